//! Heads of the audit chain, kept off the machine (`audit.export`): who cuts rows off the end of the
//! log cannot cut them off there too.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use chrono::SecondsFormat;
use web::{Cron, Portal};

const EVERY: Duration = Duration::from_secs(60);

/// Writes the head once a minute, where that is configured.
pub(crate) fn cron() -> Cron {
    Cron {
        name: "farstu.export_audit_head",
        every: EVERY,
        run: |portal| Box::pin(export(portal)),
    }
}

async fn export(portal: Portal) -> anyhow::Result<()> {
    let Some(file) = &portal.config.audit.export else {
        return Ok(());
    };
    let Some((row, hash)) = portal.store.audit_head().await? else {
        return Ok(());
    };
    let head = line(row, &hash);
    if last_line(file)?.is_some_and(|last| last.ends_with(&head)) {
        return Ok(());
    }
    let at = portal.now().to_rfc3339_opts(SecondsFormat::Secs, true);
    append(file, &format!("{at} {head}")).with_context(|| format!("could not write to {}", file.display()))
}

/// A head as it is written: number and hash.
pub(crate) fn line(row: i64, hash: &str) -> String {
    format!("{row} {hash}")
}

/// The latest head of a file of lines `time number hash`.
pub(crate) fn last(text: &str) -> Option<(i64, String)> {
    let line = text.lines().rev().find(|line| !line.trim().is_empty())?;
    let mut words = line.split_whitespace().rev();
    let (hash, row) = (words.next()?, words.next()?);
    Some((row.parse().ok()?, hash.to_owned()))
}

fn last_line(file: &Path) -> anyhow::Result<Option<String>> {
    match std::fs::read_to_string(file) {
        Ok(text) => Ok(text.lines().last().map(str::to_owned)),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e).with_context(|| format!("could not read {}", file.display())),
    }
}

fn append(file: &Path, line: &str) -> std::io::Result<()> {
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(file)?;
    writeln!(file, "{line}")?;
    file.sync_data()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_head_of_a_file_is_found() {
        let text = "2026-11-23T09:00:00Z 7 aa\n2026-11-23T09:01:00Z 12 bb\n\n";
        assert_eq!(last(text), Some((12, "bb".to_owned())));
        assert_eq!(last(&line(3, "cc")), Some((3, "cc".to_owned())));
        assert_eq!(last(""), None);
        assert_eq!(last("nonsense"), None);
    }
}
