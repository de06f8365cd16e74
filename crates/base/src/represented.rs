//! Whom a person acts for besides themselves. One word for organisations and people, so that there is
//! one hat, one header and one line in the audit log for both.

use std::fmt;

use uuid::Uuid;

use crate::{Id, Organisation, Person};

/// Somebody whom a person may act for. Written as its id, which is unique among both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Represented {
    /// An organisation, by a role in it.
    Organisation(Id<Organisation>),
    /// Another person, by a mandate.
    Person(Id<Person>),
}

impl Represented {
    /// Its id.
    pub fn uuid(self) -> Uuid {
        match self {
            Represented::Organisation(id) => id.uuid(),
            Represented::Person(id) => id.uuid(),
        }
    }

    /// The organisation, if it is one.
    pub fn organisation(self) -> Option<Id<Organisation>> {
        match self {
            Represented::Organisation(id) => Some(id),
            Represented::Person(_) => None,
        }
    }

    /// The person, if it is one.
    pub fn person(self) -> Option<Id<Person>> {
        match self {
            Represented::Organisation(_) => None,
            Represented::Person(id) => Some(id),
        }
    }
}

impl From<Id<Organisation>> for Represented {
    fn from(id: Id<Organisation>) -> Self {
        Represented::Organisation(id)
    }
}

impl From<Id<Person>> for Represented {
    fn from(id: Id<Person>) -> Self {
        Represented::Person(id)
    }
}

impl fmt::Display for Represented {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid().fmt(f)
    }
}
