//! Staff confirm or decline the right to represent an organisation, and say whether it is in use.

use base::{Id, Organisation, Person};
use sea_orm::ActiveEnum;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;
use store::{Actor, Stop};
use web::Portal;

use super::{audit, begin, forget_kept, members, note};
use crate::letters;
use crate::model::State;
use crate::rules::{self, Decision, Refusal};

/// Decides; everybody who acts for it is told, with the reason.
pub(crate) async fn decide(
    portal: &Portal,
    officer: Id<Person>,
    key: &str,
    id: Id<Organisation>,
    decision: Decision,
    reason: Option<&str>,
) -> Result<(), Stop<Refusal>> {
    let done = portal
        .store
        .write(|tx| async move {
            let Some(before) = begin(&tx, id, key).await? else {
                return Ok(());
            };
            let members = members(&tx, id).await?;
            if members.contains(&officer) || before.offered_to == Some(officer) {
                return Err(Stop::Refusal(Refusal::OwnMatter));
            }
            let after = rules::decide(before.state, before.confirmed_at.is_some(), decision).map_err(Stop::Refusal)?;
            let mut row = before.clone().into_active_model();
            row.state = Set(after);
            row.ended_at = Set((after == State::Ended).then(|| tx.now()));
            row.version = Set(before.version + 1);
            match decision {
                Decision::Confirm => {
                    row.confirmed_at = Set(Some(tx.now()));
                    row.confirmed_by = Set(Some(officer));
                }
                // Whoever may represent it must be able to register it.
                Decision::Decline => row.organisation_number_hash = Set(None),
                Decision::Move(_) => {}
            }
            row.update(&*tx).await?;
            let actor = Actor::Staff(officer);
            let (kind, act) = words(decision);
            for member in members {
                letters::tell_decision(portal, &tx, member, &before, decision, reason).await?;
                note(&tx, member, kind, Some(&before.name), None, actor).await?;
            }
            audit(&tx, actor, act, id, json!({ "state": after.to_value() })).await?;
            tx.answer_form(key, "decided").await?;
            Ok(())
        })
        .await;
    forget_kept(portal);
    done
}

fn words(decision: Decision) -> (&'static str, &'static str) {
    match decision {
        Decision::Confirm => ("organisation-confirmed", "organisations.confirmed"),
        Decision::Decline => ("organisation-refused", "organisations.declined"),
        Decision::Move(State::Resting) => ("organisation-resting", "organisations.rests"),
        Decision::Move(State::Ended) => ("organisation-ended", "organisations.ended"),
        Decision::Move(State::Active | State::Unconfirmed) => ("organisation-active", "organisations.in_use_again"),
    }
}
