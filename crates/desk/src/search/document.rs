//! What a case is found by, in the parts that different readers may look in.

use std::collections::BTreeMap;

use super::{composed, words};

/// A case is found by so much of its text, in bytes of words; the latest goes first. PostgreSQL takes a million.
const MOST: usize = 400_000;
/// What PostgreSQL keeps of a word, and where it stops counting.
const POSITIONS: usize = 250;
const LAST_POSITION: usize = 16_000;

/// The words of a case.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// Reference, subject, place.
    head: Vec<String>,
    /// The customer's name and the organisation's.
    people: Vec<String>,
    /// What customers read of the thread.
    public: Vec<String>,
    /// What only staff read.
    staff: Vec<String>,
    /// What lists are narrowed by; no word of a person can be one.
    marks: Vec<String>,
    size: usize,
}

impl Document {
    pub(crate) fn new(head: &[&str], people: &[&str], marks: Vec<String>) -> Document {
        let mut new = Document {
            marks,
            ..Document::default()
        };
        head.iter().for_each(|text| new.head.extend(cut(text, &mut new.size)));
        people
            .iter()
            .for_each(|text| new.people.extend(cut(text, &mut new.size)));
        new
    }

    /// Adds what customers read; the latest first.
    pub(crate) fn add_public(&mut self, text: &str) {
        self.public.extend(cut(text, &mut self.size));
    }

    /// Adds what only staff read; the latest first.
    pub(crate) fn add_staff(&mut self, text: &str) {
        self.staff.extend(cut(text, &mut self.size));
    }

    /// The columns of the SQLite table: head, people, public, staff, marks.
    pub(crate) fn columns(&self) -> [String; 5] {
        [&self.head, &self.people, &self.public, &self.staff, &self.marks].map(|words| words.join(" "))
    }

    /// The words as PostgreSQL writes them, with places and labels. A mark begins with a sign that no word has.
    pub(crate) fn tsvector(&self) -> String {
        let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let parts = [
            (&self.head, "A"),
            (&self.people, "B"),
            (&self.staff, "C"),
            (&self.public, ""),
        ];
        let mut at = 0;
        for (part, label) in parts {
            for word in part {
                at = LAST_POSITION.min(at + 1);
                let places = places.entry(word).or_default();
                if places.len() < POSITIONS {
                    places.push(format!("{at}{label}"));
                }
            }
            // What ends one part is not followed by what begins the next.
            at += 1;
        }
        let words = places.iter().map(|(word, at)| format!("'{word}':{}", at.join(",")));
        let marks = self.marks.iter().map(|mark| format!("'={mark}'"));
        words.chain(marks).collect::<Vec<_>>().join(" ")
    }
}

fn cut(text: &str, size: &mut usize) -> Vec<String> {
    let mut cut = Vec::new();
    for word in words(&composed(text)) {
        *size += word.stem.len() + 8;
        if *size > MOST {
            break;
        }
        cut.push(word.stem);
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_has_its_label() {
        let mut document = Document::new(&["ARE-2026-000001", "Hallen"], &["Anna Ek"], vec!["p1".to_owned()]);
        document.add_public("Öppna hallen");
        document.add_staff("Ring");
        assert_eq!(
            document.tsvector(),
            "'000001':3A '2026':2A 'ann':6B 'are':1A 'ek':7B 'hall':4A,12 'ring':9C 'öppn':11 '=p1'"
        );
        assert_eq!(
            document.columns(),
            ["are 2026 000001 hall", "ann ek", "öppn hall", "ring", "p1"]
        );
    }

    #[test]
    fn a_thread_without_end_is_cut_to_what_a_database_takes() {
        let mut document = Document::new(&[], &[], Vec::new());
        for line in 0..300_000 {
            document.add_public(&format!("ord{line}"));
        }
        let vector = document.tsvector();
        assert!(
            vector.contains("'ord0'") && vector.len() < 1_000_000,
            "{}",
            vector.len()
        );
    }
}
