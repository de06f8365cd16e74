//! What the address of a page asks for after its question mark, and the ways on and back in a list.
//! Never fails: what cannot be read is as if it were not there.

use base::{Page, Place};

use crate::frame::Frame;

/// Path, names and values of an address.
pub struct Asked {
    path: String,
    values: Vec<(String, String)>,
}

impl Asked {
    /// What the page's address asks for.
    pub fn of(f: &Frame) -> Asked {
        Asked::read(&f.viewer.page)
    }

    fn read(page: &str) -> Asked {
        let (path, query) = page.split_once('?').unwrap_or((page, ""));
        let pairs = form_urlencoded::parse(query.as_bytes()).into_owned();
        Asked {
            path: path.to_owned(),
            // PostgreSQL takes no NUL in a text.
            values: pairs.map(|(name, value)| (name, value.replace('\0', ""))).collect(),
        }
    }

    /// The first value of `name`, without space around; empty when it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.values
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// All values of `name`, without space around.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values
            .iter()
            .filter(move |(n, _)| n == name)
            .map(|(_, value)| value.trim())
    }

    /// The words looked for, in lower case.
    pub fn words(&self, name: &str) -> Vec<String> {
        self.get(name)
            .to_lowercase()
            .split_whitespace()
            .map(str::to_owned)
            .collect()
    }

    /// Which page of the list.
    pub fn place(&self) -> Place {
        Place::read(self.get("efter"), self.get("fore"))
    }

    /// This page with the values of `keep` that are asked for, and one more.
    pub fn link(&self, keep: &[&str], more: Option<(&str, &str)>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for name in keep {
            if !self.get(name).is_empty() && more.is_none_or(|(other, _)| other != *name) {
                query.append_pair(name, self.get(name));
            }
        }
        query.extend_pairs(more);
        let query = query.finish();
        if query.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{query}", self.path)
        }
    }

    /// The ways from `page`, which keep what is asked for by the names in `keep`.
    pub fn paging<T>(&self, page: &Page<T>, keep: &[&str]) -> Paging {
        let link = |name, cursor: base::Cursor| self.link(keep, Some((name, &cursor.encode())));
        Paging {
            first: page.previous.map(|_| self.link(keep, None)),
            previous: page.previous.map(|cursor| link("fore", cursor)),
            next: page.next.map(|cursor| link("efter", cursor)),
        }
    }
}

/// The ways on and back in a list, as addresses; drawn by `components/paging.html` as `paging`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The first page, where this is another.
    pub first: Option<String>,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

impl Paging {
    /// The same, each leading to the part of the page with this id.
    #[must_use]
    pub fn at(self, id: &str) -> Paging {
        let at = |href: Option<String>| href.map(|href| format!("{href}#{id}"));
        Paging {
            first: at(self.first),
            previous: at(self.previous),
            next: at(self.next),
        }
    }

    /// Whether the list has other pages.
    pub fn is_needed(&self) -> bool {
        self.previous.is_some() || self.next.is_some()
    }
}

#[cfg(test)]
mod tests {
    use base::Cursor;
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn the_first_of_several_counts_and_nothing_else_is_there() {
        let asked = Asked::read("/hjalp?q=+L%C3%B6senord%00++glömt+&q=annat&%zz&=&to");
        assert_eq!(asked.get("q"), "Lösenord  glömt");
        assert_eq!(asked.words("q"), ["lösenord", "glömt"]);
        assert_eq!(asked.all("q").collect::<Vec<_>>(), ["Lösenord  glömt", "annat"]);
        assert_eq!((asked.get("to"), asked.get("saknas")), ("", ""));
        assert_eq!(asked.place(), Place::First);
    }

    #[test]
    fn a_link_keeps_what_is_named_and_replaces_what_is_given_anew() {
        let asked = Asked::read("/k?urval=mina&sok=%C3%A5+%26+%22%25%22&efter=x");
        assert_eq!(
            asked.link(&["urval", "sok"], None),
            "/k?urval=mina&sok=%C3%A5+%26+%22%25%22"
        );
        assert_eq!(asked.link(&["urval"], Some(("urval", "alla"))), "/k?urval=alla");
        assert_eq!(asked.link(&["amne"], None), "/k");
    }

    #[test]
    fn a_list_leads_on_back_and_to_its_beginning() {
        let cursor = Cursor {
            at: DateTime::UNIX_EPOCH,
            id: Uuid::nil(),
        };
        let asked = Asked::read("/k?sok=hall");
        let page = |next, previous| Page {
            items: vec![()],
            next,
            previous,
        };
        let middle = asked.paging(&page(Some(cursor), Some(cursor)), &["sok"]);
        let at = cursor.encode();
        assert_eq!(middle.first.as_deref(), Some("/k?sok=hall"));
        assert_eq!(middle.previous, Some(format!("/k?sok=hall&fore={at}")));
        assert_eq!(middle.next, Some(format!("/k?sok=hall&efter={at}")));
        let part = middle.clone().at("lista");
        assert_eq!(part.first.as_deref(), Some("/k?sok=hall#lista"));
        assert!(middle.is_needed() && !asked.paging(&page(None, None), &[]).is_needed());
    }
}
