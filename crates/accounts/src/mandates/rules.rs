//! The life of a mandate: facts and a step in, the next state or a refusal out. No database, clock or
//! text. Source: law.md, Acting for another.

use chrono::{DateTime, Days, Months, NaiveDate, TimeDelta, Utc};
use web::throttle::Limit;

use crate::tables::mandate::{MandateKind, MandateState};

/// A fullmakt ends after this at the latest.
const LONGEST: Months = Months::new(36);
/// What the form proposes.
const PROPOSED: Months = Months::new(12);
/// Both are reminded so long before the end.
pub(crate) const REMINDED_BEFORE: TimeDelta = TimeDelta::days(30);
/// Who is offered a fullmakt has so long to answer.
pub(crate) const OFFER_WAITS: TimeDelta = TimeDelta::days(30);
/// Mandates that one person gives or applies for: each sends letters.
pub(crate) const MANDATES: Limit = Limit {
    name: "accounts.mandates",
    free: 10,
    window: TimeDelta::days(1),
    pause: TimeDelta::hours(1),
};

/// Why something cannot be done with a mandate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// It is over, or not in the state that this is for.
    #[error("the mandate is not in that state any more")]
    Over,
    /// Somebody else's.
    #[error("the mandate is somebody else's")]
    NotYours,
    /// Nobody represents themselves.
    #[error("nobody represents themselves")]
    Oneself,
    /// Nobody handles their own matter.
    #[error("nobody handles their own matter")]
    OwnMatter,
    /// Whoever asks does not have the role for it any more.
    #[error("the officer does not have the role")]
    NotAllowed,
    /// Who has come of age has no guardian.
    #[error("the child has come of age")]
    OfAge,
    /// The account of who is to be represented is closed.
    #[error("the account is closed")]
    Closed,
    /// A file that was to be sent is not there any more.
    #[error("a file is gone")]
    FileGone,
    /// Too many were sent; again at this instant.
    #[error("too many")]
    TooMany(DateTime<Utc>),
}

/// What is done with a mandate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The receiver of a fullmakt says yes.
    Accept,
    /// The receiver of a fullmakt says no.
    Decline,
    /// The giver of a fullmakt takes it back.
    Revoke,
    /// Who represents gives it up, or takes an application back.
    Resign,
    /// Staff say yes to an application.
    Approve,
    /// Staff say no to an application.
    Refuse,
    /// Staff end it.
    End,
    /// Its time, or the time to answer, is over.
    Expire,
}

/// The state after `step`.
pub(crate) fn decide(kind: MandateKind, state: MandateState, step: Step) -> Result<MandateState, Refusal> {
    use MandateState::{Active, Declined, Ended, Revoked, Waiting};
    let is_given = kind == MandateKind::Fullmakt;
    match (state, step) {
        (Waiting, Step::Accept) if is_given => Ok(Active),
        (Waiting, Step::Decline) if is_given => Ok(Declined),
        (Waiting | Active, Step::Revoke) if is_given => Ok(Revoked),
        (Active, Step::Resign) => Ok(Ended),
        (Waiting, Step::Resign) if !is_given => Ok(Ended),
        (Waiting, Step::Approve) if !is_given => Ok(Active),
        (Waiting, Step::Refuse) if !is_given => Ok(Declined),
        (Active, Step::End) => Ok(Ended),
        (Active, Step::Expire) => Ok(Ended),
        (Waiting, Step::Expire) if is_given => Ok(Ended),
        _ => Err(Refusal::Over),
    }
}

/// What becomes of a mandate when the account of its giver, or else of its holder, is closed.
pub(crate) fn at_closing(kind: MandateKind, state: MandateState, is_giver: bool) -> Step {
    match (kind, state, is_giver) {
        (MandateKind::Fullmakt, _, true) => Step::Revoke,
        (_, _, true) => Step::End,
        (MandateKind::Fullmakt, MandateState::Waiting, false) => Step::Decline,
        (_, _, false) => Step::Resign,
    }
}

/// The last day that the form of a fullmakt proposes.
pub(crate) fn proposed_end(today: NaiveDate) -> NaiveDate {
    today.checked_add_months(PROPOSED).unwrap_or(today)
}

/// Whether a fullmakt given today may last through `end`.
pub(crate) fn may_last(today: NaiveDate, end: NaiveDate) -> bool {
    end > today && today.checked_add_months(LONGEST).is_some_and(|last| end <= last)
}

/// The day from which a guardian's mandate is over: the child's 18th birthday.
pub(crate) fn comes_of_age(born: NaiveDate) -> NaiveDate {
    born.checked_add_months(Months::new(18 * 12)).unwrap_or(born)
}

/// The first day on which a mandate that lasts through `last` does not count: of a guardian's no later
/// than the 18th birthday. None is without end.
pub(crate) fn over_on(
    kind: MandateKind,
    last: Option<NaiveDate>,
    born: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, Refusal> {
    let after_last = last.map(|last| last + Days::new(1));
    if kind != MandateKind::Guardian {
        return Ok(after_last);
    }
    let Some(of_age) = born.map(comes_of_age) else {
        return Ok(after_last);
    };
    if of_age <= today {
        return Err(Refusal::OfAge);
    }
    Ok(Some(after_last.map_or(of_age, |after| after.min(of_age))))
}

#[cfg(test)]
mod tests {
    use sea_orm::Iterable;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_fullmakt_is_answered_by_its_receiver_and_taken_back_by_its_giver() {
        use MandateState::{Active, Declined, Ended, Revoked, Waiting};
        let after = |state, step| decide(MandateKind::Fullmakt, state, step);
        assert_eq!(after(Waiting, Step::Accept), Ok(Active));
        assert_eq!(after(Waiting, Step::Decline), Ok(Declined));
        assert_eq!(after(Waiting, Step::Revoke), Ok(Revoked));
        assert_eq!(after(Active, Step::Revoke), Ok(Revoked));
        assert_eq!(after(Active, Step::Resign), Ok(Ended));
        assert_eq!(after(Waiting, Step::Approve), Err(Refusal::Over));
    }

    #[test]
    fn whatever_is_open_ends_when_an_account_is_closed() {
        use MandateState::{Active, Waiting};
        for kind in MandateKind::iter() {
            for (state, is_giver) in [(Waiting, false), (Active, false), (Active, true)] {
                let after = decide(kind, state, at_closing(kind, state, is_giver));
                assert!(
                    after.is_ok_and(|after| !matches!(after, Waiting | Active)),
                    "{kind:?} {state:?}"
                );
            }
        }
        let offer = at_closing(MandateKind::Fullmakt, Waiting, true);
        assert_eq!(decide(MandateKind::Fullmakt, Waiting, offer), Ok(MandateState::Revoked));
    }

    #[test]
    fn what_staff_check_is_not_accepted_or_taken_back_by_anybody_else() {
        use MandateState::{Active, Declined, Ended, Waiting};
        for kind in MandateKind::CHECKED {
            let after = |state, step| decide(kind, state, step);
            assert_eq!(after(Waiting, Step::Approve), Ok(Active));
            assert_eq!(after(Waiting, Step::Refuse), Ok(Declined));
            assert_eq!(after(Active, Step::End), Ok(Ended));
            assert_eq!(after(Waiting, Step::Resign), Ok(Ended));
            for step in [Step::Accept, Step::Decline, Step::Revoke] {
                assert_eq!(after(Waiting, step), Err(Refusal::Over));
                assert_eq!(after(Active, step), Err(Refusal::Over));
            }
        }
    }

    #[test]
    fn nothing_wakes_a_mandate_that_is_over() {
        let steps = [
            Step::Accept,
            Step::Decline,
            Step::Revoke,
            Step::Resign,
            Step::Approve,
            Step::Refuse,
            Step::End,
            Step::Expire,
        ];
        for kind in MandateKind::iter() {
            for state in [MandateState::Declined, MandateState::Revoked, MandateState::Ended] {
                assert!(
                    steps
                        .iter()
                        .all(|step| decide(kind, state, *step) == Err(Refusal::Over))
                );
            }
        }
    }

    #[test]
    fn a_fullmakt_lasts_three_years_at_most_and_not_less_than_a_day() {
        let today = day("2026-11-23");
        assert_eq!(proposed_end(today), day("2027-11-23"));
        for (end, may) in [
            ("2026-11-22", false),
            ("2026-11-23", false),
            ("2026-11-24", true),
            ("2029-11-23", true),
            ("2029-11-24", false),
        ] {
            assert_eq!(may_last(today, day(end)), may, "{end}");
        }
    }

    #[test]
    fn a_guardian_ends_on_the_childs_eighteenth_birthday_at_the_latest() {
        let (today, born) = (day("2026-11-23"), Some(day("2012-03-01")));
        let over = |last: Option<&str>| over_on(MandateKind::Guardian, last.map(day), born, today);
        assert_eq!(over(None), Ok(Some(day("2030-03-01"))));
        assert_eq!(over(Some("2027-01-31")), Ok(Some(day("2027-02-01"))));
        assert_eq!(over(Some("2035-01-31")), Ok(Some(day("2030-03-01"))));
        let grown = Some(day("2008-11-23"));
        assert_eq!(over_on(MandateKind::Guardian, None, grown, today), Err(Refusal::OfAge));
        assert_eq!(over_on(MandateKind::GodMan, None, grown, today), Ok(None));
        // Born on a leap day.
        assert_eq!(comes_of_age(day("2012-02-29")), day("2030-02-28"));
    }
}
