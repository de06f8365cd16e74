//! What a webhook tells of, and what hindered it.

/// What an organisation's programs can be told of. Rooms below name the case and nothing of what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A case was opened.
    CaseCreated,
    /// Staff wrote in it.
    CaseMessage,
    /// It is in another state.
    CaseState,
    /// Somebody pressed "Skicka ett prov".
    Test,
}

impl Event {
    /// Those that an organisation chooses among.
    pub const CHOICES: [Event; 3] = [Event::CaseCreated, Event::CaseMessage, Event::CaseState];

    /// As it is sent and stored.
    pub const fn code(self) -> &'static str {
        match self {
            Event::CaseCreated => "case.created",
            Event::CaseMessage => "case.message",
            Event::CaseState => "case.state",
            Event::Test => "test",
        }
    }

    /// The event of this code.
    pub fn from_code(code: &str) -> Option<Event> {
        [Event::CHOICES.as_slice(), &[Event::Test]]
            .concat()
            .into_iter()
            .find(|one| one.code() == code)
    }

    /// The end of its text key.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Event::CaseCreated => "case-created",
            Event::CaseMessage => "case-message",
            Event::CaseState => "case-state",
            Event::Test => "test",
        }
    }

    /// The chosen ones as they are stored, each with a space before and after.
    pub(crate) fn stored(chosen: &[Event]) -> String {
        chosen.iter().map(|one| format!(" {} ", one.code())).collect()
    }

    /// The chosen ones of a stored text.
    pub(crate) fn chosen(stored: &str) -> Vec<Event> {
        let codes: Vec<_> = stored.split_whitespace().collect();
        let all = Event::CHOICES.into_iter();
        all.filter(|one| codes.contains(&one.code())).collect()
    }
}

/// Why a delivery got no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The address leads into a network of our own.
    Private,
    /// No answer in time.
    TimedOut,
    /// No such name, no connection, no trust in the certificate.
    Unreachable,
    /// The webhook was switched off, or its organisation ended, before it was sent.
    Off,
}

impl Trouble {
    /// As it is stored, and the end of its text key.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Trouble::Private => "private",
            Trouble::TimedOut => "timed-out",
            Trouble::Unreachable => "unreachable",
            Trouble::Off => "off",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_again() {
        for one in Event::CHOICES {
            assert_eq!(Event::from_code(one.code()), Some(one));
            assert_eq!(Event::chosen(&Event::stored(&[one])), [one]);
        }
        assert_eq!(Event::chosen(&Event::stored(&Event::CHOICES)), Event::CHOICES);
        assert_eq!(Event::chosen("case.createdx"), []);
        assert_eq!(Event::from_code("x"), None);
    }
}
