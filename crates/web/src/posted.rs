//! What a form sent. The only way to read a POST, so that none goes without its token.

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Redirect, Response};
use base::{Id, Person};
use chrono::TimeDelta;
use http::header::CONTENT_TYPE;
use sea_orm::{ActiveValue::Set, EntityTrait};

use store::SealedColumn;
use uuid::Uuid;

use crate::parts::{self, Parts};
use crate::portal::Portal;
use crate::problem::{Error, Problem, Typed};
use crate::routes::log_in_and_return_to;
use crate::session;
use crate::throttle::{self, Limit, Verdict};
use crate::viewer::Viewer;

/// How many bytes a form may have beside its files.
pub(crate) const LIMIT_BYTES: usize = 1024 * 1024;
pub(crate) const KEPT_FOR: TimeDelta = TimeDelta::hours(2);
/// The longest of our forms is well below it.
const KEPT_BYTES: usize = 100_000;
/// Kept forms of one person: enough for all the windows that stood open, too few to fill the store.
const KEPT_FORMS: Limit = Limit {
    name: "kept_forms",
    free: 20,
    window: TimeDelta::hours(1),
    pause: TimeDelta::minutes(15),
};
const DOMAIN: &str = "web.kept_form";
/// The field of files that were sent before their form: told apart by what is in them, not by their ids.
pub const FILE: &str = "file";
/// The control for files that every form may have.
pub const FILES: &str = "files";
/// The field of the files that were sent for a control, before their form.
pub fn sent_for(control: &str) -> String {
    match control {
        FILES => FILE.to_owned(),
        question => format!("{FILE}.{question}"),
    }
}

/// The control that the files in a field were sent for; none for other fields.
fn control_of(name: &str) -> Option<&str> {
    match name.strip_prefix(FILE)? {
        "" => Some(FILES),
        rest => rest.strip_prefix('.'),
    }
}

/// The only kind of body that is a form.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// The fields of a form whose token was right.
#[derive(Clone, Debug)]
pub struct Posted {
    fields: Vec<(String, String)>,
    claim: String,
}

impl Posted {
    /// A form with these fields, if its token is right.
    pub(crate) fn of(portal: &Portal, viewer: &Viewer, fields: Vec<(String, String)>) -> Result<Posted, Error> {
        let mut posted = Posted {
            fields: fields.into_iter().map(|(name, value)| (name, clean(&value))).collect(),
            claim: String::new(),
        };
        if !viewer.csrf.accepts(portal.store.keys(), posted.get("_csrf")) {
            return Err(Problem::ForeignForm.into());
        }
        posted.claim = claim(portal, viewer, &posted)?;
        Ok(posted)
    }

    /// The first value of `name`, without space around; empty when it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The first value of `name` as it was sent: for passwords.
    pub fn raw(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, value)| value)
    }

    /// All values of `name`.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields
            .iter()
            .filter(move |(n, _)| n == name)
            .map(|(_, value)| value.as_str())
    }

    /// The files that were sent before the form or with it: control, id.
    pub fn sent_files(&self) -> Vec<(&str, &str)> {
        let sent = self.fields.iter();
        sent.filter_map(|(name, id)| Some((control_of(name)?, id.as_str())))
            .collect()
    }

    /// Whether a box was ticked or a button pressed.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(n, _)| n == name)
    }

    /// The form's one-time key, as its page has it.
    pub(crate) fn key(&self) -> &str {
        self.get("_key")
    }

    /// What an act claims: the one-time key, in this browser, with what was sent. The same form again
    /// is the same claim; other words sent from a page that the browser kept are a new one, and not lost.
    pub fn claim(&self) -> &str {
        &self.claim
    }

    /// What the person typed, without passwords and our own hidden fields.
    pub fn typed(&self) -> impl Iterator<Item = &(String, String)> {
        self.fields
            .iter()
            .filter(|(name, _)| !name.starts_with('_') && !name.contains("password"))
    }
}

impl FromRequest<Portal> for Posted {
    type Rejection = Error;

    async fn from_request(request: Request, portal: &Portal) -> Result<Self, Error> {
        let viewer = request.extensions().get::<Viewer>().cloned();
        let viewer = viewer.ok_or_else(|| anyhow::anyhow!("the viewer layer is not mounted"))?;
        let kind = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default();
        if !kind.starts_with(FORM) {
            return Err(Problem::BadRequest.into());
        }
        let body = read(request.into_body()).await?;
        Posted::of(portal, &viewer, form_urlencoded::parse(&body).into_owned().collect())
    }
}

/// A form that never had a key is claimed by nobody else; one whose key was taken out is not ours.
fn claim(portal: &Portal, viewer: &Viewer, posted: &Posted) -> Result<String, Problem> {
    if !posted.has("_key") {
        return Ok(portal.random().token());
    }
    if posted.key().is_empty() {
        return Err(Problem::BadRequest);
    }
    let keys = portal.store.keys();
    let sent = posted
        .fields
        .iter()
        .filter(|(name, _)| !name.starts_with('_') && control_of(name).is_none());
    let sent = sent.map(|(name, value)| format!("\n{name}={value}"));
    let all: String = [viewer.csrf.browser(keys), posted.key().to_owned()]
        .into_iter()
        .chain(sent)
        .collect();
    Ok(keys.hash("web.claim", &all))
}

pub(crate) async fn read(body: Body) -> Result<bytes::Bytes, Error> {
    axum::body::to_bytes(body, LIMIT_BYTES)
        .await
        .map_err(|_| Problem::TooLarge.into())
}

/// A text as it is kept: browsers send CRLF, and PostgreSQL takes no NUL in a text.
pub fn clean(value: &str) -> String {
    value.replace("\r\n", "\n").replace('\0', "\u{fffd}")
}

/// A form posted after the session ran out: its fields are kept, encrypted, and shown again to the
/// same person after login.
pub(crate) async fn keep_for_after_login(portal: &Portal, viewer: &Viewer, request: Request) -> Response {
    match keep(portal, viewer, request).await {
        Ok(response) => response,
        Err(error) => error.into_response(),
    }
}

async fn keep(portal: &Portal, viewer: &Viewer, request: Request) -> Result<Response, Error> {
    let expired = session::find(portal.store.db(), &portal.config, request.headers()).await?;
    let owner = expired.map(|session| session.person_id);
    let page = keep_form(portal, viewer, owner, request).await?;
    Ok(Redirect::to(&log_in_and_return_to(&page)).into_response())
}

/// Keeps the form that the request sends; gives the page that shows it again to `owner`, or where
/// there is none to the same browser. What is too large to be kept is shown, to be copied.
pub(crate) async fn keep_form(
    portal: &Portal,
    viewer: &Viewer,
    owner: Option<Id<Person>>,
    request: Request,
) -> Result<String, Error> {
    let posted = match parts::brings_files(&request) {
        true => Parts::open(portal, request)?.without_files(portal, viewer).await?,
        false => Posted::from_request(request, portal).await?,
    };
    let page = local_path(posted.get("_page")).unwrap_or("/").to_owned();
    let typed: Vec<_> = posted.typed().collect();
    let text = serde_json::to_vec(&typed).map_err(anyhow::Error::from)?;
    if text.len() > KEPT_BYTES {
        let words = typed.iter().map(|(_, value)| value.as_str());
        // The id of a draft, for one, says nothing to whoever copies.
        let is_said = |value: &&str| !value.is_empty() && Uuid::parse_str(value).is_err();
        let words: Vec<_> = words.filter(is_said).collect();
        let typed = Typed(words.join("\n\n"));
        return Err(Problem::NotKept { page, typed }.into());
    }
    let (limit, who) = match owner {
        Some(person) => (KEPT_FORMS, person.to_string()),
        None => (throttle::OPEN_FORMS, viewer.address.to_string()),
    };
    if let Verdict::Blocked { until } = throttle::attempt(portal, limit, &who).await? {
        return Err(Problem::Limited { until }.into());
    }
    let token = portal.random().token();
    let row = &kept_form::ActiveModel {
        key: Set(portal.store.keys().hash(DOMAIN, &token)),
        person_id: Set(owner),
        browser: Set(viewer.csrf.browser(portal.store.keys())),
        form: Set(portal.store.keys().seal(portal.random(), DOMAIN, &text)),
        at: Set(portal.now()),
    };
    portal
        .store
        .write::<_, store::Never, _, _>(|tx| async move {
            kept_form::Entity::insert(row.clone())
                .exec_without_returning(&*tx)
                .await?;
            Ok(())
        })
        .await?;
    let separator = if page.contains('?') { '&' } else { '?' };
    Ok(format!("{page}{separator}formular={token}"))
}

/// The fields of the kept form that the page's address names, for the person it was kept for.
pub async fn kept(portal: &Portal, viewer: &Viewer, person: Id<Person>) -> anyhow::Result<Vec<(String, String)>> {
    let Some((_, query)) = viewer.page.split_once('?') else {
        return Ok(Vec::new());
    };
    let Some((_, token)) = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "formular") else {
        return Ok(Vec::new());
    };
    let keys = portal.store.keys();
    let row = kept_form::Entity::find_by_id(keys.hash(DOMAIN, &token))
        .one(portal.store.db())
        .await?;
    let mine = |row: &kept_form::Model| match row.person_id {
        Some(owner) => owner == person,
        None => row.browser == viewer.csrf.browser(keys),
    };
    match row.filter(|row| mine(row) && portal.now() - row.at < KEPT_FOR) {
        Some(row) => Ok(serde_json::from_slice(&keys.open(DOMAIN, &row.form)?)?),
        None => Ok(Vec::new()),
    }
}

/// Where the kept forms are sealed.
pub(crate) const SEALED: SealedColumn = SealedColumn {
    table: "kept_forms",
    id: "key",
    column: "form",
    domain: DOMAIN,
};

/// `path` if it leads into this portal and nowhere else.
pub fn local_path(path: &str) -> Option<&str> {
    let plain = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\n', '\r', '\t']);
    plain.then_some(path)
}

mod kept_form {
    use base::{Id, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "kept_forms")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub person_id: Option<Id<Person>>,
        pub browser: String,
        pub form: String,
        pub at: DateTime<Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn only_paths_of_this_portal_are_local() {
        assert_eq!(local_path("/arenden?sida=2"), Some("/arenden?sida=2"));
        for foreign in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "evil",
            "",
            "/\tx",
            "\\\\evil",
        ] {
            assert_eq!(local_path(foreign), None, "{foreign}");
        }
    }
}
