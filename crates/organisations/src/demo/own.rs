//! What the organisations of the demo have of their own: boards, papers in all states, sub-users and an
//! invitation that waits. Mandates that end soon count as told of.

use anyhow::Context;
use base::{Id, ObjectRef, OrgRole, Organisation, Person, swedish};
use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use files::demo::StoredText;
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};
use serde_json::json;
use store::{Actor, Tx};

use super::{member, names};
use crate::acts::{DOCUMENT, audit};
use crate::model::{INVITATION, stored_roles};
use crate::rules::INVITATION_WORKS;
use crate::tables::board_seat::{self, Post};
use crate::tables::document::{self, DocumentKind, DocumentState};
use crate::tables::{invitation, verification};

/// The papers of an association's annual meeting: what their files are called, and what stands in them.
pub(super) const PAPERS: [(DocumentKind, &str, &str); 4] = [
    (
        DocumentKind::Minutes,
        "Årsmötesprotokoll",
        "Protokoll fört vid årsmötet\n\n§ 1 Mötet öppnades.\n§ 2 Styrelsen beviljades ansvarsfrihet.\n\
         § 3 Ordförande och styrelse valdes.\n§ 4 Mötet avslutades.\n",
    ),
    (
        DocumentKind::AnnualReport,
        "Verksamhetsberättelse",
        "Verksamhetsberättelse\n\nStyrelsen har haft tio möten. Verksamheten har bedrivits varje vecka under \
         terminerna, med ett läger på sommaren. Antalet medlemmar har ökat något.\n",
    ),
    (
        DocumentKind::Accounts,
        "Årsredovisning",
        "Årsredovisning\n\nIntäkter 214 300 kr\nKostnader 209 150 kr\nÅrets resultat 5 150 kr\n\
         Eget kapital 61 800 kr\n",
    ),
    (
        DocumentKind::Audit,
        "Revisionsberättelse",
        "Revisionsberättelse\n\nVi har granskat räkenskaperna och styrelsens förvaltning. Vi föreslår att \
         årsmötet ger styrelsen ansvarsfrihet.\n",
    ),
];
/// Of the first so many the minutes are in all states; all else is approved.
const IN_ALL_STATES: usize = 12;

/// An association, and who leads it.
type Led = (Id<Organisation>, Id<Person>);

/// Gives each of the associations what is its own.
pub(super) async fn load(
    tx: &Tx,
    led: &[Led],
    leaders: &[Id<Person>],
    registrar: Id<Person>,
    texts: &[StoredText],
) -> anyhow::Result<()> {
    for (turn, of) in led.iter().enumerate() {
        board(tx, *of, turn).await?;
        told(tx, *of, registrar).await?;
        verified(tx, *of, turn).await?;
        sub_users(tx, *of, turn, leaders).await?;
    }
    for (turn, (of, texts)) in led.iter().zip(texts.chunks(PAPERS.len())).enumerate() {
        for ((kind, name, _), text) in PAPERS.into_iter().zip(texts) {
            paper(tx, *of, turn, registrar, (kind, name), text).await?;
        }
    }
    if let Some(first) = led.first() {
        invite(tx, *first).await?;
    }
    Ok(())
}

/// Everywhere somebody else books, and in every fourth one more looks after grants.
async fn sub_users(tx: &Tx, (of, leader): Led, turn: usize, leaders: &[Id<Person>]) -> anyhow::Result<()> {
    let mut others = leaders.iter().cycle().skip(turn + 5).filter(|other| **other != leader);
    let mut next = || others.next().copied().context("the demo has many leaders");
    member(tx, of, next()?, &[OrgRole::SubUserBooking]).await?;
    if turn % 4 == 1 {
        member(tx, of, next()?, &[OrgRole::SubUserGrants]).await?;
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

/// What their history begins with.
async fn told(tx: &Tx, (of, leader): Led, registrar: Id<Person>) -> Result<(), DbErr> {
    let hat = Some(of.into());
    let leader = Actor::Person { id: leader, hat };
    audit(tx, Actor::Staff(registrar), "organisations.confirmed", of, json!({})).await?;
    audit(tx, leader, "organisations.board_changed", of, json!({})).await?;
    audit(tx, leader, "organisations.document_sent", of, json!({})).await
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
        signs_alone: Set(matches!(post, Post::Chair | Post::Treasurer)),
        person_id: Set(who.clone().ok()),
        name: Set(who.err()),
        post: Set(post),
        from_day: Set(from_day),
        to_day: Set(to_day),
        ends_roles: Set(false),
        reminded_at: Set(Some(tx.now())),
        ended_at: Set(None),
        created_at: Set(tx.now()),
        version: Set(1),
    };
    board_seat::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

async fn paper(
    tx: &Tx,
    (of, leader): Led,
    turn: usize,
    registrar: Id<Person>,
    (kind, name): (DocumentKind, &str),
    text: &StoredText,
) -> anyhow::Result<()> {
    let year = swedish::local_date(tx.now()).year();
    let (state, reason) = match turn % 3 {
        _ if turn >= IN_ALL_STATES || kind != DocumentKind::Minutes => (DocumentState::Approved, None),
        0 => (DocumentState::Waiting, None),
        1 => (DocumentState::Approved, None),
        _ => (
            DocumentState::Returned,
            Some("Protokollet saknar justerarens underskrift.".to_owned()),
        ),
    };
    let at = tx.now() - TimeDelta::days(20 + i64::try_from(turn)?);
    let id = tx.id();
    let row = document::ActiveModel {
        id: Set(id),
        organisation_id: Set(of),
        year: Set(year),
        kind: Set(kind),
        state: Set(state),
        sent_by: Set(Some(leader)),
        sent_at: Set(at),
        decided_by: Set((state != DocumentState::Waiting).then_some(registrar)),
        decided_at: Set((state != DocumentState::Waiting).then_some(at + TimeDelta::days(3))),
        reason: Set(reason),
        version: Set(1),
    };
    document::Entity::insert(row).exec_without_returning(&**tx).await?;
    let name = format!("{name} {year}.txt");
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
