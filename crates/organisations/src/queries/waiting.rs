//! What waits for a person in this room: one statement, counted for every page and read for "Din tur".

use base::{Id, Organisation};
use chrono::{DateTime, Utc};
use sea_orm::prelude::StringLen;
use sea_orm::{ConnectionTrait, DbErr, DeriveActiveEnum, EnumIter, FromQueryResult};
use store::Sql;
use uuid::Uuid;
use web::{Hat, SignedIn};

use crate::model::Kind;
use crate::rules::{self, YEAR};

/// What it is that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub(crate) enum Matter {
    /// An organisation that somebody registered with the person's address.
    #[sea_orm(string_value = "offer")]
    Offer,
    /// An invitation to act for one.
    #[sea_orm(string_value = "invitation")]
    Invitation,
    /// A recovery that names the person as authorised signatory.
    #[sea_orm(string_value = "signature")]
    Signature,
    /// Somebody who wants access.
    #[sea_orm(string_value = "request")]
    Request,
    /// An agent who wants to act for it.
    #[sea_orm(string_value = "agent")]
    Agent,
    /// Details that nobody has gone through for a year.
    #[sea_orm(string_value = "verification")]
    Verification,
    /// A paper that staff sent back.
    #[sea_orm(string_value = "document")]
    Document,
    /// A recovery that the person can sign or stop.
    #[sea_orm(string_value = "recovery")]
    Recovery,
}

/// One thing that waits.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Waits {
    pub(crate) what: Matter,
    pub(crate) organisation_id: Id<Organisation>,
    /// The organisation's name, or the agent's.
    pub(crate) name: String,
    /// Of a recovery to sign.
    pub(crate) id: Option<Uuid>,
    pub(crate) due: Option<DateTime<Utc>>,
}

/// Adds how much waits.
pub(crate) fn add_waiting_count(sql: &mut Sql, person: &SignedIn, now: DateTime<Utc>) {
    sql.push("SELECT COUNT(*) FROM (");
    add_rows(sql, person, now);
    sql.push(") w");
}

/// All that waits, what is alike together.
pub(crate) async fn waits(
    db: &impl ConnectionTrait,
    person: &SignedIn,
    now: DateTime<Utc>,
) -> Result<Vec<Waits>, DbErr> {
    let mut sql = Sql::new("SELECT * FROM (");
    add_rows(&mut sql, person, now);
    sql.push(") w ORDER BY what, organisation_id, due, id");
    let statement = sql.done(db.get_database_backend());
    Waits::find_by_statement(statement).all(db).await
}

/// The organisations that the person acts for in a way.
fn of(person: &SignedIn, acts: impl Fn(Kind, &Hat) -> bool) -> impl Iterator<Item = Id<Organisation>> {
    person.hats.iter().filter_map(move |hat| {
        let kind = Kind::from_code(&hat.kind)?;
        acts(kind, hat).then(|| hat.of.organisation())?
    })
}

fn add_rows(sql: &mut Sql, person: &SignedIn, now: DateTime<Utc>) {
    let (me, at) = (sql.bind(person.id), sql.bind(now));
    sql.push(&format!(
        "SELECT 'offer' AS what, o.id AS organisation_id, o.name AS name, CAST(NULL AS uuid) AS id, \
         CAST(NULL AS timestamptz) AS due FROM organisations o WHERE o.offered_to = {me} \
         UNION ALL SELECT 'invitation', o.id, o.name, NULL, i.expires_at FROM persons p \
         JOIN invitations i ON i.email_key = p.email_key JOIN organisations o ON o.id = i.organisation_id \
         WHERE p.id = {me} AND p.state = 'active' AND i.expires_at > {at} AND o.state <> 'ended' \
         UNION ALL SELECT 'signature', o.id, o.name, r.id, NULL FROM persons p \
         JOIN recoveries r ON r.signatory_key = p.email_key JOIN organisations o ON o.id = r.organisation_id \
         WHERE p.id = {me} AND p.state = 'active' AND r.state = 'asked' AND {}",
        unsigned(&me)
    ));
    let headed = sql.bind_all(of(person, |kind, hat| rules::is_head(kind, &hat.roles)));
    if !headed.is_empty() {
        let year_ago = sql.bind(now - YEAR);
        sql.push(&format!(
            " UNION ALL SELECT 'request', o.id, o.name, NULL, NULL FROM access_requests r \
             JOIN persons p ON p.id = r.person_id JOIN organisations o ON o.id = r.organisation_id \
             WHERE r.state = 'open' AND NOT p.protected AND r.organisation_id IN ({headed}) \
             UNION ALL SELECT 'agent', s.customer_id, o.name, NULL, NULL FROM assignments s \
             JOIN organisations o ON o.id = s.agent_id WHERE s.state = 'asked' AND s.customer_id IN ({headed}) \
             UNION ALL SELECT 'verification', o.id, o.name, NULL, NULL FROM organisations o WHERE o.id IN ({headed}) \
             AND COALESCE((SELECT v.verified_at FROM verifications v WHERE v.organisation_id = o.id), o.confirmed_at) <= {year_ago}"
        ));
    }
    let senders = sql.bind_all(of(person, |kind, hat| rules::may_send(kind, &hat.roles)));
    if !senders.is_empty() {
        sql.push(&format!(
            " UNION ALL SELECT 'document', o.id, o.name, NULL, NULL FROM documents d \
             JOIN organisations o ON o.id = d.organisation_id \
             WHERE d.state = 'returned' AND d.organisation_id IN ({senders})"
        ));
    }
    let others = sql.bind_all(of(person, |kind, hat| !rules::is_head(kind, &hat.roles)));
    if !others.is_empty() {
        sql.push(&format!(
            " UNION ALL SELECT 'recovery', o.id, o.name, NULL, NULL FROM recoveries r \
             JOIN organisations o ON o.id = r.organisation_id WHERE r.state = 'asked' \
             AND r.organisation_id IN ({others}) AND r.person_id <> {me} AND {}",
            unsigned(&me)
        ));
    }
}

/// That somebody has not signed the recovery `r`.
fn unsigned(me: &str) -> String {
    format!("NOT EXISTS (SELECT 1 FROM recovery_signatures s WHERE s.recovery_id = r.id AND s.person_id = {me})")
}
