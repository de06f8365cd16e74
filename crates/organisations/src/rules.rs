//! What may be done to organisations, decided from facts alone. No database, clock or HTML.

mod agents;
mod changes;
mod documents;
mod keys;
mod mandate;
mod merging;
mod recovery;
mod roles;
mod verification;
mod webhooks;

use base::{Id, OrgRole, Organisation};
use chrono::{DateTime, TimeDelta, Utc};
use web::throttle::Limit;

pub(crate) use agents::{
    ASSIGNMENTS, AssignmentMove, AssignmentNews, LAPSES_AFTER, REMINDED_AFTER, assignment_news, can_be_agent,
    ends_soon, is_agent, may_last, move_assignment, proposed_until,
};
pub(crate) use changes::{ChangeMove, move_change};
pub(crate) use documents::{decide_document, may_replace, may_send, years};
pub use keys::KeyRefusal;
pub(crate) use keys::{is_use_noted, key_holds, may_make};
pub(crate) use mandate::{News as MandateNews, news as mandate_news, told_until};
pub(crate) use merging::{MergeWarning, may_merge, merge_warnings};
pub(crate) use recovery::{SIGNATURES, STOPPABLE, Step, Worth, recover, worth};
pub(crate) use roles::{Change, INVITATION_FORGOTTEN, INVITATION_WORKS, INVITATIONS, change, held_by_one, may_lose};
pub(crate) use verification::{YEAR, is_to_be_reminded, is_to_be_verified};
pub(crate) use webhooks::{MOST_WEBHOOKS, Next, OLD_SECRET_SIGNS, Outcome, WebhookRefusal, is_public, next};

use crate::model::{Kind, NewOrganisation, State};

/// Managers have so long to answer a request for access; then it goes to staff (organisations.md).
pub(crate) const ANSWER_WITHIN: TimeDelta = TimeDelta::days(7);
/// An organisation whose people never confirmed their account is forgotten with the account.
pub(crate) const UNCLAIMED_KEPT: TimeDelta = accounts::registering::UNCONFIRMED_KEPT;
/// Organisations that one person registers.
pub(crate) const REGISTRATIONS: Limit = Limit {
    name: "organisations.register",
    free: 10,
    window: TimeDelta::days(1),
    pause: TimeDelta::hours(1),
};
/// Requests that one person makes: each is mailed to somebody.
pub(crate) const REQUESTS: Limit = Limit {
    name: "organisations.request",
    free: 10,
    window: TimeDelta::days(1),
    pause: TimeDelta::hours(1),
};

/// Why something is not done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("the number is registered already")]
    NumberTaken(Id<Organisation>),
    #[error("the number is a personnummer")]
    NumberIsPersonal,
    #[error("the username is taken")]
    Username(#[from] accounts::registering::UsernameTaken),
    #[error("too many in a short time")]
    TooMany(DateTime<Utc>),
    #[error("somebody else changed it meanwhile")]
    Stale,
    /// Somebody took it away meanwhile.
    #[error("it was taken away meanwhile")]
    Gone,
    #[error("the person acts for it already")]
    IsMember,
    #[error("it was answered already")]
    Answered(Answered),
    #[error("another document was sent meanwhile")]
    NewerDocument,
    #[error("a recovery is open already")]
    RecoveryOpen,
    #[error("no role of this kind of organisation")]
    NoSuchRole,
    #[error("the officer acts for it")]
    OwnMatter,
    #[error("it is not in a state for that")]
    WrongState,
    #[error("the person is no member")]
    NotAMember,
    #[error("the organisation is not confirmed")]
    Unconfirmed,
    #[error("the address belongs to somebody who acts for it already")]
    ActsAlready,
    #[error("nobody would keep its users")]
    LastHead,
    #[error("the roles do not allow it")]
    NotAllowed,
    #[error("the person has signed")]
    SignedAlready,
    #[error("the paper is there and approved")]
    ApprovedAlready,
    #[error("a file cannot be sent off any more")]
    FileGone,
    #[error("another category has this name")]
    CategoryTaken,
    #[error("organisations are in the category")]
    CategoryUsed,
    #[error("none of them can be written to")]
    NobodyToWriteTo,
    #[error("a request for the same waits already")]
    WaitsAlready,
    #[error("it has that value already")]
    SameValue,
    #[error("the number is the agent's own")]
    OwnNumber,
    #[error("the customer is asked already")]
    AskedAlready,
    #[error("what was asked is out of date")]
    TooLate,
    #[error("they are of different kinds")]
    OtherKind,
    #[error("the time in which it can be undone is over")]
    MergedLongAgo,
}

/// What was answered, decided or sent off already, by somebody else or from another page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answered {
    /// A request for access.
    Access,
    /// The question of an agent, or the assignment that came of it.
    Assignment,
    /// A request for another number.
    Change,
    Document,
    /// A file that was read in.
    Import,
    Mailing,
    Recovery,
}

impl Answered {
    /// The key of what it is told by.
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Answered::Access => "organisations-answered-access",
            Answered::Assignment => "organisations-answered-assignment",
            Answered::Change => "organisations-answered-change",
            Answered::Document => "organisations-answered-document",
            Answered::Import => "organisations-answered-import",
            Answered::Mailing => "organisations-answered-mailing",
            Answered::Recovery => "organisations-answered-recovery",
        }
    }
}

/// Whether somebody with these roles keeps the organisation's details and users.
pub(crate) fn is_head(kind: Kind, roles: &[OrgRole]) -> bool {
    roles.contains(&kind.head())
}

/// An association has a number of its own; only a company can be a person (law.md).
pub(crate) fn may_register(new: &NewOrganisation) -> Result<(), Refusal> {
    match (new.kind, new.number.is_sole_trader()) {
        (Kind::Company, _) | (_, false) => Ok(()),
        (Kind::Association | Kind::Customer, true) => Err(Refusal::NumberIsPersonal),
    }
}

/// What staff decide about a registered organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// "Bekräfta": the people who registered it may represent it.
    Confirm,
    /// "Avslå".
    Decline,
    /// It rests, ends, or is in use again.
    Move(State),
}

/// The state after a decision.
pub(crate) fn decide(state: State, was_confirmed: bool, decision: Decision) -> Result<State, Refusal> {
    match (state, decision) {
        (State::Unconfirmed, Decision::Confirm) => Ok(State::Active),
        (State::Unconfirmed, Decision::Decline) => Ok(State::Ended),
        // One that was declined gave its number away and is registered anew.
        (State::Ended, Decision::Move(_)) if !was_confirmed => Err(Refusal::WrongState),
        (State::Active | State::Resting | State::Ended, Decision::Move(to))
            if to != State::Unconfirmed && to != state =>
        {
            Ok(to)
        }
        _ => Err(Refusal::WrongState),
    }
}

/// Whether a role can be given in an organisation of this kind.
pub(crate) fn may_give(kind: Kind, role: OrgRole) -> Result<OrgRole, Refusal> {
    if kind.roles().contains(&role) {
        Ok(role)
    } else {
        Err(Refusal::NoSuchRole)
    }
}

#[cfg(test)]
mod tests {
    use base::{Organisationsnummer, PostalCode};

    use super::*;
    use crate::model::Address;

    fn new(kind: Kind, number: &str) -> NewOrganisation {
        NewOrganisation {
            kind,
            name: "Exempel IF".to_owned(),
            number: Organisationsnummer::from_stored(number).unwrap(),
            address: Address {
                street: "Storgatan 1".to_owned(),
                postal_code: PostalCode::parse("123 45").unwrap(),
                city: "Exempelstad".to_owned(),
            },
        }
    }

    #[test]
    fn only_a_company_can_have_a_personnummer() {
        let (person, legal) = ("202312312388", "8099001235");
        assert_eq!(may_register(&new(Kind::Company, person)), Ok(()));
        assert_eq!(
            may_register(&new(Kind::Association, person)),
            Err(Refusal::NumberIsPersonal)
        );
        assert_eq!(may_register(&new(Kind::Association, legal)), Ok(()));
    }

    #[test]
    fn staff_decide_once_about_a_new_organisation() {
        assert_eq!(decide(State::Unconfirmed, false, Decision::Confirm), Ok(State::Active));
        assert_eq!(decide(State::Unconfirmed, false, Decision::Decline), Ok(State::Ended));
        for state in [State::Active, State::Resting, State::Ended] {
            for decision in [Decision::Confirm, Decision::Decline] {
                assert_eq!(decide(state, true, decision), Err(Refusal::WrongState));
            }
        }
    }

    #[test]
    fn a_confirmed_organisation_rests_ends_and_comes_back() {
        for (from, to) in [
            (State::Active, State::Resting),
            (State::Resting, State::Active),
            (State::Active, State::Ended),
            (State::Ended, State::Active),
        ] {
            assert_eq!(decide(from, true, Decision::Move(to)), Ok(to));
        }
        for (from, was_confirmed, to) in [
            (State::Active, true, State::Active),
            (State::Active, true, State::Unconfirmed),
            (State::Unconfirmed, false, State::Active),
            (State::Ended, false, State::Active),
        ] {
            assert_eq!(
                decide(from, was_confirmed, Decision::Move(to)),
                Err(Refusal::WrongState)
            );
        }
    }

    #[test]
    fn roles_belong_to_a_kind_of_organisation() {
        assert!(may_give(Kind::Association, OrgRole::SubUserBooking).is_ok());
        assert_eq!(
            may_give(Kind::Association, OrgRole::Administrator),
            Err(Refusal::NoSuchRole)
        );
        assert_eq!(
            may_give(Kind::Company, OrgRole::AssociationManager),
            Err(Refusal::NoSuchRole)
        );
        assert!(is_head(Kind::Association, &[OrgRole::AssociationManager]));
        assert!(!is_head(Kind::Association, &[OrgRole::Administrator, OrgRole::Contact]));
    }
}
