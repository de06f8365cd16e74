//! The pages in the other language, by one link that keeps the page.

use testkit::both;

both!(the_link_keeps_the_page_and_its_query, async |portal| {
    let mut visitor = portal.visitor();
    visitor.open("/logga-in?till=%2Farenden").await.heading("Logga in");
    assert_eq!(visitor.page().attributes("html", "lang"), ["sv"]);
    visitor.click("English").await.leads_to("/logga-in?till=%2Farenden");
    visitor.follow().await.heading("Log in");
    assert_eq!(visitor.page().attributes("html", "lang"), ["en"]);
    visitor
        .open("/registrera/privat")
        .await
        .heading("Create a private account");
    visitor
        .click("Svenska")
        .await
        .follow()
        .await
        .heading("Skapa konto som privatperson");
});

both!(
    the_link_leads_to_no_other_site_and_knows_two_languages,
    async |portal| {
        let mut visitor = portal.visitor();
        for foreign in ["https://evil.example", "//evil.example", "/\\evil.example"] {
            let till: String = form_urlencoded::Serializer::new(String::new())
                .append_pair("till", foreign)
                .finish();
            visitor.open(&format!("/sprak/en?{till}")).await.leads_to("/");
        }
        visitor.open("/sprak/xx").await.status(404);
    }
);

both!(problem_pages_and_mistakes_speak_the_language_too, async |portal| {
    let mut visitor = portal.visitor();
    visitor.set_cookie("__Host-farstu-lang", "en");
    visitor
        .open("/finns-inte")
        .await
        .status(404)
        .does_not_see("Här finns ingen dörr");
    visitor
        .open("/glomt-losenord")
        .await
        .press("Send link")
        .await
        .status(422);
    assert_eq!(visitor.page().mistakes(), ["Enter your e-mail address."]);
    assert_eq!(visitor.page().attributes("html", "lang"), ["en"]);
});
