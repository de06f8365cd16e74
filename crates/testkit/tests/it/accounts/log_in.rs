//! `/logga-in`: by e-mail and username, what wrong ones are told, and where it leads.

use accounts::tables::person::{self, PersonState};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::Never;
use testkit::{PASSWORD, both, new_person};

use super::{ANNA, letters, log_in};

const WRONG: &str = "Fel användarnamn eller lösenord. Kontrollera båda och försök igen.";

both!(by_e_mail_or_username_however_it_is_written, async |portal| {
    let mut new = new_person("Anna", "Ek");
    new.username = Some(accounts::model::Username::parse("Anna_Ek").unwrap());
    portal.settle(&new).await;
    for name in [ANNA, "Anna.EK@Exempel.example", " anna_ek ", "ANNA_EK"] {
        log_in(&mut portal.visitor(), name, PASSWORD).await.leads_to("/");
    }
});

both!(what_is_missing_is_told, async |portal| {
    let mut visitor = portal.visitor();
    visitor.open("/logga-in").await.press("Logga in").await;
    visitor.mistakes(&[
        "Fyll i ditt användarnamn eller din e-postadress.",
        "Fyll i ditt lösenord.",
    ]);
    log_in(&mut visitor, ANNA, "")
        .await
        .mistakes(&["Fyll i ditt lösenord."]);
    assert_eq!(visitor.page().value("Användarnamn"), ANNA);
    log_in(&mut visitor, &"a".repeat(300), PASSWORD)
        .await
        .mistakes(&["Texten är 300 tecken. Korta den till högst 254."]);
});

both!(a_wrong_name_and_a_wrong_password_are_told_alike, async |portal| {
    portal.anna().await;
    let mut pages = Vec::new();
    for (name, password) in [(ANNA, "Granskog7!fel"), ("ingen@exempel.example", PASSWORD)] {
        let mut visitor = portal.visitor();
        log_in(&mut visitor, name, password).await.mistakes(&[WRONG]);
        pages.push(visitor.page().text());
    }
    assert_eq!(pages[0], pages[1]);
    // Passwords are compared as they are: neither trimmed nor in other letters.
    for almost in [" Granskog7!kv", "Granskog7!kv ", "granskog7!kv", "Granskog7!k"] {
        log_in(&mut portal.visitor(), ANNA, almost).await.mistakes(&[WRONG]);
        log_in(&mut portal.visitor(), ANNA, PASSWORD).await.leads_to("/");
    }
});

both!(html_and_sql_are_only_wrong_names, async |portal| {
    portal.anna().await;
    let mut visitor = portal.visitor();
    for name in [
        "' OR '1'='1",
        "anna.ek@exempel.example' --",
        "<script>alert(1)</script>",
        "\0",
        "å\u{202e}",
    ] {
        log_in(&mut visitor, name, "' OR '1'='1").await.mistakes(&[WRONG]);
        assert!(!visitor.page().body.contains("<script>alert"));
    }
    assert_eq!(visitor.page().value("Användarnamn"), "å\u{202e}");
});

both!(it_leads_back_to_where_the_person_was_going, async |portal| {
    portal.anna().await;
    let mut anna = portal.visitor();
    anna.open("/arenden?sida=2")
        .await
        .leads_to("/logga-in?till=%2Farenden%3Fsida%3D2");
    anna.follow()
        .await
        .fill("Användarnamn", ANNA)
        .fill("Lösenord", "fel")
        .press("Logga in")
        .await
        .status(422);
    anna.fill("Lösenord", PASSWORD)
        .press("Logga in")
        .await
        .leads_to("/arenden?sida=2");
    // Who is logged in needs no login page.
    anna.open("/logga-in?till=%2Farenden").await.leads_to("/arenden");
});

both!(it_leads_to_no_other_site, async |portal| {
    portal.anna().await;
    for foreign in [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/\tevil",
        "evil",
    ] {
        let till: String = form_urlencoded::Serializer::new(String::new())
            .append_pair("till", foreign)
            .finish();
        let mut anna = portal.visitor();
        anna.open(&format!("/logga-in?{till}"))
            .await
            .fill("Användarnamn", ANNA)
            .fill("Lösenord", PASSWORD);
        anna.press("Logga in").await.leads_to("/");
        anna.open(&format!("/logga-in?{till}")).await.leads_to("/");
    }
});

both!(a_locked_account_is_told_after_the_right_password_only, async |portal| {
    let mut anna = portal.anna().await;
    let set = portal.store.write::<_, Never, _, _>(|tx| async move {
        let row = person::Entity::update_many().col_expr(person::Column::State, Expr::value(PersonState::Locked));
        row.filter(person::Column::EmailKey.eq(ANNA)).exec(&*tx).await?;
        Ok(())
    });
    set.await.unwrap();
    log_in(&mut portal.visitor(), ANNA, "Granskog7!fel")
        .await
        .mistakes(&[WRONG]);
    let told = "Kontot är låst. Ring oss på 08-465 004 00, så berättar vi varför och hjälper dig vidare.";
    log_in(&mut portal.visitor(), ANNA, PASSWORD).await.mistakes(&[told]);
    // Sessions that were open are over too.
    anna.open("/arenden").await.leads_to("/logga-in?till=%2Farenden");
});

both!(a_login_from_a_new_browser_is_told_by_mail, async |portal| {
    portal.anna().await;
    let mut first = portal.visitor();
    log_in(&mut first, ANNA, PASSWORD).await.leads_to("/");
    assert_eq!(letters(portal, ANNA, "").await, 0);
    first.open("/").await.press("Logga ut").await;
    log_in(&mut first, ANNA, PASSWORD).await.leads_to("/");
    assert_eq!(letters(portal, ANNA, "").await, 0);
    log_in(&mut portal.visitor(), ANNA, PASSWORD).await.leads_to("/");
    assert_eq!(letters(portal, ANNA, "Inloggning från en ny enhet").await, 1);
});
