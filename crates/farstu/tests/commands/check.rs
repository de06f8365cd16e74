//! `farstu check`, and configurations that are refused.

use crate::installation::Installation;

#[test]
fn a_demo_is_well_and_nothing_is_changed_by_looking() {
    let installation = Installation::demo();
    let audited = || installation.number("SELECT COUNT(*) FROM audit_entries");
    let before = audited();
    let said = installation.run(&["check"]).worked();
    assert!(said.contains("All is well."), "{said}");
    assert_eq!(audited(), before);
}

#[test]
fn a_database_that_is_not_there_is_not_made() {
    let installation = Installation::empty();
    installation
        .run(&["check"])
        .refused(&["WRONG  configuration", "keys.hash", "to mend it"]);
    assert!(!installation.path("data").exists());
}

#[test]
fn a_mail_server_that_is_not_there_is_named() {
    let installation = Installation::demo();
    let wrong = [("FARSTU__MAIL__URL", "smtp://u:hemligt@127.0.0.1:9")];
    let ran = installation.run_with(&wrong, &["check"]);
    assert!(!ran.said.contains("hemligt"), "{}", ran.said);
    ran.refused(&["WRONG  mail", "127.0.0.1:9", "mail.url"]);
    let unreadable = [("FARSTU__MAIL__URL", "carrier-pigeon:loft")];
    installation
        .run_with(&unreadable, &["check"])
        .refused(&["WRONG  mail", "mail.url"]);
    let sms = [("FARSTU__SMS__URL", "http://127.0.0.1:9/sms")];
    installation
        .run_with(&sms, &["check"])
        .refused(&["WRONG  text messages", "sms.url"]);
}

#[test]
fn an_unknown_key_is_refused_by_its_name() {
    let installation = Installation::demo();
    let unknown = [("FARSTU__MAIL__ULR", "x")];
    installation
        .run_with(&unknown, &["check"])
        .refused(&["mail.ulr", "no such key"]);
    installation
        .run_with(&unknown, &["serve", "--demo"])
        .refused(&["mail.ulr"]);
    std::fs::write(installation.path("farstu.toml"), "listne = \"127.0.0.1:1\"\n").unwrap();
    installation.run(&["migrate"]).refused(&["listne", "farstu.toml"]);
    let elsewhere = installation.run(&["--config", "nowhere.toml", "migrate"]);
    elsewhere.refused(&["there is no configuration file nowhere.toml"]);
}

#[test]
fn keys_that_do_not_fit_the_database_are_told() {
    let installation = Installation::demo();
    std::fs::write(installation.path("data/keys/encryption"), "x".repeat(40)).unwrap();
    installation.run(&["check"]).refused(&["WRONG  sealed fields"]);
}

#[test]
fn tables_that_are_behind_are_told() {
    let installation = Installation::demo();
    installation.tamper("DELETE FROM seaql_migrations WHERE version LIKE '%desk_cases'");
    installation
        .run(&["check"])
        .refused(&["WRONG  tables", "farstu migrate"]);
    installation
        .run(&["audit", "verify"])
        .refused(&["run `farstu migrate`"]);
}
