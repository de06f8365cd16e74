//! Changing an organisation's details: by its own people, and by staff, who may also change its number.

use accounts::queries::person;
use base::{Email, Id, Organisation, Organisationsnummer};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use store::{Actor, Stop, Tx};
use web::Portal;

use super::{audit, begin, forget_kept, members, not_ones_own};
use crate::model::{Details, Kind, NUMBER, area_keys, search_key, sort_key, stored_codes};
use crate::rules::Refusal;
use crate::tables::category::{self, Category, link};
use crate::tables::organisation;

/// What is saved, and the version that was seen.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    pub(crate) details: Details,
    /// What only staff change.
    pub(crate) staff: Option<StaffEdit>,
    pub(crate) seen: i64,
}

impl Edit {
    fn number(&self) -> Option<&Organisationsnummer> {
        self.staff.as_ref()?.number.as_ref()
    }
}

/// What only staff change.
#[derive(Clone, Debug)]
pub(crate) struct StaffEdit {
    /// A new number.
    pub(crate) number: Option<Organisationsnummer>,
    /// All that it is in from now on.
    pub(crate) categories: Vec<Id<Category>>,
    pub(crate) is_grant_eligible: bool,
}

/// Saves the details. `by` is a manager or an officer: the caller knows that they may.
pub(crate) async fn edit(
    portal: &Portal,
    by: Actor,
    key: &str,
    id: Id<Organisation>,
    edit: &Edit,
) -> Result<(), Stop<Refusal>> {
    let done = portal
        .store
        .write(|tx| async move {
            if let Some(number) = edit.number() {
                let hash = tx.keys().hash(NUMBER, number.digits());
                tx.lock(&format!("organisations.number.{hash}")).await?;
            }
            let Some(before) = begin(&tx, id, key).await? else {
                return Ok(());
            };
            not_ones_own(&tx, id, by).await?;
            if before.version != edit.seen {
                return Err(Stop::Refusal(Refusal::Stale));
            }
            check(&tx, &before, edit).await?;
            changed(&tx, &before, edit).update(&*tx).await?;
            if let Some(staff) = &edit.staff {
                put_in_categories(&tx, id, &staff.categories).await?;
            }
            let details = json!({ "version": before.version + 1, "number": edit.number().is_some() });
            audit(&tx, by, "organisations.changed", id, details).await?;
            tx.answer_form(key, "saved").await?;
            Ok(())
        })
        .await;
    forget_kept(portal);
    done
}

async fn check(tx: &Tx, before: &organisation::Model, edit: &Edit) -> Result<(), Stop<Refusal>> {
    if let Some(number) = edit.number() {
        if number.is_sole_trader() && before.kind != Kind::Company {
            return Err(Stop::Refusal(Refusal::NumberIsPersonal));
        }
        let there = super::with_number(tx, number).await?;
        if let Some(other) = there.filter(|other| *other != before.id) {
            return Err(Stop::Refusal(Refusal::NumberTaken(other)));
        }
    }
    if let Some(contact) = edit.details.listing.contact {
        let is_member = members(tx, before.id).await?.contains(&contact);
        let may_be_named = person(&**tx, contact).await?.is_some_and(|person| !person.protected);
        if !is_member || !may_be_named {
            return Err(Stop::Refusal(Refusal::NotAMember));
        }
    }
    Ok(())
}

fn changed(tx: &Tx, before: &organisation::Model, edit: &Edit) -> organisation::ActiveModel {
    let (new, mut row) = (&edit.details, before.clone().into_active_model());
    let city = Some(new.address.city.as_str());
    row.name = Set(new.name.clone());
    row.name_key = Set(sort_key(&new.name));
    row.search_key = Set(search_key(&new.name, &new.areas, city, new.description.as_deref()));
    row.address = Set(Some(new.address.street.clone()));
    row.postal_code = Set(Some(new.address.postal_code.as_str().to_owned()));
    row.city = Set(Some(new.address.city.clone()));
    row.email = Set(new.email.as_ref().map(|email| email.as_str().to_owned()));
    row.email_key = Set(new.email.as_ref().map(Email::key));
    row.phone = Set(new.phone.clone());
    row.web = Set(new.web.clone());
    row.activities = Set(stored_codes(&new.activities));
    row.areas = Set(new.areas.clone());
    row.area_keys = Set(area_keys(&new.areas));
    row.age_groups = Set(stored_codes(&new.age_groups));
    row.description = Set(new.description.clone());
    row.shown_in_register = Set(new.listing.shown);
    row.shows_address = Set(new.listing.address);
    row.shows_email = Set(new.listing.email);
    row.shows_phone = Set(new.listing.phone);
    row.shows_contact = Set(new.listing.names_contact);
    row.contact_person_id = Set(new.listing.contact);
    if let Some(number) = edit.number() {
        let digits = number.digits();
        row.organisation_number = Set(Some(tx.keys().seal(tx.random(), NUMBER, digits.as_bytes())));
        row.organisation_number_hash = Set(Some(tx.keys().hash(NUMBER, digits)));
        row.is_sole_trader = Set(number.is_sole_trader());
    }
    if let Some(staff) = &edit.staff {
        row.is_grant_eligible = Set(staff.is_grant_eligible);
    }
    row.version = Set(before.version + 1);
    row
}

/// Leaves an organisation in these categories and no others. One that was taken away meanwhile is passed over.
pub(crate) async fn put_in_categories(tx: &Tx, of: Id<Organisation>, categories: &[Id<Category>]) -> Result<(), DbErr> {
    link::Entity::delete_many()
        .filter(link::Column::OrganisationId.eq(of))
        .exec(&**tx)
        .await?;
    let there = category::Entity::find().filter(category::Column::Id.is_in(categories.iter().copied()));
    let rows = there.all(&**tx).await?.into_iter().map(|there| link::ActiveModel {
        organisation_id: Set(of),
        category_id: Set(there.id),
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        link::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    }
    Ok(())
}
