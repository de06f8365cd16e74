//! What is written to whom: by the ways that somebody chose, and neutral to those with protected identity.

use accounts::channels::{self, Channel};
use base::{Lang, Mobile};
use notify::{Channels, Letter, Recipient};
use store::Never;
use testkit::{Browser, TestPortal, both, new_person};

use super::{letter, letter_with_secret, only, rows, tell, to};

async fn choose(portal: &TestPortal, who: &Browser, channel: Channel) -> Recipient {
    let id = who.id();
    let chosen = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(channels::choose(&tx, id, "desk", channel).await?) });
    chosen.await.expect("a choice can be kept");
    let recipient = channels::recipient_for(portal.store.db(), id, "desk").await;
    recipient.expect("the tables are there").expect("the person is there")
}

both!(who_chose_nothing_gets_only_what_must_be_told, async |portal| {
    let mut anna = portal.anna().await;
    let nowhere = choose(portal, &anna, Channel::None).await;
    tell(portal, &nowhere, &letter("Bortvalt")).await;
    let row = only(portal).await;
    assert_eq!((row.state.as_str(), row.secret), ("suppressed", None));
    tell(portal, &nowhere, &letter_with_secret()).await;
    assert_eq!(portal.run_jobs().await, 1);
    let mail = portal.mail_to(anna.email()).await;
    assert_eq!(
        mail.iter().map(|mail| mail.subject.as_str()).collect::<Vec<_>>(),
        ["Bekräfta ditt konto, åäö"]
    );
    // A letter that cannot be turned off does not say that it can.
    assert!(!mail[0].text.contains("/mitt-konto/e-postfilter"), "{}", mail[0].text);
    anna.open("/aviseringar")
        .await
        .sees("Bortvalt")
        .sees("Inte skickat: du har valt bort mejl och sms");
});

both!(who_chose_text_messages_gets_them_instead_of_mail, async |portal| {
    let mut lisa = new_person("Lisa", "Berg");
    lisa.mobile = Some(Mobile::parse("070-174 06 05").expect("a number"));
    let lisa = portal.settle(&lisa).await;
    let by_sms = choose(portal, &lisa, Channel::Sms).await;
    let told = Letter {
        sms: Some("Ditt ärende har fått svar.".to_owned()),
        ..letter("Svar")
    };
    tell(portal, &by_sms, &told).await;
    // A letter without words of its own for a text message is told by its subject.
    tell(portal, &by_sms, &letter("Bara ett ämne")).await;
    portal.run_jobs().await;
    let sms = portal.mail_to("+46701740605").await;
    let texts: Vec<_> = sms
        .iter()
        .map(|sms| (sms.channel.as_str(), sms.text.as_str()))
        .collect();
    assert!(
        texts.contains(&("sms", "Ditt ärende har fått svar.")) && texts.contains(&("sms", "Bara ett ämne")),
        "{texts:?}"
    );
    assert!(portal.mail_to(lisa.email()).await.is_empty());

    // Law and security go by e-mail, too.
    tell(portal, &by_sms, &letter_with_secret()).await;
    portal.run_jobs().await;
    assert_eq!(portal.mail_to(lisa.email()).await.len(), 1);
});

both!(
    without_a_number_a_choice_of_text_messages_becomes_mail,
    async |portal| {
        let anna = portal.anna().await;
        let by_sms = choose(portal, &anna, Channel::Sms).await;
        tell(portal, &by_sms, &letter("Svar")).await;
        portal.run_jobs().await;
        let mail = portal.mail(anna.email(), "Svar").await;
        assert!(
            mail.text
                .contains("Välj vilka mejl du vill ha: https://portal.example/mitt-konto/e-postfilter")
        );
    }
);

both!(
    a_protected_person_is_told_nothing_but_that_there_is_something,
    async |portal| {
        let mut vera = new_person("Vera", "Skog");
        vera.protected = true;
        vera.mobile = Some(Mobile::parse("070-174 06 05").expect("a number"));
        let mut vera = portal.settle(&vera).await;
        let both_ways = Recipient {
            channels: Channels { email: true, sms: true },
            ..choose(portal, &vera, Channel::Email).await
        };
        assert!(both_ways.protected);
        let telling = Letter {
            lines: vec!["Vi flyttar ditt möte i Björkhallen.".to_owned()],
            facts: vec![("Ärendenummer".to_owned(), "ARE-2026-000777".to_owned())],
            action: Some((
                "Visa ärendet".to_owned(),
                "https://portal.example/arenden/ARE-2026-000777".to_owned(),
            )),
            sms: Some("Mötet i Björkhallen är flyttat.".to_owned()),
            ..letter("Mötet i Björkhallen")
        };
        tell(portal, &both_ways, &telling).await;
        tell(portal, &both_ways, &letter_with_secret()).await;
        portal.run_jobs().await;

        let mut all = portal.mail_to(vera.email()).await;
        all.extend(portal.mail_to("+46701740605").await);
        assert_eq!(all.len(), 3);
        for message in &all {
            let whole = format!("{} {} {:?}", message.subject, message.text, message.html);
            for word in ["Björkhallen", "ARE-2026", "möte", "arenden", "Bekräfta", "Vera", "Skog"] {
                assert!(!whole.contains(word), "{word} in {whole}");
            }
        }
        assert!(all[0].subject == "Du har ett nytt meddelande" && all[0].text.contains("https://portal.example/"));
        // What works once has to come through.
        assert!(all.iter().any(|mail| mail.text.contains("kod=hemlig&b=1")));
        assert!(
            rows(portal)
                .await
                .iter()
                .all(|row| !row.text.contains("hemlig") && row.secret.is_none())
        );
        vera.open("/aviseringar")
            .await
            .sees("Du har ett nytt meddelande")
            .does_not_see("Björkhallen");
    }
);

both!(a_letter_speaks_the_language_of_its_reader, async |portal| {
    let mut john = new_person("John", "Smith");
    john.lang = Lang::En;
    john.protected = true;
    let john = portal.settle(&john).await;
    let recipient = choose(portal, &john, Channel::Email).await;
    assert_eq!(recipient.lang, Lang::En);
    tell(portal, &recipient, &letter("Whatever")).await;
    portal.run_jobs().await;
    let mail = portal.mail_to(john.email()).await.remove(0);
    assert!(mail.html.expect("a page").contains("<html lang=\"en\">"));
    assert!(
        !mail.text.contains("Logga in") && mail.text.contains("customer service"),
        "{}",
        mail.text
    );
});

both!(what_people_write_stays_text, async |portal| {
    let anna = portal.anna().await;
    let hostile = Letter {
        subject: "Rad ett\r\nBcc: alla@exempel.example".to_owned(),
        lines: vec!["<script>alert(1)</script> [länk] \"citat\"".to_owned()],
        facts: vec![("<b>Rubrik</b>".to_owned(), "[länk]".to_owned())],
        ..letter_with_secret()
    };
    tell(portal, &to(&anna), &hostile).await;
    portal.run_jobs().await;
    let mail = portal.mail(anna.email(), "Rad ett").await;
    assert_eq!(mail.subject, "Rad ett Bcc: alla@exempel.example");
    let html = mail.html.clone().expect("a page");
    assert!(!html.contains("<script>") && !html.contains("<b>Rubrik"), "{html}");
    // The secret stands once, where it belongs, and not where somebody wrote its mark.
    assert_eq!(
        (mail.text.matches("hemlig").count(), html.matches("hemlig").count()),
        (1, 1)
    );
    assert!(portal.mail_to("alla@exempel.example").await.is_empty());
});
