//! `/handlaggning/arenden/nytt`: staff write down a call, a letter or a visit.

use testkit::both;

use super::{ask, cases, pages, subjects};

const PAGE: &str = "/handlaggning/arenden/nytt";

both!(a_call_from_somebody_with_an_account_shows_there, async |portal| {
    let (mut anna, mut karin) = (portal.anna().await, portal.customer_service().await);
    karin.open(PAGE).await.heading("Registrera samtal");
    karin
        .fill("E-post eller användarnamn", "ANNA.EK@exempel.example")
        .choose("Ämne", "Konto och inloggning");
    karin
        .fill("Rubrik", "Kommer inte in")
        .fill("Vad sa kunden?", "Glömt lösenordet");
    let form = karin.submission("Registrera");
    for _ in 0..3 {
        karin
            .submit(&form)
            .await
            .leads_to("/handlaggning/arenden/ARE-2026-000001");
    }
    karin
        .follow()
        .await
        .flash("Ärendet är registrerat som ARE-2026-000001.")
        .sees("Samtal");
    anna.open("/arenden/ARE-2026-000001")
        .await
        .sees("Glömt lösenordet")
        .sees("Ärendet skrevs ner efter ett samtal");
    assert_eq!(cases(portal).await.len(), 1);
    assert_eq!(
        subjects(portal, anna.email()).await,
        ["Vi har tagit emot ditt ärende ARE-2026-000001"]
    );
});

both!(what_is_missing_or_wrong_is_told, async |portal| {
    let mut karin = portal.customer_service().await;
    karin.open(PAGE).await.press("Registrera").await.mistakes(&[
        "Skriv kundens namn, eller ett konto.",
        "Välj vad det gäller.",
        "Skriv en rubrik.",
        "Skriv något först.",
    ]);
    karin
        .fill("E-post eller användarnamn", "ingen")
        .choose("Ämne", "Något annat")
        .fill("Rubrik", "Ringde");
    karin
        .fill("Vad sa kunden?", "Undrar")
        .press("Registrera")
        .await
        .status(422);
    karin.sees("Det finns inget konto med det namnet.");
    assert_eq!(karin.page().value("Vad sa kunden?"), "Undrar");
    // One's own matter is written down by a colleague.
    let email = karin.email().to_owned();
    karin
        .fill("E-post eller användarnamn", &email)
        .press("Registrera")
        .await;
    karin.mistakes(&["Ingen handlägger sitt eget ärende. En kollega behöver göra det."]);
    karin
        .fill("E-post eller användarnamn", "")
        .fill("Namn", "Olle")
        .fill("E-post", "olle")
        .fill("Telefon", "x")
        .press("Registrera")
        .await
        .status(422);
    assert_eq!(karin.page().mistakes().len(), 2);
    let fax = karin.submission("Registrera").with("channel", "fax");
    karin
        .submit(&fax)
        .await
        .status(422)
        .sees("Välj hur kunden hörde av sig.");
    assert!(cases(portal).await.is_empty());
});

both!(
    a_letter_from_somebody_without_an_account_can_be_answered_by_mail,
    async |portal| {
        let mut karin = portal.customer_service().await;
        karin
            .open(PAGE)
            .await
            .tick("Brev")
            .fill("Namn", "Olle Lind")
            .fill("E-post", "olle@post.example");
        karin
            .choose("Ämne", "Något annat")
            .fill("Rubrik", "Brev")
            .fill("Vad sa kunden?", "Undrar");
        karin
            .fill("Telefon", "070-174 06 05")
            .press("Registrera")
            .await
            .follow()
            .await
            .sees("Olle Lind")
            .sees("olle@post.example")
            .sees("070-174 06 05");
        karin.sees("Brev");
        portal.run_jobs().await;
        let letter = portal.mail("olle@post.example", "Vi har tagit emot ditt ärende").await;
        portal.visitor().open(&letter.link()).await.heading("Brev");

        // Without an address officers are told that nobody is reached.
        karin
            .open(PAGE)
            .await
            .tick("Besök")
            .fill("Namn", "Olle Lind")
            .choose("Ämne", "Något annat");
        karin
            .fill("Rubrik", "Besök")
            .fill("Vad sa kunden?", "Undrar")
            .press("Registrera")
            .await
            .follow()
            .await;
        karin.sees("Kunden har inte lämnat någon e-postadress och får inget mejl.");
    }
);

both!(references_run_without_gaps, async |portal| {
    let (mut anna, mut karin) = (portal.anna().await, portal.customer_service().await);
    // What is refused takes no number.
    karin.open(PAGE).await.press("Registrera").await.status(422);
    anna.open("/arenden/ny").await.press("Skicka").await.status(422);
    assert_eq!(ask(&mut anna, "Första").await, "ARE-2026-000001");
    karin
        .fill("Namn", "Olle")
        .choose("Ämne", "Något annat")
        .fill("Rubrik", "Andra")
        .fill("Vad sa kunden?", "Undrar");
    karin.press("Registrera").await.leads_to(&pages("ARE-2026-000002").1);
    // A new year begins anew.
    portal.clock().set("2026-12-31T23:00:01Z".parse().expect("an instant"));
    let mut again = portal.visitor();
    portal.log_in(&mut again, anna.id(), anna.email()).await;
    assert_eq!(ask(&mut again, "Nyår").await, "ARE-2027-000001");
});
