//! The rows of decisions, their kinds, and appeals against them.

/// A kind of decision.
pub mod decision_type {
    use base::Id;
    use sea_orm::entity::prelude::*;

    use crate::decision::{DecisionType, Remedy};

    /// One row of `decision_types`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "decision_types")]
    pub struct Model {
        /// The kind.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<DecisionType>,
        /// Its name in Swedish.
        pub name_sv: String,
        /// Its name in English.
        pub name_en: String,
        /// What can be done against it.
        pub remedy: Remedy,
        /// The court or authority that tries an appeal.
        pub appeal_to: Option<String>,
        /// The point of the delegation that is usual.
        pub delegation: Option<String>,
        /// Whether officers can choose it.
        pub is_offered: bool,
        /// How often it was saved.
        pub version: i32,
    }

    impl Model {
        /// Its name.
        pub fn name(&self, lang: base::Lang) -> &str {
            match lang {
                base::Lang::Sv => &self.name_sv,
                base::Lang::En => &self.name_en,
            }
        }
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A decision in a case.
pub mod case_decision {
    use base::{Id, Person};
    use chrono::{DateTime, NaiveDate, Utc};
    use sea_orm::entity::prelude::*;

    use crate::decision::{Decision, DecisionType, Outcome, Remedy};
    use crate::model::Case;

    /// One row of `case_decisions`. What can be done against it stays as it was told.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_decisions")]
    pub struct Model {
        /// The decision.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Decision>,
        /// The case.
        pub case_id: Id<Case>,
        /// The line of the thread that tells of it.
        pub number: i32,
        /// Its kind.
        pub type_id: Id<DecisionType>,
        /// How it went.
        pub outcome: Outcome,
        /// What can be done against it.
        pub remedy: Remedy,
        /// Who tries an appeal.
        pub appeal_to: Option<String>,
        /// The one delegate who decided.
        pub decided_by: Id<Person>,
        /// By which point of the delegation.
        pub delegation: String,
        /// When.
        pub decided_at: DateTime<Utc>,
        /// The day from which the time for appeals counts, when it is known.
        pub counts_from: Option<NaiveDate>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// That a case is an appeal against a decision.
pub mod case_appeal {
    use base::{Id, Person};
    use chrono::NaiveDate;
    use sea_orm::entity::prelude::*;

    use crate::decision::{Appeal, Decision};
    use crate::model::Case;

    /// One row of `case_appeals`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_appeals")]
    pub struct Model {
        /// The appeal.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Appeal>,
        /// The case that it came in as.
        pub case_id: Id<Case>,
        /// What it is against.
        pub decision_id: Id<Decision>,
        /// The day in Stockholm on which it came to us, which alone says whether it came in time.
        pub received_on: NaiveDate,
        /// Who of the staff registered it, unless it came through the portal.
        pub registered_by: Option<Id<Person>>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
