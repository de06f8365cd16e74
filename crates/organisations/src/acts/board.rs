//! Who sits on the board, and what comes with the end of a mandate.

use base::{Id, OrgRole, Organisation, Person, swedish};
use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter};
use serde_json::json;
use store::{Actor, Claim, Never, Stop, Tx};
use web::Portal;

use super::{audit, forget_kept, load, lock, members, note};
use crate::letters::{self, News};
use crate::model::State;
use crate::queries;
use crate::rules::{self, Change, MandateNews, Refusal};
use crate::tables::board_seat::{self, Post, Seat};
use crate::tables::{membership, organisation};

/// A seat as it is typed.
#[derive(Clone, Debug)]
pub(crate) struct NewSeat {
    pub(crate) who: Who,
    pub(crate) post: Post,
    pub(crate) from_day: NaiveDate,
    pub(crate) to_day: NaiveDate,
    pub(crate) is_public: bool,
    pub(crate) ends_roles: bool,
    pub(crate) signs_alone: bool,
}

/// Who sits there.
#[derive(Clone, Debug)]
pub(crate) enum Who {
    /// Somebody who acts for the organisation.
    Member(Id<Person>),
    /// Somebody without an account here.
    Named(String),
}

/// Adds a seat, or changes the one that is named, in the version that was seen. `by` is a manager: the
/// caller knows it.
pub(crate) async fn seat(
    portal: &Portal,
    by: Actor,
    key: &str,
    id: Id<Organisation>,
    there: Option<(Id<Seat>, i64)>,
    new: &NewSeat,
) -> Result<(), Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        lock(&tx, id).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        if let Who::Member(person) = new.who
            && !members(&tx, id).await?.contains(&person)
        {
            return Err(Stop::Refusal(Refusal::NotAMember));
        }
        let before = match there {
            Some((seat, _)) => Some(find(&tx, id, seat).await?.ok_or(Stop::Refusal(Refusal::Gone))?),
            None => None,
        };
        if before.as_ref().map(|before| before.version) != there.map(|(_, seen)| seen) {
            return Err(Stop::Refusal(Refusal::Stale));
        }
        let seat = save(&tx, id, before, new).await?;
        let details = json!({ "seat": seat, "changed": there.is_some() });
        audit(&tx, by, "organisations.board_changed", id, details).await?;
        tx.answer_form(key, "saved").await?;
        Ok(())
    });
    write.await
}

async fn find(tx: &Tx, of: Id<Organisation>, seat: Id<Seat>) -> Result<Option<board_seat::Model>, sea_orm::DbErr> {
    board_seat::Entity::find_by_id(seat)
        .filter(board_seat::Column::OrganisationId.eq(of))
        .one(&**tx)
        .await
}

async fn save(
    tx: &Tx,
    of: Id<Organisation>,
    before: Option<board_seat::Model>,
    new: &NewSeat,
) -> Result<Id<Seat>, sea_orm::DbErr> {
    let (person, name) = match &new.who {
        Who::Member(person) => (Some(*person), None),
        Who::Named(name) => (None, Some(name.clone())),
    };
    // Another end is told of anew.
    let told = before.as_ref().filter(|before| before.to_day == new.to_day);
    let row = board_seat::ActiveModel {
        id: Set(before.as_ref().map_or_else(|| tx.id(), |before| before.id)),
        organisation_id: Set(of),
        person_id: Set(person),
        name: Set(name),
        post: Set(new.post),
        from_day: Set(new.from_day),
        to_day: Set(new.to_day),
        is_public: Set(new.is_public),
        ends_roles: Set(new.ends_roles && person.is_some()),
        signs_alone: Set(new.signs_alone),
        reminded_at: Set(told.and_then(|told| told.reminded_at)),
        ended_at: Set(told.and_then(|told| told.ended_at)),
        created_at: Set(before.as_ref().map_or_else(|| tx.now(), |before| before.created_at)),
        version: Set(before.as_ref().map_or(1, |before| before.version + 1)),
    };
    if before.is_some() {
        Ok(row.update(&**tx).await?.id)
    } else {
        Ok(row.insert(&**tx).await?.id)
    }
}

/// Takes a seat away. False when it is there no longer.
pub(crate) async fn unseat(
    portal: &Portal,
    by: Actor,
    key: &str,
    id: Id<Organisation>,
    seat: Id<Seat>,
) -> Result<bool, Stop<Never>> {
    let write = portal.store.write(|tx| async move {
        lock(&tx, id).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(true);
        }
        let Some(there) = find(&tx, id, seat).await? else {
            return Ok(false);
        };
        there.delete(&*tx).await?;
        audit(
            &tx,
            by,
            "organisations.board_changed",
            id,
            json!({ "seat": seat, "removed": true }),
        )
        .await?;
        tx.answer_form(key, "removed").await?;
        Ok(true)
    });
    write.await
}

/// Tells what there is to tell of a mandate today; when it has ended, access that was to end with it ends.
pub(crate) async fn tell_mandate(portal: &Portal, seat: &board_seat::Model) -> anyhow::Result<()> {
    let write = portal.store.write::<_, Never, _, _>(|tx| async move {
        lock(&tx, seat.organisation_id).await?;
        let today = swedish::local_date(tx.now());
        let Some(seat) = find(&tx, seat.organisation_id, seat.id).await? else {
            return Ok(());
        };
        let news = rules::mandate_news(seat.to_day, today, seat.reminded_at.is_some());
        let Some(news) = news.filter(|_| seat.ended_at.is_none()) else {
            return Ok(());
        };
        let of = load(&tx, seat.organisation_id).await?;
        if of.state != State::Ended {
            letters::tell_mandate(portal, &tx, &of, &seat, news).await?;
        }
        if news == MandateNews::Ended && seat.ends_roles {
            end_access(portal, &tx, &of, &seat, today).await?;
        }
        let mut row = seat.into_active_model();
        match news {
            MandateNews::Ends => row.reminded_at = Set(Some(tx.now())),
            MandateNews::Ended => row.ended_at = Set(Some(tx.now())),
        }
        row.update(&*tx).await?;
        Ok(())
    });
    write.await?;
    forget_kept(portal);
    Ok(())
}

/// Ends the access of whoever sits there, unless another mandate of theirs still runs. Also that of the
/// last who keeps the users: the owner's office is told of that (`acts/heads.rs`).
async fn end_access(
    portal: &Portal,
    tx: &Tx,
    of: &organisation::Model,
    seat: &board_seat::Model,
    today: NaiveDate,
) -> anyhow::Result<()> {
    let Some(person) = seat.person_id else { return Ok(()) };
    let running = board_seat::Entity::find()
        .filter(board_seat::Column::OrganisationId.eq(of.id))
        .filter(board_seat::Column::PersonId.eq(person))
        .filter(board_seat::Column::Id.ne(seat.id))
        .filter(board_seat::Column::ToDay.gte(today))
        .one(&**tx)
        .await?;
    if running.is_some() || !members(tx, of.id).await?.contains(&person) {
        return Ok(());
    }
    let lost = queries::roles_of_person(&**tx, of.id, person).await?;
    membership::Entity::delete_many()
        .filter(membership::Column::OrganisationId.eq(of.id))
        .filter(membership::Column::PersonId.eq(person))
        .exec(&**tx)
        .await?;
    let name = Some(of.name.as_str());
    note(tx, person, "organisation-left", name, None, Actor::System).await?;
    let codes: Vec<_> = lost.iter().map(|role: &OrgRole| role.code()).collect();
    let details = json!({ "person": person, "lost": codes, "seat": seat.id });
    audit(tx, Actor::System, "organisations.mandate_ended", of.id, details).await?;
    let change = Change {
        gained: Vec::new(),
        lost,
    };
    let news = News {
        change: &change,
        left: true,
    };
    letters::tell_member(portal, tx, person, of, &news).await?;
    Ok(())
}
