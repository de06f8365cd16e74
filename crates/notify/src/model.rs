//! The closed words of a notification: its channel, its state, and why a delivery failed. They are
//! stored as short codes and shown in the reader's language (`notify-state-…`, `notify-failure-…`).

use store::SealedColumn;

/// The domain that addresses are sealed in.
pub(crate) const ADDRESS: &str = "notify.address";
/// The domain that single-use links are sealed in.
pub(crate) const SECRET: &str = "notify.secret";
/// The domain that addresses for answers are sealed in: whoever has one can write in its case.
pub(crate) const REPLY_TO: &str = "notify.reply_to";

/// Where they are sealed.
pub(crate) fn sealed() -> Vec<SealedColumn> {
    [("address_sealed", ADDRESS), ("secret", SECRET), ("reply_to", REPLY_TO)]
        .map(|(column, domain)| SealedColumn {
            table: "notifications",
            id: "id",
            column,
            domain,
        })
        .into()
}

/// How somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Channel {
    Email,
    Sms,
}

impl Channel {
    pub(crate) const ALL: [Channel; 2] = [Channel::Email, Channel::Sms];

    pub(crate) const fn code(self) -> &'static str {
        match self {
            Channel::Email => "email",
            Channel::Sms => "sms",
        }
    }

    /// The text key of its name.
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Channel::Email => "notify-channel-email",
            Channel::Sms => "notify-channel-sms",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Channel> {
        Channel::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

/// How the delivery of a notification goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Waits, or is tried again.
    Queued,
    /// The next station has it.
    Sent,
    /// Given up.
    Failed,
    /// The recipient's server said no.
    Bounced,
    /// Not sent, because the person chose so.
    Suppressed,
}

impl State {
    const ALL: [State; 5] = [
        State::Queued,
        State::Sent,
        State::Failed,
        State::Bounced,
        State::Suppressed,
    ];

    pub(crate) const fn code(self) -> &'static str {
        match self {
            State::Queued => "queued",
            State::Sent => "sent",
            State::Failed => "failed",
            State::Bounced => "bounced",
            State::Suppressed => "suppressed",
        }
    }

    /// The text key of its words.
    pub(crate) const fn text(self) -> &'static str {
        match self {
            State::Queued => "notify-state-queued",
            State::Sent => "notify-state-sent",
            State::Failed => "notify-state-failed",
            State::Bounced => "notify-state-bounced",
            State::Suppressed => "notify-state-suppressed",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Why a delivery failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// The receiving side does not know the address, or takes nothing for it.
    AddressRefused,
    /// The receiving side took the address and refused the message.
    MessageRefused,
    /// The receiving side asks us to come back later.
    Busy,
    /// Nobody answered in time.
    TimedOut,
    /// Nobody could be reached, or the line broke.
    Unreachable,
    /// The server does not accept our login, sender or certificate: somebody has to mend the configuration.
    Configuration,
    /// It was given up before its single-use link was sent, and the link is too old by now.
    LinkExpired,
}

impl Reason {
    pub(crate) const ALL: [Reason; 7] = [
        Reason::AddressRefused,
        Reason::MessageRefused,
        Reason::Busy,
        Reason::TimedOut,
        Reason::Unreachable,
        Reason::Configuration,
        Reason::LinkExpired,
    ];

    pub(crate) const fn code(self) -> &'static str {
        match self {
            Reason::AddressRefused => "address-refused",
            Reason::MessageRefused => "message-refused",
            Reason::Busy => "busy",
            Reason::TimedOut => "timed-out",
            Reason::Unreachable => "unreachable",
            Reason::Configuration => "configuration",
            Reason::LinkExpired => "link-expired",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use base::Lang;

    use super::*;

    #[test]
    fn every_word_is_found_by_its_code_and_told_in_both_languages() {
        let texts = web::Texts::new([("notify", &*crate::TEXTS as &'static _)]);
        let told = |key: &str| Lang::ALL.iter().all(|lang| texts.has(*lang, key));
        for channel in Channel::ALL {
            assert_eq!(Channel::from_code(channel.code()), Some(channel));
            assert!(told(channel.text()), "{channel:?}");
        }
        for state in State::ALL {
            assert_eq!(State::from_code(state.code()), Some(state));
            assert!(told(state.text()), "{state:?}");
        }
        for reason in Reason::ALL {
            assert_eq!(Reason::from_code(reason.code()), Some(reason));
            assert!(told(&format!("notify-failure-{}", reason.code())), "{reason:?}");
        }
        assert_eq!(
            (
                Channel::from_code("fax"),
                State::from_code(""),
                Reason::from_code("550")
            ),
            (None, None, None)
        );
    }
}
