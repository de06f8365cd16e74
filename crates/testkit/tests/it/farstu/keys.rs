//! `farstu keys rotate`: fields are sealed anew in batches, whatever changes meanwhile.

use accounts::tables::person;
use base::Random;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Resealed, SealedColumn};
use testkit::{TestPortal, both};
use web::Portal;
use web::config::{Secret, SecretSource};

/// A node of this portal with these encryption keys: `test` is the one of all tests.
async fn node(portal: &TestPortal, ids: &[&str]) -> Portal {
    let mut config = portal.config.clone();
    let secret = |id: &&str| match *id {
        "test" => config.keys.encryption["test"].clone(),
        id => SecretSource::Text(Secret::new(format!("{id:-<40}"))),
    };
    config.keys.encryption = ids.iter().map(|id| ((*id).to_owned(), secret(id))).collect();
    let made = farstu::wiring::portal(config, portal.clock().clone(), Random::seeded(3)).await;
    made.unwrap()
}

/// A person's number, with the keys of this node.
fn number(node: &Portal, person: &person::Model) -> anyhow::Result<Vec<u8>> {
    let sealed = person.personnummer.as_deref().unwrap_or_default();
    node.store.keys().open("accounts.personnummer", sealed)
}

fn columns() -> Vec<SealedColumn> {
    let services = farstu::services::all();
    services.iter().flat_map(|service| (service.sealed)()).collect()
}

async fn rotate(node: &Portal) -> Resealed {
    let mut done = Resealed::default();
    for column in columns() {
        done.add(node.store.reseal(&column, || ()).await.unwrap());
    }
    done
}

async fn outdated(node: &Portal) -> u64 {
    let mut outdated = 0;
    for column in columns() {
        outdated += node.store.count_outdated(&column).await.unwrap();
    }
    outdated
}

both!(after_a_rotation_the_new_key_alone_opens_everything, async |portal| {
    farstu::demo::load(portal).await.unwrap();
    let with_number = person::Entity::find()
        .filter(person::Column::Personnummer.is_not_null())
        .order_by_asc(person::Column::Id);
    let before = with_number.clone().all(portal.store.db()).await.unwrap();
    let numbers: Vec<_> = before.iter().map(|person| number(portal, person).unwrap()).collect();

    let both = node(portal, &["test", "z2027"]).await;
    let fields = outdated(&both).await;
    assert!(fields > 40, "{fields}");
    let done = rotate(&both).await;
    assert!(done.is_complete() && done.fields == fields, "{done:?}");
    assert_eq!(outdated(&both).await, 0);

    let new = node(portal, &["z2027"]).await;
    let after = with_number.all(portal.store.db()).await.unwrap();
    for (person, before) in after.iter().zip(numbers) {
        assert_eq!(number(&new, person).unwrap(), before);
        assert!(number(portal, person).is_err());
    }
    for column in columns() {
        new.store.opens(&column).await.unwrap();
    }
});

both!(
    fields_without_their_key_are_counted_by_its_name_and_left_alone,
    async |portal| {
        farstu::demo::load(portal).await.unwrap();
        let new = node(portal, &["z2027"]).await;
        let fields = outdated(&new).await;
        let done = rotate(&new).await;
        assert_eq!((done.fields, done.damaged), (0, 0));
        assert_eq!(done.without_key, [("test".to_owned(), fields)].into());
        let old = person::Entity::find().filter(person::Column::Personnummer.is_not_null());
        for person in old.all(portal.store.db()).await.unwrap() {
            assert!(number(portal, &person).is_ok());
        }
    }
);
