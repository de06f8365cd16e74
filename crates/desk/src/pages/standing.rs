//! Where a case stands, in words: its state, whose turn it is and when the next word is expected.

use base::swedish;
use chrono::{DateTime, Utc};
use web::Frame;

use crate::model::State;
use crate::queries::Opened;
use crate::rules::{Facts, REOPEN_FOR};

/// The state in the customer's words.
pub(crate) fn customer_word(f: &Frame, state: State) -> String {
    f.t(&format!("desk-state-{}", state.code()))
}

/// The state in the words of staff.
pub(crate) fn staff_word(f: &Frame, state: State) -> String {
    match state {
        State::WaitingCustomer => f.t("desk-state-waiting_customer-staff"),
        state => customer_word(f, state),
    }
}

/// The colour of a state's tag to customers; amber means "your turn" and nothing else.
pub(crate) fn customer_colour(state: State) -> &'static str {
    match state {
        State::New => "info",
        State::WaitingCustomer => "lamp",
        State::Solved => "success",
        State::Open | State::Closed => "neutral",
    }
}

/// The colour of a state's tag to staff, for whom it is never the customer's lamp.
pub(crate) fn staff_colour(state: State) -> &'static str {
    match state {
        State::WaitingCustomer => "neutral",
        state => customer_colour(state),
    }
}

/// The line at the top of a case: word, explanation, and a way to do something about it.
pub(crate) struct Standing {
    pub(crate) class: &'static str,
    pub(crate) word: String,
    pub(crate) text: String,
    /// Where to answer, when it is the reader's turn.
    pub(crate) answer: bool,
}

/// The line as customers read it.
pub(crate) fn for_customer(f: &Frame, opened: &Opened) -> Standing {
    let state = opened.facts().state_at(f.now());
    let due = swedish::long_date(opened.case.answer_due_at, f.lang());
    let late = opened.case.answer_due_at < f.now();
    let text = match state {
        State::New | State::Open if late => f.ta("desk-standing-late", "phone", &f.owner().phone),
        State::New => f.ta("desk-standing-new", "due", due),
        State::Open => match opened.officer() {
            Some(officer) => f.ta2("desk-standing-open-officer", "name", officer, "due", due),
            None => f.ta("desk-standing-open", "due", due),
        },
        State::WaitingCustomer => f.ta("desk-standing-waiting_customer", "due", due),
        State::Solved => f.ta("desk-standing-solved", "until", reopen_until(f, opened.facts())),
        State::Closed => f.t("desk-standing-closed"),
    };
    let yours = state == State::WaitingCustomer;
    let class = if yours { "state you" } else { "state" };
    Standing {
        class,
        word: customer_word(f, state),
        text,
        answer: yours,
    }
}

/// The line as staff read it.
pub(crate) fn for_staff(f: &Frame, opened: &Opened) -> Standing {
    let state = opened.facts().state_at(f.now());
    let due = swedish::long_date(opened.case.answer_due_at, f.lang());
    let text = match state {
        State::New | State::Open if opened.case.answer_due_at < f.now() => f.ta("desk-standing-staff-late", "due", due),
        State::New | State::Open => f.ta("desk-standing-staff-due", "due", due),
        State::WaitingCustomer => f.ta("desk-standing-staff-waiting", "due", due),
        State::Solved => f.ta("desk-standing-staff-solved", "until", reopen_until(f, opened.facts())),
        State::Closed => f.t("desk-standing-staff-closed"),
    };
    Standing {
        class: "state",
        word: staff_word(f, state),
        text,
        answer: false,
    }
}

fn reopen_until(f: &Frame, facts: Facts) -> String {
    let until: DateTime<Utc> = facts.solved_at.unwrap_or_else(|| f.now()) + REOPEN_FOR;
    swedish::long_date(until, f.lang())
}
