//! Decisions: how they are made, told, counted and appealed against, and that a party may ask for one.

use chrono::TimeDelta;
use testkit::{Browser, TestPortal, both};

use super::status::newest_link;
use super::{A_WHILE, answer, ask, at_once, contact, lines, merging::merge, pages, reference_in};

const TYPE: &str = "Utlämnande av allmän handling";

/// Fills in a decision in a case that is open on the page of it.
async fn fill(officer: &mut Browser, reference: &str) {
    officer.open(&pages(reference).1).await.click("Fatta beslut").await;
    officer.heading("Fatta beslut").sees("Omar Haddad");
    officer
        .choose("Beslutstyp", TYPE)
        .tick("Avslag")
        .fill(
            "Beslut och skäl",
            "Handlingen lämnas inte ut. Den är hemlig enligt OSL 21 kap. 1 §.",
        )
        .fill("Punkt i delegationsordningen", "4.2");
}

pub(crate) async fn decide(officer: &mut Browser, reference: &str) {
    fill(officer, reference).await;
    officer.press("Skicka beslutet").await.leads_to(&pages(reference).1);
    officer.follow().await.flash("Beslutet är skickat.");
}

/// Logs in again, a long time after.
pub(super) async fn back(portal: &TestPortal, browser: &mut Browser) {
    let (id, email) = (browser.id(), browser.email().to_owned());
    portal.log_in(browser, id, &email).await;
}

both!(a_decision_is_sent_with_its_remedy_and_kept_on_paper, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Jag vill ha en handling").await;
    decide(&mut officer, &reference).await;
    officer.sees("Beslut: Avslag").sees("Löst");
    portal.run_jobs().await;
    let letter = portal
        .mail("anna.ek@exempel.example", &format!("Beslut i ditt ärende {reference}"))
        .await;
    for told in [
        "Handlingen lämnas inte ut.",
        "Avslag",
        "kan överklagas till kammarrätten",
        "inom tre veckor",
    ] {
        assert!(letter.text.contains(told), "{told} is not in {}", letter.text);
    }
    anna.open(&pages(&reference).0).await;
    anna.sees("Beslut: Avslag").sees("kan överklagas till kammarrätten");
    let paper = anna.page().link(&format!("Beslut {reference}.pdf"));
    anna.open(&paper).await.paper();
    for told in [
        &reference,
        "Anna Ek",
        "Omar Haddad",
        "4.2",
        "Avslag",
        "Så överklagas beslutet",
        "kammarrätten",
    ] {
        anna.sees(told);
    }
    // The case on paper calls the line what it is.
    anna.open(&pages(&reference).0).await;
    let whole = anna.page().link("Hämta som PDF");
    anna.open(&whole).await.paper().sees("Beslut: Avslag");
    // A list for the board, without parties.
    officer.open("/handlaggning/beslut").await.heading("Beslut");
    officer.sees(&reference).sees(TYPE).sees("4.2").does_not_see("Anna Ek");
    let csv = officer.page().link("Hämta som CSV");
    officer.open(&csv).await.status(200);
    let body = officer.page().body.clone();
    assert!(
        body.contains(&format!("{reference};2026-11-23;{TYPE};Avslag;Omar Haddad;4.2")),
        "{body}"
    );
    officer
        .open("/handlaggning/beslut?fran=2026-11-22&till=2026-11-22")
        .await
        .sees("Inga beslut de dagarna");
    officer.open("/handlaggning/beslut/beslut.csv?fran=x").await.status(400);
});

both!(what_is_missing_in_a_decision_is_told_and_kept, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Handling").await;
    officer.open(&format!("{}/beslut", pages(&reference).1)).await;
    officer
        .fill("Beslut och skäl", "Nej.")
        .press("Skicka beslutet")
        .await
        .status(422);
    officer.mistakes(&[
        "Välj en beslutstyp.",
        "Välj hur beslutet blir.",
        "Skriv punkten i delegationsordningen.",
    ]);
    assert_eq!(officer.page().value("Beslut och skäl").trim(), "Nej.");
    officer
        .fill("Beslut och skäl", &"å".repeat(10_001))
        .press("Skicka beslutet")
        .await
        .status(422);
    // A kind with a usual point needs none in the form.
    officer.open("/handlaggning/beslutstyper").await.click(TYPE).await;
    officer
        .fill("Punkt i delegationsordningen", "4.2")
        .press("Spara")
        .await
        .leads_to("/handlaggning/beslutstyper");
    officer.open(&format!("{}/beslut", pages(&reference).1)).await;
    officer
        .choose("Beslutstyp", TYPE)
        .tick("Beviljad")
        .fill("Beslut och skäl", "Ja.");
    let sent = officer.submission("Skicka beslutet");
    for _ in 0..3 {
        officer.submit(&sent).await.leads_to(&pages(&reference).1);
    }
    assert_eq!(portal.audited("desk.case_decided").await, 1);
    officer.open("/handlaggning/beslut").await.sees("4.2");
    // What is solved is not decided once more.
    officer.open(&format!("{}/beslut", pages(&reference).1)).await;
    officer
        .choose("Beslutstyp", TYPE)
        .tick("Avslag")
        .fill("Beslut och skäl", "Nej.");
    officer.press("Skicka beslutet").await.status(422);
});

both!(
    an_officer_decides_neither_blindly_nor_in_their_own_matter,
    async |portal| {
        let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
        let reference = ask(&mut anna, "Handling").await;
        fill(&mut officer, &reference).await;
        let sent = officer.submission("Skicka beslutet");
        anna.open(&pages(&reference).0)
            .await
            .fill("Meddelande", "Vänta, jag hittade den.");
        anna.press("Skicka svar").await.status(303);
        officer.submit(&sent).await.status(422);
        assert_eq!(portal.audited("desk.case_decided").await, 0);
        assert!(officer.page().value("Beslut och skäl").contains("hemlig"));
        let own = ask(&mut officer, "Min egen").await;
        officer.open(&format!("{}/beslut", pages(&own).1)).await.status(403);
        officer
            .open(&format!("{}/maskad-kopia", pages(&own).1))
            .await
            .status(403);
    }
);

both!(
    an_appeal_through_the_portal_is_a_case_and_judged_by_its_day,
    async |portal| {
        let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
        let reference = ask(&mut anna, "Handling").await;
        decide(&mut officer, &reference).await;
        anna.open(&pages(&reference).0).await.click("Överklaga").await;
        anna.heading("Överklaga beslutet")
            .sees("Utlämnande av allmän handling: Avslag");
        anna.press("Skicka överklagandet")
            .await
            .mistakes(&["Skriv vad du vill ändra och varför."]);
        anna.fill("Vad vill du ändra, och varför?", "Den är inte hemlig.")
            .attach("skäl.txt", b"fler");
        let sent = anna.submission("Skicka överklagandet");
        for _ in 0..3 {
            anna.submit(&sent).await.leads_to(&pages(&reference).0);
        }
        let flash = anna.follow().await.page().flash().expect("the receipt");
        assert!(
            flash.contains("kom in i dag 10.00") || flash.contains("kom in 23 november 2026 10.00"),
            "{flash}"
        );
        let appeal = reference_in(&flash)[..15].to_owned();
        assert_eq!(portal.audited("desk.decision_appealed").await, 1);
        portal.run_jobs().await;
        portal
            .mail(officer.email(), &format!("Ett beslut är överklagat: {appeal}"))
            .await;
        officer.open(&pages(&appeal).1).await;
        officer.sees("Den är inte hemlig.").sees("skäl.txt");
        officer
            .click(&format!("Överklagar beslutet i {reference}. Okänt än."))
            .await;
        // From the day the party was told: three weeks to Monday 14 December.
        officer
            .fill("Räknas från", "2026-11-22")
            .press_beside("Räknas från", "Spara")
            .await;
        officer.mistakes(&["Dagen är före beslutet."]);
        officer
            .fill("Räknas från", "2026-11-23")
            .press_beside("Räknas från", "Spara")
            .await
            .status(303);
        officer
            .follow()
            .await
            .flash("Tiden är sparad.")
            .sees("14 december 2026")
            .sees("I tid");
        anna.open(&pages(&reference).0)
            .await
            .sees("Sista dag att överklaga är 14 december 2026.");

        // One on paper that came too late is registered all the same.
        portal.advance(TimeDelta::days(30));
        back(portal, &mut anna).await;
        back(portal, &mut officer).await;
        let late = ask(&mut anna, "Brev om beslutet").await;
        let page = format!("{}/beslut", pages(&reference).1);
        officer.open(&pages(&reference).1).await.click("Beslut: Avslag").await;
        assert!(officer.page().path.starts_with(&page));
        officer
            .fill("Överklagandets ärendenummer", "ARE-2026-999999")
            .fill("Kom in", "2027-12-24")
            .press("Registrera")
            .await
            .mistakes(&["Dagen har inte varit än.", "Det finns inget ärende med det numret."]);
        officer
            .fill("Överklagandets ärendenummer", &late.to_lowercase())
            .fill("Kom in", "2026-12-15")
            .press("Registrera")
            .await
            .status(303);
        officer
            .follow()
            .await
            .flash("Överklagandet är registrerat.")
            .sees("För sent");
        officer
            .fill("Överklagandets ärendenummer", &late)
            .fill("Kom in", "2026-12-15")
            .press("Registrera")
            .await
            .status(422);
    }
);

both!(
    a_visitor_appeals_by_the_private_link_and_others_do_not,
    async |portal| {
        let mut officer = portal.officer().await;
        let reference = contact(portal, "Handling", "vera@post.example").await;
        decide(&mut officer, &reference).await;
        portal.run_jobs().await;
        let mut vera = portal.visitor();
        let link = newest_link(portal).await;
        vera.open(&link).await.click("Överklaga").await;
        let page = vera.page().path.clone();
        vera.fill("Vad vill du ändra, och varför?", "Den är inte hemlig.")
            .press("Skicka överklagandet")
            .await
            .status(303);
        portal.run_jobs().await;
        assert_eq!(
            portal.mail_to("vera@post.example").await.len(),
            3,
            "received, decided, received"
        );
        let (_, decision) = page.rsplit_once('/').unwrap();
        // Neither another's decision, nor one without an ordinary appeal, nor by somebody else.
        let mut anna = portal.anna().await;
        let own = ask(&mut anna, "Annat").await;
        anna.open(&format!("/arenden/{own}/overklaga/{decision}"))
            .await
            .status(404);
        anna.open(&format!("/arenden/{reference}/overklaga/{decision}"))
            .await
            .status(404);
        officer
            .open(&format!("{}/beslut/{decision}", pages(&own).1))
            .await
            .status(404);
        officer.open(&format!("{}/beslut", pages(&own).1)).await;
        officer
            .choose("Beslutstyp", "Beslut som inte kan överklagas")
            .tick("Avvisad")
            .fill("Beslut och skäl", "Nej.")
            .fill("Punkt i delegationsordningen", "1")
            .press("Skicka beslutet")
            .await
            .status(303);
        anna.open(&pages(&own).0).await.sees("Beslutet kan inte överklagas.");
        assert!(!anna.page().all("main a").contains(&"Överklaga".to_owned()));
    }
);

both!(a_decision_goes_with_its_case_when_that_is_merged, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let (decided, other) = (ask(&mut anna, "Handling").await, ask(&mut anna, "Samma sak").await);
    decide(&mut officer, &decided).await;
    anna.open(&pages(&decided).0).await.click("Överklaga").await;
    anna.fill("Vad vill du ändra, och varför?", "Allt.")
        .press("Skicka överklagandet")
        .await
        .status(303);
    merge(&mut officer, &decided, &other).await;
    officer.open(&pages(&other).1).await.sees("Beslut: Avslag");
    officer.click("Beslut: Avslag").await.status(200).sees("Okänt än");
    anna.open(&pages(&other).0)
        .await
        .sees("Beslut: Avslag")
        .click("Överklaga")
        .await
        .status(200);
});

both!(kinds_of_decisions_are_kept_by_staff, async |portal| {
    let (mut officer, mut other) = (
        portal.officer().await,
        portal.staff("Erik", "Ek", &[base::StaffRole::CaseOfficer]).await,
    );
    officer
        .open("/handlaggning/beslutstyper")
        .await
        .heading("Beslutstyper")
        .sees("Laglighetsprövning");
    officer.click("Ny beslutstyp").await.press("Spara").await;
    officer.mistakes(&[
        "Skriv ett namn.",
        "Skriv ett namn.",
        "Skriv vem som prövar ett överklagande.",
    ]);
    officer
        .fill("Namn på svenska", "Avgift")
        .fill("Namn på engelska", "Fee")
        .fill("Prövas av", "förvaltningsrätten i Falun")
        .press("Spara")
        .await
        .leads_to("/handlaggning/beslutstyper");
    officer.follow().await.flash("Beslutstypen ”Avgift” är sparad.");
    officer.click("Avgift").await;
    other.open("/handlaggning/beslutstyper").await.click("Avgift").await;
    other
        .fill("Prövas av", "förvaltningsrätten i Luleå")
        .press("Spara")
        .await
        .status(303);
    officer
        .fill("Namn på svenska", "Avgifter")
        .press("Spara")
        .await
        .status(422);
    assert_eq!(officer.page().value("Prövas av"), "förvaltningsrätten i Luleå");
    officer.press("Spara").await.status(303);
    officer
        .follow()
        .await
        .sees("Avgifter")
        .sees("förvaltningsrätten i Luleå");
    officer
        .click("Avgifter")
        .await
        .untick("Handläggare kan välja beslutstypen")
        .press("Spara")
        .await
        .status(303);
    let mut anna = portal.anna().await;
    let reference = ask(&mut anna, "Avgift").await;
    officer.open(&format!("{}/beslut", pages(&reference).1)).await;
    assert!(!officer.page().all("#type option").contains(&"Avgifter".to_owned()));
});

both!(a_party_asks_once_that_an_old_matter_be_decided, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Bygglov").await;
    answer(
        &mut officer,
        &reference,
        "Vi undersöker saken.",
        "Arbeta vidare, ärendet är öppet",
    )
    .await;
    anna.open(&pages(&reference).0)
        .await
        .does_not_see("Begär att ärendet avgörs");
    // Whoever makes the form themselves is refused as well.
    let early = anna.submission("Skicka svar").with("act", "settle");
    anna.submit(&early).await.status(422);
    portal.advance(TimeDelta::days(182));
    back(portal, &mut anna).await;
    back(portal, &mut officer).await;
    anna.open(&pages(&reference).0).await.sees("Begär att ärendet avgörs");
    let sent = anna.submission("Begär att ärendet avgörs");
    at_once((0..8).map(|_| (anna.clone(), sent.clone()))).await;
    anna.open(&pages(&reference).0).await;
    anna.sees("Du har begärt att ärendet avgörs")
        .does_not_see("Du kan begära det en gång");
    assert_eq!(portal.audited("desk.asked_to_settle").await, 1);
    let words = "Jag begär att ärendet avgörs (12 § förvaltningslagen).";
    let written = lines(portal, &reference).await;
    assert_eq!(written.iter().filter(|(_, text)| text == words).count(), 1);
    portal.run_jobs().await;
    portal
        .mail(officer.email(), &format!("Begäran att {reference} avgörs"))
        .await;
    officer.open(&pages(&reference).1).await;
    officer
        .sees("Parten har begärt att ärendet avgörs")
        .sees("21 juni 2027");
    // The wish is a document that came in.
    officer.open("/handlaggning/diarium").await;
    assert!(officer.page().all("main tbody td").contains(&"In".to_owned()));
    decide(&mut officer, &reference).await;
    officer.does_not_see("Parten har begärt att ärendet avgörs");
});

/// The officer of the tests makes a masked copy.
async fn masked(portal: &TestPortal, officer: &mut Browser, reference: &str) {
    officer
        .open(&pages(reference).1)
        .await
        .click("Gör en maskad kopia")
        .await;
    officer.heading("Maskad kopia");
    assert_eq!(portal.audited("desk.masked_copy_made").await, 0);
}

both!(a_masked_copy_says_nothing_of_what_was_masked, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    anna.open("/arenden/ny")
        .await
        .choose("Vad gäller det?", "Bokning av lokal");
    anna.fill("Rubrik", "Granne Olle")
        .fill("Meddelande", "Olle Olsson på 070-123 45 67 stör. Hälsar ANNA EK");
    anna.press("Skicka").await;
    let reference = reference_in(anna.page().header("location"));
    officer
        .open(&pages(&reference).1)
        .await
        .fill("Anteckning", "Ring polisen")
        .press("Spara anteckning")
        .await;
    answer(
        &mut officer,
        &reference,
        "Tack, vi ser på det.",
        "Arbeta vidare, ärendet är öppet",
    )
    .await;
    masked(portal, &mut officer, &reference).await;
    officer
        .does_not_see("polisen")
        .does_not_see("070-123")
        .sees("Olle Olsson");
    officer
        .press("Hämta kopian")
        .await
        .mistakes(&["Skriv bestämmelsen som uppgifterna är hemliga enligt."]);
    let words = format!("{}\nolle olsson\nOlle", officer.page().value("Ord att maska").trim());
    officer
        .fill("Ord att maska", &words)
        .fill("Bestämmelse", "OSL 21 kap. 1 §");
    officer
        .press("Visa hur det blir")
        .await
        .status(200)
        .does_not_see("Olsson");
    officer.press("Hämta kopian").await.paper();
    officer
        .sees("OSL 21 kap. 1 §")
        .sees("Tack, vi ser på det.")
        .sees("[maskat]");
    for secret in ["Olle", "Olsson", "ANNA", "Anna", "070", "polisen"] {
        officer.does_not_see(secret);
    }
    assert_eq!(portal.audited("desk.masked_copy_made").await, 1);
    masked_needs_a_line(&mut officer, &reference).await;
});

async fn masked_needs_a_line(officer: &mut Browser, reference: &str) {
    officer.open(&format!("{}/maskad-kopia", pages(reference).1)).await;
    let sent = officer.submission("Hämta kopian").with("rule", "OSL");
    let mut none = sent.clone();
    none.fields.retain(|(name, _)| name != "line");
    officer.submit(&none).await.mistakes(&["Ta med minst en handling."]);
}

both!(nobody_has_to_say_who_asks_for_a_public_document, async |portal| {
    let mut visitor = portal.visitor();
    visitor
        .open("/allman-handling")
        .await
        .heading("Begär ut allmän handling");
    portal.advance(A_WHILE);
    visitor.press("Skicka begäran").await.mistakes(&["Skriv något först."]);
    visitor.fill(
        "Vilken handling vill du ha?",
        "Avtalet om Björkhallen från 2020, på papper.",
    );
    visitor.press("Skicka begäran").await.status(303);
    let link = visitor.location();
    assert!(link.starts_with("/arende-status/"), "{link}");
    visitor
        .follow()
        .await
        .flash("Vi har tagit emot din begäran. Spara adressen till den här sidan: det är bara här du ser svaret.");
    visitor
        .sees("Avtalet om Björkhallen")
        .heading("Begäran om allmän handling");
    let reference = visitor.page().all("dd.num").first().cloned().expect("the number");
    let mut officer = portal.officer().await;
    answer(
        &mut officer,
        &reference,
        "Här är avtalet.",
        "Ärendet är löst, svaret är lösningen",
    )
    .await;
    visitor.open(&link).await.sees("Här är avtalet.");
    // With an address the answer comes by mail, as from the contact form.
    let mut vera = portal.visitor();
    vera.open("/allman-handling")
        .await
        .fill("Vilken handling vill du ha?", "Avtalet")
        .fill("E-post", "vera@post.example");
    portal.advance(A_WHILE);
    vera.press("Skicka begäran").await;
    assert!(vera.location().starts_with("/kontakt/klart"), "{}", vera.location());
    portal.run_jobs().await;
    assert_eq!(portal.mail_to("vera@post.example").await.len(), 1);
    // Who is logged in follows it among the own cases.
    let mut anna = portal.anna().await;
    anna.open("/allman-handling")
        .await
        .fill("Vilken handling vill du ha?", "Avtalet");
    anna.press("Skicka begäran").await.status(303);
    anna.open("/arenden").await.sees("Begäran om allmän handling");
});
