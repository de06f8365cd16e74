//! Asks for the person's own password again before something important. Wrong ones are counted as at
//! the door, and the person is told of many.

use base::{Id, Person};
use store::{Actor, Never, NewJob};
use web::throttle::{self, Verdict};
use web::{Error, Portal, Problem};

use super::log_in::TELL_FAILURES;
use crate::hashing::{self, Verified};
use crate::registering;
use crate::rules::{FAILURES_TOLD_AT, OWN_PASSWORD};
use crate::tables::person;

/// Whether this is the person's password.
pub(crate) async fn is_right(portal: &Portal, person: &person::Model, typed: &str) -> Result<bool, Error> {
    let key = &person.id.to_string();
    let tries = match throttle::attempt(portal, OWN_PASSWORD, key).await? {
        Verdict::Free { tries } => tries,
        Verdict::Blocked { until } => return Err(Problem::Limited { until }.into()),
    };
    let verified = hashing::verify(portal, typed, person.password_hash.as_deref()).await;
    let is_wrong = matches!(verified, Ok(Verified::Wrong));
    if is_wrong {
        failed(portal, person.id, tries).await?;
        return Ok(false);
    }
    let is_busy = verified.is_err();
    let settled = portal.store.write::<_, Never, _, _>(|tx| async move {
        match is_busy {
            true => throttle::forgive(&tx, OWN_PASSWORD, key).await?,
            false => throttle::clear(&tx, OWN_PASSWORD, key).await?,
        }
        Ok(())
    });
    settled.await?;
    verified.map(|_| true)
}

async fn failed(portal: &Portal, person: Id<Person>, tries: i32) -> Result<(), Error> {
    let noted = portal.store.write::<_, Never, _, _>(|tx| async move {
        let by = Actor::person(person);
        tx.audit(registering::audit(by, "accounts.own_password_wrong", person))
            .await?;
        if tries == FAILURES_TOLD_AT {
            tx.enqueue(NewJob::now(TELL_FAILURES, serde_json::json!({ "person": person })))
                .await?;
        }
        Ok(())
    });
    Ok(noted.await?)
}
