//! Who among the staff may read, change and lock which account. Pure.

use base::{Email, StaffRole};
use chrono::{DateTime, TimeDelta, Utc};

use super::Officer;
use crate::tables::person::{Model, PersonState};

/// Who may look people up: those whose matters come from people.
pub const READERS: &[StaffRole] = &[
    StaffRole::CaseOfficer,
    StaffRole::CustomerService,
    StaffRole::SystemAdministrator,
];
/// Who may change accounts.
pub(crate) const EDITORS: &[StaffRole] = &[StaffRole::CustomerService, StaffRole::SystemAdministrator];
/// Who may give roles, set the mark of protected identity, and change the accounts of colleagues.
pub(crate) const ADMINISTRATORS: &[StaffRole] = &[StaffRole::SystemAdministrator];

/// A person with protected identity is open to an officer this long after the reason was given.
const OPEN_FOR: TimeDelta = TimeDelta::hours(1);
/// What was begun on an open page may be ended a while after.
const FORMS_TAKEN_FOR: TimeDelta = TimeDelta::hours(2);
/// Looking again at the same person within this time is the same look.
const ONE_LOOK: TimeDelta = TimeDelta::minutes(15);

/// Why something is not done to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// Nobody handles their own matter.
    #[error("the account is the officer's own")]
    OwnMatter,
    /// Whoever asks does not have the role for it any more.
    #[error("the officer does not have the role")]
    NotAllowed,
    /// A colleague's account is for system administrators: who holds it holds the roles.
    #[error("the account has staff roles")]
    StaffAccount,
    /// There is no such account any more.
    #[error("the account is gone")]
    Gone,
    /// The account has ended.
    #[error("the account is closed")]
    Closed,
    /// A colleague changed the account since the page was opened.
    #[error("the account was changed meanwhile")]
    Stale,
    /// The account is not in the state that this is for: locked, unconfirmed.
    #[error("the account is in another state")]
    OtherState,
    /// The account is not in use, so there is nobody to choose a password.
    #[error("the account is not active")]
    NotActive,
    /// The person was mailed many links already.
    #[error("many letters were sent to the person")]
    ManyLetters,
    /// Somebody else has the username.
    #[error("the username is taken")]
    UsernameTaken,
    /// Another account has the address.
    #[error("the address is taken")]
    EmailTaken,
    /// Somebody must be left who can give roles.
    #[error("the account is the last system administrator's")]
    LastAdministrator,
    /// An account cannot be merged with itself.
    #[error("both are the same account")]
    Same,
    /// A locked account is merged by nobody: that would unlock it.
    #[error("an account is locked")]
    Locked,
    /// What was merged long ago stays so.
    #[error("the time to undo it is over")]
    TooLate,
}

/// What decides whether an account may be changed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case {
    pub(crate) is_own: bool,
    /// The person has a staff role, or one waits for approval.
    pub(crate) is_staff: bool,
    /// It is one of the changes that only administrators make.
    pub(crate) is_of_administrators: bool,
    pub(crate) officer_is_editor: bool,
    pub(crate) officer_is_administrator: bool,
    pub(crate) state: PersonState,
}

impl Case {
    /// An officer before an account, for what every editor may do.
    pub(crate) fn of(officer: Officer, person: &Model, is_staff: bool) -> Case {
        Case {
            is_own: officer.id == person.id,
            is_staff,
            is_of_administrators: false,
            officer_is_editor: officer.is_editor,
            officer_is_administrator: officer.is_administrator,
            state: person.state,
        }
    }
}

/// Whether the officer may change the account at all.
pub(crate) fn may_change(case: Case) -> Result<(), Refusal> {
    if case.is_own {
        Err(Refusal::OwnMatter)
    } else if !case.officer_is_editor || (case.is_of_administrators && !case.officer_is_administrator) {
        Err(Refusal::NotAllowed)
    } else if case.state == PersonState::Closed {
        Err(Refusal::Closed)
    } else if case.is_staff && !case.officer_is_administrator {
        Err(Refusal::StaffAccount)
    } else {
        Ok(())
    }
}

/// Whether the officer may merge the old account into the one that is kept.
pub(crate) fn may_merge(kept: Case, old: Case, is_same: bool) -> Result<(), Refusal> {
    if is_same {
        return Err(Refusal::Same);
    }
    may_change(kept)?;
    may_change(old)?;
    if kept.state == PersonState::Locked || old.state == PersonState::Locked {
        Err(Refusal::Locked)
    } else if kept.state != PersonState::Active {
        Err(Refusal::NotActive)
    } else {
        Ok(())
    }
}

/// What an officer should look at before merging.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Warning {
    /// Both have an identity number, and not the same.
    OtherNumber,
    /// Only the old one has an identity number.
    NumberIsLeft,
    /// The last names differ.
    OtherName,
    /// One of them has protected identity, so the kept one will.
    BecomesProtected,
    /// The old one has staff roles, which do not go along.
    RolesAreLeft,
    /// Nobody confirmed the address of the old one.
    Unconfirmed,
}

/// What speaks against merging the old account into the one that is kept.
pub(crate) fn warnings(kept: &Model, old: &Model, old_is_staff: bool) -> Vec<Warning> {
    let (kept_number, old_number) = (&kept.personnummer_hash, &old.personnummer_hash);
    let all = [
        (kept_number.is_some() && old_number.is_some(), Warning::OtherNumber),
        (kept_number.is_none() && old_number.is_some(), Warning::NumberIsLeft),
        (
            kept.last_name.to_lowercase() != old.last_name.to_lowercase(),
            Warning::OtherName,
        ),
        (kept.protected != old.protected, Warning::BecomesProtected),
        (old_is_staff, Warning::RolesAreLeft),
        (old.state == PersonState::Unconfirmed, Warning::Unconfirmed),
    ];
    all.into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, warning)| warning)
        .collect()
}

/// The state after unlocking: an account that was never confirmed still has to be.
pub(crate) fn unlocked(confirmed_at: Option<DateTime<Utc>>) -> PersonState {
    match confirmed_at {
        Some(_) => PersonState::Active,
        None => PersonState::Unconfirmed,
    }
}

/// The state of an account that was closed by staff and is opened again; one that was made for somebody
/// who is represented has no address, and so no login.
pub(crate) fn opened_again(person: &Model) -> PersonState {
    match Email::parse(&person.email) {
        Ok(_) => unlocked(person.confirmed_at),
        Err(_) => PersonState::WithoutLogin,
    }
}

/// Whether the page of a person with protected identity is open, a reason having been given at `at`.
pub(crate) fn is_open(at: Option<DateTime<Utc>>, now: DateTime<Utc>, is_form: bool) -> bool {
    let kept = if is_form { FORMS_TAKEN_FOR } else { OPEN_FOR };
    at.is_some_and(|at| now - at < kept)
}

/// Whether this is still the look that was noted at `at`.
pub(crate) fn is_same_look(at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    at.is_some_and(|at| now - at < ONE_LOOK)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CUSTOMER: Case = Case {
        is_own: false,
        is_staff: false,
        is_of_administrators: false,
        officer_is_editor: true,
        officer_is_administrator: false,
        state: PersonState::Active,
    };

    #[test]
    fn a_customers_account_may_be_changed_whatever_its_state_until_it_is_closed() {
        for (state, expected) in [
            (PersonState::Unconfirmed, Ok(())),
            (PersonState::Active, Ok(())),
            (PersonState::Locked, Ok(())),
            (PersonState::Closed, Err(Refusal::Closed)),
        ] {
            assert_eq!(may_change(Case { state, ..CUSTOMER }), expected, "{state:?}");
        }
    }

    #[test]
    fn a_colleagues_account_is_for_system_administrators() {
        let colleague = Case {
            is_staff: true,
            ..CUSTOMER
        };
        assert_eq!(may_change(colleague), Err(Refusal::StaffAccount));
        let by_administrator = Case {
            officer_is_administrator: true,
            ..colleague
        };
        assert_eq!(may_change(by_administrator), Ok(()));
    }

    #[test]
    fn a_role_that_was_taken_meanwhile_allows_nothing() {
        let reader = Case {
            officer_is_editor: false,
            ..CUSTOMER
        };
        let editor = Case {
            is_of_administrators: true,
            ..CUSTOMER
        };
        assert_eq!(may_change(reader), Err(Refusal::NotAllowed));
        assert_eq!(may_change(editor), Err(Refusal::NotAllowed));
        let by_administrator = Case {
            officer_is_administrator: true,
            ..editor
        };
        assert_eq!(may_change(by_administrator), Ok(()));
    }

    #[test]
    fn nobody_changes_their_own_account_here() {
        let own = Case {
            is_own: true,
            is_staff: true,
            officer_is_administrator: true,
            ..CUSTOMER
        };
        assert_eq!(may_change(own), Err(Refusal::OwnMatter));
    }

    #[test]
    fn two_accounts_in_order_are_merged_and_no_others() {
        let with = |state| Case { state, ..CUSTOMER };
        for (kept, old, expected) in [
            (PersonState::Active, PersonState::Active, Ok(())),
            (PersonState::Active, PersonState::Unconfirmed, Ok(())),
            (PersonState::Unconfirmed, PersonState::Active, Err(Refusal::NotActive)),
            (PersonState::Active, PersonState::Locked, Err(Refusal::Locked)),
            (PersonState::Locked, PersonState::Active, Err(Refusal::Locked)),
            (PersonState::Active, PersonState::Closed, Err(Refusal::Closed)),
            (PersonState::Closed, PersonState::Active, Err(Refusal::Closed)),
        ] {
            assert_eq!(may_merge(with(kept), with(old), false), expected, "{kept:?} {old:?}");
        }
        assert_eq!(may_merge(CUSTOMER, CUSTOMER, true), Err(Refusal::Same));
        let colleague = Case {
            is_staff: true,
            ..CUSTOMER
        };
        assert_eq!(may_merge(CUSTOMER, colleague, false), Err(Refusal::StaffAccount));
        let own = Case {
            is_own: true,
            ..CUSTOMER
        };
        assert_eq!(may_merge(own, CUSTOMER, false), Err(Refusal::OwnMatter));
    }

    #[test]
    fn unlocking_confirms_nobody() {
        assert_eq!(unlocked(None), PersonState::Unconfirmed);
        assert_eq!(unlocked(Some(DateTime::UNIX_EPOCH)), PersonState::Active);
    }

    #[test]
    fn a_reason_opens_for_an_hour_and_a_form_may_be_sent_for_two() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(1);
        for (minutes, page, form) in [
            (0, true, true),
            (59, true, true),
            (60, false, true),
            (120, false, false),
        ] {
            let at = Some(now - TimeDelta::minutes(minutes));
            assert_eq!(
                (is_open(at, now, false), is_open(at, now, true)),
                (page, form),
                "{minutes}"
            );
        }
        assert!(!is_open(None, now, false));
    }
}
