//! A case with a file.

use base::{Id, Lang, Organisation, Represented};
use desk::model::{Channel, Customer, NewCase};
use store::{Actor, Never};
use testkit::{Browser, TestPortal};
use uuid::Uuid;

use super::{Sample, Whose, file};

/// What the case is about; its form asks something of its own.
pub(super) const TOPIC: &str = "parkering";

pub(super) async fn samples(whose: &Whose<'_>) -> [Sample; 16] {
    let &Whose {
        portal, head, owner, ..
    } = whose;
    let (id, reference) = match whose.in_person {
        true => case(portal, owner, None, "Lampa").await,
        false => case(portal, head, Some(whose.organisation), "Lampa").await,
    };
    let file = file(portal, "case", id).await;
    // The first line of the thread.
    let first = "UPDATE files SET part = 1 WHERE object_id = $1";
    whose.rows.write(first, vec![id.into()]).await;
    let canned = whose.rows.put("canned_answers", &[]).await;
    let team = whose.rows.put("teams", &[]).await;
    let saved = [
        ("person_id", owner.id().into()),
        ("filter", "urval=mina&sok=lampa".into()),
    ];
    let saved = whose.rows.put("saved_selections", &saved).await;
    let mail = whose.rows.put("incoming_mails", &[("state", "held".into())]).await;
    let attached = super::file(portal, "incoming_mail", mail).await;
    whose.rows.write(first, vec![mail.into()]).await;
    let content = br#"{"hat":null,"follows":null,"fields":[]}"#;
    let content = portal.store.keys().seal(portal.random(), "desk.draft", content);
    let by = if whose.in_person { owner.id() } else { head.id() };
    let draft = [("person_id", by.into()), ("content", content.into())];
    let draft = whose.rows.put("case_drafts", &draft).await.to_string();
    let kind = [("remedy", "ordinary".into())];
    let kind = whose.rows.put("decision_types", &kind).await;
    let decided = [
        ("case_id", id.into()),
        ("number", 1.into()),
        ("type_id", kind.into()),
        ("outcome", "denied".into()),
        ("remedy", "ordinary".into()),
        ("decided_by", by.into()),
    ];
    let decision = whose.rows.put("case_decisions", &decided).await.to_string();
    [
        ("/handlaggning/standardsvar/{answer}", canned.to_string()),
        ("/arenden/utkast/{draft}", draft),
        ("/handlaggning/arenden/amnen/{topic}", TOPIC.to_owned()),
        ("/handlaggning/arenden/team/{team}", team.to_string()),
        ("/handlaggning/arenden/urval/{saved}", saved.to_string()),
        ("/handlaggning/inkommet/{mail}", mail.to_string()),
        ("/handlaggning/inkommet/{mail}/filer/{file}", attached),
        ("/handlaggning/beslutstyper/{type}", kind.to_string()),
        ("/arenden/{reference}/overklaga/{decision}", decision.clone()),
        ("/handlaggning/arenden/{reference}/beslut/{decision}", decision),
        ("/api/v1/arenden/{reference}", reference.clone()),
        ("/api/v1/arenden/{reference}/filer/{file}", file.clone()),
        ("/arenden/{reference}", reference.clone()),
        ("/arenden/{reference}/filer/{file}", file.clone()),
        ("/handlaggning/arenden/{reference}", reference),
        ("/handlaggning/arenden/{reference}/filer/{file}", file),
    ]
}

/// Opens a case of a customer; gives its id and its number.
pub(in super::super) async fn case(
    portal: &TestPortal,
    of: &Browser,
    organisation: Option<Id<Organisation>>,
    subject: &str,
) -> (Uuid, String) {
    let customer = Customer::Person {
        id: of.id(),
        organisation,
    };
    let topics = desk::topics::of(portal).await.expect("the table is there");
    let new = &NewCase {
        topic: topics.find(TOPIC).expect("a topic of the desk").clone(),
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
