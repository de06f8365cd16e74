//! The way of a request from the socket to its page: id, log line, headers, viewer, frame, guard.

use std::any::Any;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, STRICT_TRANSPORT_SECURITY};
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tracing::Instrument;
use web::api::is_for_programs;
use web::{ApiProblem, Config, Error, Portal, Problem, REQUEST_ID, assets};

use crate::{api, figures, frame, health};

const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                   connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const SLOWEST: Duration = Duration::from_secs(30);
const SLOWEST_UPLOAD: Duration = Duration::from_secs(30 * 60);

/// Everything that the portal answers.
pub fn router(portal: &Portal) -> Router {
    let pages = portal.services.iter().fold(Router::new(), |router, service| {
        router.merge((service.routes)().router(portal))
    });
    pages
        .fallback(|| async { Error::from(Problem::NotFound) })
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn(own_site))
        .layer(from_fn(in_time))
        .layer(CatchPanicLayer::custom(after_panic))
        .layer(from_fn_with_state(portal.clone(), frame::fill))
        .route(&format!("{}/{{file}}", assets::PATH), get(assets::serve))
        .route("/halsa/live", get(health::live))
        .route("/halsa/redo", get(health::ready))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(portal.clone(), headers))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(portal.clone(), trace))
        .with_state(portal.clone())
}

/// A page that has no such form is not there; a program is told which methods there are.
async fn wrong_method(uri: Uri) -> Error {
    match is_for_programs(uri.path()) {
        true => ApiProblem::wrong_method().into(),
        false => Problem::NotFound.into(),
    }
}

/// Refuses what another site sends, before anything is read. A key is not sent by browsers by themselves.
async fn own_site(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_for_programs(request.uri().path()) || web::from_own_site(request.headers()) {
        return next.run(request).await;
    }
    Error::from(Problem::ForeignForm).into_response()
}

/// Gives up a page that takes too long; its transaction is rolled back. Files may take longer: they come
/// over bad networks too.
async fn in_time(request: Request, next: Next) -> Response {
    let limit = if web::brings_files(&request) || api::sends_file(&request) {
        SLOWEST_UPLOAD
    } else {
        SLOWEST
    };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Error::from(Problem::Busy).into_response(),
    }
}

/// What panicked stands in the log already.
fn after_panic(_: Box<dyn Any + Send>) -> Response {
    Error::from(anyhow::anyhow!("a page panicked")).into_response()
}

/// One log line a request: the route's pattern, never the path, since links carry secrets.
async fn trace(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let id = portal.random().token()[..12].to_owned();
    let method = request.method().clone();
    let began = std::time::Instant::now();
    let span = tracing::info_span!("request", id);
    let mut response = REQUEST_ID
        .scope(id.clone(), next.run(request))
        .instrument(span.clone())
        .await;
    let pattern = response
        .extensions()
        .get::<MatchedPath>()
        .map_or("-", |path| path.as_str())
        .to_owned();
    figures::request(&portal, method.as_str(), &pattern, response.status(), began.elapsed());
    span.in_scope(|| {
        tracing::info!(%method, pattern, status = response.status().as_u16(), ms = began.elapsed().as_millis() as u64);
    });
    let id = HeaderValue::from_str(&id).expect("a token is plain ASCII");
    response.headers_mut().insert("x-request-id", id);
    response
}

/// The headers that keep browsers careful. A page may bring a policy of its own.
async fn headers(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let head = response.headers_mut();
    head.entry(CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(CSP));
    head.entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
        ("x-frame-options", "DENY"),
    ] {
        head.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if portal.config.is_https() {
        head.insert(
            STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=63072000; includeSubDomains"),
        );
    }
    response
}

/// The client's address: the nearest one that is not a trusted proxy.
pub(crate) fn client_address(config: &Config, request: &Parts) -> IpAddr {
    let peer = request
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    let peer = peer.unwrap_or(IpAddr::from([127, 0, 0, 1]));
    nearest_untrusted(config, peer, &request.headers)
}

fn nearest_untrusted(config: &Config, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    let trusted = |address: &IpAddr| config.trusted_proxies.iter().any(|network| network.contains(address));
    if !trusted(&peer) {
        return peer;
    }
    let forwarded = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok());
    let chain: Vec<Option<IpAddr>> = forwarded.flat_map(|value| value.split(',')).map(address).collect();
    // What a trusted proxy wrote and we cannot read ends the search: the entry before it is the client's word.
    match chain.into_iter().rev().find(|hop| !hop.as_ref().is_some_and(trusted)) {
        Some(Some(address)) => address,
        Some(None) | None => peer,
    }
}

/// One entry of `X-Forwarded-For`; some proxies write the port too.
fn address(entry: &str) -> Option<IpAddr> {
    let entry = entry.trim();
    entry
        .parse()
        .ok()
        .or_else(|| Some(entry.parse::<SocketAddr>().ok()?.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forwarded_address_is_believed_only_from_a_trusted_proxy() {
        let config = Config {
            trusted_proxies: vec!["10.0.0.0/8".to_owned().try_into().unwrap()],
            ..Config::default()
        };
        let seen = |peer: &str, forwarded: &'static str| {
            let name = HeaderName::from_static("x-forwarded-for");
            let headers = HeaderMap::from_iter([(name, HeaderValue::from_static(forwarded))]);
            nearest_untrusted(&config, peer.parse().unwrap(), &headers).to_string()
        };
        let forwarded = "192.0.2.66, 198.51.100.7, 10.0.0.2";
        assert_eq!(seen("10.0.0.1", forwarded), "198.51.100.7");
        assert_eq!(seen("203.0.113.9", forwarded), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", "192.0.2.66, 198.51.100.7:4711"), "198.51.100.7");
        assert_eq!(seen("10.0.0.1", "192.0.2.66, unknown"), "10.0.0.1");
    }
}
