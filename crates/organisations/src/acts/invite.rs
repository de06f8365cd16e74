//! Inviting somebody by e-mail to act for an organisation. One address has one invitation: inviting it
//! again sends that one anew, with another link. Nobody learns whether the address has an account.

use base::{Email, Id, Lang, OrgRole, Organisation, Person};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ModelTrait, QueryFilter};
use serde_json::json;
use store::{Actor, Claim, Stop, Tx};
use web::Portal;
use web::throttle::{self, Verdict};

use super::{audit, load, lock};
use crate::letters;
use crate::model::{INVITATION, State, stored_roles};
use crate::rules::{self, Refusal};
use crate::tables::invitation::{self, Invitation};
use crate::tables::{membership, organisation};

/// What a manager offers to whom.
#[derive(Clone, Debug)]
pub(crate) struct Offer {
    pub(crate) email: Email,
    pub(crate) roles: Vec<OrgRole>,
    /// The language of a letter to an address that has no account.
    pub(crate) lang: Lang,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Invited {
    New,
    /// The address had an invitation already, which was sent again.
    Again,
}

const AGAIN: &str = "again";

/// Invites. `by` keeps the organisation's users: the caller knows it.
pub(crate) async fn invite(
    portal: &Portal,
    by: Id<Person>,
    key: &str,
    id: Id<Organisation>,
    offer: &Offer,
) -> Result<Invited, Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        lock(&tx, id).await?;
        if let Claim::Done(was) = tx.claim_form(key).await? {
            return Ok(if was == AGAIN { Invited::Again } else { Invited::New });
        }
        let of = load(&tx, id).await?;
        may_invite(&tx, by, &of, offer).await?;
        let invited = send(portal, &tx, by, &of, offer).await?;
        let word = if invited == Invited::Again { AGAIN } else { "new" };
        tx.answer_form(key, word).await?;
        Ok(invited)
    });
    write.await
}

async fn may_invite(tx: &Tx, by: Id<Person>, of: &organisation::Model, offer: &Offer) -> Result<(), Stop<Refusal>> {
    if of.state == State::Unconfirmed {
        return Err(Stop::Refusal(Refusal::Unconfirmed));
    }
    for role in &offer.roles {
        rules::may_give(of.kind, *role).map_err(Stop::Refusal)?;
    }
    // Of who has protected identity nobody learns that the address is theirs: the letter goes there.
    let known = accounts::queries::find_by_email(&**tx, &offer.email).await?;
    if let Some(person) = known.filter(|person| !person.protected) {
        let theirs = membership::Entity::find()
            .filter(membership::Column::OrganisationId.eq(of.id))
            .filter(membership::Column::PersonId.eq(person.id));
        if theirs.one(&**tx).await?.is_some() {
            return Err(Stop::Refusal(Refusal::ActsAlready));
        }
    }
    if let Verdict::Blocked { until } = throttle::attempt_in(tx, rules::INVITATIONS, &by.to_string()).await? {
        return Err(Stop::Refusal(Refusal::TooMany(until)));
    }
    Ok(())
}

async fn send(
    portal: &Portal,
    tx: &Tx,
    by: Id<Person>,
    of: &organisation::Model,
    offer: &Offer,
) -> anyhow::Result<Invited> {
    let there = invitation::Entity::find()
        .filter(invitation::Column::OrganisationId.eq(of.id))
        .filter(invitation::Column::EmailKey.eq(offer.email.key()))
        .one(&**tx)
        .await?;
    let token = tx.random().token();
    let id = there.as_ref().map_or_else(|| tx.id(), |there| there.id);
    let row = invitation::ActiveModel {
        id: Set(id),
        organisation_id: Set(of.id),
        email: Set(offer.email.as_str().to_owned()),
        email_key: Set(offer.email.key()),
        roles: Set(stored_roles(&offer.roles)),
        token_hash: Set(tx.keys().hash(INVITATION, &token)),
        invited_by: Set(Some(by)),
        created_at: Set(there.as_ref().map_or_else(|| tx.now(), |there| there.created_at)),
        expires_at: Set(tx.now() + rules::INVITATION_WORKS),
    };
    if there.is_some() {
        invitation::Entity::update(row).exec(&**tx).await?;
    } else {
        invitation::Entity::insert(row).exec_without_returning(&**tx).await?;
    }
    letters::invite(portal, tx, of, offer, &token).await?;
    let actor = Actor::Person {
        id: by,
        hat: Some(of.id.into()),
    };
    audit(tx, actor, "organisations.invited", of.id, json!({ "invitation": id })).await?;
    Ok(if there.is_some() { Invited::Again } else { Invited::New })
}

/// Takes an invitation back; its link stops working. False when it is there no longer.
pub(crate) async fn take_back(
    portal: &Portal,
    by: Actor,
    key: &str,
    id: Id<Organisation>,
    invitation: Id<Invitation>,
) -> Result<bool, Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        lock(&tx, id).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(true);
        }
        let there = invitation::Entity::find_by_id(invitation)
            .filter(invitation::Column::OrganisationId.eq(id))
            .one(&*tx)
            .await?;
        let Some(there) = there else { return Ok(false) };
        there.delete(&*tx).await?;
        let details = json!({ "invitation": invitation });
        audit(&tx, by, "organisations.invitation_taken_back", id, details).await?;
        tx.answer_form(key, "taken back").await?;
        Ok(true)
    });
    write.await
}
