//! The life of a case: facts and a wish in, the next state or a refusal out. No database, clock or
//! text. Source: desk.md, States.

use base::{Id, OrgRole, Organisation, Person, Represented};
use chrono::{DateTime, TimeDelta, Utc};

use crate::SERVICE;
use crate::model::State;
use crate::working_days;

/// A solved case can be taken up again for so long; then it is closed.
pub const REOPEN_FOR: TimeDelta = TimeDelta::days(14);
/// A customer who has not answered is reminded once, after this.
pub const REMIND_AFTER: TimeDelta = TimeDelta::days(7);
/// A customer is asked to answer within so many working days.
pub const CUSTOMER_ANSWERS_IN_DAYS: u32 = 5;
/// The private link of a visitor lasts so long after the last message.
pub const STATUS_LINK_LASTS: TimeDelta = TimeDelta::days(90);

/// These roles see all cases of their organisation; the others see their own.
pub const SEES_WHOLE_ORGANISATION: [OrgRole; 3] = [
    OrgRole::AssociationManager,
    OrgRole::Administrator,
    OrgRole::AgentCaseWorker,
];

/// Why something cannot be done with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is closed and never changes again; a new one can follow it.
    #[error("the case is closed")]
    Closed,
    /// It is not solved, so it cannot be taken up again.
    #[error("the case is not solved")]
    NotSolved,
    /// It is solved already.
    #[error("the case is solved already")]
    AlreadySolved,
    /// Nobody handles their own matter.
    #[error("nobody handles their own matter")]
    OwnMatter,
    /// A case cannot end without a word on what was done.
    #[error("a solution is missing")]
    SolutionMissing,
    /// That person does not handle cases.
    #[error("that person does not handle cases")]
    NotAnOfficer,
    /// The agent does not act for the customer any longer.
    #[error("the agent has no assignment")]
    NotAssigned,
    /// Whoever acts for the customer may not any more.
    #[error("the mandate is not held")]
    NotHeld,
    /// Somebody of that age does it together with a guardian.
    #[error("the customer is too young to do it alone")]
    TooYoung,
    /// A file that was to be sent is not there any more.
    #[error("a file is gone")]
    FileGone,
}

/// What is known of a case when somebody wants something of it.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// The stored state.
    pub state: State,
    /// When it was solved.
    pub solved_at: Option<DateTime<Utc>>,
}

impl Facts {
    /// The state that counts: the job that closes solved cases may be late, the rule is not.
    pub fn state_at(self, now: DateTime<Utc>) -> State {
        match (self.state, self.solved_at) {
            (State::Solved, Some(at)) if now - at >= REOPEN_FOR => State::Closed,
            (state, _) => state,
        }
    }
}

/// What follows an officer's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// The customer has to answer.
    Wait,
    /// We go on working.
    KeepOpen,
    /// The answer is the solution.
    Solve,
}

impl Then {
    /// The choice with this code.
    pub fn from_code(code: &str) -> Option<Then> {
        match code {
            "wait" => Some(Then::Wait),
            "keep_open" => Some(Then::KeepOpen),
            "solve" => Some(Then::Solve),
            _ => None,
        }
    }
}

/// What somebody wants of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The customer writes.
    Reply,
    /// The customer: "Löst, tack".
    Solved,
    /// The customer: "Inte löst".
    NotSolved,
    /// An officer takes it or gives it to another.
    Assign,
    /// An officer answers.
    Answer(Then),
    /// An officer writes a note or changes the topic.
    Annotate,
    /// An officer closes it; whether it has a solution.
    Close {
        /// One that was there before, or is given now.
        solution: bool,
    },
}

/// The state after `wish`.
pub fn decide(facts: Facts, wish: Wish, now: DateTime<Utc>) -> Result<State, Refusal> {
    use State::{Closed, New, Open, Solved, WaitingCustomer};
    let state = facts.state_at(now);
    if state == Closed {
        return Err(Refusal::Closed);
    }
    Ok(match (wish, state) {
        (Wish::Reply, WaitingCustomer | Solved) | (Wish::NotSolved, Solved) => Open,
        (Wish::NotSolved, _) => return Err(Refusal::NotSolved),
        (Wish::Solved, Solved) => Closed,
        (Wish::Solved, _) | (Wish::Answer(Then::Solve), New | Open | WaitingCustomer) => Solved,
        (Wish::Answer(Then::Solve), _) => return Err(Refusal::AlreadySolved),
        (Wish::Answer(Then::Wait), _) => WaitingCustomer,
        (Wish::Answer(Then::KeepOpen), _) | (Wish::Assign, New) => Open,
        (Wish::Close { solution: false }, _) => return Err(Refusal::SolutionMissing),
        (Wish::Close { solution: true }, _) => Closed,
        (Wish::Reply | Wish::Assign | Wish::Annotate, unchanged) => unchanged,
    })
}

/// When the next word is expected after `wish`. The customer's wait is never made longer by the
/// customer writing more.
pub fn next_due(
    before: State,
    after: State,
    wish: Wish,
    due: DateTime<Utc>,
    answer_days: u32,
    now: DateTime<Utc>,
) -> DateTime<Utc> {
    match (wish, before, after) {
        (Wish::Answer(Then::Wait), ..) => working_days::due(now, CUSTOMER_ANSWERS_IN_DAYS),
        (Wish::Answer(Then::KeepOpen), ..) => working_days::due(now, answer_days),
        (_, State::WaitingCustomer | State::Solved, State::Open) => working_days::due(now, answer_days),
        _ => due,
    }
}

/// What is known of who reads or handles.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// Who.
    pub person: Id<Person>,
    /// Whom the person may act for.
    pub hats: &'a [web::Hat],
}

impl Reader<'_> {
    fn has(&self, of: impl Into<Represented>) -> bool {
        let of = of.into();
        self.hats.iter().any(|hat| hat.of == of)
    }

    /// Whether the person acts for this one in cases.
    fn acts_for(&self, customer: Id<Person>) -> bool {
        let of = Represented::Person(customer);
        self.hats.iter().any(|hat| hat.of == of && hat.opens(SERVICE))
    }
}

/// Whether somebody with these roles sees all cases of the organisation.
pub fn sees_whole(roles: &[OrgRole]) -> bool {
    roles.iter().any(|role| SEES_WHOLE_ORGANISATION.contains(role))
}

/// Whether a customer may read a case, and write in it: the own ones, those of people acted for, and
/// those of an organisation for some roles. Who has left an organisation has left its cases.
pub fn may_read(reader: Reader<'_>, customer: Option<Id<Person>>, organisation: Option<Id<Organisation>>) -> bool {
    let mine = customer == Some(reader.person);
    match organisation {
        None => mine || customer.is_some_and(|customer| reader.acts_for(customer)),
        Some(organisation) => {
            let hat = reader.hats.iter().find(|hat| hat.of == organisation.into());
            hat.is_some_and(|hat| mine || sees_whole(&hat.roles))
        }
    }
}

/// Whether an officer is a party to the case: its customer, one who acts for the customer, or one of
/// its organisation.
pub fn is_own_matter(
    officer: Reader<'_>,
    customer: Option<Id<Person>>,
    organisation: Option<Id<Organisation>>,
) -> bool {
    customer.is_some_and(|customer| customer == officer.person || officer.has(customer))
        || organisation.is_some_and(|organisation| officer.has(organisation))
}

#[cfg(test)]
mod tests;
