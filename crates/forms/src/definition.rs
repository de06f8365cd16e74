//! The fields of a form as a whole. A [`Definition`] that exists is whole; one that is not cannot be made.

use serde::{Deserialize, Serialize};

use crate::model::{Bound, Choice, DateRule, Field, FieldId, Kind, TableRule, Words, limit};

/// Why fields do not make a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// There are too many.
    #[error("a form has too many fields")]
    TooMany,
    /// Two have the same number, or one has no words.
    #[error("a field of a form is not whole")]
    NotWhole,
    /// The least is more than the most.
    #[error("the limits of a field exclude every answer")]
    Limits,
    /// A choice needs two options or more that differ.
    #[error("a choice has too few options, too many, or two alike")]
    Options,
    /// A table needs columns and rows.
    #[error("a table has no columns or rows, or too many")]
    Columns,
    /// A field depends on something that does not stand before it.
    #[error("a field depends on what does not stand before it")]
    Order,
}

impl Flaw {
    /// Its text.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Flaw::TooMany => "forms-flaw-too-many",
            Flaw::NotWhole => "forms-flaw-not-whole",
            Flaw::Limits => "forms-flaw-limits",
            Flaw::Options => "forms-flaw-options",
            Flaw::Columns => "forms-flaw-columns",
            Flaw::Order => "forms-flaw-order",
        }
    }
}

/// The fields of a form, in order. Whole: [`Definition::new`] is the only way to one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Field>", into = "Vec<Field>")]
pub struct Definition(Vec<Field>);

impl Definition {
    /// These fields as a form.
    pub fn new(fields: Vec<Field>) -> Result<Definition, Flaw> {
        if fields.len() > limit::FIELDS {
            return Err(Flaw::TooMany);
        }
        for (place, field) in fields.iter().enumerate() {
            let before = &fields[..place];
            if before.iter().any(|other| other.id == field.id) || !is_said(&field.label) {
                return Err(Flaw::NotWhole);
            }
            whole(&field.kind)?;
            if !stands_on(field, before) {
                return Err(Flaw::Order);
            }
        }
        Ok(Definition(fields))
    }

    /// The fields in order.
    pub fn fields(&self) -> &[Field] {
        &self.0
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The field with this number.
    pub(crate) fn get(&self, id: FieldId) -> Option<&Field> {
        self.0.iter().find(|field| field.id == id)
    }

    /// A number that no field has.
    pub(crate) fn next_id(&self) -> FieldId {
        FieldId(self.0.iter().map(|field| field.id.0).max().unwrap_or(0) + 1)
    }
}

impl TryFrom<Vec<Field>> for Definition {
    type Error = Flaw;

    fn try_from(fields: Vec<Field>) -> Result<Definition, Flaw> {
        Definition::new(fields)
    }
}

impl From<Definition> for Vec<Field> {
    fn from(definition: Definition) -> Vec<Field> {
        definition.0
    }
}

fn is_said(words: &Words) -> bool {
    !words.sv.is_empty() && !words.en.is_empty()
}

fn whole(kind: &Kind) -> Result<(), Flaw> {
    match kind {
        Kind::Text(rule) => in_order(rule.min, Some(rule.most())),
        Kind::Number(span) | Kind::Money(span) => in_order(span.min, span.max),
        Kind::Date(DateRule {
            from: Some(Bound::Day(from)),
            until: Some(Bound::Day(until)),
        }) => in_order(Some(from), Some(until)),
        Kind::Date(_) => Ok(()),
        Kind::File(rule) => in_order(Some(1), [rule.files, rule.megabytes].into_iter().flatten().min()),
        Kind::Choice(rule) if options_differ(&rule.options) => Ok(()),
        Kind::Choice(_) => Err(Flaw::Options),
        Kind::Table(rule) if has_cells(rule) => Ok(()),
        Kind::Table(_) => Err(Flaw::Columns),
    }
}

fn options_differ(options: &[Choice]) -> bool {
    let differs = |(place, one): (usize, &Choice)| {
        let alike = |other: &Choice| other.code == one.code || other.words.sv == one.words.sv;
        is_said(&one.words) && !options[..place].iter().any(alike)
    };
    (2..=limit::OPTIONS).contains(&options.len()) && options.iter().enumerate().all(differs)
}

fn has_cells(table: &TableRule) -> bool {
    (1..=limit::COLUMNS).contains(&table.columns.len())
        && (1..=limit::ROWS).contains(&table.rows)
        && table.columns.iter().all(|column| is_said(&column.label))
}

fn in_order<T: PartialOrd>(min: Option<T>, max: Option<T>) -> Result<(), Flaw> {
    match (min, max) {
        (Some(min), Some(max)) if min > max => Err(Flaw::Limits),
        _ => Ok(()),
    }
}

/// Whether all that the field depends on stands before it.
fn stands_on(field: &Field, before: &[Field]) -> bool {
    let find = |id: FieldId| before.iter().find(|other| other.id == id).map(|other| &other.kind);
    let condition = field.when.as_ref().is_none_or(|when| {
        let Some(Kind::Choice(rule)) = find(when.field) else {
            return false;
        };
        rule.options.iter().any(|option| option.code == when.is)
    });
    let Kind::Date(rule) = &field.kind else {
        return condition;
    };
    let bounds = [rule.from, rule.until].into_iter().flatten();
    condition
        && bounds
            .filter_map(|bound| match bound {
                Bound::Field(id) => Some(id),
                Bound::Today | Bound::Day(_) => None,
            })
            .all(|id| matches!(find(id), Some(Kind::Date(_))))
}

#[cfg(test)]
mod tests;
