//! What `farstu` does on the command line (operations.md, The program). Reports go to standard output,
//! progress and what goes wrong to standard error.

mod accounts;
mod admin;
mod audit;
mod backup;
mod check;
mod demo;
mod export;
mod keys;
mod restore;
mod serve;

use std::fmt::Display;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use base::Random;
use clap::{Parser, Subcommand};
use web::Config;
use web::config::LogFormat;

use crate::{config, openapi, services, wiring};

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
        /// With a mailbox instead of mail, keys of its own and the demo owner; never for real people.
        #[arg(long)]
        demo: bool,
    },
    /// Do the jobs without serving pages; with PostgreSQL, beside any number of servers.
    Worker {
        /// On an installation that was started with `serve --demo`.
        #[arg(long)]
        demo: bool,
    },
    /// Make the tables, or bring them up to date. The version before may go on serving meanwhile.
    Migrate,
    /// Load the demo owner Exempelkommunen into an empty database.
    Demo,
    /// Look at configuration, keys, database, files, mail and text messages, and say how to mend what is wrong.
    Check,
    /// System administrators.
    #[command(subcommand)]
    Admin(admin::Admin),
    /// Accounts of persons.
    #[command(subcommand)]
    Accounts(accounts::Accounts),
    /// Copy a SQLite installation into a folder, also while it serves. The keys are not copied.
    Backup(backup::Backup),
    /// Put a copy made by `farstu backup` in place of the database.
    Restore(restore::Restore),
    /// Put the records whose matters ended in a year into a folder, readable without Farstu, also while it serves.
    Export(export::Export),
    /// The audit log.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// What programs can do with a key, as OpenAPI; the same as /api/openapi.json.
    Openapi,
    /// The keys that fields are encrypted with.
    #[command(subcommand)]
    Keys(keys::Keys),
}

impl Command {
    /// Does it. The exit code is for what was found; an error is for what could not be done.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        rustls::crypto::ring::default_provider()
            .install_default()
            .map_err(|_| anyhow::anyhow!("another TLS provider was installed first"))?;
        let config = config::load(self.config.as_deref());
        if let (What::Check, Err(e)) = (&self.what, &config) {
            return check::unreadable(e);
        }
        let config = config?;
        log_to_stderr(&config, self.what.is_long_lived())?;
        runtime.block_on(self.what.run(config))
    }
}

impl What {
    fn is_long_lived(&self) -> bool {
        matches!(self, What::Serve { .. } | What::Worker { .. })
    }

    async fn run(self, config: Config) -> anyhow::Result<ExitCode> {
        match self {
            What::Serve { demo } => serve::serve(config, demo).await?,
            What::Worker { demo } => serve::work(config, demo).await?,
            What::Migrate => migrate(config).await?,
            What::Demo => demo::demo(config).await?,
            What::Check => return check::check(config).await,
            What::Admin(admin) => admin.run(config).await?,
            What::Accounts(accounts) => return accounts.run(config).await,
            What::Backup(backup) => backup.run(config).await?,
            What::Export(export) => export.run(config).await?,
            What::Restore(restore) => restore.run(config).await?,
            What::Audit(audit) => return audit.run(config).await,
            What::Keys(keys) => return keys.run(config).await,
            What::Openapi => print_openapi(&config)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

async fn migrate(mut config: Config) -> anyhow::Result<()> {
    config::join_demo(&mut config);
    let installation = wiring::alone(config, Random::system()).await?;
    say("The tables are up to date.")?;
    installation.portal.store.clone().close().await
}

/// The document of the rooms that the configuration has switched on.
fn print_openapi(config: &Config) -> anyhow::Result<()> {
    let mut all = services::all();
    all.retain(|service| !service.switchable || config.is_on(service.name));
    write!(std::io::stdout(), "{}", openapi::text(&all)?)?;
    Ok(())
}

/// A line of a report.
fn say(line: impl Display) -> std::io::Result<()> {
    writeln!(std::io::stdout(), "{line}")
}

/// Short commands tell what they find themselves, so only trouble is logged.
fn log_to_stderr(config: &Config, is_long_lived: bool) -> anyhow::Result<()> {
    let usual = if is_long_lived {
        "info,sea_orm_migration=warn"
    } else {
        "warn"
    };
    let filter = config.log.filter.as_deref().unwrap_or(usual);
    let filter = tracing_subscriber::EnvFilter::try_new(filter).context("log.filter cannot be read")?;
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    match config.log.format {
        LogFormat::Pretty => log.init(),
        LogFormat::Json => log.json().init(),
    }
    Ok(())
}
