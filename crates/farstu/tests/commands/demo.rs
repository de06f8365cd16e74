//! `farstu demo`.

use std::os::unix::fs::PermissionsExt;

use crate::installation::Installation;

#[test]
fn the_demo_is_loaded_once_with_keys_that_only_its_owner_reads() {
    let installation = Installation::empty();
    let said = installation.run(&["demo"]).worked();
    assert!(said.contains("Demo logins") && said.contains("/dev/utkorg"), "{said}");
    let counts = || {
        ["persons", "organisations", "cases", "notices", "staff_roles"]
            .map(|table| installation.number(&format!("SELECT COUNT(*) FROM {table}")))
    };
    let first = counts();
    assert!(first.iter().all(|count| *count > 0), "{first:?}");
    assert_eq!(installation.number("SELECT COUNT(*) FROM notifications"), 0);
    installation.run(&["demo"]).worked();
    drop(installation.serve());
    assert_eq!(counts(), first);
    for key in ["encryption", "hash"] {
        let mode = installation
            .path(&format!("data/keys/{key}"))
            .metadata()
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn the_demo_is_not_mixed_with_real_people() {
    let installation = Installation::demo();
    installation.tamper("UPDATE persons SET email_key = 'anna@other.example' WHERE username_key = 'anna'");
    installation
        .run(&["demo"])
        .refused(&["people in this database already"]);
}
