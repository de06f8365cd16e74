//! The terms of the account: versions with file and validity, and who accepted which. The text that
//! comes with the program is the first version; owners publish their own.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use base::{Id, Lang, ObjectRef, Person};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, TryInsertResult,
};
use store::{Actor, Audit, Never, Tx};
use uuid::Uuid;
use web::{Cached, Portal};

use crate::history;
use crate::tables::{terms, terms_acceptance};

const FIRST_VERSION: &str = "2026-11-21";
const FIRST_FILE: &str = "villkor.sv.md";

/// All versions as this process last read them; every registration asks.
struct Known(Cached<Vec<terms::Model>>);

impl Default for Known {
    fn default() -> Self {
        Known(Cached::for_at_most(Duration::from_secs(10)))
    }
}

/// Makes sure that there are terms: the first version, unless some were published already.
pub async fn ensure(portal: &Portal) -> anyhow::Result<()> {
    if terms::Entity::find().one(portal.store.db()).await?.is_some() {
        return Ok(());
    }
    let first = &terms::Model {
        version: FIRST_VERSION.to_owned(),
        valid_from: DateTime::<Utc>::UNIX_EPOCH,
        file_name: FIRST_FILE.to_owned(),
        sv: notify::terms(Lang::Sv).to_owned(),
        en: notify::terms(Lang::En).to_owned(),
    };
    portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(insert(&tx, first.clone()).await?) })
        .await?;
    portal.shared::<Known>().0.forget();
    Ok(())
}

/// Publishes a version that takes effect at `valid_from`. False when there is one of that name.
pub async fn publish(portal: &Portal, by: Actor, new: &terms::Model) -> anyhow::Result<bool> {
    let published = portal.store.write::<_, Never, _, _>(|tx| async move {
        let is_new = insert(&tx, new.clone()).await?;
        if is_new {
            let object = ObjectRef {
                kind: "terms".to_owned(),
                id: Uuid::nil(),
            };
            let details = serde_json::json!({ "version": new.version });
            tx.audit(Audit {
                actor: by,
                act: "accounts.terms_published",
                object,
                details,
            })
            .await?;
        }
        Ok(is_new)
    });
    let is_new = published.await?;
    portal.shared::<Known>().0.forget();
    Ok(is_new)
}

async fn insert(tx: &Tx, new: terms::Model) -> Result<bool, DbErr> {
    let row = terms::ActiveModel {
        version: Set(new.version),
        valid_from: Set(new.valid_from),
        file_name: Set(new.file_name),
        sv: Set(new.sv),
        en: Set(new.en),
    };
    let inserted = terms::Entity::insert(row)
        .on_conflict(OnConflict::column(terms::Column::Version).do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(&**tx)
        .await?;
    Ok(matches!(inserted, TryInsertResult::Inserted(rows) if rows > 0))
}

/// The versions that are or were in force, newest first.
pub async fn versions(portal: &Portal) -> anyhow::Result<Vec<terms::Model>> {
    let now = portal.now();
    let all = read(portal).await?;
    Ok(all.iter().filter(|terms| terms.valid_from <= now).cloned().collect())
}

/// The version in force.
pub async fn current(portal: &Portal) -> anyhow::Result<terms::Model> {
    versions(portal)
        .await?
        .into_iter()
        .next()
        .context("no terms are in force")
}

async fn read(portal: &Portal) -> anyhow::Result<Arc<Vec<terms::Model>>> {
    let known = portal.shared::<Known>();
    let read = || async {
        terms::Entity::find()
            .order_by_desc(terms::Column::ValidFrom)
            .all(portal.store.db())
            .await
    };
    let all = known.0.get(portal.now(), read()).await?;
    if !all.is_empty() {
        return Ok(all);
    }
    ensure(portal).await?;
    Ok(known.0.get(portal.now(), read()).await?)
}

/// The name of the version in force, read inside a transaction.
pub(crate) async fn in_force(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Option<String>, DbErr> {
    let newest = terms::Entity::find()
        .filter(terms::Column::ValidFrom.lte(now))
        .order_by_desc(terms::Column::ValidFrom)
        .one(db)
        .await?;
    Ok(newest.map(|terms| terms.version))
}

/// The text of a version in a language.
pub fn text(terms: &terms::Model, lang: Lang) -> &str {
    match lang {
        Lang::Sv => &terms.sv,
        Lang::En => &terms.en,
    }
}

/// Whether the person has accepted this version.
pub async fn is_accepted(db: &impl ConnectionTrait, person: Id<Person>, version: &str) -> Result<bool, DbErr> {
    Ok(terms_acceptance::Entity::find_by_id((person, version.to_owned()))
        .one(db)
        .await?
        .is_some())
}

/// The latest version that the person accepted, and when, for Historik.
pub async fn latest_accepted(
    db: &impl ConnectionTrait,
    person: Id<Person>,
) -> Result<Option<(terms::Model, DateTime<Utc>)>, DbErr> {
    let latest = terms_acceptance::Entity::find()
        .filter(terms_acceptance::Column::PersonId.eq(person))
        .order_by_desc(terms_acceptance::Column::AcceptedAt)
        .one(db)
        .await?;
    let Some(latest) = latest else { return Ok(None) };
    let terms = terms::Entity::find_by_id(latest.version).one(db).await?;
    Ok(terms.map(|terms| (terms, latest.accepted_at)))
}

/// Stores that the person accepts a version. Accepting again changes nothing.
pub async fn accept(tx: &Tx, person: Id<Person>, version: &str, by: Actor) -> Result<(), DbErr> {
    let row = terms_acceptance::ActiveModel {
        person_id: Set(person),
        version: Set(version.to_owned()),
        accepted_at: Set(tx.now()),
    };
    let once = OnConflict::columns([terms_acceptance::Column::PersonId, terms_acceptance::Column::Version])
        .do_nothing()
        .to_owned();
    let inserted = terms_acceptance::Entity::insert(row)
        .on_conflict(once)
        .try_insert()
        .exec_without_returning(&**tx)
        .await?;
    if !matches!(inserted, TryInsertResult::Inserted(rows) if rows > 0) {
        return Ok(());
    }
    let values = vec![("version", version.to_owned())];
    history::note(
        tx,
        history::Entry {
            person,
            kind: "terms",
            values,
            by,
        },
    )
    .await?;
    let (object, details) = (
        ObjectRef::new("person", person),
        serde_json::json!({ "version": version }),
    );
    tx.audit(Audit {
        actor: by,
        act: "accounts.terms_accepted",
        object,
        details,
    })
    .await
}
