//! One-time form keys: the same form posted again gives the first answer and does nothing. A key that a program
//! chose itself says with what it was sent ([`key_for`]): sent with something else, it is refused.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait, QueryFilter};
use sea_orm::{ColumnTrait, TryInsertResult};
use sha2::{Digest, Sha256};

use crate::keys::hex;
use crate::tables::form_key;
use crate::tx::Tx;

/// What is known of a posted form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Never seen: do it, then `answer_form`.
    New,
    /// Done before: lead the person here.
    Done(String),
}

/// Parts the name of a key from what it was sent with; neither of the two holds it.
const WITH: char = '#';

/// A key was used before, for something else. Nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the key was used for something else")]
pub struct KeyReused;

/// The key of what a sender named itself: `name` and a digest of what is sent under it.
pub fn key_for(name: &str, content: &str) -> String {
    format!("{name}{WITH}{content}")
}

/// The name of a key, and what it was sent with; nothing for forms, whose keys are ours.
fn parts(key: &str) -> (&str, &str) {
    key.split_once(WITH).unwrap_or((key, ""))
}

/// What is kept of an answer.
fn kept(key: &str, answer: &str) -> String {
    match parts(key) {
        (_, "") => answer.to_owned(),
        (_, content) => format!("{content}{WITH}{answer}"),
    }
}

impl Tx {
    /// Claims a form's key. A parallel post of the same form waits here for the first to end. Fails with
    /// [`NoLongerPermitted`](crate::NoLongerPermitted) when whoever posted it lost meanwhile what let them in, and with
    /// [`KeyReused`] when something else was sent under it before.
    pub async fn claim_form(&self, key: &str) -> anyhow::Result<Claim> {
        let row = form_key::ActiveModel {
            key_hash: Set(digest(key)),
            answer: Set(kept(key, "")),
            at: Set(self.now()),
        };
        let inserted = form_key::Entity::insert(row)
            .on_conflict(OnConflict::column(form_key::Column::KeyHash).do_nothing().to_owned())
            .try_insert()
            .exec_without_returning(&**self)
            .await?;
        if matches!(inserted, TryInsertResult::Inserted(rows) if rows > 0) {
            self.still_permitted().await?;
            return Ok(Claim::New);
        }
        let seen = form_key::Entity::find_by_id(digest(key)).one(&**self).await?;
        let Some(row) = seen else { return Ok(Claim::New) };
        match (parts(key).1, row.answer.split_once(WITH)) {
            ("", _) => Ok(Claim::Done(row.answer)),
            (sent, Some((content, answer))) if sent == content => Ok(Claim::Done(answer.to_owned())),
            _ => Err(KeyReused.into()),
        }
    }

    /// Keeps where the post of this form led: a path.
    pub async fn answer_form(&self, key: &str, answer: &str) -> Result<(), DbErr> {
        form_key::Entity::update_many()
            .col_expr(
                form_key::Column::Answer,
                sea_orm::sea_query::Expr::value(kept(key, answer)),
            )
            .filter(form_key::Column::KeyHash.eq(digest(key)))
            .exec(&**self)
            .await?;
        Ok(())
    }
}

fn digest(key: &str) -> String {
    hex(&Sha256::digest(parts(key).0.as_bytes()))
}
