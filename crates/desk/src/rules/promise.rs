//! What a case promises and by when: our next word, the solution, and when the team is told that it is late.
//! The clock of the solution stands still while the case waits for somebody else. No database, clock or text.

use chrono::{DateTime, TimeDelta, Utc};

use super::{CUSTOMER_ANSWERS_WITHIN, Then, Wish};
use crate::model::State;
use crate::working_days::{Office, Span};

/// What a topic promises, and when the office is open.
#[derive(Clone, Copy, Debug)]
pub struct Promise {
    /// When the office is open.
    pub office: Office,
    /// Our next word comes within this.
    pub answer: Span,
    /// The solution comes within this.
    pub solve: Option<Span>,
}

/// The instants of a case that its lists and jobs go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// When the next word is expected from whoever's turn it is; when it is ours, never after the solution.
    pub answer_at: DateTime<Utc>,
    /// When the solution is expected; nothing while the clock stands still, and when it is there.
    pub solve_at: Option<DateTime<Utc>>,
    /// How many open minutes were left when the clock was stopped.
    pub solve_left_minutes: Option<i32>,
    /// When the team is told next.
    pub escalate_at: Option<DateTime<Utc>>,
}

/// Whether a case in this state waits for somebody else than us.
const fn stops_clock(state: State) -> bool {
    matches!(state, State::WaitingCustomer | State::WaitingThirdParty)
}

impl Promise {
    /// What is due of a case that is opened.
    pub fn opened(self, at: DateTime<Utc>) -> Due {
        let solve_at = self.solve.map(|within| self.office.due(at, within));
        let word = self.office.due(at, self.answer);
        let answer_at = solve_at.map_or(word, |solve_at| solve_at.min(word));
        Due {
            answer_at,
            solve_at,
            solve_left_minutes: None,
            escalate_at: Some(self.warning(at, answer_at)),
        }
    }

    /// What is due after `wish`. The customer's wait is never made longer by the customer writing more, and
    /// the team is told anew only of a new promise.
    pub fn after(self, (before, after): (State, State), wish: Wish, due: Due, now: DateTime<Utc>) -> Due {
        let word = match (wish, before, after) {
            (Wish::Answer(Then::Wait), ..) => self.office.due(now, CUSTOMER_ANSWERS_WITHIN),
            (Wish::Answer(Then::KeepOpen | Then::WaitForOthers), ..) => self.office.due(now, self.answer),
            (_, before, after) if !before.is_ours() && after.is_ours() => self.office.due(now, self.answer),
            _ => due.answer_at,
        };
        let (solve_at, solve_left_minutes) = self.solution((before, after), due, now);
        let answer_at = match solve_at.filter(|_| after.is_ours()) {
            Some(solve_at) => solve_at.min(word),
            None => word,
        };
        let is_same = before.is_ours() && answer_at == due.answer_at;
        Due {
            answer_at,
            solve_at,
            solve_left_minutes,
            escalate_at: match after.is_ours() {
                true if is_same => due.escalate_at,
                true => Some(self.warning(now, answer_at)),
                false => None,
            },
        }
    }

    /// When the solution is due, or what is left. A case that is taken up again has its time anew.
    fn solution(
        self,
        (before, after): (State, State),
        due: Due,
        now: DateTime<Utc>,
    ) -> (Option<DateTime<Utc>>, Option<i32>) {
        if !after.is_open() {
            (None, None)
        } else if !before.is_open() {
            (self.solve.map(|within| self.office.due(now, within)), None)
        } else if !stops_clock(before) && stops_clock(after) {
            let left = |at| self.office.between(now, at).num_minutes();
            let left = due.solve_at.map(|at| i32::try_from(left(at)).unwrap_or(i32::MAX));
            (None, left)
        } else if stops_clock(before) && !stops_clock(after) {
            let resumed = |left: i32| self.office.after(now, TimeDelta::minutes(left.into()));
            (due.solve_left_minutes.map(resumed), None)
        } else {
            (due.solve_at, due.solve_left_minutes)
        }
    }

    /// When three quarters of the open time until `due` have gone.
    fn warning(self, from: DateTime<Utc>, due: DateTime<Utc>) -> DateTime<Utc> {
        let open = self.office.between(from, due);
        self.office.after(from, open - open / 4).min(due)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::*;
    use State::{Open, Solved, WaitingCustomer as Waiting, WaitingThirdParty as Others};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn promise(solve: Option<Span>) -> Promise {
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        Promise {
            office: Office {
                opens: hour(8),
                closes: hour(16),
            },
            answer: Span::Days(3),
            solve,
        }
    }

    #[test]
    fn the_next_word_never_comes_after_the_solution() {
        // A Monday at ten.
        let now = at("2026-11-23T09:00:00Z");
        let long = promise(Some(Span::Days(10))).opened(now);
        assert_eq!(long.answer_at, at("2026-11-26T15:00:00Z"));
        assert_eq!(long.solve_at, Some(at("2026-12-07T15:00:00Z")));
        let short = promise(Some(Span::Hours(4))).opened(now);
        assert_eq!(short.answer_at, at("2026-11-23T13:00:00Z"));
        assert_eq!(short.escalate_at, Some(at("2026-11-23T12:00:00Z")));
        assert_eq!(promise(None).opened(now).solve_at, None);
    }

    #[test]
    fn the_next_word_is_due_anew_only_when_the_turn_changes() {
        use State::New;
        let now = at("2026-11-23T09:00:00Z");
        let due = Due {
            answer_at: at("2026-11-25T15:00:00Z"),
            solve_at: None,
            solve_left_minutes: None,
            escalate_at: Some(at("2026-11-24T15:00:00Z")),
        };
        let (three_days, five_days) = (at("2026-11-26T15:00:00Z"), at("2026-11-30T15:00:00Z"));
        for (before, after, wish, expected) in [
            (Open, Others, Wish::WaitForOthers, due.answer_at),
            (Waiting, Others, Wish::WaitForOthers, three_days),
            (Open, Others, Wish::Answer(Then::WaitForOthers), three_days),
            (Others, Open, Wish::Resume, due.answer_at),
            (Others, Open, Wish::Reply, due.answer_at),
            (New, New, Wish::Reply, due.answer_at),
            (Open, Open, Wish::Reply, due.answer_at),
            (Waiting, Open, Wish::Reply, three_days),
            (Solved, Open, Wish::NotSolved, three_days),
            (Open, Open, Wish::Answer(Then::KeepOpen), three_days),
            (Open, Waiting, Wish::Answer(Then::Wait), five_days),
            (Open, Solved, Wish::Answer(Then::Solve), due.answer_at),
            (New, Open, Wish::Assign, due.answer_at),
        ] {
            let next = promise(None).after((before, after), wish, due, now);
            assert_eq!(next.answer_at, expected, "{wish:?} from {before:?}");
            let is_told_anew = after.is_ours() && expected != due.answer_at;
            assert_eq!(
                next.escalate_at == due.escalate_at,
                after.is_ours() && !is_told_anew,
                "{wish:?}"
            );
            assert_eq!(next.escalate_at.is_some(), after.is_ours(), "{wish:?}");
        }
    }

    /// (opened, stopped, resumed, when the solution is due at last), each with ten working hours.
    const PAUSES: [(&str, &str, &str, &str); 6] = [
        // Two of ten hours gone on a Monday; an answer on Wednesday at 13.
        (
            "2026-11-23T07:00:00Z",
            "2026-11-23T09:00:00Z",
            "2026-11-25T12:00:00Z",
            "2026-11-26T12:00:00Z",
        ),
        // Over a weekend, from Friday at 15 until Monday at 9.
        (
            "2026-11-20T13:00:00Z",
            "2026-11-20T14:00:00Z",
            "2026-11-23T08:00:00Z",
            "2026-11-24T09:00:00Z",
        ),
        // Begun on a Sunday and over before the office opens on Monday: nothing has gone.
        (
            "2026-11-21T12:00:00Z",
            "2026-11-22T12:00:00Z",
            "2026-11-23T05:00:00Z",
            "2026-11-24T09:00:00Z",
        ),
        // Begun on Monday before the office opens, over at 9.
        (
            "2026-11-20T14:00:00Z",
            "2026-11-23T06:00:00Z",
            "2026-11-23T08:00:00Z",
            "2026-11-24T09:00:00Z",
        ),
        // Over Christmas, from the 23rd at 10 until the 28th at 9.
        (
            "2026-12-23T07:00:00Z",
            "2026-12-23T09:00:00Z",
            "2026-12-28T08:00:00Z",
            "2026-12-29T08:00:00Z",
        ),
        // Over Easter and the night when summer time begins, from Thursday at 15 until Tuesday at 9.
        (
            "2027-03-25T13:00:00Z",
            "2027-03-25T14:00:00Z",
            "2027-03-30T07:00:00Z",
            "2027-03-31T08:00:00Z",
        ),
    ];

    #[test]
    fn the_clock_stands_still_while_the_case_waits() {
        let promise = promise(Some(Span::Hours(10)));
        for (opened, stopped, resumed, expected) in PAUSES {
            let due = promise.opened(at(opened));
            let paused = promise.after((Open, Waiting), Wish::Answer(Then::Wait), due, at(stopped));
            assert_eq!((paused.solve_at, paused.escalate_at), (None, None));
            // The same while it waits for somebody who is no party to it, but we still owe the next word.
            let others = promise.after((Open, Others), Wish::WaitForOthers, due, at(stopped));
            assert_eq!(
                (others.solve_at, others.solve_left_minutes),
                (None, paused.solve_left_minutes)
            );
            let on = promise.after((Others, Open), Wish::Resume, others, at(resumed));
            assert_eq!(on.solve_at, Some(at(expected)));
            let still = promise.after((Waiting, Waiting), Wish::Annotate, paused, at(resumed));
            assert_eq!(still, paused);
            let resumed = promise.after((Waiting, Open), Wish::Reply, still, at(resumed));
            assert_eq!(
                resumed.solve_at,
                Some(at(expected)),
                "opened {opened}, stopped {stopped}"
            );
            assert_eq!(resumed.solve_left_minutes, None);
        }
    }

    #[test]
    fn what_is_late_when_it_is_stopped_is_late_at_once_afterwards_and_solved_has_nothing_due() {
        let promise = promise(Some(Span::Hours(2)));
        let due = promise.opened(at("2026-11-23T08:00:00Z"));
        let paused = promise.after(
            (Open, Waiting),
            Wish::Answer(Then::Wait),
            due,
            at("2026-11-24T09:00:00Z"),
        );
        assert_eq!(paused.solve_left_minutes, Some(0));
        let resumed = promise.after((Waiting, Open), Wish::Reply, paused, at("2026-11-25T09:00:00Z"));
        assert_eq!(resumed.answer_at, at("2026-11-25T09:00:00Z"));
        let solved = promise.after(
            (Open, Solved),
            Wish::Answer(Then::Solve),
            resumed,
            at("2026-11-25T10:00:00Z"),
        );
        assert_eq!((solved.solve_at, solved.escalate_at), (None, None));
        let again = promise.after((Solved, Open), Wish::NotSolved, solved, at("2026-11-26T10:00:00Z"));
        assert_eq!(again.solve_at, Some(at("2026-11-26T12:00:00Z")));
    }
}
