//! `/handlaggning/arenden/{reference}`: an officer takes, answers, hands over and closes.

use base::OrgRole;
use desk::model::State;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::tables::audit_entry;
use testkit::{TestPortal, both};

use super::{answer, ask, case, cases, contact, lines, pages, subjects};

/// What was done, by the log, in order.
async fn acts(portal: &TestPortal) -> Vec<String> {
    let rows = audit_entry::Entity::find().filter(audit_entry::Column::Act.starts_with("desk."));
    let mut rows = rows.all(portal.store.db()).await.expect("the log is there");
    rows.sort_by_key(|row| row.at);
    rows.into_iter().map(|row| row.act).collect()
}

both!(who_is_protected_is_named_by_no_line_of_a_case, async |portal| {
    let (mut vera, mut bo, mut omar) = (portal.protected().await, portal.bo().await, portal.officer().await);
    let club = organisations::queries::hats(portal.store.db(), bo.id()).await.unwrap()[0]
        .of
        .organisation()
        .unwrap();
    portal.give_org_role(club, vera.id(), OrgRole::AssociationManager).await;
    let private = ask(&mut vera, "Tid i hallen").await;
    portal.wear(&vera, Some(club)).await;
    let under_hat = ask(&mut vera, "Tid på planen").await;
    let of_colleague = ask(&mut bo, "Tid i salen").await;
    for reference in [&private, &under_hat, &of_colleague] {
        let (mine, theirs) = pages(reference);
        vera.open(&mine).await.fill("Meddelande", "Gärna en tisdag");
        vera.press("Skicka svar").await.status(303);
        answer(
            &mut omar,
            reference,
            "Tisdag klockan 18.",
            "Ärendet är löst, svaret är lösningen",
        )
        .await;
        vera.open(&mine).await.press("Löst, tack").await.status(303);
        omar.open(&theirs)
            .await
            .sees("Gärna en tisdag")
            .does_not_see("Vera")
            .does_not_see("Skog")
            .does_not_see(vera.email());
        // The name is on the person's page, behind a reason.
        if reference != &of_colleague {
            omar.click("Skyddade personuppgifter")
                .await
                .heading("Stopp: skyddade personuppgifter")
                .does_not_see("Vera");
        }
    }
});

both!(an_officer_takes_answers_and_closes, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (mine, theirs) = pages(&reference);
    omar.open(&theirs)
        .await
        .heading("Tid i hallen")
        .sees("Anna Ek")
        .sees("Ingen än")
        .press("Ta ärendet")
        .await;
    omar.leads_to(&theirs)
        .follow()
        .await
        .flash("Ärendet är ditt.")
        .does_not_see("Ta ärendet");
    let now = case(portal, &reference).await;
    assert_eq!((now.state, now.officer_id), (State::Open, Some(omar.id())));

    omar.press("Skicka svar").await.mistakes(&["Skriv något först."]);
    omar.fill("Meddelande", "Vilken dag?").tick("Vänta på kundens svar");
    let form = omar.submission("Skicka svar");
    for _ in 0..3 {
        omar.submit(&form).await.leads_to(&theirs);
    }
    omar.follow()
        .await
        .flash("Svaret är skickat.")
        .sees("Kunden är ombedd att svara senast");
    assert_eq!(case(portal, &reference).await.state, State::WaitingCustomer);

    omar.fill("Anteckning", "Kunden lät stressad")
        .press("Spara anteckning")
        .await
        .follow()
        .await;
    omar.flash("Anteckningen är sparad.").sees("Kunden lät stressad");
    omar.choose("Ämne", "Bidrag")
        .press("Byt ämne")
        .await
        .follow()
        .await
        .sees("Ämnet ändrades till Bidrag.");
    omar.press("Avsluta ärendet")
        .await
        .mistakes(&["Skriv vad som blev gjort innan du avslutar."]);
    omar.fill("Vad blev gjort?", "Bokat på tisdag")
        .press("Avsluta ärendet")
        .await
        .follow()
        .await;
    omar.flash("Ärendet är avslutat.")
        .sees("Ärendet är avslutat och ändras inte mer.")
        .does_not_see("Skicka svar");
    anna.open(&mine).await.sees("Bokat på tisdag").does_not_see("stressad");
    assert_eq!(
        acts(portal).await,
        [
            "desk.case_opened",
            "desk.case_assigned",
            "desk.case_answered",
            "desk.note_written",
            "desk.topic_changed",
            "desk.case_closed"
        ]
    );
});

both!(a_note_is_for_staff_only, async |portal| {
    let mut bo = portal.bo().await;
    let reference = ask(&mut bo, "Bidrag till ungdomar").await;
    let (mine, theirs) = pages(&reference);
    let visitors = contact(portal, "Tid", "vera@post.example").await;
    portal.run_jobs().await;
    let link = portal.mail("vera@post.example", "Vi har tagit emot").await.link();
    let (mut omar, mut karin) = (portal.officer().await, portal.customer_service().await);
    for page in [&theirs, &pages(&visitors).1] {
        omar.open(page)
            .await
            .press("Spara anteckning")
            .await
            .mistakes(&["Skriv något i anteckningen."]);
        omar.fill("Anteckning", "Hemligstämplat")
            .press("Spara anteckning")
            .await
            .status(303);
        karin.open(page).await.sees("Intern anteckning").sees("Hemligstämplat");
    }
    for page in [&mine, "/arenden", "/", "/aviseringar"] {
        bo.open(page).await.does_not_see("Hemligstämplat");
    }
    portal
        .visitor()
        .open(&link)
        .await
        .status(200)
        .does_not_see("Hemligstämplat");
    portal.run_jobs().await;
    for address in [bo.email(), "vera@post.example"] {
        let mail = portal.mail_to(address).await;
        assert!(mail.len() == 1 && !mail[0].text.contains("Hemligstämplat"), "{mail:?}");
    }
});

both!(a_case_is_handed_over_to_those_who_handle_cases, async |portal| {
    let (mut anna, mut omar, karin) = (
        portal.anna().await,
        portal.officer().await,
        portal.customer_service().await,
    );
    let ada = portal.administrator().await;
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (_, theirs) = pages(&reference);
    omar.open(&theirs)
        .await
        .press("Lämna över")
        .await
        .mistakes(&["Välj vem som ska ta över."]);
    let form = omar.submission("Lämna över");
    for nobody in [anna.id(), ada.id()] {
        omar.submit(&form.clone().with("officer", &nobody.to_string())).await;
        omar.mistakes(&["Den du valde handlägger inte ärenden. Välj någon annan."]);
    }
    omar.open(&theirs)
        .await
        .choose("Till vem?", "Karin Berg")
        .fill("Något som den som tar över bör veta?", "Hon ringde i morse")
        .press("Lämna över")
        .await
        .leads_to(&theirs);
    omar.follow()
        .await
        .flash("Ärendet är överlämnat.")
        .sees("Ärendet lämnades över. Handläggare: Karin Berg.")
        .sees("Hon ringde i morse");
    anna.open(&pages(&reference).0)
        .await
        .sees("Handläggare: Karin Berg.")
        .does_not_see("Hon ringde i morse");
    assert_eq!(case(portal, &reference).await.officer_id, Some(karin.id()));
    assert_eq!(
        subjects(portal, karin.email()).await,
        ["Du har fått ärende ARE-2026-000001"]
    );
    assert!(subjects(portal, omar.email()).await.is_empty());
});

both!(nobody_handles_their_own_matter, async |portal| {
    let (mut omar, mut karin) = (portal.officer().await, portal.customer_service().await);
    let own = ask(&mut omar, "Min egen fråga").await;
    let (mine, theirs) = pages(&own);
    omar.open(&theirs)
        .await
        .status(403)
        .sees("Det här ärendet är ditt eget")
        .does_not_see("Finns det en ledig tid?");
    omar.click("Läs det som kund").await.heading("Min egen fråga");
    assert_eq!(omar.page().path, mine);

    // A colleague's form, sent by the customer who is an officer.
    karin.open(&theirs).await.fill("Anteckning", "Om Omar");
    let note = karin.submission("Spara anteckning");
    karin.open(&theirs).await;
    let close = karin.submission("Avsluta ärendet").with("reason", "Själv");
    let forms = [note, karin.submission("Ta ärendet"), close];
    let token = omar.open("/arenden/ny").await.submission("Skicka");
    for form in forms {
        omar.submit(&form.with("_csrf", token.get("_csrf")))
            .await
            .status(403)
            .sees("ditt eget");
    }
    karin
        .open(&theirs)
        .await
        .choose("Till vem?", "Omar Haddad")
        .press("Lämna över")
        .await;
    karin.mistakes(&["Ingen handlägger sitt eget ärende. En kollega behöver göra det."]);
    assert_eq!(
        (lines(portal, &own).await.len(), case(portal, &own).await.officer_id),
        (1, None)
    );

    // Nor the matter of an organisation that one belongs to.
    let mut bo = portal.bo().await;
    let clubs = ask(&mut bo, "Föreningens fråga").await;
    let club = case(portal, &clubs).await.organisation_id.expect("Bo wears the hat");
    omar.open(&pages(&clubs).1).await.status(200);
    portal.give_org_role(club, omar.id(), OrgRole::Contact).await;
    omar.open(&pages(&clubs).1)
        .await
        .status(403)
        .sees("Det här ärendet är ditt eget");
    karin.open("/handlaggning/arenden/nytt").await.status(200);
});

both!(
    an_answer_given_while_somebody_else_wrote_waits_until_that_is_read,
    async |portal| {
        let (mut anna, mut omar, mut karin) = (
            portal.anna().await,
            portal.officer().await,
            portal.customer_service().await,
        );
        let reference = ask(&mut anna, "Tid i hallen").await;
        let (mine, theirs) = pages(&reference);
        omar.open(&theirs)
            .await
            .fill("Meddelande", "Omars svar")
            .tick("Ärendet är löst, svaret är lösningen");
        karin
            .open(&theirs)
            .await
            .fill("Meddelande", "Karins svar")
            .tick("Vänta på kundens svar")
            .press("Skicka svar")
            .await
            .leads_to(&theirs);
        anna.open(&mine)
            .await
            .fill("Meddelande", "En sak till")
            .press("Skicka svar")
            .await
            .status(303);
        let form = omar.submission("Skicka svar");
        for _ in 0..3 {
            omar.submit(&form).await.mistakes(&[
                "Någon hann skriva före dig. Ditt svar är inte skickat än, men står kvar. \
                 Läs det som kom medan du skrev. Skicka sedan igen om svaret fortfarande stämmer.",
            ]);
        }
        omar.sees("Kom medan du skrev").sees("Karins svar").sees("En sak till");
        assert_eq!(omar.page().value("Meddelande"), "Omars svar");
        assert_eq!(lines(portal, &reference).await.len(), 3, "nothing was sent");

        omar.press("Skicka svar").await.leads_to(&theirs).follow().await;
        omar.flash("Svaret är skickat.").does_not_see("Kom medan du skrev");
        anna.open(&mine)
            .await
            .sees("En sak till")
            .sees("Karins svar")
            .sees("Omars svar");
        let case = case(portal, &reference).await;
        assert_eq!((case.state, case.officer_id), (State::Solved, Some(karin.id())));
        assert_eq!(lines(portal, &reference).await.len(), 4);
    }
);

both!(an_answer_is_sent_although_the_officer_wrote_meanwhile, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (_, theirs) = pages(&reference);
    omar.open(&theirs).await.fill("Meddelande", "Det andra");
    let second = omar.submission("Skicka svar");
    answer(&mut omar, &reference, "Det första", "Vänta på kundens svar").await;
    omar.open(&theirs)
        .await
        .fill("Anteckning", "Ringde också")
        .press("Spara anteckning")
        .await
        .status(303);
    omar.submit(&second).await.leads_to(&theirs);
});

both!(
    what_was_written_to_a_case_that_closed_meanwhile_is_kept,
    async |portal| {
        let reference = contact(portal, "Tid i hallen", "vera@post.example").await;
        let (_, theirs) = pages(&reference);
        let (mut omar, mut karin) = (portal.officer().await, portal.customer_service().await);
        omar.open(&theirs).await.fill("Meddelande", "Skrivet i onödan");
        let (say, mut noting) = (omar.submission("Skicka svar"), omar.clone());
        noting.open(&theirs).await.fill("Anteckning", "Antecknat i onödan");
        let note = noting.submission("Spara anteckning");
        karin
            .open(&theirs)
            .await
            .fill("Vad blev gjort?", "Bokat")
            .press("Avsluta ärendet")
            .await
            .status(303);
        omar.submit(&say)
            .await
            .mistakes(&["Ärendet är avslutat och kan inte ändras."]);
        assert_eq!(omar.page().value("Meddelande"), "Skrivet i onödan");
        noting
            .submit(&note)
            .await
            .mistakes(&["Ärendet är avslutat och kan inte ändras."]);
        assert_eq!(noting.page().value("Anteckning"), "Antecknat i onödan");
        for act in ["take", "topic", "close"] {
            omar.submit(&say.clone().with("act", act).with("topic", "bidrag").with("reason", "x"))
                .await
                .status(422);
        }
        assert_eq!(cases(portal).await[0].state, State::Closed);
        assert_eq!(cases(portal).await[0].topic, "bokning");
    }
);

both!(a_solved_case_is_not_solved_again, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (_, theirs) = pages(&reference);
    answer(&mut omar, &reference, "Så här.", "Ärendet är löst, svaret är lösningen").await;
    omar.open(&theirs)
        .await
        .does_not_see("svaret är lösningen")
        .fill("Meddelande", "Igen");
    let again = omar.submission("Skicka svar").with("then", "solve");
    omar.submit(&again).await.status(422).sees("Ärendet är redan löst.");
    let nothing = again.with("then", "");
    omar.submit(&nothing).await.mistakes(&["Välj vad som händer sedan."]);
    assert_eq!(omar.page().value("Meddelande"), "Igen");
});

both!(others_than_officers_can_do_nothing_here, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (_, theirs) = pages(&reference);
    omar.open(&theirs).await.fill("Meddelande", "Hej");
    let form = omar.submission("Skicka svar");
    for mut who in [anna, portal.administrator().await] {
        let token = who.open("/arenden/ny").await.submission("Skicka");
        who.submit(&form.clone().with("_csrf", token.get("_csrf")))
            .await
            .status(403);
    }
    let mut visitor = portal.visitor();
    visitor.open("/kontakt").await;
    let token = visitor.submission("Skicka");
    visitor.submit(&form.clone().with("_csrf", token.get("_csrf"))).await;
    assert_ne!(visitor.page().status, 200);
    assert_eq!(lines(portal, &reference).await.len(), 1);
    // And an officer nothing without the token of the own browser.
    omar.submit(&form.with("_csrf", "made-up")).await.status(403);
    assert_eq!(lines(portal, &reference).await.len(), 1);
});

both!(
    a_case_is_handed_over_to_a_team_without_a_letter_to_each,
    async |portal| {
        let (mut ada, mut omar) = (portal.administrator().await, portal.officer().await);
        let (mut anna, mut karin) = (portal.anna().await, portal.customer_service().await);
        crate::desk::teams::make(&mut ada, "Fritid", &["Karin Berg"]).await;
        let reference = ask(&mut anna, "Tid i hallen").await;
        let (mine, theirs) = pages(&reference);
        omar.open(&theirs).await.press("Ta ärendet").await.status(303);
        omar.open(&theirs)
            .await
            .choose("Till vem?", "Fritid")
            .fill("Något som den som tar över bör veta?", "Hon ringde i morse");
        let form = omar.submission("Lämna över");
        for _ in 0..3 {
            omar.submit(&form).await.leads_to(&theirs);
        }
        omar.follow()
            .await
            .sees("Ärendet lämnades över till teamet Fritid.")
            .sees("Hon ringde i morse")
            .sees("Ingen än");
        assert_eq!(portal.audited("desk.case_given_to_team").await, 1);
        assert_eq!(case(portal, &reference).await.officer_id, None);
        for one in [&omar, &karin] {
            assert!(subjects(portal, one.email()).await.is_empty());
        }
        anna.open(&mine)
            .await
            .does_not_see("Fritid")
            .does_not_see("Hon ringde i morse");
        karin.open("/handlaggning/arenden").await.click("Mitt team 1").await;
        karin.click("Tid i hallen").await.press("Ta ärendet").await.status(303);
        assert_eq!(case(portal, &reference).await.officer_id, Some(karin.id()));
        // Back to the team it is with already: somebody else may take it.
        karin.open(&theirs).await.choose("Till vem?", "Fritid");
        karin.press("Lämna över").await.leads_to(&theirs);
        assert_eq!(case(portal, &reference).await.officer_id, None);
        let nowhere = form
            .clone()
            .with("officer", "team:00000000-0000-7000-8000-000000000000");
        omar.submit(&nowhere)
            .await
            .mistakes(&["Teamet finns inte längre. Välj någon annan."]);
        omar.open(&theirs).await.fill("Vad blev gjort?", "Klart");
        omar.press("Avsluta ärendet").await.leads_to(&theirs);
        omar.submit(&form.with("handover", "För sent"))
            .await
            .mistakes(&["Ärendet är avslutat och kan inte ändras."]);
    }
);
