//! Reads for pages and for the rooms below.

use std::collections::BTreeMap;

use base::{Id, OrgRole, Organisation, Person};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, FromQueryResult, QueryFilter, Statement};
use web::Hat;

use crate::tables::organisation;
use sea_orm::EntityTrait;

#[derive(FromQueryResult)]
struct HatRow {
    id: Id<Organisation>,
    name: String,
    kind: String,
    state: String,
    role: Option<String>,
}

/// The hats of a person, by name: organisations that have not ended.
pub async fn hats(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Vec<Hat>, DbErr> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        "SELECT o.id, o.name, o.kind, o.state, r.role FROM memberships m \
         JOIN organisations o ON o.id = m.organisation_id \
         LEFT JOIN membership_roles r ON r.membership_id = m.id \
         WHERE m.person_id = $1 AND o.state <> 'ended' ORDER BY o.name_key, o.id",
        [person.uuid().into()],
    );
    let mut hats: Vec<Hat> = Vec::new();
    for row in HatRow::find_by_statement(statement).all(db).await? {
        let role = row.role.as_deref().and_then(OrgRole::from_code);
        match hats.last_mut().filter(|hat| hat.organisation == row.id) {
            Some(hat) => hat.roles.extend(role),
            None => hats.push(Hat {
                organisation: row.id,
                name: row.name,
                kind: row.kind,
                roles: role.into_iter().collect(),
                confirmed: row.state != "unconfirmed",
            }),
        }
    }
    Ok(hats)
}

/// The names of these organisations.
pub async fn names(
    db: &impl ConnectionTrait,
    ids: &[Id<Organisation>],
) -> Result<BTreeMap<Id<Organisation>, String>, DbErr> {
    let rows = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(ids.to_vec()))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
