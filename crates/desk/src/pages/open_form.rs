//! `/kontakt` and `/felanmalan`: for everybody. Who is logged in is known, and the case lands under
//! the hat that the form was filled in under.

use std::sync::Arc;

use askama::Template;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Response};
use base::{Id, Represented};
use files::{FilesField, PostedFiles};
use forms::Questions;
use http::StatusCode;
use http::header::RETRY_AFTER;
use store::Stop;
use web::throttle::{self, Verdict};
use web::{Asked, Flash, Form, Frame, Portal, Posted, Problem, SignedIn, Viewer};

use super::parsing;
use super::time_trap::{Trap, judge, stamp};
use crate::SERVICE;
use crate::acts;
use crate::contact;
use crate::guard::writes_under_hat;
use crate::model::{Case, Channel, Contact, Customer, NewCase, limit};
use crate::queries::{self, Opened};
use crate::rules::Refusal;
use crate::tables::case;
use crate::topics::{self, Choices, Topic, TopicPage, Topics};

/// Seals the case that a visitor's new one follows.
const FOLLOWS: &str = "desk.follows";

/// The page as it is shown.
#[derive(Template)]
#[template(path = "open_form.html")]
struct OpenFormPage<'a> {
    f: &'a Frame,
    form: Form,
    questions: Questions,
    files: FilesField,
    opened: String,
    /// The case it follows, sealed: whoever held its private link had this form.
    follows: String,
    topic_page: TopicPage,
    topics: Arc<Topics>,
    who: Option<String>,
}

impl OpenFormPage<'_> {
    fn is_fault(&self) -> bool {
        self.topic_page == TopicPage::Fault
    }

    fn is_records(&self) -> bool {
        self.topic_page == TopicPage::Records
    }

    fn action(&self) -> &'static str {
        match self.topic_page {
            TopicPage::Contact => "/kontakt",
            TopicPage::Fault => "/felanmalan",
            TopicPage::Records => "/allman-handling",
        }
    }

    /// A text of this page: `desk-contact-…`, `desk-fault-…` or `desk-records-…`.
    fn words(&self, part: &str) -> String {
        let page = match self.topic_page {
            TopicPage::Contact => "contact",
            TopicPage::Fault => "fault",
            TopicPage::Records => "records",
        };
        self.f.t(&format!("desk-{page}-{part}"))
    }

    fn only_topic(&self) -> Option<String> {
        only_topic(&self.topics, self.topic_page).map(|topic| topic.code.clone())
    }

    fn topics(&self) -> Choices {
        let choose = self.f.t("desk-form-choose");
        self.topics
            .choices(choose, self.topics.on(self.topic_page), self.f.lang())
    }
}

/// The only topic of the page about public documents, which nobody has to choose.
fn only_topic(topics: &Topics, topic_page: TopicPage) -> Option<&Arc<Topic>> {
    let mut all = topics.on(topic_page);
    let first = all.next().filter(|_| topic_page == TopicPage::Records)?;
    all.next().is_none().then_some(first)
}

async fn show(portal: &Portal, f: &Frame, topic_page: TopicPage) -> web::Result {
    let mut form = Form::new(f);
    let wanted = Asked::of(f).get("amne").to_owned();
    let topics = topics::of(portal).await?;
    if topics.find(&wanted).is_some_and(|topic| topic.is_on(topic_page)) {
        form = form.fill("topic", wanted);
    }
    if let Some(only) = only_topic(&topics, topic_page) {
        form = form.fill("topic", &only.code);
    }
    if f.person().is_some() {
        form = form.fill("wants_answer", "1");
    }
    draw(f, form, Stamps::new(portal), topic_page, StatusCode::OK).await
}

/// What our hidden fields say: when the form was opened, and which case it follows.
#[derive(Clone)]
struct Stamps {
    opened: String,
    follows: String,
}

impl Stamps {
    fn new(portal: &Portal) -> Stamps {
        Stamps {
            opened: stamp(portal),
            follows: String::new(),
        }
    }

    /// The case that the new one follows; nobody can make one up.
    fn follows(&self, portal: &Portal) -> Option<Id<Case>> {
        let plain = portal.store.keys().open(FOLLOWS, &self.follows).ok()?;
        std::str::from_utf8(&plain).ok()?.parse().ok()
    }
}

async fn draw(f: &Frame, mut form: Form, stamps: Stamps, topic_page: TopicPage, status: StatusCode) -> web::Result {
    let topics = topics::of(&f.portal).await?;
    let questions = parsing::questions(f, &mut form, topics.on(topic_page)).await?;
    let questions = questions.with_files(&form).await?;
    let page = OpenFormPage {
        f,
        files: FilesField::new(f, &form).await?,
        questions,
        form,
        opened: stamps.opened,
        follows: stamps.follows,
        topic_page,
        topics,
        who: who(f),
    };
    web::page_with(status, &page)
}

/// The contact form for a case that follows one, perhaps with what was written to that when it was closed, for
/// whoever holds the private link of `own`, which is that case or went into it; nothing is sent yet.
pub(super) async fn offer(
    portal: &Portal,
    f: &Frame,
    (before, own): (&Opened, &case::Model),
    sent: Option<&Form>,
) -> web::Result {
    let case = &before.case;
    let topics = topics::of(portal).await?;
    let topic = topics.find(&case.topic).filter(|topic| topic.is_on(TopicPage::Contact));
    let contact = contact::of(portal.store.keys(), own)?;
    let mut form = Form::new(f)
        .fill("topic", topic.map_or("", |topic| topic.code.as_str()))
        .fill("subject", &case.subject)
        .fill("name", contact.name.unwrap_or_default())
        .fill("email", contact.email.as_ref().map_or("", |email| email.as_str()));
    if let Some(sent) = sent {
        form = parsing::carry_on(form, sent);
        form.mistake("text", "desk-refused-closed-new");
    }
    let id = case.id.to_string();
    let stamps = Stamps {
        opened: stamp(portal),
        follows: portal.store.keys().seal(portal.random(), FOLLOWS, id.as_bytes()),
    };
    let status = form.status();
    draw(f, form, stamps, TopicPage::Contact, status).await
}

/// GET `/kontakt`
pub(crate) async fn show_contact(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    show(&portal, &f, TopicPage::Contact).await
}

/// GET `/felanmalan`
pub(crate) async fn show_fault(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    show(&portal, &f, TopicPage::Fault).await
}

/// GET `/allman-handling`
pub(crate) async fn show_records(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    has_records(&portal).await?;
    show(&portal, &f, TopicPage::Records).await
}

/// Where staff took the topics away, nothing is asked for here.
async fn has_records(portal: &Portal) -> web::Result<()> {
    let topics = topics::of(portal).await?;
    match topics.on(TopicPage::Records).next() {
        Some(_) => Ok(()),
        None => Err(Problem::NotFound.into()),
    }
}

/// POST `/allman-handling`
pub(crate) async fn send_records(get: Get<Portal>, f: Frame, viewer: Viewer, sent: PostedFiles) -> web::Result {
    has_records(&get.0).await?;
    send(&get.0, &f, &viewer, &sent, TopicPage::Records).await
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
    let mut stamps = Stamps {
        opened: posted.get("_opened").to_owned(),
        follows: posted.get("_follows").to_owned(),
    };
    if posted.has(forms::SHOW) {
        return draw(f, form, stamps, topic_page, StatusCode::OK).await;
    }
    let topics = topics::of(portal).await?;
    let questions = parsing::questions(f, &mut form, topics.on(topic_page)).await?;
    let files = questions.read_files(&mut form, sent).await?;
    let new = parse(f, &mut form, posted, (&topics, &questions), topic_page);
    let new = new.map(|new| NewCase {
        follows: stamps.follows(portal),
        ..new
    });
    let mut blocked = None;
    if viewer.person.is_none() {
        let trap = judge(portal, &stamps.opened);
        if trap == Trap::NoStamp {
            stamps.opened = stamp(portal);
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
        let page = draw(f, form, stamps, topic_page, status).await?;
        return Ok(with_retry_after(page, blocked));
    };
    let reference = match acts::open(portal, viewer.actor(), key, &new, &files).await {
        Ok(reference) => reference,
        Err(Stop::Refusal(Refusal::NotHeld)) => return Err(Problem::NotFound.into()),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&mut form, "text", refusal);
            return draw(f, form, stamps, topic_page, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
        Err(Stop::Fault(e)) => return Err(e.into()),
    };
    receipt(f, &new, &reference).await
}

/// The receipt. Who gave no address but waits for an answer gets the private link at once: it comes no other way.
async fn receipt(f: &Frame, new: &NewCase, reference: &str) -> web::Result {
    let portal = &f.portal;
    if matches!(&new.customer, Customer::Visitor(contact) if contact.email.is_none()) && new.topic.anonymous {
        let case = queries::opened(portal.store.db(), queries::By::Reference(reference)).await?;
        let case = case.ok_or(Problem::NotFound)?.case;
        if let Some(path) = contact::status_path(portal.store.keys(), &case)? {
            return Ok(web::see_other(f, &path, Some(Flash::good(f.t("desk-records-thanks")))));
        }
    }
    Ok(web::see_other(f, &format!("/kontakt/klart?arende={reference}"), None))
}

/// Counts a form; gives the seconds to wait when there have been too many, and the form says so.
pub(super) async fn count_try(
    portal: &Portal,
    viewer: &Viewer,
    f: &Frame,
    form: &mut Form,
) -> anyhow::Result<Option<i64>> {
    match throttle::attempt(portal, throttle::OPEN_FORMS, &viewer.address.to_string()).await? {
        Verdict::Free { .. } => Ok(None),
        Verdict::Blocked { until } => {
            form.mistake_text("text", f.ta("desk-form-limited", "when", f.relative(&until)));
            Ok(Some((until - portal.now()).num_seconds().max(1)))
        }
    }
}

/// A page whose form came too often, with what was typed.
pub(super) fn too_many(mut page: Response, seconds: i64) -> Response {
    *page.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    with_retry_after(page, Some(seconds))
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
fn parse(
    f: &Frame,
    form: &mut Form,
    posted: &Posted,
    (topics, questions): (&Topics, &Questions),
    topic_page: TopicPage,
) -> Option<NewCase> {
    let topic = parsing::topic(form, topics, topic_page);
    let place = match topic_page {
        TopicPage::Fault => form.read_text("place", limit::PLACE, "desk-place-missing").map(Some),
        TopicPage::Contact | TopicPage::Records => Some(None),
    };
    let answers = questions.read(form);
    let subject = match topic_page {
        TopicPage::Records => Some(f.t("desk-records-subject")),
        TopicPage::Contact | TopicPage::Fault => parsing::subject(form),
    };
    let text = parsing::text(form);
    let customer = match f.person() {
        Some(person) => customer_under_hat(person),
        None => visitor(form, posted, topic_page, topic.as_deref()).map(Customer::Visitor),
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
        (TopicPage::Contact | TopicPage::Records, Customer::Visitor(contact)) => contact.email.is_some(),
        (
            TopicPage::Contact | TopicPage::Records,
            Customer::Person { .. } | Customer::Organisation { .. } | Customer::Program { .. },
        ) => true,
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
        TopicPage::Contact | TopicPage::Records => !topic.is_some_and(|topic| topic.anonymous),
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
