//! A database server that cuts all connections: a page may fail, and the next ones do not.

use std::time::Duration;

use sea_orm::ConnectionTrait;
use testkit::{Engine, run_on};
use tokio_util::sync::CancellationToken;

use crate::accounts::fill_in;

#[test]
fn a_database_that_cuts_all_connections_is_found_again() {
    run_on(
        Engine::Postgres,
        |_| {},
        async |portal| {
            let stop = CancellationToken::new();
            let worker = tokio::spawn(portal.worker().run(stop.clone()));
            let mut anna = portal.anna().await;
            futures::future::join_all((0..8).map(|_| {
                let mut tab = anna.clone();
                async move { tab.open("/").await.status(200).sees("Anna Ek").page().status }
            }))
            .await;
            for _ in 0..3 {
                // All but the one that says it.
                let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                       WHERE datname = current_database() AND pid <> pg_backend_pid()";
                portal.store.db().execute_unprepared(cut).await.unwrap();
                let mut tries = 0;
                while anna.open("/").await.page().status != 200 {
                    anna.status(500).sees("Lampan slocknade").does_not_see("terminat");
                    tries += 1;
                    assert!(tries < 30, "the database is not found again");
                }
                anna.sees("Anna Ek");
            }
            // Connections that were not used for a second are tried before they are used again.
            tokio::time::sleep(Duration::from_millis(1200)).await;
            let mut lisa = portal.visitor();
            fill_in(&mut lisa, "lisa.berg@exempel.example")
                .await
                .press("Registrera")
                .await
                .leads_to("/registrera/klart");
            while portal.mail_to("lisa.berg@exempel.example").await.is_empty() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            stop.cancel();
            worker.await.unwrap();
        },
    );
}
