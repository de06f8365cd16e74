//! Where in a text the words are that were looked for, for showing them there.

use std::collections::HashSet;

use super::{Query, composed, words};

/// Characters that are shown of a text around what was found in it.
const BEFORE: usize = 60;
const AFTER: usize = 140;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// Whether it was looked for.
    pub(crate) is_hit: bool,
}

impl Piece {
    /// A text in which nothing was looked for.
    pub(crate) fn plain(text: &str) -> Vec<Piece> {
        vec![Piece {
            text: text.to_owned(),
            is_hit: false,
        }]
    }
}

/// A piece of a thread with what was looked for in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) pieces: Vec<Piece>,
    /// Whether it stands in a note that only staff read.
    pub(crate) is_note: bool,
}

/// The text with what was looked for apart.
pub(crate) fn marked(query: &Query, text: &str) -> Vec<Piece> {
    let text = composed(text);
    let (mut pieces, mut done) = (Vec::new(), 0);
    let mut push = |text: &str, is_hit| {
        if !text.is_empty() {
            pieces.push(Piece {
                text: text.to_owned(),
                is_hit,
            });
        }
    };
    for word in words(&text).filter(|word| query.means(&word.stem)) {
        let (begin, end) = word.at;
        push(&text[done..begin], false);
        push(&text[begin..end], true);
        done = end;
    }
    push(&text[done..], false);
    pieces
}

/// The piece of these texts that has most of what was looked for; the first of equal ones. Each text says whether
/// it is a note.
pub(crate) fn best_hit<'a>(query: &Query, texts: impl IntoIterator<Item = (&'a str, bool)>) -> Option<Hit> {
    let mut best: Option<(usize, String, bool)> = None;
    for (text, is_note) in texts {
        let text: String = composed(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let Some((count, piece)) = best_piece(query, &text) else {
            continue;
        };
        if best.as_ref().is_none_or(|(most, ..)| count > *most) {
            best = Some((count, piece, is_note));
        }
    }
    best.map(|(_, text, is_note)| Hit {
        pieces: marked(query, &text),
        is_note,
    })
}

/// The piece around the first of the words, and how many different ones of them are in it.
fn best_piece(query: &Query, text: &str) -> Option<(usize, String)> {
    let first = words(text).find(|word| query.means(&word.stem))?.at.0;
    let before = text[..first]
        .char_indices()
        .rev()
        .nth(BEFORE - 1)
        .map_or(0, |(at, _)| at);
    let after = text[first..]
        .char_indices()
        .nth(AFTER)
        .map_or(text.len(), |(at, _)| first + at);
    // Whole words, where there are spaces to cut at.
    let begin = match before {
        0 => 0,
        at => text[at..first].find(' ').map_or(at, |space| at + space + 1),
    };
    let end = match after == text.len() {
        true => after,
        false => text[first..after].rfind(' ').map_or(after, |space| first + space),
    };
    let piece = &text[begin..end];
    let found: HashSet<_> = words(piece)
        .map(|word| word.stem)
        .filter(|stem| query.means(stem))
        .collect();
    let dots = |is_cut: bool| if is_cut { "…" } else { "" };
    let shown = format!("{}{piece}{}", dots(begin > 0), dots(end < text.len()));
    Some((found.len(), shown))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        let piece = |piece: &Piece| match piece.is_hit {
            true => format!("[{}]", piece.text),
            false => piece.text.clone(),
        };
        pieces.iter().map(piece).collect()
    }

    #[test]
    fn a_word_is_shown_in_any_of_its_forms() {
        let query = Query::of("hall öppn");
        assert_eq!(
            shown(&marked(&query, "Öppna <b>hallarna</b>!")),
            "[Öppna] <b>[hallarna]</b>!"
        );
        assert_eq!(shown(&marked(&query, "Inget")), "Inget");
        assert!(marked(&query, "").is_empty());
    }

    #[test]
    fn the_piece_with_most_words_is_shown_and_cut_between_words() {
        let query = Query::of("nyckeln hall");
        let long = format!(
            "{}Nyckeln till hallen är borta. {}",
            "Långt före. ".repeat(20),
            "Långt efter. ".repeat(20)
        );
        let hit = best_hit(&query, [("Hallen är låst", false), (&long, true)]).unwrap();
        assert!(hit.is_note);
        let text = shown(&hit.pieces);
        assert!(text.starts_with('…') && text.ends_with('…'), "{text}");
        assert!(text.contains("[Nyckeln] till [hallen] är borta."), "{text}");
        assert!(text.chars().count() < BEFORE + AFTER + 10);
        assert_eq!(best_hit(&query, [("Annat", false)]), None);
        let odd = format!("{}hall{}", "å".repeat(500), "🚲".repeat(500));
        assert!(best_hit(&Query::of("åhall"), [(odd.as_str(), false)]).is_none());
        assert!(best_hit(&Query::of("hall"), [("x hall 🚲🚲", false)]).is_some());
    }
}
