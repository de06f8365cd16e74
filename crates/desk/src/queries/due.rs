//! Cases that something happens to by time. The states are written out, so that both engines see that the
//! partial indexes fit.

use base::Id;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use crate::model::Case;
use crate::tables::case::{Column, Entity};

/// Solved by then, the first first; `some` is how many to pass over and how many to give.
pub(crate) async fn solved_before(
    db: &impl ConnectionTrait,
    by: DateTime<Utc>,
    some: (u64, u64),
) -> Result<Vec<Id<Case>>, DbErr> {
    let solved = Entity::find()
        .filter(Expr::cust("state = 'solved'"))
        .filter(Column::SolvedAt.lte(by))
        .order_by_asc(Column::SolvedAt);
    ids(db, solved, some).await
}

/// Waiting for the customer since then or longer, who has not been reminded; the longest first.
pub(crate) async fn unanswered_since(
    db: &impl ConnectionTrait,
    since: DateTime<Utc>,
    some: (u64, u64),
) -> Result<Vec<Id<Case>>, DbErr> {
    let unanswered = Entity::find()
        .filter(Expr::cust("state = 'waiting_customer'"))
        .filter(Column::RemindedAt.is_null())
        .filter(Column::WaitingSince.lte(since))
        .order_by_asc(Column::WaitingSince);
    ids(db, unanswered, some).await
}

/// Whose team is to be told by then, the first first.
pub(crate) async fn to_escalate(
    db: &impl ConnectionTrait,
    by: DateTime<Utc>,
    some: (u64, u64),
) -> Result<Vec<Id<Case>>, DbErr> {
    let due = Entity::find()
        .filter(Column::EscalateAt.lte(by))
        .order_by_asc(Column::EscalateAt);
    ids(db, due, some).await
}

async fn ids(
    db: &impl ConnectionTrait,
    cases: Select<Entity>,
    (offset, limit): (u64, u64),
) -> Result<Vec<Id<Case>>, DbErr> {
    let ids = cases.select_only().column(Column::Id).offset(offset).limit(limit);
    ids.into_tuple().all(db).await
}
