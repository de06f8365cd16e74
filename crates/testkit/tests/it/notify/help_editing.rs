//! `/handlaggning/hjalptexter`: staff change boxes, answers and statements, and bring old ones back.

use base::StaffRole;
use notify::tables::help_text_version;
use sea_orm::EntityTrait;
use testkit::{Browser, TestPortal, both};

const BOX: &str = "/handlaggning/hjalptexter/rutor/kontakt";

async fn versions(portal: &TestPortal) -> usize {
    let rows = help_text_version::Entity::find().all(portal.store.db()).await;
    rows.expect("the table is there").len()
}

/// What the blue box of the contact form says to a visitor.
async fn the_box(portal: &TestPortal) -> String {
    let mut visitor = portal.visitor();
    visitor.open("/kontakt").await.status(200);
    visitor.page().all("[role=note]").join(" ")
}

async fn save(browser: &mut Browser, text: &str) {
    browser
        .fill("Text på svenska", text)
        .fill("Text på engelska", "English");
    browser.press("Spara").await;
}

both!(only_the_administrator_comes_here, async |portal| {
    let mut officer = portal.officer().await;
    for page in [
        "/handlaggning/hjalptexter",
        BOX,
        "/handlaggning/hjalptexter/rutor/kontakt/versioner",
    ] {
        portal.visitor().open(page).await.status(303);
        officer.open(page).await.status(403);
    }
    portal.anna().await.open(BOX).await.status(403);
    let mut ada = portal.administrator().await;
    ada.open("/handlaggning/hjalptexter")
        .await
        .heading("Hjälptexter")
        .sees("Informationsrutor")
        .sees("Frågor och svar");
    ada.fill("Sök i texterna", "kontakta oss")
        .press("Sök")
        .await
        .click("Kontakta oss")
        .await
        .heading("Kontakta oss");
    for gone in [
        "rutor/finns-inte",
        "x/kontakt",
        "sidor/villkor",
        "fragor/x/versioner",
        "fragor/ny/versioner",
    ] {
        ada.open(&format!("/handlaggning/hjalptexter/{gone}")).await.status(404);
    }
});

both!(a_box_is_edited_where_it_stands_and_shown_at_once, async |portal| {
    let before = the_box(portal).await;
    assert!(!before.is_empty());
    portal
        .anna()
        .await
        .open("/kontakt")
        .await
        .does_not_see("Redigera rutan");
    let mut ada = portal.administrator().await;
    ada.open("/kontakt")
        .await
        .click("Redigera rutan")
        .await
        .heading("Kontakta oss");
    save(&mut ada, "").await;
    ada.mistakes(&["Skriv en text."]);
    ada.fill(
        "Text på svenska",
        "Ring {phone}. <script>x</script> [Hit](//elsewhere.example) [dit](javascript:x) [hjälp](/hjalp)",
    );
    ada.fill("Text på engelska", &"x".repeat(2_001)).press("Spara").await;
    ada.mistakes(&["Texten är 2001 tecken. Korta den till högst 2000."]);
    ada.fill("Text på engelska", "Call {phone}.")
        .press("Förhandsgranska")
        .await
        .sees("<script>x</script>");
    assert_eq!(
        (versions(portal).await, the_box(portal).await),
        (0, before),
        "a preview saves nothing"
    );
    let form = ada.submission("Spara");
    for _ in 0..2 {
        ada.submit(&form).await.leads_to("/handlaggning/hjalptexter");
    }
    ada.follow().await.flash("Texten är sparad och visas nu.");
    assert_eq!(versions(portal).await, 1);

    let phone = &portal.config.owner.phone;
    let shown = the_box(portal).await;
    assert!(
        shown.contains(&format!("Ring {phone}.")) && shown.contains("<script>x</script>"),
        "{shown}"
    );
    let mut visitor = portal.visitor();
    visitor.open("/kontakt").await;
    let links = visitor.page().attributes("[role=note] a", "href");
    assert!(
        links.iter().all(|link| link.starts_with("tel:") || link == "/hjalp"),
        "{links:?}"
    );
    assert!(links.contains(&"/hjalp".to_owned()));
    visitor.open("/sprak/en").await;
    visitor.open("/kontakt").await.sees(&format!("Call {phone}."));
});

both!(two_editors_at_once_lose_nothing, async |portal| {
    let (mut ada, mut bea) = (
        portal.administrator().await,
        portal.staff("Bea", "Lind", &[StaffRole::SystemAdministrator]).await,
    );
    ada.open(BOX).await;
    bea.open(BOX).await;
    save(&mut ada, "Adas text").await;
    save(&mut bea, "Beas text").await;
    bea.status(422)
        .sees("Någon annan har sparat medan du skrev.")
        .sees("Adas text");
    assert_eq!(bea.page().value("Text på svenska"), "Beas text");
    assert_eq!(the_box(portal).await, "Adas text");
    bea.press("Spara").await.leads_to("/handlaggning/hjalptexter");
    assert_eq!(the_box(portal).await, "Beas text");
    assert_eq!(versions(portal).await, 2);
});

both!(an_old_version_can_be_brought_back_and_none_is_lost, async |portal| {
    let original = the_box(portal).await;
    let mut ada = portal.administrator().await;
    for text in ["Första", "Andra"] {
        ada.open(BOX).await;
        save(&mut ada, text).await;
    }
    ada.open(BOX)
        .await
        .click("Versioner")
        .await
        .heading("Versioner")
        .sees("Ursprunglig text")
        .sees("Ada Strand");
    ada.press("Använd den här texten: Version 1")
        .await
        .leads_to(&format!("{BOX}/versioner"));
    ada.follow()
        .await
        .flash("Texten är tillbaka och visas nu.")
        .sees("Version 3")
        .sees(", Ada Strand")
        .sees("version 1 tillbaka");
    assert_eq!(the_box(portal).await, "Första");

    // From a page that is older than what somebody saved meanwhile.
    let late = ada.submission("Använd den här texten: Version 2");
    ada.press("Använd den här texten: Ursprunglig text")
        .await
        .follow()
        .await;
    assert_eq!(the_box(portal).await, original);
    ada.submit(&late)
        .await
        .follow()
        .await
        .flash("Någon annan har sparat en ny version.");
    assert_eq!(the_box(portal).await, original);
    let never = late.with("number", "99");
    ada.submit(&never).await.status(404);
    assert_eq!(versions(portal).await, 4);
});

both!(a_box_can_be_hidden_and_a_page_without_one_can_get_one, async |portal| {
    let mut ada = portal.administrator().await;
    ada.open(BOX).await.untick("Visa texten");
    save(&mut ada, "Dold").await;
    assert_eq!(the_box(portal).await, "");
    ada.open("/handlaggning/hjalptexter/rutor/handlaggning-utskick")
        .await
        .heading("Handläggning: aviseringar som inte gick fram");
    ada.tick("Visa texten");
    save(&mut ada, "Så läser du listan.").await;
    ada.open("/handlaggning/utskick").await.sees("Så läser du listan.");
});

both!(a_new_question_is_found_by_the_search, async |portal| {
    let mut ada = portal.administrator().await;
    ada.open("/handlaggning/hjalptexter")
        .await
        .click("Ny fråga")
        .await
        .heading("Ny fråga");
    let empty = ada.submission("Spara").with("topic", "väder");
    ada.submit(&empty).await.mistakes(&[
        "Välj ett ämne.",
        "Skriv en fråga.",
        "Skriv en fråga.",
        "Skriv en text.",
        "Skriv en text.",
    ]);
    ada.open("/handlaggning/hjalptexter/fragor/ny").await;
    ada.choose("Ämne", "Teknik")
        .fill("Fråga på svenska", "Går det att xyzzy?")
        .fill("Fråga på engelska", "Can I?");
    ada.tick("Visa texten");
    save(&mut ada, "Ja, det går.").await;
    ada.leads_to("/handlaggning/hjalptexter");
    portal
        .visitor()
        .open("/hjalp?q=XYZZY")
        .await
        .sees("1 träff")
        .sees("Går det att xyzzy?")
        .sees("Ja, det går.");
    ada.open("/handlaggning/hjalptexter?q=xyzzy")
        .await
        .click("Går det att xyzzy?")
        .await;
    ada.untick("Visa texten");
    save(&mut ada, "Ja, det går.").await;
    portal.visitor().open("/hjalp?q=xyzzy").await.sees("Inga träffar");
});

both!(a_statement_is_edited_like_any_text, async |portal| {
    let mut ada = portal.administrator().await;
    ada.open("/handlaggning/hjalptexter/sidor/kakor").await.heading("Kakor");
    save(&mut ada, "## Nya kakor\n\nVi bakar om.").await;
    let mut visitor = portal.visitor();
    visitor.open("/om/kakor").await.heading("Kakor").sees("Vi bakar om.");
    assert_eq!(visitor.page().all("main h2"), ["Nya kakor"]);
});
