//! Imports with their rows, and what of organisations stands beside their own rows.

use std::collections::HashMap;

use base::{Id, Organisation, Person};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement,
};
use store::Sql;

use crate::import::Beside;
use crate::tables::import::row::{self, Outcome};
use crate::tables::import::{self, Import};

/// Rows on one page of a preview.
pub(crate) const ROWS: u64 = 100;

/// One import.
pub(crate) async fn import(db: &impl ConnectionTrait, id: Id<Import>) -> Result<Option<import::Model>, DbErr> {
    import::Entity::find_by_id(id).one(db).await
}

/// Those of the last day, the newest first.
pub(crate) async fn imports(db: &impl ConnectionTrait) -> Result<Vec<import::Model>, DbErr> {
    import::Entity::find()
        .order_by_desc(import::Column::CreatedAt)
        .limit(20)
        .all(db)
        .await
}

/// How many rows have which outcome.
pub(crate) async fn outcomes(db: &impl ConnectionTrait, id: Id<Import>) -> Result<HashMap<Outcome, u64>, DbErr> {
    let counted: Vec<(Outcome, i64)> = row::Entity::find()
        .select_only()
        .column(row::Column::Outcome)
        .column_as(row::Column::Id.count(), "rows")
        .filter(row::Column::ImportId.eq(id))
        .group_by(row::Column::Outcome)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counted
        .into_iter()
        .map(|(outcome, rows)| (outcome, rows.unsigned_abs()))
        .collect())
}

/// Rows of one outcome after a line: one more than [`ROWS`] when there are others.
pub(crate) async fn import_rows(
    db: &impl ConnectionTrait,
    id: Id<Import>,
    outcome: Outcome,
    after: i64,
    most: u64,
) -> Result<Vec<row::Model>, DbErr> {
    row::Entity::find()
        .filter(row::Column::ImportId.eq(id))
        .filter(row::Column::Outcome.eq(outcome))
        .filter(row::Column::Line.gt(after))
        .order_by_asc(row::Column::Line)
        .limit(most)
        .all(db)
        .await
}

#[derive(FromQueryResult)]
struct CategoryRow {
    organisation_id: Id<Organisation>,
    name_sv: String,
}

/// A member of an organisation, found by an address.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Contactable {
    pub(crate) organisation_id: Id<Organisation>,
    pub(crate) person_id: Id<Person>,
    pub(crate) email_key: String,
}

/// Categories and contacts of these organisations. Who has protected identity is nobody's contact here.
pub(crate) async fn beside(
    db: &impl ConnectionTrait,
    ids: &[Id<Organisation>],
) -> Result<HashMap<Id<Organisation>, Beside>, DbErr> {
    let mut all: HashMap<Id<Organisation>, Beside> = HashMap::new();
    if ids.is_empty() {
        return Ok(all);
    }
    let named = among(
        db,
        "SELECT l.organisation_id, c.name_sv FROM organisations_in_categories l \
         JOIN organisation_categories c ON c.id = l.category_id WHERE l.organisation_id IN ",
        ids,
    );
    for row in CategoryRow::find_by_statement(named).all(db).await? {
        all.entry(row.organisation_id).or_default().categories.push(row.name_sv);
    }
    let contacts = among(
        db,
        "SELECT m.organisation_id, p.id AS person_id, p.email_key FROM organisations o \
         JOIN memberships m ON m.organisation_id = o.id AND m.person_id = o.contact_person_id \
         JOIN persons p ON p.id = m.person_id AND NOT p.protected AND p.state = 'active' WHERE o.id IN ",
        ids,
    );
    for row in Contactable::find_by_statement(contacts).all(db).await? {
        all.entry(row.organisation_id).or_default().contact = Some((row.person_id, row.email_key));
    }
    for beside in all.values_mut() {
        beside.categories.sort();
    }
    Ok(all)
}

/// Those who act for an organisation and have one of these addresses, and may be named.
pub(crate) async fn contactable(db: &impl ConnectionTrait, emails: &[&str]) -> Result<Vec<Contactable>, DbErr> {
    if emails.is_empty() {
        return Ok(Vec::new());
    }
    let statement = among(
        db,
        "SELECT m.organisation_id, p.id AS person_id, p.email_key FROM persons p \
         JOIN memberships m ON m.person_id = p.id WHERE NOT p.protected AND p.state = 'active' AND p.email_key IN ",
        emails,
    );
    Contactable::find_by_statement(statement).all(db).await
}

fn among<T: Copy + Into<sea_orm::Value>>(db: &impl ConnectionTrait, text: &str, values: &[T]) -> Statement {
    let mut sql = Sql::new(text);
    let places: Vec<_> = values.iter().map(|value| sql.bind(*value)).collect();
    sql.push(&format!("({})", places.join(", ")));
    sql.done(db.get_database_backend())
}
