//! A manager makes a key for a program, and revokes it.

use base::{ApiKey, Id, Organisation};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use store::{Actor, Never, Stop, Tx};
use web::Portal;

use super::{audit, begin};
use crate::keys::KeyText;
use crate::queries;
use crate::rules::{self, KeyRefusal};
use crate::tables::api_key::{self, Column};

/// A key to be made.
#[derive(Clone, Debug)]
pub struct NewKey {
    /// What the organisation calls the program.
    pub name: String,
    /// When it ends by itself.
    pub expires_at: Option<DateTime<Utc>>,
}

/// Makes a key and gives its text, which is nowhere afterwards; nothing when this form made one before.
/// `by` is a manager: the caller knows it.
pub async fn make_key(
    portal: &Portal,
    by: Actor,
    form: &str,
    of: Id<Organisation>,
    new: &NewKey,
) -> Result<Option<KeyText>, Stop<KeyRefusal>> {
    let write = portal.store.write(|tx| async move {
        let Some(organisation) = begin(&tx, of, form).await? else {
            return Ok(None);
        };
        let there = queries::keys(&*tx, of).await?;
        rules::may_make(&new.name, &there, organisation.state, tx.now()).map_err(Stop::Refusal)?;
        let text = KeyText::new(tx.random());
        put_key(&tx, by, of, new, &text).await?;
        tx.answer_form(form, "made").await?;
        Ok(Some(text))
    });
    write.await
}

/// Writes a key into the table and the log.
pub(crate) async fn put_key(
    tx: &Tx,
    by: Actor,
    of: Id<Organisation>,
    new: &NewKey,
    text: &KeyText,
) -> anyhow::Result<Id<ApiKey>> {
    let id = tx.id();
    let row = api_key::ActiveModel {
        id: Set(id),
        organisation_id: Set(of),
        name: Set(new.name.clone()),
        key_hash: Set(text.digest()),
        tail: Set(text.tail().to_owned()),
        made_by: Set(by.person_id()),
        made_at: Set(tx.now()),
        expires_at: Set(new.expires_at),
        last_used_at: Set(None),
        revoked_at: Set(None),
    };
    api_key::Entity::insert(row).exec_without_returning(&**tx).await?;
    audit(tx, by, "organisations.key_made", of, json!({ "key": id })).await?;
    Ok(id)
}

/// Revokes a key of this organisation; what it opened is closed at once. `by` is a manager: the caller knows it.
pub(crate) async fn revoke_key(
    portal: &Portal,
    by: Actor,
    form: &str,
    of: Id<Organisation>,
    id: Id<ApiKey>,
) -> Result<(), Stop<Never>> {
    let write = portal.store.write(|tx| async move {
        if begin(&tx, of, form).await?.is_none() {
            return Ok(());
        }
        let revoked = api_key::Entity::update_many()
            .col_expr(Column::RevokedAt, Expr::value(tx.now()))
            .filter(Column::Id.eq(id))
            .filter(Column::OrganisationId.eq(of))
            .filter(Column::RevokedAt.is_null())
            .exec(&*tx)
            .await?;
        if revoked.rows_affected > 0 {
            audit(&tx, by, "organisations.key_revoked", of, json!({ "key": id })).await?;
        }
        tx.answer_form(form, "revoked").await?;
        Ok(())
    });
    write.await
}

/// Notes that a key is used.
pub(crate) async fn touch_key(portal: &Portal, id: Id<ApiKey>) -> anyhow::Result<()> {
    let write = portal.store.write::<_, Never, _, _>(|tx| async move {
        api_key::Entity::update_many()
            .col_expr(Column::LastUsedAt, Expr::value(tx.now()))
            .filter(Column::Id.eq(id))
            .exec(&*tx)
            .await?;
        Ok(())
    });
    Ok(write.await?)
}
