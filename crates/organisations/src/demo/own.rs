//! What the organisations of the demo have of their own: boards, papers in all states, sub-users and an
//! invitation that waits. Mandates that end soon count as told of.

use base::{Id, ObjectRef, OrgRole, Organisation, Person, swedish};
use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use files::demo::StoredText;
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};
use store::Tx;

use super::{member, names, pick};
use crate::acts::DOCUMENT;
use crate::model::{INVITATION, stored_roles};
use crate::rules::INVITATION_WORKS;
use crate::tables::board_seat::{self, Post};
use crate::tables::document::{self, DocumentKind, DocumentState};
use crate::tables::{invitation, verification};

/// The papers whose files are made: of the first so many associations one each.
pub(super) const PAPERS: usize = 12;

/// An association, and who leads it.
type Led = (Id<Organisation>, Id<Person>);

/// Gives each of the associations what is its own.
pub(super) async fn load(tx: &Tx, led: &[Led], leaders: &[Id<Person>], papers: &[StoredText]) -> anyhow::Result<()> {
    for (turn, of) in led.iter().enumerate() {
        board(tx, *of, turn).await?;
        verified(tx, *of, turn).await?;
        if turn % 3 == 0 {
            member(tx, of.0, *pick(leaders, turn + 5)?, &[OrgRole::SubUserBooking]).await?;
        }
        if turn % 4 == 1 {
            member(tx, of.0, *pick(leaders, turn + 7)?, &[OrgRole::SubUserGrants]).await?;
        }
    }
    for (turn, (of, text)) in led.iter().zip(papers).enumerate() {
        paper(tx, *of, turn, text).await?;
    }
    if let Some(first) = led.first() {
        invite(tx, *first).await?;
    }
    Ok(())
}

/// The leader in the chair, and three who have no account.
async fn board(tx: &Tx, (of, leader): Led, turn: usize) -> Result<(), DbErr> {
    let today = swedish::local_date(tx.now());
    let from_day = today - Days::new(200 + turn as u64);
    // Some end within the sixty days.
    let to_day = today + Days::new(20 + (turn as u64 * 37) % 400);
    let mandate = (from_day, to_day);
    seat(tx, of, Ok(leader), Post::Chair, mandate).await?;
    for (place, post) in [Post::Secretary, Post::Treasurer, Post::Member].into_iter().enumerate() {
        let (first, _) = names::LEADERS[(turn + place * 5) % names::LEADERS.len()];
        let (_, last) = names::LEADERS[(turn * 3 + place * 2 + 1) % names::LEADERS.len()];
        seat(tx, of, Err(format!("{first} {last}")), post, mandate).await?;
    }
    Ok(())
}

/// Half a year ago; every fifth was reminded, and has not answered.
async fn verified(tx: &Tx, (of, leader): Led, turn: usize) -> Result<(), DbErr> {
    let at = tx.now() - TimeDelta::days(180);
    let answered = turn % 5 != 4;
    let row = verification::ActiveModel {
        organisation_id: Set(of),
        verified_at: Set(answered.then_some(at)),
        verified_by: Set(answered.then_some(leader)),
        reminded_at: Set((!answered).then_some(at)),
    };
    verification::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

async fn seat(
    tx: &Tx,
    of: Id<Organisation>,
    who: Result<Id<Person>, String>,
    post: Post,
    (from_day, to_day): (NaiveDate, NaiveDate),
) -> Result<(), DbErr> {
    let row = board_seat::ActiveModel {
        id: Set(tx.id()),
        organisation_id: Set(of),
        is_public: Set(who.is_ok()),
        person_id: Set(who.clone().ok()),
        name: Set(who.err()),
        post: Set(post),
        from_day: Set(from_day),
        to_day: Set(to_day),
        ends_roles: Set(false),
        reminded_at: Set(Some(tx.now())),
        ended_at: Set(None),
        created_at: Set(tx.now()),
    };
    board_seat::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

async fn paper(tx: &Tx, (of, leader): Led, turn: usize, text: &StoredText) -> anyhow::Result<()> {
    let year = swedish::local_date(tx.now()).year();
    let (state, reason) = match turn % 3 {
        0 => (DocumentState::Waiting, None),
        1 => (DocumentState::Approved, None),
        _ => (
            DocumentState::Returned,
            Some("Protokollet saknar justerarens underskrift.".to_owned()),
        ),
    };
    let at = tx.now() - TimeDelta::days(20 - i64::try_from(turn)?);
    let id = tx.id();
    let row = document::ActiveModel {
        id: Set(id),
        organisation_id: Set(of),
        year: Set(year),
        kind: Set(DocumentKind::Minutes),
        state: Set(state),
        sent_by: Set(Some(leader)),
        sent_at: Set(at),
        decided_by: Set(None),
        decided_at: Set((state != DocumentState::Waiting).then_some(at + TimeDelta::days(3))),
        reason: Set(reason),
        version: Set(1),
    };
    document::Entity::insert(row).exec_without_returning(&**tx).await?;
    let name = format!("Årsmötesprotokoll {year}.txt");
    files::demo::hang(tx, text, &ObjectRef::new(DOCUMENT, id), 1, &name, leader).await?;
    Ok(())
}

/// Nobody has the link: the demo mails nothing.
async fn invite(tx: &Tx, (of, leader): Led) -> Result<(), DbErr> {
    let email = "ny.kassor@postladan.example";
    let at = tx.now() - TimeDelta::days(2);
    let row = invitation::ActiveModel {
        id: Set(tx.id()),
        organisation_id: Set(of),
        email: Set(email.to_owned()),
        email_key: Set(email.to_owned()),
        roles: Set(stored_roles(&[OrgRole::SubUserGrants])),
        token_hash: Set(tx.keys().hash(INVITATION, &tx.random().token())),
        invited_by: Set(Some(leader)),
        created_at: Set(at),
        expires_at: Set(at + INVITATION_WORKS),
    };
    invitation::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// What stands in a paper of the demo.
pub(super) const TEXT: &str = "Protokoll fört vid årsmötet\n\n§ 1 Mötet öppnades.\n§ 2 Styrelsen beviljades ansvarsfrihet.\n\
     § 3 Ordförande och styrelse valdes.\n§ 4 Mötet avslutades.\n";
