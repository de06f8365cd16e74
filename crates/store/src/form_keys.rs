//! One-time form keys: the same form posted again gives the first answer and does nothing.

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

impl Tx {
    /// Claims a form's key. A parallel post of the same form waits here for the first to end. Fails with
    /// [`NoLongerPermitted`](crate::NoLongerPermitted) when whoever posted it lost meanwhile what let them in.
    pub async fn claim_form(&self, key: &str) -> anyhow::Result<Claim> {
        let row = form_key::ActiveModel {
            key_hash: Set(digest(key)),
            answer: Set(String::new()),
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
        Ok(seen.map_or(Claim::New, |row| Claim::Done(row.answer)))
    }

    /// Keeps where the post of this form led: a path.
    pub async fn answer_form(&self, key: &str, answer: &str) -> Result<(), DbErr> {
        form_key::Entity::update_many()
            .col_expr(form_key::Column::Answer, sea_orm::sea_query::Expr::value(answer))
            .filter(form_key::Column::KeyHash.eq(digest(key)))
            .exec(&**self)
            .await?;
        Ok(())
    }
}

fn digest(key: &str) -> String {
    hex(&Sha256::digest(key.as_bytes()))
}
