//! The places in a canned answer that are filled in when it is used: `{ärendenummer}`, `{case number}`. Both
//! languages' names are understood in either text. No I/O.

use base::Lang;

/// What a place stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Placeholder {
    /// "Hej Anna!", or "Hej!" when the name is not known or not shown.
    Greeting,
    /// The customer's name.
    Customer,
    /// The reference number.
    Reference,
    /// The subject line.
    Subject,
    /// The topic, in the customer's language.
    Topic,
    /// The officer's name.
    Me,
    /// The day by which a customer who is asked now should answer.
    AnswerBy,
}

impl Placeholder {
    /// In the order they are shown beside the form.
    pub(crate) const ALL: [Placeholder; 7] = [
        Placeholder::Greeting,
        Placeholder::Customer,
        Placeholder::Reference,
        Placeholder::Subject,
        Placeholder::Topic,
        Placeholder::Me,
        Placeholder::AnswerBy,
    ];

    /// What stands between the braces.
    pub(crate) const fn name(self, lang: Lang) -> &'static str {
        let [sv, en] = match self {
            Placeholder::Greeting => ["hälsning", "greeting"],
            Placeholder::Customer => ["kundens namn", "customer's name"],
            Placeholder::Reference => ["ärendenummer", "case number"],
            Placeholder::Subject => ["rubrik", "subject"],
            Placeholder::Topic => ["ämne", "topic"],
            Placeholder::Me => ["mitt namn", "my name"],
            Placeholder::AnswerBy => ["sista svarsdag", "last day to answer"],
        };
        match lang {
            Lang::Sv => sv,
            Lang::En => en,
        }
    }

    /// The end of the text key that explains it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Placeholder::Greeting => "greeting",
            Placeholder::Customer => "customer",
            Placeholder::Reference => "reference",
            Placeholder::Subject => "subject",
            Placeholder::Topic => "topic",
            Placeholder::Me => "me",
            Placeholder::AnswerBy => "answer-by",
        }
    }

    fn named(name: &str) -> Option<Placeholder> {
        let name = name.trim().to_lowercase().replace('’', "'");
        Placeholder::ALL
            .into_iter()
            .find(|one| [Lang::Sv, Lang::En].into_iter().any(|lang| one.name(lang) == name))
    }
}

/// What stands in braces in the text and is none of the places, as it was written.
pub(crate) fn unknown(text: &str) -> Vec<String> {
    let mut unknown = Vec::new();
    walk(text, |piece| {
        if let Piece::Place(name) = piece
            && Placeholder::named(name).is_none()
        {
            unknown.push(format!("{{{name}}}"));
        }
    });
    unknown
}

/// The text with its places filled in.
pub(crate) fn filled(text: &str, value: impl Fn(Placeholder) -> String) -> String {
    let mut filled = String::with_capacity(text.len());
    walk(text, |piece| match piece {
        Piece::Words(words) => filled.push_str(words),
        Piece::Place(name) => match Placeholder::named(name) {
            Some(place) => filled.push_str(&value(place)),
            None => filled.push_str(&format!("{{{name}}}")),
        },
    });
    filled
}

enum Piece<'a> {
    Words(&'a str),
    /// What stands between the braces.
    Place(&'a str),
}

/// A brace that is not closed on its line is a brace.
fn walk<'a>(text: &'a str, mut each: impl FnMut(Piece<'a>)) {
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let inside = &rest[start + 1..];
        let end = inside
            .find(['{', '}', '\n'])
            .filter(|end| inside[*end..].starts_with('}'));
        let Some(end) = end else {
            each(Piece::Words(&rest[..=start]));
            rest = inside;
            continue;
        };
        each(Piece::Words(&rest[..start]));
        each(Piece::Place(&inside[..end]));
        rest = &inside[end + 1..];
    }
    each(Piece::Words(rest));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_in_whatever_language_they_are_named_in() {
        let value = |place: Placeholder| format!("<{}>", place.code());
        for (text, expected) in [
            ("", ""),
            ("Inga platser.", "Inga platser."),
            ("{hälsning} Om {ärendenummer}:", "<greeting> Om <reference>:"),
            ("{ Kundens namn }{KUNDENS NAMN}", "<customer><customer>"),
            (
                "By {last day to answer}, {customer’s name}",
                "By <answer-by>, <customer>",
            ),
            ("Ett { ensamt, och {{rubrik}}", "Ett { ensamt, och {<subject>}"),
            ("{öppen\n{ämne}", "{öppen\n<topic>"),
            ("å{mitt namn}ö", "å<me>ö"),
        ] {
            assert_eq!(filled(text, value), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_place_is_told_as_it_was_written() {
        assert_eq!(
            unknown("{hälsning} {kundens nman} {} {ärendenummer}"),
            ["{kundens nman}", "{}"]
        );
        assert!(unknown("a { b, {ämne}").is_empty());
    }

    #[test]
    fn every_place_has_names_of_its_own() {
        for place in Placeholder::ALL {
            for lang in [Lang::Sv, Lang::En] {
                assert_eq!(Placeholder::named(place.name(lang)), Some(place));
            }
        }
    }
}
