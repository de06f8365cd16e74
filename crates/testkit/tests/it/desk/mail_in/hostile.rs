//! Mails that are built or broken so that they do harm: each has a clear outcome, and none keeps another waiting.

use super::*;

/// A mail of several parts.
fn multipart(from: &str, to: &str, id: &str, parts: &[String]) -> String {
    let parts: String = parts.iter().map(|part| format!("--b\r\n{part}\r\n")).collect();
    format!(
        "From: {from}\r\nTo: {to}\r\nSubject: Bilagor\r\nMessage-ID: <{id}@mejl.example>\r\n\
         Content-Type: multipart/mixed; boundary=b\r\n\r\n{parts}--b--\r\n"
    )
}

fn attached(name: &str, content: &str) -> String {
    format!(
        "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\n{content}"
    )
}

const TEXT: &str = "Content-Type: text/plain; charset=utf-8\r\n\r\nHär är de.";

both!(
    files_come_along_by_the_rules_and_the_others_are_told_by_name,
    on,
    async |portal| {
        let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
        let (reference, to) = asked(portal, &mut anna).await;
        let mut parts = vec![
            TEXT.to_owned(),
            attached("tom.txt", ""),
            attached("../../elak.exe", "MZ"),
            attached("bra.pdf", "%PDF-1.7 innehåll"),
        ];
        parts.extend((0..200).map(|n| attached(&format!("rad-{n}.txt"), "en rad")));
        comes(portal, multipart(anna.email(), &to, "200", &parts)).await;
        anna.open(&pages(&reference).0)
            .await
            .sees("Här är de.")
            .sees("bra.pdf")
            .sees("rad-8.txt")
            .sees("tom.txt (tom)")
            .sees("elak.exe (program)")
            .sees("rad-9.txt (för många filer)")
            .sees("till.");
        let link = anna.page().link("bra.pdf");
        anna.open(&link).await.status(200);
        omar.open(&pages(&reference).1).await.sees("elak.exe (program)");
    }
);

both!(
    a_mail_with_files_alone_says_so_and_a_long_one_comes_whole_as_a_file,
    on,
    async |portal| {
        let mut anna = portal.anna().await;
        let (reference, to) = asked(portal, &mut anna).await;
        comes(
            portal,
            multipart(anna.email(), &to, "bara", &[attached("bild.txt", "rader")]),
        )
        .await;
        anna.open(&pages(&reference).0)
            .await
            .sees("(Mejlet hade bara filer, ingen text.)")
            .sees("bild.txt");
        comes(portal, mail(anna.email(), &to, "Långt", &"ord och ".repeat(12_500))).await;
        assert_eq!(
            lines(portal, &reference).await.last().unwrap().1.chars().count(),
            10_000
        );
        anna.open(&pages(&reference).0).await.sees("mejlet.txt");
    }
);

both!(hostile_mails_are_survived_with_a_clear_outcome, on, async |portal| {
    let mut anna = portal.anna().await;
    let (reference, to) = asked(portal, &mut anna).await;
    let before = lines(portal, &reference).await.len();
    let many: String = (0..10_000).map(|n| format!("kund{n}@annan.example,\r\n ")).collect();
    let deep = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(50_000);
    let nested = "Content-Type: message/rfc822\r\n\r\n".repeat(100_000);
    let from = format!("From: {}\r\nTo: {to}\r\n", anna.email());
    for (raw, why) in [
        (mail(anna.email(), &to, "Tomt", ""), Why::Empty),
        (format!("To: {to}\r\nSubject: Ingen\r\n\r\nHej"), Why::NoSender),
        (
            format!("From: \"x\" <inte en adress>\r\nTo: {to}\r\n\r\nHej"),
            Why::NoSender,
        ),
        (format!("{from}{deep}"), Why::Unreadable),
        (
            format!("{from}X: {}\r\n\r\nHej", "x: y\r\n ".repeat(1_000_000)),
            Why::Unreadable,
        ),
        (
            format!("{from}Content-Type: text/html\r\n\r\n<script>alert(1)</script>"),
            Why::Empty,
        ),
    ] {
        comes(portal, raw).await;
        stays(&mails(portal).await, why);
    }
    assert_eq!(lines(portal, &reference).await.len(), before);
    for (raw, text) in [
        (
            format!("From: {}\r\nTo: {many}{to}\r\n\r\nTill många", anna.email()).into_bytes(),
            "Till många",
        ),
        (
            [
                from.as_bytes(),
                b"Content-Type: text/plain; charset=utf-8\r\n\r\n\xe5\xe4\xf6 trasigt\0",
            ]
            .concat(),
            "trasigt",
        ),
        (
            format!("{from}Content-Type: text/html\r\n\r\n<p>Hej <img src=\"https://spion.example/x\">&aring;</p>")
                .into_bytes(),
            "Hej å",
        ),
    ] {
        comes(portal, raw).await;
        assert!(
            lines(portal, &reference).await.last().unwrap().1.contains(text),
            "{text}"
        );
    }
    comes(portal, format!("{from}{nested}")).await;
    let last = mails(portal).await.pop().unwrap();
    assert_ne!(last.state, MailState::Received);
    // After all that, the next is a mail like any other.
    comes(portal, mail(anna.email(), &to, "Sist", "Sist av alla.")).await;
    assert_eq!(lines(portal, &reference).await.last().unwrap().1, "Sist av alla.");
});

both!(a_sender_who_sends_very_many_waits_for_staff, on, async |portal| {
    for n in 0..25 {
        comes(
            portal,
            mail("vera@postladan.example", ADDRESS, &format!("Nummer {n:02}"), "Hej"),
        )
        .await;
    }
    assert_eq!(cases(portal).await.len(), 20);
    stays(&mails(portal).await, Why::TooMany);
    // And is not written to as often.
    assert_eq!(subjects(portal, "vera@postladan.example").await.len(), 10);
    portal.advance(chrono::TimeDelta::hours(3));
    comes(portal, mail("vera@postladan.example", ADDRESS, "Senare", "Hej")).await;
    assert_eq!(cases(portal).await.len(), 21);
});
