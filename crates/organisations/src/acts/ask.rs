//! Asking for access to an organisation. The request goes to its managers without telling who they
//! are; when it has none, or the person's identity is protected, it goes to staff.

use accounts::tables::person;
use anyhow::Context;
use base::{Id, Organisation, Person};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use store::{Actor, Stop, Tx};
use web::Portal;
use web::throttle::{self, Verdict};

use super::{audit, begin, forget_kept, note, public_name};
use crate::letters;
use crate::model::{RequestState, State};
use crate::queries;
use crate::rules::{self, Refusal};
use crate::tables::{access_request, membership, organisation};

/// Asks for access; asking again while the first question is open changes nothing.
pub(crate) async fn ask(
    portal: &Portal,
    asker: Id<Person>,
    key: &str,
    id: Id<Organisation>,
    message: Option<&str>,
) -> Result<(), Stop<Refusal>> {
    let done = portal
        .store
        .write(|tx| async move {
            let Some(organisation) = begin(&tx, id, key).await? else {
                return Ok(());
            };
            may_ask(&tx, asker, &organisation).await?;
            if !has_asked(&tx, asker, id).await? {
                send(portal, &tx, asker, &organisation, message).await?;
            }
            tx.answer_form(key, "asked").await?;
            Ok(())
        })
        .await;
    forget_kept(portal);
    done
}

async fn may_ask(tx: &Tx, asker: Id<Person>, organisation: &organisation::Model) -> Result<(), Stop<Refusal>> {
    if organisation.state == State::Ended {
        return Err(Stop::Refusal(Refusal::WrongState));
    }
    let theirs = membership::Entity::find()
        .filter(membership::Column::OrganisationId.eq(organisation.id))
        .filter(membership::Column::PersonId.eq(asker));
    if theirs.count(&**tx).await? > 0 {
        return Err(Stop::Refusal(Refusal::IsMember));
    }
    Ok(())
}

async fn has_asked(tx: &Tx, asker: Id<Person>, id: Id<Organisation>) -> Result<bool, sea_orm::DbErr> {
    let open = access_request::Entity::find()
        .filter(access_request::Column::OrganisationId.eq(id))
        .filter(access_request::Column::PersonId.eq(asker))
        .filter(access_request::Column::State.eq(RequestState::Open));
    Ok(open.count(&**tx).await? > 0)
}

async fn send(
    portal: &Portal,
    tx: &Tx,
    asker: Id<Person>,
    organisation: &organisation::Model,
    message: Option<&str>,
) -> Result<(), Stop<Refusal>> {
    if let Verdict::Blocked { until } = throttle::attempt_in(tx, rules::REQUESTS, &asker.to_string()).await? {
        return Err(Stop::Refusal(Refusal::TooMany(until)));
    }
    let person = accounts::queries::person(&**tx, asker).await?;
    let person = person.context("who is logged in has an account")?;
    let heads = heads_for(tx, &person, organisation).await?;
    let row = access_request::ActiveModel {
        id: Set(tx.id()),
        organisation_id: Set(organisation.id),
        person_id: Set(asker),
        message: Set(message.map(str::to_owned)),
        state: Set(RequestState::Open),
        created_at: Set(tx.now()),
        at_staff_since: Set(heads.is_empty().then_some(tx.now())),
        role: Set(None),
        reason: Set(None),
        answered_at: Set(None),
        answered_by: Set(None),
    };
    let request = access_request::Entity::insert(row).exec_with_returning(&**tx).await?;
    if heads.is_empty() {
        letters::tell_office(portal, tx, organisation).await?;
    }
    for head in heads {
        letters::tell_head(portal, tx, head, organisation, &person.name()).await?;
    }
    let actor = Actor::person(asker);
    let name = public_name(tx, organisation.id).await?;
    let kind = match name {
        Some(_) => "organisation-asked",
        None => "organisation-asked-unnamed",
    };
    note(tx, asker, kind, name.as_deref(), None, actor).await?;
    let details = json!({ "request": request.id, "to_staff": request.at_staff_since.is_some() });
    audit(tx, actor, "organisations.access_asked", organisation.id, details).await?;
    Ok(())
}

/// Who answers; nobody when staff do. Managers must not learn of a protected person.
pub(super) async fn heads_for(
    tx: &Tx,
    asker: &person::Model,
    organisation: &organisation::Model,
) -> Result<Vec<Id<Person>>, sea_orm::DbErr> {
    if asker.protected {
        return Ok(Vec::new());
    }
    queries::holders(&**tx, organisation.id, &[organisation.kind.head()]).await
}
