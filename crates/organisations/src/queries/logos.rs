//! The logos of organisations, once the virus scanner has let them through.

use std::collections::HashMap;

use base::{Id, Organisation};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, FromQueryResult};
use store::Sql;

use crate::tables::logo;

/// The logos of these that can be shown.
pub(crate) async fn logos(
    db: &impl ConnectionTrait,
    of: &[Id<Organisation>],
) -> Result<HashMap<Id<Organisation>, logo::Model>, DbErr> {
    if of.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new(
        "SELECT l.* FROM logos l JOIN files f ON f.id = l.file_id WHERE f.state = 'ready' AND l.organisation_id IN (",
    );
    let places: Vec<_> = of.iter().map(|id| sql.bind(*id)).collect();
    sql.push(&format!("{})", places.join(", ")));
    let statement = sql.done(db.get_database_backend());
    let rows = logo::Model::find_by_statement(statement).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.organisation_id, row)).collect())
}

/// The logo of one, also while it is held back.
pub(crate) async fn logo(db: &impl ConnectionTrait, of: Id<Organisation>) -> Result<Option<logo::Model>, DbErr> {
    logo::Entity::find_by_id(of).one(db).await
}
