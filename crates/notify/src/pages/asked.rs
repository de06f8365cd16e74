//! What stands behind the `?` of an address. Never fails: what cannot be read is as if it were not there.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use http::request::Parts;

use crate::queries::Place;

/// The parts of a query; PostgreSQL takes no NUL, so there is none.
pub(super) struct Asked(Vec<(String, String)>);

impl Asked {
    fn parse(query: &str) -> Asked {
        let pairs = form_urlencoded::parse(query.as_bytes()).into_owned();
        Asked(pairs.map(|(name, value)| (name, value.replace('\0', ""))).collect())
    }

    /// The first value of `name`, without space around; empty when it is not there.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// Where in a list to begin.
    pub(super) fn place(&self) -> Place {
        Place::read(self.get("efter"), self.get("fore"))
    }

    /// The words looked for, in lower case.
    pub(super) fn words(&self, name: &str) -> Vec<String> {
        self.get(name)
            .to_lowercase()
            .split_whitespace()
            .map(str::to_owned)
            .collect()
    }
}

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Asked::parse(parts.uri.query().unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_several_counts_and_nothing_else_is_there() {
        let asked = Asked::parse("q=+L%C3%B6senord%00++glömt+&q=annat&%zz&=&to");
        assert_eq!(asked.get("q"), "Lösenord  glömt");
        assert_eq!(asked.words("q"), ["lösenord", "glömt"]);
        assert_eq!((asked.get("to"), asked.get("saknas")), ("", ""));
    }
}
