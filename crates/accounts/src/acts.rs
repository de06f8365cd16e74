//! What is done at the door, one file per verb: load, decide, save, tell, audit, in one transaction.

pub(crate) mod ask;
pub(crate) mod confirm;
pub(crate) mod devices;
pub(crate) mod enter;
pub(crate) mod give_code;
pub(crate) mod log_in;
pub(crate) mod log_out;
pub(crate) mod reset_password;

use store::{Claim, Stop};
use web::Portal;

/// A single-use link that is used, expired or cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the link does not work any more")]
pub(crate) struct LinkIsOver;

/// What follows a form whose link works once.
pub(crate) type ByLink<T = ()> = Result<T, Stop<LinkIsOver>>;

/// Whether this form was taken before: it gets the same answer then, though its link is over.
pub(crate) async fn was_taken_before(portal: &Portal, key: &str) -> anyhow::Result<bool> {
    let claimed = portal.store.write(|tx| async move {
        match tx.claim_form(key).await? {
            Claim::Done(_) => Ok(()),
            Claim::New => Err(Stop::Refusal(LinkIsOver)),
        }
    });
    match claimed.await {
        Ok(()) => Ok(true),
        Err(Stop::Refusal(LinkIsOver)) => Ok(false),
        Err(Stop::Fault(e)) => Err(e),
    }
}
