//! A note among officers. Customers never see it, in the thread or in what they can take out here. Who is
//! mentioned in it is told, when they handle cases and are no party to this one.

use std::collections::HashMap;

use base::{Id, Person};
use store::{Actor, Stop, Tx};
use web::Portal;

use super::assign::may_handle;
use super::{Author, Led, Officer, add_line, audit, facts, led_to, save, write};
use crate::OFFICERS;
use crate::letters::{OfficerNews, tell_colleague};
use crate::mentions::mentioned;
use crate::model::{Case, MessageKind};
use crate::rules::{Conflict, Refusal, Wish, decide};
use crate::tables::case;

/// What an officer notes.
pub(crate) struct NewNote<'a> {
    pub(crate) case: Id<Case>,
    pub(crate) text: &'a str,
    /// A colleague chosen beside the text.
    pub(crate) colleague: Option<Id<Person>>,
}

/// Writes the note, and tells those who are mentioned.
pub(crate) async fn note(portal: &Portal, officer: Officer<'_>, key: &str, note: &NewNote<'_>) -> Led {
    write(portal, |tx| async move {
        let mut case = match officer.begin(&tx, note.case, key).await? {
            Ok(case) => case,
            Err(led) => return Ok(led),
        };
        decide(facts(&case), Wish::Annotate, tx.now())?;
        let (text, told) = addressed(&tx, officer, &case, note).await?;
        let author = Author::staff(officer.id);
        add_line(&tx, &mut case, author, MessageKind::Note, &text, tx.now()).await?;
        save(&tx, &case).await?;
        for colleague in told {
            tell_colleague(portal, &tx, &case, colleague, OfficerNews::Mentioned).await?;
        }
        audit(&tx, Actor::Staff(officer.id), "desk.note_written", &case).await?;
        led_to(&tx, key, &case).await
    })
    .await
}

/// The text, with the name of who was chosen beside it, and whom it mentions.
async fn addressed(
    tx: &Tx,
    officer: Officer<'_>,
    case: &case::Model,
    note: &NewNote<'_>,
) -> Result<(String, Vec<Id<Person>>), Stop<Refusal>> {
    let mut text = note.text.to_owned();
    if note.colleague.is_none() && !text.contains('@') {
        return Ok((text, Vec::new()));
    }
    let colleagues = colleagues(tx, officer).await?;
    let mut told = mentioned(&text, &colleagues);
    if let Some(chosen) = note.colleague.filter(|chosen| !told.contains(chosen)) {
        let name = colleagues.get(&chosen).ok_or(Refusal::NotAnOfficer)?;
        text = format!("{text}\n\n@{name}");
        told.push(chosen);
    }
    for colleague in &told {
        match may_handle(tx, case, *colleague).await {
            Err(Stop::Refusal(Refusal::ColleagueConflict(Conflict::Party))) => {
                return Err(Refusal::MentionsParty.into());
            }
            handled => handled?,
        }
    }
    Ok((text, told))
}

/// Those who can be mentioned, by name: never who has protected identity.
async fn colleagues(tx: &Tx, officer: Officer<'_>) -> anyhow::Result<HashMap<Id<Person>, String>> {
    let mut ids = accounts::queries::staff_with(&**tx, OFFICERS).await?;
    ids.retain(|id| *id != officer.id);
    Ok(accounts::queries::open_names(&**tx, &ids).await?)
}
