//! Which fields are shown, and whether what was typed answers them. Pure: definition, words and day in,
//! answers or mistakes out. What stands in a field that is not shown counts as not there.

use base::{Email, Mobile, Organisationsnummer, PostalCode};
use chrono::{Datelike, NaiveDate};

use web::posted::sent_for;

use crate::definition::Definition;
use crate::model::{
    Bound, CellKind, ChoiceRule, DateRule, Field, FieldId, Kind, Pattern, Span, TableRule, TextRule, Value, Values,
    limit,
};

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// It is not there.
    Missing,
    /// It is no whole number.
    NotANumber,
    /// It is no amount.
    NotAnAmount,
    /// It is no day.
    NotADay,
    /// None of the options.
    NotAnOption,
    /// Less than this.
    TooSmall(i64),
    /// More than this.
    TooLarge(i64),
    /// Less than so many öre.
    TooLittle(i64),
    /// More than so many öre.
    TooMuch(i64),
    /// Fewer characters than this.
    TooShort(u32),
    /// More characters than this.
    TooLong(u32),
    /// Not of this pattern.
    NotLike(Pattern),
    /// A sole trader's organisation number, which is a personnummer.
    Personnummer,
    /// A day before this.
    TooEarly(NaiveDate),
    /// A day after this.
    TooLate(NaiveDate),
}

/// A mistake in one control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    /// The field.
    pub(crate) field: FieldId,
    /// Row and column from 1, in a table.
    pub(crate) cell: Option<(usize, usize)>,
    pub(crate) why: Why,
}

/// All that was typed in the controls of a name.
pub(crate) type Typed<'a> = dyn Fn(&str) -> Vec<String> + 'a;

/// Reads the answers, or says all that is wrong with them.
pub(crate) fn read(definition: &Definition, typed: &Typed, today: NaiveDate) -> Result<Values, Vec<Wrong>> {
    let (mut values, mut wrong) = (Values::new(), Vec::new());
    for field in definition.fields() {
        if !is_shown(field, &values) {
            continue;
        }
        match answer(field, typed, &values, today) {
            Ok(Some(value)) => {
                values.insert(field.id, value);
            }
            Ok(None) if field.required => wrong.push(at(field, Why::Missing)),
            Ok(None) => {}
            Err(mistakes) => wrong.extend(mistakes),
        }
    }
    if wrong.is_empty() { Ok(values) } else { Err(wrong) }
}

/// The fields that are shown, by what was typed so far. A mistake shows nothing further.
pub(crate) fn shown<'a>(definition: &'a Definition, typed: &Typed, today: NaiveDate) -> Vec<&'a Field> {
    let (mut values, mut shown) = (Values::new(), Vec::new());
    for field in definition.fields() {
        if !is_shown(field, &values) {
            continue;
        }
        shown.push(field);
        if let Ok(Some(value)) = answer(field, typed, &values, today) {
            values.insert(field.id, value);
        }
    }
    shown
}

/// Whether a field is shown, by the answers before it. A choice that is not shown has none.
fn is_shown(field: &Field, before: &Values) -> bool {
    let Some(when) = &field.when else { return true };
    matches!(before.get(&when.field), Some(Value::Chosen(codes)) if codes.contains(&when.is))
}

fn at(field: &Field, why: Why) -> Wrong {
    Wrong {
        field: field.id,
        cell: None,
        why,
    }
}

fn answer(field: &Field, typed: &Typed, before: &Values, today: NaiveDate) -> Result<Option<Value>, Vec<Wrong>> {
    let name = field.id.control();
    let read = match &field.kind {
        Kind::Choice(rule) => chosen(rule, &typed(&name)),
        Kind::Table(rule) => return rows(field, rule, typed),
        Kind::File(_) => Ok(Some(typed(&sent_for(&name)).len())
            .filter(|sent| *sent > 0)
            .map(Value::Files)),
        kind => {
            let word = first(typed, &name);
            let parsed = (!word.is_empty()).then(|| single(kind, &word, before, today));
            parsed.transpose()
        }
    };
    read.map_err(|why| vec![at(field, why)])
}

fn first(typed: &Typed, name: &str) -> String {
    let all = typed(name);
    all.first().map(|word| word.trim().to_owned()).unwrap_or_default()
}

fn chosen(rule: &ChoiceRule, typed: &[String]) -> Result<Option<Value>, Why> {
    let typed: Vec<_> = typed.iter().filter(|code| !code.is_empty()).collect();
    let is_option = |code: &&String| rule.options.iter().any(|option| option.code == **code);
    if !typed.iter().all(is_option) || (typed.len() > 1 && !rule.many) {
        return Err(Why::NotAnOption);
    }
    // In the order of the form, each once.
    let codes = rule.options.iter().map(|option| option.code.clone());
    let codes: Vec<_> = codes.filter(|code| typed.contains(&code)).collect();
    Ok((!codes.is_empty()).then_some(Value::Chosen(codes)))
}

fn single(kind: &Kind, word: &str, before: &Values, today: NaiveDate) -> Result<Value, Why> {
    match kind {
        Kind::Text(rule) => text(rule, word, today),
        Kind::Number(span) => number(*span, word),
        Kind::Money(span) => money(*span, word),
        Kind::Date(rule) => date(rule, word, before, today),
        Kind::Choice(_) | Kind::Table(_) | Kind::File(_) => Err(Why::NotAnOption),
    }
}

fn text(rule: &TextRule, word: &str, today: NaiveDate) -> Result<Value, Why> {
    let length = u32::try_from(word.chars().count()).unwrap_or(u32::MAX);
    if length > rule.most() {
        return Err(Why::TooLong(rule.most()));
    }
    if let Some(min) = rule.min.filter(|min| length < *min) {
        return Err(Why::TooShort(min));
    }
    let Some(pattern) = rule.pattern else {
        return Ok(Value::Text(word.to_owned()));
    };
    let unlike = Why::NotLike(pattern);
    let spelled = match pattern {
        Pattern::PostalCode => PostalCode::parse(word).map_err(|_| unlike)?.spelled(),
        Pattern::Email => Email::parse(word).map_err(|_| unlike)?.as_str().to_owned(),
        Pattern::Mobile => Mobile::parse(word).map_err(|_| unlike)?.spelled(),
        Pattern::OrganisationNumber => {
            let number = Organisationsnummer::parse(word, today).map_err(|_| unlike)?;
            // law.md, organisations: guarded as a personnummer, and answers are not sealed.
            if number.is_sole_trader() {
                return Err(Why::Personnummer);
            }
            number.full()
        }
    };
    Ok(Value::Text(spelled))
}

fn number(span: Span, word: &str) -> Result<Value, Why> {
    let number = whole(word).ok_or(Why::NotANumber)?;
    if let Some(min) = span.min.filter(|min| number < *min) {
        return Err(Why::TooSmall(min));
    }
    if let Some(max) = span.max.filter(|max| number > *max) {
        return Err(Why::TooLarge(max));
    }
    Ok(Value::Number(number))
}

fn money(span: Span, word: &str) -> Result<Value, Why> {
    let ore = ore(word).ok_or(Why::NotAnAmount)?;
    if let Some(min) = span.min.filter(|min| ore < *min) {
        return Err(Why::TooLittle(min));
    }
    if let Some(max) = span.max.filter(|max| ore > *max) {
        return Err(Why::TooMuch(max));
    }
    Ok(Value::Ore(ore))
}

/// A whole number, with spaces between thousands.
pub(crate) fn whole(word: &str) -> Option<i64> {
    let bare: String = word.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.replace('\u{2212}', "-");
    let digits = bare.strip_prefix('-').unwrap_or(&bare);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i64 = bare.parse().ok()?;
    (number.abs() <= limit::NUMBER).then_some(number)
}

/// An amount in öre: `1 250`, `1 250,50`, `1250.5 kr`.
pub(crate) fn ore(word: &str) -> Option<i64> {
    let word = word.trim();
    let bare = word.strip_suffix("kr").unwrap_or(word);
    let (kronor, part) = bare.split_once([',', '.']).unwrap_or((bare, ""));
    let part = part.trim();
    if part.len() > 2 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    let whole = whole(kronor)?;
    let is_negative = kronor.trim().starts_with(['-', '\u{2212}']);
    let ore = whole * 100 + if is_negative { -part } else { part };
    (ore.abs() <= limit::NUMBER).then_some(ore)
}

fn date(rule: &DateRule, word: &str, before: &Values, today: NaiveDate) -> Result<Value, Why> {
    let day = day(word).ok_or(Why::NotADay)?;
    let limit = |bound: Option<Bound>| match bound? {
        Bound::Today => Some(today),
        Bound::Day(day) => Some(day),
        Bound::Field(id) => match before.get(&id) {
            Some(Value::Date(day)) => Some(*day),
            _ => None,
        },
    };
    if let Some(from) = limit(rule.from).filter(|from| day < *from) {
        return Err(Why::TooEarly(from));
    }
    if let Some(until) = limit(rule.until).filter(|until| day > *until) {
        return Err(Why::TooLate(until));
    }
    Ok(Value::Date(day))
}

/// A day as browsers send it: `2026-11-27`.
pub(crate) fn day(word: &str) -> Option<NaiveDate> {
    let day = NaiveDate::parse_from_str(word, "%Y-%m-%d").ok()?;
    (1900..2200).contains(&day.year()).then_some(day)
}

/// The rows that something stands in.
fn rows(field: &Field, rule: &TableRule, typed: &Typed) -> Result<Option<Value>, Vec<Wrong>> {
    let (mut rows, mut wrong) = (Vec::new(), Vec::new());
    for row in 1..=usize::try_from(rule.rows).unwrap_or_default() {
        let words: Vec<_> = (1..=rule.columns.len())
            .map(|column| first(typed, &field.id.cell(row, column)))
            .collect();
        if words.iter().all(String::is_empty) {
            continue;
        }
        let mut cells = Vec::new();
        for (place, (column, word)) in rule.columns.iter().zip(&words).enumerate() {
            match cell(column.kind, column.required, word) {
                Ok(value) => cells.push(value),
                Err(why) => wrong.push(Wrong {
                    cell: Some((row, place + 1)),
                    ..at(field, why)
                }),
            }
        }
        rows.push(cells);
    }
    match wrong.is_empty() {
        true => Ok((!rows.is_empty()).then_some(Value::Rows(rows))),
        false => Err(wrong),
    }
}

fn cell(kind: CellKind, required: bool, word: &str) -> Result<Option<Value>, Why> {
    if word.is_empty() {
        return if required { Err(Why::Missing) } else { Ok(None) };
    }
    // Cells have no limits that depend on days or other answers.
    single(&kind.as_kind(), word, &Values::new(), NaiveDate::MIN).map(Some)
}

#[cfg(test)]
mod tests;
