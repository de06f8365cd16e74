//! `farstu admin add` and `farstu accounts import`.

use crate::installation::Installation;

const ROLE: &str = "SELECT COUNT(*) FROM staff_roles r JOIN persons p ON p.id = r.person_id \
                    WHERE r.role = 'system_administrator' AND r.approved_at IS NOT NULL AND p.state = 'active' AND p.email_key = ";

fn is_administrator(installation: &Installation, email: &str) -> bool {
    installation.number(&format!("{ROLE} '{email}'")) == 1
}

#[test]
fn an_administrator_is_made_beside_a_server() {
    let installation = Installation::demo();
    let _server = installation.serve();
    std::fs::write(installation.path("password"), "Granskog7!kvist\n").unwrap();
    let add = [
        "admin",
        "add",
        "ny@kommunen.example",
        "--first-name",
        "Ny",
        "--last-name",
        "Ek",
    ];
    let said = installation
        .run(&[&add[..], &["--password-file", "password"]].concat())
        .worked();
    assert!(said.contains("/logga-in"), "{said}");
    assert!(is_administrator(&installation, "ny@kommunen.example"));
    let again = installation.run(&["admin", "add", "ny@kommunen.example"]).worked();
    assert!(again.contains("already"), "{again}");
}

#[test]
fn somebody_with_an_account_gets_the_role_and_keeps_the_password() {
    let installation = Installation::demo();
    let hash = || installation.texts("SELECT password_hash FROM persons WHERE username = 'anna'");
    let before = hash();
    installation
        .run(&["admin", "add", "Anna.Lindqvist@postladan.example"])
        .worked();
    assert!(is_administrator(&installation, "anna.lindqvist@postladan.example"));
    assert_eq!(hash(), before);
}

#[test]
fn a_link_to_choose_a_password_can_be_mailed() {
    let installation = Installation::demo();
    installation.add_administrator_by_mail();
    assert_eq!(
        installation.number("SELECT COUNT(*) FROM notifications WHERE kind = 'accounts.reset'"),
        1
    );
    assert_eq!(
        installation.number("SELECT COUNT(*) FROM persons WHERE password_hash IS NULL"),
        1
    );
}

#[test]
fn what_is_missing_or_too_weak_is_told() {
    let installation = Installation::demo();
    let new = ["admin", "add", "ny@kommunen.example"];
    installation.run(&new).refused(&["--first-name"]);
    let named = [&new[..], &["--first-name", "Ny", "--last-name", "Ek"]].concat();
    installation.run(&named).refused(&["--password-file", "--mail-link"]);
    std::fs::write(installation.path("password"), "kort").unwrap();
    let weak = installation.run(&[&named[..], &["--password-file", "password"]].concat());
    weak.refused(&["at least 8 characters", "at least one digit"]);
    installation
        .run(&["admin", "add", "inget"])
        .refused(&["is not an e-mail address"]);
    installation.tamper("UPDATE persons SET state = 'unconfirmed' WHERE username = 'nils'");
    let unconfirmed = installation.run(&["admin", "add", "nils.aberg@postladan.example"]);
    unconfirmed.refused(&["not confirmed"]);
    Installation::empty().run(&new).refused(&["there is no database"]);
}

#[test]
fn persons_of_an_older_portal_are_imported_and_bad_rows_told() {
    let installation = Installation::demo();
    let rows =
        "email,first_name,last_name\nx@post.example,Ett,Ex\ninget,Två,Ex\nanna.lindqvist@postladan.example,A,L\n";
    std::fs::write(installation.path("old.csv"), rows).unwrap();
    let ran = installation.run(&["accounts", "import", "old.csv"]);
    ran.refused(&["each told by mail: 1", "has an account: 1", "line 3: email"]);
    assert_eq!(
        installation.number("SELECT COUNT(*) FROM persons WHERE state = 'unconfirmed'"),
        1
    );
    installation
        .run(&["accounts", "import", "nowhere.csv"])
        .refused(&["nowhere.csv"]);
}
