//! The rows of this crate's tables.

/// Marks ids of memberships.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership {}

/// An association, a company or another customer.
pub mod organisation {
    use base::{Id, Organisation, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    /// One row of `organisations`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisations")]
    pub struct Model {
        /// The organisation.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Organisation>,
        /// `forening`, `foretag` or `kund`.
        pub kind: String,
        /// As it calls itself.
        pub name: String,
        /// The name in lower case, for sorting and looking up.
        pub name_key: String,
        /// Sealed, since a sole trader's is a personnummer (law.md).
        pub organisation_number: Option<String>,
        /// Keyed hash for look-ups; one organisation a number.
        pub organisation_number_hash: Option<String>,
        /// Street.
        pub address: Option<String>,
        /// Five digits.
        pub postal_code: Option<String>,
        /// Post town.
        pub city: Option<String>,
        /// "Visa föreningens uppgifter i föreningsregistret".
        pub shown_in_register: bool,
        /// `unconfirmed`, `active`, `resting` or `ended`.
        pub state: String,
        /// When staff confirmed the right to represent it.
        pub confirmed_at: Option<DateTime<Utc>>,
        /// Who did.
        pub confirmed_by: Option<Id<Person>>,
        /// When it was registered.
        pub created_at: DateTime<Utc>,
        /// Counts changes, so that a stale edit is told.
        pub version: i64,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A person who acts for an organisation.
pub mod membership {
    use base::{Id, Organisation, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    /// One row of `memberships`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "memberships")]
    pub struct Model {
        /// The membership.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<super::Membership>,
        /// For whom.
        pub organisation_id: Id<Organisation>,
        /// Who.
        pub person_id: Id<Person>,
        /// Since when.
        pub created_at: DateTime<Utc>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What a member may do.
pub mod membership_role {
    use base::{Id, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    /// One row of `membership_roles`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "membership_roles")]
    pub struct Model {
        /// Whose.
        #[sea_orm(primary_key, auto_increment = false)]
        pub membership_id: Id<super::Membership>,
        /// Code of an `OrgRole`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub role: String,
        /// Who gave it; none is the registering itself.
        pub given_by: Option<Id<Person>>,
        /// When.
        pub given_at: DateTime<Utc>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
