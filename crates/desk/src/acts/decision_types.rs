//! Staff keep the kinds of decisions: make, change and hide them. What is changed holds for decisions from then on.

use base::{Id, ObjectRef};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use serde_json::json;
use store::{Actor, Audit, Claim, Stop, Tx};
use web::Portal;

use crate::decision::{DecisionType, Remedy};
use crate::rules::Refusal;
use crate::tables::decision_type::{Entity, Model};

/// What a kind of decision holds.
#[derive(Clone, Debug)]
pub(crate) struct TypeEdit {
    pub(crate) name_sv: String,
    pub(crate) name_en: String,
    pub(crate) remedy: Remedy,
    /// Who tries an appeal; there is always one when there is a remedy.
    pub(crate) appeal_to: Option<String>,
    pub(crate) delegation: Option<String>,
    pub(crate) is_offered: bool,
    /// The version that was read; 0 of a new one.
    pub(crate) seen: i32,
}

/// Makes a kind of decision, or changes the one that is given.
pub(crate) async fn save_decision_type(
    portal: &Portal,
    by: Actor,
    key: &str,
    changed: Option<Id<DecisionType>>,
    edit: &TypeEdit,
) -> Result<(), Stop<Refusal>> {
    let saved = portal.store.write(|tx| async move {
        tx.lock("desk.decision_types").await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let row = row(&tx, changed, edit);
        let id = row.id;
        match changed {
            None => row.into_active_model().insert(&*tx).await?,
            Some(id) => {
                let stored = Entity::find_by_id(id).one(&*tx).await?;
                if stored.is_none_or(|stored| stored.version != edit.seen) {
                    return Err(Refusal::Stale.into());
                }
                row.into_active_model().reset_all().update(&*tx).await?
            }
        };
        tx.audit(Audit {
            actor: by,
            act: "desk.decision_type_saved",
            object: ObjectRef::new("decision_type", id),
            details: json!({}),
        })
        .await?;
        tx.answer_form(key, "saved").await?;
        Ok(())
    });
    saved.await
}

fn row(tx: &Tx, changed: Option<Id<DecisionType>>, edit: &TypeEdit) -> Model {
    Model {
        id: changed.unwrap_or_else(|| tx.id()),
        name_sv: edit.name_sv.clone(),
        name_en: edit.name_en.clone(),
        remedy: edit.remedy,
        appeal_to: edit.appeal_to.clone(),
        delegation: edit.delegation.clone(),
        is_offered: edit.is_offered,
        version: edit.seen + 1,
    }
}
