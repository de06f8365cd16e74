//! Tests of the pages of `accounts`, one file per page.

mod address;
mod change_email;
mod change_password;
mod closed;
mod closing;
mod code;
mod code_app;
mod confirm;
mod details;
mod devices;
mod forgotten;
mod history;
mod import;
mod log_in;
mod mandates;
mod merging;
mod own_language;
mod people_search;
mod person_changes;
mod person_help;
mod person_page;
mod personal_data;
mod register;
mod representatives;
mod staff_roles;
mod terms;
mod terms_publishing;
mod throttling;

use accounts::tables::person::{self, PersonState};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::Never;
use testkit::{Browser, PASSWORD, TestPortal};

const LISA: &str = "lisa.berg@exempel.example";
const ANNA: &str = "anna.ek@exempel.example";

/// Opens the form for private persons and fills it in rightly.
pub(crate) async fn fill_in<'a>(browser: &'a mut Browser, email: &str) -> &'a mut Browser {
    browser
        .open("/registrera/privat")
        .await
        .heading("Skapa konto som privatperson");
    browser
        .fill("E-post", email)
        .fill("Förnamn", "Lisa")
        .fill("Efternamn", "Berg");
    browser
        .fill("Lösenord", PASSWORD)
        .tick("Jag har läst och godkänner villkoren")
}

/// Lisa has registered, and the letter lies in her mailbox.
async fn lisa(portal: &TestPortal) -> Browser {
    let mut lisa = portal.visitor();
    fill_in(&mut lisa, LISA)
        .await
        .press("Registrera")
        .await
        .leads_to("/registrera/klart");
    portal.run_jobs().await;
    lisa
}

/// The link in the newest letter with this subject.
async fn link(portal: &TestPortal, email: &str, subject: &str) -> String {
    portal.mail(email, subject).await.link()
}

/// Fills in the login page and presses the button.
async fn log_in<'a>(browser: &'a mut Browser, name: &str, password: &str) -> &'a mut Browser {
    browser.open("/logga-in").await.heading("Logga in");
    browser.fill("Användarnamn", name).fill("Lösenord", password);
    browser.press("Logga in").await
}

/// Changes the password of who is logged in.
async fn change_password(browser: &mut Browser, new: &str) {
    browser.open("/mitt-konto/losenord").await;
    browser
        .fill("Nuvarande lösenord", PASSWORD)
        .fill("Nytt lösenord", new)
        .fill("Bekräfta nytt lösenord", new);
    browser.press("Byt lösenord").await.leads_to("/mitt-konto/enheter");
}

async fn person_by_email(portal: &TestPortal, email: &str) -> Option<person::Model> {
    let found = person::Entity::find().filter(person::Column::EmailKey.eq(email));
    found.one(portal.store.db()).await.unwrap()
}

/// How many letters with this subject lie in the mailbox.
async fn letters(portal: &TestPortal, email: &str, subject: &str) -> usize {
    portal.run_jobs().await;
    portal
        .mail_to(email)
        .await
        .iter()
        .filter(|mail| mail.subject.contains(subject))
        .count()
}

async fn set_state(portal: &TestPortal, email: &str, state: PersonState) {
    let set = portal.store.write::<_, Never, _, _>(|tx| async move {
        let row = person::Entity::update_many().col_expr(person::Column::State, Expr::value(state));
        row.filter(person::Column::EmailKey.eq(email)).exec(&*tx).await?;
        Ok(())
    });
    set.await.unwrap();
}
