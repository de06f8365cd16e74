//! `/mitt-konto/e-postadress` and the links that it mails.

use accounts::mandates::MandateKind;
use base::Email;
use chrono::TimeDelta;
use testkit::{Browser, Mail, PASSWORD, TestPortal, both, new_person};

use super::code_app::{code_for, set_up};
use super::{change_password, log_in};

const PAGE: &str = "/mitt-konto/e-postadress";
const OLD: &str = "anna.ek@exempel.example";
const NEW: &str = "anna@nytt.example";

async fn ask(browser: &mut Browser, email: &str) {
    browser.open(PAGE).await.heading("Ändra din e-postadress");
    browser
        .fill("E-post", email)
        .fill("Bekräfta e-postadress", email)
        .fill("Lösenord", PASSWORD);
    browser.press("Skicka länk").await.leads_to(PAGE);
    browser.follow().await;
}

async fn link_to(portal: &TestPortal, address: &str, subject: &str) -> String {
    portal.run_jobs().await;
    portal.mail(address, subject).await.link()
}

/// Anna's address is `NEW`; gives the link that takes it back.
async fn changed(portal: &TestPortal, anna: &mut Browser) -> String {
    ask(anna, NEW).await;
    let link = link_to(portal, NEW, "Bekräfta din nya").await;
    anna.open(&link).await.press("Bekräfta adressen").await.leads_to(PAGE);
    link_to(portal, OLD, "Din e-postadress är ändrad").await
}

/// Logs in after all sessions have ended.
async fn log_in_again(portal: &TestPortal, browser: &mut Browser, email: &str) {
    let id = browser.id();
    portal.log_in(browser, id, email).await;
}

both!(the_new_address_counts_once_it_is_confirmed, async |portal| {
    let mut anna = portal.anna().await;
    ask(&mut anna, NEW).await;
    anna.sees("Vi har skickat en länk till anna@nytt.example").sees(OLD);
    let link = link_to(portal, NEW, "Bekräfta din nya e-postadress").await;

    let mut elsewhere = portal.visitor();
    elsewhere
        .open(&link)
        .await
        .heading("Bekräfta din nya e-postadress")
        .sees(NEW);
    let form = elsewhere.submission("Bekräfta adressen");
    elsewhere.submit(&form).await.leads_to("/logga-in");
    elsewhere.submit(&form).await.leads_to("/logga-in");
    elsewhere.open(&link).await.status(410);
    log_in(&mut elsewhere, NEW, PASSWORD).await.leads_to("/");

    anna.open(PAGE).await.does_not_see("Vi har skickat en länk").sees(NEW);
    anna.open("/mitt-konto/historik").await;
    anna.sees(&format!("E-postadressen ändrades från {OLD} till {NEW}"));
    portal.run_jobs().await;
    portal.mail(OLD, "Din e-postadress är ändrad").await;
});

both!(mistakes_are_told_and_the_password_is_not_kept, async |portal| {
    let mut anna = portal.anna().await;
    anna.open(PAGE)
        .await
        .press("Skicka länk")
        .await
        .mistakes(&["Fyll i din e-postadress.", "Fyll i ditt lösenord."]);
    anna.fill("E-post", "anna.example")
        .fill("Bekräfta e-postadress", NEW)
        .fill("Lösenord", "fel");
    anna.press("Skicka länk").await.mistakes(&[
        "Skriv en hel e-postadress, till exempel anna@exempel.example.",
        "E-postadresserna är inte lika. Skriv samma adress två gånger.",
        "Lösenordet är fel. Försök igen.",
    ]);
    assert_eq!(anna.page().value("E-post"), "anna.example");
    anna.fill("E-post", "Anna.EK@exempel.example")
        .fill("Bekräfta e-postadress", OLD)
        .fill("Lösenord", PASSWORD);
    anna.press("Skicka länk")
        .await
        .mistakes(&["Det är redan din e-postadress."]);
    let long = format!("{}@exempel.example", "a".repeat(300));
    anna.fill("E-post", &long)
        .fill("Bekräfta e-postadress", &long)
        .fill("Lösenord", PASSWORD);
    anna.press("Skicka länk")
        .await
        .mistakes(&["E-postadressen är för lång. Den får ha högst 254 tecken."]);
    portal.run_jobs().await;
    assert!(portal.mail_to(NEW).await.is_empty());
});

both!(a_taken_address_looks_the_same_and_its_owner_is_told, async |portal| {
    let (mut anna, sara) = (portal.anna().await, portal.stranger().await);
    ask(&mut anna, "Sara.Lund@exempel.example").await;
    anna.sees("Vi har skickat en länk till Sara.Lund@exempel.example");
    portal.run_jobs().await;
    let told = portal.mail(sara.email(), "Någon ville använda din e-postadress").await;
    assert!(!told.text.contains("Anna") && !told.text.contains("/e-postadress/"));
    // Neither the notifications nor Historik tell the difference.
    anna.open("/aviseringar")
        .await
        .does_not_see("Bekräfta din nya e-postadress");
    anna.open("/mitt-konto/historik")
        .await
        .sees("Byte av e-postadress till Sara.Lund@exempel.example påbörjades");
    ask(&mut anna, NEW).await;
    portal.run_jobs().await;
    anna.open("/aviseringar")
        .await
        .does_not_see("Bekräfta din nya e-postadress");
});

both!(an_address_that_was_taken_meanwhile_is_not_given_twice, async |portal| {
    let mut anna = portal.anna().await;
    ask(&mut anna, NEW).await;
    let link = link_to(portal, NEW, "Bekräfta din nya").await;
    anna.open(&link).await;
    let mut new = new_person("Lisa", "Berg");
    new.email = Email::parse(NEW).expect("an address");
    portal.settle(&new).await;
    anna.press("Bekräfta adressen").await.status(410);
    anna.open(PAGE).await.sees(OLD);
});

both!(
    a_newer_wish_replaces_the_earlier_one_and_it_can_be_cancelled,
    async |portal| {
        let mut anna = portal.anna().await;
        ask(&mut anna, NEW).await;
        let first = link_to(portal, NEW, "Bekräfta din nya").await;
        ask(&mut anna, "anna@annat.example").await;
        anna.does_not_see(NEW);
        anna.open(&first).await.status(410);
        let second = link_to(portal, "anna@annat.example", "Bekräfta din nya").await;
        anna.open(PAGE).await.press("Avbryt bytet").await.leads_to(PAGE);
        anna.follow()
            .await
            .flash("Bytet är avbrutet")
            .does_not_see("anna@annat.example");
        anna.open(&second).await.status(410);
    }
);

both!(links_that_are_cut_or_too_old_lead_to_a_new_one, async |portal| {
    let mut anna = portal.anna().await;
    ask(&mut anna, NEW).await;
    let link = link_to(portal, NEW, "Bekräfta din nya").await;
    anna.open(&link[..link.len() - 3])
        .await
        .status(410)
        .sees("Skicka en ny länk");
    anna.open("/e-postadress/bekrafta/%FF").await.status(410);
    anna.open(&link).await.status(200);
    let form = anna.submission("Bekräfta adressen");
    portal.advance(TimeDelta::hours(48));
    let mut elsewhere = portal.visitor();
    elsewhere.open(&link).await.status(410);
    elsewhere.open("/logga-in").await;
    let token = elsewhere.submission("Logga in").get("_csrf").to_owned();
    elsewhere.submit(&form.with("_csrf", &token)).await.status(410);
});

both!(of_parallel_confirmations_one_counts, async |portal| {
    let mut anna = portal.anna().await;
    ask(&mut anna, NEW).await;
    let link = link_to(portal, NEW, "Bekräfta din nya").await;
    let posts = (0..20).map(|_| {
        let (mut tab, link) = (anna.clone(), link.clone());
        async move {
            tab.open(&link).await;
            if tab.page().status != 200 {
                return 410;
            }
            tab.press("Bekräfta adressen").await.page().status.as_u16()
        }
    });
    let answers = futures::future::join_all(posts).await;
    assert_eq!(
        answers.iter().filter(|status| **status == 303).count(),
        1,
        "{answers:?}"
    );
    portal.run_jobs().await;
    let told = portal.mail_to(OLD).await;
    assert_eq!(told.iter().filter(|mail| mail.subject.contains("är ändrad")).count(), 1);
});

both!(
    the_old_address_can_take_the_change_back_for_seven_days,
    async |portal| {
        let mut anna = portal.anna().await;
        let undo = changed(portal, &mut anna).await;
        portal.advance(TimeDelta::days(7) - TimeDelta::minutes(1));
        log_in_again(portal, &mut anna, NEW).await;
        let mut owner = portal.visitor();
        owner
            .open(&undo)
            .await
            .heading("Ta tillbaka din e-postadress")
            .sees(OLD);
        let form = owner.submission("Ta tillbaka adressen");
        owner.submit(&form).await.leads_to("/logga-in");
        owner.submit(&form).await.leads_to("/logga-in");
        owner
            .follow()
            .await
            .flash("Din e-postadress är tillbaka. Kontot är utloggat överallt, och lösenordet gäller inte längre");
        // All sessions are over, and nothing that went to the other address works.
        anna.open(PAGE).await.status(303);
        owner
            .open(&undo)
            .await
            .status(410)
            .sees("Har någon annan bytt din adress?");
        log_in_again(portal, &mut anna, OLD).await;
        anna.open(PAGE).await.sees(OLD);
        anna.open("/mitt-konto/historik").await;
        anna.sees(&format!("E-postadressen ändrades tillbaka från {NEW} till {OLD}"));
    }
);

both!(after_seven_days_the_change_stays, async |portal| {
    let mut anna = portal.anna().await;
    let undo = changed(portal, &mut anna).await;
    let mut owner = portal.visitor();
    owner.open(&undo).await;
    let form = owner.submission("Ta tillbaka adressen");
    portal.advance(TimeDelta::days(7));
    owner.open(&undo).await.status(410);
    owner.open("/logga-in").await;
    let token = owner.submission("Logga in").get("_csrf").to_owned();
    owner.submit(&form.with("_csrf", &token)).await.status(410);
});

both!(the_first_address_wins_over_a_thief_who_changes_twice, async |portal| {
    let mut anna = portal.anna().await;
    let undo = changed(portal, &mut anna).await;
    ask(&mut anna, "tjuv@annat.example").await;
    let link = link_to(portal, "tjuv@annat.example", "Bekräfta din nya").await;
    anna.open(&link).await.press("Bekräfta adressen").await.leads_to(PAGE);
    let thiefs = link_to(portal, NEW, "Din e-postadress är ändrad").await;
    // And somebody registers with the address that was left, without reading its mail.
    let mut squatter = portal.visitor();
    squatter
        .open("/registrera/privat")
        .await
        .fill("E-post", OLD)
        .fill("Förnamn", "A")
        .fill("Efternamn", "B");
    squatter
        .fill("Lösenord", PASSWORD)
        .tick("Jag har läst och godkänner villkoren");
    squatter.press("Registrera").await.leads_to("/registrera/klart");

    let mut owner = portal.visitor();
    owner
        .open(&undo)
        .await
        .press("Ta tillbaka adressen")
        .await
        .leads_to("/logga-in");
    owner.open(&thiefs).await.status(410);
    log_in_again(portal, &mut anna, OLD).await;
    anna.open(PAGE).await.sees(OLD).does_not_see("tjuv@");
});

/// The owner takes the change back, and reads the letter that tells of it.
async fn take_back(portal: &TestPortal, undo: &str) -> (Browser, Mail) {
    let mut owner = portal.visitor();
    owner.open(undo).await.press("Ta tillbaka adressen").await;
    owner.leads_to("/logga-in");
    portal.run_jobs().await;
    (owner, portal.mail(OLD, "Din e-postadress är tillbaka").await)
}

async fn choose_password(browser: &mut Browser, letter: &Mail, new: &str) {
    browser.open(&letter.link()).await.heading("Välj ett nytt lösenord");
    browser.fill("Nytt lösenord", new).fill("Bekräfta nytt lösenord", new);
    browser.press("Spara lösenordet").await.leads_to("/logga-in");
}

const THIEFS: &str = "Tranbär9*mosse";
const NEWEST: &str = "Hjortron4*myr";

both!(nothing_that_a_thief_chose_outlives_the_change, async |portal| {
    let mut thief = portal.anna().await;
    let undo = changed(portal, &mut thief).await;
    let (_, codes) = set_up(portal, &mut thief).await;
    change_password(&mut thief, THIEFS).await;
    let helper = portal.stranger().await;
    let until = portal.now() + TimeDelta::days(300);
    portal
        .give_mandate(MandateKind::Fullmakt, thief.id(), helper.id(), until)
        .await;
    let mut waiting = portal.visitor();
    log_in(&mut waiting, NEW, THIEFS).await.leads_to("/logga-in/kod");
    waiting.follow().await;

    let (mut owner, letter) = take_back(portal, &undo).await;
    for told in ["Lösenordet gäller inte längre", "En kodapp hade lagts till"] {
        assert!(letter.text.contains(told), "{}", letter.text);
    }
    for password in [THIEFS, PASSWORD] {
        log_in(&mut portal.visitor(), OLD, password).await.status(422);
    }
    waiting
        .fill("Kod", &codes[0])
        .press("Logga in")
        .await
        .leads_to("/logga-in");
    thief.open(PAGE).await.status(303);
    let hats = accounts::mandates::hats(portal.store.db(), helper.id(), portal.now()).await;
    assert_eq!(hats.unwrap(), []);

    choose_password(&mut owner, &letter, NEWEST).await;
    log_in(&mut owner, OLD, NEWEST).await.leads_to("/");
    owner.open("/mitt-konto/historik").await;
    owner
        .sees("Lösenordet slutade gälla när bytet av e-postadress ångrades")
        .sees("Inloggning i två steg stängdes av");
});

both!(
    a_code_app_from_before_the_change_stays_without_codes_made_since,
    async |portal| {
        let mut anna = portal.anna().await;
        let (key, old_codes) = set_up(portal, &mut anna).await;
        portal.advance(TimeDelta::minutes(1));
        let undo = changed(portal, &mut anna).await;
        anna.open("/mitt-konto/enheter/nya-koder").await;
        anna.fill("Lösenord", PASSWORD).press("Skapa nya koder").await;
        let new_codes = anna.page().all(".codes li");
        assert!(new_codes.len() == 10 && new_codes != old_codes);

        let (mut owner, letter) = take_back(portal, &undo).await;
        assert!(!letter.text.contains("kodapp"), "{}", letter.text);
        choose_password(&mut owner, &letter, NEWEST).await;
        log_in(&mut owner, OLD, NEWEST).await.leads_to("/logga-in/kod");
        owner.follow().await;
        owner.fill("Kod", &new_codes[0]).press("Logga in").await.status(422);
        let code = code_for(portal, &key);
        owner.fill("Kod", &code).press("Logga in").await.leads_to("/");
    }
);

both!(
    recovery_codes_from_before_the_change_stay_with_their_code_app,
    async |portal| {
        let mut anna = portal.anna().await;
        let (_, codes) = set_up(portal, &mut anna).await;
        portal.advance(TimeDelta::minutes(1));
        let undo = changed(portal, &mut anna).await;
        let (mut owner, letter) = take_back(portal, &undo).await;
        choose_password(&mut owner, &letter, NEWEST).await;
        log_in(&mut owner, OLD, NEWEST).await.leads_to("/logga-in/kod");
        owner.follow().await;
        owner.fill("Kod", &codes[0]).press("Logga in").await.leads_to("/");
    }
);

/// Customer service changes Anna's address for her; gives the link that takes it back.
async fn changed_by_staff(portal: &TestPortal, anna: &mut Browser) -> String {
    let mut karin = portal.customer_service().await;
    karin
        .open(&format!("/handlaggning/personer/{}/e-postadress", anna.id()))
        .await;
    karin
        .fill("Ny e-postadress", NEW)
        .tick("Jag har sett giltig legitimation på plats");
    karin.press("Skicka länk till nya adressen").await.status(303);
    let link = link_to(portal, NEW, "Bekräfta din nya").await;
    anna.open(&link).await.press("Bekräfta adressen").await.leads_to(PAGE);
    link_to(portal, OLD, "Din e-postadress är ändrad").await
}

both!(the_password_stays_when_staff_started_the_change, async |portal| {
    let mut anna = portal.anna().await;
    let undo = changed_by_staff(portal, &mut anna).await;
    let (mut owner, letter) = take_back(portal, &undo).await;
    owner.follow().await.flash("där du kan välja ett nytt lösenord");
    assert!(!letter.text.contains("gäller inte längre"), "{}", letter.text);
    anna.open(PAGE).await.status(303);
    log_in(&mut portal.visitor(), OLD, PASSWORD).await.leads_to("/");
});

both!(but_not_when_the_person_changed_it_once_more, async |portal| {
    let mut anna = portal.anna().await;
    let undo = changed_by_staff(portal, &mut anna).await;
    ask(&mut anna, "tjuv@annat.example").await;
    let link = link_to(portal, "tjuv@annat.example", "Bekräfta din nya").await;
    anna.open(&link).await.press("Bekräfta adressen").await.leads_to(PAGE);
    take_back(portal, &undo).await;
    log_in(&mut portal.visitor(), OLD, PASSWORD).await.status(422);
});

both!(a_locked_account_stays_locked_when_its_address_is_back, async |portal| {
    let mut anna = portal.anna().await;
    let undo = changed(portal, &mut anna).await;
    let mut karin = portal.customer_service().await;
    karin
        .open(&format!("/handlaggning/personer/{}/las", anna.id()))
        .await
        .fill("Orsak", "Någon annan använder kontot");
    karin.press("Lås kontot").await.status(303);
    let (mut owner, letter) = take_back(portal, &undo).await;
    owner.follow().await.flash("Kontot är låst, så ring oss");
    assert!(
        letter.text.contains("Kontot är låst.") && !letter.text.contains("/nytt-losenord/"),
        "{}",
        letter.text
    );
});

both!(letters_to_strangers_are_few, async |portal| {
    let mut anna = portal.anna().await;
    for number in 0..5 {
        ask(&mut anna, &format!("nr{number}@nytt.example")).await;
    }
    anna.fill("E-post", NEW)
        .fill("Bekräfta e-postadress", NEW)
        .fill("Lösenord", PASSWORD);
    anna.press("Skicka länk").await.status(429);
    portal.run_jobs().await;
    assert!(portal.mail_to(NEW).await.is_empty());
});
