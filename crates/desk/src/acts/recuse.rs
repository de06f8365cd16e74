//! An officer declares a conflict of interest (jäv; law.md, Decisions), and is locked out of the case until a
//! colleague has found that there is none.

use base::{Id, Person};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use store::{Actor, Tx};
use web::Portal;

use super::{Author, Led, Officer, QUEUE, add_event, add_line, audit, facts, led_to, save, write};
use crate::model::{Case, Event, MessageKind};
use crate::queries;
use crate::rules::{Wish, decide};
use crate::tables::{case, case_recusal};

/// Locks the officer out, who gives the case back when it was theirs; `why` is a note among the others. Leads to
/// the queue, since nothing of the case can be seen any more.
pub(crate) async fn recuse(portal: &Portal, officer: Officer<'_>, key: &str, case: Id<Case>, why: Option<&str>) -> Led {
    write(portal, |tx| async move {
        let mut case = match officer.begin(&tx, case, key).await? {
            Ok(case) => case,
            Err(led) => return Ok(led),
        };
        decide(facts(&case), Wish::Annotate, tx.now())?;
        add_recusal(&tx, &case, officer.id).await?;
        case.officer_id = case.officer_id.filter(|id| *id != officer.id);
        let author = Author::staff(officer.id);
        add_event(&tx, &mut case, author, &Event::Recused).await?;
        if let Some(why) = why {
            add_line(&tx, &mut case, author, MessageKind::Note, why, tx.now()).await?;
        }
        save(&tx, &case).await?;
        audit(&tx, Actor::Staff(officer.id), "desk.officer_recused", &case).await?;
        tx.answer_form(key, QUEUE).await?;
        Ok(QUEUE.to_owned())
    })
    .await
}

async fn add_recusal(tx: &Tx, case: &case::Model, of: Id<Person>) -> Result<(), sea_orm::DbErr> {
    let row = case_recusal::ActiveModel {
        case_id: Set(case.id),
        person_id: Set(of),
        recused_at: Set(tx.now()),
    };
    row.insert(&**tx).await?;
    Ok(())
}

/// Lets a colleague handle the case again, whom the officer finds to have no conflict of interest.
pub(crate) async fn lift_recusal(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    case: Id<Case>,
    of: Id<Person>,
) -> Led {
    write(portal, |tx| async move {
        let mut case = match officer.begin(&tx, case, key).await? {
            Ok(case) => case,
            Err(led) => return Ok(led),
        };
        let lifted = case_recusal::Entity::delete_by_id((case.id, of)).exec(&*tx).await?;
        if lifted.rows_affected > 0 {
            decide(facts(&case), Wish::Annotate, tx.now())?;
            let event = Event::RecusalLifted { of };
            add_event(&tx, &mut case, Author::staff(officer.id), &event).await?;
            save(&tx, &case).await?;
            audit(&tx, Actor::Staff(officer.id), "desk.recusal_lifted", &case).await?;
        }
        led_to(&tx, key, &case).await
    })
    .await
}

/// Those who are locked out of `from` are locked out of `to`.
pub(super) async fn same_recusals(tx: &Tx, from: &case::Model, to: &case::Model) -> Result<(), sea_orm::DbErr> {
    let there = queries::recused(&**tx, to.id).await?;
    let missing = queries::recused(&**tx, from.id).await?;
    for of in missing.into_iter().filter(|of| !there.contains(of)) {
        add_recusal(tx, to, of).await?;
    }
    Ok(())
}
