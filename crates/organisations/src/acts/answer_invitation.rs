//! Yes or no to an invitation: by whoever holds the mailed link, or by the owner of the address.

use base::Person;
use base::{Id, OrgRole};
use sea_orm::{ColumnTrait, EntityTrait, ModelTrait, QueryFilter};
use serde_json::json;
use store::{Actor, Claim, Stop, Tx};
use web::Portal;

use super::{audit, forget_kept, give_role, join, load, lock, note};
use crate::letters;
use crate::model::{INVITATION, State, roles_of};
use crate::rules::Refusal;
use crate::tables::{invitation, organisation};

/// What gives the right to answer.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Proof<'a> {
    /// The token of the mailed link.
    Token(&'a str),
    /// The key of the confirmed address of who answers.
    Address(&'a str),
}

/// Answers; what is over or taken back is refused. Gives the organisation's name.
pub(crate) async fn answer_invitation(
    portal: &Portal,
    person: Id<Person>,
    key: &str,
    invitation: &invitation::Model,
    proof: Proof<'_>,
    accepts: bool,
) -> Result<String, Stop<Refusal>> {
    let done = portal
        .store
        .write(|tx| async move {
            lock(&tx, invitation.organisation_id).await?;
            if let Claim::Done(name) = tx.claim_form(key).await? {
                return Ok(name);
            }
            let of = load(&tx, invitation.organisation_id).await?;
            let waiting = find(&tx, invitation, proof).await?;
            let waiting = waiting.filter(|_| of.state != State::Ended);
            let waiting = waiting.ok_or(Stop::Refusal(Refusal::Gone))?;
            waiting.clone().delete(&*tx).await?;
            if accepts {
                let roles = roles_of(&waiting.roles);
                accept(&tx, person, &of, &waiting, &roles).await?;
            }
            letters::tell_inviter(portal, &tx, &of, &waiting, accepts.then_some(person)).await?;
            let act = if accepts {
                "organisations.invitation_accepted"
            } else {
                "organisations.invitation_declined"
            };
            let details = json!({ "invitation": waiting.id });
            audit(&tx, Actor::person(person), act, of.id, details).await?;
            tx.answer_form(key, &of.name).await?;
            Ok(of.name)
        })
        .await;
    forget_kept(portal);
    done
}

/// The invitation as it is now, if it still waits and the proof holds.
async fn find(
    tx: &Tx,
    seen: &invitation::Model,
    proof: Proof<'_>,
) -> Result<Option<invitation::Model>, sea_orm::DbErr> {
    let there = invitation::Entity::find_by_id(seen.id)
        .filter(invitation::Column::ExpiresAt.gt(tx.now()))
        .one(&**tx)
        .await?;
    Ok(there.filter(|there| match proof {
        Proof::Token(token) => there.token_hash == tx.keys().hash(INVITATION, token),
        Proof::Address(key) => there.email_key == key,
    }))
}

async fn accept(
    tx: &Tx,
    person: Id<Person>,
    of: &organisation::Model,
    waiting: &invitation::Model,
    roles: &[OrgRole],
) -> Result<(), sea_orm::DbErr> {
    let membership = join(tx, of.id, person).await?;
    for role in roles {
        give_role(tx, membership, *role, waiting.invited_by).await?;
        let by = Actor::person(person);
        note(tx, person, "organisation-role-given", Some(&of.name), Some(*role), by).await?;
    }
    Ok(())
}
