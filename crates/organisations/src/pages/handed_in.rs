//! What an organisation has told us, as staff read it on its page: the board, all papers whatever became of
//! them, how it is invoiced and how many members it has.

use base::{Id, Organisation};
use web::{Frame, Portal};

use super::board::{SeatView, seat_view};
use super::{billing, documents, staff_documents};
use crate::queries;

/// All of it.
pub(crate) struct HandedIn {
    pub(crate) seats: Vec<SeatView>,
    pub(crate) papers: Vec<PaperView>,
    pub(crate) invoices: Vec<(String, String)>,
}

/// A paper in a list.
pub(crate) struct PaperView {
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) when: String,
    pub(crate) tag: (String, &'static str),
}

impl HandedIn {
    pub(crate) async fn of(portal: &Portal, f: &Frame, id: Id<Organisation>) -> anyhow::Result<HandedIn> {
        let db = portal.store.db();
        let board = queries::board(db, id).await?;
        let papers = queries::documents(db, id).await?;
        let paper = |paper: &crate::tables::document::Model| PaperView {
            title: documents::title(f, paper),
            href: format!("{}/{}", staff_documents::PATH, paper.id),
            when: f.ta("organisations-document-sent-at", "when", f.date(&paper.sent_at)),
            tag: documents::tag(f, paper.state),
        };
        Ok(HandedIn {
            seats: board.iter().map(|seated| seat_view(f, seated, None)).collect(),
            papers: papers.iter().map(paper).collect(),
            invoices: billing::facts(portal, f, id).await?,
        })
    }
}
