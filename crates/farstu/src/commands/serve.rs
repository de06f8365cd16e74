//! `farstu serve`: the web server, and the jobs beside it, until told to stop. `farstu worker`: the
//! jobs alone.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context;
use base::Random;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use web::{Config, Portal};

use crate::wiring::Alone;
use crate::{config, figures, router, wiring};

const DRAIN: Duration = Duration::from_secs(10);
/// A larger file is looked through while it serves already: reading it would hold the start up.
const READ_BEFORE_START: u64 = 200 << 20;

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
    let mut stopping = Stopping::hear()?;
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
        figures = figures::serve(portal.clone()) => figures?,
        damage = damage_of_a_large_file(portal) => return Err(damage),
        () = stopping.told() => {
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
    let mut stopping = Stopping::hear()?;
    eprintln!("Farstu does its jobs.");
    tokio::select! {
        figures = figures::serve(installation.portal.clone()) => figures?,
        () = stopping.told() => {}
    }
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
    desk::post::check_mail_in(&config)?;
    eprintln!("Opening the database: {}", config::database_in_words(&config));
    let installation = wiring::alone(config, random).await?;
    if !is_large(&installation.portal) {
        installation.portal.store.quick_check().await?;
    }
    accounts::terms::ensure(&installation.portal).await?;
    Ok(installation)
}

fn is_large(portal: &Portal) -> bool {
    let file = config::sqlite_path(&portal.config).and_then(|path| path.metadata().ok());
    file.is_some_and(|file| file.len() > READ_BEFORE_START)
}

/// Ends only when it finds damage: writing on would make it worse.
async fn damage_of_a_large_file(portal: &Portal) -> anyhow::Error {
    if is_large(portal)
        && let Err(e) = portal.store.quick_check().await
    {
        return e;
    }
    std::future::pending().await
}

fn spawn_worker(portal: &Portal, stop: &CancellationToken) -> JoinHandle<()> {
    tokio::spawn(wiring::worker(portal).run(stop.clone()))
}

/// Nothing holds the store any more, so SQLite can fold its log into the file.
async fn end(installation: Alone) -> anyhow::Result<()> {
    installation.portal.store.clone().close().await
}

/// SIGTERM or Ctrl-C, heard from when this is made: before anybody is told that we are ready.
struct Stopping {
    terminate: Signal,
    interrupt: Signal,
}

impl Stopping {
    fn hear() -> std::io::Result<Stopping> {
        Ok(Stopping {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    async fn told(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
