//! Where an organisation's programs are told of what happens, and each telling.

use base::{Id, Organisation, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// Marks ids of webhooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Webhook {}

/// Marks ids of deliveries, which are what a program tells them apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {}

/// One row of `webhooks`.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "webhooks")]
pub struct Model {
    /// The webhook.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Webhook>,
    /// Whose programs are told.
    pub organisation_id: Id<Organisation>,
    /// Where; may hold a secret of the receiver's.
    pub address: String,
    /// What the organisation calls it.
    pub description: String,
    /// Codes of `model::Event`, each with a space before and after.
    pub events: String,
    /// Whether anything is sent.
    pub is_on: bool,
    /// When it was switched off because nothing got through; none when somebody did it.
    pub failed_at: Option<DateTime<Utc>>,
    /// What deliveries are signed with, sealed.
    pub secret: String,
    /// The one before, which signs along for a while.
    pub old_secret: Option<String>,
    /// For how long.
    pub old_secret_until: Option<DateTime<Utc>>,
    /// Who made it.
    pub made_by: Option<Id<Person>>,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Counts changes, so that a stale edit is told.
    pub version: i64,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Webhook").field(&self.id).finish()
    }
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

/// Each telling.
pub mod delivery {
    use base::Id;
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;
    use sea_orm::prelude::StringLen;

    use super::{Delivery, Webhook};

    /// Where a delivery is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
    #[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
    pub enum DeliveryState {
        /// Not through yet.
        #[sea_orm(string_value = "waiting")]
        Waiting,
        /// The receiver said yes.
        #[sea_orm(string_value = "delivered")]
        Delivered,
        /// Given up.
        #[sea_orm(string_value = "failed")]
        Failed,
    }

    /// One row of `webhook_deliveries`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "webhook_deliveries")]
    pub struct Model {
        /// The delivery.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Delivery>,
        /// Of which webhook.
        pub webhook_id: Id<Webhook>,
        /// A code of `model::Event`.
        pub event: String,
        /// The number of the case; none for a try.
        pub reference: Option<String>,
        /// The number of the message in it, where it is about one.
        pub message: Option<i32>,
        /// When it happened.
        pub made_at: DateTime<Utc>,
        /// Where it is.
        pub state: DeliveryState,
        /// How many times it was tried.
        pub attempts: i32,
        /// When last.
        pub tried_at: Option<DateTime<Utc>>,
        /// When it is tried next.
        pub next_at: Option<DateTime<Utc>>,
        /// The HTTP status of the last answer.
        pub status: Option<i32>,
        /// A code of `model::Trouble`, where there was no answer.
        pub trouble: Option<String>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
