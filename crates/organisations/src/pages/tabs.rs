//! The choice between the pages of the organisation one acts for.

use web::{Frame, Portal};

use super::detail_fields::under;
use super::organisation::Acting;
use super::{agents, api, customers, history, users};
use crate::queries::{self, Side};
use crate::tables::assignment::AssignmentState;

/// Address and label of every page that all have, in order.
const PAGES: [(&str, &str); 5] = [
    ("/organisation", "organisations-details"),
    ("/organisation/anvandare", "organisations-users"),
    ("/organisation/styrelse", "organisations-board"),
    ("/organisation/dokument", "organisations-documents"),
    ("/organisation/fakturering", "organisations-billing"),
];

/// What `tabs.html` draws, as `tabs`.
pub(crate) struct Tabs {
    pub(crate) links: Vec<Tab>,
}

/// One of them.
pub(crate) struct Tab {
    pub(crate) href: String,
    pub(crate) label: String,
    pub(crate) is_this: bool,
    /// How many matters wait there.
    pub(crate) waiting: u64,
}

impl Tabs {
    /// The pages, with the one at `path` marked.
    pub(crate) async fn of(portal: &Portal, f: &Frame, acting: &Acting, path: &str) -> anyhow::Result<Tabs> {
        let id = acting.organisation.id;
        let waiting = if acting.is_head {
            queries::waiting_for_heads(portal.store.db(), &[id]).await?
        } else {
            Vec::new()
        };
        let db = portal.store.db();
        let assignments = queries::assignments(db, id, Side::Customer).await?;
        let asked = assignments
            .iter()
            .filter(|row| row.state == AssignmentState::Asked)
            .count() as u64;
        let mut pages = PAGES.to_vec();
        if queries::agent(db, id).await?.is_some() {
            pages.push((customers::PATH, "organisations-customers"));
        }
        if !assignments.is_empty() {
            pages.push((agents::PATH, "organisations-agents"));
        }
        if acting.is_head {
            pages.push((api::PATH, "organisations-api"));
            pages.push((history::PATH, "organisations-history"));
        }
        let requests = waiting.first().map_or(0, |(_, waiting)| *waiting);
        let tab = |(href, label): (&str, &str)| Tab {
            href: under(href, id),
            label: f.t(label),
            is_this: href == path,
            waiting: match href {
                users::PATH => requests,
                agents::PATH if acting.is_head => asked,
                _ => 0,
            },
        };
        Ok(Tabs {
            links: pages.into_iter().map(tab).collect(),
        })
    }

    /// The first page, which the others lie under.
    pub(crate) fn home(&self) -> &str {
        self.links.first().map_or("/organisation", |tab| &tab.href)
    }
}
