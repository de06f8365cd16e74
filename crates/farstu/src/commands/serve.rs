//! `farstu serve`: the web server, and the jobs beside it, until told to stop.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context;
use base::{Clock, Random};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use web::Config;

use crate::{config, router, wiring};

const DRAIN: Duration = Duration::from_secs(10);

pub(super) async fn serve(mut config: Config, demo: bool) -> anyhow::Result<()> {
    let random = Random::system();
    if demo {
        config::prepare_demo(&mut config, &random)?;
    } else {
        config::require_production(&config)?;
    }
    let _lock = wiring::lock(&config)?;
    let portal = wiring::portal(config, Clock::system(), random).await?;
    wiring::migrate(&portal.store).await?;
    portal.store.quick_check().await?;
    accounts::terms::ensure(&portal).await?;
    if demo {
        super::demo::load(&portal).await?;
    }

    let listener = TcpListener::bind(portal.config.listen)
        .await
        .with_context(|| format!("could not listen on {}", portal.config.listen))?;
    let stop = CancellationToken::new();
    let worker = portal
        .config
        .worker
        .enabled
        .then(|| tokio::spawn(wiring::worker(&portal).run(stop.clone())));
    if demo {
        super::demo::tell_logins(&portal);
    }
    eprintln!("Farstu is ready: {}", portal.config.base_url);

    let app = router::router(&portal).into_make_service_with_connect_info::<SocketAddr>();
    let told = stop.clone();
    let server = axum::serve(listener, app).with_graceful_shutdown(async move { told.cancelled().await });
    let mut server = tokio::spawn(server.into_future());
    tokio::select! {
        ended = &mut server => ended??,
        told = told_to_stop() => {
            told?;
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
    Ok(())
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
