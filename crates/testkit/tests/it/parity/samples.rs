//! Something of everything for tests that try each address: an organisation with its people and papers, a
//! person's cases and mandates, and what belongs to nobody. Each room's own are in a file of their own.

mod accounts;
mod desk;
mod organisations;

use std::collections::BTreeMap;

use base::{Id, ObjectRef, OrgRole, Organisation, StaffRole};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::Value;
use store::Never;
use testkit::{Browser, TestPortal};
use uuid::Uuid;

pub(super) use self::desk::case;
use super::rows::Rows;

/// What stands for an open place of an address, by the address up to it.
type Sample = (&'static str, String);
pub(super) type Samples = BTreeMap<&'static str, String>;

/// An organisation with something of everything.
pub(super) struct Place {
    pub(super) organisation: Id<Organisation>,
    pub(super) samples: Samples,
}

/// Whose the samples of a place are.
struct Whose<'a> {
    portal: &'a TestPortal,
    rows: &'a Rows<'a>,
    organisation: Id<Organisation>,
    /// Another one, that works for it, and that its owner is asked to take over.
    other: Id<Organisation>,
    /// Who may do everything for the organisation, under its hat.
    head: &'a Browser,
    /// Who wants to act for it, or for its owner.
    asker: &'a Browser,
    /// Whose that is which belongs to a person.
    owner: &'a Browser,
    /// Whether the case is the owner's and not the organisation's.
    in_person: bool,
}

impl Whose<'_> {
    /// When what is open now ends.
    fn later(&self) -> DateTime<Utc> {
        self.portal.now() + TimeDelta::days(7)
    }

    fn sealed(&self, domain: &str, text: &str) -> Value {
        sealed(self.portal, domain, text)
    }

    /// A row of the organisation.
    async fn put(&self, table: &str, given: &[(&'static str, Value)]) -> Uuid {
        let mut row = vec![("organisation_id", self.organisation.into())];
        row.extend_from_slice(given);
        self.rows.put(table, &row).await
    }
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
    let other = portal.organisation(kind, &rows.name()).await;
    let (head, asker) = (&somebody(portal).await, &somebody(portal).await);
    let role = match kind {
        "forening" => OrgRole::AssociationManager,
        _ => OrgRole::Administrator,
    };
    portal.give_org_role(organisation, head.id(), role).await;
    portal.wear(head, Some(organisation)).await;
    let whose = &Whose {
        portal,
        rows,
        organisation,
        other,
        head,
        asker,
        owner: mine.unwrap_or(head),
        in_person: in_person && mine.is_some(),
    };
    let mut samples = Samples::new();
    samples.extend(organisations::samples(whose).await);
    samples.extend(accounts::samples(whose).await);
    samples.extend(desk::samples(whose).await);
    Place { organisation, samples }
}

pub(super) async fn somebody(portal: &TestPortal) -> Browser {
    portal.person("Kim", &format!("Ek{}", portal.random().digits(12))).await
}

/// What belongs to nobody, or to who has the link.
pub(super) async fn everybodys(portal: &TestPortal, rows: &Rows<'_>) -> Samples {
    let mut samples = Samples::from([
        ("/sprak/{lang}", "sv".to_owned()),
        ("/arende-status/{token}/filer/{file}", Uuid::nil().to_string()),
        ("/arende-status/{token}/overklaga/{decision}", Uuid::nil().to_string()),
        ("/handlaggning/hjalptexter/{kind}", "rutor".to_owned()),
        ("/handlaggning/hjalptexter/{kind}/{key}", "arenden".to_owned()),
        ("/handlaggning/formular/{owner}", format!("desk.topic:{}", desk::TOPIC)),
        ("/handlaggning/formular/{owner}/falt/{field}", "1".to_owned()),
        ("/handlaggning/villkor/{version}", "2026-11-21".to_owned()),
    ]);
    let links = [
        "/bekrafta/{token}",
        "/nytt-losenord/{token}",
        "/e-postadress/bekrafta/{token}",
        "/e-postadress/angra/{token}",
        "/inbjudan/{token}",
        "/arende-status/{token}",
    ];
    samples.extend(links.map(|path| (path, "a-link-that-nobody-has".to_owned())));
    samples.extend(news_and_letters(portal, rows).await);
    let colleague = format!("Al{}", portal.random().digits(12));
    let colleague = portal.staff("Stig", &colleague, &[StaffRole::Cashier]).await;
    let role = StaffRole::Cashier.code().to_owned();
    samples.extend([
        ("/handlaggning/behorigheter/{id}", colleague.id().to_string()),
        ("/handlaggning/behorigheter/{id}/{role}", role),
    ]);
    samples
}

async fn news_and_letters(portal: &TestPortal, rows: &Rows<'_>) -> [Sample; 4] {
    let past = Value::from(portal.now() - TimeDelta::days(1));
    let notice = [("audience", "everyone".into()), ("from_at", past)];
    let notice = rows.put("notices", &notice).await.to_string();
    let letter = [
        (
            "address_sealed",
            sealed(portal, "notify.address", "kim@exempel.example"),
        ),
        ("channel", "email".into()),
        ("state", "failed".into()),
    ];
    let letter = rows.put("notifications", &letter).await;
    let shown = rows.put("mailbox_messages", &[("html", "<p>Hej".into())]).await;
    [
        ("/nyheter/{id}", notice.clone()),
        ("/handlaggning/nyheter/{id}", notice),
        ("/handlaggning/utskick/{id}", letter.to_string()),
        ("/dev/utkorg/{id}", shown.to_string()),
    ]
}

fn sealed(portal: &TestPortal, domain: &str, text: &str) -> Value {
    let sealed = portal.store.keys().seal(portal.random(), domain, text.as_bytes());
    Value::from(sealed)
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
    let mut address = String::new();
    let mut end = 0;
    for part in path.split('/').skip(1) {
        end += 1 + part.len();
        let place = &path[..end];
        address.push('/');
        match part.starts_with('{') {
            true => address.push_str(&sample(place).unwrap_or_else(|| panic!("nothing stands for {place}"))),
            false => address.push_str(part),
        }
    }
    address
}
