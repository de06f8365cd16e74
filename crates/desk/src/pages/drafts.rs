//! Drafts: kept in the background while somebody types (`POST /arenden/utkast`), listed among the cases, and
//! deleted by the person.

use axum::extract::{Path, State as Get};
use axum::response::IntoResponse;
use base::{Id, swedish};
use http::StatusCode;
use web::{Flash, Form, Frame, Portal, Posted, Problem, SignedIn, Viewer};

use crate::acts::{self, Place};
use crate::draft::Draft;
use crate::guard::MyCase;
use crate::model::{Case, CaseDraft};
use crate::queries::{By, opened};
use crate::rules::DRAFT_KEPT;
use crate::tables::case_draft;

/// A draft in the list.
pub(crate) struct DraftView {
    pub(crate) id: Id<CaseDraft>,
    pub(crate) title: String,
    pub(crate) facts: String,
    pub(crate) href: String,
    pub(crate) form: Form,
}

/// Those of a person's drafts that were written under the hat worn.
pub(super) async fn views(
    f: &Frame,
    person: &SignedIn,
    drafts: Vec<case_draft::Model>,
) -> anyhow::Result<Vec<DraftView>> {
    let portal = &f.portal;
    let db = portal.store.db();
    let mut views = Vec::new();
    for row in drafts {
        let draft = Draft::open(portal.store.keys(), &row)?;
        if !draft.is_under_hat_of(person) {
            continue;
        }
        let answered = match row.case_id {
            Some(id) => opened(db, By::Id(id)).await?.map(|opened| opened.case),
            None => None,
        };
        views.push(DraftView {
            id: row.id,
            title: match (&answered, draft.get("subject")) {
                (Some(case), _) => f.ta("desk-draft-answer", "subject", &case.subject),
                (None, Some(subject)) => subject.to_owned(),
                (None, None) => f.t("desk-draft-untitled"),
            },
            facts: told(f, &row),
            href: match &answered {
                Some(case) => format!("/arenden/{}#answer", case.reference),
                None => format!("/arenden/ny?utkast={}", row.id),
            },
            form: Form::new(f),
        });
    }
    Ok(views)
}

/// When it was saved, and when it is deleted.
pub(super) fn told(f: &Frame, row: &case_draft::Model) -> String {
    let until = swedish::date(row.saved_at + DRAFT_KEPT, f.lang());
    f.ta2("desk-draft-saved", "when", f.relative(&row.saved_at), "until", until)
}

/// Keeps what a form holds, for the page that it stands on; a word for the person. `None` when it cannot be
/// kept: the page shows it again.
pub(super) async fn keep(
    portal: &Portal,
    f: &Frame,
    person: &SignedIn,
    posted: &Posted,
    (id, case): (Id<CaseDraft>, Option<Id<Case>>),
) -> anyhow::Result<Option<Flash>> {
    let place = Place {
        person: person.id,
        id,
        case,
    };
    let draft = Draft::of(posted, person);
    let is_kept = acts::keep_draft(portal, place, draft.as_ref()).await?;
    let until = swedish::date(f.now() + DRAFT_KEPT, f.lang());
    Ok(match (is_kept, draft) {
        (false, _) => None,
        (true, None) => Some(Flash::note(f.t("desk-draft-empty"))),
        (true, Some(_)) => Some(Flash::good(f.ta("desk-draft-kept", "until", until))),
    })
}

/// The draft that a form names.
pub(super) fn id_in(posted: &Posted) -> Option<Id<CaseDraft>> {
    posted.get("draft").parse().ok()
}

/// POST `/arenden/utkast`: from the page's script; answers in words for the page.
pub(crate) async fn save(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let person = viewer.signed_in()?;
    let id = id_in(&posted).ok_or(Problem::BadRequest)?;
    let case = match posted.get("case") {
        "" => None,
        reference => {
            let found = MyCase::find(&portal, person, reference).await?;
            let case = found.filter(MyCase::may_write).ok_or(Problem::NotFound)?;
            Some(case.opened.case.id)
        }
    };
    let place = Place {
        person: person.id,
        id,
        case,
    };
    let draft = Draft::of(&posted, person);
    let told = match acts::keep_draft(&portal, place, draft.as_ref()).await? {
        false => f.t("desk-draft-not-kept"),
        true if draft.is_none() => String::new(),
        true => f.ta("desk-draft-kept-now", "when", swedish::clock_time(f.now(), f.lang())),
    };
    Ok((StatusCode::OK, told).into_response())
}

/// POST `/arenden/utkast/{draft}`: deletes it.
pub(crate) async fn delete(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(id): Path<Id<CaseDraft>>,
    posted: Posted,
) -> web::Result {
    let person = viewer.signed_in()?;
    if !acts::delete_draft(&portal, person.id, posted.claim(), id).await? {
        return Err(Problem::NotFound.into());
    }
    Ok(web::see_other(
        &f,
        "/arenden",
        Some(Flash::good(f.t("desk-draft-deleted"))),
    ))
}
