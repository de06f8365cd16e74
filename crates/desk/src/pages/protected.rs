//! `/skyddade-uppgifter`: the way to us for people with protected identity, before anything is typed
//! (law.md, Protected identity). Asks for nothing.

use askama::Template;
use web::Frame;

#[derive(Template)]
#[template(path = "protected.html")]
struct ProtectedPage<'a> {
    f: &'a Frame,
}

/// GET `/skyddade-uppgifter`
pub(crate) async fn show(f: Frame) -> web::Result {
    web::page(&ProtectedPage { f: &f })
}
