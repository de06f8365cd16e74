//! Persons of the demo and of tests: confirmed at once, without letters.

use base::{Email, Id, Lang, Mobile, Person, Personnummer, StaffRole};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};
use store::{Actor, Tx};
use web::Portal;

use crate::acts::mandates;
use crate::mandates::MandateKind;
use crate::model::Username;
use crate::tables::mandate::{self, MandateState};
use crate::tables::person::{self, PersonState};
use crate::tables::staff_role;
use crate::{history, personnummer, queries, registering, terms};

/// A person to be made.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// The e-mail address.
    pub email: Email,
    /// The username, if another than the address.
    pub username: Option<Username>,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// The mobile number.
    pub mobile: Option<Mobile>,
    /// The chosen language.
    pub lang: Lang,
    /// From `hashing::hash_now`, made before the transaction.
    pub password_hash: String,
    /// Roles among the owner's staff.
    pub staff: Vec<StaffRole>,
    /// Protected identity.
    pub protected: bool,
}

/// Makes a confirmed person who has accepted the terms in force, which `terms::ensure` has made. Gives
/// the person who has the address, if there is one.
pub async fn person(portal: &Portal, tx: &Tx, new: &NewPerson) -> anyhow::Result<Id<Person>> {
    if let Some(there) = queries::find_by_email(&**tx, &new.email).await? {
        return Ok(there.id);
    }
    let id = person::Entity::insert(row(tx, new))
        .exec_with_returning(&**tx)
        .await?
        .id;
    for role in &new.staff {
        give_role(tx, id, *role).await?;
    }
    let values = vec![("email", new.email.as_str().to_owned())];
    history::note(
        tx,
        history::Entry {
            person: id,
            kind: "registered",
            values,
            by: Actor::System,
        },
    )
    .await?;
    tx.audit(registering::audit(Actor::System, "accounts.registered", id))
        .await?;
    if let Some(version) = terms::in_force(&**tx, portal.now()).await? {
        terms::accept(tx, id, &version, Actor::person(id)).await?;
    }
    Ok(id)
}

/// Gives a person a personnummer, sealed, with its hash for look-up.
pub async fn give_personnummer(tx: &Tx, id: Id<Person>, number: &Personnummer) -> Result<(), DbErr> {
    let sealed = personnummer::seal(tx.keys(), tx.random(), number);
    person::Entity::update_many()
        .col_expr(person::Column::Personnummer, Expr::value(sealed))
        .col_expr(
            person::Column::PersonnummerHash,
            Expr::value(personnummer::hash(tx.keys(), number)),
        )
        .filter(person::Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// A mandate to be made.
#[derive(Clone, Copy, Debug)]
pub struct NewMandate {
    /// What it is.
    pub kind: MandateKind,
    /// Who is represented.
    pub from: Id<Person>,
    /// Who represents.
    pub to: Id<Person>,
    /// The instant it ends.
    pub until: DateTime<Utc>,
}

/// Makes a mandate that counts from now on.
pub async fn mandate(tx: &Tx, new: &NewMandate, services: &[&str]) -> Result<(), DbErr> {
    let row = mandate::ActiveModel {
        state: Set(MandateState::Active),
        from_id: Set(Some(new.from)),
        to_id: Set(Some(new.to)),
        valid_from: Set(Some(tx.now())),
        valid_until: Set(Some(new.until)),
        ..mandates::new_row(tx, new.kind, services)
    };
    let row = mandate::Entity::insert(row).exec_with_returning(&**tx).await?;
    mandates::audit(tx, &row, Actor::System, "accounts.demo_mandate_loaded").await
}

fn row(tx: &Tx, new: &NewPerson) -> person::ActiveModel {
    let names = [new.first_name.as_str(), new.last_name.as_str()];
    person::ActiveModel {
        password_hash: Set(Some(new.password_hash.clone())),
        lang: Set(Some(new.lang.code().to_owned())),
        state: Set(PersonState::Active),
        protected: Set(new.protected),
        confirmed_at: Set(Some(tx.now())),
        ..registering::new_row(tx, &new.email, new.username.as_ref(), names, new.mobile.as_ref())
    }
}

async fn give_role(tx: &Tx, person: Id<Person>, role: StaffRole) -> Result<(), DbErr> {
    let row = staff_role::ActiveModel {
        person_id: Set(person),
        role: Set(role.code().to_owned()),
        given_by: Set(None),
        given_at: Set(tx.now()),
        approved_at: Set(Some(tx.now())),
        approved_by: Set(None),
    };
    staff_role::Entity::insert(row).exec_without_returning(&**tx).await?;
    let mut entry = registering::audit(Actor::System, "accounts.role_given", person);
    entry.details = serde_json::json!({ "role": role.code() });
    tx.audit(entry).await
}
