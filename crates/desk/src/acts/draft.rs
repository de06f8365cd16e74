//! Keeps what a customer types, until it is sent, deleted, or too old. Nothing is handed over by it: no
//! case, no line of a thread, no entry that tells what it says.

use base::{Id, Person};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, ModelTrait, PaginatorTrait, QueryFilter,
};
use store::{Claim, Failed, Never, Stop, Tx};
use web::Portal;

use super::attach::fault;
use crate::draft::Draft;
use crate::letters::tell_of_draft;
use crate::model::{Case, CaseDraft};
use crate::queries;
use crate::rules::{DRAFT_KEPT, DRAFT_WARNED_BEFORE, DRAFTS_AT_MOST};
use crate::tables::case_draft::{self, Column, Entity};

const BATCH: u64 = 200;

/// Where a draft belongs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) person: Id<Person>,
    pub(crate) id: Id<CaseDraft>,
    /// The case it answers.
    pub(crate) case: Option<Id<Case>>,
}

/// Keeps a draft, or lets go of it when nothing is typed any more. False when it is too long or there are
/// too many.
pub(crate) async fn keep_draft(portal: &Portal, place: Place, draft: Option<&Draft>) -> anyhow::Result<bool> {
    let kept = portal.store.write::<_, Never, _, _>(|tx| async move {
        tx.lock(&format!("desk.drafts.{}", place.person)).await?;
        let there = find(&tx, place).await?;
        let Some(draft) = draft else {
            if let Some(there) = there {
                there.delete(&*tx).await?;
            }
            return Ok(true);
        };
        let Some(content) = draft.sealed(&tx) else {
            return Ok(false);
        };
        Ok(write(&tx, place, there, content).await?)
    });
    Ok(kept.await?)
}

/// The person's row of that id, or their answer to that case.
async fn find(tx: &Tx, place: Place) -> Result<Option<case_draft::Model>, DbErr> {
    let own = Entity::find().filter(Column::PersonId.eq(place.person));
    let own = match place.case {
        Some(case) => own.filter(Column::CaseId.eq(case)),
        None => own.filter(Column::Id.eq(place.id)),
    };
    own.one(&**tx).await
}

async fn write(tx: &Tx, place: Place, there: Option<case_draft::Model>, content: String) -> Result<bool, DbErr> {
    if let Some(there) = there {
        let mut row = there.into_active_model();
        (row.content, row.saved_at, row.reminded_at) = (Set(content), Set(tx.now()), Set(None));
        Entity::update(row).exec(&**tx).await?;
        return Ok(true);
    }
    let is_anothers = Entity::find_by_id(place.id).one(&**tx).await?.is_some();
    let own = Entity::find().filter(Column::PersonId.eq(place.person));
    if is_anothers || own.count(&**tx).await? >= DRAFTS_AT_MOST {
        return Ok(false);
    }
    let row = case_draft::ActiveModel {
        id: Set(place.id),
        person_id: Set(place.person),
        case_id: Set(place.case),
        content: Set(content),
        saved_at: Set(tx.now()),
        reminded_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(true)
}

/// Deletes a draft of the person's. False when there is none.
pub(crate) async fn delete_draft(
    portal: &Portal,
    person: Id<Person>,
    key: &str,
    id: Id<CaseDraft>,
) -> anyhow::Result<bool> {
    let deleted = portal.store.write::<_, Never, _, _>(|tx| async move {
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(true);
        }
        let own = Entity::find_by_id(id).filter(Column::PersonId.eq(person));
        let Some(row) = own.one(&*tx).await? else {
            return Ok(false);
        };
        row.delete(&*tx).await?;
        tx.answer_form(key, "deleted").await?;
        Ok(true)
    });
    Ok(deleted.await?)
}

/// What was sent is no draft any more: the one of that id, or the answer to that case.
pub(super) async fn sent(tx: &Tx, place: Place) -> Result<(), DbErr> {
    match find(tx, place).await? {
        Some(row) => row.delete(&**tx).await.map(|_| ()),
        None => Ok(()),
    }
}

/// Tells those whose drafts are soon deleted, once for each.
pub(crate) async fn warn_of_drafts(portal: &Portal) -> anyhow::Result<()> {
    let before = portal.now() - (DRAFT_KEPT - DRAFT_WARNED_BEFORE);
    let mut failed = 0;
    loop {
        let due = queries::drafts_before(portal.store.db(), before, (failed, BATCH)).await?;
        if let Err(Failed(count)) = store::each(&due, |id| warn(portal, *id)).await {
            failed += count;
        }
        if (due.len() as u64) < BATCH {
            return Failed::none_or(failed);
        }
    }
}

async fn warn(portal: &Portal, id: Id<CaseDraft>) -> anyhow::Result<()> {
    let warned = portal.store.write(|tx| async move {
        let found = Entity::find_by_id(id).one(&*tx).await?;
        if let Some(row) = found.filter(|row| row.reminded_at.is_none()) {
            tell_of_draft(portal, &tx, row.person_id, row.saved_at + DRAFT_KEPT).await?;
            let mut row = row.into_active_model();
            row.reminded_at = Set(Some(tx.now()));
            Entity::update(row).exec(&*tx).await?;
        }
        Ok::<_, Stop<crate::rules::Refusal>>(())
    });
    warned.await.map_err(fault)
}
