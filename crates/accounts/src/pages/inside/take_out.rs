//! `/mitt-konto/personuppgifter/ladda-ner`: asks for everything that is held about the person, shows how
//! it goes, and gives the file to nobody but its owner.

use askama::Template;
use axum::extract::State;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer, page, see_other};

use super::TAKE_OUT;
use crate::acts::take_out;
use crate::tables::personal_export;
use crate::{queries, rules};

#[derive(Template)]
#[template(path = "inside/take_out.html")]
struct TakeOutPage<'a> {
    f: &'a Frame,
    form: Form,
    there: Option<personal_export::Model>,
}

impl TakeOutPage<'_> {
    fn until(&self, there: &personal_export::Model) -> String {
        self.f.date_time(&(there.asked_at + rules::EXPORT_KEPT))
    }
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let there = queries::personal::export(portal.store.db(), viewer.signed_in()?.id).await?;
    page(&TakeOutPage {
        f: &f,
        form: Form::new(&f),
        there,
    })
}

pub(crate) async fn submit(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    take_out::ask(&portal, viewer.signed_in()?, posted.claim()).await?;
    let flash = Flash::good(f.t("accounts-take-out-begun"));
    Ok(see_other(&f, TAKE_OUT, Some(flash)))
}

pub(crate) async fn fetch(State(portal): State<Portal>, viewer: Viewer) -> web::Result {
    let (db, who) = (portal.store.db(), viewer.signed_in()?.id);
    let there = queries::personal::export(db, who).await?;
    let file = there.and_then(|there| there.file_id).ok_or(Problem::NotFound)?;
    let found = files::find(db, file, &take_out::object(who)).await?;
    found.ok_or(Problem::NotFound)?.serve(&portal).await
}
