//! How a draft changes: one field at a time. Pure; gives a whole form or says why not.

use crate::definition::{Definition, Flaw};
use crate::model::{Choice, Field, FieldId, Words};

/// A change of a draft.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    /// A new field, last; or other words for the one with its number.
    Put(Field),
    /// One step towards the beginning.
    Up(FieldId),
    /// One step towards the end.
    Down(FieldId),
    /// Away.
    Remove(FieldId),
}

/// The form after the change.
pub(crate) fn changed(form: &Definition, change: &Change) -> Result<Definition, Flaw> {
    let mut fields = form.fields().to_vec();
    let place = |id: FieldId| form.fields().iter().position(|field| field.id == id);
    match change {
        Change::Put(field) => match place(field.id) {
            Some(place) => fields[place] = field.clone(),
            None => fields.push(field.clone()),
        },
        Change::Up(id) => {
            if let Some(place) = place(*id).filter(|place| *place > 0) {
                fields.swap(place - 1, place);
            }
        }
        Change::Down(id) => {
            if let Some(place) = place(*id).filter(|place| place + 1 < fields.len()) {
                fields.swap(place, place + 1);
            }
        }
        Change::Remove(id) => fields.retain(|field| field.id != *id),
    }
    Definition::new(fields)
}

/// Options with these words. One whose Swedish words stood there before keeps its code, so that what
/// depends on it still does; so does one whose words were mended in place.
pub(crate) fn options(before: &[Choice], words: Vec<Words>) -> Vec<Choice> {
    let is_same_number = before.len() == words.len();
    let stays: Vec<Option<&Choice>> = words
        .iter()
        .map(|words| before.iter().find(|old| old.words.sv == words.sv))
        .collect();
    let mut next = before
        .iter()
        .filter_map(|old| old.code.parse().ok())
        .max()
        .unwrap_or(0u32);
    let mut code = |place: usize| {
        if let Some(old) = stays[place] {
            return old.code.clone();
        }
        let in_place = before.get(place).filter(|_| is_same_number);
        let is_taken = |old: &&Choice| stays.iter().flatten().any(|other| other.code == old.code);
        if let Some(old) = in_place.filter(|old| !is_taken(old)) {
            return old.code.clone();
        }
        next += 1;
        next.to_string()
    };
    words
        .into_iter()
        .enumerate()
        .map(|(place, words)| Choice {
            code: code(place),
            words,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Condition, Kind, TextRule};

    fn words(text: &str) -> Words {
        Words {
            sv: text.to_owned(),
            en: text.to_owned(),
        }
    }

    fn coded(all: &[Choice]) -> Vec<(&str, &str)> {
        all.iter().map(|one| (&*one.code, &*one.words.sv)).collect()
    }

    fn field(id: u32) -> Field {
        Field {
            id: FieldId(id),
            label: words(&id.to_string()),
            hint: Words::default(),
            required: false,
            when: None,
            kind: Kind::Text(TextRule::default()),
        }
    }

    fn order(form: &Definition) -> Vec<u32> {
        form.fields().iter().map(|field| field.id.0).collect()
    }

    #[test]
    fn an_option_keeps_its_code_when_it_is_moved_or_mended() {
        let first = options(&[], ["Ja", "Nej"].map(words).into());
        assert_eq!(coded(&first), [("1", "Ja"), ("2", "Nej")]);
        let moved = options(&first, ["Nej", "Vet inte", "Ja"].map(words).into());
        assert_eq!(coded(&moved), [("2", "Nej"), ("3", "Vet inte"), ("1", "Ja")]);
        let mended = options(&first, ["Ja!", "Nej"].map(words).into());
        assert_eq!(coded(&mended), [("1", "Ja!"), ("2", "Nej")]);
        let turned = options(&first, ["Nej", "Kanske"].map(words).into());
        assert_eq!(coded(&turned), [("2", "Nej"), ("3", "Kanske")]);
    }

    #[test]
    fn fields_are_added_last_changed_in_place_moved_and_removed() {
        let form = Definition::new(vec![field(1), field(2)]).unwrap();
        let form = changed(&form, &Change::Put(field(form.next_id().0))).unwrap();
        assert_eq!(order(&form), [1, 2, 3]);
        assert_eq!(order(&changed(&form, &Change::Up(FieldId(3))).unwrap()), [1, 3, 2]);
        assert_eq!(order(&changed(&form, &Change::Up(FieldId(1))).unwrap()), [1, 2, 3]);
        assert_eq!(order(&changed(&form, &Change::Down(FieldId(3))).unwrap()), [1, 2, 3]);
        assert_eq!(order(&changed(&form, &Change::Remove(FieldId(2))).unwrap()), [1, 3]);
        assert_eq!(order(&changed(&form, &Change::Remove(FieldId(9))).unwrap()), [1, 2, 3]);
    }

    #[test]
    fn what_others_depend_on_stays_before_them() {
        let asked = Field {
            kind: Kind::Choice(crate::model::ChoiceRule {
                many: false,
                options: options(&[], ["Ja", "Nej"].map(words).into()),
            }),
            ..field(1)
        };
        let depends = Field {
            when: Some(Condition {
                field: FieldId(1),
                is: "1".to_owned(),
            }),
            ..field(2)
        };
        let form = Definition::new(vec![asked, depends]).unwrap();
        for change in [
            Change::Up(FieldId(2)),
            Change::Down(FieldId(1)),
            Change::Remove(FieldId(1)),
            Change::Put(field(1)),
        ] {
            assert_eq!(changed(&form, &change), Err(Flaw::Order), "{change:?}");
        }
    }
}
