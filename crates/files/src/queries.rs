//! Reads of files: those that hang on objects, and those that a person has sent but not sent off.

use std::collections::HashMap;

use base::{Id, Lang, ObjectRef, Person};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, Statement};
use store::Holder;
use uuid::Uuid;
use web::{Portal, Viewer};

use crate::model::{self, File, FileView, State};
use crate::rules::LOOSE_KEPT;
use crate::tables::file;

/// The files of one object.
pub async fn of_object(db: &impl ConnectionTrait, object: &ObjectRef, lang: Lang) -> Result<Vec<FileView>, DbErr> {
    let mut all = of_objects(db, &object.kind, &[object.id], lang).await?;
    Ok(all.remove(&object.id).unwrap_or_default())
}

/// The files of several objects of one kind, in the order they were sent.
pub async fn of_objects(
    db: &impl ConnectionTrait,
    kind: &str,
    ids: &[Uuid],
    lang: Lang,
) -> Result<HashMap<Uuid, Vec<FileView>>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = file::Entity::find()
        .filter(file::Column::ObjectKind.eq(kind))
        .filter(file::Column::ObjectId.is_in(ids.iter().copied()))
        .order_by_asc(file::Column::Id)
        .all(db)
        .await?;
    let mut found: HashMap<Uuid, Vec<FileView>> = HashMap::new();
    for row in rows {
        if let Some(object) = row.object_id {
            found.entry(object).or_default().push(view(&row, lang));
        }
    }
    Ok(found)
}

/// A file that hangs on an object and can be had.
pub struct Ready(pub(crate) file::Model);

impl Ready {
    /// The part of the object that it hangs on.
    pub fn part(&self) -> i32 {
        self.0.part
    }
}

/// One file, if it hangs on that object and can be had.
pub async fn find(db: &impl ConnectionTrait, id: Id<File>, object: &ObjectRef) -> Result<Option<Ready>, DbErr> {
    let found = file::Entity::find_by_id(id)
        .filter(file::Column::ObjectKind.eq(&object.kind))
        .filter(file::Column::ObjectId.eq(object.id))
        .filter(file::Column::State.eq(State::Ready))
        .one(db)
        .await?;
    Ok(found.map(Ready))
}

/// Those of the files named that the viewer has sent and that hang on nothing yet.
pub(crate) async fn loose(
    portal: &Portal,
    viewer: &Viewer,
    named: impl Iterator<Item = &str>,
) -> Result<Vec<file::Model>, DbErr> {
    named_of(portal, named, is_loose(&Sender::of(portal, viewer), portal.now())).await
}

/// Those of the files named that the viewer has sent and that the scanner took before their form came.
pub(crate) async fn infected(
    portal: &Portal,
    viewer: &Viewer,
    named: impl Iterator<Item = &str>,
) -> Result<Vec<file::Model>, DbErr> {
    let bad = file::Column::State.eq(State::Infected);
    let own = is_theirs(&Sender::of(portal, viewer), portal.now()).add(bad);
    named_of(portal, named, own).await
}

async fn named_of(
    portal: &Portal,
    named: impl Iterator<Item = &str>,
    which: Condition,
) -> Result<Vec<file::Model>, DbErr> {
    let ids: Vec<Id<File>> = named.filter_map(|id| id.parse().ok()).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    file::Entity::find()
        .filter(file::Column::Id.is_in(ids))
        .filter(which)
        .order_by_asc(file::Column::Id)
        .all(portal.store.db())
        .await
}

/// Who sent a file: a person, or a browser that nobody had logged in with.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sender {
    pub(crate) person: Option<Id<Person>>,
    pub(crate) browser: String,
}

impl Sender {
    pub(crate) fn of(portal: &Portal, viewer: &Viewer) -> Sender {
        Sender {
            person: viewer.person.as_ref().map(|person| person.id),
            browser: viewer.csrf.browser(portal.store.keys()),
        }
    }

    /// A program, which sends its files off with the request that brings them.
    pub(crate) fn of_one_request(portal: &Portal) -> Sender {
        Sender {
            person: None,
            browser: portal.random().token(),
        }
    }
}

/// The files that hang on nothing, have arrived, and are the sender's.
pub(crate) fn is_loose(sender: &Sender, now: DateTime<Utc>) -> Condition {
    is_theirs(sender, now).add(file::Column::State.is_in([State::Held, State::Ready]))
}

/// The files that hang on nothing and are the sender's.
fn is_theirs(sender: &Sender, now: DateTime<Utc>) -> Condition {
    let browsers_own = Condition::all()
        .add(file::Column::PersonId.is_null())
        .add(file::Column::Browser.eq(&sender.browser));
    let mine = match sender.person {
        // Begun before the login, in the same browser.
        Some(person) => Condition::any()
            .add(file::Column::PersonId.eq(person))
            .add(browsers_own),
        None => browsers_own,
    };
    Condition::all()
        .add(file::Column::ObjectId.is_null())
        .add(file::Column::CreatedAt.gt(now - LOOSE_KEPT))
        .add(mine)
}

/// The files that hang on rows of this kind which are there no more.
pub(crate) async fn whose_object_is_gone(portal: &Portal, holder: &Holder) -> Result<Vec<Id<File>>, DbErr> {
    let Holder { kind, table, id } = *holder;
    let text = format!(
        "SELECT files.id FROM files WHERE object_kind = $1 \
         AND NOT EXISTS (SELECT 1 FROM {table} WHERE {table}.{id} = files.object_id)"
    );
    let gone = Statement::from_sql_and_values(portal.store.backend(), text, [kind.into()]);
    let gone = portal.store.db().query_all_raw(gone).await?;
    gone.iter().map(|row| row.try_get("", "id")).collect()
}

pub(crate) fn view(row: &file::Model, lang: Lang) -> FileView {
    let comma = match lang {
        Lang::Sv => ',',
        Lang::En => '.',
    };
    FileView {
        id: row.id,
        part: row.part,
        question: row.question,
        name: row.name.clone(),
        size: model::size(row.bytes.unsigned_abs(), comma),
        bytes: row.bytes.unsigned_abs(),
        media_type: row.media_type.clone(),
        is_ready: row.state == State::Ready,
        is_infected: row.state == State::Infected,
    }
}
