//! The languages the portal speaks. The texts themselves stand in each crate.

use serde::{Deserialize, Serialize};

/// A language of texts. Swedish is the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// Svenska.
    #[default]
    Sv,
    /// English.
    En,
}

impl Lang {
    /// All languages, the default first.
    pub const ALL: [Self; 2] = [Self::Sv, Self::En];

    /// The language tag (BCP 47), also how it is stored: `sv`, `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_found_by_the_code_it_is_serialised_as() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_code(lang.code()), Some(lang));
            assert_eq!(serde_json::to_value(lang).unwrap(), lang.code());
        }
        assert_eq!(Lang::from_code("sv-SE"), None);
        assert_eq!(Lang::default(), Lang::Sv);
    }
}
