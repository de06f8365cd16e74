//! What the rooms say and do when a person's account is closed.

use base::{Id, Person};
use futures::future::BoxFuture;
use store::Tx;

use crate::portal::Portal;

/// Something that is not finished when a person wants to close the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenMatter {
    /// What it is.
    pub title: String,
    /// What becomes of it, or what has to be done first.
    pub text: String,
    /// Where it is looked after.
    pub href: String,
    /// Whether the account stays open until it is settled.
    pub blocks: bool,
}

/// What a room answers when an account is to be closed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// It let go of what was the person's.
    Done,
    /// Something must be settled first; what it did meanwhile is rolled back.
    Blocked,
}

/// Lets go of what is the person's, in the transaction that closes the account.
pub type CloseAccount = for<'a> fn(&'a Portal, &'a Tx, Id<Person>) -> BoxFuture<'a, anyhow::Result<Closing>>;
