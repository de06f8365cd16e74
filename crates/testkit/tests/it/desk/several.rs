//! `/handlaggning/arenden/flera`: the same done to several cases at once.

use testkit::{Browser, both};

use super::{answer, ask, at_once, case, cases, lines, open_case, pages, subjects, teams};

const QUEUE: &str = "/handlaggning/arenden";
const SEVERAL: &str = "/handlaggning/arenden/flera";

/// Ticks these in the queue and goes on.
async fn tick(officer: &mut Browser, references: &[&String], what: &str) {
    officer.open(QUEUE).await.status(200);
    for reference in references {
        officer.tick(&format!("Välj {reference}"));
    }
    officer
        .choose("Gör med de valda", what)
        .press("Fortsätt")
        .await
        .status(200);
}

both!(only_those_who_handle_cases_change_several, async |portal| {
    let page = format!("{SEVERAL}?gor=take&arende=ARE-2026-000001");
    portal.visitor().open(&page).await.status(303);
    portal.anna().await.open(&page).await.status(403);
    portal.administrator().await.open(&page).await.status(403);
});

both!(several_are_taken_once_however_often_that_is_sent, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let first = ask(&mut anna, "Tid i hallen").await;
    let second = ask(&mut anna, "Nyckel till skåpet").await;
    let third = ask(&mut anna, "Låt vara").await;
    tick(&mut omar, &[&first, &second], "Ta ärendena").await;
    omar.heading("Ta ärendena")
        .sees("Tid i hallen")
        .does_not_see("Låt vara");
    assert_eq!(
        case(portal, &first).await.officer_id,
        None,
        "nothing is done before it is said to be"
    );
    let form = omar.submission("Ändra 2 ärenden");
    for _ in 0..3 {
        omar.submit(&form).await.leads_to(&format!("{QUEUE}?urval=alla"));
    }
    omar.follow().await.flash("2 ärenden är ändrade.");
    assert_eq!(portal.audited("desk.case_assigned").await, 2);
    for (reference, officer) in [(&first, Some(omar.id())), (&second, Some(omar.id())), (&third, None)] {
        assert_eq!(case(portal, reference).await.officer_id, officer);
    }
});

both!(what_cannot_be_changed_is_told_and_the_rest_goes_on, async |portal| {
    let (mut anna, mut omar, mut karin) = (
        portal.anna().await,
        portal.officer().await,
        portal.customer_service().await,
    );
    let good = ask(&mut anna, "Tid i hallen").await;
    let closed = ask(&mut anna, "Hinner avslutas").await;
    let own = ask(&mut omar, "Min egen").await;
    let karins = ask(&mut karin, "Karins egen").await;
    tick(&mut omar, &[&good, &closed, &own, &karins], "Lämna över").await;
    omar.heading("Lämna över")
        .sees("Det här ändras inte")
        .sees("Ingen handlägger sitt eget ärende.");
    omar.press("Ändra 3 ärenden")
        .await
        .mistakes(&["Välj vem som ska ta över."]);
    karin.open(&pages(&closed).1).await.fill("Vad blev gjort?", "Klart");
    karin.press("Avsluta ärendet").await.status(303);
    omar.choose("Till vem?", "Karin Berg")
        .fill("Något som den som tar över bör veta?", "Allt om hallen");
    let form = omar.submission("Ändra 3 ärenden");
    // A number that stood on no page of the officer's is asked about like the others.
    omar.submit(&form).await.leads_to(&format!("{QUEUE}?urval=alla"));
    omar.follow()
        .await
        .flash("1 ärende är ändrat.")
        .flash("2 ärenden gick inte att ändra")
        .flash(&format!("{closed} (Ärendet är avslutat och kan inte ändras)"))
        .flash(&karins);
    assert_eq!(case(portal, &good).await.officer_id, Some(karin.id()));
    assert!(
        lines(portal, &good)
            .await
            .iter()
            .any(|(_, text)| text == "Allt om hallen")
    );
    for other in [&closed, &own, &karins] {
        assert_eq!(case(portal, other).await.officer_id, None, "{other}");
    }
    let told = subjects(portal, karin.email()).await;
    assert_eq!(
        told.iter().filter(|subject| subject.starts_with("Du har fått")).count(),
        1,
        "one letter, however many: {told:?}"
    );
});

both!(
    several_are_solved_waited_with_moved_and_given_to_a_team,
    async |portal| {
        let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
        let mut ada = portal.administrator().await;
        teams::make(&mut ada, "Fritid", &["Omar Haddad"]).await;
        let first = ask(&mut anna, "Tid i hallen").await;
        let second = ask(&mut anna, "Lampan är trasig").await;
        let both = [&first, &second];
        tick(&mut omar, &both, "Vänta på någon annan").await;
        omar.fill("Vem väntar vi på, och på vad?", "Vaktmästaren");
        omar.press("Ändra 2 ärenden").await.status(303);
        tick(&mut omar, &both, "Byt ämne").await;
        omar.press("Ändra 2 ärenden").await.mistakes(&["Välj vad det gäller."]);
        omar.choose("Ämne", "Parkering")
            .press("Ändra 2 ärenden")
            .await
            .status(303);
        tick(&mut omar, &both, "Lämna över").await;
        omar.choose("Till vem?", "Fritid")
            .press("Ändra 2 ärenden")
            .await
            .status(303);
        omar.open(QUEUE).await.sees("Mitt team 2");
        for reference in both {
            let case = case(portal, reference).await;
            assert_eq!(
                (case.state.code(), case.topic.as_str()),
                ("waiting_third_party", "parkering")
            );
        }

        tick(&mut omar, &both, "Lös ärendena").await;
        omar.press("Ändra 2 ärenden").await.mistakes(&["Skriv något först."]);
        omar.fill("Vad blev gjort?", "Hallen är öppen igen.");
        // Anna writes in one of them while Omar does.
        anna.open(&pages(&second).0)
            .await
            .fill("Meddelande", "Lampan lyser nu.");
        anna.press("Skicka svar").await.status(303);
        omar.press("Ändra 2 ärenden").await.status(303);
        omar.follow()
            .await
            .flash("1 ärende är ändrat.")
            .flash(&format!("{second} (Kunden har skrivit sedan du valde ärendet)"));
        assert_eq!(case(portal, &first).await.state.code(), "solved");
        assert!(case(portal, &second).await.state.is_open());
        assert!(
            subjects(portal, anna.email())
                .await
                .iter()
                .any(|subject| subject.contains(&first))
        );
    }
);

both!(what_was_not_ticked_is_told_kindly, async |portal| {
    let (anna, mut omar) = (portal.anna().await, portal.officer().await);
    open_case(portal, anna.id(), None, "bokning", "Tid i hallen").await;
    omar.open(&format!("{QUEUE}?urval=otilldelade"))
        .await
        .press("Fortsätt")
        .await;
    omar.leads_to(&format!("{QUEUE}?urval=otilldelade"));
    omar.follow()
        .await
        .flash("Bocka för de ärenden som du vill göra något med.");
    let many = "&arende=ARE-2026-000001".repeat(101);
    for (asked, told) in [
        ("gor=take&arende=ARE-2026-999999".to_owned(), "Bocka för"),
        ("gor=take&arende=x%00&arende=".to_owned(), "Bocka för"),
        ("gor=fly&arende=ARE-2026-000001".to_owned(), "Välj vad du vill göra."),
        (format!("gor=take{many}"), "Välj högst 100 ärenden åt gången."),
    ] {
        omar.open(&format!("{SEVERAL}?{asked}")).await.leads_to(QUEUE);
        omar.follow().await.flash(told);
    }
});

both!(
    two_officers_who_take_the_same_lot_wait_for_each_other_once,
    async |portal| {
        let anna = portal.anna().await;
        for number in 0..10 {
            open_case(portal, anna.id(), None, "bokning", &format!("Fråga {number}")).await;
        }
        let all: Vec<_> = cases(portal).await.into_iter().map(|case| case.reference).collect();
        let mut forms = Vec::new();
        for mut officer in [portal.officer().await, portal.customer_service().await] {
            tick(&mut officer, &all.iter().collect::<Vec<_>>(), "Ta ärendena").await;
            let form = officer.submission("Ändra 10 ärenden");
            forms.push((officer, form));
        }
        for page in at_once(forms).await {
            assert_eq!(page.status, 303);
        }
        let officers: Vec<_> = cases(portal).await.into_iter().map(|case| case.officer_id).collect();
        assert!(officers.windows(2).all(|two| two[0] == two[1]), "{officers:?}");
    }
);

both!(the_next_case_of_the_list_follows_the_answer, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let first = ask(&mut anna, "Första frågan").await;
    let second = ask(&mut anna, "Andra frågan").await;
    omar.open(&format!("{QUEUE}?urval=otilldelade"))
        .await
        .click("Första frågan")
        .await;
    omar.fill("Meddelande", "Ja, på fredag.")
        .press("Skicka och öppna nästa")
        .await
        .leads_to(&format!("{QUEUE}/{second}?urval=otilldelade"));
    omar.follow().await.flash("Svaret är skickat.").heading("Andra frågan");
    // What is left is this one alone.
    omar.click("Nästa ärende")
        .await
        .leads_to(&format!("{QUEUE}?urval=otilldelade"));
    omar.follow().await.flash("Det finns inget mer ärende");
    omar.open(&format!("{QUEUE}?urval=mina&sok=fr%C3%A5gan"))
        .await
        .click("Första frågan")
        .await;
    omar.fill("Anteckning", "Ring").press("Spara anteckning").await;
    omar.leads_to(&format!("{QUEUE}/{first}?urval=mina&sok=fr%C3%A5gan"));
    // From a letter, without a list, one goes through one's own.
    answer(&mut omar, &second, "Också.", "Vänta på kundens svar").await;
    omar.open(&format!("{QUEUE}/{second}/nasta"))
        .await
        .leads_to(&format!("{QUEUE}/{first}"));
    omar.open(&format!("{QUEUE}/{first}/nasta"))
        .await
        .leads_to(&format!("{QUEUE}/{second}"));
});
