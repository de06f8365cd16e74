//! Invitations that wait, and what one member may do.

use base::{Id, OrgRole, Organisation, Person};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, Statement};
use store::Keyring;

use crate::model::INVITATION;
use crate::tables::invitation;

/// The invitations of an organisation, those that are over too.
pub(crate) async fn invitations(
    db: &impl ConnectionTrait,
    of: Id<Organisation>,
) -> Result<Vec<invitation::Model>, DbErr> {
    invitation::Entity::find()
        .filter(invitation::Column::OrganisationId.eq(of))
        .order_by_asc(invitation::Column::EmailKey)
        .all(db)
        .await
}

/// The invitation that a mailed link leads to, if it still works.
pub(crate) async fn invitation_by_token(
    db: &impl ConnectionTrait,
    keys: &Keyring,
    now: DateTime<Utc>,
    token: &str,
) -> Result<Option<invitation::Model>, DbErr> {
    invitation::Entity::find()
        .filter(invitation::Column::TokenHash.eq(keys.hash(INVITATION, token)))
        .filter(invitation::Column::ExpiresAt.gt(now))
        .one(db)
        .await
}

/// An invitation to the address of a person.
#[derive(Clone, Debug)]
pub(crate) struct InvitedTo {
    pub(crate) invitation: invitation::Model,
    pub(crate) organisation: String,
}

/// The invitations that wait for a person whose address is confirmed.
pub(crate) async fn invited(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    person: Id<Person>,
) -> Result<Vec<InvitedTo>, DbErr> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        "SELECT i.*, o.name FROM invitations i JOIN organisations o ON o.id = i.organisation_id \
         JOIN persons p ON p.email_key = i.email_key \
         WHERE p.id = $1 AND p.state = 'active' AND i.expires_at > $2 AND o.state <> 'ended' ORDER BY i.created_at",
        [person.into(), now.into()],
    );
    let rows = db.query_all_raw(statement).await?;
    rows.iter()
        .map(|row| {
            Ok(InvitedTo {
                invitation: invitation::Model::from_query_result(row, "")?,
                organisation: row.try_get("", "name")?,
            })
        })
        .collect()
}

/// What a person may do in an organisation; none when the person does not act for it.
pub(crate) async fn roles_of_person(
    db: &impl ConnectionTrait,
    of: Id<Organisation>,
    person: Id<Person>,
) -> Result<Vec<OrgRole>, DbErr> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        "SELECT r.role FROM memberships m JOIN membership_roles r ON r.membership_id = m.id \
         WHERE m.organisation_id = $1 AND m.person_id = $2 ORDER BY r.role",
        [of.into(), person.into()],
    );
    let rows = db.query_all_raw(statement).await?;
    let codes: Result<Vec<String>, DbErr> = rows.iter().map(|row| row.try_get("", "role")).collect();
    Ok(codes?.iter().filter_map(|code| OrgRole::from_code(code)).collect())
}
