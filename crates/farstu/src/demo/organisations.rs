//! The organisations of the demo, with those who act for them.

use std::collections::HashMap;

use anyhow::Context;
use base::{Id, Organisation, Person};
use organisations::tables::{membership, membership_role, organisation};
use sea_orm::{ActiveValue::Set, EntityTrait};
use store::Tx;

use super::cast::{Cast, CastMember, CastOrganisation};

/// Organisations, each with somebody who writes for it.
#[derive(Default)]
pub(super) struct Organisations {
    pub(super) associations: Vec<(Id<Organisation>, Id<Person>)>,
    pub(super) companies: Vec<(Id<Organisation>, Id<Person>)>,
}

pub(super) async fn load(tx: &Tx, cast: &Cast, people: &HashMap<&str, Id<Person>>) -> anyhow::Result<Organisations> {
    let mut loaded = Organisations::default();
    for new in &cast.organisations {
        let id = organisation(tx, new).await?;
        for member in &new.members {
            add_member(tx, id, member, person(people, member)?).await?;
        }
        let first = new
            .members
            .first()
            .context("an organisation of the demo has a member")?;
        let pair = (id, person(people, first)?);
        match new.kind.as_str() {
            "forening" => loaded.associations.push(pair),
            _ => loaded.companies.push(pair),
        }
    }
    Ok(loaded)
}

fn person(people: &HashMap<&str, Id<Person>>, member: &CastMember) -> anyhow::Result<Id<Person>> {
    people
        .get(&*member.person)
        .copied()
        .with_context(|| format!("nobody in the demo is called {}", member.person))
}

async fn organisation(tx: &Tx, new: &CastOrganisation) -> anyhow::Result<Id<Organisation>> {
    let id = tx.id();
    let row = organisation::ActiveModel {
        id: Set(id),
        kind: Set(new.kind.clone()),
        name: Set(new.name.clone()),
        name_key: Set(new.name.to_lowercase()),
        organisation_number: Set(None),
        organisation_number_hash: Set(None),
        address: Set(None),
        postal_code: Set(None),
        city: Set(None),
        shown_in_register: Set(true),
        state: Set("active".to_owned()),
        confirmed_at: Set(Some(tx.now())),
        confirmed_by: Set(None),
        created_at: Set(tx.now()),
        version: Set(1),
    };
    organisation::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(id)
}

async fn add_member(
    tx: &Tx,
    organisation: Id<Organisation>,
    new: &CastMember,
    person: Id<Person>,
) -> anyhow::Result<()> {
    let id = tx.id();
    let row = membership::ActiveModel {
        id: Set(id),
        organisation_id: Set(organisation),
        person_id: Set(person),
        created_at: Set(tx.now()),
    };
    membership::Entity::insert(row).exec_without_returning(&**tx).await?;
    for role in &new.roles {
        let row = membership_role::ActiveModel {
            membership_id: Set(id),
            role: Set(role.code().to_owned()),
            given_by: Set(None),
            given_at: Set(tx.now()),
        };
        membership_role::Entity::insert(row)
            .exec_without_returning(&**tx)
            .await?;
    }
    Ok(())
}
