//! Agents and what they do for whom: for their own pages, for staff, and for the rooms whose matters it
//! is about.

use base::{Id, Organisation, swedish};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};
use store::Sql;

use crate::rules::{self, LAPSES_AFTER, REMINDED_AFTER};
use crate::tables::assignment::{self, Assignment, AssignmentState, Scope};
use crate::tables::{agent, organisation};

/// The most that one list shows, and that one turn of the recurring work takes.
const LIMIT: u64 = 200;

/// What makes an organisation an agent, if it is or was one.
pub(crate) async fn agent(db: &impl ConnectionTrait, of: Id<Organisation>) -> Result<Option<agent::Model>, DbErr> {
    agent::Entity::find_by_id(of).one(db).await
}

/// Whether it is an agent today.
pub(crate) async fn is_agent(
    db: &impl ConnectionTrait,
    of: Id<Organisation>,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let row = agent(db, of).await?;
    Ok(rules::is_agent(row.as_ref(), swedish::local_date(now)))
}

/// Which side of an assignment an organisation stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Agent,
    Customer,
}

impl Side {
    fn column(self) -> assignment::Column {
        match self {
            Side::Agent => assignment::Column::AgentId,
            Side::Customer => assignment::Column::CustomerId,
        }
    }
}

/// The assignments of an organisation on one side, the newest first.
pub(crate) async fn assignments(
    db: &impl ConnectionTrait,
    of: Id<Organisation>,
    side: Side,
) -> Result<Vec<assignment::Model>, DbErr> {
    assignment::Entity::find()
        .filter(side.column().eq(of))
        .order_by_desc(assignment::Column::AskedAt)
        .limit(LIMIT)
        .all(db)
        .await
}

/// One assignment of an organisation on that side.
pub(crate) async fn assignment(
    db: &impl ConnectionTrait,
    id: Id<Assignment>,
    of: Id<Organisation>,
    side: Side,
) -> Result<Option<assignment::Model>, DbErr> {
    assignment::Entity::find_by_id(id)
        .filter(side.column().eq(of))
        .one(db)
        .await
}

/// Those of which there may be something to tell: the rule says what.
pub(crate) async fn restless_assignments(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<Vec<assignment::Model>, DbErr> {
    let today = swedish::local_date(now);
    let unreminded = assignment::Column::RemindedAt.is_null();
    let asked = Condition::all()
        .add(assignment::Column::State.eq(AssignmentState::Asked))
        .add(
            Condition::any()
                .add(assignment::Column::AskedAt.lte(now - LAPSES_AFTER))
                .add(
                    assignment::Column::AskedAt
                        .lte(now - REMINDED_AFTER)
                        .and(unreminded.clone()),
                ),
        );
    let running = Condition::all()
        .add(assignment::Column::State.eq(AssignmentState::Active))
        .add(
            Condition::any().add(assignment::Column::UntilDay.lt(today)).add(
                assignment::Column::UntilDay
                    .lte(rules::ends_soon(today))
                    .and(unreminded),
            ),
        );
    assignment::Entity::find()
        .filter(Condition::any().add(asked).add(running))
        .order_by_asc(assignment::Column::AskedAt)
        .limit(LIMIT)
        .all(db)
        .await
}

/// A customer that an agent acts for today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assigned {
    /// The agent.
    pub agent: Id<Organisation>,
    /// Its name.
    pub agent_name: String,
    /// The customer.
    pub customer: Id<Organisation>,
    /// Its name.
    pub customer_name: String,
    /// Whether the agent may answer, and not only read.
    pub acts: bool,
}

#[derive(FromQueryResult)]
struct AssignedRow {
    agent_id: Id<Organisation>,
    agent_name: String,
    customer_id: Id<Organisation>,
    customer_name: String,
    scope: Scope,
}

/// The customers of these agents in one service, by name. What has ended is not among them from the
/// same moment, nor anything of an agent whose agreement does not count today.
pub async fn assigned(
    db: &impl ConnectionTrait,
    agents: &[Id<Organisation>],
    service: &str,
    today: NaiveDate,
) -> Result<Vec<Assigned>, DbErr> {
    if agents.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT s.agent_id, a.name AS agent_name, s.customer_id, c.name AS customer_name, s.scope FROM assignments s \
         JOIN agents g ON g.organisation_id = s.agent_id JOIN organisations a ON a.id = s.agent_id \
         JOIN organisations c ON c.id = s.customer_id \
         WHERE s.state = 'active' AND a.state = 'active' AND c.state <> 'ended'",
    );
    let (service, today) = (sql.bind(service), sql.bind(today));
    let agents: Vec<_> = agents.iter().map(|id| sql.bind(*id)).collect();
    sql.push(&format!(
        " AND s.service = {service} AND s.until_day >= {today} AND g.from_day <= {today} \
         AND (g.to_day IS NULL OR g.to_day >= {today}) AND s.agent_id IN ({}) ORDER BY c.name_key, s.agent_id",
        agents.join(", ")
    ));
    let rows = AssignedRow::find_by_statement(sql.done(db.get_database_backend()))
        .all(db)
        .await?;
    let assigned = |row: AssignedRow| Assigned {
        agent: row.agent_id,
        agent_name: row.agent_name,
        customer: row.customer_id,
        customer_name: row.customer_name,
        acts: row.scope == Scope::Act,
    };
    Ok(rows.into_iter().map(assigned).collect())
}

/// The organisation that a question about this number is for: one that is in use.
pub(crate) async fn customer_with(
    db: &impl ConnectionTrait,
    number_hash: &str,
) -> Result<Option<organisation::Model>, DbErr> {
    use crate::model::State;
    organisation::Entity::find()
        .filter(organisation::Column::OrganisationNumberHash.eq(number_hash))
        .filter(organisation::Column::State.is_in([State::Active, State::Resting]))
        .one(db)
        .await
}
