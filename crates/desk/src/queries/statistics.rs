//! Counts cases by topic and month. Each figure is a range of an index that holds all it needs, a month at a time, so it
//! costs what happened in those months, not what there is.

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};
use store::Sql;

use crate::statistics::{Statistics, What, bounds};

#[derive(FromQueryResult)]
struct CountRow {
    what: String,
    month: i64,
    topic: String,
    value: i64,
    count: i64,
}

/// The figures of these topics, or of all, in the months of `statistics`.
pub(crate) async fn count(
    db: &impl ConnectionTrait,
    months: Vec<NaiveDate>,
    topics: &[String],
) -> Result<Statistics, DbErr> {
    let statement = count_statement(db.get_database_backend(), &months, topics);
    let mut statistics = Statistics {
        months,
        ..Statistics::default()
    };
    for row in CountRow::find_by_statement(statement).all(db).await? {
        let (Some(what), Ok(month)) = (What::from_code(&row.what), usize::try_from(row.month)) else {
            continue;
        };
        let figures = statistics.all.entry((month, row.topic)).or_default();
        figures.add(what, row.value.unsigned_abs(), row.count.unsigned_abs());
    }
    Ok(statistics)
}

fn count_statement(backend: DbBackend, months: &[NaiveDate], topics: &[String]) -> Statement {
    let mut sql = Sql::new("WITH months (month, from_at, until_at) AS (VALUES ");
    for (i, month) in months.iter().enumerate() {
        let (from, until) = bounds(*month);
        let comma = if i == 0 { "" } else { ", " };
        let row = format!("{comma}({i}, {}, {})", sql.bind(from), sql.bind(until));
        sql.push(&row);
    }
    sql.push(") ");
    let within = match topics {
        [] => String::new(),
        some => format!(" AND c.topic IN ({})", sql.bind_all(some.iter().map(String::as_str))),
    };
    let hours = match backend {
        DbBackend::Postgres => "CAST(FLOOR(EXTRACT(EPOCH FROM c.answered_at - c.created_at) / 3600) AS BIGINT)",
        _ => "CAST((julianday(c.answered_at) - julianday(c.created_at)) * 24 + 0.0001 AS INTEGER)",
    };
    let cases = "JOIN cases c ON";
    // One comparison, in the words of its index: with two, SQLite would make an index of its own each time.
    let lines = "JOIN case_messages m ON m.kind || m.text = 'event{\"event\":\"reopened\"}' AND";
    let kept = "CASE WHEN c.answered_at <= c.promised_at THEN 1 ELSE 0 END";
    for (i, (what, value, from, at, and)) in [
        (What::Came, "0", cases, "c.created_at", ""),
        (What::Solved, "0", cases, "c.solved_at", ""),
        (What::Closed, "0", cases, "c.closed_at", " AND c.state <> 'merged'"),
        (
            What::Reopened,
            "0",
            lines,
            "m.created_at",
            " JOIN cases c ON c.id = m.case_id",
        ),
        (What::Answered, hours, cases, "c.answered_at", ""),
        (
            What::Kept,
            kept,
            cases,
            "c.answered_at",
            " AND c.promised_at IS NOT NULL",
        ),
        (
            What::Rated,
            "r.stars",
            "JOIN case_ratings r ON",
            "r.rated_at",
            " JOIN cases c ON c.id = r.case_id",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let union = if i == 0 { "" } else { " UNION ALL " };
        sql.push(&format!(
            "{union}SELECT '{}' AS what, CAST(n.month AS BIGINT) AS month, c.topic AS topic, CAST({value} AS BIGINT) AS value, \
             COUNT(*) AS count FROM months n {from} {at} >= n.from_at AND {at} < n.until_at{and}{within} \
             GROUP BY 2, 3, 4",
            what.code()
        ));
    }
    sql.done(backend)
}
