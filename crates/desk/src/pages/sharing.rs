//! `/arenden/{reference}/dela`: who reads a case beside its customer, and the fields by which it is shared.

use askama::Template;
use axum::extract::State as Get;
use base::{Email, Id};
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, SignedIn, Viewer};

use super::parsing;
use crate::acts::{self, Sharer, With, Writer};
use crate::contact;
use crate::guard::MyCase;
use crate::model::CaseReader;
use crate::queries::{Opened, readers_of};
use crate::rules::Refusal;
use crate::tables::case_reader;

/// Fields of the page and of a new case.
const EMAIL: &str = "share_email";
const ORGANISATION: &str = "share_organisation";

/// Somebody who reads, as the customer is told.
pub(crate) struct ReaderView {
    pub(crate) id: Id<CaseReader>,
    pub(crate) name: String,
    since: String,
    /// None is one whom the customer did not choose.
    removal: Option<Form>,
}

#[derive(Template)]
#[template(path = "sharing.html")]
struct SharingPage<'a> {
    f: &'a Frame,
    opened: &'a Opened,
    /// Whether the reader of the page decides who reads.
    decides: bool,
    readers: Vec<ReaderView>,
    person: Form,
    organisation: Form,
    organisations: Vec<(String, String)>,
    email_hint: String,
    /// The reader's own row, and its form.
    own: Option<(Id<CaseReader>, Form)>,
}

impl SharingPage<'_> {
    fn none(&self) -> String {
        let key = match self.opened.case.organisation_id {
            Some(_) => "desk-share-none-organisation",
            None => "desk-share-none",
        };
        self.f.t(key)
    }

    fn title_prefix(&self) -> String {
        let prefix = self.person.title_prefix();
        if prefix.is_empty() {
            self.organisation.title_prefix()
        } else {
            prefix
        }
    }
}

/// The readers of a case, the first first.
pub(crate) async fn readers(f: &Frame, opened: &Opened) -> anyhow::Result<Vec<ReaderView>> {
    let mut views = Vec::new();
    for row in readers_of(f.portal.store.db(), opened.case.id).await? {
        views.push(ReaderView {
            id: row.id,
            name: name(f, &row).await?,
            since: f.date(&row.given_at),
            removal: (row.why == crate::model::Why::Shared).then(|| Form::new(f)),
        });
    }
    Ok(views)
}

/// What the customer typed or chose, and never whose account that is.
async fn name(f: &Frame, row: &case_reader::Model) -> anyhow::Result<String> {
    if let Some(email) = contact::reader_email(f.portal.store.keys(), row)? {
        return Ok(email.as_str().to_owned());
    }
    let named = match row.organisation_id {
        Some(id) => organisations::queries::name(f.portal.store.db(), id).await?,
        None => None,
    };
    Ok(named.unwrap_or_else(|| f.t("desk-share-merged")))
}

/// Organisations to choose from: those the person acts for, with nothing chosen first.
pub(super) fn organisations(f: &Frame, person: &SignedIn, opened: Option<&Opened>) -> Vec<(String, String)> {
    let own = opened.and_then(|opened| opened.case.organisation_id);
    let hats = person
        .hats
        .iter()
        .filter_map(|hat| Some((hat.of.organisation()?, &hat.name)));
    let choices: Vec<_> = hats
        .filter(|(id, _)| Some(*id) != own)
        .map(|(id, name)| (id.to_string(), name.clone()))
        .collect();
    if choices.is_empty() {
        return choices;
    }
    let none = (String::new(), f.t("desk-share-no-organisation"));
    std::iter::once(none).chain(choices).collect()
}

/// What a form says of whom to share with, if anything; `None` when it is wrong.
pub(super) fn read(form: &mut Form, person: &SignedIn) -> Option<Vec<With>> {
    let email = form.read_optional(EMAIL, |typed| Email::parse(typed).map_err(|_| "desk-email-wrong"))?;
    let organisation = form.read_optional(ORGANISATION, |id| {
        let hat = person.hat_named(id).and_then(|hat| hat.of.organisation());
        hat.ok_or("desk-share-organisation-missing")
    })?;
    let email = email.map(With::Address);
    Some(email.into_iter().chain(organisation.map(With::Organisation)).collect())
}

/// Tells a refusal to share at the field it is about; false when it is about something else.
pub(super) fn refused(form: &mut Form, refusal: Refusal) -> bool {
    let is_about = matches!(
        refusal,
        Refusal::Oneself | Refusal::NoRole | Refusal::ProtectedSharing | Refusal::TooManyReaders
    );
    if is_about {
        let chosen = form.value(EMAIL).is_empty() && !form.value(ORGANISATION).is_empty();
        parsing::refused(form, if chosen { ORGANISATION } else { EMAIL }, refusal);
    }
    is_about
}

/// GET `/arenden/{reference}/dela`
pub(crate) async fn show(f: Frame, viewer: Viewer, case: MyCase) -> web::Result {
    draw(&f, viewer.signed_in()?, &case, (Form::new(&f), Form::new(&f))).await
}

async fn draw(f: &Frame, me: &SignedIn, case: &MyCase, (person, organisation): (Form, Form)) -> web::Result {
    let own = match case.writer {
        Writer::Reader(..) => {
            let all = readers_of(f.portal.store.db(), case.opened.case.id).await?;
            let own = all.into_iter().find(|row| row.person_id == Some(me.id));
            own.map(|row| (row.id, Form::new(f)))
        }
        _ => None,
    };
    let decides = matches!(case.writer, Writer::Person(..));
    if !decides && own.is_none() {
        return Err(Problem::NotFound.into());
    }
    let page = SharingPage {
        f,
        opened: &case.opened,
        decides,
        readers: if decides {
            readers(f, &case.opened).await?
        } else {
            Vec::new()
        },
        organisations: organisations(f, me, Some(&case.opened)),
        email_hint: match &case.opened.names.organisation {
            Some(name) => f.ta("desk-share-email-hint-organisation", "organisation", name),
            None => f.t("desk-share-email-hint"),
        },
        own,
        person,
        organisation,
    };
    web::page_with(Form::status_of([&page.person, &page.organisation]), &page)
}

/// POST `/arenden/{reference}/dela`
pub(crate) async fn send(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    case: MyCase,
    posted: Posted,
) -> web::Result {
    let me = viewer.signed_in()?;
    let by = Sharer {
        id: me.id,
        actor: case.writer.actor(),
        lang: f.lang(),
    };
    if posted.get("act") == "remove" {
        return remove(&portal, &f, &case, by, &posted).await;
    }
    if !matches!(case.writer, Writer::Person(..)) {
        return Err(Problem::NotFound.into());
    }
    let is_organisation = posted.get("act") == "organisation";
    let mut form = Form::posted(&f, &posted);
    let with = read(&mut form, me);
    if with.as_ref().is_some_and(Vec::is_empty) {
        match is_organisation {
            true => form.mistake(ORGANISATION, "desk-share-organisation-missing"),
            false => form.mistake(EMAIL, "desk-share-email-missing"),
        }
    }
    let page = format!("/arenden/{}/dela", case.opened.case.reference);
    if let Some([with]) = with.as_deref() {
        match acts::share(&portal, by, form.claim(), case.opened.case.id, with, &page).await {
            Ok(led) => return Ok(web::see_other(&f, &led, Some(thanks(&portal, &f, with).await?))),
            Err(Stop::Refusal(Refusal::NotHeld)) => return Err(Problem::NotFound.into()),
            Err(Stop::Refusal(refusal)) => {
                refused(&mut form, refusal);
            }
            Err(Stop::Fault(e)) => return Err(e.into()),
        }
    }
    let forms = if is_organisation {
        (Form::new(&f), form)
    } else {
        (form, Form::new(&f))
    };
    draw(&f, me, &case, forms).await
}

async fn thanks(portal: &Portal, f: &Frame, with: &With) -> anyhow::Result<Flash> {
    Ok(Flash::good(match with {
        With::Address(email) => f.ta("desk-share-done", "email", email.as_str()),
        With::Organisation(id) => {
            let name = organisations::queries::name(portal.store.db(), *id).await?;
            f.ta("desk-share-done-organisation", "organisation", name.unwrap_or_default())
        }
    }))
}

/// The customer takes somebody away, or a reader leaves.
async fn remove(portal: &Portal, f: &Frame, case: &MyCase, by: Sharer, posted: &Posted) -> web::Result {
    let id: Id<CaseReader> = posted.get("reader").parse().map_err(|_| Problem::BadRequest)?;
    let page = format!("/arenden/{}/dela", case.opened.case.reference);
    let (page, told) = match case.writer {
        Writer::Person(..) => (page.as_str(), "desk-share-removed"),
        Writer::Reader(..) => {
            let all = readers_of(portal.store.db(), case.opened.case.id).await?;
            let is_own = all.iter().any(|row| row.id == id && row.person_id == Some(by.id));
            if !is_own {
                return Err(Problem::NotFound.into());
            }
            ("/arenden", "desk-share-left")
        }
        Writer::Agent(..) | Writer::Program(..) | Writer::Visitor(_) => return Err(Problem::NotFound.into()),
    };
    match acts::unshare(portal, by, posted.claim(), case.opened.case.id, (id, page)).await {
        Ok(led) => Ok(web::see_other(f, &led, Some(Flash::good(f.t(told))))),
        Err(Stop::Refusal(_)) => Err(Problem::NotFound.into()),
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}
