//! The terms of the account: versions with file and validity, and who accepted which. The text that
//! comes with the program is the first version; owners publish their own.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use base::{Id, Lang, ObjectRef, Person, swedish};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    TryInsertResult,
};
use store::{Actor, Audit, Claim, Never, Tx};
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

/// A version to be published.
pub struct NewTerms {
    /// The Swedish day from which it is in force; today is from now on.
    pub from: NaiveDate,
    /// Swedish, Markdown.
    pub sv: String,
    /// English, Markdown.
    pub en: String,
}

/// Publishes a version, once however often the form is sent, and gives its name: its first day, with
/// a number behind when there is one of that day. What is published is never changed.
pub async fn publish(portal: &Portal, by: Actor, key: &str, new: &NewTerms) -> anyhow::Result<String> {
    let published = portal.store.write::<_, Never, _, _>(|tx| async move {
        tx.lock("accounts.terms").await?;
        if let Claim::Done(version) = tx.claim_form(key).await? {
            return Ok(version);
        }
        let version = free_name(&tx, new.from).await?;
        let midnight = swedish::from_local(new.from.and_time(NaiveTime::MIN)).unwrap_or_else(|| tx.now());
        let row = terms::Model {
            version: version.clone(),
            valid_from: midnight.max(tx.now()),
            file_name: format!("villkor-{version}.md"),
            sv: new.sv.clone(),
            en: new.en.clone(),
        };
        insert(&tx, row).await?;
        let object = ObjectRef {
            kind: "terms".to_owned(),
            id: Uuid::nil(),
        };
        let details = serde_json::json!({ "version": version });
        tx.audit(Audit {
            actor: by,
            act: "accounts.terms_published",
            object,
            details,
        })
        .await?;
        tx.answer_form(key, &version).await?;
        Ok(version)
    });
    let version = published.await?;
    portal.shared::<Known>().0.forget();
    Ok(version)
}

async fn free_name(tx: &Tx, from: NaiveDate) -> Result<String, DbErr> {
    let day = from.to_string();
    let mut name = day.clone();
    let mut number = 1;
    while terms::Entity::find_by_id(name.as_str()).one(&**tx).await?.is_some() {
        number += 1;
        name = format!("{day}-{number}");
    }
    Ok(name)
}

/// All versions, also those that are not in force yet, newest first.
pub async fn all(portal: &Portal) -> anyhow::Result<Arc<Vec<terms::Model>>> {
    read(portal).await
}

/// How many persons accepted each version.
pub async fn acceptances(db: &impl ConnectionTrait) -> Result<HashMap<String, i64>, DbErr> {
    let counts: Vec<(String, i64)> = terms_acceptance::Entity::find()
        .select_only()
        .column(terms_acceptance::Column::Version)
        .column_as(terms_acceptance::Column::PersonId.count(), "count")
        .group_by(terms_acceptance::Column::Version)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counts.into_iter().collect())
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
