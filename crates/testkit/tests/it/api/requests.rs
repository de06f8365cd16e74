//! What programs are told when they ask for what is not there, too often, or twice.

use chrono::TimeDelta;
use serde_json::json;
use testkit::both;

use super::{PROBE, program};

both!(the_same_key_does_it_once_and_nothing_else, async |portal| {
    let mut mine = program(portal, "Exempel IF").await;
    let mut theirs = program(portal, "Granens IF").await;
    let first = mine
        .post_once(PROBE, &json!({ "text": "Hej" }), "a-1")
        .await
        .status(200)
        .json();
    portal.advance(TimeDelta::hours(23));
    let again = mine
        .post_once(PROBE, &json!({ "text": "Hej" }), "a-1")
        .await
        .status(200)
        .json();
    assert_eq!(again, first);
    assert_eq!(portal.audited("probe.written").await, 1);
    mine.post_once(PROBE, &json!({ "text": "Hopp" }), "a-1")
        .await
        .problem(409, "key-reused");
    assert_eq!(portal.audited("probe.written").await, 1);
    theirs
        .post_once(PROBE, &json!({ "text": "Hej" }), "a-1")
        .await
        .status(200);
    assert_eq!(portal.audited("probe.written").await, 2);
});

both!(many_at_once_with_the_same_key_do_it_once, async |portal| {
    let mine = program(portal, "Exempel IF").await;
    let sent = (0..20).map(|_| {
        let mut mine = mine.clone();
        async move {
            let body = json!({ "text": "Hej" });
            mine.post_once(PROBE, &body, "a-1").await.status(200).json()
        }
    });
    let answers = futures::future::join_all(sent).await;
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    assert_eq!(portal.audited("probe.written").await, 1);
});

both!(what_cannot_be_read_is_told, async |portal| {
    let mut mine = program(portal, "Exempel IF").await;
    let json = [("content-type", "application/json"), ("idempotency-key", "a")];
    mine.send("POST", PROBE, &json, "{").await.problem(400, "malformed");
    mine.send("POST", PROBE, &json, vec![b'x'; 2_000_000])
        .await
        .problem(413, "too-large");
    let plain = [("content-type", "text/plain"), ("idempotency-key", "a")];
    mine.send("POST", PROBE, &plain, "{}").await.problem(415, "wrong-type");
    for once in ["", "å", "a b", &"x".repeat(201)] {
        let headers = [("content-type", "application/json"), ("idempotency-key", once)];
        let told = mine
            .send("POST", PROBE, &headers, "{}")
            .await
            .problem(400, "malformed")
            .json();
        assert_eq!(told["errors"][0]["field"], "Idempotency-Key", "{told}");
    }
    assert_eq!(portal.audited("probe.written").await, 0);
});

both!(what_is_not_there_is_told_in_the_programs_language, async |portal| {
    let mut mine = program(portal, "Exempel IF").await;
    let told = mine.get("/api/v1/finns-inte").await.problem(404, "not-found").json();
    assert_eq!(told["title"], "Det finns inte");
    mine.send(
        "GET",
        "/api/v1/finns-inte",
        &[("accept-language", "en-GB, sv;q=0.5")],
        "",
    )
    .await
    .problem(404, "not-found");
    assert_eq!(mine.json()["title"], "There is no such thing");
    assert_eq!(mine.headers()["content-language"], "en");
    mine.send("DELETE", PROBE, &[], "").await.problem(405, "wrong-method");
    let allowed = mine.headers()["allow"].to_str().unwrap();
    assert!(allowed.contains("GET") && allowed.contains("POST"), "{allowed}");
    // Nothing of a page comes along.
    assert!(mine.headers().get("set-cookie").is_none());
});

both!(
    who_calls_too_often_waits,
    |config| config.api.requests_per_minute = 3,
    async |portal| {
        let mut mine = program(portal, "Exempel IF").await;
        let mut theirs = program(portal, "Granens IF").await;
        for _ in 0..3 {
            mine.get(PROBE).await.status(200);
        }
        portal.advance(TimeDelta::seconds(20));
        mine.get(PROBE).await.problem(429, "limited");
        assert_eq!(mine.headers()["retry-after"], "40");
        theirs.get(PROBE).await.status(200);
        portal.advance(TimeDelta::seconds(40));
        mine.get(PROBE).await.status(200);
    }
);

both!(
    who_writes_too_often_waits_and_may_read,
    |config| config.api.writes_per_minute = 2,
    async |portal| {
        let mut mine = program(portal, "Exempel IF").await;
        for n in 0..2 {
            mine.post(PROBE, &json!({ "text": n })).await.status(200);
        }
        mine.post(PROBE, &json!({ "text": 3 })).await.problem(429, "limited");
        assert_eq!(portal.audited("probe.written").await, 2);
        mine.get(PROBE).await.status(200);
        portal.advance(TimeDelta::minutes(1));
        mine.post(PROBE, &json!({ "text": 4 })).await.status(200);
    }
);
