//! Tests of `organisations`, one file per page.

mod access;
mod agents;
mod billing;
mod board;
mod changes;
mod details;
mod documents;
mod heads;
mod history;
mod import;
mod logo;
mod mail_filter;
mod mailings;
mod merging;
mod open_data;
mod plans;
mod recovery;
mod register;
mod registering;
mod retention;
mod staff;
mod staff_register;
mod users;

use base::{Id, Organisation};
use organisations::tables::organisation;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use store::Never;
use testkit::{Browser, PASSWORD, TestPortal};

/// A number with a right check digit.
const NUMBER: &str = "809900-1235";
/// The same with a wrong one.
const WRONG: &str = "809900-1236";
/// One of the Tax Agency's numbers for tests.
const PERSONNUMMER: &str = "19840809-9284";

/// The organisation of this name.
async fn by_name(portal: &TestPortal, name: &str) -> Option<organisation::Model> {
    let found = organisation::Entity::find().filter(organisation::Column::Name.eq(name));
    found.one(portal.store.db()).await.unwrap()
}

/// How many organisations there are.
async fn count(portal: &TestPortal) -> u64 {
    organisation::Entity::find().count(portal.store.db()).await.unwrap()
}

/// Changes the row of an organisation, past all rules.
async fn change(portal: &TestPortal, id: Id<Organisation>, change: impl Fn(&mut organisation::ActiveModel) + Sync) {
    let change = &change;
    let done = portal.store.write::<_, Never, _, _>(|tx| async move {
        let mut row = organisation::ActiveModel {
            id: sea_orm::ActiveValue::Unchanged(id),
            ..Default::default()
        };
        change(&mut row);
        row.update(&*tx).await?;
        Ok(())
    });
    done.await.unwrap();
    // What is kept for visitors is read anew after ten seconds.
    portal.advance(chrono::TimeDelta::minutes(2));
}

/// Fills in the form on which an association and an account are registered together.
async fn fill_in<'a>(browser: &'a mut Browser, number: &str, email: &str) -> &'a mut Browser {
    browser
        .open("/registrera/forening")
        .await
        .heading("Registrera en förening");
    fill_in_organisation(browser, number);
    browser
        .fill("E-post", email)
        .fill("Förnamn", "Lisa")
        .fill("Efternamn", "Berg");
    browser
        .fill("Lösenord", PASSWORD)
        .tick("Jag har läst och godkänner villkoren")
}

fn fill_in_organisation(browser: &mut Browser, number: &str) {
    browser
        .fill("Namn", "Granens Bollklubb")
        .fill("Organisationsnummer", number)
        .fill("Adress", "Storgatan 1")
        .fill("Postnummer", "123 45")
        .fill("Ort", "Exempelstad");
}

/// How many letters with these words in the subject lie in the mailbox.
async fn letters(portal: &TestPortal, address: &str, subject: &str) -> usize {
    portal.run_jobs().await;
    let mails = portal.mail_to(address).await;
    mails.iter().filter(|mail| mail.subject.contains(subject)).count()
}
