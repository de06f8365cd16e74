//! How an organisation is invoiced, and how many members it has by age and sex.

use base::{Id, Organisation};
use sea_orm::entity::prelude::*;

/// One row of `billing`; none before it is filled in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "billing")]
pub struct Model {
    /// Who is invoiced.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisation_id: Id<Organisation>,
    /// Street, when invoices go elsewhere than letters.
    pub address: Option<String>,
    /// Five digits.
    pub postal_code: Option<String>,
    /// Post town.
    pub city: Option<String>,
    /// What the invoice is to be marked with.
    pub reference: Option<String>,
    /// The address of e-invoices: GLN, or organisation number at an operator.
    pub e_invoice: Option<String>,
    /// Counts changes of it and of the numbers of members, so that a stale edit is told.
    pub version: i64,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

/// Members of one age group.
pub mod member_count {
    use base::{Id, Organisation};
    use sea_orm::entity::prelude::*;

    use crate::model::AgeGroup;

    /// One row of `member_counts`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "member_counts")]
    pub struct Model {
        /// Whose members.
        #[sea_orm(primary_key, auto_increment = false)]
        pub organisation_id: Id<Organisation>,
        /// Of this age.
        #[sea_orm(primary_key, auto_increment = false)]
        pub age: AgeGroup,
        /// Women and girls.
        pub women: i32,
        /// Men and boys.
        pub men: i32,
        /// Those who are neither, or did not say.
        pub others: i32,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
