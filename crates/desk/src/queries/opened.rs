//! One case with the names that its page shows, and its thread.

use accounts::mandates::MandateKind;
use anyhow::Context;
use base::{ApiKey, Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement,
    Value,
};

use crate::model::{AuthorKind, Case, Event, MessageKind};
use crate::rules::Facts;
use crate::tables::{case, case_message};

/// What a case is found by.
#[derive(Clone, Copy)]
pub(crate) enum By<'a> {
    Reference(&'a str),
    StatusTokenHash(&'a str),
    Id(Id<Case>),
}

/// A case and the names on its page.
pub(crate) struct Opened {
    pub(crate) case: case::Model,
    pub(crate) names: Names,
}

/// Names of those concerned, and of the case before.
#[derive(FromQueryResult)]
pub(crate) struct Names {
    customer_first: Option<String>,
    customer_last: Option<String>,
    customer_protected: Option<bool>,
    officer_first: Option<String>,
    officer_last: Option<String>,
    officer_protected: Option<bool>,
    pub(crate) organisation: Option<String>,
    pub(crate) follows: Option<String>,
    /// A case that was merged into it.
    took_in: Option<String>,
}

impl Opened {
    /// The customer's name, of the account or as a visitor gave it.
    pub(crate) fn customer(&self) -> Option<String> {
        full_name(
            self.names.customer_first.as_deref(),
            self.names.customer_last.as_deref(),
        )
        .or_else(|| self.case.contact_name.clone())
    }

    /// Who the customer is, as a reader is told: whoever holds the private link of `link`, which may have gone into this
    /// case, only what was typed there.
    pub(crate) fn told_customer(&self, link: Option<&case::Model>) -> Option<String> {
        match link {
            Some(own) => own.contact_name.clone(),
            None => self.customer(),
        }
    }

    /// Its organisation, likewise.
    pub(crate) fn told_organisation(&self, link: Option<&case::Model>) -> Option<&str> {
        let is_own = link.is_none_or(|own| own.id == self.case.id);
        self.names.organisation.as_deref().filter(|_| is_own)
    }

    /// Whether other cases were merged into it, so that several customers may have written.
    pub(crate) fn took_in(&self) -> bool {
        self.names.took_in.is_some()
    }

    /// How the customer is greeted.
    pub(crate) fn customers_first_name(&self) -> Option<String> {
        let visitor = || self.case.contact_name.as_deref()?.split_whitespace().next();
        let first = self.names.customer_first.as_deref().or_else(visitor);
        first.map(str::to_owned)
    }

    /// Whether the customer has protected identity.
    pub(crate) fn is_protected(&self) -> bool {
        self.names.customer_protected == Some(true)
    }

    /// The officer's name; never that of one with protected identity.
    pub(crate) fn officer(&self) -> Option<String> {
        let is_open = self.names.officer_protected != Some(true);
        let name = full_name(self.names.officer_first.as_deref(), self.names.officer_last.as_deref());
        name.filter(|_| is_open)
    }

    /// What the rules want to know.
    pub(crate) fn facts(&self) -> Facts {
        Facts {
            state: self.case.state,
            solved_at: self.case.solved_at,
        }
    }
}

/// First and last name, when both are there.
pub(super) fn full_name(first: Option<&str>, last: Option<&str>) -> Option<String> {
    Some(format!("{} {}", first?, last?))
}

/// The case found by `by`.
pub(crate) async fn opened(db: &impl ConnectionTrait, by: By<'_>) -> Result<Option<Opened>, DbErr> {
    let (column, value): (_, Value) = match by {
        By::Reference(reference) => ("c.reference", reference.into()),
        By::StatusTokenHash(hash) => ("c.status_token_hash", hash.into()),
        By::Id(id) => ("c.id", id.into()),
    };
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        format!(
            "SELECT c.*, p.first_name AS customer_first, p.last_name AS customer_last, \
             p.protected AS customer_protected, f.first_name AS officer_first, f.last_name AS officer_last, \
             f.protected AS officer_protected, o.name AS organisation, b.reference AS follows, \
             (SELECT m.reference FROM cases m WHERE m.merged_into_id = c.id LIMIT 1) AS took_in FROM cases c \
             LEFT JOIN persons p ON p.id = c.person_id LEFT JOIN persons f ON f.id = c.officer_id \
             LEFT JOIN organisations o ON o.id = c.organisation_id LEFT JOIN cases b ON b.id = c.follows_id \
             WHERE {column} = $1"
        ),
        [value],
    );
    let Some(row) = db.query_one_raw(statement).await? else {
        return Ok(None);
    };
    Ok(Some(Opened {
        case: case::Model::from_query_result(&row, "")?,
        names: Names::from_query_result(&row, "")?,
    }))
}

/// The case of this number.
pub(crate) async fn id_of(db: &impl ConnectionTrait, reference: &str) -> Result<Option<Id<Case>>, DbErr> {
    let found = case::Entity::find()
        .select_only()
        .column(case::Column::Id)
        .filter(case::Column::Reference.eq(reference));
    found.into_tuple().one(db).await
}

/// The cases of these numbers, the oldest answer time first.
pub(crate) async fn of_numbers(
    db: &impl ConnectionTrait,
    references: impl IntoIterator<Item = &str>,
) -> Result<Vec<case::Model>, DbErr> {
    let found = case::Entity::find().filter(case::Column::Reference.is_in(references));
    found
        .order_by_asc(case::Column::AnswerDueAt)
        .order_by_asc(case::Column::Id)
        .all(db)
        .await
}

/// Who wrote in the case by a mandate of its customer.
pub(crate) async fn acted_by_mandate(db: &impl ConnectionTrait, case: Id<Case>) -> Result<Vec<Id<Person>>, DbErr> {
    use case_message::Column::{AuthorId, CaseId, Mandate};
    let written = case_message::Entity::find()
        .select_only()
        .column(AuthorId)
        .distinct()
        .filter(CaseId.eq(case))
        .filter(Mandate.is_not_null())
        .filter(AuthorId.is_not_null());
    written.into_tuple().all(db).await
}

#[derive(FromQueryResult)]
struct LineRow {
    number: i32,
    author_kind: AuthorKind,
    author_id: Option<Id<Person>>,
    mandate: Option<MandateKind>,
    kind: MessageKind,
    text: String,
    created_at: DateTime<Utc>,
    first_name: Option<String>,
    last_name: Option<String>,
    protected: Option<bool>,
    agent: Option<String>,
    key_id: Option<Id<ApiKey>>,
    program: Option<String>,
    program_of: Option<String>,
    by_email: bool,
    quoted: Option<String>,
    sender: Option<String>,
}

/// A line of a thread.
pub(crate) struct Line {
    pub(crate) number: i32,
    pub(crate) author_kind: AuthorKind,
    pub(crate) author_id: Option<Id<Person>>,
    /// By which mandate the author wrote for the customer.
    pub(crate) mandate: Option<MandateKind>,
    /// Of the account that wrote it.
    pub(crate) author: Option<String>,
    /// Whether the author has protected identity.
    pub(crate) is_protected: bool,
    /// The customer's agent that the author wrote for.
    pub(crate) agent: Option<String>,
    /// Whose program wrote it, and what that is called.
    pub(crate) program: Option<(String, String)>,
    pub(crate) kind: MessageKind,
    pub(crate) text: String,
    /// What happened, for lines of that kind.
    pub(crate) event: Option<Event>,
    pub(crate) at: DateTime<Utc>,
    /// It came by e-mail.
    pub(crate) by_email: bool,
    /// What stood below in the mail.
    pub(crate) quoted: Option<String>,
    /// Who sent the mail, when that is nobody known in the case.
    pub(crate) sender: Option<String>,
}

/// The lines of a case in the order they were written, those of cases merged into it too; notes only for staff.
pub(crate) async fn thread(db: &impl ConnectionTrait, case: Id<Case>, with_notes: bool) -> anyhow::Result<Vec<Line>> {
    let notes = if with_notes { "" } else { " AND m.kind <> 'note'" };
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        format!(
            "SELECT m.number, m.author_kind, m.author_id, m.mandate, m.kind, m.text, m.created_at, m.by_email, m.quoted, m.sender, \
             m.key_id, p.first_name, p.last_name, p.protected, a.name AS agent, k.name AS program, w.name AS program_of FROM case_messages m LEFT JOIN persons p ON p.id = m.author_id \
             LEFT JOIN organisations a ON a.id = m.agent_id LEFT JOIN api_keys k ON k.id = m.key_id \
             LEFT JOIN organisations w ON w.id = k.organisation_id \
             WHERE m.case_id = $1{notes} ORDER BY m.created_at, m.number"
        ),
        [case.into()],
    );
    let rows = LineRow::find_by_statement(statement).all(db).await?;
    let lines: Vec<_> = rows.into_iter().map(line).collect::<anyhow::Result<_>>()?;
    let is_told = |line: &Line| with_notes || !line.event.as_ref().is_some_and(Event::is_for_staff);
    Ok(lines.into_iter().filter(is_told).collect())
}

fn line(row: LineRow) -> anyhow::Result<Line> {
    let event = match row.kind {
        MessageKind::Event => Some(serde_json::from_str(&row.text).context("an event is stored as JSON")?),
        _ => None,
    };
    Ok(Line {
        number: row.number,
        author_kind: row.author_kind,
        author_id: row.author_id,
        mandate: row.mandate,
        author: full_name(row.first_name.as_deref(), row.last_name.as_deref()),
        is_protected: row.protected == Some(true),
        agent: row.agent,
        program: row
            .key_id
            .map(|_| (row.program_of.unwrap_or_default(), row.program.unwrap_or_default())),
        kind: row.kind,
        text: row.text,
        event,
        at: row.created_at,
        by_email: row.by_email,
        quoted: row.quoted,
        sender: row.sender,
    })
}
