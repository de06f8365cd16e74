//! `farstu keys rotate`: seals every sealed field anew under the newest key, so that an older key can be
//! taken away.

use std::process::ExitCode;

use base::{ObjectRef, Random};
use clap::Subcommand;
use store::{Actor, Never, Resealed, SealedColumn};
use uuid::Uuid;
use web::{Config, Portal};

use super::say;
use crate::progress::Progress;
use crate::{config, services, wiring};

#[derive(Debug, Subcommand)]
pub(super) enum Keys {
    /// Encrypt all fields anew with the key whose id comes last. Can be cut off and run again.
    Rotate,
}

impl Keys {
    pub(super) async fn run(self, mut config: Config) -> anyhow::Result<ExitCode> {
        let Keys::Rotate = self;
        config::join_demo(&mut config);
        let installation = wiring::alone(config, Random::system()).await?;
        let portal = &installation.portal;
        let done = portal.store.alone("farstu.keys_rotate", rotate(portal)).await?;
        tell(portal, &done)?;
        portal.store.clone().close().await?;
        Ok(if done.is_complete() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

/// Those of switched-off services too: they can be switched on again.
fn columns() -> Vec<SealedColumn> {
    services::all().iter().flat_map(|service| (service.sealed)()).collect()
}

async fn rotate(portal: &Portal) -> anyhow::Result<Resealed> {
    let mut fields = 0;
    for column in columns() {
        fields += portal.store.count_outdated(&column).await?;
    }
    let progress = Progress::of("Sealing fields anew", fields);
    let mut done = Resealed::default();
    for column in columns() {
        done.add(portal.store.reseal(&column, || progress.step(1)).await?);
    }
    let details = &serde_json::json!({
        "key": portal.store.keys().current(),
        "fields": done.fields,
        "complete": done.is_complete(),
    });
    portal
        .store
        .write::<_, Never, _, _>(|tx| async move {
            tx.audit(store::Audit {
                actor: Actor::System,
                act: "farstu.keys_rotated",
                object: ObjectRef {
                    kind: "installation".to_owned(),
                    id: Uuid::nil(),
                },
                details: details.clone(),
            })
            .await?;
            Ok(())
        })
        .await?;
    Ok(done)
}

fn tell(portal: &Portal, done: &Resealed) -> anyhow::Result<()> {
    let keys = portal.store.keys();
    say(format_args!(
        "{} fields were sealed anew under the key {:?}.",
        done.fields,
        keys.current()
    ))?;
    for (key, fields) in &done.without_key {
        say(format_args!(
            "{fields} fields are sealed under the key {key:?}, which keys.encryption does not have: add it."
        ))?;
    }
    if done.damaged > 0 {
        say(format_args!(
            "{} fields do not open: their key has another secret now, or they were changed.",
            done.damaged
        ))?;
    }
    let older: Vec<_> = keys.ids().filter(|id| *id != keys.current()).collect();
    if done.is_complete() && !older.is_empty() {
        say(format_args!(
            "Nothing is sealed under {} any more: take it out of keys.encryption, and keep it for older backups.",
            older.join(", ")
        ))?;
    }
    Ok(())
}
