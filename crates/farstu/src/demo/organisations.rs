//! The organisations of the demo, with those who act for them.

use std::collections::HashMap;

use anyhow::Context;
use base::{Id, Person};
use files::demo::StoredText;
use organisations::demo::{DemoCast, DemoLogo, DemoOrganisations};
use organisations::model::Kind;
use store::Tx;
use web::Portal;

use super::cast::{Cast, CastMember, CastOrganisation};

/// Those of the cast first, then the others of Exempelkommunen, whose leaders have everybody's password.
pub(super) async fn load(
    portal: &Portal,
    tx: &Tx,
    cast: &Cast,
    people: &HashMap<&str, Id<Person>>,
    password_hash: &str,
    made: (&[StoredText], &[DemoLogo]),
) -> anyhow::Result<DemoOrganisations> {
    let own: Vec<_> = cast
        .organisations
        .iter()
        .map(|new| with_members(new, people))
        .collect::<anyhow::Result<_>>()?;
    let registrar = cast.people.iter().find(|person| person.is_registrar());
    let registrar = registrar.context("the demo has somebody who confirms organisations")?;
    organisations::demo::load(portal, tx, &own, password_hash, people[&*registrar.username], made).await
}

fn with_members<'a>(new: &'a CastOrganisation, people: &HashMap<&str, Id<Person>>) -> anyhow::Result<DemoCast<'a>> {
    let members = new
        .members
        .iter()
        .map(|member| Ok((person(people, member)?, member.roles.clone())));
    Ok(DemoCast {
        kind: Kind::from_code(&new.kind).with_context(|| format!("{} is no kind of organisation", new.kind))?,
        name: &new.name,
        members: members.collect::<anyhow::Result<_>>()?,
    })
}

fn person(people: &HashMap<&str, Id<Person>>, member: &CastMember) -> anyhow::Result<Id<Person>> {
    people
        .get(&*member.person)
        .copied()
        .with_context(|| format!("nobody in the demo is called {}", member.person))
}
