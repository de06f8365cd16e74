//! `/handlaggning/arenden/{reference}/sla-ihop`: two cases become one, and nothing that anybody wrote is lost.

use base::OrgRole;
use desk::model::State;
use testkit::{Browser, Submission, TestPortal, both};

use super::{A_WHILE, answer, ask, at_once, case, contact, lines, pages, subjects};

/// The form that merges `from` into `into`, after its preview.
pub(super) async fn preview(officer: &mut Browser, from: &str, into: &str) -> Submission {
    let page = format!("{}/sla-ihop?med={into}", pages(from).1);
    officer
        .open(&page)
        .await
        .status(200)
        .heading("Slå ihop med ett annat ärende");
    officer.submission("Slå ihop")
}

pub(crate) async fn merge(officer: &mut Browser, from: &str, into: &str) {
    let form = preview(officer, from, into).await;
    officer.submit(&form).await.leads_to(&pages(into).1);
}

async fn texts(portal: &TestPortal, reference: &str) -> Vec<String> {
    lines(portal, reference)
        .await
        .into_iter()
        .map(|(_, text)| text)
        .collect()
}

both!(
    a_case_is_merged_with_a_preview_and_all_its_addresses_lead_on,
    async |portal| {
        let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
        let first = ask(&mut anna, "Tid i hallen").await;
        let second = ask(&mut anna, "Tid i hallen igen").await;
        answer(&mut omar, &first, "Vilken dag?", "Vänta på kundens svar").await;
        omar.open(&pages(&second).1)
            .await
            .fill("Anteckning", "Samma fråga")
            .press("Spara anteckning")
            .await
            .status(303);
        omar.open(&pages(&second).1)
            .await
            .click("Slå ihop med ett annat ärende")
            .await;
        omar.sees("Öppna ärenden från samma kund").click("Tid i hallen").await;
        omar.sees(&format!("{first} Tid i hallen"))
            .sees("ett meddelande, en anteckning, inga filer")
            .sees("Öppet")
            .does_not_see("olika kunder");
        let form = omar.submission("Slå ihop");
        for _ in 0..3 {
            omar.submit(&form).await.leads_to(&pages(&first).1);
        }
        omar.follow().await.sees("Vilken dag?").sees("Samma fråga");
        omar.sees(&format!("Ärende {second} slogs ihop med det här."));
        let (into, from) = (case(portal, &first).await, case(portal, &second).await);
        assert_eq!((into.state, from.state), (State::Open, State::Merged));
        assert_eq!(from.merged_into_id, Some(into.id));
        assert_eq!(lines(portal, &second).await.len(), 1, "only that it went");
        assert_eq!(
            texts(portal, &first)
                .await
                .iter()
                .filter(|text| *text == "Finns det en ledig tid?")
                .count(),
            2
        );

        anna.open(&pages(&second).0).await.leads_to(&pages(&first).0);
        omar.open(&pages(&second).1).await.leads_to(&pages(&first).1);
        let told = subjects(portal, anna.email()).await;
        let about = format!("Dina frågor är samlade i ärende {first}");
        assert_eq!(told.iter().filter(|subject| **subject == about).count(), 1, "{told:?}");
        anna.open("/arenden").await.sees("Sammanslaget");
    }
);

both!(
    what_is_sent_to_a_merged_case_lands_in_the_one_it_went_into,
    async |portal| {
        let (mut anna, mut omar, mut karin) = (
            portal.anna().await,
            portal.officer().await,
            portal.customer_service().await,
        );
        let first = ask(&mut anna, "Tid i hallen").await;
        let second = ask(&mut anna, "Tid i salen").await;
        anna.open(&pages(&second).0).await.fill("Meddelande", "Skrivet innan");
        karin.open(&pages(&second).1).await;
        let close = karin.submission("Avsluta ärendet").with("reason", "Nej");
        let say = karin.fill("Meddelande", "Karins svar").submission("Skicka svar");
        merge(&mut omar, &second, &first).await;
        anna.press("Skicka svar").await.status(303).follow().await;
        assert!(texts(portal, &first).await.contains(&"Skrivet innan".to_owned()));

        karin.submit(&close).await.leads_to(&pages(&first).1);
        assert_eq!(
            case(portal, &first).await.state,
            State::New,
            "it was meant for the other"
        );
        karin
            .submit(&say)
            .await
            .status(422)
            .sees("Ärendet du skrev i har slagits ihop med det här.");
        assert_eq!(karin.page().value("Meddelande"), "Karins svar");
        karin.press("Skicka svar").await.leads_to(&pages(&first).1);
        anna.open(&pages(&first).0).await.sees("Karins svar");
    }
);

both!(both_customers_keep_their_case_and_are_told, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let hers = ask(&mut anna, "Tid i hallen").await;
    let visitors = contact(portal, "Samma tid", "vera@post.example").await;
    portal.run_jobs().await;
    let link = portal.mail("vera@post.example", "Vi har tagit emot").await.link();
    let mut lisa = portal.person("Lisa", "Berg").await;
    let lisas = ask(&mut lisa, "Den tiden").await;
    for other in [&visitors, &lisas] {
        let form = preview(&mut omar, other, &hers).await;
        omar.sees("Ärendena har olika kunder").sees("Anna Ek");
        omar.submit(&form).await.leads_to(&pages(&hers).1);
    }
    for address in [anna.email(), lisa.email(), "vera@post.example"] {
        let told = subjects(portal, address).await;
        assert!(
            told.contains(&format!("Dina frågor är samlade i ärende {hers}")),
            "{told:?}"
        );
    }
    answer(&mut omar, &hers, "Den är ledig.", "Vänta på kundens svar").await;
    let told = subjects(portal, "vera@post.example").await;
    assert!(
        told.contains(&format!("Vi behöver ditt svar i ärende {hers}")),
        "{told:?}"
    );

    lisa.open(&pages(&lisas).0).await.leads_to(&pages(&hers).0);
    lisa.open(&pages(&hers).0).await.sees("Den är ledig.");
    let mut vera = portal.visitor();
    vera.open(&link)
        .await
        .heading("Tid i hallen")
        .sees("Den är ledig.")
        .sees("Vera Besök")
        .does_not_see("Anna");
    portal.advance(A_WHILE);
    vera.fill("Meddelande", "Tack från Vera")
        .press("Skicka svar")
        .await
        .status(303);
    anna.open(&pages(&hers).0)
        .await
        .sees("Tack från Vera")
        .does_not_see("Vera Besök");
});

both!(what_cannot_be_merged_is_refused, async |portal| {
    let (mut anna, mut vera, mut omar) = (portal.anna().await, portal.protected().await, portal.officer().await);
    let first = ask(&mut anna, "Tid i hallen").await;
    let second = ask(&mut anna, "Tid i salen").await;
    let secret = ask(&mut vera, "Hemligt").await;
    let own = ask(&mut omar, "Min egen fråga").await;
    let done = ask(&mut anna, "Klart").await;
    answer(&mut omar, &done, "Så här.", "Ärendet är löst, svaret är lösningen").await;
    let page = |other: &str| format!("{}/sla-ihop?med={other}", pages(&first).1);
    for (other, words) in [
        (
            "ARE-2026-999999",
            "Skriv numret på ett ärende som finns, till exempel ARE-2026-000123.",
        ),
        (
            "hej",
            "Skriv numret på ett ärende som finns, till exempel ARE-2026-000123.",
        ),
        (
            &first,
            "Det är samma ärende, eller ett som redan ingår i det. Skriv ett annat nummer.",
        ),
        (&own, "Ingen handlägger sitt eget ärende. En kollega behöver göra det."),
        (
            &done,
            "Det andra ärendet är inte öppet. Bara ett öppet ärende kan ta emot ett annat.",
        ),
        (
            &secret,
            "En av kunderna har skyddade personuppgifter. Då kan ärendena inte slås ihop, för båda kunderna skulle läsa allt.",
        ),
    ] {
        omar.open(&page(other)).await.mistakes(&[words]);
    }
    // Nor when the form is sent without the preview.
    let form = preview(&mut omar, &first, &second).await;
    for other in [&first, &own, &done, &secret] {
        omar.submit(&form.clone().with("med", other)).await.status(422);
    }
    merge(&mut omar, &second, &first).await;
    omar.open(&page(&second))
        .await
        .mistakes(&["Det är samma ärende, eller ett som redan ingår i det. Skriv ett annat nummer."]);
    omar.open(&format!("{}/sla-ihop", pages(&own).1)).await.status(403);
    anna.open(&page(&done)).await.status(403);

    // Nor by somebody who belongs to the other customer.
    let mut bo = portal.bo().await;
    let clubs = ask(&mut bo, "Föreningens fråga").await;
    let club = case(portal, &clubs).await.organisation_id.expect("Bo wears the hat");
    let form = preview(&mut omar, &first, &clubs).await;
    portal.give_org_role(club, omar.id(), OrgRole::Contact).await;
    omar.submit(&form).await.status(422);
    assert_eq!(case(portal, &first).await.state, State::New);
});

both!(a_hundred_merges_and_replies_at_once_lose_no_message, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let into = ask(&mut anna, "Det stora ärendet").await;
    let mut sources = Vec::new();
    for number in 0..10 {
        sources.push(ask(&mut anna, &format!("Ärende {number}")).await);
    }
    let (mut forms, mut merges) = (Vec::new(), Vec::new());
    for (number, from) in sources.iter().enumerate() {
        // Some go by way of another that is merged at the same moment.
        let to = if number % 3 == 2 { &sources[number - 1] } else { &into };
        let form = preview(&mut omar, from, to).await;
        merges.push((omar.clone(), form));
        for reply in 0..9 {
            anna.open(&pages(from).0)
                .await
                .fill("Meddelande", &format!("{from} svar {reply}"));
            forms.push((anna.clone(), anna.submission("Skicka svar")));
        }
    }
    forms.splice(40..40, merges);
    assert_eq!(forms.len(), 100);
    for answer in at_once(forms).await {
        assert!(answer.status == 303 || answer.status == 422, "{}", answer.text());
    }
    let mut kept = Vec::new();
    for reference in sources.iter().chain([&into]) {
        let here = texts(portal, reference).await;
        if case(portal, reference).await.state == State::Merged {
            assert!(here.iter().all(|text| text.contains("went_into")), "{here:?}");
        }
        kept.extend(here);
    }
    for from in &sources {
        for reply in 0..9 {
            let text = format!("{from} svar {reply}");
            assert_eq!(kept.iter().filter(|line| **line == text).count(), 1, "{text}");
        }
    }
    assert_eq!(
        kept.iter().filter(|line| *line == "Finns det en ledig tid?").count(),
        11
    );
});

both!(cases_are_linked_and_the_link_is_taken_away, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let mut lisa = portal.person("Lisa", "Berg").await;
    let (hers, others) = (
        ask(&mut anna, "Tid i hallen").await,
        ask(&mut lisa, "Lampan i hallen").await,
    );
    omar.open(&pages(&hers).1).await.press("Koppla").await;
    omar.mistakes(&["Skriv numret på ett ärende som finns, till exempel ARE-2026-000123."]);
    omar.fill("Ärendenummer", &hers).press("Koppla").await;
    omar.mistakes(&["Det är samma ärende, eller ett som redan ingår i det. Skriv ett annat nummer."]);
    omar.fill("Ärendenummer", &others.to_lowercase());
    let form = omar.submission("Koppla");
    for _ in 0..3 {
        omar.submit(&form).await.leads_to(&pages(&hers).1);
    }
    omar.follow()
        .await
        .flash("Ärendena är kopplade.")
        .sees("Lampan i hallen");
    anna.open(&pages(&hers).0)
        .await
        .does_not_see("Lampan")
        .does_not_see(&others)
        .does_not_see("Hör ihop");
    omar.open(&pages(&others).1)
        .await
        .sees("Hör ihop med")
        .sees("Tid i hallen")
        .press("Ta bort kopplingen")
        .await
        .follow()
        .await;
    omar.flash("Kopplingen är borttagen.").does_not_see("Hör ihop med");
    omar.open(&pages(&hers).1).await.does_not_see("Hör ihop med");
});
