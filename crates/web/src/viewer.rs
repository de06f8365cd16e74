//! Who looks at a page: a visitor, or a person with a hat and perhaps staff roles.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use base::{Id, Lang, OrgRole, Organisation, Person, StaffRole};
use http::request::Parts;
use store::Actor;

use crate::csrf::CsrfCookie;
use crate::problem::{Error, Problem};
use crate::session::{Rest, Session};

/// Names, in the address of a page, the organisation under whose hat it opens.
pub const UNDER: &str = "som";

/// Who looks, from where, in which language. Made once per request; cheap to clone.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// The language of the page.
    pub lang: Lang,
    /// The client's address, through trusted proxies only.
    pub address: IpAddr,
    /// Path and query of the page.
    pub page: Arc<str>,
    /// The cookie that form tokens are made from.
    pub csrf: CsrfCookie,
    /// The browser, as told to the person in "Inloggade enheter".
    pub device: Arc<str>,
    /// The person, when logged in.
    pub person: Option<Arc<SignedIn>>,
}

/// A person who is logged in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The login session.
    pub session: Id<Session>,
    /// How long it lasts from this page on.
    pub rest: Rest,
    /// Who.
    pub id: Id<Person>,
    /// First and last name.
    pub name: String,
    /// The first name.
    pub first_name: String,
    /// The organisation acted for; none is "Privat".
    pub hat: Option<Hat>,
    /// All organisations the person may act for.
    pub hats: Vec<Hat>,
    /// Roles among the owner's staff.
    pub staff: Vec<StaffRole>,
    /// Whether a second factor was shown at login.
    pub second_factor: bool,
    /// The language the person chose, where set.
    pub lang: Option<Lang>,
}

/// An organisation that a person may act for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hat {
    /// Which.
    pub organisation: Id<Organisation>,
    /// Its name.
    pub name: String,
    /// What it is: `forening`, `foretag` or `kund`, as in the table of organisations.
    pub kind: String,
    /// What the person may do there.
    pub roles: Vec<OrgRole>,
    /// Whether staff have confirmed the right to represent it.
    pub confirmed: bool,
}

impl Viewer {
    /// The person, or a way to log in.
    pub fn signed_in(&self) -> Result<&SignedIn, Error> {
        self.person.as_deref().ok_or_else(|| Problem::LogInFirst.into())
    }

    /// Who the audit log names.
    pub fn actor(&self) -> Actor {
        self.person.as_ref().map_or(Actor::Visitor, |p| p.actor())
    }

    /// The viewer under another of the person's hats: the id of its organisation, or nothing for
    /// "Privat". None when the person does not have it.
    pub fn under(&self, organisation: &str) -> Option<Viewer> {
        let person = self.person.as_deref()?;
        let hat = match organisation {
            "" => None,
            named => Some(person.hats.iter().find(|hat| hat.organisation.to_string() == named)?),
        };
        let person = SignedIn {
            hat: hat.cloned(),
            ..person.clone()
        };
        Some(Viewer {
            person: Some(Arc::new(person)),
            ..self.clone()
        })
    }

    /// Whether the person has one of these staff roles.
    pub fn is_staff(&self, any_of: &[StaffRole]) -> bool {
        self.person
            .as_ref()
            .is_some_and(|p| p.staff.iter().any(|role| any_of.contains(role)))
    }

    /// Whether the person is among the owner's staff.
    pub fn is_any_staff(&self) -> bool {
        self.person.as_ref().is_some_and(|p| !p.staff.is_empty())
    }
}

impl SignedIn {
    /// Who the audit log names: the person under the hat worn.
    pub fn actor(&self) -> Actor {
        Actor::Person {
            id: self.id,
            hat: self.hat.as_ref().map(|hat| hat.organisation),
        }
    }

    /// Whether the person has `role` in `organisation`, whichever hat is worn.
    pub fn role_in(&self, organisation: Id<Organisation>, role: OrgRole) -> bool {
        self.hats
            .iter()
            .any(|hat| hat.organisation == organisation && hat.roles.contains(&role))
    }
}

impl<S: Sync> FromRequestParts<S> for Viewer {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let viewer = parts.extensions.get::<Viewer>().cloned();
        viewer.ok_or_else(|| anyhow::anyhow!("the viewer layer is not mounted").into())
    }
}
