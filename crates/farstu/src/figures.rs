//! Figures for Prometheus, on a listener of their own (operations.md, Watching it): requests by route
//! pattern, jobs, connections to the database. Never a path, name or address.

use std::time::Duration;

use anyhow::Context;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use http::StatusCode;
use http::header::CONTENT_TYPE;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use web::Portal;

/// Seconds; what a page and what a job takes.
const BUCKETS: &[f64] = &[
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0,
];
const FORMAT: &str = "text/plain; version=0.0.4; charset=utf-8";
const UPKEEP: Duration = Duration::from_secs(5);

/// Counts a request, when somebody looks.
pub(crate) fn request(portal: &Portal, method: &str, pattern: &str, status: StatusCode, took: Duration) {
    if portal.config.metrics.listen.is_none() {
        return;
    }
    let labels = [
        ("method", method.to_owned()),
        ("route", pattern.to_owned()),
        ("status", status.as_str().to_owned()),
    ];
    metrics::histogram!("farstu_request_seconds", &labels).record(took);
}

/// Listens where `metrics.listen` says; ends with an error or not at all.
pub(crate) async fn serve(portal: Portal) -> anyhow::Result<()> {
    let Some(listen) = portal.config.metrics.listen else {
        return std::future::pending().await;
    };
    let recorder = PrometheusBuilder::new().set_buckets(BUCKETS)?.install_recorder()?;
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("could not listen on {listen} (metrics.listen)"))?;
    let kept = recorder.clone();
    let upkeep = async move {
        loop {
            tokio::time::sleep(UPKEEP).await;
            kept.run_upkeep();
        }
    };
    let app = Router::new()
        .route("/metrics", get(show))
        .with_state((portal, recorder));
    tokio::select! {
        ended = axum::serve(listener, app).into_future() => Ok(ended?),
        () = upkeep => Ok(()),
    }
}

async fn show(
    State((portal, recorder)): State<(Portal, PrometheusHandle)>,
) -> axum::response::Result<impl axum::response::IntoResponse> {
    for pool in portal.store.pools() {
        metrics::gauge!("farstu_database_connections", "pool" => pool.name, "state" => "used").set(pool.used);
        metrics::gauge!("farstu_database_connections", "pool" => pool.name, "state" => "idle").set(pool.idle);
    }
    let jobs = portal.store.count_jobs().await.map_err(|e| {
        tracing::warn!(error = %e, "jobs could not be counted");
        StatusCode::SERVICE_UNAVAILABLE
    })?;
    for (state, count) in [("waiting", jobs.waiting), ("given_up", jobs.given_up)] {
        metrics::gauge!("farstu_jobs", "state" => state).set(count);
    }
    Ok(([(CONTENT_TYPE, FORMAT)], recorder.render()))
}
