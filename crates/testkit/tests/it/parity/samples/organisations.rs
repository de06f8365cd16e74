//! An organisation: its logo and board, its people and who wants to be one, its papers, its agent and its
//! customer; and what staff have about it.

use base::{Id, Organisation, Person};
use organisations::tables::membership;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Value};
use testkit::TestPortal;
use uuid::Uuid;

use super::{Sample, Whose, file};

pub(super) async fn samples(whose: &Whose<'_>) -> Vec<Sample> {
    let mut samples = Vec::new();
    samples.extend(itself(whose).await);
    samples.extend(people(whose).await);
    samples.extend(recovery(whose).await);
    samples.extend(papers(whose).await);
    samples.extend(agents(whose).await);
    samples.extend(as_staff_have_it(whose).await);
    samples
}

async fn itself(whose: &Whose<'_>) -> [Sample; 6] {
    let &Whose {
        portal,
        rows,
        organisation,
        ..
    } = whose;
    let logo: Uuid = file(portal, "logo", organisation.uuid()).await.parse().expect("an id");
    let logo = vec![organisation.into(), logo.into(), portal.now().into()];
    rows.write(
        "INSERT INTO logos (organisation_id, file_id, digest, width, height, changed_at) \
         VALUES ($1, $2, 'a1', 9, 9, $3)",
        logo,
    )
    .await;
    let seat = [("post", "ordforande".into()), ("name", "Eva Holm".into())];
    let seat = whose.put("board_seats", &seat).await;
    let key = whose.put("api_keys", &[("name", "Ärendesystemet".into())]).await;
    let webhook = [("secret", whose.sealed("organisations.webhook_secret", "hemlig"))];
    let webhook = whose.put("webhooks", &webhook).await;
    [
        ("/foreningar/{id}", organisation.to_string()),
        ("/foreningar/{id}/logotyp/{digest}", "a1".to_owned()),
        ("/behorighet/{id}", organisation.to_string()),
        ("/organisation/styrelse/{id}", seat.to_string()),
        ("/organisation/api/nycklar/{id}", key.to_string()),
        ("/organisation/api/webhookar/{id}", webhook.to_string()),
    ]
}

/// Somebody who has a role, somebody invited, somebody who asks, and an owner who is offered another.
async fn people(whose: &Whose<'_>) -> [Sample; 6] {
    let &Whose {
        portal, rows, owner, ..
    } = whose;
    let invitation = [
        ("roles", "contact".into()),
        ("email_key", owner.email().into()),
        ("expires_at", whose.later().into()),
    ];
    let invitation = whose.put("invitations", &invitation).await.to_string();
    let request = [("person_id", whose.asker.id().into()), ("state", "open".into())];
    let request = whose.put("access_requests", &request).await.to_string();
    let offered = "UPDATE organisations SET offered_to = $1 WHERE id = $2";
    rows.write(offered, vec![owner.id().into(), whose.other.into()]).await;
    [
        ("/mitt-konto/organisationer/{id}", whose.other.to_string()),
        ("/mitt-konto/inbjudningar/{id}", invitation.clone()),
        ("/organisation/anvandare/inbjudan/{id}", invitation),
        (
            "/organisation/anvandare/person/{id}",
            membership(portal, whose.head.id()).await,
        ),
        ("/organisation/anvandare/{request}", request.clone()),
        ("/handlaggning/organisationer/{id}/behorighet/{request}", request),
    ]
}

async fn membership(portal: &TestPortal, person: Id<Person>) -> String {
    let own = membership::Entity::find().filter(membership::Column::PersonId.eq(person));
    let own = own.one(portal.store.db()).await.expect("the table is there");
    own.expect("a member").id.to_string()
}

/// Somebody asks to be its manager; the owner is who signs for it.
async fn recovery(whose: &Whose<'_>) -> [Sample; 2] {
    let recovery = [
        ("person_id", whose.asker.id().into()),
        ("state", "asked".into()),
        ("signatory_key", whose.owner.email().into()),
    ];
    let recovery = whose.put("recoveries", &recovery).await;
    [
        ("/underskrift/{id}", recovery.to_string()),
        (
            "/handlaggning/organisationer/{id}/aterstallning/filer/{file}",
            file(whose.portal, "recovery", recovery).await,
        ),
    ]
}

/// A paper of the year, and a change that staff must look at, each with a file.
async fn papers(whose: &Whose<'_>) -> [Sample; 7] {
    let portal = whose.portal;
    let document = [
        ("kind", "protokoll".into()),
        ("state", "waiting".into()),
        ("version", 0.into()),
    ];
    let document = whose.put("documents", &document).await;
    let change = [
        ("field", "bankgiro".into()),
        ("state", "waiting".into()),
        ("new_value", whose.sealed("organisations.change", "9912346")),
    ];
    let change = whose.put("change_requests", &change).await;
    let of_document = file(portal, "document", document).await;
    let of_change = file(portal, "change_request", change).await;
    let (document, change) = (document.to_string(), change.to_string());
    [
        ("/organisation/dokument/{id}", document.clone()),
        ("/organisation/dokument/{id}/filer/{file}", of_document.clone()),
        ("/organisation/uppgifter/andring/{id}", change.clone()),
        ("/handlaggning/organisationer/dokument/{id}", document),
        ("/handlaggning/organisationer/dokument/{id}/filer/{file}", of_document),
        ("/handlaggning/organisationer/begaran/{id}", change),
        ("/handlaggning/organisationer/begaran/{id}/filer/{file}", of_change),
    ]
}

/// The other organisation is its agent, and its customer.
async fn agents(whose: &Whose<'_>) -> [Sample; 2] {
    let &Whose {
        portal,
        rows,
        organisation,
        other,
        ..
    } = whose;
    for agent in [organisation, other] {
        let since = portal.now().date_naive();
        let agent = [("organisation_id", agent.into()), ("from_day", since.into())];
        rows.put("agents", &agent).await;
    }
    let assigned = |agent: Id<Organisation>, customer: Id<Organisation>| {
        [
            ("agent_id", Value::from(agent)),
            ("customer_id", customer.into()),
            ("number", whose.sealed("organisations.number", "2120000142")),
            ("service", "desk".into()),
            ("scope", "read".into()),
            ("state", "active".into()),
            ("until_day", whose.later().date_naive().into()),
        ]
    };
    let to_agent = rows.put("assignments", &assigned(other, organisation)).await;
    let of_customer = rows.put("assignments", &assigned(organisation, other)).await;
    [
        ("/organisation/agenter/{id}", to_agent.to_string()),
        ("/organisation/kunder/{id}", of_customer.to_string()),
    ]
}

async fn as_staff_have_it(whose: &Whose<'_>) -> [Sample; 6] {
    let &Whose { rows, organisation, .. } = whose;
    let merge = [("whom", "organisation".into()), ("to_id", organisation.into())];
    let merge = rows.put("merges", &merge).await;
    let by_owner = |state: &str| [("made_by", whose.owner.id().into()), ("state", state.into())];
    let import = rows.put("organisation_imports", &by_owner("preview")).await;
    let mailing = rows.put("mailings", &by_owner("draft")).await;
    let category = rows.put("organisation_categories", &[]).await;
    [
        ("/handlaggning/organisationer/{id}", organisation.to_string()),
        ("/handlaggning/organisationer/import/{id}", import.to_string()),
        ("/handlaggning/organisationer/utskick/{id}", mailing.to_string()),
        ("/handlaggning/organisationer/kategorier/{id}", category.to_string()),
        (
            "/handlaggning/organisationer/{id}/sla-ihop/{other}",
            whose.other.to_string(),
        ),
        ("/handlaggning/organisationer/{id}/ta-isar/{merge}", merge.to_string()),
    ]
}
