//! What waits for a person in this room, counted for every page.

use chrono::{DateTime, Utc};
use store::Sql;
use web::SignedIn;

use crate::mandates::rules::OFFER_WAITS;

/// Adds the count: an account that is to be closed, and offers of a fullmakt that nobody has answered, by
/// account or by an address that is the person's by now.
pub(crate) fn add_count(sql: &mut Sql, person: &SignedIn, now: DateTime<Utc>) {
    let (me, since) = (sql.bind(person.id), sql.bind(now - OFFER_WAITS));
    let open = format!("m.kind = 'fullmakt' AND m.state = 'waiting' AND m.created_at > {since}");
    sql.push(&format!(
        "SELECT (SELECT COUNT(*) FROM closings c WHERE c.person_id = {me} AND c.due_at IS NOT NULL) \
         + (SELECT COUNT(*) FROM mandates m WHERE m.to_id = {me} AND {open}) \
         + (SELECT COUNT(*) FROM persons p JOIN mandates m ON m.named = p.email_key \
         WHERE p.id = {me} AND p.confirmed_at IS NOT NULL AND m.to_id IS NULL AND {open})"
    ));
}
