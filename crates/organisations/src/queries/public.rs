//! The public register: associations that are confirmed, in use and chose to be shown. A statement
//! here never reads what an association did not choose to show, and never a number.

use std::collections::BTreeMap;

use base::{Id, Organisation};
use sea_orm::{ActiveEnum, ConnectionTrait, DbErr, FromQueryResult, Statement};
use store::{Sql, like};

use super::{LISTED, NamePage, PAGE, Place, add_place, page_of, place_key};
use crate::model::{Activity, AgeGroup, each_area};

/// What a visitor looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) words: Option<String>,
    pub(crate) activity: Option<Activity>,
    /// Key of an area.
    pub(crate) area: Option<String>,
    pub(crate) age: Option<AgeGroup>,
    pub(crate) place: Place,
}

impl Wanted {
    /// Whether one is looked for, of those that were read already: as `add_wanted` asks.
    pub(crate) fn takes(&self, one: &Shown) -> bool {
        let words = self.words.iter().flat_map(|words| words.split_whitespace());
        self.activity
            .is_none_or(|activity| one.activities.contains(&format!(" {} ", activity.to_value())))
            && self
                .area
                .as_ref()
                .is_none_or(|area| one.area_keys.contains(&format!(",{area},")))
            && self
                .age
                .is_none_or(|age| one.age_groups.contains(&format!(" {} ", age.to_value())))
            && words
                .into_iter()
                .all(|word| one.search_key.contains(&word.to_lowercase()))
    }
}

/// A row of the register.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Listed {
    pub(crate) id: Id<Organisation>,
    pub(crate) name: String,
    pub(crate) activities: String,
    pub(crate) areas: String,
    pub(crate) city: Option<String>,
    pub(crate) age_groups: String,
    pub(crate) description: Option<String>,
    pub(crate) logo_digest: Option<String>,
    pub(crate) logo_width: Option<i32>,
    pub(crate) logo_height: Option<i32>,
}

/// Adds the conditions of what is looked for on `organisations o`.
fn add_wanted(sql: &mut Sql, wanted: &Wanted) {
    sql.push(LISTED);
    if let Some(activity) = wanted.activity {
        let activity = sql.bind(format!("% {} %", activity.to_value()));
        sql.push(&format!(" AND o.activities LIKE {activity}"));
    }
    if let Some(area) = &wanted.area {
        let area = sql.bind(like(&format!(",{area},")));
        sql.push(&format!(" AND o.area_keys LIKE {area} ESCAPE '\\'"));
    }
    if let Some(age) = wanted.age {
        let age = sql.bind(format!("% {} %", age.to_value()));
        sql.push(&format!(" AND o.age_groups LIKE {age}"));
    }
    for word in wanted.words.iter().flat_map(|words| words.split_whitespace()) {
        let pattern = sql.bind(like(word));
        sql.push(&format!(" AND o.search_key LIKE {pattern} ESCAPE '\\'"));
    }
}

/// One page of the register, by name.
pub(crate) async fn listed(db: &impl ConnectionTrait, wanted: &Wanted) -> Result<NamePage<Listed>, DbErr> {
    let mut sql = Sql::new(
        "SELECT o.id, o.name, o.activities, o.areas, o.city, o.age_groups, o.description, l.digest AS logo_digest, \
         l.width AS logo_width, l.height AS logo_height FROM organisations o \
         LEFT JOIN logos l ON l.organisation_id = o.id \
         AND EXISTS (SELECT 1 FROM files f WHERE f.id = l.file_id AND f.state = 'ready') WHERE ",
    );
    add_wanted(&mut sql, wanted);
    let from = place_key(db, wanted.place).await?;
    add_place(&mut sql, wanted.place, from, PAGE + 1);
    let statement = sql.done(db.get_database_backend());
    let rows = Listed::find_by_statement(statement).all(db).await?;
    Ok(page_of(rows, wanted.place, |row| row.id))
}

/// What the register shows of one association.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Shown {
    pub(crate) id: Id<Organisation>,
    pub(crate) name: String,
    pub(crate) name_key: String,
    pub(crate) search_key: String,
    pub(crate) activities: String,
    pub(crate) areas: String,
    pub(crate) area_keys: String,
    pub(crate) age_groups: String,
    pub(crate) description: Option<String>,
    pub(crate) web: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) postal_code: Option<String>,
    pub(crate) city: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) contact_first: Option<String>,
    pub(crate) contact_last: Option<String>,
}

/// What an association chose to show. Who has protected identity, or does not act for it any longer, is
/// not named.
const SHOWN: &str = "SELECT o.id, o.name, o.name_key, o.search_key, o.activities, o.areas, o.area_keys, o.age_groups, \
     o.description, o.web, o.city, \
     CASE WHEN o.shows_address THEN o.address END AS address, \
     CASE WHEN o.shows_address THEN o.postal_code END AS postal_code, \
     CASE WHEN o.shows_email THEN o.email END AS email, \
     CASE WHEN o.shows_phone THEN o.phone END AS phone, \
     p.first_name AS contact_first, p.last_name AS contact_last FROM organisations o \
     LEFT JOIN memberships m ON m.organisation_id = o.id AND m.person_id = o.contact_person_id \
     LEFT JOIN persons p ON p.id = m.person_id AND o.shows_contact AND NOT p.protected AND p.state = 'active' WHERE ";

/// One association.
pub(crate) async fn shown(db: &impl ConnectionTrait, id: Id<Organisation>) -> Result<Option<Shown>, DbErr> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        format!("{SHOWN} o.id = $1 AND {LISTED}"),
        [id.into()],
    );
    Shown::find_by_statement(statement).one(db).await
}

/// Associations that are read at once, where all are read.
const AT_ONCE: usize = 500;

/// All of the register, by name: for open data.
pub(super) async fn all_shown(db: &impl ConnectionTrait) -> Result<Vec<Shown>, DbErr> {
    let mut all: Vec<Shown> = Vec::new();
    loop {
        let mut sql = Sql::new(SHOWN);
        add_wanted(&mut sql, &Wanted::default());
        let last = all.last().map(|last| (Place::After(last.id), last.name_key.clone()));
        let (place, from) = last.map_or((Place::First, None), |(place, key)| (place, Some(key)));
        add_place(&mut sql, place, from, AT_ONCE);
        let statement = sql.done(db.get_database_backend());
        let some = Shown::find_by_statement(statement).all(db).await?;
        let is_last = some.len() < AT_ONCE;
        all.extend(some);
        if is_last {
            return Ok(all);
        }
    }
}

/// How much there is, and the areas to choose from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overview {
    pub(crate) total: u64,
    /// Key and name.
    pub(crate) areas: Vec<(String, String)>,
}

/// The most areas that are offered.
const AREAS: usize = 100;

pub(super) async fn overview(db: &impl ConnectionTrait) -> Result<Overview, DbErr> {
    let statement = Statement::from_string(
        db.get_database_backend(),
        format!(
            "SELECT o.area_keys, MIN(o.areas) AS areas, COUNT(*) AS members FROM organisations o WHERE {LISTED} \
             GROUP BY o.area_keys"
        ),
    );
    let (mut total, mut areas) = (0, BTreeMap::new());
    for row in db.query_all_raw(statement).await? {
        let (keys, names): (String, String) = (row.try_get("", "area_keys")?, row.try_get("", "areas")?);
        total += row.try_get::<i64>("", "members")?.unsigned_abs();
        let keys = keys.split(',').filter(|key| !key.is_empty());
        for (key, name) in keys.zip(each_area(&names)) {
            areas.entry(key.to_owned()).or_insert_with(|| name.to_owned());
        }
    }
    Ok(Overview {
        total,
        areas: areas.into_iter().take(AREAS).collect(),
    })
}
