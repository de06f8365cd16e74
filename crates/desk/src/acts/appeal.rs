//! Appeals: a party's own through the portal, which is a case of its own, and those that come in any other way and
//! are registered by staff. None is ever turned away here: whether it came in time is told, not decided.

use base::{Id, ObjectRef, swedish};
use chrono::NaiveDate;
use files::Chosen;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use store::{Actor, Claim, Stop, Tx};
use web::Portal;

use super::open::{FIRST_LINE, open_in};
use super::{Led, Officer, audit, load, lock, mandate, save, write};
use crate::OFFICERS;
use crate::decision::Decision;
use crate::letters::{OfficerNews, tell_colleague};
use crate::model::{CASE, Case, NewCase};
use crate::queries::Decided;
use crate::rules::Refusal;
use crate::tables::{case, case_appeal};

/// Opens the case that is a party's appeal; gives its number, the same for the same form.
pub(crate) async fn appeal(
    portal: &Portal,
    who: Actor,
    key: &str,
    against: &Decided,
    (new, files): (&NewCase, &Chosen),
) -> Led {
    write(portal, |tx| async move {
        mandate(&tx, who).await?;
        if let Claim::Done(reference) = tx.claim_form(key).await? {
            return Ok(reference);
        }
        let opened = open_in(portal, &tx, who, new).await?;
        if !files.attach(&tx, &ObjectRef::new(CASE, opened.id), FIRST_LINE).await? {
            return Err(Refusal::FileGone.into());
        }
        let case = load(&tx, opened.id).await?;
        insert(&tx, against.id, case.id, swedish::local_date(tx.now()), None).await?;
        tell_delegate(portal, &tx, against, &case).await?;
        audit(&tx, who, "desk.decision_appealed", &case).await?;
        tx.answer_form(key, &opened.reference).await?;
        Ok(opened.reference)
    })
    .await
}

/// Whoever decided is told, while they handle cases.
async fn tell_delegate(portal: &Portal, tx: &Tx, against: &Decided, case: &case::Model) -> anyhow::Result<()> {
    let officers = accounts::queries::staff_with(&**tx, OFFICERS).await?;
    if officers.contains(&against.decided_by) {
        tell_colleague(portal, tx, case, against.decided_by, OfficerNews::Appealed).await?;
    }
    Ok(())
}

/// Registers that a case is an appeal which came on `received_on`, and leads to `page`.
pub(crate) async fn register_appeal(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    against: &Decided,
    (case, received_on): (Id<Case>, NaiveDate),
    page: &str,
) -> Led {
    write(portal, |tx| async move {
        lock(&tx, case).await?;
        if let Claim::Done(led) = tx.claim_form(key).await? {
            return Ok(led);
        }
        let mut case = load(&tx, case).await?;
        officer.refuses(&tx, &case).await?;
        let known = case_appeal::Entity::find()
            .filter(case_appeal::Column::CaseId.eq(case.id))
            .filter(case_appeal::Column::DecisionId.eq(against.id));
        if known.count(&*tx).await? > 0 {
            return Err(Refusal::AppealedAlready.into());
        }
        insert(&tx, against.id, case.id, received_on, Some(officer)).await?;
        if case.id != against.case_id && case.follows_id.is_none() {
            case.follows_id = Some(against.case_id);
            save(&tx, &case).await?;
        }
        audit(&tx, Actor::Staff(officer.id), "desk.appeal_registered", &case).await?;
        tx.answer_form(key, page).await?;
        Ok(page.to_owned())
    })
    .await
}

async fn insert(
    tx: &Tx,
    decision: Id<Decision>,
    case: Id<Case>,
    received_on: NaiveDate,
    by: Option<Officer<'_>>,
) -> Result<(), DbErr> {
    let row = case_appeal::ActiveModel {
        id: Set(tx.id()),
        case_id: Set(case),
        decision_id: Set(decision),
        received_on: Set(received_on),
        registered_by: Set(by.map(|officer| officer.id)),
    };
    row.insert(&**tx).await?;
    Ok(())
}

/// Takes the appeals of a case that goes into another along.
pub(super) async fn move_appeals(tx: &Tx, from: Id<Case>, into: Id<Case>) -> Result<(), Stop<Refusal>> {
    use sea_orm::sea_query::Expr;
    case_appeal::Entity::update_many()
        .col_expr(case_appeal::Column::CaseId, Expr::value(into))
        .filter(case_appeal::Column::CaseId.eq(from))
        .exec(&**tx)
        .await?;
    Ok(())
}
