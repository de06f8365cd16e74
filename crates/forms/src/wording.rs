//! Answers and mistakes in the reader's words.

use base::{Lang, swedish};
use chrono::NaiveTime;
use web::Frame;

use crate::definition::Definition;
use crate::model::{Field, Kind, Value};
use crate::rules::{Why, Wrong};

/// `1 250 kr`, `1 250,50 kr`; in English `SEK 1,250.50`.
pub(crate) fn amount(ore: i64, lang: Lang) -> String {
    let (kronor, part) = (ore / 100, ore.unsigned_abs() % 100);
    let mut written = swedish::number(kronor, lang);
    if ore < 0 && kronor == 0 {
        written.insert(0, '\u{2212}');
    }
    match lang {
        Lang::Sv if part > 0 => format!("{written},{part:02} kr"),
        Lang::Sv => format!("{written} kr"),
        Lang::En if part > 0 => format!("SEK {written}.{part:02}"),
        Lang::En => format!("SEK {written}"),
    }
}

/// A day as it is read: "27 november 2026".
pub(crate) fn day(day: chrono::NaiveDate, lang: Lang) -> String {
    let noon = day.and_time(NaiveTime::from_hms_opt(12, 0, 0).expect("noon is a time of day"));
    // Clocks in Sweden never skip noon.
    swedish::from_local(noon).map_or_else(|| day.to_string(), |at| swedish::date(at, lang))
}

/// An answer on one line; rows are drawn as a table instead.
pub(crate) fn value(f: &Frame, field: &Field, value: &Value) -> String {
    let lang = f.lang();
    match (value, &field.kind) {
        (Value::Files(count), _) => f.tn("forms-files", "count", count),
        (Value::Chosen(codes), Kind::Choice(rule)) => {
            let chosen = rule.options.iter().filter(|option| codes.contains(&option.code));
            chosen
                .map(|option| option.words.get(lang))
                .collect::<Vec<_>>()
                .join(", ")
        }
        (value, _) => cell(value, lang),
    }
}

/// An answer without options.
pub(crate) fn cell(value: &Value, lang: Lang) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => swedish::number(*number, lang),
        Value::Ore(ore) => amount(*ore, lang),
        Value::Date(date) => day(*date, lang),
        Value::Chosen(codes) => codes.join(", "),
        Value::Rows(_) | Value::Files(_) => String::new(),
    }
}

/// Where a mistake stands, and its words.
pub(crate) fn mistake(f: &Frame, definition: &Definition, wrong: &Wrong) -> (String, String) {
    let lang = f.lang();
    let field = definition.get(wrong.field);
    let label = field.map(|field| field.label.get(lang)).unwrap_or_default();
    let Some((row, column)) = wrong.cell else {
        return (wrong.field.control(), told(f, label, wrong.why));
    };
    let heading = match field.map(|field| &field.kind) {
        Some(Kind::Table(rule)) => rule.columns.get(column - 1).map(|column| column.label.get(lang)),
        _ => None,
    };
    let label = f.ta2("forms-cell", "label", heading.unwrap_or(label), "row", row);
    (wrong.field.cell(row, column), told(f, &label, wrong.why))
}

fn told(f: &Frame, label: &str, why: Why) -> String {
    let lang = f.lang();
    let plain = |key: &str| f.ta(key, "label", label);
    let limit = |key: &str, limit: String| f.ta2(key, "label", label, "limit", limit);
    match why {
        Why::Missing => plain("forms-wrong-missing"),
        Why::NotANumber => plain("forms-wrong-number"),
        Why::NotAnAmount => plain("forms-wrong-amount"),
        Why::NotADay => plain("forms-wrong-day"),
        Why::NotAnOption => plain("forms-wrong-option"),
        Why::TooSmall(min) => limit("forms-wrong-min", swedish::number(min, lang)),
        Why::TooLarge(max) => limit("forms-wrong-max", swedish::number(max, lang)),
        Why::TooLittle(min) => limit("forms-wrong-min", amount(min, lang)),
        Why::TooMuch(max) => limit("forms-wrong-max", amount(max, lang)),
        Why::TooShort(min) => limit("forms-wrong-short", min.to_string()),
        Why::TooLong(max) => limit("forms-wrong-long", max.to_string()),
        Why::NotLike(pattern) => plain(&format!("forms-wrong-{}", pattern.code())),
        Why::Personnummer => plain("forms-wrong-personnummer"),
        Why::TooEarly(from) => limit("forms-wrong-early", day(from, lang)),
        Why::TooLate(until) => limit("forms-wrong-late", day(until, lang)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_people_read_them() {
        for (ore, sv, en) in [
            (125_050, "1\u{a0}250,50 kr", "SEK 1,250.50"),
            (125_000, "1\u{a0}250 kr", "SEK 1,250"),
            (-50, "\u{2212}0,50 kr", "SEK \u{2212}0.50"),
            (0, "0 kr", "SEK 0"),
        ] {
            assert_eq!((&*amount(ore, Lang::Sv), &*amount(ore, Lang::En)), (sv, en));
        }
    }
}
