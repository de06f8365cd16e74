//! A party whose matter is older than six months asks that it be decided (förvaltningslagen 12 §). The wish is a
//! document of its own, and what is due of us comes four weeks later at the latest.

use base::{Id, swedish};
use chrono::{DateTime, NaiveTime, Utc};
use store::Tx;
use web::Portal;

use super::reply::{Writer, may_write};
use super::{Led, add_line, audit, claim, facts, load_living, mandate, move_on, save, write};
use crate::decision::{Pending, may_ask, settle_by};
use crate::letters::{OfficerNews, tell_officer};
use crate::model::{Case, MessageKind};
use crate::queries;
use crate::rules::{Refusal, Wish};
use crate::tables::case;

/// Takes the wish into the thread in these words, and leads to `page`.
pub(crate) async fn ask_to_settle(
    portal: &Portal,
    key: &str,
    (case, writer): (Id<Case>, Writer),
    words: &str,
    page: &str,
) -> Led {
    write(portal, |tx| async move {
        if let Err(led) = claim(&tx, case, key).await? {
            return Ok(led);
        }
        let by = mandate(&tx, writer.actor()).await?;
        let mut case = load_living(&tx, case).await?;
        may_write(&tx, writer, &case).await?;
        let began_at = queries::began_at(&*tx, &case).await?;
        if !may_ask(pending(&tx, &case, began_at), tx.now()) {
            return Err(Refusal::NotToSettle.into());
        }
        move_on(portal, &tx, &mut case, Wish::Reply).await?;
        add_line(&tx, &mut case, writer.author(by), MessageKind::Message, words, tx.now()).await?;
        case.settle_asked_at = Some(tx.now());
        let last = settle_by(tx.now()).and_time(NaiveTime::MIN);
        let last = swedish::from_local(last).expect("clocks are never changed at midnight");
        case.answer_due_at = case.answer_due_at.min(last);
        save(&tx, &case).await?;
        tell_officer(portal, &tx, &case, OfficerNews::AskedToSettle).await?;
        audit(&tx, writer.actor(), "desk.asked_to_settle", &case).await?;
        tx.answer_form(key, page).await?;
        Ok(page.to_owned())
    })
    .await
}

fn pending(tx: &Tx, case: &case::Model, began_at: DateTime<Utc>) -> Pending {
    Pending {
        state: facts(case).state_at(tx.now()),
        began_at,
        asked_at: case.settle_asked_at,
    }
}
