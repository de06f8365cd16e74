//! What people typed, as it can be set: PDF/UA forbids a character that no font has (ISO 14289-1, 7.21.8),
//! and what cannot be seen must not change how the rest is read.

use serde_json::Value;

use crate::faces::covers;

/// Stands for a character that cannot be shown.
const MISSING: char = '□';

/// Every text in `data`, and no name of a field.
pub(crate) fn make_printable(data: &mut Value) {
    match data {
        Value::String(text) => *text = printable(text),
        Value::Array(all) => all.iter_mut().for_each(make_printable),
        Value::Object(fields) => fields.values_mut().for_each(make_printable),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn printable(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter_map(shown).collect()
}

fn shown(c: char) -> Option<char> {
    match c {
        '\n' => Some(c),
        '\t' => Some(' '),
        _ if c.is_control() || is_invisible(c) => None,
        _ if c.is_whitespace() || covers(c) => Some(c),
        _ => Some(MISSING),
    }
}

/// Marks of direction, joiners, variants and private use: nothing that one could see missing.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}'
        | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_font_has_is_shown_as_a_box_and_the_rest_stays() {
        for (typed, set) in [
            ("Hej! Åäö – “så” 5 €", "Hej! Åäö – “så” 5 €"),
            ("Привіт مرحبا 😀", "Привіт مرحبا 😀"),
            ("你好", "□□"),
            ("a\u{0}b\u{7}c\td\r\ne", "abc d\ne"),
            ("\u{202e}fdp.exe", "fdp.exe"),
        ] {
            assert_eq!(printable(typed), set);
        }
    }
}
