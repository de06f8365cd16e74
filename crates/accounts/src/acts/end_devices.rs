//! Logs a person's devices out, one or all others.

use base::Id;
use sea_orm::EntityTrait;
use store::{Claim, Never, Stop};
use web::session::{self, Session};
use web::{Error, Portal, SignedIn};

use crate::history::{self, Entry};
use crate::registering;

/// The device is not logged in, or is not the person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such device")]
pub(crate) struct NoSuchDevice;

/// Logs one device out.
pub(crate) async fn end_one(
    portal: &Portal,
    who: &SignedIn,
    key: &str,
    device: Id<Session>,
) -> Result<(), Stop<NoSuchDevice>> {
    portal
        .store
        .write(|tx| async move {
            if let Claim::Done(_) = tx.claim_form(key).await? {
                return Ok(());
            }
            let row = session::row::Entity::find_by_id(device).one(&*tx).await?;
            let row = row.filter(|row| row.person_id == who.id);
            let row = row.ok_or(Stop::Refusal(NoSuchDevice))?;
            if !session::end(&tx, who.id, device).await? {
                return Err(Stop::Refusal(NoSuchDevice));
            }
            let by = who.actor();
            let values = vec![("device", row.device)];
            history::note(&tx, Entry::new(who.id, "device-ended", values, by)).await?;
            tx.audit(registering::audit(by, "accounts.device_ended", who.id))
                .await?;
            tx.answer_form(key, "").await?;
            Ok(())
        })
        .await
}

/// Logs all devices out but this one.
pub(crate) async fn end_others(portal: &Portal, who: &SignedIn, key: &str) -> Result<(), Error> {
    let ended = portal.store.write::<_, Never, _, _>(|tx| async move {
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        if session::end_others(&tx, who.id, Some(who.session)).await? > 0 {
            let by = who.actor();
            history::note(&tx, Entry::new(who.id, "devices-ended", Vec::new(), by)).await?;
            tx.audit(registering::audit(by, "accounts.devices_ended", who.id))
                .await?;
        }
        Ok(tx.answer_form(key, "").await?)
    });
    Ok(ended.await?)
}
