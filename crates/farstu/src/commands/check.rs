//! `farstu check`: tells what is wrong with an installation, and how to mend it.

use std::process::ExitCode;

use web::Config;

use super::say;
use crate::checks;

pub(super) async fn check(config: Config) -> anyhow::Result<ExitCode> {
    let found = checks::all(config).await;
    let mut wrong = 0;
    for finding in &found {
        match &finding.verdict {
            Ok(how) => say(format_args!("ok     {:<14} {how}", finding.what))?,
            Err(trouble) => {
                wrong += 1;
                say(format_args!("WRONG  {:<14} {}", finding.what, trouble.what))?;
                say(format_args!("       {:<14} to mend it: {}", "", trouble.mend))?;
            }
        }
    }
    if wrong == 0 {
        say("All is well.")?;
        return Ok(ExitCode::SUCCESS);
    }
    say(format_args!("{wrong} to mend."))?;
    Ok(ExitCode::FAILURE)
}

/// The finding about a configuration that cannot be read; nothing else can be looked at.
pub(super) fn unreadable(e: &anyhow::Error) -> anyhow::Result<ExitCode> {
    say(format_args!("WRONG  {:<14} {e:#}", "configuration"))?;
    say(format_args!(
        "       {:<14} to mend it: farstu.example.toml has every key, with what it means",
        ""
    ))?;
    Ok(ExitCode::FAILURE)
}
