//! `/arenden/ny`: a case from who is logged in, under the hat worn.

use base::OrgRole;
use testkit::both;

use super::{A_WHILE, ask, at_once, case, cases, pages};

both!(a_case_is_raised_once_and_confirmed, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/arenden/ny")
        .await
        .heading("Nytt ärende")
        .sees("Du skriver som Anna Ek (Privat).");
    anna.choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", "Tid")
        .fill("Meddelande", "Finns det någon?");
    let form = anna.submission("Skicka");
    let answers = at_once((0..50).map(|_| (anna.clone(), form.clone()))).await;
    for answer in answers {
        assert_eq!(
            (answer.status.as_u16(), answer.header("location")),
            (303, "/arenden/ARE-2026-000001")
        );
    }
    assert_eq!(cases(portal).await.len(), 1);
    anna.submit(&form)
        .await
        .follow()
        .await
        .heading("Tid")
        .flash("Tack! Vi har tagit emot ditt ärende ARE-2026-000001.");
    anna.sees("Vi har tagit emot ditt ärende. Du får svar senast");
    portal.run_jobs().await;
    let letter = portal
        .mail(anna.email(), "Vi har tagit emot ditt ärende ARE-2026-000001")
        .await;
    assert_eq!(letter.link(), "/arenden/ARE-2026-000001");
});

both!(what_is_missing_is_told_and_nothing_is_lost, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/arenden/ny").await.press("Skicka").await;
    anna.mistakes(&["Välj vad det gäller.", "Skriv en rubrik.", "Skriv något först."]);
    anna.fill("Rubrik", &"å".repeat(121))
        .fill("Meddelande", &"x".repeat(100_000))
        .press("Skicka")
        .await;
    anna.mistakes(&[
        "Välj vad det gäller.",
        "Texten är 121 tecken. Korta den till högst 120.",
        "Texten är 100000 tecken. Korta den till högst 10000.",
    ]);
    assert_eq!(anna.page().value("Meddelande").len(), 100_000);
    let no_key = anna.submission("Skicka").with("_key", "");
    anna.submit(&no_key).await.status(400);
    assert!(cases(portal).await.is_empty());
});

both!(a_visitor_logs_in_first_and_comes_back, async |portal| {
    let mut visitor = portal.visitor();
    visitor
        .open("/arenden/ny?amne=bidrag")
        .await
        .leads_to("/logga-in?till=%2Farenden%2Fny%3Famne%3Dbidrag");
    let mut anna = portal.anna().await;
    anna.open("/arenden/ny?amne=bidrag").await;
    assert_eq!(anna.page().value("Vad gäller det?"), "bidrag");
    anna.fill("Rubrik", "Skrivet innan").fill("Meddelande", "Text");
    let form = anna.submission("Skicka");
    visitor.submit(&form).await;
    assert!(cases(portal).await.is_empty(), "nothing is raised without a login");
});

both!(
    the_hat_of_the_form_counts_and_not_the_one_of_another_window,
    async |portal| {
        let mut bo = portal.bo().await;
        bo.open("/arenden/ny")
            .await
            .sees("Du skriver som Bo Karlsson (Exempel IF).");
        bo.choose("Vad gäller det?", "Bidrag")
            .fill("Rubrik", "För föreningen")
            .fill("Meddelande", "Text");
        portal.wear(&bo, None).await;
        bo.press("Skicka").await.leads_to("/arenden/ARE-2026-000001");
        let club = case(portal, "ARE-2026-000001")
            .await
            .organisation_id
            .expect("the hat of the form");

        // Whoever has lost the hat meanwhile keeps the text.
        let mut lisa = portal.person("Lisa", "Berg").await;
        portal.give_org_role(club, lisa.id(), OrgRole::Contact).await;
        portal.wear(&lisa, Some(club)).await;
        lisa.open("/arenden/ny")
            .await
            .choose("Vad gäller det?", "Bidrag")
            .fill("Rubrik", "Sent")
            .fill("Meddelande", "Min text");
        let form = lisa.submission("Skicka");
        let mut outsider = portal.stranger().await;
        outsider.open("/arenden/ny").await;
        let theirs = outsider.submission("Skicka");
        let forged = form.with("_csrf", theirs.get("_csrf"));
        outsider.submit(&forged).await.status(303);
        outsider
            .follow()
            .await
            .heading("Nytt ärende")
            .flash("Du kan inte längre agera för den som formuläret gällde");
        assert_eq!(outsider.page().value("Meddelande"), "Min text");
        assert_eq!(cases(portal).await.len(), 1);
    }
);

both!(a_case_can_follow_ones_own_and_nobody_elses, async |portal| {
    let (mut anna, mut sara) = (portal.anna().await, portal.stranger().await);
    let first = ask(&mut anna, "Tid i hallen").await;
    anna.open(&format!("/arenden/ny?foljer={first}"))
        .await
        .sees("Ärendet följer på")
        .sees(&first);
    assert_eq!(anna.page().value("Rubrik"), "Tid i hallen");
    anna.fill("Meddelande", "En gång till")
        .press("Skicka")
        .await
        .leads_to("/arenden/ARE-2026-000002");
    anna.follow().await.click(&first).await.heading("Tid i hallen");

    sara.open(&format!("/arenden/ny?foljer={first}"))
        .await
        .does_not_see("Tid i hallen")
        .does_not_see("Ärendet följer på");
    sara.choose("Vad gäller det?", "Något annat")
        .fill("Rubrik", "Nyfiken")
        .fill("Meddelande", "Text");
    let forged = sara.submission("Skicka").with("follows", &first);
    sara.submit(&forged).await.status(404);
    assert_eq!(cases(portal).await.len(), 2);
    portal.advance(A_WHILE);
    sara.open(&pages(&first).0).await.status(404);
});
