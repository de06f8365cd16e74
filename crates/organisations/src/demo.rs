//! The organisations of the demo: the same every time for the same people. All names, streets and
//! numbers are made up. Nobody is mailed about them.

mod names;

use anyhow::Context;
use base::{Email, Id, OrgRole, Organisation, Organisationsnummer, Person, PostalCode};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use store::Tx;

use crate::acts::{give_role, join, new_row};
use crate::model::{
    Activity, Address, AgeGroup, Kind, NewOrganisation, State, search_key, sort_key, stored_age_groups,
};
use crate::tables::{access_request, organisation};

/// Who acts for the organisations of the demo. Each list needs at least one person; organisations are
/// spread over them in order, so the first of a list has the first organisation of its kind.
#[derive(Clone, Copy, Debug)]
pub struct DemoPeople<'a> {
    /// Association managers.
    pub managers: &'a [Id<Person>],
    /// Sub-users for bookings.
    pub booking_users: &'a [Id<Person>],
    /// Sub-users for grants.
    pub grants_users: &'a [Id<Person>],
    /// Those who represent a company.
    pub company_people: &'a [Id<Person>],
    /// Administrators of customer organisations.
    pub administrators: &'a [Id<Person>],
    /// Orderers of customer organisations.
    pub orderers: &'a [Id<Person>],
    /// Approvers of customer organisations.
    pub approvers: &'a [Id<Person>],
    /// Agent case workers: those of the first customer organisation.
    pub agents: &'a [Id<Person>],
    /// Authorised signatories of customer organisations.
    pub signatories: &'a [Id<Person>],
    /// Contacts of customer organisations.
    pub contacts: &'a [Id<Person>],
    /// Private persons who have just registered an association that nobody has confirmed yet, and who
    /// ask for access to others.
    pub newcomers: &'a [Id<Person>],
    /// The officer who confirmed all the others.
    pub registrar: Id<Person>,
}

/// What was made, each with somebody who may do everything there. Those that wait for confirmation
/// are not among them.
#[derive(Clone, Debug, Default)]
pub struct DemoOrganisations {
    /// Associations with their manager.
    pub associations: Vec<(Id<Organisation>, Id<Person>)>,
    /// Companies with their administrator.
    pub companies: Vec<(Id<Organisation>, Id<Person>)>,
    /// Customer organisations with their administrator.
    pub customers: Vec<(Id<Organisation>, Id<Person>)>,
}

/// One organisation of the demo.
struct Made<'a> {
    kind: Kind,
    name: &'a str,
    number: String,
    street: &'a str,
    area: &'a str,
    activity: Option<Activity>,
    ages: &'a [AgeGroup],
    description: &'a str,
    state: State,
    turn: usize,
}

/// Makes 40 associations, 10 companies, 6 customer organisations, and a few that wait for staff.
pub async fn load(tx: &Tx, people: DemoPeople<'_>) -> anyhow::Result<DemoOrganisations> {
    let mut made = DemoOrganisations::default();
    for (turn, (name, activity, area, ages, description)) in names::ASSOCIATIONS.iter().enumerate() {
        let manager = *pick(people.managers, turn)?;
        let id = association(tx, turn, name, *activity, area, ages, description, people.registrar).await?;
        let members = [
            (manager, OrgRole::AssociationManager),
            (*pick(people.booking_users, turn)?, OrgRole::SubUserBooking),
            (*pick(people.grants_users, turn)?, OrgRole::SubUserGrants),
        ];
        add_members(tx, id, &members).await?;
        made.associations.push((id, manager));
    }
    for (turn, (name, description)) in names::COMPANIES.iter().enumerate() {
        let head = *pick(people.company_people, turn)?;
        let id = other(tx, Kind::Company, turn, name, description, people.registrar).await?;
        add_members(tx, id, &[(head, OrgRole::Administrator)]).await?;
        made.companies.push((id, head));
    }
    for (turn, (name, description)) in names::CUSTOMERS.iter().enumerate() {
        let head = *pick(people.administrators, turn)?;
        let id = other(tx, Kind::Customer, turn, name, description, people.registrar).await?;
        let mut members = vec![
            (head, OrgRole::Administrator),
            (*pick(people.orderers, turn)?, OrgRole::Orderer),
            (*pick(people.approvers, turn)?, OrgRole::Approver),
            (*pick(people.signatories, turn)?, OrgRole::AuthorisedSignatory),
            (*pick(people.contacts, turn)?, OrgRole::Contact),
        ];
        if turn == 0 {
            members.extend(people.agents.iter().map(|agent| (*agent, OrgRole::AgentCaseWorker)));
        }
        add_members(tx, id, &members).await?;
        made.customers.push((id, head));
    }
    newcomers(tx, people, &made).await?;
    Ok(made)
}

#[expect(
    clippy::too_many_arguments,
    reason = "the columns of the demo's table, in their order"
)]
async fn association(
    tx: &Tx,
    turn: usize,
    name: &str,
    activity: Activity,
    area: &str,
    ages: &[AgeGroup],
    description: &str,
    registrar: Id<Person>,
) -> anyhow::Result<Id<Organisation>> {
    let made = Made {
        kind: Kind::Association,
        name,
        number: number("809900", turn),
        street: names::STREETS[turn % names::STREETS.len()],
        area,
        activity: Some(activity),
        ages,
        description,
        // A register has some that rest and some that would rather not be seen.
        state: if turn % 13 == 12 { State::Resting } else { State::Active },
        turn,
    };
    insert(tx, &made, Some(registrar)).await
}

async fn other(
    tx: &Tx,
    kind: Kind,
    turn: usize,
    name: &str,
    description: &str,
    registrar: Id<Person>,
) -> anyhow::Result<Id<Organisation>> {
    let made = Made {
        kind,
        name,
        number: number(if kind == Kind::Company { "559999" } else { "212999" }, turn),
        street: names::STREETS[(turn * 3 + 1) % names::STREETS.len()],
        area: names::AREAS[turn % names::AREAS.len()],
        activity: None,
        ages: &[],
        description,
        state: State::Active,
        turn,
    };
    insert(tx, &made, Some(registrar)).await
}

/// Three that wait for staff, and questions that wait for managers; the oldest has come to staff.
async fn newcomers(tx: &Tx, people: DemoPeople<'_>, made: &DemoOrganisations) -> anyhow::Result<()> {
    for (turn, (name, activity, area, ages, description)) in names::WAITING.iter().enumerate() {
        let made = Made {
            kind: Kind::Association,
            name,
            number: number("809901", turn),
            street: names::STREETS[(turn + 5) % names::STREETS.len()],
            area,
            activity: Some(*activity),
            ages,
            description,
            state: State::Unconfirmed,
            turn,
        };
        let id = insert(tx, &made, None).await?;
        let head = [(*pick(people.newcomers, turn)?, OrgRole::AssociationManager)];
        add_members(tx, id, &head).await?;
    }
    for (turn, (message, days)) in names::QUESTIONS.iter().enumerate() {
        let (organisation, _) = *pick(&made.associations, turn)?;
        let at = tx.now() - TimeDelta::days(*days);
        let row = access_request::ActiveModel {
            id: Set(tx.id()),
            organisation_id: Set(organisation),
            person_id: Set(*pick(people.newcomers, turn)?),
            message: Set(Some((*message).to_owned())),
            state: Set(crate::model::RequestState::Open),
            created_at: Set(at),
            at_staff_since: Set((*days >= 7).then_some(at + TimeDelta::days(7))),
            role: Set(None),
            reason: Set(None),
            answered_at: Set(None),
            answered_by: Set(None),
        };
        access_request::Entity::insert(row)
            .exec_without_returning(&**tx)
            .await?;
    }
    Ok(())
}

async fn insert(tx: &Tx, made: &Made<'_>, registrar: Option<Id<Person>>) -> anyhow::Result<Id<Organisation>> {
    let number = Organisationsnummer::from_stored(&made.number).context("the demo's numbers are right")?;
    let postal_code = PostalCode::parse(&format!("123{:02}", 10 + made.turn)).context("a postal code of the demo")?;
    let new = NewOrganisation {
        kind: made.kind,
        name: made.name.to_owned(),
        number,
        address: Address {
            street: made.street.to_owned(),
            postal_code,
            city: "Exempelstad".to_owned(),
        },
    };
    let mut row = new_row(tx, &new);
    let id = tx.id();
    let (domain, confirmed) = (domain(made.name), registrar.map(|_| confirmed_at(tx.now(), made.turn)));
    let in_register = made.kind == Kind::Association && registrar.is_some() && made.turn % 9 != 8;
    row.id = Set(id);
    row.name_key = Set(sort_key(made.name));
    row.search_key = Set(search_key(
        made.name,
        Some(made.area),
        Some("Exempelstad"),
        Some(made.description),
    ));
    row.email = Set(Some(Email::parse(&format!("info@{domain}"))?.as_str().to_owned()));
    row.phone = Set(Some(format!("08-465 {:03} {:02}", 100 + made.turn, 10 + made.turn)));
    row.web = Set(Some(format!("https://{domain}")));
    row.activity = Set(made.activity);
    row.area = Set(Some(made.area.to_owned()));
    row.area_key = Set(Some(sort_key(made.area)));
    row.age_groups = Set(stored_age_groups(made.ages));
    row.description = Set(Some(made.description.to_owned()));
    row.shown_in_register = Set(in_register);
    row.shows_address = Set(made.turn % 2 == 0);
    row.shows_email = Set(true);
    row.shows_phone = Set(made.turn % 3 != 2);
    row.state = Set(made.state);
    row.confirmed_at = Set(confirmed);
    row.confirmed_by = Set(registrar);
    row.created_at = Set(confirmed.map_or(tx.now() - TimeDelta::hours(20), |at| at - TimeDelta::days(2)));
    organisation::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(id)
}

async fn add_members(tx: &Tx, id: Id<Organisation>, members: &[(Id<Person>, OrgRole)]) -> anyhow::Result<()> {
    for (person, role) in members {
        let membership = join(tx, id, *person).await?;
        give_role(tx, membership, *role, None).await?;
    }
    Ok(())
}

fn pick<T>(list: &[T], turn: usize) -> anyhow::Result<&T> {
    list.get(turn % list.len().max(1))
        .context("the demo has nobody for an organisation")
}

/// Spread over the past two years.
fn confirmed_at(now: DateTime<Utc>, turn: usize) -> DateTime<Utc> {
    now - TimeDelta::days(30 + i64::try_from(turn * 17).unwrap_or_default())
}

/// `front` and a running number, with its check digit.
fn number(front: &str, turn: usize) -> String {
    let nine = format!("{front}{turn:03}");
    let sum: u32 = nine
        .bytes()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(digit - b'0') * if place % 2 == 0 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    format!("{nine}{}", (10 - sum % 10) % 10)
}

/// The website of the demo's organisation: its name in plain letters under `example`.
fn domain(name: &str) -> String {
    let plain: String = name
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            'å' | 'ä' => Some('a'),
            'ö' => Some('o'),
            'é' => Some('e'),
            c if c.is_ascii_alphanumeric() => Some(c),
            _ => None,
        })
        .collect();
    format!("{plain}.example")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_are_as_many_as_the_demo_promises_and_no_two_are_alike() {
        assert_eq!(names::ASSOCIATIONS.len(), 40);
        assert_eq!(names::COMPANIES.len(), 10);
        assert_eq!(names::CUSTOMERS.len(), 6);
        let names = names::ASSOCIATIONS
            .iter()
            .map(|a| a.0)
            .chain(names::WAITING.iter().map(|a| a.0))
            .chain(names::COMPANIES.iter().map(|c| c.0))
            .chain(names::CUSTOMERS.iter().map(|c| c.0));
        let different: BTreeSet<_> = names.clone().map(domain).collect();
        assert_eq!(different.len(), names.count());
    }

    #[test]
    fn every_number_and_address_of_the_demo_can_be_read() {
        for front in ["809900", "809901", "559999", "212999"] {
            for turn in 0..40 {
                let number = Organisationsnummer::from_stored(&number(front, turn)).unwrap();
                assert!(!number.is_sole_trader());
            }
        }
        for (name, ..) in names::ASSOCIATIONS {
            assert!(Email::parse(&format!("info@{}", domain(name))).is_ok(), "{name}");
        }
    }
}
