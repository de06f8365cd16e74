//! When somebody new may keep an organisation's users though nobody there can say yes (organisations.md,
//! Locked out). Facts in, decision out.

use base::OrgRole;
use chrono::TimeDelta;

use super::Refusal;
use crate::model::Kind;
use crate::tables::recovery::RecoveryState;

/// Role holders, other than who asks, that must sign.
pub(crate) const SIGNATURES: usize = 2;
/// So long everybody who acts for the organisation can stop it.
pub(crate) const STOPPABLE: TimeDelta = TimeDelta::days(7);

/// What somebody does with a recovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// One who acts for the organisation signs; `signatures` with this one.
    Sign { signatures: usize },
    /// One who acts for the organisation says no.
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
        (Asked, Step::Sign { .. } | Step::Approve) => Ok(Waiting),
        (Asked | Waiting, Step::Stop) => Ok(Stopped),
        (Asked | Waiting, Step::Decline) => Ok(Declined),
        (Waiting, Step::Complete) => Ok(Done),
        _ => Err(Refusal::Answered),
    }
}

/// Who keeps the users already has no need to ask, and gives roles instead of signing.
pub(crate) fn may_recover(kind: Kind, roles: &[OrgRole]) -> Result<(), Refusal> {
    if roles.is_empty() || roles.contains(&kind.head()) {
        Err(Refusal::NotAllowed)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use RecoveryState::{Asked, Declined, Done, Stopped, Waiting};

    use super::*;

    #[test]
    fn two_signatures_or_staff_begin_the_waiting_and_time_ends_it() {
        assert_eq!(recover(Asked, Step::Sign { signatures: 1 }), Ok(Asked));
        assert_eq!(recover(Asked, Step::Sign { signatures: 2 }), Ok(Waiting));
        assert_eq!(recover(Asked, Step::Approve), Ok(Waiting));
        assert_eq!(recover(Waiting, Step::Complete), Ok(Done));
        assert_eq!(recover(Asked, Step::Complete), Err(Refusal::Answered));
        assert_eq!(recover(Waiting, Step::Approve), Err(Refusal::Answered));
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
                assert_eq!(recover(over, step), Err(Refusal::Answered));
            }
        }
    }

    #[test]
    fn only_those_who_cannot_give_roles_themselves_ask_and_sign() {
        let kind = Kind::Association;
        assert_eq!(may_recover(kind, &[OrgRole::Contact]), Ok(()));
        assert_eq!(
            may_recover(kind, &[OrgRole::AssociationManager]),
            Err(Refusal::NotAllowed)
        );
        assert_eq!(may_recover(kind, &[]), Err(Refusal::NotAllowed));
    }
}
