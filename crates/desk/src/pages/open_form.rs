//! `/kontakt` and `/felanmalan`: for everybody. Who is logged in is known, and the case lands under
//! the hat that the form was filled in under.

use askama::Template;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Response};
use base::Represented;
use files::{FilesField, PostedFiles};
use forms::Questions;
use http::StatusCode;
use http::header::RETRY_AFTER;
use store::Stop;
use web::throttle::{self, Verdict};
use web::{Asked, Form, Frame, Portal, Posted, Problem, SignedIn, Viewer};

use super::parsing;
use super::time_trap::{Trap, judge, stamp};
use crate::SERVICE;
use crate::acts;
use crate::contact;
use crate::guard::writes_under_hat;
use crate::model::{Channel, Contact, Customer, NewCase, limit};
use crate::queries::Opened;
use crate::rules::Refusal;
use crate::topics::{self, Topic, TopicPage};

/// The page as it is shown.
#[derive(Template)]
#[template(path = "open_form.html")]
struct OpenFormPage<'a> {
    f: &'a Frame,
    form: Form,
    questions: Questions,
    files: FilesField,
    opened: String,
    topic_page: TopicPage,
    who: Option<String>,
}

impl OpenFormPage<'_> {
    fn is_fault(&self) -> bool {
        self.topic_page == TopicPage::Fault
    }

    fn action(&self) -> &'static str {
        if self.is_fault() { "/felanmalan" } else { "/kontakt" }
    }

    /// A text of this page: `desk-contact-…` or `desk-fault-…`.
    fn words(&self, part: &str) -> String {
        let page = if self.is_fault() { "fault" } else { "contact" };
        self.f.t(&format!("desk-{page}-{part}"))
    }

    fn topics(&self) -> Vec<(String, String)> {
        let choose = (String::new(), self.f.t("desk-form-choose"));
        std::iter::once(choose)
            .chain(topics::choices(self.topic_page, self.f.lang()))
            .collect()
    }
}

async fn show(portal: &Portal, f: &Frame, topic_page: TopicPage) -> web::Result {
    let mut form = Form::new(f);
    let wanted = Asked::of(f).get("amne").to_owned();
    if topics::find(&wanted).is_some_and(|topic| topic.is_on(topic_page)) {
        form = form.fill("topic", wanted);
    }
    if f.person().is_some() {
        form = form.fill("wants_answer", "1");
    }
    draw(f, form, stamp(portal), topic_page, StatusCode::OK).await
}

async fn draw(f: &Frame, mut form: Form, opened: String, topic_page: TopicPage, status: StatusCode) -> web::Result {
    let questions = parsing::questions(f, &mut form, topics::on(topic_page)).await?;
    let questions = questions.with_files(&form).await?;
    let page = OpenFormPage {
        f,
        files: FilesField::new(f, &form).await?,
        questions,
        form,
        opened,
        topic_page,
        who: who(f),
    };
    web::page_with(status, &page)
}

/// The contact form with what was written to a closed case, for whoever holds its private link;
/// nothing is sent yet.
pub(super) async fn offer(portal: &Portal, f: &Frame, before: &Opened, text: &str) -> web::Result {
    let case = &before.case;
    let topic = topics::find(&case.topic).filter(|topic| topic.is_on(TopicPage::Contact));
    let email = contact::email(portal.store.keys(), case)?;
    let mut form = Form::new(f)
        .fill("topic", topic.map_or("ovrigt", |topic| topic.code.as_str()))
        .fill("subject", &case.subject)
        .fill("text", text)
        .fill("name", case.contact_name.as_deref().unwrap_or_default())
        .fill("email", email.as_ref().map_or("", |email| email.as_str()));
    form.mistake("text", "desk-refused-closed-new");
    let page = TopicPage::Contact;
    draw(f, form, stamp(portal), page, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// GET `/kontakt`
pub(crate) async fn show_contact(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    show(&portal, &f, TopicPage::Contact).await
}

/// GET `/felanmalan`
pub(crate) async fn show_fault(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    show(&portal, &f, TopicPage::Fault).await
}

/// POST `/kontakt`
pub(crate) async fn send_contact(get: Get<Portal>, f: Frame, viewer: Viewer, sent: PostedFiles) -> web::Result {
    send(&get.0, &f, &viewer, &sent, TopicPage::Contact).await
}

/// POST `/felanmalan`
pub(crate) async fn send_fault(get: Get<Portal>, f: Frame, viewer: Viewer, sent: PostedFiles) -> web::Result {
    send(&get.0, &f, &viewer, &sent, TopicPage::Fault).await
}

async fn send(portal: &Portal, f: &Frame, viewer: &Viewer, sent: &PostedFiles, topic_page: TopicPage) -> web::Result {
    writes_under_hat(viewer)?;
    let posted = &sent.posted;
    let key = posted.claim();
    let mut form = Form::posted(f, posted);
    let mut opened = posted.get("_opened").to_owned();
    if posted.has(forms::SHOW) {
        return draw(f, form, opened, topic_page, StatusCode::OK).await;
    }
    let questions = parsing::questions(f, &mut form, topics::on(topic_page)).await?;
    let files = questions.read_files(&mut form, sent).await?;
    let new = parse(f, &mut form, posted, &questions, topic_page);
    let mut blocked = None;
    if viewer.person.is_none() {
        let trap = judge(portal, &opened);
        if trap == Trap::NoStamp {
            opened = stamp(portal);
        }
        if trap != Trap::Passed {
            form.mistake("text", "desk-form-too-fast");
        } else if new.is_some() && files.is_some() {
            blocked = count_try(portal, viewer, f, &mut form).await?;
        }
    }
    let (Some(new), Some(files), false) = (new, files, form.has_mistakes()) else {
        let status = if blocked.is_some() {
            StatusCode::TOO_MANY_REQUESTS
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        let page = draw(f, form, opened, topic_page, status).await?;
        return Ok(with_retry_after(page, blocked));
    };
    let reference = match acts::open(portal, viewer.actor(), key, &new, &files).await {
        Ok(reference) => reference,
        Err(Stop::Refusal(Refusal::NotHeld)) => return Err(Problem::NotFound.into()),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&mut form, "text", refusal);
            return draw(f, form, opened, topic_page, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
        Err(Stop::Fault(e)) => return Err(e.into()),
    };
    Ok(web::see_other(f, &format!("/kontakt/klart?arende={reference}"), None))
}

/// Counts a form that is right; gives the seconds to wait when there have been too many.
async fn count_try(portal: &Portal, viewer: &Viewer, f: &Frame, form: &mut Form) -> anyhow::Result<Option<i64>> {
    match throttle::attempt(portal, throttle::OPEN_FORMS, &viewer.address.to_string()).await? {
        Verdict::Free { .. } => Ok(None),
        Verdict::Blocked { until } => {
            form.mistake_text("text", f.ta("desk-form-limited", "when", f.relative(&until)));
            Ok(Some((until - portal.now()).num_seconds().max(1)))
        }
    }
}

fn with_retry_after(response: Response, seconds: Option<i64>) -> Response {
    match seconds {
        Some(seconds) => ([(RETRY_AFTER, seconds.to_string())], response).into_response(),
        None => response,
    }
}

/// "Du skriver som …", for who is logged in.
fn who(f: &Frame) -> Option<String> {
    f.person()
        .map(|person| f.ta2("desk-form-who", "name", &person.name, "hat", f.hat()))
}

/// The form as a new case; `None` when anything is wrong, and then the form says what.
fn parse(f: &Frame, form: &mut Form, posted: &Posted, questions: &Questions, topic_page: TopicPage) -> Option<NewCase> {
    let topic = parsing::topic(form, topic_page);
    let place = match topic_page {
        TopicPage::Fault => form.read_text("place", limit::PLACE, "desk-place-missing").map(Some),
        TopicPage::Contact => Some(None),
    };
    let answers = questions.read(form);
    let (subject, text) = (parsing::subject(form), parsing::text(form));
    let customer = match f.person() {
        Some(person) => customer_under_hat(person),
        None => visitor(form, posted, topic_page, topic).map(Customer::Visitor),
    };
    let (topic, place, customer) = (topic?, place?, customer?);
    Some(NewCase {
        topic,
        subject: subject?,
        text: text?,
        answers: answers?,
        place,
        wants_answer: wants_answer(posted, topic_page, &customer),
        customer,
        channel: Channel::Web,
        lang: f.lang(),
        about: None,
        follows: None,
    })
}

fn wants_answer(posted: &Posted, topic_page: TopicPage, customer: &Customer) -> bool {
    match (topic_page, customer) {
        (TopicPage::Fault, _) => posted.has("wants_answer"),
        (TopicPage::Contact, Customer::Visitor(contact)) => contact.email.is_some(),
        (TopicPage::Contact, Customer::Person { .. }) => true,
    }
}

/// Whose case it is when somebody who is logged in writes under the hat of the form; none when its
/// mandate is not for cases.
pub(crate) fn customer_under_hat(person: &SignedIn) -> Option<Customer> {
    let Some(hat) = &person.hat else {
        return Some(Customer::Person {
            id: person.id,
            organisation: None,
        });
    };
    match hat.of {
        Represented::Organisation(id) => Some(Customer::Person {
            id: person.id,
            organisation: Some(id),
        }),
        Represented::Person(id) => hat
            .opens(SERVICE)
            .then_some(Customer::Person { id, organisation: None }),
    }
}

/// Name and address are needed when an answer is wanted; who asks for a public document need not say
/// who they are (law.md, Public records).
fn visitor(form: &mut Form, posted: &Posted, topic_page: TopicPage, topic: Option<&Topic>) -> Option<Contact> {
    let needed = match topic_page {
        TopicPage::Fault => posted.has("wants_answer"),
        TopicPage::Contact => !topic.is_some_and(|topic| topic.anonymous),
    };
    let (name, email) = if needed {
        (
            form.read_text("name", limit::NAME, "desk-name-missing").map(Some),
            parsing::email(form).map(Some),
        )
    } else {
        (
            parsing::optional_text(form, "name", limit::NAME),
            parsing::optional_email(form),
        )
    };
    let phone = parsing::optional_phone(form);
    Some(Contact {
        name: name?,
        email: email?,
        phone: phone?,
    })
}
