//! `/om/villkor` for everybody, and `/villkor`: new terms met at login, to accept or to wait with.

use accounts::tables::terms_acceptance;
use accounts::terms::NewTerms;
use chrono::TimeDelta;
use sea_orm::{EntityTrait, PaginatorTrait};
use store::Actor;
use testkit::{PASSWORD, TestPortal, both};

use super::{ANNA, log_in};

/// Publishes terms that hold these words, in force at once or from a later day.
async fn publish(portal: &TestPortal, words: &str, in_days: i64) {
    let new = NewTerms {
        from: base::swedish::local_date(portal.time()) + TimeDelta::days(in_days),
        sv: format!("# Villkor\n\nNya ord av {words}."),
        en: format!("# Terms\n\nNew words of {words}."),
    };
    accounts::terms::publish(portal, Actor::System, words, &new)
        .await
        .unwrap();
    portal.advance(TimeDelta::minutes(1));
}

async fn acceptances(portal: &TestPortal) -> u64 {
    terms_acceptance::Entity::find().count(portal.store.db()).await.unwrap()
}

both!(everybody_can_read_the_terms_and_earlier_versions, async |portal| {
    publish(portal, "2027-01-01", 0).await;
    let mut visitor = portal.visitor();
    visitor
        .open("/om/villkor")
        .await
        .heading("Villkor")
        .sees("Nya ord av 2027-01-01.");
    visitor
        .click("Version 2026-11-21")
        .await
        .heading("Villkor")
        .sees("Du läser en tidigare version, 2026-11-21.");
    visitor.does_not_see("Nya ord");
    visitor.open("/om/villkor?version=1999").await.status(404);
});

both!(new_terms_are_met_at_login_and_can_be_accepted, async |portal| {
    portal.anna().await;
    publish(portal, "2027-01-01", 0).await;
    let mut anna = portal.visitor();
    anna.open("/arenden")
        .await
        .follow()
        .await
        .fill("Användarnamn", ANNA)
        .fill("Lösenord", PASSWORD);
    anna.press("Logga in").await.leads_to("/villkor?till=%2Farenden");
    anna.follow()
        .await
        .heading("Nya villkor")
        .sees("Nya ord av 2027-01-01.");
    let form = anna.submission("Godkänn villkoren");
    for _ in 0..2 {
        anna.submit(&form).await.leads_to("/arenden");
    }
    anna.follow().await.flash("Du har godkänt villkoren.");
    assert_eq!(acceptances(portal).await, 2);
    log_in(&mut portal.visitor(), ANNA, PASSWORD).await.leads_to("/");
    anna.open("/villkor").await.leads_to("/");
});

both!(new_terms_can_wait_and_are_met_again_next_time, async |portal| {
    portal.anna().await;
    publish(portal, "2027-01-01", 0).await;
    for _ in 0..2 {
        let mut anna = portal.visitor();
        log_in(&mut anna, ANNA, PASSWORD).await.leads_to("/villkor");
        anna.follow().await.click("Vänta").await.status(200).sees("Anna Ek");
        anna.open("/arenden").await.status(200);
    }
    assert_eq!(acceptances(portal).await, 1);
});

both!(terms_of_tomorrow_are_not_met_today, async |portal| {
    portal.anna().await;
    publish(portal, "2027-01-01", 1).await;
    log_in(&mut portal.visitor(), ANNA, PASSWORD).await.leads_to("/");
    portal.advance(TimeDelta::days(1));
    log_in(&mut portal.visitor(), ANNA, PASSWORD).await.leads_to("/villkor");
});

both!(terms_that_changed_again_are_not_accepted_unread, async |portal| {
    let mut anna = portal.anna().await;
    publish(portal, "2027-01-01", 0).await;
    anna.open("/villkor").await.heading("Nya villkor");
    publish(portal, "2027-02-01", 0).await;
    anna.press("Godkänn villkoren")
        .await
        .status(422)
        .sees("Nya ord av 2027-02-01.");
    assert_eq!(
        anna.page().mistakes(),
        ["Villkoren har ändrats sedan du öppnade sidan. Läs dem och godkänn igen."]
    );
    assert_eq!(acceptances(portal).await, 1);
});

both!(
    the_waiting_page_is_for_those_who_are_logged_in_and_leads_to_no_other_site,
    async |portal| {
        portal
            .visitor()
            .open("/villkor")
            .await
            .leads_to("/logga-in?till=%2Fvillkor");
        let mut anna = portal.anna().await;
        publish(portal, "2027-01-01", 0).await;
        anna.open("/villkor?till=https%3A%2F%2Fevil.example").await;
        assert_eq!(anna.page().link("Vänta"), "/");
        anna.press("Godkänn villkoren").await.leads_to("/");
    }
);
