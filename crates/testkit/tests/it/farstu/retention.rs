//! `/handlaggning/gallring`: how long each class of record is kept, for those who look after the portal.

use store::Term;
use testkit::both;

const PATH: &str = "/handlaggning/gallring";

both!(
    administrators_see_every_rule_and_which_are_their_own,
    |config| {
        config.retention.insert("cases".to_owned(), Term::Years(10));
        config.retention.insert("person_views".to_owned(), Term::Days(180));
        config.retention.insert("documents".to_owned(), Term::Years(7));
    },
    async |portal| {
        let mut ada = portal.administrator().await;
        ada.open(PATH)
            .await
            .heading("Gallring")
            .sees("Ärenden cases I 10 år När ärendet avslutades Vårt eget I 90 dagar som minst")
            .sees("I 180 dagar")
            .sees("Skickade aviseringar notifications I 2 år När de skickades Standard")
            .sees("audit_entries Tills någon tar bort det")
            .sees("case_messages Följer tabellen cases");
        assert!(!ada.page().link("Gallring").is_empty(), "it is in the menu");
        ada.open("/sprak/en?till=/handlaggning/gallring")
            .await
            .follow()
            .await
            .heading("Retention")
            .sees("For 10 years");
        portal.officer().await.open(PATH).await.status(403);
        portal.anna().await.open(PATH).await.status(403);
        portal.visitor().open(PATH).await.status(303);
        // What a person is told about their own data follows the decision.
        let mut anna = portal.person("Lisa", "Berg").await;
        anna.open("/mitt-konto/personuppgifter").await.sees("I 180 dagar");
        anna.open("/om/personuppgifter")
            .await
            .sees("Ett avslutat ärende sparas i 10 år.")
            .sees("har öppnat dina uppgifter sparas i 180 dagar.")
            .sees("Skickade aviseringar sparas i 2 år.");
        anna.open("/om/personuppgifter-arenden")
            .await
            .sees("Ett avslutat ärende sparas i 10 år.");
        anna.open("/om/personuppgifter-organisationer")
            .await
            .sees("sparas ett dokument i 7 år och en begärd ändring tills vidare.");
        anna.open("/sprak/en?till=/om/personuppgifter-konto")
            .await
            .follow()
            .await
            .sees("opened your details is kept for 180 days, and a power of attorney for 2 years after");
    }
);
