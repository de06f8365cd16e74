//! What every answer carries for the browser's sake.

use std::collections::BTreeSet;

use testkit::{Browser, both};

#[track_caller]
fn is_careful(browser: &Browser) {
    let page = browser.page();
    let policy = page.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ] {
        assert!(
            policy.split("; ").any(|own| own == part),
            "{}: {part} is not in {policy:?}",
            page.path
        );
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ] {
        assert_eq!(page.header(name), value, "{} of {}", name, page.path);
    }
    assert!(page.header("permissions-policy").contains("geolocation=()"));
}

/// Pages, redirects, problems, assets: everything.
const PATHS: [&str; 9] = [
    "/",
    "/logga-in",
    "/registrera/privat",
    "/hjalp",
    "/arenden",
    "/finns-inte",
    "/bekrafta/avklippt",
    "/halsa/live",
    "/tillgangar/finns-inte.js",
];

both!(every_answer_carries_the_security_headers, async |portal| {
    let mut visitor = portal.visitor();
    for path in PATHS {
        is_careful(visitor.open(path).await);
    }
    visitor
        .send("POST", "/logga-in", &[("origin", "https://evil.example")], "")
        .await
        .status(403);
    is_careful(&visitor);
    let mut anna = portal.anna().await;
    for path in ["/", "/arenden", "/handlaggning/finns-inte"] {
        is_careful(anna.open(path).await);
    }
});

both!(
    no_page_holds_a_style_or_script_that_the_policy_would_refuse,
    async |portal| {
        let (mut visitor, mut anna) = (portal.visitor(), portal.anna().await);
        for browser in [&mut visitor, &mut anna] {
            for path in PATHS.into_iter().take(7) {
                let page = browser.open(path).await.page();
                assert!(page.attributes("[style]", "style").is_empty(), "{path}");
                assert!(page.all("style, script:not([src])").is_empty(), "{path}");
                let handlers = ["onclick", "onchange", "onsubmit", "onload", "onerror"];
                assert!(
                    handlers.iter().all(|name| page.attributes("*", name).is_empty()),
                    "{path}"
                );
                for source in page.attributes("script[src], link[rel=stylesheet], img[src]", "src") {
                    assert!(source.starts_with("/tillgangar/"), "{path}: {source}");
                }
            }
        }
    }
);

both!(pages_are_not_stored_by_anybody, async |portal| {
    let mut anna = portal.anna().await;
    for path in ["/", "/arenden", "/logga-in"] {
        assert_eq!(
            anna.open(path).await.page().header("cache-control"),
            "no-store",
            "{path}"
        );
    }
});

both!(every_answer_has_an_id_of_its_own, async |portal| {
    let mut visitor = portal.visitor();
    let mut ids = BTreeSet::new();
    for path in ["/", "/", "/finns-inte", "/halsa/live"] {
        ids.insert(visitor.open(path).await.page().header("x-request-id").to_owned());
    }
    assert_eq!(ids.len(), 4);
    assert!(ids.iter().all(|id| id.len() == 12), "{ids:?}");
});

both!(assets_are_kept_for_ever_and_come_compressed, async |portal| {
    let mut visitor = portal.visitor();
    let page = visitor.open("/").await.page().clone();
    let style = page.attributes("link[rel=stylesheet]", "href").remove(0);
    let script = page.attributes("script[src]", "src").remove(0);
    for (path, kind) in [
        (&style, "text/css; charset=utf-8"),
        (&script, "text/javascript; charset=utf-8"),
    ] {
        visitor.open(path).await.status(200);
        assert_eq!(
            visitor.page().header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(visitor.page().header("content-type"), kind);
        for encoding in ["br", "gzip"] {
            visitor
                .send("GET", path, &[("accept-encoding", encoding)], "")
                .await
                .status(200);
            assert_eq!(visitor.page().header("content-encoding"), encoding);
            assert_eq!(visitor.page().header("vary"), "accept-encoding");
        }
    }
    // An asset gives no cookie, so that caches on the way may keep it.
    assert_eq!(visitor.page().header("set-cookie"), "");
});

both!(
    a_visitors_page_writes_nothing_and_its_cookies_are_out_of_reach,
    async |portal| {
        let mut visitor = portal.visitor();
        visitor.open("/").await;
        let cookie = visitor.page().header("set-cookie");
        assert!(cookie.starts_with("__Host-farstu-csrf="), "{cookie}");
        for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
            assert!(cookie.split("; ").any(|own| own == part), "{part} is not in {cookie}");
        }
    }
);
