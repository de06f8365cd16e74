//! `/mitt-konto/losenord`.

use testkit::{Browser, PASSWORD, both};

use super::log_in;

const PAGE: &str = "/mitt-konto/losenord";
const NEW: &str = "Vattentorn8!norr";

fn fill<'a>(browser: &'a mut Browser, current: &str, new: &str, again: &str) -> &'a mut Browser {
    browser
        .fill("Nuvarande lösenord", current)
        .fill("Nytt lösenord", new)
        .fill("Bekräfta nytt lösenord", again)
}

both!(a_new_password_ends_all_other_sessions_and_is_told, async |portal| {
    let mut anna = portal.anna().await;
    let mut phone = portal.visitor();
    portal.log_in(&mut phone, anna.id(), anna.email()).await;
    anna.open(PAGE)
        .await
        .heading("Byt lösenord")
        .sees("Minst en stor bokstav");
    let form = fill(&mut anna, PASSWORD, NEW, NEW).submission("Byt lösenord");
    anna.submit(&form).await.leads_to("/mitt-konto/enheter");
    anna.follow().await.flash("Lösenordet är bytt");
    anna.submit(&form).await.leads_to("/mitt-konto/enheter");
    phone.open(PAGE).await.status(303);
    portal.run_jobs().await;
    portal.mail(anna.email(), "Ditt lösenord är bytt").await;
    anna.open("/mitt-konto/historik")
        .await
        .sees("Lösenordet byttes")
        .does_not_see(NEW);

    for (password, status) in [(PASSWORD, 422), (NEW, 303)] {
        log_in(&mut phone, anna.email(), password).await.status(status);
    }
});

both!(all_that_is_wrong_is_told_at_once, async |portal| {
    let mut anna = portal.anna().await;
    anna.open(PAGE).await;
    fill(&mut anna, "", "kort", "annat").press("Byt lösenord").await;
    anna.mistakes(&[
        "Fyll i ditt nuvarande lösenord.",
        "Lösenordet uppfyller inte alla krav. Det behöver ha minst 8 tecken, minst en stor bokstav, minst en siffra, \
         minst ett av tecknen !@#$%^*, annat än ett vanligt lösenord, ditt namn eller din e-postadress.",
        "Lösenorden är inte lika. Skriv samma lösenord två gånger.",
    ]);
    fill(&mut anna, PASSWORD, "Passw0rd!", "Passw0rd!")
        .press("Byt lösenord")
        .await;
    assert!(
        anna.page()
            .mistake_at("Nytt lösenord")
            .is_some_and(|m| m.contains("vanligt lösenord"))
    );
    fill(&mut anna, PASSWORD, PASSWORD, PASSWORD)
        .press("Byt lösenord")
        .await;
    anna.mistakes(&["Det nya lösenordet är samma som det nuvarande. Välj ett annat."]);
    fill(&mut anna, "Fel8!lösenord", NEW, NEW).press("Byt lösenord").await;
    anna.mistakes(&["Det nuvarande lösenordet är fel. Försök igen."]);
});

both!(wrong_current_passwords_are_counted_and_told, async |portal| {
    let mut anna = portal.anna().await;
    anna.open(PAGE).await;
    for _ in 0..5 {
        fill(&mut anna, "Fel8!lösenord", NEW, NEW)
            .press("Byt lösenord")
            .await
            .status(422);
    }
    let form = fill(&mut anna, PASSWORD, NEW, NEW).submission("Byt lösenord");
    anna.submit(&form).await.status(429);
    assert!(!anna.page().header("retry-after").is_empty());
    portal.run_jobs().await;
    portal.mail(anna.email(), "Många försök att logga in").await;
    portal.advance(chrono::TimeDelta::seconds(31));
    anna.submit(&form).await.leads_to("/mitt-konto/enheter");
});

both!(
    the_policy_in_force_is_listed,
    |config| config.password.policy = web::config::PasswordPolicy::Nist,
    async |portal| {
        let mut anna = portal.anna().await;
        anna.open(PAGE)
            .await
            .sees("Minst 15 tecken")
            .does_not_see("Minst en stor bokstav");
        fill(&mut anna, PASSWORD, NEW, NEW)
            .press("Byt lösenord")
            .await
            .leads_to("/mitt-konto/enheter");
    }
);
