//! The ways on and back under a list.

use base::Page;

use super::asked::Asked;

/// Addresses of the pages before and after.
pub(crate) struct Paging {
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
}

impl Paging {
    /// The ways of `page`, on `path` with the filters in `keep`.
    pub(crate) fn of<T>(page: &Page<T>, asked: &Asked, path: &str, keep: &[&str]) -> Paging {
        let link = |name, cursor: base::Cursor| asked.link(path, keep, Some((name, &cursor.encode())));
        Paging {
            previous: page.previous.map(|cursor| link("fore", cursor)),
            next: page.next.map(|cursor| link("efter", cursor)),
        }
    }
}
