//! `/handlaggning/arenden/{reference}`: one case as an officer works with it. Every form has a key of
//! its own, and what was written while others wrote is kept and told.

use askama::Template;
use axum::extract::{Path, State as Get};
use base::{Id, ObjectRef};
use files::{File, FilesField, PostedFiles};
use forms::AnswerList;
use http::StatusCode;
use store::Stop;
use web::{Asked, Flash, Form, Frame, Portal, Problem, SignedIn, Viewer};

use super::parsing;
use super::standing::{self, Standing};
use super::thread::{Eyes, LetterView, answers, letters};
use crate::OFFICERS;
use crate::acts::{self, Answer, Officer};
use crate::contact;
use crate::guard::QueueCase;
use crate::model::{CASE, State, limit};
use crate::queries::{self, Opened};
use crate::rules::{Refusal, Then};
use crate::topics;

#[derive(Template)]
#[template(path = "staff_case.html")]
struct StaffCasePage<'a> {
    f: &'a Frame,
    opened: &'a Opened,
    letters: Vec<LetterView>,
    answers: AnswerList,
    standing: Standing,
    forms: Forms,
    files: FilesField,
    colleagues: Vec<(String, String)>,
    email: Option<String>,
    phone: Option<String>,
    /// The last line of the thread, so that an answer knows what was not seen.
    seen: i32,
    state: State,
    is_mine: bool,
}

impl StaffCasePage<'_> {
    fn action(&self) -> String {
        path(self.opened)
    }

    fn topic(&self) -> String {
        topics::name(&self.opened.case.topic, self.f.lang())
    }

    fn topics(&self) -> Vec<(String, String)> {
        topics::all_choices(self.f.lang())
    }

    fn is_closed(&self) -> bool {
        self.state == State::Closed
    }

    /// Also when a colleague closed the case meanwhile: what was written is not lost.
    fn shows_answer(&self) -> bool {
        !self.is_closed() || self.forms.answer.has_mistakes() || self.forms.note.has_mistakes()
    }

    /// What an officer should know before writing to a customer who gets no mail.
    fn reach(&self) -> Option<String> {
        let case = &self.opened.case;
        if !case.wants_answer {
            Some(self.f.t("desk-staff-no-answer-wanted"))
        } else if case.person_id.is_none() && self.email.is_none() {
            Some(self.f.t("desk-staff-no-address"))
        } else {
            None
        }
    }

    fn customer(&self) -> String {
        if self.opened.is_protected() {
            return self.f.t("desk-customer-protected");
        }
        self.opened
            .customer()
            .unwrap_or_else(|| self.f.t("desk-customer-unnamed"))
    }

    fn officer(&self) -> String {
        match (self.opened.case.officer_id, self.opened.officer()) {
            (None, _) => self.f.t("desk-fact-no-officer"),
            (Some(_), name) => name.unwrap_or_else(|| self.f.t("desk-officer-protected")),
        }
    }

    fn channel(&self) -> String {
        self.f.t(&format!("desk-channel-{}", self.opened.case.channel.code()))
    }

    /// What can follow an answer.
    fn thens(&self) -> Vec<(String, String)> {
        let choice = |code: &str| (code.to_owned(), self.f.t(&format!("desk-then-{code}")));
        let all = [choice("wait"), choice("keep_open"), choice("solve")];
        let skip_solve = self.state == State::Solved;
        all.into_iter()
            .filter(|(code, _)| !(skip_solve && code == "solve"))
            .collect()
    }

    fn title_prefix(&self) -> String {
        self.forms
            .all()
            .into_iter()
            .map(Form::title_prefix)
            .find(|prefix| !prefix.is_empty())
            .unwrap_or_default()
    }
}

/// The forms on the page.
struct Forms {
    answer: Form,
    note: Form,
    take: Form,
    assign: Form,
    topic: Form,
    close: Form,
}

impl Forms {
    fn new(f: &Frame, opened: &Opened) -> Forms {
        Forms {
            answer: Form::new(f).fill("then", "keep_open"),
            note: Form::new(f),
            take: Form::new(f),
            assign: Form::new(f),
            topic: Form::new(f).fill("topic", &opened.case.topic),
            close: Form::new(f),
        }
    }

    fn all(&self) -> [&Form; 6] {
        [
            &self.answer,
            &self.note,
            &self.take,
            &self.assign,
            &self.topic,
            &self.close,
        ]
    }

    fn status(&self) -> StatusCode {
        Form::status_of(self.all())
    }
}

#[derive(Template)]
#[template(path = "own_matter.html")]
struct OwnMatterPage<'a> {
    f: &'a Frame,
    reference: &'a str,
}

/// GET `/handlaggning/arenden/{reference}`
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, case: QueueCase) -> web::Result {
    if case.is_own_matter {
        return own_matter(&f, &case.opened);
    }
    let forms = Forms::new(&f, &case.opened);
    draw(&portal, &f, viewer.signed_in()?, &case.opened, forms).await
}

fn own_matter(f: &Frame, opened: &Opened) -> web::Result {
    web::page_with(
        StatusCode::FORBIDDEN,
        &OwnMatterPage {
            f,
            reference: &opened.case.reference,
        },
    )
}

async fn draw(portal: &Portal, f: &Frame, me: &SignedIn, opened: &Opened, forms: Forms) -> web::Result {
    let (db, keys, case) = (portal.store.db(), portal.store.keys(), &opened.case);
    let lines = queries::thread(db, case.id, true).await?;
    let seen = lines.last().map_or(0, |line| line.number);
    let eyes = Eyes::Staff {
        me: me.id,
        since: Asked::of(f).get("sedan").parse().ok(),
    };
    // Whoever has protected identity is reached by the answer here alone.
    let (email, phone) = if opened.is_protected() {
        (None, None)
    } else {
        (contact::email(keys, case)?, contact::phone(keys, case)?)
    };
    let page = StaffCasePage {
        f,
        opened,
        letters: letters(portal, f, opened, lines, eyes, &path(opened)).await?,
        answers: answers(f, opened, &path(opened)).await?,
        files: FilesField::new(f, &forms.answer).await?,
        standing: standing::for_staff(f, opened),
        colleagues: colleagues(portal, f, me).await?,
        email: email.map(|email| email.as_str().to_owned()),
        phone,
        seen,
        state: opened.facts().state_at(f.now()),
        is_mine: case.officer_id == Some(me.id),
        forms,
    };
    web::page_with(page.forms.status(), &page)
}

/// Colleagues to choose from, by name. Who has protected identity is not among them, and takes cases alone.
async fn colleagues(portal: &Portal, f: &Frame, me: &SignedIn) -> anyhow::Result<Vec<(String, String)>> {
    let mut ids = accounts::queries::staff_with(portal.store.db(), OFFICERS).await?;
    ids.retain(|id| *id != me.id);
    let names = accounts::queries::open_names(portal.store.db(), &ids).await?;
    let mut colleagues: Vec<_> = names.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    colleagues.sort_by(|(_, a), (_, b)| a.cmp(b));
    colleagues.insert(0, (String::new(), f.t("desk-form-choose")));
    Ok(colleagues)
}

/// POST `/handlaggning/arenden/{reference}`
pub(crate) async fn send(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    case: QueueCase,
    sent: PostedFiles,
) -> web::Result {
    if case.is_own_matter {
        return own_matter(&f, &case.opened);
    }
    let me = viewer.signed_in()?;
    let posted = &sent.posted;
    let mut form = Form::posted(&f, posted);
    let deed = Deed::of(posted.get("act"));
    let done = deed
        .perform(&portal, &f, Officer::of(me), &case.opened, &sent, &mut form)
        .await;
    match done {
        Ok(Some(led)) => Ok(web::see_other(&f, &led, Some(deed.thanks(&f, &led)))),
        Ok(None) => {
            let forms = deed.place(Forms::new(&f, &case.opened), form);
            draw(&portal, &f, me, &case.opened, forms).await
        }
        Err(Stop::Refusal(Refusal::OwnMatter)) if deed != Deed::Assign => own_matter(&f, &case.opened),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&mut form, deed.field(), refusal);
            let forms = deed.place(Forms::new(&f, &case.opened), form);
            draw(&portal, &f, me, &case.opened, forms).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// GET `/handlaggning/arenden/{reference}/filer/{file}`
pub(crate) async fn file(
    Get(portal): Get<Portal>,
    case: QueueCase,
    Path((_, file)): Path<(String, Id<File>)>,
) -> web::Result {
    if case.is_own_matter {
        return Err(Problem::NotFound.into());
    }
    let object = ObjectRef::new(CASE, case.opened.case.id);
    let found = files::find(portal.store.db(), file, &object).await?;
    found.ok_or(Problem::NotFound)?.serve(&portal).await
}

fn path(opened: &Opened) -> String {
    format!("/handlaggning/arenden/{}", opened.case.reference)
}

/// What an officer does with a form of this page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    Answer,
    Note,
    Take,
    Assign,
    Topic,
    Close,
}

impl Deed {
    fn of(act: &str) -> Deed {
        match act {
            "note" => Deed::Note,
            "take" => Deed::Take,
            "assign" => Deed::Assign,
            "topic" => Deed::Topic,
            "close" => Deed::Close,
            _ => Deed::Answer,
        }
    }

    /// Where a refusal is told.
    fn field(self) -> &'static str {
        match self {
            Deed::Answer | Deed::Take => "text",
            Deed::Note => "note",
            Deed::Assign => "officer",
            Deed::Topic => "topic",
            Deed::Close => "reason",
        }
    }

    fn place(self, mut forms: Forms, form: Form) -> Forms {
        match self {
            Deed::Answer => forms.answer = form,
            Deed::Note => forms.note = form,
            Deed::Take => forms.take = form,
            Deed::Assign => forms.assign = form,
            Deed::Topic => forms.topic = form,
            Deed::Close => forms.close = form,
        }
        forms
    }

    fn thanks(self, f: &Frame, led: &str) -> Flash {
        match self {
            Deed::Answer if led.contains("?sedan=") => Flash::note(f.t("desk-staff-meanwhile")),
            Deed::Answer => Flash::good(f.t("desk-staff-answered")),
            Deed::Note => Flash::good(f.t("desk-staff-noted")),
            Deed::Take => Flash::good(f.t("desk-staff-taken")),
            Deed::Assign => Flash::good(f.t("desk-staff-assigned")),
            Deed::Topic => Flash::good(f.t("desk-staff-topic-changed")),
            Deed::Close => Flash::good(f.t("desk-staff-closed")),
        }
    }

    /// Reads the form and does it; `None` when the form says what is wrong.
    async fn perform(
        self,
        portal: &Portal,
        f: &Frame,
        officer: Officer<'_>,
        opened: &Opened,
        sent: &PostedFiles,
        form: &mut Form,
    ) -> Result<Option<String>, Stop<Refusal>> {
        let case = opened.case.id;
        let (posted, key) = (&sent.posted, sent.posted.claim());
        let led = match self {
            Deed::Take => acts::assign(portal, officer, key, case, officer.id).await?,
            Deed::Answer => {
                let text = parsing::text(form);
                let then = form.read("then", |code| Then::from_code(code).ok_or("desk-then-missing"));
                let files = files::read(f, form, sent);
                let (Some(text), Some(then), Some(files)) = (text, then, files) else {
                    return Ok(None);
                };
                let seen = posted.get("_seen").parse().unwrap_or(0);
                acts::answer(
                    portal,
                    officer,
                    key,
                    &Answer {
                        case,
                        text: &text,
                        then,
                        seen,
                        files: &files,
                    },
                )
                .await?
            }
            Deed::Note => {
                let Some(text) = form.read_text("note", limit::TEXT, "desk-note-missing") else {
                    return Ok(None);
                };
                acts::note(portal, officer, key, case, &text).await?
            }
            Deed::Assign => {
                let to = form.read("officer", |id| id.parse().map_err(|_| "desk-officer-missing"));
                let Some(to) = to else { return Ok(None) };
                acts::assign(portal, officer, key, case, to).await?
            }
            Deed::Topic => {
                let topic = form.read("topic", |code| topics::find(code).ok_or("desk-topic-missing"));
                let Some(topic) = topic else { return Ok(None) };
                acts::change_topic(portal, officer, key, case, topic).await?
            }
            Deed::Close => {
                let Some(text) = parsing::optional_text(form, "reason", limit::TEXT) else {
                    return Ok(None);
                };
                acts::close(portal, officer, key, case, text.as_deref()).await?
            }
        };
        Ok(Some(led))
    }
}
