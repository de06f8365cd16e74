//! The binary: reads the command line, and says in clear words what went wrong.

use std::process::ExitCode;

use clap::Parser;
use farstu::commands::Command;

fn main() -> ExitCode {
    Command::parse().run().unwrap_or_else(|e| {
        eprintln!("farstu: {e:#}");
        ExitCode::FAILURE
    })
}
