//! Words as they are looked for and found: cut from a text, in lower case, without their Swedish endings. Both databases are
//! given the same words, so that both find the same; neither reads what a person typed. No I/O.

mod document;
mod expression;
mod hit;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub(crate) use document::Document;
pub(crate) use expression::{Ending, Looked, Marks, Part, fts5, tsquery};
pub(crate) use hit::{Hit, Piece, best_hit, marked};

/// Longer words are cut, in texts and in what is looked for.
const LONGEST: usize = 60;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// As it is kept.
    pub(crate) stem: String,
    /// Where it begins and ends in the text, in bytes.
    pub(crate) at: (usize, usize),
}

/// A text with its letters composed: "å" as one character, however it was typed.
pub(crate) fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// The words of a composed text.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word> {
    let is_part = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let mut rest = 0;
    std::iter::from_fn(move || {
        let begin = rest + text[rest..].find(|c: char| c.is_alphanumeric())?;
        let end = text[begin..].find(|c| !is_part(c)).map_or(text.len(), |at| begin + at);
        rest = end;
        Some(Word {
            stem: stem(&text[begin..end]),
            at: (begin, end),
        })
    })
}

/// A word as it is kept. Only what is written in Swedish letters has Swedish endings.
fn stem(word: &str) -> String {
    let lower: String = word.to_lowercase().chars().take(LONGEST).collect();
    let is_swedish = lower.chars().all(|c| c.is_ascii_lowercase() || "åäöéü".contains(c));
    match is_swedish {
        true => Stemmer::create(Algorithm::Swedish).stem(&lower).into_owned(),
        false => lower,
    }
}

/// What is looked for: all of these, each a word or words that follow each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    all: Vec<Vec<String>>,
    /// The year, when it is there, and the number of a case.
    reference: Option<(Option<i32>, u64)>,
}

impl Query {
    /// Reads what was typed: words, "words in quotes" that follow each other, a reference or its number alone.
    pub(crate) fn of(typed: &str) -> Query {
        let typed = composed(typed);
        let mut all: Vec<Vec<String>> = Vec::new();
        for (i, part) in typed.split(['"', '”', '“']).enumerate() {
            let chunks: Vec<_> = match i % 2 {
                0 => part.split_whitespace().collect(),
                _ => vec![part],
            };
            let stems = chunks
                .into_iter()
                .map(|chunk| words(chunk).map(|word| word.stem).collect());
            let new: Vec<Vec<String>> = stems.filter(|stems: &Vec<_>| !stems.is_empty()).collect();
            all.extend(new);
        }
        let mut seen = std::collections::HashSet::new();
        all.retain(|one| seen.insert(one.clone()));
        Query {
            all,
            reference: reference(typed.trim()),
        }
    }

    /// Whether there is no word in it: signs alone are found nowhere.
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The references that were meant, newest first: one that is whole, or a number of any of the last ten years.
    pub(crate) fn references(&self, this_year: i32) -> Vec<String> {
        let written = |year: i32, number: u64| format!("ARE-{year}-{number:06}");
        match self.reference {
            Some((Some(year), number)) => vec![written(year, number)],
            Some((None, number)) => (this_year - 9..=this_year)
                .rev()
                .map(|year| written(year, number))
                .collect(),
            None => Vec::new(),
        }
    }

    /// Whether the word is one of those looked for, or the beginning of one.
    fn means(&self, stem: &str) -> bool {
        let last = self.all.last().and_then(|last| last.last());
        let is_begun = last.is_some_and(|last| stem.starts_with(last.as_str()));
        is_begun || self.all.iter().flatten().any(|one| one == stem)
    }
}

fn reference(typed: &str) -> Option<(Option<i32>, u64)> {
    let digits = |text: &str| (1..=12).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if digits(typed) {
        return Some((None, typed.parse().ok()?));
    }
    let upper = typed.to_uppercase();
    let (year, number) = upper.strip_prefix("ARE-")?.split_once('-')?;
    let is_whole = year.len() == 4 && digits(year) && digits(number);
    is_whole.then_some((Some(year.parse().ok()?), number.parse().ok()?))
}

/// The number that a case is found and ordered by: 2026000000000001 of `ARE-2026-000001`.
pub(crate) fn number_of(reference_text: &str) -> Option<i64> {
    match reference(reference_text)? {
        (Some(year), number) => Some(i64::from(year) * 1_000_000_000_000 + i64::try_from(number).ok()?),
        (None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        words(&composed(text)).map(|word| word.stem).collect()
    }

    #[test]
    fn forms_of_a_word_are_one_and_other_letters_are_other_words() {
        assert_eq!(stems("hallen HALLAR hallarna"), ["hall", "hall", "hall"]);
        assert_ne!(stems("år"), stems("ar"));
        assert_ne!(stems("höra"), stems("hora"));
        // As some keyboards send it: a letter and a ring.
        assert_eq!(stems("a\u{30a}r"), stems("år"));
    }

    #[test]
    fn any_text_is_cut_into_words_without_signs() {
        assert_eq!(stems("e-post, 100%!"), ["e", "post", "100"]);
        assert_eq!(stems("مرحبا بك"), ["مرحبا", "بك"]);
        assert!(stems("🚲 % \" * ( ) \\ ' \u{0}").is_empty());
        assert_eq!(stems(&"x".repeat(10_000))[0].len(), LONGEST);
    }

    #[test]
    fn words_are_all_looked_for_and_quoted_ones_in_a_row() {
        let all = Query::of("hallen \"öppna dagar\" e-post AND hall").all;
        let expected = [&["hall"][..], &["öppn", "dag"], &["e", "post"], &["and"]];
        assert_eq!(all, expected);
        for nothing in ["", "   ", "%", "\"\"", "*", "NEAR(".trim_start_matches("NEAR")] {
            assert!(Query::of(nothing).is_empty(), "{nothing:?}");
        }
    }

    #[test]
    fn a_number_is_that_of_a_case() {
        assert_eq!(Query::of("are-2026-000012").references(2026), ["ARE-2026-000012"]);
        let all = Query::of("12").references(2026);
        assert_eq!(
            (all.len(), all[0].as_str(), all[9].as_str()),
            (10, "ARE-2026-000012", "ARE-2017-000012")
        );
        for none in ["hall 12", "ARE-2026-", "1234567890123", "", "-12"] {
            assert!(Query::of(none).references(2026).is_empty(), "{none}");
        }
    }

    #[test]
    fn numbers_are_in_the_order_cases_were_opened() {
        let number = |text| number_of(text).unwrap();
        assert!(number("ARE-2025-999999") < number("ARE-2026-000001"));
        assert!(number("ARE-2026-000002") < number("ARE-2026-1234567"));
        assert_eq!(number_of("12"), None);
    }
}
