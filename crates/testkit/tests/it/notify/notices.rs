//! Notices as people see them: on the start page and on their own page, each for whom it is meant.

use base::{Id, OrgRole};
use chrono::{DateTime, TimeDelta, Utc};
use notify::tables::{Notice, notice};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use testkit::{Browser, TestPortal, both};

/// A notice titled after its audience, in both languages.
async fn publish(portal: &TestPortal, audience: &str, from: DateTime<Utc>, until: Option<DateTime<Utc>>) -> Id<Notice> {
    let id = Id::new(portal.time(), portal.random());
    let row = notice::ActiveModel {
        id: Set(id),
        title_sv: Set(format!("Nytt för {audience}")),
        body_sv: Set("Hallen är **stängd**.".to_owned()),
        title_en: Set(format!("News for {audience}")),
        body_en: Set("The hall is **closed**.".to_owned()),
        audience: Set(audience.to_owned()),
        from_at: Set(from),
        until_at: Set(until),
        created_by: Set(None),
        created_at: Set(portal.time()),
        version: Set(1),
    };
    let written = notice::Entity::insert(row)
        .exec_without_returning(portal.store.writer())
        .await;
    written.expect("a notice can be written");
    id
}

/// For whom the notices are that somebody sees on the start page.
async fn seen(browser: &mut Browser) -> Vec<String> {
    browser.open("/").await.status(200);
    let links = browser.page().all("main a");
    let mut seen: Vec<_> = links
        .iter()
        .filter_map(|link| link.strip_prefix("Nytt för ").map(str::to_owned))
        .collect();
    seen.sort();
    seen
}

both!(everybody_sees_what_is_for_them, async |portal| {
    let audiences = [
        "everyone",
        "signed_in",
        "staff",
        "organisation:forening",
        "organisation:foretag",
        "role:association_manager",
        "role:approver",
    ];
    let known: Vec<_> = OrgRole::ALL
        .iter()
        .map(|role| format!("role:{}", role.code()))
        .collect();
    assert!(
        known.contains(&audiences[5].to_owned()) && known.contains(&audiences[6].to_owned()),
        "{known:?}"
    );
    let mut ids = Vec::new();
    for audience in audiences {
        ids.push(publish(portal, audience, portal.time(), None).await);
    }
    assert_eq!(seen(&mut portal.visitor()).await, ["everyone"]);
    let (mut anna, mut bo, mut officer) = (portal.anna().await, portal.bo().await, portal.officer().await);
    assert_eq!(seen(&mut anna).await, ["everyone", "signed_in"]);
    assert_eq!(seen(&mut officer).await, ["everyone", "signed_in", "staff"]);
    let for_bo = [
        "everyone",
        "organisation:forening",
        "role:association_manager",
        "signed_in",
    ];
    assert_eq!(seen(&mut bo).await, for_bo);
    portal.wear(&bo, None).await;
    assert_eq!(seen(&mut bo).await, for_bo, "whichever hat is worn");

    // What is not for somebody is not there for them, whoever knows the address.
    for (audience, id) in audiences.iter().zip(&ids) {
        let page = format!("/nyheter/{id}");
        let mut visitor = portal.visitor();
        visitor
            .open(&page)
            .await
            .status(if *audience == "everyone" { 200 } else { 404 });
        bo.open(&page)
            .await
            .status(if for_bo.contains(audience) { 200 } else { 404 });
    }
    for id in ["x", "01a1fe31-3480-7010-933d-83c455e03f8c"] {
        anna.open(&format!("/nyheter/{id}")).await.status(404);
    }
});

both!(a_notice_is_shown_from_its_first_day_until_its_last, async |portal| {
    let day = TimeDelta::days(1);
    let id = publish(portal, "everyone", portal.time() + day, Some(portal.time() + day + day)).await;
    let (mut visitor, page) = (portal.visitor(), format!("/nyheter/{id}"));
    let mut shown = Vec::new();
    for _ in 0..4 {
        shown.push(!seen(&mut visitor).await.is_empty());
        visitor.open(&page).await;
        assert_eq!(visitor.page().status == 200, *shown.last().expect("just pushed"));
        portal.advance(TimeDelta::hours(18));
    }
    assert_eq!(shown, [false, false, true, false]);
    visitor.open("/").await.does_not_see("Nytt för");
});

both!(a_notice_is_read_in_the_readers_language, async |portal| {
    let id = publish(portal, "everyone", portal.time(), None).await;
    let mut visitor = portal.visitor();
    visitor
        .open("/")
        .await
        .click("Nytt för everyone")
        .await
        .heading("Nytt för everyone")
        .sees("Hallen är stängd.");
    visitor.sees("23 november 2026");
    visitor.open("/sprak/en").await;
    visitor
        .open("/")
        .await
        .click("News for everyone")
        .await
        .heading("News for everyone")
        .sees("The hall is closed.");
    visitor
        .open(&format!("/nyheter/{id}"))
        .await
        .sees("23 November 2026")
        .does_not_see("Hallen");
});

both!(
    who_takes_a_notice_away_takes_it_from_their_own_list_only,
    async |portal| {
        let id = publish(portal, "everyone", portal.time(), None).await;
        let page = format!("/nyheter/{id}");
        let (mut anna, mut sara) = (portal.anna().await, portal.stranger().await);
        anna.open(&page).await;
        let remove = anna.submission("Ta bort");
        for _ in 0..2 {
            anna.submit(&remove).await.leads_to("/");
        }
        anna.follow().await.flash("Nyheten är borttagen från din lista.");
        assert!(seen(&mut anna).await.is_empty());
        assert_eq!(seen(&mut sara).await, ["everyone"]);
        assert_eq!(seen(&mut portal.visitor()).await, ["everyone"]);
        anna.open(&page).await.heading("Nytt för everyone");

        // A visitor has no list.
        let mut visitor = portal.visitor();
        visitor.open(&page).await.does_not_see("Ta bort");
        visitor.submit(&remove).await;
        assert_ne!(visitor.page().status, 303, "nothing was removed for a visitor");
        let mut gone = remove.clone();
        gone.action = "/nyheter/01a1fe31-3480-7010-933d-83c455e03f8c/ta-bort".to_owned();
        anna.submit(&gone).await.status(404);
    }
);
