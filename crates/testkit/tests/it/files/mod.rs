//! Tests of `files`: what is taken and what is not, who may have it, the scanner, the storage.

mod clamd;
mod full;
mod on_s3;
mod real_clamd;
mod s3;
mod scanning;
mod sending;
mod storage;

use files::tables::file;
use sea_orm::{EntityTrait, QueryOrder};
use testkit::{Browser, TestPortal};

/// The smallest PDF that is one.
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

/// All files, in the order they came.
async fn all(portal: &TestPortal) -> Vec<file::Model> {
    let all = file::Entity::find().order_by_asc(file::Column::Id);
    all.all(portal.store.db()).await.expect("the table is there")
}

/// How many files lie in the storage of this test.
pub(crate) fn blobs(portal: &TestPortal) -> usize {
    let shelves = std::fs::read_dir(portal.folder().join("blobs")).expect("the storage is a folder");
    let on = |shelf: std::fs::DirEntry| std::fs::read_dir(shelf.path()).expect("a shelf").count();
    shelves.map(|shelf| on(shelf.expect("a shelf"))).sum()
}

/// Fills in a case; the files are for the test to choose.
async fn new_case(browser: &mut Browser) {
    browser.open("/arenden/ny").await.heading("Nytt ärende");
    browser
        .choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", "Ritning")
        .fill("Meddelande", "Här är den.");
}

/// Sends a case with one file; gives the address of the case.
async fn case_with(browser: &mut Browser, name: &str, bytes: &[u8]) -> String {
    new_case(browser).await;
    browser.attach(name, bytes).press("Skicka").await;
    browser.location()
}
