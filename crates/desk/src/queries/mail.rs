//! The mails that came in, as staff look at them: lists by state, one mail, and how many wait.

use base::{Cursor, Id, Page, Person, Place};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};
use store::Sql;

use super::{COUNT_CAP, Order, PAGE};
use crate::model::IncomingMail;
use crate::post::rules::{MailState, Why};
use crate::tables::incoming_mail;

/// A row of a list of mails.
#[derive(FromQueryResult)]
pub(crate) struct MailRow {
    pub(crate) id: Id<IncomingMail>,
    pub(crate) why: Option<Why>,
    pub(crate) from_name: Option<String>,
    /// Sealed.
    pub(crate) from_email: Option<String>,
    pub(crate) subject: String,
    pub(crate) received_at: DateTime<Utc>,
    /// Of the account with the sender's address.
    pub(crate) protected: Option<bool>,
    /// The number of the case that it is in, or that its address names.
    pub(crate) reference: Option<String>,
}

/// The mails in a state, the newest first.
pub(crate) async fn mails(db: &impl ConnectionTrait, state: MailState, place: Place) -> Result<Page<MailRow>, DbErr> {
    let (statement, order) = mails_statement(db.get_database_backend(), state, place);
    let rows = MailRow::find_by_statement(statement).all(db).await?;
    Ok(order.page(rows, |row| Cursor::new(row.received_at, row.id)))
}

pub(super) fn mails_statement(backend: DbBackend, state: MailState, place: Place) -> (Statement, Order) {
    let mut sql = Sql::new(
        "SELECT c.id, c.why, c.from_name, c.from_email, c.subject, c.received_at, p.protected, k.reference \
         FROM incoming_mails c LEFT JOIN persons p ON p.id = c.person_id LEFT JOIN cases k ON k.id = c.case_id \
         WHERE c.state = ",
    );
    let state = sql.bind(state.code());
    sql.push(&state);
    let order = Order {
        column: "c.received_at",
        newest_first: true,
        place,
        limit: PAGE,
    };
    order.add_to(&mut sql);
    (sql.done(backend), order)
}

/// A mail with what its page shows beside it.
pub(crate) struct OpenedMail {
    pub(crate) mail: incoming_mail::Model,
    /// Whether the sender has protected identity.
    pub(crate) is_protected: bool,
    /// The number of the case that it is in, or that its address names.
    pub(crate) reference: Option<String>,
}

/// One mail.
pub(crate) async fn opened_mail(db: &impl ConnectionTrait, id: Id<IncomingMail>) -> Result<Option<OpenedMail>, DbErr> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        "SELECT c.*, p.protected, k.reference FROM incoming_mails c LEFT JOIN persons p ON p.id = c.person_id \
         LEFT JOIN cases k ON k.id = c.case_id WHERE c.id = $1 AND c.state <> 'received'",
        [id.into()],
    );
    let Some(row) = db.query_one_raw(statement).await? else {
        return Ok(None);
    };
    Ok(Some(OpenedMail {
        mail: incoming_mail::Model::from_query_result(&row, "")?,
        is_protected: row.try_get::<Option<bool>>("", "protected")? == Some(true),
        reference: row.try_get("", "reference")?,
    }))
}

/// How many mails wait for staff, up to the cap.
pub(crate) async fn mails_held(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    let statement = mails_held_statement(db.get_database_backend());
    let row = db.query_one_raw(statement).await?;
    let count = row.map_or(Ok(0), |row| row.try_get_by_index::<i64>(0))?;
    Ok(count.unsigned_abs())
}

pub(super) fn mails_held_statement(backend: DbBackend) -> Statement {
    let text =
        format!("SELECT COUNT(*) FROM (SELECT 1 FROM incoming_mails WHERE state = 'held' LIMIT {COUNT_CAP}) AS few");
    Statement::from_string(backend, text)
}

/// What a person has sent that is in no case, for what they take out.
pub(crate) async fn loose_mails_of(
    db: &impl ConnectionTrait,
    person: Id<Person>,
) -> Result<Vec<incoming_mail::Model>, DbErr> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        "SELECT * FROM incoming_mails WHERE person_id = $1 AND state IN ('held', 'automatic', 'aside') \
         ORDER BY received_at, id",
        [person.into()],
    );
    incoming_mail::Model::find_by_statement(statement).all(db).await
}
