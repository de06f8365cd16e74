//! `farstu audit verify`.

use crate::installation::Installation;

/// The demo with every row sealed by a server that was there for a moment.
fn sealed() -> Installation {
    let installation = Installation::demo();
    let server = installation.serve();
    for _ in 0..100 {
        if installation.number("SELECT COUNT(*) FROM audit_entries WHERE seq IS NULL") == 0 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    assert_eq!(server.stop("TERM"), Some(0));
    installation
}

#[test]
fn a_whole_log_is_told_to_be_whole() {
    let said = sealed().run(&["audit", "verify"]).worked();
    assert!(said.contains("whole") && said.contains("Head: "), "{said}");
    let unsealed = Installation::demo().run(&["audit", "verify"]).worked();
    assert!(unsealed.contains("wait for their seal"), "{unsealed}");
}

#[test]
fn a_changed_row_is_named() {
    let installation = sealed();
    installation.tamper("UPDATE audit_entries SET act = 'accounts.nothing' WHERE seq = 7");
    installation.run(&["audit", "verify"]).refused(&["tampered", "row 7"]);
}

#[test]
fn a_row_that_was_taken_away_is_named() {
    let installation = sealed();
    installation.tamper("DELETE FROM audit_entries WHERE seq = 5");
    installation.run(&["audit", "verify"]).refused(&["row 5 is missing"]);
}

#[test]
fn an_end_that_was_cut_off_shows_against_a_head_kept_elsewhere() {
    let installation = sealed();
    let said = installation.run(&["audit", "verify"]).worked();
    let head = said.lines().find_map(|line| line.strip_prefix("Head: ")).unwrap();
    std::fs::write(installation.path("heads"), format!("2026-11-23T09:00:00Z {head}\n")).unwrap();
    installation.run(&["audit", "verify", "--against", "heads"]).worked();
    installation.tamper("DELETE FROM audit_entries WHERE seq = (SELECT MAX(seq) FROM audit_entries)");
    installation.run(&["audit", "verify"]).worked();
    let against = installation.run(&["audit", "verify", "--against", "heads"]);
    against.refused(&["before the known head"]);
}
