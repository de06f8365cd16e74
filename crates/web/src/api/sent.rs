//! What a program sends: a JSON body, and the key that makes sending it twice do it once. The only way to read
//! a POST of a program, so that none goes without its key.

use axum::extract::{FromRequest, FromRequestParts, Request};
use http::header::CONTENT_TYPE;
use http::request::Parts;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::api::{ApiProblem, Program};
use crate::portal::Portal;
use crate::posted;
use crate::problem::Error;

const HEADER: &str = "idempotency-key";
const LONGEST: usize = 200;
const JSON: &str = "application/json";

/// The `Idempotency-Key` of a request: within a day the same key does the same thing once.
#[derive(Clone, Debug)]
pub struct Once {
    /// The program's key and the one it chose.
    name: String,
    /// What it is sent to.
    to: String,
}

impl Once {
    /// What an act claims (`Tx::claim_form`), when `content` is what was sent, or tells it apart. Sent again with
    /// other content the claim fails, and the program is told so.
    pub fn claim(&self, content: impl AsRef<[u8]>) -> String {
        let digest = Sha256::new().chain_update(&self.to).chain_update(content.as_ref());
        store::key_for(&self.name, &format!("{:x}", digest.finalize()))
    }
}

impl<S: Sync> FromRequestParts<S> for Once {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let program = Program::from_request_parts(parts, state).await?;
        let sent = parts.headers.get(HEADER).and_then(|value| value.to_str().ok());
        let chosen = sent.map(str::trim).unwrap_or_default();
        let fits = (1..=LONGEST).contains(&chosen.len()) && chosen.bytes().all(|byte| byte.is_ascii_graphic());
        if !fits {
            return Err(ApiProblem::malformed()
                .field("Idempotency-Key", "1–200 visible ASCII")
                .into());
        }
        // Hashed with the id of the program's key: one program's keys are nothing to another.
        let name = Sha256::new().chain_update(program.key.to_string()).chain_update(chosen);
        Ok(Once {
            name: format!("api.{:x}", name.finalize()),
            to: format!("{} {}\n", parts.method, parts.uri.path()),
        })
    }
}

/// A JSON body, read as `T`, and what an act claims for it.
#[derive(Clone, Debug)]
pub struct Sent<T> {
    /// The body.
    pub body: T,
    /// What an act claims: see [`Once::claim`].
    pub claim: String,
}

impl<T: DeserializeOwned> FromRequest<Portal> for Sent<T> {
    type Rejection = Error;

    async fn from_request(request: Request, portal: &Portal) -> Result<Self, Error> {
        let (mut parts, body) = request.into_parts();
        let once = Once::from_request_parts(&mut parts, portal).await?;
        if !is_json(&parts) {
            return Err(ApiProblem::wrong_type().into());
        }
        let bytes = posted::read(body).await?;
        let claim = once.claim(&bytes);
        Ok(Sent {
            body: read(&bytes)?,
            claim,
        })
    }
}

fn is_json(parts: &Parts) -> bool {
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default();
    kind.trim().eq_ignore_ascii_case(JSON)
}

/// Broken JSON is malformed; JSON of another shape is refused, with the place that is wrong.
fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiProblem> {
    let value: Value = serde_json::from_slice(bytes).map_err(|_| ApiProblem::malformed())?;
    shaped(clean(value))
}

fn shaped<T: DeserializeOwned>(value: Value) -> Result<T, ApiProblem> {
    serde_path_to_error::deserialize(value).map_err(|wrong| {
        let place = wrong.path().to_string();
        let place = if place == "." { String::new() } else { place };
        ApiProblem::refused().field(place, wrong.inner().to_string())
    })
}

/// PostgreSQL takes no NUL in a text.
fn clean(value: Value) -> Value {
    let words = |text: String| text.replace("\r\n", "\n").replace('\0', "\u{fffd}");
    match value {
        Value::String(text) => Value::String(words(text)),
        Value::Array(all) => all.into_iter().map(clean).collect(),
        Value::Object(all) => all
            .into_iter()
            .map(|(name, value)| (words(name), clean(value)))
            .collect(),
        other => other,
    }
}

/// What stands after the question mark, read as `T`. Of a name that comes twice the last counts.
#[derive(Clone, Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let asked = parts.uri.query().unwrap_or_default();
        let clean: String = form_urlencoded::parse(asked.as_bytes())
            .fold(
                form_urlencoded::Serializer::new(String::new()),
                |mut all, (name, value)| {
                    all.append_pair(&name.replace('\0', "\u{fffd}"), &value.replace('\0', "\u{fffd}"));
                    all
                },
            )
            .finish();
        let uri = format!("/?{clean}").parse().map_err(|_| ApiProblem::malformed())?;
        let read = axum::extract::Query::try_from_uri(&uri);
        let axum::extract::Query(read) = read.map_err(|_| ApiProblem::malformed())?;
        Ok(Query(read))
    }
}

#[cfg(test)]
mod tests {
    use http::StatusCode;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    struct Wish {
        text: String,
        count: Option<i32>,
    }

    #[test]
    fn broken_json_is_malformed_and_another_shape_names_its_place() {
        let status = |text: &str| read::<Wish>(text.as_bytes()).unwrap_err().status();
        assert_eq!(status("{"), StatusCode::BAD_REQUEST);
        assert_eq!(status(""), StatusCode::BAD_REQUEST);
        assert_eq!(status("{\"text\": \"\\ud800\"}"), StatusCode::BAD_REQUEST);
        assert_eq!(status(&"[".repeat(100_000)), StatusCode::BAD_REQUEST);
        assert_eq!(status("[1]"), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(status("{\"count\": 1}"), StatusCode::UNPROCESSABLE_ENTITY);
        let wrong = read::<Wish>(br#"{"text": "a", "count": "b"}"#).unwrap_err();
        assert!(format!("{wrong:?}").contains("field: \"count\""), "{wrong:?}");
        let read = read::<Wish>(b"{\"text\": \"a\\u0000b\\r\\nc\"}").unwrap();
        assert_eq!(read.text, "a\u{fffd}b\nc");
    }

    #[test]
    fn the_same_key_with_something_else_is_another_claim_of_the_same_name() {
        let once = Once {
            name: "api.1".to_owned(),
            to: "POST /api/v1/arenden\n".to_owned(),
        };
        let name = |claim: &str| claim.split_once('#').unwrap().0.to_owned();
        assert_eq!(once.claim("a"), once.claim("a"));
        assert_ne!(once.claim("a"), once.claim("b"));
        assert_eq!(name(&once.claim("a")), name(&once.claim("b")));
    }
}
