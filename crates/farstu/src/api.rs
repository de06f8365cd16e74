//! Finds out which program calls, once per request, and words what it is told when it gets no answer. Cookies
//! are not read here, and no page is drawn.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base::Lang;
use http::Method;
use http::header::CONTENT_TYPE;
use http::request::Parts;
use web::api::{self, Program};
use web::{Error, Portal};

use crate::permit;
use crate::router::client_address;

/// Goes on with a request for programs.
pub(crate) async fn answer(portal: &Portal, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let lang = api::language(&parts.headers);
    let pattern = parts.extensions.get::<MatchedPath>().cloned();
    let answered = match caller(portal, &parts, lang).await {
        Err(error) => error.into_response(),
        Ok(None) => next.run(Request::from_parts(parts, body)).await,
        Ok(Some(program)) => {
            let key = program.key;
            parts.extensions.insert(program);
            permit::go_on_for(key, Request::from_parts(parts, body), next).await
        }
    };
    let mut response = api::draw(portal, lang, answered);
    if let Some(pattern) = pattern {
        response.extensions_mut().insert(pattern);
    }
    response
}

/// Who calls; nobody without a key that holds. Counts the call.
async fn caller(portal: &Portal, request: &Parts, lang: Lang) -> Result<Option<Program>, Error> {
    let Some(key) = api::bearer(&request.headers) else {
        return Ok(None);
    };
    let Some(program) = organisations::keys::program(portal, key, lang).await? else {
        api::wrong_key(portal, client_address(&portal.config, request)).await?;
        return Ok(None);
    };
    api::may_call(portal, program.key)?;
    if request.method == Method::POST {
        api::may_write(portal, program.key).await?;
    }
    Ok(Some(program))
}

/// Whether a program sends something that may take long on its way.
pub(crate) fn sends_file(request: &Request) -> bool {
    let kind = request.headers().get(CONTENT_TYPE);
    let is_json = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    api::is_for_programs(request.uri().path()) && request.method() == Method::POST && !is_json
}
