//! Tests of `notify`, one file per page, and of how mail and text messages leave the house.

mod about;
mod deliveries;
mod delivery;
mod elks;
mod help;
mod help_editing;
mod letters;
mod notice_editing;
mod notices;
mod notifications;
mod outbox;
mod sms;
pub(crate) mod smtp;

use base::{Email, Lang};
use notify::tables::notification;
use notify::{Letter, Recipient};
use sea_orm::{EntityTrait, QueryOrder};
use store::Never;
use testkit::{Browser, TestPortal};

/// The person at the browser, told by e-mail in Swedish.
fn to(browser: &Browser) -> Recipient {
    Recipient {
        person: Some(browser.id()),
        ..stranger(browser.email())
    }
}

/// Somebody without an account, told by e-mail in Swedish.
fn stranger(address: &str) -> Recipient {
    Recipient::address(Email::parse(address).expect("an address"), Lang::Sv)
}

/// A letter that anybody can do without.
fn letter(subject: &str) -> Letter {
    Letter {
        kind: "desk.answer",
        subject: subject.to_owned(),
        lines: vec!["Hej!".to_owned()],
        reason: "Du får det här för att du har ett ärende hos oss.".to_owned(),
        ..Letter::default()
    }
}

/// A letter that has to arrive, with a link that works once.
fn letter_with_secret() -> Letter {
    let link = "https://portal.example/bekrafta?kod=hemlig&b=1".to_owned();
    Letter {
        kind: "accounts.confirm",
        action: Some(("Bekräfta".to_owned(), link)),
        single_use: true,
        must: true,
        ..letter("Bekräfta ditt konto, åäö")
    }
}

async fn tell(portal: &TestPortal, to: &Recipient, letter: &Letter) {
    let told = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(notify::send(portal, &tx, to, letter).await?) });
    told.await.expect("a letter can be written");
}

/// All notifications, the oldest first.
async fn rows(portal: &TestPortal) -> Vec<notification::Model> {
    let all = notification::Entity::find()
        .order_by_asc(notification::Column::CreatedAt)
        .order_by_asc(notification::Column::Id);
    all.all(portal.store.db()).await.expect("the table is there")
}

/// The only notification there is.
async fn only(portal: &TestPortal) -> notification::Model {
    let mut rows = rows(portal).await;
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows.remove(0)
}
