//! Lets a person in: a new session, whatever the browser had before, and a look at which browser it is.

use cookie::Cookie;
use http::HeaderMap;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Actor, Tx};
use web::session::{self, SecondFactor};
use web::{Portal, Viewer};

use super::devices::{self, Seen};
use crate::tables::person;
use crate::{history, letters, queries, registering};

/// The browser at the door.
#[derive(Clone, Copy)]
pub(crate) struct Browser<'a> {
    pub(crate) viewer: &'a Viewer,
    pub(crate) headers: &'a HeaderMap,
}

/// Begins a session that waits for the code; nobody is logged in by it.
pub(crate) async fn wait_for_code(
    portal: &Portal,
    tx: &Tx,
    browser: Browser<'_>,
    person: &person::Model,
) -> anyhow::Result<Vec<Cookie<'static>>> {
    end_earlier(portal, tx, browser).await?;
    let device = &browser.viewer.device;
    let begun = session::begin(tx, &portal.config, person.id, device, SecondFactor::Awaited).await?;
    Ok(vec![begun.cookie])
}

/// Logs the person in. The cookies are for the answer.
pub(crate) async fn enter(
    portal: &Portal,
    tx: &Tx,
    browser: Browser<'_>,
    person: &person::Model,
    factor: SecondFactor,
) -> anyhow::Result<Vec<Cookie<'static>>> {
    end_earlier(portal, tx, browser).await?;
    let device = &browser.viewer.device;
    let begun = session::begin(tx, &portal.config, person.id, device, factor).await?;
    person::Entity::update_many()
        .col_expr(person::Column::LastLoginAt, Expr::value(tx.now()))
        .filter(person::Column::Id.eq(person.id))
        .exec(&**tx)
        .await?;
    let (seen, cookie) = devices::remember(tx, &portal.config, browser.headers, person.id, device).await?;
    if let Seen::New = seen {
        tell_of_new_device(portal, tx, person, device).await?;
    }
    tx.audit(registering::audit(
        Actor::person(person.id),
        "accounts.logged_in",
        person.id,
    ))
    .await?;
    Ok(vec![begun.cookie, cookie])
}

/// The session that the browser had is not used again.
async fn end_earlier(portal: &Portal, tx: &Tx, browser: Browser<'_>) -> Result<(), sea_orm::DbErr> {
    if let Some(earlier) = session::find(&**tx, &portal.config, browser.headers).await? {
        session::end(tx, earlier.person_id, earlier.id).await?;
    }
    Ok(())
}

async fn tell_of_new_device(portal: &Portal, tx: &Tx, person: &person::Model, device: &str) -> anyhow::Result<()> {
    let by = Actor::person(person.id);
    let values = vec![("device", device.to_owned())];
    history::note(
        tx,
        history::Entry {
            person: person.id,
            kind: "new-device",
            values,
            by,
        },
    )
    .await?;
    let to = queries::recipient_of(person)?;
    notify::send(portal, tx, &to, &letters::new_device(portal, to.lang, person, device)).await
}
