//! `/handlaggning/statistik`: figures that were counted by hand first.

use chrono::{DateTime, TimeDelta, Utc};
use desk::model::State;
use sea_orm::{ConnectionTrait, Statement};
use testkit::{Browser, TestPortal, both};

use super::{answer, ask, case, open_case, pages};

const PAGE: &str = "/handlaggning/statistik";

/// The row of a table that begins with this name, as its cells.
#[track_caller]
fn row(browser: &Browser, table: &str, name: &str) -> Vec<String> {
    let parts = ["tbody th", "tbody td", "tfoot th", "tfoot td"];
    let cells = parts
        .map(|part| format!("[role=region][aria-labelledby={table}] {part}"))
        .join(", ");
    let cells = browser.page().all(&cells);
    let at = cells.iter().position(|cell| cell == name);
    let at = at.unwrap_or_else(|| panic!("no {name} among {cells:?}"));
    cells[at + 1..at + 8].to_vec()
}

/// The row of one of the files.
#[track_caller]
fn line(browser: &Browser, begin: &str) -> String {
    let body = browser.page().body.clone();
    let found = body.lines().find(|line| line.starts_with(begin));
    found.unwrap_or_else(|| panic!("no {begin} in {body}")).to_owned()
}

async fn set(portal: &TestPortal, reference: &str, what: &str, at: DateTime<Utc>) {
    let db = portal.store.writer();
    let text = format!("UPDATE cases SET {what} = $1 WHERE reference = $2");
    let statement = Statement::from_sql_and_values(db.get_database_backend(), text, [at.into(), reference.into()]);
    db.execute_raw(statement).await.expect("a case can be changed");
}

both!(figures_are_those_counted_by_hand, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    omar.open(PAGE).await.heading("Statistik").sees("Inget att räkna");
    let now = portal.now();

    // Three about rooms: one answered and solved at once, one a day too late, one not at all.
    let quick = ask(&mut anna, "Ett").await;
    answer(&mut omar, &quick, "Så här.", "Ärendet är löst, svaret är lösningen").await;
    let late = ask(&mut anna, "Två").await;
    answer(&mut omar, &late, "Vi ser på det.", "Arbeta vidare, ärendet är öppet").await;
    answer(&mut omar, &late, "Nu.", "Arbeta vidare, ärendet är öppet").await;
    ask(&mut anna, "Tre").await;
    // One about grants, from the month before.
    let old = open_case(portal, anna.id(), None, "bidrag", "Fyra").await;
    set(portal, &old, "created_at", now - TimeDelta::days(31)).await;
    let due = case(portal, &late).await.promised_at.expect("it was promised");
    set(portal, &late, "answered_at", due + TimeDelta::hours(1)).await;
    set(portal, &late, "created_at", due - TimeDelta::hours(59)).await;

    // Taken up again, solved again, and rated.
    anna.open(&pages(&quick).0)
        .await
        .fill("Vad återstår?", "Nyckeln saknas");
    anna.press("Inte löst").await.status(303);
    answer(&mut omar, &quick, "Så.", "Ärendet är löst, svaret är lösningen").await;
    anna.open(&pages(&quick).0).await.press("Löst, tack").await;
    assert_eq!(case(portal, &quick).await.state, State::Closed);
    anna.open(&pages(&quick).0)
        .await
        .tick("4, nöjd")
        .press("Skicka betyget")
        .await
        .status(303);

    omar.open(PAGE).await;
    assert_eq!(
        row(&omar, "by-month", "november 2026"),
        ["3", "1", "1", "1", "under 1 timme", "50 %", "4,0 (1)"]
    );
    assert_eq!(
        row(&omar, "by-month", "oktober 2026"),
        ["1", "0", "0", "0", "–", "–", "–"]
    );
    assert_eq!(row(&omar, "by-topic", "Bidrag"), ["1", "0", "0", "0", "–", "–", "–"]);
    assert_eq!(row(&omar, "by-topic", "Bokning av lokal")[..4], ["3", "1", "1", "1"]);
    assert_eq!(row(&omar, "by-month", "Totalt")[..4], ["4", "1", "1", "1"]);
    assert_eq!(
        omar.page().all("figure svg title"),
        ["Ärenden som kom in och avslutades, per månad"]
    );

    omar.choose("Ämne", "Bidrag").press("Filtrera").await;
    assert_eq!(row(&omar, "by-month", "Totalt")[..4], ["1", "0", "0", "0"]);
    omar.open(&format!("{PAGE}?tid=ifjol")).await.sees("Inget att räkna");
    omar.open(&format!("{PAGE}?tid=x&amne=y")).await.status(200);

    omar.open(&format!("{PAGE}/statistik.csv")).await.status(200);
    assert!(omar.page().body.starts_with('\u{feff}'));
    assert_eq!(line(&omar, "2026-10-01"), "2026-10-01;Bidrag;1;0;0;0;;;0;");
    assert_eq!(
        line(&omar, "2026-11-01"),
        "2026-11-01;Bokning av lokal;3;1;1;1;0;50;1;4"
    );
    omar.open(&format!("{PAGE}/statistik.xlsx?amne=bidrag"))
        .await
        .status(200);
    assert!(omar.page().header("content-disposition").contains("statistik.xlsx"));
});

both!(only_officers_see_statistics, async |portal| {
    let mut anna = portal.anna().await;
    for page in [
        PAGE,
        "/handlaggning/statistik/statistik.csv",
        "/handlaggning/statistik/statistik.xlsx",
    ] {
        anna.open(page).await.status(403);
        portal.visitor().open(page).await.status(303);
        portal.administrator().await.open(page).await.status(403);
        portal.customer_service().await.open(page).await.status(200);
    }
});

both!(nobody_is_named_in_statistics, async |portal| {
    let (mut vera, mut omar) = (portal.protected().await, portal.officer().await);
    ask(&mut vera, "Skyddad fråga").await;
    for page in [PAGE, "/handlaggning/statistik/statistik.csv"] {
        omar.open(page).await.does_not_see("Vera").does_not_see("Skyddad");
    }
});
