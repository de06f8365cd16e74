//! When somebody new may keep an organisation's users though nobody there can say yes (organisations.md,
//! Locked out). Facts in, decision out.

use base::OrgRole;
use chrono::TimeDelta;

use super::{Answered, Refusal};
use crate::model::Kind;
use crate::tables::recovery::RecoveryState;

/// Role holders, other than who asks, that must sign.
pub(crate) const SIGNATURES: usize = 2;
/// So long everybody who acts for the organisation can stop it.
pub(crate) const STOPPABLE: TimeDelta = TimeDelta::days(7);

/// What somebody does with a recovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// An authorised signatory signs.
    SignAlone,
    /// Another signs; `signatures` are those that count by now.
    Sign { signatures: usize },
    /// One who acts for the organisation, or is asked to sign for it, says no.
    Stop,
    /// Staff have seen documents.
    Approve,
    /// Staff say no.
    Decline,
    /// The days went by.
    Complete,
}

/// The state afterwards.
pub(crate) fn recover(state: RecoveryState, step: Step) -> Result<RecoveryState, Refusal> {
    use RecoveryState::{Asked, Declined, Done, Stopped, Waiting};
    match (state, step) {
        (Asked, Step::Sign { signatures }) if signatures < SIGNATURES => Ok(Asked),
        (Asked, Step::SignAlone | Step::Sign { .. } | Step::Approve) => Ok(Waiting),
        (Asked | Waiting, Step::Stop) => Ok(Stopped),
        (Asked | Waiting, Step::Decline) => Ok(Declined),
        (Waiting, Step::Complete) => Ok(Done),
        _ => Err(Refusal::Answered(Answered::Recovery)),
    }
}

/// What a signature is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Worth {
    /// Of an authorised signatory: it is enough.
    Alone,
    /// Of one who acts for the organisation: with another one it is enough.
    Counts,
    /// Of somebody who is named as authorised signatory, which documents must show: staff look at them.
    Unproven,
}

/// What the signature of somebody is worth who holds these roles, signs alone by the board or not, and is
/// the one who was named or not. Whoever keeps the users gives roles instead.
pub(crate) fn worth(kind: Kind, roles: &[OrgRole], signs_alone: bool, is_named: bool) -> Result<Worth, Refusal> {
    if roles.contains(&kind.head()) {
        return Err(Refusal::NotAllowed);
    }
    match (roles, is_named) {
        ([], false) => Err(Refusal::NotAllowed),
        _ if signs_alone || roles.contains(&OrgRole::AuthorisedSignatory) => Ok(Worth::Alone),
        ([], true) => Ok(Worth::Unproven),
        _ => Ok(Worth::Counts),
    }
}

#[cfg(test)]
mod tests {
    use RecoveryState::{Asked, Declined, Done, Stopped, Waiting};

    use super::*;

    #[test]
    fn a_signature_is_worth_what_the_organisation_itself_has_said() {
        let worth = |roles: &[OrgRole], signs, named| worth(Kind::Association, roles, signs, named);
        let contact = [OrgRole::Contact];
        assert_eq!(worth(&contact, false, false), Ok(Worth::Counts));
        assert_eq!(worth(&contact, true, false), Ok(Worth::Alone));
        assert_eq!(worth(&[OrgRole::AuthorisedSignatory], false, false), Ok(Worth::Alone));
        assert_eq!(worth(&[], true, true), Ok(Worth::Alone));
        assert_eq!(worth(&[], false, true), Ok(Worth::Unproven));
        // A seat alone opens nothing: who asks must have named the person.
        assert_eq!(worth(&[], true, false), Err(Refusal::NotAllowed));
        assert_eq!(
            worth(&[OrgRole::AssociationManager], true, true),
            Err(Refusal::NotAllowed)
        );
        assert_eq!(recover(Asked, Step::SignAlone), Ok(Waiting));
        assert_eq!(
            recover(Waiting, Step::SignAlone),
            Err(Refusal::Answered(Answered::Recovery))
        );
    }

    #[test]
    fn two_signatures_or_staff_begin_the_waiting_and_time_ends_it() {
        assert_eq!(recover(Asked, Step::Sign { signatures: 1 }), Ok(Asked));
        assert_eq!(recover(Asked, Step::Sign { signatures: 2 }), Ok(Waiting));
        assert_eq!(recover(Asked, Step::Approve), Ok(Waiting));
        assert_eq!(recover(Waiting, Step::Complete), Ok(Done));
        assert_eq!(
            recover(Asked, Step::Complete),
            Err(Refusal::Answered(Answered::Recovery))
        );
        assert_eq!(
            recover(Waiting, Step::Approve),
            Err(Refusal::Answered(Answered::Recovery))
        );
    }

    #[test]
    fn it_can_be_stopped_until_it_is_done() {
        for state in [Asked, Waiting] {
            assert_eq!(recover(state, Step::Stop), Ok(Stopped));
            assert_eq!(recover(state, Step::Decline), Ok(Declined));
        }
        for over in [Done, Stopped, Declined] {
            for step in [
                Step::Sign { signatures: 2 },
                Step::Stop,
                Step::Approve,
                Step::Decline,
                Step::Complete,
            ] {
                assert_eq!(recover(over, step), Err(Refusal::Answered(Answered::Recovery)));
            }
        }
    }
}
