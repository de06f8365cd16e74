//! Finds people by the beginning of their name, e-mail address or username, or by their whole
//! identity number. One index range for each, so it is as fast with many people as with few.

use base::{Id, Person, Personnummer, swedish};
use sea_orm::{ColumnTrait, QueryOrder};
use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Statement, Value,
};
use web::Portal;

use crate::tables::person;
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
    /// A whole identity number.
    Number(Personnummer),
}

/// Reads what was typed, or names the text key of what is wrong.
pub(crate) fn read(portal: &Portal, typed: &str) -> Result<Wanted, &'static str> {
    if typed.is_empty() {
        return Err("accounts-staff-search-missing");
    }
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    let is_number = digits >= NUMBER_DIGITS && typed.chars().all(|c| c.is_ascii_digit() || "-+ \u{2013}".contains(c));
    if is_number {
        let number = Personnummer::parse(typed, swedish::local_date(portal.now()));
        return number
            .map(Wanted::Number)
            .map_err(|_| "accounts-staff-search-number-wrong");
    }
    if typed.chars().count() < SHORTEST {
        return Err("accounts-staff-search-short");
    }
    Ok(Wanted::Words {
        name: names::key(&typed.replace(',', " ")),
        login: typed.to_lowercase(),
    })
}

/// A place between two rows of the list: the key and the person it stands at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) key: String,
    pub(crate) person: Id<Person>,
}

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

#[derive(Clone, FromQueryResult)]
struct Hit {
    k: String,
    id: Id<Person>,
}

/// One page of those who are wanted. A person with protected identity is found only by a whole name,
/// address, username or number: the beginning of one must not tell that they are here.
pub(crate) async fn people(portal: &Portal, wanted: &Wanted, place: &Place) -> anyhow::Result<People> {
    match wanted {
        Wanted::Number(number) => by_number(portal, number).await,
        Wanted::Words { name, login } => by_words(portal, name, login, place).await,
    }
}

async fn by_number(portal: &Portal, number: &Personnummer) -> anyhow::Result<People> {
    let items = person::Entity::find()
        .filter(person::Column::PersonnummerHash.eq(personnummer::hash(portal.store.keys(), number)))
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

async fn by_words(portal: &Portal, name: &str, login: &str, place: &Place) -> anyhow::Result<People> {
    let db = portal.store.db();
    let statement = statement(db.get_database_backend(), name, login, place);
    let mut hits = Hit::find_by_statement(statement).all(db).await?;
    let is_more = hits.len() > PAGE;
    hits.truncate(PAGE);
    let backwards = matches!(place, Place::Before(_));
    if backwards {
        hits.reverse();
    }
    let mark = |hit: Option<&Hit>| {
        hit.map(|hit| Mark {
            key: hit.k.clone(),
            person: hit.id,
        })
    };
    let (more_before, more_after) = match place {
        Place::First => (false, is_more),
        Place::After(_) => (true, is_more),
        Place::Before(_) => (is_more, true),
    };
    Ok(People {
        next: mark(hits.last().filter(|_| more_after)),
        previous: mark(hits.first().filter(|_| more_before)),
        items: in_order(db, &hits).await?,
    })
}

async fn in_order(db: &impl ConnectionTrait, hits: &[Hit]) -> Result<Vec<person::Model>, DbErr> {
    let ids = hits.iter().map(|hit| hit.id);
    let mut rows = person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .all(db)
        .await?;
    rows.sort_by_key(|row| hits.iter().position(|hit| hit.id == row.id));
    Ok(rows)
}

/// Each column is a branch that its own index reads in order; a person is of the first that matches.
fn statement(backend: DbBackend, name: &str, login: &str, place: &Place) -> Statement {
    let bytes = if backend == DbBackend::Postgres {
        r#" COLLATE "C""#
    } else {
        ""
    };
    let (comparison, direction, mark) = match place {
        Place::First => (None, "ASC", None),
        Place::After(mark) => (Some(">"), "ASC", Some(mark)),
        Place::Before(mark) => (Some("<"), "DESC", Some(mark)),
    };
    // $1 and $3 begin what is looked for, $2 and $4 end it.
    let matches = |column: &str, from: u8| {
        let to = from + 1;
        format!("({column}{bytes} >= ${from} AND {column}{bytes} < ${to} AND (NOT protected OR {column} = ${from}))")
    };
    let branches = [
        ("surname_key", 1),
        ("name_key", 1),
        ("email_key", 3),
        ("username_key", 3),
    ];
    let mut sql = Vec::new();
    for (nth, (column, from)) in branches.into_iter().enumerate() {
        let mut conditions = vec![matches(column, from)];
        conditions.extend(
            branches[..nth]
                .iter()
                .map(|(earlier, from)| format!("NOT {}", matches(earlier, *from))),
        );
        conditions.extend(comparison.map(|than| format!("({column}{bytes}, id) {than} ($5, $6)")));
        sql.push(format!(
            "SELECT * FROM (SELECT {column} AS k, id FROM persons WHERE {} ORDER BY {column}{bytes} {direction}, id {direction} LIMIT {limit}) AS by_{column}",
            conditions.join(" AND "),
            limit = PAGE + 1,
        ));
    }
    let sql = format!(
        "SELECT k, id FROM ({}) AS hits ORDER BY k{bytes} {direction}, id {direction} LIMIT {}",
        sql.join(" UNION ALL "),
        PAGE + 1
    );
    let end = |beginning: &str| format!("{beginning}\u{10ffff}");
    let mut values: Vec<Value> = vec![name.into(), end(name).into(), login.into(), end(login).into()];
    if let Some(mark) = mark {
        values.extend([mark.key.as_str().into(), mark.person.into()]);
    }
    Statement::from_sql_and_values(backend, sql, values)
}
