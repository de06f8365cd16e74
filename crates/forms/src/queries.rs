//! Reads of forms: what is asked now, the draft, and what was answered for an object.

use anyhow::Context;
use base::{Id, ObjectRef};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::answers::{Answered, Answers, Published};
use crate::definition::Definition;
use crate::model::FormVersion;
use crate::tables::{form, form_answers, form_version};

/// What is asked now for an owner, if anything is.
pub(crate) async fn published(db: &impl ConnectionTrait, owner: &str) -> anyhow::Result<Option<Published>> {
    let current = row(db, owner).await?.and_then(|form| form.current_id);
    let Some(id) = current else { return Ok(None) };
    let version = version(db, id).await?;
    Ok(Some(Published {
        version: id,
        definition: definition(&version.definition)?,
    }))
}

/// Answers to what is asked now, as they are stored; for the demo.
pub async fn answers_of(
    db: &impl ConnectionTrait,
    owner: &str,
    values: serde_json::Value,
) -> anyhow::Result<Option<Answers>> {
    let Some(asked) = published(db, owner).await? else {
        return Ok(None);
    };
    Ok(Some(Answers {
        version: asked.version,
        values: serde_json::from_value(values)?,
    }))
}

/// Whether anything is asked for any of these owners.
pub async fn is_any_published(db: &impl ConnectionTrait, owners: Vec<String>) -> Result<bool, DbErr> {
    let found = form::Entity::find()
        .filter(form::Column::Owner.is_in(owners))
        .filter(form::Column::CurrentId.is_not_null())
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// What was answered for an object.
pub async fn answered(db: &impl ConnectionTrait, object: &ObjectRef) -> anyhow::Result<Option<Answered>> {
    let key = (object.kind.clone(), object.id);
    let Some(row) = form_answers::Entity::find_by_id(key).one(db).await? else {
        return Ok(None);
    };
    let asked = version(db, row.version_id).await?;
    Ok(Some(Answered {
        definition: definition(&asked.definition)?,
        values: serde_json::from_str(&row.answers).context("answers are stored as JSON")?,
    }))
}

/// A form as staff have it.
pub(crate) struct Draft {
    pub(crate) definition: Definition,
    /// 0 before the first change.
    pub(crate) version: i32,
    pub(crate) current: Option<Current>,
}

/// What is asked now.
pub(crate) struct Current {
    pub(crate) number: i32,
    pub(crate) at: DateTime<Utc>,
    pub(crate) definition: Definition,
}

impl Draft {
    /// Whether something of it is not published.
    pub(crate) fn is_ahead(&self) -> bool {
        match &self.current {
            Some(current) => current.definition != self.definition,
            None => !self.definition.is_empty(),
        }
    }
}

/// The draft of an owner's form; empty when there is none yet.
pub(crate) async fn draft(db: &impl ConnectionTrait, owner: &str) -> anyhow::Result<Draft> {
    let Some(row) = row(db, owner).await? else {
        return Ok(Draft {
            definition: Definition::default(),
            version: 0,
            current: None,
        });
    };
    let current = match row.current_id {
        Some(id) => {
            let version = version(db, id).await?;
            Some(Current {
                number: version.number,
                at: version.published_at,
                definition: definition(&version.definition)?,
            })
        }
        None => None,
    };
    Ok(Draft {
        definition: definition(&row.draft)?,
        version: row.version,
        current,
    })
}

/// The forms of these owners, as far as there are any.
pub(crate) async fn forms(db: &impl ConnectionTrait, owners: Vec<String>) -> Result<Vec<form::Model>, DbErr> {
    form::Entity::find()
        .filter(form::Column::Owner.is_in(owners))
        .all(db)
        .await
}

pub(crate) async fn row(db: &impl ConnectionTrait, owner: &str) -> Result<Option<form::Model>, DbErr> {
    form::Entity::find().filter(form::Column::Owner.eq(owner)).one(db).await
}

async fn version(db: &impl ConnectionTrait, id: Id<FormVersion>) -> anyhow::Result<form_version::Model> {
    let found = form_version::Entity::find_by_id(id).one(db).await?;
    found.context("a version is never deleted")
}

pub(crate) fn definition(stored: &str) -> anyhow::Result<Definition> {
    serde_json::from_str(stored).context("a form is stored as JSON")
}

/// Whether this is a version of the owner's form.
pub(crate) async fn is_of(db: &impl ConnectionTrait, version: Id<FormVersion>, owner: &str) -> Result<bool, DbErr> {
    let found = form_version::Entity::find_by_id(version).one(db).await?;
    let own = row(db, owner).await?;
    Ok(found.zip(own).is_some_and(|(version, form)| version.form_id == form.id))
}
