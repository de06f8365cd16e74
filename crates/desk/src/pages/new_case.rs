//! `/arenden/ny`: a new case from who is logged in, under the hat worn; perhaps one that follows a
//! closed case.

use std::sync::Arc;

use askama::Template;
use axum::extract::State as Get;
use base::{Id, ObjectRef};
use files::{FilesField, PostedFiles};
use forms::Questions;
use store::Stop;
use web::{Asked, Flash, Form, Frame, Portal, Problem, SignedIn, Viewer};

use super::about::{self, About};
use super::open_form::customer_under_hat;
use super::{drafts, parsing, sharing};
use crate::acts::{self, Beside};
use crate::draft::Draft;
use crate::guard::{reads, writes_under_hat};
use crate::model::{Case, CaseDraft, Channel, NewCase, is_reference};
use crate::queries::{self, By, Opened, opened};
use crate::rules::Refusal;
use crate::topics::{self, Choices, Topics};

#[derive(Template)]
#[template(path = "new_case.html")]
struct NewCasePage<'a> {
    f: &'a Frame,
    form: Form,
    questions: Questions,
    files: FilesField,
    topics: Arc<Topics>,
    /// Those it can be shared with, with nothing chosen first.
    organisations: Vec<(String, String)>,
    about: Option<About>,
}

impl NewCasePage<'_> {
    fn action(&self) -> String {
        self.form.action_with_files("/arenden/ny")
    }

    fn topics(&self) -> Choices {
        let choose = self.f.t("desk-form-choose");
        self.topics.choices(choose, self.topics.choosable(), self.f.lang())
    }

    fn who(&self) -> String {
        let name = self.f.person().map_or("", |person| person.name.as_str());
        self.f.ta2("desk-form-who", "name", name, "hat", self.f.hat())
    }

    /// Whether something is typed about who else reads it.
    fn is_shared(&self) -> bool {
        !self.form.value("share_email").is_empty() || !self.form.value("share_organisation").is_empty()
    }

    /// Number of the case that this one follows.
    fn follows(&self) -> &str {
        self.form.value("follows")
    }
}

/// GET `/arenden/ny`
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    writes_under_hat(&viewer)?;
    let asked = Asked::of(&f);
    let mut form = Form::new(&f);
    if let Some(before) = followed(&portal, viewer.signed_in()?, asked.get("foljer")).await? {
        form = filled_from(form, &before);
    } else if topics::of(&portal).await?.choose(asked.get("amne")).is_some() {
        form = form.fill("topic", asked.get("amne"));
    }
    if let Ok(id) = asked.get("utkast").parse() {
        form = resume(&portal, viewer.signed_in()?, id, form).await?;
    }
    form = form.fill(about::NAMED, asked.get(about::NAMED));
    draw(&f, viewer.signed_in()?, form).await
}

/// The form as the person left it.
async fn resume(portal: &Portal, person: &SignedIn, id: Id<CaseDraft>, form: Form) -> Result<Form, web::Error> {
    let row = queries::draft(portal.store.db(), person.id, id).await?;
    let row = row.filter(|row| row.case_id.is_none()).ok_or(Problem::NotFound)?;
    let draft = Draft::open(portal.store.keys(), &row)?;
    let form = form.fill("draft", row.id.to_string());
    let mut form = draft.fill(form.fill(about::NAMED, draft.about().unwrap_or_default()));
    if let Some(before) = followed(portal, person, draft.follows().unwrap_or_default()).await? {
        form = form.fill("follows", before.case.reference);
    }
    Ok(form)
}

/// The form for a case that follows a closed one, with what was written there; nothing is sent yet.
pub(super) async fn offer(f: &Frame, me: &SignedIn, before: &Opened, sent: &Form) -> web::Result {
    let mut form = parsing::carry_on(filled_from(Form::new(f), before), sent);
    form.mistake("text", "desk-refused-closed-new");
    draw(f, me, form).await
}

async fn draw(f: &Frame, me: &SignedIn, mut form: Form) -> web::Result {
    let topics = topics::of(&f.portal).await?;
    let questions = parsing::questions(f, &mut form, topics.choosable()).await?;
    let questions = questions.with_files(&form).await?;
    let status = form.status();
    let files = FilesField::new(f, &form).await?;
    let about = About::find(f, form.value(about::NAMED)).await?;
    let new_draft = Id::<CaseDraft>::new(f.now(), f.portal.random());
    let form = form.fill("draft", new_draft.to_string());
    let page = NewCasePage {
        f,
        form,
        questions,
        files,
        topics,
        organisations: sharing::organisations(f, me, None),
        about,
    };
    web::page_with(status, &page)
}

fn filled_from(form: Form, before: &Opened) -> Form {
    let case = &before.case;
    let about = case.about().map(|about| about.to_string()).unwrap_or_default();
    form.fill("follows", &case.reference)
        .fill(about::NAMED, about)
        .fill("topic", &case.topic)
        .fill("subject", &case.subject)
}

/// POST `/arenden/ny`
pub(crate) async fn send(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, sent: PostedFiles) -> web::Result {
    writes_under_hat(&viewer)?;
    let posted = &sent.posted;
    let key = posted.claim();
    let person = viewer.signed_in()?;
    let mut form = Form::posted(&f, posted);
    if posted.has(forms::SHOW) {
        return draw(&f, person, form).await;
    }
    if posted.get("act") == "draft" {
        let id = drafts::id_in(posted).ok_or(Problem::BadRequest)?;
        if let Some(told) = drafts::keep(&portal, &f, person, posted, (id, None)).await? {
            return Ok(web::see_other(&f, "/arenden", Some(told)));
        }
        form.mistake("text", "desk-draft-not-kept");
        return draw(&f, person, form).await;
    }
    let follows = match posted.get("follows") {
        "" => None,
        reference => Some(
            followed(&portal, person, reference)
                .await?
                .ok_or(Problem::NotFound)?
                .case
                .id,
        ),
    };
    let about = match posted.get(about::NAMED) {
        "" => None,
        named => Some(About::find(&f, named).await?.ok_or(Problem::NotFound)?.object),
    };
    let topics = topics::of(&portal).await?;
    let questions = parsing::questions(&f, &mut form, topics.choosable()).await?;
    let files = questions.read_files(&mut form, &sent).await?;
    let with = sharing::read(&mut form, person);
    let new = parse(&f, &mut form, (&topics, &questions), person, (about, follows));
    let (Some(new), Some(files), Some(with)) = (new, files, with) else {
        return draw(&f, person, form).await;
    };
    let beside = Beside {
        with,
        draft: drafts::id_in(posted),
    };
    let reference = match acts::open_beside(&portal, person.actor(), key, (&new, &files), &beside).await {
        Ok(reference) => reference,
        Err(Stop::Refusal(Refusal::NotHeld)) => return Err(Problem::NotFound.into()),
        Err(Stop::Refusal(refusal)) => {
            if !sharing::refused(&mut form, refusal) {
                parsing::refused(&mut form, "text", refusal);
            }
            return draw(&f, person, form).await;
        }
        Err(Stop::Fault(e)) => return Err(e.into()),
    };
    let thanks = Flash::good(f.ta("desk-new-thanks", "reference", &reference));
    Ok(web::see_other(&f, &format!("/arenden/{reference}"), Some(thanks)))
}

/// The case that a new one follows, when the person may read it.
async fn followed(portal: &Portal, person: &SignedIn, reference: &str) -> anyhow::Result<Option<Opened>> {
    if !is_reference(reference) {
        return Ok(None);
    }
    let db = portal.store.db();
    let Some(before) = opened(db, By::Reference(reference)).await? else {
        return Ok(None);
    };
    Ok(reads(db, person, &before.case).await?.then_some(before))
}

fn parse(
    f: &Frame,
    form: &mut Form,
    (topics, questions): (&Topics, &Questions),
    person: &SignedIn,
    (about, follows): (Option<ObjectRef>, Option<Id<Case>>),
) -> Option<NewCase> {
    let customer = customer_under_hat(person);
    let topic = form.read("topic", |code| topics.choose(code).ok_or("desk-topic-missing"));
    let answers = questions.read(form);
    let (subject, text) = (parsing::subject(form), parsing::text(form));
    Some(NewCase {
        topic: topic?,
        subject: subject?,
        text: text?,
        answers: answers?,
        place: None,
        customer: customer?,
        wants_answer: true,
        channel: Channel::Web,
        lang: f.lang(),
        about,
        follows,
    })
}
