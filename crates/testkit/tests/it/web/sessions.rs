//! Login sessions: how long they last, that they are new at every login, and what the cookie is like.

use chrono::TimeDelta;
use testkit::{Browser, PASSWORD, both};

const COOKIE: &str = "__Host-farstu-session";

async fn log_in(browser: &mut Browser) {
    browser
        .open("/logga-in")
        .await
        .fill("Användarnamn", "anna.ek@exempel.example")
        .fill("Lösenord", PASSWORD);
    browser.press("Logga in").await.leads_to("/");
}

async fn is_logged_in(browser: &mut Browser) -> bool {
    browser.open("/arenden").await;
    browser.page().status == 200
}

both!(a_session_ends_after_half_an_hour_without_use, async |portal| {
    let mut anna = portal.anna().await;
    for _ in 0..3 {
        portal.advance(TimeDelta::minutes(29));
        assert!(is_logged_in(&mut anna).await);
    }
    portal.advance(TimeDelta::minutes(30));
    assert!(!is_logged_in(&mut anna).await);
    anna.leads_to("/logga-in?till=%2Farenden");
});

both!(
    a_session_ends_after_twelve_hours_however_much_it_is_used,
    async |portal| {
        let mut anna = portal.anna().await;
        for _ in 0..(11 * 60 + 59) / 20 {
            portal.advance(TimeDelta::minutes(20));
            assert!(is_logged_in(&mut anna).await);
        }
        portal.advance(TimeDelta::minutes(20));
        assert!(!is_logged_in(&mut anna).await);
    }
);

both!(one_action_extends_a_session_that_is_about_to_end, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/").await;
    let token = anna.page().attributes("#session-warning", "data-csrf").remove(0);
    let body = format!("_csrf={token}");
    let form = [("content-type", "application/x-www-form-urlencoded")];
    portal.advance(TimeDelta::minutes(29));
    anna.send("POST", "/session/forlang", &form, &body).await.status(200);
    assert_eq!(anna.page().header("content-type"), "application/json");
    assert_eq!(anna.page().body, r#"{"seconds":1800,"is_last":false}"#);
    portal.advance(TimeDelta::minutes(29));
    assert!(is_logged_in(&mut anna).await);
    portal.advance(TimeDelta::minutes(31));
    anna.send("POST", "/session/forlang", &form, &body).await.status(401);
    anna.send("POST", "/session/forlang", &form, "").await.status(403);
});

both!(
    a_page_tells_how_long_the_session_lasts_until_either_end,
    async |portal| {
        let mut anna = portal.anna().await;
        let told = |anna: &Browser| {
            let warning = |name| anna.page().attributes("#session-warning", name);
            (warning("data-seconds").remove(0), !warning("data-is-last").is_empty())
        };
        anna.open("/").await;
        assert_eq!(told(&anna), ("1800".to_owned(), false));
        // What is not written each time is not promised either.
        portal.advance(TimeDelta::seconds(50));
        assert_eq!(told(anna.open("/").await), ("1750".to_owned(), false));
        for _ in 0..34 {
            portal.advance(TimeDelta::minutes(20));
            anna.open("/").await.status(200);
        }
        assert_eq!(told(&anna), ("1800".to_owned(), false));
        portal.advance(TimeDelta::minutes(20));
        assert_eq!(told(anna.open("/").await), ("1150".to_owned(), true));
        let token = anna.page().attributes("#session-warning", "data-csrf").remove(0);
        let form = [("content-type", "application/x-www-form-urlencoded")];
        portal.advance(TimeDelta::minutes(18));
        anna.send("POST", "/session/forlang", &form, &format!("_csrf={token}"))
            .await
            .status(200);
        assert_eq!(anna.page().body, r#"{"seconds":70,"is_last":true}"#);
        portal.advance(TimeDelta::seconds(70));
        assert!(!is_logged_in(&mut anna).await);
    }
);

both!(every_login_gives_a_new_session_and_ends_the_old_one, async |portal| {
    portal.anna().await;
    let mut anna = portal.visitor();
    anna.set_cookie(COOKIE, "chosen-by-somebody-else");
    log_in(&mut anna).await;
    let first = anna.clone();
    assert_ne!(first.cookie(COOKIE), Some("chosen-by-somebody-else"));
    // The form of a login page that stood open in another tab.
    let mut again = portal.visitor();
    again
        .open("/logga-in")
        .await
        .fill("Användarnamn", "anna.ek@exempel.example")
        .fill("Lösenord", PASSWORD);
    again.set_cookie(COOKIE, first.cookie(COOKIE).unwrap());
    let form = again.submission("Logga in");
    again.submit(&form).await.leads_to("/");
    assert_ne!(again.cookie(COOKIE), first.cookie(COOKIE));
    assert!(is_logged_in(&mut again).await);
    assert!(!is_logged_in(&mut first.clone()).await);
});

both!(the_cookie_is_out_of_reach_of_scripts_and_other_sites, async |portal| {
    portal.anna().await;
    let mut anna = portal.visitor();
    log_in(&mut anna).await;
    let all = anna
        .page()
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|c| c.to_str().unwrap().to_owned());
    let session = all.into_iter().find(|c| c.starts_with(COOKIE)).unwrap();
    for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(session.split("; ").any(|own| own == part), "{part} is not in {session}");
    }
    assert!(!session.contains("Max-Age") && !session.contains("Domain"), "{session}");
});

both!(logging_out_ends_the_session_for_good, async |portal| {
    let mut anna = portal.anna().await;
    let copy = anna.clone();
    anna.open("/").await.press("Logga ut").await.leads_to("/");
    assert_eq!(anna.page().header("clear-site-data"), "\"storage\"");
    assert_eq!(anna.cookie(COOKIE), None);
    assert!(!is_logged_in(&mut copy.clone()).await);
    // Once more, from a tab that did not notice.
    let mut tab = portal.anna().await;
    tab.open("/").await;
    let form = tab.submission("Logga ut");
    tab.submit(&form).await.leads_to("/");
    tab.submit(&form).await.leads_to("/");
});
