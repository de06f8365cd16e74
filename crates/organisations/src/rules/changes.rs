//! What becomes of a request to change what only staff may. Facts in, decision out.

use super::{Answered, Refusal};
use crate::tables::change_request::ChangeState;

/// What somebody does with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChangeMove<'a> {
    /// A manager takes it back.
    Withdraw,
    /// An officer says yes.
    Approve,
    /// An officer says no, and why.
    Decline(&'a str),
}

/// The state after it; each request is decided once.
pub(crate) fn move_change(state: ChangeState, what: ChangeMove<'_>) -> Result<ChangeState, Refusal> {
    match (state, what) {
        (ChangeState::Waiting, ChangeMove::Withdraw) => Ok(ChangeState::Withdrawn),
        (ChangeState::Waiting, ChangeMove::Approve) => Ok(ChangeState::Approved),
        (ChangeState::Waiting, ChangeMove::Decline(_)) => Ok(ChangeState::Declined),
        _ => Err(Refusal::Answered(Answered::Change)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_decided_once() {
        let moves = [ChangeMove::Withdraw, ChangeMove::Approve, ChangeMove::Decline("Fel")];
        let after = moves.map(|what| move_change(ChangeState::Waiting, what).unwrap());
        assert_eq!(
            after,
            [ChangeState::Withdrawn, ChangeState::Approved, ChangeState::Declined]
        );
        for state in after {
            for what in moves {
                assert_eq!(move_change(state, what), Err(Refusal::Answered(Answered::Change)));
            }
        }
    }
}
