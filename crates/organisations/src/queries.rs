//! Reads for pages and for the rooms below.

mod agents;
mod billing;
mod board;
mod categories;
mod changes;
mod documents;
mod heads;
mod history;
mod hot;
mod imports;
mod kept;
mod keys;
mod logos;
mod mailings;
mod members;
pub(crate) mod personal;
mod public;
mod recoveries;
mod staff;
mod users;
mod verifications;
mod waiting;
mod webhooks;

use std::collections::BTreeMap;

use base::{Id, OrgRole, Organisation, Person};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Statement};
use store::Sql;
use web::Hat;

use crate::tables::organisation;

pub use agents::{Assigned, assigned};
pub(crate) use agents::{Side, agent, assignment, assignments, customer_with, is_agent, restless_assignments};
pub(crate) use billing::{billing, member_counts};
pub(crate) use board::{Seated, board, board_seat, ending_mandates, is_seat, public_board, signs_alone};
pub(crate) use categories::{categories, categories_of, category, in_category};
pub(crate) use changes::{change, changes, giros, waiting_changes};
pub(crate) use documents::{document, documents, waiting_documents};
pub(crate) use heads::{head, newly_headed, newly_headless};
pub(crate) use history::{history, history_names};
pub use hot::hot_statements;
pub(crate) use imports::{ROWS, beside, contactable, import, import_rows, imports, outcomes};
pub(crate) use kept::{Kept, all_shown_for, counts_for, overview_for, page_for};
pub(crate) use keys::{key, key_by_digest, keys};
pub(crate) use logos::{logo, logos};
pub(crate) use mailings::{Among, Recipients, letters_of, listed_letters, mailing, mailings, recipients};
pub(crate) use members::{
    Asked, ManagedRow, Member, MineRow, asked_by, asked_of, managed, members, mine, offers, open_requests, request,
    seats_of, waiting_for_heads,
};
pub(crate) use public::{Listed, Overview, Shown, Wanted, shown};
pub(crate) use recoveries::{due_recoveries, is_named, open_recoveries, open_recovery, recovery_to_sign, signatures};
pub(crate) use staff::{
    AT_ONCE, COUNT_CAP, Counts, Exact, Selection, StaffFilter, StaffRow, Verified, staff_list, staff_rows,
};
pub(crate) use users::{InvitedTo, invitation_by_token, invitations, invited, roles_of_person};
pub(crate) use verifications::{to_be_reminded, verification};
pub(crate) use waiting::{Matter, Waits, add_waiting_count, waits};
pub(crate) use webhooks::{deliveries, delivery, webhook, webhooks};

/// Rows on one page of a list.
pub(crate) const PAGE: usize = 25;

/// What the public register holds, in the words of the partial indexes.
pub(crate) const LISTED: &str = "o.kind = 'forening' AND o.state = 'active' AND o.shown_in_register";

/// Which page of a list that is sorted by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    #[default]
    First,
    After(Id<Organisation>),
    Before(Id<Organisation>),
}

/// One page of a list, and the organisations that lead on and back.
#[derive(Clone, Debug)]
pub(crate) struct NamePage<T> {
    pub(crate) items: Vec<T>,
    pub(crate) next: Option<Id<Organisation>>,
    pub(crate) previous: Option<Id<Organisation>>,
}

/// Adds the place in the list, which begins beside the name `from`, its order and its limit.
fn add_place(sql: &mut Sql, place: Place, from: Option<String>, limit: usize) {
    let (id, backwards) = match place {
        Place::First => (None, false),
        Place::After(id) => (Some(id), false),
        Place::Before(id) => (Some(id), true),
    };
    let (sign, direction) = if backwards { ("<", "DESC") } else { (">", "ASC") };
    if let Some((key, id)) = from.zip(id) {
        let (key, id) = (sql.bind(key), sql.bind(id));
        sql.push(&format!(" AND (o.name_key, o.id) {sign} ({key}, {id})"));
    }
    sql.push(&format!(
        " ORDER BY o.name_key {direction}, o.id {direction} LIMIT {limit}"
    ));
}

/// The name that a place of a list is beside; none where the organisation is gone.
async fn place_key(db: &impl ConnectionTrait, place: Place) -> Result<Option<String>, DbErr> {
    match place {
        Place::First => Ok(None),
        Place::After(id) | Place::Before(id) => name_key(db, id).await,
    }
}

async fn name_key(db: &impl ConnectionTrait, id: Id<Organisation>) -> Result<Option<String>, DbErr> {
    organisation::Entity::find_by_id(id)
        .select_only()
        .column(organisation::Column::NameKey)
        .into_tuple()
        .one(db)
        .await
}

/// Makes a page of the rows found, which are one more than a page when there are others.
fn page_of<T>(mut items: Vec<T>, place: Place, id: impl Fn(&T) -> Id<Organisation>) -> NamePage<T> {
    let more = items.len() > PAGE;
    items.truncate(PAGE);
    if matches!(place, Place::Before(_)) {
        items.reverse();
    }
    let (first, last) = (items.first().map(&id), items.last().map(&id));
    let (next, previous) = match place {
        Place::First => (last.filter(|_| more), None),
        Place::After(_) => (last.filter(|_| more), first),
        Place::Before(_) => (last, first.filter(|_| more)),
    };
    NamePage { items, next, previous }
}

#[derive(FromQueryResult)]
struct HatRow {
    id: Id<Organisation>,
    name: String,
    kind: String,
    state: String,
    role: Option<String>,
}

/// The condition that a person `p` may have hats.
pub const IS_MEMBER: &str = "EXISTS (SELECT 1 FROM memberships m WHERE m.person_id = p.id)";

/// The hats of a person, by name: organisations that have not ended.
pub async fn hats(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Vec<Hat>, DbErr> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        "SELECT o.id, o.name, o.kind, o.state, r.role FROM memberships m \
         JOIN organisations o ON o.id = m.organisation_id \
         LEFT JOIN membership_roles r ON r.membership_id = m.id \
         WHERE m.person_id = $1 AND o.state <> 'ended' ORDER BY o.name_key, o.id",
        [person.uuid().into()],
    );
    let mut hats: Vec<Hat> = Vec::new();
    for row in HatRow::find_by_statement(statement).all(db).await? {
        let role = row.role.as_deref().and_then(OrgRole::from_code);
        match hats.last_mut().filter(|hat| hat.of == row.id.into()) {
            Some(hat) => hat.roles.extend(role),
            None => hats.push(Hat {
                of: row.id.into(),
                name: row.name,
                kind: row.kind,
                roles: role.into_iter().collect(),
                services: Vec::new(),
                confirmed: row.state != "unconfirmed",
            }),
        }
    }
    Ok(hats)
}

/// The row of an organisation.
pub async fn organisation(
    db: &impl ConnectionTrait,
    id: Id<Organisation>,
) -> Result<Option<organisation::Model>, DbErr> {
    organisation::Entity::find_by_id(id).one(db).await
}

/// The rows of these organisations.
pub(crate) async fn organisations(
    db: &impl ConnectionTrait,
    ids: &[Id<Organisation>],
) -> Result<Vec<organisation::Model>, DbErr> {
    let wanted = organisation::Entity::find().filter(organisation::Column::Id.is_in(ids.iter().copied()));
    wanted.all(db).await
}

/// The name of an organisation.
pub async fn name(db: &impl ConnectionTrait, id: Id<Organisation>) -> Result<Option<String>, DbErr> {
    Ok(names(db, &[id]).await?.remove(&id))
}

/// The names of these organisations.
pub async fn names(
    db: &impl ConnectionTrait,
    ids: &[Id<Organisation>],
) -> Result<BTreeMap<Id<Organisation>, String>, DbErr> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Id<Organisation>, String)> = organisation::Entity::find()
        .select_only()
        .columns([organisation::Column::Id, organisation::Column::Name])
        .filter(organisation::Column::Id.is_in(ids.to_vec()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Those who hold one of these roles in an organisation and can log in.
pub async fn holders(
    db: &impl ConnectionTrait,
    organisation: Id<Organisation>,
    roles: &[OrgRole],
) -> Result<Vec<Id<Person>>, DbErr> {
    let mut sql = Sql::new("SELECT DISTINCT m.person_id FROM memberships m JOIN persons p ON p.id = m.person_id ");
    let id = sql.bind(organisation);
    let roles: Vec<_> = roles.iter().map(|role| sql.bind(role.code())).collect();
    sql.push(&format!(
        "JOIN membership_roles r ON r.membership_id = m.id WHERE m.organisation_id = {id} \
         AND p.state = 'active' AND r.role IN ({}) ORDER BY m.person_id",
        roles.join(", ")
    ));
    let rows = db.query_all_raw(sql.done(db.get_database_backend())).await?;
    rows.iter().map(|row| row.try_get("", "person_id")).collect()
}

#[cfg(test)]
mod tests {
    use base::Random;

    use super::*;

    fn ids(count: usize) -> Vec<Id<Organisation>> {
        let random = Random::seeded(1);
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        (0..count).map(|_| Id::new(now, &random)).collect()
    }

    #[test]
    fn a_page_leads_on_only_when_there_is_more() {
        let all = ids(PAGE + 1);
        let first = page_of(all.clone(), Place::First, |id| *id);
        assert_eq!(
            (first.items.len(), first.next, first.previous),
            (PAGE, Some(all[PAGE - 1]), None)
        );
        let last = page_of(all[..3].to_vec(), Place::After(all[9]), |id| *id);
        assert_eq!((last.next, last.previous), (None, Some(all[0])));
        let earlier = page_of(all[..3].to_vec(), Place::Before(all[9]), |id| *id);
        assert_eq!(
            (earlier.items, earlier.next, earlier.previous),
            (vec![all[2], all[1], all[0]], Some(all[0]), None)
        );
    }
}
