//! The letter about a logo that is gone.

use store::Tx;
use web::{Portal, UNDER};

use super::{letter, recipient};
use crate::queries;
use crate::tables::organisation;

/// The managers learn that the logo held a virus.
pub(crate) async fn tell_of_lost_logo(portal: &Portal, tx: &Tx, of: &organisation::Model) -> anyhow::Result<()> {
    let path = format!("/organisation/uppgifter/logotyp?{UNDER}={}", of.id);
    for head in queries::holders(&**tx, of.id, &[of.kind.head()]).await? {
        if let Some(to) = recipient(tx, head).await? {
            let mut letter = letter(portal, to.lang, of, "organisations.logo-lost", &path);
            letter.must = true;
            notify::send(portal, tx, &to, &letter).await?;
        }
    }
    Ok(())
}
