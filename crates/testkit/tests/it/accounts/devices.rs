//! `/mitt-konto/enheter`: devices.

use chrono::TimeDelta;
use testkit::both;

use super::log_in;

const PAGE: &str = "/mitt-konto/enheter";

both!(one_device_or_all_others_are_logged_out, async |portal| {
    let mut anna = portal.anna().await;
    let mut others = Vec::new();
    for minute in 1..=3 {
        portal.advance(TimeDelta::minutes(minute));
        let mut other = portal.visitor();
        portal.log_in(&mut other, anna.id(), anna.email()).await;
        others.push(other);
    }
    anna.open(PAGE)
        .await
        .heading("Inloggade enheter och säkerhet")
        .sees("Den här enheten");
    assert_eq!(anna.page().all(".list li").len(), 4);
    let newest = "Inloggad i dag 10.06, senast använd i dag 10.06";
    anna.sees(newest)
        .press_beside(newest, "Logga ut: Firefox")
        .await
        .leads_to(PAGE);
    anna.follow().await.flash("Enheten är utloggad.");
    others[2].open(PAGE).await.status(303);
    others[1].open(PAGE).await.status(200);
    anna.open(PAGE).await.press("Logga ut alla andra").await.leads_to(PAGE);
    anna.follow()
        .await
        .flash("Alla andra enheter är utloggade.")
        .sees("Kontot är inte inloggat någon annanstans.");
    others[0].open(PAGE).await.status(303);
    anna.open("/mitt-konto/historik").await;
    anna.sees("Enheten Firefox loggades ut")
        .sees("Alla andra enheter loggades ut");
});

both!(the_device_of_somebody_else_is_not_there, async |portal| {
    let (mut anna, mut sara) = (portal.anna().await, portal.stranger().await);
    let mut phone = portal.visitor();
    portal.log_in(&mut phone, sara.id(), sara.email()).await;
    sara.open(PAGE).await;
    let theirs = sara.submission("Logga ut: Firefox");
    anna.open("/mitt-konto/sprak").await;
    let own = anna.submission("Spara");
    let mut form = theirs.with("_csrf", own.get("_csrf"));
    anna.submit(&form).await.status(404);
    form.action = format!("{PAGE}/ingen/logga-ut");
    anna.submit(&form).await.status(404);
    phone.open(PAGE).await.status(200);
});

both!(
    a_logged_out_device_can_be_logged_out_again_with_the_same_form,
    async |portal| {
        let mut anna = portal.anna().await;
        let mut phone = portal.visitor();
        portal.log_in(&mut phone, anna.id(), anna.email()).await;
        anna.open(PAGE).await;
        let form = anna.submission("Logga ut: Firefox");
        anna.submit(&form).await.leads_to(PAGE);
        anna.submit(&form).await.leads_to(PAGE);
        let again = form.with("_key", "another");
        anna.submit(&again).await.status(404);
    }
);

both!(a_browser_is_named_in_words, async |portal| {
    let anna = portal.anna().await;
    let mut browser = portal.visitor();
    let user_agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0";
    browser.headers = vec![("user-agent", user_agent.to_owned())];
    log_in(&mut browser, anna.email(), testkit::PASSWORD)
        .await
        .leads_to("/");
    browser
        .open(PAGE)
        .await
        .sees("Firefox, Windows")
        .does_not_see("Mozilla");
});
