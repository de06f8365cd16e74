//! Who may read a case beside its customer: added by the customer, who never learns from it whether an
//! address has an account, and taken away again.

use base::{Email, Id, Lang, Organisation, Person, Represented};
use chrono::TimeDelta;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, ModelTrait, PaginatorTrait,
    QueryFilter, TryInsertResult,
};
use store::{Actor, Stop, Tx};
use web::Portal;
use web::throttle::{self, Limit, Verdict};

use super::attach::{fault, is_verified};
use super::{Author, Led, add_event, audit, claim, load, lock, mandate, save, write};
use crate::contact;
use crate::letters::{Invited, tell_reader};
use crate::model::{AuthorKind, Case, CaseReader, Event, Why};
use crate::queries::{addresses_since, readers_of};
use crate::rules::{Refusal, SEES_WHOLE_ORGANISATION, SHARED_WITH_AT_MOST};
use crate::tables::{case, case_reader};

/// An address without an account may get one for so long.
pub(crate) const ADDRESS_WAITS: TimeDelta = TimeDelta::days(30);
const AT_ONCE: u64 = 500;
/// Enough for everybody concerned, too few to try addresses or to fill mailboxes.
const SHARES: Limit = Limit {
    name: "desk.shares",
    free: 20,
    window: TimeDelta::hours(1),
    pause: TimeDelta::minutes(30),
};

/// With whom a case is shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum With {
    /// Whoever has the account of this address, now or soon.
    Address(Email),
    /// The roles of an organisation that see all of its cases.
    Organisation(Id<Organisation>),
}

/// Who shares.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sharer {
    pub(crate) id: Id<Person>,
    pub(crate) actor: Actor,
    /// Of a letter to an address without an account.
    pub(crate) lang: Lang,
}

/// Lets a person, or an organisation's roles that see all of its cases, read a case and write in it. False
/// when they could before. The caller holds the case's lock and audits.
pub async fn add_reader(
    tx: &Tx,
    case: &case::Model,
    who: Represented,
    why: Why,
    by: Option<Id<Person>>,
) -> Result<bool, DbErr> {
    if is_customer(case, who) {
        return Ok(false);
    }
    insert(tx, row(tx, case, Some(who), why, by)).await
}

/// Lets those whose case `from` is read `into`: its organisation, and who raised it for as long as they are in that.
pub(super) async fn add_customers(
    tx: &Tx,
    from: &case::Model,
    into: &case::Model,
    by: Option<Id<Person>>,
) -> Result<(), DbErr> {
    if let Some(organisation) = from.organisation_id {
        add_reader(tx, into, organisation.into(), Why::Merged, by).await?;
    }
    let Some(person) = from.person_id.map(Represented::Person) else {
        return Ok(());
    };
    let is_same = (from.person_id, from.organisation_id) == (into.person_id, into.organisation_id);
    if !is_same && !is_customer(into, person) {
        let mut row = row(tx, into, Some(person), Why::Merged, by);
        row.within_id = Set(from.organisation_id);
        insert(tx, row).await?;
    }
    Ok(())
}

/// Lets those with whom `from` is shared, and addresses that wait for an account, read `to` as well.
pub(super) async fn add_readers(tx: &Tx, from: &case::Model, to: &case::Model) -> Result<(), DbErr> {
    for reader in readers_of(&**tx, from.id).await? {
        if reader.who().is_some_and(|who| is_customer(to, who)) {
            continue;
        }
        let mut row = reader.into_active_model().reset_all();
        (row.id, row.case_id) = (Set(tx.id()), Set(to.id));
        row.last_message_at = Set(to.last_message_at);
        insert(tx, row).await?;
    }
    Ok(())
}

fn is_customer(case: &case::Model, who: Represented) -> bool {
    match who {
        Represented::Person(person) => case.person_id == Some(person) && case.organisation_id.is_none(),
        Represented::Organisation(organisation) => case.organisation_id == Some(organisation),
    }
}

fn row(
    tx: &Tx,
    case: &case::Model,
    who: Option<Represented>,
    why: Why,
    by: Option<Id<Person>>,
) -> case_reader::ActiveModel {
    let is_organisation = matches!(who, Some(Represented::Organisation(_)));
    case_reader::ActiveModel {
        id: Set(tx.id()),
        case_id: Set(case.id),
        person_id: Set(who.and_then(Represented::person)),
        organisation_id: Set(who.and_then(Represented::organisation)),
        // Who has left an organisation has left its cases, also those that a colleague shared by name.
        within_id: Set(case.organisation_id.filter(|_| why == Why::Shared && !is_organisation)),
        email: Set(None),
        email_hash: Set(None),
        why: Set(why),
        given_by: Set(by),
        given_at: Set(tx.now()),
        last_message_at: Set(case.last_message_at),
    }
}

async fn insert(tx: &Tx, row: case_reader::ActiveModel) -> Result<bool, DbErr> {
    let once = OnConflict::new().do_nothing().to_owned();
    let inserted = case_reader::Entity::insert(row)
        .on_conflict(once)
        .try_insert()
        .exec_without_returning(&**tx)
        .await?;
    Ok(matches!(inserted, TryInsertResult::Inserted(1..)))
}

/// Shares a case and leads to `page`.
pub(crate) async fn share(portal: &Portal, by: Sharer, key: &str, case: Id<Case>, with: &With, page: &str) -> Led {
    write(portal, |tx| async move {
        if let Err(led) = claim(&tx, case, key).await? {
            return Ok(led);
        }
        let mut case = load(&tx, case).await?;
        share_in(portal, &tx, by, &mut case, with).await?;
        tx.answer_form(key, page).await?;
        Ok(page.to_owned())
    })
    .await
}

/// Shares a case inside the caller's transaction, which holds its lock.
pub(super) async fn share_in(
    portal: &Portal,
    tx: &Tx,
    by: Sharer,
    case: &mut case::Model,
    with: &With,
) -> Result<(), Stop<Refusal>> {
    let author = author(tx, by).await?;
    if is_of_protected(tx, case).await? {
        return Err(Refusal::ProtectedSharing.into());
    }
    let all = case_reader::Entity::find().filter(case_reader::Column::CaseId.eq(case.id));
    if all.count(&**tx).await? >= SHARED_WITH_AT_MOST {
        return Err(Refusal::TooManyReaders.into());
    }
    let is_new = match with {
        With::Address(email) => share_with_address(portal, tx, by, case, email).await?,
        With::Organisation(id) => share_with_organisation(portal, tx, by, case, *id).await?,
    };
    if is_new {
        add_event(tx, case, author, &Event::Shared).await?;
        save(tx, case).await?;
        audit(tx, by.actor, "desk.case_shared", case).await?;
    }
    Ok(())
}

async fn author(tx: &Tx, by: Sharer) -> Result<Author, Stop<Refusal>> {
    Ok(Author {
        kind: AuthorKind::Customer,
        id: Some(by.id),
        agent: None,
        key: None,
        mandate: mandate(tx, by.actor).await?,
    })
}

async fn is_of_protected(tx: &Tx, case: &case::Model) -> Result<bool, DbErr> {
    let Some(person) = case.person_id else { return Ok(false) };
    let customer = accounts::queries::person(&**tx, person).await?;
    Ok(customer.is_some_and(|customer| customer.protected))
}

/// Whether the address has an account shows neither in the answer nor in the list, which has the address
/// either way; only the owner of the mailbox learns what there is to do.
async fn share_with_address(
    portal: &Portal,
    tx: &Tx,
    by: Sharer,
    case: &case::Model,
    email: &Email,
) -> Result<bool, Stop<Refusal>> {
    let known = accounts::queries::find_by_email(&**tx, email).await?;
    let known = known.filter(is_verified);
    let id = known.as_ref().map(|person| person.id);
    if id == Some(by.id) || (id.is_some() && id == case.person_id) {
        return Err(Refusal::Oneself.into());
    }
    if let Some(organisation) = case.organisation_id {
        // Colleagues know each other; of who has protected identity nobody learns that the address is theirs.
        let colleague = known
            .as_ref()
            .filter(|person| !person.protected)
            .map(|person| person.id);
        acts_for(tx, colleague, organisation).await?;
    }
    if let Verdict::Blocked { .. } = throttle::attempt_in(tx, SHARES, &by.id.to_string()).await? {
        return Err(Refusal::TooManyReaders.into());
    }
    let reads_already = match id {
        Some(id) => readers_of(&**tx, case.id)
            .await?
            .iter()
            .any(|one| one.person_id == Some(id)),
        None => false,
    };
    let who = id.filter(|_| !reads_already).map(Represented::Person);
    let mut row = row(tx, case, who, Why::Shared, Some(by.id));
    row.email = Set(Some(contact::seal_reader(tx, email)));
    row.email_hash = Set(Some(contact::reader_hash(tx.keys(), email)));
    let is_new = insert(tx, row).await?;
    if is_new {
        let to = id.map_or(Invited::Address(email, by.lang), Invited::Person);
        tell_reader(portal, tx, case, by.id, to).await?;
    }
    Ok(is_new)
}

async fn share_with_organisation(
    portal: &Portal,
    tx: &Tx,
    by: Sharer,
    case: &case::Model,
    id: Id<Organisation>,
) -> Result<bool, Stop<Refusal>> {
    acts_for(tx, Some(by.id), id).await?;
    let is_new = add_reader(tx, case, id.into(), Why::Shared, Some(by.id)).await?;
    if is_new {
        for holder in organisations::queries::holders(&**tx, id, &SEES_WHOLE_ORGANISATION).await? {
            if holder != by.id {
                tell_reader(portal, tx, case, by.id, Invited::Holder(holder, id)).await?;
            }
        }
    }
    Ok(is_new)
}

/// Whether the person has a role in the organisation.
async fn acts_for(tx: &Tx, person: Option<Id<Person>>, organisation: Id<Organisation>) -> Result<(), Stop<Refusal>> {
    let hats = match person {
        Some(person) => organisations::queries::hats(&**tx, person).await?,
        None => Vec::new(),
    };
    let acts = hats.iter().any(|hat| hat.of == organisation.into());
    if acts { Ok(()) } else { Err(Refusal::NoRole.into()) }
}

/// Takes a reader away, who may be the one that asks, and leads to `page`. Whose own case went into this
/// one is not taken away by its customer.
pub(crate) async fn unshare(
    portal: &Portal,
    by: Sharer,
    key: &str,
    case: Id<Case>,
    (reader, page): (Id<CaseReader>, &str),
) -> Led {
    write(portal, |tx| async move {
        if let Err(led) = claim(&tx, case, key).await? {
            return Ok(led);
        }
        let author = author(&tx, by).await?;
        let mut case = load(&tx, case).await?;
        let found = case_reader::Entity::find_by_id(reader)
            .filter(case_reader::Column::CaseId.eq(case.id))
            .one(&*tx)
            .await?;
        if let Some(row) = found.filter(|row| row.why == Why::Shared || row.person_id == Some(by.id)) {
            row.delete(&*tx).await?;
            add_event(&tx, &mut case, author, &Event::SharingEnded).await?;
            save(&tx, &case).await?;
            audit(&tx, by.actor, "desk.sharing_ended", &case).await?;
        }
        tx.answer_form(key, page).await?;
        Ok(page.to_owned())
    })
    .await
}

/// A case with a new message moves up in the lists of its readers too.
pub(super) async fn moved_up(tx: &Tx, case: &case::Model) -> Result<(), DbErr> {
    case_reader::Entity::update_many()
        .col_expr(case_reader::Column::LastMessageAt, Expr::value(case.last_message_at))
        .filter(case_reader::Column::CaseId.eq(case.id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Lets those read whose address has become an account's since the case was shared with it.
pub(crate) async fn find_readers(portal: &Portal) -> anyhow::Result<()> {
    let waiting = addresses_since(portal.store.db(), portal.now() - ADDRESS_WAITS, AT_ONCE).await?;
    Ok(store::each(waiting, |row| find_reader(portal, row)).await?)
}

async fn find_reader(portal: &Portal, row: case_reader::Model) -> anyhow::Result<()> {
    let row = &row;
    let Some(email) = &contact::reader_email(portal.store.keys(), row)? else {
        return Ok(());
    };
    let found = write::<_, Refusal, _, _>(portal, |tx| async move {
        lock(&tx, row.case_id).await?;
        let owner = accounts::queries::find_by_email(&*tx, email).await?;
        let Some(owner) = owner.filter(is_verified) else {
            return Ok(());
        };
        let others = readers_of(&*tx, row.case_id).await?;
        let is_there = others.iter().any(|one| one.id == row.id && one.person_id.is_none());
        if is_there && others.iter().all(|one| one.person_id != Some(owner.id)) {
            let mut found = row.clone().into_active_model();
            found.person_id = Set(Some(owner.id));
            found.update(&*tx).await?;
            let case = load(&tx, row.case_id).await?;
            audit(&tx, Actor::System, "desk.reader_found", &case).await?;
        }
        Ok(())
    });
    found.await.map_err(fault)
}
