//! SQL as text stands only where ARCHITECTURE.md says that it does.

use std::path::{Path, PathBuf};

/// How a statement or a piece of one begins in the code.
const SQL: [&str; 9] = [
    "\"SELECT ",
    "\"INSERT INTO ",
    "\"UPDATE ",
    "\"DELETE FROM ",
    "\"WITH ",
    "from_sql_and_values(",
    "Statement::from_string(",
    "execute_unprepared(",
    "Expr::cust",
];

/// The crate that is the database, and the floor that counts for all rooms.
const ELSEWHERE: [&str; 3] = ["store/src/", "web/src/service.rs", "web/src/throttle.rs"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => sources(&path, found),
            false => found.extend(path.extension().is_some_and(|end| end == "rs").then_some(path)),
        }
    }
}

fn may_have(path: &str) -> bool {
    let room = path.split('/').skip(2);
    let mut rooms = room.map(|part| part.trim_end_matches(".rs"));
    rooms.any(|room| ["queries", "retention"].contains(&room)) || ELSEWHERE.iter().any(|begin| path.starts_with(begin))
}

#[test]
fn sql_as_text_is_where_one_looks_for_it() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = Vec::new();
    for one in std::fs::read_dir(crates).unwrap() {
        let one = one.unwrap();
        if one.file_name() != "testkit" {
            sources(&one.path().join("src"), &mut found);
        }
    }
    assert!(found.len() > 300, "{}", found.len());
    let (mut astray, mut at_home) = (Vec::new(), 0);
    for path in found {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(crates).unwrap().to_str().unwrap();
        let lines = text.lines().enumerate();
        let mut sql = lines.filter(|(_, line)| SQL.iter().any(|begin| line.contains(begin)));
        match may_have(name) {
            true => at_home += sql.count(),
            false => astray.extend(sql.next().map(|(line, text)| format!("{name}:{}: {text}", line + 1))),
        }
    }
    assert!(at_home > 100, "{at_home}");
    assert!(astray.is_empty(), "SQL as text elsewhere: {astray:#?}");
}
