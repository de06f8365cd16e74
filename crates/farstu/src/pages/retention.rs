//! `/handlaggning/gallring`: how long each class of record is kept here, and what goes by itself. The rules are
//! configuration; nothing is changed on the page.

use askama::Template;
use base::StaffRole;
use store::{Kept, Retention, Term};
use web::{Frame, kept_for, term, term_in_words};

use crate::services;

pub(super) const PATH: &str = "/handlaggning/gallring";
pub(super) const READERS: &[StaffRole] = &[StaffRole::SystemAdministrator];

#[derive(Template)]
#[template(path = "retention.html")]
struct RetentionPage<'a> {
    f: &'a Frame,
    classes: Vec<Row>,
    others: Vec<Other>,
}

/// A class of record.
struct Row {
    name: String,
    /// As it is called in the configuration.
    code: &'static str,
    since: String,
    kept: String,
    is_kept: bool,
    is_decided: bool,
    least: Option<String>,
}

/// A table that the program looks after by itself.
struct Other {
    code: &'static str,
    kept: String,
}

/// GET `/handlaggning/gallring`
pub(super) async fn show(f: Frame) -> web::Result {
    let rules = services::all().into_iter().flat_map(|service| (service.retention)());
    let (mut classes, mut others) = (Vec::new(), Vec::new());
    for rule in rules {
        match rule.kept {
            Kept::Class(class) => classes.push(row(&f, rule.table, class.least.map(|(least, _)| least))),
            _ => others.push(other(&f, &rule)),
        }
    }
    others.sort_by_key(|other| other.code);
    web::page(&RetentionPage { f: &f, classes, others })
}

fn row(f: &Frame, code: &'static str, least: Option<Term>) -> Row {
    let term = term(&f.portal, code);
    Row {
        name: f.t(&format!("farstu-retention-{code}")),
        code,
        since: f.t(&format!("farstu-retention-{code}-since")),
        kept: term_in_words(&f.portal, f.lang(), term),
        is_kept: term == Term::Keep,
        is_decided: f.portal.config.retention.contains_key(code),
        least: least.map(|least| term_in_words(&f.portal, f.lang(), least)),
    }
}

fn other(f: &Frame, rule: &Retention) -> Other {
    Other {
        code: rule.table,
        kept: match rule.kept {
            Kept::For { time, only, .. } if time.num_days() > 0 => {
                let time = kept_for(&f.portal, f.lang(), time);
                match only {
                    Some(_) => f.ta("farstu-retention-some", "time", time),
                    None => time,
                }
            }
            Kept::For { .. } => f.t("farstu-retention-hours"),
            Kept::With(parent) => f.ta("farstu-retention-with", "table", parent),
            Kept::Always(_) | Kept::Class(_) => f.t("farstu-retention-until"),
        },
    }
}
