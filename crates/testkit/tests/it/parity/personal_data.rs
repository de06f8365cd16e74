//! Before somebody with protected identity types anything, another way is shown; and every form that
//! asks for personal data says why, and leads to more about it (law.md).

use std::collections::BTreeSet;

use base::{OrgRole, StaffRole};
use http::Method;
use testkit::{Browser, TestPortal, both};

use super::routes::routes;
use super::rows::Rows;
use super::samples::{Samples, everybodys, filled, place};
use crate::forms::{asks, one_of, publish};

const PROTECTED: &str = "Jag har skyddade personuppgifter";
const MORE: &str = "Så behandlar vi personuppgifter";
/// Fields of posted forms in which something can be told.
const TYPED: &str = "main form[method=post] textarea, main form[method=post] input[type=text], \
    main form[method=post] input[type=email], main form[method=post] input[type=tel], \
    main form[method=post] input[type=date], main form[method=post] input[type=file]";
const LOOKED_UP: &str = "it is compared with what we have, and not kept";
const DECISION: &str = "why somebody decided so, told to the person it is about";
const OWNERS: &str = "the owner's own texts and lists";
/// Pages with forms that do not say why, and the reason.
const WITHOUT: [(&str, &str); 42] = [
    ("/arende-status", LOOKED_UP),
    ("/glomt-anvandarnamn", LOOKED_UP),
    ("/glomt-losenord", LOOKED_UP),
    ("/verifiera-konto", LOOKED_UP),
    ("/logga-in", LOOKED_UP),
    ("/handlaggning/behorigheter/ge", LOOKED_UP),
    ("/organisation/anvandare/{request}", DECISION),
    ("/handlaggning/organisationer/begaran/{id}", DECISION),
    ("/handlaggning/organisationer/dokument/{id}", DECISION),
    ("/handlaggning/organisationer/{id}", DECISION),
    ("/handlaggning/organisationer/{id}/aterstallning", DECISION),
    ("/handlaggning/organisationer/{id}/behorighet/{request}", DECISION),
    ("/handlaggning/organisationer/{id}/ta-isar/{merge}", DECISION),
    ("/handlaggning/personer/{id}/sla-ihop/{other}", DECISION),
    ("/handlaggning/personer/{id}/ta-isar/{merge}", DECISION),
    ("/handlaggning/stallforetradare/{id}", DECISION),
    ("/handlaggning/formular/{owner}/falt/{field}", OWNERS),
    ("/handlaggning/hjalptexter/{kind}/{key}", OWNERS),
    ("/handlaggning/nyheter/ny", OWNERS),
    ("/handlaggning/nyheter/{id}", OWNERS),
    ("/handlaggning/villkor/ny", OWNERS),
    ("/handlaggning/beslutstyper/nytt", OWNERS),
    ("/handlaggning/beslutstyper/{type}", OWNERS),
    ("/handlaggning/arenden/{reference}/beslut", DECISION),
    ("/handlaggning/arenden/{reference}/beslut/{decision}", DECISION),
    (
        "/handlaggning/arenden/{reference}/maskad-kopia",
        "nothing typed is kept",
    ),
    ("/handlaggning/standardsvar/nytt", OWNERS),
    ("/handlaggning/standardsvar/{answer}", OWNERS),
    ("/handlaggning/arenden/amnen/nytt", OWNERS),
    ("/handlaggning/arenden/amnen/{topic}", OWNERS),
    ("/handlaggning/arenden/team/nytt", OWNERS),
    ("/handlaggning/arenden/team/{team}", OWNERS),
    ("/handlaggning/arenden/urval/nytt", "a name for the officer's own use"),
    ("/handlaggning/organisationer/kategorier", OWNERS),
    ("/handlaggning/organisationer/kategorier/{id}", OWNERS),
    ("/handlaggning/organisationer/utskick/ny", OWNERS),
    ("/handlaggning/organisationer/utskick/{id}", OWNERS),
    (
        "/organisation/uppgifter/logotyp",
        "a picture that the organisation is known by",
    ),
    (
        "/handlaggning/inkommet/{mail}",
        "the officer says where a mail belongs; who wrote to us knows",
    ),
    (
        "/handlaggning/arenden/{reference}",
        "the officer answers; who wrote to us was told",
    ),
    (
        "/handlaggning/arenden/{reference}/diarium",
        "a neutral heading without names",
    ),
    (
        "/handlaggning/organisationer/{id}/agent",
        "an agreement between organisations",
    ),
];

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

both!(every_form_that_collects_personal_data_says_why, async |portal| {
    let rows = Rows::of(portal).await;
    publish(portal, "parkering", vec![asks(1, "Var?", one_of(&["Här", "Där"]))]).await;
    let everybodys = everybodys(portal, &rows).await;
    let routes = routes(portal);
    let (mut collecting, mut silent, mut wrong) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (mut browser, samples) in comers(portal, &rows).await {
        for route in routes.iter().filter(|route| route.method == Method::GET) {
            let path = filled(route.path, |place| {
                samples.get(place).or_else(|| everybodys.get(place)).cloned()
            });
            let page = browser.open(&path).await.page();
            let typed = page.attributes(TYPED, "name");
            if page.status != 200 || typed.is_empty() {
                continue;
            }
            collecting.insert(route.path);
            let says_why = page.attributes("main form a", "href");
            let says_why = says_why.iter().any(|href| href.starts_with("/om/personuppgifter-"));
            match WITHOUT.iter().any(|(path, _)| *path == route.path) {
                true if !says_why => drop(silent.insert(route.path)),
                false if !says_why => drop(wrong.insert(format!("{} asks for {typed:?}", route.path))),
                _ => {}
            }
        }
    }
    let needless: Vec<_> = WITHOUT.iter().filter(|(path, _)| !silent.contains(path)).collect();
    assert!(WITHOUT.iter().all(|(_, why)| !why.is_empty()));
    assert!(wrong.is_empty(), "these do not say why: {wrong:#?}");
    assert!(needless.is_empty(), "these need not be listed: {needless:#?}");
    assert!(collecting.len() > 30, "{collecting:?}");
});

/// Those who together come to every page, each with what is theirs.
async fn comers(portal: &TestPortal, rows: &Rows<'_>) -> Vec<(Browser, Samples)> {
    let mut comers = vec![(
        portal.visitor(),
        place(portal, rows, "forening", None, false).await.samples,
    )];
    for (browser, kind, role) in [
        (portal.anna().await, "foretag", None),
        (portal.stranger().await, "forening", Some(OrgRole::Contact)),
        (
            portal.person("Bo", "Karlsson").await,
            "forening",
            Some(OrgRole::AssociationManager),
        ),
        (portal.person("Eva", "Holm").await, "kund", Some(OrgRole::Administrator)),
    ] {
        let place = place(portal, rows, kind, Some(&browser), role.is_none()).await;
        if let Some(role) = role {
            portal.give_org_role(place.organisation, browser.id(), role).await;
            portal.wear(&browser, Some(place.organisation)).await;
        }
        comers.push((browser, place.samples));
    }
    let ada = portal.staff("Ada", "Strand", &StaffRole::ALL).await;
    comers.push((ada, place(portal, rows, "kund", None, false).await.samples));
    comers
}

both!(what_is_told_leads_to_the_page_of_the_service, async |portal| {
    let mut bo = portal.bo().await;
    bo.open("/organisation/uppgifter").await.click(MORE).await;
    bo.heading("Personuppgifter: organisationer")
        .click("personuppgifter")
        .await
        .heading("Personuppgifter");
});
