//! Reads about mandates: the hats they give, what a person has given and received, and what waits for staff.

use base::{Cursor, Email, Id, Page, Person, Place, Represented};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select, Statement,
};
use web::Hat;

use crate::mandates::rules::{OFFER_WAITS, REMINDED_BEFORE};
use crate::tables::mandate::{Column, Entity, Mandate, MandateKind, MandateState, Model};
use crate::tables::person;

/// Nobody is in more than a few of them; more than this is not shown.
const MOST: u64 = 200;
const ROWS: usize = 25;

#[derive(FromQueryResult)]
struct HatRow {
    from_id: Id<Person>,
    kind: MandateKind,
    services: String,
    first_name: String,
    last_name: String,
    protected: bool,
}

/// The hats of a person that are of other people, by name: mandates in force of those whose account is
/// neither closed nor locked. Who has protected identity is not named, unless staff have checked the mandate.
pub async fn hats(db: &impl ConnectionTrait, person: Id<Person>, now: DateTime<Utc>) -> Result<Vec<Hat>, DbErr> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        "SELECT m.from_id, m.kind, m.services, p.first_name, p.last_name, p.protected FROM mandates m \
         JOIN persons p ON p.id = m.from_id \
         WHERE m.to_id = $1 AND m.from_id <> m.to_id AND m.state = 'active' AND m.valid_from <= $2 \
         AND (m.valid_until IS NULL OR m.valid_until > $2) AND p.state IN ('active', 'without_login') \
         ORDER BY p.surname_key, m.from_id, m.valid_from",
        [person.into(), now.into()],
    );
    let mut hats: Vec<Hat> = Vec::new();
    for row in HatRow::find_by_statement(statement).all(db).await? {
        let services = row.services.split(',').map(str::to_owned);
        let of = Represented::Person(row.from_id);
        match hats.last_mut().filter(|hat| hat.of == of) {
            Some(hat) => hat.services.extend(services),
            None => hats.push(Hat {
                of,
                name: match row.protected && row.kind == MandateKind::Fullmakt {
                    true => String::new(),
                    false => format!("{} {}", row.first_name, row.last_name),
                },
                kind: row.kind.code().to_owned(),
                roles: Vec::new(),
                services: services.collect(),
                confirmed: true,
            }),
        }
    }
    Ok(hats)
}

/// One mandate.
pub(crate) async fn find(db: &impl ConnectionTrait, id: Id<Mandate>) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// What the person has given, and what others hold for them, the newest first.
pub(crate) async fn given_by(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Vec<Model>, DbErr> {
    latest(Entity::find().filter(Column::FromId.eq(person))).all(db).await
}

/// What the person holds, is offered or applies for, the newest first.
pub(crate) async fn received_by(db: &impl ConnectionTrait, person: &person::Model) -> Result<Vec<Model>, DbErr> {
    let mine = Condition::any().add(Column::ToId.eq(person.id)).add(offered_to(person));
    latest(Entity::find().filter(mine)).all(db).await
}

/// What counts, or waits for an answer, and that the person is in on either side.
pub(crate) async fn open_of(db: &impl ConnectionTrait, person: &person::Model) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(of_person(person))
        .filter(Column::State.is_in([MandateState::Waiting, MandateState::Active]))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Who may act for the person now by a fullmakt.
pub(crate) async fn in_force_for(
    db: &impl ConnectionTrait,
    person: Id<Person>,
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    let given = Entity::find()
        .filter(Column::FromId.eq(person))
        .filter(Column::State.eq(MandateState::Active))
        .filter(Column::Kind.eq(MandateKind::Fullmakt));
    let rows = latest(given).all(db).await?;
    Ok(rows.into_iter().filter(|row| row.is_in_force(now)).collect())
}

/// Forgets what was typed in mandates of the person, to name them or by them.
pub(crate) async fn forget_named(db: &impl ConnectionTrait, person: &person::Model) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Named, Expr::value(None::<String>))
        .filter(of_person(person))
        .exec(db)
        .await?;
    Ok(())
}

fn of_person(person: &person::Model) -> Condition {
    Condition::any()
        .add(Column::FromId.eq(person.id))
        .add(Column::ToId.eq(person.id))
        .add(offered_to(person))
}

/// Offers to the person that wait for an answer.
pub(crate) async fn offers(
    db: &impl ConnectionTrait,
    person: &person::Model,
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    let mine = Condition::any().add(Column::ToId.eq(person.id)).add(offered_to(person));
    let open = Entity::find()
        .filter(mine)
        .filter(Column::Kind.eq(MandateKind::Fullmakt))
        .filter(Column::State.eq(MandateState::Waiting))
        .filter(Column::CreatedAt.gt(now - OFFER_WAITS));
    latest(open).all(db).await
}

/// Named by an address that had no account then, and that is the person's by now.
fn offered_to(person: &person::Model) -> Condition {
    let confirmed = person.confirmed_at.is_some();
    Condition::all()
        .add(Column::ToId.is_null())
        .add(Column::Named.eq(if confirmed { person.email_key.as_str() } else { "" }))
}

/// Whether nobody answered an offer in time.
pub(crate) fn is_late(row: &Model, now: DateTime<Utc>) -> bool {
    row.kind == MandateKind::Fullmakt && row.state == MandateState::Waiting && row.created_at <= now - OFFER_WAITS
}

/// Whether a mandate is, or was, the person's to hold.
pub(crate) fn is_holder(row: &Model, person: &person::Model) -> bool {
    match row.to_id {
        Some(to) => to == person.id,
        None => person.confirmed_at.is_some() && row.named.as_deref() == Some(&person.email_key),
    }
}

fn latest(found: Select<Entity>) -> Select<Entity> {
    found
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(MOST)
}

/// What staff look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pile {
    /// Applications without an answer, the oldest first.
    Waiting,
    /// All that staff have answered or ended, and all that count, the newest first.
    Rest,
}

/// How many applications wait for staff.
pub(crate) async fn waiting_applications(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    let checked = Entity::find().filter(Column::Kind.is_in(MandateKind::CHECKED));
    checked.filter(Column::State.eq(MandateState::Waiting)).count(db).await
}

/// One page of a pile.
pub(crate) async fn pile(db: &impl ConnectionTrait, pile: Pile, place: Place) -> Result<Page<Model>, DbErr> {
    use sea_orm::sea_query::{ExprTrait, SimpleExpr};
    let checked = Entity::find().filter(Column::Kind.is_in(MandateKind::CHECKED));
    let (found, oldest_first) = match pile {
        Pile::Waiting => (checked.filter(Column::State.eq(MandateState::Waiting)), true),
        Pile::Rest => (checked.filter(Column::State.ne(MandateState::Waiting)), false),
    };
    let columns = || {
        Expr::tuple([
            SimpleExpr::from(Column::CreatedAt.into_expr()),
            SimpleExpr::from(Column::Id.into_expr()),
        ])
    };
    let values = |cursor: Cursor| Expr::tuple([Expr::value(cursor.at), Expr::value(cursor.id)]);
    let backwards = matches!(place, Place::Before(_));
    let ascending = oldest_first != backwards;
    let found = match place {
        Place::First => found,
        Place::After(cursor) | Place::Before(cursor) if ascending => found.filter(columns().gt(values(cursor))),
        Place::After(cursor) | Place::Before(cursor) => found.filter(columns().lt(values(cursor))),
    };
    let found = if ascending {
        found.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id)
    } else {
        found.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id)
    };
    let rows = found.limit(ROWS as u64 + 1).all(db).await?;
    Ok(Page::of(rows, ROWS, place, |row| Cursor::new(row.created_at, row.id)))
}

/// The person with this identity number.
pub(crate) async fn by_number(db: &impl ConnectionTrait, hash: &str) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find()
        .filter(person::Column::PersonnummerHash.eq(hash))
        .one(db)
        .await
}

/// Those whose end is near and untold, and those whose time is over.
pub(crate) async fn ending(db: &impl ConnectionTrait, now: DateTime<Utc>, most: u64) -> Result<Vec<Model>, DbErr> {
    let soon = Condition::all()
        .add(Column::ValidUntil.lte(now + REMINDED_BEFORE))
        .add(Column::RemindedAt.is_null());
    Entity::find()
        .filter(Column::State.eq(MandateState::Active))
        .filter(Condition::any().add(soon).add(Column::ValidUntil.lte(now)))
        .order_by_asc(Column::ValidUntil)
        .limit(most)
        .all(db)
        .await
}

/// Offers that nobody answered in time.
pub(crate) async fn unanswered(db: &impl ConnectionTrait, now: DateTime<Utc>, most: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::State.eq(MandateState::Waiting))
        .filter(Column::Kind.eq(MandateKind::Fullmakt))
        .filter(Column::CreatedAt.lte(now - OFFER_WAITS))
        .order_by_asc(Column::CreatedAt)
        .limit(most)
        .all(db)
        .await
}

/// The account that is meant by an e-mail address or a username, and the address when it is one.
pub(crate) async fn meant(
    db: &impl ConnectionTrait,
    named: &str,
) -> Result<(Option<person::Model>, Option<Email>), DbErr> {
    let person = super::find_by_login(db, named).await?;
    let person = person.filter(|person| person.state != person::PersonState::Closed);
    Ok((person, Email::parse(named).ok()))
}
