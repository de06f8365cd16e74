//! `/mitt-konto/sprak`.

use testkit::both;

const PAGE: &str = "/mitt-konto/sprak";

both!(the_chosen_language_is_that_of_pages_and_letters, async |portal| {
    let mut anna = portal.anna().await;
    anna.open(PAGE).await.heading("Språk").tick("English");
    anna.press("Spara").await.leads_to(PAGE);
    anna.follow().await.heading("Language").flash("The language is saved.");
    anna.open("/mitt-konto/historik")
        .await
        .sees("The language was changed to English");
    let mut another = portal.visitor();
    portal.log_in(&mut another, anna.id(), anna.email()).await;
    another.open(PAGE).await.heading("Language");

    another.open("/glomt-losenord").await.fill("E-mail", anna.email());
    another.press("Send link").await.status(303);
    portal.run_jobs().await;
    assert!(portal.mail_to(anna.email()).await[0].subject.is_ascii());
});

both!(another_language_than_ours_is_refused, async |portal| {
    let mut anna = portal.anna().await;
    anna.open(PAGE).await;
    let form = anna.submission("Spara");
    anna.submit(&form.with("lang", "xx"))
        .await
        .mistakes(&["Välj ett språk."]);
});
