//! `/mitt-konto/personuppgifter`: what is held about the person, and who looked.

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::time::Duration;

use base::StaffRole;
use bytes::Bytes;
use chrono::TimeDelta;
use files::tables::file;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use testkit::{Browser, TestPortal, both, new_person};
use zip::ZipArchive;

const PAGE: &str = "/mitt-konto/personuppgifter";
const TAKE_OUT: &str = "/mitt-konto/personuppgifter/ladda-ner";
const FILE: &str = "/mitt-konto/personuppgifter/ladda-ner/fil";

both!(every_room_tells_what_it_holds_and_why, async |portal| {
    let mut bo = portal.bo().await;
    let mut anna = portal.anna().await;
    anna.open("/arenden/ny").await;
    anna.choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", "Hallen")
        .fill("Meddelande", "Finns det en ledig tid?")
        .press("Skicka")
        .await;
    anna.open("/mitt-konto/uppgifter")
        .await
        .click("Mina personuppgifter")
        .await;
    anna.heading("Mina personuppgifter");
    anna.sees("Namn, e-postadress, lösenord (går inte att läsa)")
        .sees("Ett eget")
        .sees("Ett mejl eller sms")
        .sees("I 2 år")
        .sees("I ett år")
        .does_not_see("Exempel IF");
    assert_eq!(
        anna.page().link("Läs mer om hur vi behandlar personuppgifter"),
        "/om/personuppgifter"
    );
    bo.open(PAGE)
        .await
        .sees("Exempel IF (Föreningsansvarig)")
        .sees("Inga egna");
});

both!(a_person_sees_who_has_looked_and_strangers_do_not, async |portal| {
    let (mut anna, mut sara) = (portal.anna().await, portal.stranger().await);
    let id = anna.id();
    anna.open(PAGE).await.sees("Ingen har öppnat dina uppgifter");
    let mut omar = portal.officer().await;
    omar.open(&format!("/handlaggning/personer/{}", anna.id())).await;
    anna.open(PAGE)
        .await
        .sees("Omar Haddad")
        .sees("Sidan om dig")
        .sees("En gång");
    anna.does_not_see("Ingen har öppnat");
    sara.open(PAGE).await.does_not_see("Omar Haddad");
    portal
        .visitor()
        .open(PAGE)
        .await
        .leads_to("/logga-in?till=%2Fmitt-konto%2Fpersonuppgifter");
    portal.advance(TimeDelta::days(366));
    portal.run_jobs().await;
    portal.log_in(&mut anna, id, "anna.ek@exempel.example").await;
    anna.open(PAGE).await.sees("Ingen har öppnat dina uppgifter");
});

both!(officers_with_protected_identity_are_not_named, async |portal| {
    let mut anna = portal.anna().await;
    let mut hidden = new_person("Vera", "Skog");
    hidden.staff = vec![StaffRole::CaseOfficer];
    hidden.protected = true;
    let mut vera = portal.settle(&hidden).await;
    vera.open(&format!("/handlaggning/personer/{}", anna.id()))
        .await
        .status(200);
    anna.open(PAGE).await.sees("En handläggare").does_not_see("Vera");
});

both!(many_looks_are_told_page_by_page, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let id = anna.id();
    for _ in 0..21 {
        omar.open(&format!("/handlaggning/personer/{}", anna.id())).await;
        portal.advance(TimeDelta::minutes(16));
    }
    portal.log_in(&mut anna, id, "anna.ek@exempel.example").await;
    assert_eq!(anna.open(PAGE).await.page().all("tbody tr").len(), 20);
    let next = anna.page().attributes("a[rel=next]", "href").remove(0);
    assert_eq!(anna.open(&next).await.page().all("tbody tr").len(), 1);
    anna.open("/sprak/en").await;
    anna.open(PAGE)
        .await
        .heading("My personal data")
        .sees("As long as you have the account");
});

/// The files in a ZIP by name.
fn unpack(bytes: &[u8]) -> HashMap<String, String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut found = HashMap::new();
    for n in 0..zip.len() {
        let mut file = zip.by_index(n).unwrap();
        let (name, mut text) = (file.name().unwrap().into_owned(), String::new());
        file.read_to_string(&mut text).unwrap();
        found.insert(name, text);
    }
    found
}

async fn write_with_file(browser: &mut Browser) -> String {
    browser.open("/arenden/ny").await;
    browser
        .choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", "Hallen")
        .fill("Meddelande", "Finns det en ledig tid?")
        .attach("karta.txt", "Här är hallen\n".as_bytes())
        .press("Skicka")
        .await;
    browser.location().rsplit('/').next().unwrap().to_owned()
}

async fn take_out(portal: &TestPortal, browser: &mut Browser) -> HashMap<String, String> {
    browser.open(TAKE_OUT).await.press("Gör filen").await.leads_to(TAKE_OUT);
    portal.run_jobs().await;
    browser.open(FILE).await.status(200);
    assert_eq!(browser.page().header("content-type"), "application/zip");
    unpack(&browser.page().bytes)
}

both!(a_person_takes_everything_out_and_nobody_else_gets_it, async |portal| {
    let (mut anna, mut sara, mut omar) = (portal.anna().await, portal.stranger().await, portal.officer().await);
    let id = anna.id();
    let reference = write_with_file(&mut anna).await;
    omar.open(&format!("/handlaggning/arenden/{reference}")).await;
    omar.fill("Anteckning", "Kunden lät stressad")
        .press("Spara anteckning")
        .await;
    anna.open(PAGE).await.click("Ladda ner mina uppgifter").await;
    anna.press("Gör filen")
        .await
        .follow()
        .await
        .flash("Filen görs nu")
        .sees("Vi samlar ihop dina uppgifter");
    anna.open(FILE).await.status(404);
    portal.run_jobs().await;
    let letter = portal
        .mail("anna.ek@exempel.example", "Dina uppgifter är klara att hämta")
        .await;
    assert!(letter.text.contains(TAKE_OUT), "{}", letter.text);
    anna.open(TAKE_OUT).await.sees("Filen är klar");
    anna.click("Hämta filen").await.status(200);
    let files = unpack(&anna.page().bytes);
    assert!(files["account.json"].contains("anna.ek@exempel.example"));
    assert!(files["cases.json"].contains("Finns det en ledig tid?"));
    assert!(files["notifications.json"].contains("Hallen"));
    assert!(files["organisations.json"].contains("memberships"));
    assert_eq!(files[&format!("cases/{reference}/1-karta.txt")], "Här är hallen\n");
    assert!(!files["cases.json"].contains("stressad") && !files["cases.json"].contains("Omar"));
    sara.open(FILE).await.status(404);
    sara.open(TAKE_OUT).await.does_not_see("Filen är klar");
    let others = take_out(portal, &mut sara).await;
    assert!(
        others
            .values()
            .all(|text| !text.contains("anna.ek@") && !text.contains("Hallen"))
    );
    portal.advance(TimeDelta::days(7) + TimeDelta::hours(1));
    portal.run_jobs().await;
    portal.log_in(&mut anna, id, "anna.ek@exempel.example").await;
    anna.open(FILE).await.status(404);
    anna.open(TAKE_OUT).await.sees("Gör filen");
});

both!(one_file_is_made_at_a_time_and_not_too_many, async |portal| {
    let mut anna = portal.anna().await;
    let form = anna.open(TAKE_OUT).await.submission("Gör filen");
    anna.open(TAKE_OUT).await;
    let other = anna.submission("Gör filen");
    for same in [&form, &form, &other] {
        anna.submit(same).await.leads_to(TAKE_OUT);
    }
    portal.run_jobs().await;
    assert_eq!(portal.mail_to("anna.ek@exempel.example").await.len(), 1);
    for _ in 0..2 {
        anna.open(TAKE_OUT)
            .await
            .press("Gör en ny fil")
            .await
            .leads_to(TAKE_OUT);
        portal.run_jobs().await;
        anna.open(FILE).await.status(200);
    }
    anna.open(TAKE_OUT).await.press("Gör en ny fil").await.status(429);
    anna.open(FILE).await.status(200);
});

both!(of_cases_of_organisations_only_the_own_words_go_along, async |portal| {
    let mut bo = portal.bo().await;
    let reference = write_with_file(&mut bo).await;
    let mut omar = portal.officer().await;
    omar.open(&format!("/handlaggning/arenden/{reference}")).await;
    omar.fill("Meddelande", "Hallen är er på tisdag")
        .press("Skicka svar")
        .await;
    let files = take_out(portal, &mut bo).await;
    assert!(files["cases.json"].contains("Finns det en ledig tid?"));
    assert!(!files["cases.json"].contains("er på tisdag"));
    assert!(files["organisations.json"].contains("Exempel IF"));
});

both!(a_file_that_was_cut_off_while_it_was_made_is_made_once, async |portal| {
    let mut anna = portal.anna().await;
    let id = anna.id();
    write_with_file(&mut anna).await;
    anna.open(TAKE_OUT).await.press("Gör filen").await.leads_to(TAKE_OUT);
    for millis in [1, 5, 20, 60] {
        // Whoever made it is killed; its lease ends, and another begins anew.
        let cut_off = tokio::time::timeout(Duration::from_millis(millis), portal.run_jobs()).await;
        portal.advance(TimeDelta::hours(1));
        drop(cut_off);
    }
    portal.run_jobs().await;
    portal.log_in(&mut anna, id, "anna.ek@exempel.example").await;
    anna.open(FILE).await.status(200);
    assert!(unpack(&anna.page().bytes).contains_key("account.json"));
    let letters = portal.mail_to("anna.ek@exempel.example").await;
    let ready = letters
        .iter()
        .filter(|mail| mail.subject == "Dina uppgifter är klara att hämta");
    assert_eq!(ready.count(), 1);
    let hung = file::Entity::find().filter(file::Column::ObjectKind.eq("personal_export"));
    assert_eq!(hung.all(portal.store.db()).await.unwrap().len(), 1);
});

both!(the_page_tells_how_many_parts_are_done, async |portal| {
    let mut anna = portal.anna().await;
    write_with_file(&mut anna).await;
    let rooms = portal.services.iter().filter(|service| service.export.is_some());
    let parts = rooms.count() + 1;
    anna.open(TAKE_OUT).await.press("Gör filen").await.follow().await;
    assert!(anna.page().all("progress").is_empty(), "nothing is counted yet");
    // After the cases comes their file, which cannot be read for a while.
    let attached = file::Entity::find().one(portal.store.db()).await.unwrap().unwrap();
    portal.blobs.delete(&attached.blob).await.unwrap();
    portal.run_jobs().await;
    anna.open(TAKE_OUT).await.sees(&format!("1 av {parts} delar är klara."));
    assert_eq!(anna.page().attributes("progress", "max"), [parts.to_string()]);
    assert_eq!(anna.page().attributes("progress", "value"), ["1"]);
    let mut again = portal.blobs.write(&attached.blob).await.unwrap();
    again
        .write(Bytes::from_static("Här är hallen\n".as_bytes()))
        .await
        .unwrap();
    again.finish().await.unwrap();
    portal.advance(TimeDelta::minutes(20));
    portal.run_jobs().await;
    anna.open(TAKE_OUT)
        .await
        .sees("Filen är klar")
        .does_not_see("delar är klara");
    anna.open(FILE).await.status(200);
    assert!(unpack(&anna.page().bytes).contains_key("cases.json"));
});

both!(a_file_that_cannot_be_made_is_told_of, async |portal| {
    let mut anna = portal.anna().await;
    let id = anna.id();
    write_with_file(&mut anna).await;
    let attached = file::Entity::find().one(portal.store.db()).await.unwrap().unwrap();
    portal.blobs.delete(&attached.blob).await.unwrap();
    anna.open(TAKE_OUT).await.press("Gör filen").await.leads_to(TAKE_OUT);
    for _ in 0..30 {
        portal.run_jobs().await;
        portal.advance(TimeDelta::hours(1));
    }
    portal
        .mail("anna.ek@exempel.example", "Vi kunde inte göra din fil")
        .await;
    portal.log_in(&mut anna, id, "anna.ek@exempel.example").await;
    anna.open(TAKE_OUT).await.sees("Gör filen");
    anna.open(FILE).await.status(404);
});
