//! The letter about a webhook that nothing gets through to.

use store::Tx;
use web::{Portal, UNDER};

use super::{letter, recipient};
use crate::pages;
use crate::queries;
use crate::tables::{organisation, webhook};

/// The managers learn that a webhook was switched off. Its address is not told: it may hold a secret.
pub(crate) async fn tell_of_webhook(
    portal: &Portal,
    tx: &Tx,
    of: &organisation::Model,
    webhook: &webhook::Model,
) -> anyhow::Result<()> {
    let path = format!("{}?{UNDER}={}", pages::webhook::path(webhook.id), of.id);
    for head in queries::holders(&**tx, of.id, &[of.kind.head()]).await? {
        if let Some(to) = recipient(tx, head).await? {
            let mut letter = letter(portal, to.lang, of, "organisations.webhook-off", &path);
            letter.must = true;
            letter
                .facts
                .push((portal.t(to.lang, "organisations-webhook"), webhook.description.clone()));
            notify::send(portal, tx, &to, &letter).await?;
        }
    }
    Ok(())
}
