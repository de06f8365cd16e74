//! `farstu backup` and `farstu restore`.

use crate::installation::Installation;

fn counts(installation: &Installation) -> [i64; 3] {
    ["persons", "cases", "organisations"].map(|table| installation.number(&format!("SELECT COUNT(*) FROM {table}")))
}

#[test]
fn a_backup_beside_a_server_brings_everything_back() {
    let installation = Installation::demo();
    std::fs::create_dir_all(installation.path("data/blobs/ab")).unwrap();
    std::fs::write(installation.path("data/blobs/ab/cd"), "a file").unwrap();
    let server = installation.serve();
    let before = counts(&installation);
    let said = installation.run(&["backup", "saved"]).worked();
    assert!(said.contains("THE KEYS ARE NOT IN IT"), "{said}");
    installation.run(&["backup", "saved"]).refused(&["is a backup already"]);
    installation
        .run(&["restore", "saved"])
        .refused(&["another farstu process"]);
    assert_eq!(server.stop("TERM"), Some(0));

    installation.tamper("DELETE FROM case_messages");
    installation.tamper("DELETE FROM staff_roles");
    std::fs::write(installation.path("data/blobs/ab/cd"), "changed").unwrap();
    installation.run(&["restore", "saved"]).refused(&["--replace"]);
    let said = installation.run(&["restore", "saved", "--replace"]).worked();
    assert!(said.contains("before-restore"), "{said}");
    assert_eq!(counts(&installation), before);
    assert!(installation.number("SELECT COUNT(*) FROM staff_roles") > 0);
    assert_eq!(
        std::fs::read_to_string(installation.path("data/blobs/ab/cd")).unwrap(),
        "a file"
    );
    installation.run(&["audit", "verify"]).worked();
    installation.run(&["check"]).worked();
    assert!(installation.serve().answers());
}

#[test]
fn a_backup_comes_back_in_an_empty_place_too() {
    let installation = Installation::demo();
    std::fs::create_dir(installation.path("saved")).unwrap();
    installation.run(&["backup", "saved"]).worked();
    let elsewhere = Installation::empty();
    let saved = installation.path("saved");
    elsewhere.run(&["restore", saved.to_str().unwrap()]).worked();
    assert_eq!(counts(&elsewhere), counts(&installation));
}

#[test]
fn a_changed_backup_is_not_restored() {
    let installation = Installation::demo();
    installation.run(&["backup", "saved"]).worked();
    let database = installation.path("saved/farstu.db");
    let mut bytes = std::fs::read(&database).unwrap();
    bytes[40_000] ^= 1;
    std::fs::write(&database, bytes).unwrap();
    let ran = installation.run(&["restore", "saved", "--replace"]);
    ran.refused(&["farstu.db was changed after the backup was made"]);
    installation
        .run(&["restore", "data"])
        .refused(&["there is no backup in"]);
    installation.run(&["check"]).worked();
}

#[test]
fn a_restored_installation_sends_no_old_letters() {
    let installation = Installation::demo();
    let waiting = || installation.number("SELECT COUNT(*) FROM jobs WHERE failed_at IS NULL");
    let of_the_demo = waiting();
    installation.add_administrator_by_mail();
    let all = waiting();
    assert_eq!(all, of_the_demo + 1);
    installation.run(&["backup", "saved"]).worked();
    let said = installation.run(&["restore", "saved", "--replace"]).worked();
    assert!(said.contains(&format!("{all} jobs")) && waiting() == 0, "{said}");
    installation
        .run(&["restore", "saved", "--replace", "--resume-jobs"])
        .worked();
    assert_eq!(waiting(), all);
}

#[test]
fn postgres_has_tools_of_its_own() {
    let installation = Installation::empty();
    let postgres = [("FARSTU__DATABASE__URL", "postgres://u:hemligt@db.example/farstu")];
    for (command, tool) in [("backup", "pg_dump"), ("restore", "pg_restore")] {
        let ran = installation.run_with(&postgres, &[command, "saved"]);
        assert!(!ran.said.contains("hemligt"), "{}", ran.said);
        ran.refused(&[tool]);
    }
}
