//! An organisation that is an agent: it may ask others to act for them (organisations.md, Agents).

use base::{Id, Organisation, Person};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

/// One row of `agents`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agents")]
pub struct Model {
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisation_id: Id<Organisation>,
    /// The reference of its agent agreement.
    pub agreement: Option<String>,
    /// First day of the agreement.
    pub from_day: NaiveDate,
    /// Last day; none while it runs on.
    pub to_day: Option<NaiveDate>,
    /// The officer who wrote it down.
    pub marked_by: Option<Id<Person>>,
    /// When.
    pub marked_at: DateTime<Utc>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
