//! Deletes what nobody sent off: files that hang on nothing, a day after they came; and those whose
//! object is gone. The bytes go first, so that no file is left that no row knows.

use std::time::Duration;

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::{Holder, Never, Retention};
use web::{Cron, Portal};

use crate::model::State;
use crate::rules::LOOSE_KEPT;
use crate::tables::file;
use crate::{acts, queries, scanning};

const EVERY: Duration = Duration::from_secs(60 * 60);
/// Long enough for a form that is being sent off in the last minute.
const GRACE: TimeDelta = TimeDelta::hours(1);
/// A job is tried for a day.
const GIVEN_UP: TimeDelta = TimeDelta::hours(24);
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

/// Lets go of the files whose object is gone; the next cleaning deletes them. Gives how many.
pub async fn let_go_of_gone(portal: &Portal, holder: &Holder) -> anyhow::Result<u64> {
    let gone = &queries::whose_object_is_gone(portal, holder).await?;
    let released = portal.store.write::<_, Never, _, _>(|tx| async move {
        for some in gone.chunks(AT_ONCE as usize) {
            file::Entity::update_many()
                .set(acts::released())
                .filter(file::Column::Id.is_in(some.iter().copied()))
                .exec(&*tx)
                .await?;
        }
        Ok(gone.len() as u64)
    });
    match gone.is_empty() {
        true => Ok(0),
        false => Ok(released.await?),
    }
}

/// Asks once more about files whose scanner was away for so long that their job was given up.
async fn ask_again(portal: &Portal) -> anyhow::Result<()> {
    let held = &file::Entity::find()
        .filter(file::Column::State.eq(State::Held))
        .filter(file::Column::CreatedAt.lt(portal.now() - GIVEN_UP))
        .limit(AT_ONCE)
        .all(portal.store.db())
        .await?;
    if held.is_empty() {
        return Ok(());
    }
    let asked = portal.store.write::<_, Never, _, _>(|tx| async move {
        for row in held {
            tx.enqueue(scanning::job(row.id)).await?;
        }
        Ok(())
    });
    Ok(asked.await?)
}

async fn clean(portal: &Portal) -> anyhow::Result<()> {
    ask_again(portal).await?;
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
