//! Keys to find people by the beginning of their name, address or username, in the order of bytes on
//! both engines; and what a member of staff looked at.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DbBackend, Statement};
use uuid::Uuid;

use crate::names::keys;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261121_130100_accounts_people_search"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let db = m.get_connection();
        for column in [
            "ALTER TABLE persons ADD COLUMN name_key varchar NOT NULL DEFAULT ''",
            "ALTER TABLE persons ADD COLUMN surname_key varchar NOT NULL DEFAULT ''",
            "ALTER TABLE person_views ADD COLUMN shown varchar NOT NULL DEFAULT 'page'",
        ] {
            db.execute_unprepared(column).await?;
        }
        fill(m).await?;
        // PostgreSQL sorts by language unless told otherwise; SQLite by bytes.
        let bytes = match m.get_database_backend() {
            DbBackend::Postgres => r#" COLLATE "C""#,
            _ => "",
        };
        for (name, column) in [
            ("name", "name_key"),
            ("surname", "surname_key"),
            ("email", "email_key"),
            ("username", "username_key"),
        ] {
            let index = format!("CREATE INDEX persons_by_{name} ON persons ({column}{bytes}, id)");
            db.execute_unprepared(&index).await?;
        }
        db.execute_unprepared("CREATE INDEX person_views_viewer ON person_views (viewer_id, person_id, at)")
            .await?;
        Ok(())
    }
}

/// Persons who are there already.
async fn fill(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let (db, backend) = (m.get_connection(), m.get_database_backend());
    let all = Statement::from_string(backend, "SELECT id, first_name, last_name FROM persons");
    for row in db.query_all_raw(all).await? {
        let id: Uuid = row.try_get("", "id")?;
        let (first, last): (String, String) = (row.try_get("", "first_name")?, row.try_get("", "last_name")?);
        let keys = keys(&first, &last);
        let update = Statement::from_sql_and_values(
            backend,
            "UPDATE persons SET name_key = $1, surname_key = $2 WHERE id = $3",
            [keys.name_key.into(), keys.surname_key.into(), id.into()],
        );
        db.execute_raw(update).await?;
    }
    Ok(())
}
