//! What the address of a page asks for, after its question mark. Never fails: what cannot be read is
//! not there.

use base::Cursor;
use web::Frame;

use crate::queries::Place;

/// Names and values of the address, in their order.
pub(crate) struct Asked(Vec<(String, String)>);

impl Asked {
    /// What the page's address asks for.
    pub(crate) fn of(f: &Frame) -> Asked {
        let query = f.viewer.page.split_once('?').map_or("", |(_, query)| query);
        // PostgreSQL takes no NUL in a text.
        let clean = |value: String| value.replace('\0', "\u{fffd}");
        Asked(
            form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .map(|(name, value)| (name, clean(value)))
                .collect(),
        )
    }

    /// The first value of `name`, without space around.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// Which page of a list.
    pub(crate) fn place(&self) -> Place {
        match (Cursor::decode(self.get("efter")), Cursor::decode(self.get("fore"))) {
            (Some(cursor), _) => Place::After(cursor),
            (None, Some(cursor)) => Place::Before(cursor),
            (None, None) => Place::First,
        }
    }

    /// `path` with these of the values asked for, and one more.
    pub(crate) fn link(&self, path: &str, keep: &[&str], more: Option<(&str, &str)>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for name in keep {
            if !self.get(name).is_empty() && more.is_none_or(|(other, _)| other != *name) {
                query.append_pair(name, self.get(name));
            }
        }
        if let Some((name, value)) = more {
            query.append_pair(name, value);
        }
        let query = query.finish();
        if query.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{query}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&str, &str)]) -> Asked {
        Asked(
            pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        )
    }

    #[test]
    fn a_link_keeps_what_is_named_and_replaces_what_is_given_anew() {
        let asked = asked(&[("urval", "mina"), ("sok", "å & \"%\""), ("efter", "x")]);
        assert_eq!(
            asked.link("/k", &["urval", "sok"], None),
            "/k?urval=mina&sok=%C3%A5+%26+%22%25%22"
        );
        assert_eq!(asked.link("/k", &["urval"], Some(("urval", "alla"))), "/k?urval=alla");
        assert_eq!(asked.link("/k", &["amne"], None), "/k");
    }

    #[test]
    fn a_cut_cursor_is_the_first_page() {
        assert_eq!(asked(&[("efter", "AAAA")]).place(), Place::First);
        assert_eq!(asked(&[]).place(), Place::First);
    }
}
