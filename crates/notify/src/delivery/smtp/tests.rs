//! Addresses of mail servers, and what a composed message may hold.

use std::time::SystemTime;

use base::Id;
use uuid::Uuid;
use web::config::MailConfig;

use super::*;
use crate::model::Channel;

fn outgoing(address: &str, subject: &str) -> Outgoing {
    Outgoing {
        id: Id::from_uuid(Uuid::nil()),
        channel: Channel::Email,
        address: address.to_owned(),
        subject: subject.to_owned(),
        text: "Hej Anna!\n\nDu har ett svar.".to_owned(),
        html: Some("<!doctype html><p>Hej Anna!</p>".to_owned()),
        message_id: Some("<1@portal.kommunen.example>".to_owned()),
        thread: None,
        reply_to: None,
    }
}

fn composed(config: &Config, outgoing: &Outgoing) -> String {
    let (_, bytes) = compose(config, sender(config).unwrap(), outgoing, SystemTime::UNIX_EPOCH).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_message_says_who_what_when_and_that_a_machine_sent_it() {
    let text = composed(
        &Config::default(),
        &outgoing("anna@exempel.example", "Ditt ärende har fått svar"),
    );
    for line in [
        "From: Exempelkommunen <kundtjanst@kommunen.example>",
        "To: anna@exempel.example",
        "Message-ID: <1@portal.kommunen.example>",
        "Auto-Submitted: auto-generated",
        "Date: Thu, 01 Jan 1970 00:00:00 +0000",
        "Content-Type: multipart/alternative;",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Type: text/html; charset=utf-8",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(text.is_ascii() && !text.contains("Reply-To"));
}

#[test]
fn a_line_break_in_subject_or_address_adds_no_header() {
    let config = Config::default();
    let text = composed(
        &config,
        &outgoing("anna@exempel.example", "Hej\r\nBcc: bo@exempel.example"),
    );
    assert!(!text.lines().any(|line| line.starts_with("Bcc")), "{text}");
    let bad = outgoing("anna@exempel.example\r\nBcc: bo@exempel.example", "Hej");
    let refused = compose(&config, sender(&config).unwrap(), &bad, SystemTime::UNIX_EPOCH).unwrap_err();
    assert_eq!(refused.ends_as, Some(State::Bounced));
}

#[test]
fn answers_go_to_the_owner_when_another_address_sends() {
    let mail = MailConfig {
        from: Some("Portalen <no-reply@kommunen.example>".to_owned()),
        ..MailConfig::default()
    };
    let text = composed(
        &Config {
            mail,
            ..Config::default()
        },
        &outgoing("anna@exempel.example", "Hej"),
    );
    assert!(text.contains("From: Portalen <no-reply@kommunen.example>"), "{text}");
    assert!(
        text.contains("Reply-To: Portalen <kundtjanst@kommunen.example>"),
        "{text}"
    );
}

#[test]
fn a_domain_with_swedish_letters_is_written_as_servers_know_it() {
    let address = recipient("anna@räksmörgås.example").unwrap();
    assert_eq!(address.to_string(), "anna@xn--rksmrgs-5wao1o.example");
}

#[test]
fn the_address_of_a_server_says_how_tls_begins() {
    for (url, tls, port) in [
        ("smtp://mail.kommunen.example", Tls::Offered, 25),
        ("smtp://127.0.0.1:2525", Tls::Offered, 2525),
        ("smtp://127.0.0.1:2525?tls=none", Tls::Off, 2525),
        ("smtp://u:p@127.0.0.1:2525", Tls::Offered, 2525),
        ("smtp://u:p@mail.kommunen.example", Tls::Required, 587),
        ("smtp://u:p@mail.kommunen.example?tls=offered", Tls::Offered, 587),
        ("smtp://mail.kommunen.example:25?tls=required", Tls::Required, 25),
        ("smtps://u:p@mail.kommunen.example", Tls::Wrapped, 465),
    ] {
        let server = Server::parse(url).unwrap();
        assert_eq!((server.tls, server.port), (tls, port), "{url}");
    }
}

#[test]
fn a_wrong_address_of_a_server_is_told_without_its_password() {
    for url in [
        "imap://u:hemlig@host",
        "smtp://u:hemlig@host?tls=ja",
        "smtps://u:hemlig@host?tls=none",
        "hemlig",
        "smtp://u:%zz@host",
    ] {
        let error = format!("{:#}", Server::parse(url).err().unwrap());
        assert!(error.contains("mail.url") && !error.contains("hemlig"), "{error}");
    }
}

#[test]
fn percent_signs_in_user_and_password_are_read() {
    assert_eq!(percent_decoded("p%40ss%C3%A5").unwrap(), "p@sså");
    assert!(percent_decoded("%4").is_none());
}
