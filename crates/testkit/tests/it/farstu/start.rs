//! `/` for visitors: what they can do here, and what others can.

use testkit::both;

both!(
    the_start_page_says_what_one_can_do_without_and_with_an_account,
    async |portal| {
        let mut visitor = portal.visitor();
        visitor
            .open("/")
            .await
            .heading("Välkommen in. Vad vill du göra?")
            .sees("Utan att logga in kan du")
            .sees("Som inloggad kan du")
            .sees("För en förening eller ett företag kan du");
        for door in ["/kontakt", "/felanmalan", "/foreningar"] {
            let doors = visitor.page().attributes("a.door", "href");
            assert!(doors.iter().any(|href| href == door), "{door} is not in {doors:?}");
        }
        let numbers = visitor.page().attributes("main a", "href");
        assert!(numbers.iter().any(|href| href.starts_with("tel:")), "no number to call");
    }
);

both!(who_logs_out_lands_on_the_start_page_and_is_told, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/").await.press("Logga ut").await.leads_to("/");
    anna.follow()
        .await
        .heading("Välkommen in. Vad vill du göra?")
        .flash("Du är utloggad.");
});
