//! What staff change in a person's account, a page each.

use std::time::Duration;

use accounts::administrators::{self, NewAdministrator};
use accounts::tables::person::{self, PersonState};
use accounts::tables::staff_role;
use base::{Id, Person, StaffRole};
use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::Never;
use testkit::{Browser, PASSWORD, TestPortal, both};

use super::{ANNA, log_in};

fn page_of(person: &Browser) -> String {
    format!("/handlaggning/personer/{}", person.id())
}

async fn row(portal: &TestPortal, id: Id<Person>) -> person::Model {
    accounts::queries::person(portal.store.db(), id).await.unwrap().unwrap()
}

both!(
    a_username_is_changed_with_a_reason_and_the_person_is_told,
    async |portal| {
        let mut anna = portal.anna().await;
        let mut karin = portal.customer_service().await;
        karin
            .open(&page_of(&anna))
            .await
            .click("Byt användarnamn")
            .await
            .heading("Byt användarnamn");
        karin
            .fill("Nytt användarnamn", "a b")
            .press("Byt användarnamn")
            .await
            .mistakes(&[
                "Användarnamnet får bara ha bokstäver, siffror, punkt, bindestreck och understreck.",
                "Skriv orsaken.",
            ]);
        karin
            .fill("Nytt användarnamn", "anna.ek")
            .fill("Orsak", "Bad om det på telefon");
        let form = karin.submission("Byt användarnamn");
        karin.submit(&form).await.leads_to(&page_of(&anna));
        karin.follow().await.flash("Användarnamnet är bytt").sees("anna.ek");
        // The same form again does nothing more.
        karin.submit(&form).await.leads_to(&page_of(&anna));
        portal.run_jobs().await;
        let letters = portal.mail_to(anna.email()).await;
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].subject, "Ditt användarnamn är ändrat");
        assert!(letters[0].text.contains("anna.ek") && letters[0].text.contains("Bad om det på telefon"));
        log_in(&mut portal.visitor(), "Anna.Ek", PASSWORD).await.leads_to("/");
        anna.open("/mitt-konto/historik")
            .await
            .sees("Användarnamnet ändrades från anna.ek@exempel.example till anna.ek. Orsak: Bad om det på telefon");
        karin.open(&page_of(&anna)).await.sees("Av Karin Berg");

        let bo = portal.person("Bo", "Karlsson").await;
        karin.open(&format!("{}/anvandarnamn", page_of(&bo))).await;
        karin.fill("Nytt användarnamn", "ANNA.EK").fill("Orsak", "Bad om det");
        karin
            .press("Byt användarnamn")
            .await
            .mistakes(&["Användarnamnet är upptaget. Välj ett annat."]);
    }
);

both!(name_and_mobile_number_are_changed_and_found_by, async |portal| {
    let anna = portal.anna().await;
    let mut karin = portal.customer_service().await;
    karin
        .open(&page_of(&anna))
        .await
        .click("Ändra namn och mobilnummer")
        .await;
    karin.fill("Förnamn", "").fill("Mobilnummer", "12").press("Spara").await;
    karin.mistakes(&[
        "Fyll i förnamnet.",
        "Skriv ett mobilnummer, till exempel 070-174 06 05.",
    ]);
    karin
        .fill("Förnamn", "<b>Annika</b>")
        .fill("Mobilnummer", "070-174 06 05")
        .press("Spara")
        .await;
    karin
        .follow()
        .await
        .flash("Uppgifterna är sparade.")
        .heading("<b>Annika</b> Ek")
        .sees("070-174 06 05");
    karin.sees("Mobilnumret 070-174 06 05 lades till");
    portal.run_jobs().await;
    portal.mail(anna.email(), "Dina uppgifter är ändrade").await;
    karin.open("/handlaggning/personer").await;
    karin.fill("Sök person", "<b>annika").press("Sök").await;
    assert_eq!(karin.page().all("tbody th"), ["<b>Annika</b> Ek"]);
});

both!(a_name_that_the_person_changed_is_found_at_once, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/mitt-konto/uppgifter").await;
    anna.fill("Efternamn", "Åström").press("Spara").await;
    let mut karin = portal.customer_service().await;
    karin.open("/handlaggning/personer").await;
    karin.fill("Sök person", "åström").press("Sök").await;
    assert_eq!(karin.page().all("tbody th"), ["Anna Åström"]);
});

both!(two_officers_at_once_are_told_and_nothing_is_lost, async |portal| {
    let anna = portal.anna().await;
    let (mut karin, mut ada) = (portal.customer_service().await, portal.administrator().await);
    let path = format!("{}/uppgifter", page_of(&anna));
    karin.open(&path).await;
    ada.open(&path)
        .await
        .fill("Förnamn", "Annika")
        .press("Spara")
        .await
        .leads_to(&page_of(&anna));
    karin.fill("Förnamn", "Hanna").press("Spara").await;
    karin.mistakes(&[
        "Någon har ändrat kontot medan du skrev. Ovanför ser du hur det ser ut nu. Kontrollera och skicka igen.",
    ]);
    karin.sees("Annika Ek");
    assert_eq!(karin.page().value("Förnamn"), "Hanna");
    karin.press("Spara").await.leads_to(&page_of(&anna));
    assert_eq!(row(portal, anna.id()).await.first_name, "Hanna");
});

both!(parallel_changes_of_one_account_have_one_winner, async |portal| {
    let anna = portal.anna().await;
    let mut karin = portal.customer_service().await;
    let path = format!("{}/uppgifter", page_of(&anna));
    let mut forms = Vec::new();
    for n in 0..10 {
        karin.open(&path).await;
        forms.push(karin.fill("Förnamn", &format!("Anna{n}")).submission("Spara"));
    }
    let sent = forms.into_iter().map(|form| {
        let mut karin = karin.clone();
        async move { karin.submit(&form).await.page().status.as_u16() }
    });
    let mut answers = futures::future::join_all(sent).await;
    answers.sort_unstable();
    assert_eq!(answers[0], 303);
    assert!(answers[1..].iter().all(|status| *status == 422), "{answers:?}");
    assert_eq!(row(portal, anna.id()).await.version, 2);
});

both!(a_locked_person_is_out_until_unlocked, async |portal| {
    let mut anna = portal.anna().await;
    let mut karin = portal.customer_service().await;
    karin.open(&page_of(&anna)).await.click("Lås kontot").await;
    karin.press("Lås kontot").await.mistakes(&["Skriv orsaken."]);
    karin
        .fill("Orsak", "Någon annan använder kontot")
        .press("Lås kontot")
        .await;
    karin.follow().await.flash("Kontot är låst.").sees("Låst");
    anna.open("/mitt-konto/uppgifter").await.status(303);
    let mut shut_out = portal.visitor();
    log_in(&mut shut_out, ANNA, PASSWORD).await;
    shut_out.status(422).sees("Kontot är låst");
    portal.run_jobs().await;
    assert!(
        portal
            .mail(anna.email(), "Ditt konto är låst")
            .await
            .text
            .contains("Någon annan använder kontot")
    );
    karin.open(&format!("{}/las", page_of(&anna))).await;
    karin.fill("Orsak", "En gång till").press("Lås kontot").await;
    karin.mistakes(&["Det är redan gjort, kanske av en kollega."]);
    karin.open(&page_of(&anna)).await.click("Lås upp kontot").await;
    karin.fill("Orsak", "Personen har ringt").press("Lås upp kontot").await;
    karin.follow().await.flash("Kontot är upplåst.");
    log_in(&mut portal.visitor(), ANNA, PASSWORD).await.leads_to("/");
});

both!(a_new_link_confirms_and_the_old_one_does_not, async |portal| {
    let mut lisa = portal.visitor();
    lisa.open("/registrera/privat").await;
    lisa.fill("E-post", "lisa.berg@exempel.example")
        .fill("Förnamn", "Lisa")
        .fill("Efternamn", "Berg");
    lisa.fill("Lösenord", PASSWORD)
        .tick("Jag har läst och godkänner villkoren");
    lisa.press("Registrera").await.status(303);
    portal.run_jobs().await;
    let first = portal
        .mail("lisa.berg@exempel.example", "Bekräfta ditt konto")
        .await
        .link();
    let email = base::Email::parse("lisa.berg@exempel.example").unwrap();
    let id = accounts::queries::find_by_email(portal.store.db(), &email)
        .await
        .unwrap()
        .unwrap()
        .id;
    let mut karin = portal.customer_service().await;
    karin
        .open(&format!("/handlaggning/personer/{id}"))
        .await
        .sees("Inte bekräftat");
    let form = karin.submission("Skicka ny bekräftelselänk");
    karin.submit(&form).await.status(303);
    karin.follow().await.flash("En ny länk är skickad.");
    portal.run_jobs().await;
    assert_eq!(portal.mail_to("lisa.berg@exempel.example").await.len(), 2);
    let second = portal
        .mail("lisa.berg@exempel.example", "Bekräfta ditt konto")
        .await
        .link();
    lisa.open(&first).await.status(410);
    lisa.open(&second)
        .await
        .press("Bekräfta kontot")
        .await
        .leads_to("/logga-in");
    karin.submit(&form.with("_key", &"x".repeat(40))).await;
    karin.follow().await.flash("Det är redan gjort, kanske av en kollega.");
});

both!(an_email_change_starts_after_an_identity_check, async |portal| {
    let mut anna = portal.anna().await;
    portal.stranger().await;
    let mut karin = portal.customer_service().await;
    karin.open(&page_of(&anna)).await.click("Byt e-postadress").await;
    karin
        .fill("Ny e-postadress", "ny")
        .press("Skicka länk till nya adressen")
        .await
        .mistakes(&[
            "Skriv en hel e-postadress, till exempel anna@exempel.example.",
            "Välj hur du har kontrollerat vem personen är.",
        ]);
    karin.fill("Ny e-postadress", "sara.lund@exempel.example");
    karin.tick("Jag har sett giltig legitimation på plats");
    karin
        .press("Skicka länk till nya adressen")
        .await
        .mistakes(&["Adressen hör redan till ett konto."]);
    karin
        .fill("Ny e-postadress", "anna.ny@exempel.example")
        .press("Skicka länk till nya adressen")
        .await;
    karin
        .follow()
        .await
        .flash("En länk är skickad till den nya adressen.")
        .sees("legitimation på plats");
    assert_eq!(row(portal, anna.id()).await.email, "anna.ek@exempel.example");
    portal.run_jobs().await;
    let link = portal.mail_to("anna.ny@exempel.example").await[0].link();
    anna.open(&link).await.status(200);
});

both!(a_colleagues_account_is_for_administrators, async |portal| {
    let omar = portal.officer().await;
    let (mut karin, mut ada) = (portal.customer_service().await, portal.administrator().await);
    karin
        .open(&page_of(&omar))
        .await
        .sees("Kontot hör till en kollega")
        .does_not_see("Lås kontot");
    karin.open(&format!("{}/e-postadress", page_of(&omar))).await;
    karin
        .fill("Ny e-postadress", "min@exempel.example")
        .tick("Jag har sett giltig legitimation på plats");
    karin.press("Skicka länk till nya adressen").await.mistakes(&[
        "Kontot hör till en kollega med behörighet i handläggningen, eller till någon vars behörighet väntar på \
         godkännande. Bara en systemadministratör kan ändra det.",
    ]);
    ada.open(&format!("{}/las", page_of(&omar))).await;
    ada.fill("Orsak", "Har slutat")
        .press("Lås kontot")
        .await
        .leads_to(&page_of(&omar));
    assert_eq!(row(portal, omar.id()).await.state, PersonState::Locked);
});

/// Customer service begins a change of Anna's address; gives the link that would end it.
async fn begin_email_change(portal: &TestPortal, anna: &Browser) -> String {
    let mut karin = portal.customer_service().await;
    karin.open(&format!("{}/e-postadress", page_of(anna))).await;
    karin
        .fill("Ny e-postadress", "min@exempel.example")
        .tick("Jag har sett giltig legitimation på plats");
    karin.press("Skicka länk till nya adressen").await.status(303);
    portal.run_jobs().await;
    portal.mail_to("min@exempel.example").await[0].link()
}

async fn give_role(ada: &mut Browser, anna: &Browser) {
    ada.open("/handlaggning/behorigheter/ge").await;
    ada.fill("Personens e-postadress eller användarnamn", anna.email());
    ada.choose("Behörighet", "Systemadministratör")
        .press("Ge behörighet")
        .await;
    ada.leads_to("/handlaggning/behorigheter");
}

both!(
    a_change_that_was_begun_before_a_role_was_given_ends_with_the_gift,
    async |portal| {
        let anna = portal.anna().await;
        let link = begin_email_change(portal, &anna).await;
        give_role(&mut portal.administrator().await, &anna).await;
        portal.visitor().open(&link).await.status(410);
        assert_eq!(row(portal, anna.id()).await.email, anna.email());
    }
);

both!(the_command_line_ends_such_a_change_too, async |portal| {
    let anna = portal.anna().await;
    let link = begin_email_change(portal, &anna).await;
    let new = NewAdministrator {
        email: base::Email::parse(anna.email()).unwrap(),
        name: None,
        password_hash: None,
    };
    administrators::add(portal, &new).await.unwrap();
    portal.visitor().open(&link).await.status(410);
});

both!(
    whoever_waits_for_a_role_is_changed_by_administrators_only,
    |config| config.staff.four_eyes = true,
    async |portal| {
        let mut anna = portal.anna().await;
        let begun_before = begin_email_change(portal, &anna).await;
        give_role(&mut portal.administrator().await, &anna).await;
        portal.visitor().open(&begun_before).await.status(410);
        let mut karin = portal.customer_service().await;
        karin
            .open(&page_of(&anna))
            .await
            .sees("vars behörighet väntar på godkännande")
            .does_not_see("Byt e-postadress");
        karin.open(&format!("{}/las", page_of(&anna))).await;
        karin.fill("Orsak", "Prov").press("Lås kontot").await.status(422);

        // What the person begins meanwhile does not outlive the approval either.
        anna.open("/mitt-konto/e-postadress").await;
        anna.fill("E-post", "anna@nytt.example")
            .fill("Bekräfta e-postadress", "anna@nytt.example")
            .fill("Lösenord", PASSWORD);
        anna.press("Skicka länk").await.status(303);
        portal.run_jobs().await;
        let begun_meanwhile = portal.mail_to("anna@nytt.example").await[0].link();
        let mut eva = portal.staff("Eva", "Holm", &[StaffRole::SystemAdministrator]).await;
        let role = StaffRole::SystemAdministrator.code();
        eva.open(&format!("/handlaggning/behorigheter/{}/{role}", anna.id()))
            .await
            .press("Godkänn")
            .await
            .status(303);
        portal.visitor().open(&begun_meanwhile).await.status(410);
    }
);

both!(a_role_that_is_taken_while_a_form_waits_allows_nothing, async |portal| {
    let anna = portal.anna().await;
    let mut karin = portal.customer_service().await;
    karin
        .open(&format!("{}/las", page_of(&anna)))
        .await
        .fill("Orsak", "Prov");
    let form = karin.submission("Lås kontot");
    let (of, theirs) = (anna.id(), staff_role::Column::PersonId.eq(karin.id()));
    let (is_locked, theirs) = (&tokio::sync::Notify::new(), &theirs);
    let taking = portal.store.write::<_, Never, _, _>(|tx| async move {
        tx.lock("accounts.staff_roles").await?;
        tx.lock(&format!("accounts.person.{of}")).await?;
        is_locked.notify_one();
        // By then the form has passed the door.
        tokio::time::sleep(Duration::from_millis(500)).await;
        staff_role::Entity::delete_many()
            .filter(theirs.clone())
            .exec(&*tx)
            .await?;
        Ok(())
    });
    let sending = async {
        is_locked.notified().await;
        karin.submit(&form).await.status(403);
    };
    let (taken, ()) = futures::join!(taking, sending);
    taken.expect("a role can be taken");
    assert_eq!(row(portal, anna.id()).await.state, PersonState::Active);
});

both!(
    of_parallel_gifts_and_changes_no_change_outlives_the_gift,
    async |portal| {
        let anna = portal.anna().await;
        let (mut karin, mut ada) = (portal.customer_service().await, portal.administrator().await);
        ada.open("/handlaggning/behorigheter/ge").await;
        ada.fill("Personens e-postadress eller användarnamn", anna.email());
        let gift = ada.choose("Behörighet", "Kassör").submission("Ge behörighet");
        karin.open(&format!("{}/e-postadress", page_of(&anna))).await;
        karin
            .fill("Ny e-postadress", "min@exempel.example")
            .tick("Jag har sett giltig legitimation på plats");
        let change = karin.submission("Skicka länk till nya adressen");
        futures::join!(ada.submit(&gift), karin.submit(&change));
        ada.leads_to("/handlaggning/behorigheter");
        portal.run_jobs().await;
        for letter in portal.mail_to("min@exempel.example").await {
            portal.visitor().open(&letter.link()).await.status(410);
        }
    }
);

both!(
    the_mark_of_protected_identity_is_set_and_taken_away_by_administrators,
    async |portal| {
        let anna = portal.anna().await;
        let mut ada = portal.administrator().await;
        ada.open(&page_of(&anna))
            .await
            .click("Sätt skyddade personuppgifter")
            .await;
        ada.fill("Orsak", "Visade beslut")
            .press("Sätt skydd")
            .await
            .leads_to(&page_of(&anna));
        assert!(row(portal, anna.id()).await.protected);
        portal.run_jobs().await;
        let letter = &portal.mail_to(anna.email()).await[0];
        assert!(
            !letter.subject.contains("skydd") && !letter.text.contains("skydd"),
            "{}",
            letter.text
        );
        ada.follow().await.heading("Stopp: skyddade personuppgifter");
        ada.fill("Varför behöver du öppna uppgifterna?", "Skyddet har upphört")
            .press("Öppna")
            .await;
        ada.follow().await.click("Ta bort skyddet").await;
        ada.fill("Orsak", "Visade beslut")
            .press("Ta bort skyddet")
            .await
            .leads_to(&page_of(&anna));
        ada.follow().await.heading("Anna Ek").flash("Skyddet är borttaget.");
        assert!(!row(portal, anna.id()).await.protected);
        portal.run_jobs().await;
        let letters = portal.mail_to(anna.email()).await;
        assert!(letters.iter().all(|letter| !letter.subject.contains("skydd")));
    }
);

both!(a_form_without_key_or_version_is_none_of_ours, async |portal| {
    let anna = portal.anna().await;
    let mut karin = portal.customer_service().await;
    karin.open(&format!("{}/las", page_of(&anna))).await;
    let form = karin.fill("Orsak", "Något").submission("Lås kontot");
    karin.submit(&form.clone().with("_key", "")).await.status(400);
    karin.submit(&form.clone().with("version", "x")).await.status(400);
    karin.submit(&form.clone().with("_csrf", "x")).await.status(403);
    portal.advance(TimeDelta::minutes(31));
    karin.submit(&form).await.status(303);
    assert_eq!(row(portal, anna.id()).await.state, PersonState::Active);
});
