//! `/handlaggning/arenden/nytt`: staff write down a call, a letter or a visit, for a person with an
//! account or for anybody else (law.md, Paper and phone).

use accounts::tables::person::{self, PersonState};
use std::sync::Arc;

use askama::Template;
use axum::extract::State as Get;
use base::Lang;
use files::{FilesField, PostedFiles};
use forms::Questions;
use store::{Actor, Stop};
use web::{Asked, Flash, Form, Frame, Portal, Posted, Viewer};

use super::about::{self, About};
use super::parsing;
use crate::acts;
use crate::model::{Channel, Contact, Customer, NewCase, limit};
use crate::topics::{self, Choices, Topics};

#[derive(Template)]
#[template(path = "register.html")]
struct RegisterPage<'a> {
    f: &'a Frame,
    form: Form,
    questions: Questions,
    files: FilesField,
    topics: Arc<Topics>,
    about: Option<About>,
}

impl RegisterPage<'_> {
    fn topics(&self) -> Choices {
        let choose = self.f.t("desk-form-choose");
        self.topics.choices(choose, self.topics.choosable(), self.f.lang())
    }

    fn channels(&self) -> Vec<(String, String)> {
        let name = |channel: Channel| self.f.t(&format!("desk-channel-{}", channel.code()));
        Channel::BY_STAFF
            .into_iter()
            .map(|channel| (channel.code().to_owned(), name(channel)))
            .collect()
    }
}

/// GET `/handlaggning/arenden/nytt`
pub(crate) async fn show(f: Frame) -> web::Result {
    let form = Form::new(&f)
        .fill(about::NAMED, Asked::of(&f).get(about::NAMED))
        .fill("channel", Channel::Phone.code())
        .fill("wants_answer", "1");
    draw(&f, form).await
}

/// POST `/handlaggning/arenden/nytt`
pub(crate) async fn send(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, sent: PostedFiles) -> web::Result {
    let posted = &sent.posted;
    let key = posted.claim();
    let me = viewer.signed_in()?.id;
    let mut form = Form::posted(&f, posted);
    if posted.has(forms::SHOW) {
        return draw(&f, form).await;
    }
    let account = match posted.get("account") {
        "" => None,
        typed => {
            let found = accounts::queries::find_by_login(portal.store.db(), typed).await?;
            let found = found.filter(|person| person.state != PersonState::Closed);
            match &found {
                None => form.mistake("account", "desk-register-account-unknown"),
                Some(person) if person.id == me => form.mistake("account", "desk-refused-own-matter"),
                Some(_) => {}
            }
            found
        }
    };
    let topics = topics::of(&portal).await?;
    let questions = parsing::questions(&f, &mut form, topics.choosable()).await?;
    let files = questions.read_files(&mut form, &sent).await?;
    let about = About::find(&f, posted.get(about::NAMED))
        .await?
        .map(|about| about.object);
    let new = parse(&mut form, posted, (&topics, &questions), account.as_ref());
    let new = new.map(|new| NewCase { about, ..new });
    let (Some(new), Some(files), false) = (new, files, form.has_mistakes()) else {
        return draw(&f, form).await;
    };
    let reference = match acts::open(&portal, Actor::Staff(me), key, &new, &files).await {
        Ok(reference) => reference,
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&mut form, "text", refusal);
            return draw(&f, form).await;
        }
        Err(Stop::Fault(e)) => return Err(e.into()),
    };
    let thanks = Flash::good(f.ta("desk-register-thanks", "reference", &reference));
    Ok(web::see_other(
        &f,
        &format!("/handlaggning/arenden/{reference}"),
        Some(thanks),
    ))
}

async fn draw(f: &Frame, mut form: Form) -> web::Result {
    let topics = topics::of(&f.portal).await?;
    let questions = parsing::questions(f, &mut form, topics.choosable()).await?;
    let questions = questions.with_files(&form).await?;
    let status = form.status();
    let files = FilesField::new(f, &form).await?;
    let about = About::find(f, form.value(about::NAMED)).await?;
    let page = RegisterPage {
        f,
        form,
        questions,
        files,
        topics,
        about,
    };
    web::page_with(status, &page)
}

fn parse(
    form: &mut Form,
    posted: &Posted,
    (topics, questions): (&Topics, &Questions),
    account: Option<&person::Model>,
) -> Option<NewCase> {
    let channel = form.read("channel", |code| Channel::by_staff(code).ok_or("desk-channel-missing"));
    let customer = match account {
        Some(person) => Some(Customer::Person {
            id: person.id,
            organisation: None,
        }),
        None => stranger(form, posted),
    };
    let topic = form.read("topic", |code| topics.choose(code).ok_or("desk-topic-missing"));
    let place = parsing::optional_text(form, "place", limit::PLACE);
    let answers = questions.read(form);
    let (subject, text) = (parsing::subject(form), parsing::text(form));
    Some(NewCase {
        topic: topic?,
        subject: subject?,
        text: text?,
        answers: answers?,
        place: place?,
        customer: customer?,
        wants_answer: posted.has("wants_answer"),
        channel: channel?,
        lang: account.and_then(person::Model::lang).unwrap_or(Lang::Sv),
        about: None,
        follows: None,
    })
}

/// Somebody without an account. A name is needed unless an account was meant but not found.
fn stranger(form: &mut Form, posted: &Posted) -> Option<Customer> {
    let name = if posted.get("account").is_empty() {
        form.read_text("name", limit::NAME, "desk-register-name-missing")
            .map(Some)
    } else {
        parsing::optional_text(form, "name", limit::NAME)
    };
    let (email, phone) = (parsing::optional_email(form), parsing::optional_phone(form));
    Some(Customer::Visitor(Contact {
        name: name?,
        email: email?,
        phone: phone?,
    }))
}
