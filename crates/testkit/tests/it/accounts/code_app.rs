//! `/mitt-konto/enheter/kodapp`: setting up and taking away the second factor.

use base::StaffRole;
use chrono::TimeDelta;
use testkit::{Browser, PASSWORD, TestPortal, both};

use super::log_in;

const DEVICES: &str = "/mitt-konto/enheter";
const PAGE: &str = "/mitt-konto/enheter/kodapp";

fn base32(text: &str) -> Vec<u8> {
    let bits: String = text
        .bytes()
        .filter(|b| *b != b' ')
        .map(|b| {
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
                .iter()
                .position(|c| *c == b)
                .expect("a key in Base32")
        })
        .map(|five| format!("{five:05b}"))
        .collect();
    let byte = |at: usize| u8::from_str_radix(&bits[at..at + 8], 2).expect("a key in Base32");
    (0..bits.len() / 8).map(|n| byte(n * 8)).collect()
}

/// What the app shows at this moment for the key on the page.
pub(super) fn code_for(portal: &TestPortal, key: &str) -> String {
    let now = portal.time().timestamp().cast_unsigned();
    accounts::second_factor::totp(base32(key), None, String::new()).generate(now)
}

/// Begins, and gives the key that the page shows.
async fn begin(browser: &mut Browser) -> String {
    browser
        .open(DEVICES)
        .await
        .click("Lägg till kodapp")
        .await
        .heading("Lägg till kodapp");
    browser
        .fill("Lösenord", PASSWORD)
        .press("Fortsätt")
        .await
        .leads_to(PAGE);
    browser.follow().await.heading("Läs in QR-koden");
    browser.page().all(".secret").remove(0)
}

/// Sets a code app up; gives its key and the recovery codes.
pub(super) async fn set_up(portal: &TestPortal, browser: &mut Browser) -> (String, Vec<String>) {
    let key = begin(browser).await;
    let code = code_for(portal, &key);
    browser
        .fill("Kod från appen", &code)
        .press("Slå på")
        .await
        .heading("Spara dina återställningskoder");
    (key, browser.page().all(".codes li"))
}

both!(a_code_app_is_set_up_and_asked_for_at_login, async |portal| {
    let mut anna = portal.anna().await;
    let (key, codes) = set_up(portal, &mut anna).await;
    assert_eq!(codes.len(), 10);
    assert!(anna.page().header("cache-control").contains("no-store"));
    anna.click("Jag har sparat koderna")
        .await
        .sees("På sedan 23 november 2026");
    anna.sees("Du har 10 återställningskoder kvar.").does_not_see(&codes[0]);
    portal.run_jobs().await;
    portal.mail(anna.email(), "Inloggning i två steg är på").await;
    anna.open(PAGE).await.leads_to(DEVICES);
    anna.open("/mitt-konto/historik")
        .await
        .sees("Inloggning i två steg slogs på")
        .does_not_see(&codes[0]);

    portal.advance(TimeDelta::minutes(1));
    let mut browser = portal.visitor();
    log_in(&mut browser, anna.email(), PASSWORD)
        .await
        .leads_to("/logga-in/kod");
    let code = code_for(portal, &key);
    browser
        .follow()
        .await
        .fill("Kod", &code)
        .press("Logga in")
        .await
        .leads_to("/");
    let mut another = portal.visitor();
    log_in(&mut another, anna.email(), PASSWORD).await;
    another
        .follow()
        .await
        .fill("Kod", &codes[3])
        .press("Logga in")
        .await
        .leads_to("/");
    anna.open(DEVICES).await.sees("Du har 9 återställningskoder kvar.");
});

both!(wrong_passwords_and_codes_are_told, async |portal| {
    let mut anna = portal.anna().await;
    anna.open(PAGE)
        .await
        .press("Fortsätt")
        .await
        .mistakes(&["Fyll i ditt lösenord."]);
    anna.fill("Lösenord", "fel")
        .press("Fortsätt")
        .await
        .mistakes(&["Lösenordet är fel. Försök igen."]);
    let key = begin(&mut anna).await;
    for (code, mistake) in [
        ("", "Skriv de sex siffrorna som kodappen visar."),
        ("abcde-fghjk", "Skriv de sex siffrorna som kodappen visar."),
        ("' OR 1=1--", "Skriv de sex siffrorna som kodappen visar."),
    ] {
        anna.fill("Kod från appen", code)
            .press("Slå på")
            .await
            .mistakes(&[mistake]);
    }
    let right = code_for(portal, &key);
    let wrong = if right == "000000" { "111111" } else { "000000" };
    anna.fill("Kod från appen", wrong)
        .press("Slå på")
        .await
        .status(422)
        .sees("Koden stämmer inte.");
    anna.sees(&key);
    anna.open(DEVICES).await.sees("Lägg till kodapp");
    for _ in 0..4 {
        anna.open(PAGE)
            .await
            .fill("Kod från appen", wrong)
            .press("Slå på")
            .await
            .status(422);
    }
    anna.open(PAGE)
        .await
        .fill("Kod från appen", &right)
        .press("Slå på")
        .await
        .status(429);
});

both!(a_key_waits_half_an_hour, async |portal| {
    let mut anna = portal.anna().await;
    begin(&mut anna).await;
    let form = anna.fill("Kod från appen", "123456").submission("Slå på");
    portal.advance(TimeDelta::minutes(20));
    anna.open(PAGE).await.heading("Läs in QR-koden");
    portal.advance(TimeDelta::minutes(10));
    anna.submit(&form).await.leads_to(PAGE);
    anna.follow()
        .await
        .heading("Lägg till kodapp")
        .flash("Det gick för lång tid.");
});

both!(of_twenty_parallel_confirmations_one_counts, async |portal| {
    let mut anna = portal.anna().await;
    let key = begin(&mut anna).await;
    let code = code_for(portal, &key);
    let form = anna.fill("Kod från appen", &code).submission("Slå på");
    let posts = (0..20).map(|number| {
        // Half of them are the same form, half are other tabs.
        let form = if number % 2 == 0 {
            form.clone()
        } else {
            form.clone().with("_key", &format!("tab {number}"))
        };
        let mut tab = anna.clone();
        async move {
            tab.submit(&form).await;
            (tab.page().status.as_u16(), tab.page().all(".codes li"))
        }
    });
    let answers = futures::future::join_all(posts).await;
    assert!(
        answers.iter().all(|(status, _)| matches!(status, 200 | 303)),
        "{answers:?}"
    );
    let mut shown: Vec<_> = answers
        .into_iter()
        .map(|(_, codes)| codes)
        .filter(|codes| !codes.is_empty())
        .collect();
    shown.dedup();
    assert_eq!(shown.len(), 1, "one set of codes");
    anna.open(DEVICES).await.sees("Du har 10 återställningskoder kvar.");
    portal.run_jobs().await;
    let told = portal.mail_to(anna.email()).await;
    assert_eq!(told.iter().filter(|mail| mail.subject.contains("är på")).count(), 1);
});

both!(the_same_form_shows_the_codes_again_for_a_while, async |portal| {
    let mut anna = portal.anna().await;
    let key = begin(&mut anna).await;
    let code = code_for(portal, &key);
    let form = anna.fill("Kod från appen", &code).submission("Slå på");
    anna.submit(&form).await;
    let codes = anna.page().all(".codes li");
    anna.submit(&form).await;
    assert_eq!(anna.page().all(".codes li"), codes);
    portal.advance(TimeDelta::minutes(10));
    anna.submit(&form).await.leads_to(DEVICES);
});

both!(new_codes_take_the_place_of_the_old, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/mitt-konto/enheter/nya-koder").await.leads_to(DEVICES);
    let (_, old) = set_up(portal, &mut anna).await;
    anna.open(DEVICES).await.click("Skapa nya återställningskoder").await;
    anna.fill("Lösenord", "fel")
        .press("Skapa nya koder")
        .await
        .mistakes(&["Lösenordet är fel. Försök igen."]);
    anna.fill("Lösenord", PASSWORD)
        .press("Skapa nya koder")
        .await
        .heading("Spara dina återställningskoder");
    let new = anna.page().all(".codes li");
    assert!(new.len() == 10 && new.iter().all(|code| !old.contains(code)));
    portal.run_jobs().await;
    portal.mail(anna.email(), "Nya återställningskoder").await;
    let mut browser = portal.visitor();
    log_in(&mut browser, anna.email(), PASSWORD).await;
    browser
        .follow()
        .await
        .fill("Kod", &old[0])
        .press("Logga in")
        .await
        .status(422);
    browser.fill("Kod", &new[0]).press("Logga in").await.leads_to("/");
});

both!(it_is_switched_off_with_the_password, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/mitt-konto/enheter/kodapp/stang-av").await.leads_to(DEVICES);
    set_up(portal, &mut anna).await;
    anna.open(DEVICES).await.click("Stäng av: Inloggning i två steg").await;
    anna.press("Stäng av").await.mistakes(&["Fyll i ditt lösenord."]);
    anna.fill("Lösenord", PASSWORD)
        .press("Stäng av")
        .await
        .leads_to(DEVICES);
    anna.follow()
        .await
        .flash("Inloggning i två steg är avstängd.")
        .sees("Lägg till kodapp");
    portal.run_jobs().await;
    portal.mail(anna.email(), "Inloggning i två steg är avstängd").await;
    let mut browser = portal.visitor();
    log_in(&mut browser, anna.email(), PASSWORD).await.leads_to("/");
});

both!(
    staff_who_need_one_can_set_it_up_and_go_on,
    |config| config.staff.second_factor = true,
    async |portal| {
        let mut omar = portal.staff("Omar", "Haddad", &[StaffRole::CaseOfficer]).await;
        omar.open("/handlaggning/arenden").await.status(403);
        omar.click("Lägg till kodapp")
            .await
            .sees("Ditt uppdrag kräver inloggning i två steg.");
        set_up(portal, &mut omar).await;
        omar.open("/handlaggning/arenden").await.status(200);
        omar.open("/mitt-konto/enheter/kodapp/stang-av")
            .await
            .sees("Du kommer inte in i Handläggning");
        omar.fill("Lösenord", PASSWORD)
            .press("Stäng av")
            .await
            .leads_to(DEVICES);
        omar.open("/handlaggning/arenden").await.status(403);
    }
);
