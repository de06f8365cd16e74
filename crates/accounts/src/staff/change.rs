//! The frame of every change that staff make to an account: the form's claim, the person as they are
//! now, the rules, and the version that the officer saw.

use base::{Email, Id, Mobile, Person};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, QueryFilter, UpdateMany};
use store::{Claim, Stop, Tx};
use web::Portal;

use super::email::IdentityCheck;
use super::rules::{self, Case, Refusal};
use super::{Officer, code_app, death, details, email, lock, protect, roles, send_link, username};
use crate::acts::lock_person;
use crate::model::Username;
use crate::tables::person::{self, PersonState};
use crate::{history, letters, queries, registering};

/// A form about a person that an officer sent.
#[derive(Clone, Copy)]
pub(crate) struct Change<'a> {
    pub(crate) officer: Officer,
    /// The form's one-time key.
    pub(crate) key: &'a str,
    pub(crate) person: Id<Person>,
    /// The version of the account that the officer saw.
    pub(crate) version: i32,
    /// What it is for.
    pub(crate) what: What<'a>,
}

/// What is done to the account. A reason is told to the person.
#[derive(Clone, Copy)]
pub(crate) enum What<'a> {
    Details(&'a Details),
    Username { new: Option<&'a Username>, reason: &'a str },
    Email { new: &'a Email, check: IdentityCheck },
    CodeApp { check: IdentityCheck },
    ConfirmationLink,
    ResetLink,
    Lock { reason: &'a str },
    Unlock { reason: &'a str },
    Protect { reason: &'a str },
    Unprotect { reason: &'a str },
    Death { reason: &'a str },
    Reopen { reason: &'a str },
}

/// What an officer may write of a person.
pub(crate) struct Details {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) mobile: Option<Mobile>,
}

/// How a change ends.
pub(crate) type Done = Result<(), Stop<Refusal>>;

/// Does it, once however often the form is sent.
pub(crate) async fn change(portal: &Portal, change: Change<'_>) -> Done {
    portal
        .store
        .write(|tx| async move { change_in(portal, &tx, change).await })
        .await
}

async fn change_in(portal: &Portal, tx: &Tx, change: Change<'_>) -> Done {
    // Whoever may take an administrator away waits for the others who may.
    if matches!(change.what, What::Lock { .. } | What::Death { .. }) {
        roles::lock(tx).await?;
    }
    lock_person(tx, change.person).await?;
    if let Claim::Done(_) = tx.claim_form(change.key).await? {
        return Ok(());
    }
    let person = queries::person(&**tx, change.person)
        .await?
        .ok_or(Stop::Refusal(Refusal::Gone))?;
    rules::may_change(case(tx, change, &person).await?).map_err(Stop::Refusal)?;
    let is_of_login = !matches!(
        change.what,
        What::Details(_) | What::Protect { .. } | What::Unprotect { .. } | What::Death { .. } | What::Reopen { .. }
    );
    if is_of_login && person.state == PersonState::WithoutLogin {
        return Err(Stop::Refusal(Refusal::OtherState));
    }
    if person.version != change.version {
        return Err(Stop::Refusal(Refusal::Stale));
    }
    let at = Work {
        portal,
        tx,
        officer: change.officer,
        person: &person,
    };
    match change.what {
        What::Details(new) => details::change(at, new).await?,
        What::Username { new, reason } => username::change(at, new, reason).await?,
        What::Email { new, check } => email::start(at, new, check).await?,
        What::CodeApp { check } => code_app::remove(at, check).await?,
        What::ConfirmationLink => send_link::confirmation(at).await?,
        What::ResetLink => send_link::reset(at).await?,
        What::Lock { reason } => lock::lock(at, reason).await?,
        What::Unlock { reason } => lock::unlock(at, reason).await?,
        What::Protect { reason } => protect::set(at, true, reason).await?,
        What::Unprotect { reason } => protect::set(at, false, reason).await?,
        What::Death { reason } => death::close(at, reason).await?,
        What::Reopen { reason } => death::reopen(at, reason).await?,
    }
    tx.answer_form(change.key, "").await?;
    Ok(())
}

async fn case(tx: &Tx, change: Change<'_>, person: &person::Model) -> Result<Case, DbErr> {
    let officer = change.officer.now(tx).await?;
    Ok(Case {
        is_own: officer.id == person.id,
        // Whoever waits for a role is guarded already: what is begun now could end when it counts.
        is_staff: !roles::of(&**tx, person.id).await?.is_empty(),
        is_of_administrators: matches!(change.what, What::Protect { .. } | What::Unprotect { .. }),
        officer_is_editor: officer.is_editor,
        officer_is_administrator: officer.is_administrator,
        // What opens a closed account again says itself which one.
        state: match change.what {
            What::Reopen { .. } => rules::opened_again(person),
            _ => person.state,
        },
    })
}

/// A change at work: the transaction, and the person as they were when it began.
#[derive(Clone, Copy)]
pub(super) struct Work<'a> {
    pub(super) portal: &'a Portal,
    pub(super) tx: &'a Tx,
    pub(super) officer: Officer,
    pub(super) person: &'a person::Model,
}

impl Work<'_> {
    /// Writes columns, unless a colleague wrote meanwhile.
    pub(super) async fn save(self, update: UpdateMany<person::Entity>) -> Done {
        let saved = update
            .col_expr(person::Column::Version, Expr::value(self.person.version + 1))
            .filter(person::Column::Id.eq(self.person.id))
            .filter(person::Column::Version.eq(self.person.version))
            .exec(&**self.tx)
            .await?;
        if saved.rows_affected == 0 {
            return Err(Stop::Refusal(Refusal::Stale));
        }
        Ok(())
    }

    /// A line in the person's Historik.
    pub(super) async fn note(self, kind: &'static str, values: Vec<(&'static str, String)>) -> anyhow::Result<()> {
        let entry = history::Entry {
            person: self.person.id,
            kind,
            values,
            by: self.officer.actor(),
        };
        Ok(history::note(self.tx, entry).await?)
    }

    /// A row in the audit log.
    pub(super) async fn audit(self, act: &'static str) -> anyhow::Result<()> {
        let entry = registering::audit(self.officer.actor(), act, self.person.id);
        Ok(self.tx.audit(entry).await?)
    }

    /// A letter to the person: what happened, and the reason where there is one.
    pub(super) async fn tell(self, what: &'static str, reason: Option<&str>) -> anyhow::Result<()> {
        let to = queries::recipient_of(self.person)?;
        let letter = letters::staff::changed(self.portal, to.lang, self.person, what, reason);
        notify::send(self.portal, self.tx, &to, &letter).await
    }
}
