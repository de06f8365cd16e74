//! Reads for pages. Lists are read page by page from their index, newest first.

use base::{Cursor, Id, Page, Person, Place};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{
    ColumnTrait, DatabaseConnection, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use uuid::Uuid;
use web::Portal;

use crate::help::Kind;
use crate::model::{Channel, Reason, State};
use crate::tables::{Notice, Notification, help_text_version, mailbox_message, notice, notice_removal, notification};

const ROWS: u64 = 20;
const STAFF_ROWS: u64 = 50;
const DRAWER_AT_MOST: u64 = 1_000;
const VERSIONS_AT_MOST: u64 = 100;

/// One page of `query` by instant and id, newest first.
async fn page<E, M>(
    query: Select<E>,
    (at, id): (E::Column, E::Column),
    place: Place,
    rows: u64,
    key: fn(&M) -> Cursor,
    db: &DatabaseConnection,
) -> Result<Page<M>, DbErr>
where
    E: EntityTrait<Model = M>,
    M: FromQueryResult + Send + Sync,
{
    let columns = || Expr::tuple([SimpleExpr::from(at.into_expr()), SimpleExpr::from(id.into_expr())]);
    let values = |cursor: Cursor| Expr::tuple([Expr::value(cursor.at), Expr::value(cursor.id)]);
    let query = match place {
        Place::First => query.order_by_desc(at).order_by_desc(id),
        Place::After(cursor) => query
            .filter(columns().lt(values(cursor)))
            .order_by_desc(at)
            .order_by_desc(id),
        Place::Before(cursor) => query
            .filter(columns().gt(values(cursor)))
            .order_by_asc(at)
            .order_by_asc(id),
    };
    let found = query.limit(rows + 1).all(db).await?;
    Ok(Page::of(found, usize::try_from(rows).unwrap_or(usize::MAX), place, key))
}

/// What was sent to a person.
pub(crate) async fn sent_to(
    portal: &Portal,
    person: Id<Person>,
    channel: Option<Channel>,
    place: Place,
) -> Result<Page<notification::Model>, DbErr> {
    use notification::{Column, Entity};
    let mut query = Entity::find().filter(Column::PersonId.eq(person));
    if let Some(channel) = channel {
        query = query.filter(Column::Channel.eq(channel.code()));
    }
    let key = |row: &notification::Model| Cursor::new(row.created_at, row.id);
    page(
        query,
        (Column::CreatedAt, Column::Id),
        place,
        ROWS,
        key,
        portal.store.db(),
    )
    .await
}

/// How many messages were sent to a person.
pub(crate) async fn how_many_sent_to(portal: &Portal, person: Id<Person>) -> Result<u64, DbErr> {
    use notification::{Column, Entity};
    let sent = Entity::find().filter(Column::PersonId.eq(person));
    sent.count(portal.store.db()).await
}

/// All messages that were sent to a person, oldest first.
pub(crate) async fn all_sent_to(portal: &Portal, person: Id<Person>) -> Result<Vec<notification::Model>, DbErr> {
    use notification::{Column, Entity};
    let sent = Entity::find().filter(Column::PersonId.eq(person));
    let sent = sent.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id);
    sent.all(portal.store.db()).await
}

/// The news that a person took away from the own list, and when.
pub(crate) async fn news_removed_by(
    portal: &Portal,
    person: Id<Person>,
) -> Result<Vec<(DateTime<Utc>, Option<String>)>, DbErr> {
    let db = portal.store.db();
    let removed = notice_removal::Entity::find().filter(notice_removal::Column::PersonId.eq(person));
    let removed = removed.order_by_asc(notice_removal::Column::RemovedAt).all(db).await?;
    let ids = removed.iter().map(|row| row.notice_id);
    let news = notice::Entity::find()
        .filter(notice::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let title = |id| {
        news.iter()
            .find(|notice| notice.id == id)
            .map(|notice| notice.title_sv.clone())
    };
    Ok(removed
        .iter()
        .map(|row| (row.removed_at, title(row.notice_id)))
        .collect())
}

/// What could not be delivered.
pub(crate) async fn undelivered(portal: &Portal, place: Place) -> Result<Page<notification::Model>, DbErr> {
    use notification::{Column, Entity};
    // Written out, so that both engines see that the partial index fits.
    let query = Entity::find().filter(Expr::cust("state IN ('failed', 'bounced')"));
    let key = |row: &notification::Model| Cursor::new(row.created_at, row.id);
    page(
        query,
        (Column::CreatedAt, Column::Id),
        place,
        STAFF_ROWS,
        key,
        portal.store.db(),
    )
    .await
}

/// How many notifications wait to be sent.
pub(crate) async fn queued(portal: &Portal) -> Result<u64, DbErr> {
    let waiting = notification::Entity::find().filter(Expr::cust("state = 'queued'"));
    waiting.count(portal.store.db()).await
}

/// Whether the state of a row is one that staff can send again.
pub(crate) fn can_be_sent_again(row: &notification::Model) -> bool {
    matches!(State::from_code(&row.state), Some(State::Failed | State::Bounced))
        && row.error_code.as_deref() != Some(Reason::LinkExpired.code())
}

/// What lies in the drawer, one page; `to` is an address.
pub(crate) async fn drawer(
    portal: &Portal,
    to: Option<&str>,
    place: Place,
) -> Result<Page<mailbox_message::Model>, DbErr> {
    use mailbox_message::Column;
    let key = |row: &mailbox_message::Model| Cursor::new(row.created_at, row.id);
    page(
        messages(to),
        (Column::CreatedAt, Column::Id),
        place,
        ROWS,
        key,
        portal.store.db(),
    )
    .await
}

/// The newest of what lies in the drawer.
pub(crate) async fn whole_drawer(portal: &Portal, to: Option<&str>) -> Result<Vec<mailbox_message::Model>, DbErr> {
    use mailbox_message::Column;
    let newest = messages(to).order_by_desc(Column::CreatedAt).order_by_desc(Column::Id);
    newest.limit(DRAWER_AT_MOST).all(portal.store.db()).await
}

fn messages(to: Option<&str>) -> Select<mailbox_message::Entity> {
    let all = mailbox_message::Entity::find();
    match to.map(str::trim).filter(|to| !to.is_empty()) {
        Some(to) => all.filter(mailbox_message::Column::RecipientKey.eq(to.to_lowercase())),
        None => all,
    }
}

/// One message of the drawer.
pub(crate) async fn message(portal: &Portal, id: Id<Notification>) -> Result<Option<mailbox_message::Model>, DbErr> {
    mailbox_message::Entity::find_by_id(id).one(portal.store.db()).await
}

/// All notices, also those that are over.
pub(crate) async fn all_notices(portal: &Portal, place: Place) -> Result<Page<notice::Model>, DbErr> {
    use notice::{Column, Entity};
    let key = |row: &notice::Model| Cursor::new(row.from_at, row.id);
    page(
        Entity::find(),
        (Column::FromAt, Column::Id),
        place,
        STAFF_ROWS,
        key,
        portal.store.db(),
    )
    .await
}

/// One notice as staff edit it.
pub(crate) async fn notice(portal: &Portal, id: Id<Notice>) -> Result<Option<notice::Model>, DbErr> {
    notice::Entity::find_by_id(id).one(portal.store.db()).await
}

/// The versions that staff have made of a help text, the newest first.
pub(crate) async fn versions(portal: &Portal, kind: Kind, key: &str) -> Result<Vec<help_text_version::Model>, DbErr> {
    use help_text_version::{Column, Entity};
    Entity::find()
        .filter(Column::Kind.eq(kind.code()))
        .filter(Column::Key.eq(key))
        .order_by_desc(Column::Number)
        .limit(VERSIONS_AT_MOST)
        .all(portal.store.db())
        .await
}

/// One version that staff have made of a help text.
pub(crate) async fn version(
    portal: &Portal,
    kind: Kind,
    key: &str,
    number: i32,
) -> Result<Option<help_text_version::Model>, DbErr> {
    use help_text_version::{Column, Entity};
    let of_text = Entity::find()
        .filter(Column::Kind.eq(kind.code()))
        .filter(Column::Key.eq(key));
    of_text.filter(Column::Number.eq(number)).one(portal.store.db()).await
}

/// What staff have made of the help texts, as they are in force.
pub(crate) async fn texts_in_force(portal: &Portal) -> Result<Vec<help_text_version::Model>, DbErr> {
    let current = changed().order_by_asc(help_text_version::Column::EditedAt);
    current.all(portal.store.db()).await
}

fn changed() -> Select<help_text_version::Entity> {
    // Written out, so that both engines see that the partial index fits.
    help_text_version::Entity::find().filter(Expr::cust("is_current"))
}

/// When each help text that staff have changed was changed last.
pub(crate) async fn changed_texts(portal: &Portal) -> Result<Vec<(String, String, DateTime<Utc>)>, DbErr> {
    use help_text_version::Column;
    changed()
        .select_only()
        .columns([Column::Kind, Column::Key, Column::EditedAt])
        .into_tuple()
        .all(portal.store.db())
        .await
}

/// An id out of an address.
pub(crate) fn id_of<T>(text: &str) -> Option<Id<T>> {
    Uuid::try_parse(text).ok().map(Id::from_uuid)
}
