//! What an officer can do with the forms of a case's page: which form it is, what is read from it, and
//! which act does it.

use files::PostedFiles;
use http::StatusCode;
use store::Stop;
use web::{Flash, Form, Frame, Portal};

use crate::acts::{self, Answer, NewNote, Officer, To};
use crate::model::limit;
use crate::pages::{parsing, staff_merge};
use crate::queries::Opened;
use crate::rules::{Refusal, Then};
use crate::topics;

/// The forms on the page.
pub(super) struct Forms {
    pub(super) answer: Form,
    pub(super) note: Form,
    pub(super) take: Form,
    pub(super) assign: Form,
    pub(super) topic: Form,
    pub(super) link: Form,
    pub(super) unlink: Form,
    pub(super) wait: Form,
    pub(super) resume: Form,
    pub(super) close: Form,
    pub(super) recuse: Form,
    pub(super) lift: Form,
}

impl Forms {
    pub(super) fn new(f: &Frame, opened: &Opened) -> Forms {
        Forms {
            answer: Form::new(f).fill("then", "keep_open"),
            note: Form::new(f),
            take: Form::new(f),
            assign: Form::new(f),
            topic: Form::new(f).fill("topic", &opened.case.topic),
            link: Form::new(f),
            unlink: Form::new(f),
            wait: Form::new(f),
            resume: Form::new(f),
            close: Form::new(f),
            recuse: Form::new(f),
            lift: Form::new(f),
        }
    }

    /// Puts a form that was sent in the place of its empty one.
    pub(super) fn with(mut self, deed: Deed, form: Form) -> Forms {
        let place = match deed {
            Deed::Answer | Deed::Fetch => &mut self.answer,
            Deed::Note => &mut self.note,
            Deed::Take => &mut self.take,
            Deed::Assign => &mut self.assign,
            Deed::Topic => &mut self.topic,
            Deed::Link => &mut self.link,
            Deed::Unlink => &mut self.unlink,
            Deed::Wait => &mut self.wait,
            Deed::Resume => &mut self.resume,
            Deed::Close => &mut self.close,
            Deed::Recuse => &mut self.recuse,
            Deed::Lift => &mut self.lift,
        };
        *place = form;
        self
    }

    pub(super) fn all(&self) -> [&Form; 12] {
        [
            &self.answer,
            &self.note,
            &self.take,
            &self.assign,
            &self.topic,
            &self.link,
            &self.unlink,
            &self.wait,
            &self.resume,
            &self.close,
            &self.recuse,
            &self.lift,
        ]
    }

    pub(super) fn status(&self) -> StatusCode {
        Form::status_of(self.all())
    }
}

/// What an officer does with a form of this page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    Answer,
    /// Fetches a canned answer into the text; nothing is sent.
    Fetch,
    Note,
    Take,
    Assign,
    Topic,
    /// Links the case to another.
    Link,
    /// Takes a link away.
    Unlink,
    Wait,
    Resume,
    Close,
    /// Declares a conflict of interest.
    Recuse,
    /// Finds that a colleague has none.
    Lift,
}

impl Deed {
    pub(super) fn of(act: &str) -> Deed {
        match act {
            "fetch" => Deed::Fetch,
            "note" => Deed::Note,
            "take" => Deed::Take,
            "assign" => Deed::Assign,
            "topic" => Deed::Topic,
            "link" => Deed::Link,
            "unlink" => Deed::Unlink,
            "wait" => Deed::Wait,
            "resume" => Deed::Resume,
            "close" => Deed::Close,
            "recuse" => Deed::Recuse,
            "lift" => Deed::Lift,
            _ => Deed::Answer,
        }
    }

    /// Whether words are written, which are never thrown away.
    pub(super) fn writes(self) -> bool {
        matches!(self, Deed::Answer | Deed::Fetch | Deed::Note)
    }

    /// Whether it goes by what the thread said, so that what came meanwhile is shown.
    pub(super) fn goes_by_thread(self) -> bool {
        self.writes() || matches!(self, Deed::Wait | Deed::Close)
    }

    /// Where a refusal is told.
    pub(super) fn field(self) -> &'static str {
        match self {
            Deed::Answer | Deed::Take | Deed::Resume => "text",
            Deed::Fetch => "canned",
            Deed::Note => "note",
            Deed::Assign => "officer",
            Deed::Topic => "topic",
            Deed::Link | Deed::Unlink => "other",
            Deed::Wait => "for_whom",
            Deed::Close => "reason",
            Deed::Recuse => "why",
            Deed::Lift => "person",
        }
    }

    pub(super) fn thanks(self, f: &Frame) -> Flash {
        Flash::good(f.t(match self {
            Deed::Answer | Deed::Fetch => "desk-staff-answered",
            Deed::Note => "desk-staff-noted",
            Deed::Take => "desk-staff-taken",
            Deed::Assign => "desk-staff-assigned",
            Deed::Topic => "desk-staff-topic-changed",
            Deed::Link => "desk-staff-linked",
            Deed::Unlink => "desk-staff-unlinked",
            Deed::Wait => "desk-staff-waits",
            Deed::Resume => "desk-staff-resumed",
            Deed::Close => "desk-staff-closed",
            Deed::Recuse => "desk-staff-recused",
            Deed::Lift => "desk-staff-recusal-lifted",
        }))
    }
}

/// Where a deed led; `None` when the form says what is wrong.
pub(super) type Done = Result<Option<String>, Stop<Refusal>>;

/// An officer with a case and what was sent about it.
pub(super) struct Work<'a> {
    pub(super) portal: &'a Portal,
    pub(super) f: &'a Frame,
    pub(super) officer: Officer<'a>,
    pub(super) opened: &'a Opened,
    pub(super) sent: &'a PostedFiles,
    /// The last line that stood on the page.
    pub(super) seen: i32,
}

impl Work<'_> {
    /// Reads the form and does it.
    pub(super) async fn perform(&self, deed: Deed, form: &mut Form) -> Done {
        let (portal, officer, key) = (self.portal, self.officer, self.sent.posted.claim());
        let case = self.opened.case.id;
        match deed {
            Deed::Fetch => Ok(None),
            Deed::Answer => self.answer(form).await,
            Deed::Note => self.note(form).await,
            Deed::Take => acts::assign(portal, officer, key, case, To::Officer(officer.id), None)
                .await
                .map(Some),
            Deed::Assign => self.assign(form).await,
            Deed::Topic => {
                let topics = topics::of(portal).await?;
                let topic = form.read("topic", |code| topics.choose(code).ok_or("desk-topic-missing"));
                let Some(topic) = topic else { return Ok(None) };
                acts::change_topic(portal, officer, key, case, &topic).await.map(Some)
            }
            Deed::Link | Deed::Unlink => self.link(form, deed == Deed::Link).await,
            Deed::Wait => {
                let Some(text) = parsing::optional_text(form, "for_whom", limit::TEXT) else {
                    return Ok(None);
                };
                let waited = acts::wait_for_others(portal, officer, key, (case, self.seen), text.as_deref());
                waited.await.map(Some)
            }
            Deed::Resume => acts::resume(portal, officer, key, case).await.map(Some),
            Deed::Close => {
                let Some(text) = parsing::optional_text(form, "reason", limit::TEXT) else {
                    return Ok(None);
                };
                let closed = acts::close(portal, officer, key, (case, self.seen), text.as_deref());
                closed.await.map(Some)
            }
            Deed::Recuse => {
                let Some(why) = parsing::optional_text(form, "why", limit::TEXT) else {
                    return Ok(None);
                };
                acts::recuse(portal, officer, key, case, why.as_deref()).await.map(Some)
            }
            Deed::Lift => {
                let of = form.read("person", |id| id.parse().map_err(|_| "desk-refused-not-an-officer"));
                let Some(of) = of else { return Ok(None) };
                acts::lift_recusal(portal, officer, key, case, of).await.map(Some)
            }
        }
    }

    async fn answer(&self, form: &mut Form) -> Done {
        let text = parsing::text(form);
        let then = form.read("then", |code| Then::from_code(code).ok_or("desk-then-missing"));
        let files = files::read(self.f, form, self.sent);
        let (Some(text), Some(then), Some(files)) = (text, then, files) else {
            return Ok(None);
        };
        let answer = Answer {
            case: self.opened.case.id,
            text: &text,
            then,
            seen: self.seen,
            files: &files,
        };
        let key = self.sent.posted.claim();
        acts::answer(self.portal, self.officer, key, &answer).await.map(Some)
    }

    async fn note(&self, form: &mut Form) -> Done {
        let text = form.read_text("note", limit::TEXT, "desk-note-missing");
        let colleague = form.read_optional("mention", |id| id.parse().map_err(|_| "desk-refused-not-an-officer"));
        let (Some(text), Some(colleague)) = (text, colleague) else {
            return Ok(None);
        };
        let note = NewNote {
            case: self.opened.case.id,
            text: &text,
            colleague,
        };
        let key = self.sent.posted.claim();
        acts::note(self.portal, self.officer, key, &note).await.map(Some)
    }

    async fn link(&self, form: &mut Form, is_linked: bool) -> Done {
        let Some(other) = staff_merge::other(self.portal, self.officer, form, "other", self.opened).await? else {
            return Ok(None);
        };
        let (key, both) = (self.sent.posted.claim(), (self.opened.case.id, other.case.id));
        acts::link(self.portal, self.officer, key, both, is_linked)
            .await
            .map(Some)
    }

    async fn assign(&self, form: &mut Form) -> Done {
        let to = parsing::taker(form);
        let note = parsing::optional_text(form, "handover", limit::TEXT);
        let (Some(to), Some(note)) = (to, note) else {
            return Ok(None);
        };
        let (key, case) = (self.sent.posted.claim(), self.opened.case.id);
        let given = acts::assign(self.portal, self.officer, key, case, to, note.as_deref());
        given.await.map(Some)
    }
}
