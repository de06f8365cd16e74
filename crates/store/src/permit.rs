//! What let somebody in at the door is asked again in the transaction of what they do: a role may have been
//! taken in between. Whoever asks at the door says how to ask; here it is only kept for as long as the
//! request lasts, and asked by [`Tx::claim_form`], which every form goes through.

use std::sync::Arc;

use futures::future::BoxFuture;

use crate::tx::Tx;

/// Asks, in a transaction, whether somebody still may.
pub type Permit = Arc<dyn for<'a> Fn(&'a Tx) -> BoxFuture<'a, anyhow::Result<bool>> + Send + Sync>;

tokio::task_local! {
    static PERMIT: Permit;
}

/// What let whoever posted the form in was taken from them meanwhile. Nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("what let them in was taken from them meanwhile")]
pub struct NoLongerPermitted;

/// Does `work`, whose forms are claimed under this permit.
pub async fn permitted<F: Future>(permit: Permit, work: F) -> F::Output {
    PERMIT.scope(permit, work).await
}

impl Tx {
    /// Fails with [`NoLongerPermitted`] when the permit of the request does not hold any more.
    pub(crate) async fn still_permitted(&self) -> anyhow::Result<()> {
        let Ok(permit) = PERMIT.try_with(Permit::clone) else {
            return Ok(());
        };
        if permit(self).await? {
            Ok(())
        } else {
            Err(NoLongerPermitted.into())
        }
    }
}
