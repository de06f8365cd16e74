//! `/arenden/{reference}`: one case as its customer reads it, as letters, with the word on whose turn
//! it is and the form to answer.

use askama::Template;
use axum::extract::{Path, State as Get};
use axum::response::Response;
use base::{Id, ObjectRef};
use files::{File, FilesField, PostedFiles};
use forms::AnswerList;
use organisations::queries::Assigned;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::standing::{self, Standing};
use super::thread::{Eyes, LetterView, answers, letters};
use super::{new_case, parsing};
use crate::acts::{self, Word, Writer};
use crate::guard::MyCase;
use crate::model::{CASE, State, limit};
use crate::queries::{self, Opened};
use crate::rules::{Refusal, Wish};
use crate::topics;

/// The page of a case, for its customer or for whoever holds its private link.
#[derive(Template)]
#[template(path = "case.html")]
pub(super) struct CasePage<'a> {
    f: &'a Frame,
    form: Form,
    opened: &'a Opened,
    letters: Vec<LetterView>,
    answers: AnswerList,
    standing: Standing,
    files: FilesField,
    /// The address that the form is sent to.
    action: String,
    /// Whether this is the private link.
    is_private_link: bool,
    /// Through which agent it is read.
    agency: Option<&'a Assigned>,
    /// Whether the reader is the customer, and not a colleague.
    is_customer: bool,
    state: State,
}

impl CasePage<'_> {
    fn topic(&self) -> String {
        topics::name(&self.opened.case.topic, self.f.lang())
    }

    /// Who raised the case; a colleague is not told who has protected identity, and whoever holds the
    /// private link only what was typed in the form.
    fn customer(&self) -> Option<String> {
        if self.is_private_link {
            return self.opened.case.contact_name.clone();
        }
        self.opened
            .customer()
            .filter(|_| self.is_customer || !self.opened.is_protected())
    }

    /// Only its own people take a closed case further.
    fn is_followed(&self) -> bool {
        self.is_closed() && self.agency.is_none()
    }

    fn is_closed(&self) -> bool {
        self.state == State::Closed
    }

    fn is_read_only(&self) -> bool {
        self.is_closed() || self.agency.is_some_and(|agency| !agency.acts)
    }

    /// "Agenten X för Y", and what it may do.
    fn agent(&self, agency: &Assigned) -> (String, String) {
        let (agent, customer) = (&agency.agent_name, &agency.customer_name);
        let who = self
            .f
            .ta2("desk-thread-agent-unnamed", "agent", agent, "customer", customer);
        let may = if agency.acts {
            "desk-case-agent-acts"
        } else {
            "desk-case-agent-reads"
        };
        (who, self.f.t(may))
    }

    fn is_solved(&self) -> bool {
        self.state == State::Solved
    }

    /// Where a case that follows this one begins.
    fn follow_href(&self) -> String {
        if self.is_private_link {
            format!("/kontakt?amne={}", self.opened.case.topic)
        } else {
            format!("/arenden/ny?foljer={}", self.opened.case.reference)
        }
    }
}

/// The page of a case.
pub(super) async fn draw(
    portal: &Portal,
    f: &Frame,
    form: Form,
    opened: &Opened,
    (eyes, agency): (Eyes, Option<&Assigned>),
    action: String,
) -> web::Result {
    let lines = queries::thread(portal.store.db(), opened.case.id, false).await?;
    let status = form.status();
    let page = CasePage {
        f,
        files: FilesField::new(f, &form).await?,
        opened,
        letters: letters(portal, f, opened, lines, eyes, &action).await?,
        answers: answers(f, opened, &action).await?,
        standing: standing::for_customer(f, opened),
        action: form.action_with_files(&action),
        form,
        agency,
        is_private_link: matches!(eyes, Eyes::Visitor),
        is_customer: matches!(eyes, Eyes::Customer(me) if opened.case.person_id == Some(me)),
        state: opened.facts().state_at(f.now()),
    };
    web::page_with(status, &page)
}

/// GET `/arenden/{reference}`
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, case: MyCase) -> web::Result {
    let eyes = Eyes::Customer(viewer.signed_in()?.id);
    let action = path(&case.opened);
    let eyes = (eyes, case.agency.as_ref());
    draw(&portal, &f, Form::new(&f), &case.opened, eyes, action).await
}

/// POST `/arenden/{reference}`
pub(crate) async fn send(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    case: MyCase,
    posted: PostedFiles,
) -> web::Result {
    let action = path(&case.opened);
    // Who may only read is told as if nobody took the form.
    if case.agency.as_ref().is_some_and(|agency| !agency.acts) {
        return Err(Problem::NotFound.into());
    }
    match take(&portal, &f, &case.opened, case.writer, &posted, &action).await? {
        Taken::Done(response) => Ok(response),
        Taken::Over(mut form) if case.agency.is_some() => {
            form.mistake("text", "desk-refused-closed");
            let eyes = (Eyes::Customer(viewer.signed_in()?.id), case.agency.as_ref());
            draw(&portal, &f, form, &case.opened, eyes, action).await
        }
        Taken::Over(form) => new_case::offer(&f, &case.opened, form.value("text")).await,
        Taken::Wrong(form) => {
            draw(
                &portal,
                &f,
                form,
                &case.opened,
                (Eyes::Customer(viewer.signed_in()?.id), case.agency.as_ref()),
                action,
            )
            .await
        }
    }
}

/// What became of a form that a customer sent.
pub(super) enum Taken {
    /// It is in the thread.
    Done(Response),
    /// The case is closed; what was written is kept for a new one.
    Over(Form),
    /// The form says what is wrong.
    Wrong(Form),
}

/// Takes a customer's form: an answer, "Löst, tack" or "Inte löst".
pub(super) async fn take(
    portal: &Portal,
    f: &Frame,
    opened: &Opened,
    writer: Writer,
    sent: &PostedFiles,
    page: &str,
) -> Result<Taken, web::Error> {
    let posted = &sent.posted;
    let key = posted.claim();
    let mut form = Form::posted(f, posted);
    let (wish, thanks) = wish(posted);
    let files = files::read(f, &mut form, sent);
    let text = match wish {
        Wish::Solved => parsing::optional_text(&mut form, "text", limit::TEXT),
        _ => parsing::text(&mut form).map(Some),
    };
    let (Some(text), Some(files)) = (text, files) else {
        return Ok(Taken::Wrong(form));
    };
    let word = Word {
        case: opened.case.id,
        writer,
        wish,
        text: text.as_deref(),
        files: &files,
    };
    match acts::reply(portal, key, &word, page).await {
        Ok(led) => Ok(Taken::Done(web::see_other(f, &led, Some(Flash::good(f.t(thanks)))))),
        Err(Stop::Refusal(Refusal::Closed)) => Ok(Taken::Over(form)),
        Err(Stop::Refusal(Refusal::NotAssigned)) => Err(Problem::NotFound.into()),
        Err(Stop::Refusal(Refusal::NotHeld)) => Err(Problem::NotFound.into()),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&mut form, "text", refusal);
            Ok(Taken::Wrong(form))
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn wish(posted: &Posted) -> (Wish, &'static str) {
    match posted.get("act") {
        "solved" => (Wish::Solved, "desk-case-thanks-solved"),
        "not_solved" => (Wish::NotSolved, "desk-case-thanks-not-solved"),
        _ => (Wish::Reply, "desk-case-thanks-reply"),
    }
}

/// GET `/arenden/{reference}/filer/{file}`
pub(crate) async fn file(
    Get(portal): Get<Portal>,
    case: MyCase,
    Path((_, file)): Path<(String, Id<File>)>,
) -> web::Result {
    give(&portal, &case.opened, file).await
}

/// A file of the case that its customer may have: one of those on lines that the customer can read.
pub(super) async fn give(portal: &Portal, opened: &Opened, file: Id<File>) -> web::Result {
    let db = portal.store.db();
    let found = files::find(db, file, &ObjectRef::new(CASE, opened.case.id)).await?;
    let found = found.ok_or(Problem::NotFound)?;
    let lines = queries::thread(db, opened.case.id, false).await?;
    if !lines.iter().any(|line| line.number == found.part()) {
        return Err(Problem::NotFound.into());
    }
    found.serve(portal).await
}

fn path(opened: &Opened) -> String {
    format!("/arenden/{}", opened.case.reference)
}
