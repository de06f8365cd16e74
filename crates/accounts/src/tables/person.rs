//! A person with an account.

use base::{Id, Lang, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// Where an account is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum PersonState {
    /// Registered or imported; the mailed link is not used yet, so there is no login.
    #[sea_orm(string_value = "unconfirmed")]
    Unconfirmed,
    /// In use.
    #[sea_orm(string_value = "active")]
    Active,
    /// Locked by staff with a reason.
    #[sea_orm(string_value = "locked")]
    Locked,
    /// Ended by its owner, or merged into another.
    #[sea_orm(string_value = "closed")]
    Closed,
    /// Made by staff for somebody whom others act for: a child, a principal. Has no login and no e-mail
    /// address; the id stands where that would.
    #[sea_orm(string_value = "without_login")]
    WithoutLogin,
}

/// One row of `persons`.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "persons")]
pub struct Model {
    /// The person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Person>,
    /// As typed.
    pub email: String,
    /// `Email::key`; unique.
    #[sea_orm(unique)]
    pub email_key: String,
    /// The chosen username; none is the e-mail address.
    pub username: Option<String>,
    /// The chosen username in lower case; unique.
    #[sea_orm(unique)]
    pub username_key: Option<String>,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// `names::keys`; written wherever the name is.
    pub name_key: String,
    /// `names::keys`, last name first.
    pub surname_key: String,
    /// E.164.
    pub mobile: Option<String>,
    /// 12 digits, sealed for `accounts.personnummer`.
    pub personnummer: Option<String>,
    /// Keyed hash of the 12 digits for look-up, domain `accounts.personnummer`.
    pub personnummer_hash: Option<String>,
    /// Argon2id in PHC format; none until an imported person chooses a password.
    pub password_hash: Option<String>,
    /// Code of the chosen language.
    pub lang: Option<String>,
    /// Where the account is in its life.
    pub state: PersonState,
    /// Protected identity: neutral messages, out of lists and exports (law.md).
    pub protected: bool,
    /// When the account was made.
    pub created_at: DateTime<Utc>,
    /// When the mailed link was used.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// The latest login.
    pub last_login_at: Option<DateTime<Utc>>,
    /// Grows with each change of the person's details.
    pub version: i32,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// First and last name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    /// The e-mail address; an account that was made without a login has none.
    pub fn address(&self) -> Option<&str> {
        self.email.contains('@').then_some(self.email.as_str())
    }

    /// What the person logs in with, beside the e-mail address.
    pub fn username(&self) -> &str {
        self.username.as_deref().unwrap_or(&self.email)
    }

    /// The chosen language.
    pub fn lang(&self) -> Option<Lang> {
        self.lang.as_deref().and_then(Lang::from_code)
    }
}

/// Personal data stays out of logs.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("person")
            .field("id", &self.id)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}
