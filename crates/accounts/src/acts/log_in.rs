//! Logs in with a password. The try is counted before anything is compared, and the state of the
//! account is told only after a right password. Posting the form twice logs in twice, and the second
//! session takes the place of the first.

use base::ObjectRef;
use cookie::Cookie;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Actor, Audit, Never, NewJob, Tx};
use uuid::Uuid;
use web::session::SecondFactor;
use web::throttle::{self, LOGIN_BY_ADDRESS, LOGIN_BY_NAME, Verdict};
use web::{Error, Portal, Problem};

use super::enter::{self, Browser};
use crate::hashing::{self, Verified};
use crate::queries::{self, AtDoor};
use crate::rules::{self, Login};
use crate::tables::person;
use crate::{registering, second_factor};

/// The job that tells a person of many wrong passwords; for names that do not exist it does nothing.
pub(crate) const TELL_FAILURES: &str = "accounts.tell_failures";

/// How a try went, and the cookies that the browser gets.
pub(crate) struct Tried {
    pub(crate) login: Login,
    /// Whose account, after a right password.
    pub(crate) person: Option<person::Model>,
    pub(crate) cookies: Vec<Cookie<'static>>,
}

/// Tries to log in with what was typed.
pub(crate) async fn log_in(portal: &Portal, browser: Browser<'_>, name: &str, password: &str) -> Result<Tried, Error> {
    let name = &name.trim().to_lowercase();
    let address = &browser.viewer.address.to_string();
    hashing::require_room(portal)?;
    let tries = count(portal, name, address).await?;
    let found = queries::at_door(portal.store.db(), name).await?;
    let stored = found.as_ref().and_then(|found| found.holder.password_hash.as_deref());
    let verified = hashing::verify(portal, password, stored).await;
    if let Err(Error::Problem(Problem::Busy)) = verified {
        forgive(portal, name, address).await?;
    }
    let Verified::Right { upgraded } = &verified? else {
        failed(portal, name, found.as_ref().map(|found| &found.person), tries).await?;
        return Ok(Tried {
            login: Login::Wrong,
            person: None,
            cookies: Vec::new(),
        });
    };
    let (found, tried) = (
        &found,
        Right {
            browser,
            name,
            address,
            upgraded: upgraded.as_deref(),
        },
    );
    let done = portal.store.write::<_, Never, _, _>(|tx| async move {
        let Some(found) = found else {
            return Ok(Tried::wrong());
        };
        Ok(right(portal, &tx, tried, found).await?)
    });
    Ok(done.await?)
}

impl Tried {
    fn wrong() -> Tried {
        Tried {
            login: Login::Wrong,
            person: None,
            cookies: Vec::new(),
        }
    }
}

/// A try whose password was right.
#[derive(Clone, Copy)]
struct Right<'a> {
    browser: Browser<'a>,
    name: &'a str,
    address: &'a str,
    upgraded: Option<&'a str>,
}

/// The address first: one that is blocked must not count against names.
async fn count(portal: &Portal, name: &str, address: &str) -> Result<i32, Error> {
    let counted = portal.store.write::<_, Never, _, _>(|tx| async move {
        let verdict = throttle::attempt_in(&tx, LOGIN_BY_ADDRESS, address).await?;
        match verdict {
            Verdict::Free { .. } => Ok(throttle::attempt_in(&tx, LOGIN_BY_NAME, name).await?),
            Verdict::Blocked { .. } => Ok(verdict),
        }
    });
    match counted.await? {
        Verdict::Free { tries } => Ok(tries),
        Verdict::Blocked { until } => Err(Problem::Limited { until }.into()),
    }
}

/// A try that was not made counts for nothing.
async fn forgive(portal: &Portal, name: &str, address: &str) -> Result<(), Error> {
    let forgiven = portal.store.write::<_, Never, _, _>(|tx| async move {
        throttle::forgive(&tx, LOGIN_BY_ADDRESS, address).await?;
        throttle::forgive(&tx, LOGIN_BY_NAME, name).await?;
        Ok(())
    });
    Ok(forgiven.await?)
}

/// Writes as much for a name that does not exist as for one that does.
async fn failed(portal: &Portal, name: &str, person: Option<&person::Model>, tries: i32) -> Result<(), Error> {
    let person = person.map(|person| person.id);
    let noted = portal.store.write::<_, Never, _, _>(|tx| async move {
        let object = ObjectRef {
            kind: "person".to_owned(),
            id: person.map_or(Uuid::nil(), |id| id.uuid()),
        };
        let details = serde_json::json!({ "name": tx.keys().hash("accounts.typed_name", name) });
        tx.audit(Audit {
            actor: Actor::Visitor,
            act: "accounts.login_failed",
            object,
            details,
        })
        .await?;
        if tries == rules::FAILURES_TOLD_AT {
            tx.enqueue(NewJob::now(TELL_FAILURES, serde_json::json!({ "person": person })))
                .await?;
        }
        Ok(())
    });
    Ok(noted.await?)
}

async fn right(portal: &Portal, tx: &Tx, tried: Right<'_>, compared: &AtDoor) -> anyhow::Result<Tried> {
    super::lock_person(tx, compared.person.id).await?;
    throttle::forgive(tx, LOGIN_BY_ADDRESS, tried.address).await?;
    throttle::clear(tx, LOGIN_BY_NAME, tried.name).await?;
    // What was compared may have been changed or locked since.
    let now = queries::at_door(&**tx, tried.name).await?;
    let same =
        |now: &AtDoor| now.person.id == compared.person.id && now.holder.password_hash == compared.holder.password_hash;
    let Some(AtDoor { holder, person }) = now.filter(same) else {
        return Ok(Tried::wrong());
    };
    if let Some(hash) = tried.upgraded {
        upgrade(tx, &holder, hash).await?;
    }
    let login = rules::login(true, person.state, second_factor::is_set_up(&**tx, person.id).await?);
    let cookies = match login {
        Login::LetIn => enter::enter(portal, tx, tried.browser, &person, SecondFactor::None).await?,
        Login::AskForCode => enter::wait_for_code(portal, tx, tried.browser, &person).await?,
        Login::Wrong | Login::Unconfirmed | Login::Locked => Vec::new(),
    };
    Ok(Tried {
        login,
        person: Some(person),
        cookies,
    })
}

async fn upgrade(tx: &Tx, person: &person::Model, hash: &str) -> Result<(), sea_orm::DbErr> {
    person::Entity::update_many()
        .col_expr(person::Column::PasswordHash, Expr::value(hash))
        .filter(person::Column::Id.eq(person.id))
        .exec(&**tx)
        .await?;
    tx.audit(registering::audit(Actor::System, "accounts.hash_upgraded", person.id))
        .await
}
