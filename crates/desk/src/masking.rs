//! Masks what is secret in a copy of a document (offentlighets- och sekretesslagen). What is masked leaves no trace
//! of how long it was. No database, clock or text.

use std::collections::BTreeSet;

/// What is masked in a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Masks {
    /// In lower case, the longest first.
    words: Vec<String>,
    /// E-mail addresses, telephone numbers and identity numbers too.
    has_contacts: bool,
    /// What stands in the place of what was masked.
    mark: String,
}

impl Masks {
    /// These words, wherever they stand and however they are cased.
    pub(crate) fn new(words: impl IntoIterator<Item = String>, has_contacts: bool, mark: String) -> Masks {
        let words: BTreeSet<_> = words.into_iter().map(|word| word.trim().to_lowercase()).collect();
        let mut words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        Masks {
            words,
            has_contacts,
            mark,
        }
    }

    /// The text without what is masked.
    pub(crate) fn mask(&self, text: &str) -> String {
        let mut masked = text.to_owned();
        for word in &self.words {
            masked = replace(&masked, word, &self.mark);
        }
        if !self.has_contacts {
            return masked;
        }
        masked
            .split_inclusive('\n')
            .map(|line| mask_contacts(line, &self.mark))
            .collect()
    }
}

/// Every place of `word`, which is in lower case, however it is cased there.
fn replace(text: &str, word: &str, mark: &str) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match beginning(rest, word) {
            Some(length) => {
                done.push_str(mark);
                rest = &rest[length..];
            }
            None => {
                done.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    done
}

/// How many bytes of `text` are `word` in any case, when it begins with it.
fn beginning(text: &str, word: &str) -> Option<usize> {
    let mut wanted = word.chars();
    for (at, c) in text.char_indices() {
        for lower in c.to_lowercase() {
            match wanted.next() {
                Some(next) if next == lower => {}
                _ => return None,
            }
        }
        if wanted.as_str().is_empty() {
            return Some(at + c.len_utf8());
        }
    }
    None
}

/// A line without addresses and numbers of people.
fn mask_contacts(line: &str, mark: &str) -> String {
    let mut done = String::with_capacity(line.len());
    let mut rest = line;
    while !rest.is_empty() {
        let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
        if let Some(length) = number(rest) {
            done.push_str(mark);
            rest = &rest[length..];
        } else if word > 0 {
            let (one, more) = rest.split_at(word);
            done.push_str(&if is_address(one) {
                around(one, mark)
            } else {
                one.to_owned()
            });
            rest = more;
        } else {
            let first = rest.chars().next().map_or(0, char::len_utf8);
            done.push_str(&rest[..first]);
            rest = &rest[first..];
        }
    }
    done
}

/// Whether a word holds an e-mail address.
fn is_address(word: &str) -> bool {
    let parts = word.split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// The signs around an address stay.
fn around(word: &str, mark: &str) -> String {
    let is_sign = |c: char| !c.is_alphanumeric();
    let core = word.trim_matches(is_sign);
    word.replacen(core, mark, 1)
}

/// How many bytes at the beginning are a telephone or identity number: at least six digits, with what people
/// write between them.
fn number(text: &str) -> Option<usize> {
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '+') {
        return None;
    }
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || "+- ".contains(c)))
        .unwrap_or(text.len());
    let found = text[..end].trim_end_matches(['-', ' ', '+']);
    let digits = found.bytes().filter(u8::is_ascii_digit).count();
    // A reference number such as ARE-2026-000001 begins with letters, and is a word of its own.
    (digits >= 6 && !is_date(found)).then_some(found.len())
}

/// Dates tell when a document came, and stay.
fn is_date(found: &str) -> bool {
    let first = found.split(' ').next().unwrap_or_default();
    first.parse::<chrono::NaiveDate>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mask(words: &[&str], contacts: bool, text: &str) -> String {
        Masks::new(
            words.iter().map(|word| (*word).to_owned()),
            contacts,
            "█████".to_owned(),
        )
        .mask(text)
    }

    #[test]
    fn words_are_masked_however_they_are_cased_and_however_long_they_are() {
        let text = "Anna Ek bor hos ANNA, säger annA.";
        assert_eq!(mask(&["anna"], false, text), "█████ Ek bor hos █████, säger █████.");
        assert_eq!(
            mask(&["Anna Ek", "anna"], false, text),
            "█████ bor hos █████, säger █████."
        );
        assert_eq!(mask(&["ÅSÖ", " "], false, "På Åsö."), "På █████.");
        assert_eq!(mask(&[], false, text), text);
    }

    #[test]
    fn addresses_and_numbers_of_people_are_masked_but_not_dates_and_references() {
        for (text, masked) in [
            ("Skriv till (anna@exempel.example).", "Skriv till (█████)."),
            ("Ring 070-123 45 67 i dag", "Ring █████ i dag"),
            ("+46 70 123 45 67", "█████"),
            ("Född 19850709-1234, kom.", "Född █████, kom."),
            (
                "Den 2026-11-22 12.30 kom ARE-2026-000001.",
                "Den 2026-11-22 12.30 kom ARE-2026-000001.",
            ),
            ("5 000 kronor för hus 12", "5 000 kronor för hus 12"),
            ("två\nrader\n\n", "två\nrader\n\n"),
            ("@ a@ @b.c", "@ a@ @b.c"),
        ] {
            assert_eq!(mask(&[], true, text), masked);
        }
    }

    #[test]
    fn letters_that_grow_in_lower_case_do_not_break_the_text() {
        assert_eq!(
            mask(&["istanbul"], false, "İstanbul och ISTANBUL"),
            "İstanbul och █████"
        );
        assert_eq!(mask(&["i̇stanbul"], false, "İstanbul"), "█████");
        assert_eq!(mask(&["i"], false, "İ i"), "İ █████");
    }
}
