//! `farstu serve`: the web server, and the jobs beside it, until told to stop. `farstu worker`: the
//! jobs alone.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context;
use base::Random;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use web::{Config, Portal};

use crate::wiring::Alone;
use crate::{config, router, wiring};

const DRAIN: Duration = Duration::from_secs(10);

pub(super) async fn serve(config: Config, demo: bool) -> anyhow::Result<()> {
    let installation = start(config, demo).await?;
    let portal = &installation.portal;
    if demo {
        super::demo::load(portal).await?;
    }
    let listener = TcpListener::bind(portal.config.listen)
        .await
        .with_context(|| format!("could not listen on {}", portal.config.listen))?;
    let stop = CancellationToken::new();
    let worker = portal.config.worker.enabled.then(|| spawn_worker(portal, &stop));
    if demo {
        super::demo::tell_logins(portal);
    }
    eprintln!("Farstu is ready: {}", portal.config.base_url);

    let app = router::router(portal).into_make_service_with_connect_info::<SocketAddr>();
    let told = stop.clone();
    let server = axum::serve(listener, app).with_graceful_shutdown(async move { told.cancelled().await });
    let mut server = tokio::spawn(server.into_future());
    tokio::select! {
        ended = &mut server => ended??,
        told = told_to_stop() => {
            told?;
            eprintln!("Stopping: requests and jobs under way may end.");
            stop.cancel();
            if tokio::time::timeout(DRAIN, server).await.is_err() {
                tracing::warn!("some requests were cut off at shutdown");
            }
        }
    }
    stop.cancel();
    if let Some(worker) = worker {
        worker.await?;
    }
    end(installation).await
}

pub(super) async fn work(config: Config, demo: bool) -> anyhow::Result<()> {
    let installation = start(config, demo).await?;
    let stop = CancellationToken::new();
    let worker = spawn_worker(&installation.portal, &stop);
    eprintln!("Farstu does its jobs.");
    told_to_stop().await?;
    eprintln!("Stopping: jobs under way may end.");
    stop.cancel();
    worker.await?;
    end(installation).await
}

async fn start(mut config: Config, demo: bool) -> anyhow::Result<Alone> {
    let random = Random::system();
    if demo {
        config::prepare_demo(&mut config, &random)?;
    } else {
        config::require_production(&config)?;
    }
    notify::check_addresses(&config)?;
    eprintln!("Opening the database: {}", config::database_in_words(&config));
    let installation = wiring::alone(config, random).await?;
    installation.portal.store.quick_check().await?;
    accounts::terms::ensure(&installation.portal).await?;
    Ok(installation)
}

fn spawn_worker(portal: &Portal, stop: &CancellationToken) -> JoinHandle<()> {
    tokio::spawn(wiring::worker(portal).run(stop.clone()))
}

/// Nothing holds the store any more, so SQLite can fold its log into the file.
async fn end(installation: Alone) -> anyhow::Result<()> {
    installation.portal.store.clone().close().await
}

async fn told_to_stop() -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}
