//! Reminds customers who have not answered, and sends a visitor a new private link.

use base::{Email, Id};
use chrono::TimeDelta;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::{Actor, Never};
use web::Portal;
use web::throttle::{self, Limit, Verdict};

use super::attach::fault;
use super::{audit, load, lock, save, write};
use crate::contact;
use crate::letters::{News, tell_customer};
use crate::model::{Case, State};
use crate::rules::{REMIND_AFTER, Refusal};
use crate::tables::case;

const BATCH: u64 = 200;
/// New links for one case: enough for somebody who lost it, too few to fill a mailbox.
const LINKS: Limit = Limit {
    name: "desk.status_link",
    free: 3,
    window: TimeDelta::hours(1),
    pause: TimeDelta::minutes(15),
};

/// Mails a new private link when the number and the address belong together, and does nothing else:
/// whoever asks gets the same answer.
pub(crate) async fn send_link(portal: &Portal, reference: &str, email: &Email) -> anyhow::Result<()> {
    let hash = contact::email_hash(portal.store.keys(), email);
    let found = case::Entity::find()
        .filter(case::Column::Reference.eq(reference))
        .filter(case::Column::ContactEmailHash.eq(hash))
        .one(portal.store.db())
        .await?;
    let Some(id) = found.map(|case| case.id) else {
        return Ok(());
    };
    if let Verdict::Blocked { .. } = throttle::attempt(portal, LINKS, reference).await? {
        return Ok(());
    }
    let sent = write::<_, Never, _, _>(portal, |tx| async move {
        lock(&tx, id).await?;
        let mut case = load(&tx, id).await?;
        contact::set_token(&tx, &mut case);
        save(&tx, &case).await?;
        // Asked for, so it is sent whether or not answers are wanted.
        let asked = case::Model {
            wants_answer: true,
            ..case.clone()
        };
        tell_customer(portal, &tx, &asked, News::Link).await?;
        audit(&tx, Actor::Visitor, "desk.status_link_sent", &case).await?;
        Ok(())
    });
    Ok(sent.await?)
}

/// Reminds, once, every customer whom a case has waited for these seven days.
pub(crate) async fn remind(portal: &Portal) -> anyhow::Result<()> {
    loop {
        let due: Vec<Id<Case>> = case::Entity::find()
            .select_only()
            .column(case::Column::Id)
            .filter(Expr::cust("state = 'waiting_customer'"))
            .filter(case::Column::RemindedAt.is_null())
            .filter(case::Column::WaitingSince.lte(portal.now() - REMIND_AFTER))
            .order_by_asc(case::Column::WaitingSince)
            .limit(BATCH)
            .into_tuple()
            .all(portal.store.db())
            .await?;
        for id in &due {
            remind_of(portal, *id).await?;
        }
        if (due.len() as u64) < BATCH {
            return Ok(());
        }
    }
}

async fn remind_of(portal: &Portal, id: Id<Case>) -> anyhow::Result<()> {
    let reminded = write::<_, Refusal, _, _>(portal, |tx| async move {
        lock(&tx, id).await?;
        let mut case = load(&tx, id).await?;
        if case.state == State::WaitingCustomer && case.reminded_at.is_none() {
            case.reminded_at = Some(tx.now());
            save(&tx, &case).await?;
            tell_customer(portal, &tx, &case, News::Reminder).await?;
            audit(&tx, Actor::System, "desk.customer_reminded", &case).await?;
        }
        Ok(())
    });
    reminded.await.map_err(fault)
}
