//! What is done at the door and inside, one file per verb: load, decide, save, tell, audit, in one transaction.

pub(crate) mod ask;
pub(crate) mod change_address;
pub(crate) mod change_details;
pub(crate) mod change_email;
pub(crate) mod change_password;
pub(crate) mod choose_language;
pub(crate) mod close;
pub(crate) mod code_app;
pub(crate) mod confirm;
pub(crate) mod confirm_email;
pub(crate) mod devices;
pub(crate) mod end_devices;
pub(crate) mod enter;
pub(crate) mod give_code;
pub(crate) mod log_in;
pub(crate) mod log_out;
pub(crate) mod mandate_applications;
pub(crate) mod mandates;
pub(crate) mod own_password;
pub(crate) mod own_personnummer;
pub(crate) mod reset_password;
pub(crate) mod take_out;
pub(crate) mod undo_email;

use base::{Id, Person};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Claim, Stop, Tx};
use web::Portal;

use crate::tables::person;

/// A single-use link that is used, expired or cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the link does not work any more")]
pub(crate) struct LinkIsOver;

/// What follows a form whose link works once.
pub(crate) type ByLink<T = ()> = Result<T, Stop<LinkIsOver>>;

/// Whether this form was taken before: it gets the same answer then, though its link is over.
pub(crate) async fn was_taken_before(portal: &Portal, key: &str) -> anyhow::Result<bool> {
    let claimed = portal.store.write(|tx| async move {
        match tx.claim_form(key).await? {
            Claim::Done(_) => Ok(()),
            Claim::New => Err(Stop::Refusal(LinkIsOver)),
        }
    });
    match claimed.await {
        Ok(()) => Ok(true),
        Err(Stop::Refusal(LinkIsOver)) => Ok(false),
        Err(Stop::Fault(e)) => Err(e),
    }
}

/// Refuses a form whose link is over, unless the same form was taken before: then it gets the same answer.
async fn same_form_or_over(tx: &Tx, key: &str) -> ByLink<String> {
    match tx.claim_form(key).await? {
        Claim::Done(answer) => Ok(answer),
        Claim::New => Err(Stop::Refusal(LinkIsOver)),
    }
}

/// One change of a person's account at a time. Taken first; locks of addresses come after it.
pub(crate) async fn lock_person(tx: &Tx, person: Id<Person>) -> Result<(), sea_orm::DbErr> {
    tx.lock(&format!("accounts.person.{person}")).await
}

/// The passwords of accounts that were merged into this one open it no longer: whoever changes a password
/// wants the old ones gone, and nobody becomes staff by a merge.
pub(crate) async fn forget_merged_passwords(tx: &Tx, person: Id<Person>) -> Result<(), sea_orm::DbErr> {
    let merged = store::merged_from(&**tx, person.uuid()).await?;
    person::Entity::update_many()
        .col_expr(person::Column::PasswordHash, Expr::value(None::<String>))
        .filter(person::Column::Id.is_in(merged))
        .exec(&**tx)
        .await?;
    Ok(())
}
