//! `/handlaggning/kortkommandon`: what single keys do, and whether they do. Scripts show the same in a dialog.

use askama::Template;
use axum::extract::State as Get;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer, posted::local_path};

use crate::acts::{self, Officer};
use crate::queries;

/// The page.
pub(crate) const PATH: &str = "/handlaggning/kortkommandon";
/// The keys of a place, and the ends of the text keys that say what they do.
type Keys = &'static [(&'static [&'static str], &'static str)];
/// Where they are pressed, as the end of a text key.
const PLACES: [(&str, Keys); 3] = [
    (
        "queue",
        &[
            (&["J"], "next"),
            (&["K"], "previous"),
            (&["Enter"], "open"),
            (&["X"], "tick"),
        ],
    ),
    (
        "case",
        &[
            (&["R"], "answer"),
            (&["N"], "note"),
            (&["T"], "take"),
            (&["L"], "hand-over"),
            (&["J"], "next-case"),
            (&["G", "K"], "queue-back"),
        ],
    ),
    ("everywhere", &[(&["/"], "search"), (&["?"], "help")]),
];

#[derive(Template)]
#[template(path = "keys.html")]
struct KeysPage<'a> {
    f: &'a Frame,
    form: Form,
    places: [(&'static str, Keys); 3],
}

/// GET
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let settings = queries::settings_of(portal.store.db(), viewer.signed_in()?.id).await?;
    let tick = |is_on: bool| if is_on { "1" } else { "" };
    let form = Form::new(&f)
        .fill("keys", tick(settings.has_keys))
        .fill("live", tick(settings.is_live));
    web::page(&KeysPage {
        f: &f,
        form,
        places: PLACES,
    })
}

/// POST: saves it, and leads back to the page the dialog was opened on.
pub(crate) async fn save(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let chosen = (posted.has("keys"), posted.has("live"));
    let officer = Officer::of(viewer.signed_in()?);
    match acts::save_settings(&portal, officer, posted.claim(), chosen).await {
        Ok(()) => {
            let from = local_path(posted.get("_from")).filter(|from| from.starts_with("/handlaggning"));
            let told = Flash::good(f.t("desk-keys-saved"));
            Ok(web::see_other(&f, from.unwrap_or(PATH), Some(told)))
        }
        Err(Stop::Refusal(_)) => Err(Problem::BadRequest.into()),
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}
