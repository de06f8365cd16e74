//! `/handlaggning/villkor`: publishing new versions of the terms.

use chrono::TimeDelta;
use testkit::{PASSWORD, both};

use super::{ANNA, log_in};

const PATH: &str = "/handlaggning/villkor";

both!(
    a_new_version_is_previewed_published_and_met_at_the_next_login,
    async |portal| {
        portal.anna().await;
        let mut ada = portal.administrator().await;
        ada.open(PATH)
            .await
            .heading("Villkor för kontot")
            .sees("Gäller nu")
            .click("Publicera ny version")
            .await;
        ada.press("Publicera").await.mistakes(&[
            "Skriv ett datum, till exempel 2027-01-01.",
            "Bekräfta att texterna är klara.",
        ]);
        ada.fill("Gäller från", "2026-12-01")
            .fill("Text på svenska", "## Nya regler\n\n<script>x</script> hej");
        ada.press("Förhandsgranska").await.heading("Publicera ny version");
        assert!(
            ada.page().all("h2").contains(&"Nya regler".to_owned()),
            "{:?}",
            ada.page().all("h2")
        );
        assert!(!ada.page().body.contains("<script>x"));
        ada.tick("Texterna är klara. Jag vet att de inte går att ändra sedan.");
        let form = ada.submission("Publicera");
        for _ in 0..3 {
            ada.submit(&form).await.leads_to(PATH);
        }
        ada.follow()
            .await
            .flash("gäller från 2026-12-01")
            .sees("Kommande")
            .sees("villkor-2026-12-01.md");
        assert_eq!(ada.page().all("tbody tr").len(), 2);

        let mut visitor = portal.visitor();
        visitor.open("/om/villkor").await.does_not_see("Nya regler");
        portal.advance(TimeDelta::days(8));
        visitor.open("/om/villkor").await.sees("Nya regler");
        log_in(&mut visitor, ANNA, PASSWORD).await.leads_to("/villkor");
        visitor.follow().await.press("Godkänn villkoren").await.status(303);

        let id = ada.id();
        portal.log_in(&mut ada, id, "ada.strand@exempel.example").await;
        ada.open(PATH).await;
        let rows = ada.page().all("tbody tr");
        assert!(
            rows[0].starts_with("2026-12-01") && rows[0].contains("Gäller nu") && rows[0].ends_with('1'),
            "{rows:?}"
        );
        assert!(rows[1].contains("Tidigare") && rows[1].ends_with('2'), "{rows:?}");
        ada.click("2026-12-01")
            .await
            .heading("Version 2026-12-01")
            .sees("Nya regler");
    }
);

both!(two_versions_of_one_day_have_names_of_their_own, async |portal| {
    let mut ada = portal.administrator().await;
    for _ in 0..2 {
        ada.open("/handlaggning/villkor/ny").await;
        ada.fill("Gäller från", "2026-11-23")
            .tick("Texterna är klara. Jag vet att de inte går att ändra sedan.");
        ada.press("Publicera").await.leads_to(PATH);
        portal.advance(TimeDelta::minutes(1));
    }
    ada.follow().await;
    let versions = ada.page().all("tbody th");
    assert_eq!(versions[..2], ["2026-11-23-2", "2026-11-23"]);
    assert!(ada.page().all("tbody tr")[0].contains("Gäller nu"));
});

both!(a_day_that_is_over_is_refused, async |portal| {
    let mut ada = portal.administrator().await;
    for (date, mistake) in [
        ("2026-11-22", "Välj i dag eller en senare dag."),
        ("9999-01-01", "Välj i dag eller en senare dag."),
        ("i morgon", "Skriv ett datum, till exempel 2027-01-01."),
    ] {
        ada.open("/handlaggning/villkor/ny").await;
        ada.fill("Gäller från", date)
            .tick("Texterna är klara. Jag vet att de inte går att ändra sedan.");
        ada.press("Publicera").await.mistakes(&[mistake]);
    }
    ada.open("/handlaggning/villkor/finns-inte").await.status(404);
});

both!(publishing_is_for_administrators, async |portal| {
    let mut karin = portal.customer_service().await;
    let mut visitor = portal.visitor();
    for path in [PATH, "/handlaggning/villkor/ny", "/handlaggning/villkor/2026-11-21"] {
        karin.open(path).await.status(403);
        visitor.open(path).await.status(303);
    }
});
