//! `/hjalp`: questions with answers, the boxes of all pages, and the search over both.

use testkit::both;

both!(everybody_can_search_the_help, async |portal| {
    let mut visitor = portal.visitor();
    visitor
        .open("/hjalp")
        .await
        .heading("Hjälp och vanliga frågor")
        .sees("Hur skapar jag ett konto?")
        .sees("Om sidorna");
    visitor
        .fill("Sök i hjälpen", "SKAPA konto")
        .press("Sök")
        .await
        .heading("Hjälp och vanliga frågor");
    visitor.sees("träff").sees("Hur skapar jag ett konto?");
    assert_eq!(visitor.page().value("Sök i hjälpen"), "SKAPA konto");
    let first = visitor.page().all("main summary").remove(0);
    assert_eq!(first, "Hur skapar jag ett konto?", "what is in the question is nearest");

    visitor
        .fill("Sök i hjälpen", "xyzzy")
        .press("Sök")
        .await
        .sees("Inga träffar")
        .sees("Vi hittade inget svar");
    assert_eq!(visitor.page().link("Ställ en fråga"), "/kontakt");
    visitor.click("Rensa").await.sees("Hur skapar jag ett konto?");
});

both!(the_help_speaks_both_languages, async |portal| {
    let mut visitor = portal.visitor();
    visitor.open("/sprak/en").await;
    visitor
        .open("/hjalp?q=create+account")
        .await
        .sees("How do I create an account?")
        .does_not_see("Hur skapar jag");
});

both!(boxes_for_staff_are_found_by_staff_only, async |portal| {
    let page = "/hjalp";
    portal.visitor().open(page).await.does_not_see("Handläggning:");
    portal.anna().await.open(page).await.does_not_see("Handläggning:");
    portal.officer().await.open(page).await.sees("Handläggning: ärenden");
});

both!(what_is_searched_for_is_text_and_nothing_else, async |portal| {
    let mut visitor = portal.visitor();
    visitor
        .open("/hjalp?q=%3Cscript%3Ealert(1)%3C/script%3E")
        .await
        .heading("Hjälp och vanliga frågor");
    assert_eq!(visitor.page().value("Sök i hjälpen"), "<script>alert(1)</script>");
    assert!(!visitor.page().body.contains("<script>alert"));
    for odd in [
        "%00%FF",
        "%25_%27%22",
        &"x".repeat(5_000),
        "%D9%85%D8%B1%F0%9F%9A%B2",
        "a&q=b",
    ] {
        visitor
            .open(&format!("/hjalp?q={odd}"))
            .await
            .heading("Hjälp och vanliga frågor");
    }
});
