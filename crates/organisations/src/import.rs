//! Organisations as rows of a file: which columns there are, what may stand in each, and how an
//! organisation is written and read as a row. No database.

pub(crate) mod reading;

use base::{Id, Organisationsnummer, Person};
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};

use crate::model::{Kind, area_keys, from_code, limit, one_line, search_key, sort_key};
use crate::tables::organisation;

/// The most rows of one file.
pub(crate) const MOST_ROWS: usize = 20_000;
/// The largest file, in bytes.
pub(crate) const MOST_BYTES: usize = 5 * 1024 * 1024;
/// So much is shown of what was typed where a number should be, in characters.
const MOST_OF_NUMBER: usize = 40;
/// What stands between several categories in one cell.
pub(crate) const BETWEEN: char = '|';

/// The column that tells organisations apart.
pub(crate) const NUMBER: &str = "organisationsnummer";

/// A column beside the number. Its name in files is Swedish, as the sheets of the owners are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) enum Column {
    Name,
    Kind,
    Address,
    PostalCode,
    City,
    Email,
    Phone,
    Web,
    Activity,
    Area,
    Ages,
    Description,
    Categories,
    Eligible,
    Contact,
}

impl Column {
    pub(crate) const ALL: [Column; 15] = [
        Column::Name,
        Column::Kind,
        Column::Address,
        Column::PostalCode,
        Column::City,
        Column::Email,
        Column::Phone,
        Column::Web,
        Column::Activity,
        Column::Area,
        Column::Ages,
        Column::Description,
        Column::Categories,
        Column::Eligible,
        Column::Contact,
    ];

    /// What a new organisation must have.
    pub(crate) const NEEDED: [Column; 5] = [
        Column::Name,
        Column::Kind,
        Column::Address,
        Column::PostalCode,
        Column::City,
    ];

    /// What the column is called in the first line of a file.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Column::Name => "namn",
            Column::Kind => "typ",
            Column::Address => "adress",
            Column::PostalCode => "postnummer",
            Column::City => "ort",
            Column::Email => "e-post",
            Column::Phone => "telefon",
            Column::Web => "webbplats",
            Column::Activity => "verksamhet",
            Column::Area => "område",
            Column::Ages => "åldersgrupper",
            Column::Description => "beskrivning",
            Column::Categories => "kategorier",
            Column::Eligible => "bidragsberättigad",
            Column::Contact => "kontaktperson",
        }
    }

    fn from_name(name: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.name() == name)
    }
}

/// A row that can be saved: the number, and every cell that is not empty, as [`cells_of`] writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ImportRow {
    /// As [`Organisationsnummer::digits`].
    pub(crate) number: String,
    pub(crate) cells: Vec<(Column, String)>,
}

impl ImportRow {
    /// What stands in a column.
    pub(crate) fn get(&self, column: Column) -> Option<&str> {
        let cell = self.cells.iter().find(|(other, _)| *other == column);
        cell.map(|(_, text)| text.as_str())
    }

    /// The number as it may be seen: that of a sole trader is covered (law.md).
    pub(crate) fn number_to_show(&self) -> String {
        let number = Organisationsnummer::from_stored(&self.number);
        number.map_or_else(|_| String::new(), |number| number.masked())
    }

    /// By what the row is found, when it turns out that it cannot be saved.
    pub(crate) fn typed(&self) -> Typed {
        Typed {
            number: self.number_to_show(),
            name: self.get(Column::Name).unwrap_or_default().to_owned(),
        }
    }

    /// The cells that differ from what is stored: column, what is stored, what the file says.
    pub(crate) fn changes(&self, of: &organisation::Model, beside: &Beside) -> Vec<(Column, String, String)> {
        let stored = cells_of(of, beside);
        let changed = self.cells.iter().filter_map(|(column, text)| {
            let (_, now) = stored.iter().find(|(other, _)| other == column)?;
            (now != text).then(|| (*column, now.clone(), text.clone()))
        });
        changed.collect()
    }

    /// The organisation with what the row says; categories and contact are not in its row.
    pub(crate) fn applied(&self, mut of: organisation::Model) -> organisation::Model {
        for (column, text) in &self.cells {
            let text = text.clone();
            match column {
                Column::Name => of.name = text,
                Column::Address => of.address = Some(text),
                Column::PostalCode => of.postal_code = Some(text),
                Column::City => of.city = Some(text),
                Column::Email => of.email = Some(text),
                Column::Phone => of.phone = Some(text),
                Column::Web => of.web = Some(text),
                Column::Activity => of.activities = format!(" {text} "),
                Column::Area => of.areas = text,
                Column::Ages => of.age_groups = format!(" {text} "),
                Column::Description => of.description = Some(text),
                Column::Eligible => of.is_grant_eligible = text == YES,
                // What it is decides its roles, and stays.
                Column::Kind | Column::Categories | Column::Contact => {}
            }
        }
        of.name_key = sort_key(&of.name);
        of.email_key = of.email.as_ref().map(|email| email.to_lowercase());
        of.area_keys = area_keys(&of.areas);
        of.search_key = search_key(&of.name, &of.areas, of.city.as_deref(), of.description.as_deref());
        of
    }

    /// What it is, where the row says it.
    pub(crate) fn kind(&self) -> Option<Kind> {
        self.get(Column::Kind).and_then(from_code)
    }
}

/// By what somebody finds a row that cannot be saved in their own file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Typed {
    /// As it was typed; of what may be a personnummer the end is covered.
    pub(crate) number: String,
    pub(crate) name: String,
}

impl Typed {
    /// What is shown of two cells.
    pub(crate) fn of(number: &str, name: &str) -> Typed {
        let short = |cell: &str, most| one_line(cell).chars().take(most).collect();
        Typed {
            number: covered(short(number, MOST_OF_NUMBER)),
            name: short(name, limit::NAME),
        }
    }
}

/// A number, the last four digits covered unless it can only be that of a legal entity: its third digit of
/// ten is two or more, which no month begins with.
fn covered(typed: String) -> String {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let ten = digits
        .strip_prefix("16")
        .filter(|ten| ten.len() == 10)
        .unwrap_or(&digits);
    let is_legal = ten.len() <= 10 && ten.chars().nth(2).is_none_or(|third| third >= '2');
    if is_legal {
        return typed;
    }
    let mut left = 4;
    let covered = typed.chars().rev().map(|c| {
        if c.is_ascii_digit() && left > 0 {
            left -= 1;
            '*'
        } else {
            c
        }
    });
    covered.collect::<String>().chars().rev().collect()
}

/// How files say yes and no.
pub(crate) const YES: &str = "ja";
pub(crate) const NO: &str = "nej";

/// What of an organisation does not stand in its own row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Beside {
    /// Swedish names, sorted.
    pub(crate) categories: Vec<String>,
    /// The e-mail address of its contact; none of somebody with protected identity.
    pub(crate) contact: Option<(Id<Person>, String)>,
}

/// An organisation as cells.
pub(crate) fn cells_of(of: &organisation::Model, beside: &Beside) -> Vec<(Column, String)> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let cell = |column| match column {
        Column::Name => of.name.clone(),
        Column::Kind => of.kind.to_value(),
        Column::Address => text(&of.address),
        Column::PostalCode => text(&of.postal_code),
        Column::City => text(&of.city),
        Column::Email => text(&of.email),
        Column::Phone => text(&of.phone),
        Column::Web => text(&of.web),
        Column::Activity => of.activities.trim().to_owned(),
        Column::Area => of.areas.clone(),
        Column::Ages => of.age_groups.trim().to_owned(),
        Column::Description => text(&of.description),
        Column::Categories => beside.categories.join(&BETWEEN.to_string()),
        Column::Eligible => if of.is_grant_eligible { YES } else { NO }.to_owned(),
        Column::Contact => beside
            .contact
            .as_ref()
            .map(|(_, email)| email.clone())
            .unwrap_or_default(),
    };
    Column::ALL.into_iter().map(|column| (column, cell(column))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_a_personnummer_is_covered() {
        for (typed, shown) in [
            ("809900-1236", "809900-1236"),
            (" 16 809900 1236 ", "16 809900 1236"),
            ("", ""),
            ("saknas", "saknas"),
            ("80", "80"),
            ("19840809-9285", "19840809-****"),
            ("840809-9285", "840809-****"),
            ("8408099285", "840809****"),
            ("19840809928", "1984080****"),
            ("198408099285 Anna", "19840809**** Anna"),
        ] {
            assert_eq!(Typed::of(typed, "").number, shown);
        }
        assert_eq!(Typed::of("", " Exempel\n IF").name, "Exempel IF");
    }
}
