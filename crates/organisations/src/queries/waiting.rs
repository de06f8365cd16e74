//! What waits for a person in this room, counted for every page.

use base::{Id, Organisation, Person};
use chrono::{DateTime, Utc};
use store::Sql;

/// Adds the count: organisations registered with the person's address, invitations to it, and for those
/// whom the person heads, requests for access and questions of agents.
pub(crate) fn add_waiting_count(sql: &mut Sql, person: Id<Person>, headed: &[Id<Organisation>], now: DateTime<Utc>) {
    let (me, now) = (sql.bind(person), sql.bind(now));
    sql.push(&format!(
        "SELECT (SELECT COUNT(*) FROM organisations o WHERE o.offered_to = {me}) \
         + (SELECT COUNT(*) FROM persons p JOIN invitations i ON i.email_key = p.email_key \
         JOIN organisations o ON o.id = i.organisation_id \
         WHERE p.id = {me} AND p.state = 'active' AND i.expires_at > {now} AND o.state <> 'ended')"
    ));
    if headed.is_empty() {
        return;
    }
    let headed = sql.bind_all(headed.iter().copied());
    sql.push(&format!(
        " + (SELECT COUNT(*) FROM access_requests r JOIN persons p ON p.id = r.person_id \
         WHERE r.state = 'open' AND NOT p.protected AND r.organisation_id IN ({headed})) \
         + (SELECT COUNT(*) FROM assignments s WHERE s.state = 'asked' AND s.customer_id IN ({headed}))"
    ));
}
