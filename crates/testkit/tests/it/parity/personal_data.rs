//! Before somebody with protected identity types anything, another way is shown; and every form that
//! asks for personal data says why, and leads to more about it (law.md).

use testkit::both;

const PROTECTED: &str = "Jag har skyddade personuppgifter";
const MORE: &str = "Så behandlar vi personuppgifter";

both!(every_registering_form_shows_the_protected_another_way, async |portal| {
    let mut visitor = portal.visitor();
    for path in [
        "/registrera",
        "/registrera/privat",
        "/registrera/foretag",
        "/registrera/forening",
        "/kontakt",
        "/felanmalan",
    ] {
        visitor.open(path).await.status(200);
        assert_eq!(visitor.page().link(PROTECTED), "/skyddade-uppgifter", "{path}");
    }
    let mut anna = portal.anna().await;
    anna.open("/mitt-konto/organisationer/ny").await.click(PROTECTED).await;
    anna.heading("Skyddade personuppgifter");
});

both!(every_form_that_asks_for_personal_data_says_why, async |portal| {
    let (mut anna, mut bo) = (portal.anna().await, portal.bo().await);
    let association = portal.organisation("forening", "Kammarkören Klang").await;
    anna.open("/arenden/ny")
        .await
        .choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", "Tid i hallen")
        .fill("Meddelande", "Finns det en tid?")
        .press("Skicka")
        .await;
    let case = anna.location();
    let mut visitor = portal.visitor();
    let (account, cases, organisations) = (
        "/om/personuppgifter-konto",
        "/om/personuppgifter-arenden",
        "/om/personuppgifter-organisationer",
    );
    for (path, about) in [
        ("/registrera/privat", account),
        ("/registrera/foretag", organisations),
        ("/registrera/forening", organisations),
        ("/kontakt", cases),
        ("/felanmalan", cases),
    ] {
        visitor.open(path).await.status(200);
        assert_eq!(visitor.page().link(MORE), about, "{path}");
    }
    for (path, about) in [
        ("/mitt-konto/uppgifter", account),
        ("/mitt-konto/e-postadress", account),
        ("/mitt-konto/organisationer/ny", organisations),
        (&format!("/behorighet/{association}"), organisations),
        ("/arenden/ny", cases),
        (&case, cases),
    ] {
        anna.open(path).await.status(200);
        assert_eq!(anna.page().link(MORE), about, "{path}");
    }
    bo.open("/organisation/uppgifter").await.click(MORE).await;
    bo.heading("Personuppgifter: organisationer")
        .click("personuppgifter")
        .await
        .heading("Personuppgifter");
});
