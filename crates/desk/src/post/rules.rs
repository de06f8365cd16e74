//! What is made of a mail: facts in, a decision out. A machine is never answered, and changes nothing; whoever is
//! not the one we wrote to waits for staff (law.md, Accounts and organisations). No database, clock or text.

use sea_orm::sea_query::StringLen;
use sea_orm::{DeriveActiveEnum, EnumIter};

use super::mail::WrittenBy;

/// Where a mail is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum MailState {
    /// It is stored, and nothing else is done yet.
    #[sea_orm(string_value = "received")]
    Received,
    /// It stands in a case.
    #[sea_orm(string_value = "in_case")]
    InCase,
    /// It waits for staff.
    #[sea_orm(string_value = "held")]
    Held,
    /// A machine wrote it: it is kept, and that is all.
    #[sea_orm(string_value = "automatic")]
    Automatic,
    /// Staff need do nothing with it.
    #[sea_orm(string_value = "aside")]
    Aside,
}

impl MailState {
    /// Those that staff look at, in the order of the page.
    pub const SHOWN: [MailState; 4] = [
        MailState::Held,
        MailState::Automatic,
        MailState::Aside,
        MailState::InCase,
    ];

    /// How it is stored, and the end of its text keys.
    pub const fn code(self) -> &'static str {
        match self {
            MailState::Received => "received",
            MailState::InCase => "in_case",
            MailState::Held => "held",
            MailState::Automatic => "automatic",
            MailState::Aside => "aside",
        }
    }

    /// One that staff look at, by its code.
    pub fn shown(code: &str) -> Option<MailState> {
        MailState::SHOWN.into_iter().find(|state| state.code() == code)
    }
}

/// Why a mail did not go into a case by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Why {
    /// Its address was given to somebody else.
    #[sea_orm(string_value = "other_sender")]
    OtherSender,
    /// Its address is none of ours.
    #[sea_orm(string_value = "unknown_address")]
    UnknownAddress,
    /// The sender may not write in the case any more.
    #[sea_orm(string_value = "may_not")]
    MayNot,
    /// Nobody can be seen to have sent it.
    #[sea_orm(string_value = "no_sender")]
    NoSender,
    /// It holds nothing.
    #[sea_orm(string_value = "empty")]
    Empty,
    /// It has more bytes than are read.
    #[sea_orm(string_value = "too_large")]
    TooLarge,
    /// It is built so that it cannot be read.
    #[sea_orm(string_value = "unreadable")]
    Unreadable,
    /// Its sender has sent very many.
    #[sea_orm(string_value = "too_many")]
    TooMany,
    /// A machine answered by itself.
    #[sea_orm(string_value = "auto_reply")]
    AutoReply,
    /// A mail server tells what became of a mail.
    #[sea_orm(string_value = "report")]
    Report,
    /// It came through a mailing list.
    #[sea_orm(string_value = "list")]
    List,
    /// We sent it ourselves.
    #[sea_orm(string_value = "own")]
    Own,
}

impl Why {
    /// How it is stored, and the end of its text keys.
    pub const fn code(self) -> &'static str {
        match self {
            Why::OtherSender => "other_sender",
            Why::UnknownAddress => "unknown_address",
            Why::MayNot => "may_not",
            Why::NoSender => "no_sender",
            Why::Empty => "empty",
            Why::TooLarge => "too_large",
            Why::Unreadable => "unreadable",
            Why::TooMany => "too_many",
            Why::AutoReply => "auto_reply",
            Why::Report => "report",
            Why::List => "list",
            Why::Own => "own",
        }
    }

    /// The state of a mail that this is the reason for.
    pub const fn state(self) -> MailState {
        match self {
            Why::AutoReply | Why::Report | Why::List | Why::Own => MailState::Automatic,
            _ => MailState::Held,
        }
    }
}

/// What the addresses of a mail say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SentTo {
    /// Nothing about a case.
    Anybody,
    /// An address that leads to no case.
    Nowhere,
    /// The address of a case.
    Case {
        /// It was made for this sender.
        is_for_sender: bool,
        /// The sender may write in the case.
        may_write: bool,
    },
}

/// What is known of a mail.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    pub(crate) written_by: WrittenBy,
    /// It is one of our own.
    pub(crate) is_ours: bool,
    pub(crate) has_sender: bool,
    /// Why it could not be read, if so.
    pub(crate) unread: Option<Why>,
    /// Its sender has sent very many.
    pub(crate) too_many: bool,
    pub(crate) sent_to: SentTo,
    /// It has words or files.
    pub(crate) has_content: bool,
}

/// What is made of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// It is a line of its case.
    Reply,
    /// It is a new case.
    Open,
    /// It stays by itself.
    Keep(Why),
}

/// Decides what is made of a mail.
pub(crate) fn decide(facts: Facts) -> Decision {
    use Decision::{Keep, Open, Reply};
    if facts.is_ours {
        return Keep(Why::Own);
    }
    match facts.written_by {
        WrittenBy::AutoReply => return Keep(Why::AutoReply),
        WrittenBy::Report => return Keep(Why::Report),
        WrittenBy::List => return Keep(Why::List),
        WrittenBy::Somebody => {}
    }
    if let Some(why) = facts.unread {
        return Keep(why);
    }
    match (facts.has_sender, facts.too_many, facts.sent_to) {
        (false, ..) => Keep(Why::NoSender),
        (_, true, _) => Keep(Why::TooMany),
        (.., SentTo::Nowhere) => Keep(Why::UnknownAddress),
        (
            ..,
            SentTo::Case {
                is_for_sender: false, ..
            },
        ) => Keep(Why::OtherSender),
        (.., SentTo::Case { may_write: false, .. }) => Keep(Why::MayNot),
        _ if !facts.has_content => Keep(Why::Empty),
        (.., SentTo::Case { .. }) => Reply,
        (.., SentTo::Anybody) => Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: SentTo = SentTo::Case {
        is_for_sender: true,
        may_write: true,
    };
    const GOOD: Facts = Facts {
        written_by: WrittenBy::Somebody,
        is_ours: false,
        has_sender: true,
        unread: None,
        too_many: false,
        sent_to: CASE,
        has_content: true,
    };

    #[test]
    fn the_one_we_wrote_to_answers_and_anybody_begins() {
        assert_eq!(decide(GOOD), Decision::Reply);
        let plain = Facts {
            sent_to: SentTo::Anybody,
            ..GOOD
        };
        assert_eq!(decide(plain), Decision::Open);
    }

    #[test]
    fn all_else_is_kept_for_a_reason() {
        let of = |is_for_sender, may_write| SentTo::Case {
            is_for_sender,
            may_write,
        };
        for (facts, why) in [
            (
                Facts {
                    sent_to: of(false, true),
                    ..GOOD
                },
                Why::OtherSender,
            ),
            (
                Facts {
                    sent_to: of(false, false),
                    ..GOOD
                },
                Why::OtherSender,
            ),
            (
                Facts {
                    sent_to: of(true, false),
                    ..GOOD
                },
                Why::MayNot,
            ),
            (
                Facts {
                    sent_to: SentTo::Nowhere,
                    ..GOOD
                },
                Why::UnknownAddress,
            ),
            (
                Facts {
                    has_sender: false,
                    ..GOOD
                },
                Why::NoSender,
            ),
            (
                Facts {
                    has_content: false,
                    ..GOOD
                },
                Why::Empty,
            ),
            (Facts { too_many: true, ..GOOD }, Why::TooMany),
            (
                Facts {
                    unread: Some(Why::TooLarge),
                    ..GOOD
                },
                Why::TooLarge,
            ),
            (
                Facts {
                    unread: Some(Why::Unreadable),
                    has_sender: false,
                    ..GOOD
                },
                Why::Unreadable,
            ),
        ] {
            assert_eq!(decide(facts), Decision::Keep(why), "{facts:?}");
            assert_eq!(why.state(), MailState::Held);
        }
    }

    #[test]
    fn a_machine_never_does_anything_whatever_it_knows() {
        for sent_to in [CASE, SentTo::Anybody, SentTo::Nowhere] {
            for (written_by, is_ours, why) in [
                (WrittenBy::AutoReply, false, Why::AutoReply),
                (WrittenBy::Report, false, Why::Report),
                (WrittenBy::List, false, Why::List),
                (WrittenBy::Somebody, true, Why::Own),
                (WrittenBy::AutoReply, true, Why::Own),
            ] {
                let facts = Facts {
                    written_by,
                    is_ours,
                    sent_to,
                    ..GOOD
                };
                assert_eq!(decide(facts), Decision::Keep(why));
                assert_eq!(why.state(), MailState::Automatic);
            }
        }
    }
}
