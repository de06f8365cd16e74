//! "Uppgifterna stämmer", and the yearly reminder to say so.

use base::{Id, Organisation};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};
use serde_json::json;
use store::{Actor, Claim, Never, Stop, Tx};
use web::Portal;

use super::{audit, load, lock};
use crate::letters;
use crate::queries;
use crate::rules;
use crate::tables::verification::{self, Column};

/// A manager says that the details are right. `by` is one: the caller knows it.
pub(crate) async fn verify(portal: &Portal, by: Actor, key: &str, id: Id<Organisation>) -> Result<(), Stop<Never>> {
    let write = portal.store.write(|tx| async move {
        lock(&tx, id).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let row = verification::ActiveModel {
            organisation_id: Set(id),
            verified_at: Set(Some(tx.now())),
            verified_by: Set(by.person_id()),
            reminded_at: Set(None),
        };
        save(&tx, row, &[Column::VerifiedAt, Column::VerifiedBy, Column::RemindedAt]).await?;
        audit(&tx, by, "organisations.verified", id, json!({})).await?;
        tx.answer_form(key, "verified").await?;
        Ok(())
    });
    write.await
}

async fn save(tx: &Tx, row: verification::ActiveModel, columns: &[Column]) -> Result<(), DbErr> {
    let newest_counts = OnConflict::column(Column::OrganisationId)
        .update_columns(columns.iter().copied())
        .to_owned();
    verification::Entity::insert(row)
        .on_conflict(newest_counts)
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

/// Reminds the managers of one organisation, unless somebody was quicker.
pub(crate) async fn remind_to_verify(portal: &Portal, id: Id<Organisation>) -> anyhow::Result<()> {
    let write = portal.store.write::<_, Never, _, _>(|tx| async move {
        lock(&tx, id).await?;
        let of = load(&tx, id).await?;
        let verification = queries::verification(&*tx, id).await?;
        if !rules::is_to_be_reminded(of.confirmed_at, verification.as_ref(), tx.now()) {
            return Ok(());
        }
        for head in queries::holders(&*tx, id, &[of.kind.head()]).await? {
            letters::remind_to_verify(portal, &tx, head, &of).await?;
        }
        let row = verification::ActiveModel {
            organisation_id: Set(id),
            verified_at: Set(None),
            verified_by: Set(None),
            reminded_at: Set(Some(tx.now())),
        };
        save(&tx, row, &[Column::RemindedAt]).await?;
        Ok(())
    });
    write.await?;
    Ok(())
}
