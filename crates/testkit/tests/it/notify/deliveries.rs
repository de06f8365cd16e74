//! `/handlaggning/utskick`: what did not arrive. What staff see there after real refusals is tested in `delivery`.

use chrono::TimeDelta;
use notify::tables::notification;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::tables::audit_entry;
use testkit::{Browser, TestPortal, both};

use super::{letter, only, rows, stranger, tell};

async fn fail(portal: &TestPortal, subject: &str) {
    let failed = notification::Entity::update_many()
        .col_expr(notification::Column::State, Expr::value("failed"))
        .col_expr(notification::Column::ErrorCode, Expr::value("timed-out"))
        .filter(notification::Column::Subject.eq(subject));
    failed.exec(portal.store.writer()).await.expect("the table is there");
}

both!(only_those_who_send_come_here, async |portal| {
    let page = "/handlaggning/utskick";
    portal
        .visitor()
        .open(page)
        .await
        .leads_to("/logga-in?till=%2Fhandlaggning%2Futskick");
    portal.anna().await.open(page).await.status(403);
    portal.officer().await.open(page).await.status(403);
    portal
        .customer_service()
        .await
        .open(page)
        .await
        .heading("Aviseringar som inte gick fram")
        .sees("Allt har gått fram");
    portal
        .administrator()
        .await
        .open(page)
        .await
        .heading("Aviseringar som inte gick fram");
});

both!(sending_again_three_times_sends_once, async |portal| {
    tell(portal, &stranger("anna@exempel.example"), &letter("Svar")).await;
    fail(portal, "Svar").await;
    assert_eq!(
        (
            portal.run_jobs().await,
            portal.mail_to("anna@exempel.example").await.len()
        ),
        (1, 0)
    );
    let mut karin = portal.customer_service().await;
    karin
        .open("/handlaggning/utskick")
        .await
        .sees("a***@exempel.example")
        .sees("Servern svarade inte i tid");
    let again = karin.submission("Försök igen: Svar");
    for _ in 0..3 {
        karin.submit(&again).await.leads_to("/handlaggning/utskick");
    }
    assert_eq!(portal.run_jobs().await, 1);
    assert_eq!(portal.mail_to("anna@exempel.example").await.len(), 1);
    assert_eq!(only(portal).await.state, "sent");
    let audited = audit_entry::Entity::find().filter(audit_entry::Column::Act.eq("notify.sent_again"));
    assert_eq!(audited.all(portal.store.db()).await.expect("the log is there").len(), 1);

    // Others cannot, and nobody can send what is not there.
    portal.anna().await.submit(&again).await.status(403);
    let mut gone = again.clone();
    gone.action = "/handlaggning/utskick/01a1fe31-3480-7010-933d-83c455e03f8c/forsok".to_owned();
    karin.submit(&gone).await.status(404);
});

both!(a_long_list_is_shown_page_by_page, async |portal| {
    for number in 0..120 {
        tell(portal, &stranger("anna@exempel.example"), &letter("Samma ämne")).await;
        if number % 3 == 0 {
            portal.advance(TimeDelta::seconds(1));
        }
    }
    fail(portal, "Samma ämne").await;
    assert_eq!(rows(portal).await.len(), 120);
    let mut karin = portal.customer_service().await;
    karin.open("/handlaggning/utskick").await;
    let mut seen = forms(&karin);
    while karin.page().text().contains("Nästa") {
        karin.click("Nästa").await.heading("Aviseringar som inte gick fram");
        seen.extend(forms(&karin));
    }
    assert_eq!(seen.len(), 120);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 120, "one stood on two pages");
});

/// Where the forms on the page go: each letter has one.
fn forms(browser: &Browser) -> Vec<String> {
    browser.page().attributes("main form[method=post]", "action")
}
