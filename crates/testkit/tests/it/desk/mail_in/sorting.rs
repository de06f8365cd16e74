//! `/handlaggning/inkommet`: what staff do with the mail that did not go into a case by itself.

use testkit::new_person;

use super::*;

const INBOX: &str = "/handlaggning/inkommet";

/// A mail that waits; gives its page.
async fn held(portal: &TestPortal, from: &str, to: &str, subject: &str) -> String {
    comes(
        portal,
        mail(from, to, subject, "Jag har sett lampan.\n\n> Vilken lampa?"),
    )
    .await;
    let last = mails(portal).await.pop().unwrap();
    assert_eq!(last.state, MailState::Held);
    format!("{INBOX}/{}", last.id)
}

both!(an_officer_adds_a_mail_to_its_case, on, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let (reference, to) = asked(portal, &mut anna).await;
    let page = held(portal, "Bo Ek <bo@annan.example>", &to, "Sv lampan").await;
    omar.open(INBOX)
        .await
        .heading("Inkommen post")
        .sees("Bo Ek")
        .sees("Annan avsändare")
        .sees(&reference);
    omar.open(&page)
        .await
        .heading("Sv lampan")
        .sees("Bo Ek, bo@annan.example")
        .sees("Jag har sett lampan.");
    for wrong in ["", "ARE", "ARE-2026-999999"] {
        omar.open(&page)
            .await
            .fill("Ärendenummer", wrong)
            .press("Lägg till i ärende")
            .await
            .status(422);
    }
    omar.open(&page).await;
    let form = omar.submission("Lägg till i ärende");
    for _ in 0..3 {
        omar.submit(&form).await.leads_to(&pages(&reference).1);
    }
    omar.follow()
        .await
        .flash("Mejlet ligger nu i ärendet.")
        .sees("Bo Ek <bo@annan.example>");
    anna.open(&pages(&reference).0)
        .await
        .sees("Bo Ek <bo@annan.example>")
        .sees("Jag har sett lampan.");
    assert_eq!(lines(portal, &reference).await.len(), 2);
    omar.open(INBOX).await.sees("Ingen post väntar");
    omar.open(&format!("{INBOX}?visa=in_case")).await.sees("Sv lampan");
    assert_eq!(
        (
            portal.audited("desk.mail_added").await,
            portal.audited("desk.mail_settled").await
        ),
        (1, 1)
    );
});

both!(an_officer_makes_a_case_of_a_mail_or_puts_it_aside, on, async |portal| {
    let mut omar = portal.officer().await;
    let page = held(
        portal,
        "Bo Ek <bo@annan.example>",
        "svar+nej@kommunen.example",
        "Lampan",
    )
    .await;
    omar.open(&page)
        .await
        .fill("Rubrik", "")
        .press("Gör till nytt ärende")
        .await
        .status(422);
    omar.fill("Rubrik", "Mörk port").press("Gör till nytt ärende").await;
    let made = cases(portal).await.pop().unwrap();
    omar.leads_to(&pages(&made.reference).1)
        .follow()
        .await
        .flash("Mejlet är nu ett ärende.")
        .sees("Mörk port");
    assert_eq!((made.channel, made.subject.as_str()), (Channel::Email, "Mörk port"));
    assert_eq!(subjects(portal, "bo@annan.example").await.len(), 1);
    let page = held(
        portal,
        "Bo Ek <bo@annan.example>",
        "svar+nej@kommunen.example",
        "Lampan igen",
    )
    .await;
    omar.open(&page)
        .await
        .press("Lägg åt sidan")
        .await
        .leads_to(INBOX)
        .follow()
        .await
        .flash("Mejlet är lagt åt sidan.");
    omar.open(&format!("{INBOX}?visa=aside")).await.sees("Lampan igen");
    // It can be taken up again.
    omar.open(&page).await.sees("Gör till nytt ärende");
});

both!(of_two_officers_one_decides_and_the_other_is_told, on, async |portal| {
    let (omar, karin) = (portal.officer().await, portal.customer_service().await);
    let page = held(portal, "bo@annan.example", "svar+nej@kommunen.example", "Lampan").await;
    let mut forms = Vec::new();
    for mut browser in [omar, karin] {
        browser.open(&page).await;
        let form = browser.submission("Gör till nytt ärende");
        forms.push((browser, form));
    }
    let mut answers: Vec<_> = at_once(forms)
        .await
        .iter()
        .map(|page| page.header("location").to_owned())
        .collect();
    answers.sort();
    let made = cases(portal).await;
    assert_eq!(made.len(), 1);
    assert_eq!(answers, [pages(&made[0].reference).1, page]);
});

both!(
    only_officers_read_the_mail_and_not_their_own_matter,
    on,
    async |portal| {
        let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
        let page = held(portal, "bo@annan.example", "svar+nej@kommunen.example", "Lampan").await;
        for address in [INBOX, page.as_str()] {
            anna.open(address).await.status(403);
            portal
                .visitor()
                .open(address)
                .await
                .leads_to(&format!("/logga-in?till={}", address.replace('/', "%2F")));
        }
        omar.open(&format!("{INBOX}/{}", anna.id())).await.status(404);
        let own = held(portal, omar.email(), "svar+nej@kommunen.example", "Mitt eget").await;
        omar.open(&own)
            .await
            .press("Lägg åt sidan")
            .await
            .status(422)
            .sees("Ingen handlägger sitt eget ärende.");
    }
);

both!(who_has_protected_identity_is_not_named, on, async |portal| {
    let mut secret = new_person("Hanna", "Gran");
    secret.protected = true;
    let (secret, mut omar) = (portal.settle(&secret).await, portal.officer().await);
    let from = format!("Hanna Gran <{}>", secret.email());
    let page = held(portal, &from, "svar+nej@kommunen.example", "Lampan").await;
    for address in [INBOX, page.as_str()] {
        omar.open(address)
            .await
            .does_not_see("Hanna")
            .does_not_see(secret.email())
            .sees("Skyddade personuppgifter");
    }
});

both!(who_is_locked_out_of_a_case_reads_no_mail_of_it, on, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let (reference, to) = asked(portal, &mut anna).await;
    let page = held(portal, "Bo Ek <bo@annan.example>", &to, "Sv lampan").await;
    let put = omar.open(&page).await.submission("Lägg åt sidan");
    let add = omar.submission("Lägg till i ärende");
    omar.open(&pages(&reference).1)
        .await
        .fill("Varför?", "Anna är min granne.")
        .press("Anmäl jäv")
        .await
        .status(303);
    omar.open(&page)
        .await
        .status(403)
        .sees("Du har anmält jäv")
        .does_not_see("Jag har sett lampan.");
    for form in [put, add] {
        omar.submit(&form).await.status(403);
    }
    assert_eq!(mails(portal).await.last().unwrap().state, MailState::Held);
});
