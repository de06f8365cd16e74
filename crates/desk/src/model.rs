//! The nouns of the desk: states, who wrote what, how a case came in, and what a new case holds once
//! it is parsed. No I/O.

use std::sync::Arc;

use base::{ApiKey, Email, Id, Lang, ObjectRef, Organisation, Person};
use forms::Answers;
use sea_orm::sea_query::StringLen;
use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

use crate::topics::Topic;

/// Marks ids of cases (table `cases`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {}

/// Marks ids of canned answers (table `canned_answers`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannedAnswer {}

/// The kind that stands in an `ObjectRef` of a case.
pub const CASE: &str = "case";

/// Marks ids of mails that came in (table `incoming_mails`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IncomingMail {}

/// The kind that stands in an `ObjectRef` of a mail that came in.
pub const INCOMING_MAIL: &str = "incoming_mail";

/// Marks ids of saved selections of the queue (table `saved_selections`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedSelection {}

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
    /// A word about how it went.
    pub const RATING: usize = 1_000;
    /// What a state is called.
    pub const STATE: usize = 30;
    /// What the diary calls a case.
    pub const DIARY_HEADING: usize = 120;
    /// The rule by which it may be secret.
    pub const SECRECY: usize = 60;
    /// A point of the delegation.
    pub const DELEGATION: usize = 100;
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
    /// Öppet, to staff Väntar på annan: somebody who is no party has to do something first.
    #[sea_orm(string_value = "waiting_third_party")]
    WaitingThirdParty,
    /// Löst: can be taken up again for fourteen days.
    #[sea_orm(string_value = "solved")]
    Solved,
    /// Avslutat: never changes again.
    #[sea_orm(string_value = "closed")]
    Closed,
    /// Sammanslaget: its thread is in the case it went into, and all addresses of it lead there.
    #[sea_orm(string_value = "merged")]
    Merged,
}

impl State {
    /// In the order of a case's life.
    pub const ALL: [State; 7] = [
        State::New,
        State::Open,
        State::WaitingCustomer,
        State::WaitingThirdParty,
        State::Solved,
        State::Closed,
        State::Merged,
    ];
    /// Those in which somebody still has something to do.
    pub const OPEN: [State; 4] = [
        State::New,
        State::Open,
        State::WaitingCustomer,
        State::WaitingThirdParty,
    ];

    /// How it is stored, and the end of its text keys.
    pub const fn code(self) -> &'static str {
        match self {
            State::New => "new",
            State::Open => "open",
            State::WaitingCustomer => "waiting_customer",
            State::WaitingThirdParty => "waiting_third_party",
            State::Solved => "solved",
            State::Closed => "closed",
            State::Merged => "merged",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether somebody still has something to do.
    pub fn is_open(self) -> bool {
        State::OPEN.contains(&self)
    }

    /// Whether the next word is ours.
    pub const fn is_ours(self) -> bool {
        matches!(self, State::New | State::Open | State::WaitingThirdParty)
    }

    /// Whether it never changes again.
    pub const fn is_over(self) -> bool {
        matches!(self, State::Closed | State::Merged)
    }

    /// The state that customers are told: for whom else we wait is ours to see to.
    pub const fn to_customers(self) -> State {
        match self {
            State::WaitingThirdParty => State::Open,
            state => state,
        }
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
    /// By e-mail.
    #[sea_orm(string_value = "email")]
    Email,
    /// From a program of the customer's.
    #[sea_orm(string_value = "api")]
    Api,
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
            Channel::Email => "email",
            Channel::Api => "api",
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
    /// The customer, logged in; or for whom staff or a program of the customer's wrote.
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

/// Marks ids of readers of a case (table `case_readers`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseReader {}

/// Marks ids of drafts (table `case_drafts`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseDraft {}

/// Why somebody may read a case beside its customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Why {
    /// The customer shared it.
    #[sea_orm(string_value = "shared")]
    Shared,
    /// Their own case went into this one.
    #[sea_orm(string_value = "merged")]
    Merged,
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
    /// The author gave the case to a team; for staff only.
    GivenToTeam {
        /// What the team was called.
        team: String,
    },
    /// The author moved the case to another topic.
    TopicChanged {
        /// Code of the new topic.
        to: String,
    },
    /// Another case was merged into this one.
    TookIn {
        /// Its number.
        from: String,
    },
    /// The case was merged into another.
    WentInto {
        /// Its number.
        into: String,
    },
    /// The case began with lines of another.
    SplitFrom {
        /// Its number.
        from: String,
    },
    /// Lines moved to a new case.
    SplitInto {
        /// Its number.
        into: String,
    },
    /// The author linked it to another; told to staff only.
    Linked {
        /// Its number.
        to: String,
    },
    /// The author took the link to another away; told to staff only.
    Unlinked {
        /// Its number.
        from: String,
    },
    /// The author declared a conflict of interest; for staff only.
    Recused,
    /// The author found that an officer has no conflict of interest; for staff only.
    RecusalLifted {
        /// Who may handle it again.
        of: Id<Person>,
    },
    /// The author waits for somebody else before going on.
    WaitsForOthers,
    /// The author goes on.
    Resumed,
    /// Files of the customer's mail are not in the case.
    LeftOut {
        /// Which, and why.
        files: Vec<LeftOut>,
    },
    /// The customer says that it is solved.
    SolvedByCustomer,
    /// The customer took a solved case up again.
    Reopened,
    /// The customer said how it went.
    Rated {
        /// From 1 to 5.
        stars: i32,
        /// Why.
        words: Option<String>,
    },
    /// The customer, who raised it without logging in, took it over.
    Claimed,
    /// The customer let somebody else read it.
    Shared,
    /// Somebody reads it no longer.
    SharingEnded,
    /// The case ended.
    Closed,
    /// Our word is due soon; for staff only.
    DueSoon,
    /// Our word is late; for staff only.
    Late,
}

impl Event {
    /// Whether customers are not told of it.
    pub const fn is_for_staff(&self) -> bool {
        matches!(
            self,
            Event::GivenToTeam { .. } | Event::Recused | Event::RecusalLifted { .. } | Event::DueSoon | Event::Late
        )
    }
}

/// A file of a mail that was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// What it was called.
    pub name: String,
    /// Why, as the end of its text key.
    pub why: String,
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
    /// An organisation, for which staff write it down.
    Organisation {
        /// Which.
        organisation: Id<Organisation>,
        /// Who was in touch for it; all of it can be missing.
        contact: Contact,
    },
    /// An organisation, whose program raises it.
    Program {
        /// Which.
        organisation: Id<Organisation>,
        /// The key that the program calls by.
        key: Id<ApiKey>,
        /// Whom we write to about it; nobody when all of it is missing.
        contact: Contact,
    },
}

/// A case to be opened: every part is parsed.
#[derive(Clone, Debug)]
pub struct NewCase {
    /// What it is about.
    pub topic: Arc<Topic>,
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
        assert_eq!(State::from_code("shut"), None);
        assert!(State::WaitingCustomer.is_open() && !State::Solved.is_open());
    }

    #[test]
    fn a_state_is_open_or_over_or_solved() {
        for state in State::ALL {
            let sides = [state.is_open(), state.is_over(), state == State::Solved];
            assert_eq!(sides.into_iter().filter(|side| *side).count(), 1, "{state:?}");
            assert!(state.is_open() || !state.is_ours(), "{state:?}");
        }
    }
}
