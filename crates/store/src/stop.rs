//! Why an act stopped: a rule said no (`Refusal`), or something of ours failed (`Fault`).

use std::convert::Infallible;

use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// The refusal of an act that cannot be refused.
pub type Never = Infallible;

/// Why an act did not happen. Both kinds roll its transaction back.
#[derive(Debug)]
pub enum Stop<R> {
    /// A rule says no. Shown to the person, never logged as an error.
    Refusal(R),
    /// Ours: logged once at the outer layer, shown as an apology.
    Fault(anyhow::Error),
}

impl<R> Stop<R> {
    /// Carries a fault over into an act with other refusals, and words the refusal anew.
    pub fn map<S>(self, refusal: impl FnOnce(R) -> S) -> Stop<S> {
        match self {
            Stop::Refusal(r) => Stop::Refusal(refusal(r)),
            Stop::Fault(e) => Stop::Fault(e),
        }
    }
}

impl<R> From<DbErr> for Stop<R> {
    fn from(e: DbErr) -> Self {
        Stop::Fault(e.into())
    }
}

impl<R> From<anyhow::Error> for Stop<R> {
    fn from(e: anyhow::Error) -> Self {
        Stop::Fault(e)
    }
}

impl From<Stop<Never>> for anyhow::Error {
    fn from(stop: Stop<Never>) -> Self {
        match stop {
            Stop::Fault(e) => e,
            Stop::Refusal(never) => match never {},
        }
    }
}

/// Whether a unique constraint said no, so that the backstop can be told as the refusal it is.
pub fn is_unique_violation(e: &DbErr) -> bool {
    matches!(e.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// PostgreSQL asks for the transaction to be run again: serialization failure or deadlock.
pub(crate) fn wants_retry(e: &anyhow::Error) -> bool {
    let Some(DbErr::Exec(RuntimeErr::SqlxError(e)) | DbErr::Query(RuntimeErr::SqlxError(e))) =
        e.downcast_ref::<DbErr>()
    else {
        return false;
    };
    e.as_database_error()
        .and_then(|e| e.code())
        .is_some_and(|code| code == "40001" || code == "40P01")
}
