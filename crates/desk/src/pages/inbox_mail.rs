//! `/handlaggning/inkommet/{mail}`: one mail that came in, and what staff do with it. Nothing in it is shown as
//! anything but text, and nothing is fetched for it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State as Get};
use axum::response::Response;
use base::{Id, ObjectRef};
use files::{File, FilesList};
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::inbox::{self, PATH};
use super::{parsing, staff_case, thread};
use crate::acts::{self, MAIL_FILES, Officer};
use crate::contact;
use crate::model::{INCOMING_MAIL, IncomingMail, LeftOut, is_reference};
use crate::post::rules::MailState;
use crate::queries::{self, OpenedMail};
use crate::rules::Refusal;
use crate::topics::{self, Choices, Topics};

#[derive(Template)]
#[template(path = "inbox_mail.html")]
struct MailPage<'a> {
    f: &'a Frame,
    opened: &'a OpenedMail,
    subject: String,
    from: String,
    left_out: Option<String>,
    files: FilesList,
    forms: Forms,
    topics: Arc<Topics>,
    action: String,
}

impl MailPage<'_> {
    fn why(&self) -> Option<(String, String)> {
        let why = self.opened.mail.why?;
        let text = |part: &str| self.f.t(&format!("desk-mail-why-{}{part}", why.code()));
        Some((text(""), text("-text")))
    }

    /// Whether something is left to decide.
    fn is_open(&self) -> bool {
        self.opened.mail.state != MailState::InCase
    }

    fn can_be_put_aside(&self) -> bool {
        matches!(self.opened.mail.state, MailState::Held | MailState::Automatic)
    }

    fn topics(&self) -> Choices {
        let choose = self.f.t("desk-form-choose");
        self.topics.choices(choose, self.topics.choosable(), self.f.lang())
    }

    fn title_prefix(&self) -> String {
        let prefixes = self.forms.all().map(Form::title_prefix);
        prefixes
            .into_iter()
            .find(|prefix| !prefix.is_empty())
            .unwrap_or_default()
    }
}

/// The forms on the page.
struct Forms {
    add: Form,
    new: Form,
    aside: Form,
}

impl Forms {
    fn new(f: &Frame, opened: &OpenedMail) -> Forms {
        Forms {
            add: Form::new(f).fill("reference", opened.reference.as_deref().unwrap_or_default()),
            new: Form::new(f)
                .fill("topic", "ovrigt")
                .fill("subject", &opened.mail.subject),
            aside: Form::new(f),
        }
    }

    fn all(&self) -> [&Form; 3] {
        [&self.add, &self.new, &self.aside]
    }
}

/// GET `/handlaggning/inkommet/{mail}`
pub(crate) async fn show(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(id): Path<Id<IncomingMail>>,
) -> web::Result {
    let opened = find(&portal, id).await?;
    if let Some(led) = locked_out(&f, &viewer, &opened).await? {
        return Ok(led);
    }
    let forms = Forms::new(&f, &opened);
    draw(&portal, &f, &opened, forms).await
}

/// What an officer sees who must leave the mail's case to a colleague.
async fn locked_out(f: &Frame, viewer: &Viewer, mail: &OpenedMail) -> Result<Option<Response>, web::Error> {
    let Some(case) = mail.mail.case_id else { return Ok(None) };
    let db = f.portal.store.db();
    let opened = queries::opened(db, queries::By::Id(case))
        .await?
        .ok_or(Problem::NotFound)?;
    match Officer::of(viewer.signed_in()?).conflict(db, &opened.case).await? {
        Some(conflict) => staff_case::locked_out(f, &opened, conflict).map(Some),
        None => Ok(None),
    }
}

async fn find(portal: &Portal, id: Id<IncomingMail>) -> Result<OpenedMail, web::Error> {
    let found = queries::opened_mail(portal.store.db(), id).await?;
    Ok(found.ok_or(Problem::NotFound)?)
}

async fn draw(portal: &Portal, f: &Frame, opened: &OpenedMail, forms: Forms) -> web::Result {
    let mail = &opened.mail;
    let object = ObjectRef::new(INCOMING_MAIL, mail.id);
    let mut files = files::of_object(portal.store.db(), &object, f.lang()).await?;
    // The mail itself is for the record, not to be opened.
    files.retain(|file| file.part == MAIL_FILES);
    let left_out: Option<Vec<LeftOut>> = match &mail.left_out {
        Some(stored) => Some(serde_json::from_str(stored).map_err(anyhow::Error::from)?),
        None => None,
    };
    let action = format!("{PATH}/{}", mail.id);
    let page = MailPage {
        f,
        opened,
        subject: inbox::subject(f, &mail.subject),
        from: from(f, opened)?,
        left_out: left_out.map(|files| thread::left_out(f, &files)),
        files: FilesList::new(f, files, format!("{action}/filer")),
        forms,
        topics: topics::of(portal).await?,
        action,
    };
    let status = Form::status_of(page.forms.all());
    web::page_with(status, &page)
}

fn from(f: &Frame, opened: &OpenedMail) -> anyhow::Result<String> {
    if opened.is_protected {
        return Ok(f.t("desk-customer-protected"));
    }
    let address = contact::address(f.portal.store.keys(), opened.mail.from_email.as_deref())?;
    Ok(match (&opened.mail.from_name, address) {
        (Some(name), Some(address)) => format!("{name}, {address}"),
        (None, Some(address)) => address,
        (Some(name), None) => name.clone(),
        (None, None) => f.t("desk-mail-in-nobody"),
    })
}

/// POST `/handlaggning/inkommet/{mail}`
pub(crate) async fn send(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(id): Path<Id<IncomingMail>>,
    posted: Posted,
) -> web::Result {
    let opened = find(&portal, id).await?;
    if let Some(led) = locked_out(&f, &viewer, &opened).await? {
        return Ok(led);
    }
    let officer = Officer::of(viewer.signed_in()?);
    let mut form = Form::posted(&f, &posted);
    let act = posted.get("act").to_owned();
    let done = match act.as_str() {
        "new" => make_case(&portal, officer, posted.claim(), id, &mut form).await,
        "aside" => acts::put_aside(&portal, officer, posted.claim(), id).await.map(Some),
        _ => add(&portal, officer, posted.claim(), id, &mut form).await,
    };
    let (field, thanks) = match act.as_str() {
        "new" => ("subject", "desk-inbox-made"),
        "aside" => ("aside", "desk-inbox-put-aside"),
        _ => ("reference", "desk-inbox-added"),
    };
    match done {
        Ok(Some(led)) => return Ok(web::see_other(&f, &led, Some(Flash::good(f.t(thanks))))),
        Ok(None) => {}
        Err(Stop::Refusal(Refusal::MailSettled)) => {
            let flash = Flash::note(f.t("desk-refused-mail-settled"));
            return Ok(web::see_other(&f, &format!("{PATH}/{id}"), Some(flash)));
        }
        Err(Stop::Refusal(refusal)) => parsing::refused(&mut form, field, refusal),
        Err(Stop::Fault(e)) => return Err(e.into()),
    }
    let mut forms = Forms::new(&f, &opened);
    match act.as_str() {
        "new" => forms.new = form,
        "aside" => forms.aside = form,
        _ => forms.add = form,
    }
    draw(&portal, &f, &opened, forms).await
}

async fn add(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    id: Id<IncomingMail>,
    form: &mut Form,
) -> Result<Option<String>, Stop<Refusal>> {
    let reference = form.read("reference", |typed| {
        let typed = typed.trim().to_uppercase();
        is_reference(&typed)
            .then_some(typed)
            .ok_or("desk-inbox-reference-wrong")
    });
    let Some(reference) = reference else { return Ok(None) };
    acts::add_to_case(portal, officer, key, id, &reference).await.map(Some)
}

async fn make_case(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    id: Id<IncomingMail>,
    form: &mut Form,
) -> Result<Option<String>, Stop<Refusal>> {
    let topics = topics::of(portal).await.map_err(anyhow::Error::from)?;
    let topic = form.read("topic", |code| topics.choose(code).ok_or("desk-topic-missing"));
    let subject = parsing::subject(form);
    let (Some(topic), Some(subject)) = (topic, subject) else {
        return Ok(None);
    };
    acts::make_case(portal, officer, key, id, (&topic, &subject))
        .await
        .map(Some)
}

/// GET `/handlaggning/inkommet/{mail}/filer/{file}`
pub(crate) async fn file(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    Path((mail, file)): Path<(Id<IncomingMail>, Id<File>)>,
) -> web::Result {
    if let Some(led) = locked_out(&f, &viewer, &find(&portal, mail).await?).await? {
        return Ok(led);
    }
    let object = ObjectRef::new(INCOMING_MAIL, mail);
    let found = files::find(portal.store.db(), file, &object).await?;
    let found = found.filter(|file| file.part() == MAIL_FILES);
    found.ok_or(Problem::NotFound)?.serve(&portal).await
}
