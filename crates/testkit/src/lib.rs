//! A portal for tests: two databases, the cast, a browser, the mail drawer. Runs the real router; only
//! clock, randomness and mail are those of a test.
//!
//! How to write a test (`tests/it/<crate>/<page>.rs`, named in `tests/it/main.rs`):
//! ```ignore
//! both!(anna_asks_and_gets_a_number, async |portal| {
//!     let mut anna = portal.anna().await;             // logged in; bo(), officer(), visitor(), person("Lisa", "Berg") …
//!     anna.open("/arenden/ny").await.heading("Nytt ärende");
//!     anna.fill("Meddelande", "Lampan är trasig").press("Skicka").await.leads_to("/arenden/ARE-2026-000001");
//!     anna.follow().await.flash("Tack").sees("Lampan är trasig");
//!     portal.run_jobs().await;
//!     assert!(portal.mail(anna.email(), "Vi har tagit emot").await.text.contains("ARE-2026-000001"));
//! });
//! ```
//! `both!(name, |config| config.staff.second_factor = true, async |portal| …)` changes the configuration. Browsers follow
//! no redirect by themselves; fields and buttons are found by their words. Time moves with `portal.advance(…)`.
//! Run: `scripts/with-postgres.sh cargo nextest run -p testkit [words of the name]` (without the script each test
//! process starts a PostgreSQL of its own, which is slower). `FARSTU_TEST_LOG=debug` shows more of the log.

mod browser;
mod cast;
mod databases;
mod mail;
mod page;
mod pdf;
mod portal;
mod program;
mod statements;

pub use browser::{Browser, Submission};
pub use cast::{PASSWORD, Who, new_person};
pub use databases::Engine;
pub use mail::Mail;
pub use page::Page;
pub use portal::{TODAY, TestPortal, prepare_process, run_on};
pub use program::Program;
pub use statements::statements;

/// One test on both databases: `name::on_sqlite` and `name::on_postgres`.
#[macro_export]
macro_rules! both {
    ($name:ident, $test:expr) => {
        $crate::both!($name, |_| {}, $test);
    };
    ($name:ident, $config:expr, $test:expr) => {
        mod $name {
            #[allow(unused_imports, reason = "not every test needs its neighbours")]
            use super::*;

            fn test(engine: $crate::Engine) {
                $crate::run_on(engine, $config, $test);
            }

            #[test]
            fn on_sqlite() {
                test($crate::Engine::Sqlite);
            }

            #[test]
            fn on_postgres() {
                test($crate::Engine::Postgres);
            }
        }
    };
}
