//! What people typed, as it can be set: PDF/UA forbids a character that no font has (ISO 14289-1, 7.21.8),
//! and what cannot be seen must not change how the rest is read.

use serde_json::Value;
use unicode_normalization::char::is_combining_mark;

use crate::faces::covers;

/// Stands for a character that cannot be shown.
const MISSING: char = '□';
/// What a mark stands on that has no letter (The Unicode Standard, 7.9).
const NO_BREAK_SPACE: char = '\u{a0}';

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
    let mut set = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars().filter_map(shown) {
        // A mark that begins a line, or follows a letter of another font, has none of its own to stand on.
        if is_combining_mark(c) && !set.chars().next_back().is_some_and(|before| covers(&[before, c])) {
            set.push(NO_BREAK_SPACE);
        }
        set.push(c);
    }
    set
}

fn shown(c: char) -> Option<char> {
    match c {
        '\n' => Some(c),
        '\t' => Some(' '),
        _ if c.is_control() || is_invisible(c) => None,
        _ if c.is_whitespace() || covers(&[c]) => Some(c),
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
            ("\u{301}e\u{301}\n\u{64e}", "\u{a0}\u{301}e\u{301}\n\u{a0}\u{64e}"),
            ("好\u{6df}م\u{64e}\u{6df}", "□\u{a0}\u{6df}م\u{64e}\u{6df}"),
        ] {
            assert_eq!(printable(typed), set);
        }
    }
}
