//! Answers come by mail while their cases are merged.

use futures::future::join_all;
use futures::join;
use testkit::{Browser, both};

use super::super::merging::preview;
use super::{ADDRESS, ask, at_once, cases, lines, mail, mails, on, reply_address};

const CUSTOMERS: usize = 10;
const ANSWERS: usize = 9;

both!(answers_by_mail_and_merges_at_once_lose_no_message, on, async |portal| {
    let mut omar = portal.officer().await;
    let mut anna = portal.anna().await;
    let into = ask(&mut anna, "Det stora ärendet").await;
    let mut sources: Vec<String> = Vec::new();
    let (mut raws, mut merges) = (Vec::new(), Vec::new());
    for number in 0..CUSTOMERS {
        let mut customer: Browser = portal.person("Kund", &format!("Nummer{number}")).await;
        let from = ask(&mut customer, &format!("Ärende {number}")).await;
        let address = reply_address(portal, customer.email()).await;
        assert_ne!(address, ADDRESS);
        // Some go by way of another that is merged at the same moment.
        let to = if number % 3 == 2 { &sources[number - 1] } else { &into };
        let form = preview(&mut omar, &from, to).await;
        merges.push((omar.clone(), form));
        raws.extend((0..ANSWERS).map(|answer| {
            let text = format!("{from} svar {answer}");
            mail(customer.email(), &address, &text, &text)
        }));
        sources.push(from);
    }
    let taken = raws.iter().map(|raw| desk::post::take_in(portal, raw.as_bytes()));
    let work = async {
        for _ in 0..5 {
            portal.run_jobs().await;
        }
    };
    let (answers, taken, ()) = join!(at_once(merges), join_all(taken), work);
    for answer in answers {
        assert!(answer.status == 303 || answer.status == 422, "{}", answer.text());
    }
    for mail in taken {
        mail.expect("a mail can be stored");
    }
    portal.run_jobs().await;
    assert_eq!(mails(portal).await.len(), CUSTOMERS * ANSWERS);
    let mut kept = Vec::new();
    for case in cases(portal).await {
        kept.extend(lines(portal, &case.reference).await.into_iter().map(|(_, text)| text));
    }
    for from in &sources {
        for answer in 0..ANSWERS {
            let text = format!("{from} svar {answer}");
            assert_eq!(kept.iter().filter(|line| **line == text).count(), 1, "{text}");
        }
    }
});
