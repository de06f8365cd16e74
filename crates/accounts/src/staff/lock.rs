//! Staff lock an account and unlock it. Locking logs the person out everywhere.

use sea_orm::EntityTrait;
use sea_orm::sea_query::Expr;
use store::Stop;
use web::session;

use super::change::{Done, Work};
use super::roles;
use super::rules::{self, Refusal};
use crate::acts::change_email;
use crate::links::{self, Purpose};
use crate::tables::person::{Column, Entity, PersonState};

pub(super) async fn lock(at: Work<'_>, reason: &str) -> Done {
    if at.person.state == PersonState::Locked {
        return Err(Stop::Refusal(Refusal::OtherState));
    }
    if roles::is_last_administrator(at.tx, at.person.id).await? {
        return Err(Stop::Refusal(Refusal::LastAdministrator));
    }
    enter(at, PersonState::Locked).await?;
    session::end_others(at.tx, at.person.id, None).await?;
    change_email::end_waiting(at.tx, at.person.id).await?;
    links::end_all(at.tx, at.person.id, Purpose::Reset).await?;
    at.note("locked", vec![("reason", reason.to_owned())]).await?;
    at.audit("accounts.locked").await?;
    at.tell("locked", Some(reason)).await?;
    Ok(())
}

pub(super) async fn unlock(at: Work<'_>, reason: &str) -> Done {
    if at.person.state != PersonState::Locked {
        return Err(Stop::Refusal(Refusal::OtherState));
    }
    enter(at, rules::unlocked(at.person.confirmed_at)).await?;
    at.note("unlocked", vec![("reason", reason.to_owned())]).await?;
    at.audit("accounts.unlocked").await?;
    at.tell("unlocked", Some(reason)).await?;
    Ok(())
}

async fn enter(at: Work<'_>, state: PersonState) -> Done {
    at.save(Entity::update_many().col_expr(Column::State, Expr::value(state)))
        .await
}
