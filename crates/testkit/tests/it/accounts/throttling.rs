//! Guessing and flooding: after some tries there is a pause, never a lock, and the page says when.

use chrono::TimeDelta;
use testkit::{Browser, PASSWORD, both};

use super::{ANNA, fill_in, letters, log_in};

#[track_caller]
fn waits(browser: &mut Browser, seconds: &str, until: &str) {
    browser
        .status(429)
        .sees("Vänta en stund")
        .sees(&format!("Försök igen i dag {until}."));
    assert_eq!(browser.page().header("retry-after"), seconds);
}

both!(
    the_sixth_try_at_a_name_waits_whether_there_is_such_an_account_or_not,
    async |portal| {
        portal.anna().await;
        for name in [ANNA, "ingen@exempel.example", "ingen"] {
            let mut thief = portal.visitor();
            for _ in 0..5 {
                log_in(&mut thief, name, "Granskog7!fel").await.status(422);
            }
            // The right password would not help either, nor another browser, nor other letters.
            for typed in [name.to_owned(), name.to_uppercase()] {
                let mut other = portal.visitor();
                log_in(&mut other, &typed, PASSWORD).await;
                waits(&mut other, "30", "10.01");
            }
        }
    }
);

both!(
    pauses_grow_and_end_and_the_right_password_forgets_them,
    async |portal| {
        portal.anna().await;
        let mut anna = portal.visitor();
        for _ in 0..5 {
            log_in(&mut anna, ANNA, "Granskog7!fel").await.status(422);
        }
        portal.advance(TimeDelta::seconds(30));
        log_in(&mut anna, ANNA, "Granskog7!fel").await.status(422);
        log_in(&mut anna, ANNA, PASSWORD).await;
        waits(&mut anna, "60", "10.02");
        portal.advance(TimeDelta::seconds(59));
        log_in(&mut anna, ANNA, PASSWORD).await;
        waits(&mut anna, "1", "10.02");
        portal.advance(TimeDelta::seconds(1));
        log_in(&mut anna, ANNA, PASSWORD).await.leads_to("/");
        for _ in 0..4 {
            log_in(&mut portal.visitor(), ANNA, "Granskog7!fel").await.status(422);
        }
        log_in(&mut portal.visitor(), ANNA, PASSWORD).await.leads_to("/");
    }
);

both!(
    many_wrong_passwords_are_told_once_to_whom_they_concern,
    async |portal| {
        portal.anna().await;
        for name in [ANNA, "ingen@exempel.example"] {
            for _ in 0..5 {
                log_in(&mut portal.visitor(), name, "Granskog7!fel").await.status(422);
            }
            log_in(&mut portal.visitor(), name, "Granskog7!fel").await.status(429);
        }
        assert_eq!(
            letters(portal, ANNA, "Många försök att logga in på ditt konto").await,
            1
        );
        assert_eq!(letters(portal, "ingen@exempel.example", "").await, 0);
    }
);

both!(
    the_fifty_first_wrong_try_from_an_address_waits_and_other_addresses_do_not,
    async |portal| {
        portal.anna().await;
        let mut school = portal.visitor();
        school
            .open("/logga-in")
            .await
            .fill("Användarnamn", "elev")
            .fill("Lösenord", "Granskog7!fel");
        let form = school.submission("Logga in");
        for n in 0..50 {
            school
                .submit(&form.clone().with("username", &format!("elev{n}")))
                .await
                .status(422);
        }
        log_in(&mut school, ANNA, PASSWORD).await;
        waits(&mut school, "900", "10.15");
        let mut home = portal.visitor();
        home.address = [198, 51, 100, 7].into();
        log_in(&mut home, ANNA, PASSWORD).await.leads_to("/");
        portal.advance(TimeDelta::minutes(15));
        log_in(&mut school, ANNA, PASSWORD).await.leads_to("/");
    }
);

both!(right_passwords_from_one_address_are_not_counted, async |portal| {
    portal.anna().await;
    for _ in 0..60 {
        log_in(&mut portal.visitor(), ANNA, PASSWORD).await.leads_to("/");
    }
});

both!(parallel_tries_cannot_slip_through, async |portal| {
    portal.anna().await;
    let mut thief = portal.visitor();
    thief
        .open("/logga-in")
        .await
        .fill("Användarnamn", ANNA)
        .fill("Lösenord", "Granskog7!fel");
    let form = &thief.submission("Logga in");
    let tries = futures::future::join_all((0..40).map(|_| {
        let mut tab = thief.clone();
        async move { tab.submit(form).await.page().status.as_u16() }
    }));
    let mut statuses = tries.await;
    statuses.sort_unstable();
    assert_eq!(statuses, [&[422; 5][..], &[429; 35]].concat());
});

both!(the_sixty_first_open_form_from_an_address_waits, async |portal| {
    let mut flooder = portal.visitor();
    flooder
        .open("/glomt-losenord")
        .await
        .fill("E-post", "ingen@exempel.example");
    let form = flooder.submission("Skicka länk");
    for n in 0..60 {
        flooder
            .submit(&form.clone().with("_key", &format!("form {n}")))
            .await
            .leads_to("/glomt-losenord/skickat");
    }
    flooder.submit(&form).await;
    waits(&mut flooder, "900", "10.15");
    fill_in(&mut flooder, "ny@exempel.example")
        .await
        .press("Registrera")
        .await
        .status(429);
    let mut neighbour = portal.visitor();
    neighbour.address = "2001:db8::1".parse().unwrap();
    fill_in(&mut neighbour, "ny@exempel.example")
        .await
        .press("Registrera")
        .await
        .leads_to("/registrera/klart");
});

both!(a_form_that_must_wait_has_no_password_judged, async |portal| {
    portal.anna().await;
    let mut flooder = portal.visitor();
    flooder
        .open("/glomt-losenord")
        .await
        .fill("E-post", ANNA)
        .press("Skicka länk")
        .await;
    portal.run_jobs().await;
    let reset = portal.mail(ANNA, "Välj ett nytt lösenord").await.link();
    fill_in(&mut flooder, "ny@exempel.example")
        .await
        .fill("Lösenord", "Passw0rd!");
    let form = flooder.submission("Registrera");
    for _ in 0..59 {
        flooder
            .submit(&form)
            .await
            .status(422)
            .sees("annat än ett vanligt lösenord");
    }
    for path in ["/registrera/privat", "/registrera/foretag", "/registrera/forening"] {
        let mut form = form.clone();
        form.action = path.to_owned();
        flooder.submit(&form).await;
        waits(&mut flooder, "900", "10.15");
        flooder.does_not_see("annat än ett vanligt lösenord");
    }
    flooder.open(&reset).await.fill("Nytt lösenord", "Passw0rd!");
    flooder.press("Spara lösenordet").await;
    waits(&mut flooder, "900", "10.15");
});

both!(what_was_typed_is_not_stored, async |portal| {
    use sea_orm::{ConnectionTrait, Statement};
    log_in(&mut portal.visitor(), "hemligt-namn", "Granskog7!fel")
        .await
        .status(422);
    let keys = portal.store.db().query_all_raw(Statement::from_string(
        portal.store.backend(),
        "SELECT key FROM throttles",
    ));
    let keys: Vec<String> = keys
        .await
        .unwrap()
        .iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect();
    assert_eq!(keys.len(), 2);
    assert!(
        keys.iter()
            .all(|key| !key.contains("hemligt") && !key.contains("192.0.2")),
        "{keys:?}"
    );
});
