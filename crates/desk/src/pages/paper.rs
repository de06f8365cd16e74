//! `/arenden/{reference}/pdf`: a case on paper, the same for its customer, for whoever holds its private link and
//! for officers: what the customer can read, with whole names and times.

use axum::extract::State as Get;
use forms::AnswerList;
use serde::Serialize;
use web::{Frame, Portal, Printout, Problem};

use super::about::About;
use super::case_decisions::decisions;
use super::standing;
use super::thread::{Eyes, LetterView, answers, letters};
use crate::guard::{MyCase, QueueCase, StatusCase};
use crate::queries::{self, Opened};
use crate::tables::case;
use crate::topics::{self, Topics};

const TEMPLATE: &str = include_str!("../../papers/case.typ");

#[derive(Serialize)]
struct CasePaper {
    /// Names and values.
    facts: Vec<(String, String)>,
    /// What the topic's form asked, and the answers.
    answers: Vec<(String, String)>,
    letters: Vec<Letter>,
    /// The heading above the letters, and the word before names of files.
    thread: String,
    files: String,
}

#[derive(Serialize)]
struct Letter {
    is_event: bool,
    who: String,
    when: String,
    tags: Vec<String>,
    text: String,
    /// "karta.pdf (1,4 MB)".
    files: Vec<String>,
}

/// GET `/arenden/{reference}/pdf`
pub(crate) async fn mine(Get(portal): Get<Portal>, f: Frame, case: MyCase) -> web::Result {
    give(&portal, &f, &case.opened, None).await
}

/// GET `/arende-status/{token}/pdf`
pub(crate) async fn of_link(Get(portal): Get<Portal>, f: Frame, case: StatusCase) -> web::Result {
    give(&portal, &f, &case.opened, Some(&case.own)).await
}

/// GET `/handlaggning/arenden/{reference}/pdf`
pub(crate) async fn of_staff(Get(portal): Get<Portal>, f: Frame, case: QueueCase) -> web::Result {
    if case.conflict.is_some() {
        return Err(Problem::NotFound.into());
    }
    give(&portal, &f, &case.opened, None).await
}

/// The paper; `link` is the case whose private link it was had by.
async fn give(portal: &Portal, f: &Frame, opened: &Opened, link: Option<&case::Model>) -> web::Result {
    let lines = queries::thread(portal.store.db(), opened.case.id, false).await?;
    let eyes = Eyes::Paper {
        by_link: link.is_some(),
    };
    let mut letters = letters(portal, f, opened, lines, eyes, "").await?;
    decisions(f, opened, &mut letters).await?;
    let content = CasePaper {
        facts: facts(
            f,
            (opened, link),
            &*topics::of(portal).await?,
            About::of(f, opened).await?,
        ),
        answers: answers(f, opened, "")
            .await?
            .iter()
            .flat_map(AnswerList::in_words)
            .collect(),
        letters: letters.into_iter().map(|letter| on_paper(f, letter)).collect(),
        thread: f.t("desk-paper-thread"),
        files: f.t("desk-paper-files"),
    };
    let printout = Printout {
        template: TEMPLATE,
        title: &opened.case.subject,
        reference: &opened.case.reference,
        content: &content,
    };
    web::paper(f, &printout).await
}

fn on_paper(f: &Frame, letter: LetterView) -> Letter {
    Letter {
        is_event: letter.is_event,
        who: letter.who,
        when: f.date_time(&letter.at),
        tags: letter.tags,
        text: letter.text,
        files: letter.files.in_words(),
    }
}

fn facts(
    f: &Frame,
    (opened, link): (&Opened, Option<&case::Model>),
    topics: &Topics,
    about: Option<About>,
) -> Vec<(String, String)> {
    let case = &opened.case;
    let state = opened.facts().state_at(f.now());
    let officer = match opened.officer() {
        Some(name) => name,
        None if case.officer_id.is_some() => f.owner().name.clone(),
        None => f.t("desk-fact-no-officer"),
    };
    let customer = opened
        .told_customer(link)
        .filter(|_| link.is_some() || !opened.is_protected());
    let facts = [
        ("desk-fact-reference", Some(case.reference.clone())),
        ("desk-fact-state", Some(standing::customer_word(f, state))),
        ("desk-fact-topic", Some(topics.name(&case.topic, f.lang()))),
        ("desk-fact-about", about.map(|about| about.told.title)),
        ("desk-fact-place", case.place.clone()),
        ("desk-fact-created", Some(f.date_time(&case.created_at))),
        ("desk-fact-officer", Some(officer)),
        (
            "desk-fact-organisation",
            opened.told_organisation(link).map(str::to_owned),
        ),
        ("desk-fact-customer", customer),
        ("desk-fact-follows", opened.names.follows.clone()),
    ];
    let told = facts.into_iter().filter_map(|(key, value)| Some((f.t(key), value?)));
    told.collect()
}
