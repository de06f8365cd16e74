//! Login sessions: a random 256-bit token in a cookie, its SHA-256 as key. Idle 30 minutes, at most
//! 12 hours; a session's last use is written at most once a minute (accounts.md, Logging in).

use base::{Id, Person, Represented};
use chrono::{DateTime, TimeDelta, Utc};
use cookie::{Cookie, SameSite};
use http::HeaderMap;
use http::header::COOKIE;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use sha2::{Digest, Sha256};
use store::Tx;

use crate::config::Config;
use crate::portal::Portal;

/// A session ends this long after its last use.
pub const IDLE: TimeDelta = TimeDelta::minutes(30);
/// A session ends this long after login, however much it is used.
pub const ABSOLUTE: TimeDelta = TimeDelta::hours(12);
/// The header of what a page asks by itself.
const BACKGROUND: &str = "x-background";
const LAST_USE_WRITTEN_EVERY: TimeDelta = TimeDelta::minutes(1);
/// Its row is kept twelve hours after its end.
pub(crate) const KEPT_AFTER_LAST_USE: TimeDelta = TimeDelta::minutes(12 * 60 + 30);

/// Marks ids of login sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Session {}

/// The rows.
pub mod row {
    use base::{Id, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    /// One row of `sessions`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sessions")]
    pub struct Model {
        /// The session.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<super::Session>,
        /// SHA-256 of the cookie's token, hex.
        pub token_hash: String,
        /// Who.
        pub person_id: Id<Person>,
        /// When the person logged in.
        pub created_at: DateTime<Utc>,
        /// Last use, to the minute.
        pub last_used_at: DateTime<Utc>,
        /// The organisation or person acted for; none is "Privat".
        pub hat_id: Option<Uuid>,
        /// Whether the password was right but the second factor is still to come.
        pub awaits_second_factor: bool,
        /// Whether a second factor was shown.
        pub second_factor: bool,
        /// The browser, in words.
        pub device: String,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        /// Whether it is still good at `now`.
        pub fn is_live(&self, now: DateTime<Utc>) -> bool {
            now - self.last_used_at < super::IDLE && now - self.created_at < super::ABSOLUTE
        }

        /// How long it lasts from `now` on.
        pub fn rest(&self, now: DateTime<Utc>) -> super::Rest {
            let idle = self.last_used_at + super::IDLE - now;
            let absolute = self.created_at + super::ABSOLUTE - now;
            super::Rest {
                seconds: idle.min(absolute).num_seconds().max(0),
                is_last: absolute <= idle,
            }
        }
    }
}

/// How long a session lasts when it is not used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rest {
    /// Until it ends.
    pub seconds: i64,
    /// Whether it ends then however much it is used.
    pub is_last: bool,
}

/// A session that was just begun, and the cookie for it.
pub struct Begun {
    /// The session.
    pub id: Id<Session>,
    /// For the `Set-Cookie` header.
    pub cookie: Cookie<'static>,
}

/// Begins a session with a token of its own; whatever session the browser had is not used again.
pub async fn begin(
    tx: &Tx,
    config: &Config,
    person: Id<Person>,
    device: &str,
    factor: SecondFactor,
) -> Result<Begun, DbErr> {
    let (id, token) = (tx.id(), tx.random().token());
    let new = row::ActiveModel {
        id: Set(id),
        token_hash: Set(hash(&token)),
        person_id: Set(person),
        created_at: Set(tx.now()),
        last_used_at: Set(tx.now()),
        hat_id: Set(None),
        awaits_second_factor: Set(factor == SecondFactor::Awaited),
        second_factor: Set(factor == SecondFactor::Shown),
        device: Set(device.to_owned()),
    };
    row::Entity::insert(new).exec_without_returning(&**tx).await?;
    Ok(Begun {
        id,
        cookie: cookie(config, token),
    })
}

/// What is known of the second factor when a session begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondFactor {
    /// The person has none.
    None,
    /// It is asked for next; until then nobody is logged in.
    Awaited,
    /// It was shown.
    Shown,
}

/// What the session that the request's cookie names is found by: the SHA-256 of its token.
pub fn key(config: &Config, headers: &HeaderMap) -> Option<String> {
    cookie_value(headers, name(config)).map(|token| hash(&token))
}

/// The session that the request's cookie names, live or not.
pub async fn find(
    db: &impl ConnectionTrait,
    config: &Config,
    headers: &HeaderMap,
) -> Result<Option<row::Model>, DbErr> {
    let Some(key) = key(config, headers) else {
        return Ok(None);
    };
    row::Entity::find().filter(row::Column::TokenHash.eq(key)).one(db).await
}

/// Whether a page asks by itself, without anybody doing anything: it prolongs no session and takes no message away.
pub fn is_background(headers: &HeaderMap) -> bool {
    headers.contains_key(BACKGROUND)
}

/// Notes that the session is used, at most once a minute; gives how long it lasts then.
pub async fn touch(portal: &Portal, session: &mut row::Model) -> anyhow::Result<Rest> {
    let now = portal.now();
    if now - session.last_used_at >= LAST_USE_WRITTEN_EVERY {
        write_last_use(portal, session.id, now).await?;
        session.last_used_at = now;
    }
    Ok(session.rest(now))
}

async fn write_last_use(portal: &Portal, id: Id<Session>, now: DateTime<Utc>) -> anyhow::Result<()> {
    portal
        .store
        .write::<_, store::Never, _, _>(|tx| async move {
            row::Entity::update_many()
                .col_expr(row::Column::LastUsedAt, Expr::value(now))
                .filter(row::Column::Id.eq(id))
                .exec(&*tx)
                .await?;
            Ok(())
        })
        .await?;
    Ok(())
}

/// Puts on a hat; `None` is "Privat". That the person has it is the caller's to know.
pub async fn wear(tx: &Tx, id: Id<Session>, hat: Option<Represented>) -> Result<(), DbErr> {
    row::Entity::update_many()
        .col_expr(row::Column::HatId, Expr::value(hat.map(Represented::uuid)))
        .filter(row::Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The live sessions of a person, last used first.
pub async fn live(db: &impl ConnectionTrait, person: Id<Person>, now: DateTime<Utc>) -> Result<Vec<row::Model>, DbErr> {
    let all = row::Entity::find()
        .filter(row::Column::PersonId.eq(person))
        .filter(row::Column::AwaitsSecondFactor.eq(false))
        .order_by_desc(row::Column::LastUsedAt)
        .all(db)
        .await?;
    Ok(all.into_iter().filter(|session| session.is_live(now)).collect())
}

/// Ends one session of a person.
pub async fn end(tx: &Tx, person: Id<Person>, id: Id<Session>) -> Result<bool, DbErr> {
    let mine = Condition::all()
        .add(row::Column::Id.eq(id))
        .add(row::Column::PersonId.eq(person));
    Ok(row::Entity::delete_many().filter(mine).exec(&**tx).await?.rows_affected > 0)
}

/// Ends all sessions of a person but `keep`; gives how many.
pub async fn end_others(tx: &Tx, person: Id<Person>, keep: Option<Id<Session>>) -> Result<u64, DbErr> {
    let theirs = Condition::all()
        .add(row::Column::PersonId.eq(person))
        .add_option(keep.map(|keep| row::Column::Id.ne(keep)));
    Ok(row::Entity::delete_many()
        .filter(theirs)
        .exec(&**tx)
        .await?
        .rows_affected)
}

/// Notes that a code was given in this session after it began: the second factor was just set up.
pub async fn second_factor_shown(tx: &Tx, id: Id<Session>) -> Result<(), DbErr> {
    row::Entity::update_many()
        .col_expr(row::Column::SecondFactor, Expr::value(true))
        .filter(row::Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Notes that the person has no second factor any more.
pub async fn second_factor_gone(tx: &Tx, person: Id<Person>) -> Result<(), DbErr> {
    row::Entity::update_many()
        .col_expr(row::Column::SecondFactor, Expr::value(false))
        .filter(row::Column::PersonId.eq(person))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The cookie that takes the session away from the browser.
pub fn gone(config: &Config) -> Cookie<'static> {
    let mut cookie = cookie(config, String::new());
    cookie.make_removal();
    cookie
}

fn cookie(config: &Config, token: String) -> Cookie<'static> {
    own_cookie(config, name(config), token).build()
}

/// A cookie for the whole portal that scripts cannot read; `__Host-` and Secure over HTTPS.
pub fn own_cookie(config: &Config, name: &'static str, value: String) -> cookie::CookieBuilder<'static> {
    Cookie::build((name, value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(config.is_https())
}

/// The value of the cookie of this name.
pub fn cookie_value(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned())
}

fn name(config: &Config) -> &'static str {
    if config.is_https() {
        "__Host-farstu-session"
    } else {
        "farstu-session"
    }
}

fn hash(token: &str) -> String {
    format!("{:x}", Sha256::digest(token.as_bytes()))
}

#[cfg(test)]
mod tests {
    use base::Random;

    use super::*;

    #[test]
    fn a_session_lasts_until_the_first_of_its_two_ends() {
        let login: DateTime<Utc> = "2026-11-23T08:00:00Z".parse().unwrap();
        let random = Random::seeded(1);
        let rest = |used: i64, now: i64| {
            let session = row::Model {
                id: Id::new(login, &random),
                token_hash: String::new(),
                person_id: Id::new(login, &random),
                created_at: login,
                last_used_at: login + TimeDelta::minutes(used),
                hat_id: None,
                awaits_second_factor: false,
                second_factor: false,
                device: String::new(),
            };
            let now = login + TimeDelta::minutes(now);
            let rest = session.rest(now);
            assert_eq!(session.is_live(now), rest.seconds > 0, "{used} {now}");
            (rest.seconds / 60, rest.is_last)
        };
        assert_eq!(rest(0, 0), (30, false));
        assert_eq!(rest(0, 29), (1, false));
        assert_eq!(rest(0, 30), (0, false));
        assert_eq!(rest(689, 690), (29, false));
        assert_eq!(rest(690, 690), (30, true));
        assert_eq!(rest(715, 715), (5, true));
        assert_eq!(rest(719, 725), (0, true));
    }
}
