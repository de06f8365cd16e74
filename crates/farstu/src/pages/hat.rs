//! Putting on a hat: "Jag agerar som".

use axum::extract::State;
use axum::response::Response;
use base::{Id, Organisation};
use store::Never;
use web::{Flash, Frame, Portal, Posted, Problem, Viewer};

pub(super) async fn choose(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    posted: Posted,
) -> web::Result<Response> {
    let person = viewer.signed_in()?;
    let chosen = posted.get("hatt");
    let hat = person.hats.iter().find(|hat| hat.organisation.to_string() == chosen);
    if hat.is_none() && chosen != "privat" {
        return Err(Problem::NotFound.into());
    }
    let worn: Option<Id<Organisation>> = hat.map(|hat| hat.organisation);
    let session = person.session;
    portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(web::session::wear(&tx, session, worn).await?) })
        .await?;
    let told = hat.map_or_else(
        || f.t("farstu-hat-worn-private"),
        |hat| f.ta("farstu-hat-worn", "hat", &hat.name),
    );
    let page = web::posted::local_path(posted.get("_page")).unwrap_or("/");
    Ok(web::see_other(&f, page, Some(Flash::good(told))))
}
