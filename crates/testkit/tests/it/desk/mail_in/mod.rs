//! Mail that comes in: what it becomes, and what staff do with the rest (desk.md, Customer; law.md).

mod fetching;
mod hostile;
mod merging;
mod sorting;

use desk::model::{Channel, State};
use desk::post::rules::{MailState, Why};
use desk::tables::incoming_mail;
use sea_orm::{EntityTrait, QueryOrder};
use testkit::{Browser, TestPortal, both};
use web::Config;

use super::decisions::back;
use super::{answer, ask, at_once, case, cases, contact, lines, pages, subjects};

const ADDRESS: &str = "svar@kommunen.example";

/// Lets mail come to [`ADDRESS`].
fn on(config: &mut Config) {
    config.mail_in.address = Some(ADDRESS.to_owned());
}

/// A mail of a few headers.
fn mail(from: &str, to: &str, subject: &str, text: &str) -> String {
    format!(
        "From: {from}\r\nTo: {to}\r\nSubject: {subject}\r\nMessage-ID: <{subject}-{}@mejl.example>\r\n\
         Date: Mon, 23 Nov 2026 10:00:00 +0100\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{}\r\n",
        text.len(),
        text.replace('\n', "\r\n"),
    )
}

/// A mail comes in, and is made something of.
async fn comes(portal: &TestPortal, raw: impl AsRef<[u8]>) {
    // So that they are told in the order they came.
    portal.advance(chrono::TimeDelta::seconds(1));
    desk::post::take_in(portal, raw.as_ref())
        .await
        .expect("a mail can be stored");
    portal.run_jobs().await;
}

async fn mails(portal: &TestPortal) -> Vec<incoming_mail::Model> {
    let all = incoming_mail::Entity::find().order_by_asc(incoming_mail::Column::Id);
    all.all(portal.store.db()).await.expect("the table is there")
}

/// The latest mail, which stays by itself for this reason.
#[track_caller]
fn stays(mails: &[incoming_mail::Model], why: Why) {
    let last = mails.last().expect("a mail came");
    assert_eq!((last.state, last.why), (why.state(), Some(why)));
}

/// The address that a person answers to about the latest of their cases.
async fn reply_address(portal: &TestPortal, email: &str) -> String {
    portal.run_jobs().await;
    let mail = portal.mail(email, "Vi har tagit emot").await;
    mail.reply_to.expect("it can be answered")
}

async fn asked(portal: &TestPortal, anna: &mut Browser) -> (String, String) {
    let reference = ask(anna, "Tid i hallen").await;
    let address = reply_address(portal, anna.email()).await;
    (reference, address)
}

both!(an_answer_by_mail_is_a_line_of_its_case, on, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let (reference, _) = asked(portal, &mut anna).await;
    answer(&mut omar, &reference, "Vilken dag?", "Vänta på kundens svar").await;
    portal.run_jobs().await;
    let question = portal.mail(anna.email(), "Vi behöver ditt svar").await;
    assert!(
        question.text.contains("Du kan svara på det här mejlet."),
        "{}",
        question.text
    );
    let to = question.reply_to.unwrap();
    let text = "Helst tisdag.\n\nDen mån 23 nov. 2026 kl 10:00 skrev Kommunen <svar@kommunen.example>:\n> Vilken dag?";
    let raw = mail(&format!("Anna <{}>", anna.email().to_uppercase()), &to, "Sv", text);
    comes(portal, &raw).await;
    // The same mail on another way, and once more as it was.
    comes(portal, format!("Received: from elsewhere\r\n{raw}")).await;
    comes(portal, &raw).await;
    let thread = lines(portal, &reference).await;
    assert_eq!(thread.last().unwrap().1, "Helst tisdag.");
    assert_eq!(case(portal, &reference).await.state, State::Open);
    assert_eq!(mails(portal).await.len(), 1);
    anna.open(&pages(&reference).0)
        .await
        .sees("Helst tisdag.")
        .sees("Via mejl")
        .sees("Visa citerad text")
        .sees("> Vilken dag?");
    omar.open(&pages(&reference).1)
        .await
        .sees("Helst tisdag.")
        .sees("Via mejl");
    assert!(
        subjects(portal, omar.email())
            .await
            .contains(&format!("Kunden har svarat i ärende {reference}"))
    );
    assert_eq!(portal.audited("desk.customer_replied_by_email").await, 1);
});

both!(a_visitor_answers_by_mail_too, on, async |portal| {
    let reference = contact(portal, "Lampan", "vera@postladan.example").await;
    let to = reply_address(portal, "vera@postladan.example").await;
    comes(
        portal,
        mail("vera@postladan.example", &to, "Sv: Lampan", "Den står vid porten."),
    )
    .await;
    assert_eq!(
        lines(portal, &reference).await.last().unwrap().1,
        "Den står vid porten."
    );
});

both!(without_a_mailbox_nothing_says_that_one_can_answer, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    ask(&mut anna, "Tid i hallen").await;
    portal.run_jobs().await;
    let mail = portal.mail(anna.email(), "Vi har tagit emot").await;
    assert_eq!(mail.reply_to, None);
    assert!(!mail.text.contains("svara på det här mejlet"));
    omar.open("/handlaggning/arenden").await.does_not_see("Inkommen post");
});

both!(
    another_sender_than_the_one_we_wrote_to_waits_for_staff,
    on,
    async |portal| {
        let mut anna = portal.anna().await;
        let (reference, to) = asked(portal, &mut anna).await;
        let before = case(portal, &reference).await;
        comes(portal, mail("bo@annan.example", &to, "Sv", "Godkänn det!")).await;
        stays(&mails(portal).await, Why::OtherSender);
        assert_eq!(case(portal, &reference).await, before);
        for to in ["svar+abc@kommunen.example", "svar+@kommunen.example"] {
            comes(portal, mail("bo@annan.example", to, &format!("Sv {}", to.len()), "Hej")).await;
            stays(&mails(portal).await, Why::UnknownAddress);
        }
        assert_eq!(mails(portal).await.len(), 3);
        assert_eq!(cases(portal).await.len(), 1);
        assert!(portal.mail_to("bo@annan.example").await.is_empty());
    }
);

both!(who_has_left_the_organisation_answers_no_more, on, async |portal| {
    let mut anna = portal.anna().await;
    let (reference, to) = asked(portal, &mut anna).await;
    // The case is another's by now.
    let bo = portal.bo().await;
    let mut row = sea_orm::IntoActiveModel::into_active_model(case(portal, &reference).await);
    row.person_id = sea_orm::ActiveValue::Set(Some(bo.id()));
    sea_orm::ActiveModelTrait::update(row, portal.store.db()).await.unwrap();
    comes(portal, mail(anna.email(), &to, "Sv", "Hej")).await;
    stays(&mails(portal).await, Why::MayNot);
});

both!(machines_are_kept_and_never_answered, on, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let (reference, to) = asked(portal, &mut anna).await;
    answer(&mut omar, &reference, "Vilken dag?", "Vänta på kundens svar").await;
    portal.run_jobs().await;
    let (before, sent) = (case(portal, &reference).await, portal.mail_to(anna.email()).await.len());
    for (header, why) in [
        ("Auto-Submitted: auto-replied", Why::AutoReply),
        ("X-Auto-Response-Suppress: All", Why::AutoReply),
        ("Precedence: bulk", Why::List),
        ("List-Id: <nytt.annan.example>", Why::List),
        ("Return-Path: <>", Why::Report),
    ] {
        for to in [to.as_str(), ADDRESS] {
            let raw = mail(
                anna.email(),
                to,
                &format!("{why:?} {} {}", header.len(), to.len()),
                "Jag är ledig.",
            );
            comes(portal, format!("{header}\r\n{raw}")).await;
            stays(&mails(portal).await, why);
        }
    }
    let own = mail(ADDRESS, &to, "Eget", "Hej");
    comes(portal, own).await;
    stays(&mails(portal).await, Why::Own);
    let looped = mail(anna.email(), &to, "Slinga", "Hej").replace("@mejl.example", "@portal.example");
    comes(portal, looped).await;
    stays(&mails(portal).await, Why::Own);
    assert_eq!(case(portal, &reference).await, before);
    assert_eq!(portal.mail_to(anna.email()).await.len(), sent);
    assert_eq!(mails(portal).await.len(), 12);
});

both!(
    mail_to_the_plain_address_is_a_new_case_with_a_receipt,
    on,
    async |portal| {
        let raw = mail(
            "Vera Berg <vera@postladan.example>",
            ADDRESS,
            "Sv: FW: Trasig lampa",
            "Vid porten är det mörkt.\n-- \nVera",
        );
        comes(portal, raw).await;
        let opened = cases(portal).await.pop().unwrap();
        assert_eq!(
            (opened.subject.as_str(), opened.channel, opened.topic.as_str()),
            ("Trasig lampa", Channel::Email, "ovrigt")
        );
        assert_eq!(opened.contact_name.as_deref(), Some("Vera Berg"));
        portal.run_jobs().await;
        let receipt = portal.mail("vera@postladan.example", "Vi har tagit emot").await;
        assert!(
            !receipt.text.contains("Trasig lampa") && receipt.reply_to.is_some(),
            "{}",
            receipt.text
        );
        let mut visitor = portal.visitor();
        visitor.open(&receipt.link()).await.sees("Vid porten är det mörkt.");
        let stored = mails(portal).await.pop().unwrap();
        assert_eq!((stored.state, stored.case_id), (MailState::InCase, Some(opened.id)));
    }
);

both!(
    an_answer_to_a_closed_case_begins_one_that_follows_it,
    on,
    async |portal| {
        let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
        let (reference, to) = asked(portal, &mut anna).await;
        answer(&mut omar, &reference, "Bokat.", "Ärendet är löst, svaret är lösningen").await;
        comes(portal, mail(anna.email(), &to, "Sv", "Nej, det är fel dag.")).await;
        assert_eq!(case(portal, &reference).await.state, State::Open);
        answer(&mut omar, &reference, "Nu då.", "Ärendet är löst, svaret är lösningen").await;
        anna.open(&pages(&reference).0).await.press("Löst, tack").await;
        anna.open(&pages(&reference).0).await;
        portal.advance(chrono::TimeDelta::days(15));
        portal.run_jobs().await;
        assert_eq!(case(portal, &reference).await.state, State::Closed);
        comes(portal, mail(anna.email(), &to, "Sv igen", "Det är trasigt igen.")).await;
        let followed = cases(portal).await.pop().unwrap();
        assert_eq!(followed.follows_id, Some(case(portal, &reference).await.id));
        assert_eq!(
            (followed.subject.as_str(), followed.person_id),
            ("Tid i hallen", Some(anna.id()))
        );
        assert_eq!(lines(portal, &followed.reference).await[0].1, "Det är trasigt igen.");
    }
);

both!(
    a_visitor_writes_by_mail_as_themselves_after_a_merge,
    on,
    async |portal| {
        let mut omar = portal.officer().await;
        let veras = contact(portal, "Tid i hallen", "vera@post.example").await;
        let bos = contact(portal, "Samma tid", "bo@post.example").await;
        crate::desk::merge(&mut omar, &veras, &bos).await;
        answer(&mut omar, &bos, "Vilken dag?", "Vänta på kundens svar").await;
        portal.run_jobs().await;
        // The letter about the other's case can be answered too.
        let to = portal
            .mail("vera@post.example", "Vi behöver ditt svar")
            .await
            .reply_to
            .unwrap();
        comes(portal, mail("vera@post.example", &to, "Sv", "På tisdag")).await;
        assert_eq!(mails(portal).await.last().unwrap().state, MailState::InCase);
        assert!(lines(portal, &bos).await.iter().any(|(_, text)| text == "På tisdag"));
        answer(&mut omar, &bos, "Bokat.", "Ärendet är löst, svaret är lösningen").await;
        portal.advance(chrono::TimeDelta::days(15));
        portal.run_jobs().await;
        back(portal, &mut omar).await;
        if case(portal, &bos).await.state != State::Closed {
            omar.open(&pages(&bos).1)
                .await
                .press("Avsluta ärendet")
                .await
                .status(303);
        }
        comes(portal, mail("vera@post.example", &to, "Sv", "En sak till")).await;
        let new = cases(portal).await.pop().expect("a case that follows");
        portal.run_jobs().await;
        let told = portal.mail_to("vera@post.example").await;
        assert!(told.last().unwrap().text.contains(&new.reference), "it is hers");
        assert!(
            portal
                .mail_to("bo@post.example")
                .await
                .iter()
                .all(|mail| !mail.text.contains(&new.reference))
        );
    }
);

both!(a_mail_that_opens_a_case_is_read_whole, on, async |portal| {
    let text = format!("Se nedan.\n\n> {}", "Det regnar in. ".repeat(900));
    comes(portal, mail("vera@post.example", ADDRESS, "Läcka", &text)).await;
    let new = cases(portal).await.pop().expect("a case");
    let lines = lines(portal, &new.reference).await;
    assert!(
        lines[0].1.matches("Det regnar in.").count() == 900,
        "{}",
        lines[0].1.len()
    );
});
