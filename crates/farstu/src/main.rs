//! The binary: reads the command line, starts the runtime, and says in clear words what went wrong.

use std::process::ExitCode;

use clap::Parser;
use farstu::commands::Command;

fn main() -> ExitCode {
    match Command::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("farstu: {e:#}");
            ExitCode::FAILURE
        }
    }
}
