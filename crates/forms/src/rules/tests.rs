//! What answers a form, and what does not.

use super::*;
use crate::model::{Choice, Column, Condition, FileRule, Words};

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

fn words(text: &str) -> Words {
    Words {
        sv: text.to_owned(),
        en: text.to_owned(),
    }
}

fn field(id: u32, kind: Kind) -> Field {
    Field {
        id: FieldId(id),
        label: words("Fråga"),
        hint: Words::default(),
        required: false,
        when: None,
        kind,
    }
}

fn choice(many: bool) -> Kind {
    let option = |code: &str| Choice {
        code: code.to_owned(),
        words: words(code),
    };
    Kind::Choice(ChoiceRule {
        many,
        options: ["ja", "nej", "vet"].map(option).into(),
    })
}

/// Reads a form with what was typed in each control.
fn told(fields: Vec<Field>, typed: &[(&str, &str)]) -> Result<Values, Vec<Wrong>> {
    let own = |name: &str| {
        let all = typed.iter().filter(|(n, _)| *n == name);
        all.map(|(_, word)| (*word).to_owned()).collect()
    };
    read(&Definition::new(fields).unwrap(), &own, TODAY)
}

fn one(kind: Kind, word: &str) -> Result<Option<String>, Why> {
    match told(vec![field(1, kind)], &[("answer_1", word)]) {
        Ok(values) => Ok(values
            .get(&FieldId(1))
            .map(|value| serde_json::to_string(value).unwrap())),
        Err(wrong) => Err(wrong[0].why),
    }
}

fn some(json: &str) -> Result<Option<String>, Why> {
    Ok(Some(json.to_owned()))
}

#[test]
fn numbers_and_amounts_are_read_as_people_write_them() {
    let span = Span {
        min: Some(0),
        max: Some(125_050),
    };
    for (word, told) in [
        ("1 250", some(r#"{"number":1250}"#)),
        ("1\u{a0}250", some(r#"{"number":1250}"#)),
        ("-1", Err(Why::TooSmall(0))),
        ("\u{2212}1", Err(Why::TooSmall(0))),
        ("125051", Err(Why::TooLarge(125_050))),
        ("1,5", Err(Why::NotANumber)),
        ("tolv", Err(Why::NotANumber)),
        ("99999999999999999999", Err(Why::NotANumber)),
        ("٣", Err(Why::NotANumber)),
        ("", Ok(None)),
    ] {
        assert_eq!(one(Kind::Number(span), word), told, "{word}");
    }
    for (word, told) in [
        ("1 250", some(r#"{"ore":125000}"#)),
        ("1250,5", some(r#"{"ore":125050}"#)),
        ("1 250.50 kr", some(r#"{"ore":125050}"#)),
        ("1250,51", Err(Why::TooMuch(125_050))),
        ("-0,50", Err(Why::TooLittle(0))),
        ("12,345", Err(Why::NotAnAmount)),
        ("12,3x", Err(Why::NotAnAmount)),
        (",50", Err(Why::NotAnAmount)),
        ("kr", Err(Why::NotAnAmount)),
    ] {
        assert_eq!(one(Kind::Money(span), word), told, "{word}");
    }
}

#[test]
fn words_have_a_length_and_may_have_a_pattern() {
    let rule = |min, max, pattern| {
        Kind::Text(TextRule {
            long: false,
            min,
            max,
            pattern,
        })
    };
    assert_eq!(one(rule(Some(3), Some(4), None), "åäö"), some(r#"{"text":"åäö"}"#));
    assert_eq!(one(rule(Some(3), Some(4), None), "åä"), Err(Why::TooShort(3)));
    assert_eq!(one(rule(Some(3), Some(4), None), "åäöåä"), Err(Why::TooLong(4)));
    assert_eq!(one(rule(None, None, None), &"x".repeat(201)), Err(Why::TooLong(200)));
    let like = |pattern| rule(None, None, Some(pattern));
    for (pattern, right, wrong) in [
        (Pattern::PostalCode, "70210", "7021"),
        (Pattern::Email, "a@b.example", "a@b"),
        (Pattern::Mobile, "070-174 06 05", "070"),
        (Pattern::OrganisationNumber, "212000-0142", "212000-0143"),
    ] {
        assert!(one(like(pattern), right).is_ok(), "{right}");
        assert_eq!(one(like(pattern), wrong), Err(Why::NotLike(pattern)), "{wrong}");
    }
}

#[test]
fn a_day_lies_between_its_limits() {
    let rule = |from, until| Kind::Date(DateRule { from, until });
    let (yesterday, tomorrow) = (TODAY.pred_opt().unwrap(), TODAY.succ_opt().unwrap());
    let not_before = rule(Some(Bound::Today), Some(Bound::Day(tomorrow)));
    assert_eq!(one(not_before.clone(), "2026-11-23"), some(r#"{"date":"2026-11-23"}"#));
    assert_eq!(one(not_before.clone(), "2026-11-22"), Err(Why::TooEarly(TODAY)));
    assert_eq!(one(not_before.clone(), "2026-11-25"), Err(Why::TooLate(tomorrow)));
    for nonsense in ["i dag", "2026-02-30", "0026-11-23", "23/11/2026"] {
        assert_eq!(one(not_before.clone(), nonsense), Err(Why::NotADay), "{nonsense}");
    }
    let period = || {
        vec![
            field(1, rule(None, None)),
            field(2, rule(Some(Bound::Field(FieldId(1))), None)),
        ]
    };
    let typed = [("answer_1", "2026-11-23"), ("answer_2", "2026-11-22")];
    assert_eq!(told(period(), &typed).unwrap_err()[0].why, Why::TooEarly(TODAY));
    assert!(
        told(period(), &typed[1..]).is_ok(),
        "there is nothing to hold it against"
    );
    let day = yesterday.to_string();
    assert!(told(period(), &[("answer_1", &*day), ("answer_2", "2026-11-23")]).is_ok());
}

#[test]
fn only_options_are_chosen_each_once_in_the_order_of_the_form() {
    assert_eq!(one(choice(false), "nej"), some(r#"{"chosen":["nej"]}"#));
    assert_eq!(one(choice(false), "kanske"), Err(Why::NotAnOption));
    let two = [("answer_1", "vet"), ("answer_1", "ja"), ("answer_1", "ja")];
    let many = told(vec![field(1, choice(true))], &two).unwrap();
    assert_eq!(
        many[&FieldId(1)],
        Value::Chosen(vec!["ja".to_owned(), "vet".to_owned()])
    );
    let wrong = told(vec![field(1, choice(false))], &two).unwrap_err();
    assert_eq!(wrong[0].why, Why::NotAnOption);
}

#[test]
fn a_field_that_is_not_shown_is_neither_asked_for_nor_kept() {
    let form = || {
        let depends = |id, on, is: &str, kind| Field {
            required: true,
            when: Some(Condition {
                field: FieldId(on),
                is: is.to_owned(),
            }),
            ..field(id, kind)
        };
        vec![
            field(1, choice(false)),
            depends(2, 1, "ja", choice(false)),
            depends(3, 2, "nej", Kind::Number(Span::default())),
        ]
    };
    let ids =
        |typed: &[(&str, &str)]| told(form(), typed).map(|values| values.keys().map(|id| id.0).collect::<Vec<_>>());
    assert_eq!(ids(&[]), Ok(vec![]));
    assert_eq!(ids(&[("answer_1", "ja")]).unwrap_err()[0].field, FieldId(2));
    let all = [("answer_1", "ja"), ("answer_2", "nej"), ("answer_3", "12")];
    assert_eq!(ids(&all), Ok(vec![1, 2, 3]));
    // What hangs on a hidden field is hidden with it, whatever stands there.
    let hidden = [("answer_1", "nej"), ("answer_2", "nej"), ("answer_3", "tolv")];
    assert_eq!(ids(&hidden), Ok(vec![1]));
}

#[test]
fn files_are_asked_for_like_anything_else() {
    let asked = || Field {
        required: true,
        ..field(1, Kind::File(FileRule::default()))
    };
    // What was sent elsewhere in the form answers nothing.
    let elsewhere = [("file", "a"), ("file.answer_2", "b")];
    assert_eq!(told(vec![asked()], &elsewhere).unwrap_err()[0].why, Why::Missing);
    let sent = told(vec![asked()], &[("file.answer_1", "a"), ("file.answer_1", "b")]).unwrap();
    assert_eq!(sent[&FieldId(1)], Value::Files(2));
}

#[test]
fn a_table_keeps_the_rows_that_are_begun() {
    let column = |kind, required| Column {
        label: words("Kolumn"),
        kind,
        required,
    };
    let table = || Field {
        required: true,
        ..field(
            1,
            Kind::Table(TableRule {
                columns: vec![column(CellKind::Text, true), column(CellKind::Money, false)],
                rows: 3,
            }),
        )
    };
    let read = told(vec![table()], &[("answer_1_2_1", "Boll"), ("answer_1_3_1", " ")]).unwrap();
    assert_eq!(
        read[&FieldId(1)],
        Value::Rows(vec![vec![Some(Value::Text("Boll".to_owned())), None]])
    );
    assert_eq!(told(vec![table()], &[]).unwrap_err()[0].why, Why::Missing);
    let typed = [("answer_1_1_2", "mycket"), ("answer_1_4_1", "utanför")];
    let wrong = told(vec![table()], &typed).unwrap_err();
    let told: Vec<_> = wrong.iter().map(|wrong| (wrong.cell, wrong.why)).collect();
    assert_eq!(told, [(Some((1, 1)), Why::Missing), (Some((1, 2)), Why::NotAnAmount)]);
}
