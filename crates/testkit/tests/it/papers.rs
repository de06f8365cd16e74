//! Holds the documents to what is there: places that they name, and links between them.

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

/// The documents that people read.
fn documents() -> Vec<PathBuf> {
    let mut all: Vec<_> = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "ui/README.md",
        "bench/results.md",
    ]
    .map(|name| root().join(name))
    .into();
    for folder in ["docs", "docs/decisions"] {
        let files = std::fs::read_dir(root().join(folder))
            .unwrap()
            .map(|file| file.unwrap().path());
        all.extend(files.filter(|file| file.extension().is_some_and(|extension| extension == "md")));
    }
    all
}

/// `asvs.csv` names files, or `file#words` that stand in the file: a test, a function, a header.
#[test]
fn every_place_that_answers_for_a_security_requirement_is_there() {
    let mut rows = csv::Reader::from_path(root().join("docs/asvs.csv")).unwrap();
    let mut gone = Vec::new();
    for row in rows.records() {
        let row = row.unwrap();
        let (requirement, status) = (&row[0], &row[3]);
        assert!(
            ["met", "partly", "later", "elsewhere", "does not apply"].contains(&status),
            "{requirement} is {status}"
        );
        for place in row[4].split(';') {
            let (file, words) = place.split_once('#').unwrap_or((place, ""));
            let text = std::fs::read_to_string(root().join(file));
            if !text.is_ok_and(|text| text.contains(words)) {
                gone.push(format!("{requirement}: {place}"));
            }
        }
    }
    assert!(
        gone.is_empty(),
        "docs/asvs.csv names what is not there:\n{}",
        gone.join("\n")
    );
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let mut broken = Vec::new();
    for document in documents() {
        let text = read(&document);
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let elsewhere = |target: &str| target.contains("://") || target.starts_with("mailto:");
        for target in targets.filter(|target| !elsewhere(target)) {
            let file = target.split('#').next().unwrap_or_default();
            if !file.is_empty() && !document.parent().unwrap().join(file).exists() {
                broken.push(format!("{}: {target}", document.display()));
            }
        }
    }
    assert!(broken.is_empty(), "links lead nowhere:\n{}", broken.join("\n"));
}
