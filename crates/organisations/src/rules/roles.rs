//! Who may get and lose which role (product.md, "Who uses it"). Facts in, decision out.

use base::OrgRole;
use chrono::TimeDelta;
use web::throttle::Limit;

use super::{Refusal, may_give};
use crate::model::{Kind, State};

/// How long the mailed link of an invitation works.
pub(crate) const INVITATION_WORKS: TimeDelta = TimeDelta::days(14);
/// How long one that nobody answered stays in the list afterwards.
pub(crate) const INVITATION_FORGOTTEN: TimeDelta = TimeDelta::days(30);
/// Invitations that one person sends: each is mailed to somebody.
pub(crate) const INVITATIONS: Limit = Limit {
    name: "organisations.invite",
    free: 50,
    window: TimeDelta::days(1),
    pause: TimeDelta::hours(1),
};

/// What a change of roles does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) gained: Vec<OrgRole>,
    pub(crate) lost: Vec<OrgRole>,
}

impl Change {
    /// Whether somebody got or lost this role.
    pub(crate) fn touches(&self, role: OrgRole) -> bool {
        self.gained.contains(&role) || self.lost.contains(&role)
    }
}

/// From the roles that were seen on the page to those ticked there. What somebody else changed
/// meanwhile, in `held`, stays as that person left it.
pub(crate) fn change(kind: Kind, held: &[OrgRole], seen: &[OrgRole], ticked: &[OrgRole]) -> Result<Change, Refusal> {
    for role in ticked {
        may_give(kind, *role)?;
    }
    let new = |role: &&OrgRole| !seen.contains(role) && !held.contains(role);
    let gone = |role: &&OrgRole| !ticked.contains(role) && held.contains(role);
    Ok(Change {
        gained: ticked.iter().filter(new).copied().collect(),
        lost: seen.iter().filter(gone).copied().collect(),
    })
}

/// The last who keeps its details and users can neither be removed nor leave (organisations.md), until the
/// organisation has ended: nobody can act for it then, nor give the role to another.
pub(crate) fn may_lose(kind: Kind, state: State, lost: &[OrgRole], other_heads: usize) -> Result<(), Refusal> {
    if state != State::Ended && lost.contains(&kind.head()) && other_heads == 0 {
        Err(Refusal::LastHead)
    } else {
        Ok(())
    }
}

/// Those of the vital roles that a single member holds: nobody could step in.
pub(crate) fn held_by_one<'a>(members: impl Iterator<Item = &'a [OrgRole]> + Clone, vital: &[OrgRole]) -> Vec<OrgRole> {
    let holders = |role: &OrgRole| members.clone().filter(|held| held.contains(role)).count();
    vital.iter().filter(|role| holders(role) == 1).copied().collect()
}

#[cfg(test)]
mod tests {
    use OrgRole::{AssociationManager, Contact, Orderer, SubUserBooking, SubUserGrants};

    use super::*;

    #[test]
    fn only_what_was_changed_on_the_page_changes() {
        let kind = Kind::Association;
        let made = |held: &[_], seen: &[_], ticked: &[_]| change(kind, held, seen, ticked).map(|c| (c.gained, c.lost));
        assert_eq!(
            made(&[Contact], &[Contact], &[Contact, SubUserBooking]),
            Ok((vec![SubUserBooking], vec![]))
        );
        assert_eq!(made(&[Contact], &[Contact], &[]), Ok((vec![], vec![Contact])));
        // Somebody else gave a role and took another since the page was shown.
        assert_eq!(
            made(&[SubUserGrants], &[Contact], &[Contact, SubUserBooking]),
            Ok((vec![SubUserBooking], vec![]))
        );
        assert_eq!(made(&[SubUserGrants], &[Contact], &[]), Ok((vec![], vec![])));
        assert_eq!(made(&[SubUserBooking], &[], &[SubUserBooking]), Ok((vec![], vec![])));
        assert_eq!(made(&[], &[], &[Orderer]), Err(Refusal::NoSuchRole));
    }

    #[test]
    fn a_role_of_one_is_told_and_one_of_none_is_not() {
        let members: [&[OrgRole]; 2] = [&[AssociationManager, Contact], &[Contact]];
        let vital = [AssociationManager, OrgRole::Approver, Contact];
        assert_eq!(held_by_one(members.into_iter(), &vital), [AssociationManager]);
    }

    #[test]
    fn the_last_manager_stays() {
        let kind = Kind::Association;
        assert_eq!(
            may_lose(kind, State::Active, &[Contact, AssociationManager], 0),
            Err(Refusal::LastHead)
        );
        assert_eq!(may_lose(kind, State::Active, &[Contact, AssociationManager], 1), Ok(()));
        assert_eq!(may_lose(kind, State::Active, &[Contact], 0), Ok(()));
        assert_eq!(may_lose(kind, State::Ended, &[AssociationManager], 0), Ok(()));
    }
}
