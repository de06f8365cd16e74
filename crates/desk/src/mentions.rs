//! Who is mentioned in a note: `@` and the name of a colleague, or the first name when only one has it.
//! No I/O.

use std::collections::HashMap;

use base::{Id, Person};

/// Those of `colleagues` whose names stand after an `@`, in the order they are mentioned.
pub(crate) fn mentioned(text: &str, colleagues: &HashMap<Id<Person>, String>) -> Vec<Id<Person>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let is_address = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let rest = text[at + 1..].to_lowercase();
        if let Some(id) = named(&rest, colleagues).filter(|id| !is_address && !found.contains(id)) {
            found.push(id);
        }
    }
    found
}

/// The one whose whole name begins `rest`, or else whose first name does when nobody shares it.
fn named(rest: &str, colleagues: &HashMap<Id<Person>, String>) -> Option<Id<Person>> {
    let begins = |name: &str| {
        let after = rest.strip_prefix(&name.to_lowercase());
        after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    };
    let whole = colleagues.iter().filter(|(_, name)| begins(name));
    if let Some((id, _)) = whole.max_by_key(|(_, name)| name.len()) {
        return Some(*id);
    }
    let first = |name: &str| begins(name.split(' ').next().unwrap_or_default());
    let mut found = colleagues.iter().filter(|(_, name)| first(name));
    match (found.next(), found.next()) {
        (Some((id, _)), None) => Some(*id),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use base::Random;

    use super::*;

    #[test]
    fn names_after_an_at_sign_are_found_and_addresses_are_not() {
        let (now, random) = ("2026-11-23T09:00:00Z".parse().unwrap(), Random::seeded(1));
        let [karin, omar, asa, other_asa] = [(); 4].map(|()| Id::new(now, &random));
        let colleagues = HashMap::from([
            (karin, "Karin Berg".to_owned()),
            (omar, "Omar Haddad".to_owned()),
            (asa, "Åsa Lind".to_owned()),
            (other_asa, "Åsa Lindström".to_owned()),
        ]);
        for (text, expected) in [
            ("Ingen alls", &[][..]),
            ("@Karin Berg, kan du titta?", &[karin]),
            ("Fråga @karin och @OMAR HADDAD.", &[karin, omar]),
            ("(@omar) @Omar", &[omar]),
            ("@Åsa Lindström vet", &[other_asa]),
            ("@åsa lind vet", &[asa]),
            ("@Åsa vet, men vilken?", &[]),
            ("Skriv till vera@karin.example", &[]),
            ("@Karina @Omarson @ karin @", &[]),
        ] {
            assert_eq!(mentioned(text, &colleagues), expected, "{text}");
        }
    }
}
