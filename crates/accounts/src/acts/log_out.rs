//! Ends the session of this browser, also one that still waits for its code.

use store::{Actor, Never};
use web::{Error, Portal, session};

use super::enter::Browser;
use crate::registering;

/// Logs out. Without a session nothing happens.
pub(crate) async fn log_out(portal: &Portal, browser: Browser<'_>) -> Result<(), Error> {
    let ended = portal.store.write::<_, Never, _, _>(|tx| async move {
        let Some(row) = session::find(&*tx, &portal.config, browser.headers).await? else {
            return Ok(());
        };
        if session::end(&tx, row.person_id, row.id).await? {
            let by = Actor::person(row.person_id);
            tx.audit(registering::audit(by, "accounts.logged_out", row.person_id))
                .await?;
        }
        Ok(())
    });
    Ok(ended.await?)
}
