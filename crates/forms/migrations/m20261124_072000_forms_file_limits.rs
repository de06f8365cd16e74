//! Questions that files answer have limits of their own.

use sea_orm_migration::prelude::*;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261124_072000_forms_file_limits"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [("forms", "draft"), ("form_versions", "definition")] {
            let text = format!(
                "UPDATE {table} SET {column} = REPLACE({column}, '\"kind\":\"file\"', '\"kind\":{{\"file\":{{}}}}')"
            );
            m.get_connection().execute_unprepared(&text).await?;
        }
        Ok(())
    }
}
