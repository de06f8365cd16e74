//! What staff do with forms: change a draft, publish it. Each is one transaction with its audit row; who
//! changes something else than what they saw is told (version).

use base::{Id, ObjectRef};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};
use serde_json::json;
use store::{Actor, Audit, Claim, Stop, Tx};
use web::Portal;

use crate::definition::{Definition, Flaw};
use crate::drafting::{self, Change};
use crate::model::{DefinedForm, FormVersion};
use crate::queries;
use crate::tables::{form, form_version};

/// The kind of object that audit rows name.
const FORM: &str = "form";

/// Why a form is not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Somebody else changed the draft meanwhile.
    Stale,
    /// Its fields would not make a form.
    Flaw(Flaw),
    /// All of it is published already.
    NothingNew,
}

/// A draft as it was seen.
#[derive(Clone, Copy)]
pub(crate) struct Seen<'a> {
    pub(crate) owner: &'a str,
    pub(crate) version: i32,
}

/// Changes the draft. The same form again does nothing.
pub(crate) async fn change(
    portal: &Portal,
    who: Actor,
    key: &str,
    seen: Seen<'_>,
    change: &Change,
) -> Result<(), Stop<Refusal>> {
    let done = portal.store.write(|tx| async move {
        let Some(form) = open(&tx, key, seen).await? else {
            return Ok(());
        };
        let draft = queries::definition(&form.draft)?;
        let draft = drafting::changed(&draft, change).map_err(|flaw| Stop::Refusal(Refusal::Flaw(flaw)))?;
        write(&tx, &form, &draft).await?;
        audit(&tx, who, "forms.draft_changed", form.id, form.version + 1).await?;
        Ok(())
    });
    done.await
}

/// Publishes the draft as it was seen. A form without fields asks nothing any more.
pub(crate) async fn publish(portal: &Portal, who: Actor, key: &str, seen: Seen<'_>) -> Result<(), Stop<Refusal>> {
    let done = portal.store.write(|tx| async move {
        if open(&tx, key, seen).await?.is_none() {
            return Ok(());
        }
        let draft = queries::draft(&*tx, seen.owner).await?;
        if !draft.is_ahead() {
            return Err(Stop::Refusal(Refusal::NothingNew));
        }
        publish_in(&tx, who, seen.owner, &draft.definition).await?;
        Ok(())
    });
    done.await
}

/// Publishes these fields for an owner, inside the caller's transaction; for the demo.
pub async fn publish_in(tx: &Tx, who: Actor, owner: &str, definition: &Definition) -> anyhow::Result<()> {
    let form = ensure(tx, owner).await?;
    let number = form_version::Entity::find()
        .filter(form_version::Column::FormId.eq(form.id))
        .count(&**tx)
        .await?;
    let id: Id<FormVersion> = tx.id();
    let number = i32::try_from(number + 1)?;
    let version = form_version::ActiveModel {
        id: Set(id),
        form_id: Set(form.id),
        number: Set(number),
        definition: Set(stored(definition)),
        published_by: Set(who.person_id()),
        published_at: Set(tx.now()),
    };
    form_version::Entity::insert(version)
        .exec_without_returning(&**tx)
        .await?;
    write(tx, &form, definition).await?;
    let current = (!definition.is_empty()).then_some(id);
    let current = form::ActiveModel {
        id: Set(form.id),
        current_id: Set(current),
        ..Default::default()
    };
    current.update(&**tx).await?;
    audit(tx, who, "forms.published", form.id, number).await?;
    Ok(())
}

/// The form under its lock, when this was not done before and nobody changed it meanwhile.
async fn open(tx: &Tx, key: &str, seen: Seen<'_>) -> Result<Option<form::Model>, Stop<Refusal>> {
    tx.lock(&format!("forms.{}", seen.owner)).await?;
    if let Claim::Done(_) = tx.claim_form(key).await? {
        return Ok(None);
    }
    let form = ensure(tx, seen.owner).await?;
    if form.version != seen.version {
        return Err(Stop::Refusal(Refusal::Stale));
    }
    Ok(Some(form))
}

/// The owner's form, made now when there is none.
async fn ensure(tx: &Tx, owner: &str) -> anyhow::Result<form::Model> {
    if let Some(form) = queries::row(&**tx, owner).await? {
        return Ok(form);
    }
    let form = form::Model {
        id: tx.id(),
        owner: owner.to_owned(),
        draft: stored(&Definition::default()),
        version: 0,
        current_id: None,
        edited_at: tx.now(),
    };
    form::Entity::insert(form.clone().into_active_model())
        .exec_without_returning(&**tx)
        .await?;
    Ok(form)
}

async fn write(tx: &Tx, form: &form::Model, draft: &Definition) -> anyhow::Result<()> {
    let changed = form::ActiveModel {
        id: Set(form.id),
        draft: Set(stored(draft)),
        version: Set(form.version + 1),
        edited_at: Set(tx.now()),
        ..Default::default()
    };
    changed.update(&**tx).await?;
    Ok(())
}

fn stored(definition: &Definition) -> String {
    serde_json::to_string(definition).expect("a form is plain data")
}

async fn audit(tx: &Tx, actor: Actor, act: &'static str, form: Id<DefinedForm>, version: i32) -> anyhow::Result<()> {
    let audit = Audit {
        actor,
        act,
        object: ObjectRef::new(FORM, form),
        details: json!({ "version": version }),
    };
    Ok(tx.audit(audit).await?)
}
