//! `/handlaggning/arenden/nytt`: staff write down a call, a letter or a visit, for somebody found by search
//! or for anybody else (law.md, Paper and phone).

use std::sync::Arc;

use askama::Template;
use axum::extract::State as Get;
use base::{Id, Person};
use files::{FilesField, PostedFiles};
use forms::Questions;
use store::{Actor, Stop};
use web::{Asked, Flash, Form, Frame, Portal, Posted, Viewer};

use super::about::{self, About};
use super::customer::{self, Candidates, Meant};
use super::parsing;
use crate::acts;
use crate::model::{Channel, NewCase, limit};
use crate::topics::{self, Choices, Topics};

#[derive(Template)]
#[template(path = "register.html")]
struct RegisterPage<'a> {
    f: &'a Frame,
    form: Form,
    candidates: Candidates,
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

/// Where a case is written down for a person.
pub(crate) fn path_for(person: Id<Person>) -> String {
    format!("/handlaggning/arenden/nytt?{}={person}", customer::NAMED)
}

/// GET `/handlaggning/arenden/nytt`
pub(crate) async fn show(f: Frame) -> web::Result {
    let asked = Asked::of(&f);
    let form = Form::new(&f)
        .fill(about::NAMED, asked.get(about::NAMED))
        .fill(customer::CHOSEN, asked.get(customer::NAMED))
        .fill("channel", Channel::Phone.code())
        .fill("wants_answer", "1");
    draw(&f, form).await
}

/// POST `/handlaggning/arenden/nytt`
pub(crate) async fn send(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, sent: PostedFiles) -> web::Result {
    let posted = &sent.posted;
    let key = posted.claim();
    let me = viewer.signed_in()?;
    let mut form = Form::posted(&f, posted);
    if posted.has(forms::SHOW) {
        return draw(&f, form).await;
    }
    if posted.get("act") == "search" {
        customer::look_anew(&mut form);
        return draw(&f, form).await;
    }
    let meant = customer::read(&f, &mut form, me).await?;
    let topics = topics::of(&portal).await?;
    let questions = parsing::questions(&f, &mut form, topics.choosable()).await?;
    let files = questions.read_files(&mut form, &sent).await?;
    let about = About::find(&f, posted.get(about::NAMED))
        .await?
        .map(|about| about.object);
    let new = parse(&mut form, posted, (&topics, &questions), &meant);
    let new = new.map(|new| NewCase { about, ..new });
    let (Some(new), Some(files), false) = (new, files, form.has_mistakes()) else {
        return draw(&f, form).await;
    };
    let reference = match acts::open(&portal, Actor::Staff(me.id), key, &new, &files).await {
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
        candidates: customer::candidates(f, &form).await?,
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
    meant: &Meant,
) -> Option<NewCase> {
    let channel = form.read("channel", |code| Channel::by_staff(code).ok_or("desk-channel-missing"));
    let customer = meant.customer(form);
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
        lang: meant.lang(),
        about: None,
        follows: None,
    })
}
