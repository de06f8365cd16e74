//! The categories of the demo, which associations are in which, and which can apply for grants.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use store::Tx;

use crate::model::{Activity, AgeGroup, Kind, State, codes, sort_key};
use crate::tables::category::{self, link};
use crate::tables::organisation::{self, Column, Entity};

/// Swedish and English name, and who is in it.
type Named = (&'static str, &'static str, fn(&organisation::Model) -> bool);

const CATEGORIES: [Named; 5] = [
    (
        "Barn- och ungdomsförening",
        "Association for children and youth",
        |of| {
            let ages = codes::<AgeGroup>(&of.age_groups);
            ages.contains(&AgeGroup::Children) || ages == [AgeGroup::Youth]
        },
    ),
    ("Idrottsförening", "Sports association", |of| does(of, Activity::Sport)),
    ("Kulturförening", "Cultural association", |of| {
        does(of, Activity::Culture) || does(of, Activity::Heritage)
    }),
    ("Pensionärsförening", "Pensioners' association", |of| {
        does(of, Activity::Pensioners)
    }),
    ("Funktionsrättsförening", "Disability rights association", |of| {
        does(of, Activity::Disability)
    }),
];

fn does(of: &organisation::Model, activity: Activity) -> bool {
    codes::<Activity>(&of.activities).contains(&activity)
}

/// Makes them, and puts every association in those it belongs to. Most that are in one get grants.
pub(super) async fn load(tx: &Tx) -> Result<(), DbErr> {
    let associations = Entity::find()
        .filter(Column::Kind.eq(Kind::Association))
        .filter(Column::State.eq(State::Active))
        .all(&**tx)
        .await?;
    let mut links = Vec::new();
    for (name_sv, name_en, is_in) in CATEGORIES {
        let row = category::ActiveModel {
            id: Set(tx.id()),
            name_sv: Set(name_sv.to_owned()),
            name_en: Set(name_en.to_owned()),
            name_key: Set(sort_key(name_sv)),
            created_at: Set(tx.now()),
        };
        let made = row.insert(&**tx).await?;
        let members = associations.iter().filter(|of| is_in(of));
        links.extend(members.map(|of| link::ActiveModel {
            organisation_id: Set(of.id),
            category_id: Set(made.id),
        }));
    }
    for (turn, of) in associations.into_iter().enumerate() {
        let is_in_any = links.iter().any(|link| link.organisation_id.as_ref() == &of.id);
        let mut row = of.into_active_model();
        row.is_grant_eligible = Set(is_in_any && turn % 6 != 5);
        row.update(&**tx).await?;
    }
    link::Entity::insert_many(links).exec_without_returning(&**tx).await?;
    Ok(())
}
