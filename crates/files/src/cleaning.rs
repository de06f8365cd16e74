//! Deletes what nobody sent off: files that hang on nothing, a day after they came. The bytes go first,
//! so that no file is left that no row knows.

use std::time::Duration;

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::{Never, Retention};
use web::{Cron, Portal};

use crate::rules::LOOSE_KEPT;
use crate::tables::file;

const EVERY: Duration = Duration::from_secs(60 * 60);
/// Long enough for a form that is being sent off in the last minute.
const GRACE: TimeDelta = TimeDelta::hours(1);
const AT_ONCE: u64 = 500;

/// Files go with what they hang on. Never by a list of rows alone, since their bytes would stay.
pub(crate) fn retention() -> Retention {
    Retention::always(
        "files",
        "each goes with what it hangs on; what hangs on nothing goes after a day",
    )
}

/// The hourly cleaning.
pub(crate) fn cron() -> Cron {
    Cron {
        name: "files.clean",
        every: EVERY,
        run: |portal| Box::pin(async move { clean(&portal).await }),
    }
}

async fn clean(portal: &Portal) -> anyhow::Result<()> {
    portal.blobs.sweep(portal.now()).await?;
    let loose = file::Entity::find()
        .filter(file::Column::ObjectId.is_null())
        .filter(file::Column::CreatedAt.lt(portal.now() - LOOSE_KEPT - GRACE))
        .order_by_asc(file::Column::CreatedAt)
        .limit(AT_ONCE)
        .all(portal.store.db())
        .await?;
    Ok(store::each(loose, |row| delete(portal, row)).await?)
}

async fn delete(portal: &Portal, row: file::Model) -> anyhow::Result<()> {
    portal.blobs.delete(&row.blob).await?;
    let deleted = portal.store.write::<_, Never, _, _>(|tx| async move {
        file::Entity::delete_many()
            .filter(file::Column::Id.eq(row.id))
            .filter(file::Column::ObjectId.is_null())
            .exec(&*tx)
            .await?;
        Ok(())
    });
    Ok(deleted.await?)
}
