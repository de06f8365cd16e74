//! The storage itself: a folder, and a real S3 server (moto) on loopback.

use base::Random;
use bytes::Bytes;
use futures::TryStreamExt;
use store::{Blobs, S3Account};

use super::s3::S3;

/// Writes, reads and deletes more than two parts; what is given up or not finished is not there.
async fn keeps_files(blobs: &Blobs) {
    let random = Random::seeded(7);
    let (key, other) = (Blobs::new_key(&random), Blobs::new_key(&random));
    let bytes: Vec<u8> = (0..12_000_001u32).map(|n| (n % 251) as u8).collect();
    let mut writer = blobs.write(&key).await.unwrap();
    for part in bytes.chunks(70_000) {
        writer.write(Bytes::copy_from_slice(part)).await.unwrap();
    }
    assert!(blobs.read(&key).await.is_err(), "it is there before it is whole");
    writer.finish().await.unwrap();
    let read: Vec<Bytes> = blobs.read(&key).await.unwrap().try_collect().await.unwrap();
    assert_eq!(read.concat(), bytes);

    let mut writer = blobs.write(&other).await.unwrap();
    writer.write(Bytes::from_static(b"half")).await.unwrap();
    writer.abort().await.unwrap();
    assert!(blobs.read(&other).await.is_err());

    blobs.delete(&key).await.unwrap();
    blobs.delete(&key).await.unwrap();
    assert!(blobs.read(&key).await.is_err());
    blobs.try_out(&random).await.unwrap();
}

#[tokio::test]
async fn a_folder_keeps_files() {
    let folder = tempfile::tempdir().unwrap();
    keeps_files(&Blobs::in_folder(&folder.path().join("blobs")).unwrap()).await;
}

#[tokio::test]
async fn s3_keeps_files() {
    testkit::prepare_process();
    let server = S3::start();
    keeps_files(&server.bucket()).await;
}

#[tokio::test]
async fn an_s3_that_is_not_there_is_told() {
    testkit::prepare_process();
    let account = S3Account { id: "a", secret: "b" };
    let blobs = Blobs::in_s3("none?endpoint=http://127.0.0.1:9&region=x", Some(account)).unwrap();
    assert!(blobs.try_out(&Random::seeded(1)).await.is_err());
    assert!(Blobs::in_s3("none?nonsense=1", None).is_err());
}
