//! `/handlaggning/arenden/nu`: how things stand, for a page that is being looked at.

use chrono::TimeDelta;
use serde_json::Value;
use testkit::{Browser, both};

use super::{ask, pages};

const NOW: &str = "/handlaggning/arenden/nu";
const BY_ITSELF: (&str, &str) = ("x-background", "1");

async fn now(officer: &mut Browser, asked: &str) -> Value {
    officer.send("GET", &format!("{NOW}{asked}"), &[BY_ITSELF], "").await;
    officer.status(200);
    serde_json::from_str(&officer.page().body).expect("JSON")
}

both!(
    counts_and_the_list_are_told_and_nothing_when_nothing_changed,
    async |portal| {
        let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
        let first = ask(&mut anna, "Tid i hallen").await;
        let told = now(&mut omar, "").await;
        assert_eq!(told["rows"], serde_json::json!([first]));
        assert_eq!(told["counts"]["/handlaggning/arenden"], "1");
        assert_eq!(told["counts"]["/handlaggning/arenden?urval=otilldelade"], "1");
        assert_eq!(told["counts"]["/handlaggning/arenden?urval=mina"], "0");
        let tag = omar.page().header("etag").to_owned();
        omar.send("GET", NOW, &[BY_ITSELF, ("if-none-match", &tag)], "")
            .await
            .status(304);
        assert!(omar.page().body.is_empty());

        let second = ask(&mut anna, "Nyckel").await;
        omar.open(&pages(&first).1).await.press("Ta ärendet").await.status(303);
        omar.send("GET", NOW, &[BY_ITSELF, ("if-none-match", &tag)], "")
            .await
            .status(200);
        let told = now(&mut omar, "?urval=otilldelade").await;
        assert_eq!(told["rows"], serde_json::json!([second]));
        assert_eq!(told["counts"]["/handlaggning/arenden?urval=mina"], "1");
        // What waits in the list is the page's, not its names.
        assert!(!omar.page().body.contains("Anna") && !omar.page().body.contains("Nyckel"));
        for odd in ["?urval=x&team=y&amne=z&lage=%00", "?sok=%25%00"] {
            now(&mut omar, odd).await;
        }
    }
);

both!(what_a_page_asks_by_itself_keeps_nobody_logged_in, async |portal| {
    portal.visitor().open(NOW).await.status(303);
    portal.anna().await.open(NOW).await.status(403);
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    // Nor does it take the message that the next page is to show.
    omar.open(&pages(&reference).1)
        .await
        .press("Ta ärendet")
        .await
        .status(303);
    now(&mut omar, "").await;
    omar.open(&pages(&reference).1).await.flash("Ärendet är ditt.");
    for _ in 0..4 {
        portal.advance(TimeDelta::minutes(7));
        now(&mut omar, "").await;
    }
    portal.advance(TimeDelta::minutes(3));
    omar.send("GET", NOW, &[BY_ITSELF], "").await.status(303);
});
