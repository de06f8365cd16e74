//! The audit log: rows are written in the transaction they tell of, and sealed into a hash chain
//! behind it, so that writers never queue on the chain. Holds ids and digests, never personal data.

use anyhow::Context;
use base::{ObjectRef, Represented};
use chrono::SecondsFormat;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use sha2::{Digest, Sha256};

use crate::keys::hex;
use crate::open::Store;
use crate::stop::Never;
use crate::tables::audit_entry;
use crate::tx::{Actor, Tx};

const BATCH: u64 = 1000;

/// Something done, to be written beside what it did.
#[derive(Debug)]
pub struct Audit {
    /// Who.
    pub actor: Actor,
    /// What, `crate.act`.
    pub act: &'static str,
    /// To what.
    pub object: ObjectRef,
    /// Ids and digests only.
    pub details: serde_json::Value,
}

/// What `verify_audit` found.
#[derive(Debug, PartialEq, Eq)]
pub struct AuditReport {
    /// How many rows the chain holds.
    pub sealed: u64,
    /// How many rows wait for their seal.
    pub unsealed: u64,
    /// Number and hash of the last sealed row.
    pub head: Option<(i64, String)>,
    /// The first thing wrong, if any.
    pub trouble: Option<AuditTrouble>,
}

/// What is wrong with the chain, and where.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuditTrouble {
    /// A number is missing: a row was taken away.
    #[error("row {0} is missing")]
    Missing(i64),
    /// A row does not match its seal: it, or one before it, was changed.
    #[error("row {seq} ({id}) was changed after it was sealed")]
    Changed {
        /// Its number.
        seq: i64,
        /// Its id.
        id: String,
    },
    /// The last rows were cut off: the chain ends before the head that was known.
    #[error("the chain ends at row {0}, before the known head")]
    Truncated(i64),
}

impl Tx {
    /// Writes an audit row.
    pub async fn audit(&self, entry: Audit) -> Result<(), DbErr> {
        let (actor_kind, hat) = match entry.actor {
            // `hat_id` is a person's here, and an organisation's in the line below.
            Actor::Person {
                hat: Some(of @ Represented::Person(_)),
                ..
            } => ("representative", Some(of)),
            Actor::Person { hat, .. } => ("person", hat),
            Actor::Staff(_) => ("staff", None),
            Actor::System => ("system", None),
            Actor::Visitor => ("visitor", None),
            Actor::Key { organisation, .. } => ("key", Some(organisation.into())),
        };
        let actor_id = match entry.actor {
            Actor::Key { id, .. } => Some(id.uuid()),
            _ => entry.actor.person_id().map(|id| id.uuid()),
        };
        let row = audit_entry::ActiveModel {
            id: Set(self.id()),
            at: Set(self.now()),
            actor_kind: Set(actor_kind.to_owned()),
            actor_id: Set(actor_id),
            hat_id: Set(hat.map(|id| id.uuid())),
            act: Set(entry.act.to_owned()),
            object_kind: Set(entry.object.kind),
            object_id: Set(entry.object.id),
            details: Set(entry.details.to_string()),
            seq: Set(None),
            hash: Set(None),
        };
        audit_entry::Entity::insert(row).exec_without_returning(&**self).await?;
        Ok(())
    }
}

impl Store {
    /// Numbers and chains the rows that have no seal yet; one sealer at a time.
    pub async fn seal_audit(&self) -> anyhow::Result<()> {
        while self.unsealed_audit().await? > 0 && self.seal_batch().await? == BATCH {}
        Ok(())
    }

    async fn unsealed_audit(&self) -> Result<u64, DbErr> {
        audit_entry::Entity::find()
            .filter(audit_entry::Column::Seq.is_null())
            .count(self.db())
            .await
    }

    async fn seal_batch(&self) -> anyhow::Result<u64> {
        let sealed = self.write::<u64, Never, _, _>(|tx| async move {
            tx.lock("store.seal_audit").await?;
            let last = audit_entry::Entity::find()
                .filter(audit_entry::Column::Seq.is_not_null())
                .order_by_desc(audit_entry::Column::Seq)
                .one(&*tx)
                .await?;
            let (mut seq, mut previous) = match last {
                Some(row) => (row.seq.unwrap_or_default(), row.hash.unwrap_or_default()),
                None => (0, String::new()),
            };
            let rows = audit_entry::Entity::find()
                .filter(audit_entry::Column::Seq.is_null())
                .order_by_asc(audit_entry::Column::At)
                .order_by_asc(audit_entry::Column::Id)
                .limit(BATCH)
                .all(&*tx)
                .await?;
            for row in &rows {
                seq += 1;
                previous = seal(&previous, seq, row);
                audit_entry::Entity::update_many()
                    .col_expr(audit_entry::Column::Seq, Expr::value(seq))
                    .col_expr(audit_entry::Column::Hash, Expr::value(previous.as_str()))
                    .filter(audit_entry::Column::Id.eq(row.id))
                    .exec(&*tx)
                    .await?;
            }
            Ok(rows.len() as u64)
        });
        Ok(sealed.await?)
    }

    /// Number and hash of the last sealed row, to be kept off the machine.
    pub async fn audit_head(&self) -> Result<Option<(i64, String)>, DbErr> {
        let last = audit_entry::Entity::find()
            .filter(audit_entry::Column::Seq.is_not_null())
            .order_by_desc(audit_entry::Column::Seq)
            .one(self.db())
            .await?;
        Ok(last.and_then(|row| Some((row.seq?, row.hash?))))
    }

    /// Reads the whole chain. `known_head` is a head kept off the machine: the chain must reach it.
    pub async fn verify_audit(&self, known_head: Option<(i64, String)>) -> anyhow::Result<AuditReport> {
        let mut report = AuditReport {
            sealed: 0,
            unsealed: self.unsealed_audit().await?,
            head: None,
            trouble: None,
        };
        let (mut after, mut previous) = (0, String::new());
        loop {
            let rows = audit_entry::Entity::find()
                .filter(audit_entry::Column::Seq.gt(after))
                .order_by_asc(audit_entry::Column::Seq)
                .limit(BATCH * 10)
                .all(self.db())
                .await?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                let seq = row.seq.context("a sealed row has a number")?;
                if seq != after + 1 {
                    report.trouble = Some(AuditTrouble::Missing(after + 1));
                    return Ok(report);
                }
                let hash = seal(&previous, seq, &row);
                let known = known_head.as_ref().filter(|(at, _)| *at == seq);
                if row.hash.as_deref() != Some(hash.as_str()) || known.is_some_and(|(_, known)| *known != hash) {
                    report.trouble = Some(AuditTrouble::Changed {
                        seq,
                        id: row.id.to_string(),
                    });
                    return Ok(report);
                }
                (after, previous) = (seq, hash);
                report.sealed += 1;
            }
            report.head = Some((after, previous.clone()));
        }
        if known_head.is_some_and(|(seq, _)| seq > after) {
            report.trouble = Some(AuditTrouble::Truncated(after));
        }
        Ok(report)
    }
}

/// SHA-256(previous ‖ canonical row): the row as a JSON array, times in UTC with milliseconds.
fn seal(previous: &str, seq: i64, row: &audit_entry::Model) -> String {
    let canonical = serde_json::json!([
        seq,
        row.id.to_string(),
        row.at.to_rfc3339_opts(SecondsFormat::Millis, true),
        row.actor_kind,
        row.actor_id,
        row.hat_id,
        row.act,
        row.object_kind,
        row.object_id,
        row.details,
    ]);
    hex(&Sha256::new()
        .chain_update(previous)
        .chain_update(canonical.to_string())
        .finalize())
}
