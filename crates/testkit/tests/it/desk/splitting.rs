//! `/handlaggning/arenden/{reference}/dela`: a part of a case becomes a case of its own.

use desk::model::State;
use testkit::both;

use super::{ask, case, lines, pages, subjects};

both!(chosen_lines_move_to_a_new_case_of_the_same_customer, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (mine, theirs) = pages(&reference);
    omar.open(&format!("{theirs}/dela"))
        .await
        .sees("Det finns inget att dela upp");
    for text in ["Och lampan är trasig", "Tisdag passar"] {
        anna.open(&mine)
            .await
            .fill("Meddelande", text)
            .press("Skicka svar")
            .await
            .status(303);
    }
    omar.open(&theirs)
        .await
        .click("Dela upp i två ärenden")
        .await
        .press("Dela upp")
        .await;
    omar.mistakes(&["Välj minst ett meddelande att flytta.", "Skriv en rubrik."]);
    let form = omar
        .fill("Det nya ärendets rubrik", "Lampan")
        .submission("Dela upp")
        .with("lines", "2");
    let new = "ARE-2026-000002";
    for _ in 0..3 {
        omar.submit(&form).await.leads_to(&pages(new).1);
    }
    omar.follow()
        .await
        .heading("Lampan")
        .sees("Och lampan är trasig")
        .sees("Anna Ek")
        .sees(&format!("Ärendet delades av från {reference}."))
        .sees("Hör ihop med")
        .does_not_see("Tisdag passar");
    omar.open(&theirs)
        .await
        .sees("Tisdag passar")
        .sees(&format!("Meddelanden flyttades till det nya ärendet {new}."))
        .does_not_see("Och lampan är trasig");
    let (old, split) = (case(portal, &reference).await, case(portal, new).await);
    assert_eq!((split.person_id, split.state), (Some(anna.id()), State::New));
    assert_eq!(split.answer_due_at, old.answer_due_at);
    assert_eq!(lines(portal, new).await.len(), 2);
    anna.open(&pages(new).0).await.sees("Och lampan är trasig");
    let told = subjects(portal, anna.email()).await;
    assert!(
        told.contains(&format!("Vi har delat upp ditt ärende: {new}")),
        "{told:?}"
    );

    // What was moved already, the first message and what is no letter stay where they are.
    omar.open(&format!("{theirs}/dela"))
        .await
        .fill("Det nya ärendets rubrik", "Igen");
    let form = omar.submission("Dela upp");
    for line in ["1", "2", "4", "99", "x"] {
        omar.submit(&form.clone().with("lines", line)).await.status(422);
    }
    anna.open(&format!("{theirs}/dela")).await.status(403);
    let own = ask(&mut omar, "Min egen fråga").await;
    omar.open(&format!("{}/dela", pages(&own).1)).await.status(403);
});
