//! Staff keep the canned answers: make, change and hide them. Who saves what somebody else changed meanwhile
//! is told, and nothing is taken back.

use base::{Id, ObjectRef};
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, IntoActiveModel};
use serde_json::json;
use store::{Actor, Audit, Claim, Stop, Tx};
use web::Portal;

use super::Officer;
use crate::model::CannedAnswer;
use crate::rules::Refusal;
use crate::tables::canned_answer::{Entity, Model};

/// What a canned answer holds.
#[derive(Clone, Debug)]
pub(crate) struct NewCanned {
    pub(crate) name: String,
    /// Code of a topic; none suits all.
    pub(crate) topic: Option<String>,
    pub(crate) sv: String,
    pub(crate) en: Option<String>,
    /// Whether officers can choose it.
    pub(crate) is_offered: bool,
}

/// Which canned answer is changed, and the version that was read.
#[derive(Clone, Copy)]
pub(crate) struct Changed {
    pub(crate) id: Id<CannedAnswer>,
    pub(crate) seen: i32,
}

/// Makes a canned answer, or changes the one that is given.
pub(crate) async fn save_canned(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    changed: Option<Changed>,
    new: &NewCanned,
) -> Result<(), Stop<Refusal>> {
    let written = portal.store.write(|tx| async move {
        tx.lock("desk.canned").await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let id = match changed {
            Some(changed) => change(&tx, changed, new).await?,
            None => insert_canned(&tx, new).await?,
        };
        audit(&tx, Actor::Staff(officer.id), id).await?;
        tx.answer_form(key, "saved").await?;
        Ok(())
    });
    written.await
}

/// Writes a new one.
pub(crate) async fn insert_canned(tx: &Tx, new: &NewCanned) -> Result<Id<CannedAnswer>, DbErr> {
    let row = row(tx, tx.id(), 1, new);
    row.clone().into_active_model().insert(&**tx).await?;
    Ok(row.id)
}

async fn change(tx: &Tx, Changed { id, seen }: Changed, new: &NewCanned) -> Result<Id<CannedAnswer>, Stop<Refusal>> {
    let stored = Entity::find_by_id(id).one(&**tx).await?;
    // None is ever deleted, so one that is gone was changed too.
    if stored.is_none_or(|stored| stored.version != seen) {
        return Err(Refusal::Stale.into());
    }
    let row = row(tx, id, seen + 1, new);
    row.into_active_model().reset_all().update(&**tx).await?;
    Ok(id)
}

fn row(tx: &Tx, id: Id<CannedAnswer>, version: i32, new: &NewCanned) -> Model {
    Model {
        id,
        name: new.name.clone(),
        topic: new.topic.clone(),
        sv: new.sv.clone(),
        en: new.en.clone(),
        is_offered: new.is_offered,
        changed_at: tx.now(),
        version,
    }
}

async fn audit(tx: &Tx, actor: Actor, id: Id<CannedAnswer>) -> Result<(), DbErr> {
    tx.audit(Audit {
        actor,
        act: "desk.canned_answer_saved",
        object: ObjectRef::new("canned_answer", id),
        details: json!({}),
    })
    .await
}
