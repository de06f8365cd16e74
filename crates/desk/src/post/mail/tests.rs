use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

fn mail(text: &str) -> Mail {
    let (mail, whole) = read(text.replace('\n', "\r\n").into_bytes());
    assert_eq!(whole, Ok(()));
    mail
}

const PLAIN: &str = "From: =?utf-8?q?Anna_=C3=85s?= <anna@exempel.example>\nTo: Kommunen <svar+abc@kommunen.example>\n\
    Cc: bo@exempel.example\nSubject: =?iso-8859-1?Q?Sv:_L=E5set?=\nMessage-ID: <1@exempel.example>\n\
    Date: Tue, 24 Nov 2026 10:00:00 +0100\nContent-Type: text/plain; charset=iso-8859-1\n\
    Content-Transfer-Encoding: quoted-printable\n\nP=E5 tisdag g=E5r bra.\n";

#[test]
fn a_plain_mail_is_read() {
    let mail = mail(PLAIN);
    assert_eq!(mail.from_name.as_deref(), Some("Anna Ås"));
    assert_eq!(mail.from.unwrap().as_str(), "anna@exempel.example");
    assert_eq!(mail.to, ["svar+abc@kommunen.example", "bo@exempel.example"]);
    assert_eq!(
        (mail.subject.as_str(), mail.text.as_str()),
        ("Sv: Låset", "På tisdag går bra.")
    );
    assert_eq!(mail.message_id.as_deref(), Some("1@exempel.example"));
    assert_eq!(mail.sent_at.unwrap().to_rfc3339(), "2026-11-24T09:00:00+00:00");
    assert_eq!((mail.files.len(), mail.written_by), (0, WrittenBy::Somebody));
}

#[test]
fn of_html_the_words_are_left_and_nothing_that_runs() {
    let html = "From: a@exempel.example\nContent-Type: text/html; charset=utf-8\n\n<html><head><style>p{}</style>\
        <script>alert(1)</script></head><body><p>Hej &aring; <b>du</b></p><img src=\"http://spion.example/x.gif\">\
        <p>Andra stycket</p></body></html>\n";
    let text = mail(html).text;
    assert!(text.contains("Hej å du") && text.contains("Andra stycket"), "{text}");
    for hidden in ["alert", "spion", "<", "p{}"] {
        assert!(!text.contains(hidden), "{text}");
    }
}

#[test]
fn files_are_found_with_those_attached_first() {
    let mail = mail(
        "From: a@exempel.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHej\n\
         --b\nContent-Type: image/png\nContent-ID: <logo>\nContent-Disposition: inline; filename=logo.png\n\nPNG\n\
         --b\nContent-Type: application/pdf; name=\"bygg=?x\"\nContent-Disposition: attachment; filename*=utf-8''r%C3%A4kning.pdf\n\
         Content-Transfer-Encoding: base64\n\nJVBERi0=\n\
         --b\nContent-Type: message/rfc822\n\nFrom: b@exempel.example\nSubject: Inre\n\nInre text\n--b--\n",
    );
    assert_eq!(mail.text, "Hej");
    let names: Vec<_> = mail.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["räkning.pdf", "mejl.eml", "logo.png"]);
    assert_eq!(mail.files[0].bytes, b"%PDF-");
    assert!(String::from_utf8_lossy(&mail.files[1].bytes).contains("Inre text"));
}

#[test]
fn machines_are_known_by_their_headers() {
    for (headers, expected) in [
        ("", WrittenBy::Somebody),
        ("Auto-Submitted: no\n", WrittenBy::Somebody),
        ("Precedence: first-class\n", WrittenBy::Somebody),
        ("Return-Path: <anna@exempel.example>\n", WrittenBy::Somebody),
        ("Auto-Submitted: auto-replied\n", WrittenBy::AutoReply),
        ("auto-submitted: Auto-Generated (holiday)\n", WrittenBy::AutoReply),
        ("X-Auto-Response-Suppress: All\n", WrittenBy::AutoReply),
        ("X-Autoreply: yes\n", WrittenBy::AutoReply),
        ("Precedence: auto_reply\n", WrittenBy::AutoReply),
        ("Precedence: Bulk\n", WrittenBy::List),
        ("List-Id: Nyheter <nyheter.exempel.example>\n", WrittenBy::List),
        ("Return-Path: <>\n", WrittenBy::Report),
        (
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n",
            WrittenBy::Report,
        ),
    ] {
        let mail = mail(&format!("{headers}From: anna@exempel.example\nSubject: a\n\nHej\n"));
        assert_eq!(mail.written_by, expected, "{headers}");
    }
    assert_eq!(
        mail("From: MAILER-DAEMON@exempel.example\n\nHej\n").written_by,
        WrittenBy::Report
    );
}

#[test]
fn whatever_it_holds_something_comes_out() {
    let many: String = (0..10_000).map(|n| format!("kund{n}@exempel.example, ")).collect();
    let to_many = mail(&format!(
        "From: a@exempel.example\nTo: {many}svar@kommunen.example\n\nHej\n"
    ));
    assert_eq!(to_many.to.len(), 10_001);
    assert_eq!(to_many.to.last().unwrap(), "svar@kommunen.example");
    for (raw, text) in [
        (&b""[..], ""),
        (b"\r\n\r\nbara text", "bara text"),
        (b"From: \xff\xfe\xfd\r\n\r\n\xe5\xe4\xf6\0\x07 hej", "hej"),
        (
            b"From: a@exempel.example\r\nContent-Type: text/plain; charset=finns-inte\r\n\r\nhej",
            "hej",
        ),
        (
            b"From: a@exempel.example\r\nContent-Type: multipart/mixed\r\n\r\nhej",
            "hej",
        ),
        (
            b"From: a@exempel.example\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!hej!!",
            "",
        ),
        (b"From: <>\r\n\r\nhej", "hej"),
        (b"Subject: x", ""),
    ] {
        let (mail, _) = read(raw.to_vec());
        assert!(mail.text.contains(text), "{mail:?}");
        assert!(!mail.text.contains('\0'));
    }
}

#[test]
fn nests_are_not_followed() {
    let deep = "Content-Type: message/rfc822\r\n\r\n".repeat(200_000);
    let (mail, _) = read(format!("From: a@exempel.example\r\n{deep}").into_bytes());
    assert_eq!(mail.from.unwrap().as_str(), "a@exempel.example");
    let inner = "Q29udGVudC1UeXBlOiBtZXNzYWdlL3JmYzgyMg0KDQo=".repeat(100_000);
    let wrapped = format!(
        "From: a@exempel.example\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n{inner}"
    );
    assert!(read(wrapped.into_bytes()).0.from.is_some());
    let tags = format!(
        "From: a@exempel.example\r\nContent-Type: text/html\r\n\r\n{}",
        "<div>".repeat(300_000)
    );
    assert_eq!(read(tags.into_bytes()).0.text, "");
}

/// What mails are made of, and what breaks them.
const PIECES: [&[u8]; 40] = [
    b"From: Anna <anna@exempel.example>\r\n",
    b"From: =?utf-8?b?w6XDpMO2",
    b"To: ((((\"a\\\"@<,;:>\r\n",
    b"Subject: =?iso-2022-jp?B?GyRC?=\r\n",
    b"Content-Type: multipart/mixed; boundary=\"b\"\r\n",
    b"Content-Type: multipart/alternative; boundary=c\r\n",
    b"Content-Type: multipart/digest; boundary=b\r\n",
    b"Content-Type: message/rfc822\r\n",
    b"content - type\t: MESSAGE / (x) GLOBAL\r\n",
    b": Content-Type:\r\n message/rfc822",
    b"Content-Type: text/html; charset=utf-16\r\n",
    b"Content-Type: text/plain; charset=utf-7\r\n",
    b"Content-Type: text/plain; charset*0=x; charset*1*=''%ff\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"Content-Transfer-Encoding: quoted-printable\r\n",
    b"Content-Disposition: attachment; filename*=utf-8''%2e%2e%2f\r\n",
    b"Content-ID: <x>\r\n",
    b"Date: Tue, 99 Foo 99999999999999 99:99:99 +9999\r\n",
    b"Message-ID: <>\r\n",
    b"Auto-Submitted: ",
    b"Return-Path: <>\r\n",
    b"\r\n",
    b"\n",
    b"\r",
    b"\r\n\r\n",
    b"--b\r\n",
    b"--c\r\n",
    b"--b--\r\n",
    b"--b",
    b"=",
    b"=?",
    b"?=",
    b"Q29udGVudC1UeXBlOiBtZXNzYWdlL3JmYzgyMg0KDQo=",
    b"\xff\xfe\x00\xd8",
    b"\xc3\x28\xe2\x82",
    b"<b>&aring;&#x110000;&#99999999999;</b><!--",
    b"<script>",
    b"Hej\r\n> d\xc3\xa5\r\n",
    b"\0",
    b"x",
];

/// Whatever it is made of it is read, and no mail is nested in it.
fn is_survived(raw: Vec<u8>) {
    let (mail, _) = read(raw.clone());
    assert!(mail.text.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()));
    assert!(mail.subject.chars().all(|c| !c.is_control()));
    crate::post::quoting::parted(&mail.text);
    if let Ok(tamed) = mime::tamed(raw) {
        let message = MessageParser::default().parse(&tamed);
        let nested = message.iter().flat_map(|message| &message.parts);
        assert!(nested.into_iter().all(|part| !part.is_message()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_bytes_make_the_reader_stumble(raw in vec(any::<u8>(), 0..600)) {
        is_survived(raw);
    }

    #[test]
    fn nothing_made_of_pieces_of_mails_makes_the_reader_stumble(pieces in vec(select(&PIECES[..]), 0..60)) {
        is_survived(pieces.concat());
    }
}
