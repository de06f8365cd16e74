//! Reads for the page of staff roles: who has them, and which wait for a second administrator.

use base::{Id, Person, StaffRole};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement,
};

use crate::tables::person;
use crate::tables::staff_role::{Column, Entity, Model};

/// Rows on a page.
const PAGE: usize = 50;

/// A page of people with roles, by last name.
pub(crate) struct Holders {
    pub(crate) items: Vec<(person::Model, Vec<Model>)>,
    /// The last person, when there are more.
    pub(crate) next: Option<Id<Person>>,
}

#[derive(FromQueryResult)]
struct HolderId {
    id: Id<Person>,
}

/// Those who have staff roles, or this one. `after` is the last person of the page before.
pub(crate) async fn holders(
    db: &impl ConnectionTrait,
    role: Option<StaffRole>,
    after: Option<Id<Person>>,
) -> Result<Holders, DbErr> {
    let backend = db.get_database_backend();
    let bytes = if backend == sea_orm::DbBackend::Postgres {
        r#" COLLATE "C""#
    } else {
        ""
    };
    let mut values: Vec<sea_orm::Value> = Vec::new();
    let mut place = |value: sea_orm::Value| {
        values.push(value);
        format!("${}", values.len())
    };
    let of_role = role.map_or_else(String::new, |role| {
        format!("WHERE role = {}", place(role.code().into()))
    });
    let further = after.map_or_else(String::new, |after| {
        let after = place(after.into());
        format!(
            "AND (p.surname_key{bytes}, p.id) > (SELECT a.surname_key{bytes}, a.id FROM persons a WHERE a.id = {after})"
        )
    });
    let sql = format!(
        "SELECT p.id FROM persons p WHERE p.id IN (SELECT person_id FROM staff_roles {of_role}) {further} \
         ORDER BY p.surname_key{bytes}, p.id LIMIT {}",
        PAGE + 1
    );
    let mut ids: Vec<_> = HolderId::find_by_statement(Statement::from_sql_and_values(backend, sql, values))
        .all(db)
        .await?
        .into_iter()
        .map(|row| row.id)
        .collect();
    let is_more = ids.len() > PAGE;
    ids.truncate(PAGE);
    Ok(Holders {
        next: ids.last().copied().filter(|_| is_more),
        items: with_roles(db, &ids).await?,
    })
}

async fn with_roles(db: &impl ConnectionTrait, ids: &[Id<Person>]) -> Result<Vec<(person::Model, Vec<Model>)>, DbErr> {
    let mut people = person::Entity::find()
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    people.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    let roles = Entity::find()
        .filter(Column::PersonId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Role)
        .all(db)
        .await?;
    let of = |id| roles.iter().filter(|role| role.person_id == id).cloned().collect();
    Ok(people
        .into_iter()
        .map(|person| {
            let roles = of(person.id);
            (person, roles)
        })
        .collect())
}

/// Roles that wait for a second administrator, oldest first.
pub(crate) async fn waiting(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::ApprovedAt.is_null())
        .order_by_asc(Column::GivenAt)
        .limit(PAGE as u64)
        .all(db)
        .await
}
