//! `/arenden/{reference}`: one case as its customer reads it, as letters, with the word on whose turn
//! it is and the form to answer.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State as Get};
use axum::response::Response;
use base::{Id, Person};
use files::{File, FilesField, PostedFiles};
use forms::AnswerList;
use organisations::queries::Assigned;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::about::About;
use super::case_decisions::{DecisionView, decisions};
use super::rating::{self as ratings, RatingView};
use super::sharing::{ReaderView, readers};
use super::standing::{self, Standing};
use super::thread::{Eyes, LetterView, answers, letters, reread};
use super::{drafts, new_case, parsing, thread};
use crate::acts::{self, Word, Writer};
use crate::decision::{Pending, may_ask, settle_by};
use crate::draft::Draft;
use crate::guard::{MyCase, StatusCase};
use crate::model::{CaseDraft, State, limit};
use crate::queries::{self, Line, Opened};
use crate::rules::{Refusal, Wish, reopens};
use crate::tables::case;
use crate::topics::{self, Topics};

/// The page of a case, for its customer or for whoever holds its private link.
#[derive(Template)]
#[template(path = "case.html")]
pub(super) struct CasePage<'a> {
    f: &'a Frame,
    form: Form,
    opened: &'a Opened,
    letters: Vec<LetterView>,
    decisions: Vec<DecisionView>,
    /// Whether the reader is a party, who appeals and asks for decisions.
    is_party: bool,
    /// Asks that the matter be decided, when it may be asked.
    settle: Option<Form>,
    /// "Senast …", when it was asked.
    settle_by: Option<String>,
    answers: Vec<AnswerList>,
    standing: Standing,
    files: FilesField,
    about: Option<About>,
    /// The address of the page.
    address: String,
    /// The address that the form is sent to.
    action: String,
    /// Where it is had on paper.
    paper: String,
    /// The case that the private link is of, when this is that.
    link: Option<&'a case::Model>,
    /// Through which agent it is read.
    agency: Option<&'a Assigned>,
    /// Whether the reader is the customer, and not a colleague.
    is_customer: bool,
    /// How it went, when it has ended.
    rating: Option<RatingView>,
    /// Whether it is closed and can be taken up again.
    reopens: bool,
    /// Who else reads it, for those who decide that.
    readers: Option<Vec<ReaderView>>,
    /// The draft that the form holds: its id, and when it was saved.
    draft: Option<(Id<CaseDraft>, Option<String>)>,
    /// Whether it is another's, who shares it with the reader.
    is_shared: bool,
    state: State,
    topics: Arc<Topics>,
}

impl CasePage<'_> {
    /// "Fel: " when either form says what is wrong.
    fn title_prefix(&self) -> String {
        match &self.rating {
            Some(rating) if rating.form.has_mistakes() => rating.form.title_prefix(),
            _ => self.form.title_prefix(),
        }
    }

    fn topic(&self) -> String {
        self.topics.name(&self.opened.case.topic, self.f.lang())
    }

    /// Where other cases are listed: not for whoever holds the private link.
    fn list(&self) -> Option<&'static str> {
        self.link.is_none().then_some("/arenden")
    }

    /// Who raised the case; a colleague is not told who has protected identity.
    fn customer(&self) -> Option<String> {
        let told = self.opened.told_customer(self.link);
        told.filter(|_| self.is_customer || self.link.is_some() || !self.opened.is_protected())
    }

    fn organisation(&self) -> Option<&str> {
        self.opened.told_organisation(self.link)
    }

    /// Only its own people take a closed case further.
    fn is_followed(&self) -> bool {
        self.is_closed() && self.agency.is_none()
    }

    fn is_closed(&self) -> bool {
        self.state == State::Closed
    }

    /// The form to answer in; none for who only reads. What an agent wrote while the case was closed stays there.
    fn answer(&self) -> Option<AnswerForm> {
        let may_write = self.agency.is_none_or(|agency| agency.acts);
        let is_kept = self.form.has_mistakes();
        let key = match self.state {
            State::Closed if self.is_followed() && self.reopens => "reopen",
            State::Closed if self.is_followed() || !is_kept => return None,
            _ if !may_write => return None,
            State::Solved => "solved",
            _ => "answer",
        };
        Some(AnswerForm::new(self.f, key))
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

    /// Where a case that follows this one begins.
    fn follow_href(&self) -> String {
        if self.link.is_some() {
            format!("{}/nytt", self.address)
        } else {
            format!("/arenden/ny?foljer={}", self.opened.case.reference)
        }
    }
}

/// The form to answer in, in words.
struct AnswerForm {
    title: String,
    label: String,
    hint: String,
    /// What can be done with it, the first thing first.
    acts: Vec<(&'static str, String)>,
}

impl AnswerForm {
    /// `key` is "answer", "solved" or "reopen".
    fn new(f: &Frame, key: &str) -> AnswerForm {
        let (label, hint, acts): (_, _, &[_]) = match key {
            "reopen" => ("desk-case-remains", None, &[("not_solved", "desk-case-reopen")]),
            "solved" => (
                "desk-case-remains",
                Some("desk-case-remains-hint"),
                &[("solved", "desk-case-solved"), ("not_solved", "desk-case-not-solved")],
            ),
            _ => (
                "desk-case-text",
                None,
                &[("reply", "desk-case-send"), ("solved", "desk-case-solved")],
            ),
        };
        AnswerForm {
            title: f.t(&format!("desk-case-{key}-title")),
            label: f.t(label),
            hint: hint.map(|key| f.t(key)).unwrap_or_default(),
            acts: acts.iter().map(|(act, key)| (*act, f.t(key))).collect(),
        }
    }
}

/// Who reads the page, and as what.
#[derive(Clone, Copy)]
pub(super) struct Seat<'a> {
    eyes: Eyes,
    agency: Option<&'a Assigned>,
    writer: Writer,
    /// The case that the private link is of.
    link: Option<&'a case::Model>,
}

impl Seat<'_> {
    /// Of whoever holds the private link.
    pub(super) fn visitor(case: &StatusCase) -> Seat<'_> {
        Seat {
            eyes: Eyes::Visitor,
            agency: None,
            writer: Writer::Visitor(case.own.id),
            link: Some(&case.own),
        }
    }

    fn of(me: Id<Person>, case: &MyCase) -> Seat<'_> {
        Seat {
            eyes: Eyes::Customer(me),
            agency: case.agency.as_ref(),
            writer: case.writer,
            link: None,
        }
    }
}

/// The forms of the page.
pub(super) struct Forms {
    answer: Form,
    rating: Form,
}

impl Forms {
    /// As they are when somebody comes.
    pub(super) fn new(f: &Frame) -> Forms {
        Forms::answer(f, Form::new(f))
    }

    /// With what was typed as an answer.
    pub(super) fn answer(f: &Frame, answer: Form) -> Forms {
        let rating = Form::new(f);
        Forms { answer, rating }
    }

    /// With what was typed as a rating.
    pub(super) fn rating(f: &Frame, rating: Form) -> Forms {
        let answer = Form::new(f);
        Forms { answer, rating }
    }
}

/// Whether somebody who writes to a closed case may take it up again instead.
pub(crate) fn reopens_now(f: &Frame, opened: &Opened) -> bool {
    let within = f.portal.config.cases.reopen_within();
    reopens(opened.facts(), opened.case.closed_at, within, f.now())
}

fn may_settle(f: &Frame, opened: &Opened, lines: &[Line]) -> bool {
    let first = lines.iter().map(|line| line.at).min();
    let pending = Pending {
        state: opened.facts().state_at(f.now()),
        began_at: first.unwrap_or(opened.case.created_at),
        asked_at: opened.case.settle_asked_at,
    };
    may_ask(pending, f.now())
}

/// By when an open case is decided that a party asked about.
pub(super) fn asked_to_settle(f: &Frame, opened: &Opened) -> Option<String> {
    let asked = opened.case.settle_asked_at?;
    let is_open = opened.facts().state_at(f.now()).is_open();
    is_open.then(|| super::decision::day(f, settle_by(asked)))
}

/// The page of a case.
pub(super) async fn draw(
    portal: &Portal,
    f: &Frame,
    forms: Forms,
    opened: &Opened,
    seat: Seat<'_>,
    action: String,
) -> web::Result {
    let Seat {
        eyes,
        agency,
        writer,
        link,
    } = seat;
    let Forms { answer: form, rating } = forms;
    let status = Form::status_of([&form, &rating]);
    let rating = ratings::rating(f, opened, writer, rating).await?;
    let (form, draft) = resume(portal, f, eyes, opened, form).await?;
    let lines = queries::thread(portal.store.db(), opened.case.id, false).await?;
    let topics = topics::of(portal).await?;
    let may_settle = may_settle(f, opened, &lines);
    let mut letters = letters(portal, f, opened, lines, eyes, &action).await?;
    let is_party = matches!(writer, Writer::Person(..) | Writer::Visitor(_));
    let page = CasePage {
        f,
        decisions: decisions(f, opened, &mut letters).await?,
        letters,
        is_party,
        settle: (is_party && may_settle).then(|| Form::new(f)),
        settle_by: asked_to_settle(f, opened),
        files: FilesField::new(f, &form).await?,
        about: About::of(f, opened).await?,
        opened,
        answers: answers(f, opened, &action).await?,
        standing: standing::for_customer(f, opened, &topics),
        paper: format!("{action}/pdf"),
        action: form.action_with_files(&action),
        address: action,
        form,
        agency,
        link,
        readers: match writer {
            Writer::Person(..) => Some(readers(f, opened).await?),
            Writer::Reader(..) | Writer::Agent(..) | Writer::Program(..) | Writer::Visitor(_) => None,
        },
        is_shared: matches!(writer, Writer::Reader(..)),
        rating,
        reopens: reopens_now(f, opened),
        draft,
        is_customer: matches!(eyes, Eyes::Customer(me) if opened.case.person_id == Some(me)),
        state: opened.facts().state_at(f.now()),
        topics,
    };
    web::page_with(status, &page)
}

/// The form with the answer that the person has begun; visitors have no drafts.
async fn resume(
    portal: &Portal,
    f: &Frame,
    eyes: Eyes,
    opened: &Opened,
    form: Form,
) -> anyhow::Result<(Form, Option<(Id<CaseDraft>, Option<String>)>)> {
    let Eyes::Customer(me) = eyes else {
        return Ok((form, None));
    };
    let Some(row) = queries::draft_in(portal.store.db(), me, opened.case.id).await? else {
        return Ok((form, Some((Id::new(f.now(), portal.random()), None))));
    };
    let draft = Draft::open(portal.store.keys(), &row)?;
    let told = drafts::told(f, &row);
    Ok((draft.fill(form), Some((row.id, Some(told)))))
}

/// GET `/arenden/{reference}`
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, case: MyCase) -> web::Result {
    if case.was_merged {
        return Ok(web::see_other(&f, &path(&case.opened), None));
    }
    let seat = Seat::of(viewer.signed_in()?.id, &case);
    draw(&portal, &f, Forms::new(&f), &case.opened, seat, path(&case.opened)).await
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
    let seat = Seat::of(viewer.signed_in()?.id, &case);
    // Who may only read is told as if nobody took the form.
    if !case.may_write() {
        return Err(Problem::NotFound.into());
    }
    let sent = &posted.posted;
    if sent.get("act") == "draft" {
        let id = drafts::id_in(sent).ok_or(Problem::BadRequest)?;
        let place = (id, Some(case.opened.case.id));
        if let Some(told) = drafts::keep(&portal, &f, viewer.signed_in()?, sent, place).await? {
            return Ok(web::see_other(&f, &action, Some(told)));
        }
        let mut form = Form::posted(&f, sent);
        form.mistake("text", "desk-draft-not-kept");
        return draw(&portal, &f, Forms::answer(&f, form), &case.opened, seat, action).await;
    }
    match take(&portal, &f, &case.opened, case.writer, &posted, &action).await? {
        Taken::Done(response) => Ok(response),
        Taken::Over(mut form) => {
            let opened = &reread(&portal, &case.opened).await?;
            if case.agency.is_none() && !reopens_now(&f, opened) {
                return new_case::offer(&f, viewer.signed_in()?, opened, &form).await;
            }
            form.mistake("text", closed_key(&f, opened));
            draw(&portal, &f, Forms::answer(&f, form), opened, seat, action).await
        }
        Taken::Wrong(form) => draw(&portal, &f, Forms::answer(&f, form), &case.opened, seat, action).await,
        Taken::WrongRating(form) => draw(&portal, &f, Forms::rating(&f, form), &case.opened, seat, action).await,
    }
}

/// What is told of an answer to a closed case.
pub(super) fn closed_key(f: &Frame, opened: &Opened) -> &'static str {
    match reopens_now(f, opened) {
        true => "desk-refused-closed-reopen",
        false => "desk-refused-closed",
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
    /// The form of the rating says what is wrong.
    WrongRating(Form),
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
    if posted.get("act") == "rate" {
        return ratings::take(portal, f, opened, writer, posted, page).await;
    }
    let key = posted.claim();
    let mut form = Form::posted(f, posted);
    if posted.get("act") == "settle" {
        let words = f.t("desk-settle-words");
        let asked = acts::ask_to_settle(portal, key, (opened.case.id, writer), &words, page).await;
        return taken(f, form, asked, "desk-settle-thanks");
    }
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
    let replied = acts::reply(portal, key, &word, page).await;
    taken(f, form, replied, thanks)
}

fn taken(
    f: &Frame,
    mut form: Form,
    done: Result<String, Stop<Refusal>>,
    thanks: &'static str,
) -> Result<Taken, web::Error> {
    match done {
        Ok(led) => Ok(Taken::Done(web::see_other(f, &led, Some(Flash::good(f.t(thanks)))))),
        Err(Stop::Refusal(Refusal::Closed)) => Ok(Taken::Over(form)),
        Err(Stop::Refusal(Refusal::NotAssigned | Refusal::NotHeld | Refusal::NotShared)) => {
            Err(Problem::NotFound.into())
        }
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
pub(crate) async fn give(portal: &Portal, opened: &Opened, file: Id<File>) -> web::Result {
    let db = portal.store.db();
    let found = thread::file(portal, opened, file).await?.ok_or(Problem::NotFound)?;
    let lines = queries::thread(db, opened.case.id, false).await?;
    if !lines.iter().any(|line| line.number == found.part()) {
        return Err(Problem::NotFound.into());
    }
    found.serve(portal).await
}

fn path(opened: &Opened) -> String {
    format!("/arenden/{}", opened.case.reference)
}
