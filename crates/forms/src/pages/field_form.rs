//! A field as the controls that staff edit it with, and back. Mistakes are noted in the form.

use chrono::NaiveDate;
use web::Form;
use web::config::FileKind;

use crate::definition::Definition;
use crate::drafting;
use crate::model::{
    Bound, CellKind, ChoiceRule, Column, Condition, DateRule, Field, FieldId, FileRule, Kind, Pattern, Span, TableRule,
    TextRule, Words, limit,
};
use crate::rules;

/// The fields that stand before one; all of them for a new one.
pub(super) fn earlier(definition: &Definition, id: Option<FieldId>) -> &[Field] {
    let fields = definition.fields();
    let place = fields.iter().position(|field| Some(field.id) == id);
    &fields[..place.unwrap_or(fields.len())]
}

/// How a condition stands in its control.
pub(super) fn condition_code(when: &Condition) -> String {
    format!("{}:{}", when.field.0, when.is)
}

/// The controls of a new field.
pub(super) fn empty(form: Form, kind: &Kind) -> Form {
    match kind {
        Kind::Table(_) => form.fill("rows", "10"),
        _ => form,
    }
}

/// The controls of a field, filled with what it is.
pub(super) fn filled(form: Form, field: &Field) -> Form {
    let form = form
        .fill("label_sv", &field.label.sv)
        .fill("label_en", &field.label.en)
        .fill("hint_sv", &field.hint.sv)
        .fill("hint_en", &field.hint.en)
        .fill("required", ticked(field.required))
        .fill("when", field.when.as_ref().map(condition_code).unwrap_or_default());
    match &field.kind {
        Kind::Text(rule) => form
            .fill("long", ticked(rule.long))
            .fill("min", written(rule.min))
            .fill("max", written(rule.max))
            .fill("pattern", rule.pattern.map_or("", Pattern::code)),
        Kind::Number(span) => form.fill("min", written(span.min)).fill("max", written(span.max)),
        Kind::Money(span) => form
            .fill("min", span.min.map(kronor).unwrap_or_default())
            .fill("max", span.max.map(kronor).unwrap_or_default()),
        Kind::Choice(rule) => {
            let lines = |words: fn(&Words) -> &str| {
                let all: Vec<_> = rule.options.iter().map(|option| words(&option.words)).collect();
                all.join("\n")
            };
            form.fill("many", ticked(rule.many))
                .fill("options_sv", lines(|words| &words.sv))
                .fill("options_en", lines(|words| &words.en))
        }
        Kind::Date(rule) => {
            let form = bound(form, "from", "from_day", rule.from);
            bound(form, "until", "until_day", rule.until)
        }
        Kind::File(rule) => form
            .fill("max", written(rule.files))
            .fill("megabytes", written(rule.megabytes))
            .fill_all("kinds", rule.kinds.iter().map(|kind| kind.code().to_owned())),
        Kind::Table(rule) => rule
            .columns
            .iter()
            .enumerate()
            .fold(form.fill("rows", rule.rows.to_string()), column),
    }
}

fn column(form: Form, (place, column): (usize, &Column)) -> Form {
    let name = |part| format!("column_{}_{part}", place + 1);
    form.fill(&name("sv"), &column.label.sv)
        .fill(&name("en"), &column.label.en)
        .fill(&name("kind"), column.kind.as_kind().code())
        .fill(&name("required"), ticked(column.required))
}

fn ticked(is: bool) -> &'static str {
    if is { "1" } else { "" }
}

fn written<T: ToString>(number: Option<T>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

fn kronor(ore: i64) -> String {
    let minus = if ore < 0 { "-" } else { "" };
    let (kronor, part) = (ore.unsigned_abs() / 100, ore.unsigned_abs() % 100);
    match part {
        0 => format!("{minus}{kronor}"),
        part => format!("{minus}{kronor},{part:02}"),
    }
}

fn bound(form: Form, name: &str, day: &str, bound: Option<Bound>) -> Form {
    match bound {
        None => form,
        Some(Bound::Today) => form.fill(name, "today"),
        Some(Bound::Day(date)) => form.fill(name, "day").fill(day, date.to_string()),
        Some(Bound::Field(id)) => form.fill(name, id.0.to_string()),
    }
}

/// The field as it was written; `None` when the form says what is wrong.
pub(super) fn read(form: &mut Form, draft: &Definition, id: Option<FieldId>, kind: &Kind) -> Option<Field> {
    let label_sv = form.read_text("label_sv", limit::LABEL, "forms-label-missing");
    let label_en = form.read_text("label_en", limit::LABEL, "forms-label-missing");
    let hint = hint(form);
    let when = form.read_optional("when", |code| condition(code).ok_or("forms-when-wrong"));
    let before = id.and_then(|id| draft.get(id));
    // One that a colleague removed meanwhile comes back as a new one.
    let id = before.map_or_else(|| draft.next_id(), |field| field.id);
    let kind = match kind {
        Kind::Text(_) => text(form),
        Kind::Number(_) => span(form, rules::whole).map(Kind::Number),
        Kind::Money(_) => span(form, rules::ore).map(Kind::Money),
        Kind::Choice(_) => choice(form, before),
        Kind::Date(_) => date(form),
        Kind::Table(_) => table(form),
        Kind::File(_) => file(form),
    };
    Some(Field {
        id,
        label: Words {
            sv: label_sv?,
            en: label_en?,
        },
        hint: hint?,
        required: form.value("required") == "1",
        when: when?,
        kind: kind?,
    })
}

/// In both languages or in none.
fn hint(form: &mut Form) -> Option<Words> {
    let words = Words {
        sv: form.value("hint_sv").trim().to_owned(),
        en: form.value("hint_en").trim().to_owned(),
    };
    if words.is_empty() {
        return Some(words);
    }
    let sv = form.read_text("hint_sv", limit::HINT, "forms-hint-both");
    let en = form.read_text("hint_en", limit::HINT, "forms-hint-both");
    Some(Words { sv: sv?, en: en? })
}

fn condition(code: &str) -> Option<Condition> {
    let (field, is) = code.split_once(':')?;
    Some(Condition {
        field: FieldId(field.parse().ok()?),
        is: is.to_owned(),
    })
}

fn text(form: &mut Form) -> Option<Kind> {
    let length = |typed: &str| typed.parse().map_err(|_| "forms-limit-wrong");
    let (min, max) = (form.read_optional("min", length), form.read_optional("max", length));
    let pattern = form.read_optional("pattern", |code| Pattern::from_code(code).ok_or("forms-limit-wrong"));
    Some(Kind::Text(TextRule {
        long: form.value("long") == "1",
        min: min?,
        max: max?,
        pattern: pattern?,
    }))
}

fn file(form: &mut Form) -> Option<Kind> {
    let number = |typed: &str| typed.parse().map_err(|_| "forms-limit-wrong");
    let (files, megabytes) = (
        form.read_optional("max", number),
        form.read_optional("megabytes", number),
    );
    let is_chosen = |kind: &FileKind| form.values("kinds").any(|code| code == kind.code());
    let kinds = FileKind::ALL.into_iter().filter(is_chosen).collect();
    Some(Kind::File(FileRule {
        files: files?,
        megabytes: megabytes?,
        kinds,
    }))
}

fn span(form: &mut Form, parse: fn(&str) -> Option<i64>) -> Option<Span> {
    let number = |typed: &str| parse(typed).ok_or("forms-limit-wrong");
    let (min, max) = (form.read_optional("min", number), form.read_optional("max", number));
    Some(Span { min: min?, max: max? })
}

/// One option a line, with as many lines in both languages.
fn choice(form: &mut Form, before: Option<&Field>) -> Option<Kind> {
    let lines = |text: &str| -> Vec<String> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(ToOwned::to_owned).collect()
    };
    let (sv, en) = (lines(form.value("options_sv")), lines(form.value("options_en")));
    let longest = sv.iter().chain(&en).map(|line| line.chars().count()).max();
    if longest.is_some_and(|longest| longest > limit::LABEL) {
        form.mistake("options_sv", "forms-option-long");
        return None;
    }
    if sv.len() != en.len() {
        form.mistake("options_en", "forms-options-both");
        return None;
    }
    let before = match before.map(|field| &field.kind) {
        Some(Kind::Choice(rule)) => rule.options.as_slice(),
        _ => &[],
    };
    let words = sv.into_iter().zip(en).map(|(sv, en)| Words { sv, en }).collect();
    Some(Kind::Choice(ChoiceRule {
        many: form.value("many") == "1",
        options: drafting::options(before, words),
    }))
}

fn date(form: &mut Form) -> Option<Kind> {
    let from = read_bound(form, "from", "from_day");
    let until = read_bound(form, "until", "until_day");
    Some(Kind::Date(DateRule {
        from: from?,
        until: until?,
    }))
}

fn read_bound(form: &mut Form, name: &'static str, day: &'static str) -> Option<Option<Bound>> {
    if form.value(name) == "day" {
        let date: NaiveDate = form.read(day, |typed| rules::day(typed).ok_or("forms-day-wrong"))?;
        return Some(Some(Bound::Day(date)));
    }
    form.read_optional(name, |code| match code {
        "today" => Ok(Bound::Today),
        id => id
            .parse()
            .map(|id| Bound::Field(FieldId(id)))
            .map_err(|_| "forms-limit-wrong"),
    })
}

fn table(form: &mut Form) -> Option<Kind> {
    let rows = form.read("rows", |typed| typed.parse().map_err(|_| "forms-limit-wrong"));
    let mut columns = Vec::new();
    for place in 1..=limit::COLUMNS {
        let name = |part| format!("column_{place}_{part}");
        let word = |part| form.value(&name(part)).trim().to_owned();
        let label = Words {
            sv: word("sv"),
            en: word("en"),
        };
        if label.is_empty() {
            continue;
        }
        let fits = |word: &str| (1..=limit::LABEL).contains(&word.chars().count());
        if !fits(&label.sv) || !fits(&label.en) {
            let part = if fits(&label.sv) { "en" } else { "sv" };
            form.mistake(&name(part), "forms-column-both");
            return None;
        }
        columns.push(Column {
            label,
            kind: CellKind::from_code(&word("kind")).unwrap_or(CellKind::Text),
            required: word("required") == "1",
        });
    }
    Some(Kind::Table(TableRule { columns, rows: rows? }))
}
