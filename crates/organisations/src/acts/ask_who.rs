//! "Vem är administratör?": sends the question on to those who keep the users, who answer or not. Names
//! nobody to who asks.

use anyhow::Context;
use base::{Id, Organisation, Person};
use serde_json::json;
use store::{Actor, Stop};
use web::Portal;
use web::throttle::{self, Verdict};

use super::ask::heads_for;
use super::{audit, begin, note, public_name};
use crate::letters;
use crate::model::State;
use crate::rules::{self, Refusal};

/// Sends the question on; to the office when nobody there can answer.
pub(crate) async fn ask_who(
    portal: &Portal,
    asker: Id<Person>,
    key: &str,
    id: Id<Organisation>,
    message: Option<&str>,
) -> Result<(), Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        let Some(of) = begin(&tx, id, key).await? else {
            return Ok(());
        };
        if of.state == State::Ended {
            return Err(Stop::Refusal(Refusal::WrongState));
        }
        if let Verdict::Blocked { until } = throttle::attempt_in(&tx, rules::REQUESTS, &asker.to_string()).await? {
            return Err(Stop::Refusal(Refusal::TooMany(until)));
        }
        let person = accounts::queries::person(&*tx, asker).await?;
        let person = person.context("who is logged in has an account")?;
        let heads = heads_for(&tx, &person, &of).await?;
        letters::ask_who(portal, &tx, &heads, &of, &person, message).await?;
        let actor = Actor::person(asker);
        let name = public_name(&tx, id).await?;
        let kind = match name {
            Some(_) => "organisation-who-asked",
            None => "organisation-who-asked-unnamed",
        };
        note(&tx, asker, kind, name.as_deref(), None, actor).await?;
        let details = json!({ "to_staff": heads.is_empty() });
        audit(&tx, actor, "organisations.who_asked", id, details).await?;
        tx.answer_form(key, "asked").await?;
        Ok(())
    });
    write.await
}
