//! What makes a form, and what does not.

use super::*;
use crate::model::{ChoiceRule, Column, Condition, FileRule, Span, TextRule};

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
        required: true,
        when: None,
        kind,
    }
}

fn choice(codes: &[&str]) -> Kind {
    let option = |code: &&str| Choice {
        code: (*code).to_owned(),
        words: words(code),
    };
    Kind::Choice(ChoiceRule {
        many: false,
        options: codes.iter().map(option).collect(),
    })
}

fn when(mut field: Field, other: u32, is: &str) -> Field {
    field.when = Some(Condition {
        field: FieldId(other),
        is: is.to_owned(),
    });
    field
}

fn flaw(fields: Vec<Field>) -> Option<Flaw> {
    Definition::new(fields).err()
}

#[test]
fn a_field_may_depend_only_on_an_option_that_stands_before_it() {
    let asked = || field(1, choice(&["ja", "nej"]));
    let line = |id| field(id, Kind::Text(TextRule::default()));
    assert_eq!(flaw(vec![asked(), when(line(2), 1, "ja")]), None);
    assert_eq!(flaw(vec![when(line(2), 1, "ja"), asked()]), Some(Flaw::Order));
    assert_eq!(flaw(vec![asked(), when(line(2), 1, "kanske")]), Some(Flaw::Order));
    assert_eq!(flaw(vec![line(1), when(line(2), 1, "ja")]), Some(Flaw::Order));
    assert_eq!(flaw(vec![when(asked(), 1, "ja")]), Some(Flaw::Order));
    let after = |id| {
        Kind::Date(DateRule {
            from: Some(Bound::Field(FieldId(id))),
            until: None,
        })
    };
    let day = field(1, Kind::Date(DateRule::default()));
    assert_eq!(flaw(vec![day.clone(), field(2, after(1))]), None);
    assert_eq!(flaw(vec![day, field(2, after(3))]), Some(Flaw::Order));
    assert_eq!(flaw(vec![line(1), field(2, after(1))]), Some(Flaw::Order));
}

#[test]
fn limits_must_leave_something_to_answer() {
    let span = |min, max| Span { min, max };
    assert_eq!(flaw(vec![field(1, Kind::Number(span(Some(1), Some(1))))]), None);
    assert_eq!(
        flaw(vec![field(1, Kind::Money(span(Some(2), Some(1))))]),
        Some(Flaw::Limits)
    );
    let text = |min, max| {
        Kind::Text(TextRule {
            min,
            max,
            ..TextRule::default()
        })
    };
    assert_eq!(flaw(vec![field(1, text(Some(3), Some(2)))]), Some(Flaw::Limits));
    assert_eq!(
        flaw(vec![field(1, text(Some(limit::LINE + 1), None))]),
        Some(Flaw::Limits)
    );
}

#[test]
fn fields_options_and_columns_are_whole_and_differ() {
    let line = |id| field(id, Kind::Text(TextRule::default()));
    assert_eq!(flaw(vec![line(1), line(1)]), Some(Flaw::NotWhole));
    let files = |files| {
        Kind::File(FileRule {
            files,
            ..FileRule::default()
        })
    };
    assert_eq!(flaw(vec![field(1, files(None)), field(2, files(Some(1)))]), None);
    assert_eq!(flaw(vec![field(1, files(Some(0)))]), Some(Flaw::Limits));
    let mut unsaid = line(1);
    unsaid.label.en.clear();
    assert_eq!(flaw(vec![unsaid]), Some(Flaw::NotWhole));
    assert_eq!(flaw((1..=41).map(line).collect()), Some(Flaw::TooMany));
    assert_eq!(flaw(vec![field(1, choice(&["ja"]))]), Some(Flaw::Options));
    assert_eq!(flaw(vec![field(1, choice(&["ja", "ja"]))]), Some(Flaw::Options));
    let table = |columns: usize, rows| {
        let column = Column {
            label: words("Namn"),
            kind: crate::model::CellKind::Text,
            required: false,
        };
        Kind::Table(TableRule {
            columns: vec![column; columns],
            rows,
        })
    };
    assert_eq!(flaw(vec![field(1, table(2, 3))]), None);
    for (columns, rows) in [(0, 3), (7, 3), (2, 0), (2, 31)] {
        assert_eq!(flaw(vec![field(1, table(columns, rows))]), Some(Flaw::Columns));
    }
}

#[test]
fn a_form_is_stored_so_that_it_can_be_read_again_and_a_broken_one_is_not_read() {
    let form = Definition::new(vec![
        field(1, choice(&["ja", "nej"])),
        when(field(2, Kind::Number(Span::default())), 1, "ja"),
    ]);
    let form = form.unwrap();
    let stored = serde_json::to_string(&form).unwrap();
    assert_eq!(serde_json::from_str::<Definition>(&stored).unwrap(), form);
    assert_eq!(form.next_id(), FieldId(3));
    let broken = stored.replace(r#""is":"ja""#, r#""is":"kanske""#);
    assert!(serde_json::from_str::<Definition>(&broken).is_err());
}
