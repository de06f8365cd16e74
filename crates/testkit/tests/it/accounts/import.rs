//! Persons of an older portal: from the file to the first login.

use accounts::import::{BadReason, BadRow, Progress, import};
use chrono::TimeDelta;
use testkit::{Mail, PASSWORD, both};

use super::log_in;

const FILE: &str = "\u{feff}email;username;first_name;last_name;mobile;personnummer\r\n\
    lisa@exempel.example;lisa.b;Lisa;Berg;070-174 06 05;19900101-2385\r\n\
    trasig;;Trasig;Rad;;\r\n\
    bo@exempel.example;lisa.b;Bo;Karlsson;;\r\n\
    eva@exempel.example;;Eva;Holm;;19900101-2385\r\n\
    anna.ek@exempel.example;;Anna;Ek;;\r\n\
    LISA@exempel.example;;Lisa;Igen;;\r\n";

/// The link of the button; the letter also names the page that gives a new one.
fn confirming(letter: &Mail) -> String {
    let (_, token) = letter.text.split_once("/bekrafta/").unwrap();
    format!("/bekrafta/{}", token.split_whitespace().next().unwrap())
}

both!(good_rows_become_accounts_and_the_others_are_told, async |portal| {
    portal.anna().await;
    let mut steps: Vec<Progress> = Vec::new();
    let report = import(portal, FILE.as_bytes(), |far| steps.push(far)).await.unwrap();
    assert_eq!(report.made, 1);
    assert_eq!(report.skipped, [6]);
    let bad = |line, reason| BadRow { line, reason };
    assert_eq!(
        report.bad,
        [
            bad(3, BadReason::Email),
            bad(4, BadReason::UsernameTaken),
            bad(5, BadReason::PersonnummerTaken),
            bad(7, BadReason::EmailTwice),
        ]
    );
    assert_eq!(steps.last(), Some(&Progress { total: 6, done: 6 }));
    // Run again, nothing is made twice and nobody is mailed twice.
    let again = import(portal, FILE.as_bytes(), |_| {}).await.unwrap();
    assert_eq!((again.made, again.skipped), (0, vec![2, 6]));
    portal.run_jobs().await;
    assert_eq!(portal.mail_to("lisa@exempel.example").await.len(), 1);
    assert!(portal.mail_to("anna.ek@exempel.example").await.is_empty());
    assert!(import(portal, "namn;epost\n".as_bytes(), |_| {}).await.is_err());
});

both!(
    an_imported_person_chooses_a_password_accepts_the_terms_and_logs_in,
    async |portal| {
        import(portal, FILE.as_bytes(), |_| {}).await.unwrap();
        portal.run_jobs().await;
        let letter = portal.mail("lisa@exempel.example", "Ditt konto har flyttat hit").await;
        let mut lisa = portal.visitor();
        log_in(&mut lisa, "lisa.b", PASSWORD).await.status(422);
        lisa.open(&confirming(&letter)).await.heading("Bekräfta ditt konto");
        lisa.sees("Uppgifterna kommer från den äldre portalen.");
        lisa.fill("Nytt lösenord", PASSWORD)
            .fill("Bekräfta nytt lösenord", "Annat1!")
            .press("Bekräfta kontot")
            .await;
        lisa.mistakes(&[
            "Lösenorden är inte lika. Skriv samma lösenord två gånger.",
            "Du behöver godkänna villkoren för att skapa ett konto.",
        ]);
        lisa.fill("Nytt lösenord", PASSWORD)
            .fill("Bekräfta nytt lösenord", PASSWORD);
        lisa.tick("Jag har läst och godkänner villkoren")
            .press("Bekräfta kontot")
            .await
            .leads_to("/logga-in");
        lisa.follow().await.flash("Kontot är bekräftat.");
        lisa.fill("Användarnamn", "lisa.b")
            .fill("Lösenord", PASSWORD)
            .press("Logga in")
            .await
            .leads_to("/");
        lisa.open("/mitt-konto/uppgifter").await.sees("19900101-****");
        lisa.open("/mitt-konto/historik")
            .await
            .sees("Kontot flyttades hit från en äldre portal");
        lisa.open(&confirming(&letter)).await.status(410);
    }
);

both!(
    a_link_that_is_too_old_is_sent_again_with_words_that_fit,
    async |portal| {
        import(portal, FILE.as_bytes(), |_| {}).await.unwrap();
        portal.run_jobs().await;
        let old = portal.mail("lisa@exempel.example", "Ditt konto har flyttat hit").await;
        let old = confirming(&old);
        portal.advance(TimeDelta::hours(49));
        let mut lisa = portal.visitor();
        lisa.open(&old)
            .await
            .status(410)
            .click("Skicka en ny länk")
            .await
            .heading("Verifiera konto");
        lisa.fill("E-post", "lisa@exempel.example")
            .press("Skicka ny länk")
            .await
            .status(303);
        portal.run_jobs().await;
        let letters = portal.mail_to("lisa@exempel.example").await;
        assert_eq!(letters.len(), 2);
        assert_eq!(letters[1].subject, "Ditt konto har flyttat hit");
        lisa.open(&confirming(&letters[1])).await.heading("Bekräfta ditt konto");
    }
);
