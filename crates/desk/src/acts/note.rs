//! A note among officers. Customers never see it, in the thread or in what they can take out here.

use base::Id;
use store::Actor;
use web::Portal;

use super::{Author, Led, Officer, add_line, audit, claim, facts, load, save, write};
use crate::model::{Case, MessageKind};
use crate::rules::{Wish, decide};

/// Writes the note.
pub(crate) async fn note(portal: &Portal, officer: Officer<'_>, key: &str, case: Id<Case>, text: &str) -> Led {
    write(portal, |tx| async move {
        if let Err(led) = claim(&tx, case, key).await? {
            return Ok(led);
        }
        let mut case = load(&tx, case).await?;
        officer.refuses(&case)?;
        decide(facts(&case), Wish::Annotate, tx.now())?;
        add_line(
            &tx,
            &mut case,
            Author::staff(officer.id),
            MessageKind::Note,
            text,
            tx.now(),
        )
        .await?;
        save(&tx, &case).await?;
        audit(&tx, Actor::Staff(officer.id), "desk.note_written", &case).await?;
        let led = format!("/handlaggning/arenden/{}", case.reference);
        tx.answer_form(key, &led).await?;
        Ok(led)
    })
    .await
}
