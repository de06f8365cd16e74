//! A form acts under the hat it was shown under, whichever hat is worn by now in another window
//! (organisations.md). When that hat is no longer held the form is refused, kept, and shown again.

use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use http::Method;
use http::header::CONTENT_TYPE;

use crate::flash::Flash;
use crate::frame::{Frame, see_other};
use crate::portal::Portal;
use crate::posted;
use crate::problem::Error;
use crate::viewer::Viewer;

/// The hidden field; empty is "Privat". A form without it acts under the hat that is worn.
const FIELD: &str = "_hat";

/// The request with the viewer under the hat of its form, or the way back to the form.
pub(crate) async fn put_on(portal: &Portal, viewer: &Viewer, request: Request) -> Result<Request, Response> {
    if request.method() != Method::POST || viewer.person.is_none() || !is_form(&request) {
        return Ok(request);
    }
    let (mut parts, body) = request.into_parts();
    let body = posted::read(body).await.map_err(Error::into_response)?;
    let named = form_urlencoded::parse(&body).find(|(name, _)| name == FIELD);
    let named = named.map(|(_, value)| value.into_owned());
    let under = match named {
        None => None,
        Some(named) => match viewer.under(&named) {
            Some(under) => Some(under),
            None => {
                let request = Request::from_parts(parts, Body::from(body));
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
    Ok(Request::from_parts(parts, Body::from(body)))
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
