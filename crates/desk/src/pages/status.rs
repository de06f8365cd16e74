//! `/arende-status/{token}`: one case for whoever holds its private link, without login.

use axum::extract::{Path, State as Get};
use base::Id;
use files::{File, PostedFiles};
use web::{Form, Frame, Portal, Viewer};

use super::my_case::{Forms, Seat, Taken, closed_key, draw, give, reopens_now, take};
use super::open_form;
use super::thread::reread;
use crate::acts::Writer;
use crate::guard::StatusCase;

/// GET `/arende-status/{token}`
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, case: StatusCase) -> web::Result {
    let (seat, action) = (Seat::visitor(&case), case.path.clone());
    draw(&portal, &f, Forms::new(&f), &case.opened, seat, action).await
}

/// POST `/arende-status/{token}`
pub(crate) async fn send(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    case: StatusCase,
    posted: PostedFiles,
) -> web::Result {
    let mut form = Form::posted(&f, &posted.posted);
    if let Some(seconds) = open_form::count_try(&portal, &viewer, &f, &mut form).await? {
        let (seat, action) = (Seat::visitor(&case), case.path.clone());
        let page = draw(&portal, &f, Forms::answer(&f, form), &case.opened, seat, action).await?;
        return Ok(open_form::too_many(page, seconds));
    }
    let (opened, seat, action) = (&case.opened, Seat::visitor(&case), case.path.clone());
    let forms = match take(&portal, &f, opened, Writer::Visitor(case.own.id), &posted, &action).await? {
        Taken::Done(response) => return Ok(response),
        Taken::Over(mut form) => {
            let opened = &reread(&portal, opened).await?;
            if !reopens_now(&f, opened) {
                return open_form::offer(&portal, &f, (opened, &case.own), Some(&form)).await;
            }
            form.mistake("text", closed_key(&f, opened));
            return draw(&portal, &f, Forms::answer(&f, form), opened, seat, action).await;
        }
        Taken::Wrong(form) => Forms::answer(&f, form),
        Taken::WrongRating(form) => Forms::rating(&f, form),
    };
    draw(&portal, &f, forms, opened, seat, action).await
}

/// GET `/arende-status/{token}/nytt`: the contact form for a case that follows this one.
pub(crate) async fn follow(Get(portal): Get<Portal>, f: Frame, case: StatusCase) -> web::Result {
    open_form::offer(&portal, &f, (&case.opened, &case.own), None).await
}

/// GET `/arende-status/{token}/filer/{file}`
pub(crate) async fn file(
    Get(portal): Get<Portal>,
    case: StatusCase,
    Path((_, file)): Path<(String, Id<File>)>,
) -> web::Result {
    give(&portal, &case.opened, file).await
}
