//! `/registrera/privat`: success, every refusal, and what a taken address must not tell.

use accounts::tables::{history_entry, person, terms_acceptance};
use futures::future::join_all;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use testkit::{PASSWORD, both};

use super::{ANNA, LISA, fill_in, letters, link, lisa, log_in, person_by_email};

const CONFIRM: &str = "Bekräfta ditt konto";

both!(a_person_registers_confirms_and_logs_in, async |portal| {
    let mut lisa = portal.visitor();
    lisa.open("/registrera").await.heading("Skapa konto");
    fill_in(&mut lisa, LISA)
        .await
        .press("Registrera")
        .await
        .leads_to("/registrera/klart");
    lisa.follow().await.heading("Tack! Titta i din e-post");

    assert_eq!(letters(portal, LISA, CONFIRM).await, 1);
    lisa.open(&link(portal, LISA, CONFIRM).await)
        .await
        .heading("Bekräfta ditt konto");
    lisa.press("Bekräfta kontot").await.leads_to("/logga-in");
    lisa.follow()
        .await
        .heading("Logga in")
        .flash("Kontot är bekräftat. Nu kan du logga in.");
    log_in(&mut lisa, LISA, PASSWORD).await.leads_to("/");
    lisa.follow().await.sees("Lisa Berg");
});

both!(what_is_missing_is_told_all_at_once, async |portal| {
    let mut visitor = portal.visitor();
    visitor
        .open("/registrera/privat")
        .await
        .press("Registrera")
        .await
        .status(422);
    let mistakes = visitor.page().mistakes();
    let begins = [
        "Fyll i din e-postadress.",
        "Fyll i ditt förnamn.",
        "Fyll i ditt efternamn.",
        "Lösenordet uppfyller inte alla krav. Det behöver ha minst 8 tecken, minst en stor bokstav",
        "Du behöver godkänna villkoren för att skapa ett konto.",
    ];
    assert_eq!(mistakes.len(), begins.len(), "{mistakes:?}");
    assert!(
        mistakes
            .iter()
            .zip(begins)
            .all(|(mistake, begin)| mistake.starts_with(begin)),
        "{mistakes:?}"
    );
    visitor.sees("5 saker behöver rättas");
    assert!(
        visitor
            .page()
            .mistake_at("E-post")
            .unwrap()
            .contains("Fyll i din e-postadress.")
    );
    // Each line of the summary leads to its field.
    for target in visitor.page().attributes(".errors a", "href") {
        assert_eq!(
            visitor
                .page()
                .attributes(&format!("[id='{}']", &target[1..]), "id")
                .len(),
            1,
            "{target}"
        );
    }
});

both!(each_mistake_is_told_at_its_field_and_the_rest_is_kept, async |portal| {
    let long = format!("{}@exempel.example", "a".repeat(300));
    let too_long = "å".repeat(101);
    let cases = [
        (
            "E-post",
            "anna.exempel.example",
            "Skriv en hel e-postadress, till exempel anna@exempel.example.",
        ),
        (
            "E-post",
            "a@b@exempel.example",
            "Skriv en hel e-postadress, till exempel anna@exempel.example.",
        ),
        (
            "E-post",
            "\"<b>x</b>\"@exempel.example",
            "Skriv en hel e-postadress, till exempel anna@exempel.example.",
        ),
        (
            "E-post",
            &long,
            "E-postadressen är för lång. Den får ha högst 254 tecken.",
        ),
        ("Förnamn", "   ", "Fyll i ditt förnamn."),
        (
            "Efternamn",
            &too_long,
            "Texten är 101 tecken. Korta den till högst 100.",
        ),
        ("Användarnamn", "ab", "Användarnamnet ska ha 3–40 tecken."),
        (
            "Användarnamn",
            "a@b",
            "Användarnamnet får bara ha bokstäver, siffror, punkt, bindestreck och understreck.",
        ),
        (
            "Användarnamn",
            "<b>hej</b>",
            "Användarnamnet får bara ha bokstäver, siffror, punkt, bindestreck och understreck.",
        ),
        (
            "Användarnamn",
            "x'; DROP TABLE persons; --",
            "Användarnamnet får bara ha bokstäver, siffror, punkt, bindestreck och understreck.",
        ),
        (
            "Mobilnummer",
            "abc",
            "Skriv ett mobilnummer, till exempel 070-174 06 05.",
        ),
        (
            "Mobilnummer",
            "<i>0701740605</i>",
            "Skriv ett mobilnummer, till exempel 070-174 06 05.",
        ),
        (
            "Lösenord",
            "Gr7!k",
            "Lösenordet uppfyller inte alla krav. Det behöver ha minst 8 tecken, annat än ett vanligt lösenord, ditt namn eller din e-postadress.",
        ),
        (
            "Lösenord",
            "Passw0rd!",
            "Lösenordet uppfyller inte alla krav. Det behöver ha annat än ett vanligt lösenord, ditt namn eller din e-postadress.",
        ),
    ];
    let mut visitor = portal.visitor();
    for (label, value, mistake) in cases {
        fill_in(&mut visitor, LISA)
            .await
            .fill(label, value)
            .press("Registrera")
            .await
            .mistakes(&[mistake]);
        assert!(visitor.page().mistake_at(label).unwrap().ends_with(mistake), "{label}");
        if label != "Lösenord" {
            assert_eq!(visitor.page().value(label), value, "{label}");
        }
        if label != "Förnamn" {
            assert_eq!(visitor.page().value("Förnamn"), "Lisa");
        }
        assert_eq!(visitor.page().value("Jag har läst och godkänner villkoren"), "1");
        visitor.does_not_see("<b>hej").does_not_see("<i>070");
        assert!(!visitor.page().body.contains(PASSWORD) && !visitor.page().body.contains("Passw0rd!"));
    }
    assert_eq!(person::Entity::find().count(portal.store.db()).await.unwrap(), 0);
    assert_eq!(letters(portal, LISA, "").await, 0);
});

both!(the_form_can_be_sent_after_the_mistake_is_mended, async |portal| {
    let mut lisa = portal.visitor();
    fill_in(&mut lisa, "lisa").await.press("Registrera").await.status(422);
    lisa.fill("E-post", LISA)
        .fill("Lösenord", PASSWORD)
        .press("Registrera")
        .await
        .leads_to("/registrera/klart");
    assert_eq!(letters(portal, LISA, CONFIRM).await, 1);
});

both!(html_and_sql_are_names_like_others, async |portal| {
    let (first, last) = ("<script>alert(1)</script>", "Robert'); DROP TABLE persons; --");
    let mut lisa = portal.visitor();
    fill_in(&mut lisa, LISA)
        .await
        .fill("Förnamn", first)
        .fill("Efternamn", last)
        .press("Registrera")
        .await;
    assert_eq!(letters(portal, LISA, CONFIRM).await, 1);
    let letter = portal.mail(LISA, CONFIRM).await;
    assert!(letter.text.contains(first) && !letter.html.unwrap().contains("<script"));
    lisa.open(&link(portal, LISA, CONFIRM).await)
        .await
        .press("Bekräfta kontot")
        .await;
    log_in(&mut lisa, LISA, PASSWORD).await;
    lisa.follow().await.heading(&format!("Hej {first}")).sees(last);
    assert!(!lisa.page().body.contains("<script>alert"));
    assert_eq!(person_by_email(portal, LISA).await.unwrap().last_name, last);
});

both!(
    a_taken_address_shows_the_same_page_and_tells_its_owner,
    async |portal| {
        portal.anna().await;
        let (mut thief, mut lisa) = (portal.visitor(), portal.visitor());
        fill_in(&mut lisa, LISA)
            .await
            .press("Registrera")
            .await
            .leads_to("/registrera/klart");
        fill_in(&mut thief, "Anna.Ek@EXEMPEL.example")
            .await
            .press("Registrera")
            .await
            .leads_to("/registrera/klart");
        assert_eq!(lisa.page().headers.len(), thief.page().headers.len());
        let (for_new, for_taken) = (lisa.follow().await.page().text(), thief.follow().await.page().text());
        assert_eq!(for_new, for_taken);

        assert_eq!(letters(portal, ANNA, "Du har redan ett konto").await, 1);
        assert_eq!(letters(portal, ANNA, CONFIRM).await, 0);
        let letter = portal.mail(ANNA, "Du har redan ett konto").await;
        assert!(
            letter.text.contains("https://portal.example/logga-in"),
            "{}",
            letter.text
        );
        assert!(
            letter.text.contains("https://portal.example/glomt-losenord"),
            "{}",
            letter.text
        );
        // What the thief typed changed nothing.
        assert_eq!(person_by_email(portal, ANNA).await.unwrap().first_name, "Anna");
        log_in(&mut thief, ANNA, PASSWORD).await.leads_to("/");
    }
);

both!(nobody_can_fill_anothers_mailbox_with_the_form, async |portal| {
    portal.anna().await;
    let mut thief = portal.visitor();
    for _ in 0..12 {
        fill_in(&mut thief, ANNA)
            .await
            .press("Registrera")
            .await
            .leads_to("/registrera/klart");
    }
    assert_eq!(letters(portal, ANNA, "Du har redan ett konto").await, 5);
});

both!(
    a_taken_username_is_told_and_so_is_one_chosen_with_a_taken_address,
    async |portal| {
        portal.anna().await;
        let (mut lisa, mut thief) = (portal.visitor(), portal.visitor());
        fill_in(&mut lisa, LISA)
            .await
            .fill("Användarnamn", "Lisa_B")
            .press("Registrera")
            .await
            .leads_to("/registrera/klart");
        fill_in(&mut thief, ANNA)
            .await
            .fill("Användarnamn", "anna")
            .press("Registrera")
            .await
            .leads_to("/registrera/klart");
        // Were only real usernames told, the second would give away that the address has an account.
        for taken in ["lisa_b", "LISA_B", "anna"] {
            fill_in(&mut thief, "ny@exempel.example")
                .await
                .fill("Användarnamn", taken);
            let mistake = "Användarnamnet är upptaget. Välj ett annat, eller lämna fältet tomt.";
            thief.press("Registrera").await.mistakes(&[mistake]);
        }
    }
);

both!(fifty_equal_posts_make_one_account_and_one_letter, async |portal| {
    let mut lisa = portal.visitor();
    let form = fill_in(&mut lisa, LISA).await.submission("Registrera");
    let answers = join_all((0..50).map(|_| {
        let (mut tab, form) = (lisa.clone(), &form);
        async move { tab.submit(form).await.location() }
    }));
    assert_eq!(answers.await, vec!["/registrera/klart"; 50]);
    assert_eq!(person::Entity::find().count(portal.store.db()).await.unwrap(), 1);
    assert_eq!(letters(portal, LISA, "").await, 1);
    let person = person_by_email(portal, LISA).await.unwrap();
    assert_eq!(
        terms_acceptance::Entity::find().count(portal.store.db()).await.unwrap(),
        1
    );
    let history = history_entry::Entity::find().filter(history_entry::Column::PersonId.eq(person.id));
    let mut kinds: Vec<_> = history
        .all(portal.store.db())
        .await
        .unwrap()
        .into_iter()
        .map(|entry| entry.kind)
        .collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["registered", "terms"]);
});

both!(twenty_at_once_with_one_address_make_one_account, async |portal| {
    let tabs = join_all((0..20).map(|n| async move {
        let mut tab = portal.visitor();
        fill_in(&mut tab, LISA)
            .await
            .fill("Efternamn", &format!("Berg {n}"))
            .press("Registrera")
            .await
            .location()
    }));
    assert_eq!(tabs.await, vec!["/registrera/klart"; 20]);
    assert_eq!(person::Entity::find().count(portal.store.db()).await.unwrap(), 1);
    assert_eq!(letters(portal, LISA, CONFIRM).await, 1);
});

both!(twenty_at_once_with_one_username_make_one_account, async |portal| {
    let tabs = join_all((0..20).map(|n| async move {
        let mut tab = portal.visitor();
        fill_in(&mut tab, &format!("lisa{n}@exempel.example"))
            .await
            .fill("Användarnamn", "lisa");
        tab.press("Registrera").await.page().status.as_u16()
    }));
    let mut statuses = tabs.await;
    statuses.sort_unstable();
    assert_eq!(statuses, [&[303][..], &[422; 19]].concat());
    assert_eq!(person::Entity::find().count(portal.store.db()).await.unwrap(), 1);
});

both!(terms_that_changed_meanwhile_are_told, async |portal| {
    let mut lisa = portal.visitor();
    let form = fill_in(&mut lisa, LISA)
        .await
        .submission("Registrera")
        .with("terms_version", "2020-01-01");
    lisa.submit(&form)
        .await
        .mistakes(&["Villkoren har ändrats sedan du öppnade sidan. Läs dem och godkänn igen."]);
});

both!(
    an_account_that_nobody_confirmed_is_deleted_after_thirty_days,
    async |portal| {
        lisa(portal).await;
        portal.advance(chrono::TimeDelta::days(29));
        portal.run_jobs().await;
        assert!(person_by_email(portal, LISA).await.is_some());
        portal.advance(chrono::TimeDelta::days(2));
        portal.run_jobs().await;
        assert!(person_by_email(portal, LISA).await.is_none());
    }
);
