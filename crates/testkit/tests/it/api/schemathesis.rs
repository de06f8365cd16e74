//! The whole API against schemathesis, which reads `/api/openapi.json` and sends what it says, and what it does not say:
//! nothing makes the portal fall over, and every answer is one that is documented.

use testkit::both;
use tokio::process::Command;
use web::Guard;

use super::cases::open;
use crate::notify::smtp::python;

/// Requests of each kind for each operation; `FARSTU_TEST_EXAMPLES` says another number.
const EXAMPLES: &str = "12";

both!(
    whatever_schemathesis_sends_is_answered_as_documented,
    |config| {
        // It asks more often than any program may.
        config.api.requests_per_minute = 1_000_000;
        config.api.writes_per_minute = 1_000_000;
    },
    async |portal| {
        let mut program = portal.program("Exempel IF").await;
        assert_eq!(
            open(&mut program, "Trasig lampa").await,
            "ARE-2026-000001",
            "the example of the document"
        );
        let address = portal.serve().await;
        let examples = std::env::var("FARSTU_TEST_EXAMPLES").unwrap_or_else(|_| EXAMPLES.to_owned());
        let run = Command::new(python())
            .args(["-m", "schemathesis.cli", "--no-color", "run"])
            .arg(format!("http://{address}/api/openapi.json"))
            .args(["--header", &format!("Authorization: Bearer {}", program.text)])
            .args([
                "--max-examples",
                &examples,
                "--seed",
                "1",
                "--workers",
                "2",
                "--continue-on-failure",
            ])
            // What the document cannot say (a topic must be there, words must be more than spaces) is refused all the same.
            .args(["--exclude-checks", "positive_data_acceptance"])
            .args(["--suppress-health-check", "all", "--request-timeout", "20"])
            .current_dir(portal.folder())
            .output()
            .await
            .expect("a Python with schemathesis: `make rust` prepares one");
        let told = String::from_utf8_lossy(&run.stdout);
        assert!(run.status.success(), "{told}{}", String::from_utf8_lossy(&run.stderr));
        let routes = portal
            .services
            .iter()
            .flat_map(|service| (service.routes)().iter().cloned().collect::<Vec<_>>());
        let operations = routes.filter(|route| route.guard == Guard::Key).count();
        assert!(told.contains(&format!("Tested: {operations}\n")), "{told}");
    }
);
