//! With a virus scanner: held back until it has looked, taken away when it found something, and those
//! concerned are told.

use std::sync::atomic::Ordering;

use chrono::TimeDelta;
use testkit::both;

use super::{PDF, all, blobs, case_with, clamd, new_case};

const BAD: &[u8] = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

both!(
    a_file_is_held_back_until_the_scanner_has_looked,
    clamd::start,
    async |portal| {
        let mut anna = portal.anna().await;
        let scanner = clamd::of(portal);
        scanner.is_away.store(true, Ordering::SeqCst);
        let mine = case_with(&mut anna, "bra.pdf", PDF).await;
        anna.follow()
            .await
            .sees("bra.pdf")
            .sees("Kontrolleras, går att hämta om en stund");
        let id = all(portal).await[0].id;
        anna.open(&format!("{mine}/filer/{id}")).await.status(404);
        portal.run_jobs().await;
        anna.open(&mine).await.sees("Kontrolleras");
        scanner.is_away.store(false, Ordering::SeqCst);
        portal.advance(TimeDelta::minutes(10));
        portal.run_jobs().await;
        anna.open(&mine).await.does_not_see("Kontrolleras");
        let link = anna.page().link("bra.pdf");
        anna.open(&link).await.status(200);
        assert_eq!(scanner.asked.load(Ordering::SeqCst), 1);
    }
);

both!(
    a_scanner_that_was_away_for_days_is_asked_when_it_is_back,
    clamd::start,
    async |portal| {
        let mut anna = portal.anna().await;
        let scanner = clamd::of(portal);
        scanner.is_away.store(true, Ordering::SeqCst);
        let mine = case_with(&mut anna, "bra.pdf", PDF).await;
        for _ in 0..30 {
            portal.run_jobs().await;
            portal.advance(TimeDelta::hours(1));
        }
        assert_eq!(scanner.asked.load(Ordering::SeqCst), 0);
        scanner.is_away.store(false, Ordering::SeqCst);
        for _ in 0..3 {
            portal.run_jobs().await;
            portal.advance(TimeDelta::hours(1));
        }
        assert_eq!(scanner.asked.load(Ordering::SeqCst), 1);
        portal
            .officer()
            .await
            .open(&format!("/handlaggning{mine}"))
            .await
            .does_not_see("Kontrolleras");
    }
);

both!(
    what_the_scanner_finds_is_taken_away_and_told,
    clamd::start,
    async |portal| {
        let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
        let mine = case_with(&mut anna, "virus.txt", BAD).await;
        portal.run_jobs().await;
        portal.run_jobs().await;
        anna.open(&mine)
            .await
            .sees("virus.txt")
            .sees("Borttagen: filen innehöll skadlig kod");
        officer
            .open(&format!("/handlaggning{mine}"))
            .await
            .sees("Borttagen: filen innehöll skadlig kod");
        let id = all(portal).await[0].id;
        anna.open(&format!("{mine}/filer/{id}")).await.status(404);
        assert_eq!(blobs(portal), 0);
        let mail = portal.mail(anna.email(), "En bilaga är borttagen").await;
        assert!(mail.text.contains("virus.txt"), "{}", mail.text);
    }
);

both!(
    a_file_found_bad_before_its_form_is_sent_cannot_be_sent,
    clamd::start,
    async |portal| {
        let mut anna = portal.anna().await;
        new_case(&mut anna).await;
        anna.fill("Rubrik", "")
            .attach("virus.txt", BAD)
            .press("Skicka")
            .await
            .status(422);
        portal.run_jobs().await;
        anna.fill("Rubrik", "Ritning").press("Skicka").await.mistakes(&[
            "Vi hittade ett virus i filen virus.txt och har tagit bort den. Skicka utan den, eller välj en annan fil.",
        ]);
        assert!(anna.page().all(".files-kept label").is_empty());
        assert_eq!(anna.page().value("Meddelande"), "Här är den.");
        // Told once: the form has let go of it.
        anna.press("Skicka").await.status(303);
        anna.follow().await.does_not_see("virus.txt");
    }
);
