//! Staff merge two accounts of one person, and undo it. What belongs to the old one goes to the one that
//! is kept, the old one is closed, and what people log in with at its door opens the other.

use std::collections::BTreeSet;

use base::{Id, Person};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::json;
use store::tables::{Merge, merge};
use store::{Claim, MERGE_UNDONE_WITHIN, MERGING, Stop, Tx};
use web::{Portal, session};

use super::change::Done;
use super::rules::{self, Case, Refusal};
use super::{Officer, roles};
use crate::acts::change_address::forget_address;
use crate::acts::{change_email, close, lock_person};
use crate::history::{self, Entry};
use crate::links::{self, Purpose};
use crate::tables::closing;
use crate::tables::person::{Column, Entity, Model, PersonState};
use crate::{letters, queries, registering, second_factor};

/// The table of people, as the lists of what belongs to whom name it.
pub(crate) const PERSONS: &str = "persons";

/// An account as the officer saw it.
#[derive(Clone, Copy)]
pub(crate) struct Seen {
    pub(crate) id: Id<Person>,
    pub(crate) version: i32,
}

/// What an officer wants to merge.
#[derive(Clone, Copy)]
pub(crate) struct Wish<'a> {
    pub(crate) officer: Officer,
    /// The form's one-time key.
    pub(crate) key: &'a str,
    pub(crate) kept: Seen,
    pub(crate) old: Seen,
    /// Told to the person.
    pub(crate) reason: &'a str,
}

/// Merges the old account into the one that is kept.
pub(crate) async fn merge(portal: &Portal, wish: Wish<'_>) -> Done {
    portal
        .store
        .write(|tx| async move {
            begin(&tx, [wish.kept.id, wish.old.id]).await?;
            if let Claim::Done(_) = tx.claim_form(wish.key).await? {
                return Ok(());
            }
            let officer = wish.officer.now(&tx).await?;
            let (kept, old) = (load(&tx, wish.kept.id).await?, load(&tx, wish.old.id).await?);
            let cases = (case(&tx, officer, &kept).await?, case(&tx, officer, &old).await?);
            rules::may_merge(cases.0, cases.1, kept.id == old.id).map_err(Stop::Refusal)?;
            if kept.version != wish.kept.version || old.version != wish.old.version {
                return Err(Stop::Refusal(Refusal::Stale));
            }
            if roles::is_last_administrator(&tx, old.id).await? {
                return Err(Stop::Refusal(Refusal::LastAdministrator));
            }
            // What is merged into an account that is being closed would be erased with it.
            if close::find(&*tx, kept.id).await?.is_some() {
                return Err(Stop::Refusal(Refusal::NotActive));
            }
            carry_out(portal, &tx, wish, &kept, &old).await?;
            tx.answer_form(wish.key, "").await?;
            Ok(())
        })
        .await
}

async fn carry_out(portal: &Portal, tx: &Tx, wish: Wish<'_>, kept: &Model, old: &Model) -> anyhow::Result<()> {
    portal.merge(tx, PERSONS, old.id.uuid(), kept.id.uuid()).await?;
    let is_protected = kept.protected || old.protected;
    if is_protected {
        for person in [kept, old] {
            forget_address(tx, person.id).await?;
        }
    }
    let password = password_at_door(tx, kept, old).await?;
    let closing = Entity::update_many()
        .col_expr(Column::State, Expr::value(PersonState::Closed))
        .col_expr(Column::Protected, Expr::value(is_protected))
        .col_expr(Column::PasswordHash, Expr::value(password));
    save(tx, old, closing).await?;
    save(
        tx,
        kept,
        Entity::update_many().col_expr(Column::Protected, Expr::value(is_protected)),
    )
    .await?;
    closing::Entity::delete_by_id(old.id).exec(&**tx).await?;
    session::end_others(tx, old.id, None).await?;
    change_email::end_waiting(tx, old.id).await?;
    for purpose in [Purpose::Reset, Purpose::Confirm] {
        links::end_all(tx, old.id, purpose).await?;
    }
    let told = Told {
        portal,
        tx,
        officer: wish.officer,
        reason: wish.reason,
        act: "accounts.merged",
        pair: [kept, old],
    };
    told.all(["merged", "merged-away"]).await
}

/// The password of the old account that opens the kept one. None where it would open more than it did:
/// of an address that nobody confirmed, without the code that was asked for too, and for staff.
async fn password_at_door(tx: &Tx, kept: &Model, old: &Model) -> Result<Option<String>, DbErr> {
    let opens = old.state == PersonState::Active
        && !second_factor::is_set_up(&**tx, old.id).await?
        && roles::of(&**tx, kept.id).await?.is_empty();
    Ok(old.password_hash.clone().filter(|_| opens))
}

/// What is to be undone.
#[derive(Clone, Copy)]
pub(crate) struct Undoing<'a> {
    pub(crate) officer: Officer,
    pub(crate) key: &'a str,
    pub(crate) kept: Id<Person>,
    pub(crate) merge: Id<Merge>,
    pub(crate) reason: &'a str,
}

/// Makes two accounts of one again. What came to the kept one since stays there.
pub(crate) async fn undo(portal: &Portal, wish: Undoing<'_>) -> Done {
    portal
        .store
        .write(|tx| async move {
            let there = find(&*tx, wish.kept, wish.merge).await?;
            let old: Id<Person> = there.map(|there| Id::from_uuid(there.from_id)).unwrap_or(wish.kept);
            begin(&tx, [wish.kept, old]).await?;
            if let Claim::Done(_) = tx.claim_form(wish.key).await? {
                return Ok(());
            }
            let merge = find(&*tx, wish.kept, wish.merge)
                .await?
                .ok_or(Stop::Refusal(Refusal::OtherState))?;
            if tx.now() - merge.at > MERGE_UNDONE_WITHIN {
                return Err(Stop::Refusal(Refusal::TooLate));
            }
            let officer = wish.officer.now(&tx).await?;
            let (kept, old) = (load(&tx, wish.kept).await?, load(&tx, old).await?);
            rules::may_change(case(&tx, officer, &kept).await?).map_err(Stop::Refusal)?;
            // A colleague's account comes back with its roles.
            if !roles::of(&*tx, old.id).await?.is_empty() && !officer.is_administrator {
                return Err(Stop::Refusal(Refusal::StaffAccount));
            }
            portal.undo_merge(&tx, merge).await?;
            let state = rules::opened_again(&old);
            save(
                &tx,
                &old,
                Entity::update_many().col_expr(Column::State, Expr::value(state)),
            )
            .await?;
            save(&tx, &kept, Entity::update_many()).await?;
            let told = Told {
                portal,
                tx: &tx,
                officer: wish.officer,
                reason: wish.reason,
                act: "accounts.unmerged",
                pair: [&kept, &old],
            };
            told.all(["unmerged", "unmerged-away"]).await?;
            tx.answer_form(wish.key, "").await?;
            Ok(())
        })
        .await
}

/// The merge of this account that is not undone.
pub(crate) async fn find(
    db: &impl sea_orm::ConnectionTrait,
    kept: Id<Person>,
    id: Id<Merge>,
) -> Result<Option<merge::Model>, DbErr> {
    let there = merge::Entity::find_by_id(id).one(db).await?;
    Ok(there.filter(|there| there.to_id == kept.uuid() && there.undone_at.is_none()))
}

/// All locks, in the order that everybody takes them in.
async fn begin(tx: &Tx, both: [Id<Person>; 2]) -> Result<(), DbErr> {
    tx.lock(MERGING).await?;
    roles::lock(tx).await?;
    for id in BTreeSet::from(both) {
        lock_person(tx, id).await?;
    }
    Ok(())
}

async fn load(tx: &Tx, id: Id<Person>) -> Result<Model, Stop<Refusal>> {
    queries::person(&**tx, id).await?.ok_or(Stop::Refusal(Refusal::Gone))
}

async fn case(tx: &Tx, officer: Officer, person: &Model) -> Result<Case, DbErr> {
    let is_staff = !roles::of(&**tx, person.id).await?.is_empty();
    Ok(Case::of(officer, person, is_staff))
}

/// Saves it under a new version, so that a form shown before is stale.
async fn save(tx: &Tx, person: &Model, what: sea_orm::UpdateMany<Entity>) -> Result<(), DbErr> {
    what.col_expr(Column::Version, Expr::value(person.version + 1))
        .filter(Column::Id.eq(person.id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Who hears of it: both accounts, in history and by letter, and the audit log.
struct Told<'a> {
    portal: &'a Portal,
    tx: &'a Tx,
    officer: Officer,
    reason: &'a str,
    act: &'static str,
    /// The one that is kept, and the old one.
    pair: [&'a Model; 2],
}

impl Told<'_> {
    async fn all(self, whats: [&'static str; 2]) -> anyhow::Result<()> {
        let by = self.officer.actor();
        for (person, what) in self.pair.into_iter().zip(whats) {
            let values = vec![("reason", self.reason.to_owned())];
            history::note(self.tx, Entry::new(person.id, what, values, by)).await?;
            let to = queries::recipient_of(person)?;
            let letter = letters::staff::changed(self.portal, to.lang, person, what, Some(self.reason));
            notify::send(self.portal, self.tx, &to, &letter).await?;
        }
        let [kept, old] = self.pair;
        let mut entry = registering::audit(by, self.act, kept.id);
        entry.details = json!({ "old": old.id });
        Ok(self.tx.audit(entry).await?)
    }
}
