//! At a known death login and messages stop at once (law.md, Acting for another). Nothing is erased, so that
//! a mistake can be undone; and nobody gets a letter.

use sea_orm::EntityTrait;
use sea_orm::sea_query::Expr;
use store::Stop;
use web::session;

use super::change::{Done, Work};
use super::roles;
use super::rules::{self, Refusal};
use crate::acts::{change_email, close};
use crate::links::{self, Purpose};
use crate::tables::closing;
use crate::tables::person::{Column, Entity, PersonState};

pub(super) async fn close(at: Work<'_>, reason: &str) -> Done {
    if roles::is_last_administrator(at.tx, at.person.id).await? {
        return Err(Stop::Refusal(Refusal::LastAdministrator));
    }
    enter(at, PersonState::Closed).await?;
    close::insert(at.tx, at.person.id, None).await?;
    session::end_others(at.tx, at.person.id, None).await?;
    change_email::end_waiting(at.tx, at.person.id).await?;
    links::end_all(at.tx, at.person.id, Purpose::Reset).await?;
    at.note("deceased", vec![("reason", reason.to_owned())]).await?;
    at.audit("accounts.closed_at_death").await?;
    Ok(())
}

/// Only what was closed so is opened again.
pub(super) async fn reopen(at: Work<'_>, reason: &str) -> Done {
    let there = close::find(&**at.tx, at.person.id).await?;
    if at.person.state != PersonState::Closed || there.is_none_or(|there| there.due_at.is_some()) {
        return Err(Stop::Refusal(Refusal::OtherState));
    }
    enter(at, rules::opened_again(at.person)).await?;
    closing::Entity::delete_by_id(at.person.id).exec(&**at.tx).await?;
    at.note("reopened", vec![("reason", reason.to_owned())]).await?;
    at.audit("accounts.reopened").await?;
    Ok(())
}

async fn enter(at: Work<'_>, state: PersonState) -> Done {
    at.save(Entity::update_many().col_expr(Column::State, Expr::value(state)))
        .await
}
