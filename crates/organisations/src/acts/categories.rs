//! The list of categories, which staff keep.

use base::{Id, ObjectRef};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::json;
use store::{Actor, Audit, Claim, Stop, Tx};
use web::Portal;

use crate::model::sort_key;
use crate::queries;
use crate::rules::Refusal;
use crate::tables::category::{ActiveModel, Category, Column, Entity};

/// What a category is called.
#[derive(Clone, Debug)]
pub(crate) struct NewCategory {
    pub(crate) name_sv: String,
    pub(crate) name_en: String,
}

/// Makes a category, or renames the one that is given.
pub(crate) async fn save_category(
    portal: &Portal,
    by: Actor,
    key: &str,
    id: Option<Id<Category>>,
    new: &NewCategory,
) -> Result<(), Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        lock(&tx).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let name_key = sort_key(&new.name_sv);
        let same = Entity::find().filter(Column::NameKey.eq(&name_key)).one(&*tx).await?;
        if same.is_some_and(|same| Some(same.id) != id) {
            return Err(Stop::Refusal(Refusal::CategoryTaken));
        }
        let mut row = ActiveModel {
            name_sv: Set(new.name_sv.clone()),
            name_en: Set(new.name_en.clone()),
            name_key: Set(name_key),
            ..Default::default()
        };
        let saved = if let Some(id) = id {
            row.id = Set(id);
            row.update(&*tx).await?
        } else {
            row.id = Set(tx.id());
            row.created_at = Set(tx.now());
            row.insert(&*tx).await?
        };
        audit(&tx, by, "organisations.category_saved", saved.id).await?;
        tx.answer_form(key, "saved").await?;
        Ok(())
    });
    write.await
}

/// Takes away a category that no organisation is in.
pub(crate) async fn delete_category(
    portal: &Portal,
    by: Actor,
    key: &str,
    id: Id<Category>,
) -> Result<(), Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        lock(&tx).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        if queries::in_category(&*tx, id).await? > 0 {
            return Err(Stop::Refusal(Refusal::CategoryUsed));
        }
        Entity::delete_by_id(id).exec(&*tx).await?;
        audit(&tx, by, "organisations.category_deleted", id).await?;
        tx.answer_form(key, "deleted").await?;
        Ok(())
    });
    write.await
}

async fn lock(tx: &Tx) -> Result<(), DbErr> {
    tx.lock("organisations.categories").await
}

async fn audit(tx: &Tx, actor: Actor, act: &'static str, id: Id<Category>) -> Result<(), DbErr> {
    tx.audit(Audit {
        actor,
        act,
        object: ObjectRef::new("organisation_category", id),
        details: json!({}),
    })
    .await
}
