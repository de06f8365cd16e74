//! A manager changes how the organisation is invoiced, and how many members it has.

use base::{Id, Organisation};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use store::{Actor, Claim, Stop};
use web::Portal;

use super::{audit, lock};
use crate::model::{Address, AgeGroup};
use crate::queries;
use crate::rules::Refusal;
use crate::tables::billing::{self, member_count};

/// What is saved, and the version that was seen.
#[derive(Clone, Debug)]
pub(crate) struct Billing {
    /// None is that of letters.
    pub(crate) address: Option<Address>,
    pub(crate) reference: Option<String>,
    pub(crate) e_invoice: Option<String>,
    /// Women, men and others of each age.
    pub(crate) members: Vec<(AgeGroup, [i32; 3])>,
    pub(crate) seen: i64,
}

/// Saves it. `by` is a manager: the caller knows it.
pub(crate) async fn bill(
    portal: &Portal,
    by: Actor,
    key: &str,
    id: Id<Organisation>,
    new: &Billing,
) -> Result<(), Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        lock(&tx, id).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let before = queries::billing(&*tx, id).await?;
        let version = before.as_ref().map_or(0, |before| before.version);
        if version != new.seen {
            return Err(Stop::Refusal(Refusal::Stale));
        }
        let address = new.address.as_ref();
        let row = billing::ActiveModel {
            organisation_id: Set(id),
            address: Set(address.map(|address| address.street.clone())),
            postal_code: Set(address.map(|address| address.postal_code.as_str().to_owned())),
            city: Set(address.map(|address| address.city.clone())),
            reference: Set(new.reference.clone()),
            e_invoice: Set(new.e_invoice.clone()),
            version: Set(version + 1),
        };
        if before.is_some() {
            billing::Entity::update(row).exec(&*tx).await?;
        } else {
            billing::Entity::insert(row).exec_without_returning(&*tx).await?;
        }
        member_count::Entity::delete_many()
            .filter(member_count::Column::OrganisationId.eq(id))
            .exec(&*tx)
            .await?;
        for (age, [women, men, others]) in &new.members {
            let row = member_count::ActiveModel {
                organisation_id: Set(id),
                age: Set(*age),
                women: Set(*women),
                men: Set(*men),
                others: Set(*others),
            };
            member_count::Entity::insert(row).exec_without_returning(&*tx).await?;
        }
        audit(
            &tx,
            by,
            "organisations.billing_changed",
            id,
            json!({ "version": version + 1 }),
        )
        .await?;
        tx.answer_form(key, "saved").await?;
        Ok(())
    });
    write.await
}
