//! Tells the owner's office when nobody keeps an organisation's details and users any longer, however that
//! came about: a mandate that ended, an account that was locked or closed, a merge that was undone. This is
//! the one place that does, so it looks at what is and not at what was done.

use base::{Id, Organisation};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use store::{Actor, Never};
use web::Portal;

use super::{audit, forget_kept, load, lock};
use crate::letters;
use crate::model::State;
use crate::queries;
use crate::tables::head::{ActiveModel, Column, Entity};

/// Writes down which organisations have somebody by now, and tells of those that have nobody any more.
/// One that never had anybody, such as one that was read in from a file, is not told of.
pub(crate) async fn watch_heads(portal: &Portal) -> anyhow::Result<()> {
    loop {
        let found = queries::newly_headed(portal.store.db()).await?;
        if found.is_empty() {
            break;
        }
        note_found(portal, &found).await?;
    }
    let missing = queries::newly_headless(portal.store.db()).await?;
    let told = store::each(missing, |of| tell_missing(portal, of)).await;
    forget_kept(portal);
    Ok(told?)
}

async fn note_found(portal: &Portal, found: &[Id<Organisation>]) -> anyhow::Result<()> {
    let noted = portal.store.write::<_, Never, _, _>(|tx| async move {
        let rows = found.iter().map(|of| ActiveModel {
            organisation_id: Set(*of),
            missing_since: Set(None),
        });
        let again = OnConflict::column(Column::OrganisationId)
            .update_column(Column::MissingSince)
            .to_owned();
        Entity::insert_many(rows)
            .on_conflict(again)
            .exec_without_returning(&*tx)
            .await?;
        Ok(())
    });
    Ok(noted.await?)
}

async fn tell_missing(portal: &Portal, id: Id<Organisation>) -> anyhow::Result<()> {
    let told = portal.store.write::<_, Never, _, _>(|tx| async move {
        lock(&tx, id).await?;
        let of = load(&tx, id).await?;
        let heads = queries::holders(&*tx, id, &[of.kind.head()]).await?;
        // Somebody came, it ended, or it was told, a moment ago.
        if of.state == State::Ended || !heads.is_empty() {
            return Ok(());
        }
        let row = ActiveModel {
            organisation_id: Set(id),
            missing_since: Set(Some(tx.now())),
        };
        let noted = Entity::update_many()
            .set(row)
            .filter(Column::OrganisationId.eq(id))
            .filter(Column::MissingSince.is_null())
            .exec(&*tx)
            .await?;
        if noted.rows_affected == 0 {
            return Ok(());
        }
        letters::tell_office_headless(portal, &tx, &of).await?;
        audit(&tx, Actor::System, "organisations.headless", id, json!({})).await?;
        Ok(())
    });
    Ok(told.await?)
}
