//! `/bekrafta/{token}` and `/verifiera-konto`: the mailed link works once, and only when the button is
//! pressed.

use accounts::tables::history_entry;
use chrono::TimeDelta;
use futures::future::join_all;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use testkit::{Browser, PASSWORD, both};

use super::{LISA, letters, link, lisa, log_in};

const CONFIRM: &str = "Bekräfta ditt konto";
const BUTTON: &str = "Bekräfta kontot";

#[track_caller]
fn is_over(browser: &mut Browser) {
    browser.status(410).sees("Länken gäller inte längre");
    assert_eq!(browser.page().link("Skicka en ny länk"), "/verifiera-konto");
}

both!(opening_the_link_does_not_use_it_up, async |portal| {
    let mut lisa = lisa(portal).await;
    let link = link(portal, LISA, CONFIRM).await;
    for _ in 0..3 {
        portal.visitor().open(&link).await.heading(CONFIRM);
        portal.visitor().send("HEAD", &link, &[], "").await.status(200);
    }
    lisa.open(&link).await.press(BUTTON).await.leads_to("/logga-in");
});

both!(
    a_used_link_is_over_but_the_same_form_gets_the_same_answer,
    async |portal| {
        let mut lisa = lisa(portal).await;
        let link = link(portal, LISA, CONFIRM).await;
        let mut other_tab = portal.visitor();
        other_tab.open(&link).await;
        let form = lisa.open(&link).await.submission(BUTTON);
        lisa.submit(&form).await.leads_to("/logga-in");
        lisa.submit(&form).await.leads_to("/logga-in");
        other_tab.press(BUTTON).await;
        is_over(&mut other_tab);
        lisa.open(&link).await;
        is_over(&mut lisa);
    }
);

both!(a_link_that_is_expired_cut_or_made_up_is_over, async |portal| {
    let mut lisa = lisa(portal).await;
    let link = link(portal, LISA, CONFIRM).await;
    for broken in [
        &link[..link.len() - 1],
        "/bekrafta/x",
        "/bekrafta/%FF",
        "/bekrafta/%27%20OR%201%3D1",
        "/bekrafta/%00",
    ] {
        lisa.open(broken).await;
        is_over(&mut lisa);
    }
    portal.advance(TimeDelta::hours(48) - TimeDelta::seconds(1));
    let form = lisa.open(&link).await.submission(BUTTON);
    portal.advance(TimeDelta::seconds(1));
    lisa.submit(&form).await;
    is_over(&mut lisa);
    lisa.open(&link).await;
    is_over(&mut lisa);
});

both!(of_two_hundred_confirmations_at_once_one_has_an_effect, async |portal| {
    lisa(portal).await;
    let link = &link(portal, LISA, CONFIRM).await;
    let tabs = join_all((0..200).map(|_| async move {
        let mut tab = portal.visitor();
        tab.open(link).await;
        tab
    }));
    let done = join_all(
        tabs.await
            .into_iter()
            .map(|mut tab| async move { tab.press(BUTTON).await.page().status.as_u16() }),
    );
    let mut statuses = done.await;
    statuses.sort_unstable();
    assert_eq!(statuses, [&[303][..], &[410; 199]].concat());
    let confirmed = history_entry::Entity::find().filter(history_entry::Column::Kind.eq("confirmed"));
    assert_eq!(confirmed.count(portal.store.db()).await.unwrap(), 1);
});

both!(a_new_link_takes_the_place_of_the_old_one, async |portal| {
    let mut lisa = lisa(portal).await;
    let old = link(portal, LISA, CONFIRM).await;
    portal.advance(TimeDelta::minutes(1));
    lisa.open("/verifiera-konto")
        .await
        .heading("Verifiera konto")
        .fill("E-post", "LISA.berg@exempel.example");
    lisa.press("Skicka ny länk").await.leads_to("/verifiera-konto/skickat");
    lisa.follow().await.heading("Titta i din e-post");
    assert_eq!(letters(portal, LISA, CONFIRM).await, 2);
    lisa.open(&old).await;
    is_over(&mut lisa);
    let new = link(portal, LISA, CONFIRM).await;
    assert_ne!(new, old);
    lisa.open(&new).await.press(BUTTON).await.leads_to("/logga-in");
});

both!(asking_for_a_new_link_tells_nothing_of_the_address, async |portal| {
    portal.anna().await;
    lisa(portal).await;
    let mut pages = Vec::new();
    for email in ["anna.ek@exempel.example", "ingen@exempel.example", LISA] {
        let mut visitor = portal.visitor();
        visitor
            .open("/verifiera-konto")
            .await
            .fill("E-post", email)
            .press("Skicka ny länk")
            .await;
        pages.push(visitor.follow().await.page().text());
    }
    assert!(pages.windows(2).all(|two| two[0] == two[1]));
    assert_eq!(letters(portal, "anna.ek@exempel.example", "").await, 0);
    assert_eq!(letters(portal, "ingen@exempel.example", "").await, 0);
    let mut visitor = portal.visitor();
    visitor
        .open("/verifiera-konto")
        .await
        .fill("E-post", "ingen")
        .press("Skicka ny länk")
        .await;
    visitor.mistakes(&["Skriv en hel e-postadress, till exempel anna@exempel.example."]);
});

both!(
    an_unconfirmed_account_is_told_after_the_right_password_only,
    async |portal| {
        let mut lisa = lisa(portal).await;
        log_in(&mut lisa, LISA, "Granskog7!fel")
            .await
            .mistakes(&["Fel användarnamn eller lösenord. Kontrollera båda och försök igen."]);
        log_in(&mut lisa, LISA, PASSWORD)
            .await
            .mistakes(&["Kontot är inte bekräftat"]);
        lisa.press("Skicka ny länk").await.leads_to("/verifiera-konto/skickat");
        assert_eq!(letters(portal, LISA, CONFIRM).await, 2);
        lisa.open("/arenden").await.leads_to("/logga-in?till=%2Farenden");
    }
);

both!(
    the_link_is_erased_from_the_stored_letter_once_it_is_delivered,
    async |portal| {
        use notify::tables::notification::Entity;
        lisa(portal).await;
        let token = link(portal, LISA, CONFIRM).await;
        let token = token.rsplit('/').next().unwrap();
        let row = Entity::find().one(portal.store.db()).await.unwrap().unwrap();
        assert_eq!((row.state.as_str(), row.secret), ("sent", None));
        assert!(row.text.contains("[länk]") && !row.text.contains(token), "{}", row.text);
        assert!(!row.html.unwrap().contains(token));
    }
);
