//! That staff looked at a person: written when a page is opened, so that the person can be told who
//! did (accounts.md, Staff). A person with protected identity opens only after a reason.

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use store::{Claim, Never, Tx};
use web::Portal;

use super::{Officer, rules};
use crate::registering;
use crate::tables::person_view::{ActiveModel, Column, Entity};

const PAGE: &str = "page";
const NUMBER: &str = "personnummer";

/// When the officer last gave a reason to open this person.
pub(crate) async fn reason_given_at(
    db: &impl ConnectionTrait,
    officer: Officer,
    person: Id<Person>,
) -> Result<Option<DateTime<Utc>>, DbErr> {
    let latest = looks(officer, person).filter(Column::Reason.is_not_null());
    Ok(latest.one(db).await?.map(|view| view.at))
}

/// Notes that the officer looks at the person's page, once for a while.
pub(crate) async fn note_page(portal: &Portal, officer: Officer, person: Id<Person>) -> anyhow::Result<()> {
    let latest = looks(officer, person)
        .filter(Column::Shown.eq(PAGE))
        .one(portal.store.db())
        .await?;
    if rules::is_same_look(latest.map(|view| view.at), portal.now()) {
        return Ok(());
    }
    let noted = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(note(&tx, officer, person, PAGE, None).await?) });
    Ok(noted.await?)
}

/// Notes that the officer has the identity number shown.
pub(crate) async fn note_number(portal: &Portal, officer: Officer, person: Id<Person>) -> anyhow::Result<()> {
    let noted = portal.store.write::<_, Never, _, _>(|tx| async move {
        note(&tx, officer, person, NUMBER, None).await?;
        tx.audit(registering::audit(
            officer.actor(),
            "accounts.personnummer_shown",
            person,
        ))
        .await?;
        Ok(())
    });
    Ok(noted.await?)
}

/// Opens a person with protected identity to the officer.
pub(crate) async fn open(
    portal: &Portal,
    officer: Officer,
    key: &str,
    person: Id<Person>,
    reason: &str,
) -> anyhow::Result<()> {
    let opened = portal.store.write::<_, Never, _, _>(|tx| async move {
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        note(&tx, officer, person, PAGE, Some(reason)).await?;
        tx.audit(registering::audit(officer.actor(), "accounts.protected_opened", person))
            .await?;
        Ok(tx.answer_form(key, "").await?)
    });
    Ok(opened.await?)
}

fn looks(officer: Officer, person: Id<Person>) -> sea_orm::Select<Entity> {
    Entity::find()
        .filter(Column::ViewerId.eq(officer.id))
        .filter(Column::PersonId.eq(person))
        .order_by_desc(Column::At)
}

async fn note(
    tx: &Tx,
    officer: Officer,
    person: Id<Person>,
    shown: &'static str,
    reason: Option<&str>,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: Set(tx.id()),
        person_id: Set(person),
        viewer_id: Set(officer.id),
        at: Set(tx.now()),
        reason: Set(reason.map(str::to_owned)),
        shown: Set(shown.to_owned()),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}
