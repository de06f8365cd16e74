//! `farstu accounts import`: accounts of the persons of an older portal.

use std::fs::File;
use std::path::PathBuf;
use std::process::ExitCode;

use accounts::import::{self, Report};
use anyhow::Context;
use clap::Subcommand;
use web::Config;

use super::say;
use crate::progress::Progress;
use crate::wiring;

#[derive(Debug, Subcommand)]
pub(super) enum Accounts {
    /// Make unconfirmed accounts from a CSV file and mail each person a link. Can be run again.
    Import {
        /// The file: a first line with the names of the columns (email, first_name, last_name; username, mobile,
        /// personnummer), then a line for each person.
        file: PathBuf,
    },
}

impl Accounts {
    pub(super) async fn run(self, config: Config) -> anyhow::Result<ExitCode> {
        let Accounts::Import { file } = self;
        let open = File::open(&file).with_context(|| format!("could not open {}", file.display()))?;
        let portal = wiring::beside(config).await?;
        let report = {
            let bar = Progress::of("Making accounts", 100);
            let far = |far: import::Progress| bar.reached(far.done * 100 / far.total.max(1));
            import::import(&portal, open, far).await?
        };
        portal.store.clone().close().await?;
        tell(&report)?;
        Ok(if report.bad.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

fn tell(report: &Report) -> anyhow::Result<()> {
    say(format_args!("Accounts made, each told by mail: {}", report.made))?;
    say(format_args!(
        "Rows passed over, since the address has an account: {}",
        report.skipped.len()
    ))?;
    say(format_args!("Rows with mistakes: {}", report.bad.len()))?;
    for bad in &report.bad {
        say(format_args!("  line {}: {}", bad.line, bad.reason))?;
    }
    if !report.bad.is_empty() {
        say("Mend them and run this again; accounts that are there are passed over.")?;
    }
    Ok(())
}
