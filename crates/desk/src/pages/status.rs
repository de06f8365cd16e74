//! `/arende-status/{token}`: one case for whoever holds its private link, without login.

use axum::extract::{Path, State as Get};
use base::Id;
use files::{File, PostedFiles};
use web::throttle::{self, Verdict};
use web::{Frame, Portal, Problem, Viewer};

use super::my_case::{Forms, Seat, Taken, closed_key, draw, give, reopens_now, take};
use super::open_form;
use crate::acts::Writer;
use crate::guard::StatusCase;

/// GET `/arende-status/{token}`
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, case: StatusCase) -> web::Result {
    let action = case.path;
    draw(&portal, &f, Forms::new(&f), &case.opened, Seat::VISITOR, action).await
}

/// POST `/arende-status/{token}`
pub(crate) async fn send(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    case: StatusCase,
    posted: PostedFiles,
) -> web::Result {
    let address = viewer.address.to_string();
    if let Verdict::Blocked { until } = throttle::attempt(&portal, throttle::OPEN_FORMS, &address).await? {
        return Err(Problem::Limited { until }.into());
    }
    let action = case.path;
    match take(&portal, &f, &case.opened, Writer::Visitor, &posted, &action).await? {
        Taken::Done(response) => Ok(response),
        Taken::Over(mut form) if reopens_now(&f, &case.opened) => {
            form.mistake("text", closed_key(&f, &case.opened));
            draw(
                &portal,
                &f,
                Forms::answer(&f, form),
                &case.opened,
                Seat::VISITOR,
                action,
            )
            .await
        }
        Taken::Over(form) => open_form::offer(&portal, &f, &case.opened, Some(form.value("text"))).await,
        Taken::Wrong(form) => {
            draw(
                &portal,
                &f,
                Forms::answer(&f, form),
                &case.opened,
                Seat::VISITOR,
                action,
            )
            .await
        }
        Taken::WrongRating(form) => {
            draw(
                &portal,
                &f,
                Forms::rating(&f, form),
                &case.opened,
                Seat::VISITOR,
                action,
            )
            .await
        }
    }
}

/// GET `/arende-status/{token}/nytt`: the contact form for a case that follows this one.
pub(crate) async fn follow(Get(portal): Get<Portal>, f: Frame, case: StatusCase) -> web::Result {
    open_form::offer(&portal, &f, &case.opened, None).await
}

/// GET `/arende-status/{token}/filer/{file}`
pub(crate) async fn file(
    Get(portal): Get<Portal>,
    case: StatusCase,
    Path((_, file)): Path<(String, Id<File>)>,
) -> web::Result {
    give(&portal, &case.opened, file).await
}
