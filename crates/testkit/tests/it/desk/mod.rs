//! Tests of `desk`, one file per page, and of what happens when several people write at once.

mod about;
mod apart;
mod canned;
mod contact;
mod decisions;
mod diary;
mod drafts;
mod earlier;
mod escalation;
mod fault;
mod letters;
mod life;
mod mail_in;
mod mentions;
mod merging;
mod my_case;
mod my_cases;
mod new_case;
mod now;
mod paper;
mod plans;
mod questions;
mod queue;
mod readers;
mod recusals;
mod register;
mod retention;
mod saved;
mod search;
mod several;
mod splitting;
mod staff_case;
mod statistics;
mod status;
mod teams;
mod together;
mod topics;
mod waiting;

pub(crate) use decisions::decide;
pub(crate) use merging::merge;

use base::{Id, Lang, Organisation, Person};
use chrono::TimeDelta;
use desk::model::{Channel, Customer, NewCase};
use desk::tables::{case, case_message};
use futures::future::join_all;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Actor, Never};
use testkit::{Browser, Page, Submission, TestPortal};

/// Longer than a machine takes for a form.
const A_WHILE: TimeDelta = TimeDelta::seconds(5);

/// Fills in `/kontakt` as somebody who is not logged in, and waits as long as people do.
async fn write_as_visitor(portal: &TestPortal, visitor: &mut Browser, subject: &str, email: &str) {
    visitor.open("/kontakt").await.heading("Kontakta oss");
    visitor
        .choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", subject);
    visitor
        .fill("Meddelande", "Finns det en ledig tid?")
        .fill("Namn", "Vera Besök")
        .fill("E-post", email);
    portal.advance(A_WHILE);
}

/// Sends `/kontakt`; gives the number of the case.
pub(crate) async fn contact(portal: &TestPortal, subject: &str, email: &str) -> String {
    let mut visitor = portal.visitor();
    write_as_visitor(portal, &mut visitor, subject, email).await;
    visitor.press("Skicka").await;
    reference_in(visitor.page().header("location"))
}

/// Raises a case as who is logged in, under the hat worn; gives its number.
async fn ask(browser: &mut Browser, subject: &str) -> String {
    browser.open("/arenden/ny").await.heading("Nytt ärende");
    browser
        .choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", subject);
    browser
        .fill("Meddelande", "Finns det en ledig tid?")
        .press("Skicka")
        .await;
    reference_in(browser.page().header("location"))
}

/// The number that an address holds.
#[track_caller]
fn reference_in(address: &str) -> String {
    let at = address
        .find("ARE-")
        .unwrap_or_else(|| panic!("no number in {address:?}"));
    address[at..].to_owned()
}

/// A case as its customer and as an officer see it.
fn pages(reference: &str) -> (String, String) {
    (
        format!("/arenden/{reference}"),
        format!("/handlaggning/arenden/{reference}"),
    )
}

/// An officer answers a case as it stands now.
pub(crate) async fn answer(officer: &mut Browser, reference: &str, text: &str, then: &str) {
    officer.open(&pages(reference).1).await.status(200);
    officer
        .fill("Meddelande", text)
        .tick(then)
        .press("Skicka svar")
        .await
        .leads_to(&pages(reference).1);
}

/// A case without the forms, for tests of lists.
async fn open_case(
    portal: &TestPortal,
    who: Id<Person>,
    hat: Option<Id<Organisation>>,
    topic: &str,
    subject: &str,
) -> String {
    let topics = desk::topics::of(portal).await.expect("the table is there");
    let new = NewCase {
        topic: topics.find(topic).expect("a topic").clone(),
        subject: subject.to_owned(),
        text: "Finns det en ledig tid?".to_owned(),
        answers: None,
        place: None,
        customer: Customer::Person {
            id: who,
            organisation: hat,
        },
        wants_answer: true,
        channel: Channel::Web,
        lang: Lang::Sv,
        about: None,
        follows: None,
    };
    let actor = Actor::Person {
        id: who,
        hat: hat.map(Into::into),
    };
    let new = &new;
    let opened = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(desk::open_in(portal, &tx, actor, new).await?) });
    opened.await.expect("a case can be opened").reference
}

/// All cases, by number.
async fn cases(portal: &TestPortal) -> Vec<case::Model> {
    let all = case::Entity::find().order_by_asc(case::Column::Reference);
    all.all(portal.store.db()).await.expect("the table is there")
}

/// One case.
async fn case(portal: &TestPortal, reference: &str) -> case::Model {
    let all = cases(portal).await;
    all.into_iter()
        .find(|case| case.reference == reference)
        .expect("the case is there")
}

/// The lines of a case's thread, as (number, text).
pub(crate) async fn lines(portal: &TestPortal, reference: &str) -> Vec<(i32, String)> {
    let case = case(portal, reference).await.id;
    let lines = case_message::Entity::find()
        .filter(case_message::Column::CaseId.eq(case))
        .order_by_asc(case_message::Column::Number);
    let lines = lines.all(portal.store.db()).await.expect("the table is there");
    lines.into_iter().map(|line| (line.number, line.text)).collect()
}

/// Sends forms at the same moment, each from a browser of its own; gives the answers.
pub(crate) async fn at_once(forms: impl IntoIterator<Item = (Browser, Submission)>) -> Vec<Page> {
    let send = |(mut browser, form): (Browser, Submission)| {
        tokio::spawn(async move {
            browser.submit(&form).await;
            browser.page().clone()
        })
    };
    let answers = join_all(forms.into_iter().map(send)).await;
    answers
        .into_iter()
        .map(|answer| answer.expect("a request does not panic"))
        .collect()
}

/// The subjects of all mail to an address, the oldest first.
async fn subjects(portal: &TestPortal, address: &str) -> Vec<String> {
    portal.run_jobs().await;
    portal
        .mail_to(address)
        .await
        .into_iter()
        .map(|mail| mail.subject)
        .collect()
}
