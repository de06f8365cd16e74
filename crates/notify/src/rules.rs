//! By which ways somebody is told, and how a text message is made to fit. No database, no clock.

use crate::letter::{Letter, Recipient};

/// A text message is sent in at most two parts of 153 characters (GSM 03.38, concatenated).
pub(crate) const SMS_CHARACTERS: usize = 306;

/// By which ways a letter goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ways {
    pub(crate) email: bool,
    pub(crate) sms: bool,
}

/// Decides the ways. What law or security need always goes by e-mail; who chose text messages only is
/// told by e-mail where no text message can be sent; who chose nothing is told nothing.
pub(crate) fn ways(to: &Recipient, letter: &Letter, sms_is_offered: bool) -> Ways {
    let sms_works = sms_is_offered && to.mobile.is_some();
    let sms_only = to.channels.sms && !to.channels.email;
    let sms = to.channels.sms && sms_works && (letter.sms.is_some() || sms_only);
    let email = to.email.is_some() && (to.channels.email || letter.must || (sms_only && !sms));
    Ways { email, sms }
}

/// Makes `text` and `link` fit a text message: whole sentences as long as there is room, else whole
/// words and "…". The link is never cut. `link_length` counts the real address, `link` may be its mark.
pub(crate) fn fit_sms(text: &str, link: Option<(&str, usize)>) -> String {
    let taken = link.map_or(0, |(_, length)| length + 1);
    let room = SMS_CHARACTERS.saturating_sub(taken);
    let text = cut(text.trim(), room);
    match link {
        Some((link, _)) if text.is_empty() => link.to_owned(),
        Some((link, _)) => format!("{text} {link}"),
        None => text,
    }
}

fn cut(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let kept: String = text.chars().take(room).collect();
    let sentence_end = |(at, mark): (usize, char)| {
        let next = text[at + mark.len_utf8()..].chars().next();
        (matches!(mark, '.' | '!' | '?') && next.is_none_or(char::is_whitespace)).then_some(at + mark.len_utf8())
    };
    if let Some(end) = kept.char_indices().filter_map(sentence_end).next_back() {
        return kept[..end].to_owned();
    }
    let kept: String = kept.chars().take(room.saturating_sub(1)).collect();
    let words = kept
        .rfind(char::is_whitespace)
        .map_or(kept.as_str(), |end| &kept[..end]);
    format!("{}…", words.trim_end())
}

/// An address as staff see it: enough to recognise, not enough to use.
pub(crate) fn masked(address: &str) -> String {
    let Some((name, domain)) = address.rsplit_once('@') else {
        let shown = address.chars().count().saturating_sub(3);
        return address
            .chars()
            .enumerate()
            .map(|(i, c)| if i < 4 || i >= shown { c } else { '*' })
            .collect();
    };
    let first: String = name.chars().take(1).collect();
    format!("{first}***@{domain}")
}

/// One line that can stand in a header: control characters become spaces.
pub(crate) fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control() || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use base::{Email, Lang, Mobile};

    use super::*;
    use crate::letter::Channels;

    fn anna(email: bool, sms: bool) -> Recipient {
        let mobile = Mobile::parse("070-174 06 05").unwrap();
        let address = Email::parse("anna@exempel.example").unwrap();
        Recipient {
            mobile: Some(mobile),
            channels: Channels { email, sms },
            ..Recipient::address(address, Lang::Sv)
        }
    }

    fn letter(must: bool, sms: bool) -> Letter {
        Letter {
            must,
            sms: sms.then(|| "Ditt ärende har fått svar.".to_owned()),
            ..Letter::default()
        }
    }

    #[test]
    fn the_chosen_ways_are_used_and_what_must_be_told_goes_by_email() {
        for (chosen, must, has_sms, offered, expected) in [
            ((true, false), false, true, true, (true, false)),
            ((true, true), false, true, true, (true, true)),
            ((true, true), false, false, true, (true, false)),
            ((true, true), false, true, false, (true, false)),
            ((false, true), false, true, true, (false, true)),
            ((false, true), false, false, true, (false, true)),
            ((false, true), false, true, false, (true, false)),
            ((false, true), true, true, true, (true, true)),
            ((false, false), false, true, true, (false, false)),
            ((false, false), true, true, true, (true, false)),
        ] {
            let ways = ways(&anna(chosen.0, chosen.1), &letter(must, has_sms), offered);
            assert_eq!(
                (ways.email, ways.sms),
                expected,
                "{chosen:?} {must} {has_sms} {offered}"
            );
        }
    }

    #[test]
    fn nobody_is_told_where_there_is_no_address() {
        let nowhere = Recipient {
            email: None,
            mobile: None,
            ..anna(true, true)
        };
        assert_eq!(
            ways(&nowhere, &letter(true, true), true),
            Ways {
                email: false,
                sms: false
            }
        );
    }

    #[test]
    fn a_short_text_message_is_sent_whole_with_its_link() {
        let link = "https://portal.kommunen.example/arenden/ARE-2026-000001";
        assert_eq!(
            fit_sms("Hej! Svar har kommit.", Some((link, link.len()))),
            format!("Hej! Svar har kommit. {link}")
        );
        assert_eq!(fit_sms("  Hej!  ", None), "Hej!");
        assert_eq!(fit_sms("", Some((link, link.len()))), link);
    }

    #[test]
    fn a_long_text_message_is_cut_after_a_sentence_and_keeps_its_link() {
        let text = format!(
            "Första meningen är kort. Version 2.0 kom i går! {}",
            "Mycket mer text ".repeat(30)
        );
        let cut = fit_sms(&text, Some(("[länk]", 80)));
        assert_eq!(cut, "Första meningen är kort. Version 2.0 kom i går! [länk]");
    }

    #[test]
    fn a_long_sentence_is_cut_after_a_word() {
        let cut = fit_sms(&"å".repeat(20).split_inclusive("").collect::<String>().repeat(30), None);
        assert_eq!(cut.chars().count(), SMS_CHARACTERS);
        assert!(cut.ends_with('…'));
        let words = fit_sms(&"ord ".repeat(100), None);
        assert!(words.ends_with("ord…") && words.chars().count() <= SMS_CHARACTERS);
    }

    #[test]
    fn a_message_never_outgrows_its_parts() {
        for length in [300, 305, 306, 307, 1_000] {
            for link in [None, Some(("l", 1)), Some(("l", 200)), Some(("l", 400))] {
                let taken = link.map_or(0, |(_, length)| length);
                let text = fit_sms(&"ab c. ".repeat(length / 6 + 1), link);
                let real = text.chars().count() + taken.saturating_sub(1);
                assert!(real <= SMS_CHARACTERS.max(taken + 2), "{length} {link:?} {real}");
            }
        }
    }

    #[test]
    fn masked_addresses_can_be_recognised_and_not_used() {
        assert_eq!(masked("anna.ek@exempel.example"), "a***@exempel.example");
        assert_eq!(masked("+46701740605"), "+467*****605");
        assert_eq!(masked("112"), "112");
    }

    #[test]
    fn a_header_line_holds_no_line_break() {
        assert_eq!(
            one_line("Hej\r\nBcc: bo@exempel.example\0 å\t!"),
            "Hej Bcc: bo@exempel.example å !"
        );
    }
}
