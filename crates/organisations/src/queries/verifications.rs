//! When details were last said to be right, and whose managers are to be reminded.

use base::{Id, Organisation};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Statement};

use crate::rules::YEAR;
use crate::tables::verification;

/// The most that one turn of the recurring work takes.
const AT_ONCE: u64 = 100;

/// The last word about an organisation's details.
pub(crate) async fn verification(
    db: &impl ConnectionTrait,
    of: Id<Organisation>,
) -> Result<Option<verification::Model>, DbErr> {
    verification::Entity::find_by_id(of).one(db).await
}

/// Those whose managers are to be reminded, as `rules::is_to_be_reminded` says.
pub(crate) async fn to_be_reminded(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<Vec<Id<Organisation>>, DbErr> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        format!(
            "SELECT o.id FROM organisations o LEFT JOIN verifications v ON v.organisation_id = o.id \
             WHERE o.state IN ('active', 'resting') AND COALESCE(v.verified_at, o.confirmed_at) <= $1 \
             AND (v.reminded_at IS NULL OR v.reminded_at <= $1) ORDER BY o.id LIMIT {AT_ONCE}"
        ),
        [(now - YEAR).into()],
    );
    let rows = db.query_all_raw(statement).await?;
    rows.iter().map(|row| row.try_get("", "id")).collect()
}
