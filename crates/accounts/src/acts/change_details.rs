//! Changes a person's details, one line of Historik for each that is new. A change on the base of what
//! is no longer stored is refused, so that two tabs never overwrite one another silently.

use base::{Mobile, Personnummer};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use store::{Actor, Claim, Stop, Tx, is_unique_violation};
use web::{Portal, SignedIn, throttle};

use super::lock_person;
use crate::history::{self, Entry};
use crate::tables::person;
use crate::{names, personnummer, queries, registering, rules};

/// The details as the person wants them.
#[derive(Clone)]
pub(crate) struct NewDetails {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) mobile: Option<Mobile>,
    /// None leaves the stored one as it is.
    pub(crate) personnummer: Option<Personnummer>,
    /// The version that the person saw.
    pub(crate) version: i32,
}

/// Why the details were not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("the details were changed elsewhere")]
    ChangedElsewhere,
    #[error("the identity number belongs to another account")]
    PersonnummerTaken,
}

/// What is written in Historik: kind and values.
type Line = (&'static str, Vec<(&'static str, String)>);

/// Saves the details. False when nothing was new.
pub(crate) async fn change_details(
    portal: &Portal,
    who: &SignedIn,
    key: &str,
    new: &NewDetails,
) -> Result<bool, Stop<Refusal>> {
    portal
        .store
        .write(|tx| async move { change_in(&tx, who, key, new).await })
        .await
}

async fn change_in(tx: &Tx, who: &SignedIn, key: &str, new: &NewDetails) -> Result<bool, Stop<Refusal>> {
    lock_person(tx, who.id).await?;
    let hash = new
        .personnummer
        .as_ref()
        .map(|number| personnummer::hash(tx.keys(), number));
    if let Some(hash) = &hash {
        tx.lock(&format!("accounts.personnummer.{hash}")).await?;
    }
    let is_repeat = tx.claim_form(key).await? != Claim::New;
    let person = queries::inside::required(&**tx, who.id).await?;
    let lines = lines(tx, &person, new)?;
    // A page that was gone back to sends the same key with other words.
    if is_repeat && lines.is_empty() {
        return Ok(true);
    }
    if person.version != new.version {
        return Err(Stop::Refusal(Refusal::ChangedElsewhere));
    }
    let hash = hash.filter(|hash| person.personnummer_hash.as_ref() != Some(hash));
    if let Some(hash) = &hash
        && is_taken(tx, hash).await?
    {
        return Err(Stop::Refusal(Refusal::PersonnummerTaken));
    }
    tx.answer_form(key, "").await?;
    if lines.is_empty() {
        return Ok(false);
    }
    save(tx, &person, new, hash).await?;
    if new.personnummer.is_some() {
        throttle::clear(tx, rules::PERSONNUMMER, &person.id.to_string()).await?;
    }
    tell(tx, &person, who.actor(), lines).await?;
    Ok(true)
}

async fn is_taken(tx: &Tx, hash: &str) -> Result<bool, sea_orm::DbErr> {
    let same = person::Entity::find().filter(person::Column::PersonnummerHash.eq(hash));
    Ok(same.count(&**tx).await? > 0)
}

fn lines(tx: &Tx, old: &person::Model, new: &NewDetails) -> anyhow::Result<Vec<Line>> {
    let mut lines: Vec<Line> = Vec::new();
    for (kind, old, new) in [
        ("first-name", &old.first_name, &new.first_name),
        ("last-name", &old.last_name, &new.last_name),
    ] {
        if old != new {
            lines.push((kind, vec![("old", old.clone()), ("new", new.clone())]));
        }
    }
    let old_mobile = old.mobile.as_deref().map(Mobile::parse).transpose()?;
    if old_mobile != new.mobile {
        let spelled = |mobile: &Mobile| mobile.spelled();
        let kinds = ["mobile-added", "mobile", "mobile-removed"];
        lines.extend(line(
            kinds,
            old_mobile.as_ref().map(spelled),
            new.mobile.as_ref().map(spelled),
        ));
    }
    let old_number = personnummer::of(tx.keys(), old)?;
    if new.personnummer.is_some() && old_number != new.personnummer {
        let masked = |number: &Personnummer| number.masked();
        let kinds = ["personnummer-added", "personnummer", "personnummer-removed"];
        lines.extend(line(
            kinds,
            old_number.as_ref().map(masked),
            new.personnummer.as_ref().map(masked),
        ));
    }
    Ok(lines)
}

fn line([added, changed, removed]: [&'static str; 3], old: Option<String>, new: Option<String>) -> Option<Line> {
    Some(match (old, new) {
        (None, Some(new)) => (added, vec![("new", new)]),
        (Some(old), Some(new)) => (changed, vec![("old", old), ("new", new)]),
        (Some(old), None) => (removed, vec![("old", old)]),
        (None, None) => return None,
    })
}

async fn save(tx: &Tx, old: &person::Model, new: &NewDetails, hash: Option<String>) -> Result<(), Stop<Refusal>> {
    let mobile = new.mobile.as_ref().map(|mobile| mobile.as_str().to_owned());
    let names = names::keys(&new.first_name, &new.last_name);
    let mut update = person::Entity::update_many()
        .col_expr(person::Column::FirstName, Expr::value(new.first_name.as_str()))
        .col_expr(person::Column::LastName, Expr::value(new.last_name.as_str()))
        .col_expr(person::Column::NameKey, Expr::value(names.name_key))
        .col_expr(person::Column::SurnameKey, Expr::value(names.surname_key))
        .col_expr(person::Column::Mobile, Expr::value(mobile))
        .col_expr(person::Column::Version, Expr::value(old.version + 1));
    if let (Some(hash), Some(number)) = (hash, &new.personnummer) {
        let sealed = personnummer::seal(tx.keys(), tx.random(), number);
        update = update
            .col_expr(person::Column::Personnummer, Expr::value(sealed))
            .col_expr(person::Column::PersonnummerHash, Expr::value(hash));
    }
    let saved = update
        .filter(person::Column::Id.eq(old.id))
        .filter(person::Column::Version.eq(old.version))
        .exec(&**tx)
        .await;
    match saved {
        Ok(rows) if rows.rows_affected == 1 => Ok(()),
        Ok(_) => Err(Stop::Refusal(Refusal::ChangedElsewhere)),
        Err(e) if is_unique_violation(&e) => Err(Stop::Refusal(Refusal::PersonnummerTaken)),
        Err(e) => Err(e.into()),
    }
}

async fn tell(tx: &Tx, person: &person::Model, by: Actor, lines: Vec<Line>) -> Result<(), sea_orm::DbErr> {
    let mut audit = registering::audit(by, "accounts.details_changed", person.id);
    let kinds: Vec<_> = lines.iter().map(|(kind, _)| *kind).collect();
    audit.details = serde_json::json!({ "changed": kinds });
    for (kind, values) in lines {
        history::note(tx, Entry::new(person.id, kind, values, by)).await?;
    }
    tx.audit(audit).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_old_and_new_or_what_was_added_or_removed() {
        let text = |text: &str| Some(text.to_owned());
        let kinds = ["added", "changed", "removed"];
        assert_eq!(
            line(kinds, None, text("b")),
            Some(("added", vec![("new", "b".to_owned())]))
        );
        assert_eq!(
            line(kinds, text("a"), text("b")),
            Some(("changed", vec![("old", "a".to_owned()), ("new", "b".to_owned())]))
        );
        assert_eq!(
            line(kinds, text("a"), None),
            Some(("removed", vec![("old", "a".to_owned())]))
        );
        assert_eq!(line(kinds, None, None), None);
    }
}
