//! Makes system administrators from the command line (`farstu admin add`): the first one, or one when
//! all others are gone. Beside a running server; four eyes are not asked for.

use base::{Email, Id, Lang, Person, StaffRole};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};
use store::{Actor, Stop, Tx};
use web::Portal;

use crate::acts::lock_person;
use crate::links::{self, Purpose};
use crate::pages::rule_list;
use crate::staff::roles::end_other_ways_in;
use crate::tables::person::{self, PersonState};
use crate::tables::staff_role;
use crate::{history, letters, password, queries, registering};

const ROLE: StaffRole = StaffRole::SystemAdministrator;

/// Who is to be an administrator.
#[derive(Clone, Debug)]
pub struct NewAdministrator {
    /// The address, which finds an account that is there already.
    pub email: Email,
    /// First and last name; needed for a new account.
    pub name: Option<(String, String)>,
    /// The password of a new account, hashed; none mails a link to choose one.
    pub password_hash: Option<String>,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// A new account with the role.
    Made,
    /// The account was there and has the role now.
    Given,
    /// The account had the role.
    HadIt,
}

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no account, so the names are needed.
    #[error("there is no account with this address: a new one needs --first-name and --last-name")]
    NoName,
    /// Whoever registered may not be who reads the mail of this address.
    #[error("the account with this address is not confirmed: its owner must use the mailed link first")]
    Unconfirmed,
    /// Staff locked it.
    #[error("the account with this address is locked")]
    Locked,
    /// Its owner ended it.
    #[error("the account with this address is closed")]
    Closed,
}

/// What a password lacks, in words; nothing when it is good enough. `own_words` are the person's.
pub fn lacks(portal: &Portal, password: &str, own_words: &[&str]) -> Vec<String> {
    let unmet = password::unmet(portal.config.password.policy, password, own_words);
    let words = |rule| rule_list::words(portal, Lang::En, "unmet", rule);
    unmet.into_iter().map(words).collect()
}

/// Gives the role to the account of this address, or makes the account. An account that is there keeps
/// its names and password.
pub async fn add(portal: &Portal, new: &NewAdministrator) -> Result<Added, Stop<Refusal>> {
    portal
        .store
        .write(|tx| async move {
            tx.lock("accounts.staff_roles").await?;
            if let Some(there) = queries::find_by_email(&*tx, &new.email).await? {
                lock_person(&tx, there.id).await?;
            }
            tx.lock(&format!("accounts.email.{}", new.email.key())).await?;
            let Some(person) = queries::find_by_email(&*tx, &new.email).await? else {
                let person = make(portal, &tx, new).await?;
                give(&tx, person.id).await?;
                return Ok(Added::Made);
            };
            match person.state {
                PersonState::Active => {}
                PersonState::Unconfirmed => return Err(Stop::Refusal(Refusal::Unconfirmed)),
                PersonState::Locked => return Err(Stop::Refusal(Refusal::Locked)),
                PersonState::Closed | PersonState::WithoutLogin => return Err(Stop::Refusal(Refusal::Closed)),
            }
            if has_role(&tx, person.id).await? {
                return Ok(Added::HadIt);
            }
            give(&tx, person.id).await?;
            end_other_ways_in(&tx, person.id).await?;
            Ok(Added::Given)
        })
        .await
}

/// An account that is confirmed: who runs the portal vouches for the address.
async fn make(portal: &Portal, tx: &Tx, new: &NewAdministrator) -> Result<person::Model, Stop<Refusal>> {
    let (first_name, last_name) = new.name.clone().ok_or(Stop::Refusal(Refusal::NoName))?;
    let row = person::ActiveModel {
        password_hash: Set(new.password_hash.clone()),
        state: Set(PersonState::Active),
        confirmed_at: Set(Some(tx.now())),
        ..registering::new_row(tx, &new.email, None, [&first_name, &last_name], None)
    };
    let person = person::Entity::insert(row).exec_with_returning(&**tx).await?;
    note(tx, person.id, "registered", vec![("email", person.email.clone())]).await?;
    tx.audit(registering::audit(Actor::System, "accounts.registered", person.id))
        .await?;
    if new.password_hash.is_none() {
        let token = links::issue(tx, person.id, Purpose::Reset, None).await?;
        let letter = letters::reset(portal, Lang::default(), &person, &token);
        notify::send(portal, tx, &queries::recipient_of(&person)?, &letter).await?;
    }
    Ok(person)
}

/// Also when the role waits for a second administrator.
async fn has_role(tx: &Tx, person: Id<Person>) -> Result<bool, DbErr> {
    let row = staff_role::Entity::find_by_id((person, ROLE.code().to_owned()))
        .one(&**tx)
        .await?;
    Ok(row.is_some_and(|row| row.approved_at.is_some()))
}

async fn give(tx: &Tx, person: Id<Person>) -> Result<(), DbErr> {
    let waiting = staff_role::Entity::update_many()
        .col_expr(staff_role::Column::ApprovedAt, Expr::value(tx.now()))
        .filter(staff_role::Column::PersonId.eq(person))
        .filter(staff_role::Column::Role.eq(ROLE.code()))
        .exec(&**tx)
        .await?;
    if waiting.rows_affected == 0 {
        let row = staff_role::ActiveModel {
            person_id: Set(person),
            role: Set(ROLE.code().to_owned()),
            given_by: Set(None),
            given_at: Set(tx.now()),
            approved_at: Set(Some(tx.now())),
            approved_by: Set(None),
        };
        staff_role::Entity::insert(row).exec_without_returning(&**tx).await?;
    }
    note(tx, person, "administrator-added", Vec::new()).await?;
    let mut entry = registering::audit(Actor::System, "accounts.role_given", person);
    entry.details = serde_json::json!({ "role": ROLE.code() });
    tx.audit(entry).await
}

async fn note(
    tx: &Tx,
    person: Id<Person>,
    kind: &'static str,
    values: Vec<(&'static str, String)>,
) -> Result<(), DbErr> {
    let by = Actor::System;
    history::note(
        tx,
        history::Entry {
            person,
            kind,
            values,
            by,
        },
    )
    .await
}
