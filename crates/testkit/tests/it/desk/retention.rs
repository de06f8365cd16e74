//! What becomes of cases that the owner keeps no longer, and of what hung on them.

use chrono::TimeDelta;
use desk::tables::case_message;
use files::tables::file;
use forms::model::{Kind, Span};
use forms::tables::form_answers;
use sea_orm::{EntityTrait, PaginatorTrait};
use store::Term;
use testkit::{Browser, TestPortal, both};

use super::{answer, case, cases, pages, reference_in};
use crate::forms::{asks, publish};

const YEAR: TimeDelta = TimeDelta::days(366);

/// A case with an answer to its form and a file, closed by now.
async fn closed(portal: &TestPortal, anna: &mut Browser) -> String {
    publish(portal, "bokning", vec![asks(1, "Antal", Kind::Number(Span::default()))]).await;
    anna.open("/arenden/ny?amne=bokning").await.fill("Rubrik", "Fest");
    anna.fill("Meddelande", "Hej").fill("Antal", "30");
    anna.attach("plan.txt", b"En plan").press("Skicka").await;
    let reference = reference_in(&anna.location());
    let mut officer = portal.officer().await;
    answer(
        &mut officer,
        &reference,
        "Klart.",
        "Ärendet är löst, svaret är lösningen",
    )
    .await;
    portal.advance(TimeDelta::days(15));
    portal.run_jobs().await;
    assert!(case(portal, &reference).await.closed_at.is_some(), "it is closed");
    let (id, email) = (anna.id(), anna.email().to_owned());
    portal.log_in(anna, id, &email).await;
    reference
}

/// How many lines, answers and files there are.
async fn left(portal: &TestPortal) -> [u64; 3] {
    let db = portal.store.db();
    [
        case_message::Entity::find().count(db).await.unwrap(),
        form_answers::Entity::find().count(db).await.unwrap(),
        file::Entity::find().count(db).await.unwrap(),
    ]
}

both!(cases_stay_until_the_owner_decides_otherwise, async |portal| {
    let mut anna = portal.anna().await;
    let reference = closed(portal, &mut anna).await;
    portal.advance(YEAR * 12);
    portal.run_jobs().await;
    assert_eq!(cases(portal).await.len(), 1);
    assert_eq!(cases(portal).await[0].reference, reference);
});

both!(
    a_case_is_destroyed_with_all_that_hung_on_it_and_what_follows_it_stays,
    |config| {
        config.retention.insert("cases".to_owned(), Term::Years(2));
    },
    async |portal| {
        let mut anna = portal.anna().await;
        let old = closed(portal, &mut anna).await;
        let form = format!("/arenden/ny?foljer={old}");
        anna.open(&form).await.fill("Meddelande", "En till").fill("Antal", "20");
        anna.press("Skicka").await;
        let later = reference_in(&anna.location());
        assert!(case(portal, &later).await.follows_id.is_some());
        portal.advance(YEAR);
        portal.run_jobs().await;
        assert_eq!(cases(portal).await.len(), 2, "a year is too early");
        let [lines, answers, files] = left(portal).await;
        assert_eq!((answers, files), (2, 1));

        portal.advance(YEAR);
        portal.run_jobs().await;
        let all = cases(portal).await;
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].reference.as_str(), all[0].follows_id), (later.as_str(), None));
        portal.advance(TimeDelta::days(2));
        portal.run_jobs().await;
        portal.advance(TimeDelta::hours(2));
        portal.run_jobs().await;
        let now = left(portal).await;
        assert!(now[0] < lines && now[1..] == [1, 0], "{now:?}");
        let blobs = std::fs::read_dir(portal.folder().join("blobs")).unwrap();
        let files = blobs.flat_map(|shelf| std::fs::read_dir(shelf.unwrap().path()).unwrap());
        assert_eq!(files.count(), 0, "its bytes are still there");
        let mut anna = portal.person("Lisa", "Berg").await;
        anna.open(&pages(&old).0).await.status(404);
    }
);
