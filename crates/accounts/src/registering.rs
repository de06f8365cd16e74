//! Registering a person: the fields that all three roles share, and what is done with them. A taken
//! e-mail address is never told on the page: its owner gets a letter instead.

use base::{Email, Id, Lang, Mobile, Person};
use store::{Stop, Tx};
use web::{Error, Form, Frame, Portal, Posted, Viewer};

use crate::model::Username;

/// What a person typed, parsed; the password is still in clear and goes no further than `prepare`.
pub struct AccountForm {
    /// Where the link is mailed.
    pub email: Email,
    /// The chosen username; none is the e-mail address.
    pub username: Option<Username>,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// For text messages.
    pub mobile: Option<Mobile>,
    /// The version of the terms that was accepted.
    pub terms_version: String,
    password: String,
}

/// An account that can be written: the password is hashed.
pub struct NewAccount {
    /// Where the link is mailed.
    pub email: Email,
    /// The chosen username; none is the e-mail address.
    pub username: Option<Username>,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// For text messages.
    pub mobile: Option<Mobile>,
    /// The language of the page.
    pub lang: Lang,
    /// The version of the terms that was accepted.
    pub terms_version: String,
    /// Argon2id in PHC format.
    pub password_hash: String,
}

/// What became of a registration. The page shown is the same for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registered {
    /// An unconfirmed account; the link is in the mail.
    New(Id<Person>),
    /// The address has an account already; its owner is told by mail.
    Taken(Id<Person>),
}

/// The chosen username belongs to somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the username is taken")]
pub struct UsernameTaken;
