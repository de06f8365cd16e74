//! `/handlaggning/organisationer`: confirming, declining, and keeping the register.

use base::{OrgRole, StaffRole};
use organisations::model::State;
use sea_orm::ActiveValue::Set;
use testkit::{Browser, TestPortal, both};

use super::{NUMBER, WRONG, by_name, change, fill_in_organisation, letters};

/// Anna has registered an association that waits.
async fn waiting(portal: &TestPortal) -> (Browser, Browser) {
    let mut anna = portal.anna().await;
    anna.open("/mitt-konto/organisationer/ny").await;
    fill_in_organisation(&mut anna, NUMBER);
    anna.tick("Förening").press("Lägg till").await.follow().await;
    let mut karin = portal.customer_service().await;
    karin
        .open("/handlaggning/organisationer")
        .await
        .heading("Organisationer")
        .sees("Granens Bollklubb")
        .click("Granens Bollklubb")
        .await;
    karin.heading("Granens Bollklubb").sees("809900-1235").sees("Anna Ek");
    (anna, karin)
}

both!(staff_confirm_an_organisation, async |portal| {
    let (mut anna, mut karin) = waiting(portal).await;
    let form = karin.submission("Bekräfta");
    for _ in 0..2 {
        karin.submit(&form).await;
    }
    karin
        .follow()
        .await
        .flash("Beslutet om Granens Bollklubb är sparat")
        .sees("Karin Berg");
    assert_eq!(letters(portal, anna.email(), "Granens Bollklubb är bekräftad").await, 1);
    anna.open("/").await.does_not_see("väntar på bekräftelse");
    anna.open("/mitt-konto/historik")
        .await
        .sees("Rätten att företräda Granens Bollklubb bekräftades");
    // A second decision from a page that was open meanwhile.
    karin
        .submit(&form.clone().with("_key", "another-key-of-enough-length"))
        .await;
    karin.mistakes(&["Någon annan har redan beslutat om organisationen. Ladda om sidan och se efter."]);
});

both!(staff_decline_with_a_reason_and_free_the_number, async |portal| {
    let (mut anna, mut karin) = waiting(portal).await;
    karin
        .press("Avslå")
        .await
        .mistakes(&["Skriv varför registreringen avslås."]);
    karin
        .fill("Skäl", "Vi saknar protokollet.")
        .press("Avslå")
        .await
        .follow()
        .await;
    karin.sees("Avslagen");
    assert_eq!(
        letters(portal, anna.email(), "Registreringen av Granens Bollklubb är avslagen").await,
        1
    );
    let letter = portal.mail(anna.email(), "avslagen").await;
    assert!(letter.text.contains("Vi saknar protokollet."));
    anna.open("/mitt-konto/organisationer").await.sees("Avslagen");
    assert!(portal.visitor().open("/").await.page().status.is_success());
    anna.open("/mitt-konto/organisationer/ny").await;
    fill_in_organisation(&mut anna, NUMBER);
    anna.tick("Förening")
        .press("Lägg till")
        .await
        .leads_to("/mitt-konto/organisationer");
});

both!(staff_let_an_organisation_rest_and_come_back, async |portal| {
    let id = portal.organisation("forening", "Exempel IF").await;
    let mut karin = portal.customer_service().await;
    let path = format!("/handlaggning/organisationer/{id}");
    for (words, state) in [
        ("Vilande", State::Resting),
        ("Upphörd", State::Ended),
        ("Aktiv", State::Active),
    ] {
        karin
            .open(&path)
            .await
            .choose("Läge", words)
            .press("Ändra läge")
            .await
            .leads_to(&path);
        assert_eq!(by_name(portal, "Exempel IF").await.unwrap().state, state);
    }
    karin
        .open(&path)
        .await
        .press("Ändra läge")
        .await
        .mistakes(&["Välj ett läge."]);
});

both!(staff_change_details_and_number, async |portal| {
    let id = portal.organisation("forening", "Exempel IF").await;
    let other = portal.organisation("forening", "Kammarkören Klang").await;
    let mut karin = portal.customer_service().await;
    let path = format!("/handlaggning/organisationer/{id}");
    karin
        .open(&path)
        .await
        .click("Ändra uppgifter")
        .await
        .fill("Nytt organisationsnummer", WRONG);
    karin
        .press("Spara")
        .await
        .mistakes(&["Organisationsnumret stämmer inte. Kontrollera att alla siffror är rätt."]);
    karin
        .fill("Nytt organisationsnummer", NUMBER)
        .fill("Namn", "Exempel Idrottsförening");
    karin.press("Spara").await.leads_to(&path);
    karin.follow().await.heading("Exempel Idrottsförening").sees(NUMBER);
    karin.open("/handlaggning/organisationer").await;
    karin
        .fill("Namn, nummer eller e-post", "8099001235")
        .press("Sök")
        .await
        .leads_to(&path);
    karin
        .open(&format!("/handlaggning/organisationer/{other}/uppgifter"))
        .await;
    karin.fill("Nytt organisationsnummer", NUMBER).press("Spara").await;
    karin.mistakes(&["En organisation med det numret finns redan hos oss. Be om behörighet i stället."]);
});

both!(nobody_decides_about_their_own, async |portal| {
    let mut linus = portal.staff("Linus", "Holm", &[StaffRole::CustomerService]).await;
    let id = portal.organisation("forening", "Exempel IF").await;
    change(portal, id, |row| {
        row.state = Set(State::Unconfirmed);
        row.confirmed_at = Set(None);
    })
    .await;
    let path = format!("/handlaggning/organisationer/{id}");
    linus.open(&path).await;
    let confirm = linus.submission("Bekräfta");
    portal.give_org_role(id, linus.id(), OrgRole::AssociationManager).await;
    linus
        .open(&path)
        .await
        .sees("Din egen organisation")
        .does_not_see("value=\"confirm\"");
    linus
        .submit(&confirm)
        .await
        .status(422)
        .sees("Lämna den till en kollega");
    assert_eq!(by_name(portal, "Exempel IF").await.unwrap().state, State::Unconfirmed);
    linus.open(&format!("{path}/uppgifter")).await.press("Spara").await;
    linus.mistakes(&["Du agerar själv för organisationen. Lämna den till en kollega."]);
});

both!(only_some_staff_keep_the_register, async |portal| {
    let id = portal.organisation("forening", "Exempel IF").await;
    let paths = [
        "/handlaggning/organisationer".to_owned(),
        format!("/handlaggning/organisationer/{id}"),
        format!("/handlaggning/organisationer/{id}/uppgifter"),
    ];
    for path in &paths {
        portal.anna().await.open(path).await.status(403);
        portal.officer().await.open(path).await.status(403);
        let visitor = portal.visitor().open(path).await.location();
        assert!(visitor.starts_with("/logga-in?till="), "{visitor}");
        for role in [
            StaffRole::BookingOfficer,
            StaffRole::GrantsOfficer,
            StaffRole::SystemAdministrator,
        ] {
            portal
                .staff("Ada", role.code(), &[role])
                .await
                .open(path)
                .await
                .status(200);
        }
    }
    let mut karin = portal.customer_service().await;
    for wrong in [
        "/handlaggning/organisationer/x",
        "/handlaggning/organisationer/00000000-0000-0000-0000-000000000000",
    ] {
        karin.open(wrong).await.status(404);
    }
    karin
        .open(&format!("/handlaggning/organisationer/{id}/behorighet/x"))
        .await
        .status(404);
});

both!(the_register_of_staff_finds_everything, async |portal| {
    portal.organisation("forening", "Exempel IF").await;
    let resting = portal.organisation("forening", "Kammarkören Klang").await;
    change(portal, resting, |row| row.state = Set(State::Resting)).await;
    portal.organisation("foretag", "Almgrens Bygg AB").await;
    let mut karin = portal.customer_service().await;
    let rows = async |karin: &mut Browser, query: &str| {
        karin
            .open(&format!("/handlaggning/organisationer?{query}"))
            .await
            .heading("Organisationer");
        karin.page().all("tbody th")
    };
    assert_eq!(
        rows(&mut karin, "urval=alla").await,
        ["Almgrens Bygg AB", "Exempel IF", "Kammarkören Klang"]
    );
    assert_eq!(rows(&mut karin, "urval=alla&typ=foretag").await, ["Almgrens Bygg AB"]);
    assert_eq!(rows(&mut karin, "urval=alla&lage=resting").await, ["Kammarkören Klang"]);
    assert_eq!(rows(&mut karin, "sok=klang").await, ["Kammarkören Klang"]);
    assert!(rows(&mut karin, "").await.is_empty());
    let long = "a".repeat(101);
    karin
        .open(&format!("/handlaggning/organisationer?sok={long}"))
        .await
        .sees("Sök med färre ord");
});
