//! Decisions, their kinds and appeals against them.

use base::{Cursor, Id, Page, Person, Place};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, QueryOrder, Statement};
use store::Sql;

use super::{PAGE, Period};
use crate::decision::{Decision, DecisionType, Outcome, Remedy, Timeliness, last_day};
use crate::model::Case;
use crate::tables::decision_type;

/// All kinds by name, those that are hidden too.
pub(crate) async fn decision_types(db: &impl ConnectionTrait) -> Result<Vec<decision_type::Model>, DbErr> {
    let all = decision_type::Entity::find();
    all.order_by_asc(decision_type::Column::NameSv).all(db).await
}

/// One kind.
pub(crate) async fn decision_type(
    db: &impl ConnectionTrait,
    id: Id<DecisionType>,
) -> Result<Option<decision_type::Model>, DbErr> {
    decision_type::Entity::find_by_id(id).one(db).await
}

/// A decision with the number of its case.
#[derive(FromQueryResult)]
pub(crate) struct Decided {
    pub(crate) id: Id<Decision>,
    pub(crate) case_id: Id<Case>,
    pub(crate) number: i32,
    pub(crate) reference: String,
    pub(crate) name_sv: String,
    pub(crate) name_en: String,
    pub(crate) outcome: Outcome,
    pub(crate) remedy: Remedy,
    pub(crate) appeal_to: Option<String>,
    pub(crate) delegation: String,
    pub(crate) decided_by: Id<Person>,
    pub(crate) decided_at: DateTime<Utc>,
    pub(crate) counts_from: Option<NaiveDate>,
    first_name: Option<String>,
    last_name: Option<String>,
    protected: Option<bool>,
}

impl Decided {
    /// Who decided; nobody with protected identity is named.
    pub(crate) fn delegate(&self) -> Option<String> {
        let name = super::opened::full_name(self.first_name.as_deref(), self.last_name.as_deref());
        name.filter(|_| self.protected != Some(true))
    }

    /// The name of its kind.
    pub(crate) fn name(&self, lang: base::Lang) -> &str {
        match lang {
            base::Lang::Sv => &self.name_sv,
            base::Lang::En => &self.name_en,
        }
    }

    /// The last day for appeals, when it is known.
    pub(crate) fn last_day(&self) -> Option<NaiveDate> {
        self.counts_from.map(last_day)
    }

    /// Where it stands in the list.
    pub(crate) fn cursor(&self) -> Cursor {
        Cursor::new(self.decided_at, self.id)
    }
}

const DECIDED: &str = "SELECT d.id, d.case_id, d.number, c.reference, t.name_sv, t.name_en, d.outcome, d.remedy, d.appeal_to, \
     d.delegation, d.decided_by, d.decided_at, d.counts_from, p.first_name, p.last_name, p.protected FROM case_decisions d \
     JOIN cases c ON c.id = d.case_id JOIN decision_types t ON t.id = d.type_id \
     LEFT JOIN persons p ON p.id = d.decided_by WHERE ";

/// One decision.
pub(crate) async fn decision(db: &impl ConnectionTrait, id: Id<Decision>) -> Result<Option<Decided>, DbErr> {
    let mut sql = Sql::new(DECIDED);
    let id = sql.bind(id);
    sql.push(&format!("d.id = {id}"));
    let statement = sql.done(db.get_database_backend());
    Decided::find_by_statement(statement).one(db).await
}

/// The decisions in a case, the first first.
pub(crate) async fn decisions_in(db: &impl ConnectionTrait, case: Id<Case>) -> Result<Vec<Decided>, DbErr> {
    let mut sql = Sql::new(DECIDED);
    let case = sql.bind(case);
    sql.push(&format!("d.case_id = {case} ORDER BY d.decided_at, d.number"));
    let statement = sql.done(db.get_database_backend());
    Decided::find_by_statement(statement).all(db).await
}

/// One page of the decisions of some days, the newest first.
pub(crate) async fn decisions(db: &impl ConnectionTrait, period: Period, place: Place) -> Result<Page<Decided>, DbErr> {
    let statement = decisions_statement(db.get_database_backend(), period, place);
    let rows = Decided::find_by_statement(statement).all(db).await?;
    Ok(Page::of(rows, PAGE, place, Decided::cursor))
}

pub(super) fn decisions_statement(backend: DbBackend, period: Period, place: Place) -> Statement {
    let mut sql = within(period);
    let (sign, order) = match place {
        Place::Before(_) => (">", "ASC"),
        Place::First | Place::After(_) => ("<", "DESC"),
    };
    if let Place::After(cursor) | Place::Before(cursor) = place {
        let (at, id) = (sql.bind(cursor.at), sql.bind(cursor.id));
        sql.push(&format!(" AND (d.decided_at, d.id) {sign} ({at}, {id})"));
    }
    sql.push(&format!(
        " ORDER BY d.decided_at {order}, d.id {order} LIMIT {}",
        PAGE + 1
    ));
    sql.done(backend)
}

/// All decisions of some days, in the order they were made: as many as fit in a list for a board.
pub(crate) async fn all_decisions(
    db: &impl ConnectionTrait,
    period: Period,
    at_most: usize,
) -> Result<Vec<Decided>, DbErr> {
    let mut sql = within(period);
    sql.push(&format!(" ORDER BY d.decided_at, d.id LIMIT {at_most}"));
    let statement = sql.done(db.get_database_backend());
    Decided::find_by_statement(statement).all(db).await
}

fn within(period: Period) -> Sql {
    let mut sql = Sql::new(DECIDED);
    let (from, until) = (sql.bind(period.from), sql.bind(period.until));
    sql.push(&format!("d.decided_at >= {from} AND d.decided_at < {until}"));
    sql
}

/// An appeal, with the case that it came in as and what it is against.
#[derive(FromQueryResult)]
pub(crate) struct Appealed {
    pub(crate) decision_id: Id<Decision>,
    /// The number of the case that is the appeal.
    pub(crate) appeal: String,
    /// The number of the case that was decided.
    pub(crate) decided: String,
    pub(crate) received_on: NaiveDate,
    counts_from: Option<NaiveDate>,
}

impl Appealed {
    /// Whether it came in time.
    pub(crate) fn timeliness(&self) -> Timeliness {
        Timeliness::of(self.received_on, self.last_day())
    }

    /// The last day there was.
    pub(crate) fn last_day(&self) -> Option<NaiveDate> {
        self.counts_from.map(last_day)
    }
}

const APPEALS: &str = "SELECT a.decision_id, c.reference AS appeal, o.reference AS decided, a.received_on, d.counts_from \
     FROM case_appeals a JOIN cases c ON c.id = a.case_id JOIN case_decisions d ON d.id = a.decision_id \
     JOIN cases o ON o.id = d.case_id WHERE ";

/// The appeals against a decision, the first first.
pub(crate) async fn appeals_against(db: &impl ConnectionTrait, decision: Id<Decision>) -> Result<Vec<Appealed>, DbErr> {
    appeals(db, "a.decision_id", decision.uuid()).await
}

/// What a case appeals against.
pub(crate) async fn appeals_of(db: &impl ConnectionTrait, case: Id<Case>) -> Result<Vec<Appealed>, DbErr> {
    appeals(db, "a.case_id", case.uuid()).await
}

async fn appeals(db: &impl ConnectionTrait, column: &str, id: uuid::Uuid) -> Result<Vec<Appealed>, DbErr> {
    let mut sql = Sql::new(APPEALS);
    let id = sql.bind(id);
    sql.push(&format!("{column} = {id} ORDER BY a.received_on, a.id"));
    let statement = sql.done(db.get_database_backend());
    Appealed::find_by_statement(statement).all(db).await
}
