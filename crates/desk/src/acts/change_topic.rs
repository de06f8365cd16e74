//! Moves a case to another topic. What the customer was promised stays.

use base::Id;
use store::Actor;
use web::Portal;

use super::{Author, Led, Officer, add_event, audit, claim, facts, load, save, write};
use crate::model::{Case, Event};
use crate::rules::{Wish, decide};
use crate::topics::Topic;

/// Changes the topic.
pub(crate) async fn change_topic(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    case: Id<Case>,
    to: &'static Topic,
) -> Led {
    write(portal, |tx| async move {
        if let Err(led) = claim(&tx, case, key).await? {
            return Ok(led);
        }
        let mut case = load(&tx, case).await?;
        officer.refuses(&case)?;
        decide(facts(&case), Wish::Annotate, tx.now())?;
        if case.topic != to.code {
            case.topic.clone_from(&to.code);
            let event = Event::TopicChanged { to: to.code.clone() };
            add_event(&tx, &mut case, Author::staff(officer.id), &event).await?;
            save(&tx, &case).await?;
            audit(&tx, Actor::Staff(officer.id), "desk.topic_changed", &case).await?;
        }
        let led = format!("/handlaggning/arenden/{}", case.reference);
        tx.answer_form(key, &led).await?;
        Ok(led)
    })
    .await
}
