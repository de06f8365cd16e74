//! Decisions of the door without database, clock or HTML: who is let in, and how often what may be
//! tried.

use chrono::{DateTime, TimeDelta, Utc};
use store::MERGE_UNDONE_WITHIN;
use web::throttle::Limit;

use crate::tables::person::PersonState;

/// Letters that somebody makes us send to one person by filling in open forms.
pub const MAILS_BY_OPEN_FORMS: Limit = Limit {
    name: "accounts.mails",
    free: 5,
    window: TimeDelta::hours(1),
    pause: TimeDelta::minutes(10),
};
/// Codes of the second factor, by person.
pub const CODES: Limit = Limit {
    name: "accounts.codes",
    free: 5,
    window: TimeDelta::hours(1),
    pause: TimeDelta::seconds(30),
};
/// Own passwords that are asked for again inside, by person.
pub const OWN_PASSWORD: Limit = Limit {
    name: "accounts.own_password",
    free: 5,
    window: TimeDelta::hours(1),
    pause: TimeDelta::seconds(30),
};
/// New e-mail addresses that a person has letters sent to.
pub const EMAIL_CHANGES: Limit = Limit {
    name: "accounts.email_changes",
    free: 5,
    window: TimeDelta::hours(1),
    pause: TimeDelta::minutes(10),
};
/// Identity numbers that a person gives: a refusal must not become a way to ask for others'.
pub const PERSONNUMMER: Limit = Limit {
    name: "accounts.personnummer",
    free: 5,
    window: TimeDelta::days(1),
    pause: TimeDelta::hours(1),
};
/// How often a person takes out everything that is held about them.
pub const EXPORTS: Limit = Limit {
    name: "accounts.take_out",
    free: 3,
    window: TimeDelta::days(1),
    pause: TimeDelta::hours(1),
};
/// What a person took out lies there for so long.
pub const EXPORT_KEPT: TimeDelta = TimeDelta::days(7);
/// A person who closes the account can regret for so long (accounts.md, Mina personuppgifter).
pub const REGRETTED_WITHIN: TimeDelta = TimeDelta::days(14);
/// When an account is closed that is asked for `now`: not before the person can regret no more, nor while
/// the latest merge into it, at `merged_at`, can be undone, since what was merged goes with it.
pub(crate) fn closed_at(now: DateTime<Utc>, merged_at: Option<DateTime<Utc>>) -> DateTime<Utc> {
    let regretted = now + REGRETTED_WITHIN;
    merged_at.map_or(regretted, |at| regretted.max(at + MERGE_UNDONE_WITHIN))
}

/// The person is reminded so long before.
pub const CLOSING_REMINDED_BEFORE: TimeDelta = TimeDelta::days(2);
/// A change of e-mail address is kept this long; its links are over by then, and Historik tells of it.
pub const EMAIL_CHANGE_KEPT: TimeDelta = TimeDelta::days(30);
/// A code app that is being set up waits this long for its first code.
pub const CODE_APP_WAITS: TimeDelta = TimeDelta::minutes(30);
/// The form that made recovery codes shows them again for this long.
pub const CODES_SHOWN_AGAIN: TimeDelta = TimeDelta::minutes(10);
/// The person is told at this wrong password in a row, or wrong code after a right one.
pub const FAILURES_TOLD_AT: i32 = 5;
/// An account that was not confirmed is deleted after this.
pub const UNCONFIRMED_KEPT: TimeDelta = TimeDelta::days(30);
/// A browser that was not used is a new one after this.
pub const DEVICE_KNOWN_FOR: TimeDelta = TimeDelta::days(365);
/// How long after the password the code may be given.
pub const CODE_ASKED_FOR: TimeDelta = TimeDelta::minutes(10);

/// What follows a try to log in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Login {
    /// Wrong name or password, and nothing more is told.
    Wrong,
    /// "Kontot är inte bekräftat."
    Unconfirmed,
    /// Locked by staff.
    Locked,
    /// The code comes next.
    AskForCode,
    /// Welcome.
    LetIn,
}

/// The state of an account is told only after a right password (accounts.md, Registering).
pub fn login(password_is_right: bool, state: PersonState, has_second_factor: bool) -> Login {
    match state {
        _ if !password_is_right => Login::Wrong,
        PersonState::Closed | PersonState::WithoutLogin => Login::Wrong,
        PersonState::Unconfirmed => Login::Unconfirmed,
        PersonState::Locked => Login::Locked,
        PersonState::Active if has_second_factor => Login::AskForCode,
        PersonState::Active => Login::LetIn,
    }
}

/// Whether a forgotten password may be chosen anew by mail. The mailed link proves the address as
/// well as the first one did, so an unconfirmed account is confirmed by it.
pub fn may_reset(state: PersonState) -> bool {
    matches!(state, PersonState::Unconfirmed | PersonState::Active)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_closed_when_nothing_can_be_undone() {
        let now: DateTime<Utc> = "2026-11-24T09:00:00Z".parse().unwrap();
        let days = TimeDelta::days;
        for (merged, expected) in [
            (None, days(14)),
            (Some(days(0)), days(30)),
            (Some(days(10)), days(20)),
            (Some(days(29)), days(14)),
        ] {
            assert_eq!(closed_at(now, merged.map(|ago| now - ago)), now + expected);
        }
    }

    #[test]
    fn a_wrong_password_tells_nothing_of_the_account() {
        for state in [
            PersonState::Unconfirmed,
            PersonState::Active,
            PersonState::Locked,
            PersonState::Closed,
        ] {
            assert_eq!(login(false, state, true), Login::Wrong);
            assert_eq!(login(false, state, false), Login::Wrong);
        }
    }

    #[test]
    fn after_a_right_password_the_state_of_the_account_decides() {
        for (state, has_code, expected) in [
            (PersonState::Active, false, Login::LetIn),
            (PersonState::Active, true, Login::AskForCode),
            (PersonState::Unconfirmed, false, Login::Unconfirmed),
            (PersonState::Locked, true, Login::Locked),
            (PersonState::Closed, false, Login::Wrong),
        ] {
            assert_eq!(login(true, state, has_code), expected, "{state:?}");
        }
    }

    #[test]
    fn locked_and_closed_accounts_get_no_link_to_choose_a_password() {
        assert!(may_reset(PersonState::Active) && may_reset(PersonState::Unconfirmed));
        assert!(!may_reset(PersonState::Locked) && !may_reset(PersonState::Closed));
    }
}
