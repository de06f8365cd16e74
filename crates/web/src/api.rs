//! Requests of programs: who calls by which key, in which language they are answered, and how often they may
//! call. Sessions and cookies count for nothing here. It knows no table of keys; the layer that finds the key does.

mod openapi;
mod problem;
mod rate;
mod sent;

use axum::extract::FromRequestParts;
use base::{ApiKey, Id, Lang, Organisation};
use http::HeaderMap;
use http::header::{ACCEPT_LANGUAGE, AUTHORIZATION};
use http::request::Parts;
use store::Actor;

pub use openapi::{OnceHeader, ReadProblems, WriteProblems};
pub use problem::{ApiProblem, FieldError, NAMES, PROBLEM_JSON, ProblemDetails, draw};
pub use rate::{may_call, may_write, wrong_key};
pub use sent::{Once, Query, Sent};

use crate::problem::Error;

/// Where all routes for programs are.
pub const ROOT: &str = "/api/v1";
const SCHEME: &str = "bearer ";

/// Whether this is an address for programs.
pub fn is_for_programs(path: &str) -> bool {
    path.strip_prefix(ROOT)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A program that calls by a key which holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The key.
    pub key: Id<ApiKey>,
    /// Whom it acts for.
    pub organisation: Id<Organisation>,
    /// What the organisation calls it.
    pub name: String,
    /// The language it is answered in.
    pub lang: Lang,
}

impl Program {
    /// Who the audit log names.
    pub fn actor(&self) -> Actor {
        Actor::Key {
            id: self.key,
            organisation: self.organisation,
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Program {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let program = parts.extensions.get::<Program>().cloned();
        program.ok_or_else(|| ApiProblem::no_key().into())
    }
}

/// The key that a request brings: `Authorization: Bearer <key>`.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let sent = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, key) = sent.split_at_checked(SCHEME.len())?;
    scheme.eq_ignore_ascii_case(SCHEME).then_some(key.trim())
}

/// The language that a program likes best; Swedish when it says nothing of ours.
pub fn language(headers: &HeaderMap) -> Lang {
    let liked = headers.get_all(ACCEPT_LANGUAGE).iter();
    let liked = liked.filter_map(|value| value.to_str().ok());
    let ranges = liked.flat_map(|value| value.split(',')).filter_map(range);
    // Of those liked as much the first counts.
    let best = ranges.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map_or(Lang::Sv, |(lang, _)| lang)
}

/// One entry of `Accept-Language`, and how much it is liked in thousandths.
fn range(entry: &str) -> Option<(Lang, u16)> {
    let (tag, weight) = entry.split_once(';').unwrap_or((entry, "q=1"));
    let primary = tag.trim().split('-').next()?.to_ascii_lowercase();
    let weight: f32 = weight.trim().strip_prefix("q=")?.parse().ok()?;
    let liked = (weight.clamp(0.0, 1.0) * 1000.0) as u16;
    (liked > 0).then_some((Lang::from_code(&primary)?, liked))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn the_language_liked_best_is_taken_and_swedish_else() {
        let of = |text: &'static str| {
            language(&HeaderMap::from_iter([(
                ACCEPT_LANGUAGE,
                HeaderValue::from_static(text),
            )]))
        };
        assert_eq!(of("en-GB,en;q=0.9,sv;q=0.1"), Lang::En);
        assert_eq!(of("de, sv;q=0.5, en;q=0.2"), Lang::Sv);
        assert_eq!(of("en;q=0"), Lang::Sv);
        assert_eq!(of("*;q=x, ;;"), Lang::Sv);
        assert_eq!(language(&HeaderMap::new()), Lang::Sv);
    }

    #[test]
    fn a_key_comes_after_the_word_bearer_only() {
        let of = |text: &'static str| {
            bearer(&HeaderMap::from_iter([(AUTHORIZATION, HeaderValue::from_static(text))])).map(str::to_owned)
        };
        assert_eq!(of("Bearer abc").as_deref(), Some("abc"));
        assert_eq!(of("bearer  abc ").as_deref(), Some("abc"));
        assert_eq!(of("Basic abc"), None);
        assert_eq!(of("Bear"), None);
        assert!(is_for_programs("/api/v1") && is_for_programs("/api/v1/arenden"));
        assert!(!is_for_programs("/api") && !is_for_programs("/api/v10") && !is_for_programs("/api/openapi.json"));
    }
}
