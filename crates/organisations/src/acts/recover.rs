//! When nobody is left who keeps an organisation's users: asking to become the one, signing, stopping,
//! and what staff and time do with it. Everybody who acts for the organisation is told of every step; so
//! is the authorised signatory who is asked to sign.

use base::{Email, Id, ObjectRef, Organisation, Person, swedish};
use files::Chosen;
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use store::{Actor, Claim, Stop, Tx};
use web::Portal;

use super::{audit, begin, forget_kept, give_role, join, load, lock, members, note};
use crate::letters;
use crate::queries;
use crate::rules::{self, Answered, Refusal, STOPPABLE, Step, Worth};
use crate::tables::organisation;
use crate::tables::recovery::{self, Recovery, RecoveryState, signature};

/// The kind of a recovery as an object that files hang on.
pub(crate) const RECOVERY: &str = "recovery";

/// A recovery as it is asked for.
#[derive(Clone, Debug)]
pub(crate) struct NewRecovery {
    pub(crate) reason: String,
    /// An authorised signatory who is asked to sign, perhaps somebody without a role.
    pub(crate) signatory: Option<Email>,
}

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
    /// `members` act under the hat of the organisation, a signatory without a role as themselves.
    fn actor(&self, of: Id<Organisation>, members: &[Id<Person>]) -> Actor {
        match self {
            Move::Sign(id) | Move::Stop(id) => Actor::Person {
                id: *id,
                hat: members.contains(id).then(|| of.into()),
            },
            Move::Approve(id) | Move::Decline(id, _) => Actor::Staff(*id),
            Move::Complete => Actor::System,
        }
    }

    /// As the audit log names it.
    fn code(&self) -> &'static str {
        match self {
            Move::Sign(_) => "sign",
            Move::Stop(_) => "stop",
            Move::Approve(_) => "approve",
            Move::Decline(..) => "decline",
            Move::Complete => "complete",
        }
    }
}

/// Asks to become the one who keeps the users, with documents for staff. An authorised signatory signs by
/// asking.
pub(crate) async fn ask_recovery(
    portal: &Portal,
    asker: Id<Person>,
    key: &str,
    id: Id<Organisation>,
    new: &NewRecovery,
    documents: &Chosen,
) -> Result<(), Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        let Some(of) = begin(&tx, id, key).await? else {
            return Ok(());
        };
        let roles = queries::roles_of_person(&*tx, id, asker).await?;
        let signs_alone = queries::signs_alone(&*tx, id, asker, swedish::local_date(tx.now())).await?;
        let worth = rules::worth(of.kind, &roles, signs_alone, false).map_err(Stop::Refusal)?;
        if queries::open_recovery(&*tx, id).await?.is_some() {
            return Err(Stop::Refusal(Refusal::RecoveryOpen));
        }
        let row = begun(&tx, id, asker, new, worth);
        let made = recovery::Entity::insert(row).exec_with_returning(&*tx).await?;
        if !documents.attach(&tx, &ObjectRef::new(RECOVERY, made.id), 0).await? {
            return Err(Stop::Refusal(Refusal::FileGone));
        }
        tell_all(portal, &tx, &of, &made).await?;
        if let Some(signatory) = &new.signatory {
            letters::ask_signatory(portal, &tx, &of, &made, signatory).await?;
        }
        letters::tell_office_of_recovery(portal, &tx, &of).await?;
        let actor = Actor::Person {
            id: asker,
            hat: Some(id.into()),
        };
        note(&tx, asker, "organisation-recovery-asked", Some(&of.name), None, actor).await?;
        let details = json!({ "recovery": made.id, "state": made.state.to_value() });
        audit(&tx, actor, "organisations.recovery_asked", id, details).await?;
        tx.answer_form(key, "asked").await?;
        Ok(())
    });
    let done = write.await;
    forget_kept(portal);
    done
}

/// The virus scanner took a document away: who asked is told, and staff decide without it.
pub(crate) async fn recovery_file_lost(portal: &Portal, tx: &Tx, object: &ObjectRef) -> anyhow::Result<()> {
    if object.kind != RECOVERY {
        return Ok(());
    }
    let id: Id<Recovery> = Id::from_uuid(object.id);
    let found = recovery::Entity::find_by_id(id).one(&**tx).await?;
    let Some(about) = found.filter(|found| found.ended_at.is_none()) else {
        return Ok(());
    };
    let of = load(tx, about.organisation_id).await?;
    letters::tell_of_lost_paper(portal, tx, &of, &about).await
}

fn begun(tx: &Tx, of: Id<Organisation>, asker: Id<Person>, new: &NewRecovery, worth: Worth) -> recovery::ActiveModel {
    let (state, effective_at) = if worth == Worth::Alone {
        (RecoveryState::Waiting, Some(tx.now() + STOPPABLE))
    } else {
        (RecoveryState::Asked, None)
    };
    recovery::ActiveModel {
        id: Set(tx.id()),
        organisation_id: Set(of),
        person_id: Set(asker),
        reason: Set(new.reason.clone()),
        state: Set(state),
        created_at: Set(tx.now()),
        effective_at: Set(effective_at),
        ended_at: Set(None),
        decided_by: Set(None),
        why: Set(None),
        signatory: Set(new.signatory.as_ref().map(|email| email.as_str().to_owned())),
        signatory_key: Set(new.signatory.as_ref().map(Email::key)),
    }
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
    let before = found.ok_or(Stop::Refusal(Refusal::Answered(Answered::Recovery)))?;
    let there = members(tx, id).await?;
    let (step, by) = step_of(tx, &of, &before, &there, what).await?;
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
    let details = json!({ "recovery": recovery, "step": what.code(), "person": before.person_id });
    audit(tx, what.actor(id, &there), "organisations.recovery_moved", id, details).await?;
    Ok(())
}

/// What a move is, and who makes it: staff only in matters that are not their own.
async fn step_of(
    tx: &Tx,
    of: &organisation::Model,
    before: &recovery::Model,
    there: &[Id<Person>],
    what: Move<'_>,
) -> Result<(Step, Option<Id<Person>>), Stop<Refusal>> {
    let concerns = match what {
        Move::Sign(by) | Move::Stop(by) | Move::Approve(by) | Move::Decline(by, _) => {
            there.contains(&by) || queries::is_named(&**tx, before, by).await?
        }
        Move::Complete => true,
    };
    Ok(match what {
        Move::Sign(by) => (sign(tx, of, before, by).await?, Some(by)),
        Move::Stop(by) if concerns => (Step::Stop, Some(by)),
        Move::Approve(_) | Move::Decline(..) if concerns => {
            return Err(Stop::Refusal(Refusal::OwnMatter));
        }
        Move::Approve(by) => (Step::Approve, Some(by)),
        Move::Decline(by, _) => (Step::Decline, Some(by)),
        // Who asked has left meanwhile, or it was merged into another, whose members could not stop it.
        Move::Complete if !there.contains(&before.person_id) || of.merged_state.is_some() => (Step::Stop, None),
        Move::Complete => (Step::Complete, None),
        Move::Stop(_) => return Err(Stop::Refusal(Refusal::NotAllowed)),
    })
}

async fn sign(
    tx: &Tx,
    of: &organisation::Model,
    before: &recovery::Model,
    by: Id<Person>,
) -> Result<Step, Stop<Refusal>> {
    let roles = queries::roles_of_person(&**tx, of.id, by).await?;
    let signs_alone = queries::signs_alone(&**tx, of.id, by, swedish::local_date(tx.now())).await?;
    let is_named = queries::is_named(&**tx, before, by).await?;
    let worth = rules::worth(of.kind, &roles, signs_alone, is_named).map_err(Stop::Refusal)?;
    let signed = signature::Entity::find_by_id((before.id, by)).one(&**tx).await?;
    if by == before.person_id || signed.is_some() {
        return Err(Stop::Refusal(Refusal::SignedAlready));
    }
    let row = signature::ActiveModel {
        recovery_id: Set(before.id),
        person_id: Set(by),
        signed_at: Set(tx.now()),
        is_unproven: Set(worth == Worth::Unproven),
    };
    signature::Entity::insert(row).exec_without_returning(&**tx).await?;
    if worth == Worth::Alone {
        return Ok(Step::SignAlone);
    }
    let signatures = queries::signatures(&**tx, before).await?;
    Ok(Step::Sign {
        signatures: signatures.iter().filter(|one| !one.is_unproven).count(),
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
