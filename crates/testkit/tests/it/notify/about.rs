//! The statements under `/om/`.

use testkit::both;

both!(everybody_can_read_the_statements_in_both_languages, async |portal| {
    let mut visitor = portal.visitor();
    let statements = [
        ("/om/tillganglighet", "Tillgänglighet", "Accessibility"),
        ("/om/personuppgifter", "Personuppgifter", "Personal data"),
        (
            "/om/personuppgifter-konto",
            "Personuppgifter: ditt konto",
            "Personal data: your account",
        ),
        (
            "/om/personuppgifter-arenden",
            "Personuppgifter: ärenden",
            "Personal data: cases",
        ),
        (
            "/om/personuppgifter-organisationer",
            "Personuppgifter: organisationer",
            "Personal data: organisations",
        ),
        ("/om/kakor", "Kakor", "Cookies"),
    ];
    for (page, sv, _) in statements {
        visitor.open(page).await.heading(sv);
        assert!(visitor.page().all("main h2").len() > 1, "{page} says something");
        // Whoever owns the portal is named.
        visitor.does_not_see("{");
    }
    visitor.open("/sprak/en").await;
    for (page, _, en) in statements {
        visitor.open(page).await.heading(en).does_not_see("{");
    }
});
