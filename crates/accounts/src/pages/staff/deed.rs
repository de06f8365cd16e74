//! The forms with which staff change an account, one page each: `/handlaggning/personer/{id}/…`.
//! Somebody else's change meanwhile is told, and what was typed is kept.

use askama::Template;
use axum::extract::{FromRequestParts, State};
use base::{Email, Id, Person};
use http::request::Parts;
use store::Stop;
use web::{Error, Flash, Form, Frame, Portal, Posted, Problem, page_with, see_other};

use super::person::{path, spelled};
use super::{Door, Handled, own_matter, stop};
use crate::model::Username;
use crate::parsing;
use crate::queries;
use crate::staff::Officer;
use crate::staff::change::{self, Change, Details, What};
use crate::staff::email::IdentityCheck;
use crate::staff::rules::Refusal;
use crate::tables::person::{Model, PersonState};

const REASON_CHARACTERS: usize = 500;
const NAME_CHARACTERS: usize = 100;

/// What is done on the page, as its address ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    Details,
    Username,
    Email,
    CodeApp,
    Lock,
    Unlock,
    Protect,
    Unprotect,
    Death,
    Reopen,
}

impl Deed {
    const ALL: [Deed; 10] = [
        Deed::Details,
        Deed::Username,
        Deed::Email,
        Deed::CodeApp,
        Deed::Lock,
        Deed::Unlock,
        Deed::Protect,
        Deed::Unprotect,
        Deed::Death,
        Deed::Reopen,
    ];

    /// The end of the address.
    pub(crate) fn slug(&self) -> &'static str {
        match self {
            Deed::Details => "uppgifter",
            Deed::Username => "anvandarnamn",
            Deed::Email => "e-postadress",
            Deed::CodeApp => "ta-bort-kodapp",
            Deed::Lock => "las",
            Deed::Unlock => "las-upp",
            Deed::Protect => "skydda",
            Deed::Unprotect => "ta-bort-skydd",
            Deed::Death => "dodsfall",
            Deed::Reopen => "oppna-igen",
        }
    }

    /// The middle of its text keys.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Deed::Details => "details",
            Deed::Username => "username",
            Deed::Email => "email",
            Deed::CodeApp => "code-app",
            Deed::Lock => "lock",
            Deed::Unlock => "unlock",
            Deed::Protect => "protect",
            Deed::Unprotect => "unprotect",
            Deed::Death => "death",
            Deed::Reopen => "reopen",
        }
    }

    pub(crate) fn icon(&self) -> &'static str {
        match self {
            Deed::Details => "pencil",
            Deed::Username => "user",
            Deed::Email => "mail",
            Deed::CodeApp => "monitor-smartphone",
            Deed::Lock => "lock",
            Deed::Unlock | Deed::Reopen => "key-round",
            Deed::Death => "x",
            Deed::Protect | Deed::Unprotect => "shield-check",
        }
    }

    /// What the page is called.
    pub(crate) fn title(&self, f: &Frame) -> String {
        f.t(&format!("accounts-staff-{}-title", self.code()))
    }

    /// The field at which a refusal is told.
    fn field(self) -> &'static str {
        match self {
            Deed::Details => "first_name",
            Deed::Username => "username",
            Deed::Email => "email",
            Deed::CodeApp => "check",
            Deed::Lock | Deed::Unlock | Deed::Protect | Deed::Unprotect | Deed::Death | Deed::Reopen => "reason",
        }
    }

    /// What an officer who may change the account can do with it now.
    pub(super) fn offered(person: &Model, has_code_app: bool, officer: Officer) -> Vec<Deed> {
        let is_locked = person.state == PersonState::Locked;
        let has_login = person.state != PersonState::WithoutLogin;
        let fits = |deed: &Deed| match deed {
            Deed::Details => true,
            Deed::Username | Deed::Email => has_login,
            Deed::CodeApp => has_code_app,
            Deed::Lock => !is_locked && has_login,
            Deed::Unlock => is_locked,
            Deed::Protect => officer.is_administrator && !person.protected,
            Deed::Unprotect => officer.is_administrator && person.protected,
            Deed::Death => true,
            Deed::Reopen => false,
        };
        Deed::ALL.into_iter().filter(fits).collect()
    }
}

impl FromRequestParts<Portal> for Deed {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &Portal) -> Result<Self, Error> {
        let end = parts.uri.path().rsplit('/').next().unwrap_or_default();
        let deed = Deed::ALL.into_iter().find(|deed| deed.slug() == end);
        deed.ok_or_else(|| Problem::NotFound.into())
    }
}

#[derive(Template)]
#[template(path = "staff/deed.html")]
struct DeedPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    deed: Deed,
    person: &'a Model,
    mobile: Option<String>,
    checks: Vec<(String, String)>,
}

impl DeedPage<'_> {
    fn text(&self, what: &str) -> String {
        self.f.t(&format!("accounts-staff-{}-{what}", self.deed.code()))
    }

    fn path(&self) -> String {
        path(self.person.id)
    }
}

/// GET `/handlaggning/personer/{id}/…`
pub(crate) async fn show(f: Frame, handled: Handled, deed: Deed) -> web::Result {
    match handled.door {
        Door::Shut => stop(&f, &Form::new(&f), handled.person.id),
        Door::Own => own_matter(&f, "accounts-staff-own-matter-text"),
        Door::Open => draw(&f, &filled(&f, deed, &handled.person)?, deed, &handled.person),
    }
}

fn filled(f: &Frame, deed: Deed, person: &Model) -> anyhow::Result<Form> {
    let form = Form::new(f);
    Ok(match deed {
        Deed::Details => form
            .fill("first_name", person.first_name.as_str())
            .fill("last_name", person.last_name.as_str())
            .fill("mobile", spelled(person)?.unwrap_or_default()),
        Deed::Username => form.fill("username", person.username.as_deref().unwrap_or_default()),
        Deed::Email
        | Deed::CodeApp
        | Deed::Lock
        | Deed::Unlock
        | Deed::Protect
        | Deed::Unprotect
        | Deed::Death
        | Deed::Reopen => form,
    })
}

fn draw(f: &Frame, form: &Form, deed: Deed, person: &Model) -> web::Result {
    let status = form.status();
    let words = |check: IdentityCheck| {
        let code = check.code();
        (code.to_owned(), f.t(&format!("accounts-staff-check-{code}")))
    };
    let checks = IdentityCheck::ALL.map(words).into();
    page_with(
        status,
        &DeedPage {
            f,
            form,
            deed,
            person,
            mobile: spelled(person)?,
            checks,
        },
    )
}

/// POST `/handlaggning/personer/{id}/…`
pub(crate) async fn submit(
    State(portal): State<Portal>,
    f: Frame,
    handled: Handled,
    deed: Deed,
    posted: Posted,
) -> web::Result {
    match handled.door {
        Door::Shut => return stop(&f, &Form::new(&f), handled.person.id),
        Door::Own => return own_matter(&f, "accounts-staff-own-matter-text"),
        Door::Open => {}
    }
    let mut form = Form::posted(&f, &posted);
    let Some(typed) = read(&mut form, deed) else {
        return draw(&f, &form, deed, &handled.person);
    };
    let change = Change {
        officer: handled.officer,
        key: posted.claim(),
        person: handled.person.id,
        version: posted.get("version").parse().map_err(|_| Problem::BadRequest)?,
        what: typed.what(),
    };
    match change::change(&portal, change).await {
        Ok(()) => {
            let words = Flash::good(f.t(&format!("accounts-staff-{}-done", deed.code())));
            Ok(see_other(&f, &path(handled.person.id), Some(words)))
        }
        Err(Stop::Refusal(refusal)) => refused(&portal, &f, form, deed, handled.person.id, refusal).await,
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

async fn refused(
    portal: &Portal,
    f: &Frame,
    mut form: Form,
    deed: Deed,
    person: Id<Person>,
    refusal: Refusal,
) -> web::Result {
    match refusal {
        Refusal::OwnMatter => return own_matter(f, "accounts-staff-own-matter-text"),
        Refusal::NotAllowed => return Err(Problem::Forbidden.into()),
        _ => {}
    }
    // As the account is by now, with the version that sending again answers to.
    let person = queries::person(portal.store.db(), person)
        .await?
        .ok_or(Problem::NotFound)?;
    form.mistake(deed.field(), refusal_key(refusal));
    draw(f, &form, deed, &person)
}

/// What to tell of a refusal.
pub(super) fn refusal_key(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::OwnMatter => "accounts-staff-own-matter-text",
        Refusal::NotAllowed => "accounts-staff-refused-not-allowed",
        Refusal::StaffAccount => "accounts-staff-refused-colleague",
        Refusal::Gone | Refusal::Closed => "accounts-staff-refused-closed",
        Refusal::Stale => "accounts-staff-refused-stale",
        Refusal::OtherState => "accounts-staff-refused-other-state",
        Refusal::NotActive => "accounts-staff-roles-not-active",
        Refusal::ManyLetters => "accounts-staff-refused-many-letters",
        Refusal::UsernameTaken => "accounts-staff-refused-username",
        Refusal::EmailTaken => "accounts-staff-refused-email",
        Refusal::LastAdministrator => "accounts-staff-refused-last",
        Refusal::Same => "accounts-staff-refused-same",
        Refusal::Locked => "accounts-staff-refused-locked",
        Refusal::TooLate => "accounts-staff-refused-too-late",
    }
}

/// What a form says, parsed.
enum Typed {
    Details(Details),
    Username(Option<Username>, String),
    Email(Email, IdentityCheck),
    CodeApp(IdentityCheck),
    Lock(String),
    Unlock(String),
    Protect(String),
    Unprotect(String),
    Death(String),
    Reopen(String),
}

fn read(form: &mut Form, deed: Deed) -> Option<Typed> {
    match deed {
        Deed::Details => {
            let first_name = form.read_text("first_name", NAME_CHARACTERS, "accounts-staff-first-name-missing");
            let last_name = form.read_text("last_name", NAME_CHARACTERS, "accounts-staff-last-name-missing");
            let mobile = form.read_optional("mobile", parsing::mobile);
            Some(Typed::Details(Details {
                first_name: first_name?,
                last_name: last_name?,
                mobile: mobile?,
            }))
        }
        Deed::Username => {
            let username = form.read_optional("username", parsing::username);
            let reason = reason(form);
            Some(Typed::Username(username?, reason?))
        }
        Deed::Email => {
            let email = form.read("email", parsing::email);
            let check = check(form);
            Some(Typed::Email(email?, check?))
        }
        Deed::CodeApp => check(form).map(Typed::CodeApp),
        Deed::Lock => reason(form).map(Typed::Lock),
        Deed::Unlock => reason(form).map(Typed::Unlock),
        Deed::Protect => reason(form).map(Typed::Protect),
        Deed::Unprotect => reason(form).map(Typed::Unprotect),
        Deed::Death => reason(form).map(Typed::Death),
        Deed::Reopen => reason(form).map(Typed::Reopen),
    }
}

fn check(form: &mut Form) -> Option<IdentityCheck> {
    form.read("check", |code| {
        IdentityCheck::from_code(code).ok_or("accounts-staff-check-missing")
    })
}

fn reason(form: &mut Form) -> Option<String> {
    form.read_text("reason", REASON_CHARACTERS, "accounts-staff-reason-missing")
}

impl Typed {
    fn what(&self) -> What<'_> {
        match self {
            Typed::Details(details) => What::Details(details),
            Typed::Username(new, reason) => What::Username {
                new: new.as_ref(),
                reason,
            },
            Typed::Email(new, check) => What::Email { new, check: *check },
            Typed::CodeApp(check) => What::CodeApp { check: *check },
            Typed::Lock(reason) => What::Lock { reason },
            Typed::Unlock(reason) => What::Unlock { reason },
            Typed::Protect(reason) => What::Protect { reason },
            Typed::Unprotect(reason) => What::Unprotect { reason },
            Typed::Death(reason) => What::Death { reason },
            Typed::Reopen(reason) => What::Reopen { reason },
        }
    }
}
