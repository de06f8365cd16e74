//! Several activities and several areas for each organisation, in place of one of each.

use sea_orm_migration::prelude::*;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261124_040200_organisations_several"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for statement in STATEMENTS {
            m.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

/// The first index carries the public register, and holds what it is searched and narrowed by, so that a
/// search reads no row that it does not show; the second the areas to choose from.
const STATEMENTS: [&str; 13] = [
    "ALTER TABLE organisations ADD COLUMN activities varchar NOT NULL DEFAULT ''",
    "ALTER TABLE organisations ADD COLUMN areas varchar NOT NULL DEFAULT ''",
    "ALTER TABLE organisations ADD COLUMN area_keys varchar NOT NULL DEFAULT ''",
    "UPDATE organisations SET activities = ' ' || activity || ' ' WHERE activity IS NOT NULL",
    "UPDATE organisations SET areas = area, area_keys = ',' || REPLACE(area_key, ', ', ',') || ',' \
     WHERE area IS NOT NULL AND area_key IS NOT NULL",
    "DROP INDEX organisations_listed",
    "DROP INDEX organisations_listed_activity",
    "DROP INDEX organisations_listed_area",
    "ALTER TABLE organisations DROP COLUMN activity",
    "ALTER TABLE organisations DROP COLUMN area",
    "ALTER TABLE organisations DROP COLUMN area_key",
    "CREATE INDEX organisations_listed ON organisations \
     (name_key, id, age_groups, activities, area_keys, search_key) \
     WHERE kind = 'forening' AND state = 'active' AND shown_in_register",
    "CREATE INDEX organisations_listed_areas ON organisations (area_keys, areas) \
     WHERE kind = 'forening' AND state = 'active' AND shown_in_register",
];
