//! `/arende-status/{token}`: one case for whoever holds its private link, without login.

use axum::extract::{Path, State as Get};
use base::Id;
use files::{File, PostedFiles};
use web::throttle::{self, Verdict};
use web::{Frame, Portal, Problem, Viewer};

use super::my_case::{Forms, Seat, Taken, closed_key, draw, give, reopens_now, take};
use super::open_form;
use super::thread::reread;
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
    let (opened, action) = (&case.opened, case.path);
    let forms = match take(&portal, &f, opened, Writer::Visitor, &posted, &action).await? {
        Taken::Done(response) => return Ok(response),
        Taken::Over(mut form) => {
            let opened = &reread(&portal, opened).await?;
            if !reopens_now(&f, opened) {
                return open_form::offer(&portal, &f, opened, Some(form.value("text"))).await;
            }
            form.mistake("text", closed_key(&f, opened));
            return draw(&portal, &f, Forms::answer(&f, form), opened, Seat::VISITOR, action).await;
        }
        Taken::Wrong(form) => Forms::answer(&f, form),
        Taken::WrongRating(form) => Forms::rating(&f, form),
    };
    draw(&portal, &f, forms, opened, Seat::VISITOR, action).await
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
