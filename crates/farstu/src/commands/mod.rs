//! What `farstu` does on the command line.

mod demo;
mod serve;

use std::path::PathBuf;

use anyhow::Context;
use base::{Clock, Random};
use clap::{Parser, Subcommand};
use web::Config;
use web::config::LogFormat;

use crate::{config, wiring};

/// Farstu, the customer portal of a municipality, region or public company.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Command {
    /// The configuration; `farstu.toml` in this folder when not given.
    #[arg(long, global = true, env = "FARSTU_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Serve the portal.
    Serve {
        /// With a mailbox instead of mail, and keys of its own; never for real people.
        #[arg(long)]
        demo: bool,
    },
    /// Load the demo owner Exempelkommunen into an empty database.
    Demo,
    /// Make the tables, or bring them up to date.
    Migrate,
}

impl Command {
    /// Does it.
    pub fn run(self) -> anyhow::Result<()> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        rustls::crypto::ring::default_provider()
            .install_default()
            .map_err(|_| anyhow::anyhow!("another TLS provider was installed first"))?;
        let config = config::load(self.config.as_deref())?;
        log_to_stderr(&config)?;
        match self.what {
            What::Serve { demo } => runtime.block_on(serve::serve(config, demo)),
            What::Demo => runtime.block_on(demo::demo(config)),
            What::Migrate => runtime.block_on(migrate(config)),
        }
    }
}

async fn migrate(config: Config) -> anyhow::Result<()> {
    let _lock = wiring::lock(&config)?;
    let portal = wiring::portal(config, Clock::system(), Random::system()).await?;
    wiring::migrate(&portal.store).await?;
    eprintln!("The tables are up to date.");
    Ok(())
}

fn log_to_stderr(config: &Config) -> anyhow::Result<()> {
    let filter = config.log.filter.as_deref().unwrap_or("info,sea_orm_migration=warn");
    let filter = tracing_subscriber::EnvFilter::try_new(filter).context("log.filter cannot be read")?;
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match config.log.format {
        LogFormat::Pretty => log.init(),
        LogFormat::Json => log.json().init(),
    }
    Ok(())
}
