//! `/arenden/ny`: a new case from who is logged in, under the hat worn; perhaps one that follows a
//! closed case.

use askama::Template;
use axum::extract::State as Get;
use files::{FilesField, PostedFiles};
use forms::Questions;
use store::Stop;
use web::{Asked, Flash, Form, Frame, Portal, Problem, SignedIn, Viewer};

use super::open_form::customer_under_hat;
use super::parsing;
use crate::acts;
use crate::guard::{reads, writes_under_hat};
use crate::model::{Case, Channel, NewCase, is_reference};
use crate::queries::{By, Opened, opened};
use crate::rules::Refusal;
use crate::topics;

#[derive(Template)]
#[template(path = "new_case.html")]
struct NewCasePage<'a> {
    f: &'a Frame,
    form: Form,
    questions: Questions,
    files: FilesField,
}

impl NewCasePage<'_> {
    fn action(&self) -> String {
        self.form.action_with_files("/arenden/ny")
    }

    fn topics(&self) -> Vec<(String, String)> {
        let choose = (String::new(), self.f.t("desk-form-choose"));
        std::iter::once(choose)
            .chain(topics::all_choices(self.f.lang()))
            .collect()
    }

    fn who(&self) -> String {
        let name = self.f.person().map_or("", |person| person.name.as_str());
        self.f.ta2("desk-form-who", "name", name, "hat", self.f.hat())
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
    } else if topics::find(asked.get("amne")).is_some() {
        form = form.fill("topic", asked.get("amne"));
    }
    draw(&f, form).await
}

/// The form for a case that follows a closed one, with what was written there; nothing is sent yet.
pub(super) async fn offer(f: &Frame, before: &Opened, text: &str) -> web::Result {
    let mut form = filled_from(Form::new(f), before).fill("text", text);
    form.mistake("text", "desk-refused-closed-new");
    draw(f, form).await
}

async fn draw(f: &Frame, mut form: Form) -> web::Result {
    let questions = parsing::questions(f, &mut form, topics::all().iter()).await?;
    let questions = questions.with_files(&form).await?;
    let status = form.status();
    let files = FilesField::new(f, &form).await?;
    let page = NewCasePage {
        f,
        form,
        questions,
        files,
    };
    web::page_with(status, &page)
}

fn filled_from(form: Form, before: &Opened) -> Form {
    let case = &before.case;
    form.fill("follows", &case.reference)
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
        return draw(&f, form).await;
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
    let questions = parsing::questions(&f, &mut form, topics::all().iter()).await?;
    let files = questions.read_files(&mut form, &sent).await?;
    let (Some(new), Some(files)) = (parse(&f, &mut form, &questions, person, follows), files) else {
        return draw(&f, form).await;
    };
    let reference = match acts::open(&portal, person.actor(), key, &new, &files).await {
        Ok(reference) => reference,
        Err(Stop::Refusal(Refusal::NotHeld)) => return Err(Problem::NotFound.into()),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&mut form, "text", refusal);
            return draw(&f, form).await;
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
    let found = opened(portal.store.db(), By::Reference(reference)).await?;
    Ok(found.filter(|before| reads(person, before)))
}

fn parse(
    f: &Frame,
    form: &mut Form,
    questions: &Questions,
    person: &SignedIn,
    follows: Option<base::Id<Case>>,
) -> Option<NewCase> {
    let customer = customer_under_hat(person);
    let topic = form.read("topic", |code| topics::find(code).ok_or("desk-topic-missing"));
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
        about: None,
        follows,
    })
}
