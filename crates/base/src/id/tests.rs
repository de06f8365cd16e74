//! Ids by themselves, and as a primary key and a field of an entity in SQLite.

use std::collections::HashSet;

use chrono::Duration;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, Database, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    Schema, Set,
};

use super::*;

fn now() -> DateTime<Utc> {
    "2026-11-27T17:00:00.123Z".parse().unwrap()
}

#[test]
fn a_new_id_is_a_version_7_uuid_of_its_instant() {
    let uuid = Id::<Person>::new(now(), &Random::seeded(1)).uuid();
    assert_eq!(uuid.get_version_num(), 7);
    assert_eq!(uuid.get_variant(), uuid::Variant::RFC4122);
    let (seconds, nanos) = uuid.get_timestamp().unwrap().to_unix();
    assert_eq!(DateTime::from_timestamp(seconds.cast_signed(), nanos), Some(now()));
}

#[test]
fn the_same_instant_and_seed_give_the_same_ids_and_never_one_twice() {
    let draw = |seed| {
        let random = Random::seeded(seed);
        (0..1_000)
            .map(|_| Id::<Person>::new(now(), &random))
            .collect::<HashSet<_>>()
    };
    assert_eq!(draw(1), draw(1));
    assert_eq!(draw(1).len(), 1_000);
    assert!(draw(1).is_disjoint(&draw(2)));
}

#[test]
fn later_ids_sort_after_earlier_ones() {
    let random = Random::seeded(1);
    let ids: Vec<Id<Person>> = (0..100)
        .map(|millis| Id::new(now() + Duration::milliseconds(millis), &random))
        .collect();
    assert!(ids.is_sorted());
}

#[test]
fn an_id_is_read_back_from_what_is_written() {
    let id = Id::<Person>::new(now(), &Random::seeded(1));
    assert_eq!(id.to_string().parse::<Id<Person>>().unwrap(), id);
    assert_eq!(
        serde_json::from_value::<Id<Person>>(serde_json::to_value(id).unwrap()).unwrap(),
        id
    );
    assert_eq!(format!("{id:?}"), id.uuid().to_string());
    assert!("17".parse::<Id<Person>>().is_err());
}

mod hats {
    use sea_orm::entity::prelude::*;

    use crate::{Id, Organisation, Person};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "hats")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person: Id<Person>,
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i32,
        pub organisation: Option<Id<Organisation>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod persons {
    use sea_orm::entity::prelude::*;

    use crate::{Id, Person};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "persons")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Person>,
        pub changed_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

#[tokio::test]
async fn an_id_is_a_primary_key_and_a_field_of_an_entity() -> Result<(), DbErr> {
    let db = Database::connect("sqlite::memory:").await?;
    let schema = Schema::new(db.get_database_backend());
    db.execute(&schema.create_table_from_entity(persons::Entity)).await?;
    db.execute(&schema.create_table_from_entity(hats::Entity)).await?;

    let random = Random::seeded(1);
    let (anna, bo) = (
        Id::new(now(), &random),
        Id::new(now() + Duration::milliseconds(1), &random),
    );
    for id in [bo, anna] {
        persons::ActiveModel {
            id: Set(id),
            changed_at: Set(now()),
        }
        .insert(&db)
        .await?;
    }
    let found = persons::Entity::find_by_id(anna).one(&db).await?;
    assert_eq!(
        found,
        Some(persons::Model {
            id: anna,
            changed_at: now()
        })
    );
    let in_order = persons::Entity::find()
        .order_by_asc(persons::Column::Id)
        .all(&db)
        .await?;
    assert_eq!(in_order.iter().map(|person| person.id).collect::<Vec<_>>(), [anna, bo]);

    let club = Id::new(now(), &random);
    for (place, organisation) in [(1, None), (2, Some(club))] {
        let hat = hats::Model {
            person: anna,
            place,
            organisation,
        };
        hats::Entity::insert(hat.clone().into_active_model()).exec(&db).await?;
        assert_eq!(hats::Entity::find_by_id((anna, place)).one(&db).await?, Some(hat));
    }
    let of_club = hats::Entity::find()
        .filter(hats::Column::Organisation.is_in([club]))
        .all(&db)
        .await?;
    assert_eq!(of_club.len(), 1);
    Ok(())
}
