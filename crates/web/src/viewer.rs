//! Who looks at a page: a visitor, or a person with a hat and perhaps staff roles.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use base::{Email, Id, Lang, OrgRole, Organisation, Person, Represented, StaffRole};
use http::request::Parts;
use store::Actor;

use crate::csrf::CsrfCookie;
use crate::problem::{Error, Problem};
use crate::session::{Rest, Session};

/// Names, in the address of a page, the organisation or person under whose hat it opens.
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
    /// The e-mail address, once it is confirmed.
    pub address: Option<Email>,
    /// Whom the person acts for; none is "Privat".
    pub hat: Option<Hat>,
    /// Everybody the person may act for, besides themselves.
    pub hats: Vec<Hat>,
    /// Roles among the owner's staff.
    pub staff: Vec<StaffRole>,
    /// Whether a second factor was shown at login.
    pub second_factor: bool,
    /// The language the person chose, where set.
    pub lang: Option<Lang>,
}

/// Somebody whom a person may act for: an organisation or another person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hat {
    /// Who.
    pub of: Represented,
    /// The name.
    pub name: String,
    /// `forening`, `foretag` or `kund`, as in the table of organisations; of a person the kind of mandate.
    pub kind: String,
    /// What the person may do in the organisation.
    pub roles: Vec<OrgRole>,
    /// The services that a mandate is for, by name; an organisation is acted for in all.
    pub services: Vec<String>,
    /// Whether staff have confirmed the right to represent the organisation.
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

    /// The viewer under another of the person's hats: the id of whom it is of, or nothing for
    /// "Privat". None when the person does not have it.
    pub fn under(&self, named: &str) -> Option<Viewer> {
        let person = self.person.as_deref()?;
        let hat = match named {
            "" => None,
            named => Some(person.hat_named(named)?),
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

impl Hat {
    /// Whether the person may use this service under it.
    pub fn opens(&self, service: &str) -> bool {
        self.of.person().is_none() || self.services.iter().any(|named| named == service)
    }
}

impl SignedIn {
    /// Who the audit log names: the person under the hat worn.
    pub fn actor(&self) -> Actor {
        Actor::Person {
            id: self.id,
            hat: self.hat.as_ref().map(|hat| hat.of),
        }
    }

    /// The hat of this id, as forms and addresses name it.
    pub fn hat_named(&self, named: &str) -> Option<&Hat> {
        self.hats.iter().find(|hat| hat.of.to_string() == named)
    }

    /// Whether the person may act for this organisation, whichever hat is worn.
    pub fn is_in(&self, organisation: Id<Organisation>) -> bool {
        self.hats.iter().any(|hat| hat.of == organisation.into())
    }

    /// Whether the person may act for any organisation.
    pub fn is_in_any(&self) -> bool {
        self.hats.iter().any(|hat| hat.of.organisation().is_some())
    }

    /// Whether the person has `role` in `organisation`, whichever hat is worn.
    pub fn role_in(&self, organisation: Id<Organisation>, role: OrgRole) -> bool {
        self.hats
            .iter()
            .any(|hat| hat.of == organisation.into() && hat.roles.contains(&role))
    }
}

impl<S: Sync> FromRequestParts<S> for Viewer {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let viewer = parts.extensions.get::<Viewer>().cloned();
        viewer.ok_or_else(|| anyhow::anyhow!("the viewer layer is not mounted").into())
    }
}
