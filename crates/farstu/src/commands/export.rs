//! `farstu export`: the package of the records whose matters ended in a year, beside a running server.

use std::path::PathBuf;

use clap::Args;
use web::Config;

use super::say;
use crate::progress::Progress;
use crate::{packages, retention, wiring};

#[derive(Debug, Args)]
pub(super) struct Export {
    /// The year in which the matters ended, in Swedish time.
    #[arg(long)]
    year: i32,
    /// The folder to make.
    #[arg(long)]
    out: PathBuf,
    /// Only this class of record, by its name under [retention]; can be given several times.
    #[arg(long)]
    class: Vec<String>,
}

impl Export {
    pub(super) async fn run(self, config: Config) -> anyhow::Result<()> {
        let portal = wiring::beside(config).await?;
        let packed = {
            let progress = Progress::of("Reading the records", retention::classes().len() as u64);
            let now = |class: &str| {
                progress.step(1);
                progress.now(class);
            };
            packages::make(&portal, self.year, &self.class, &self.out, now).await?
        };
        portal.store.clone().close().await?;
        say(format_args!(
            "The package of {} is in {}:",
            self.year,
            self.out.display()
        ))?;
        for one in &packed {
            say(format_args!(
                "  {:<16} {:>7} records, {:>6} files, kept: {}",
                one.class, one.records, one.files, one.kept
            ))?;
        }
        say(
            "It holds personal data. Move it to where only those who may read it can; README.txt tells how to check it.",
        )?;
        Ok(())
    }
}
