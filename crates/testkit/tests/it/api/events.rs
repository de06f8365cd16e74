//! What a case tells programs of its organisation, in the transaction of what happened.

use serde_json::json;
use testkit::{TestPortal, both};

use super::cases::{CASES, open};
use super::receiver::Receiver;
use super::webhooks::{deliveries, exempel_if, inside, made_by};
use crate::desk::{answer, lines};

type Told = (String, Option<i32>);

/// What was told since the first `before`.
async fn told(portal: &TestPortal, before: &[Told]) -> Vec<Told> {
    let all = deliveries(portal).await.into_iter();
    let mut all: Vec<_> = all.map(|one| (one.event, one.message)).collect();
    for known in before {
        let place = all.iter().position(|one| one == known).expect("it was told before");
        all.remove(place);
    }
    all.sort();
    all
}

fn event(name: &str, message: Option<i32>) -> Told {
    (name.to_owned(), message)
}

both!(
    a_case_tells_what_happens_to_it_and_never_of_notes,
    inside,
    async |portal| {
        let receiver = Receiver::start().await;
        let mut bo = portal.bo().await;
        let of = exempel_if(portal).await;
        made_by(&mut bo, &receiver.address()).await;
        let mut program = portal.program_of(of).await;
        let reference = open(&mut program, "Trasig lampa").await;
        let mut before = told(portal, &[]).await;
        assert_eq!(before, [event("case.created", None)]);

        let mut officer = portal.officer().await;
        let page = format!("/handlaggning/arenden/{reference}");
        officer.open(&page).await;
        officer
            .fill("Anteckning", "Ring elektrikern")
            .press("Spara anteckning")
            .await
            .leads_to(&page);
        assert_eq!(told(portal, &before).await, []);

        answer(&mut officer, &reference, "Vilken entré?", "Vänta på kundens svar").await;
        let number = lines(portal, &reference)
            .await
            .into_iter()
            .find(|(_, text)| text == "Vilken entré?")
            .unwrap()
            .0;
        let news = told(portal, &before).await;
        assert_eq!(news, [event("case.message", Some(number)), event("case.state", None)]);
        before.extend(news);

        let messages = format!("{CASES}/{reference}/meddelanden");
        program
            .post(&messages, &json!({ "text": "Den norra." }))
            .await
            .status(201);
        let news = told(portal, &before).await;
        assert_eq!(
            news,
            [event("case.state", None)],
            "its own words are no news to a program"
        );
        before.extend(news);
        // What is refused tells nothing, nor what is nobody's of the organisation.
        program
            .post(&messages, &json!({ "text": "Nej", "solved": false }))
            .await
            .status(409);
        crate::desk::contact(portal, "Min bokning", "vera@postladan.example").await;
        assert_eq!(told(portal, &before).await, []);
        portal.run_jobs().await;
        assert_eq!(receiver.came().len(), before.len());
    }
);
