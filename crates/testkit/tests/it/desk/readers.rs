//! Who reads a case beside its customer: the lists, the page, and what they may do.

use base::{Id, OrgRole, Organisation, Person, Represented};
use chrono::TimeDelta;
use desk::model::Why;
use organisations::tables::membership;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::Never;
use testkit::{Browser, TestPortal, both};

use super::decisions::back;
use super::{answer, ask, case, lines, open_case, pages, subjects};

/// Lets somebody read a case without the page.
async fn let_read(portal: &TestPortal, reference: &str, who: impl Into<Represented>) -> bool {
    let case = &case(portal, reference).await;
    let who = who.into();
    let added = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(desk::add_reader(&tx, case, who, Why::Merged, None).await?) });
    added.await.expect("somebody can be let read")
}

/// Takes a person out of an organisation without the page.
pub(super) async fn leave(portal: &TestPortal, organisation: Id<Organisation>, person: Id<Person>) {
    let left = portal.store.write::<_, Never, _, _>(|tx| async move {
        membership::Entity::delete_many()
            .filter(membership::Column::OrganisationId.eq(organisation))
            .filter(membership::Column::PersonId.eq(person))
            .exec(&*tx)
            .await?;
        Ok(())
    });
    left.await.expect("somebody can leave");
}

fn listed(browser: &Browser) -> Vec<String> {
    let links = browser.page().attributes("main a", "href");
    let numbers = links.iter().filter_map(|link| link.strip_prefix("/arenden/ARE-"));
    numbers.map(|number| format!("ARE-{number}")).collect()
}

both!(a_reader_reads_and_writes_and_the_customer_is_told, async |portal| {
    let (mut anna, mut sara) = (portal.anna().await, portal.stranger().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (mine, staff) = pages(&reference);
    sara.open(&mine).await.status(404);
    assert!(let_read(portal, &reference, sara.id()).await);
    assert!(!let_read(portal, &reference, sara.id()).await, "once is enough");
    assert!(!let_read(portal, &reference, anna.id()).await, "it is hers");
    sara.open("/arenden")
        .await
        .sees("Tid i hallen")
        .sees("Delat med dig")
        .sees("Anna Ek");
    anna.open("/arenden").await.does_not_see("Delat med dig");
    sara.open(&mine).await.heading("Tid i hallen");
    sara.fill("Meddelande", "Jag kan på tisdag").press("Skicka svar").await;
    sara.leads_to(&mine).follow().await.sees("Jag kan på tisdag");
    anna.open(&mine).await.sees("Sara Lund");
    let told = subjects(portal, anna.email()).await;
    assert!(
        told.contains(&format!("Någon har skrivit i ditt ärende {reference}")),
        "{told:?}"
    );
    let mut officer = portal.officer().await;
    officer.open(&staff).await.sees("Sara Lund").sees("Jag kan på tisdag");
    assert_eq!(lines(portal, &reference).await.len(), 2);
});

both!(who_reads_a_case_does_not_handle_it, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (_, staff) = pages(&reference);
    officer.open(&staff).await.status(200);
    let_read(portal, &reference, officer.id()).await;
    officer
        .open(&staff)
        .await
        .status(403)
        .sees("Det här ärendet är ditt eget");
    // Nor does a colleague leave it to them.
    let mut karin = portal.customer_service().await;
    karin
        .open(&staff)
        .await
        .choose("Till vem?", "Omar Haddad")
        .press("Lämna över")
        .await;
    karin.mistakes(&["Ingen handlägger sitt eget ärende. En kollega behöver göra det."]);
    assert_eq!(case(portal, &reference).await.officer_id, None);
});

both!(an_organisation_reads_by_the_roles_that_see_all_of_it, async |portal| {
    let (mut anna, mut bo) = (portal.anna().await, portal.bo().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (mine, _) = pages(&reference);
    let club = portal.organisation("forening", "Exempel BK").await;
    portal.give_org_role(club, bo.id(), OrgRole::AssociationManager).await;
    let mut lisa = portal.person("Lisa", "Berg").await;
    portal.give_org_role(club, lisa.id(), OrgRole::Contact).await;
    assert!(let_read(portal, &reference, club).await);
    portal.wear(&bo, Some(club)).await;
    portal.wear(&lisa, Some(club)).await;
    bo.open("/arenden")
        .await
        .sees("Tid i hallen")
        .sees("Delat med Exempel BK");
    bo.open(&mine).await.status(200);
    lisa.open("/arenden").await.does_not_see("Tid i hallen");
    lisa.open(&mine).await.status(404);
});

both!(own_and_shared_cases_stand_in_one_list_that_loses_none, async |portal| {
    let (anna, mut sara) = (portal.anna().await, portal.stranger().await);
    let mut all = Vec::new();
    for number in 0..40 {
        let who = if number % 3 == 0 { sara.id() } else { anna.id() };
        let reference = open_case(portal, who, None, "bokning", &format!("Hall {number}")).await;
        let_read(portal, &reference, sara.id()).await;
        all.push(reference);
        if number % 4 == 0 {
            portal.advance(TimeDelta::minutes(1));
        }
    }
    sara.open("/arenden").await;
    let mut seen = listed(&sara);
    while sara.page().text().contains("Nästa") {
        sara.click("Nästa").await.heading("Ärenden");
        seen.extend(listed(&sara));
    }
    assert_eq!(seen.len(), all.len());
    sara.click("Föregående").await;
    let newest: Vec<_> = seen[..25].to_vec();
    assert_eq!(listed(&sara), newest);
    // What is written in moves up for its readers too.
    let mut officer = portal.officer().await;
    portal.advance(TimeDelta::minutes(1));
    answer(&mut officer, &all[1], "Hej", "Arbeta vidare, ärendet är öppet").await;
    sara.open("/arenden").await;
    assert_eq!(listed(&sara)[0], all[1]);
    sara.fill("Sök bland ärenden", "Hall 1").press("Filtrera").await;
    assert_eq!(listed(&sara).len(), 1);
});

/// Shares a case by its page; what it says then.
async fn share(browser: &mut Browser, reference: &str, email: &str) {
    browser
        .open(&format!("/arenden/{reference}/dela"))
        .await
        .heading("Dela ärendet");
    browser.fill("Personens e-postadress", email).press("Dela").await;
}

both!(
    a_case_is_shared_with_an_address_whether_or_not_it_has_an_account,
    async |portal| {
        let (mut anna, mut sara) = (portal.anna().await, portal.stranger().await);
        let reference = ask(&mut anna, "Tid i hallen").await;
        let (mine, _) = pages(&reference);
        anna.open(&mine)
            .await
            .click("Dela ärendet")
            .await
            .sees("Ingen mer än du och vi läser ärendet.");
        for email in [sara.email().to_owned(), "ny@exempel.example".to_owned()] {
            share(&mut anna, &reference, &email).await;
            anna.leads_to(&format!("/arenden/{reference}/dela")).follow().await;
            let told = format!("Vi har mejlat {email}. Hör adressen till ett konto kan personen läsa ärendet nu.");
            anna.flash(&told).sees(&email).does_not_see("Sara Lund");
        }
        let told = subjects(portal, sara.email()).await;
        assert_eq!(told, [format!("Ärende {reference} är delat med dig")]);
        let mail = portal
            .mail("ny@exempel.example", "Någon vill dela ett ärende med dig")
            .await;
        assert!(
            !mail.text.contains("Tid i hallen"),
            "a stranger's mailbox gets nobody's words"
        );
        sara.open(&mine).await.sees("Ärendet är delat med dig");
        sara.open(&format!("/arenden/{reference}/dela"))
            .await
            .does_not_see("ny@exempel.example");
        // The account comes later.
        let mut new = portal.person("Ny", "Granne").await;
        share(&mut anna, &reference, "ny.granne@exempel.example").await;
        new.open(&mine).await.status(200);
        anna.open(&mine)
            .await
            .sees("ny.granne@exempel.example")
            .sees("Ärendet delades med fler. Av: Du.");
    }
);

both!(
    an_address_that_gets_an_account_in_time_reads_what_waited_for_it,
    async |portal| {
        let mut anna = portal.anna().await;
        let reference = ask(&mut anna, "Tid i hallen").await;
        share(&mut anna, &reference, "lisa.berg@exempel.example").await;
        let mut lisa = portal.person("Lisa", "Berg").await;
        lisa.open(&pages(&reference).0).await.status(404);
        portal.advance(TimeDelta::minutes(11));
        portal.run_jobs().await;
        lisa.open(&pages(&reference).0).await.status(200);
        assert_eq!(portal.audited("desk.reader_found").await, 1);
    }
);

both!(sharing_is_refused_kindly, async |portal| {
    let (mut anna, mut sara) = (portal.anna().await, portal.stranger().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    share(&mut anna, &reference, "").await;
    anna.mistakes(&["Skriv personens e-postadress."]);
    share(&mut anna, &reference, "sara").await;
    anna.mistakes(&["E-postadressen ser inte rätt ut. Den ska se ut som namn@adress.example."]);
    let own = anna.email().to_uppercase();
    share(&mut anna, &reference, &own).await;
    anna.mistakes(&["Den adressen hör till någon som redan läser ärendet. Skriv någon annans."]);
    sara.open(&format!("/arenden/{reference}/dela")).await.status(404);
    portal
        .visitor()
        .open(&format!("/arenden/{reference}/dela"))
        .await
        .status(303);

    // A case of an organisation stays among those with a role in it; others learn nothing of accounts.
    let mut bo = portal.bo().await;
    let of_club = ask(&mut bo, "Föreningens fråga").await;
    let club = case(portal, &of_club).await.organisation_id.expect("Bo wears the hat");
    for email in [sara.email().to_owned(), "ingen@exempel.example".to_owned()] {
        share(&mut bo, &of_club, &email).await;
        let told =
            "Adressen hör inte till någon med en roll i organisationen. Be en administratör bjuda in personen först.";
        bo.mistakes(&[told]);
    }
    let mut lisa = portal.person("Lisa", "Berg").await;
    portal.give_org_role(club, lisa.id(), OrgRole::Contact).await;
    share(&mut bo, &of_club, lisa.email()).await;
    bo.status(303);
    lisa.open(&pages(&of_club).0).await.status(200);
    lisa.open("/arenden").await.sees("Föreningens fråga");
    // Who leaves the organisation leaves its cases.
    leave(portal, club, lisa.id()).await;
    lisa.open(&pages(&of_club).0).await.status(404);
    lisa.open("/arenden").await.does_not_see("Föreningens fråga");

    let mut vera = portal.protected().await;
    let hers = ask(&mut vera, "Hemligt").await;
    share(&mut vera, &hers, sara.email()).await;
    assert!(vera.page().mistakes()[0].starts_with("Ett ärende delas inte här"));
    // She can be shared with, and is not named.
    share(&mut anna, &reference, vera.email()).await;
    anna.status(303);
    vera.open(&pages(&reference).0).await.fill("Meddelande", "Jag kan");
    vera.press("Skicka svar").await.status(303);
    anna.open(&pages(&reference).0)
        .await
        .sees("Jag kan")
        .does_not_see("Vera Skog");
    let mails = portal.mail_to(anna.email()).await;
    assert!(mails.iter().all(|mail| !mail.text.contains("Vera Skog")));
});

both!(
    an_organisation_is_shared_with_and_what_is_shared_is_taken_back,
    async |portal| {
        let (mut anna, mut bo) = (portal.anna().await, portal.bo().await);
        let club = portal.organisation("forening", "Exempel BK").await;
        portal.give_org_role(club, anna.id(), OrgRole::Contact).await;
        portal.give_org_role(club, bo.id(), OrgRole::AssociationManager).await;
        let reference = ask(&mut anna, "Tid i hallen").await;
        let (mine, dela) = (pages(&reference).0, format!("/arenden/{reference}/dela"));
        bo.open(&mine).await.status(404);
        anna.open(&dela).await.choose("Organisation", "Exempel BK");
        anna.press("Dela, Dela med en organisation").await;
        anna.follow().await.flash("Ärendet är delat med Exempel BK.");
        bo.open(&mine).await.status(200);
        let told = subjects(portal, bo.email()).await;
        assert!(
            told.contains(&format!("Ärende {reference} är delat med er organisation")),
            "{told:?}"
        );
        let mut writing = bo.clone();
        writing.open(&mine).await.fill("Meddelande", "Vi hjälper till");
        anna.open(&dela)
            .await
            .press("Ta bort, Exempel BK")
            .await
            .leads_to(&dela);
        bo.open(&mine).await.status(404);
        writing.press("Skicka svar").await.status(404);
        assert!(
            lines(portal, &reference)
                .await
                .iter()
                .all(|(_, text)| text != "Vi hjälper till")
        );
    }
);

both!(a_reader_leaves_but_takes_nobody_else_away, async |portal| {
    let (mut anna, mut sara) = (portal.anna().await, portal.stranger().await);
    let lisa = portal.person("Lisa", "Berg").await;
    let reference = ask(&mut anna, "Tid i hallen").await;
    for email in [sara.email().to_owned(), lisa.email().to_owned()] {
        share(&mut anna, &reference, &email).await;
    }
    let dela = format!("/arenden/{reference}/dela");
    let others = anna.open(&dela).await.page().attributes("input[name=reader]", "value");
    let form = sara.open(&dela).await.submission("Ta bort mig från ärendet");
    let own = form.get("reader").to_owned();
    let other = others.iter().find(|id| **id != own).expect("Lisa reads too");
    sara.submit(&form.clone().with("reader", other)).await.status(404);
    sara.submit(
        &form
            .clone()
            .with("act", "person")
            .with("share_email", "x@exempel.example"),
    )
    .await;
    sara.status(404);
    sara.submit(&form).await.leads_to("/arenden").follow().await;
    sara.flash("Ärendet är inte längre delat med dig.")
        .does_not_see("Tid i hallen");
    anna.open(&dela).await.does_not_see(sara.email()).sees(lisa.email());
});

both!(whom_a_case_is_shared_with_is_told_of_our_answers, async |portal| {
    let (mut anna, mut sara) = (portal.anna().await, portal.stranger().await);
    let mut omar = portal.officer().await;
    let reference = ask(&mut anna, "Tid i hallen").await;
    share(&mut anna, &reference, sara.email()).await;
    portal.advance(TimeDelta::minutes(1));
    answer(&mut omar, &reference, "Vilken dag?", "Vänta på kundens svar").await;
    let told = [
        format!("Ärende {reference} är delat med dig"),
        format!("Vi har svarat i ärende {reference}"),
    ];
    assert_eq!(subjects(portal, sara.email()).await, told);
    let mail = portal.mail(sara.email(), "Vi har svarat").await;
    assert!(mail.text.contains("Vilken dag?"), "{}", mail.text);
    sara.open(&mail.link()).await.heading("Tid i hallen");
    // Who reads it no longer is told no more.
    let leaving = sara
        .open(&format!("/arenden/{reference}/dela"))
        .await
        .submission("Ta bort mig från ärendet");
    sara.submit(&leaving).await.leads_to("/arenden");
    answer(&mut omar, &reference, "Tisdag.", "Ärendet är löst, svaret är lösningen").await;
    assert_eq!(subjects(portal, sara.email()).await, told);
});

both!(a_colleague_who_has_left_is_told_no_more, async |portal| {
    let (mut anna, sara) = (portal.anna().await, portal.stranger().await);
    let mut omar = portal.officer().await;
    let club = portal.organisation("forening", "Exempel BK").await;
    for person in [anna.id(), sara.id()] {
        portal.give_org_role(club, person, OrgRole::Contact).await;
    }
    portal.wear(&anna, Some(club)).await;
    let reference = ask(&mut anna, "Tid i hallen").await;
    share(&mut anna, &reference, sara.email()).await;
    answer(&mut omar, &reference, "Vilken dag?", "Vänta på kundens svar").await;
    let told = subjects(portal, sara.email()).await;
    assert!(
        told.contains(&format!("Vi har svarat i ärende {reference}")),
        "{told:?}"
    );
    leave(portal, club, sara.id()).await;
    answer(&mut omar, &reference, "Tisdag.", "Arbeta vidare, ärendet är öppet").await;
    assert_eq!(subjects(portal, sara.email()).await, told);
});

both!(a_case_is_shared_when_it_is_sent, async |portal| {
    let (mut anna, mut sara) = (portal.anna().await, portal.stranger().await);
    anna.open("/arenden/ny")
        .await
        .choose("Vad gäller det?", "Bokning av lokal");
    anna.fill("Rubrik", "Tid i hallen").fill("Meddelande", "Hej");
    let own = anna.email().to_owned();
    anna.fill("Personens e-postadress", &own).press("Skicka").await;
    anna.mistakes(&["Den adressen hör till någon som redan läser ärendet. Skriv någon annans."]);
    anna.fill("Personens e-postadress", sara.email());
    let form = anna.submission("Skicka");
    for _ in 0..50 {
        anna.submit(&form).await.leads_to("/arenden/ARE-2026-000001");
    }
    sara.open("/arenden").await.sees("Tid i hallen").sees("Delat med dig");
    assert_eq!(subjects(portal, sara.email()).await.len(), 1);
});

both!(an_address_that_waits_goes_along_with_its_case, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let (from, into) = (ask(&mut anna, "Tid").await, ask(&mut anna, "Tiden").await);
    share(&mut anna, &from, "ny.granne@exempel.example").await;
    crate::desk::merge(&mut omar, &from, &into).await;
    let mut new = portal.person("Ny", "Granne").await;
    assert_eq!(new.email(), "ny.granne@exempel.example");
    portal.advance(TimeDelta::hours(1));
    portal.run_jobs().await;
    back(portal, &mut new).await;
    new.open(&pages(&into).0).await.status(200);
});

both!(who_leaves_an_organisation_leaves_its_merged_cases, async |portal| {
    let (mut anna, mut sara) = (portal.anna().await, portal.stranger().await);
    let mut omar = portal.officer().await;
    let club = portal.organisation("forening", "Exempel BK").await;
    for person in [anna.id(), sara.id()] {
        portal.give_org_role(club, person, OrgRole::Contact).await;
    }
    for browser in [&anna, &sara] {
        portal.wear(browser, Some(club)).await;
    }
    let (into, from) = (ask(&mut anna, "Tid").await, ask(&mut sara, "Tiden").await);
    crate::desk::merge(&mut omar, &from, &into).await;
    sara.open(&pages(&into).0).await.status(200);
    leave(portal, club, sara.id()).await;
    back(portal, &mut sara).await;
    sara.open(&pages(&into).0).await.status(404);
    sara.open("/arenden").await.does_not_see("Tid");
});
