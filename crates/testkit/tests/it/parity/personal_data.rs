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
    for path in [
        "/registrera/privat",
        "/registrera/foretag",
        "/registrera/forening",
        "/kontakt",
        "/felanmalan",
    ] {
        visitor.open(path).await.status(200);
        assert_eq!(visitor.page().link(MORE), "/om/personuppgifter", "{path}");
    }
    for path in [
        "/mitt-konto/uppgifter",
        "/mitt-konto/e-postadress",
        "/mitt-konto/organisationer/ny",
        &format!("/behorighet/{association}"),
        "/arenden/ny",
        &case,
    ] {
        anna.open(path).await.status(200);
        assert_eq!(anna.page().link(MORE), "/om/personuppgifter", "{path}");
    }
    bo.open("/organisation/uppgifter").await.click(MORE).await;
    bo.heading("Personuppgifter");
});
