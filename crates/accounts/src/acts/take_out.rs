//! "Ladda ner mina uppgifter": a person asks for everything that is held about them, and gets it as one
//! file that is made in the background and kept for seven days. Only its owner gets it.

use base::{Id, ObjectRef, Person};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde::Deserialize;
use serde_json::json;
use store::{Claim, JobError, Never, NewJob, Stop, Tx};
use web::throttle::{self, Verdict};
use web::{Error, Portal, Problem, SignedIn};

use super::lock_person;
use crate::history::{self, Entry};
use crate::tables::personal_export::{ActiveModel, Column, Entity, Model};
use crate::{letters, packing, queries, registering, rules};

/// The job that makes the file.
pub(crate) const MAKE: &str = "accounts.take_out";
/// What the file hangs on: the person.
/// The kind of object that a personal export hangs on.
pub(crate) const KIND: &str = "personal_export";

/// What a file of a person hangs on.
pub(crate) fn object(person: Id<Person>) -> ObjectRef {
    ObjectRef::new(KIND, person)
}

#[derive(Clone, Copy, Deserialize)]
struct Payload {
    person: Id<Person>,
}

/// Asks for one. While one is being made, nothing more happens; one that is there is replaced.
pub(crate) async fn ask(portal: &Portal, who: &SignedIn, key: &str) -> Result<(), Error> {
    let asked = portal.store.write(|tx| async move {
        lock_person(&tx, who.id).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let there = queries::personal::export(&*tx, who.id).await?;
        if there.as_ref().is_none_or(|there| there.made_at.is_some()) {
            let tried = throttle::attempt_in(&tx, rules::EXPORTS, &who.id.to_string()).await?;
            if let Verdict::Blocked { until } = tried {
                return Err(Stop::Refusal(Problem::Limited { until }));
            }
            begin(&tx, who, there.as_ref()).await?;
        }
        Ok(tx.answer_form(key, "").await?)
    });
    asked.await.map_err(|stop| match stop {
        Stop::Refusal(problem) => problem.into(),
        Stop::Fault(e) => e.into(),
    })
}

async fn begin(tx: &Tx, who: &SignedIn, there: Option<&Model>) -> Result<(), DbErr> {
    if let Some(there) = there {
        forget(tx, there).await?;
    }
    let row = ActiveModel {
        person_id: Set(who.id),
        asked_at: Set(tx.now()),
        file_id: Set(None),
        made_at: Set(None),
        parts: Set(0),
        done: Set(0),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    tx.enqueue(NewJob::now(MAKE, json!({ "person": who.id }))).await?;
    let by = who.actor();
    history::note(tx, Entry::new(who.id, "take-out", Vec::new(), by)).await?;
    tx.audit(registering::audit(by, "accounts.take_out_asked", who.id))
        .await
}

/// Lets the file go, and forgets that it was there.
async fn forget(tx: &Tx, there: &Model) -> Result<(), DbErr> {
    if let Some(file) = there.file_id {
        files::release(tx, file, &object(there.person_id)).await?;
    }
    Entity::delete_by_id(there.person_id).exec(&**tx).await?;
    Ok(())
}

/// Lets go of what a person took out, whose account is closed.
pub(crate) async fn forget_of(tx: &Tx, person: Id<Person>) -> Result<(), DbErr> {
    match queries::personal::export(&**tx, person).await? {
        Some(there) => forget(tx, &there).await,
        None => Ok(()),
    }
}

/// Makes the file. Done again after a kill, it begins anew and says so; what it had written before is
/// cleaned away.
pub(crate) async fn make(portal: Portal, payload: serde_json::Value) -> Result<(), JobError> {
    let Payload { person } = serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.into()))?;
    let waiting = queries::personal::export(portal.store.db(), person).await?;
    let Some(waiting) = waiting.filter(|waiting| waiting.made_at.is_none()) else {
        return Ok(());
    };
    let packed = packing::pack(&portal, &waiting).await?;
    let lang = queries::inside::required(portal.store.db(), person).await?.lang();
    let name = portal.t(lang.unwrap_or_default(), "accounts-take-out-file");
    let file = files::make(&portal, &name, "application/zip", packed).await?;
    let (portal, waiting) = (&portal, &waiting);
    let kept = portal.store.write::<_, Never, _, _>(|tx| async move {
        lock_person(&tx, person).await?;
        let still = queries::personal::export(&*tx, person).await?;
        let Some(still) = still.filter(|still| still.asked_at == waiting.asked_at && still.made_at.is_none()) else {
            return Ok(());
        };
        files::hang(&tx, file, &object(person)).await?;
        let mut row = ActiveModel::from(still);
        row.file_id = Set(Some(file));
        row.made_at = Set(Some(tx.now()));
        row.update(&*tx).await?;
        Ok(tell(portal, &tx, person, "take-out").await?)
    });
    kept.await.map_err(anyhow::Error::from)?;
    Ok(())
}

/// Notes how far it has come, for the page.
pub(crate) async fn packed_so_far(portal: &Portal, waiting: &Model, done: i32, parts: i32) -> anyhow::Result<()> {
    let noted = portal.store.write::<_, Never, _, _>(|tx| async move {
        Entity::update_many()
            .col_expr(Column::Done, Expr::value(done))
            .col_expr(Column::Parts, Expr::value(parts))
            .filter(Column::PersonId.eq(waiting.person_id))
            .filter(Column::AskedAt.eq(waiting.asked_at))
            .exec(&*tx)
            .await?;
        Ok(())
    });
    Ok(noted.await?)
}

/// The file could not be made: the person is told, and can ask again.
pub(crate) async fn gave_up(portal: Portal, payload: serde_json::Value) -> anyhow::Result<()> {
    let Payload { person } = serde_json::from_value(payload)?;
    let portal = &portal;
    let told = portal.store.write::<_, Never, _, _>(|tx| async move {
        lock_person(&tx, person).await?;
        let waiting = queries::personal::export(&*tx, person).await?;
        let Some(waiting) = waiting.filter(|waiting| waiting.made_at.is_none()) else {
            return Ok(());
        };
        forget(&tx, &waiting).await?;
        Ok(tell(portal, &tx, person, "take-out-failed").await?)
    });
    Ok(told.await?)
}

async fn tell(portal: &Portal, tx: &Tx, person: Id<Person>, what: &'static str) -> anyhow::Result<()> {
    let person = queries::inside::required(&**tx, person).await?;
    let to = queries::recipient_of(&person)?;
    let letter = letters::inside::take_out(portal, to.lang, &person, what);
    notify::send(portal, tx, &to, &letter).await
}

/// Lets go of what was made seven days ago.
pub(crate) async fn forget_old(portal: Portal) -> anyhow::Result<()> {
    let forgotten = portal.store.write::<_, Never, _, _>(|tx| async move {
        let old = Entity::find().filter(Column::AskedAt.lt(tx.now() - rules::EXPORT_KEPT));
        for there in old.all(&*tx).await? {
            forget(&tx, &there).await?;
        }
        Ok(())
    });
    Ok(forgotten.await?)
}
