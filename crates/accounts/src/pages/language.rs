//! `/sprak/{lang}`: shows the pages of this browser in the other language. Messages follow what the
//! person chose under Mitt konto; here nothing is stored.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use base::Lang;
use cookie::Cookie;
use web::{Config, Frame, Problem, Viewer, add_cookie, session};

use super::{going_to, query};

/// The cookie that the middleware of `farstu` reads.
pub fn name(config: &Config) -> &'static str {
    if config.is_https() {
        "__Host-farstu-lang"
    } else {
        "farstu-lang"
    }
}

/// The cookie that keeps a language for a year.
pub fn cookie(config: &Config, lang: Lang) -> Cookie<'static> {
    let year = cookie::time::Duration::days(365);
    session::own_cookie(config, name(config), lang.code().to_owned())
        .max_age(year)
        .build()
}

pub(crate) async fn choose(f: Frame, viewer: Viewer, Path(code): Path<String>) -> web::Result {
    let lang = Lang::from_code(&code).ok_or(Problem::NotFound)?;
    let back = query(&viewer, "till").unwrap_or_default();
    let mut response = Redirect::to(going_to(&back)).into_response();
    add_cookie(&mut response, &cookie(&f.portal.config, lang));
    Ok(response)
}
