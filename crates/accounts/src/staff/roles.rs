//! System administrators give and take staff roles. With `staff.four_eyes` a role counts only once a
//! second administrator has approved it. One administrator is always left.

use base::{Id, Person, StaffRole};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use store::{Claim, Stop, Tx};
use web::Portal;

use super::Officer;
use crate::acts::{change_email, forget_merged_passwords, lock_person};
use crate::tables::person::{self, PersonState};
use crate::tables::staff_role::{ActiveModel, Column, Entity, Model};
use crate::{history, letters, queries, registering};

/// Why a role is neither given nor taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// Nobody handles their own matter.
    #[error("the roles are the administrator's own")]
    OwnMatter,
    /// Whoever asks is no administrator any more.
    #[error("not a system administrator")]
    NotAdministrator,
    /// The account is not in use.
    #[error("the account is not active")]
    NotActive,
    /// The person has the role, or it waits.
    #[error("the person has the role")]
    HasIt,
    /// The person does not have the role, or it does not wait.
    #[error("the person does not have the role")]
    Gone,
    /// A second pair of eyes is another's.
    #[error("nobody approves what they gave")]
    OwnGift,
    /// Somebody must be left who can give roles.
    #[error("the last system administrator")]
    LastAdministrator,
}

/// A form about one role of one person.
#[derive(Clone, Copy)]
pub(crate) struct Wish<'a> {
    pub(crate) officer: Officer,
    pub(crate) key: &'a str,
    pub(crate) person: Id<Person>,
    pub(crate) role: StaffRole,
}

/// What became of a gift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    /// It counts from now on.
    Now,
    /// It waits for another administrator.
    Waits,
}

/// Gives a role. A change of e-mail address that somebody without the right to change colleagues'
/// accounts began must not end in the account of a colleague, so none waits afterwards.
pub(crate) async fn give(portal: &Portal, wish: Wish<'_>) -> Result<Given, Stop<Refusal>> {
    let given = if portal.config.staff.four_eyes {
        Given::Waits
    } else {
        Given::Now
    };
    portal
        .store
        .write(|tx| async move {
            let Some(person) = begin(&tx, wish).await? else {
                return Ok(given);
            };
            if person.state != PersonState::Active {
                return Err(Stop::Refusal(Refusal::NotActive));
            }
            if row(&*tx, wish.person, wish.role).await?.is_some() {
                return Err(Stop::Refusal(Refusal::HasIt));
            }
            insert(&tx, wish, given).await?;
            end_other_ways_in(&tx, wish.person).await?;
            match given {
                Given::Now => tell(portal, &tx, wish, &person, "role-given", "accounts.role_given").await?,
                Given::Waits => audit(&tx, wish, "accounts.role_asked").await?,
            }
            tx.answer_form(wish.key, "").await?;
            Ok(given)
        })
        .await
}

/// Approves a role that waits.
pub(crate) async fn approve(portal: &Portal, wish: Wish<'_>) -> Result<(), Stop<Refusal>> {
    portal
        .store
        .write(|tx| async move {
            let Some(person) = begin(&tx, wish).await? else {
                return Ok(());
            };
            let waiting = row(&*tx, wish.person, wish.role)
                .await?
                .filter(|row| row.approved_at.is_none())
                .ok_or(Stop::Refusal(Refusal::Gone))?;
            if waiting.given_by == Some(wish.officer.id) {
                return Err(Stop::Refusal(Refusal::OwnGift));
            }
            if person.state != PersonState::Active {
                return Err(Stop::Refusal(Refusal::NotActive));
            }
            Entity::update_many()
                .col_expr(Column::ApprovedAt, Expr::value(tx.now()))
                .col_expr(Column::ApprovedBy, Expr::value(wish.officer.id))
                .filter(Column::PersonId.eq(wish.person))
                .filter(Column::Role.eq(wish.role.code()))
                .exec(&*tx)
                .await?;
            end_other_ways_in(&tx, wish.person).await?;
            tell(portal, &tx, wish, &person, "role-given", "accounts.role_approved").await?;
            tx.answer_form(wish.key, "").await?;
            Ok(())
        })
        .await
}

/// Whoever is to have a role gets in by the own address and password alone.
pub(crate) async fn end_other_ways_in(tx: &Tx, person: Id<Person>) -> Result<(), DbErr> {
    change_email::end_waiting(tx, person).await?;
    forget_merged_passwords(tx, person).await
}

/// Takes a role, or declines one that waits. A giver may think better of it.
pub(crate) async fn take(portal: &Portal, wish: Wish<'_>) -> Result<(), Stop<Refusal>> {
    portal
        .store
        .write(|tx| async move {
            let Some(person) = begin(&tx, wish).await? else {
                return Ok(());
            };
            let held = row(&*tx, wish.person, wish.role)
                .await?
                .ok_or(Stop::Refusal(Refusal::Gone))?;
            if held.approved_at.is_some()
                && wish.role == StaffRole::SystemAdministrator
                && is_last_administrator(&tx, wish.person).await?
            {
                return Err(Stop::Refusal(Refusal::LastAdministrator));
            }
            // Nor does it come back with an account that was merged into this one.
            let mut accounts = store::merged_from(&*tx, wish.person.uuid()).await?;
            accounts.push(wish.person.uuid());
            Entity::delete_many()
                .filter(Column::PersonId.is_in(accounts))
                .filter(Column::Role.eq(wish.role.code()))
                .exec(&*tx)
                .await?;
            match held.approved_at {
                Some(_) => tell(portal, &tx, wish, &person, "role-taken", "accounts.role_taken").await?,
                None => audit(&tx, wish, "accounts.role_declined").await?,
            }
            tx.answer_form(wish.key, "").await?;
            Ok(())
        })
        .await
}

/// Everybody who may change who is an administrator waits here for the others.
pub(crate) async fn lock(tx: &Tx) -> Result<(), DbErr> {
    tx.lock("accounts.staff_roles").await
}

/// Whether the person is an administrator and nobody else is, under `lock`.
pub(crate) async fn is_last_administrator(tx: &Tx, person: Id<Person>) -> Result<bool, DbErr> {
    let administrators = queries::staff_with(&**tx, super::rules::ADMINISTRATORS).await?;
    Ok(administrators == [person])
}

/// The person, unless the form was taken before. Whoever asks must be an administrator still: a
/// colleague may have taken the role while this waited.
async fn begin(tx: &Tx, wish: Wish<'_>) -> Result<Option<person::Model>, Stop<Refusal>> {
    lock(tx).await?;
    lock_person(tx, wish.person).await?;
    if let Claim::Done(_) = tx.claim_form(wish.key).await? {
        return Ok(None);
    }
    if wish.person == wish.officer.id {
        return Err(Stop::Refusal(Refusal::OwnMatter));
    }
    if !wish.officer.now(tx).await?.is_administrator {
        return Err(Stop::Refusal(Refusal::NotAdministrator));
    }
    let person = queries::person(&**tx, wish.person).await?;
    Ok(Some(person.ok_or(Stop::Refusal(Refusal::Gone))?))
}

async fn insert(tx: &Tx, wish: Wish<'_>, given: Given) -> Result<(), DbErr> {
    let row = ActiveModel {
        person_id: Set(wish.person),
        role: Set(wish.role.code().to_owned()),
        given_by: Set(Some(wish.officer.id)),
        given_at: Set(tx.now()),
        approved_at: Set((given == Given::Now).then(|| tx.now())),
        approved_by: Set(None),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

async fn tell(
    portal: &Portal,
    tx: &Tx,
    wish: Wish<'_>,
    person: &person::Model,
    kind: &'static str,
    act: &'static str,
) -> anyhow::Result<()> {
    let entry = history::Entry {
        person: person.id,
        kind,
        values: vec![("role", wish.role.code().to_owned())],
        by: wish.officer.actor(),
    };
    history::note(tx, entry).await?;
    audit(tx, wish, act).await?;
    let Some(to) = queries::recipient(&**tx, person.id).await? else {
        return Ok(());
    };
    let letter = letters::staff::role(portal, to.lang, person, kind, wish.role);
    notify::send(portal, tx, &to, &letter).await
}

async fn audit(tx: &Tx, wish: Wish<'_>, act: &'static str) -> anyhow::Result<()> {
    let mut entry = registering::audit(wish.officer.actor(), act, wish.person);
    entry.details = serde_json::json!({ "role": wish.role.code() });
    Ok(tx.audit(entry).await?)
}

/// One role of one person, whether it counts or waits.
pub(crate) async fn row(
    db: &impl ConnectionTrait,
    person: Id<Person>,
    role: StaffRole,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id((person, role.code().to_owned())).one(db).await
}

/// All roles of a person, also those that wait.
pub(crate) async fn of(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Vec<Model>, DbErr> {
    let mine = Entity::find().filter(Column::PersonId.eq(person));
    mine.order_by_asc(Column::Role).all(db).await
}
