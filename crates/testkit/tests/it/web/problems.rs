//! Requests that cannot be served: each gets a page with a way on, in the portal's own clothes.

use accounts::hashing;
use futures::FutureExt;
use futures::future::join_all;
use testkit::{PASSWORD, both};

both!(a_page_that_is_not_there, async |portal| {
    let (mut visitor, mut anna) = (portal.visitor(), portal.anna().await);
    for path in [
        "/finns-inte",
        "/arenden/ARE-2026-000001/finns-inte",
        "/logga-in/",
        "//",
        "/..%2f..%2fetc/passwd",
        "/%00",
    ] {
        visitor.open(path).await.status(404).sees("Fel 404");
        assert_eq!(visitor.page().h1(), "Här finns ingen dörr", "{path}");
        assert_eq!(visitor.page().link("Till startsidan"), "/");
    }
    // Those who are logged in keep their header.
    anna.open("/finns-inte").await.status(404).sees("Anna Ek");
});

both!(a_method_that_a_page_does_not_know, async |portal| {
    let mut visitor = portal.visitor();
    for (method, path) in [
        ("DELETE", "/"),
        ("PUT", "/logga-in"),
        ("POST", "/hjalp"),
        ("GET", "/logga-ut"),
    ] {
        visitor
            .send(method, path, &[], "")
            .await
            .status(404)
            .sees("Här finns ingen dörr");
    }
});

both!(a_form_that_is_far_too_large, async |portal| {
    let mut visitor = portal.visitor();
    visitor.open("/logga-in").await;
    let form = visitor.submission("Logga in").with("username", &"a".repeat(1_100_000));
    visitor
        .submit(&form)
        .await
        .status(413)
        .sees("Det var för mycket på en gång");
});

both!(an_address_that_is_not_a_text, async |portal| {
    let mut visitor = portal.visitor();
    for path in [
        "/logga-in?till=%ff%fe",
        "/hjalp?q=%00",
        "/hjalp?q=%ff",
        "/om/villkor?version=%27%20OR%201%3D1",
    ] {
        visitor.open(path).await;
        assert!(
            matches!(visitor.page().status.as_u16(), 200 | 404),
            "{path}: {}",
            visitor.page().status
        );
    }
});

both!(
    logins_beyond_the_queue_are_asked_to_wait_and_other_pages_stay_open,
    async |portal| {
        let mut anna = portal.visitor();
        portal.anna().await;
        // Two at work and 64 waiting; whoever was polled once has a place and keeps it.
        let mut inside: Vec<_> = (0..66).map(|_| Box::pin(hashing::hash(portal, PASSWORD))).collect();
        assert!(inside.iter_mut().all(|waiting| waiting.now_or_never().is_none()));

        anna.open("/logga-in")
            .await
            .fill("Användarnamn", "anna.ek@exempel.example")
            .fill("Lösenord", PASSWORD);
        let form = anna.submission("Logga in");
        // A try that could not be made counts for nothing, however often.
        for _ in 0..8 {
            anna.submit(&form).await.status(503).sees("Många vill in just nu");
            assert_eq!(anna.page().header("retry-after"), "5");
        }
        for path in ["/", "/hjalp", "/logga-in"] {
            anna.open(path).await.status(200);
        }
        drop(inside);
        // What is at work ends its work first.
        while anna.submit(&form).await.page().status == 503 {
            tokio::task::yield_now().await;
        }
        anna.leads_to("/");
    }
);

both!(the_health_of_the_process_and_of_the_database, async |portal| {
    let mut probe = portal.visitor();
    for path in ["/halsa/live", "/halsa/redo"] {
        probe.open(path).await.status(200);
        assert_eq!(probe.page().body, "ok");
    }
    portal.store.clone().close().await.unwrap();
    probe.open("/halsa/live").await.status(200);
    probe.open("/halsa/redo").await.status(503);
});

both!(
    a_database_that_is_gone_gives_an_apology_with_a_reference,
    async |portal| {
        let mut anna = portal.anna().await;
        portal.store.clone().close().await.unwrap();
        anna.open("/arenden").await.status(500).sees("Lampan slocknade");
        let reference = anna.page().header("x-request-id").to_owned();
        anna.sees(&format!("Referens: {reference}"));
        anna.does_not_see("SELECT")
            .does_not_see("sqlx")
            .does_not_see("onnection");
    }
);

both!(many_at_once_each_get_their_own_page, async |portal| {
    let anna = portal.anna().await;
    let sara = portal.stranger().await;
    let pages = join_all((0..40).map(|n| {
        let mut browser = if n % 2 == 0 { anna.clone() } else { sara.clone() };
        async move { browser.open("/").await.page().text() }
    }));
    for (n, text) in pages.await.into_iter().enumerate() {
        assert_eq!(
            (text.contains("Anna Ek"), text.contains("Sara Lund")),
            (n % 2 == 0, n % 2 == 1)
        );
    }
});
