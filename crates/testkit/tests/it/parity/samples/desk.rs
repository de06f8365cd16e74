//! A case with a file.

use base::{Id, Lang, Organisation, Represented};
use desk::model::{Channel, Customer, NewCase};
use store::{Actor, Never};
use testkit::{Browser, TestPortal};
use uuid::Uuid;

use super::{Sample, Whose, file};

/// What the case is about; its form asks something of its own.
pub(super) const TOPIC: &str = "parkering";

pub(super) async fn samples(whose: &Whose<'_>) -> [Sample; 4] {
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
    [
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
    let new = &NewCase {
        topic: desk::topics::find(TOPIC).expect("a topic of the desk"),
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
