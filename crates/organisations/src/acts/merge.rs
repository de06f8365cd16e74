//! Staff merge two organisations that are one, and undo it. What belongs to the old one goes to the one
//! that is kept; the old one ends, and its pages lead to the other.

use std::collections::BTreeSet;

use base::{Id, Organisation, Person};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};
use serde_json::json;
use store::tables::{Merge, merge};
use store::{Actor, Claim, MERGE_UNDONE_WITHIN, MERGING, Stop, Tx};
use web::Portal;

use super::{audit, forget_kept, load, lock, members, note};
use crate::letters;
use crate::model::State;
use crate::rules::{self, Refusal};
use crate::tables::organisation::Model;

/// The table of organisations, as the lists of what belongs to whom name it.
pub(crate) const ORGANISATIONS: &str = "organisations";

/// An organisation as the officer saw it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    pub(crate) id: Id<Organisation>,
    pub(crate) version: i64,
}

/// Merges the old organisation into the one that is kept; everybody who acts for either is told why.
pub(crate) async fn merge_organisations(
    portal: &Portal,
    officer: Id<Person>,
    key: &str,
    [kept, old]: [Seen; 2],
    reason: &str,
) -> Result<(), Stop<Refusal>> {
    let done = portal.store.write(|tx| async move {
        begin(&tx, [kept.id, old.id]).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let (seen, pair) = ([kept, old], [load(&tx, kept.id).await?, load(&tx, old.id).await?]);
        let [kept, old] = &pair;
        rules::may_merge(kept, old).map_err(Stop::Refusal)?;
        if seen.iter().zip(&pair).any(|(seen, now)| seen.version != now.version) {
            return Err(Stop::Refusal(Refusal::Stale));
        }
        let concerned = concerned(&tx, officer, &pair).await?;
        portal.merge(&tx, ORGANISATIONS, old.id.uuid(), kept.id.uuid()).await?;
        let mut row = old.clone().into_active_model();
        row.merged_state = Set(Some(old.state));
        row.ended_at = Set(old.ended_at.or(Some(tx.now())));
        row.state = Set(State::Ended);
        row.version = Set(old.version + 1);
        row.update(&*tx).await?;
        touch(&tx, kept).await?;
        tell(portal, &tx, officer, &pair, &concerned, Told::Merged, reason).await?;
        tx.answer_form(key, "merged").await?;
        Ok(())
    });
    let done = done.await;
    forget_kept(portal);
    done
}

/// Makes two organisations of one again. What came to the kept one since stays there.
pub(crate) async fn unmerge_organisations(
    portal: &Portal,
    officer: Id<Person>,
    key: &str,
    kept: Id<Organisation>,
    merge: Id<Merge>,
    reason: &str,
) -> Result<(), Stop<Refusal>> {
    let done = portal.store.write(|tx| async move {
        let there = find_merge(&*tx, kept, merge).await?;
        let old = there.map_or(kept, |there| Id::from_uuid(there.from_id));
        begin(&tx, [kept, old]).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let there = find_merge(&*tx, kept, merge).await?;
        let there = there.ok_or(Stop::Refusal(Refusal::WrongState))?;
        if tx.now() - there.at > MERGE_UNDONE_WITHIN {
            return Err(Stop::Refusal(Refusal::MergedLongAgo));
        }
        let pair = [load(&tx, kept).await?, load(&tx, old).await?];
        concerned(&tx, officer, &pair).await?;
        portal.undo_merge(&tx, there).await?;
        let [kept, old] = &pair;
        let mut row = old.clone().into_active_model();
        let state = old.merged_state.unwrap_or(old.state);
        row.state = Set(state);
        row.ended_at = Set(old.ended_at.filter(|_| state == State::Ended));
        row.merged_state = Set(None);
        row.version = Set(old.version + 1);
        row.update(&*tx).await?;
        touch(&tx, kept).await?;
        let concerned = concerned(&tx, officer, &pair).await?;
        tell(portal, &tx, officer, &pair, &concerned, Told::Unmerged, reason).await?;
        tx.answer_form(key, "unmerged").await?;
        Ok(())
    });
    let done = done.await;
    forget_kept(portal);
    done
}

/// The merge into this organisation that is not undone.
pub(crate) async fn find_merge(
    db: &impl ConnectionTrait,
    kept: Id<Organisation>,
    id: Id<Merge>,
) -> Result<Option<merge::Model>, DbErr> {
    let there = merge::Entity::find_by_id(id).one(db).await?;
    Ok(there.filter(|there| there.to_id == kept.uuid() && there.undone_at.is_none()))
}

/// All locks, in the order that everybody takes them in.
async fn begin(tx: &Tx, both: [Id<Organisation>; 2]) -> Result<(), DbErr> {
    tx.lock(MERGING).await?;
    for id in BTreeSet::from(both) {
        lock(tx, id).await?;
    }
    Ok(())
}

/// Everybody who acts for one of them: the officer must not be among them.
async fn concerned(
    tx: &Tx,
    officer: Id<Person>,
    [kept, old]: &[Model; 2],
) -> Result<BTreeSet<Id<Person>>, Stop<Refusal>> {
    let mut all = BTreeSet::from_iter(members(tx, kept.id).await?);
    all.extend(members(tx, old.id).await?);
    if all.contains(&officer) {
        return Err(Stop::Refusal(Refusal::OwnMatter));
    }
    Ok(all)
}

/// A new version, so that a form shown before is stale.
async fn touch(tx: &Tx, of: &Model) -> Result<(), DbErr> {
    let mut row = of.clone().into_active_model();
    row.version = Set(of.version + 1);
    row.update(&**tx).await?;
    Ok(())
}

/// What people are told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    Merged,
    Unmerged,
}

async fn tell(
    portal: &Portal,
    tx: &Tx,
    officer: Id<Person>,
    [kept, old]: &[Model; 2],
    concerned: &BTreeSet<Id<Person>>,
    what: Told,
    reason: &str,
) -> anyhow::Result<()> {
    let by = Actor::Staff(officer);
    let (kind, act, away) = match what {
        Told::Merged => (
            "organisation-merged",
            "organisations.merged",
            "organisations.merged_away",
        ),
        Told::Unmerged => (
            "organisation-unmerged",
            "organisations.unmerged",
            "organisations.unmerged_away",
        ),
    };
    for member in concerned {
        letters::tell_of_merge(portal, tx, *member, [kept, old], what, reason).await?;
        note(tx, *member, kind, Some(&kept.name), None, by).await?;
    }
    audit(tx, by, act, kept.id, json!({ "old": old.id })).await?;
    audit(tx, by, away, old.id, json!({ "kept": kept.id })).await?;
    Ok(())
}
