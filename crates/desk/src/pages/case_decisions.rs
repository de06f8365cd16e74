//! What the pages of a case tell of its decisions: how they went, what can be done against them, and what the case
//! itself appeals against.

use sea_orm::DbErr;
use web::Frame;

use super::decision::day;
use super::thread::LetterView;
use crate::decision::Remedy;
use crate::letters;
use crate::queries::{self, Decided, Opened};

/// A decision on the page of its case.
pub(super) struct DecisionView {
    number: i32,
    /// "Beslut: Avslag".
    pub(super) label: String,
    /// Kind and day.
    pub(super) about: String,
    /// What can be done against it.
    pub(super) remedy: String,
    /// The last day for an appeal, when it is known.
    pub(super) last_day: Option<String>,
    /// The end of the address of its own page: for staff always, for parties where they appeal.
    pub(super) id: String,
    pub(super) is_appealed_here: bool,
}

fn view(f: &Frame, row: &Decided) -> DecisionView {
    let outcome = f.t(&format!("desk-outcome-{}", row.outcome.code()));
    let last = row.last_day().map(|last| day(f, last));
    DecisionView {
        number: row.number,
        label: f.ta("desk-decision-label", "outcome", outcome),
        about: format!("{}, {}", row.name(f.lang()), f.date(&row.decided_at)),
        remedy: letters::remedy(&f.portal, f.lang(), row.remedy, row.appeal_to.as_deref()),
        last_day: last.map(|last| f.ta("desk-appeal-last-day", "day", last)),
        id: row.id.to_string(),
        is_appealed_here: row.remedy == Remedy::Ordinary,
    }
}

/// The decisions of a case, and their letters marked as such.
pub(super) async fn decisions(
    f: &Frame,
    opened: &Opened,
    letters: &mut [LetterView],
) -> Result<Vec<DecisionView>, DbErr> {
    let rows = queries::decisions_in(f.portal.store.db(), opened.case.id).await?;
    let views: Vec<_> = rows.iter().map(|row| view(f, row)).collect();
    for letter in letters {
        if let Some(decision) = views.iter().find(|one| one.number == letter.number) {
            letter.tags = vec![decision.label.clone()];
        }
    }
    Ok(views)
}

/// What a case appeals against, in words for staff: the number of the decided case, and whether it came in time.
pub(super) async fn appealed(f: &Frame, opened: &Opened) -> Result<Vec<(String, String)>, DbErr> {
    let all = queries::appeals_of(f.portal.store.db(), opened.case.id).await?;
    let told = all.into_iter().map(|one| {
        let timeliness = f.t(&format!("desk-appeal-{}", one.timeliness().code()));
        let href = format!("/handlaggning/arenden/{}/beslut/{}", one.decided, one.decision_id);
        (
            href,
            f.ta2(
                "desk-appeal-against",
                "reference",
                one.decided,
                "timeliness",
                timeliness,
            ),
        )
    });
    Ok(told.collect())
}
