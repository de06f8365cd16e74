//! What the register of staff is narrowed to, categories, and what the page of an organisation tells.

use base::OrgRole;
use chrono::TimeDelta;
use organisations::model::State;
use sea_orm::ActiveValue::Set;
use testkit::{Browser, both};

use super::{PERSONNUMMER, by_name, change, letters};

const PATH: &str = "/handlaggning/organisationer";

async fn rows(karin: &mut Browser, query: &str) -> Vec<String> {
    karin.open(&format!("{PATH}?{query}")).await.heading("Organisationer");
    karin.page().all("tbody th")
}

both!(the_register_is_narrowed_by_each_filter, async |portal| {
    let club = portal.organisation("forening", "Exempel IF").await;
    let choir = portal.organisation("forening", "Kammarkören Klang").await;
    portal.organisation("foretag", "Almgrens Bygg AB").await;
    let bo = portal.person("Bo", "Karlsson").await;
    portal.give_org_role(club, bo.id(), OrgRole::AssociationManager).await;
    portal.give_org_role(choir, bo.id(), OrgRole::SubUserBooking).await;
    change(portal, choir, |row| row.is_grant_eligible = Set(true)).await;
    let confirmed = portal.time() - TimeDelta::days(400);
    change(portal, club, |row| row.confirmed_at = Set(Some(confirmed))).await;
    let recently = portal.time();
    change(portal, choir, |row| row.confirmed_at = Set(Some(recently))).await;
    let mut karin = portal.customer_service().await;
    assert_eq!(rows(&mut karin, "bidrag=ja").await, ["Kammarkören Klang"]);
    assert_eq!(rows(&mut karin, "bidrag=nej&typ=forening").await, ["Exempel IF"]);
    assert_eq!(
        rows(&mut karin, "ansvarig=saknas&typ=forening").await,
        ["Kammarkören Klang"]
    );
    assert!(
        rows(&mut karin, "kontroll=gammal&typ=forening")
            .await
            .contains(&"Exempel IF".to_owned())
    );
    assert!(
        !rows(&mut karin, "kontroll=gammal&typ=forening")
            .await
            .contains(&"Kammarkören Klang".to_owned())
    );
    assert_eq!(rows(&mut karin, "kontroll=aldrig").await.len(), 3);
    assert_eq!(rows(&mut karin, "typ=x&lage=y&kategori=z&bidrag=w").await.len(), 3);
    // The way on keeps what was chosen, in the address.
    karin.open(PATH).await;
    karin
        .choose("Bidragsberättigad", "Ja")
        .fill("Namn, nummer eller e-post", "klang")
        .press("Sök")
        .await
        .leads_to(&format!("{PATH}?urval=alla&bidrag=ja&sok=klang"));
});

both!(a_number_or_an_address_never_stands_in_the_address, async |portal| {
    let club = portal.organisation("forening", "Exempel IF").await;
    let (bo, vera) = (portal.person("Bo", "Karlsson").await, portal.protected().await);
    portal.give_org_role(club, bo.id(), OrgRole::AssociationManager).await;
    portal.give_org_role(club, vera.id(), OrgRole::Contact).await;
    let mut karin = portal.customer_service().await;
    for (typed, found) in [
        (bo.email(), true),
        ("INFO@exempelif.example", true),
        (vera.email(), false),
        ("ingen@exempel.example", false),
        (PERSONNUMMER, false),
    ] {
        karin.open(PATH).await;
        karin
            .fill("Namn, nummer eller e-post", typed)
            .press("Sök")
            .await
            .status(200);
        assert_eq!(
            karin.page().all("tbody th").contains(&"Exempel IF".to_owned()),
            found,
            "{typed}"
        );
        assert_eq!(karin.page().path, PATH);
    }
    karin
        .fill("Namn, nummer eller e-post", "809900-1236")
        .press("Sök")
        .await;
    karin.mistakes(&["Organisationsnumret stämmer inte. Kontrollera att alla siffror är rätt."]);
});

both!(staff_keep_categories_and_put_organisations_in_them, async |portal| {
    let club = portal.organisation("forening", "Exempel IF").await;
    let mut karin = portal.customer_service().await;
    let list = format!("{PATH}/kategorier");
    karin
        .open(PATH)
        .await
        .click("Kategorier")
        .await
        .heading("Kategorier")
        .sees("Det finns inga kategorier än");
    karin
        .press("Lägg till")
        .await
        .mistakes(&["Fyll i namnet på båda språken.", "Fyll i namnet på båda språken."]);
    for (sv, en) in [("Barn och unga", "Children and youth"), ("Kultur", "Culture")] {
        karin
            .open(&list)
            .await
            .fill("Namn på svenska", sv)
            .fill("Namn på engelska", en);
        let form = karin.submission("Lägg till");
        for _ in 0..2 {
            karin.submit(&form).await.leads_to(&list);
        }
    }
    karin
        .open(&list)
        .await
        .fill("Namn på svenska", "kultur")
        .fill("Namn på engelska", "Arts");
    karin
        .press("Lägg till")
        .await
        .mistakes(&["Det finns redan en kategori som heter så."]);
    let edit = format!("{PATH}/{club}/uppgifter");
    karin
        .open(&edit)
        .await
        .tick("Bidragsberättigad")
        .tick("Barn och unga")
        .press("Spara")
        .await;
    karin
        .follow()
        .await
        .sees("Barn och unga")
        .sees("Uppgifterna ändrades")
        .sees("Karin Berg");
    assert!(by_name(portal, "Exempel IF").await.unwrap().is_grant_eligible);
    karin
        .open(&list)
        .await
        .click("Barn och unga")
        .await
        .heading("Barn och unga")
        .sees("En organisation är i kategorin.");
    karin.click("Visa dem").await;
    assert_eq!(karin.page().all("tbody th"), ["Exempel IF"]);
    // One that is used stays; without organisations it can go.
    karin.open(&list).await.click("Barn och unga").await;
    let used = karin.submission("Spara").with("act", "delete");
    karin
        .submit(&used)
        .await
        .mistakes(&["Det finns organisationer i kategorin. Ta bort den från dem först."]);
    karin
        .open(&edit)
        .await
        .untick("Barn och unga")
        .untick("Bidragsberättigad")
        .press("Spara")
        .await;
    assert!(!by_name(portal, "Exempel IF").await.unwrap().is_grant_eligible);
    karin
        .open(&list)
        .await
        .click("Barn och unga")
        .await
        .fill("Namn på svenska", "Unga")
        .press("Spara")
        .await
        .follow()
        .await;
    karin
        .flash("Kategorin Unga är sparad")
        .click("Unga")
        .await
        .press("Ta bort")
        .await
        .follow()
        .await;
    karin.flash("Kategorin är borttagen").does_not_see("Unga");
});

both!(nobody_acts_for_one_that_has_ended, async |portal| {
    let mut bo = portal.bo().await;
    let club = by_name(portal, "Exempel IF").await.unwrap().id;
    let mut karin = portal.customer_service().await;
    karin.open(&format!("{PATH}/{club}")).await.sees("kan ingen agera");
    karin
        .choose("Läge", "Upphörd")
        .press("Ändra läge")
        .await
        .follow()
        .await
        .sees("Organisationen upphörde");
    assert_eq!(by_name(portal, "Exempel IF").await.unwrap().state, State::Ended);
    bo.open("/organisation").await.does_not_see("Uppdatera kunduppgifter");
    portal.visitor().open(&format!("/foreningar/{club}")).await.status(404);
    assert_eq!(letters(portal, bo.email(), "Exempel IF har upphört").await, 1);
});

both!(the_menu_counts_what_waits, async |portal| {
    let new = portal.organisation("forening", "Ny IF").await;
    let bo = portal.person("Bo", "Karlsson").await;
    portal.give_org_role(new, bo.id(), OrgRole::AssociationManager).await;
    change(portal, new, |row| {
        row.state = Set(State::Unconfirmed);
        row.confirmed_at = Set(None);
    })
    .await;
    let mut karin = portal.customer_service().await;
    karin.open(PATH).await;
    let counts = karin.page().all(".seg b");
    assert_eq!(counts, ["1", "0", "0", "0", "0"]);
});
