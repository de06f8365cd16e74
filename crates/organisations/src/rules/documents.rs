//! Who may send papers, of which years, and what becomes of them. Facts in, decision out.

use base::OrgRole;

use super::{Answered, Refusal};
use crate::model::Kind;
use crate::tables::document::DocumentState;

/// The oldest year that can be chosen is so many years back.
const YEARS: i32 = 6;

/// Those who keep the organisation, and those who apply for grants with its papers.
pub(crate) fn may_send(kind: Kind, roles: &[OrgRole]) -> bool {
    roles.contains(&kind.head()) || roles.contains(&OrgRole::SubUserGrants)
}

/// The years to choose from, the newest first.
pub(crate) fn years(this_year: i32) -> Vec<i32> {
    (0..YEARS).map(|back| this_year - back).collect()
}

/// Whether a paper may be sent where there is one: it takes the place of one that is not approved.
pub(crate) fn may_replace(there: Option<DocumentState>) -> Result<(), Refusal> {
    match there {
        Some(DocumentState::Approved) => Err(Refusal::ApprovedAlready),
        Some(DocumentState::Waiting | DocumentState::Returned) | None => Ok(()),
    }
}

/// The state after an officer's decision.
pub(crate) fn decide_document(state: DocumentState, approves: bool) -> Result<DocumentState, Refusal> {
    match (state, approves) {
        (DocumentState::Waiting, true) => Ok(DocumentState::Approved),
        // An approval that was wrong is taken back the same way.
        (DocumentState::Waiting | DocumentState::Approved, false) => Ok(DocumentState::Returned),
        (DocumentState::Approved, true) | (DocumentState::Returned, _) => Err(Refusal::Answered(Answered::Document)),
    }
}

#[cfg(test)]
mod tests {
    use DocumentState::{Approved, Returned, Waiting};

    use super::*;

    #[test]
    fn an_officer_decides_once_and_can_take_an_approval_back() {
        assert_eq!(decide_document(Waiting, true), Ok(Approved));
        assert_eq!(decide_document(Waiting, false), Ok(Returned));
        for decided in [Approved, Returned] {
            assert_eq!(
                decide_document(decided, true),
                Err(Refusal::Answered(Answered::Document))
            );
        }
        assert_eq!(decide_document(Approved, false), Ok(Returned));
        assert_eq!(
            decide_document(Returned, false),
            Err(Refusal::Answered(Answered::Document))
        );
    }

    #[test]
    fn what_is_approved_stays() {
        assert_eq!(may_replace(None), Ok(()));
        assert_eq!(may_replace(Some(Returned)), Ok(()));
        assert_eq!(may_replace(Some(Waiting)), Ok(()));
        assert_eq!(may_replace(Some(Approved)), Err(Refusal::ApprovedAlready));
    }

    #[test]
    fn managers_and_those_who_apply_send_papers() {
        assert!(may_send(Kind::Association, &[OrgRole::AssociationManager]));
        assert!(may_send(Kind::Association, &[OrgRole::SubUserGrants]));
        assert!(!may_send(
            Kind::Association,
            &[OrgRole::SubUserBooking, OrgRole::Contact]
        ));
        assert_eq!(years(2026), [2026, 2025, 2024, 2023, 2022, 2021]);
    }
}
