//! Browsers that a person has logged in with before. A login from another one is told by mail.

use base::{Id, Person};
use cookie::Cookie;
use http::HeaderMap;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use sha2::{Digest, Sha256};
use store::Tx;
use web::{Config, session};

use crate::rules::DEVICE_KNOWN_FOR;
use crate::tables::known_device::{ActiveModel, Column, Entity};

/// How well a browser is known.
pub(crate) enum Seen {
    /// The person has used it before.
    Before,
    /// The person's first browser of all.
    First,
    /// A new one beside others.
    New,
}

/// Remembers the browser, and gives the cookie that it is known by next time.
pub(crate) async fn remember(
    tx: &Tx,
    config: &Config,
    headers: &HeaderMap,
    person: Id<Person>,
    device: &str,
) -> Result<(Seen, Cookie<'static>), DbErr> {
    let known = session::cookie_value(headers, name(config)).filter(|token| token.len() == 43);
    let token = known.unwrap_or_else(|| tx.random().token());
    let cookie = session::own_cookie(config, name(config), token.clone());
    let cookie = cookie
        .max_age(cookie::time::Duration::days(DEVICE_KNOWN_FOR.num_days()))
        .build();
    let again = Entity::update_many()
        .col_expr(Column::LastSeenAt, Expr::value(tx.now()))
        .col_expr(Column::Device, Expr::value(device))
        .filter(Column::PersonId.eq(person))
        .filter(Column::TokenHash.eq(hash(&token)))
        .exec(&**tx)
        .await?;
    if again.rows_affected > 0 {
        return Ok((Seen::Before, cookie));
    }
    let others = Entity::find().filter(Column::PersonId.eq(person)).count(&**tx).await?;
    let row = ActiveModel {
        id: Set(tx.id()),
        person_id: Set(person),
        token_hash: Set(hash(&token)),
        device: Set(device.to_owned()),
        first_seen_at: Set(tx.now()),
        last_seen_at: Set(tx.now()),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok((if others == 0 { Seen::First } else { Seen::New }, cookie))
}

fn hash(token: &str) -> String {
    format!("{:x}", Sha256::digest(token.as_bytes()))
}

fn name(config: &Config) -> &'static str {
    if config.is_https() {
        "__Host-farstu-device"
    } else {
        "farstu-device"
    }
}
