//! `/handlaggning/nyheter`: staff write, change and end notices.

use notify::tables::notice;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::tables::audit_entry;
use testkit::{Browser, TestPortal, both};

const PAGES: [&str; 2] = ["/handlaggning/nyheter", "/handlaggning/nyheter/ny"];

async fn all(portal: &TestPortal) -> Vec<notice::Model> {
    notice::Entity::find()
        .all(portal.store.db())
        .await
        .expect("the table is there")
}

/// How often something was done, by the log.
async fn done(portal: &TestPortal, act: &str) -> usize {
    let rows = audit_entry::Entity::find().filter(audit_entry::Column::Act.eq(act));
    rows.all(portal.store.db()).await.expect("the log is there").len()
}

/// Types a notice that is right, for everybody, from the day of the test.
fn write(browser: &mut Browser, title: &str) {
    browser
        .fill("Rubrik på svenska", title)
        .fill("Text på svenska", "Hej **alla**. <b>x</b>");
    browser
        .fill("Rubrik på engelska", "Closed")
        .fill("Text på engelska", "Hello");
}

both!(only_the_administrator_comes_here, async |portal| {
    for page in PAGES {
        let mut visitor = portal.visitor();
        visitor.open(page).await.status(303);
        assert!(
            visitor
                .page()
                .header("location")
                .starts_with("/logga-in?till=%2Fhandlaggning%2Fnyheter")
        );
        portal.anna().await.open(page).await.status(403);
    }
    for mut other in [portal.officer().await, portal.customer_service().await] {
        other.open(PAGES[0]).await.status(403);
        other.open(PAGES[1]).await.status(403);
    }
    let mut ada = portal.administrator().await;
    ada.open(PAGES[0]).await.heading("Nyheter").sees("Inga nyheter än");
    ada.click("Ny nyhet").await.heading("Ny nyhet");
    write(&mut ada, "Hallen stängd");
    let form = ada.submission("Publicera");
    let mut officer = portal.staff("Olle", "Lind", &[base::StaffRole::CaseOfficer]).await;
    officer.open("/").await;
    officer.submit(&form).await.status(403);
    assert!(all(portal).await.is_empty());
    for id in ["x", "01a1fe31-3480-7010-933d-83c455e03f8c"] {
        ada.open(&format!("/handlaggning/nyheter/{id}")).await.status(404);
    }
});

both!(a_notice_is_previewed_published_once_and_read, async |portal| {
    let mut ada = portal.administrator().await;
    ada.open("/handlaggning/nyheter/ny").await;
    write(&mut ada, "Hallen stängd");
    ada.fill("Till och med", "2026-11-24");
    ada.press("Förhandsgranska")
        .await
        .heading("Ny nyhet")
        .sees("Hej alla. <b>x</b>")
        .sees("Hello");
    assert!(ada.page().all("strong").contains(&"alla".to_owned()));
    assert!(all(portal).await.is_empty(), "a preview publishes nothing");

    assert_eq!(ada.page().value("Rubrik på svenska"), "Hallen stängd");
    let form = ada.submission("Publicera");
    for _ in 0..3 {
        ada.submit(&form).await.leads_to("/handlaggning/nyheter");
    }
    ada.follow()
        .await
        .flash("Nyheten är publicerad.")
        .sees("Hallen stängd")
        .sees("Visas nu")
        .sees("2026-11-24");
    assert_eq!(
        (all(portal).await.len(), done(portal, "notify.notice_published").await),
        (1, 1)
    );

    let mut visitor = portal.visitor();
    visitor
        .open("/")
        .await
        .click("Hallen stängd")
        .await
        .heading("Hallen stängd")
        .sees("Hej alla. <b>x</b>");
    assert!(visitor.page().all("main b").is_empty(), "HTML is shown, not used");
    // The last day is shown whole, in Sweden.
    portal.clock().set("2026-11-24T22:59:00Z".parse().expect("an instant"));
    visitor.open("/").await.sees("Hallen stängd");
    portal.clock().set("2026-11-24T23:00:00Z".parse().expect("an instant"));
    visitor.open("/").await.does_not_see("Hallen stängd");
});

both!(mistakes_are_told_and_nothing_is_lost, async |portal| {
    let mut ada = portal.administrator().await;
    ada.open("/handlaggning/nyheter/ny")
        .await
        .fill("Från och med", "")
        .press("Publicera")
        .await;
    ada.mistakes(&[
        "Skriv en rubrik.",
        "Skriv en text.",
        "Skriv en rubrik.",
        "Skriv en text.",
        "Skriv ett datum, till exempel 2026-11-27.",
    ]);
    write(&mut ada, &"å".repeat(151));
    ada.fill("Text på engelska", &"x".repeat(5_001))
        .fill("Från och med", "2026-13-01")
        .fill("Till och med", "igår");
    ada.press("Publicera").await.mistakes(&[
        "Texten är 151 tecken. Korta den till högst 150.",
        "Texten är 5001 tecken. Korta den till högst 5000.",
        "Skriv ett datum, till exempel 2026-11-27.",
        "Skriv ett datum, till exempel 2026-11-27.",
    ]);
    assert_eq!(ada.page().value("Text på svenska"), "Hej **alla**. <b>x</b>");
    assert_eq!(ada.page().value("Rubrik på svenska"), "å".repeat(150) + "å");

    let hostile = "<script>alert(1)</script>'; DROP TABLE notices; --";
    write(&mut ada, hostile);
    ada.fill("Från och med", "2026-11-25")
        .fill("Till och med", "2026-11-24");
    ada.press("Publicera")
        .await
        .mistakes(&["Sista dagen kan inte komma före första dagen."]);
    assert!(
        ada.page()
            .mistake_at("Till och med")
            .is_some_and(|it| it.contains("före första dagen"))
    );
    let all_of_them = ada
        .submission("Publicera")
        .with("audience", "allihop")
        .with("until", "");
    ada.submit(&all_of_them)
        .await
        .mistakes(&["Välj vilka som ska se nyheten."]);
    assert!(all(portal).await.is_empty());

    ada.choose("Visas för", "Handläggare")
        .fill("Till och med", "")
        .press("Publicera")
        .await
        .status(303);
    ada.follow()
        .await
        .sees(hostile)
        .sees("Visas senare")
        .sees("Handläggare");
    assert_eq!(all(portal).await.len(), 1);
});

both!(two_editors_at_once_lose_nothing, async |portal| {
    let mut ada = portal.administrator().await;
    ada.open("/handlaggning/nyheter/ny").await;
    write(&mut ada, "Ursprunglig");
    ada.press("Publicera").await.follow().await;
    ada.click("Ursprunglig").await.heading("Redigera nyhet");
    let mut bea = portal
        .staff("Bea", "Lind", &[base::StaffRole::SystemAdministrator])
        .await;
    bea.open("/handlaggning/nyheter").await.click("Ursprunglig").await;
    ada.fill("Rubrik på svenska", "Adas rubrik")
        .press("Spara")
        .await
        .leads_to("/handlaggning/nyheter");
    ada.follow().await.flash("Nyheten är ändrad.");

    bea.fill("Rubrik på svenska", "Beas rubrik")
        .press("Spara")
        .await
        .status(422);
    bea.sees("Någon annan har sparat medan du skrev.")
        .sees("Det som gäller nu")
        .sees("Adas rubrik");
    assert_eq!(bea.page().value("Rubrik på svenska"), "Beas rubrik");
    portal.visitor().open("/").await.sees("Adas rubrik");
    bea.press("Spara").await.leads_to("/handlaggning/nyheter");
    portal
        .visitor()
        .open("/")
        .await
        .sees("Beas rubrik")
        .does_not_see("Adas rubrik");
    assert_eq!(done(portal, "notify.notice_changed").await, 2);
});

both!(a_notice_that_is_ended_is_gone_at_once, async |portal| {
    let mut ada = portal.administrator().await;
    ada.open("/handlaggning/nyheter/ny").await;
    write(&mut ada, "Hallen stängd");
    ada.press("Publicera").await.follow().await;
    let page = portal.visitor().open("/").await.page().link("Hallen stängd");
    let end = ada.submission("Avsluta: Hallen stängd");
    for _ in 0..2 {
        ada.submit(&end).await.leads_to("/handlaggning/nyheter");
    }
    ada.follow().await.flash("Nyheten är avslutad.").sees("Avslutad");
    portal.visitor().open(&page).await.status(404);
    assert_eq!(done(portal, "notify.notice_ended").await, 1);
    let mut gone = end.clone();
    gone.action = "/handlaggning/nyheter/01a1fe31-3480-7010-933d-83c455e03f8c/avsluta".to_owned();
    ada.submit(&gone).await.status(404);
    portal.customer_service().await.submit(&end).await.status(403);
});
