//! What programs can do here, as OpenAPI 3.1: the parts of all rooms put together. Served at `/api/openapi.json` and
//! printed by `farstu openapi`.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use http::{HeaderMap, HeaderValue, StatusCode};
use sha2::{Digest, Sha256};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use web::api::{FieldError, ProblemDetails};
use web::{Portal, Service};

/// Where it is served.
pub const PATH: &str = "/api/openapi.json";
/// What the key of a program is called.
const KEY: &str = "key";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Farstu",
        version = "1",
        description = "What a program can do for an organisation with one of its keys. Errors are `application/problem+json` (RFC 9457). \
                       `Accept-Language` (`sv` or `en`) chooses the language of names and errors. Times are RFC 3339 in UTC.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    servers((url = "/")),
    components(schemas(ProblemDetails, FieldError)),
    security(("key" = [])),
    modifiers(&Keyed)
)]
struct House;

/// Says how a program shows its key.
struct Keyed;

impl Modify for Keyed {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let words = "A key that a manager of the organisation has made at /organisation/api.";
        let bearer = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some(words));
        let components = document.components.get_or_insert_default();
        components.add_security_scheme(KEY, SecurityScheme::Http(bearer.build()));
    }
}

/// What these rooms offer programs.
pub fn document(services: &[Service]) -> utoipa::openapi::OpenApi {
    let parts = services.iter().filter_map(|service| service.openapi);
    parts.fold(House::openapi(), |whole, part| whole.merge_from(part()))
}

/// The same as a text.
pub fn text(services: &[Service]) -> anyhow::Result<String> {
    Ok(document(services).to_pretty_json()? + "\n")
}

/// What this process serves, made once.
#[derive(Default)]
struct Served(tokio::sync::OnceCell<(String, HeaderValue)>);

impl Served {
    async fn get(&self, portal: &Portal) -> anyhow::Result<&(String, HeaderValue)> {
        let make = || async {
            let text = text(&portal.services)?;
            let digest = Sha256::digest(&text);
            let tag = HeaderValue::from_str(&format!("\"{digest:x}\""))?;
            Ok((text, tag))
        };
        self.0.get_or_try_init(make).await
    }
}

/// GET `/api/openapi.json`
pub(crate) async fn serve(State(portal): State<Portal>, headers: HeaderMap) -> web::Result {
    let served = portal.shared::<Served>();
    let (text, tag) = served.get(&portal).await?;
    let known = headers.get_all(IF_NONE_MATCH).iter();
    let known = known
        .filter_map(|tags| tags.to_str().ok())
        .flat_map(|tags| tags.split(','));
    let is_known = known.map(str::trim).any(|known| {
        // A proxy that compresses makes it a weak one.
        known == "*" || known.trim_start_matches("W/").as_bytes() == tag.as_bytes()
    });
    let mut response: Response = match is_known {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => ([(CONTENT_TYPE, "application/json")], text.clone()).into_response(),
    };
    response.headers_mut().insert(ETAG, tag.clone());
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::services;

    #[test]
    fn the_document_is_the_same_each_time_and_names_how_to_show_a_key() {
        let all = services::all();
        let first = text(&all).unwrap();
        assert_eq!(first, text(&all).unwrap());
        let document: serde_json::Value = serde_json::from_str(&first).unwrap();
        assert_eq!(document["openapi"], "3.1.0");
        assert_eq!(document["components"]["securitySchemes"]["key"]["scheme"], "bearer");
        assert!(document["paths"]["/api/v1/arenden"]["post"]["requestBody"].is_object());
    }
}
