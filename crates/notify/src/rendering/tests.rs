//! What letters look like, and where single-use links go.

use base::{Clock, Email, Id, Mobile, Random};
use store::{Blobs, Keyring, Store};
use web::{Config, Texts};

use super::*;
use crate::letter::Channels;

const LINK: &str = "https://portal.kommunen.example/bekrafta?kod=a&b=c";

async fn portal(folder: &tempfile::TempDir) -> Portal {
    let at = "2026-11-21T10:00:00Z".parse().unwrap();
    let secret = "h".repeat(40);
    let keys = Keyring::new([("k", secret.as_str())], &secret).unwrap();
    let url = format!("sqlite:{}", folder.path().join("farstu.db").display());
    let store = Store::open(&url, Clock::fixed(at), Random::seeded(1), keys)
        .await
        .unwrap();
    let blobs = Blobs::in_folder(&folder.path().join("blobs")).unwrap();
    let config = Config {
        base_url: "https://portal.kommunen.example".to_owned(),
        ..Config::default()
    };
    Portal::new(
        store,
        blobs,
        config,
        Texts::new([("notify", &*crate::TEXTS as &'static _)]),
        Vec::new(),
    )
}

fn anna(lang: Lang) -> Recipient {
    let email = Email::parse("anna@exempel.example").unwrap();
    Recipient {
        person: Some(Id::from_uuid(uuid::Uuid::nil())),
        mobile: Some(Mobile::parse("070-174 06 05").unwrap()),
        channels: Channels { email: true, sms: true },
        ..Recipient::address(email, lang)
    }
}

fn answer() -> Letter {
    Letter {
        kind: "desk.answered",
        subject: "Svar på ditt ärende".to_owned(),
        lines: vec![
            "Hej Anna! <b>Karim</b> har svarat.".to_owned(),
            "Rad ett\nrad två".to_owned(),
        ],
        facts: vec![("Nummer".to_owned(), "ARE-2026-000412".to_owned())],
        action: Some((
            "Visa ärendet".to_owned(),
            "https://portal.kommunen.example/arenden/ARE-2026-000412".to_owned(),
        )),
        sms: Some("Ditt ärende har fått svar.".to_owned()),
        reason: "Du får mejlet för att du har ett ärende hos oss.".to_owned(),
        ..Letter::default()
    }
}

fn confirm() -> Letter {
    let lines = vec!["Skriv inte [länk] till någon.".to_owned()];
    let action = Some(("Bekräfta".to_owned(), LINK.to_owned()));
    Letter {
        single_use: true,
        must: true,
        lines,
        facts: Vec::new(),
        action,
        ..answer()
    }
}

#[tokio::test]
async fn a_letter_is_the_same_in_text_and_html_and_shows_what_people_wrote_as_text() {
    let folder = tempfile::tempdir().unwrap();
    let portal = portal(&folder).await;
    let mail = mail(&portal, &anna(Lang::Sv), &answer()).unwrap();
    assert_eq!(
        mail.text,
        "Hej Anna! <b>Karim</b> har svarat.\n\nRad ett\nrad två\n\nNummer: ARE-2026-000412\n\nVisa ärendet:\n\
         https://portal.kommunen.example/arenden/ARE-2026-000412\n\n-- \n\
         Du får mejlet för att du har ett ärende hos oss.\n\
         Välj vilka mejl du vill ha: https://portal.kommunen.example/mitt-konto/e-postfilter\n\
         Exempelkommunen, kundtjänst 08-465 004 00"
    );
    for part in [
        "<html lang=\"sv\">",
        "<title>Svar på ditt ärende</title>",
        "prefers-color-scheme: dark",
        "<p class=\"quote\">Rad ett\nrad två</p>",
        "<th scope=\"row\">Nummer</th><td>ARE-2026-000412</td>",
        "<a class=\"go\" href=\"https://portal.kommunen.example/arenden/ARE-2026-000412\">Visa ärendet</a>",
    ] {
        assert!(mail.html.contains(part), "{part}\n{}", mail.html);
    }
    assert!(!mail.html.contains("<b>Karim") && !mail.html.contains("<script") && !mail.html.contains("<link"));
}

#[tokio::test]
async fn somebody_without_account_is_not_asked_to_choose() {
    let folder = tempfile::tempdir().unwrap();
    let portal = portal(&folder).await;
    let to = Recipient {
        person: None,
        ..anna(Lang::En)
    };
    let mail = mail(&portal, &to, &answer()).unwrap();
    assert!(mail.html.contains("<html lang=\"en\">") && mail.text.contains("customer service"));
    assert!(!mail.text.contains("e-postfilter") && !mail.html.contains("e-postfilter"));
}

#[tokio::test]
async fn a_single_use_link_is_a_mark_until_it_is_delivered() {
    let folder = tempfile::tempdir().unwrap();
    let portal = portal(&folder).await;
    let mail = mail(&portal, &anna(Lang::Sv), &confirm()).unwrap();
    for stored in [&mail.text, &mail.html] {
        assert!(stored.contains("[länk]") && !stored.contains("kod=a"), "{stored}");
        assert_eq!(stored.matches("[länk]").count(), 1);
    }
    let secret = secret("[länk]", LINK);
    let (text, html) = with_link(&mail.text, Some(&mail.html), &secret).unwrap();
    let html = html.unwrap();
    assert!(text.contains(&format!("Bekräfta:\n{LINK}\n")) && !text.contains("[länk]"));
    assert!(
        html.contains("href=\"https://portal.kommunen.example/bekrafta?kod=a&amp;b=c\"") && !html.contains("[länk]")
    );
}

#[tokio::test]
async fn a_text_message_keeps_its_single_use_link_secret_too() {
    let folder = tempfile::tempdir().unwrap();
    let portal = portal(&folder).await;
    let stored = sms(&portal, &anna(Lang::Sv), &confirm());
    assert_eq!(stored, "Ditt ärende har fått svar. [länk]");
    let (text, html) = with_link(&stored, None, &secret("[länk]", LINK)).unwrap();
    assert_eq!((text, html), (format!("Ditt ärende har fått svar. {LINK}"), None));
}

#[tokio::test]
async fn protected_persons_get_no_content() {
    let folder = tempfile::tempdir().unwrap();
    let portal = portal(&folder).await;
    let neutral_letter = neutral(&portal, Lang::Sv, &answer());
    let mail = mail(&portal, &anna(Lang::Sv), &neutral_letter).unwrap();
    assert_eq!(mail.subject, "Du har ett nytt meddelande");
    for text in [&mail.text, &mail.html, &sms(&portal, &anna(Lang::Sv), &neutral_letter)] {
        assert!(text.contains("Du har ett nytt meddelande"), "{text}");
        assert!(
            !text.contains("ARE-") && !text.contains("Karim") && !text.contains("ärende"),
            "{text}"
        );
    }
    let kept = neutral(&portal, Lang::En, &confirm());
    assert_eq!(kept.action.as_ref().map(|(_, url)| url.as_str()), Some(LINK));
    assert!(kept.single_use && kept.must && kept.lines.len() == 1);
}

#[test]
fn only_addresses_within_the_portal_become_links() {
    let own = "https://portal.kommunen.example";
    let html = linked("Se https://portal.kommunen.example/arenden/1?a=1&b=2. <b>Hej</b>", own);
    assert_eq!(
        html,
        "Se <a href=\"/arenden/1?a=1&amp;b=2\">https://portal.kommunen.example/arenden/1?a=1&amp;b=2</a>. &lt;b&gt;Hej&lt;/b&gt;"
    );
    assert_eq!(linked(own, own), format!("<a href=\"/\">{own}</a>"));
    for other in [
        "https://portal.kommunen.example.ond.example/",
        "https://portal.kommunen.example//ond.example",
        "https://ond.example",
    ] {
        assert!(!linked(other, own).contains("<a"), "{other}");
    }
    assert_eq!(linked("a & b", ""), "a &amp; b");
}
