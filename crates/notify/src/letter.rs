//! What other rooms hand in: whom to tell, and what. Both are already in the recipient's language;
//! nothing here knows persons or cases.

use base::{Email, Id, Lang, Mobile, ObjectRef, Person};

/// Which ways of being told somebody has chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Channels {
    /// By e-mail.
    pub email: bool,
    /// By text message.
    pub sms: bool,
}

impl Channels {
    /// By e-mail only: what applies until somebody chooses otherwise.
    pub const EMAIL: Channels = Channels {
        email: true,
        sms: false,
    };
    /// In no way, except what law or security need.
    pub const NONE: Channels = Channels {
        email: false,
        sms: false,
    };
}

/// Whom to tell, and how they can be reached.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// The account; none for those who only gave an address.
    pub person: Option<Id<Person>>,
    /// The e-mail address.
    pub email: Option<Email>,
    /// The mobile number.
    pub mobile: Option<Mobile>,
    /// The language of the letter.
    pub lang: Lang,
    /// What the person chose.
    pub channels: Channels,
    /// Protected identity: only neutral texts are sent (accounts.md, Notices and notifications).
    pub protected: bool,
}

impl Recipient {
    /// Somebody without an account, told by e-mail.
    pub fn address(email: Email, lang: Lang) -> Recipient {
        Recipient {
            person: None,
            email: Some(email),
            mobile: None,
            lang,
            channels: Channels::EMAIL,
            protected: false,
        }
    }
}

/// What to tell. All texts are plain text in the recipient's language.
#[derive(Clone, Debug, Default)]
pub struct Letter {
    /// Which kind, `crate.what`: `accounts.confirm`.
    pub kind: &'static str,
    /// The subject, also the heading; one line.
    pub subject: String,
    /// The paragraphs.
    pub lines: Vec<String>,
    /// Facts in a table: what, and its value.
    pub facts: Vec<(String, String)>,
    /// A button: its words, and the absolute address it leads to.
    pub action: Option<(String, String)>,
    /// The address gives access by itself: it is sealed in the row, erased once delivered, and shown as `[länk]`.
    pub single_use: bool,
    /// Law or security needs it: always sent by e-mail, whatever was chosen.
    pub must: bool,
    /// The text message, where one is wanted; the action's address is added to it.
    pub sms: Option<String>,
    /// Why the recipient gets this: stands at the foot.
    pub reason: String,
    /// The address that an answer by e-mail goes to; the owner's when there is none.
    pub reply_to: Option<String>,
    /// What it is about; mails about one thing stand together in mail programs.
    pub about: Option<ObjectRef>,
}
