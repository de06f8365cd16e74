//! Tells what somebody wrote from what their mail program put below it: the mail that is answered, and the
//! signature. Nothing is thrown away; in doubt it is what they wrote. Pure.

/// Lines that begin a quoted mail.
const BEGINNINGS: [&str; 6] = [
    "-----original message",
    "-----ursprungligt meddelande",
    "----- original message",
    "----- ursprungligt meddelande",
    "---------- forwarded message",
    "---------- vidarebefordrat meddelande",
];
/// What programs of telephones write below.
const TELEPHONES: [&str; 8] = [
    "skickat från min",
    "skickat från outlook",
    "skickades från min",
    "hämta outlook för",
    "sent from my",
    "sent from outlook",
    "get outlook for",
    "skickat med ",
];

/// A text in two parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parted {
    /// What they wrote.
    pub(crate) written: String,
    /// The rest, when there is any.
    pub(crate) quoted: Option<String>,
}

/// Parts the text of an answer. Who wrote nothing above wrote between the lines: it stays whole.
pub(crate) fn parted(text: &str) -> Parted {
    let lines: Vec<&str> = text.lines().collect();
    let quoted_from = lines
        .iter()
        .rposition(|line| !is_quoted(line))
        .map_or(0, |last| last + 1);
    let begins = |at: &usize| begins_the_rest(&lines, *at) || (*at >= quoted_from && lines[*at].starts_with('>'));
    let cut = (0..lines.len()).find(begins).unwrap_or(lines.len());
    let written = lines[..cut].join("\n").trim().to_owned();
    let quoted = lines[cut..].join("\n").trim().to_owned();
    if written.is_empty() {
        return Parted {
            written: quoted,
            quoted: None,
        };
    }
    Parted {
        written,
        quoted: (!quoted.is_empty()).then_some(quoted),
    }
}

fn begins_the_rest(lines: &[&str], at: usize) -> bool {
    let line = lines[at].trim();
    let lower = line.to_lowercase();
    BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning))
        || matches!(lines[at], "-- " | "--")
        || (at > 0 && TELEPHONES.iter().any(|words| lower.starts_with(words)) && is_short(line))
        || introduces(lines, at)
        || is_block_of_headers(lines, at)
}

fn is_short(line: &str) -> bool {
    line.chars().count() <= 80
}

/// "Den tis 24 nov. 2026 kl 10:02 skrev Kommunen <svar@…>:", on up to three lines.
fn introduces(lines: &[&str], at: usize) -> bool {
    let first = lines[at].trim().to_lowercase();
    if first.is_empty() || first.starts_with('>') {
        return false;
    }
    let together = |count: usize| {
        let some = lines.iter().skip(at).take(count).map(|line| line.trim());
        some.collect::<Vec<_>>().join(" ").to_lowercase()
    };
    (1..=3).map(together).any(|text| {
        let says_who = text.ends_with(':') && [" skrev", " wrote", " schrieb"].iter().any(|verb| text.contains(verb));
        let says_when = text.chars().any(|c| c.is_ascii_digit());
        let begins = [
            "den ", "on ", "am ", "20", "mån", "tis", "ons", "tor", "fre", "lör", "sön",
        ];
        says_who && says_when && begins.iter().any(|word| text.starts_with(word))
    })
}

/// "Från: … Skickat: … Till: …", as Outlook writes them, also behind a line.
fn is_block_of_headers(lines: &[&str], at: usize) -> bool {
    let line = |n: usize| {
        lines
            .get(at + n)
            .map(|line| line.trim_start_matches(['*', ' ']).to_lowercase())
            .unwrap_or_default()
    };
    let is_line = line(0).len() >= 10 && line(0).bytes().all(|byte| byte == b'_');
    let from = usize::from(is_line);
    let begins = |n: usize, names: &[&str]| names.iter().any(|name| line(n).starts_with(name));
    begins(from, &["från:", "from:"])
        && (from + 1..=from + 3).any(|n| begins(n, &["skickat:", "sent:", "datum:", "date:", "till:", "to:"]))
}

fn is_quoted(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with('>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn written(text: &str) -> String {
        let parted = parted(text);
        assert!(parted.quoted.is_some(), "{parted:?}");
        parted.written
    }

    #[test]
    fn what_stands_below_is_told_from_what_was_written() {
        for below in [
            "Den tis 24 nov. 2026 kl 10:02 skrev Kommunen <svar@kommunen.example>:\n> Hej!\n> Vilken dag?",
            "Den tis 24 nov. 2026 kl 10:02 skrev Exempelkommunens kundtjänst\n<svar+abc@kommunen.example>:\n\n> Hej!",
            "On Tue, 24 Nov 2026 at 10:02, Kommunen <svar@kommunen.example> wrote:\n> Hej!",
            "2026-11-24 10:02 skrev Kommunen:\n> Hej!",
            "-----Ursprungligt meddelande-----\nFrån: Kommunen\nHej!",
            "________________________________\nFrån: Kommunen <svar@kommunen.example>\nSkickat: den 24 november\nTill: Anna\n\nHej!",
            "From: Kommunen\nSent: Tuesday\nTo: Anna\n\nHej!",
            "*Från:* Kommunen\n*Datum:* i dag\n\nHej!",
            "> Hej!\n>\n> Vilken dag?\n",
            "-- \nAnna Ek\nStorgatan 1",
            "Skickat från min iPhone\n\n> Hej!",
            "Sent from my Galaxy",
        ] {
            assert_eq!(
                written(&format!("Tisdag går bra.\n\nTack!\n\n{below}")),
                "Tisdag går bra.\n\nTack!",
                "{below}"
            );
        }
    }

    #[test]
    fn what_was_written_stays_whole() {
        for text in [
            "Tisdag går bra.",
            "Jag skrev till er: ingen svarade.",
            "Från: mig\nTisdag",
            "> Vilken dag?\nTisdag.\n> Vilken tid?\nKlockan 18.",
            "Den 24 november skrev jag att det var trasigt.\nDet är det än.",
            "On-line fungerar inte.",
            "Pris: 10 kr -- det är för mycket",
            "",
        ] {
            assert_eq!(
                parted(text),
                Parted {
                    written: text.to_owned(),
                    quoted: None
                },
                "{text}"
            );
        }
    }

    #[test]
    fn who_wrote_nothing_above_is_read_whole() {
        let between = "> Vilken dag?\n> Vilken tid?\n";
        assert_eq!(parted(between).written, between.trim());
        assert_eq!(parted("-- \nAnna").written, "--\nAnna".replace("--", "-- ").trim());
    }
}
