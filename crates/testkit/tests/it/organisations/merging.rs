//! `/handlaggning/organisationer/{id}/sla-ihop`: preview, merging once, where the old one leads, undoing.

use base::{Id, OrgRole, Organisation};
use chrono::TimeDelta;
use organisations::model::State;
use organisations::queries::hats;
use sea_orm::ActiveValue::Set;
use testkit::{Browser, TestPortal, both};

use super::{by_name, change, letters};

const PATH: &str = "/handlaggning/organisationer";

/// Exempel IF, kept, with Bo, and Exempel Idrottsförening, which is the same, with Bo and Lisa.
struct Twice {
    kept: Id<Organisation>,
    old: Id<Organisation>,
    bo: Browser,
    lisa: Browser,
    karin: Browser,
}

async fn twice(portal: &TestPortal) -> Twice {
    let kept = portal.organisation("forening", "Exempel IF").await;
    let old = portal.organisation("forening", "Exempel Idrottsförening").await;
    let (bo, lisa) = (
        portal.person("Bo", "Karlsson").await,
        portal.person("Lisa", "Berg").await,
    );
    for (of, who, role) in [
        (kept, &bo, OrgRole::Contact),
        (old, &bo, OrgRole::AssociationManager),
        (old, &lisa, OrgRole::SubUserBooking),
    ] {
        portal.give_org_role(of, who.id(), role).await;
    }
    change(portal, old, |row| row.state = Set(State::Resting)).await;
    let karin = portal.customer_service().await;
    Twice {
        kept,
        old,
        bo,
        lisa,
        karin,
    }
}

async fn roles(portal: &TestPortal, who: &Browser) -> Vec<(Id<Organisation>, Vec<OrgRole>)> {
    let hats = hats(portal.store.db(), who.id()).await.unwrap();
    let of = |hat: &web::Hat| match hat.of {
        base::Represented::Organisation(id) => Some((id, hat.roles.clone())),
        base::Represented::Person(_) => None,
    };
    let mut all: Vec<_> = hats.iter().filter_map(of).collect();
    for (_, roles) in &mut all {
        roles.sort_by_key(|role| role.code());
    }
    all
}

both!(two_become_one_and_two_again, async |portal| {
    let mut it = twice(portal).await;
    let page = format!("{PATH}/{}", it.kept);
    it.karin.open(&page).await.click("Finns den två gånger? Slå ihop").await;
    it.karin.press("Sök").await.mistakes(&["Skriv vad du söker."]);
    it.karin
        .fill("Den andras namn, nummer eller e-post", "idrottsförening")
        .press("Sök")
        .await;
    it.karin
        .click("Exempel Idrottsförening")
        .await
        .heading("Kontrollera innan du slår ihop");
    it.karin
        .sees("2 användare med sina roller")
        .sees("Lisa Berg")
        .sees("olika organisationsnummer")
        .sees("olika namn");
    it.karin.press("Slå ihop").await.mistakes(&["Skriv varför."]);
    it.karin.fill("Skäl", "Registrerad två gånger.");
    let form = it.karin.submission("Slå ihop");
    for _ in 0..2 {
        it.karin.submit(&form).await.leads_to(&page);
    }
    it.karin
        .follow()
        .await
        .flash("Allt finns nu under Exempel IF")
        .sees("Lisa Berg")
        .sees("Sammanslagna hit");
    assert_eq!(
        roles(portal, &it.bo).await,
        [(it.kept, vec![OrgRole::AssociationManager, OrgRole::Contact])]
    );
    assert_eq!(
        roles(portal, &it.lisa).await,
        [(it.kept, vec![OrgRole::SubUserBooking])]
    );
    for who in [it.bo.email(), it.lisa.email()] {
        assert_eq!(letters(portal, who, "Exempel IF har slagits ihop").await, 1, "{who}");
    }
    // The old one leads to the one that is kept, and is in no list.
    it.karin.open(&format!("{PATH}/{}", it.old)).await.leads_to(&page);
    it.karin.open(&format!("{PATH}?urval=alla")).await;
    assert_eq!(it.karin.page().all("tbody th"), ["Exempel IF"]);
    let mut visitor = portal.visitor();
    visitor
        .open(&format!("/foreningar/{}", it.old))
        .await
        .leads_to(&format!("/foreningar/{}", it.kept));
    it.karin
        .open(&page)
        .await
        .click("Ta isar")
        .await
        .heading("Ta isar")
        .press("Ta isar")
        .await;
    it.karin.mistakes(&["Skriv varför."]);
    it.karin
        .fill("Skäl", "Det var två föreningar.")
        .press("Ta isar")
        .await
        .leads_to(&page);
    it.karin
        .follow()
        .await
        .flash("De är två organisationer igen")
        .does_not_see("Sammanslagna hit");
    assert_eq!(
        by_name(portal, "Exempel Idrottsförening").await.unwrap().state,
        State::Resting
    );
    assert_eq!(roles(portal, &it.lisa).await, [(it.old, vec![OrgRole::SubUserBooking])]);
    let mut bos = roles(portal, &it.bo).await;
    bos.sort();
    let mut expected = vec![
        (it.kept, vec![OrgRole::Contact]),
        (it.old, vec![OrgRole::AssociationManager]),
    ];
    expected.sort();
    assert_eq!(bos, expected);
    assert_eq!(letters(portal, it.lisa.email(), "två organisationer igen").await, 1);
    it.karin
        .open(&format!("{PATH}/{}", it.old))
        .await
        .heading("Exempel Idrottsförening");
});

both!(what_cannot_be_merged_is_refused, async |portal| {
    let mut it = twice(portal).await;
    let firm = portal.organisation("foretag", "Almgrens Bygg AB").await;
    let with = |other: &dyn std::fmt::Display| format!("{PATH}/{}/sla-ihop/{other}", it.kept);
    it.karin
        .open(&with(&firm))
        .await
        .sees("Bara två av samma typ")
        .does_not_see("name=\"reason\"");
    it.karin.open(&with(&it.kept)).await.sees("De går inte att slå ihop");
    for wrong in [with(&"x"), with(&"00000000-0000-0000-0000-000000000000")] {
        it.karin.open(&wrong).await.status(404);
    }
    portal.anna().await.open(&with(&it.old)).await.status(403);
    // Changed since the preview.
    it.karin.open(&with(&it.old)).await.fill("Skäl", "Samma.");
    let form = it.karin.submission("Slå ihop");
    change(portal, it.old, |row| row.version = Set(9)).await;
    it.karin.submit(&form).await.status(422);
    assert_eq!(
        by_name(portal, "Exempel Idrottsförening").await.unwrap().state,
        State::Resting
    );
    // One's own.
    it.karin.open(&with(&it.old)).await.fill("Skäl", "Samma.");
    let form = it.karin.submission("Slå ihop");
    portal.give_org_role(it.old, it.karin.id(), OrgRole::Contact).await;
    it.karin
        .submit(&form)
        .await
        .status(422)
        .sees("Lämna den till en kollega");
});

both!(after_thirty_days_it_is_not_undone, async |portal| {
    let mut it = twice(portal).await;
    it.karin.open(&format!("{PATH}/{}/sla-ihop/{}", it.kept, it.old)).await;
    it.karin
        .fill("Skäl", "Samma.")
        .press("Slå ihop")
        .await
        .follow()
        .await
        .click("Ta isar")
        .await;
    it.karin.fill("Skäl", "Fel.");
    let undo = it.karin.submission("Ta isar");
    portal.advance(TimeDelta::days(31));
    let mut karin = portal.staff("Kajsa", "Lind", &[base::StaffRole::CustomerService]).await;
    karin
        .open(&format!("{PATH}/{}", it.kept))
        .await
        .does_not_see("Sammanslagna hit");
    karin
        .open(&undo.action)
        .await
        .fill("Skäl", "Fel.")
        .press("Ta isar")
        .await;
    karin.mistakes(&["Det har gått mer än 30 dagar, så det går inte längre att ångra."]);
});
