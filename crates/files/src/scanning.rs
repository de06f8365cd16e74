//! Asks clamd about each file that arrived, where one is configured. Until it has answered the file is
//! held back; what it finds something in is taken away and those concerned are told (desk.md, Attachments).

use std::time::Duration;

use anyhow::{Context, bail};
use base::{Id, ObjectRef};
use clamav_client::tokio::{Socket, Tcp, ping, scan_stream};
use futures::TryStreamExt;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use serde_json::json;
use store::{Actor, Audit, JobError, Never, NewJob};
use web::{JobKind, Portal};

use crate::model::{File, State};
use crate::tables::file;

const SCAN: &str = "files.scan";
const TIMEOUT: Duration = Duration::from_secs(10 * 60);
const PONG: Duration = Duration::from_secs(5);
/// clamd reads so many bytes at once.
const CHUNK_BYTES: usize = 64 * 1024;

/// What clamd said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Checked {
    /// Nothing was found.
    Clean,
    /// Something was.
    Infected,
}

/// The job that looks a file through.
pub(crate) fn job_kind() -> JobKind {
    JobKind {
        name: SCAN,
        concurrency: 2,
        timeout: TIMEOUT,
        run: |portal, payload| {
            Box::pin(async move {
                let Payload { file } = serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.into()))?;
                Ok(scan(&portal, file).await?)
            })
        },
        gave_up: None,
    }
}

/// The job for one file; only one waits.
pub(crate) fn job(file: Id<File>) -> NewJob {
    NewJob::now(SCAN, json!({ "file": file })).unique(format!("{SCAN}:{file}"))
}

#[derive(Deserialize)]
struct Payload {
    file: Id<File>,
}

async fn scan(portal: &Portal, id: Id<File>) -> anyhow::Result<()> {
    let held = match file::Entity::find_by_id(id).one(portal.store.db()).await? {
        Some(row) if row.state == State::Held => row,
        // Told the last time, but the storage could not be reached.
        Some(row) if row.state == State::Infected => return portal.blobs.delete(&row.blob).await,
        _ => return Ok(()),
    };
    let Some(address) = &portal.config.files.clamd else {
        // It was switched off meanwhile.
        return settle(portal, &held, Checked::Clean).await;
    };
    let checked = ask(portal, address, &held).await?;
    settle(portal, &held, checked).await
}

async fn ask(portal: &Portal, address: &str, held: &file::Model) -> anyhow::Result<Checked> {
    let bytes = portal.blobs.read(&held.blob).await?.map_err(std::io::Error::other);
    let answer = match clamd(address)? {
        Clamd::Tcp(host_address) => scan_stream(bytes, Tcp { host_address }, Some(CHUNK_BYTES)).await,
        Clamd::Unix(socket_path) => scan_stream(bytes, Socket { socket_path }, Some(CHUNK_BYTES)).await,
    };
    verdict(&answer.context("clamd does not answer")?)
}

/// `stream: OK`, or `stream: NAME FOUND`; anything else is no verdict.
fn verdict(answer: &[u8]) -> anyhow::Result<Checked> {
    let answer = String::from_utf8_lossy(answer);
    let answer = answer.trim_end_matches(['\0', '\n']);
    if answer.ends_with(": OK") {
        Ok(Checked::Clean)
    } else if answer.ends_with(" FOUND") {
        Ok(Checked::Infected)
    } else {
        bail!("clamd gave no verdict: {answer}")
    }
}

enum Clamd<'a> {
    Tcp(&'a str),
    Unix(&'a str),
}

fn clamd(address: &str) -> anyhow::Result<Clamd<'_>> {
    if let Some(host) = address.strip_prefix("tcp://") {
        Ok(Clamd::Tcp(host))
    } else if let Some(path) = address.strip_prefix("unix:") {
        Ok(Clamd::Unix(path))
    } else {
        bail!("files.clamd must begin with tcp:// or unix:")
    }
}

/// Whether clamd answers at the address, for `farstu check`.
pub async fn try_clamd(address: &str) -> anyhow::Result<()> {
    let answer = async {
        match clamd(address)? {
            Clamd::Tcp(host_address) => Ok(ping(Tcp { host_address }).await?),
            Clamd::Unix(socket_path) => anyhow::Ok(ping(Socket { socket_path }).await?),
        }
    };
    let answer = tokio::time::timeout(PONG, answer).await;
    let answer = answer
        .context("clamd does not answer")?
        .context("clamd cannot be reached")?;
    if answer != clamav_client::PONG {
        bail!("what answers at {address} is no clamd");
    }
    Ok(())
}

async fn settle(portal: &Portal, held: &file::Model, checked: Checked) -> anyhow::Result<()> {
    let settled = portal.store.write::<_, Never, _, _>(|tx| async move {
        let state = match checked {
            Checked::Clean => State::Ready,
            Checked::Infected => State::Infected,
        };
        let settled = file::Entity::update_many()
            .col_expr(file::Column::State, Expr::value(state))
            .filter(file::Column::Id.eq(held.id))
            .filter(file::Column::State.eq(State::Held))
            .exec(&*tx)
            .await?;
        if settled.rows_affected == 0 || checked == Checked::Clean {
            return Ok(());
        }
        let object = ObjectRef {
            kind: "file".to_owned(),
            id: held.id.uuid(),
        };
        tx.audit(Audit {
            actor: Actor::System,
            act: "files.infected",
            object,
            details: json!({ "sha256": held.sha256 }),
        })
        .await?;
        // As it is now: it may have been sent off while clamd was reading.
        let now = file::Entity::find_by_id(held.id).one(&*tx).await?;
        let hangs_on = now.and_then(|row| row.object_kind.zip(row.object_id));
        if let Some((kind, id)) = hangs_on {
            let object = ObjectRef { kind, id };
            for tell in portal.services.iter().filter_map(|service| service.file_removed) {
                tell(portal, &tx, &object, &held.name).await?;
            }
        }
        Ok(())
    });
    settled.await?;
    if checked == Checked::Infected {
        portal.blobs.delete(&held.blob).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clear_answer_is_a_verdict() {
        assert_eq!(verdict(b"stream: OK\0").unwrap(), Checked::Clean);
        assert_eq!(verdict(b"stream: Eicar-Signature FOUND\0").unwrap(), Checked::Infected);
        for unclear in [
            &b"INSTREAM size limit exceeded. ERROR\0"[..],
            b"",
            b"stream: OK and more",
        ] {
            assert!(verdict(unclear).is_err());
        }
    }
}
