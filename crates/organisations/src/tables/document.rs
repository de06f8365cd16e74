//! A paper of an organisation, sent once and used by grants and bookings (organisations.md, Documents).

use base::{Id, Organisation, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::prelude::StringLen;

/// Marks ids of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {}

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum DocumentKind {
    /// Årsmötesprotokoll.
    #[sea_orm(string_value = "protokoll")]
    Minutes,
    /// Verksamhetsberättelse.
    #[sea_orm(string_value = "verksamhet")]
    AnnualReport,
    /// Årsredovisning.
    #[sea_orm(string_value = "redovisning")]
    Accounts,
    /// Revisionsberättelse.
    #[sea_orm(string_value = "revision")]
    Audit,
    /// Stadgar.
    #[sea_orm(string_value = "stadgar")]
    Statutes,
    /// Annat.
    #[sea_orm(string_value = "annat")]
    Other,
}

/// What staff say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum DocumentState {
    /// Waits for an officer.
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// Good.
    #[sea_orm(string_value = "approved")]
    Approved,
    /// Sent back, with a reason.
    #[sea_orm(string_value = "returned")]
    Returned,
}

/// One row of `documents`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "documents")]
pub struct Model {
    /// The document.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Document>,
    /// Whose.
    pub organisation_id: Id<Organisation>,
    /// Of which year.
    pub year: i32,
    /// What it is.
    pub kind: DocumentKind,
    /// What staff say of it.
    pub state: DocumentState,
    /// Who sent it last.
    pub sent_by: Option<Id<Person>>,
    /// When.
    pub sent_at: DateTime<Utc>,
    /// Which officer decided.
    pub decided_by: Option<Id<Person>>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
    /// Why an officer sent it back.
    pub reason: Option<String>,
    /// Counts the times it was sent: the part that its files hang on.
    pub version: i32,
}

impl Model {
    /// Whether it went back because the virus scanner took a file of it away: then no officer decided.
    pub fn is_infected(&self) -> bool {
        self.state == DocumentState::Returned && self.decided_by.is_none()
    }
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
