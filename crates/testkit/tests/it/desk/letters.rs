//! Who is told what when a case moves: the customer and the officer, each in their own language, and nobody else.

use accounts::channels::{self, Channel};
use base::{Id, Lang, OrgRole, Organisation};
use store::Never;
use testkit::{Browser, TestPortal, both, new_person};

use super::readers::leave;
use super::{A_WHILE, answer, ask, case, contact, pages, subjects};

both!(customer_and_officer_are_told_what_the_other_did, async |portal| {
    let (mut anna, mut omar, karin) = (
        portal.anna().await,
        portal.officer().await,
        portal.customer_service().await,
    );
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (mine, theirs) = pages(&reference);
    assert!(
        subjects(portal, omar.email()).await.is_empty(),
        "a new case mails no officer"
    );
    omar.open(&theirs).await.press("Ta ärendet").await;
    answer(
        &mut omar,
        &reference,
        "Vi tittar på det.",
        "Arbeta vidare, ärendet är öppet",
    )
    .await;
    answer(&mut omar, &reference, "Vilken dag?", "Vänta på kundens svar").await;
    anna.open(&mine)
        .await
        .fill("Meddelande", "Tisdag")
        .press("Skicka svar")
        .await;
    answer(&mut omar, &reference, "Bokat.", "Ärendet är löst, svaret är lösningen").await;
    anna.open(&mine).await.press("Löst, tack").await;

    // Sorted, since all of it happened at the same instant.
    let sorted = async |address: &str| {
        let mut subjects = subjects(portal, address).await;
        subjects.sort();
        subjects
    };
    assert_eq!(
        sorted(anna.email()).await,
        [
            "Ditt ärende ARE-2026-000001 är löst",
            "Vi behöver ditt svar i ärende ARE-2026-000001",
            "Vi har svarat i ditt ärende ARE-2026-000001",
            "Vi har tagit emot ditt ärende ARE-2026-000001",
        ]
    );
    assert_eq!(
        sorted(omar.email()).await,
        [
            "Kunden har svarat i ärende ARE-2026-000001",
            "Kunden är nöjd med ärende ARE-2026-000001",
        ]
    );
    assert!(subjects(portal, karin.email()).await.is_empty());
    let question = portal.mail(anna.email(), "Vi behöver ditt svar").await;
    assert!(question.text.contains("Vilken dag?") && question.text.contains("Tid i hallen"));
    assert_eq!(question.link(), mine);
    assert_eq!(portal.mail(omar.email(), "Kunden har svarat").await.link(), theirs);
});

both!(each_reads_their_own_language, async |portal| {
    let mut john = new_person("John", "Smith");
    john.lang = Lang::En;
    let mut john = portal.settle(&john).await;
    // The pages may be in another language than the letters.
    john.open("/sprak/sv").await;
    let reference = ask(&mut john, "Time in the hall").await;
    let mut omar = portal.officer().await;
    answer(&mut omar, &reference, "Which day?", "Vänta på kundens svar").await;
    let mail = subjects(portal, john.email()).await;
    assert!(
        mail.iter().all(|subject| !subject.contains("ärende")) && mail.len() == 2,
        "{mail:?}"
    );
    john.open(&pages(&reference).0)
        .await
        .fill("Meddelande", "Tuesday")
        .press("Skicka svar")
        .await
        .status(303);
    assert_eq!(
        subjects(portal, omar.email()).await,
        [format!("Kunden har svarat i ärende {reference}")]
    );
});

/// Bo's question for his club, of which Lisa is a manager as well.
async fn club_asked(portal: &TestPortal) -> (Browser, Browser, Id<Organisation>, String) {
    let mut bo = portal.bo().await;
    let reference = ask(&mut bo, "Föreningens fråga").await;
    let club = case(portal, &reference)
        .await
        .organisation_id
        .expect("Bo wears the hat");
    let lisa = portal.person("Lisa", "Berg").await;
    portal.give_org_role(club, lisa.id(), OrgRole::AssociationManager).await;
    (bo, lisa, club, reference)
}

both!(the_letters_of_an_organisation_go_to_who_asked, async |portal| {
    let (bo, lisa, _, reference) = club_asked(portal).await;
    let mut omar = portal.officer().await;
    answer(&mut omar, &reference, "Så här.", "Arbeta vidare, ärendet är öppet").await;
    assert_eq!(subjects(portal, bo.email()).await.len(), 2);
    assert!(subjects(portal, lisa.email()).await.is_empty());
});

both!(
    who_has_left_an_organisation_is_told_nothing_but_its_manager_is,
    async |portal| {
        let (bo, lisa, club, reference) = club_asked(portal).await;
        let before = subjects(portal, bo.email()).await;
        leave(portal, club, bo.id()).await;
        let mut omar = portal.officer().await;
        answer(&mut omar, &reference, "Så här.", "Arbeta vidare, ärendet är öppet").await;
        assert_eq!(subjects(portal, bo.email()).await, before);
        let told = subjects(portal, lisa.email()).await;
        assert_eq!(told, [format!("Vi har svarat i ditt ärende {reference}")]);
    }
);

both!(
    protected_persons_and_those_who_chose_silence_are_told_so_much,
    async |portal| {
        let (mut vera, mut anna, mut omar) = (portal.protected().await, portal.anna().await, portal.officer().await);
        let id = anna.id();
        let quiet = portal
            .store
            .write::<_, Never, _, _>(|tx| async move { Ok(channels::choose(&tx, id, "desk", Channel::None).await?) });
        quiet.await.expect("a choice can be kept");
        for (who, subject) in [(&mut vera, "Skyddat boende"), (&mut anna, "Tyst fråga")] {
            let reference = ask(who, subject).await;
            answer(
                &mut omar,
                &reference,
                "Adressen är Hemliga gatan 1.",
                "Vänta på kundens svar",
            )
            .await;
        }
        assert!(subjects(portal, anna.email()).await.is_empty());
        anna.open("/aviseringar")
            .await
            .sees("Inte skickat: du har valt bort mejl och sms");
        let mail = subjects(portal, vera.email()).await;
        assert_eq!(mail, ["Du har ett nytt meddelande", "Du har ett nytt meddelande"]);
        for letter in portal.mail_to(vera.email()).await {
            let whole = format!("{} {:?}", letter.text, letter.html);
            assert!(
                !whole.contains("Hemliga gatan") && !whole.contains("Skyddat boende") && !whole.contains("ARE-"),
                "{whole}"
            );
        }
    }
);

both!(
    officers_are_mailed_no_words_of_those_with_protected_identity,
    async |portal| {
        let (mut vera, mut omar) = (portal.protected().await, portal.officer().await);
        let reference = ask(&mut vera, "Skyddat boende").await;
        let (mine, theirs) = pages(&reference);
        omar.open(&theirs).await.press("Ta ärendet").await;
        vera.open(&mine)
            .await
            .fill("Meddelande", "Jag bor på Hemliga gatan 1")
            .press("Skicka svar")
            .await;
        portal.run_jobs().await;
        let mail = portal.mail(omar.email(), "Kunden har svarat").await;
        let whole = format!("{} {:?}", mail.text, mail.html);
        assert!(
            whole.contains("Logga in för att läsa det.")
                && !whole.contains("Hemliga gatan")
                && !whole.contains("Skyddat boende"),
            "{whole}"
        );
        assert_eq!(mail.link(), theirs);
    }
);

both!(who_wants_no_answer_gets_no_mail, async |portal| {
    let mut visitor = portal.visitor();
    visitor
        .open("/felanmalan")
        .await
        .choose("Vad är det fel på?", "Något annat")
        .fill("Plats", "Torget");
    visitor
        .fill("Rubrik", "Trasig bänk")
        .fill("Vad har hänt?", "Bruten")
        .fill("Namn", "Vera")
        .fill("E-post", "vera@post.example");
    portal.advance(A_WHILE);
    visitor.press("Skicka felanmälan").await.status(303);
    let mut omar = portal.officer().await;
    omar.open("/handlaggning/arenden/ARE-2026-000001")
        .await
        .sees("Kunden har inte bett om svar");
    omar.fill("Vad blev gjort?", "Lagad")
        .press("Avsluta ärendet")
        .await
        .status(303);
    assert!(subjects(portal, "vera@post.example").await.is_empty());
    assert!(!contact(portal, "Svara mig", "vera@post.example").await.is_empty());
    assert_eq!(subjects(portal, "vera@post.example").await.len(), 1);
});
