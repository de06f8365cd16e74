//! The nouns of the desk: states, who wrote what, how a case came in, and what a new case holds once
//! it is parsed. No I/O.

use base::{Email, Id, Lang, ObjectRef, Organisation, Person};
use forms::Answers;
use sea_orm::sea_query::StringLen;
use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

use crate::topics::Topic;

/// Marks ids of cases (table `cases`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {}

/// The kind that stands in an `ObjectRef` of a case.
pub const CASE: &str = "case";

/// Limits of what is typed, in characters.
pub mod limit {
    /// A message, a solution or a note.
    pub const TEXT: usize = 10_000;
    /// The subject line.
    pub const SUBJECT: usize = 120;
    /// Where a fault is.
    pub const PLACE: usize = 200;
    /// A visitor's name.
    pub const NAME: usize = 100;
    /// A visitor's telephone number.
    pub const PHONE: usize = 30;
    /// Words to look for.
    pub const SEARCH: usize = 200;
}

/// Where a case is in its life (desk.md, States).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum State {
    /// Ny: received, nobody has begun.
    #[sea_orm(string_value = "new")]
    New,
    /// Öppet: somebody works on it.
    #[sea_orm(string_value = "open")]
    Open,
    /// Väntar på dig, to staff Väntar på kund.
    #[sea_orm(string_value = "waiting_customer")]
    WaitingCustomer,
    /// Löst: can be taken up again for fourteen days.
    #[sea_orm(string_value = "solved")]
    Solved,
    /// Avslutat: never changes again.
    #[sea_orm(string_value = "closed")]
    Closed,
}

impl State {
    /// In the order of a case's life.
    pub const ALL: [State; 5] = [
        State::New,
        State::Open,
        State::WaitingCustomer,
        State::Solved,
        State::Closed,
    ];

    /// How it is stored, and the end of its text keys.
    pub const fn code(self) -> &'static str {
        match self {
            State::New => "new",
            State::Open => "open",
            State::WaitingCustomer => "waiting_customer",
            State::Solved => "solved",
            State::Closed => "closed",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether somebody still has something to do.
    pub const fn is_open(self) -> bool {
        matches!(self, State::New | State::Open | State::WaitingCustomer)
    }
}

/// How a case came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Through the portal.
    #[sea_orm(string_value = "web")]
    Web,
    /// By telephone, written down by staff.
    #[sea_orm(string_value = "phone")]
    Phone,
    /// On paper, written down by staff.
    #[sea_orm(string_value = "paper")]
    Paper,
    /// At the counter, written down by staff.
    #[sea_orm(string_value = "visit")]
    Visit,
}

impl Channel {
    /// Those that staff register.
    pub const BY_STAFF: [Channel; 3] = [Channel::Phone, Channel::Paper, Channel::Visit];

    /// How it is stored, and the end of its text keys.
    pub const fn code(self) -> &'static str {
        match self {
            Channel::Web => "web",
            Channel::Phone => "phone",
            Channel::Paper => "paper",
            Channel::Visit => "visit",
        }
    }

    /// The channel with this code, of those that staff register.
    pub fn by_staff(code: &str) -> Option<Channel> {
        Channel::BY_STAFF.into_iter().find(|channel| channel.code() == code)
    }
}

/// Who wrote a line of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum AuthorKind {
    /// The customer, logged in; or for whom staff wrote.
    #[sea_orm(string_value = "customer")]
    Customer,
    /// The customer, not logged in.
    #[sea_orm(string_value = "visitor")]
    Visitor,
    /// A case officer.
    #[sea_orm(string_value = "staff")]
    Staff,
    /// Farstu itself.
    #[sea_orm(string_value = "system")]
    System,
}

/// What a line of a thread is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum MessageKind {
    /// A letter from one to the other.
    #[sea_orm(string_value = "message")]
    Message,
    /// Something that happened; its text is an [`Event`] as JSON.
    #[sea_orm(string_value = "event")]
    Event,
    /// What was done; solves the case.
    #[sea_orm(string_value = "solution")]
    Solution,
    /// For staff only, never shown to customers.
    #[sea_orm(string_value = "note")]
    Note,
}

/// Something that happened to a case, told in the thread in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// Staff wrote the case down for the customer.
    Registered {
        /// How the customer had been in touch.
        channel: Channel,
    },
    /// The author took the case.
    Taken,
    /// The author gave the case to an officer.
    Assigned {
        /// To whom.
        to: Id<Person>,
    },
    /// The author moved the case to another topic.
    TopicChanged {
        /// Code of the new topic.
        to: String,
    },
    /// The customer says that it is solved.
    SolvedByCustomer,
    /// The customer took a solved case up again.
    Reopened,
    /// The case ended.
    Closed,
}

/// How a visitor can be reached; all of it can be missing.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    /// The name.
    pub name: Option<String>,
    /// The e-mail address.
    pub email: Option<Email>,
    /// The telephone number, as typed.
    pub phone: Option<String>,
}

/// Whose case it is.
#[derive(Clone, Debug)]
pub enum Customer {
    /// A person with an account, for themselves or under the hat of an organisation.
    Person {
        /// Who.
        id: Id<Person>,
        /// The organisation acted for.
        organisation: Option<Id<Organisation>>,
    },
    /// Somebody who is not logged in.
    Visitor(Contact),
}

/// A case to be opened: every part is parsed.
#[derive(Clone, Debug)]
pub struct NewCase {
    /// What it is about.
    pub topic: &'static Topic,
    /// In a few words.
    pub subject: String,
    /// The first message.
    pub text: String,
    /// What the topic's form asked for.
    pub answers: Option<Answers>,
    /// Where a fault is.
    pub place: Option<String>,
    /// Whose it is.
    pub customer: Customer,
    /// Whether the customer wants to hear from us.
    pub wants_answer: bool,
    /// How it came in.
    pub channel: Channel,
    /// The customer's language.
    pub lang: Lang,
    /// The object of another service it concerns.
    pub about: Option<ObjectRef>,
    /// The closed case it follows.
    pub follows: Option<Id<Case>>,
}

/// Whether `text` is written as a reference number of the desk: `ARE-2026-000001`.
pub fn is_reference(text: &str) -> bool {
    let Some((year, number)) = text.strip_prefix("ARE-").and_then(|rest| rest.split_once('-')) else {
        return false;
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    year.len() == 4 && digits(year) && (6..=12).contains(&number.len()) && digits(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reference_numbers_are_told_from_other_words() {
        for good in ["ARE-2026-000001", "ARE-2026-1234567"] {
            assert!(is_reference(good), "{good}");
        }
        for bad in [
            "",
            "ARE-2026-00001",
            "are-2026-000001",
            "BID-2026-000001",
            "ARE-2026-",
            "ARE-26-000001",
            "ny",
        ] {
            assert!(!is_reference(bad), "{bad}");
        }
    }

    #[test]
    fn an_event_is_stored_so_that_it_can_be_read_again() {
        let stored = serde_json::to_string(&Event::TopicChanged {
            to: "bidrag".to_owned(),
        })
        .unwrap();
        assert_eq!(stored, r#"{"event":"topic_changed","to":"bidrag"}"#);
        assert_eq!(
            serde_json::from_str::<Event>(&stored).unwrap(),
            Event::TopicChanged {
                to: "bidrag".to_owned()
            }
        );
        assert_eq!(serde_json::to_string(&Event::Taken).unwrap(), r#"{"event":"taken"}"#);
    }

    #[test]
    fn states_are_found_by_their_code() {
        for state in State::ALL {
            assert_eq!(State::from_code(state.code()), Some(state));
        }
        assert_eq!(State::from_code("merged"), None);
        assert!(State::WaitingCustomer.is_open() && !State::Solved.is_open());
    }
}
