//! `/handlaggning/organisationer/import` and `…/export`: preview, what is wrong with rows, saving once.

use base::{Id, OrgRole, Organisation};
use chrono::TimeDelta;
use organisations::model::{Kind, State};
use organisations::tables::import;
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, PaginatorTrait};
use testkit::{Browser, TestPortal, both};

use super::{NUMBER, PERSONNUMMER, WRONG, by_name, change, count};

const PATH: &str = "/handlaggning/organisationer/import";
const HEAD: &str =
    "organisationsnummer;namn;typ;adress;postnummer;ort;e-post;kategorier;bidragsberättigad;kontaktperson\n";

/// Sends a file, and opens what becomes of it.
async fn read(karin: &mut Browser, rows: &str) {
    karin.open(PATH).await.heading("Läs in från fil");
    karin.attach("rader.csv", format!("{HEAD}{rows}").as_bytes());
    let form = karin.submission("Läs och visa");
    for _ in 0..2 {
        karin.submit(&form).await;
    }
    if karin.page().status == 303 {
        karin.follow().await.heading("Förhandsvisning av fil");
    }
}

/// The number of an organisation, as it is written.
async fn number(portal: &TestPortal, karin: &mut Browser, id: Id<Organisation>) -> String {
    portal.run_jobs().await;
    karin.open(&format!("/handlaggning/organisationer/{id}")).await;
    let facts = karin.page().all("dl.facts dd");
    facts
        .into_iter()
        .find(|fact| fact.len() == 11 && fact.contains('-'))
        .expect("a number")
}

both!(
    good_rows_are_shown_bad_ones_told_and_nothing_saved_before_yes,
    async |portal| {
        let club = portal.organisation("forening", "Exempel IF").await;
        let bo = portal.person("Bo", "Karlsson").await;
        portal.give_org_role(club, bo.id(), OrgRole::AssociationManager).await;
        let mut karin = portal.customer_service().await;
        let known = number(portal, &mut karin, club).await;
        let before = count(portal).await;
        let rows = format!(
            "{NUMBER};Granens Bollklubb;förening;Storgatan 1;123 45;Exempelstad;info@granen.example;;ja;\n\
         {known};Exempel Idrottsförening;;;;;;;;{}\n\
         {WRONG};Fel IF;förening;Storgatan 1;123 45;Exempelstad;;;;\n\
         {PERSONNUMMER};Fel förening;förening;Storgatan 1;123 45;Exempelstad;;;;\n\
         809900-1243;;förening;;;;;;;\n\
         {NUMBER};Igen;;;;;;;;\n",
            bo.email()
        );
        read(&mut karin, &rows).await;
        karin.sees("2 rader att spara").sees("Granens Bollklubb").sees(NUMBER);
        let page = karin.page().path.clone();
        assert_eq!(count(portal).await, before);
        karin.click("Fel 4").await;
        assert_eq!(karin.page().all("tbody th"), ["4", "5", "6", "7"]);
        karin
            .sees("stämmer inte")
            .sees("bara ett företag kan ha det")
            .sees("står redan på en tidigare rad");
        // As typed, so that the row can be found; what may be a personnummer is covered.
        karin.sees("Fel IF").sees(WRONG).sees("Fel förening").sees("Igen");
        karin.sees("19840809-****").does_not_see("9284");
        karin
            .open(&page)
            .await
            .click("Ändras 1")
            .await
            .sees("Exempel IF")
            .sees("Exempel Idrottsförening")
            .sees(bo.email());
        let form = karin.submission("Spara");
        for _ in 0..2 {
            karin.submit(&form).await.leads_to(&page);
        }
        karin.follow().await.sees("Filen sparas i bakgrunden");
        portal.run_jobs().await;
        karin
            .open(&page)
            .await
            .sees("Klar")
            .sees("Sparade 2")
            .does_not_see("Kasta filen");
        let granen = by_name(portal, "Granens Bollklubb").await.expect("it was saved");
        assert_eq!((granen.kind, granen.state), (Kind::Association, State::Active));
        assert!(granen.is_grant_eligible && granen.confirmed_by == Some(karin.id()));
        let renamed = by_name(portal, "Exempel Idrottsförening")
            .await
            .expect("it was changed");
        assert_eq!((renamed.id, renamed.contact_person_id), (club, Some(bo.id())));
        assert_eq!(count(portal).await, before + 1);
        karin
            .open(&format!("/handlaggning/organisationer/{club}"))
            .await
            .sees("Uppgifterna ändrades från fil");
        // The same file again has nothing to say; after a day nothing of it is left.
        read(&mut karin, &format!("{known};Exempel Idrottsförening;;;;;;;;\n")).await;
        karin.sees("Oförändrade 1").sees("Inget att spara");
        portal.advance(TimeDelta::days(2));
        portal.run_jobs().await;
        assert_eq!(import::Entity::find().count(portal.store.db()).await.unwrap(), 0);
        assert_eq!(import::row::Entity::find().count(portal.store.db()).await.unwrap(), 0);
    }
);

both!(what_somebody_changed_meanwhile_is_passed_over, async |portal| {
    let club = portal.organisation("forening", "Exempel IF").await;
    let mut karin = portal.customer_service().await;
    let known = number(portal, &mut karin, club).await;
    read(&mut karin, &format!("{known};Nytt namn;;;;;;;;\n")).await;
    let page = karin.page().path.clone();
    change(portal, club, |row| row.version = Set(9)).await;
    karin.open(&page).await.press("Spara").await;
    portal.run_jobs().await;
    karin.open(&page).await.sees("Överhoppade, ändrade av någon annan 1");
    assert!(by_name(portal, "Exempel IF").await.is_some());
    // It was saved once and for all.
    karin.open(PATH).await.sees("Klar");
});

both!(who_is_protected_or_acts_for_it_themselves_is_kept_out, async |portal| {
    let club = portal.organisation("forening", "Exempel IF").await;
    let (vera, mut karin) = (portal.protected().await, portal.customer_service().await);
    portal.give_org_role(club, vera.id(), OrgRole::Contact).await;
    let known = number(portal, &mut karin, club).await;
    read(&mut karin, &format!("{known};;;;;;;;;{}\n", vera.email())).await;
    karin
        .sees("kontaktperson")
        .sees("är ingen som agerar")
        .does_not_see(vera.email())
        .does_not_see("Skog");
    let kept = import::row::Entity::find().all(portal.store.db()).await.unwrap();
    assert_eq!(kept.len(), 1);
    for row in kept {
        assert_eq!(row.organisation_id, Some(club));
        let sealed = row.cells.expect("by what the row is found");
        let typed = portal.store.keys().open("organisations.import", &sealed).unwrap();
        let typed = String::from_utf8(typed).unwrap();
        assert!(typed.contains(&known) && !typed.contains(vera.email()), "{typed}");
    }
    portal.give_org_role(club, karin.id(), OrgRole::Contact).await;
    read(&mut karin, &format!("{known};Mitt eget;;;;;;;;\n")).await;
    karin.sees("lämna den till en kollega");
    // The contact with protected identity is in no export either, and no sole trader's number.
    let vera = vera.id();
    change(portal, club, |row| row.contact_person_id = Set(Some(vera))).await;
    let firm = portal.organisation("foretag", "=Almgrens Bygg AB").await;
    change(portal, firm, |row| row.is_sole_trader = Set(true)).await;
    karin.open("/handlaggning/organisationer?urval=alla").await;
    let link = karin.page().link("Ladda ner urvalet");
    karin.open(&link).await.status(200);
    let body = karin.page().body.clone();
    assert_eq!(karin.page().header("content-type"), "text/csv; charset=utf-8");
    assert!(karin.page().bytes.starts_with(&[0xef, 0xbb, 0xbf]));
    assert!(body.contains(&known) && body.contains(";'=Almgrens Bygg AB;"), "{body}");
    assert!(!body.contains("vera.skog") && !body.contains("5599"), "{body}");
    karin.open("/handlaggning/organisationer/export?typ=foretag").await;
    assert_eq!(karin.page().body.lines().count(), 2);
});

both!(a_file_that_cannot_be_read_is_refused_with_a_reason, async |portal| {
    let mut karin = portal.customer_service().await;
    karin
        .open(PATH)
        .await
        .press("Läs och visa")
        .await
        .mistakes(&["Välj en fil."]);
    for (bytes, told) in [
        (b"namn\nExempel IF\n".to_vec(), "Första raden ska vara rubriker"),
        (vec![b'a'; 5 * 1024 * 1024 + 1], "Filen är större än 5 MB"),
        (
            [b"organisationsnummer\n".to_vec(), b"x\n".repeat(20_001)].concat(),
            "fler än 20 000 rader",
        ),
    ] {
        karin.open(PATH).await.attach("rader.csv", &bytes);
        karin.press("Läs och visa").await.status(422).sees(told);
    }
    karin
        .open(PATH)
        .await
        .click("Ladda ner en exempelfil")
        .await
        .status(200);
    let sample = karin.page().bytes.to_vec();
    karin.open(PATH).await.attach("organisationer.csv", &sample);
    karin
        .press("Läs och visa")
        .await
        .follow()
        .await
        .sees("En rad att spara");
    karin.press("Kasta filen").await.leads_to(PATH);
    karin.follow().await.flash("Filen är kastad");
    karin.open(&format!("{PATH}/x")).await.status(404);
    portal.anna().await.open(PATH).await.status(403);
});

both!(a_preview_that_was_cut_short_can_only_be_thrown_away, async |portal| {
    let mut karin = portal.customer_service().await;
    let row = format!("{NUMBER};Granens Bollklubb;förening;Storgatan 1;123 45;Exempelstad;;;;\n");
    read(&mut karin, &row).await;
    let (page, save) = (karin.page().path.clone(), karin.submission("Spara"));
    // As a kill between two portions leaves it.
    let cut = portal.store.write::<_, store::Never, _, _>(|tx| async move {
        let rows = import::Entity::update_many().set(import::ActiveModel {
            state: Set(import::ImportState::Reading),
            ..Default::default()
        });
        rows.exec(&*tx).await?;
        Ok(())
    });
    cut.await.unwrap();
    karin
        .submit(&save)
        .await
        .mistakes(&["Filen är redan sparad eller kastad, eller läses fortfarande in."]);
    karin.open(&page).await.sees("Filen läses in").sees("Nya 1");
    karin.press("Kasta filen").await.status(303);
    portal.run_jobs().await;
    assert!(by_name(portal, "Granens Bollklubb").await.is_none());
    assert_eq!(import::row::Entity::find().count(portal.store.db()).await.unwrap(), 0);
});

both!(others_write_while_a_long_file_is_read_in, async |portal| {
    let (mut karin, mut anna) = (portal.customer_service().await, portal.anna().await);
    let mut rows = String::new();
    for number in 0..1500 {
        rows.push_str(&format!("{number};Klubb {number};förening;;;;;;;\n"));
    }
    karin
        .open(PATH)
        .await
        .attach("rader.csv", format!("{HEAD}{rows}").as_bytes());
    let form = karin.submission("Läs och visa");
    anna.open("/arenden/ny").await;
    anna.choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", "Hallen på tisdag")
        .fill("Meddelande", "Finns det en ledig tid?");
    let sent = anna.submission("Skicka");
    tokio::join!(karin.submit(&form), anna.submit(&sent));
    anna.status(303);
    karin.follow().await.sees("Fel 1500");
});
