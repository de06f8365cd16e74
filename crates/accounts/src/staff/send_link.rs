//! Staff send a link that the person could ask for at the door: the one that confirms the account, or
//! one to choose a new password. Always to the address of the account.

use store::Stop;

use super::change::{Done, Work};
use super::rules::Refusal;
use crate::links::{self, Purpose};
use crate::tables::person::PersonState;
use crate::{letters, queries, registering};

/// The link that confirms the account, once more.
pub(super) async fn confirmation(at: Work<'_>) -> Done {
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

/// The link to choose a new password. It counts among those that are asked for at the door.
pub(super) async fn reset(at: Work<'_>) -> Done {
    if at.person.state != PersonState::Active {
        return Err(Stop::Refusal(Refusal::NotActive));
    }
    if !registering::may_be_mailed(at.tx, at.person.id).await? {
        return Err(Stop::Refusal(Refusal::ManyLetters));
    }
    let token = links::issue(at.tx, at.person.id, Purpose::Reset, None).await?;
    let to = queries::recipient_of(at.person)?;
    let letter = letters::reset(at.portal, to.lang, at.person, &token);
    notify::send(at.portal, at.tx, &to, &letter).await?;
    at.note("reset-link-sent", Vec::new()).await?;
    at.audit("accounts.reset_link_sent").await?;
    Ok(())
}
