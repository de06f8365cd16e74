//! `/handlaggning/standardsvar`, and canned answers in an answer.

use sea_orm::EntityTrait;
use testkit::{Browser, TestPortal, both};

use super::{ask, contact, pages};

const LIST: &str = "/handlaggning/standardsvar";
const TEXT: &str = "{hälsning}\n\nVi har läst {ärendenummer} om {ämne}. Svara senast {sista svarsdag}.\n\n{mitt namn}";

/// Makes a canned answer.
async fn make(officer: &mut Browser, name: &str, topic: &str, sv: &str, en: &str) {
    officer
        .open("/handlaggning/standardsvar/nytt")
        .await
        .heading("Nytt standardsvar");
    officer
        .fill("Namn", name)
        .choose("Ämne", topic)
        .fill("Svensk text", sv)
        .fill("Engelsk text", en)
        .press("Spara")
        .await
        .leads_to(LIST);
}

async fn stored(portal: &TestPortal) -> Vec<desk::tables::canned_answer::Model> {
    let all = desk::tables::canned_answer::Entity::find();
    all.all(portal.store.db()).await.expect("the table is there")
}

both!(officers_make_change_and_hide_canned_answers, async |portal| {
    let (mut omar, mut karin) = (portal.officer().await, portal.customer_service().await);
    omar.open(LIST).await.sees("Det finns inga standardsvar än");
    omar.click("Nytt standardsvar").await.press("Spara").await;
    omar.mistakes(&["Skriv ett namn.", "Skriv en text."]);
    omar.fill("Namn", "Ledig tid")
        .fill("Svensk text", "Hej {kundens nman} {ärendenummer}");
    omar.fill("Engelsk text", "{nmae}").press("Spara").await.mistakes(&[
        "Vi vet inte vad {kundens nman} ska bytas mot. Bredvid formuläret står vad du kan skriva.",
        "Vi vet inte vad {nmae} ska bytas mot. Bredvid formuläret står vad du kan skriva.",
    ]);
    assert_eq!(omar.page().value("Svensk text"), "Hej {kundens nman} {ärendenummer}");
    omar.fill("Svensk text", TEXT).fill("Engelsk text", "");
    let form = omar.submission("Spara");
    for _ in 0..3 {
        omar.submit(&form).await.leads_to(LIST);
    }
    omar.follow().await.flash("Standardsvaret ”Ledig tid” är sparat.");
    assert_eq!(stored(portal).await.len(), 1);

    // Two change it at once; neither takes back what the other saved.
    omar.click("Ledig tid")
        .await
        .heading("Ledig tid")
        .fill("Namn", "Tiden är ledig");
    karin.open(LIST).await.click("Ledig tid").await;
    karin
        .fill("Engelsk text", "It is free.")
        .press("Spara")
        .await
        .leads_to(LIST);
    omar.press("Spara").await.status(422).sees("Någon annan hann spara.");
    assert_eq!(omar.page().value("Engelsk text"), "It is free.");
    assert_eq!(omar.page().value("Namn"), "Tiden är ledig");
    omar.press("Spara").await.leads_to(LIST);
    let row = &stored(portal).await[0];
    assert_eq!(
        (row.name.as_str(), row.en.as_deref(), row.version),
        ("Tiden är ledig", Some("It is free."), 3)
    );

    karin.open(LIST).await.click("Tiden är ledig").await;
    karin
        .untick("Handläggare kan välja svaret")
        .press("Spara")
        .await
        .status(303);
    karin.open(LIST).await.sees("Dolt");
    let reference = contact(portal, "Tid", "vera@post.example").await;
    omar.open(&pages(&reference).1)
        .await
        .does_not_see("Börja med ett standardsvar");
});

both!(a_canned_answer_is_fetched_into_what_is_being_written, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    make(&mut omar, "Ledig tid", "Bokning av lokal", TEXT, "").await;
    make(&mut omar, "Bidrag dröjer", "Bidrag", "Vi väntar.", "We wait.").await;
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (mine, theirs) = pages(&reference);
    omar.open(&theirs).await.press("Hämta texten").await;
    omar.mistakes(&["Välj vilket standardsvar du vill hämta."]);
    omar.fill("Meddelande", "Det här skrev jag själv.")
        .tick("Vänta på kundens svar")
        .choose("Börja med ett standardsvar", "Bidrag dröjer")
        .press("Hämta texten")
        .await
        .status(200);
    assert_eq!(
        omar.page().value("Meddelande"),
        "Det här skrev jag själv.\n\nVi väntar."
    );
    omar.fill("Meddelande", "")
        .choose("Börja med ett standardsvar", "Ledig tid")
        .press("Hämta texten")
        .await
        .status(200);
    let text = omar.page().value("Meddelande");
    let expected = format!("Hej Anna!\n\nVi har läst {reference} om Bokning av lokal. Svara senast ");
    assert!(
        text.starts_with(&expected) && text.ends_with("\n\nOmar Haddad"),
        "{text}"
    );
    omar.press("Skicka svar").await.leads_to(&theirs);
    anna.open(&mine).await.sees("Hej Anna!").sees("Väntar på dig");
});

both!(who_is_protected_is_not_greeted_by_name, async |portal| {
    let (mut vera, mut omar) = (portal.protected().await, portal.officer().await);
    make(&mut omar, "Namnet", "Alla ämnen", "{hälsning} ({kundens namn})", "").await;
    let reference = ask(&mut vera, "Tid i hallen").await;
    omar.open(&pages(&reference).1)
        .await
        .choose("Börja med ett standardsvar", "Namnet")
        .press("Hämta texten")
        .await
        .does_not_see("Vera");
    assert_eq!(omar.page().value("Meddelande"), "Hej! ()");
});

both!(canned_answers_are_for_officers_only, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    make(&mut omar, "Ledig tid", "Alla ämnen", "Hej", "").await;
    let one = format!("{LIST}/{}", stored(portal).await[0].id);
    for page in [LIST, "/handlaggning/standardsvar/nytt", &one] {
        anna.open(page).await.status(403);
        portal.administrator().await.open(page).await.status(403);
    }
    omar.open(&format!("{LIST}/00000000-0000-7000-8000-000000000000"))
        .await
        .status(404);
});
