//! `/organisation/fakturering`: how an organisation is invoiced, and how many members it has.

use base::OrgRole;
use organisations::tables::billing::member_count;
use sea_orm::EntityTrait;
use testkit::both;

use super::by_name;

const PATH: &str = "/organisation/fakturering";

both!(a_manager_fills_in_invoices_and_members, async |portal| {
    let mut bo = portal.bo().await;
    let id = by_name(portal, "Exempel IF").await.unwrap().id;
    bo.open(PATH).await.sees("Inget är ifyllt än.");
    bo.fill("Adress (frivilligt)", "Box 12")
        .fill("Postnummer (frivilligt)", "123 45")
        .fill("Ort (frivilligt)", "Exempelstad")
        .fill("Er referens (frivilligt)", "Kassören")
        .fill("E-faktura (frivilligt)", "7365560000014");
    let save = bo
        .submission("Spara")
        .with("children_women", "12")
        .with("children_men", "9")
        .with("adults_others", "3");
    for _ in 0..2 {
        bo.submit(&save).await.leads_to(&format!("{PATH}?som={id}"));
    }
    bo.follow()
        .await
        .sees("Box 12, 123 45 Exempelstad")
        .sees("7365560000014")
        .sees("24");
    let counts = member_count::Entity::find().all(portal.store.db()).await.unwrap();
    assert_eq!(counts.len(), 2, "{counts:?}");
    assert!(counts.iter().any(|row| (row.women, row.men, row.others) == (12, 9, 0)));
});

both!(mistakes_in_invoices_and_members_are_told, async |portal| {
    let mut bo = portal.bo().await;
    bo.open(PATH)
        .await
        .fill("Adress (frivilligt)", "Box 12")
        .fill("E-faktura (frivilligt)", "hemma");
    let wrong = bo.submission("Spara").with("adults_men", "-3");
    bo.submit(&wrong).await.mistakes(&[
        "Fyll i postnumret.",
        "Fyll i orten.",
        "Skriv ett GLN-nummer med 13 siffror eller ett organisationsnummer med 10.",
        "Skriv antalet med siffror, till exempel 25.",
    ]);
    assert_eq!(bo.page().value("Adress (frivilligt)"), "Box 12");
});

both!(of_two_managers_the_second_is_told, async |portal| {
    let mut bo = portal.bo().await;
    let mut other = bo.clone();
    bo.open(PATH).await;
    other
        .open(PATH)
        .await
        .fill("Er referens (frivilligt)", "Ordföranden")
        .press("Spara")
        .await;
    bo.fill("Er referens (frivilligt)", "Kassören").press("Spara").await;
    bo.status(422)
        .sees("Någon annan har sparat ändringar sedan du öppnade sidan.")
        .sees("Ordföranden");
    assert_eq!(bo.page().value("Er referens (frivilligt)"), "Kassören");
    bo.press("Spara").await.follow().await.sees("Kassören");
});

both!(only_managers_change_how_it_is_invoiced, async |portal| {
    let mut bo = portal.bo().await;
    let id = by_name(portal, "Exempel IF").await.unwrap().id;
    let form = bo.open(PATH).await.submission("Spara");
    let mut nils = portal.person("Nils", "Ek").await;
    portal.give_org_role(id, nils.id(), OrgRole::SubUserBooking).await;
    portal.wear(&nils, Some(id)).await;
    nils.open(PATH).await.does_not_see("Spara");
    let own = nils.open("/organisation/anvandare").await.submission("Lämna");
    let forged = form.with("_csrf", own.get("_csrf")).with("_key", own.get("_key"));
    nils.submit(&forged).await.status(403);
    portal
        .visitor()
        .open(PATH)
        .await
        .leads_to("/logga-in?till=%2Forganisation%2Ffakturering");
});
