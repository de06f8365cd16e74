//! The board of an organisation, for its own pages and for the public register.

use base::{Id, Organisation, Person};
use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement,
};

use crate::tables::board_seat::{self, Post, Seat};

/// The most that one turn of the recurring work takes.
const AT_ONCE: u64 = 100;

/// A seat with the name of who sits there; none when that is not to be told.
#[derive(Clone, Debug)]
pub(crate) struct Seated {
    pub(crate) seat: board_seat::Model,
    pub(crate) name: Option<String>,
}

/// All seats of an organisation, those that end last first. Who has protected identity is not named.
pub(crate) async fn board(db: &impl ConnectionTrait, of: Id<Organisation>) -> Result<Vec<Seated>, DbErr> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        "SELECT b.*, p.first_name, p.last_name, p.protected FROM board_seats b \
         LEFT JOIN persons p ON p.id = b.person_id WHERE b.organisation_id = $1 ORDER BY b.to_day DESC, b.created_at, b.id",
        [of.into()],
    );
    let rows = db.query_all_raw(statement).await?;
    rows.iter()
        .map(|row| {
            let seat = board_seat::Model::from_query_result(row, "")?;
            let first: Option<String> = row.try_get("", "first_name")?;
            let last: Option<String> = row.try_get("", "last_name")?;
            let protected: Option<bool> = row.try_get("", "protected")?;
            let person = first.zip(last).filter(|_| protected != Some(true));
            let name = match seat.person_id {
                Some(_) => person.map(|(first, last)| format!("{first} {last}")),
                None => seat.name.clone(),
            };
            Ok(Seated { seat, name })
        })
        .collect()
}

/// Whether the board says that a person is an authorised signatory, alone, today.
pub(crate) async fn signs_alone(
    db: &impl ConnectionTrait,
    of: Id<Organisation>,
    person: Id<Person>,
    today: NaiveDate,
) -> Result<bool, DbErr> {
    let seat = board_seat::Entity::find()
        .filter(board_seat::Column::OrganisationId.eq(of))
        .filter(board_seat::Column::PersonId.eq(person))
        .filter(board_seat::Column::SignsAlone.eq(true))
        .filter(board_seat::Column::FromDay.lte(today))
        .filter(board_seat::Column::ToDay.gte(today));
    Ok(seat.one(db).await?.is_some())
}

/// What the register shows of the board today: post and name, of those who are to be named.
pub(crate) async fn public_board(
    db: &impl ConnectionTrait,
    of: Id<Organisation>,
    today: NaiveDate,
) -> Result<Vec<(Post, String)>, DbErr> {
    let seats = board(db, of).await?;
    let mut shown: Vec<_> = seats
        .into_iter()
        .filter(|row| row.seat.is_public && row.seat.from_day <= today && today <= row.seat.to_day)
        .filter_map(|row| Some((row.seat.post, row.name?)))
        .collect();
    shown.sort_by_key(|(post, _)| *post as u8);
    Ok(shown)
}

/// One seat of an organisation.
pub(crate) async fn board_seat(
    db: &impl ConnectionTrait,
    of: Id<Organisation>,
    seat: Id<Seat>,
) -> Result<Option<board_seat::Model>, DbErr> {
    board_seat::Entity::find_by_id(seat)
        .filter(board_seat::Column::OrganisationId.eq(of))
        .one(db)
        .await
}

/// Whether there is such a seat in any organisation.
pub(crate) async fn is_seat(db: &impl ConnectionTrait, seat: Id<Seat>) -> Result<bool, DbErr> {
    Ok(board_seat::Entity::find_by_id(seat).one(db).await?.is_some())
}

/// Mandates of which there may be something to tell: those that end before this day is over.
pub(crate) async fn ending_mandates(
    db: &impl ConnectionTrait,
    told_until: NaiveDate,
    today: NaiveDate,
) -> Result<Vec<board_seat::Model>, DbErr> {
    let untold = sea_orm::Condition::any()
        .add(board_seat::Column::RemindedAt.is_null())
        .add(board_seat::Column::ToDay.lt(today));
    board_seat::Entity::find()
        .filter(board_seat::Column::EndedAt.is_null())
        .filter(board_seat::Column::ToDay.lte(told_until))
        .filter(untold)
        .order_by_asc(board_seat::Column::ToDay)
        .limit(AT_ONCE)
        .all(db)
        .await
}
