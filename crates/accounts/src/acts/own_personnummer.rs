//! Shows a person the own identity number, and takes it away.

use base::Personnummer;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Claim, Never, Tx};
use web::{Error, Portal, SignedIn};

use super::lock_person;
use crate::history::{self, Entry};
use crate::tables::person;
use crate::{personnummer, queries, registering};

/// The whole number, for this one page. The same form again shows nothing: reloading must not.
pub(crate) async fn reveal(portal: &Portal, who: &SignedIn, key: &str) -> Result<Option<Personnummer>, Error> {
    let revealed = portal.store.write::<_, Never, _, _>(|tx| async move {
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(None);
        }
        let person = queries::inside::required(&*tx, who.id).await?;
        let Some(number) = personnummer::of(tx.keys(), &person)? else {
            return Ok(None);
        };
        tx.audit(registering::audit(who.actor(), "accounts.personnummer_shown", who.id))
            .await?;
        tx.answer_form(key, "").await?;
        Ok(Some(number))
    });
    Ok(revealed.await?)
}

/// Takes the number away.
pub(crate) async fn remove(portal: &Portal, who: &SignedIn, key: &str) -> Result<(), Error> {
    let removed = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(remove_in(&tx, who, key).await?) });
    Ok(removed.await?)
}

async fn remove_in(tx: &Tx, who: &SignedIn, key: &str) -> anyhow::Result<()> {
    lock_person(tx, who.id).await?;
    if let Claim::Done(_) = tx.claim_form(key).await? {
        return Ok(());
    }
    let person = queries::inside::required(&**tx, who.id).await?;
    if let Some(number) = personnummer::of(tx.keys(), &person)? {
        person::Entity::update_many()
            .col_expr(person::Column::Personnummer, Expr::value(None::<String>))
            .col_expr(person::Column::PersonnummerHash, Expr::value(None::<String>))
            .col_expr(person::Column::Version, Expr::value(person.version + 1))
            .filter(person::Column::Id.eq(person.id))
            .exec(&**tx)
            .await?;
        let values = vec![("old", number.masked())];
        let entry = Entry::new(person.id, "personnummer-removed", values, who.actor());
        history::note(tx, entry).await?;
        let audit = registering::audit(who.actor(), "accounts.personnummer_removed", person.id);
        tx.audit(audit).await?;
    }
    Ok(tx.answer_form(key, "").await?)
}
