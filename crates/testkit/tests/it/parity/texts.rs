//! Every text is there in Swedish and English with the same values, and every text that code or a
//! template names is there at all.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Names that look like texts and are not: cookies, ids and the like.
const NO_TEXTS: [&str; 7] = [
    "farstu-csrf",
    "farstu-device",
    "farstu-flash",
    "farstu-lang",
    "farstu-session",
    "farstu-test",
    "farstu-name",
];

/// Key → the values it takes.
type Keys = BTreeMap<String, BTreeSet<String>>;

fn crates() -> Vec<PathBuf> {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found: Vec<_> = std::fs::read_dir(all)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    found.retain(|path| path.join("texts").is_dir());
    found.sort_unstable();
    assert!(found.len() >= 5, "{found:?}");
    found
}

fn name(of: &Path) -> &str {
    of.file_name().unwrap().to_str().unwrap()
}

/// The messages of a crate in one language: `texts/sv.ftl` and what lies in `texts/sv/`.
fn read(of: &Path, lang: &str) -> Keys {
    let mut all = Keys::new();
    let single = of.join(format!("texts/{lang}.ftl"));
    for file in files(&of.join("texts").join(lang)).into_iter().chain([single]) {
        for (key, values) in read_file(&file) {
            let before = all.insert(key.clone(), values);
            assert!(before.is_none(), "{key} is there twice in the texts of {}", name(of));
        }
    }
    all
}

/// The messages of one file. A key that is there twice is a mistake.
fn read_file(file: &Path) -> Keys {
    let mut keys = Keys::new();
    let mut current = String::new();
    for line in std::fs::read_to_string(file).unwrap().lines() {
        let starts = line.chars().next().is_some_and(|c| c.is_ascii_lowercase());
        if let (true, Some((key, _))) = (starts, line.split_once(" =")) {
            current = key.to_owned();
            let before = keys.insert(current.clone(), BTreeSet::new());
            assert!(before.is_none(), "{current} is there twice in {}", file.display());
        }
        if !line.starts_with('#') && !current.is_empty() {
            let values = line
                .split("{ $")
                .skip(1)
                .map(|rest| rest.split([' ', '}']).next().unwrap_or_default());
            keys.get_mut(&current).unwrap().extend(values.map(str::to_owned));
        }
    }
    keys
}

#[test]
fn swedish_and_english_have_the_same_texts_with_the_same_values() {
    for of in crates() {
        let (sv, en) = (read(&of, "sv"), read(&of, "en"));
        let only = |a: &Keys, b: &Keys| {
            a.keys()
                .filter(|key| !b.contains_key(*key))
                .cloned()
                .collect::<Vec<_>>()
        };
        assert_eq!(
            (only(&sv, &en), only(&en, &sv)),
            (vec![], vec![]),
            "{}: only Swedish, only English",
            name(&of)
        );
        for (key, values) in &sv {
            assert!(
                key.starts_with(&format!("{}-", name(&of))),
                "{key} is in the texts of {}",
                name(&of)
            );
            assert_eq!(values, &en[key], "the values of {key}");
        }
    }
}

#[test]
fn every_text_that_is_named_is_there() {
    let known: BTreeSet<String> = crates().iter().flat_map(|of| read(of, "sv").into_keys()).collect();
    let owners: Vec<_> = crates().iter().map(|of| format!("{}-", name(of))).collect();
    let mut missing = BTreeSet::new();
    let mut named = 0;
    for of in crates() {
        for file in files(&of.join("src")).into_iter().chain(files(&of.join("views"))) {
            let source = std::fs::read_to_string(&file).unwrap();
            for key in quoted(&source).filter(|text| owners.iter().any(|owner| text.starts_with(owner.as_str()))) {
                named += 1;
                if !is_there(&key, &known) && !NO_TEXTS.contains(&key.as_str()) {
                    missing.insert(format!(
                        "{key} in {}",
                        file.strip_prefix(of.parent().unwrap()).unwrap().display()
                    ));
                }
            }
        }
    }
    assert!(named > 500, "only {named} texts are named; they are not found any more");
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Whether the key is there; what is put together (`accounts-ask-{}-title`) fits at least one.
fn is_there(key: &str, known: &BTreeSet<String>) -> bool {
    if !key.contains('{') {
        return known.contains(key);
    }
    let mut parts = Vec::new();
    let mut rest = key;
    while let Some((before, after)) = rest.split_once('{') {
        parts.push(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    known.iter().any(|known| {
        let mut left = Some(known.as_str());
        for (n, part) in parts.iter().enumerate() {
            left = left.and_then(|text| {
                if n == 0 {
                    text.strip_prefix(part)
                } else {
                    text.split_once(part).map(|(_, after)| after)
                }
            });
        }
        left.is_some_and(|left| left.ends_with(rest))
    })
}

/// Texts between quotes that could be keys; attributes of HTML are none.
fn quoted(source: &str) -> impl Iterator<Item = String> {
    let parts: Vec<_> = source.split('"').collect();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_{}".contains(c);
    let is_key = |text: &str| text.contains('-') && !text.ends_with('-') && text.chars().all(fits);
    let keys = parts
        .windows(2)
        .filter(|two| !two[0].ends_with('=') && is_key(two[1]))
        .map(|two| two[1].to_owned());
    keys.collect::<Vec<_>>().into_iter()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        match path.extension().and_then(|e| e.to_str()) {
            _ if path.is_dir() => found.extend(files(&path)),
            Some("rs" | "html" | "ftl") => found.push(path),
            _ => {}
        }
    }
    found
}
