//! Staff send the link that confirms an account once more.

use store::Stop;

use super::change::{Done, Work};
use super::rules::Refusal;
use crate::links::{self, Purpose};
use crate::tables::person::PersonState;
use crate::{letters, queries};

pub(super) async fn resend(at: Work<'_>) -> Done {
    if at.person.state != PersonState::Unconfirmed {
        return Err(Stop::Refusal(Refusal::OtherState));
    }
    let token = links::issue(at.tx, at.person.id, Purpose::Confirm, None).await?;
    let to = queries::recipient_of(at.person)?;
    let letter = match at.person.password_hash {
        Some(_) => letters::confirm(at.portal, to.lang, at.person, &token),
        None => letters::moved(at.portal, to.lang, at.person, &token),
    };
    notify::send(at.portal, at.tx, &to, &letter).await?;
    at.note("link-resent", Vec::new()).await?;
    at.audit("accounts.confirmation_resent").await?;
    Ok(())
}
