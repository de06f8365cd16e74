//! Moves a case to another topic, and to its team. What the customer was promised stays.

use base::Id;
use store::{Actor, Stop, Tx};
use web::Portal;

use super::{Author, Led, Officer, add_event, audit, facts, led_to, save, write};
use crate::model::{Case, Event};
use crate::rules::{Refusal, Wish, decide};
use crate::tables::case;
use crate::topics::Topic;

/// Changes the topic.
pub(crate) async fn change_topic(portal: &Portal, officer: Officer<'_>, key: &str, case: Id<Case>, to: &Topic) -> Led {
    write(portal, |tx| async move {
        let mut case = match officer.begin(&tx, case, key).await? {
            Ok(case) => case,
            Err(led) => return Ok(led),
        };
        change_topic_in(&tx, officer, &mut case, to).await?;
        led_to(&tx, key, &case).await
    })
    .await
}

/// The same for a case that is locked, in the transaction of another act. Refuses before it writes.
pub(super) async fn change_topic_in(
    tx: &Tx,
    officer: Officer<'_>,
    case: &mut case::Model,
    to: &Topic,
) -> Result<(), Stop<Refusal>> {
    decide(facts(case), Wish::Annotate, tx.now())?;
    if case.topic != to.code {
        case.topic.clone_from(&to.code);
        case.team_id = to.team;
        let event = Event::TopicChanged { to: to.code.clone() };
        add_event(tx, case, Author::staff(officer.id), &event).await?;
        save(tx, case).await?;
        audit(tx, Actor::Staff(officer.id), "desk.topic_changed", case).await?;
    }
    Ok(())
}
