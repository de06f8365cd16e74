//! Several people at the same moment: nothing is lost, nothing happens twice.

use desk::model::State;
use testkit::{Browser, Page, Submission, both};

use super::{A_WHILE, ask, at_once, case, cases, lines, pages, write_as_visitor};

both!(fifty_people_at_once_get_fifty_numbers_without_a_gap, async |portal| {
    let mut forms = Vec::new();
    for number in 0..50 {
        let mut visitor = portal.visitor();
        visitor.address = [192, 0, 2, 100 + number].into();
        write_as_visitor(
            portal,
            &mut visitor,
            &format!("Fråga {number}"),
            &format!("p{number}@post.example"),
        )
        .await;
        let form = visitor.submission("Skicka");
        forms.push((visitor, form));
    }
    portal.advance(A_WHILE);
    for answer in at_once(forms).await {
        assert_eq!(answer.status, 303, "{}", answer.text());
    }
    let numbers: Vec<_> = cases(portal).await.into_iter().map(|case| case.reference).collect();
    let expected: Vec<_> = (1..=50).map(|number| format!("ARE-2026-{number:06}")).collect();
    assert_eq!(numbers, expected);
});

/// The forms that were not sent because others wrote, as their officers send them again.
async fn overtaken(sent: Vec<(Browser, Submission)>, answers: &[Page]) -> Vec<(Browser, Submission)> {
    let mut again = Vec::new();
    for ((mut who, form), answer) in sent.into_iter().zip(answers) {
        if answer.status == 303 {
            continue;
        }
        assert_eq!(answer.status, 422, "{}", answer.text());
        assert_eq!(answer.value("Meddelande"), form.get("text"), "what was typed is kept");
        let seen = who.open(&answer.path).await.submission("Skicka svar");
        again.push((who, form.with("_seen", seen.get("_seen"))));
    }
    again
}

both!(
    customer_and_officers_write_at_once_and_every_word_is_kept,
    async |portal| {
        let (mut anna, omar, karin) = (
            portal.anna().await,
            portal.officer().await,
            portal.customer_service().await,
        );
        let reference = ask(&mut anna, "Tid i hallen").await;
        let (mine, theirs) = pages(&reference);
        let mut forms = Vec::new();
        for number in 0..10 {
            for (who, page, word) in [
                (&anna, &mine, "kund"),
                (&omar, &theirs, "omar"),
                (&karin, &theirs, "karin"),
            ] {
                let mut who = who.clone();
                who.open(page).await.fill("Meddelande", &format!("{word} {number}"));
                let form = who.submission("Skicka svar");
                // Twice each, as by an impatient finger.
                forms.extend([(who.clone(), form.clone()), (who, form)]);
            }
        }
        let mut sent = forms.clone();
        let mut told = 0;
        // Who did not see what somebody else wrote is told, and sends again what is kept.
        while !sent.is_empty() {
            let answers = at_once(sent.clone()).await;
            sent = overtaken(sent, &answers).await;
            told += sent.len();
        }
        assert!(told > 0, "twenty answers at once are not all the first");
        for answer in at_once(forms).await {
            assert!(answer.status == 303 || answer.status == 422, "{}", answer.text());
        }
        let lines = lines(portal, &reference).await;
        let numbers: Vec<_> = lines.iter().map(|(number, _)| *number).collect();
        assert_eq!(
            numbers,
            (1..=31).collect::<Vec<_>>(),
            "each line has a number of its own"
        );
        for word in ["kund", "omar", "karin"] {
            for number in 0..10 {
                let text = format!("{word} {number}");
                assert_eq!(lines.iter().filter(|(_, line)| *line == text).count(), 1, "{text}");
            }
        }
    }
);

both!(
    a_reply_and_the_closing_of_the_case_at_once_lose_no_word,
    async |portal| {
        let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
        for round in 0..5 {
            let reference = ask(&mut anna, &format!("Omgång {round}")).await;
            let (mine, theirs) = pages(&reference);
            anna.open(&mine).await.fill("Meddelande", "I sista stund");
            omar.open(&theirs).await.fill("Vad blev gjort?", "Bokat");
            let forms = [
                (anna.clone(), anna.submission("Skicka svar")),
                (omar.clone(), omar.submission("Avsluta ärendet")),
            ];
            let answers = at_once(forms).await;
            let is_closed = case(portal, &reference).await.state == State::Closed;
            assert_eq!(answers[1].status, if is_closed { 303 } else { 422 });
            let is_in_thread = lines(portal, &reference)
                .await
                .iter()
                .any(|(_, text)| text == "I sista stund");
            if answers[0].status == 303 {
                assert!(is_in_thread, "it was said to be sent");
                assert!(!is_closed, "the officer is told what came meanwhile");
                assert_eq!(answers[1].value("Vad blev gjort?"), "Bokat");
            } else {
                assert!(is_closed, "one of them was first");
                assert!(!is_in_thread, "a closed case does not change");
                assert_eq!(answers[0].status, 422);
                // It can be taken up again with the same words.
                let told = (answers[0].h1(), answers[0].value("Vad återstår?"));
                assert_eq!(told, (format!("Omgång {round}"), "I sista stund".to_owned()));
            }
        }
    }
);

both!(two_officers_take_a_case_at_once_and_one_has_it, async |portal| {
    let (mut anna, omar, karin) = (
        portal.anna().await,
        portal.officer().await,
        portal.customer_service().await,
    );
    let reference = ask(&mut anna, "Tid i hallen").await;
    let mut forms = Vec::new();
    for mut who in [omar.clone(), karin.clone()] {
        who.open(&pages(&reference).1).await;
        let form = who.submission("Ta ärendet");
        forms.push((who, form));
    }
    for answer in at_once(forms).await {
        assert_eq!(answer.status, 303);
    }
    let case = case(portal, &reference).await;
    assert!([Some(omar.id()), Some(karin.id())].contains(&case.officer_id));
    assert_eq!(case.state, State::Open);
});
