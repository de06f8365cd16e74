//! Files that come with a form, or before it, and who may have them afterwards.

use std::io::Write;

use chrono::TimeDelta;
use testkit::both;

use super::{PDF, all, blobs, case_with, new_case};
use crate::desk::{at_once, contact, lines};

both!(a_file_comes_with_a_message_and_goes_both_ways, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let mine = case_with(&mut anna, "års\"möte 2026.pdf", PDF).await;
    anna.follow().await.sees("års_möte 2026.pdf").sees("48 B");
    let link = anna.page().link("års_möte 2026.pdf");
    anna.open(&link).await.status(200);
    assert_eq!(anna.page().bytes, PDF);
    assert_eq!(anna.page().header("content-type"), "application/pdf");
    assert_eq!(anna.page().header("x-content-type-options"), "nosniff");
    let disposition = anna.page().header("content-disposition").to_owned();
    assert!(
        disposition.starts_with("attachment; filename=\"_rs_m_te 2026.pdf\"; filename*=UTF-8''%C3%A5rs_m"),
        "{disposition}"
    );

    officer
        .open(&format!("/handlaggning{mine}"))
        .await
        .sees("års_möte 2026.pdf");
    officer.fill("Meddelande", "Tack!").tick("Vänta på kundens svar");
    officer
        .attach("svar.txt", "Välkommen\n".as_bytes())
        .press("Skicka svar")
        .await
        .follow()
        .await
        .sees("svar.txt");
    anna.open(&mine).await;
    let link = anna.page().link("svar.txt");
    anna.open(&link).await.status(200);
    assert_eq!(anna.page().body, "Välkommen\n");
    assert_eq!(anna.page().header("content-type"), "text/plain; charset=utf-8");
});

both!(nobody_else_has_a_file_whatever_its_address, async |portal| {
    let (mut anna, mut stranger) = (portal.anna().await, portal.stranger().await);
    let mine = case_with(&mut anna, "hemligt.pdf", PDF).await;
    let link = anna.follow().await.page().link("hemligt.pdf");
    stranger.open(&link).await.status(404);
    portal.visitor().open(&link).await;
    let theirs = case_with(&mut stranger, "eget.pdf", PDF).await;
    // The file of one case under the address of another.
    let id = link.rsplit('/').next().expect("an id");
    stranger.open(&format!("{theirs}/filer/{id}")).await.status(404);
    stranger
        .open(&format!("/handlaggning{mine}/filer/{id}"))
        .await
        .status(403);
    let mut visitor = portal.visitor();
    visitor.open(&link).await;
    assert!(visitor.location().starts_with("/logga-in"));
});

both!(a_visitor_has_the_file_again_under_the_private_link, async |portal| {
    let mut visitor = portal.visitor();
    visitor.open("/felanmalan").await;
    visitor
        .choose("Vad är det fel på?", "Belysning utomhus")
        .fill("Plats", "Storgatan 1")
        .fill("Rubrik", "Mörkt")
        .fill("Vad har hänt?", "Lampan är trasig")
        .tick("Jag vill ha svar")
        .fill("Namn", "Vera Besök")
        .fill("E-post", "vera@postladan.example");
    portal.advance(TimeDelta::seconds(5));
    visitor
        .attach("hål.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF")
        .press("Skicka felanmälan")
        .await
        .status(303);
    portal.run_jobs().await;
    let mail = portal.mail("vera@postladan.example", "Vi har tagit emot").await;
    visitor.open(&mail.link()).await.sees("hål.jpg");
    let link = visitor.page().link("hål.jpg");
    visitor.open(&link).await.status(200);
    assert_eq!(visitor.page().header("content-type"), "image/jpeg");
    // Another's private link does not open it.
    contact(portal, "Annat", "erik@postladan.example").await;
    portal.run_jobs().await;
    let other = portal.mail("erik@postladan.example", "Vi har tagit emot").await.link();
    let id = link.rsplit('/').next().expect("an id");
    visitor.open(&format!("{other}/filer/{id}")).await.status(404);
});

both!(
    what_is_not_taken_is_told_by_name_and_the_rest_is_kept,
    |config| config.files.max_bytes = 1_000,
    async |portal| {
        let mut anna = portal.anna().await;
        new_case(&mut anna).await;
        anna.attach("bra.pdf", PDF)
            .attach("tom.txt", b"")
            .attach("faktura.pdf", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0")
            .attach("stor.txt", &[b'x'; 1_001])
            .attach("film.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom")
            .press("Skicka")
            .await;
        anna.mistakes(&["Filen tom.txt är tom. Kontrollera att du valde rätt fil. \
        Filen faktura.pdf är ett program. Program tar vi inte emot. \
        Filen stor.txt är för stor. En fil får ha högst 1 kB. \
        Filen film.mp4 är av ett slag som vi inte tar emot. Spara den som pdf och försök igen."]);
        assert_eq!(anna.page().value("Rubrik"), "Ritning");
        assert_eq!(anna.page().value("Meddelande"), "Här är den.");
        // The good one need not be chosen again.
        anna.sees("bra.pdf").press("Skicka").await;
        anna.follow().await.sees("bra.pdf").does_not_see("tom.txt");
        assert_eq!(blobs(portal), 1);
    }
);

both!(a_kept_file_can_be_left_out, async |portal| {
    let mut anna = portal.anna().await;
    new_case(&mut anna).await;
    anna.fill("Rubrik", "")
        .attach("bra.pdf", PDF)
        .press("Skicka")
        .await
        .status(422);
    let label = anna.page().all(".files-kept label").remove(0);
    anna.fill("Rubrik", "Ritning").untick(&label).press("Skicka").await;
    anna.follow().await.does_not_see("bra.pdf");
});

both!(
    names_are_cleaned_and_harmful_content_is_only_a_download,
    async |portal| {
        let mut anna = portal.anna().await;
        case_with(
            &mut anna,
            "../../x<b>.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        )
        .await;
        anna.follow().await.sees("x_b_.svg");
        let link = anna.page().link("x_b_.svg");
        anna.open(&link).await.status(200);
        assert!(anna.page().header("content-disposition").starts_with("attachment;"));
        assert!(anna.page().header("content-security-policy").contains("sandbox"));
    }
);

both!(
    more_files_than_a_message_takes_are_told,
    |config| config.files.max_files = 2,
    async |portal| {
        let mut anna = portal.anna().await;
        new_case(&mut anna).await;
        for name in ["a.pdf", "b.pdf", "c.pdf"] {
            anna.attach(name, PDF);
        }
        anna.press("Skicka").await;
        anna.mistakes(&["Du kan skicka högst 2 filer. Ta bort någon, eller skicka resten i ett nytt meddelande."]);
        anna.sees("a.pdf").sees("b.pdf").press("Skicka").await.status(303);
    }
);

both!(the_same_form_with_the_same_files_is_one_message, async |portal| {
    let mut anna = portal.anna().await;
    let mine = case_with(&mut anna, "ett.pdf", PDF).await;
    anna.follow().await.fill("Meddelande", "En till").attach("två.pdf", PDF);
    let form = anna.submission("Skicka svar");
    let answers = at_once((0..10).map(|_| (anna.clone(), form.clone()))).await;
    assert!(answers.iter().all(|page| page.status == 303), "{:?}", answers[0].status);
    let reference = mine.rsplit('/').next().expect("a number");
    assert_eq!(lines(portal, reference).await.len(), 2);
    assert_eq!(
        all(portal).await.iter().filter(|file| file.object_id.is_some()).count(),
        2
    );
    // The same words with another file are another message.
    let mut other = form.clone();
    other.files = Some(vec![("tre.txt".to_owned(), b"hej".to_vec())]);
    anna.submit(&other).await.status(303);
    assert_eq!(lines(portal, reference).await.len(), 3);
});

both!(a_file_sent_before_its_form_is_its_senders_alone, async |portal| {
    let (mut anna, mut stranger) = (portal.anna().await, portal.stranger().await);
    let send = |browser: &testkit::Browser| {
        let mut form = browser.submission("Skicka");
        form.action = "/filer".to_owned();
        form.fields.retain(|(name, _)| name.starts_with('_'));
        form.files = Some(vec![("ett.pdf".to_owned(), PDF.to_vec())]);
        form
    };
    new_case(&mut anna).await;
    let form = anna.submission("Skicka");
    let upload = send(&anna);
    anna.submit(&upload).await.status(200);
    let answer: serde_json::Value = serde_json::from_str(&anna.page().body).unwrap();
    assert_eq!((&answer["name"], &answer["size"]), (&"ett.pdf".into(), &"48 B".into()));
    let id = answer["id"].as_str().unwrap().to_owned();
    // Somebody who learnt its id gets nothing by it.
    new_case(&mut stranger).await;
    let theirs = stranger.submission("Skicka").with("file", &id);
    stranger
        .submit(&theirs)
        .await
        .mistakes(&["En fil finns inte kvar. Välj den igen."]);
    stranger.does_not_see("ett.pdf");
    anna.submit(&form.with("file", &id)).await.status(303);
    anna.follow().await.sees("ett.pdf");
    // What is refused is told in words that the page shows.
    new_case(&mut anna).await;
    let (mut empty, foreign) = (send(&anna), send(&anna).with("_csrf", ""));
    empty.files = Some(vec![("tom.txt".to_owned(), Vec::new())]);
    anna.submit(&empty).await.status(422).sees("Filen tom.txt är tom.");
    anna.submit(&foreign).await.status(403);
});

both!(what_nobody_sent_off_is_deleted_after_a_day, async |portal| {
    let mut anna = portal.anna().await;
    let mine = case_with(&mut anna, "kvar.pdf", PDF).await;
    assert_eq!(blobs(portal), 1);
    new_case(&mut anna).await;
    anna.fill("Rubrik", "")
        .attach("borta.pdf", PDF)
        .press("Skicka")
        .await
        .status(422);
    assert_eq!((all(portal).await.len(), blobs(portal)), (2, 2));
    portal.advance(TimeDelta::hours(26));
    portal.run_jobs().await;
    assert_eq!((all(portal).await.len(), blobs(portal)), (1, 1));
    portal
        .officer()
        .await
        .open(&format!("/handlaggning{mine}"))
        .await
        .sees("kvar.pdf");
});

both!(an_upload_that_breaks_off_leaves_nothing, async |portal| {
    let mut anna = portal.anna().await;
    new_case(&mut anna).await;
    let form = anna.attach("halv.pdf", PDF).submission("Skicka");
    let (kind, body) = form.body();
    let headers = [("content-type", kind), ("sec-fetch-site", "same-origin")];
    let cut = &body[..body.len() - 60];
    anna.try_send("POST", &form.action, &headers, cut).await.unwrap();
    anna.status(400);
    assert_eq!(blobs(portal), 0);
    portal.advance(TimeDelta::hours(2));
    portal.run_jobs().await;
    assert!(all(portal).await.is_empty());
});

both!(a_file_of_60_mb_is_refused_by_name_and_limit, async |portal| {
    let mut anna = portal.anna().await;
    new_case(&mut anna).await;
    anna.attach("lang.txt", &vec![b'x'; 60_000_000])
        .attach("bra.pdf", PDF)
        .press("Skicka")
        .await;
    anna.mistakes(&["Filen lang.txt är för stor. En fil får ha högst 50 MB."]);
    assert_eq!(anna.page().value("Meddelande"), "Här är den.");
    anna.sees("bra.pdf").press("Skicka").await.status(303);
    assert_eq!(blobs(portal), 1);
});

both!(an_archive_that_would_burst_is_kept_as_it_came, async |portal| {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let pressed = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("nollor", pressed).unwrap();
    zip.write_all(&vec![0; 20_000_000]).unwrap();
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 100_000);
    let mut anna = portal.anna().await;
    case_with(&mut anna, "bomb.zip", &bomb).await;
    anna.follow().await;
    let link = anna.page().link("bomb.zip");
    anna.open(&link).await.status(200);
    assert_eq!(anna.page().bytes, bomb);
    assert_eq!(anna.page().header("content-type"), "application/zip");
    assert_eq!(all(portal).await[0].bytes, bomb.len() as i64);
});

both!(
    more_files_in_a_while_than_one_may_send_are_told_by_name_and_when_to_go_on,
    |config| config.files.max_files = 70,
    async |portal| {
        let mut anna = portal.anna().await;
        new_case(&mut anna).await;
        for n in 1..=62 {
            anna.attach(&format!("nr {n}.pdf"), PDF);
        }
        anna.press("Skicka").await;
        // The clock stands at 9.00, and the pause is a quarter of an hour.
        let when = base::swedish::clock_time(portal.now() + TimeDelta::minutes(15), base::Lang::Sv);
        let told = |name: &str| {
            format!(
                "Filen {name} kom inte med. Du har skickat många filer på kort tid. Skicka den igen tidigast i dag \
                 {when}, eller skicka utan den."
            )
        };
        anna.mistakes(&[&format!("{} {}", told("nr 61.pdf"), told("nr 62.pdf"))]);
        assert_eq!(anna.page().value("Meddelande"), "Här är den.");
        assert_eq!(anna.page().all(".files-kept label").len(), 60);
        // The same to a browser that sends each file as it is chosen.
        let mut upload = anna.submission("Skicka");
        upload.action = "/filer".to_owned();
        upload.fields.retain(|(name, _)| name.starts_with('_'));
        upload.files = Some(vec![("nr 61.pdf".to_owned(), PDF.to_vec())]);
        let mut script = anna.clone();
        script.submit(&upload).await.status(429).sees(&told("nr 61.pdf"));
        portal.advance(TimeDelta::minutes(16));
        anna.attach("nr 61.pdf", PDF).press("Skicka").await.status(303);
        anna.follow().await.sees("nr 60.pdf").sees("nr 61.pdf");
    }
);
