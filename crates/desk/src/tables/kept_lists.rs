//! The rows of the lists that staff keep: topics, teams, canned answers, and what each officer has saved.

/// What a case can be about.
pub mod topic {
    use base::Id;
    use sea_orm::entity::prelude::*;

    use crate::teams::Team;

    /// One row of `topics`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "topics")]
    pub struct Model {
        /// How cases name it; never changed, never used again.
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        /// The group it stands in; a group stands in none.
        pub parent: Option<String>,
        /// Its name in Swedish.
        pub name_sv: String,
        /// Its name in English.
        pub name_en: String,
        /// Our next word comes within this: `3 days`, `4 hours`.
        pub answer_within: String,
        /// Whether it can be chosen at `/kontakt` and `/arenden/ny`.
        pub on_contact: bool,
        /// Whether it can be chosen at `/felanmalan`.
        pub on_fault: bool,
        /// Whether neither name nor address is asked for.
        pub is_anonymous: bool,
        /// Whether it can no longer be chosen.
        pub is_hidden: bool,
        /// The team that its cases go to.
        pub team_id: Option<Id<Team>>,
        /// The solution comes within this.
        pub solve_within: Option<String>,
        /// What its states are called, as JSON, where that is not the usual.
        pub state_words: Option<String>,
        /// Its place in the list, from 1.
        pub place: i32,
        /// How often it was saved.
        pub version: i32,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Teams of case officers.
pub mod team {
    use base::Id;
    use sea_orm::entity::prelude::*;

    use crate::teams::Team;

    /// One row of `teams`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "teams")]
    pub struct Model {
        /// The team.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Team>,
        /// What staff call it.
        pub name: String,
        /// The name in lower case; unique.
        #[sea_orm(unique)]
        pub name_key: String,
        /// How often it was saved.
        pub version: i32,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// That an officer is in a team.
pub mod team_member {
    use base::{Id, Person};
    use sea_orm::entity::prelude::*;

    use crate::teams::Team;

    /// One row of `team_members`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "team_members")]
    pub struct Model {
        /// The team.
        #[sea_orm(primary_key, auto_increment = false)]
        pub team_id: Id<Team>,
        /// The officer.
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Id<Person>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A selection of the queue that an officer saved.
pub mod saved_selection {
    use base::{Id, Person};
    use sea_orm::entity::prelude::*;

    use crate::model::SavedSelection;
    use crate::teams::Team;

    /// One row of `saved_selections`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "saved_selections")]
    pub struct Model {
        /// The selection.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<SavedSelection>,
        /// Whose it is.
        pub person_id: Id<Person>,
        /// The team that sees it too.
        pub team_id: Option<Id<Team>>,
        /// What it is called.
        pub name: String,
        /// The name in lower case; an officer has one of each.
        pub name_key: String,
        /// What the queue is narrowed to, as in its address.
        pub filter: String,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// How the pages of the queue behave for an officer.
pub mod officer_setting {
    use base::{Id, Person};
    use sea_orm::entity::prelude::*;

    /// One row of `officer_settings`; who never chose has none, and all of it is on.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "officer_settings")]
    pub struct Model {
        /// The officer.
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Id<Person>,
        /// Whether single keys do things.
        pub has_keys: bool,
        /// Whether the counts are kept current while a page is looked at.
        pub is_live: bool,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A text that officers begin answers with.
pub mod canned_answer {
    use base::{Id, Lang};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::model::CannedAnswer;

    /// One row of `canned_answers`; hidden, never deleted.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "canned_answers")]
    pub struct Model {
        /// The canned answer.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<CannedAnswer>,
        /// What officers know it by.
        pub name: String,
        /// Code of the topic it is for; none suits all.
        pub topic: Option<String>,
        /// The Swedish text, with places to be filled in.
        pub sv: String,
        /// The English text; without it the Swedish is used.
        pub en: Option<String>,
        /// Whether officers can choose it.
        pub is_offered: bool,
        /// When it was made or last changed.
        pub changed_at: DateTime<Utc>,
        /// Rises with every change.
        pub version: i32,
    }

    impl Model {
        /// The text for a customer of this language.
        pub fn text(&self, lang: Lang) -> &str {
            match lang {
                Lang::Sv => &self.sv,
                Lang::En => self.en.as_deref().unwrap_or(&self.sv),
            }
        }
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
