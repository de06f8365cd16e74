//! Reads for the pages of Mitt konto and the links that belong to them.

use anyhow::Context;
use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use store::Keyring;

use crate::links::{self, Purpose};
use crate::tables::email_change::{self, EmailChange};
use crate::tables::{person, person_address};

/// The change of e-mail address that waits for its confirmation.
pub(crate) async fn waiting_change(
    db: &impl ConnectionTrait,
    person: Id<Person>,
    now: DateTime<Utc>,
) -> Result<Option<email_change::Model>, DbErr> {
    email_change::Entity::find()
        .filter(email_change::Column::PersonId.eq(person))
        .filter(email_change::Column::ConfirmedAt.is_null())
        .filter(email_change::Column::RequestedAt.gt(now - Purpose::EmailChange.lifetime()))
        .order_by_desc(email_change::Column::RequestedAt)
        .one(db)
        .await
}

/// Whose link this is and which change of e-mail address it is about, if it still works.
pub(crate) async fn change_of_link(
    db: &impl ConnectionTrait,
    keys: &Keyring,
    now: DateTime<Utc>,
    purpose: Purpose,
    token: &str,
) -> anyhow::Result<Option<(Id<Person>, email_change::Model)>> {
    let Some(link) = links::find(db, now, purpose, token).await? else {
        return Ok(None);
    };
    let id = String::from_utf8(links::data(keys, &link)?.unwrap_or_default())?;
    let change = email_change::Entity::find_by_id(id.parse::<Id<EmailChange>>().context("the change of a link")?);
    Ok(change.one(db).await?.map(|change| (link.person_id, change)))
}

/// Whether staff asked for this change of e-mail address and for all that took effect after it.
pub(crate) async fn is_all_by_staff(db: &impl ConnectionTrait, change: &email_change::Model) -> Result<bool, DbErr> {
    let by_the_person = email_change::Entity::find()
        .filter(email_change::Column::PersonId.eq(change.person_id))
        .filter(email_change::Column::RequestedAt.gte(change.requested_at))
        .filter(email_change::Column::ConfirmedAt.is_not_null())
        .filter(email_change::Column::RequestedBy.is_null());
    Ok(by_the_person.count(db).await? == 0)
}

/// Where a person gets letters and invoices, if that is filled in.
pub(crate) async fn address(
    db: &impl ConnectionTrait,
    person: Id<Person>,
) -> Result<Option<person_address::Model>, DbErr> {
    person_address::Entity::find_by_id(person).one(db).await
}

/// The row of a person who is there for sure: logged in, or the owner of a link.
pub(crate) async fn required(db: &impl ConnectionTrait, person: Id<Person>) -> anyhow::Result<person::Model> {
    super::person(db, person).await?.context("the person is gone")
}
