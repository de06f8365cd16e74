//! Codes beside the password: TOTP (RFC 6238: SHA-1, 6 digits, 30 seconds, one step of tolerance) and
//! recovery codes. Each code works once.

use anyhow::Context;
use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use store::{Keyring, SealedColumn, Tx};
use subtle::ConstantTimeEq;
use totp_rs::{Algorithm, TOTP};
use web::session;

use crate::tables::recovery_code::{self, RecoveryCode};
use crate::tables::totp_secret;

/// Seconds of one step.
const STEP: i64 = 30;
/// The domain that secrets are sealed for.
pub const SECRET: &str = "accounts.totp";
/// Where secrets are sealed.
pub(crate) const SEALED: SealedColumn = SealedColumn {
    table: "totp_secrets",
    id: "person_id",
    column: "secret",
    domain: SECRET,
};
const RECOVERY: &str = "accounts.recovery_code";
/// How many recovery codes a person gets.
pub const RECOVERY_CODES: usize = 10;
/// Letters and digits that are not mistaken for one another.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567890";

/// A code as it was typed.
#[derive(Clone, PartialEq, Eq)]
pub enum Code {
    /// Six digits of the code app.
    App(String),
    /// A recovery code, in lower case without spaces and hyphens.
    Recovery(String),
}

impl Code {
    /// Reads either kind; spaces and hyphens may stand anywhere. `None` when it can be neither.
    pub fn parse(text: &str) -> Option<Code> {
        let bare: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .collect::<String>()
            .to_lowercase();
        match bare.len() {
            6 if bare.bytes().all(|b| b.is_ascii_digit()) => Some(Code::App(bare)),
            10 if bare.bytes().all(|b| b.is_ascii_alphanumeric()) => Some(Code::Recovery(bare)),
            _ => None,
        }
    }
}

/// How a code was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// By the code app.
    App,
    /// A recovery code, and how many are left.
    Recovery {
        /// Unused ones.
        left: u64,
    },
}

/// The generator of codes for a raw secret. `account` is what the app shows.
pub fn totp(secret: Vec<u8>, issuer: Option<String>, account: String) -> TOTP {
    TOTP::new_unchecked(Algorithm::SHA1, 6, 1, STEP.cast_unsigned(), secret, issuer, account)
}

/// The step whose code `code` is, if it is near `now` and later than `last_step`.
pub fn matching_step(secret: &[u8], code: &str, now: DateTime<Utc>, last_step: i64) -> Option<i64> {
    let totp = totp(secret.to_vec(), None, String::new());
    let step = now.timestamp() / STEP;
    (step - 1..=step + 1).filter(|step| *step > last_step).find(|step| {
        let expected = totp.generate((step * STEP).cast_unsigned());
        bool::from(expected.as_bytes().ct_eq(code.as_bytes()))
    })
}

/// Whether the person is asked for a code at login.
pub async fn is_set_up(db: &impl ConnectionTrait, person: Id<Person>) -> Result<bool, DbErr> {
    Ok(row(db, person).await?.is_some_and(|row| row.confirmed_at.is_some()))
}

/// The code app of a person, on or waiting for its first code.
pub(crate) async fn row(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Option<totp_secret::Model>, DbErr> {
    totp_secret::Entity::find_by_id(person).one(db).await
}

/// Since when the code app is on, and how many recovery codes are left.
pub(crate) async fn on(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Option<(DateTime<Utc>, u64)>, DbErr> {
    let Some(since) = row(db, person).await?.and_then(|row| row.confirmed_at) else {
        return Ok(None);
    };
    let unused = recovery_code::Column::PersonId
        .eq(person)
        .and(recovery_code::Column::UsedAt.is_null());
    let left = recovery_code::Entity::find().filter(unused).count(db).await?;
    Ok(Some((since, left)))
}

/// Uses a code up. Of parallel tries with the same code one is accepted.
pub async fn accept(tx: &Tx, person: Id<Person>, code: &Code) -> anyhow::Result<Option<Accepted>> {
    match code {
        Code::App(code) => Ok(accept_app(tx, person, code).await?.then_some(Accepted::App)),
        Code::Recovery(code) => accept_recovery(tx, person, code).await,
    }
}

async fn accept_app(tx: &Tx, person: Id<Person>, code: &str) -> anyhow::Result<bool> {
    let Some(row) = totp_secret::Entity::find_by_id(person).one(&**tx).await? else {
        return Ok(false);
    };
    let secret = tx
        .keys()
        .open(SECRET, &row.secret)
        .context("the secret of a code app")?;
    let Some(step) = matching_step(&secret, code, tx.now(), row.last_step) else {
        return Ok(false);
    };
    let used = totp_secret::Entity::update_many()
        .col_expr(totp_secret::Column::LastStep, Expr::value(step))
        .filter(totp_secret::Column::PersonId.eq(person))
        .filter(totp_secret::Column::LastStep.lt(step))
        .exec(&**tx)
        .await?;
    Ok(used.rows_affected == 1)
}

async fn accept_recovery(tx: &Tx, person: Id<Person>, code: &str) -> anyhow::Result<Option<Accepted>> {
    let unused = recovery_code::Column::PersonId
        .eq(person)
        .and(recovery_code::Column::UsedAt.is_null());
    let used = recovery_code::Entity::update_many()
        .col_expr(recovery_code::Column::UsedAt, Expr::value(tx.now()))
        .filter(unused.clone())
        .filter(recovery_code::Column::CodeHash.eq(recovery_code_hash(tx.keys(), person, code)))
        .exec(&**tx)
        .await?;
    if used.rows_affected != 1 {
        return Ok(None);
    }
    let left = recovery_code::Entity::find().filter(unused).count(&**tx).await?;
    Ok(Some(Accepted::Recovery { left }))
}

/// Takes the code app and its recovery codes away. True when it was on.
pub(crate) async fn remove(tx: &Tx, person: Id<Person>) -> Result<bool, DbErr> {
    let was_on = is_set_up(&**tx, person).await?;
    totp_secret::Entity::delete_by_id(person).exec(&**tx).await?;
    let codes = recovery_code::Column::PersonId.eq(person);
    recovery_code::Entity::delete_many().filter(codes).exec(&**tx).await?;
    session::second_factor_gone(tx, person).await?;
    Ok(was_on)
}

/// Takes away what was set up since `at`: a code app, or new recovery codes of one from before. True
/// when a code app was taken away that was on.
pub(crate) async fn remove_since(tx: &Tx, person: Id<Person>, at: DateTime<Utc>) -> Result<bool, DbErr> {
    let is_from_before = |app: totp_secret::Model| app.confirmed_at.is_some_and(|on| on < at);
    if !row(&**tx, person).await?.is_some_and(is_from_before) {
        return remove(tx, person).await;
    }
    let made_since = recovery_code::Column::PersonId
        .eq(person)
        .and(recovery_code::Column::Id.gte(Id::<RecoveryCode>::first_of(at)));
    recovery_code::Entity::delete_many()
        .filter(made_since)
        .exec(&**tx)
        .await?;
    Ok(false)
}

/// Gives the person new recovery codes in place of the old, to be shown once: `abcde-23456`.
pub async fn new_recovery_codes(tx: &Tx, person: Id<Person>) -> Result<Vec<String>, DbErr> {
    let old = recovery_code::Column::PersonId.eq(person);
    recovery_code::Entity::delete_many().filter(old).exec(&**tx).await?;
    let codes: Vec<String> = (0..RECOVERY_CODES)
        .map(|_| new_recovery_code(&tx.random().bytes::<10>()))
        .collect();
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        id: Set(tx.id()),
        person_id: Set(person),
        code_hash: Set(recovery_code_hash(tx.keys(), person, &code.replace('-', ""))),
        used_at: Set(None),
    });
    recovery_code::Entity::insert_many(rows)
        .exec_without_returning(&**tx)
        .await?;
    Ok(codes)
}

fn new_recovery_code(bytes: &[u8; 10]) -> String {
    let mut code: String = bytes
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]))
        .collect();
    code.insert(5, '-');
    code
}

/// How a recovery code (without hyphen, in lower case) is stored.
fn recovery_code_hash(keys: &Keyring, person: Id<Person>, code: &str) -> String {
    keys.hash(RECOVERY, &format!("{person}:{code}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET_OF_RFC_6238: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn the_codes_are_those_of_rfc_6238() {
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(
                matching_step(SECRET_OF_RFC_6238, code, at(seconds), 0),
                Some(seconds / 30),
                "{seconds}"
            );
        }
    }

    #[test]
    fn a_code_is_good_one_step_before_and_after_its_own() {
        // Its own step is 1 111 111 080 to 1 111 111 109.
        for (now, is_good) in [
            (1_049, false),
            (1_050, true),
            (1_080, true),
            (1_109, true),
            (1_139, true),
            (1_140, false),
        ] {
            let found = matching_step(SECRET_OF_RFC_6238, "081804", at(1_111_110_000 + now), 0);
            assert_eq!(found, is_good.then_some(37_037_036), "{now}");
        }
    }

    #[test]
    fn a_used_code_and_those_before_it_are_not_good_again() {
        assert_eq!(matching_step(SECRET_OF_RFC_6238, "287082", at(59), 1), None);
        assert_eq!(matching_step(SECRET_OF_RFC_6238, "287082", at(59), 2), None);
    }

    #[test]
    fn codes_are_read_with_spaces_and_hyphens() {
        assert!(Code::parse(" 287 082 ") == Some(Code::App("287082".to_owned())));
        assert!(Code::parse("ABCDE-23456") == Some(Code::Recovery("abcde23456".to_owned())));
        for neither in [
            "",
            "28708",
            "2870821",
            "28708a",
            "abcde-2345",
            "åbcde23456",
            "' OR 1=1--",
        ] {
            assert!(Code::parse(neither).is_none(), "{neither}");
        }
    }

    #[test]
    fn a_recovery_code_can_be_typed_as_it_is_shown() {
        let code = new_recovery_code(&[0, 31, 32, 255, 7, 8, 9, 10, 11, 12]);
        assert_eq!(code.len(), 11);
        assert!(Code::parse(&code) == Some(Code::Recovery(code.replace('-', ""))));
    }
}
