//! Reads about persons, for this crate's pages and for other rooms.

pub(crate) mod history;
pub(crate) mod inside;
pub(crate) mod mandates;
pub(crate) mod personal;
pub mod search;
pub(crate) mod staff_roles;
pub(crate) mod waiting;

use std::collections::HashMap;

use anyhow::Context;
use base::{Email, Id, Lang, Mobile, Person, StaffRole, swedish};
use notify::{Channels, Recipient};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement,
};
use store::Tx;
use web::{Portal, session};

use crate::personnummer;
use crate::tables::person::PersonState;
use crate::tables::{person, staff_role};

/// What the frame shows of the person who is logged in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// First and last name.
    pub name: String,
    /// First name.
    pub first_name: String,
    /// The e-mail address, once it is confirmed.
    pub address: Option<Email>,
    /// The chosen language.
    pub lang: Option<Lang>,
    /// Roles among the owner's staff.
    pub staff: Vec<StaffRole>,
    /// Whether there may be other people to act for; without, nobody needs to look.
    pub has_mandates: bool,
    /// The same for organisations.
    pub is_member: bool,
}

#[derive(FromQueryResult)]
struct KnownRow {
    first_name: String,
    last_name: String,
    address: Option<String>,
    lang: Option<String>,
    has_mandates: bool,
    is_member: bool,
}

/// A session, live or not, and the person behind it, unless the account is locked or closed. One
/// statement, since every page asks; `is_member` is its condition that a person `p` belongs to an organisation.
pub async fn known(
    portal: &Portal,
    session_key: &str,
    is_member: &str,
) -> anyhow::Result<Option<(session::row::Model, Known)>> {
    let text = format!(
        "SELECT s.id AS s_id, s.token_hash AS s_token_hash, s.person_id AS s_person_id, s.created_at AS s_created_at, \
         s.last_used_at AS s_last_used_at, s.hat_id AS s_hat_id, s.awaits_second_factor AS s_awaits_second_factor, \
         s.second_factor AS s_second_factor, s.device AS s_device, p.first_name, p.last_name, p.lang, r.role, \
         CASE WHEN p.confirmed_at IS NOT NULL THEN p.email END AS address, \
         EXISTS (SELECT 1 FROM mandates m WHERE m.to_id = p.id AND m.state = 'active') AS has_mandates, \
         {is_member} AS is_member FROM sessions s JOIN persons p ON p.id = s.person_id AND p.state = 'active' \
         LEFT JOIN staff_roles r ON r.person_id = p.id AND r.approved_at IS NOT NULL WHERE s.token_hash = $1"
    );
    let statement = Statement::from_sql_and_values(portal.store.backend(), text, [session_key.into()]);
    let rows = portal.store.db().query_all_raw(statement).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let session = session::row::Model::from_query_result(first, "s_")?;
    let person = KnownRow::from_query_result(first, "")?;
    let mut staff = Vec::new();
    for row in &rows {
        let role: Option<String> = row.try_get("", "role")?;
        staff.extend(role.as_deref().and_then(StaffRole::from_code));
    }
    staff.sort_unstable();
    // An account that was made without a login has a name in its place.
    let address = person.address.as_deref().and_then(|address| Email::parse(address).ok());
    let known = Known {
        address,
        name: format!("{} {}", person.first_name, person.last_name),
        lang: person.lang.as_deref().and_then(Lang::from_code),
        first_name: person.first_name,
        staff,
        has_mandates: person.has_mandates,
        is_member: person.is_member,
    };
    Ok(Some((session, known)))
}

/// The row of a person.
pub async fn person(db: &impl ConnectionTrait, id: Id<Person>) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find_by_id(id).one(db).await
}

/// Whole years of a person whose identity number is known and tells it.
pub async fn age(tx: &Tx, id: Id<Person>) -> anyhow::Result<Option<u32>> {
    let Some(person) = person(&**tx, id).await? else {
        return Ok(None);
    };
    let number = personnummer::of(tx.keys(), &person)?;
    Ok(number.and_then(|number| number.age_on(swedish::local_date(tx.now()))))
}

/// The person as one who gets messages, by e-mail; nobody once the account is closed: at a known death
/// messages stop (law.md, Everywhere).
pub async fn recipient(db: &impl ConnectionTrait, id: Id<Person>) -> anyhow::Result<Option<Recipient>> {
    let person = person(db, id).await?;
    let reached = |person: &person::Model| !matches!(person.state, PersonState::Closed | PersonState::WithoutLogin);
    person.filter(reached).as_ref().map(recipient_of).transpose()
}

/// The same for a row at hand, whose account is not closed.
pub fn recipient_of(person: &person::Model) -> anyhow::Result<Recipient> {
    let email = person.address().map(Email::parse).transpose();
    let email = email.context("a person's e-mail address is parsed before it is stored")?;
    let mobile = person.mobile.as_deref().map(Mobile::parse).transpose();
    Ok(Recipient {
        person: Some(person.id),
        email,
        mobile: mobile.context("a person's mobile number is parsed before it is stored")?,
        lang: person.lang().unwrap_or_default(),
        channels: Channels {
            email: true,
            sms: false,
        },
        protected: person.protected,
    })
}

/// First and last name.
pub async fn name(db: &impl ConnectionTrait, id: Id<Person>) -> Result<Option<String>, DbErr> {
    Ok(names(db, &[id]).await?.remove(&id))
}

/// First and last names of several persons, in one statement.
pub async fn names(db: &impl ConnectionTrait, ids: &[Id<Person>]) -> Result<HashMap<Id<Person>, String>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Id<Person>, String, String)> = person::Entity::find()
        .select_only()
        .columns([person::Column::Id, person::Column::FirstName, person::Column::LastName])
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, first, last)| (id, format!("{first} {last}")))
        .collect())
}

/// The same, of those whose identity is not protected.
pub async fn open_names(db: &impl ConnectionTrait, ids: &[Id<Person>]) -> Result<HashMap<Id<Person>, String>, DbErr> {
    let open = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .filter(person::Column::Protected.eq(false));
    let open: Vec<Id<Person>> = open.into_tuple().all(db).await?;
    names(db, &open).await
}

/// Active persons who have one of these staff roles.
pub async fn staff_with(db: &impl ConnectionTrait, roles: &[StaffRole]) -> Result<Vec<Id<Person>>, DbErr> {
    let holders: Vec<Id<Person>> = staff_role::Entity::find()
        .select_only()
        .column(staff_role::Column::PersonId)
        .filter(staff_role::Column::Role.is_in(roles.iter().map(|role| role.code())))
        .filter(staff_role::Column::ApprovedAt.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    if holders.is_empty() {
        return Ok(holders);
    }
    person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::Id.is_in(holders))
        .filter(person::Column::State.eq(PersonState::Active))
        .order_by_asc(person::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// The staff roles of a person that count.
pub async fn staff_roles(db: &impl ConnectionTrait, id: Id<Person>) -> Result<Vec<StaffRole>, DbErr> {
    let rows = staff_role::Entity::find()
        .filter(staff_role::Column::PersonId.eq(id))
        .filter(staff_role::Column::ApprovedAt.is_not_null())
        .all(db)
        .await?;
    let mut roles: Vec<_> = rows.iter().filter_map(|row| StaffRole::from_code(&row.role)).collect();
    roles.sort_unstable();
    Ok(roles)
}

/// The person with this e-mail address.
pub async fn find_by_email(db: &impl ConnectionTrait, email: &Email) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find()
        .filter(person::Column::EmailKey.eq(email.key()))
        .one(db)
        .await
}

/// The person who logs in with what was typed: a chosen username, which never holds an `@`, or an
/// e-mail address.
pub async fn find_by_login(db: &impl ConnectionTrait, typed: &str) -> Result<Option<person::Model>, DbErr> {
    let key = typed.trim().to_lowercase();
    let column = if key.contains('@') {
        person::Column::EmailKey
    } else {
        person::Column::UsernameKey
    };
    person::Entity::find().filter(column.eq(key)).one(db).await
}

/// The account that a merged one leads to.
pub(crate) async fn kept(db: &impl ConnectionTrait, person: &person::Model) -> Result<Option<person::Model>, DbErr> {
    if person.state != PersonState::Closed {
        return Ok(None);
    }
    match store::merged_into(db, person.id.uuid()).await? {
        Some(kept) => self::person(db, Id::from_uuid(kept)).await,
        None => Ok(None),
    }
}

/// Whose password is asked for at the door, and who comes in by it.
#[derive(Clone, Debug)]
pub(crate) struct AtDoor {
    pub(crate) holder: person::Model,
    pub(crate) person: person::Model,
}

/// Who may come in by what was typed. A merged account lets its owner into the one that is kept, by its
/// own password, until that one gets a new password; from then on by that. So nobody who merges has to
/// learn a new name at once, and a changed password closes every door that an old one opened.
pub(crate) async fn at_door(db: &impl ConnectionTrait, typed: &str) -> Result<Option<AtDoor>, DbErr> {
    let Some(found) = find_by_login(db, typed).await? else {
        return Ok(None);
    };
    let at_door = match kept(db, &found).await? {
        Some(kept) if found.password_hash.is_some() => AtDoor {
            holder: found,
            person: kept,
        },
        Some(kept) => AtDoor {
            holder: kept.clone(),
            person: kept,
        },
        None => AtDoor {
            holder: found.clone(),
            person: found,
        },
    };
    Ok(Some(at_door))
}
