//! Staff give a person another username, or none, so that the e-mail address is one. Only staff can
//! (accounts.md, Registering).

use sea_orm::EntityTrait;
use sea_orm::sea_query::Expr;
use store::{Stop, is_unique_violation};

use super::change::{Done, Work};
use super::rules::Refusal;
use crate::model::Username;
use crate::registering;
use crate::tables::person::{Column, Entity};

pub(super) async fn change(at: Work<'_>, new: Option<&Username>, reason: &str) -> Done {
    let old = at.person.username.as_deref();
    if old == new.map(Username::as_str) {
        return Ok(());
    }
    if let Some(new) = new {
        at.tx.lock(&format!("accounts.username.{}", new.key())).await?;
        let is_own = at.person.username_key == Some(new.key());
        if !is_own && registering::is_taken(at.tx, new).await? {
            return Err(Stop::Refusal(Refusal::UsernameTaken));
        }
    }
    let update = Entity::update_many()
        .col_expr(Column::Username, Expr::value(new.map(|new| new.as_str().to_owned())))
        .col_expr(Column::UsernameKey, Expr::value(new.map(Username::key)));
    match at.save(update).await {
        Err(Stop::Fault(e)) if e.downcast_ref().is_some_and(is_unique_violation) => {
            return Err(Stop::Refusal(Refusal::UsernameTaken));
        }
        saved => saved?,
    }
    let email = &at.person.email;
    let values = vec![
        ("old", old.unwrap_or(email).to_owned()),
        ("new", new.map_or(email.as_str(), Username::as_str).to_owned()),
        ("reason", reason.to_owned()),
    ];
    at.note("username", values).await?;
    at.audit("accounts.username_changed").await?;
    tell(at, new, reason).await?;
    Ok(())
}

/// The letter says what the person logs in with from now on.
async fn tell(at: Work<'_>, new: Option<&Username>, reason: &str) -> anyhow::Result<()> {
    let renamed = crate::tables::person::Model {
        username: new.map(|new| new.as_str().to_owned()),
        ..at.person.clone()
    };
    let at = Work { person: &renamed, ..at };
    at.tell("new-username", Some(reason)).await
}
