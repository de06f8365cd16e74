//! What is looked for, in the words of each engine. It is made of stems and marks alone, so no sign that means something
//! there can come from a person.

use super::Query;

/// A part of a case that somebody may look in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Reference, subject, place.
    Head,
    /// Names.
    People,
    /// What customers read.
    Public,
    /// What only staff read.
    Staff,
}

impl Part {
    const fn column(self) -> &'static str {
        match self {
            Part::Head => "head",
            Part::People => "people",
            Part::Public => "public",
            Part::Staff => "staff",
        }
    }

    const fn label(self) -> char {
        match self {
            Part::Head => 'A',
            Part::People => 'B',
            Part::Public => 'D',
            Part::Staff => 'C',
        }
    }
}

/// Whether the last word must be whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// It is a word.
    Whole,
    /// It is the beginning of a word.
    Begun,
}

/// What a case must have besides words: one of each group.
pub(crate) type Marks = Vec<Vec<String>>;

/// What is looked for, and where.
#[derive(Clone, Copy)]
pub(crate) struct Looked<'a> {
    pub(crate) query: &'a Query,
    pub(crate) ending: Ending,
    pub(crate) parts: &'a [Part],
    pub(crate) marks: &'a Marks,
}

/// For SQLite's FTS5.
pub(crate) fn fts5(looked: Looked<'_>) -> String {
    let columns: Vec<_> = looked.parts.iter().map(|part| part.column()).collect();
    let last = looked.query.all.len();
    let words = looked.query.all.iter().enumerate().map(|(i, words)| {
        let star = if is_begun(looked, i + 1 == last) { " *" } else { "" };
        format!("\"{}\"{star}", words.join(" "))
    });
    let words: Vec<_> = words.collect();
    let mut expression = format!("{{{}}} : ({})", columns.join(" "), words.join(" AND "));
    for group in looked.marks {
        let group: Vec<_> = group.iter().map(|mark| format!("\"{mark}\"")).collect();
        expression.push_str(&format!(" AND marks : ({})", group.join(" OR ")));
    }
    expression
}

/// For PostgreSQL's `tsquery`.
pub(crate) fn tsquery(looked: Looked<'_>) -> String {
    let labels: String = match looked.parts.len() {
        // All of them: the index alone can answer.
        4 => String::new(),
        _ => looked.parts.iter().map(|part| part.label()).collect(),
    };
    let last = looked.query.all.len();
    let words = looked.query.all.iter().enumerate().map(|(i, words)| {
        let each = words.iter().enumerate().map(|(n, word)| {
            let star = is_begun(looked, i + 1 == last) && n + 1 == words.len();
            let flags = format!("{}{labels}", if star { "*" } else { "" });
            match flags.as_str() {
                "" => format!("'{word}'"),
                flags => format!("'{word}':{flags}"),
            }
        });
        format!("({})", each.collect::<Vec<_>>().join(" <-> "))
    });
    let groups = looked.marks.iter().map(|group| {
        let group: Vec<_> = group.iter().map(|mark| format!("'={mark}'")).collect();
        format!("({})", group.join(" | "))
    });
    words.chain(groups).collect::<Vec<_>>().join(" & ")
}

fn is_begun(looked: Looked<'_>, is_last: bool) -> bool {
    is_last && looked.ending == Ending::Begun
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_engines_are_asked_for_the_same() {
        let (query, marks) = (
            Query::of("hallen \"öppna dagar\" bygg"),
            vec![vec!["p1".to_owned(), "o2".to_owned()]],
        );
        let looked = Looked {
            query: &query,
            ending: Ending::Begun,
            parts: &[Part::Head, Part::Public],
            marks: &marks,
        };
        assert_eq!(
            fts5(looked),
            "{head public} : (\"hall\" AND \"öppn dag\" AND \"bygg\" *) AND marks : (\"p1\" OR \"o2\")"
        );
        assert_eq!(
            tsquery(looked),
            "('hall':AD) & ('öppn':AD <-> 'dag':AD) & ('bygg':*AD) & ('=p1' | '=o2')"
        );
    }

    #[test]
    fn what_somebody_typed_says_nothing_to_an_engine() {
        let query = Query::of("') | 'x':* NEAR( -a : {staff} OR \\ %");
        let looked = Looked {
            query: &query,
            ending: Ending::Whole,
            parts: &[Part::Head, Part::People, Part::Public, Part::Staff],
            marks: &Vec::new(),
        };
        assert_eq!(tsquery(looked), "('x') & ('near') & ('a') & ('staff') & ('or')");
        assert!(fts5(looked).ends_with("(\"x\" AND \"near\" AND \"a\" AND \"staff\" AND \"or\")"));
    }
}
