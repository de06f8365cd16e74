//! Answering a request for access: a manager of the organisation, or staff when nobody did.

use base::{Id, OrgRole, Organisation};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::json;
use store::{Actor, Stop, Tx};
use web::Portal;

use super::{audit, begin, forget_kept, give_role, join, not_ones_own, note, public_name};
use crate::letters;
use crate::model::RequestState;
use crate::rules::{self, Answered, Refusal};
use crate::tables::{AccessRequest, access_request, organisation};

/// The answer.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// "Godkänn", with this role.
    Grant(OrgRole),
    /// "Avslå", with or without a reason.
    Decline(Option<String>),
}

/// Answers; the second of two answers is refused. `by` is a manager or an officer: the caller knows
/// that they may.
pub(crate) async fn answer(
    portal: &Portal,
    by: Actor,
    key: &str,
    organisation: Id<Organisation>,
    request: Id<AccessRequest>,
    answer: &Answer,
) -> Result<(), Stop<Refusal>> {
    let done = portal
        .store
        .write(|tx| async move {
            let Some(organisation) = begin(&tx, organisation, key).await? else {
                return Ok(());
            };
            not_ones_own(&tx, organisation.id, by).await?;
            let request = access_request::Entity::find_by_id(request).one(&*tx).await?;
            let open = request.filter(|r| r.organisation_id == organisation.id && r.state == RequestState::Open);
            let open = open.ok_or(Stop::Refusal(Refusal::Answered(Answered::Access)))?;
            carry_out(portal, &tx, by, &organisation, open, answer).await?;
            tx.answer_form(key, "answered").await?;
            Ok(())
        })
        .await;
    forget_kept(portal);
    done
}

async fn carry_out(
    portal: &Portal,
    tx: &Tx,
    by: Actor,
    organisation: &organisation::Model,
    open: access_request::Model,
    answer: &Answer,
) -> Result<(), Stop<Refusal>> {
    let asker = open.person_id;
    let details = json!({ "request": open.id });
    let mut row = open.into_active_model();
    row.answered_at = Set(Some(tx.now()));
    row.answered_by = Set(by.person_id());
    let (act, kind, role, name) = match answer {
        Answer::Grant(role) => {
            let role = rules::may_give(organisation.kind, *role).map_err(Stop::Refusal)?;
            row.state = Set(RequestState::Granted);
            row.role = Set(Some(role.code().to_owned()));
            let membership = join(tx, organisation.id, asker).await?;
            give_role(tx, membership, role, by.person_id()).await?;
            (
                "organisations.access_granted",
                "organisation-role-given",
                Some(role),
                Some(organisation.name.clone()),
            )
        }
        Answer::Decline(reason) => {
            row.state = Set(RequestState::Declined);
            row.reason = Set(reason.clone());
            let name = public_name(tx, organisation.id).await?;
            let kind = match name {
                Some(_) => "organisation-declined",
                None => "organisation-declined-unnamed",
            };
            ("organisations.access_declined", kind, None, name)
        }
    };
    row.update(&**tx).await?;
    letters::tell_asker(portal, tx, asker, organisation, name.as_deref(), answer).await?;
    // In the asker's history it was somebody else's act; who, is the organisation's own matter.
    let shown_as = if matches!(by, Actor::Staff(_)) {
        by
    } else {
        Actor::System
    };
    note(tx, asker, kind, name.as_deref(), role, shown_as).await?;
    audit(tx, by, act, organisation.id, details).await?;
    Ok(())
}
