//! Hanging up a logo that was drawn anew, and taking it down.

use base::{Id, ObjectRef, Organisation};
use files::File;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ModelTrait, QueryFilter};
use serde_json::json;
use store::{Actor, Claim, Never, Stop, Tx};
use web::Portal;

use super::{audit, forget_kept, load, lock};
use crate::letters;
use crate::queries;
use crate::tables::logo;

/// The kind of a logo as an object that a file hangs on; its id is the organisation's.
pub(crate) const LOGO: &str = "logo";

/// A picture in the storage that is to be the logo.
#[derive(Clone, Debug)]
pub(crate) struct NewLogo {
    pub(crate) file: Id<File>,
    pub(crate) digest: String,
    pub(crate) width: i32,
    pub(crate) height: i32,
}

/// Hangs the picture up, or takes down the one that hangs. `by` is a manager: the caller knows it.
pub(crate) async fn hang_logo(
    portal: &Portal,
    by: Actor,
    key: &str,
    id: Id<Organisation>,
    new: Option<&NewLogo>,
) -> Result<(), Stop<Never>> {
    let write = portal.store.write(|tx| async move {
        lock(&tx, id).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        take_down(&tx, id).await?;
        if let Some(new) = new {
            put_up(&tx, id, new).await?;
        }
        let details = json!({ "digest": new.map(|new| &new.digest) });
        audit(&tx, by, "organisations.logo_changed", id, details).await?;
        tx.answer_form(key, "changed").await?;
        Ok(())
    });
    let done = write.await;
    forget_kept(portal);
    done
}

async fn take_down(tx: &Tx, id: Id<Organisation>) -> anyhow::Result<()> {
    if let Some(there) = queries::logo(&**tx, id).await? {
        files::release(tx, there.file_id, &ObjectRef::new(LOGO, id)).await?;
        there.delete(&**tx).await?;
    }
    Ok(())
}

/// Hangs up a picture where none hangs.
pub(crate) async fn put_up(tx: &Tx, id: Id<Organisation>, new: &NewLogo) -> anyhow::Result<()> {
    files::hang(tx, new.file, &ObjectRef::new(LOGO, id)).await?;
    let row = logo::ActiveModel {
        organisation_id: Set(id),
        file_id: Set(new.file),
        digest: Set(new.digest.clone()),
        width: Set(new.width),
        height: Set(new.height),
        changed_at: Set(tx.now()),
    };
    let one = OnConflict::column(logo::Column::OrganisationId).do_nothing().to_owned();
    logo::Entity::insert(row)
        .on_conflict(one)
        .try_insert()
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

/// The virus scanner took a logo away: it is shown nowhere any more.
pub(crate) async fn logo_lost(portal: &Portal, tx: &Tx, object: &ObjectRef) -> anyhow::Result<()> {
    if object.kind != LOGO {
        return Ok(());
    }
    let id: Id<Organisation> = Id::from_uuid(object.id);
    let lost = logo::Entity::delete_many().filter(logo::Column::OrganisationId.eq(id));
    if lost.exec(&**tx).await?.rows_affected > 0 {
        letters::tell_of_lost_logo(portal, tx, &load(tx, id).await?).await?;
    }
    audit(tx, Actor::System, "organisations.logo_lost", id, json!({})).await?;
    Ok(())
}
