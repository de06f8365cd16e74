//! The life of a case: facts and a wish in, the next state or a refusal out. No database, clock or
//! text. Source: desk.md, States.

mod promise;

use base::{Id, OrgRole, Organisation, Person, Represented};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::SERVICE;
use crate::model::State;
use crate::working_days::Span;

pub use promise::{Due, Promise};

/// A solved case is closed after this.
pub const SOLVED_FOR: TimeDelta = TimeDelta::days(14);
/// A customer who has not answered is reminded once, after this.
pub const REMIND_AFTER: TimeDelta = TimeDelta::days(7);
/// A customer is asked to answer within this.
pub const CUSTOMER_ANSWERS_WITHIN: Span = Span::Days(5);
/// The private link of a visitor lasts so long after the last message.
pub const STATUS_LINK_LASTS: TimeDelta = TimeDelta::days(90);

/// A rating can be changed for so long.
pub const RATING_CHANGES_FOR: TimeDelta = TimeDelta::days(14);
/// A draft that nobody touches is deleted after this (law.md, Drafts).
pub const DRAFT_KEPT: TimeDelta = TimeDelta::days(90);
/// So long before that the person is told.
pub const DRAFT_WARNED_BEFORE: TimeDelta = TimeDelta::days(7);
/// A person has so many drafts at most.
pub const DRAFTS_AT_MOST: u64 = 30;

/// An officer saves so many selections of the queue at most.
pub const SAVED_AT_MOST: usize = 20;

/// A case is shared with so many at most.
pub const SHARED_WITH_AT_MOST: u64 = 20;

/// These roles see all cases of their organisation; the others see their own.
pub const SEES_WHOLE_ORGANISATION: [OrgRole; 3] = [
    OrgRole::AssociationManager,
    OrgRole::Administrator,
    OrgRole::AgentCaseWorker,
];

/// Why an officer must leave a case to a colleague.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Conflict {
    /// It is the officer's own matter.
    Party,
    /// The officer has declared it (jäv).
    Declared,
}

/// Why something cannot be done with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// It is closed and never changes again; a new one can follow it.
    #[error("the case is closed")]
    Closed,
    /// It was merged into another, where it goes on.
    #[error("the case was merged into another")]
    Merged,
    /// It is not solved, so it cannot be taken up again.
    #[error("the case is not solved")]
    NotSolved,
    /// It is solved already.
    #[error("the case is solved already")]
    AlreadySolved,
    /// Nobody handles a matter in which they have a conflict of interest.
    #[error("the officer has a conflict of interest")]
    Conflict(Conflict),
    /// Nor is anybody else given one or told of it who has.
    #[error("the colleague has a conflict of interest")]
    ColleagueConflict(Conflict),
    /// A case cannot end without a word on what was done.
    #[error("a solution is missing")]
    SolutionMissing,
    /// That person does not handle cases.
    #[error("that person does not handle cases")]
    NotAnOfficer,
    /// The case is not shared with whoever writes any longer.
    #[error("the case is not shared any longer")]
    NotShared,
    /// It would be shared with whoever shares it, or with its customer.
    #[error("the case is theirs already")]
    Oneself,
    /// Whom it would be shared with has no role in the organisation.
    #[error("that person has no role in the organisation")]
    NoRole,
    /// The customer has protected identity, and nothing of theirs is shared here.
    #[error("the customer has protected identity")]
    ProtectedSharing,
    /// It is shared with many, or the person has shared a lot in a short time.
    #[error("there are too many readers")]
    TooManyReaders,
    /// It is not solved, so there is nothing to rate.
    #[error("the case has not ended")]
    NotEnded,
    /// It was rated a while ago.
    #[error("the rating stays")]
    RatingStays,
    /// The agent does not act for the customer any longer.
    #[error("the agent has no assignment")]
    NotAssigned,
    /// Whoever acts for the customer may not any more.
    #[error("the mandate is not held")]
    NotHeld,
    /// Somebody of that age does it together with a guardian.
    #[error("the customer is too young to do it alone")]
    TooYoung,
    /// It is the same case.
    #[error("it is the same case")]
    SameCase,
    /// Only an open case takes another in.
    #[error("the other case is not open")]
    NotOpen,
    /// Who has protected identity shares no case with anybody else.
    #[error("a protected customer and another cannot share a case")]
    ProtectedApart,
    /// A line that was to be moved is not there any more.
    #[error("a line is gone")]
    LineGone,
    /// Somebody else wrote before the officer's answer was sent.
    #[error("somebody else wrote meanwhile")]
    Overtaken,
    /// Somebody else saved the same thing meanwhile.
    #[error("somebody else saved it meanwhile")]
    Stale,
    /// A party to the case is mentioned in a note.
    #[error("a note mentions a party")]
    MentionsParty,
    /// Another has the same name.
    #[error("the name is taken")]
    NameTaken,
    /// Groups of topics stand in none.
    #[error("a group cannot stand in a group")]
    GroupInGroup,
    /// Topics lead to the team, or it has open cases.
    #[error("the team is used")]
    TeamUsed,
    /// The officer has saved as many selections as one may.
    #[error("there are too many saved selections")]
    TooManySaved,
    /// The team was taken away.
    #[error("there is no such team")]
    NoSuchTeam,
    /// No case has that number.
    #[error("there is no such case")]
    NoSuchCase,
    /// Somebody has decided about the mail already.
    #[error("the mail is settled")]
    MailSettled,
    /// The case is registered as an appeal against that decision.
    #[error("the appeal is registered")]
    AppealedAlready,
    /// The matter is too young, not open, or was asked about before.
    #[error("it cannot be asked that the matter be decided")]
    NotToSettle,
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
            (State::Solved, Some(at)) if now - at >= SOLVED_FOR => State::Closed,
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
    /// Somebody else has to do something first.
    WaitForOthers,
    /// The answer is the solution.
    Solve,
}

impl Then {
    /// The choice with this code.
    pub fn from_code(code: &str) -> Option<Then> {
        match code {
            "wait" => Some(Then::Wait),
            "keep_open" => Some(Then::KeepOpen),
            "wait_others" => Some(Then::WaitForOthers),
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
    /// An officer waits for somebody else, without a word to the customer.
    WaitForOthers,
    /// An officer need not wait any longer.
    Resume,
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
    use State::{Closed, Merged, New, Open, Solved, WaitingCustomer, WaitingThirdParty};
    let state = facts.state_at(now);
    match state {
        Closed => return Err(Refusal::Closed),
        Merged => return Err(Refusal::Merged),
        _ => {}
    }
    Ok(match (wish, state) {
        (Wish::Reply, WaitingCustomer | WaitingThirdParty | Solved)
        | (Wish::NotSolved, Solved)
        | (Wish::Resume, WaitingThirdParty) => Open,
        (Wish::NotSolved, _) => return Err(Refusal::NotSolved),
        (Wish::Solved, Solved) => Closed,
        (Wish::Answer(Then::Solve) | Wish::WaitForOthers, Solved) => return Err(Refusal::AlreadySolved),
        (Wish::Solved | Wish::Answer(Then::Solve), _) => Solved,
        (Wish::Answer(Then::Wait), _) => WaitingCustomer,
        (Wish::Answer(Then::WaitForOthers) | Wish::WaitForOthers, _) => WaitingThirdParty,
        (Wish::Answer(Then::KeepOpen), _) | (Wish::Assign, New) => Open,
        (Wish::Close { solution: false }, _) => return Err(Refusal::SolutionMissing),
        (Wish::Close { solution: true }, _) => Closed,
        (Wish::Reply | Wish::Assign | Wish::Annotate | Wish::Resume, unchanged) => unchanged,
    })
}

/// Whether a closed case can be taken up again: `within` so long after it was solved, or closed when it never was.
pub fn reopens(facts: Facts, closed_at: Option<DateTime<Utc>>, within: TimeDelta, now: DateTime<Utc>) -> bool {
    let ended = facts.solved_at.or(closed_at);
    facts.state_at(now) == State::Closed && ended.is_some_and(|at| now - at < within)
}

/// Whether the customer may rate a case, or change the rating first given then.
pub fn may_rate(facts: Facts, rated_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Result<(), Refusal> {
    if !matches!(facts.state_at(now), State::Solved | State::Closed) {
        return Err(Refusal::NotEnded);
    }
    match rated_at {
        Some(at) if now - at >= RATING_CHANGES_FOR => Err(Refusal::RatingStays),
        _ => Ok(()),
    }
}

/// The state of a case that another goes into; both states are those that count now. What nobody has seen yet
/// is not left waiting with the rest.
pub fn merged(from: State, into: State, is_same_customer: bool, is_protected: bool) -> Result<State, Refusal> {
    match (from, into) {
        (State::Closed, _) => Err(Refusal::Closed),
        (State::Merged, _) | (_, State::Merged) => Err(Refusal::Merged),
        (_, into) if !into.is_open() => Err(Refusal::NotOpen),
        _ if is_protected && !is_same_customer => Err(Refusal::ProtectedApart),
        (State::New, State::New) => Ok(State::New),
        (_, State::New) | (State::New | State::Open, _) => Ok(State::Open),
        (_, into) => Ok(into),
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

impl<'a> Reader<'a> {
    /// Who is logged in.
    pub(crate) fn of(person: &'a web::SignedIn) -> Reader<'a> {
        Reader {
            person: person.id,
            hats: &person.hats,
        }
    }
}

impl Reader<'_> {
    /// Whether the person wears the hat of this one.
    pub(crate) fn has(&self, of: impl Into<Represented>) -> bool {
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

/// Through which of its other readers somebody may read a case: any that could be its customer.
pub fn reads_beside(reader: Reader<'_>, others: &[Represented]) -> Option<Represented> {
    let may = |one: &&Represented| may_read(reader, one.person(), one.organisation());
    others.iter().find(may).copied()
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
