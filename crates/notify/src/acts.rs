//! What people and staff do here: take a notice away, publish and end notices, edit help texts, send
//! again what failed. Each is one transaction with its audit row; the same form twice has one effect.

use base::{Id, ObjectRef, Person};
use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use store::{Actor, Audit, Claim, Never, Stop, Tx};
use web::Portal;

use crate::content::Words;
use crate::help::{self, HelpText, Kind};
use crate::model::State;
use crate::notices::{self, Audience};
use crate::queries;
use crate::sending;
use crate::tables::{HelpTextVersion, Notice, Notification, help_text_version, notice, notice_removal, notification};

/// Why an edit was not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Somebody else saved meanwhile.
    Stale,
    /// There is no such thing.
    Gone,
}

/// Takes a notice away from the person's own list. Twice is once.
pub(crate) async fn remove_notice(portal: &Portal, person: Id<Person>, id: Id<Notice>) -> Result<(), Stop<Never>> {
    portal
        .store
        .write(|tx| async move {
            let row = notice_removal::ActiveModel {
                person_id: Set(person),
                notice_id: Set(id),
                removed_at: Set(tx.now()),
            };
            let key = [notice_removal::Column::PersonId, notice_removal::Column::NoticeId];
            notice_removal::Entity::insert(row)
                .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
                .try_insert()
                .exec_without_returning(&*tx)
                .await?;
            Ok(())
        })
        .await
}

/// A notice as staff wrote it.
#[derive(Clone, Debug)]
pub(crate) struct NewNotice {
    pub(crate) title: Words,
    pub(crate) body: Words,
    pub(crate) audience: Audience,
    pub(crate) from: DateTime<Utc>,
    pub(crate) until: Option<DateTime<Utc>>,
}

/// Publishes a notice, or changes the one with `id` when it still has `version`.
pub(crate) async fn save_notice(
    portal: &Portal,
    who: Actor,
    form_key: &str,
    changed: Option<(Id<Notice>, i32)>,
    new: &NewNotice,
) -> Result<(), Stop<Refusal>> {
    let saved = portal.store.write(|tx| async move {
        if let Claim::Done(_) = tx.claim_form(form_key).await? {
            return Ok(());
        }
        let (id, act) = match changed {
            Some((id, version)) => (change_notice(&tx, id, version, new).await?, "notify.notice_changed"),
            None => (publish_notice(&tx, who, new).await?, "notify.notice_published"),
        };
        note(
            &tx,
            who,
            act,
            ObjectRef::new("notice", id),
            json!({ "audience": new.audience.code() }),
        )
        .await?;
        Ok(tx.answer_form(form_key, "/handlaggning/nyheter").await?)
    });
    saved.await?;
    notices::forget(portal);
    Ok(())
}

async fn publish_notice(tx: &Tx, who: Actor, new: &NewNotice) -> Result<Id<Notice>, Stop<Refusal>> {
    let id = tx.id();
    let mut row = notice_row(new);
    row.id = Set(id);
    row.created_by = Set(who.person_id());
    row.created_at = Set(tx.now());
    row.version = Set(1);
    notice::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(id)
}

async fn change_notice(tx: &Tx, id: Id<Notice>, version: i32, new: &NewNotice) -> Result<Id<Notice>, Stop<Refusal>> {
    let mut row = notice_row(new);
    row.version = Set(version + 1);
    let changed = notice::Entity::update_many()
        .set(row)
        .filter(notice::Column::Id.eq(id))
        .filter(notice::Column::Version.eq(version))
        .exec(&**tx)
        .await?;
    if changed.rows_affected > 0 {
        return Ok(id);
    }
    let is_there = notice::Entity::find_by_id(id).one(&**tx).await?.is_some();
    Err(Stop::Refusal(if is_there { Refusal::Stale } else { Refusal::Gone }))
}

fn notice_row(new: &NewNotice) -> notice::ActiveModel {
    notice::ActiveModel {
        title_sv: Set(new.title.sv.clone()),
        body_sv: Set(new.body.sv.clone()),
        title_en: Set(new.title.en.clone()),
        body_en: Set(new.body.en.clone()),
        audience: Set(new.audience.code()),
        from_at: Set(new.from),
        until_at: Set(new.until),
        ..Default::default()
    }
}

/// Ends a notice now. One that is over stays as it is.
pub(crate) async fn end_notice(portal: &Portal, who: Actor, id: Id<Notice>) -> Result<(), Stop<Refusal>> {
    let ended = portal.store.write(|tx| async move {
        let row = notice::Entity::find_by_id(id)
            .one(&*tx)
            .await?
            .ok_or(Stop::Refusal(Refusal::Gone))?;
        if row.until_at.is_some_and(|until| until <= tx.now()) {
            return Ok(());
        }
        let version = row.version + 1;
        let mut row = notice::ActiveModel::from(row);
        row.until_at = Set(Some(tx.now()));
        row.version = Set(version);
        row.update(&*tx).await?;
        note(&tx, who, "notify.notice_ended", ObjectRef::new("notice", id), json!({})).await?;
        Ok(())
    });
    ended.await?;
    notices::forget(portal);
    Ok(())
}

/// A help text as staff wrote it.
#[derive(Clone, Debug)]
pub(crate) struct NewText {
    pub(crate) kind: Kind,
    pub(crate) key: String,
    pub(crate) topic: Option<String>,
    pub(crate) title: Words,
    pub(crate) body: Words,
    pub(crate) is_shown: bool,
    /// The version whose text this brings back.
    pub(crate) restored_from: Option<i32>,
}

impl NewText {
    /// The text of an older version, to be brought back.
    pub(crate) fn restored(old: &HelpText) -> NewText {
        NewText {
            kind: old.kind,
            key: old.key.clone(),
            topic: old.topic.clone(),
            title: old.title.clone(),
            body: old.body.clone(),
            is_shown: old.is_shown,
            restored_from: Some(old.number),
        }
    }
}

/// Puts a new version of a help text in force, when `seen` is still the one in force.
pub(crate) async fn save_text(
    portal: &Portal,
    who: Actor,
    form_key: &str,
    seen: i32,
    new: &NewText,
) -> Result<(), Stop<Refusal>> {
    let saved = portal.store.write(|tx| async move {
        tx.lock(&format!("notify.help.{}.{}", new.kind.code(), new.key)).await?;
        if let Claim::Done(_) = tx.claim_form(form_key).await? {
            return Ok(());
        }
        use help_text_version::Column;
        let mine = Column::Kind.eq(new.kind.code()).and(Column::Key.eq(new.key.as_str()));
        let newest = help_text_version::Entity::find()
            .filter(mine.clone())
            .order_by_desc(Column::Number)
            .one(&*tx)
            .await?;
        let number = newest.map_or(0, |row| row.number);
        if number != seen {
            return Err(Stop::Refusal(Refusal::Stale));
        }
        help_text_version::Entity::update_many()
            .col_expr(Column::IsCurrent, Expr::value(false))
            .filter(mine.and(Column::IsCurrent.eq(true)))
            .exec(&*tx)
            .await?;
        let id: Id<HelpTextVersion> = tx.id();
        help_text_version::Entity::insert(text_row(&tx, who, id, number + 1, new))
            .exec_without_returning(&*tx)
            .await?;
        let details = json!({ "kind": new.kind.code(), "key": new.key, "number": number + 1 });
        note(
            &tx,
            who,
            "notify.help_text_changed",
            ObjectRef::new("help_text", id),
            details,
        )
        .await?;
        Ok(tx.answer_form(form_key, "/handlaggning/hjalptexter").await?)
    });
    saved.await?;
    help::forget(portal);
    Ok(())
}

fn text_row(
    tx: &Tx,
    who: Actor,
    id: Id<HelpTextVersion>,
    number: i32,
    new: &NewText,
) -> help_text_version::ActiveModel {
    help_text_version::ActiveModel {
        id: Set(id),
        kind: Set(new.kind.code().to_owned()),
        key: Set(new.key.clone()),
        number: Set(number),
        is_current: Set(true),
        topic: Set(new.topic.clone()),
        title_sv: Set(new.title.sv.clone()),
        body_sv: Set(new.body.sv.clone()),
        title_en: Set(new.title.en.clone()),
        body_en: Set(new.body.en.clone()),
        is_shown: Set(new.is_shown),
        restored_from: Set(new.restored_from),
        edited_by: Set(who.person_id()),
        edited_at: Set(tx.now()),
    }
}

/// Sends a notification again that was given up. One that is already on its way is left alone.
pub(crate) async fn send_again(portal: &Portal, who: Actor, id: Id<Notification>) -> Result<(), Stop<Refusal>> {
    portal
        .store
        .write(|tx| async move {
            let row = notification::Entity::find_by_id(id)
                .one(&*tx)
                .await?
                .ok_or(Stop::Refusal(Refusal::Gone))?;
            if !queries::can_be_sent_again(&row) {
                return Ok(());
            }
            let mut row = notification::ActiveModel::from(row);
            row.state = Set(State::Queued.code().to_owned());
            row.error_code = Set(None);
            row.update(&*tx).await?;
            tx.enqueue(sending::delivery_job(id)).await?;
            note(
                &tx,
                who,
                "notify.sent_again",
                ObjectRef::new("notification", id),
                json!({}),
            )
            .await?;
            Ok(())
        })
        .await
}

async fn note(
    tx: &Tx,
    actor: Actor,
    act: &'static str,
    object: ObjectRef,
    details: serde_json::Value,
) -> Result<(), sea_orm::DbErr> {
    tx.audit(Audit {
        actor,
        act,
        object,
        details,
    })
    .await
}
