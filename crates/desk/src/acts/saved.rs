//! An officer saves what the queue is narrowed to under a name, and how its pages behave.

use base::{Id, ObjectRef};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use store::{Actor, Audit, Claim, Stop, Tx};
use web::Portal;

use super::{Officer, write};
use crate::model::SavedSelection;
use crate::queries;
use crate::rules::{Refusal, SAVED_AT_MOST};
use crate::tables::{officer_setting, saved_selection};
use crate::teams::{self, Team};

/// What an officer calls a selection, and who sees it.
pub(crate) struct SavedEdit {
    pub(crate) name: String,
    /// The officer's team that sees it too.
    pub(crate) team: Option<Id<Team>>,
}

/// Saves what the queue is narrowed to.
pub(crate) async fn save_selection(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    edit: &SavedEdit,
    filter: &str,
) -> Result<(), Stop<Refusal>> {
    write(portal, |tx| async move {
        if claimed(&tx, officer, key).await? {
            return Ok(());
        }
        let own = queries::saved_by(&*tx, officer.id).await?;
        if own.len() >= SAVED_AT_MOST {
            return Err(Refusal::TooManySaved.into());
        }
        may_be_called(&own, None, edit)?;
        may_share(&tx, officer, edit.team).await?;
        let row = saved_selection::Model {
            id: tx.id(),
            person_id: officer.id,
            team_id: edit.team,
            name: edit.name.clone(),
            name_key: edit.name.to_lowercase(),
            filter: filter.to_owned(),
        };
        let id = row.id;
        saved_selection::Entity::insert(row.into_active_model())
            .exec_without_returning(&*tx)
            .await?;
        done(&tx, officer, key, "desk.selection_saved", id).await?;
        Ok(())
    })
    .await
}

/// Calls a selection something else, or lets another team see it. One that was deleted meanwhile stays so.
pub(crate) async fn change_selection(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    id: Id<SavedSelection>,
    edit: &SavedEdit,
) -> Result<(), Stop<Refusal>> {
    write(portal, |tx| async move {
        if claimed(&tx, officer, key).await? {
            return Ok(());
        }
        let own = queries::saved_by(&*tx, officer.id).await?;
        may_be_called(&own, Some(id), edit)?;
        may_share(&tx, officer, edit.team).await?;
        let row = saved_selection::ActiveModel {
            team_id: Set(edit.team),
            name: Set(edit.name.clone()),
            name_key: Set(edit.name.to_lowercase()),
            ..Default::default()
        };
        saved_selection::Entity::update_many()
            .set(row)
            .filter(saved_selection::Column::Id.eq(id))
            .filter(saved_selection::Column::PersonId.eq(officer.id))
            .exec(&*tx)
            .await?;
        done(&tx, officer, key, "desk.selection_changed", id).await?;
        Ok(())
    })
    .await
}

/// Deletes one of the officer's own; refuses when it is none of these.
pub(crate) async fn delete_selection(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    id: Id<SavedSelection>,
) -> Result<(), Stop<Refusal>> {
    write(portal, |tx| async move {
        if claimed(&tx, officer, key).await? {
            return Ok(());
        }
        let gone = saved_selection::Entity::delete_many()
            .filter(saved_selection::Column::Id.eq(id))
            .filter(saved_selection::Column::PersonId.eq(officer.id))
            .exec(&*tx)
            .await?;
        if gone.rows_affected == 0 {
            return Err(Refusal::Stale.into());
        }
        done(&tx, officer, key, "desk.selection_deleted", id).await?;
        Ok(())
    })
    .await
}

/// Saves how the pages behave for an officer.
pub(crate) async fn save_settings(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    (has_keys, is_live): (bool, bool),
) -> Result<(), Stop<Refusal>> {
    write(portal, |tx| async move {
        if claimed(&tx, officer, key).await? {
            return Ok(());
        }
        let row = officer_setting::Model {
            person_id: officer.id,
            has_keys,
            is_live,
        };
        let again = OnConflict::column(officer_setting::Column::PersonId)
            .update_columns([officer_setting::Column::HasKeys, officer_setting::Column::IsLive])
            .to_owned();
        officer_setting::Entity::insert(row.into_active_model())
            .on_conflict(again)
            .exec_without_returning(&*tx)
            .await?;
        done(&tx, officer, key, "desk.settings_saved", officer.id).await?;
        Ok(())
    })
    .await
}

async fn claimed(tx: &Tx, officer: Officer<'_>, key: &str) -> anyhow::Result<bool> {
    tx.lock(&format!("desk.officer.{}", officer.id)).await?;
    Ok(matches!(tx.claim_form(key).await?, Claim::Done(_)))
}

/// An officer has one of each name.
fn may_be_called(
    own: &[saved_selection::Model],
    id: Option<Id<SavedSelection>>,
    edit: &SavedEdit,
) -> Result<(), Refusal> {
    let key = edit.name.to_lowercase();
    match own.iter().any(|other| other.name_key == key && Some(other.id) != id) {
        true => Err(Refusal::NameTaken),
        false => Ok(()),
    }
}

/// Nobody shares with a team that they are not in.
async fn may_share(tx: &Tx, officer: Officer<'_>, team: Option<Id<Team>>) -> Result<(), Stop<Refusal>> {
    let Some(team) = team else { return Ok(()) };
    let teams = teams::read(&**tx).await?;
    match teams.with(officer.id).any(|own| own.id == team) {
        true => Ok(()),
        false => Err(Refusal::NoSuchTeam.into()),
    }
}

async fn done<T>(tx: &Tx, officer: Officer<'_>, key: &str, act: &'static str, id: Id<T>) -> anyhow::Result<()> {
    tx.audit(Audit {
        actor: Actor::Staff(officer.id),
        act,
        object: ObjectRef::new("saved_selection", id),
        details: json!({}),
    })
    .await?;
    tx.answer_form(key, "saved").await?;
    Ok(())
}
