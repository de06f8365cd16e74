//! `/organisation/dokument` and its queue among staff: papers sent once, approved or sent back.

use base::{Id, ObjectRef, OrgRole, Organisation};
use organisations::tables::document;
use sea_orm::EntityTrait;
use store::Never;
use testkit::{Browser, TestPortal, both};

use super::{by_name, letters};

const PATH: &str = "/organisation/dokument";
const QUEUE: &str = "/handlaggning/organisationer/dokument";
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
const OFFICE: &str = "foreningsenheten@kommunen.example";

async fn exempel(portal: &TestPortal) -> Id<Organisation> {
    by_name(portal, "Exempel IF").await.unwrap().id
}

/// Sends the minutes of the annual meeting of 2026.
async fn send(who: &mut Browser, name: &str) {
    who.open(PATH)
        .await
        .choose("År", "2026")
        .choose("Dokument", "Årsmötesprotokoll")
        .attach(name, PDF)
        .press("Skicka")
        .await;
}

async fn open_first(officer: &mut Browser) {
    officer
        .open(QUEUE)
        .await
        .click("Årsmötesprotokoll 2026, Exempel IF")
        .await
        .heading("Årsmötesprotokoll 2026");
}

both!(a_paper_is_sent_once_and_approved, async |portal| {
    let mut bo = portal.bo().await;
    let id = exempel(portal).await;
    bo.open(PATH).await.sees("Inga dokument än");
    send(&mut bo, "protokoll.pdf").await;
    bo.leads_to(&format!("{PATH}?som={id}"));
    bo.follow().await.flash("Dokumentet är skickat.").sees("Väntar på oss");
    assert_eq!(letters(portal, OFFICE, "Nytt dokument från Exempel IF").await, 1);
    let own = bo.page().link("protokoll.pdf");
    bo.open(&own).await.status(200);

    let mut karin = portal.customer_service().await;
    open_first(&mut karin).await;
    let file = karin.page().link("protokoll.pdf");
    let approve = karin.submission("Godkänn");
    karin.open(&file).await.status(200);
    assert_eq!(karin.page().header("content-type"), "application/pdf");
    for _ in 0..2 {
        karin.submit(&approve).await.leads_to(QUEUE);
    }
    karin
        .follow()
        .await
        .flash("Beslutet är sparat")
        .sees("Inget dokument väntar.");
    assert_eq!(
        letters(portal, bo.email(), "Ett dokument från Exempel IF är godkänt").await,
        1
    );
    bo.open(PATH).await.sees("Godkänt");
    send(&mut bo, "annat.pdf").await;
    bo.mistakes(&["Det dokumentet finns redan och är godkänt. Är det fel, hör av dig till oss."]);
});

both!(a_paper_is_sent_back_with_a_reason_and_sent_again, async |portal| {
    let mut bo = portal.bo().await;
    let id = exempel(portal).await;
    let mut anna = portal.anna().await;
    portal.give_org_role(id, anna.id(), OrgRole::SubUserGrants).await;
    portal.wear(&anna, Some(id)).await;
    send(&mut anna, "protokoll.pdf").await;
    let mut karin = portal.customer_service().await;
    open_first(&mut karin).await;
    let old = karin.page().link("protokoll.pdf");
    let late = karin.submission("Godkänn");
    karin
        .press("Skicka tillbaka")
        .await
        .mistakes(&["Skriv vad som behöver rättas."]);
    karin
        .fill("Skäl", "Underskrifterna saknas.")
        .press("Skicka tillbaka")
        .await
        .leads_to(QUEUE);
    portal.run_jobs().await;
    for who in [bo.email(), anna.email()] {
        let letter = portal.mail(who, "Ett dokument från Exempel IF behöver rättas").await;
        assert!(letter.text.contains("Underskrifterna saknas."));
    }
    bo.open(PATH)
        .await
        .sees("Behöver rättas")
        .sees("Underskrifterna saknas.");
    send(&mut bo, "underskrivet.pdf").await;
    bo.follow().await.sees("underskrivet.pdf").does_not_see("protokoll.pdf");
    // The officer's old page is of the paper that was sent back.
    karin
        .submit(&late)
        .await
        .mistakes(&["Ett nytt dokument har skickats sedan du öppnade sidan. Det står nu här: läs det först."]);
    karin.open(&old).await.status(404);
    open_first(&mut karin).await;
    karin.press("Godkänn").await.leads_to(QUEUE);
});

both!(of_two_officers_the_second_is_told_that_it_is_decided, async |portal| {
    send(&mut portal.bo().await, "protokoll.pdf").await;
    let mut karin = portal.customer_service().await;
    open_first(&mut karin).await;
    let approve = karin.submission("Godkänn");
    let again = approve.clone().with("_key", "another-key-of-enough-length");
    karin.submit(&approve).await.leads_to(QUEUE);
    karin
        .submit(&again)
        .await
        .mistakes(&["En kollega har redan beslutat om dokumentet."]);
});

both!(mistakes_about_a_paper_are_told, async |portal| {
    let mut bo = portal.bo().await;
    bo.open(PATH)
        .await
        .press("Skicka")
        .await
        .mistakes(&["Välj vad det är för dokument.", "Välj filen med dokumentet."]);
    bo.open(PATH)
        .await
        .choose("Dokument", "Stadgar")
        .attach("stadgar.exe", b"MZ\x90\0");
    bo.press("Skicka").await.status(422);
});

both!(
    papers_are_for_the_organisation_and_for_officers_without_a_part_in_it,
    async |portal| {
        let (mut bo, mut anna, mut sara) = (portal.bo().await, portal.anna().await, portal.stranger().await);
        let id = exempel(portal).await;
        send(&mut bo, "protokoll.pdf").await;
        let own = bo.follow().await.page().link("protokoll.pdf");
        portal.give_org_role(id, anna.id(), OrgRole::Contact).await;
        portal.wear(&anna, Some(id)).await;
        anna.open(PATH)
            .await
            .sees("Årsmötesprotokoll 2026")
            .does_not_see("Skicka ett dokument");
        let other = portal.organisation("forening", "Kammarkören Klang").await;
        portal
            .give_org_role(other, sara.id(), OrgRole::AssociationManager)
            .await;
        portal.wear(&sara, Some(other)).await;
        sara.open(&own).await.status(404);
        sara.open(QUEUE).await.status(403);
        portal.visitor().open(&own).await.status(303);

        let mut karin = portal.customer_service().await;
        portal.give_org_role(id, karin.id(), OrgRole::Contact).await;
        open_first(&mut karin).await;
        karin.sees("Din egen organisation").does_not_see("protokoll.pdf");
        let paper = karin.page().path.clone();
        let file = own.rsplit('/').next().unwrap();
        karin.open(&format!("{paper}/filer/{file}")).await.status(403);
    }
);

both!(
    a_paper_with_a_virus_goes_back_and_each_reads_why_in_their_language,
    async |portal| {
        let mut bo = portal.bo().await;
        send(&mut bo, "protokoll.pdf").await;
        let mut karin = portal.customer_service().await;
        open_first(&mut karin).await;
        let page = karin.page().path.clone();
        karin.press("Godkänn").await.leads_to(QUEUE);
        let papers = document::Entity::find().all(portal.store.db()).await.unwrap();
        let object = &ObjectRef::new("document", papers[0].id);
        let removed = organisations::service().file_removed.unwrap();
        let lost = portal
            .store
            .write::<_, Never, _, _>(|tx| async move { Ok(removed(portal, &tx, object, "protokoll.pdf").await?) });
        lost.await.unwrap();
        portal.run_jobs().await;
        let letter = portal
            .mail(bo.email(), "Ett dokument från Exempel IF behöver rättas")
            .await;
        let (sv, en) = ("En fil innehöll ett virus", "A file contained a virus");
        assert!(letter.text.contains(sv));
        bo.open(PATH).await.sees("Behöver rättas").sees(sv);
        bo.open("/sprak/en?till=%2F").await;
        bo.open(PATH).await.sees(en).does_not_see(sv);
        karin.open(&page).await.sees(sv);
    }
);
