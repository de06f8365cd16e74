//! The package of a year: the records that ended in it, whole and readable without Farstu.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::TimeDelta;
use farstu::packages;
use forms::model::{Kind, Span};
use serde_json::Value;
use sha2::{Digest, Sha256};
use testkit::{TestPortal, both};

use crate::forms::{asks, publish};

/// A case that visitor Vera raised and that was closed in 2026, with an answer and a file; gives its number.
async fn closed_case(portal: &TestPortal) -> String {
    publish(portal, "bokning", vec![asks(1, "Antal", Kind::Number(Span::default()))]).await;
    let mut visitor = portal.visitor();
    visitor.open("/kontakt?amne=bokning").await.fill("Rubrik", "=Fest");
    visitor.fill("Meddelande", "Hej \"du\",\nkom!").fill("Antal", "30");
    visitor
        .fill("Namn", "Vera Besök")
        .fill("E-post", "vera@postladan.example");
    portal.advance(TimeDelta::seconds(5));
    visitor.attach("plan.txt", b"En plan").press("Skicka").await;
    let at = visitor.location();
    let reference = at[at.find("ARE-").unwrap()..].to_owned();
    let mut officer = portal.officer().await;
    officer.open(&format!("/handlaggning/arenden/{reference}")).await;
    officer
        .fill("Meddelande", "Klart.")
        .tick("Ärendet är löst, svaret är lösningen")
        .press("Skicka svar")
        .await;
    portal.advance(TimeDelta::days(15));
    portal.run_jobs().await;
    reference
}

async fn make(
    portal: &TestPortal,
    year: i32,
    classes: &[&str],
    name: &str,
) -> anyhow::Result<BTreeMap<&'static str, u64>> {
    let classes: Vec<_> = classes.iter().map(ToString::to_string).collect();
    let packed = packages::make(portal, year, &classes, &portal.folder().join(name), |_| {}).await?;
    Ok(packed.iter().map(|one| (one.class, one.records)).collect())
}

fn json(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).expect("a list")
}

both!(a_package_holds_the_records_of_its_year_and_no_secrets, async |portal| {
    let reference = closed_case(portal).await;
    let counts = make(portal, 2026, &[], "package").await.unwrap();
    assert_eq!(counts["cases"], 1);
    assert!(counts["notifications"] > 0 && counts["mandates"] == 0, "{counts:?}");
    let folder = portal.folder().join("package");
    let case = json(&folder.join("cases/cases.json")).remove(0);
    assert_eq!(case["reference"], reference);
    assert_eq!((&case["subject"], &case["state"]), (&"=Fest".into(), &"closed".into()));
    assert_eq!(
        case["contact_email"], "vera@postladan.example",
        "what is sealed is opened"
    );
    assert_eq!(case["created_at"], "2026-11-23T09:00:05.000Z");
    assert_eq!(
        (&case["wants_answer"], case["version"].is_number()),
        (&true.into(), true)
    );
    for secret in ["status_token", "status_token_hash", "contact_email_hash"] {
        assert!(case.get(secret).is_none(), "{secret} is in it");
    }
    let lines = json(&folder.join("cases/case_messages.json"));
    assert_eq!(lines[0]["text"], "Hej \"du\",\nkom!");
    assert_eq!(lines[0]["case_id"], case["id"]);
    let answer = json(&folder.join("cases/answers.json")).remove(0);
    assert_eq!(
        (&answer["question"], &answer["object_id"]),
        (&"Antal".into(), &case["id"])
    );
    let file = json(&folder.join("cases/files.json")).remove(0);
    let path = folder.join("cases").join(file["path"].as_str().unwrap());
    assert_eq!(std::fs::read(path).unwrap(), b"En plan");
    let officer = json(&folder.join("persons.json"));
    assert!(officer.iter().any(|person| person["name"].is_string()));
    // As a spreadsheet reads it, a formula is none.
    let mut rows = csv::Reader::from_path(folder.join("cases/cases.csv")).unwrap();
    let place = rows
        .headers()
        .unwrap()
        .iter()
        .position(|name| name == "subject")
        .unwrap();
    assert_eq!(&rows.records().next().unwrap().unwrap()[place], "'=Fest");
    let notifications = std::fs::read_to_string(folder.join("notifications/notifications.json")).unwrap();
    assert!(!notifications.contains("/arende-status/"), "a private link is in it");

    let sums = std::fs::read_to_string(folder.join("SHA256SUMS")).unwrap();
    assert!(sums.lines().count() > 8, "{sums}");
    for line in sums.lines() {
        let (sum, path) = line.split_once("  ").unwrap();
        let bytes = std::fs::read(folder.join(path)).unwrap();
        assert_eq!(format!("{:x}", Sha256::digest(&bytes)), sum, "{path}");
    }
    let manifest = std::fs::read_to_string(folder.join("manifest.json")).unwrap();
    let manifest: Value = serde_json::from_str(&manifest).unwrap();
    assert_eq!(
        (&manifest["year"], &manifest["classes"][0]["kept"]),
        (&2026.into(), &"keep".into())
    );
});

both!(another_year_is_empty_and_what_cannot_be_made_is_told, async |portal| {
    closed_case(portal).await;
    assert_eq!(
        make(portal, 2025, &["cases"], "empty").await.unwrap(),
        BTreeMap::from([("cases", 0)])
    );
    assert!(!portal.folder().join("empty/cases/cases.json").exists());
    for (year, class, folder, told) in [
        (2026, "cases", "empty", "is there already"),
        (2026, "sessions", "other", "there is no class of record sessions"),
        (99_999, "cases", "other", "99999 is no year"),
    ] {
        let error = format!("{:#}", make(portal, year, &[class], folder).await.unwrap_err());
        assert!(error.contains(told), "{error}");
        assert!(!portal.folder().join("other").exists());
    }
    // A file that is not what it was is no part of a package.
    let blobs = portal.folder().join("blobs");
    let shelf = std::fs::read_dir(blobs).unwrap().next().unwrap().unwrap().path();
    let file = std::fs::read_dir(shelf).unwrap().next().unwrap().unwrap().path();
    std::fs::write(file, "En annan plan").unwrap();
    let error = format!("{:#}", make(portal, 2026, &["cases"], "other").await.unwrap_err());
    assert!(
        error.contains("is not what was sent") && !portal.folder().join("other").exists(),
        "{error}"
    );
});

both!(people_with_protected_identity_have_no_name_in_it, async |portal| {
    closed_case(portal).await;
    let sql = "UPDATE persons SET protected = TRUE";
    let done = portal.store.write::<_, store::Never, _, _>(|tx| async move {
        sea_orm::ConnectionTrait::execute_unprepared(&*tx, sql).await?;
        Ok(())
    });
    done.await.unwrap();
    make(portal, 2026, &["cases"], "package").await.unwrap();
    let persons = json(&portal.folder().join("package/persons.json"));
    assert!(
        !persons.is_empty() && persons.iter().all(|person| person["name"].is_null()),
        "{persons:?}"
    );
});
