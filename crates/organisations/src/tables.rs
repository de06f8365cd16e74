//! The rows of this crate's tables.

pub mod agent;
pub mod api_key;
pub mod assignment;
pub mod billing;
pub mod board_seat;
pub mod category;
pub mod change_request;
pub mod document;
pub mod head;
pub mod import;
pub mod invitation;
pub mod logo;
pub mod mailing;
pub mod recovery;
pub mod verification;
pub mod webhook;

/// Marks ids of memberships.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership {}

/// Marks ids of access requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessRequest {}

/// An association, a company or another customer.
pub mod organisation {
    use base::{Id, Organisation, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::model::{Kind, State};

    /// One row of `organisations`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisations")]
    pub struct Model {
        /// The organisation.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Organisation>,
        /// What it is.
        pub kind: Kind,
        /// As it calls itself.
        pub name: String,
        /// For sorting in Swedish order, `model::sort_key`.
        pub name_key: String,
        /// Name, areas, town and the beginning of the description in lower case, for looking up.
        pub search_key: String,
        /// Sealed, since a sole trader's is a personnummer (law.md).
        pub organisation_number: Option<String>,
        /// Keyed hash for look-ups; one organisation a number. None when the registering was refused,
        /// so that the number is free again.
        pub organisation_number_hash: Option<String>,
        /// Whether the number is a personnummer: then it is never shown, and never open data.
        pub is_sole_trader: bool,
        /// Street.
        pub address: Option<String>,
        /// Five digits.
        pub postal_code: Option<String>,
        /// Post town.
        pub city: Option<String>,
        /// Its own e-mail address.
        pub email: Option<String>,
        /// Its own telephone number, as it was typed.
        pub phone: Option<String>,
        /// Its website, with `https://` or `http://`.
        pub web: Option<String>,
        /// The member who is named as contact.
        pub contact_person_id: Option<Id<Person>>,
        /// Codes of `model::AgeGroup`, each with a space before and after.
        pub age_groups: String,
        /// What it does, in its own words.
        pub description: Option<String>,
        /// "Visa föreningens uppgifter i föreningsregistret".
        pub shown_in_register: bool,
        /// Whether the register shows the address.
        pub shows_address: bool,
        /// Whether the register shows the e-mail address.
        pub shows_email: bool,
        /// Whether the register shows the telephone number.
        pub shows_phone: bool,
        /// Whether the register names the contact.
        pub shows_contact: bool,
        /// Where it is in its life.
        pub state: State,
        /// When staff confirmed the right to represent it.
        pub confirmed_at: Option<DateTime<Utc>>,
        /// Who did.
        pub confirmed_by: Option<Id<Person>>,
        /// The owner of an e-mail address that somebody else may have typed when registering: it is
        /// nobody's until that person says yes (decisions in `acts/register.rs`).
        pub offered_to: Option<Id<Person>>,
        /// When it was registered.
        pub created_at: DateTime<Utc>,
        /// Counts changes, so that a stale edit is told.
        pub version: i64,
        /// "Bidragsberättigad": whether it can apply for grants.
        pub is_grant_eligible: bool,
        /// Its e-mail address in lower case, for looking up.
        pub email_key: Option<String>,
        /// What `state` was before it was merged into another organisation; none unless it is.
        pub merged_state: Option<State>,
        /// When it ended, was declined, or was merged into another; none unless it is `ended`.
        pub ended_at: Option<DateTime<Utc>>,
        /// What it does: codes of `model::Activity`, each with a space before and after.
        pub activities: String,
        /// The parts of the municipality, in its own words, with commas between.
        pub areas: String,
        /// The same for choosing, `model::area_keys`.
        pub area_keys: String,
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

/// Somebody asks to act for an organisation ("Be om behörighet").
pub mod access_request {
    use base::{Id, Organisation, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::model::RequestState;

    /// One row of `access_requests`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "access_requests")]
    pub struct Model {
        /// The request.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<super::AccessRequest>,
        /// For whom.
        pub organisation_id: Id<Organisation>,
        /// Who asks.
        pub person_id: Id<Person>,
        /// What the person wrote to the managers.
        pub message: Option<String>,
        /// Open, granted or declined.
        pub state: RequestState,
        /// When it was asked.
        pub created_at: DateTime<Utc>,
        /// Since when it is with staff: nobody answered in seven days, or nobody could.
        pub at_staff_since: Option<DateTime<Utc>>,
        /// Code of the role that was given.
        pub role: Option<String>,
        /// Why it was declined.
        pub reason: Option<String>,
        /// When it was answered.
        pub answered_at: Option<DateTime<Utc>>,
        /// Who answered.
        pub answered_by: Option<Id<Person>>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Which e-mails a manager wants for an organisation (accounts.md, E-postfilter).
pub mod mail_filter {
    use base::Id;
    use sea_orm::entity::prelude::*;

    use crate::model::{MailAbout, MailScope};

    /// One row of `mail_filters`; where there is none, all are sent.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mail_filters")]
    pub struct Model {
        /// Whose, and for which organisation.
        #[sea_orm(primary_key, auto_increment = false)]
        pub membership_id: Id<super::Membership>,
        /// Bookings or applications.
        #[sea_orm(primary_key, auto_increment = false)]
        pub about: MailAbout,
        /// All of them, or one's own.
        pub scope: MailScope,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
