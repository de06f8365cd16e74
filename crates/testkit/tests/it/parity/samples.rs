//! Something of everything for tests that try each address: an organisation with its people and papers, a
//! person's cases and mandates, and what belongs to nobody.

use std::collections::BTreeMap;

use base::{Id, Lang, ObjectRef, OrgRole, Organisation, Person, Represented, StaffRole};
use chrono::TimeDelta;
use desk::model::{Channel, Customer, NewCase};
use organisations::tables::membership;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Value};
use store::{Actor, Never};
use testkit::{Browser, TestPortal};
use uuid::Uuid;

use super::rows::Rows;

const TOPIC: &str = "desk.topic:parkering";

/// What stands for each open place of an address, by the address up to it.
pub(super) type Samples = BTreeMap<&'static str, String>;

/// An organisation with something of everything.
pub(super) struct Place {
    pub(super) organisation: Id<Organisation>,
    pub(super) samples: Samples,
}

pub(super) async fn somebody(portal: &TestPortal) -> Browser {
    portal.person("Kim", &format!("Ek{}", portal.random().digits(12))).await
}

/// An organisation of this kind with its people, papers and a case. What belongs to a person is `mine` where
/// somebody is given, the case too when it is theirs `in_person`.
pub(super) async fn place(
    portal: &TestPortal,
    rows: &Rows<'_>,
    kind: &str,
    mine: Option<&Browser>,
    in_person: bool,
) -> Place {
    let organisation = portal.organisation(kind, &rows.name()).await;
    let offered = portal.organisation(kind, &rows.name()).await;
    let (head, asker) = (somebody(portal).await, somebody(portal).await);
    let role = if kind == "forening" {
        OrgRole::AssociationManager
    } else {
        OrgRole::Administrator
    };
    portal.give_org_role(organisation, head.id(), role).await;
    portal.wear(&head, Some(organisation)).await;
    let of = || ("organisation_id", Value::from(organisation));
    let text = |text: &str| Value::from(text);
    let document = [
        of(),
        ("kind", text("protokoll")),
        ("state", text("waiting")),
        ("version", 0.into()),
    ];
    let document = rows.put("documents", &document).await;
    let owner = mine.unwrap_or(&head);
    let recovery = [
        of(),
        ("person_id", asker.id().into()),
        ("state", text("asked")),
        ("signatory_key", text(owner.email())),
    ];
    let recovery = rows.put("recoveries", &recovery).await;
    let request = [of(), ("person_id", asker.id().into()), ("state", text("open"))];
    let request = rows.put("access_requests", &request).await;
    let later = portal.now() + TimeDelta::days(7);
    let invitation = [
        of(),
        ("roles", text("contact")),
        ("email_key", text(owner.email())),
        ("expires_at", later.into()),
    ];
    let invitation = rows.put("invitations", &invitation).await;
    let to = vec![owner.id().into(), offered.into()];
    rows.write("UPDATE organisations SET offered_to = $1 WHERE id = $2", to)
        .await;
    let seat = [of(), ("post", text("ordforande")), ("name", text("Eva Holm"))];
    let seat = rows.put("board_seats", &seat).await;
    let case = match mine {
        Some(mine) if in_person => case(portal, mine, None, "Lampa").await,
        _ => case(portal, &head, Some(organisation), "Lampa").await,
    };
    let merge = [("whom", text("person")), ("to_id", head.id().into())];
    let merge = rows.put("merges", &merge).await;
    let of_organisations = [("whom", text("organisation")), ("to_id", organisation.into())];
    let of_organisations = rows.put("merges", &of_organisations).await;
    let by = || ("made_by", Value::from(owner.id()));
    let import = rows
        .put("organisation_imports", &[by(), ("state", text("preview"))])
        .await;
    let mailing = rows.put("mailings", &[by(), ("state", text("draft"))]).await;
    let category = rows.put("organisation_categories", &[]).await;
    let sealed =
        |domain: &str, text: &str| Value::from(portal.store.keys().seal(portal.random(), domain, text.as_bytes()));
    let change = [
        of(),
        ("field", text("bankgiro")),
        ("state", text("waiting")),
        ("new_value", sealed("organisations.change", "9912346")),
    ];
    let change = rows.put("change_requests", &change).await;
    let agent = |of: Id<Organisation>| {
        [
            ("organisation_id", of.into()),
            ("from_day", portal.now().date_naive().into()),
        ]
    };
    rows.put("agents", &agent(organisation)).await;
    rows.put("agents", &agent(offered)).await;
    let assigned = |agent: Id<Organisation>, customer: Id<Organisation>| {
        [
            ("agent_id", Value::from(agent)),
            ("customer_id", customer.into()),
            ("number", sealed("organisations.number", "2120000142")),
            ("service", text("desk")),
            ("scope", text("read")),
            ("state", text("active")),
            ("until_day", later.date_naive().into()),
        ]
    };
    let to_agent = rows.put("assignments", &assigned(offered, organisation)).await;
    let to_customer = rows.put("assignments", &assigned(organisation, offered)).await;
    let mandate = [
        ("kind", text("fullmakt")),
        ("state", text("active")),
        ("from_id", owner.id().into()),
        ("to_id", asker.id().into()),
        ("services", text("desk")),
        ("valid_from", portal.now().into()),
        ("valid_until", later.into()),
    ];
    let mandate = rows.put("mandates", &mandate).await;
    let application = [
        ("kind", text("guardian")),
        ("state", text("waiting")),
        ("to_id", asker.id().into()),
        ("first_name", text("Liv")),
        ("last_name", text("Ek")),
        ("services", text("desk")),
    ];
    let application = rows.put("mandates", &application).await;
    let file = |kind: &'static str, of: Uuid| file(portal, kind, of);
    take_out(portal, rows, owner.id()).await;
    let logo = file("logo", organisation.uuid()).await.parse::<Uuid>();
    let logo = vec![organisation.into(), logo.expect("an id").into(), portal.now().into()];
    rows.write(
        "INSERT INTO logos (organisation_id, file_id, digest, width, height, changed_at) \
         VALUES ($1, $2, 'a1', 9, 9, $3)",
        logo,
    )
    .await;
    let (document_file, recovery_file) = (file("document", document).await, file("recovery", recovery).await);
    let case_file = file("case", case.0).await;
    let (change_file, application_file) = (file("change_request", change).await, file("mandate", application).await);
    rows.write("UPDATE files SET part = 1 WHERE object_id = $1", vec![case.0.into()])
        .await;
    let samples = [
        ("/foreningar/{id}", organisation.to_string()),
        ("/foreningar/{id}/logotyp/{digest}", "a1".to_owned()),
        ("/underskrift/{id}", recovery.to_string()),
        ("/behorighet/{id}", organisation.to_string()),
        ("/mitt-konto/organisationer/{id}", offered.to_string()),
        ("/mitt-konto/inbjudningar/{id}", invitation.to_string()),
        ("/mitt-konto/enheter/{device}", owner.session().to_string()),
        ("/organisation/anvandare/inbjudan/{id}", invitation.to_string()),
        (
            "/organisation/anvandare/person/{id}",
            membership(portal, head.id()).await,
        ),
        ("/organisation/anvandare/{request}", request.to_string()),
        ("/organisation/dokument/{id}", document.to_string()),
        ("/organisation/dokument/{id}/filer/{file}", document_file.clone()),
        ("/organisation/styrelse/{id}", seat.to_string()),
        ("/organisation/uppgifter/andring/{id}", change.to_string()),
        ("/organisation/agenter/{id}", to_agent.to_string()),
        ("/organisation/kunder/{id}", to_customer.to_string()),
        ("/mitt-konto/fullmakter/{id}", mandate.to_string()),
        ("/arenden/{reference}", case.1.clone()),
        ("/arenden/{reference}/filer/{file}", case_file.clone()),
        ("/handlaggning/arenden/{reference}", case.1),
        ("/handlaggning/arenden/{reference}/filer/{file}", case_file),
        ("/handlaggning/organisationer/{id}", organisation.to_string()),
        ("/handlaggning/organisationer/import/{id}", import.to_string()),
        ("/handlaggning/organisationer/utskick/{id}", mailing.to_string()),
        ("/handlaggning/organisationer/kategorier/{id}", category.to_string()),
        (
            "/handlaggning/organisationer/{id}/behorighet/{request}",
            request.to_string(),
        ),
        (
            "/handlaggning/organisationer/{id}/aterstallning/filer/{file}",
            recovery_file,
        ),
        ("/handlaggning/organisationer/dokument/{id}", document.to_string()),
        ("/handlaggning/organisationer/dokument/{id}/filer/{file}", document_file),
        ("/handlaggning/organisationer/begaran/{id}", change.to_string()),
        ("/handlaggning/organisationer/begaran/{id}/filer/{file}", change_file),
        (
            "/handlaggning/organisationer/{id}/sla-ihop/{other}",
            offered.to_string(),
        ),
        (
            "/handlaggning/organisationer/{id}/ta-isar/{merge}",
            of_organisations.to_string(),
        ),
        ("/handlaggning/stallforetradare/{id}", application.to_string()),
        ("/handlaggning/stallforetradare/{id}/filer/{file}", application_file),
        ("/handlaggning/personer/{id}", head.id().to_string()),
        ("/handlaggning/personer/{id}/sla-ihop/{other}", asker.id().to_string()),
        ("/handlaggning/personer/{id}/ta-isar/{merge}", merge.to_string()),
    ];
    let samples = samples.into_iter().collect();
    Place { organisation, samples }
}

/// Somebody has taken out everything that is held about them.
async fn take_out(portal: &TestPortal, rows: &Rows<'_>, person: Id<Person>) {
    let made = file(portal, "personal_export", person.uuid()).await;
    let file: Uuid = made.parse().expect("an id");
    let made = [
        ("person_id", person.into()),
        ("file_id", file.into()),
        ("made_at", portal.now().into()),
    ];
    rows.put("personal_exports", &made).await;
}

/// What belongs to nobody, or to who has the link.
pub(super) async fn everybodys(portal: &TestPortal, rows: &Rows<'_>) -> Samples {
    let past = Value::from(portal.now() - TimeDelta::days(1));
    let notice = rows
        .put("notices", &[("audience", "everyone".into()), ("from_at", past)])
        .await
        .to_string();
    let sealed = portal
        .store
        .keys()
        .seal(portal.random(), "notify.address", b"kim@exempel.example");
    let letter = [
        ("address_sealed", sealed.into()),
        ("channel", "email".into()),
        ("state", "failed".into()),
    ];
    let letter = rows.put("notifications", &letter).await.to_string();
    let shown = rows
        .put("mailbox_messages", &[("html", "<p>Hej".into())])
        .await
        .to_string();
    let colleague = portal
        .staff(
            "Stig",
            &format!("Al{}", portal.random().digits(12)),
            &[StaffRole::Cashier],
        )
        .await;
    let nobodys = || "a-link-that-nobody-has".to_owned();
    let samples = [
        ("/sprak/{lang}", "sv".to_owned()),
        ("/nyheter/{id}", notice.clone()),
        ("/dev/utkorg/{id}", shown),
        ("/bekrafta/{token}", nobodys()),
        ("/nytt-losenord/{token}", nobodys()),
        ("/e-postadress/bekrafta/{token}", nobodys()),
        ("/e-postadress/angra/{token}", nobodys()),
        ("/inbjudan/{token}", nobodys()),
        ("/arende-status/{token}", nobodys()),
        ("/arende-status/{token}/filer/{file}", Uuid::nil().to_string()),
        ("/handlaggning/nyheter/{id}", notice),
        ("/handlaggning/utskick/{id}", letter),
        ("/handlaggning/hjalptexter/{kind}", "rutor".to_owned()),
        ("/handlaggning/hjalptexter/{kind}/{key}", "arenden".to_owned()),
        ("/handlaggning/formular/{owner}", TOPIC.to_owned()),
        ("/handlaggning/formular/{owner}/falt/{field}", "1".to_owned()),
        ("/handlaggning/behorigheter/{id}", colleague.id().to_string()),
        (
            "/handlaggning/behorigheter/{id}/{role}",
            StaffRole::Cashier.code().to_owned(),
        ),
        ("/handlaggning/villkor/{version}", "2026-11-21".to_owned()),
    ];
    samples.into_iter().collect()
}

/// Opens a case of a customer; gives its id and its number.
pub(super) async fn case(
    portal: &TestPortal,
    of: &Browser,
    organisation: Option<Id<Organisation>>,
    subject: &str,
) -> (Uuid, String) {
    let customer = Customer::Person {
        id: of.id(),
        organisation,
    };
    let new = &NewCase {
        topic: desk::topics::find("parkering").expect("a topic of the desk"),
        subject: subject.to_owned(),
        text: "Den är trasig.".to_owned(),
        answers: None,
        place: None,
        customer,
        wants_answer: true,
        channel: Channel::Web,
        lang: Lang::Sv,
        about: None,
        follows: None,
    };
    let by = Actor::Person {
        id: of.id(),
        hat: organisation.map(Represented::Organisation),
    };
    let opened = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(desk::open_in(portal, &tx, by, new).await?) });
    let opened = opened.await.expect("a case can be opened");
    (opened.id.uuid(), opened.reference)
}

async fn membership(portal: &TestPortal, person: Id<Person>) -> String {
    let own = membership::Entity::find().filter(membership::Column::PersonId.eq(person));
    let own = own.one(portal.store.db()).await.expect("the table is there");
    own.expect("a member").id.to_string()
}

/// Hangs a file on an object; gives its id.
pub(super) async fn file(portal: &TestPortal, kind: &str, of: Uuid) -> String {
    let object = &ObjectRef {
        kind: kind.to_owned(),
        id: of,
    };
    let made = files::make(portal, "ritning.txt", "text/plain", &b"Ritning"[..]).await;
    let id = made.expect("a file can be made");
    let hung = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(files::hang(&tx, id, object).await?) });
    hung.await.expect("a file can be hung");
    id.to_string()
}

/// The address of a route, with what stands for each of its open places.
pub(super) fn filled(path: &'static str, sample: impl Fn(&str) -> Option<String>) -> String {
    let mut ends = path.match_indices('/').map(|(at, _)| at).skip(1).chain([path.len()]);
    let mut begin = 0;
    std::iter::from_fn(|| {
        let end = ends.next()?;
        let part = &path[begin..end];
        begin = end;
        Some(match part.starts_with("/{") {
            true => format!(
                "/{}",
                sample(&path[..end]).unwrap_or_else(|| panic!("nothing stands for {}", &path[..end]))
            ),
            false => part.to_owned(),
        })
    })
    .collect()
}
