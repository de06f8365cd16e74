//! The message after a form was taken: shown once, and not to be forged.

use testkit::both;

both!(a_message_is_shown_once, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/").await.press("Logga ut").await.leads_to("/");
    anna.follow().await.flash("Du är utloggad.");
    anna.open("/").await;
    assert_eq!(anna.page().flash(), None);
});

both!(a_message_waits_for_the_page_that_can_show_it, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/").await.press("Logga ut").await;
    // A redirect on the way takes nothing away.
    anna.open("/arenden").await.leads_to("/logga-in?till=%2Farenden");
    anna.follow().await.flash("Du är utloggad.");
});

both!(a_forged_message_is_not_shown, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/").await.press("Logga ut").await;
    let genuine = anna.cookie("__Host-farstu-flash").unwrap().to_owned();
    let (text, mac) = genuine.split_once('.').unwrap();
    for forged in [
        format!("{text}x.{mac}"),
        format!("{text}."),
        "x".to_owned(),
        String::new(),
    ] {
        anna.set_cookie("__Host-farstu-flash", &forged);
        anna.open("/").await.status(200);
        assert_eq!(anna.page().flash(), None, "{forged}");
    }
});
