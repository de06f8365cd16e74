//! `farstu keys rotate`.

use crate::installation::Installation;

const NEW: &str = "wHk0v1nX9o3rT7yU2pQ8sL5dF6gJ4hZa";

/// A demo with something in many sealed columns.
fn sealed() -> Installation {
    let installation = Installation::demo();
    installation.add_administrator_by_mail();
    installation
}

/// Every text of the database that is sealed under `key`, as `table.column`.
fn sealed_under(installation: &Installation, key: &str) -> Vec<String> {
    let columns = installation.texts(
        "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'",
    );
    let under = |column: &String| {
        let (table, name) = column.split_once('.').unwrap();
        format!("SELECT '{column}' WHERE EXISTS (SELECT 1 FROM {table} WHERE {name} LIKE '{key}:%')")
    };
    // SQLite joins at most 500 questions.
    let asked = columns
        .chunks(200)
        .map(|some| some.iter().map(under).collect::<Vec<_>>().join(" UNION ALL "));
    asked.flat_map(|asked| installation.texts(&asked)).collect()
}

#[test]
fn after_a_rotation_everything_opens_with_the_new_key_alone() {
    let installation = sealed();
    let file = |name: &str| std::fs::read_to_string(installation.path("data/keys").join(name)).unwrap();
    let (old, hash) = (file("encryption"), file("hash"));
    let before = sealed_under(&installation, "demo");
    for column in [
        "persons.personnummer",
        "notifications.secret",
        "organisations.organisation_number",
    ] {
        assert!(before.contains(&column.to_owned()), "{before:?}");
    }
    let new_alone = [
        ("FARSTU__KEYS__ENCRYPTION__Z2027", NEW),
        ("FARSTU__KEYS__HASH", &hash),
        ("FARSTU__MAIL__URL", "mailbox:"),
        ("FARSTU__BASE_URL", "https://localhost"),
    ];
    let both = [&new_alone[..], &[("FARSTU__KEYS__ENCRYPTION__DEMO", &old)]].concat();
    let too_early = installation.run_with(&new_alone, &["keys", "rotate"]);
    too_early.refused(&["under the key \"demo\"", "add it"]);

    let said = installation.run_with(&both, &["keys", "rotate"]).worked();
    assert!(said.contains("Nothing is sealed under demo any more"), "{said}");
    assert_eq!(sealed_under(&installation, "demo"), Vec::<String>::new());
    assert_eq!(sealed_under(&installation, "z2027"), before);
    installation.run_with(&new_alone, &["check"]).worked();
    installation.run(&["check"]).refused(&["WRONG  sealed fields"]);
    let again = installation.run_with(&new_alone, &["keys", "rotate"]).worked();
    assert!(again.starts_with("0 fields") || again.contains("\n0 fields"), "{again}");
}

#[test]
fn a_field_that_does_not_open_is_told_and_the_others_are_sealed() {
    let installation = sealed();
    installation.tamper("UPDATE persons SET personnummer = 'demo:AAAA' WHERE username = 'anna'");
    let file = |name: &str| std::fs::read_to_string(installation.path("data/keys").join(name)).unwrap();
    let (old, hash) = (file("encryption"), file("hash"));
    let both = [
        ("FARSTU__KEYS__ENCRYPTION__Z2027", NEW),
        ("FARSTU__KEYS__ENCRYPTION__DEMO", &old),
        ("FARSTU__KEYS__HASH", &hash),
    ];
    let ran = installation.run_with(&both, &["keys", "rotate"]);
    ran.refused(&["1 fields do not open"]);
    assert_eq!(sealed_under(&installation, "demo"), ["persons.personnummer"]);
}
