//! Agents and their assignments (organisations.md, Agents). Facts in, decision out.

use chrono::{DateTime, Days, Months, NaiveDate, TimeDelta, Utc};
use web::throttle::Limit;

use super::{Answered, Refusal};
use crate::model::Kind;
use crate::tables::agent;
use crate::tables::assignment::AssignmentState;

/// The customer is reminded of a question once, after so long.
pub(crate) const REMINDED_AFTER: TimeDelta = TimeDelta::days(7);
/// A question that nobody answered lapses after so long.
pub(crate) const LAPSES_AFTER: TimeDelta = TimeDelta::days(30);
/// Both are reminded so long before an assignment ends.
const REMINDED_BEFORE: Days = Days::new(30);
/// An assignment is given for at most so long.
const LONGEST: Months = Months::new(36);
/// Questions that one agent sends: each is mailed to somebody.
pub(crate) const ASSIGNMENTS: Limit = Limit {
    name: "organisations.assignment",
    free: 20,
    window: TimeDelta::days(1),
    pause: TimeDelta::hours(1),
};

/// Only companies and customer organisations are agents.
pub(crate) fn can_be_agent(kind: Kind) -> bool {
    kind != Kind::Association
}

/// Whether the agreement counts on that day.
pub(crate) fn is_agent(agent: Option<&agent::Model>, today: NaiveDate) -> bool {
    agent.is_some_and(|agent| agent.from_day <= today && agent.to_day.is_none_or(|to| today <= to))
}

/// What a year ahead is, as the form proposes it.
pub(crate) fn proposed_until(today: NaiveDate) -> NaiveDate {
    today + Months::new(12)
}

/// Whether an assignment may last until that day.
pub(crate) fn may_last(until: NaiveDate, today: NaiveDate) -> bool {
    today < until && until <= today + LONGEST
}

/// Assignments that end on this day or before are told of.
pub(crate) fn ends_soon(today: NaiveDate) -> NaiveDate {
    today + REMINDED_BEFORE
}

/// What somebody wants of an assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AssignmentMove {
    /// The customer: yes.
    Accept,
    /// The customer: no.
    Decline,
    /// The agent takes the question back.
    Withdraw,
    /// Either of them.
    End,
}

/// The state after a move.
pub(crate) fn move_assignment(state: AssignmentState, wish: AssignmentMove) -> Result<AssignmentState, Refusal> {
    match (state, wish) {
        (AssignmentState::Asked, AssignmentMove::Accept) => Ok(AssignmentState::Active),
        (AssignmentState::Asked, AssignmentMove::Decline) => Ok(AssignmentState::Declined),
        (AssignmentState::Asked, AssignmentMove::Withdraw) => Ok(AssignmentState::Withdrawn),
        (AssignmentState::Active, AssignmentMove::End) => Ok(AssignmentState::Ended),
        _ => Err(Refusal::Answered(Answered::Assignment)),
    }
}

/// What comes with time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AssignmentNews {
    /// The customer has not answered.
    Waits,
    /// The customer will not answer.
    Lapses,
    /// It will end.
    Ends,
    /// It has ended.
    Ended,
}

/// What there is to tell of an assignment now, once each.
pub(crate) fn assignment_news(
    state: AssignmentState,
    asked_at: DateTime<Utc>,
    until: NaiveDate,
    was_reminded: bool,
    (now, today): (DateTime<Utc>, NaiveDate),
) -> Option<AssignmentNews> {
    match state {
        AssignmentState::Asked if now - asked_at >= LAPSES_AFTER => Some(AssignmentNews::Lapses),
        AssignmentState::Asked if now - asked_at >= REMINDED_AFTER && !was_reminded => Some(AssignmentNews::Waits),
        AssignmentState::Active if until < today => Some(AssignmentNews::Ended),
        AssignmentState::Active if until <= ends_soon(today) && !was_reminded => Some(AssignmentNews::Ends),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use AssignmentState::{Active, Asked, Declined, Ended, Lapsed, Withdrawn};
    use sea_orm::Iterable;

    use super::*;

    #[test]
    fn a_question_is_answered_once_and_only_what_runs_is_ended() {
        let moves = [
            AssignmentMove::Accept,
            AssignmentMove::Decline,
            AssignmentMove::Withdraw,
            AssignmentMove::End,
        ];
        let after = |state| moves.map(|wish| move_assignment(state, wish).ok());
        assert_eq!(after(Asked), [Some(Active), Some(Declined), Some(Withdrawn), None]);
        assert_eq!(after(Active), [None, None, None, Some(Ended)]);
        for over in AssignmentState::iter().filter(|state| ![Asked, Active].contains(state)) {
            assert_eq!(after(over), [None; 4]);
        }
    }

    #[test]
    fn each_thing_is_told_once() {
        let now: DateTime<Utc> = "2026-11-23T09:00:00Z".parse().unwrap();
        let today = now.date_naive();
        let told = |state, days_ago, until_in: i64, reminded| {
            let until = today + TimeDelta::days(until_in);
            assignment_news(state, now - TimeDelta::days(days_ago), until, reminded, (now, today))
        };
        assert_eq!(told(Asked, 6, 365, false), None);
        assert_eq!(told(Asked, 7, 365, false), Some(AssignmentNews::Waits));
        assert_eq!(told(Asked, 29, 365, true), None);
        assert_eq!(told(Asked, 30, 365, true), Some(AssignmentNews::Lapses));
        assert_eq!(told(Active, 400, 31, false), None);
        assert_eq!(told(Active, 400, 30, false), Some(AssignmentNews::Ends));
        assert_eq!(told(Active, 400, 0, true), None);
        assert_eq!(told(Active, 400, -1, true), Some(AssignmentNews::Ended));
        assert_eq!(told(Lapsed, 400, -1, false), None);
    }

    #[test]
    fn an_assignment_lasts_from_tomorrow_to_three_years() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-11-23");
        assert!(!may_last(today, today));
        assert!(may_last(day("2026-11-24"), today));
        assert!(may_last(day("2029-11-23"), today));
        assert!(!may_last(day("2029-11-24"), today));
        assert_eq!(proposed_until(today), day("2027-11-23"));
    }
}
