//! The demo owner Exempelkommunen (product.md), loaded once into an empty database, in one
//! transaction: the same people and matters each time, dated from today. Nobody is mailed.

mod cast;
mod organisations;

use std::collections::HashMap;

use ::organisations::demo::{DemoLogo, DemoOrganisations};
use accounts::hashing;
use anyhow::Context;
use base::{ApiKey, Id, Organisation, Person};
use chrono::TimeDelta;
use files::demo::StoredText;
use futures::{StreamExt, TryStreamExt};
use sea_orm::{EntityTrait, PaginatorTrait};
use store::{Never, Tx};
use web::Portal;

use crate::progress::Progress;

pub use cast::{Cast, Login, cast};

const HASHED_AT_ONCE: usize = 2;

/// What became of loading the demo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loaded {
    /// The database was empty; now the demo is in it.
    Now,
    /// The demo is there since an earlier time.
    Before,
    /// There are other people in this database, so it was left alone.
    NotEmpty,
}

/// What takes a while, and is made before the transaction.
struct Made {
    people: Vec<accounts::demo::NewPerson>,
    papers: Vec<StoredText>,
    logos: Vec<DemoLogo>,
    /// Files of cases, by name.
    texts: HashMap<String, StoredText>,
}

/// Loads the demo, unless there are people already. All of it or nothing.
pub async fn load(portal: &Portal) -> anyhow::Result<Loaded> {
    if let Some(there) = what_is_there(portal.store.db()).await? {
        return Ok(there);
    }
    accounts::terms::ensure(portal).await?;
    let cast = cast();
    let progress = Progress::of("Loading the demo: passwords", cast.people.len() as u64 + 3);
    let made = &Made {
        people: people(portal, &cast, &progress).await?,
        papers: ::organisations::demo::papers(portal).await?,
        logos: ::organisations::demo::logos(portal).await?,
        texts: desk::demo::texts(portal).await?,
    };
    let (cast, progress) = (&cast, &progress);
    let loaded = portal.store.write::<_, Never, _, _>(|tx| async move {
        tx.lock("farstu.demo").await?;
        if let Some(there) = what_is_there(&*tx).await? {
            return Ok(there);
        }
        write(portal, &tx, cast, made, progress).await?;
        Ok(Loaded::Now)
    });
    let loaded = loaded.await?;
    if loaded == Loaded::Now {
        desk::demo::mails(portal).await?;
    }
    Ok(loaded)
}

async fn what_is_there(db: &impl sea_orm::ConnectionTrait) -> anyhow::Result<Option<Loaded>> {
    use accounts::tables::person;
    if person::Entity::find().count(db).await? == 0 {
        return Ok(None);
    }
    let first = cast().people.swap_remove(0).email;
    let known = accounts::queries::find_by_email(db, &first).await?;
    Ok(Some(known.map_or(Loaded::NotEmpty, |_| Loaded::Before)))
}

/// The people with their passwords hashed: each has a salt of its own, and hashing is slow on purpose.
async fn people(portal: &Portal, cast: &Cast, progress: &Progress) -> anyhow::Result<Vec<accounts::demo::NewPerson>> {
    let hashed = cast.people.iter().map(|person| {
        let (random, password) = (portal.random().clone(), cast.password.clone());
        async move {
            let hash = tokio::task::spawn_blocking(move || hashing::hash_now(&random, &password));
            let hash = hash.await.context("hashing was cut off")??;
            progress.step(1);
            anyhow::Ok(person.with_password(hash))
        }
    });
    futures::stream::iter(hashed)
        .buffered(HASHED_AT_ONCE)
        .try_collect()
        .await
}

async fn write(portal: &Portal, tx: &Tx, cast: &Cast, made: &Made, progress: &Progress) -> anyhow::Result<()> {
    progress.now("Loading the demo: people");
    let mut ids: HashMap<&str, Id<Person>> = HashMap::new();
    for (person, new) in cast.people.iter().zip(&made.people) {
        let id = accounts::demo::person(portal, tx, new).await?;
        if let Some(number) = &person.personnummer {
            accounts::demo::give_personnummer(tx, id, number).await?;
        }
        ids.insert(&person.username, id);
    }
    for mandate in &cast.mandates {
        let new = accounts::demo::NewMandate {
            kind: mandate.kind,
            from: ids[&*mandate.from],
            to: ids[&*mandate.to],
            until: tx.now() + TimeDelta::days(mandate.days),
        };
        accounts::demo::mandate(tx, &new, &[desk::SERVICE]).await?;
    }
    progress.step(1);
    progress.now("Loading the demo: organisations and news");
    let leaders_hash = &made.people.first().context("the demo has people")?.password_hash;
    let organisations = organisations::load(portal, tx, cast, &ids, leaders_hash, (&made.papers, &made.logos)).await?;
    notify::demo::load(portal, tx).await?;
    progress.step(1);
    progress.now("Loading the demo: cases");
    let program = program(tx, cast, &organisations).await?;
    let customers = cast.people.iter().filter(|person| person.customer && !person.protected);
    let officers = cast.people.iter().filter(|person| person.is_case_officer());
    let people = desk::demo::DemoPeople {
        privates: &customers.map(|person| ids[&*person.username]).collect::<Vec<_>>(),
        associations: &organisations.associations,
        companies: &organisations.companies,
        customers: &organisations.served,
        program,
        officers: &officers.map(|person| ids[&*person.username]).collect::<Vec<_>>(),
    };
    desk::demo::load(portal, tx, people, &made.texts).await?;
    progress.step(1);
    Ok(())
}

/// The program that anybody may call as: for whom, and by which key.
async fn program(tx: &Tx, cast: &Cast, made: &DemoOrganisations) -> anyhow::Result<(Id<Organisation>, Id<ApiKey>)> {
    // Those of the cast come first, in its order.
    let companies = cast.organisations.iter().filter(|new| new.kind == "foretag");
    let place = companies
        .map(|new| &new.name)
        .position(|name| *name == cast.key.organisation);
    let company = place.and_then(|place| made.companies.get(place));
    let &(of, by) = company.context("the key of the demo belongs to a company of it")?;
    let key = ::organisations::demo::key(tx, of, Some(by), &cast.key.program, &cast.key.text).await?;
    Ok((of, key))
}
