//! What files are made of: states, cleaned names, kinds that content tells. No I/O.

use base::Id;
use chrono::{DateTime, Utc};
use sea_orm::prelude::StringLen;
use sea_orm::{DeriveActiveEnum, EnumIter};
use web::config::FileKind;

/// Marks ids of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {}

/// Whether a file can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum State {
    /// It has not arrived whole.
    #[sea_orm(string_value = "arriving")]
    Arriving,
    /// It waits for the virus scanner.
    #[sea_orm(string_value = "held")]
    Held,
    /// It can be had.
    #[sea_orm(string_value = "ready")]
    Ready,
    /// The scanner found something: the bytes are gone, the row tells why.
    #[sea_orm(string_value = "infected")]
    Infected,
}

/// A file as pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileView {
    /// The file.
    pub id: Id<File>,
    /// The part of its object that it hangs on.
    pub part: i32,
    /// The question of its form that it answers.
    pub question: Option<i32>,
    /// Its name.
    pub name: String,
    /// "1,4 MB".
    pub size: String,
    /// The same in bytes.
    pub bytes: u64,
    /// What it is served as; empty while it arrives.
    pub media_type: String,
    /// Whether it can be had.
    pub is_ready: bool,
    /// Whether the scanner took it away.
    pub is_infected: bool,
}

/// What the content of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) kind: FileKind,
    /// What it is served as.
    pub(crate) media_type: &'static str,
}

/// A file that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The control that it was chosen in.
    pub(crate) control: String,
    pub(crate) name: String,
    pub(crate) why: Why,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// It has no bytes.
    Empty,
    /// It is longer than may be.
    TooLarge,
    /// It is a program, or is run like one when it is opened.
    Program,
    /// Its kind is not taken.
    Kind,
    /// Its kind is taken, but not here.
    NotHere,
    /// The message has enough.
    TooMany,
    /// We have no place for it now.
    NotStored,
    /// They have sent many, and wait until then.
    TooOften { until: DateTime<Utc> },
    /// The scanner found something in it.
    Infected,
}

impl Why {
    /// Its text.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Why::Empty => "files-refused-empty",
            Why::TooLarge => "files-refused-too-large",
            Why::Program => "files-refused-program",
            Why::Kind => "files-refused-kind",
            Why::NotHere => "files-refused-not-here",
            Why::TooMany => "files-refused-too-many",
            Why::NotStored => "files-refused-not-stored",
            Why::TooOften { .. } => "files-refused-too-often",
            Why::Infected => "files-refused-infected",
        }
    }
}

/// "312 B", "84 kB", "1,4 MB": as people know it from their own computer.
pub(crate) fn size(bytes: u64, comma: char) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => {
            let tenths = bytes.div_ceil(100_000);
            if tenths.is_multiple_of(10) {
                format!("{} MB", tenths / 10)
            } else {
                format!("{}{comma}{} MB", tenths / 10, tenths % 10)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_read_as_people_know_them() {
        for (bytes, words) in [
            (0, "0 B"),
            (999, "999 B"),
            (1_000, "1 kB"),
            (83_001, "84 kB"),
            (1_400_000, "1,4 MB"),
            (50_000_000, "50 MB"),
        ] {
            assert_eq!(size(bytes, ','), words);
        }
    }
}
