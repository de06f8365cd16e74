//! A mandate of one person to act for another.

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// Marks ids of mandates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mandate {}

/// What gives the right to act for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum MandateKind {
    /// Given by the person represented, who can take it back.
    #[sea_orm(string_value = "fullmakt")]
    Fullmakt,
    /// Vårdnadshavare of a child; ends on the child's 18th birthday.
    #[sea_orm(string_value = "guardian")]
    Guardian,
    /// God man, appointed by a court or the chief guardian.
    #[sea_orm(string_value = "god_man")]
    GodMan,
    /// Förvaltare, appointed by a court.
    #[sea_orm(string_value = "forvaltare")]
    Forvaltare,
}

impl MandateKind {
    /// Those that staff check before they count.
    pub const CHECKED: [MandateKind; 3] = [MandateKind::Guardian, MandateKind::GodMan, MandateKind::Forvaltare];

    /// The code it is stored as; also the end of its text keys.
    pub const fn code(self) -> &'static str {
        match self {
            MandateKind::Fullmakt => "fullmakt",
            MandateKind::Guardian => "guardian",
            MandateKind::GodMan => "god_man",
            MandateKind::Forvaltare => "forvaltare",
        }
    }
}

/// Where a mandate is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum MandateState {
    /// Waits for the answer of the receiver, or for staff.
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// Counts, from `valid_from` until `valid_until`.
    #[sea_orm(string_value = "active")]
    Active,
    /// The receiver or staff said no.
    #[sea_orm(string_value = "declined")]
    Declined,
    /// The person represented took it back.
    #[sea_orm(string_value = "revoked")]
    Revoked,
    /// Its time is over, its holder gave it up, or staff ended it.
    #[sea_orm(string_value = "ended")]
    Ended,
}

impl MandateState {
    /// The end of its text keys.
    pub const fn code(self) -> &'static str {
        match self {
            MandateState::Waiting => "waiting",
            MandateState::Active => "active",
            MandateState::Declined => "declined",
            MandateState::Revoked => "revoked",
            MandateState::Ended => "ended",
        }
    }
}

/// One row of `mandates`.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mandates")]
pub struct Model {
    /// The mandate.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Mandate>,
    /// What it is.
    pub kind: MandateKind,
    /// Where it is in its life.
    pub state: MandateState,
    /// Who is represented; of one that staff check, known when they have.
    pub from_id: Option<Id<Person>>,
    /// Who represents; none as long as nobody with the address that was named has an account.
    pub to_id: Option<Id<Person>>,
    /// Whom the giver named: an e-mail address or a username, in lower case.
    pub named: Option<String>,
    /// First name of who is to be represented, as the application tells it; gone when staff have answered.
    pub first_name: Option<String>,
    /// Last name, likewise.
    pub last_name: Option<String>,
    /// 12 digits, sealed for `accounts.personnummer`; likewise.
    pub personnummer: Option<String>,
    /// The names of the services it is for, with a comma between.
    pub services: String,
    /// When it was given or applied for.
    pub created_at: DateTime<Utc>,
    /// Since when it counts.
    pub valid_from: Option<DateTime<Utc>>,
    /// The instant it ends.
    pub valid_until: Option<DateTime<Utc>>,
    /// When both were reminded of its end.
    pub reminded_at: Option<DateTime<Utc>>,
    /// When it was declined, taken back or ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// The member of staff who answered or ended it.
    pub checked_by: Option<Id<Person>>,
    /// Why staff declined or ended it.
    pub reason: Option<String>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// The names of the services it is for.
    pub fn services(&self) -> impl Iterator<Item = &str> {
        self.services.split(',').filter(|name| !name.is_empty())
    }

    /// Whether it counts at `now`: its end is a matter of the clock, not of recurring work.
    pub fn is_in_force(&self, now: DateTime<Utc>) -> bool {
        self.state == MandateState::Active
            && self.valid_from.is_some_and(|from| from <= now)
            && self.valid_until.is_none_or(|until| now < until)
    }
}

/// Personal data stays out of logs.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("mandate")
            .field("id", &self.id)
            .field("kind", &self.kind)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}
