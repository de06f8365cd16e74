//! The organisations of the demo and of tests: the same every time. All names, streets and numbers are
//! made up. Nobody is mailed about them.

mod agents;
mod categories;
mod names;
mod own;

use accounts::demo::NewPerson;
use anyhow::Context;
use base::{ApiKey, Email, Id, Lang, OrgRole, Organisation, Organisationsnummer, Person, PostalCode};
use chrono::{DateTime, TimeDelta, Utc};
use files::demo::StoredText;
use sea_orm::ActiveValue::Set;
use sea_orm::{DbErr, EntityTrait};
use store::{Actor, Tx};
use web::Portal;

use crate::acts::{NewKey, NewLogo, give_role, join, new_row, put_key, put_up};
use crate::drawing;
use crate::keys::KeyText;
use crate::model::{
    Activity, Address, Kind, NewOrganisation, RequestState, State, area_keys, search_key, stored_codes,
};
use crate::pages::logo;
use crate::tables::{access_request, organisation};

/// Logos that are drawn.
const LOGOS: usize = 12;
const CITY: &str = "Exempelstad";

/// An organisation of the demo whose people have logins of their own.
#[derive(Clone, Debug)]
pub struct DemoCast<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its name, best one of the demo's own.
    pub name: &'a str,
    /// Who may do what there.
    pub members: Vec<(Id<Person>, Vec<OrgRole>)>,
}

/// What was made, each with somebody who writes for it: those of the cast first. Those that wait for
/// confirmation are not among them.
#[derive(Clone, Debug, Default)]
pub struct DemoOrganisations {
    /// Associations.
    pub associations: Vec<(Id<Organisation>, Id<Person>)>,
    /// Companies.
    pub companies: Vec<(Id<Organisation>, Id<Person>)>,
    /// Customer organisations.
    pub customers: Vec<(Id<Organisation>, Id<Person>)>,
    /// Those of them that an agent acts for.
    pub served: Vec<(Id<Organisation>, Id<Person>)>,
}

impl DemoOrganisations {
    fn of(&mut self, kind: Kind) -> &mut Vec<(Id<Organisation>, Id<Person>)> {
        match kind {
            Kind::Association => &mut self.associations,
            Kind::Company => &mut self.companies,
            Kind::Customer => &mut self.customers,
        }
    }
}

/// One organisation of the demo.
struct Made<'a> {
    kind: Kind,
    state: State,
    /// Its place among those of its kind: decides street, dates and what it shows.
    turn: usize,
    row: names::Row<'a>,
}

/// Puts the files of the demo's papers into the storage, before its transaction.
pub async fn papers(portal: &Portal) -> anyhow::Result<Vec<StoredText>> {
    let mut made = Vec::new();
    for _ in names::all().filter(|(kind, _)| *kind == Kind::Association) {
        for (_, _, text) in own::PAPERS {
            made.push(files::demo::store(portal, text).await?);
        }
    }
    Ok(made)
}

/// A logo that lies in the file storage and hangs on nothing yet.
#[derive(Clone, Debug)]
pub struct DemoLogo(NewLogo);

/// Draws logos for a handful of associations, before the demo's transaction.
pub async fn logos(portal: &Portal) -> anyhow::Result<Vec<DemoLogo>> {
    let mut made = Vec::new();
    for turn in 0..LOGOS {
        made.push(DemoLogo(logo::keep(portal, &drawing::emblem(turn)).await?));
    }
    Ok(made)
}

/// Makes the organisations of the cast, and more until there are 40 associations, 10 companies and 6
/// customer organisations, with leaders who can log in with `password_hash`; and a few that wait for
/// staff. `registrar` confirmed all others.
pub async fn load(
    portal: &Portal,
    tx: &Tx,
    cast: &[DemoCast<'_>],
    password_hash: &str,
    registrar: Id<Person>,
    (papers, logos): (&[StoredText], &[DemoLogo]),
) -> anyhow::Result<DemoOrganisations> {
    let leaders = leaders(portal, tx, password_hash).await?;
    let mut loaded = DemoOrganisations::default();
    for new in cast {
        let id = organisation(tx, new.kind, new.name).await?;
        confirm(tx, id, registrar).await?;
        for (person, roles) in &new.members {
            member(tx, id, *person, roles).await?;
        }
        let first = new.members.first();
        let (first, _) = first.context("an organisation of the demo has a member")?;
        loaded.of(new.kind).push((id, *first));
    }
    let named: Vec<_> = cast.iter().map(|new| new.name).collect();
    let others = names::all().filter(|(_, name)| !named.contains(name));
    for (turn, (kind, name)) in others.enumerate() {
        let id = organisation(tx, kind, name).await?;
        confirm(tx, id, registrar).await?;
        let leader = *pick(&leaders, turn)?;
        member(tx, id, leader, &[kind.head()]).await?;
        loaded.of(kind).push((id, leader));
    }
    newcomers(tx, &leaders, &loaded).await?;
    own::load(tx, &loaded.associations, &leaders, registrar, papers).await?;
    categories::load(tx).await?;
    // Every other one: most have none.
    for ((of, _), logo) in loaded.associations.iter().step_by(2).zip(logos) {
        put_up(tx, *of, &logo.0).await?;
    }
    loaded.served = agents::load(tx, &loaded, &leaders, registrar).await?;
    Ok(loaded)
}

/// Makes an active organisation without members: with the details of the demo when it is one of its
/// own, else with hardly any.
pub async fn organisation(tx: &Tx, kind: Kind, name: &str) -> anyhow::Result<Id<Organisation>> {
    let made = match names::find(kind, name) {
        Some((turn, row)) => Made {
            kind,
            // A register has some that rest.
            state: if kind == Kind::Association && turn % 13 == 12 {
                State::Resting
            } else {
                State::Active
            },
            turn,
            row,
        },
        None => Made {
            kind,
            state: State::Active,
            turn: 0,
            row: (name, &[Activity::Other], "Centrum", &[], ""),
        },
    };
    insert(tx, &made).await
}

/// Makes a key whose text is known beforehand, for a program of this name. It ends never.
pub async fn key(
    tx: &Tx,
    organisation: Id<Organisation>,
    by: Option<Id<Person>>,
    name: &str,
    text: &str,
) -> anyhow::Result<Id<ApiKey>> {
    let new = NewKey {
        name: name.to_owned(),
        expires_at: None,
    };
    let by = by.map_or(Actor::System, Actor::person);
    put_key(tx, by, organisation, &new, &KeyText::known(text)).await
}

/// Makes a person a member with these roles.
pub async fn member(
    tx: &Tx,
    organisation: Id<Organisation>,
    person: Id<Person>,
    roles: &[OrgRole],
) -> Result<(), DbErr> {
    let membership = join(tx, organisation, person).await?;
    for role in roles {
        give_role(tx, membership, *role, None).await?;
    }
    Ok(())
}

async fn confirm(tx: &Tx, id: Id<Organisation>, registrar: Id<Person>) -> Result<(), DbErr> {
    let row = organisation::ActiveModel {
        id: Set(id),
        confirmed_by: Set(Some(registrar)),
        ..Default::default()
    };
    organisation::Entity::update(row).exec(&**tx).await?;
    Ok(())
}

async fn leaders(portal: &Portal, tx: &Tx, password_hash: &str) -> anyhow::Result<Vec<Id<Person>>> {
    let mut made = Vec::new();
    for (first, last) in names::LEADERS {
        let label = label(&format!("{first}{last}"));
        let new = NewPerson {
            email: Email::parse(&format!("{label}@postladan.example"))?,
            username: None,
            first_name: first.to_owned(),
            last_name: last.to_owned(),
            mobile: None,
            lang: Lang::Sv,
            password_hash: password_hash.to_owned(),
            staff: Vec::new(),
            protected: false,
        };
        made.push(accounts::demo::person(portal, tx, &new).await?);
    }
    Ok(made)
}

/// Three that wait for staff, and questions that wait for managers; the oldest has come to staff.
async fn newcomers(tx: &Tx, leaders: &[Id<Person>], loaded: &DemoOrganisations) -> anyhow::Result<()> {
    for (turn, row) in names::WAITING.iter().enumerate() {
        let made = Made {
            kind: Kind::Association,
            state: State::Unconfirmed,
            turn,
            row: *row,
        };
        let id = insert(tx, &made).await?;
        member(tx, id, *pick(leaders, turn + 3)?, &[OrgRole::AssociationManager]).await?;
    }
    for (turn, (message, days)) in names::QUESTIONS.iter().enumerate() {
        let (organisation, _) = *pick(&loaded.associations, turn)?;
        let at = tx.now() - TimeDelta::days(*days);
        let row = access_request::ActiveModel {
            id: Set(tx.id()),
            organisation_id: Set(organisation),
            person_id: Set(*pick(leaders, turn + 9)?),
            message: Set(Some((*message).to_owned())),
            state: Set(RequestState::Open),
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

async fn insert(tx: &Tx, made: &Made<'_>) -> anyhow::Result<Id<Organisation>> {
    let (name, activities, areas, ages, description) = made.row;
    let (kind, turn) = (made.kind, made.turn);
    let number = Organisationsnummer::from_stored(&number(kind, name)).context("the demo's numbers are right")?;
    let postal_code = PostalCode::parse(&format!("123 {:02}", 10 + turn)).context("a postal code of the demo")?;
    let new = NewOrganisation {
        kind,
        name: name.to_owned(),
        number,
        address: Address {
            street: names::STREETS[turn % names::STREETS.len()].to_owned(),
            postal_code,
            city: CITY.to_owned(),
        },
    };
    let (id, mut row) = (tx.id(), new_row(tx, &new));
    let (domain, at) = (format!("{}.example", label(name)), confirmed_at(tx.now(), turn));
    let (is_new, is_association) = (made.state == State::Unconfirmed, kind == Kind::Association);
    row.id = Set(id);
    row.search_key = Set(search_key(name, areas, Some(CITY), Some(description)));
    row.email = Set(Some(format!("info@{domain}")));
    row.email_key = Set(Some(format!("info@{domain}")));
    row.phone = Set(Some(format!("08-465 {:03} {:02}", 100 + turn, 10 + turn)));
    row.web = Set(Some(format!("https://{domain}")));
    if is_association {
        row.activities = Set(stored_codes(activities));
    }
    row.areas = Set(areas.to_owned());
    row.area_keys = Set(area_keys(areas));
    row.age_groups = Set(stored_codes(ages));
    row.description = Set(Some(description.to_owned()).filter(|text| !text.is_empty()));
    // And some would rather not be seen.
    row.shown_in_register = Set(is_association && !is_new && turn % 9 != 8);
    row.shows_address = Set(turn % 2 == 0);
    row.shows_email = Set(true);
    row.shows_phone = Set(turn % 3 != 2);
    row.state = Set(made.state);
    row.confirmed_at = Set((!is_new).then_some(at));
    row.created_at = Set(if is_new {
        tx.now() - TimeDelta::hours(20)
    } else {
        at - TimeDelta::days(2)
    });
    organisation::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(id)
}

fn pick<T>(list: &[T], turn: usize) -> anyhow::Result<&T> {
    list.get(turn % list.len().max(1))
        .context("the demo has nobody for an organisation")
}

/// Spread over the past two years.
fn confirmed_at(now: DateTime<Utc>, turn: usize) -> DateTime<Utc> {
    now - TimeDelta::days(30 + i64::try_from(turn * 17).unwrap_or_default())
}

/// A number of its kind, made from the name, with its check digit.
fn number(kind: Kind, name: &str) -> String {
    let front = match kind {
        Kind::Association => 8099,
        Kind::Company => 5599,
        Kind::Customer => 2129,
    };
    let folded = name
        .bytes()
        .fold(0_u64, |sum, byte| (sum * 131 + u64::from(byte)) % 99_991);
    let nine = format!("{front}{folded:05}");
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

/// A name as part of an address under `example`.
fn label(name: &str) -> String {
    let plain = |c| match c {
        'å' | 'ä' => Some('a'),
        'ö' => Some('o'),
        'é' => Some('e'),
        c if char::is_ascii_alphanumeric(&c) => Some(c),
        _ => None,
    };
    name.to_lowercase().chars().filter_map(plain).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_are_as_many_as_the_demo_promises_and_no_two_are_alike() {
        let of = |wanted| names::all().filter(|(kind, _)| *kind == wanted).count();
        assert_eq!(of(Kind::Association), 40);
        assert_eq!(of(Kind::Company), 10);
        assert_eq!(of(Kind::Customer), 6);
        let waiting = names::WAITING.iter().map(|row| (Kind::Association, row.0));
        let all: Vec<_> = names::all().chain(waiting).collect();
        let labels: BTreeSet<_> = all.iter().map(|(_, name)| label(name)).collect();
        let numbers: BTreeSet<_> = all.iter().map(|(kind, name)| number(*kind, name)).collect();
        assert_eq!((labels.len(), numbers.len()), (all.len(), all.len()));
    }

    #[test]
    fn every_number_and_address_of_the_demo_can_be_read() {
        for (kind, name) in names::all() {
            let number = Organisationsnummer::from_stored(&number(kind, name)).unwrap();
            assert!(!number.is_sole_trader());
            assert!(Email::parse(&format!("info@{}.example", label(name))).is_ok(), "{name}");
        }
    }
}
