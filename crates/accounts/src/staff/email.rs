//! Staff start a change of e-mail address for a person whose identity they checked. The new address
//! must still confirm by link, and the old one can take it back (accounts.md, Mitt konto).

use base::Email;
use store::Stop;

use super::change::{Done, Work};
use super::rules::Refusal;
use crate::acts::change_email;
use crate::queries;

/// How an officer made sure who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IdentityCheck {
    /// An identity document, seen at the desk.
    Document,
    /// A call back to the number that was known before, with questions.
    Call,
    /// A paper: a certificate, or a signed and witnessed letter.
    Paper,
}

impl IdentityCheck {
    pub(crate) const ALL: [IdentityCheck; 3] = [IdentityCheck::Document, IdentityCheck::Call, IdentityCheck::Paper];

    pub(crate) fn code(self) -> &'static str {
        match self {
            IdentityCheck::Document => "document",
            IdentityCheck::Call => "call",
            IdentityCheck::Paper => "paper",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<IdentityCheck> {
        IdentityCheck::ALL.into_iter().find(|check| check.code() == code)
    }
}

pub(super) async fn start(at: Work<'_>, new: &Email, check: IdentityCheck) -> Done {
    // Staff know the person, so they may know that the address is somebody's.
    if queries::find_by_email(&**at.tx, new).await?.is_some() {
        return Err(Stop::Refusal(Refusal::EmailTaken));
    }
    at.note("identity-checked", vec![("check", check.code().to_owned())])
        .await?;
    change_email::start_in(at.portal, at.tx, at.person.id, new, at.officer.actor()).await?;
    Ok(())
}
