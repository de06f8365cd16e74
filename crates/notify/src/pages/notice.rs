//! The page of one notice, and taking it away from the own list.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::may_edit;
use crate::acts;
use crate::notices::{self, NoticeShown};
use crate::queries::id_of;

#[derive(Template)]
#[template(path = "notice.html")]
struct NoticePage<'a> {
    f: &'a Frame,
    form: Form,
    notice: NoticeShown,
    can_edit: bool,
}

pub(crate) async fn show(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(id): Path<String>,
) -> web::Result {
    let id = id_of(&id).ok_or(Problem::NotFound)?;
    let notice = notices::notice_for(&portal, &viewer, id)
        .await?
        .ok_or(Problem::NotFound)?;
    web::page(&NoticePage {
        f: &f,
        form: Form::new(&f),
        notice,
        can_edit: may_edit(&viewer),
    })
}

pub(crate) async fn remove(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(id): Path<String>,
    _: Posted,
) -> web::Result<Response> {
    let id = id_of(&id).ok_or(Problem::NotFound)?;
    notices::notice_for(&portal, &viewer, id)
        .await?
        .ok_or(Problem::NotFound)?;
    acts::remove_notice(&portal, viewer.signed_in()?.id, id).await?;
    Ok(web::see_other(&f, "/", Some(Flash::good(f.t("notify-notice-removed")))))
}
