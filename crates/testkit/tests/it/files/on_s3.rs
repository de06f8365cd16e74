//! Files of a whole portal that keeps them in S3: they go both ways, all or none, and what nobody sent off
//! leaves nothing behind.

use chrono::TimeDelta;
use futures::TryStreamExt;
use testkit::{TestPortal, both};

use super::{PDF, all, case_with, new_case, s3};

/// Longer than one part of an upload.
fn long_text() -> Vec<u8> {
    b"En rad i en lang fil.\n".repeat(300_000)
}

/// Whether something lies under the keys of all these rows.
async fn lie_there(portal: &TestPortal) -> Vec<bool> {
    let mut there = Vec::new();
    for row in all(portal).await {
        there.push(portal.blobs.read(&row.blob).await.is_ok());
    }
    there
}

both!(files_in_s3_go_both_ways_whole, s3::start, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let mine = case_with(&mut anna, "lang.txt", &long_text()).await;
    anna.follow().await;
    let link = anna.page().link("lang.txt");
    anna.open(&link).await.status(200);
    assert_eq!(anna.page().header("content-length"), "6600000");
    assert!(anna.page().bytes == long_text(), "other bytes came back");
    officer.open(&format!("/handlaggning{mine}")).await;
    let link = officer.page().link("lang.txt");
    officer.open(&link).await.status(200);
    portal.stranger().await.open(&link).await.status(403);

    let mut bo = portal.bo().await;
    bo.open("/organisation/dokument")
        .await
        .choose("År", "2026")
        .choose("Dokument", "Årsmötesprotokoll")
        .attach("protokoll.pdf", PDF)
        .press("Skicka")
        .await
        .follow()
        .await
        .flash("Dokumentet är skickat.");
    let link = bo.page().link("protokoll.pdf");
    bo.open(&link).await.status(200);
    assert_eq!(bo.page().bytes, PDF);
    assert_eq!(lie_there(portal).await, [true, true]);
});

both!(what_is_not_sent_off_leaves_s3_empty, s3::start, async |portal| {
    let mut anna = portal.anna().await;
    new_case(&mut anna).await;
    anna.fill("Rubrik", "")
        .attach("bra.pdf", PDF)
        .attach("faktura.pdf", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0")
        .press("Skicka")
        .await
        .status(422)
        .sees("bra.pdf");
    let kept: Vec<_> = all(portal)
        .await
        .into_iter()
        .filter(|row| !row.sha256.is_empty())
        .collect();
    assert_eq!(kept.len(), 1);
    let bytes: Vec<_> = portal
        .blobs
        .read(&kept[0].blob)
        .await
        .unwrap()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(bytes.concat(), PDF);
    // One file that is gone: the message is not sent with the other alone.
    let form = anna.fill("Rubrik", "Ritning").submission("Skicka");
    let gone = form.with("file", "01900000-0000-7000-8000-000000000000");
    anna.submit(&gone)
        .await
        .mistakes(&["En fil finns inte kvar. Välj den igen."]);
    portal.advance(TimeDelta::hours(26));
    portal.run_jobs().await;
    assert!(all(portal).await.is_empty());
    assert!(portal.blobs.read(&kept[0].blob).await.is_err(), "it was left behind");
});
