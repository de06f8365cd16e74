//! What a merge, a split and a link read and move. Lines are moved as they are, and keep their times.

use base::Id;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    Statement,
};
use store::Tx;

use crate::model::{Case, MessageKind, State};
use crate::tables::case_message::{Column, Entity};
use crate::tables::{case, case_decision, case_link};

/// The most suggestions of what a case can be merged with.
const SUGGESTIONS: u64 = 10;

/// Moves all lines of `from` behind the first `behind` of `into`.
pub(crate) async fn move_lines(tx: &Tx, from: &case::Model, into: Id<Case>, behind: i32) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::RegisteredAs, registered_as(from))
        .col_expr(Column::RegisteredIn, registered_in(from))
        .col_expr(Column::CaseId, Expr::value(into))
        .col_expr(Column::Number, Expr::col(Column::Number).add(behind))
        .filter(Column::CaseId.eq(from.id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Moves the decisions of `from` with the lines that tell of them.
pub(crate) async fn move_decisions(tx: &Tx, from: Id<Case>, into: Id<Case>, behind: i32) -> Result<(), DbErr> {
    use case_decision::Column::{CaseId, Number};
    case_decision::Entity::update_many()
        .col_expr(CaseId, Expr::value(into))
        .col_expr(Number, Expr::col(Number).add(behind))
        .filter(CaseId.eq(from))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Moves one line to another place, in another case.
pub(crate) async fn move_line(tx: &Tx, from: (&case::Model, i32), to: (Id<Case>, i32)) -> Result<bool, DbErr> {
    let moved = Entity::update_many()
        .col_expr(Column::RegisteredAs, registered_as(from.0))
        .col_expr(Column::RegisteredIn, registered_in(from.0))
        .col_expr(Column::CaseId, Expr::value(to.0))
        .col_expr(Column::Number, Expr::value(to.1))
        .filter(Column::CaseId.eq(from.0.id))
        .filter(Column::Number.eq(from.1))
        .filter(Column::Kind.is_in([MessageKind::Message, MessageKind::Note]))
        .exec(&**tx)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// A document keeps the number that the diary knows it by, wherever it is moved.
fn registered_as(from: &case::Model) -> Expr {
    Expr::cust(format!("COALESCE(registered_as, '{}-' || number)", from.reference))
}

fn registered_in(from: &case::Model) -> Expr {
    Func::coalesce([Expr::col(Column::RegisteredIn), Expr::value(from.id)]).into()
}

/// When the matter began: with its oldest line, in whichever case that was written.
pub(crate) async fn began_at(db: &impl ConnectionTrait, case: &case::Model) -> Result<DateTime<Utc>, DbErr> {
    let first = Entity::find()
        .select_only()
        .column_as(Column::CreatedAt.min(), "first")
        .filter(Column::CaseId.eq(case.id));
    let first: Option<Option<DateTime<Utc>>> = first.into_tuple().one(db).await?;
    Ok(first.flatten().unwrap_or(case.created_at))
}

/// The number of the first message of a case.
pub(crate) async fn first_letter(db: &impl ConnectionTrait, case: Id<Case>) -> Result<Option<i32>, DbErr> {
    let first = Entity::find()
        .select_only()
        .column(Column::Number)
        .filter(Column::CaseId.eq(case))
        .filter(Column::Kind.eq(MessageKind::Message))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Number);
    first.into_tuple().one(db).await
}

/// The cases that were merged into this one, however many steps ago.
pub(crate) async fn merged_into(db: &impl ConnectionTrait, case: Id<Case>) -> Result<Vec<case::Model>, DbErr> {
    let text = "WITH RECURSIVE went (id) AS (SELECT c.id FROM cases c WHERE c.merged_into_id = $1 \
         UNION SELECT c.id FROM cases c JOIN went ON c.merged_into_id = went.id) \
         SELECT c.* FROM cases c WHERE c.id IN (SELECT id FROM went) ORDER BY c.id";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), text, [case.into()]);
    case::Model::find_by_statement(statement).all(db).await
}

/// Other cases of the same customer that are not finished, latest first.
pub(crate) async fn open_of_same(db: &impl ConnectionTrait, of: &case::Model) -> Result<Vec<case::Model>, DbErr> {
    let customer = match (of.person_id, of.organisation_id) {
        (_, Some(organisation)) => case::Column::OrganisationId.eq(organisation),
        (Some(person), None) => case::Column::PersonId.eq(person),
        (None, None) => return Ok(Vec::new()),
    };
    case::Entity::find()
        .filter(customer)
        .filter(case::Column::State.is_in(State::OPEN))
        .filter(case::Column::Id.ne(of.id))
        .order_by_desc(case::Column::LastMessageAt)
        .limit(SUGGESTIONS)
        .all(db)
        .await
}

/// The cases that this one is linked to.
pub(crate) async fn linked_to(db: &impl ConnectionTrait, case: Id<Case>) -> Result<Vec<case::Model>, DbErr> {
    let text = "SELECT c.* FROM cases c WHERE c.id IN (SELECT l.other_id FROM case_links l WHERE l.case_id = $1) \
         OR c.id IN (SELECT l.case_id FROM case_links l WHERE l.other_id = $1) ORDER BY c.id";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), text, [case.into()]);
    case::Model::find_by_statement(statement).all(db).await
}

/// The row that links the two, whichever stands first in it.
pub(crate) fn link_of(a: Id<Case>, b: Id<Case>) -> Condition {
    let row = |first: Id<Case>, second: Id<Case>| {
        Condition::all()
            .add(case_link::Column::CaseId.eq(first))
            .add(case_link::Column::OtherId.eq(second))
    };
    Condition::any().add(row(a, b)).add(row(b, a))
}
