//! What can be done to organisations, one file a verb. Each takes its locks, loads, asks the rules,
//! writes, tells those concerned and leaves an audit row, all in one transaction.

mod agents;
mod answer;
mod answer_invitation;
mod ask;
mod ask_who;
mod bill;
mod board;
mod categories;
mod change_roles;
mod decide;
pub(crate) mod documents;
mod edit;
mod filter_mail;
mod heads;
mod import;
mod invite;
mod keys;
mod logo;
mod mail;
mod merge;
pub(crate) mod recover;
mod register;
pub(crate) mod request_change;
mod verify;
mod webhooks;

use anyhow::Context;
use base::{Id, ObjectRef, OrgRole, Organisation, Organisationsnummer, Person};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use store::{Actor, Audit, Claim, Stop, Tx};
use web::Portal;

pub(crate) use agents::{Agreement, NewAssignment, ask_customer, mark_agent, move_assignment, tell_assignment};
pub(crate) use answer::{Answer, answer};
pub(crate) use answer_invitation::{Proof, answer_invitation};
pub(crate) use ask::ask;
pub(crate) use ask_who::ask_who;
pub(crate) use bill::{Billing, bill};
pub(crate) use board::{NewSeat, Who, seat, tell_mandate, unseat};
pub(crate) use categories::{NewCategory, delete_category, save_category};
pub(crate) use change_roles::{Wish, change_roles, leave_in};
pub(crate) use decide::decide;
pub(crate) use documents::{DOCUMENT, NewDocument, decide_document, document_lost, send_document};
pub(crate) use edit::{Edit, StaffEdit, edit, put_in_categories};
pub(crate) use filter_mail::{Choices, Filter, filter_mail};
pub(crate) use heads::watch_heads;
pub(crate) use import::{
    SAVE, begin_import, confirm_import, discard_import, import_failed, open_row, save_import, stage_rows,
};
pub(crate) use invite::{Invited, Offer, invite, take_back};
pub use keys::{NewKey, make_key};
pub(crate) use keys::{put_key, revoke_key, touch_key};
pub(crate) use logo::{LOGO, NewLogo, hang_logo, logo_lost, put_up};
pub(crate) use mail::{NewMailing, SEND, discard_mailing, hand_over, send_mailing, write_mailing};
pub(crate) use merge::{ORGANISATIONS, Seen, Told, find_merge, merge_organisations, unmerge_organisations};
pub(crate) use recover::{Move, NewRecovery, RECOVERY, ask_recovery, recover, recovery_file_lost};
pub(crate) use register::{answer_offer, register, register_both};
pub(crate) use request_change::{
    CHANGE_REQUEST, NewChange, change_file_lost, decide_change, giro_of, request_change, values,
};
pub(crate) use verify::{remind_to_verify, verify};
pub(crate) use webhooks::{
    NewWebhook, change_secret, change_webhook, make_webhook, note_delivery, remove_webhook, send_again, try_webhook,
};

use crate::model::{NUMBER, NewOrganisation, ORGANISATION, State, search_key, sort_key};
use crate::queries::{self, Kept};
use crate::rules::Refusal;
use crate::tables::{Membership, membership, membership_role, organisation};

/// Lets what visitors see of the register, and the counts of staff, be read anew.
pub(crate) fn forget_kept(portal: &Portal) {
    portal.shared::<Kept>().forget();
}

/// Whether this very form was taken before: what it was about may be gone since.
pub(crate) async fn was_taken_before(portal: &Portal, key: &str) -> anyhow::Result<bool> {
    let claimed = portal.store.write(|tx| async move {
        match tx.claim_form(key).await? {
            Claim::Done(_) => Ok(()),
            Claim::New => Err(Stop::Refusal(Refusal::Gone)),
        }
    });
    match claimed.await {
        Ok(()) => Ok(true),
        Err(Stop::Refusal(_)) => Ok(false),
        Err(Stop::Fault(e)) => Err(e),
    }
}

async fn lock(tx: &Tx, id: Id<Organisation>) -> Result<(), DbErr> {
    tx.lock(&format!("organisations.organisation.{id}")).await
}

/// Locks an organisation and claims the form of an act upon it; None when that form was done before.
async fn begin(tx: &Tx, id: Id<Organisation>, key: &str) -> anyhow::Result<Option<organisation::Model>> {
    lock(tx, id).await?;
    match tx.claim_form(key).await? {
        Claim::New => load(tx, id).await.map(Some),
        Claim::Done(_) => Ok(None),
    }
}

async fn load(tx: &Tx, id: Id<Organisation>) -> anyhow::Result<organisation::Model> {
    organisation::Entity::find_by_id(id)
        .one(&**tx)
        .await?
        .context("the organisation was found a moment ago")
}

/// The organisation with this number.
async fn with_number(tx: &Tx, number: &Organisationsnummer) -> Result<Option<Id<Organisation>>, DbErr> {
    organisation::Entity::find()
        .select_only()
        .column(organisation::Column::Id)
        .filter(organisation::Column::OrganisationNumberHash.eq(tx.keys().hash(NUMBER, number.digits())))
        .into_tuple()
        .one(&**tx)
        .await
}

/// Everybody who acts for it.
async fn members(tx: &Tx, id: Id<Organisation>) -> Result<Vec<Id<Person>>, DbErr> {
    membership::Entity::find()
        .select_only()
        .column(membership::Column::PersonId)
        .filter(membership::Column::OrganisationId.eq(id))
        .into_tuple()
        .all(&**tx)
        .await
}

/// Refuses what staff do with an organisation that they act for themselves: nobody handles their own matter.
async fn not_ones_own(tx: &Tx, of: Id<Organisation>, by: Actor) -> Result<(), Stop<Refusal>> {
    match by {
        Actor::Staff(officer) if members(tx, of).await?.contains(&officer) => Err(Stop::Refusal(Refusal::OwnMatter)),
        _ => Ok(()),
    }
}

/// The name that somebody outside may learn: of one that the public register shows.
async fn public_name(tx: &Tx, id: Id<Organisation>) -> Result<Option<String>, DbErr> {
    Ok(queries::shown(&**tx, id).await?.map(|shown| shown.name))
}

/// A line in the history of a person; the kinds that end in `-unnamed` do not name the organisation.
async fn note(
    tx: &Tx,
    person: Id<Person>,
    kind: &'static str,
    organisation: Option<&str>,
    role: Option<OrgRole>,
    by: Actor,
) -> Result<(), DbErr> {
    let named = organisation.map(|name| ("organisation", name.to_owned()));
    let mut values: Vec<_> = named.into_iter().collect();
    values.extend(role.map(|role| ("role", role.code().to_owned())));
    accounts::history::note(
        tx,
        accounts::history::Entry {
            person,
            kind,
            values,
            by,
        },
    )
    .await
}

pub(crate) async fn audit(
    tx: &Tx,
    actor: Actor,
    act: &'static str,
    organisation: Id<Organisation>,
    details: serde_json::Value,
) -> Result<(), DbErr> {
    tx.audit(Audit {
        actor,
        act,
        object: ObjectRef::new(ORGANISATION, organisation),
        details,
    })
    .await
}

/// The row of an organisation that was just registered.
pub(crate) fn new_row(tx: &Tx, new: &NewOrganisation) -> organisation::ActiveModel {
    let digits = new.number.digits();
    let address = &new.address;
    organisation::ActiveModel {
        id: Set(tx.id()),
        kind: Set(new.kind),
        name: Set(new.name.clone()),
        name_key: Set(sort_key(&new.name)),
        search_key: Set(search_key(&new.name, "", Some(&address.city), None)),
        organisation_number: Set(Some(tx.keys().seal(tx.random(), NUMBER, digits.as_bytes()))),
        organisation_number_hash: Set(Some(tx.keys().hash(NUMBER, digits))),
        is_sole_trader: Set(new.number.is_sole_trader()),
        address: Set(Some(address.street.clone())),
        postal_code: Set(Some(address.postal_code.as_str().to_owned())),
        city: Set(Some(address.city.clone())),
        email: Set(None),
        phone: Set(None),
        web: Set(None),
        contact_person_id: Set(None),
        activities: Set(String::new()),
        areas: Set(String::new()),
        area_keys: Set(String::new()),
        age_groups: Set(String::new()),
        description: Set(None),
        shown_in_register: Set(false),
        shows_address: Set(false),
        shows_email: Set(false),
        shows_phone: Set(false),
        shows_contact: Set(false),
        state: Set(State::Unconfirmed),
        confirmed_at: Set(None),
        confirmed_by: Set(None),
        offered_to: Set(None),
        created_at: Set(tx.now()),
        version: Set(1),
        is_grant_eligible: Set(false),
        email_key: Set(None),
        merged_state: Set(None),
        ended_at: Set(None),
    }
}

/// The membership of a person, made when there is none.
pub(crate) async fn join(tx: &Tx, organisation: Id<Organisation>, person: Id<Person>) -> Result<Id<Membership>, DbErr> {
    let theirs = membership::Entity::find()
        .filter(membership::Column::OrganisationId.eq(organisation))
        .filter(membership::Column::PersonId.eq(person));
    if let Some(there) = theirs.one(&**tx).await? {
        return Ok(there.id);
    }
    let row = membership::ActiveModel {
        id: Set(tx.id()),
        organisation_id: Set(organisation),
        person_id: Set(person),
        created_at: Set(tx.now()),
    };
    Ok(membership::Entity::insert(row).exec_with_returning(&**tx).await?.id)
}

/// Gives a member a role; one that is held already stays as it is.
pub(crate) async fn give_role(
    tx: &Tx,
    membership: Id<Membership>,
    role: OrgRole,
    by: Option<Id<Person>>,
) -> Result<(), DbErr> {
    let row = membership_role::ActiveModel {
        membership_id: Set(membership),
        role: Set(role.code().to_owned()),
        given_by: Set(by),
        given_at: Set(tx.now()),
    };
    let held = OnConflict::columns([membership_role::Column::MembershipId, membership_role::Column::Role])
        .do_nothing()
        .to_owned();
    membership_role::Entity::insert(row)
        .on_conflict(held)
        .try_insert()
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}
