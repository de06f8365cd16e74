//! Files that programs send and fetch: by the same rules as those that come with a form.

use desk::tables::case;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use testkit::{Program, both};

use super::cases::{open, path, read};
use crate::desk::lines;

const BOUNDARY: &str = "a-boundary-that-no-file-has";
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

/// A multipart body of words and files.
fn body(words: &[(&str, &str)], files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    let mut part = |head: String, bytes: &[u8]| {
        body.extend_from_slice(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    };
    for (name, value) in words {
        part(format!("name=\"{name}\""), value.as_bytes());
    }
    for (name, bytes) in files {
        part(format!("name=\"file\"; filename=\"{name}\""), bytes);
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

/// Sends words and files to a case.
async fn send<'a>(
    program: &'a mut Program,
    reference: &str,
    once: &str,
    words: &[(&str, &str)],
    files: &[(&str, &[u8])],
) -> &'a mut Program {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let headers = [("content-type", kind.as_str()), ("idempotency-key", once)];
    let body = body(words, files);
    program
        .send("POST", &format!("{}/filer", path(reference)), &headers, body)
        .await
}

/// The files of a case as a program reads them.
fn files(case: &Value) -> Vec<Value> {
    let messages = case["messages"].as_array().unwrap().iter();
    messages
        .flat_map(|message| message["files"].as_array().unwrap().clone())
        .collect()
}

both!(a_file_is_sent_read_of_and_fetched, async |portal| {
    let mut program = portal.program("Exempel IF").await;
    let reference = open(&mut program, "Trasig lampa").await;
    send(
        &mut program,
        &reference,
        "a",
        &[("text", "Här är en karta.")],
        &[("karta.pdf", PDF)],
    )
    .await
    .status(201);
    assert_eq!(program.json(), json!({ "reference": reference, "number": 2 }));
    assert_eq!(program.headers()["location"], path(&reference));
    let case = read(&mut program, &reference).await;
    let file = files(&case).remove(0);
    assert_eq!(case["messages"][1]["text"], "Här är en karta.");
    assert_eq!(
        (&file["name"], &file["bytes"]),
        (&json!("karta.pdf"), &json!(PDF.len()))
    );
    assert_eq!(
        (&file["media_type"], &file["state"]),
        (&json!("application/pdf"), &json!("ready"))
    );
    let href = file["href"].as_str().unwrap().to_owned();
    program.get(&href).await.status(200);
    assert_eq!(program.browser.page().bytes.as_ref(), PDF);
    assert_eq!(program.headers()["content-type"], "application/pdf");
    let mut other = portal.program("Granbackens IF").await;
    other.get(&href).await.problem(404, "not-found");
    program
        .get(&format!("{}/filer/x", path(&reference)))
        .await
        .problem(404, "not-found");
    let mut officer = portal.officer().await;
    officer
        .open(&format!("/handlaggning/arenden/{reference}"))
        .await
        .sees("karta.pdf");
});

both!(files_without_words_are_named_in_the_message, async |portal| {
    let mut program = portal.program("Exempel IF").await;
    let reference = open(&mut program, "Trasig lampa").await;
    send(
        &mut program,
        &reference,
        "a",
        &[],
        &[("karta.pdf", PDF), ("lista.txt", b"ett, tv\xc3\xa5")],
    )
    .await
    .status(201);
    assert_eq!(
        lines(portal, &reference).await[1].1,
        "Skickade filer: karta.pdf, lista.txt"
    );
});

both!(the_same_files_sent_again_are_there_once, async |portal| {
    let mut program = portal.program("Exempel IF").await;
    let reference = open(&mut program, "Trasig lampa").await;
    for _ in 0..3 {
        send(&mut program, &reference, "a", &[], &[("karta.pdf", PDF)])
            .await
            .status(201);
        assert_eq!(program.json()["number"], 2);
    }
    assert_eq!(files(&read(&mut program, &reference).await).len(), 1);
    send(
        &mut program,
        &reference,
        "a",
        &[],
        &[("karta.pdf", b"%PDF-1.7 another")],
    )
    .await
    .problem(409, "key-reused");
    send(&mut program, &reference, "a", &[("text", "Ny")], &[("karta.pdf", PDF)])
        .await
        .problem(409, "key-reused");
});

both!(
    what_is_not_taken_is_named_and_nothing_is_sent,
    |config| (config.files.max_bytes, config.files.max_files) = (10_000, 3),
    async |portal| {
        let mut program = portal.program("Exempel IF").await;
        let reference = open(&mut program, "Trasig lampa").await;
        let large = [b"%PDF-1.7 ".as_slice(), &[b'a'; 20_000]].concat();
        for (name, bytes) in [
            ("stor.pdf", large.as_slice()),
            ("tom.txt", b""),
            ("program.exe", b"MZ\x90\0\x03\0\0\0"),
            ("kod.js", b"alert(1)"),
            ("bild.xyz", b"\0\x01\x02\x03"),
        ] {
            send(
                &mut program,
                &reference,
                name,
                &[],
                &[("karta.pdf", PDF), (name, bytes)],
            )
            .await
            .problem(422, "refused");
            let told = program.json();
            assert!(told["errors"][0]["detail"].as_str().unwrap().contains(name), "{told}");
        }
        send(&mut program, &reference, "many", &[], &[("a.pdf", PDF); 4])
            .await
            .problem(422, "refused");
        send(&mut program, &reference, "none", &[("text", "Hej")], &[])
            .await
            .problem(422, "refused");
        assert_eq!(lines(portal, &reference).await.len(), 1);
        assert_eq!(files(&read(&mut program, &reference).await), Vec::<Value>::new());
    }
);

both!(a_body_that_is_no_multipart_is_told_so, async |portal| {
    let mut program = portal.program("Exempel IF").await;
    let reference = open(&mut program, "Trasig lampa").await;
    let address = format!("{}/filer", path(&reference));
    let send = |kind: &'static str| [("content-type", kind), ("idempotency-key", "a")];
    program
        .send("POST", &address, &send("application/json"), "{}")
        .await
        .problem(415, "wrong-type");
    program
        .send("POST", &address, &send("multipart/form-data"), "{}")
        .await
        .problem(400, "malformed");
    let cut = body(&[], &[("karta.pdf", PDF)]);
    let kind = "multipart/form-data; boundary=a-boundary-that-no-file-has";
    program
        .send("POST", &address, &send(kind), &cut[..cut.len() - 30])
        .await
        .problem(400, "malformed");
    let unnamed = [("content-type", kind)];
    program
        .send("POST", &address, &unnamed, &cut)
        .await
        .problem(400, "malformed");
    assert_eq!(case::Entity::find().all(portal.store.db()).await.unwrap()[0].version, 1);
});
