//! Who acts for which organisation, who asks to, and which of it is a person's own.

use base::{Id, OrgRole, Organisation, Person};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement,
};

use crate::model::{Kind, MailAbout, MailScope, RequestState, State};
use crate::tables::{AccessRequest, Membership, access_request, board_seat, mail_filter, organisation};

/// The most that one page lists of people or requests.
const LIMIT: u64 = 200;

/// Somebody who acts for an organisation.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) membership: Id<Membership>,
    pub(crate) person: Id<Person>,
    pub(crate) name: String,
    pub(crate) protected: bool,
    pub(crate) roles: Vec<OrgRole>,
    pub(crate) since: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct MemberRow {
    membership_id: Id<Membership>,
    person_id: Id<Person>,
    first_name: String,
    last_name: String,
    protected: bool,
    created_at: DateTime<Utc>,
    role: Option<String>,
}

/// Everybody who acts for it, by name; no closed accounts.
pub(crate) async fn members(db: &impl ConnectionTrait, id: Id<Organisation>) -> Result<Vec<Member>, DbErr> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        "SELECT m.id AS membership_id, m.person_id, p.first_name, p.last_name, p.protected, m.created_at, r.role \
         FROM memberships m JOIN persons p ON p.id = m.person_id AND p.state <> 'closed' \
         LEFT JOIN membership_roles r ON r.membership_id = m.id \
         WHERE m.organisation_id = $1 ORDER BY p.last_name, p.first_name, m.person_id, r.role",
        [id.into()],
    );
    let mut members: Vec<Member> = Vec::new();
    for row in MemberRow::find_by_statement(statement).all(db).await? {
        let role = row.role.as_deref().and_then(OrgRole::from_code);
        match members.last_mut().filter(|member| member.person == row.person_id) {
            Some(member) => member.roles.extend(role),
            None => members.push(Member {
                membership: row.membership_id,
                person: row.person_id,
                name: format!("{} {}", row.first_name, row.last_name),
                protected: row.protected,
                roles: role.into_iter().collect(),
                since: row.created_at,
            }),
        }
    }
    Ok(members)
}

/// A request for access, with who asks.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Asked {
    pub(crate) id: Id<AccessRequest>,
    pub(crate) person_id: Id<Person>,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) email: String,
    pub(crate) protected: bool,
    pub(crate) message: Option<String>,
    pub(crate) state: RequestState,
    pub(crate) created_at: DateTime<Utc>,
}

impl Asked {
    /// First and last name.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

const ASKED: &str = "SELECT r.id, r.person_id, p.first_name, p.last_name, p.email, p.protected, \
     r.message, r.state, r.created_at FROM access_requests r JOIN persons p ON p.id = r.person_id";

/// The requests that wait for an answer, oldest first. Managers do not see protected persons.
pub(crate) async fn open_requests(
    db: &impl ConnectionTrait,
    id: Id<Organisation>,
    with_protected: bool,
) -> Result<Vec<Asked>, DbErr> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        format!(
            "{ASKED} WHERE r.organisation_id = $1 AND r.state = 'open' AND (NOT p.protected OR $2) \
             ORDER BY r.created_at, r.id LIMIT {LIMIT}"
        ),
        [id.into(), with_protected.into()],
    );
    Asked::find_by_statement(statement).all(db).await
}

/// One request of an organisation.
pub(crate) async fn request(
    db: &impl ConnectionTrait,
    organisation: Id<Organisation>,
    id: Id<AccessRequest>,
) -> Result<Option<Asked>, DbErr> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        format!("{ASKED} WHERE r.id = $1 AND r.organisation_id = $2"),
        [id.into(), organisation.into()],
    );
    Asked::find_by_statement(statement).one(db).await
}

/// One of a person's organisations, also of those that have ended.
#[derive(Clone, Debug)]
pub(crate) struct MineRow {
    pub(crate) id: Id<Organisation>,
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) state: State,
    pub(crate) confirmed_at: Option<DateTime<Utc>>,
    pub(crate) roles: Vec<OrgRole>,
}

#[derive(FromQueryResult)]
struct MineRoleRow {
    id: Id<Organisation>,
    name: String,
    kind: Kind,
    state: State,
    confirmed_at: Option<DateTime<Utc>>,
    role: Option<String>,
}

/// The organisations that a person acts for, by name.
pub(crate) async fn mine(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Vec<MineRow>, DbErr> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        "SELECT o.id, o.name, o.kind, o.state, o.confirmed_at, r.role FROM memberships m \
         JOIN organisations o ON o.id = m.organisation_id LEFT JOIN membership_roles r ON r.membership_id = m.id \
         WHERE m.person_id = $1 ORDER BY o.name_key, o.id, r.role",
        [person.into()],
    );
    let mut mine: Vec<MineRow> = Vec::new();
    for row in MineRoleRow::find_by_statement(statement).all(db).await? {
        let role = row.role.as_deref().and_then(OrgRole::from_code);
        match mine.last_mut().filter(|there| there.id == row.id) {
            Some(there) => there.roles.extend(role),
            None => mine.push(MineRow {
                id: row.id,
                name: row.name,
                kind: row.kind,
                state: row.state,
                confirmed_at: row.confirmed_at,
                roles: role.into_iter().collect(),
            }),
        }
    }
    Ok(mine)
}

/// Organisations that somebody registered with the person's address: theirs to take or refuse.
pub(crate) async fn offers(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Vec<organisation::Model>, DbErr> {
    organisation::Entity::find()
        .filter(organisation::Column::OfferedTo.eq(person))
        .order_by_asc(organisation::Column::NameKey)
        .limit(LIMIT)
        .all(db)
        .await
}

/// The open requests that a person has made, newest first.
pub(crate) async fn asked_by(
    db: &impl ConnectionTrait,
    person: Id<Person>,
) -> Result<Vec<access_request::Model>, DbErr> {
    access_request::Entity::find()
        .filter(access_request::Column::PersonId.eq(person))
        .filter(access_request::Column::State.eq(RequestState::Open))
        .order_by_desc(access_request::Column::CreatedAt)
        .limit(LIMIT)
        .all(db)
        .await
}

/// A request that a person has made, as staff read it on the person's page.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct AskedOf {
    pub(crate) id: Id<AccessRequest>,
    pub(crate) organisation_id: Id<Organisation>,
    pub(crate) name: String,
    pub(crate) message: Option<String>,
}

/// The open requests of a person that staff can open, newest first.
pub(crate) async fn asked_of(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Vec<AskedOf>, DbErr> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        format!(
            "SELECT r.id, r.organisation_id, o.name, r.message FROM access_requests r \
             JOIN organisations o ON o.id = r.organisation_id AND o.offered_to IS NULL \
             WHERE r.person_id = $1 AND r.state = 'open' ORDER BY r.created_at DESC, r.id LIMIT {LIMIT}"
        ),
        [person.into()],
    );
    AskedOf::find_by_statement(statement).all(db).await
}

/// How many requests wait for these organisations' managers, by organisation.
pub(crate) async fn waiting_for_heads(
    db: &impl ConnectionTrait,
    ids: &[Id<Organisation>],
) -> Result<Vec<(Id<Organisation>, u64)>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<_> = (1..=ids.len()).map(|place| format!("${place}")).collect();
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        format!(
            "SELECT r.organisation_id, COUNT(*) AS requests FROM access_requests r JOIN persons p ON p.id = r.person_id \
             WHERE r.state = 'open' AND NOT p.protected AND r.organisation_id IN ({}) GROUP BY r.organisation_id",
            places.join(", ")
        ),
        ids.iter().map(|id| (*id).into()),
    );
    let rows = db.query_all_raw(statement).await?;
    rows.iter()
        .map(|row| {
            let requests: i64 = row.try_get("", "requests")?;
            Ok((row.try_get("", "organisation_id")?, requests.unsigned_abs()))
        })
        .collect()
}

/// An association that a person manages, with the e-mails chosen for it.
#[derive(Clone, Debug)]
pub(crate) struct ManagedRow {
    pub(crate) membership: Id<Membership>,
    pub(crate) organisation: Id<Organisation>,
    pub(crate) name: String,
    pub(crate) booking: MailScope,
    pub(crate) grants: MailScope,
}

#[derive(FromQueryResult)]
struct ManagedOf {
    membership_id: Id<Membership>,
    organisation_id: Id<Organisation>,
    name: String,
}

/// The associations that a person manages, by name (accounts.md, E-postfilter).
pub(crate) async fn managed(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Vec<ManagedRow>, DbErr> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        "SELECT m.id AS membership_id, o.id AS organisation_id, o.name FROM memberships m \
         JOIN organisations o ON o.id = m.organisation_id JOIN membership_roles r ON r.membership_id = m.id \
         WHERE m.person_id = $1 AND r.role = 'association_manager' AND o.state <> 'ended' ORDER BY o.name_key, o.id",
        [person.into()],
    );
    let managed = ManagedOf::find_by_statement(statement).all(db).await?;
    let ids: Vec<_> = managed.iter().map(|row| row.membership_id).collect();
    let chosen = mail_filter::Entity::find()
        .filter(mail_filter::Column::MembershipId.is_in(ids))
        .all(db)
        .await?;
    let scope = |membership, about| {
        let found = chosen
            .iter()
            .find(|row| row.membership_id == membership && row.about == about);
        found.map(|row| row.scope).unwrap_or_default()
    };
    let with_filters = |row: ManagedOf| ManagedRow {
        booking: scope(row.membership_id, MailAbout::Booking),
        grants: scope(row.membership_id, MailAbout::Grants),
        membership: row.membership_id,
        organisation: row.organisation_id,
        name: row.name,
    };
    Ok(managed.into_iter().map(with_filters).collect())
}

/// The seats that a person has or had on boards.
pub(crate) async fn seats_of(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Vec<board_seat::Model>, DbErr> {
    let seats = board_seat::Entity::find().filter(board_seat::Column::PersonId.eq(person));
    seats.order_by_asc(board_seat::Column::FromDay).all(db).await
}
