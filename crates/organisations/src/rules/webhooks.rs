//! Which addresses are told, when a delivery is tried again, and for how long an old secret signs along.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use chrono::{DateTime, TimeDelta, Utc};

use crate::model::Trouble;

/// Webhooks of one organisation.
pub(crate) const MOST_WEBHOOKS: usize = 10;
/// For so long the secret before signs along.
pub(crate) const OLD_SECRET_SIGNS: TimeDelta = TimeDelta::days(1);

/// The pauses before each further try: about three days in all.
const PAUSES: [TimeDelta; 9] = [
    TimeDelta::seconds(5),
    TimeDelta::minutes(5),
    TimeDelta::minutes(30),
    TimeDelta::hours(2),
    TimeDelta::hours(5),
    TimeDelta::hours(10),
    TimeDelta::hours(14),
    TimeDelta::hours(20),
    TimeDelta::hours(24),
];

/// Why something is not done with a webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WebhookRefusal {
    #[error("there are too many webhooks")]
    TooMany,
    #[error("somebody else changed it meanwhile")]
    Stale,
    #[error("it was taken away meanwhile")]
    Gone,
    #[error("it is switched off")]
    Off,
    #[error("the organisation is not confirmed")]
    Unconfirmed,
    #[error("too many in a short time")]
    TooOften(DateTime<Utc>),
}

/// What came of one try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The receiver answered with this status.
    Answered(u16),
    /// There was no answer.
    Failed(Trouble),
}

/// What follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// It is through.
    Done,
    /// It is tried again after this.
    Again(TimeDelta),
    /// It is given up, and the webhook is switched off.
    GiveUp,
}

/// What follows from the outcome of try number `attempts`. An address that says it is gone is not tried again.
pub(crate) fn next(attempts: i32, outcome: Outcome) -> Next {
    match outcome {
        Outcome::Answered(200..=299) => Next::Done,
        Outcome::Answered(410) => Next::GiveUp,
        Outcome::Answered(_) | Outcome::Failed(_) => {
            let pause = usize::try_from(attempts - 1).ok().and_then(|tried| PAUSES.get(tried));
            pause.map_or(Next::GiveUp, |pause| Next::Again(*pause))
        }
    }
}

/// Whether an address is on the open internet, and not in a network that only we reach.
pub(crate) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_shared = a == 100 && (64..=127).contains(&b);
    let is_for_protocols = (a, b, c) == (192, 0, 0);
    let is_for_benchmarks = a == 198 && (b == 18 || b == 19);
    let is_reserved = a == 0 || a >= 224;
    !(address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_documentation()
        || is_shared
        || is_for_protocols
        || is_for_benchmarks
        || is_reserved)
}

/// Only what is given out for the internet (2000::/3), and of that nothing that stands for an IPv4 address.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    let is_global = a & 0xe000 == 0x2000;
    let is_of_protocols = a == 0x2001 && b < 0x0200;
    let is_documentation = (a == 0x2001 && b == 0x0db8) || a & 0xfff0 == 0x3ff0;
    let is_6to4 = a == 0x2002;
    is_global && !is_of_protocols && !is_documentation && !is_6to4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delivery_is_tried_for_about_three_days() {
        let mut waited = TimeDelta::zero();
        let mut attempts = 1;
        while let Next::Again(pause) = next(attempts, Outcome::Answered(500)) {
            waited += pause;
            attempts += 1;
        }
        assert_eq!(attempts, 10);
        assert!((3..4).contains(&waited.num_days()), "{waited}");
        assert_eq!(
            next(1, Outcome::Failed(Trouble::TimedOut)),
            Next::Again(TimeDelta::seconds(5))
        );
        assert_eq!(next(10, Outcome::Failed(Trouble::Unreachable)), Next::GiveUp);
    }

    #[test]
    fn only_a_yes_is_through_and_gone_is_gone() {
        assert_eq!(next(1, Outcome::Answered(200)), Next::Done);
        assert_eq!(next(10, Outcome::Answered(299)), Next::Done);
        assert_eq!(next(1, Outcome::Answered(410)), Next::GiveUp);
        for refused in [301, 302, 307, 400, 401, 404, 429, 503] {
            assert_eq!(next(1, Outcome::Answered(refused)), Next::Again(PAUSES[0]), "{refused}");
        }
    }

    #[test]
    fn addresses_that_only_we_reach_are_not_public() {
        for inner in [
            "127.0.0.1",
            "127.8.9.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.8",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "240.0.0.1",
            "192.0.2.1",
            "::",
            "::1",
            "fe80::1",
            "fec0::1",
            "fc00::1",
            "fd12:3456::1",
            "ff02::1",
            "2001:db8::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001::1",
        ] {
            assert!(!is_public(inner.parse().unwrap()), "{inner}");
        }
        for open in [
            "1.1.1.1",
            "193.10.20.30",
            "172.32.0.1",
            "100.128.0.1",
            "2a00:801::1",
            "2606:4700::1111",
        ] {
            assert!(is_public(open.parse().unwrap()), "{open}");
        }
    }
}
