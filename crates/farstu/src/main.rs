//! The binary: reads the command line, and says in clear words what went wrong.

use std::process::ExitCode;

use clap::Parser;
use farstu::commands::Command;

/// Gives memory of short peaks back, such as 19 MiB for each password: glibc keeps that in every thread's arena.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    Command::parse().run().unwrap_or_else(|e| {
        eprintln!("farstu: {e:#}");
        ExitCode::FAILURE
    })
}
