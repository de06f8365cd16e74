//! Drafts are the customer's own room (law.md): no page, search, list or file of staff has a word of them, and
//! no table holds one that can be read.

use base::StaffRole;
use futures::future::join_all;
use sea_orm::{ConnectionTrait, Statement};
use testkit::both;

use super::crawl::{Crawler, Words};
use super::samples::case;
use super::schema;

const CANARY: [&str; 2] = ["zinkgrodan", "kvittenmos"];
const WORDS: Words = Words {
    parts: &["inkgroda", "vittenmo"],
    whole: &[("zinkgrodan", "qinkgrodan"), ("kvittenmos", "qvittenmos")],
};

fn found_in(text: &str) -> Vec<&'static str> {
    CANARY.into_iter().filter(|needle| text.contains(needle)).collect()
}

both!(nobody_among_the_staff_comes_across_a_draft, async |portal| {
    let mut anna = portal.anna().await;
    let (_, reference) = case(portal, &anna, None, "Lampan").await;
    anna.open("/arenden/ny").await.fill("Rubrik", "Zinkgrodan");
    anna.fill("Meddelande", "Kvittenmos")
        .press("Spara utkast")
        .await
        .status(303);
    let answered = format!("/arenden/{reference}");
    anna.open(&answered)
        .await
        .fill("Meddelande", "Zinkgrodan och kvittenmos");
    anna.press("Spara utkast").await.status(303);
    anna.open("/arenden").await.sees("Zinkgrodan");

    let schema = schema::of(portal).await;
    for (table, parts) in &schema {
        for (column, (holds, _)) in &parts.columns {
            for needle in CANARY.into_iter().filter(|_| holds == "text") {
                let text = format!("SELECT COUNT(*) FROM {table} WHERE LOWER({column}) LIKE '%{needle}%'");
                let statement = Statement::from_string(portal.store.backend(), text);
                let row = portal.store.db().query_one_raw(statement).await.unwrap().unwrap();
                let found: i64 = row.try_get_by_index(0).unwrap();
                assert_eq!(found, 0, "{table}.{column} has {needle}");
            }
        }
    }
    let mut crawling = Vec::new();
    for role in StaffRole::ALL {
        let last = format!("Strand{}", role.code().replace('_', ""));
        let crawler = Crawler {
            who: role.code().to_owned(),
            browser: portal.staff("Ada", &last, &[role]).await,
            finds: found_in,
            words: WORDS,
        };
        crawling.push(tokio::spawn(crawler.go(["/", "/handlaggning", "/arenden"])));
    }
    for crawled in join_all(crawling).await {
        let crawled = crawled.expect("nobody falls over");
        assert!(crawled.pages > 10, "{} came nowhere", crawled.who);
        assert!(crawled.wrong.is_empty(), "{:#?}", crawled.wrong);
    }
});
