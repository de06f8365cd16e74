//! Reads for "Mina personuppgifter": how much is held about a person, and who among the staff looked.

use base::{Cursor, Id, Page, Person, Place};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Select,
};
use web::session;

use crate::tables::{
    channel_choice, closing, email_change, history_entry, known_device, mandate, person_view, personal_export,
    staff_role, terms_acceptance, totp_secret,
};

/// Rows on one page of those who looked.
const ROWS: usize = 20;

/// How many rows there are about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Amounts {
    pub(crate) events: u64,
    pub(crate) devices: u64,
    pub(crate) terms: u64,
    pub(crate) views: u64,
    pub(crate) mandates: u64,
}

pub(crate) async fn amounts(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Amounts, DbErr> {
    let events = history_entry::Entity::find().filter(history_entry::Column::PersonId.eq(person));
    let devices = known_device::Entity::find().filter(known_device::Column::PersonId.eq(person));
    let terms = terms_acceptance::Entity::find().filter(terms_acceptance::Column::PersonId.eq(person));
    let views = person_view::Entity::find().filter(person_view::Column::PersonId.eq(person));
    Ok(Amounts {
        mandates: mandates(person).count(db).await?,
        events: events.count(db).await?,
        devices: devices.count(db).await?,
        terms: terms.count(db).await?,
        views: views.count(db).await?,
    })
}

/// Who looked at the person, the latest first.
pub(crate) async fn views(
    db: &impl ConnectionTrait,
    person: Id<Person>,
    place: Place,
) -> Result<Page<person_view::Model>, DbErr> {
    use person_view::Column::{At, Id as Row, PersonId};
    let mine = person_view::Entity::find().filter(PersonId.eq(person));
    let columns = || Expr::tuple([SimpleExpr::from(At.into_expr()), SimpleExpr::from(Row.into_expr())]);
    let values = |cursor: Cursor| Expr::tuple([Expr::value(cursor.at), Expr::value(cursor.id)]);
    let mine = match place {
        Place::First => mine.order_by_desc(At).order_by_desc(Row),
        Place::After(cursor) => mine
            .filter(columns().lt(values(cursor)))
            .order_by_desc(At)
            .order_by_desc(Row),
        Place::Before(cursor) => mine
            .filter(columns().gt(values(cursor)))
            .order_by_asc(At)
            .order_by_asc(Row),
    };
    let rows = mine.limit(ROWS as u64 + 1).all(db).await?;
    Ok(Page::of(rows, ROWS, place, |row| Cursor::new(row.at, row.id)))
}

/// What the person is taking out, or has taken out.
pub(crate) async fn export(
    db: &impl ConnectionTrait,
    person: Id<Person>,
) -> Result<Option<personal_export::Model>, DbErr> {
    personal_export::Entity::find_by_id(person).one(db).await
}

/// Every row that is about the person, but for secrets.
pub(crate) struct Everything {
    pub(crate) roles: Vec<staff_role::Model>,
    pub(crate) addresses: Vec<email_change::Model>,
    pub(crate) channels: Vec<channel_choice::Model>,
    pub(crate) closing: Option<closing::Model>,
    pub(crate) second_factor: Option<totp_secret::Model>,
    pub(crate) sessions: Vec<session::row::Model>,
    pub(crate) taken_out: Option<personal_export::Model>,
    pub(crate) events: Vec<history_entry::Model>,
    pub(crate) devices: Vec<known_device::Model>,
    pub(crate) terms: Vec<terms_acceptance::Model>,
    pub(crate) views: Vec<person_view::Model>,
    pub(crate) mandates: Vec<mandate::Model>,
}

/// Those in which the person represents or is represented.
fn mandates(person: Id<Person>) -> Select<mandate::Entity> {
    let mine = Condition::any()
        .add(mandate::Column::FromId.eq(person))
        .add(mandate::Column::ToId.eq(person));
    mandate::Entity::find().filter(mine)
}

pub(crate) async fn everything(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Everything, DbErr> {
    let events = history_entry::Entity::find().filter(history_entry::Column::PersonId.eq(person));
    let devices = known_device::Entity::find().filter(known_device::Column::PersonId.eq(person));
    let terms = terms_acceptance::Entity::find().filter(terms_acceptance::Column::PersonId.eq(person));
    let views = person_view::Entity::find().filter(person_view::Column::PersonId.eq(person));
    let roles = staff_role::Entity::find().filter(staff_role::Column::PersonId.eq(person));
    let addresses = email_change::Entity::find().filter(email_change::Column::PersonId.eq(person));
    let channels = channel_choice::Entity::find().filter(channel_choice::Column::PersonId.eq(person));
    let sessions = session::row::Entity::find().filter(session::row::Column::PersonId.eq(person));
    Ok(Everything {
        roles: roles.all(db).await?,
        addresses: addresses
            .order_by_asc(email_change::Column::RequestedAt)
            .all(db)
            .await?,
        channels: channels.all(db).await?,
        closing: closing::Entity::find_by_id(person).one(db).await?,
        second_factor: totp_secret::Entity::find_by_id(person).one(db).await?,
        sessions: sessions.order_by_asc(session::row::Column::CreatedAt).all(db).await?,
        taken_out: export(db, person).await?,
        mandates: mandates(person)
            .order_by_asc(mandate::Column::CreatedAt)
            .all(db)
            .await?,
        events: events.order_by_asc(history_entry::Column::At).all(db).await?,
        devices: devices.all(db).await?,
        terms: terms.all(db).await?,
        views: views.order_by_asc(person_view::Column::At).all(db).await?,
    })
}
