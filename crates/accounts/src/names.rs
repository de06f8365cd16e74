//! Keys that people are found and sorted by. Made from names wherever a name is stored; never shown.

/// Both keys of a name, for the columns of `persons`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameKeys {
    /// First name first: "anna ek".
    pub name_key: String,
    /// Last name first: "ek anna"; lists are sorted by it.
    pub surname_key: String,
}

/// The keys of a first and a last name.
pub fn keys(first_name: &str, last_name: &str) -> NameKeys {
    NameKeys {
        name_key: key(&format!("{first_name} {last_name}")),
        surname_key: key(&format!("{last_name} {first_name}")),
    }
}

/// A text as it is compared: small letters, one space between words, hyphens as spaces, accents gone;
/// å, ä and ö moved behind z so that bytes sort as Swedish does.
pub fn key(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            '\u{30a}' => recompose(&mut folded, 'å'),
            '\u{308}' => recompose(&mut folded, 'ä'),
            '\u{300}'..='\u{36f}' => {}
            c => folded.push(fold(c)),
        }
    }
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A letter and a mark that some keyboards send apart.
fn recompose(folded: &mut String, mark: char) {
    match (folded.pop(), mark) {
        (Some('a'), mark) => folded.push(fold(mark)),
        (Some('o'), 'ä') => folded.push(fold('ö')),
        (Some(other), _) => folded.push(other),
        (None, _) => {}
    }
}

fn fold(c: char) -> char {
    match c {
        'å' => '\u{e000}',
        'ä' | 'æ' => '\u{e001}',
        'ö' | 'ø' => '\u{e002}',
        'á' | 'à' | 'â' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'ç' => 'c',
        'ñ' => 'n',
        // A name with a hyphen is found without it too.
        '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_hyphens_and_spaces_make_no_difference() {
        for (typed, same) in [
            ("Anna  Ek ", "anna ek"),
            ("Anna-Lena Ek", "anna lena ek"),
            ("André Lindén", "andre linden"),
            ("ASA\u{30a}SA", "asåsa"),
            ("O\u{308}berg", "öberg"),
            ("MÜLLER", "muller"),
            ("Sørensen", "sörensen"),
        ] {
            assert_eq!(key(typed), key(same), "{typed}");
        }
    }

    #[test]
    fn a_with_a_ring_is_another_letter_than_a() {
        assert_ne!(key("Åsa"), key("Asa"));
        assert_ne!(key("Öst"), key("Ost"));
    }

    #[test]
    fn bytes_sort_as_swedish_does() {
        let mut names = ["Öst", "Zetterberg", "Ärlig", "Ek", "Åkesson"].map(key);
        names.sort();
        assert_eq!(names, ["Ek", "Zetterberg", "Åkesson", "Ärlig", "Öst"].map(key));
    }

    #[test]
    fn both_orders_are_keys() {
        let keys = keys("Anna", "von Ek");
        assert_eq!(
            (keys.name_key.as_str(), keys.surname_key.as_str()),
            ("anna von ek", "von ek anna")
        );
    }
}
