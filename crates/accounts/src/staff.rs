//! What the owner's staff do with people's accounts: find, read and change them, and give and take
//! staff roles. Nobody handles their own matter, and reading about a person leaves a trace.

pub(crate) mod change;
pub(crate) mod code_app;
pub(crate) mod death;
pub(crate) mod details;
pub(crate) mod email;
pub(crate) mod lock;
pub(crate) mod merge;
pub(crate) mod protect;
pub(crate) mod roles;
pub(crate) mod rules;
pub(crate) mod send_link;
pub(crate) mod username;
pub(crate) mod views;

use base::{Id, Person, StaffRole};
use sea_orm::DbErr;
use store::{Actor, Tx};
use web::{SignedIn, Viewer};

use crate::queries;

/// A member of staff at work on people.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Officer {
    pub(crate) id: Id<Person>,
    pub(crate) is_administrator: bool,
    pub(crate) is_editor: bool,
}

impl Officer {
    pub(crate) fn of(viewer: &Viewer, person: &SignedIn) -> Officer {
        Officer {
            id: person.id,
            is_administrator: viewer.is_staff(rules::ADMINISTRATORS),
            is_editor: viewer.is_staff(rules::EDITORS),
        }
    }

    /// With the roles of this moment: one may have been taken since the page was opened.
    pub(crate) async fn now(self, tx: &Tx) -> Result<Officer, DbErr> {
        let has = async |roles| Ok::<_, DbErr>(queries::staff_with(&**tx, roles).await?.contains(&self.id));
        Ok(Officer {
            is_administrator: has(rules::ADMINISTRATORS).await?,
            is_editor: has(rules::EDITORS).await?,
            ..self
        })
    }

    pub(crate) fn actor(self) -> Actor {
        Actor::Staff(self.id)
    }
}

/// The text key of a role's name.
pub(crate) fn role_key(role: StaffRole) -> String {
    format!("web-staff-role-{}", role.code())
}
