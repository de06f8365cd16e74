//! A seat on the board of an organisation ("Styrelse").

use base::{Id, Organisation, Person};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::prelude::StringLen;

/// Marks ids of seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {}

/// What somebody is on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Post {
    /// Ordförande.
    #[sea_orm(string_value = "ordforande")]
    Chair,
    /// Vice ordförande.
    #[sea_orm(string_value = "vice")]
    ViceChair,
    /// Sekreterare.
    #[sea_orm(string_value = "sekreterare")]
    Secretary,
    /// Kassör.
    #[sea_orm(string_value = "kassor")]
    Treasurer,
    /// Ledamot.
    #[sea_orm(string_value = "ledamot")]
    Member,
    /// Suppleant.
    #[sea_orm(string_value = "suppleant")]
    Deputy,
    /// Revisor.
    #[sea_orm(string_value = "revisor")]
    Auditor,
    /// Valberedning.
    #[sea_orm(string_value = "valberedning")]
    Nominations,
}

/// One row of `board_seats`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "board_seats")]
pub struct Model {
    /// The seat.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Seat>,
    /// Whose board.
    pub organisation_id: Id<Organisation>,
    /// Who, with an account.
    pub person_id: Option<Id<Person>>,
    /// Who, without one.
    pub name: Option<String>,
    /// As what.
    pub post: Post,
    /// First day of the mandate.
    pub from_day: NaiveDate,
    /// Last day.
    pub to_day: NaiveDate,
    /// Whether the public register names the person.
    pub is_public: bool,
    /// Whether the person's access ends with the mandate.
    pub ends_roles: bool,
    /// Whether the person is an authorised signatory, alone ("firmatecknare").
    pub signs_alone: bool,
    /// When it was told that the mandate will end.
    pub reminded_at: Option<DateTime<Utc>>,
    /// When it was told that it has ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// When it was written down.
    pub created_at: DateTime<Utc>,
    /// Counts changes.
    pub version: i64,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
