//! `/registrera/privat`, the mailed link, and the first login.

use testkit::{PASSWORD, both};

both!(a_person_registers_confirms_and_logs_in, async |portal| {
    let mut lisa = portal.visitor();
    lisa.open("/registrera").await.heading("Skapa konto");
    lisa.open("/registrera/privat")
        .await
        .heading("Skapa konto som privatperson");
    lisa.fill("E-post", "lisa.berg@exempel.example")
        .fill("Förnamn", "Lisa")
        .fill("Efternamn", "Berg");
    lisa.fill("Lösenord", PASSWORD)
        .tick("Jag har läst och godkänner villkoren");
    lisa.press("Registrera").await.leads_to("/registrera/klart");
    lisa.follow().await.heading("Tack! Titta i din e-post");

    portal.run_jobs().await;
    let letter = portal.mail("lisa.berg@exempel.example", "Bekräfta ditt konto").await;
    lisa.open(&letter.link()).await.heading("Bekräfta ditt konto");
    lisa.press("Bekräfta kontot").await.leads_to("/logga-in");
    lisa.follow().await.heading("Logga in").flash("Kontot är bekräftat.");

    lisa.fill("Användarnamn", "lisa.berg@exempel.example")
        .fill("Lösenord", PASSWORD);
    lisa.press("Logga in").await.leads_to("/");
    lisa.follow().await.sees("Lisa Berg");
});
