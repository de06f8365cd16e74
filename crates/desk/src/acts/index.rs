//! Writes what cases are found by where that is not done by the change itself: after a name has changed, and for cases that
//! were there before the search.

use base::Id;
use sea_orm::DbErr;
use store::{Never, Tx};
use web::Portal;

use super::lock;
use crate::model::Case;
use crate::queries;

/// Cases in one transaction, so that others can write in between.
const AT_ONCE: usize = 100;
/// What one turn does at most; the next goes on.
const IN_A_TURN: usize = 50_000;

/// Writes anew what these cases are found by. Whoever writes rows of cases by other ways than the acts does this after.
pub async fn index(tx: &Tx, cases: &[Id<Case>]) -> Result<(), DbErr> {
    queries::index(tx, cases).await
}

/// Does it for those that are marked, the newest first.
pub(crate) async fn index_stale(portal: &Portal) -> anyhow::Result<()> {
    for _ in 0..IN_A_TURN / AT_ONCE {
        let mut cases = queries::stale(portal.store.db(), AT_ONCE).await?;
        if cases.is_empty() {
            break;
        }
        // Locks are taken in one order, whoever else takes several.
        cases.sort();
        let cases = &cases;
        let done = portal.store.write::<_, Never, _, _>(|tx| async move {
            for case in cases {
                lock(&tx, *case).await?;
            }
            Ok(queries::index(&tx, cases).await?)
        });
        done.await?;
    }
    Ok(())
}
