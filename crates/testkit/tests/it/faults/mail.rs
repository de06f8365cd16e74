//! A mail server that takes calls and says nothing: people do not notice, and the letters come later.

use std::sync::atomic::Ordering;
use std::time::Duration;

use chrono::TimeDelta;
use sea_orm::EntityTrait;
use store::tables::job;
use testkit::both;
use tokio_util::sync::CancellationToken;

use super::post::Post;
use crate::accounts::fill_in;

async fn until(what: &str, is_so: impl AsyncFn() -> bool) {
    for _ in 0..1000 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("never came: {what}");
}

both!(
    people_register_while_the_mail_server_hangs_and_get_their_letters_later,
    Post::start,
    async |portal| {
        let (server, stop) = (Post::of(portal), CancellationToken::new());
        let worker = tokio::spawn(portal.worker().run(stop.clone()));
        let emails: Vec<_> = (0..8).map(|n| format!("kund{n}@exempel.example")).collect();
        for email in &emails {
            let mut browser = portal.visitor();
            fill_in(&mut browser, email)
                .await
                .press("Registrera")
                .await
                .leads_to("/registrera/klart");
        }
        until("a call that hangs", async || server.hanging.load(Ordering::SeqCst) > 0).await;
        portal.visitor().open("/").await.status(200);
        assert!(server.letters.lock().unwrap().is_empty());

        server.is_well.store(true, Ordering::SeqCst);
        until("the end of the calls", async || {
            let jobs = job::Entity::find().all(portal.store.db()).await.unwrap();
            jobs.iter().all(|job| job.lease.is_none())
        })
        .await;
        stop.cancel();
        worker.await.unwrap();
        let failed = job::Entity::find().all(portal.store.db()).await.unwrap();
        assert!(
            failed.iter().any(|job| job.attempts == 1 && job.last_error.is_some()),
            "{failed:?}"
        );
        // Why it failed is kept without anybody's address.
        assert!(
            failed
                .iter()
                .all(|job| !job.last_error.as_deref().unwrap_or_default().contains('@')),
            "{failed:?}"
        );

        portal.advance(TimeDelta::hours(1));
        portal.run_jobs().await;
        let letters = server.letters.lock().unwrap();
        let mut recipients: Vec<_> = letters.iter().map(|letter| letter.recipient.clone()).collect();
        recipients.sort_unstable();
        assert_eq!(recipients, emails);
    }
);
