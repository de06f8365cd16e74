//! `/logga-in/kod`: the second step of a login. Each code works once.

use accounts::second_factor::{self, totp};
use accounts::tables::totp_secret;
use base::{Id, Person};
use chrono::TimeDelta;
use sea_orm::{ActiveValue::Set, EntityTrait};
use store::Never;
use testkit::{Browser, PASSWORD, TestPortal, both};

use super::{ANNA, letters, log_in};

const APP: &[u8] = b"12345678901234567890";
const WRONG: &str = "Koden är fel eller redan använd. Vänta på nästa kod i appen och försök igen.";

/// Anna has a code app; gives her recovery codes.
async fn set_up(portal: &TestPortal) -> Vec<String> {
    let anna: Id<Person> = portal.anna().await.id();
    let codes = portal.store.write::<_, Never, _, _>(|tx| async move {
        let row = totp_secret::ActiveModel {
            person_id: Set(anna),
            secret: Set(tx.keys().seal(tx.random(), second_factor::SECRET, APP)),
            created_at: Set(tx.now()),
            confirmed_at: Set(Some(tx.now())),
            last_step: Set(0),
        };
        totp_secret::Entity::insert(row).exec_without_returning(&*tx).await?;
        Ok(second_factor::new_recovery_codes(&tx, anna).await?)
    });
    codes.await.unwrap()
}

/// What the app shows.
fn code(portal: &TestPortal) -> String {
    totp(APP.to_vec(), None, String::new()).generate(portal.time().timestamp().cast_unsigned())
}

/// A browser that has given the password.
async fn at_the_code(portal: &TestPortal) -> Browser {
    let mut anna = portal.visitor();
    log_in(&mut anna, ANNA, PASSWORD).await.leads_to("/logga-in/kod");
    anna.follow().await.heading("Ange din kod");
    anna
}

async fn give<'a>(browser: &'a mut Browser, code: &str) -> &'a mut Browser {
    browser.fill("Kod", code).press("Logga in").await
}

both!(the_code_lets_in_and_nothing_before_it, async |portal| {
    set_up(portal).await;
    let mut anna = at_the_code(portal).await;
    anna.clone()
        .open("/arenden")
        .await
        .leads_to("/logga-in?till=%2Farenden");
    let before = anna.cookie("__Host-farstu-session").unwrap().to_owned();
    give(&mut anna, &code(portal)).await.leads_to("/");
    assert_ne!(anna.cookie("__Host-farstu-session"), Some(before.as_str()));
    anna.open("/arenden").await.status(200);
});

both!(a_code_is_not_good_again, async |portal| {
    set_up(portal).await;
    let (mut anna, mut thief) = (at_the_code(portal).await, at_the_code(portal).await);
    let seen = code(portal);
    give(&mut anna, &seen).await.leads_to("/");
    give(&mut thief, &seen).await.mistakes(&[WRONG]);
    portal.advance(TimeDelta::seconds(30));
    give(&mut thief, &seen).await.mistakes(&[WRONG]);
    give(&mut thief, &code(portal)).await.leads_to("/");
});

both!(of_parallel_tries_with_one_code_one_is_let_in, async |portal| {
    set_up(portal).await;
    let mut tabs = Vec::new();
    for _ in 0..5 {
        tabs.push(at_the_code(portal).await);
    }
    let seen = &code(portal);
    let tries = tabs
        .into_iter()
        .map(|mut tab| async move { give(&mut tab, seen).await.page().status.as_u16() });
    let mut statuses = futures::future::join_all(tries).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422, 422, 422, 422]);
});

both!(
    wrong_and_malformed_codes_are_told_and_then_have_to_wait,
    async |portal| {
        set_up(portal).await;
        let mut anna = at_the_code(portal).await;
        for malformed in ["", "12345", "abc", "<b>123456</b>", "' OR 1=1 --"] {
            give(&mut anna, malformed)
                .await
                .mistakes(&["Skriv de sex siffrorna i din kodapp, eller en återställningskod."]);
        }
        let wrong = if code(portal) == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            give(&mut anna, wrong).await.mistakes(&[WRONG]);
        }
        let right = code(portal);
        give(&mut anna, &right)
            .await
            .status(429)
            .sees("Försök igen i dag 10.01.");
    }
);

both!(many_wrong_codes_after_a_right_password_are_told_once, async |portal| {
    const TOLD: &str = "Många försök att logga in med fel kod";
    set_up(portal).await;
    let mut thief = at_the_code(portal).await;
    let wrong = if code(portal) == "000000" { "000001" } else { "000000" };
    for _ in 0..4 {
        give(&mut thief, wrong).await.status(422);
    }
    assert_eq!(letters(portal, ANNA, TOLD).await, 0);
    give(&mut thief, wrong).await.status(422);
    give(&mut thief, wrong).await.status(429);
    portal.advance(TimeDelta::seconds(30));
    thief.open("/logga-in/kod").await;
    let wrong = if code(portal) == "000000" { "000001" } else { "000000" };
    give(&mut thief, wrong).await.status(422);
    assert_eq!(letters(portal, ANNA, TOLD).await, 1);
    let letter = portal.mail(ANNA, TOLD).await;
    assert!(
        letter.text.contains("Då kan någon annan ditt lösenord."),
        "{}",
        letter.text
    );
    portal.advance(TimeDelta::minutes(1));
    let (right, mut anna) = (code(portal), at_the_code(portal).await);
    give(&mut anna, &right).await.leads_to("/");
    anna.open("/mitt-konto/historik")
        .await
        .sees("5 inloggningsförsök med rätt lösenord men fel kod");
});

both!(a_recovery_code_works_once_and_is_told_by_mail, async |portal| {
    let codes = set_up(portal).await;
    let (mut anna, mut thief) = (at_the_code(portal).await, at_the_code(portal).await);
    give(&mut anna, &codes[3].to_uppercase()).await.leads_to("/");
    give(&mut thief, &codes[3]).await.mistakes(&[WRONG]);
    assert_eq!(letters(portal, ANNA, "En återställningskod har använts").await, 1);
    let letter = portal.mail(ANNA, "En återställningskod har använts").await;
    assert!(letter.text.contains("Du har 9 koder kvar."), "{}", letter.text);
    give(&mut thief, &codes[4]).await.leads_to("/");
});

both!(the_password_comes_first_and_not_too_long_ago, async |portal| {
    set_up(portal).await;
    portal
        .visitor()
        .open("/logga-in/kod?till=%2Farenden")
        .await
        .leads_to("/logga-in?till=%2Farenden");
    let mut anna = at_the_code(portal).await;
    portal.advance(TimeDelta::minutes(10));
    let late = code(portal);
    give(&mut anna, &late).await.leads_to("/logga-in");
});

both!(it_leads_on_to_where_the_person_was_going, async |portal| {
    set_up(portal).await;
    let mut anna = portal.visitor();
    anna.open("/logga-in?till=%2Farenden")
        .await
        .fill("Användarnamn", ANNA)
        .fill("Lösenord", PASSWORD);
    anna.press("Logga in").await.leads_to("/logga-in/kod?till=%2Farenden");
    anna.follow().await;
    give(&mut anna, &code(portal)).await.leads_to("/arenden");
});
