//! Mailed links that work once. Only their SHA-256 is stored; opening a page never uses one up, since
//! mail scanners open links too.

use base::{Id, Person};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};
use store::{SealedColumn, Tx};

pub use crate::tables::single_use_link::Purpose;
use crate::tables::single_use_link::{ActiveModel, Column, Entity, Model};

/// How long a link is kept after it stopped working.
pub(crate) const KEPT_AFTER_END: TimeDelta = TimeDelta::days(30);
const DOMAIN: &str = "accounts.link";

/// Where the data of links is sealed.
pub(crate) const SEALED: SealedColumn = SealedColumn {
    table: "single_use_links",
    id: "id",
    column: "data",
    domain: DOMAIN,
};

impl Purpose {
    /// How long a link works (accounts.md).
    pub fn lifetime(self) -> TimeDelta {
        match self {
            Purpose::Confirm | Purpose::EmailChange => TimeDelta::hours(48),
            Purpose::Reset => TimeDelta::hours(1),
            Purpose::EmailUndo => TimeDelta::days(7),
        }
    }

    /// Whether a new link makes the person's earlier ones of the same purpose stop working.
    fn replaces_earlier(self) -> bool {
        self != Purpose::EmailUndo
    }
}

/// Makes a link and gives its token. `data` is what its use will need; it is stored sealed.
pub async fn issue(tx: &Tx, person: Id<Person>, purpose: Purpose, data: Option<&[u8]>) -> Result<String, DbErr> {
    if purpose.replaces_earlier() {
        end_all(tx, person, purpose).await?;
    }
    let token = tx.random().token();
    let row = ActiveModel {
        id: Set(tx.id()),
        person_id: Set(person),
        purpose: Set(purpose),
        token_hash: Set(hash(&token)),
        data: Set(data.map(|data| tx.keys().seal(tx.random(), DOMAIN, data))),
        created_at: Set(tx.now()),
        expires_at: Set(tx.now() + purpose.lifetime()),
        used_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(token)
}

/// The link of a token, if it still works. Using it up is for `take`.
pub async fn find(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    purpose: Purpose,
    token: &str,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::TokenHash.eq(hash(token)))
        .filter(Column::Purpose.eq(purpose))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .one(db)
        .await
}

/// Uses a link up. Of any number of parallel tries one gets it.
pub async fn take(tx: &Tx, purpose: Purpose, token: &str) -> Result<Option<Model>, DbErr> {
    let Some(link) = find(&**tx, tx.now(), purpose, token).await? else {
        return Ok(None);
    };
    let taken = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(link.id))
        .filter(Column::UsedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok((taken.rows_affected == 1).then_some(link))
}

/// Makes a person's links of this purpose stop working.
pub async fn end_all(tx: &Tx, person: Id<Person>, purpose: Purpose) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(tx.now()))
        .filter(Column::PersonId.eq(person))
        .filter(Column::Purpose.eq(purpose))
        .filter(Column::UsedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}

/// What a link carries.
pub fn data(keys: &store::Keyring, link: &Model) -> anyhow::Result<Option<Vec<u8>>> {
    link.data.as_deref().map(|sealed| keys.open(DOMAIN, sealed)).transpose()
}

fn hash(token: &str) -> String {
    format!("{:x}", Sha256::digest(token.as_bytes()))
}
