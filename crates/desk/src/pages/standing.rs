//! Where a case stands, in words: its state, whose turn it is and when the next word is expected.

use base::swedish;
use chrono::{DateTime, Utc};
use web::Frame;

use crate::model::State;
use crate::queries::Opened;
use crate::rules::{Facts, SOLVED_FOR};
use crate::topics::{Side, Topics};
use crate::working_days;

/// The state in the customer's words.
pub(crate) fn customer_word(f: &Frame, state: State) -> String {
    f.t(&format!("desk-state-{}", state.to_customers().code()))
}

/// The state in the words of staff.
pub(crate) fn staff_word(f: &Frame, state: State) -> String {
    match state {
        State::WaitingCustomer => f.t("desk-state-waiting_customer-staff"),
        State::WaitingThirdParty => f.t("desk-state-waiting_third_party"),
        state => customer_word(f, state),
    }
}

/// The state of a case in the words of one side, as its topic calls it.
pub(crate) fn word_of(f: &Frame, topics: &Topics, (topic, state): (&str, State), side: Side) -> String {
    let state = match side {
        Side::Customer => state.to_customers(),
        Side::Staff => state,
    };
    match (topics.state_word(topic, state, side, f.lang()), side) {
        (Some(word), _) => word.to_owned(),
        (None, Side::Customer) => customer_word(f, state),
        (None, Side::Staff) => staff_word(f, state),
    }
}

/// The colour of a state's tag to customers; amber means "your turn" and nothing else.
pub(crate) fn customer_colour(state: State) -> &'static str {
    match state {
        State::New => "info",
        State::WaitingCustomer => "lamp",
        State::Solved => "success",
        State::Open | State::WaitingThirdParty | State::Closed | State::Merged => "neutral",
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
    /// For staff, whether it is late or due soon.
    pub(crate) haste: Option<(String, &'static str)>,
    /// Where to answer, when it is the reader's turn.
    pub(crate) answer: bool,
}

/// The line as customers read it.
pub(crate) fn for_customer(f: &Frame, opened: &Opened, topics: &Topics) -> Standing {
    let state = opened.facts().state_at(f.now());
    let due = swedish::long_date(opened.case.answer_due_at, f.lang());
    let late = opened.case.answer_due_at < f.now();
    let text = match state {
        state if late && state.is_ours() => f.ta("desk-standing-late", "phone", &f.owner().phone),
        State::New => f.ta("desk-standing-new", "due", due),
        State::Open => match opened.officer() {
            Some(officer) => f.ta2("desk-standing-open-officer", "name", officer, "due", due),
            None => f.ta("desk-standing-open", "due", due),
        },
        State::WaitingCustomer => f.ta("desk-standing-waiting_customer", "due", due),
        State::Solved => f.ta("desk-standing-solved", "until", solved_until(f, opened.facts())),
        State::WaitingThirdParty => f.ta("desk-standing-waiting_third_party", "due", due),
        State::Closed => f.t("desk-standing-closed"),
        State::Merged => f.t("desk-standing-merged"),
    };
    let yours = state == State::WaitingCustomer;
    let class = if yours { "state you" } else { "state" };
    Standing {
        class,
        word: word_of(f, topics, (&opened.case.topic, state), Side::Customer),
        text,
        haste: None,
        answer: yours,
    }
}

/// The line as staff read it.
pub(crate) fn for_staff(f: &Frame, opened: &Opened, topics: &Topics) -> Standing {
    let state = opened.facts().state_at(f.now());
    let due = swedish::long_date(opened.case.answer_due_at, f.lang());
    let text = match state {
        state if state.is_ours() && opened.case.answer_due_at < f.now() => f.ta("desk-standing-staff-late", "due", due),
        State::New | State::Open => f.ta("desk-standing-staff-due", "due", due),
        State::WaitingCustomer => f.ta("desk-standing-staff-waiting", "due", due),
        State::Solved => f.ta("desk-standing-staff-solved", "until", solved_until(f, opened.facts())),
        State::WaitingThirdParty => f.ta("desk-standing-staff-third-party", "due", due),
        State::Closed => f.t("desk-standing-staff-closed"),
        State::Merged => f.t("desk-standing-merged"),
    };
    Standing {
        class: "state",
        word: word_of(f, topics, (&opened.case.topic, state), Side::Staff),
        text,
        haste: haste(f, state, opened.case.answer_due_at),
        answer: false,
    }
}

/// Tells staff in word and colour that our next word is late or due soon.
pub(crate) fn haste(f: &Frame, state: State, due: DateTime<Utc>) -> Option<(String, &'static str)> {
    if !state.is_ours() {
        None
    } else if due < f.now() {
        Some((f.t("desk-queue-late"), "danger"))
    } else if due < working_days::soon(f.now()) {
        Some((f.t("desk-queue-soon"), "warning"))
    } else {
        None
    }
}

fn solved_until(f: &Frame, facts: Facts) -> String {
    let until: DateTime<Utc> = facts.solved_at.unwrap_or_else(|| f.now()) + SOLVED_FOR;
    swedish::long_date(until, f.lang())
}
