//! Asking staff to change an organisation number, bankgiro or plusgiro, and their yes or no. Every
//! manager is told at once: it is how a fraud is stopped.

use base::{Id, ObjectRef, Organisation, Organisationsnummer, Person};
use files::Chosen;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveEnum, ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;
use store::{Actor, Keyring, Stop, Tx};
use web::Portal;

use super::{audit, begin, forget_kept, load, not_ones_own};
use crate::letters;
use crate::model::{CHANGE, GiroKind, Kind, NUMBER, State};
use crate::queries;
use crate::rules::{self, ChangeMove, Refusal};
use crate::tables::change_request::{self, ChangeRequest, ChangeState, Field, giro};
use crate::tables::organisation;

/// The kind of a request as an object that files hang on.
pub(crate) const CHANGE_REQUEST: &str = "change_request";

/// What is asked for.
#[derive(Clone, Debug)]
pub(crate) struct NewChange {
    pub(crate) field: Field,
    /// The digits that it is to have.
    pub(crate) value: String,
    pub(crate) reason: String,
    pub(crate) files: Chosen,
}

/// The giro that a field is, if it is one.
pub(crate) fn giro_of(field: Field) -> Option<GiroKind> {
    match field {
        Field::Bankgiro => Some(GiroKind::Bankgiro),
        Field::Plusgiro => Some(GiroKind::Plusgiro),
        Field::Number => None,
    }
}

/// Asks staff. `by` is a manager: the caller knows it.
pub(crate) async fn request_change(
    portal: &Portal,
    by: Actor,
    key: &str,
    id: Id<Organisation>,
    new: &NewChange,
) -> Result<(), Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        let Some(of) = begin(&tx, id, key).await? else {
            return Ok(());
        };
        if of.state == State::Unconfirmed {
            return Err(Stop::Refusal(Refusal::Unconfirmed));
        }
        let waiting = change_request::Entity::find()
            .filter(change_request::Column::OrganisationId.eq(id))
            .filter(change_request::Column::Field.eq(new.field))
            .filter(change_request::Column::State.eq(ChangeState::Waiting));
        if waiting.one(&*tx).await?.is_some() {
            return Err(Stop::Refusal(Refusal::WaitsAlready));
        }
        may_have(&tx, &of, new.field, &new.value).await?;
        let old = value_now(&tx, &of, new.field).await?;
        if old.as_ref() == Some(&new.value) {
            return Err(Stop::Refusal(Refusal::SameValue));
        }
        let sealed = |value: &str| tx.keys().seal(tx.random(), CHANGE, value.as_bytes());
        let row = change_request::ActiveModel {
            id: Set(tx.id()),
            organisation_id: Set(id),
            field: Set(new.field),
            old_value: Set(old.as_deref().map(sealed)),
            new_value: Set(sealed(&new.value)),
            reason: Set(new.reason.clone()),
            state: Set(ChangeState::Waiting),
            asked_by: Set(by.person_id()),
            asked_at: Set(tx.now()),
            decided_by: Set(None),
            decided_at: Set(None),
            why: Set(None),
        };
        let asked = row.insert(&*tx).await?;
        let object = ObjectRef::new(CHANGE_REQUEST, asked.id);
        if !new.files.attach(&tx, &object, 0).await? {
            return Err(Stop::Refusal(Refusal::FileGone));
        }
        letters::tell_of_change(portal, &tx, &of, &asked).await?;
        letters::tell_office_of_change(portal, &tx, &of, &asked).await?;
        let details = json!({ "request": asked.id, "field": new.field.to_value() });
        audit(&tx, by, "organisations.change_asked", id, details).await?;
        tx.answer_form(key, "asked").await?;
        Ok(())
    });
    let done = write.await;
    forget_kept(portal);
    done
}

/// A number is one organisation's; only a company's can be a personnummer.
async fn may_have(tx: &Tx, of: &organisation::Model, field: Field, value: &str) -> Result<(), Stop<Refusal>> {
    if field != Field::Number {
        return Ok(());
    }
    let number = number(value)?;
    if number.is_sole_trader() && of.kind != Kind::Company {
        return Err(Stop::Refusal(Refusal::NumberIsPersonal));
    }
    match super::with_number(tx, &number).await? {
        Some(other) if other != of.id => Err(Stop::Refusal(Refusal::NumberTaken(other))),
        _ => Ok(()),
    }
}

fn number(digits: &str) -> anyhow::Result<Organisationsnummer> {
    Ok(Organisationsnummer::from_stored(digits)?)
}

async fn value_now(tx: &Tx, of: &organisation::Model, field: Field) -> anyhow::Result<Option<String>> {
    match giro_of(field) {
        Some(kind) => {
            let giros = queries::giros(&**tx, of.id).await?;
            Ok(giros.into_iter().find(|giro| giro.kind == kind).map(|giro| giro.number))
        }
        None => {
            let sealed = of.organisation_number.as_deref();
            let opened = sealed.map(|sealed| tx.keys().open(NUMBER, sealed)).transpose()?;
            Ok(opened.map(String::from_utf8).transpose()?)
        }
    }
}

/// The digits before and after, as they were asked.
pub(crate) fn values(keys: &Keyring, of: &change_request::Model) -> anyhow::Result<(Option<String>, String)> {
    let open = |sealed: &str| anyhow::Ok(String::from_utf8(keys.open(CHANGE, sealed)?)?);
    let old = of.old_value.as_deref().map(open).transpose()?;
    Ok((old, open(&of.new_value)?))
}

/// A manager takes it back, or an officer who has no part in the organisation decides.
pub(crate) async fn decide_change(
    portal: &Portal,
    by: Actor,
    key: &str,
    (of, id): (Id<Organisation>, Id<ChangeRequest>),
    what: ChangeMove<'_>,
) -> Result<(), Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        let found = queries::change(&*tx, id).await?.filter(|row| row.organisation_id == of);
        let value = match &found {
            Some(row) => Some(values(tx.keys(), row)?.1),
            None => None,
        };
        if let Some(value) = &value {
            // As whoever registers the number does.
            let hash = tx.keys().hash(NUMBER, value);
            tx.lock(&format!("organisations.number.{hash}")).await?;
        }
        let Some(organisation) = begin(&tx, of, key).await? else {
            return Ok(());
        };
        not_ones_own(&tx, of, by).await?;
        // Under the lock: somebody may have been quicker.
        let before = queries::change(&*tx, id).await?.filter(|row| row.organisation_id == of);
        let (Some(before), Some(value)) = (before, value) else {
            return Err(Stop::Refusal(Refusal::NotAMember));
        };
        let after = rules::move_change(before.state, what).map_err(Stop::Refusal)?;
        if after == ChangeState::Approved {
            may_have(&tx, &organisation, before.field, &value).await?;
            put(&tx, &organisation, before.field, &value).await?;
        }
        let decided = save(&tx, before, after, by.person_id(), what).await?;
        letters::tell_of_change(portal, &tx, &organisation, &decided).await?;
        let details = json!({ "request": id, "state": after.to_value() });
        audit(&tx, by, "organisations.change_decided", of, details).await?;
        tx.answer_form(key, "decided").await?;
        Ok(())
    });
    let done = write.await;
    forget_kept(portal);
    done
}

async fn save(
    tx: &Tx,
    before: change_request::Model,
    after: ChangeState,
    by: Option<Id<Person>>,
    what: ChangeMove<'_>,
) -> Result<change_request::Model, DbErr> {
    let mut row = before.into_active_model();
    row.state = Set(after);
    row.decided_by = Set(by);
    row.decided_at = Set(Some(tx.now()));
    if let ChangeMove::Decline(why) = what {
        row.why = Set(Some(why.to_owned()));
    }
    row.update(&**tx).await
}

async fn put(tx: &Tx, of: &organisation::Model, field: Field, value: &str) -> anyhow::Result<()> {
    match giro_of(field) {
        Some(kind) => {
            let row = giro::ActiveModel {
                organisation_id: Set(of.id),
                kind: Set(kind),
                number: Set(value.to_owned()),
            };
            let newest_counts = OnConflict::columns([giro::Column::OrganisationId, giro::Column::Kind])
                .update_column(giro::Column::Number)
                .to_owned();
            giro::Entity::insert(row)
                .on_conflict(newest_counts)
                .exec_without_returning(&**tx)
                .await?;
        }
        None => {
            let mut row = of.clone().into_active_model();
            row.organisation_number = Set(Some(tx.keys().seal(tx.random(), NUMBER, value.as_bytes())));
            row.organisation_number_hash = Set(Some(tx.keys().hash(NUMBER, value)));
            row.is_sole_trader = Set(number(value)?.is_sole_trader());
            row.version = Set(of.version + 1);
            row.update(&**tx).await?;
        }
    }
    Ok(())
}

/// The virus scanner took a file of a request away: who asked is told to send it again.
pub(crate) async fn change_file_lost(portal: &Portal, tx: &Tx, object: &ObjectRef) -> anyhow::Result<()> {
    if object.kind != CHANGE_REQUEST {
        return Ok(());
    }
    let id: Id<ChangeRequest> = Id::from_uuid(object.id);
    let Some(about) = queries::change(&**tx, id).await? else {
        return Ok(());
    };
    let of = load(tx, about.organisation_id).await?;
    letters::tell_of_lost_file(portal, tx, &of, &about).await
}
