//! Merges two things of the rooms, such as two accounts, and undoes it: the rows of all rooms move by
//! their lists. What a request that was under way gave the old one meanwhile follows a little later.

use std::time::Duration;

use base::{Id, Lang};
use chrono::TimeDelta;
use sea_orm::{DbErr, EntityTrait};
use serde_json::{Value, json};
use store::tables::merge;
use store::{Belongs, JobError, MERGING, Never, NewJob, Tx};
use uuid::Uuid;

use crate::JobKind;
use crate::portal::Portal;

/// Longer than any request takes.
const REST_AFTER: TimeDelta = TimeDelta::minutes(5);

impl Portal {
    /// Merges `from` into `to`, both of the table `whom`, in the caller's transaction, which holds the lock
    /// [`MERGING`].
    pub async fn merge(&self, tx: &Tx, whom: &'static str, from: Uuid, to: Uuid) -> Result<merge::Model, DbErr> {
        let merge = tx.merge(&self.belongs, whom, from, to).await?;
        let rest = NewJob::at(REST, json!({ "merge": merge.id }), tx.now() + REST_AFTER);
        tx.enqueue(rest).await?;
        Ok(merge)
    }

    /// What goes along when `from` of the table `whom` is merged into another, in words.
    pub async fn merge_gains(&self, whom: &str, from: Uuid, lang: Lang) -> Result<Vec<String>, DbErr> {
        let mut gains = Vec::new();
        for column in self.belongs.iter().filter(|column| column.whom == whom) {
            let Some(text) = column.told else { continue };
            let count = column.count(self.store.db(), from).await?;
            if count > 0 {
                gains.push(self.ta(lang, text, [("count", count.into())]));
            }
        }
        Ok(gains)
    }

    /// Undoes a merge in the caller's transaction, which holds the lock [`MERGING`].
    pub async fn undo_merge(&self, tx: &Tx, merge: merge::Model) -> Result<(), DbErr> {
        tx.undo_merge(&self.belongs, merge).await
    }
}

const REST: &str = "web.merge_rest";

/// Moves what came late.
pub fn job_kind() -> JobKind {
    JobKind {
        name: REST,
        concurrency: 1,
        timeout: Duration::from_secs(60),
        run: |portal, payload| Box::pin(move_rest(portal, payload)),
        gave_up: None,
    }
}

async fn move_rest(portal: Portal, payload: Value) -> Result<(), JobError> {
    let id: Id<store::tables::Merge> = serde_json::from_value(payload["merge"].clone())?;
    let portal = &portal;
    let moved = portal.store.write::<_, Never, _, _>(|tx| async move {
        tx.lock(MERGING).await?;
        if let Some(merge) = merge::Entity::find_by_id(id).one(&*tx).await?
            && merge.undone_at.is_none()
        {
            tx.merge_rest(&portal.belongs, &merge).await?;
        }
        Ok(())
    });
    Ok(moved.await?)
}

/// The columns of this crate that say whom a row belongs to.
pub fn belongs() -> Vec<Belongs> {
    let ends = "logins end with the account that they are of";
    vec![
        Belongs::stays("persons", "sessions", "person_id", ends),
        Belongs::stays(
            "organisations",
            "sessions",
            "hat_id",
            "the next page chooses another hat",
        ),
        Belongs::stays(
            "persons",
            "kept_forms",
            "person_id",
            "it waits for a login that does not come",
        )
        .key(&["key"]),
    ]
}
