//! A form acts under the hat it was shown under, whichever hat is worn by now in another window
//! (organisations.md). When that hat is no longer held the form is refused, kept, and shown again.

use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use http::Method;
use http::header::CONTENT_TYPE;

use crate::flash::Flash;
use crate::frame::{Frame, see_other};
use crate::parts;
use crate::portal::Portal;
use crate::posted;
use crate::problem::Error;
use crate::viewer::Viewer;

/// The hidden field; empty is "Privat". A form without it acts under the hat that is worn. A form that
/// brings files has it in its address, since its body is read as it arrives.
pub(crate) const FIELD: &str = "_hat";

/// The request with the viewer under the hat of its form, or the way back to the form.
pub(crate) async fn put_on(portal: &Portal, viewer: &Viewer, request: Request) -> Result<Request, Response> {
    if request.method() != Method::POST || viewer.person.is_none() {
        return Ok(request);
    }
    let (mut parts, body, named) = if parts::brings_files(&request) {
        let query = request.uri().query().unwrap_or_default();
        let named = named_in(query.as_bytes());
        let (parts, body) = request.into_parts();
        (parts, body, named)
    } else if is_form(&request) {
        let (parts, body) = request.into_parts();
        let body = posted::read(body).await.map_err(Error::into_response)?;
        let named = named_in(&body);
        (parts, Body::from(body), named)
    } else {
        return Ok(request);
    };
    let under = match named {
        None => None,
        Some(named) => match viewer.under(&named) {
            Some(under) => Some(under),
            None => {
                let request = Request::from_parts(parts, body);
                return Err(refuse(portal, viewer, request)
                    .await
                    .unwrap_or_else(Error::into_response));
            }
        },
    };
    if let Some(under) = under {
        if let Some(frame) = parts.extensions.get::<Frame>() {
            let frame = frame.seen_by(under.clone());
            parts.extensions.insert(frame);
        }
        parts.extensions.insert(under);
    }
    Ok(Request::from_parts(parts, body))
}

fn named_in(fields: &[u8]) -> Option<String> {
    let named = form_urlencoded::parse(fields).find(|(name, _)| name == FIELD);
    named.map(|(_, value)| value.into_owned())
}

fn is_form(request: &Request) -> bool {
    let kind = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with(posted::FORM))
}

async fn refuse(portal: &Portal, viewer: &Viewer, request: Request) -> Result<Response, Error> {
    let frame = request.extensions().get::<Frame>().cloned();
    let frame = frame.ok_or_else(|| anyhow::anyhow!("the frame layer is not mounted"))?;
    let owner = viewer.person.as_ref().map(|person| person.id);
    let page = posted::keep_form(portal, viewer, owner, request).await?;
    Ok(see_other(&frame, &page, Some(Flash::note(frame.t("web-hat-lost")))))
}
