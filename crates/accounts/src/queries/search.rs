//! Finds people by the beginning of their name, e-mail address or username, or by their whole identity
//! number or mobile number. One index range for each, so it is as fast with many people as with few.

use base::{Id, Mobile, Person, Personnummer, swedish};
use sea_orm::{ColumnTrait, Condition, QueryOrder};
use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Statement, Value,
};
use web::Portal;

use crate::tables::person::{self, PersonState};
use crate::{names, personnummer};

/// Rows on a page.
const PAGE: usize = 25;
/// Fewer characters would find half the town.
const SHORTEST: usize = 2;
/// So many digits are meant as an identity number.
const NUMBER_DIGITS: usize = 10;

/// What was typed.
pub(crate) enum Wanted {
    /// The beginning of a name, an address or a username.
    Words {
        /// For names.
        name: String,
        /// For addresses and usernames.
        login: String,
    },
    /// A whole number; some are written as both kinds.
    Number {
        /// As an identity number.
        identity: Option<Personnummer>,
        /// As a mobile number.
        mobile: Option<Mobile>,
    },
}

/// Reads what was typed, or names the text key of what is wrong.
pub(crate) fn read(portal: &Portal, typed: &str) -> Result<Wanted, &'static str> {
    if typed.is_empty() {
        return Err("accounts-staff-search-missing");
    }
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    let is_number = digits >= NUMBER_DIGITS && typed.chars().all(|c| c.is_ascii_digit() || "-+ \u{2013}".contains(c));
    let identity = is_number.then(|| Personnummer::parse(typed, swedish::local_date(portal.now())));
    match (identity, Mobile::parse(typed).ok()) {
        (None, None) if typed.chars().count() < SHORTEST => Err("accounts-staff-search-short"),
        (None, None) => Ok(Wanted::Words {
            name: names::key(&typed.replace(',', " ")),
            login: typed.to_lowercase(),
        }),
        (Some(Err(_)), None) => Err("accounts-staff-search-number-wrong"),
        (identity, mobile) => Ok(Wanted::Number {
            identity: identity.and_then(Result::ok),
            mobile,
        }),
    }
}

/// A place between two rows of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// In which of `COLUMNS` the row before or after it was found.
    pub(crate) column: usize,
    /// What stands there.
    pub(crate) key: String,
    /// Whose row it is.
    pub(crate) person: Id<Person>,
}

/// Where words are looked for, the likeliest first: the list has those of the first column before
/// those of the second. A person is of the first column that matches.
pub(crate) const COLUMNS: [&str; 4] = ["surname_key", "name_key", "email_key", "username_key"];

/// Which page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    First,
    After(Mark),
    Before(Mark),
}

/// A page of people.
pub(crate) struct People {
    pub(crate) items: Vec<person::Model>,
    pub(crate) next: Option<Mark>,
    pub(crate) previous: Option<Mark>,
}

#[derive(FromQueryResult)]
struct Hit {
    key: String,
    id: Id<Person>,
}

/// Whom officers of the rooms below may mean, who hear a name, an address, a username or a number on the
/// telephone: the first of those in use. Here a person with protected identity is not found by name at all.
pub async fn meant(portal: &Portal, typed: &str) -> anyhow::Result<Vec<person::Model>> {
    let Ok(wanted) = read(portal, typed) else {
        return Ok(Vec::new());
    };
    let mut found = people(portal, &wanted, &Place::First).await?.items;
    found.retain(|person| person.state != PersonState::Closed && (!person.protected || wanted.is_exact(person)));
    Ok(found)
}

impl Wanted {
    /// Whether it is more than what the person is called: a number, or a whole address or username.
    fn is_exact(&self, person: &person::Model) -> bool {
        match self {
            Wanted::Number { .. } => true,
            Wanted::Words { login, .. } => {
                person.email_key == *login || person.username_key.as_deref() == Some(login.as_str())
            }
        }
    }
}

/// One page of those who are wanted. A person with protected identity is found only by a whole name,
/// address, username or identity number: the beginning of one must not tell that they are here.
pub(crate) async fn people(portal: &Portal, wanted: &Wanted, place: &Place) -> anyhow::Result<People> {
    match wanted {
        Wanted::Number { identity, mobile } => by_number(portal, identity.as_ref(), mobile.as_ref()).await,
        Wanted::Words { name, login } => by_words(portal, name, login, place).await,
    }
}

/// A mobile number is known to many, so it finds nobody with protected identity.
async fn by_number(
    portal: &Portal,
    identity: Option<&Personnummer>,
    mobile: Option<&Mobile>,
) -> anyhow::Result<People> {
    let hash = identity.map(|number| personnummer::hash(portal.store.keys(), number));
    let has_mobile = |mobile: &Mobile| {
        Condition::all()
            .add(person::Column::Mobile.eq(mobile.as_str()))
            .add(person::Column::Protected.eq(false))
    };
    let has_either = Condition::any()
        .add_option(hash.map(|hash| person::Column::PersonnummerHash.eq(hash)))
        .add_option(mobile.map(has_mobile));
    let items = person::Entity::find()
        .filter(has_either)
        .order_by_asc(person::Column::Id)
        .limit(PAGE as u64)
        .all(portal.store.db())
        .await?;
    Ok(People {
        items,
        next: None,
        previous: None,
    })
}

/// Columns are read one after another until the page is full, so that what most people have in two
/// columns, a name and an address that begins with it, is not read twice.
async fn by_words(portal: &Portal, name: &str, login: &str, place: &Place) -> anyhow::Result<People> {
    let db = portal.store.db();
    let backwards = matches!(place, Place::Before(_));
    let mark = match place {
        Place::First => None,
        Place::After(mark) | Place::Before(mark) => Some(mark),
    };
    let from = mark.map_or(0, |mark| mark.column);
    let columns: Vec<usize> = if backwards {
        (0..=from).rev().collect()
    } else {
        (from..COLUMNS.len()).collect()
    };
    let mut marks: Vec<Mark> = Vec::new();
    for column in columns {
        let mark = mark.filter(|mark| mark.column == column);
        let wanted = PAGE + 1 - marks.len();
        let statement = statement(
            db.get_database_backend(),
            column,
            [name, login],
            mark,
            backwards,
            wanted,
        );
        let hits = Hit::find_by_statement(statement).all(db).await?;
        marks.extend(hits.into_iter().map(|hit| Mark {
            column,
            key: hit.key,
            person: hit.id,
        }));
        if marks.len() > PAGE {
            break;
        }
    }
    let is_more = marks.len() > PAGE;
    marks.truncate(PAGE);
    if backwards {
        marks.reverse();
    }
    let (more_before, more_after) = match place {
        Place::First => (false, is_more),
        Place::After(_) => (true, is_more),
        Place::Before(_) => (is_more, true),
    };
    Ok(People {
        next: marks.last().filter(|_| more_after).cloned(),
        previous: marks.first().filter(|_| more_before).cloned(),
        items: in_order(db, &marks).await?,
    })
}

async fn in_order(db: &impl ConnectionTrait, marks: &[Mark]) -> Result<Vec<person::Model>, DbErr> {
    let ids = marks.iter().map(|mark| mark.person);
    let mut rows = person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .all(db)
        .await?;
    rows.sort_by_key(|row| marks.iter().position(|mark| mark.person == row.id));
    Ok(rows)
}

/// The rows of one column from `mark` on, which its own index reads in order.
fn statement(
    backend: DbBackend,
    column: usize,
    [name, login]: [&str; 2],
    mark: Option<&Mark>,
    backwards: bool,
    limit: usize,
) -> Statement {
    let bytes = if backend == DbBackend::Postgres {
        r#" COLLATE "C""#
    } else {
        ""
    };
    let (than, direction) = if backwards { ("<", "DESC") } else { (">", "ASC") };
    let mut values: Vec<Value> = Vec::new();
    let mut bind = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    let mut matches = |nth: usize| {
        let (column, beginning) = (COLUMNS[nth], if nth < 2 { name } else { login });
        let (from, to) = (bind(beginning.into()), bind(format!("{beginning}\u{10ffff}").into()));
        let whole = bind(beginning.into());
        format!("({column}{bytes} >= {from} AND {column}{bytes} < {to} AND (NOT protected OR {column} = {whole}))")
    };
    let mut conditions = vec![matches(column)];
    for earlier in 0..column {
        conditions.push(format!("NOT {}", matches(earlier)));
    }
    let column = COLUMNS[column];
    if let Some(mark) = mark {
        let (key, person) = (bind(mark.key.as_str().into()), bind(mark.person.into()));
        conditions.push(format!("({column}{bytes}, id) {than} ({key}, {person})"));
    }
    let sql = format!(
        "SELECT {column} AS key, id FROM persons WHERE {} ORDER BY {column}{bytes} {direction}, id {direction} LIMIT {limit}",
        conditions.join(" AND "),
    );
    Statement::from_sql_and_values(backend, sql, values)
}
