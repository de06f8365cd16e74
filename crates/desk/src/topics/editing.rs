//! What staff may make of the list of topics: names, codes, groups, and what the states of a topic's cases are
//! called. No I/O.

use std::collections::BTreeMap;

use base::{Id, Lang};
use serde::{Deserialize, Serialize};

use crate::model::State;
use crate::rules::Refusal;
use crate::tables::topic::Model;
use crate::teams::Team;
use crate::working_days::Span;

/// The longest code made of a name, in characters.
const CODE: usize = 40;

/// A topic as staff want it.
#[derive(Clone, Debug)]
pub(crate) struct TopicEdit {
    pub(crate) name_sv: String,
    pub(crate) name_en: String,
    /// The group it stands in.
    pub(crate) parent: Option<String>,
    pub(crate) answer_within: Span,
    pub(crate) solve_within: Option<Span>,
    pub(crate) on_contact: bool,
    pub(crate) on_fault: bool,
    pub(crate) is_anonymous: bool,
    pub(crate) is_hidden: bool,
    pub(crate) team_id: Option<Id<Team>>,
    pub(crate) words: StateWords,
    /// The version that was seen; 0 of a new one.
    pub(crate) seen: i32,
}

/// Who reads the name of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Case officers.
    Staff,
    /// Customers.
    Customer,
}

impl Side {
    pub(crate) const ALL: [Side; 2] = [Side::Customer, Side::Staff];

    /// How it is stored, and a part of field names and text keys.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Side::Staff => "staff",
            Side::Customer => "customer",
        }
    }
}

/// What states are called where that is not the usual: `waiting_customer_staff` → both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StateWords(BTreeMap<String, Words>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Words {
    sv: String,
    en: String,
}

impl StateWords {
    /// The name of a state and a side in fields.
    pub(crate) fn key(state: State, side: Side) -> String {
        format!("{}_{}", state.code(), side.code())
    }

    /// As it is stored; nothing when all is as usual.
    pub(crate) fn to_stored(&self) -> Option<String> {
        (!self.0.is_empty()).then(|| serde_json::to_string(self).expect("words are plain data"))
    }

    /// As it was stored.
    pub(crate) fn of_stored(stored: Option<&str>) -> StateWords {
        stored
            .and_then(|json| serde_json::from_str(json).ok())
            .unwrap_or_default()
    }

    /// Calls a state so.
    pub(crate) fn set(&mut self, state: State, side: Side, sv: &str, en: &str) {
        let words = Words {
            sv: sv.to_owned(),
            en: en.to_owned(),
        };
        self.0.insert(StateWords::key(state, side), words);
    }

    /// What a state is called, when that is not the usual.
    pub(crate) fn get(&self, state: State, side: Side, lang: Lang) -> Option<&str> {
        let words = self.0.get(&StateWords::key(state, side))?;
        Some(match lang {
            Lang::Sv => &words.sv,
            Lang::En => &words.en,
        })
    }
}

/// Whether the topic with this code, or a new one, can become so.
pub(crate) fn may_save(all: &[Model], code: Option<&str>, edit: &TopicEdit) -> Result<(), Refusal> {
    let others = || all.iter().filter(move |row| Some(row.code.as_str()) != code);
    let version = all.iter().find(|row| Some(row.code.as_str()) == code);
    if version.map_or(0, |row| row.version) != edit.seen {
        return Err(Refusal::Stale);
    }
    let name = edit.name_sv.to_lowercase();
    if others().any(|row| row.name_sv.to_lowercase() == name) {
        return Err(Refusal::NameTaken);
    }
    let Some(parent) = &edit.parent else { return Ok(()) };
    let is_at_top = others().any(|row| row.code == *parent && row.parent.is_none());
    let is_group = others().any(|row| row.parent.as_deref() == code && code.is_some());
    match is_at_top && !is_group {
        true => Ok(()),
        false => Err(Refusal::GroupInGroup),
    }
}

/// A code for a new topic of this name, which no other has.
pub(crate) fn code_of(name: &str, all: &[Model]) -> String {
    let mut code = String::new();
    for c in name.to_lowercase().chars() {
        match c {
            'å' | 'ä' | 'á' | 'à' => code.push('a'),
            'ö' | 'ø' => code.push('o'),
            'é' | 'è' => code.push('e'),
            'ü' => code.push('u'),
            c if c.is_ascii_alphanumeric() => code.push(c),
            _ if !code.ends_with('_') => code.push('_'),
            _ => {}
        }
    }
    let code: String = code.trim_matches('_').chars().take(CODE).collect();
    let code = if code.is_empty() { "amne".to_owned() } else { code };
    let is_free = |code: &str| code != NEW && all.iter().all(|row| row.code != code);
    if is_free(&code) {
        return code;
    }
    let mut numbered = (2..).map(|number| format!("{code}_{number}"));
    numbered.find(|code| is_free(code)).expect("numbers do not end")
}

/// Stands in addresses for a topic that is not there yet, so none has this code.
const NEW: &str = "nytt";

#[cfg(test)]
mod tests {
    use super::super::tests::row;
    use super::*;

    fn edit(name: &str, parent: Option<&str>, seen: i32) -> TopicEdit {
        TopicEdit {
            name_sv: name.to_owned(),
            name_en: name.to_owned(),
            parent: parent.map(str::to_owned),
            answer_within: Span::Days(3),
            solve_within: None,
            on_contact: true,
            on_fault: false,
            is_anonymous: false,
            is_hidden: false,
            team_id: None,
            words: StateWords::default(),
            seen,
        }
    }

    #[test]
    fn names_are_told_apart_and_groups_are_not_nested() {
        let all = [
            row("fritid", None, 1),
            row("bidrag", Some("fritid"), 2),
            row("konto", None, 3),
        ];
        for (code, name, parent, seen, expected) in [
            (None, "Nytt", None, 0, Ok(())),
            (None, "Nytt", Some("fritid"), 0, Ok(())),
            (None, "Nytt", Some("bidrag"), 0, Err(Refusal::GroupInGroup)),
            (None, "Nytt", Some("okänt"), 0, Err(Refusal::GroupInGroup)),
            (None, "KONTO sv", None, 0, Err(Refusal::NameTaken)),
            (Some("konto"), "Konto SV", None, 1, Ok(())),
            (Some("konto"), "Konto", Some("fritid"), 1, Ok(())),
            (Some("konto"), "Konto", Some("konto"), 1, Err(Refusal::GroupInGroup)),
            (Some("fritid"), "Fritid", Some("konto"), 1, Err(Refusal::GroupInGroup)),
            (Some("konto"), "Konto", None, 2, Err(Refusal::Stale)),
        ] {
            assert_eq!(
                may_save(&all, code, &edit(name, parent, seen)),
                expected,
                "{code:?} {name} {parent:?}"
            );
        }
    }

    #[test]
    fn a_code_is_made_of_the_name_and_is_its_own() {
        let all = [row("gator_och_vagar", None, 1)];
        for (name, code) in [
            ("Gator och vägar", "gator_och_vagar_2"),
            ("  Får – eller get?", "far_eller_get"),
            ("Nytt", "nytt_2"),
            ("ملعب", "amne"),
        ] {
            assert_eq!(code_of(name, &all), code);
        }
        assert_eq!(code_of(&"å".repeat(200), &all).len(), 40);
    }

    #[test]
    fn what_states_are_called_is_stored_and_read_again() {
        let mut words = StateWords::default();
        assert_eq!(words.to_stored(), None);
        words.set(State::Open, Side::Customer, "Utreds", "Being examined");
        let stored = words.to_stored();
        assert_eq!(StateWords::of_stored(stored.as_deref()), words);
        assert_eq!(words.get(State::Open, Side::Customer, Lang::En), Some("Being examined"));
        assert_eq!(words.get(State::Open, Side::Staff, Lang::En), None);
        assert_eq!(StateWords::of_stored(Some("{")), StateWords::default());
    }
}
