//! When nobody is left who keeps an organisation's users: asking to become the one, signing, stopping,
//! and what staff and time do with it. Everybody who acts for the organisation is told of every step.

use base::{Id, ObjectRef, Organisation, Person};
use files::Chosen;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};
use serde_json::json;
use store::{Actor, Claim, Stop, Tx};
use web::Portal;

use super::{audit, forget_kept, give_role, join, load, lock, members, note};
use crate::letters;
use crate::queries;
use crate::rules::{self, Refusal, STOPPABLE, Step};
use crate::tables::organisation;
use crate::tables::recovery::{self, Recovery, RecoveryState, signature};

/// The kind of a recovery as an object that files hang on.
pub(crate) const RECOVERY: &str = "recovery";

/// Who does something with a recovery, and what.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Move<'a> {
    Sign(Id<Person>),
    Stop(Id<Person>),
    Approve(Id<Person>),
    Decline(Id<Person>, &'a str),
    Complete,
}

impl Move<'_> {
    fn actor(&self, of: Id<Organisation>) -> Actor {
        match self {
            Move::Sign(id) | Move::Stop(id) => Actor::Person {
                id: *id,
                hat: Some(of.into()),
            },
            Move::Approve(id) | Move::Decline(id, _) => Actor::Staff(*id),
            Move::Complete => Actor::System,
        }
    }
}

/// Asks to become the one who keeps the users, with documents for staff.
pub(crate) async fn ask_recovery(
    portal: &Portal,
    asker: Id<Person>,
    key: &str,
    id: Id<Organisation>,
    reason: &str,
    documents: &Chosen,
) -> Result<(), Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        lock(&tx, id).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let of = load(&tx, id).await?;
        let roles = queries::roles_of_person(&*tx, id, asker).await?;
        rules::may_recover(of.kind, &roles).map_err(Stop::Refusal)?;
        if queries::open_recovery(&*tx, id).await?.is_some() {
            return Err(Stop::Refusal(Refusal::Answered));
        }
        let row = recovery::ActiveModel {
            id: Set(tx.id()),
            organisation_id: Set(id),
            person_id: Set(asker),
            reason: Set(reason.to_owned()),
            state: Set(RecoveryState::Asked),
            created_at: Set(tx.now()),
            effective_at: Set(None),
            ended_at: Set(None),
            decided_by: Set(None),
            why: Set(None),
        };
        let made = recovery::Entity::insert(row).exec_with_returning(&*tx).await?;
        if !documents.attach(&tx, &ObjectRef::new(RECOVERY, made.id), 0).await? {
            return Err(Stop::Refusal(Refusal::FileGone));
        }
        tell_all(portal, &tx, &of, &made).await?;
        letters::tell_office_of_recovery(portal, &tx, &of).await?;
        let actor = Actor::Person {
            id: asker,
            hat: Some(id.into()),
        };
        note(&tx, asker, "organisation-recovery-asked", Some(&of.name), None, actor).await?;
        let details = json!({ "recovery": made.id });
        audit(&tx, actor, "organisations.recovery_asked", id, details).await?;
        tx.answer_form(key, "asked").await?;
        Ok(())
    });
    let done = write.await;
    forget_kept(portal);
    done
}

/// Takes one step with a recovery of the organisation.
pub(crate) async fn recover(
    portal: &Portal,
    key: Option<&str>,
    id: Id<Organisation>,
    recovery: Id<Recovery>,
    what: Move<'_>,
) -> Result<(), Stop<Refusal>> {
    let done = portal
        .store
        .write(|tx| async move {
            lock(&tx, id).await?;
            if let Some(key) = key
                && let Claim::Done(_) = tx.claim_form(key).await?
            {
                return Ok(());
            }
            step(portal, &tx, id, recovery, what).await?;
            if let Some(key) = key {
                tx.answer_form(key, "done").await?;
            }
            Ok(())
        })
        .await;
    forget_kept(portal);
    done
}

async fn step(
    portal: &Portal,
    tx: &Tx,
    id: Id<Organisation>,
    recovery: Id<Recovery>,
    what: Move<'_>,
) -> Result<(), Stop<Refusal>> {
    let of = load(tx, id).await?;
    let found = recovery::Entity::find_by_id(recovery)
        .filter(recovery::Column::OrganisationId.eq(id))
        .one(&**tx)
        .await?;
    let before = found.ok_or(Stop::Refusal(Refusal::Answered))?;
    let there = members(tx, id).await?;
    let (step, by) = match what {
        Move::Sign(by) => (sign(tx, &of, &before, by).await?, Some(by)),
        Move::Stop(by) if there.contains(&by) => (Step::Stop, Some(by)),
        Move::Approve(by) | Move::Decline(by, _) if there.contains(&by) => {
            return Err(Stop::Refusal(Refusal::OwnMatter));
        }
        Move::Approve(by) => (Step::Approve, Some(by)),
        Move::Decline(by, _) => (Step::Decline, Some(by)),
        // Who asked has left meanwhile, or it was merged into another, whose members could not stop it.
        Move::Complete if !there.contains(&before.person_id) || of.merged_state.is_some() => (Step::Stop, None),
        Move::Complete => (Step::Complete, None),
        Move::Stop(_) => return Err(Stop::Refusal(Refusal::NotAllowed)),
    };
    let after = rules::recover(before.state, step).map_err(Stop::Refusal)?;
    let saved = save(tx, before.clone(), after, by, what).await?;
    if after == RecoveryState::Done {
        let membership = join(tx, id, before.person_id).await?;
        give_role(tx, membership, of.kind.head(), None).await?;
        let (name, role) = (Some(of.name.as_str()), Some(of.kind.head()));
        note(
            tx,
            before.person_id,
            "organisation-role-given",
            name,
            role,
            Actor::System,
        )
        .await?;
    }
    if after != before.state {
        tell_all(portal, tx, &of, &saved).await?;
    }
    let details = json!({ "recovery": recovery, "step": format!("{step:?}") });
    audit(tx, what.actor(id), "organisations.recovery_moved", id, details).await?;
    Ok(())
}

async fn sign(
    tx: &Tx,
    of: &organisation::Model,
    before: &recovery::Model,
    by: Id<Person>,
) -> Result<Step, Stop<Refusal>> {
    let roles = queries::roles_of_person(&**tx, of.id, by).await?;
    rules::may_recover(of.kind, &roles).map_err(Stop::Refusal)?;
    let signed = signature::Entity::find_by_id((before.id, by)).one(&**tx).await?;
    if by == before.person_id || signed.is_some() {
        return Err(Stop::Refusal(Refusal::SignedAlready));
    }
    let row = signature::ActiveModel {
        recovery_id: Set(before.id),
        person_id: Set(by),
        signed_at: Set(tx.now()),
    };
    signature::Entity::insert(row).exec_without_returning(&**tx).await?;
    let signatures = signature::Entity::find()
        .filter(signature::Column::RecoveryId.eq(before.id))
        .count(&**tx)
        .await?;
    Ok(Step::Sign {
        signatures: usize::try_from(signatures).unwrap_or(usize::MAX),
    })
}

async fn save(
    tx: &Tx,
    before: recovery::Model,
    after: RecoveryState,
    by: Option<Id<Person>>,
    what: Move<'_>,
) -> Result<recovery::Model, sea_orm::DbErr> {
    let was = before.state;
    let mut row = before.into_active_model();
    row.state = Set(after);
    if was != after && after == RecoveryState::Waiting {
        row.effective_at = Set(Some(tx.now() + STOPPABLE));
    }
    if !matches!(after, RecoveryState::Asked | RecoveryState::Waiting) {
        row.ended_at = Set(Some(tx.now()));
    }
    if !matches!(what, Move::Sign(_)) {
        row.decided_by = Set(by);
    }
    if let Move::Decline(_, why) = what {
        row.why = Set(Some(why.to_owned()));
    }
    // Signing alone changes no column of it.
    row.update(&**tx).await
}

async fn tell_all(
    portal: &Portal,
    tx: &Tx,
    of: &organisation::Model,
    recovery: &recovery::Model,
) -> anyhow::Result<()> {
    for member in members(tx, of.id).await? {
        letters::tell_of_recovery(portal, tx, member, of, recovery).await?;
    }
    Ok(())
}
