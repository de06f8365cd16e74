//! Every route stands behind its guard, and none falls over when its address is nonsense.

use std::collections::BTreeSet;

use http::Method;
use testkit::{Browser, TestPortal, both};
use web::{Guard, Route};

/// What stands in for every `{part}` of an address.
const NONSENSE: [&str; 5] = [
    "x",
    "ARE-2026-000001",
    "01900000-0000-7000-8000-000000000000",
    "%00",
    "%27%20OR%201%3D1",
];

pub(super) fn routes(portal: &TestPortal) -> Vec<Route> {
    let all: Vec<_> = portal
        .services
        .iter()
        .flat_map(|service| (service.routes)().iter().cloned().collect::<Vec<_>>())
        .collect();
    assert!(all.len() > 60, "{}", all.len());
    all
}

/// The address with `part` in every place that is open.
fn filled(path: &str, part: &str) -> String {
    let parts: Vec<_> = path
        .split('/')
        .map(|p| if p.starts_with('{') { part } else { p })
        .collect();
    parts.join("/")
}

/// Posts a form that holds nothing but what every form holds.
pub(super) async fn post(browser: &mut Browser, path: &str, token: &str) {
    let body = format!("_csrf={token}&_key=a-form&_page=%2F");
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("sec-fetch-site", "same-origin"),
    ];
    browser.send("POST", path, &headers, &body).await;
}

pub(super) async fn token(browser: &mut Browser) -> String {
    browser.open("/hjalp").await;
    let own = browser
        .page()
        .attributes("input[name=_csrf]", "value")
        .into_iter()
        .next();
    match own {
        Some(token) => token,
        None => browser
            .open("/glomt-losenord")
            .await
            .page()
            .attributes("input[name=_csrf]", "value")
            .remove(0),
    }
}

both!(
    no_route_is_there_twice_and_addresses_tell_who_may_come,
    async |portal| {
        let mut seen = BTreeSet::new();
        for route in routes(portal) {
            assert!(
                seen.insert((route.method.to_string(), route.path)),
                "{} {} is there twice",
                route.method,
                route.path
            );
            let is_staff = matches!(route.guard, Guard::Staff(_));
            assert_eq!(is_staff, route.path.starts_with("/handlaggning"), "{}", route.path);
            if route.path.starts_with("/mitt-konto") {
                assert_eq!(route.guard, Guard::SignedIn, "{}", route.path);
            }
            let is_for_programs = web::api::is_for_programs(route.path);
            assert_eq!(route.guard == Guard::Key, is_for_programs, "{}", route.path);
            if let Guard::Staff(roles) = route.guard {
                assert!(!roles.is_empty(), "nobody may come to {}", route.path);
            }
        }
    }
);

both!(
    visitors_are_led_to_the_login_from_everything_that_is_not_open,
    async |portal| {
        let mut visitor = portal.visitor();
        let token = token(&mut visitor).await;
        for (n, route) in routes(portal)
            .into_iter()
            .filter(|route| !matches!(route.guard, Guard::Open | Guard::Key))
            .enumerate()
        {
            let path = filled(route.path, "x");
            // What visitors send is counted by address.
            visitor.address = [198, 51, 100, u8::try_from(n % 250).unwrap()].into();
            if route.method == Method::GET {
                visitor.open(&path).await;
                assert_eq!(
                    visitor.location(),
                    format!("/logga-in?till={}", path.replace('/', "%2F")),
                    "{path}"
                );
            } else {
                post(&mut visitor, &path, &token).await;
                assert!(visitor.location().starts_with("/logga-in?till="), "{path}");
            }
        }
    }
);

both!(customers_are_refused_by_every_page_of_staff, async |portal| {
    let mut anna = portal.anna().await;
    let token = token(&mut anna).await;
    for route in routes(portal)
        .into_iter()
        .filter(|route| matches!(route.guard, Guard::Staff(_)))
    {
        let path = filled(route.path, "x");
        match route.method {
            Method::GET => anna.open(&path).await.status(403),
            _ => {
                post(&mut anna, &path, &token).await;
                anna.status(403)
            }
        };
        anna.sees("Dörren är låst");
    }
});

both!(whoever_has_no_key_is_no_program_anywhere, async |portal| {
    let administrator = portal.staff("Ada", "Strand", &base::StaffRole::ALL).await;
    for mut browser in [portal.visitor(), portal.bo().await, administrator] {
        let token = token(&mut browser).await;
        for route in routes(portal).into_iter().filter(|route| route.guard == Guard::Key) {
            let path = filled(route.path, "x");
            match route.method {
                Method::GET => {
                    browser.open(&path).await;
                }
                _ => post(&mut browser, &path, &token).await,
            }
            let page = browser.status(401).page();
            assert_eq!(page.header("www-authenticate"), "Bearer", "{path}");
            assert_eq!(page.header("content-type"), web::api::PROBLEM_JSON, "{path}");
        }
    }
});

both!(forms_without_a_token_are_refused_everywhere, async |portal| {
    let mut visitor = portal.visitor();
    let mut administrator = portal.staff("Ada", "Strand", &base::StaffRole::ALL).await;
    let forms = |route: &Route| route.method == Method::POST && route.guard != Guard::Key;
    for route in routes(portal).into_iter().filter(forms) {
        let path = filled(route.path, "x");
        for browser in [&mut visitor, &mut administrator] {
            post(browser, &path, "").await;
            assert!(
                matches!(browser.page().status.as_u16(), 400 | 403 | 404 | 410 | 429),
                "{path}: {}",
                browser.page().status
            );
        }
    }
});

/// Opens the page, or posts an empty form to it, with nonsense in every open place of its address.
async fn try_nonsense(browser: &mut Browser, token: &str, route: &Route) {
    let kinds = if route.path.contains('{') { NONSENSE.len() } else { 1 };
    for part in NONSENSE.into_iter().take(kinds) {
        let path = filled(route.path, part);
        match route.method {
            Method::GET => {
                let query = "sida=%00&efter=x&q=%27&sok=%ff";
                browser.open(&format!("{path}?{query}")).await;
            }
            _ => post(browser, &path, token).await,
        }
        let page = browser.page();
        let fell = page.status.is_server_error();
        assert!(!fell, "{} {path}: {}", route.method, page.text());
    }
}

both!(nonsense_in_an_address_never_makes_a_page_fall_over, async |portal| {
    let bo = portal.bo().await;
    let ada = portal.staff("Ada", "Strand", &base::StaffRole::ALL).await;
    let routes = routes(portal);
    for mut browser in [portal.visitor(), bo, ada] {
        let token = token(&mut browser).await;
        for (n, route) in routes.iter().enumerate().filter(|(_, route)| route.path != "/logga-ut") {
            // What is sent by open forms is counted by address.
            browser.address = [198, 51, 100, u8::try_from(n % 250).unwrap()].into();
            try_nonsense(&mut browser, &token, route).await;
        }
    }
});
