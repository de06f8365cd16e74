//! `farstu audit verify`: whether the audit log is what it was when it was sealed.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;
use web::Config;

use super::say;
use crate::{audit_heads, wiring};

#[derive(Debug, Subcommand)]
pub(super) enum Audit {
    /// Read the whole chain and name the first row that was changed or taken away.
    Verify {
        /// A file of `audit.export`: finds out whether the end of the chain was cut off.
        #[arg(long)]
        against: Option<PathBuf>,
    },
}

impl Audit {
    pub(super) async fn run(self, config: Config) -> anyhow::Result<ExitCode> {
        let Audit::Verify { against } = self;
        let known = against.as_deref().map(last_head).transpose()?;
        let portal = wiring::beside(config).await?;
        let report = portal.store.verify_audit(known).await?;
        portal.store.clone().close().await?;
        if let Some(trouble) = &report.trouble {
            say(format_args!("The audit log was tampered with: {trouble}."))?;
            say(format_args!(
                "{} rows before that are as they were sealed.",
                report.sealed
            ))?;
            return Ok(ExitCode::FAILURE);
        }
        say(format_args!(
            "The audit log is whole: {} rows are sealed and unchanged.",
            report.sealed
        ))?;
        if report.unsealed > 0 {
            say(format_args!(
                "{} rows wait for their seal, which a running server or worker gives within a second.",
                report.unsealed
            ))?;
        }
        if let Some((row, hash)) = report.head {
            say(format_args!("Head: {}", audit_heads::line(row, &hash)))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn last_head(file: &Path) -> anyhow::Result<(i64, String)> {
    let text = std::fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))?;
    audit_heads::last(&text).with_context(|| format!("{} holds no head of an audit chain", file.display()))
}
