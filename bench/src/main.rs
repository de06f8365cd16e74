//! What `make bench` runs: starts the release program on both databases with 3 000, 100 000 and 1 000 000 cases,
//! makes load on it and on a bare page of equal size in turn, and writes `results.md`. Never used by
//! the portal itself.

mod bare;
mod browser;
mod fill;
mod installation;
mod load;
mod machine;
mod report;
mod run;
mod s3;
mod storm;
mod uploads;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

#[derive(Parser)]
struct Command {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Measure everything.
    Run(run::Plan),
    /// Serve the pages in a folder from memory and do nothing else: what there is to compare with.
    Bare { listen: SocketAddr, folder: PathBuf },
}

fn main() -> anyhow::Result<()> {
    rustls::crypto::ring::default_provider()
        .install_default()
        .map_err(|_| anyhow::anyhow!("another TLS provider was installed first"))?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match Command::parse().what {
        What::Run(plan) => runtime.block_on(run::run(plan)),
        What::Bare { listen, folder } => runtime.block_on(bare::serve(listen, folder)),
    }
}
