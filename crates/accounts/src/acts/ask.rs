//! Asks for a letter by e-mail address: a new password, the username, the link again. Whether there
//! is such an account shows neither in the answer nor in the time it takes: the letter is a job.

use base::{Email, ObjectRef};
use store::{Audit, Claim, Never, NewJob, Tx};
use uuid::Uuid;
use web::{Error, Portal, Viewer, throttle};

use crate::queries;

/// What may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wish {
    /// The job that writes the letter.
    pub(crate) job: &'static str,
    /// The act, as the audit log names it.
    pub(crate) act: &'static str,
}

/// A link to choose a new password.
pub(crate) const RESET: Wish = Wish {
    job: "accounts.send_reset",
    act: "accounts.reset_asked",
};
/// The username.
pub(crate) const USERNAME: Wish = Wish {
    job: "accounts.send_username",
    act: "accounts.username_asked",
};
/// The link that confirms the account.
pub(crate) const CONFIRMATION: Wish = Wish {
    job: "accounts.send_confirmation",
    act: "accounts.confirmation_asked",
};

/// Asks for it, if this address may ask at all.
pub(crate) async fn ask(portal: &Portal, viewer: &Viewer, key: &str, email: &Email, wish: Wish) -> Result<(), Error> {
    throttle::open_form(portal, viewer.address).await?;
    let asked = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(ask_in(&tx, viewer, key, email, wish).await?) });
    Ok(asked.await?)
}

async fn ask_in(tx: &Tx, viewer: &Viewer, key: &str, email: &Email, wish: Wish) -> anyhow::Result<()> {
    if let Claim::Done(_) = tx.claim_form(key).await? {
        return Ok(());
    }
    // The letter of a merged account goes to the one that is kept.
    let found = queries::find_by_email(&**tx, email).await?;
    let kept = match &found {
        Some(found) => queries::kept(&**tx, found).await?,
        None => None,
    };
    let person = kept.or(found).map(|person| person.id);
    let object = ObjectRef {
        kind: "person".to_owned(),
        id: person.map_or(Uuid::nil(), |id| id.uuid()),
    };
    tx.enqueue(NewJob::now(wish.job, serde_json::json!({ "person": person })))
        .await?;
    tx.audit(Audit {
        actor: viewer.actor(),
        act: wish.act,
        object,
        details: serde_json::json!({}),
    })
    .await?;
    Ok(tx.answer_form(key, "").await?)
}
