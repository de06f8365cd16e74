//! `/mitt-konto/fullmakter`: giving, answering, using, taking back and losing a fullmakt.

use accounts::mandates::{self, MandateKind};
use accounts::tables::person::PersonState;
use accounts::tables::{closing, history_entry, mandate, person, personal_export};
use chrono::TimeDelta;
use desk::tables::case;
use futures::future::join_all;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use testkit::{Browser, PASSWORD, TestPortal, both};

use super::{change_password, letters, set_state};

const PATH: &str = "/mitt-konto/fullmakter";
const GIVE: &str = "/mitt-konto/fullmakter/ge";
const WHO: &str = "E-postadress eller användarnamn till den som ska agera för dig";
const YEAR: TimeDelta = TimeDelta::days(365);

/// Fills in the form and sends it.
async fn give<'a>(browser: &'a mut Browser, named: &str) -> &'a mut Browser {
    browser.open(GIVE).await.heading("Ge en fullmakt");
    browser.fill(WHO, named).fill("Lösenord", PASSWORD);
    browser.press("Ge en fullmakt").await
}

/// Anna has given Bo a fullmakt, and he has accepted it.
async fn given(portal: &TestPortal) -> (Browser, Browser) {
    let (mut anna, mut bo) = (portal.anna().await, portal.person("Bo", "Berg").await);
    give(&mut anna, bo.email()).await.leads_to(PATH);
    bo.open(PATH)
        .await
        .press("Ja, ta emot: Du agerar för Anna Ek")
        .await
        .leads_to(PATH);
    (anna, bo)
}

/// Bo puts on the hat of Anna in the header.
async fn wear(bo: &mut Browser) {
    bo.open("/arenden").await.press("Anna Ek (fullmakt)").await;
    bo.follow().await.flash("Nu agerar du som Anna Ek (fullmakt).");
}

async fn ask(browser: &mut Browser, subject: &str) -> String {
    browser.open("/arenden/ny").await.heading("Nytt ärende");
    browser
        .choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", subject)
        .fill("Meddelande", "Finns det en ledig tid?")
        .press("Skicka")
        .await;
    let led = browser.location();
    led.trim_start_matches("/arenden/").to_owned()
}

async fn rows(portal: &TestPortal) -> Vec<mandate::Model> {
    mandate::Entity::find().all(portal.store.db()).await.unwrap()
}

async fn how_many_cases(portal: &TestPortal) -> usize {
    case::Entity::find().all(portal.store.db()).await.unwrap().len()
}

both!(a_fullmakt_is_given_answered_used_and_taken_back, async |portal| {
    let (mut anna, mut bo) = (portal.anna().await, portal.person("Bo", "Berg").await);
    anna.open(PATH).await.sees("Inga fullmakter än");
    give(&mut anna, "Bo.Berg@exempel.example").await.leads_to(PATH);
    anna.follow()
        .await
        .flash("Fullmakten är skickad.")
        .sees("bo.berg@exempel.example agerar för dig")
        .sees("Väntar på svar");
    assert_eq!(letters(portal, anna.email(), "Du har gett en fullmakt").await, 1);
    assert_eq!(letters(portal, bo.email(), "Någon vill ge dig en fullmakt").await, 1);
    bo.open("/")
        .await
        .does_not_see("Anna Ek (fullmakt)")
        .sees("Någon vill ge dig en fullmakt");
    bo.open(PATH)
        .await
        .sees("Du agerar för Anna Ek")
        .press("Ja, ta emot: Du agerar för Anna Ek")
        .await;
    assert_eq!(letters(portal, anna.email(), "En fullmakt gäller nu").await, 1);

    wear(&mut bo).await;
    let reference = ask(&mut bo, "Tid åt Anna").await;
    bo.open("/arenden")
        .await
        .sees("Ärenden för Anna Ek (fullmakt)")
        .sees("Tid åt Anna");
    anna.open(&format!("/arenden/{reference}"))
        .await
        .sees("Bo Berg, med fullmakt för Anna Ek");
    assert_eq!(letters(portal, anna.email(), "Vi har tagit emot").await, 1);
    assert_eq!(letters(portal, bo.email(), "Vi har tagit emot").await, 1);
    let mut omar = portal.officer().await;
    omar.open(&format!("/handlaggning/arenden/{reference}"))
        .await
        .sees("Bo Berg, med fullmakt för Anna Ek");

    // In a tab that was opened before.
    bo.open(&format!("/arenden/{reference}")).await.status(200);
    bo.fill("Meddelande", "Går det på tisdag?");
    anna.open(PATH)
        .await
        .sees("Bo Berg agerar för dig")
        .press("Återkalla: Bo Berg agerar för dig")
        .await;
    anna.follow().await.flash("Fullmakten är återkallad").sees("Återkallad");
    assert_eq!(letters(portal, bo.email(), "En fullmakt är återkallad").await, 1);
    bo.press("Skicka svar").await.status(303);
    assert!(
        bo.follow()
            .await
            .page()
            .flash()
            .is_none_or(|told| !told.contains("Tack"))
    );
    bo.open(&format!("/arenden/{reference}")).await.status(404);
    bo.open("/arenden").await.does_not_see("Tid åt Anna");
    for (who, line) in [(&mut anna, "Fullmakt återkallad."), (&mut bo, "Fullmakt mottagen.")] {
        who.open("/mitt-konto/historik").await.sees(line);
    }
    assert_eq!(portal.audited("accounts.mandate_revoked").await, 1);
});

both!(the_log_tells_who_acted_for_whom, async |portal| {
    use store::tables::audit_entry::{Column, Entity};
    let (anna, mut bo) = given(portal).await;
    wear(&mut bo).await;
    ask(&mut bo, "Tid åt Anna").await;
    let rows = Entity::find().filter(Column::Act.eq("desk.case_opened"));
    let row = rows.one(portal.store.db()).await.unwrap().unwrap();
    assert_eq!(row.actor_kind, "representative");
    assert_eq!(row.actor_id, Some(bo.id().uuid()));
    assert_eq!(row.hat_id, Some(anna.id().uuid()));
    portal.store.seal_audit().await.unwrap();
    assert_eq!(portal.store.verify_audit(None).await.unwrap().trouble, None);
});

both!(nobody_learns_whether_there_is_an_account, async |portal| {
    let (mut anna, bo) = (portal.anna().await, portal.person("Bo", "Berg").await);
    let mut answers = Vec::new();
    for named in [bo.email(), "finns.inte@exempel.example", "finnsinte"] {
        give(&mut anna, named).await.leads_to(PATH);
        anna.follow().await.sees(named).does_not_see("Bo Berg");
        answers.push(anna.page().flash());
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    // Only the address is written to.
    let subject = "Någon vill ge dig en fullmakt";
    assert_eq!(letters(portal, "finns.inte@exempel.example", subject).await, 1);
});

both!(
    who_registers_later_finds_the_offer_made_to_the_address,
    async |portal| {
        let mut anna = portal.anna().await;
        give(&mut anna, "bo.berg@exempel.example").await;
        let mut bo = portal.person("Bo", "Berg").await;
        bo.open(PATH)
            .await
            .sees("Du agerar för Anna Ek")
            .press("Nej tack: Du agerar för Anna Ek")
            .await;
        assert_eq!(letters(portal, anna.email(), "En fullmakt togs inte emot").await, 1);
        anna.open(PATH).await.sees("Nekad");
    }
);

both!(what_is_wrong_with_the_form_is_told, async |portal| {
    let mut anna = portal.anna().await;
    anna.open(GIVE).await;
    anna.untick("Ärenden")
        .fill("Till och med", "2020-01-01")
        .press("Ge en fullmakt")
        .await;
    anna.status(422);
    for told in [
        "Skriv en e-postadress eller ett användarnamn.",
        "Välj vad fullmakten ska gälla för.",
        "Välj ett datum från i morgon",
    ] {
        anna.sees(told);
    }
    for (last, told) in [("2099-01-01", "högst tre år framåt"), ("snart", "Skriv ett datum")] {
        anna.open(GIVE).await;
        anna.fill(WHO, "bo.berg@exempel.example").fill("Lösenord", PASSWORD);
        anna.fill("Till och med", last)
            .press("Ge en fullmakt")
            .await
            .status(422)
            .sees(told);
    }
    anna.open(GIVE).await;
    anna.fill(WHO, "bo.berg@exempel.example").fill("Lösenord", "fel");
    anna.press("Ge en fullmakt").await.status(422);
    let own = anna.email().to_owned();
    give(&mut anna, &own)
        .await
        .status(422)
        .sees("Du kan inte företräda dig själv.");
    assert!(rows(portal).await.is_empty());
});

both!(only_the_right_one_of_the_two_does_each_thing, async |portal| {
    let (mut anna, mut bo) = (portal.anna().await, portal.person("Bo", "Berg").await);
    give(&mut anna, bo.email()).await;
    let form = anna
        .follow()
        .await
        .submission("Återkalla: bo.berg@exempel.example agerar för dig");
    for act in ["accept", "decline", "resign"] {
        anna.submit(&form.clone().with("act", act)).await.status(404);
    }
    anna.submit(&form.clone().with("act", "borrow")).await.status(400);
    let theirs = bo.open(PATH).await.submission("Ja, ta emot: Du agerar för Anna Ek");
    bo.submit(&theirs.clone().with("act", "revoke")).await.status(404);
    let mut sara = portal.stranger().await;
    sara.open(GIVE).await;
    let token = sara.submission("Ge en fullmakt").get("_csrf").to_owned();
    for act in ["accept", "decline", "revoke", "resign"] {
        let forged = theirs.clone().with("_csrf", &token).with("act", act);
        sara.submit(&forged).await.status(404);
    }
    // Under a hat that is not theirs.
    sara.open("/arenden/ny").await;
    let mut forged = sara.submission("Skicka");
    forged.action = format!("/arenden/ny?_hat={}", anna.id());
    sara.submit(&forged).await.status(303);
    assert_eq!(how_many_cases(portal).await, 0);
    portal
        .visitor()
        .open(PATH)
        .await
        .leads_to("/logga-in?till=%2Fmitt-konto%2Ffullmakter");
});

both!(the_clock_ends_a_fullmakt_and_both_are_told_before, async |portal| {
    let (mut anna, mut bo) = given(portal).await;
    let day = TimeDelta::days(1);
    portal.advance(YEAR - day * 40);
    assert_eq!(letters(portal, bo.email(), "slutar snart gälla").await, 0);
    portal.advance(day * 15);
    for who in [anna.email(), bo.email()] {
        assert_eq!(letters(portal, who, "En fullmakt slutar snart gälla").await, 1, "{who}");
    }
    portal.advance(day * 27);
    for browser in [&mut anna, &mut bo] {
        let (id, email) = (browser.id(), browser.email().to_owned());
        portal.log_in(browser, id, &email).await;
    }
    // By the clock alone, before the hourly work has run.
    bo.open("/").await.does_not_see("Anna Ek (fullmakt)");
    bo.open(PATH).await.sees("Avslutad");
    for who in [anna.email(), bo.email()] {
        assert_eq!(letters(portal, who, "En fullmakt har slutat gälla").await, 1, "{who}");
    }
    anna.open(PATH).await.sees("Avslutad");
});

both!(an_offer_waits_for_thirty_days, async |portal| {
    let (mut anna, mut bo) = (portal.anna().await, portal.person("Bo", "Berg").await);
    give(&mut anna, bo.email()).await;
    let form = bo.open(PATH).await.submission("Ja, ta emot: Du agerar för Anna Ek");
    portal.advance(TimeDelta::days(31));
    let (id, email) = (bo.id(), bo.email().to_owned());
    portal.log_in(&mut bo, id, &email).await;
    bo.submit(&form).await;
    bo.follow().await.flash("Det här gäller inte längre.");
    assert!(rows(portal).await.iter().all(|row| row.valid_from.is_none()));
});

both!(a_holder_gives_up_and_the_giver_learns_it, async |portal| {
    let (anna, mut bo) = given(portal).await;
    bo.open(PATH).await.press("Avsäg dig: Du agerar för Anna Ek").await;
    bo.follow().await.flash("Du agerar inte längre för personen.");
    assert_eq!(letters(portal, anna.email(), "En företrädare har avsagt sig").await, 1);
    bo.open("/").await.does_not_see("Anna Ek (fullmakt)");
});

both!(the_account_of_the_one_represented_stays_shut, async |portal| {
    let (anna, mut bo) = given(portal).await;
    wear(&mut bo).await;
    let shown = bo.open("/mitt-konto/uppgifter").await.page().text();
    assert!(shown.contains(bo.email()) && !shown.contains(anna.email()));
    bo.open("/mitt-konto/personuppgifter")
        .await
        .status(200)
        .does_not_see(anna.email());
    // What Bo gives is his own to give.
    give(&mut bo, "lisa.berg@exempel.example").await;
    assert!(rows(portal).await.iter().any(|row| row.from_id == Some(bo.id())));
    assert!(
        rows(portal)
            .await
            .iter()
            .filter(|row| row.from_id == Some(anna.id()))
            .count()
            == 1
    );
});

both!(
    under_the_hat_of_another_one_changes_only_the_own_account,
    async |portal| {
        let (anna, mut bo) = given(portal).await;
        wear(&mut bo).await;
        let row = async |id| person::Entity::find_by_id(id).one(portal.store.db()).await.unwrap();
        let lines = async |id| {
            let of = history_entry::Entity::find().filter(history_entry::Column::PersonId.eq(id));
            of.count(portal.store.db()).await.unwrap()
        };
        let before = (row(anna.id()).await, lines(anna.id()).await);
        bo.open("/mitt-konto/uppgifter").await.fill("Förnamn", "Bosse");
        bo.press("Spara").await.status(303);
        bo.open("/mitt-konto/personuppgifter/ladda-ner").await;
        bo.press("Gör filen").await.status(303);
        change_password(&mut bo, "Lingonris9%mo").await;
        bo.open("/mitt-konto/personuppgifter/avsluta").await;
        bo.fill("Lösenord", "Lingonris9%mo")
            .press("Avsluta kontot")
            .await
            .status(303);
        assert!(row(bo.id()).await.unwrap().first_name == "Bosse" && lines(bo.id()).await >= 4);
        let after = (row(anna.id()).await, lines(anna.id()).await);
        assert!(before == after, "the account of the one represented changed");
        let db = portal.store.db();
        assert!(closing::Entity::find_by_id(anna.id()).one(db).await.unwrap().is_none());
        assert!(
            personal_export::Entity::find_by_id(anna.id())
                .one(db)
                .await
                .unwrap()
                .is_none()
        );
        assert!(closing::Entity::find_by_id(bo.id()).one(db).await.unwrap().is_some());
    }
);

both!(nobody_handles_the_case_of_somebody_they_act_for, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    let page = format!("/handlaggning/arenden/{reference}");
    omar.open(&page).await.does_not_see("eget ärende");
    let until = portal.time() + YEAR;
    portal
        .give_mandate(MandateKind::GodMan, anna.id(), omar.id(), until)
        .await;
    let form = omar.submission("Ta ärendet");
    omar.submit(&form).await.status(403);
});

both!(who_has_protected_identity_is_not_named_by_a_fullmakt, async |portal| {
    let (mut vera, mut bo) = (portal.protected().await, portal.person("Bo", "Berg").await);
    give(&mut vera, bo.email()).await.leads_to(PATH);
    bo.open(PATH)
        .await
        .does_not_see("Skog")
        .sees("Person med skyddade uppgifter");
    bo.press("Ja, ta emot: Du agerar för Person med skyddade uppgifter")
        .await;
    bo.follow()
        .await
        .does_not_see("Skog")
        .sees("Person med skyddade uppgifter (fullmakt)");
    bo.press("Person med skyddade uppgifter (fullmakt)").await;
    let reference = ask(&mut bo, "Tid åt någon").await;
    bo.open(&format!("/arenden/{reference}")).await.does_not_see("Skog");
    portal.run_jobs().await;
    for mail in portal.mail_to(bo.email()).await {
        assert!(
            !mail.text.contains("Skog") && !mail.subject.contains("Vera"),
            "{}",
            mail.subject
        );
    }
});

both!(nobody_acts_by_a_fullmakt_after_it_was_taken_back, async |portal| {
    let (mut anna, mut bo) = given(portal).await;
    wear(&mut bo).await;
    let mut tabs = Vec::new();
    for _ in 0..8 {
        let mut tab = bo.clone();
        tab.open("/arenden/ny").await;
        tab.choose("Vad gäller det?", "Bokning av lokal")
            .fill("Rubrik", "Tid")
            .fill("Meddelande", "Finns det en tid?");
        let form = tab.submission("Skicka");
        tabs.push((tab, form));
    }
    let revoke = anna.open(PATH).await.submission("Återkalla: Bo Berg agerar för dig");
    let acting = join_all(tabs.iter_mut().map(|(tab, form)| tab.submit(form)));
    let (_, _) = futures::join!(acting, anna.submit(&revoke));
    let row = rows(portal).await.remove(0);
    let ended = row.ended_at.expect("it was taken back");
    let cases = case::Entity::find().all(portal.store.db()).await.unwrap();
    assert!(cases.iter().all(|case| case.created_at <= ended));
    let before = cases.len();
    for (tab, form) in &mut tabs {
        tab.submit(form).await;
    }
    assert_eq!(how_many_cases(portal).await, before);
});

both!(nobody_acts_for_whose_account_is_locked, async |portal| {
    let (anna, bo) = (portal.anna().await, portal.stranger().await);
    let until = portal.now() + TimeDelta::days(100);
    portal
        .give_mandate(MandateKind::Fullmakt, anna.id(), bo.id(), until)
        .await;
    let hats = async || {
        mandates::hats(portal.store.db(), bo.id(), portal.now())
            .await
            .unwrap()
            .len()
    };
    assert_eq!(hats().await, 1);
    set_state(portal, anna.email(), PersonState::Locked).await;
    assert_eq!(hats().await, 0);
    let holders = mandates::holders(portal.store.db(), anna.id(), desk::SERVICE, portal.now()).await;
    assert_eq!(holders.unwrap(), []);
});

both!(staff_end_a_fullmakt_with_a_reason, async |portal| {
    let (anna, bo) = given(portal).await;
    let id = rows(portal).await[0].id;
    let mut karin = portal.customer_service().await;
    let page = format!("/handlaggning/stallforetradare/{id}");
    karin
        .open(&format!("/handlaggning/personer/{}", anna.id()))
        .await
        .click("Bo Berg agerar för Anna Ek")
        .await
        .heading("Fullmakt")
        .sees("Bo Berg");
    let buttons = karin.page().all("main button");
    assert!(buttons.iter().any(|name| name == "Avsluta"), "{buttons:?}");
    assert!(!buttons.iter().any(|name| name == "Godkänn"), "{buttons:?}");
    karin.press("Avsluta").await.mistakes(&["Skriv orsaken."]);
    karin.fill("Orsak", "Anna ringde: hon känner inte Bo");
    let form = karin.submission("Avsluta");
    for _ in 0..2 {
        karin.submit(&form).await.leads_to(&page);
    }
    for who in [&anna, &bo] {
        assert_eq!(letters(portal, who.email(), "En fullmakt har slutat gälla").await, 1);
        let letter = portal.mail(who.email(), "En fullmakt har slutat gälla").await;
        assert!(letter.text.contains("hon känner inte Bo"), "{}", letter.text);
    }
    let (mut anna, mut bo) = (anna, bo);
    for who in [&mut anna, &mut bo] {
        who.open("/mitt-konto/historik")
            .await
            .sees("Rätten att agera har upphört.");
    }
    assert_eq!(portal.audited("accounts.mandate_ended_by_staff").await, 1);
    // Not by others, not one's own, and not an offer that nobody accepted.
    let mut omar = portal.officer().await;
    omar.open(&page).await.status(403);
    let mut sara = portal.stranger().await;
    sara.open(&page).await.status(403);
    give(&mut sara, karin.email()).await;
    let offered = rows(portal)
        .await
        .into_iter()
        .find(|row| row.from_id == Some(sara.id()));
    let offered = format!("/handlaggning/stallforetradare/{}", offered.unwrap().id);
    karin.open(&offered).await.status(404);
    karin
        .open(PATH)
        .await
        .press("Ja, ta emot: Du agerar för Sara Lund")
        .await;
    karin.open(&offered).await.sees("Det här gäller dig själv.");
});

both!(a_letter_about_a_new_password_tells_who_may_act, async |portal| {
    let (mut anna, _bo) = given(portal).await;
    change_password(&mut anna, "Vintergata9!kv").await;
    portal.run_jobs().await;
    let letter = portal.mail(anna.email(), "Ditt lösenord är bytt").await;
    assert!(
        letter.text.contains("Med fullmakt kan Bo Berg agera för dig."),
        "{}",
        letter.text
    );
    assert!(!letter.text.contains("bo.berg@"), "{}", letter.text);
});

both!(one_that_cannot_be_ended_keeps_no_other_waiting, async |portal| {
    let (anna, bo) = given(portal).await;
    let sara = portal.stranger().await;
    portal
        .give_mandate(MandateKind::Fullmakt, sara.id(), bo.id(), portal.now() + YEAR * 2)
        .await;
    let id = anna.id();
    let broken = portal.store.write::<_, store::Never, _, _>(|tx| async move {
        use accounts::tables::person::{Column, Entity};
        use sea_orm::{ColumnTrait, QueryFilter, sea_query::Expr};
        let row = Entity::update_many().col_expr(Column::Email, Expr::value("@"));
        row.filter(Column::Id.eq(id)).exec(&*tx).await?;
        Ok(())
    });
    broken.await.unwrap();
    portal.advance(YEAR * 3);
    let failed = portal.worker().run_due().await.unwrap_err();
    assert!(format!("{failed:#}").contains("1 of a turn failed"), "{failed:#}");
    let states: Vec<_> = rows(portal).await.iter().map(|row| (row.from_id, row.state)).collect();
    assert!(
        states.contains(&(Some(sara.id()), mandate::MandateState::Ended)),
        "{states:?}"
    );
    assert!(
        states.contains(&(Some(anna.id()), mandate::MandateState::Active)),
        "{states:?}"
    );
});
