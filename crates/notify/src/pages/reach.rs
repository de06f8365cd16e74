//! Whether a page that a help text belongs to is there and open to the viewer, so that no link leads to
//! a closed door.

use std::collections::HashMap;
use std::sync::OnceLock;

use web::{Frame, Guard, Routes};

/// The pages of this installation and who may come to them, put together once.
#[derive(Default)]
struct Pages(OnceLock<HashMap<&'static str, Guard>>);

/// Whether the viewer may come to the page with this pattern, if need be after a login.
pub(super) fn is_open(f: &Frame, pattern: &str) -> bool {
    let pages = f.portal.shared::<Pages>();
    let all = pages.0.get_or_init(|| {
        let routes = f.portal.services.iter().map(|service| (service.routes)());
        let guards = |routes: Routes| routes.iter().map(|r| (r.path, r.guard)).collect::<Vec<_>>();
        routes.flat_map(guards).collect()
    });
    // A part of a page, `/#forening`, is where the page is.
    let page = pattern.split('#').next().unwrap_or(pattern);
    match all.get(page) {
        Some(Guard::Staff(roles)) => f.viewer.is_staff(roles),
        Some(Guard::Open | Guard::SignedIn) => true,
        Some(Guard::Key) | None => false,
    }
}
