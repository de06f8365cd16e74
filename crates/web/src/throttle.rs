//! Counts tries so that nobody can guess or flood, shared by all nodes. An attempt is counted before
//! it is made, so that parallel ones cannot slip through, and forgiven when it turns out well. Keys
//! are hashed: what was typed is not stored. Never a permanent lock (accounts.md, Logging in).

use std::net::IpAddr;

use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, Statement};
use store::{Never, Tx};

use crate::portal::Portal;
use crate::problem::{Error, Problem};

/// How many tries, in how long, and what follows.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// Names what is counted.
    pub name: &'static str,
    /// After so many tries the next one waits.
    pub free: i32,
    /// Tries are forgotten after this.
    pub window: TimeDelta,
    /// The first pause; doubles with each further try, up to the window.
    pub pause: TimeDelta,
}

/// Tries at one typed account name (existing or not).
pub const LOGIN_BY_NAME: Limit = Limit {
    name: "login.name",
    free: 5,
    window: TimeDelta::hours(1),
    pause: TimeDelta::seconds(30),
};
/// Failed logins from one address.
pub const LOGIN_BY_ADDRESS: Limit = Limit {
    name: "login.address",
    free: 50,
    window: TimeDelta::minutes(15),
    pause: TimeDelta::minutes(15),
};
/// Registrations and open forms from one address: a school sits behind one.
pub const OPEN_FORMS: Limit = Limit {
    name: "open_forms",
    free: 60,
    window: TimeDelta::minutes(15),
    pause: TimeDelta::minutes(15),
};

/// Whether a try may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Go on. `tries` counts this one.
    Free {
        /// How many tries there were in the window.
        tries: i32,
    },
    /// Not before then.
    Blocked {
        /// When it may be tried again.
        until: DateTime<Utc>,
    },
}

mod row {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "throttles")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub count: i32,
        pub since: DateTime<Utc>,
        pub blocked_until: Option<DateTime<Utc>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Counts a try at `what` (a name, an address) and tells whether it may be made. Has a transaction
/// of its own, so that the count stays whatever becomes of the try.
pub async fn attempt(portal: &Portal, limit: Limit, what: &str) -> anyhow::Result<Verdict> {
    let counted = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(attempt_in(&tx, limit, what).await?) });
    Ok(counted.await?)
}

/// The same inside a transaction that will commit.
pub async fn attempt_in(tx: &Tx, limit: Limit, what: &str) -> anyhow::Result<Verdict> {
    let key = key(tx.keys(), limit, what);
    let now = tx.now();
    let Some(count) = count(tx, &key, now, now - limit.window).await? else {
        let blocked = row::Entity::find_by_id(key).one(&**tx).await?;
        let until = blocked
            .and_then(|row| row.blocked_until)
            .context("a try that was not counted is blocked")?;
        return Ok(Verdict::Blocked { until });
    };
    if count < limit.free {
        return Ok(Verdict::Free { tries: count });
    }
    // This try may still be made; the next one waits.
    let doublings = u32::try_from(count - limit.free).unwrap_or(0).clamp(0, 10);
    let until = now + (limit.pause * (1_i32 << doublings)).min(limit.window);
    row::Entity::update_many()
        .col_expr(row::Column::BlockedUntil, Expr::value(until))
        .filter(row::Column::Key.eq(key))
        .exec(&**tx)
        .await?;
    Ok(Verdict::Free { tries: count })
}

/// Counts an open form from this address, or says how long it must wait. Before anything that is slow
/// is done for the form.
pub async fn open_form(portal: &Portal, address: IpAddr) -> Result<(), Error> {
    match attempt(portal, OPEN_FORMS, &address.to_string()).await? {
        Verdict::Free { .. } => Ok(()),
        Verdict::Blocked { until } => Err(Problem::Limited { until }.into()),
    }
}

/// One atomic statement on both engines: parallel tries are each counted, or none when blocked.
async fn count(tx: &Tx, key: &str, now: DateTime<Utc>, forgotten: DateTime<Utc>) -> anyhow::Result<Option<i32>> {
    let statement = Statement::from_sql_and_values(
        tx.get_database_backend(),
        "INSERT INTO throttles (key, count, since) VALUES ($1, 1, $2) ON CONFLICT (key) DO UPDATE SET \
         count = CASE WHEN throttles.since < $3 THEN 1 ELSE throttles.count + 1 END, \
         since = CASE WHEN throttles.since < $3 THEN $2 ELSE throttles.since END \
         WHERE throttles.blocked_until IS NULL OR throttles.blocked_until <= $2 RETURNING *",
        [key.into(), now.into(), forgotten.into()],
    );
    let row = tx.query_one_raw(statement).await?;
    Ok(row
        .map(|row| row::Model::from_query_result(&row, ""))
        .transpose()?
        .map(|row| row.count))
}

/// Takes back one counted try, because it turned out well.
pub async fn forgive(tx: &Tx, limit: Limit, what: &str) -> Result<(), DbErr> {
    row::Entity::update_many()
        .col_expr(row::Column::Count, Expr::col(row::Column::Count).sub(1))
        .col_expr(row::Column::BlockedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(row::Column::Key.eq(key(tx.keys(), limit, what)))
        .filter(row::Column::Count.gt(0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Forgets all tries at `what`: after a right password, a reset, or by staff.
pub async fn clear(tx: &Tx, limit: Limit, what: &str) -> Result<(), DbErr> {
    row::Entity::delete_by_id(key(tx.keys(), limit, what))
        .exec(&**tx)
        .await?;
    Ok(())
}

fn key(keys: &store::Keyring, limit: Limit, what: &str) -> String {
    match what.parse() {
        Ok(address) => keys.hash(limit.name, &network(address)),
        Err(_) => keys.hash(limit.name, what),
    }
}

/// One household or machine has a whole /64 of IPv6 addresses, so they count as one.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_ipv6_network_count_as_one() {
        let same = |a: &str, b: &str| network(a.parse().unwrap()) == network(b.parse().unwrap());
        assert!(same("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"));
        assert!(!same("2001:db8:1:2::1", "2001:db8:1:3::1"));
        assert!(same("::ffff:192.0.2.1", "192.0.2.1"));
        assert!(!same("192.0.2.1", "192.0.2.2"));
    }
}
