//! `/handlaggning/diarium`: every document from the moment it came in or went out, and what the diary calls a case.

use chrono::TimeDelta;
use testkit::both;

use super::merging::merge;
use super::{answer, ask, contact, open_case, pages};

const DIARY: &str = "/handlaggning/diarium";

both!(what_comes_in_and_goes_out_is_registered_at_once, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    officer
        .open(DIARY)
        .await
        .heading("Diarium")
        .sees("Inga handlingar de dagarna");
    let reference = ask(&mut anna, "Min granne Olle stör").await;
    contact(portal, "Tid", "vera@post.example").await;
    portal.advance(TimeDelta::minutes(1));
    officer.open(&pages(&reference).1).await;
    officer
        .fill("Anteckning", "Ring polisen")
        .press("Spara anteckning")
        .await;
    answer(
        &mut officer,
        &reference,
        "Vi hör av oss.",
        "Arbeta vidare, ärendet är öppet",
    )
    .await;
    officer.open(DIARY).await;
    officer.sees("Anna Ek").sees("Vera Besök").sees("Bokning av lokal");
    officer.does_not_see("Olle").does_not_see("polisen");
    let documents = officer.page().all("main tbody th");
    assert_eq!(documents.len(), 3);
    // The note is line 2: no document, but the numbers stay those of the thread.
    assert_eq!(documents[0], format!("{reference}-3"));
    let went = officer
        .open(&format!("{DIARY}?riktning=ut"))
        .await
        .page()
        .all("main tbody th");
    assert_eq!(went, [format!("{reference}-3")]);
    officer
        .open(&format!("{DIARY}?till=2026-11-22"))
        .await
        .sees("Inga handlingar");
    officer
        .open(&format!("{DIARY}?fran=i+gar"))
        .await
        .status(422)
        .mistakes(&["Skriv datumet som 2026-11-23."]);
    officer
        .open(&format!("{DIARY}?fran=2026-11-23&till=2026-11-22"))
        .await
        .mistakes(&["Sista dagen är före första dagen."]);
    officer
        .open(&format!("{DIARY}/diarium.csv?fran=2026-11-23&till=2026-11-22"))
        .await
        .status(400);
});

both!(the_diary_is_taken_out_as_files, async |portal| {
    let anna = portal.anna().await;
    let mut references = Vec::new();
    for n in 0..3 {
        references.push(open_case(portal, anna.id(), None, "bokning", &format!("Fråga {n}")).await);
        portal.advance(TimeDelta::days(1));
    }
    let mut officer = portal.officer().await;
    officer.open(DIARY).await;
    let csv = officer.page().link("Hämta som CSV");
    officer.open(&csv).await.status(200);
    assert_eq!(
        officer.page().header("content-disposition"),
        "attachment; filename=\"diarium.csv\""
    );
    let lines: Vec<_> = officer.page().body.lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 4, "{lines:?}");
    assert!(lines[0].ends_with("handling;arende;tid;riktning;motpart;arendemening;sekretess;kanal"));
    assert!(
        lines[1].starts_with(&format!("{0}-1;{0};2026-11-23T", references[0])),
        "{}",
        lines[1]
    );
    assert!(lines[1].contains(";in;Anna Ek;Bokning av lokal;;"), "{}", lines[1]);
    officer
        .open(&format!("{DIARY}/diarium.json?fran=2026-11-24&riktning=in"))
        .await
        .status(200);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&officer.page().body).unwrap();
    let told: Vec<_> = rows.iter().map(|row| row["arende"].as_str().unwrap()).collect();
    assert_eq!(told, [&references[1], &references[2]]);
    officer
        .open(&format!("{DIARY}/diarium.json?fran=2027-01-01&till=2027-01-02"))
        .await;
    assert_eq!(officer.page().body, "[\n]\n");
    assert_eq!(portal.audited("desk.diary_exported").await, 3);
});

both!(a_case_gets_a_neutral_heading_and_a_mark_of_secrecy, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    let theirs = pages(&reference).1;
    let entry = officer.open(&theirs).await.page().link("Ändra i diariet");
    officer.open(&entry).await.heading("Uppgifter i diariet");
    officer.tick("Uppgifter kan vara hemliga").press("Spara").await;
    officer.mistakes(&["Skriv bestämmelsen som uppgifterna kan vara hemliga enligt."]);
    officer
        .fill("Ärendemening", "Fråga om hall")
        .fill("Bestämmelse", "OSL 21 kap. 1 §")
        .press("Spara")
        .await
        .leads_to(&theirs);
    officer
        .follow()
        .await
        .flash("Diariet är ändrat.")
        .sees("Fråga om hall (OSL 21 kap. 1 §)");
    officer
        .open(DIARY)
        .await
        .sees("Fråga om hall")
        .sees("OSL 21 kap. 1 §")
        .does_not_see("Anna Ek");
    officer.open(&entry).await;
    officer
        .fill("Ärendemening", &"x".repeat(121))
        .press("Spara")
        .await
        .status(422);
    officer.open(&entry).await;
    officer
        .fill("Ärendemening", "")
        .tick("Ingen sekretessmarkering")
        .press("Spara")
        .await;
    officer.open(DIARY).await.sees("Anna Ek").sees("Bokning av lokal");
    assert_eq!(portal.audited("desk.case_registered").await, 2);
});

both!(
    only_officers_read_the_diary_and_nobody_registers_their_own_matter,
    async |portal| {
        let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
        let own = ask(&mut officer, "Min egen fråga").await;
        let entry = format!("{}/diarium", pages(&own).1);
        officer.open(&entry).await.status(403);
        officer.open(&format!("{}/pdf", pages(&own).1)).await.status(404);
        for page in [
            DIARY,
            "/handlaggning/diarium/diarium.csv",
            "/handlaggning/diarium/diarium.json",
            &entry,
        ] {
            anna.open(page).await.status(403);
            portal.visitor().open(page).await.status(303);
        }
    }
);

both!(who_is_protected_is_not_named_in_the_diary, async |portal| {
    let (mut vera, mut officer) = (portal.protected().await, portal.officer().await);
    ask(&mut vera, "Tid i hallen").await;
    for page in [DIARY, "/handlaggning/diarium/diarium.csv"] {
        officer
            .open(page)
            .await
            .sees("Skyddade personuppgifter")
            .does_not_see("Skog");
    }
});

both!(a_document_keeps_its_number_when_its_case_is_merged, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let first = ask(&mut anna, "Tid i hallen").await;
    portal.advance(TimeDelta::minutes(1));
    let second = ask(&mut anna, "Tid i salen").await;
    merge(&mut officer, &second, &first).await;
    officer.open(DIARY).await;
    let documents = officer.page().all("main tbody th");
    assert_eq!(documents, [format!("{second}-1"), format!("{first}-1")]);
    let link = officer.page().link(&format!("{second}-1"));
    officer.open(&link).await.heading("Tid i hallen");
});

both!(
    a_document_keeps_its_party_and_its_secrecy_where_it_is_merged,
    async |portal| {
        let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
        let (hers, veras) = (
            ask(&mut anna, "Tid i hallen").await,
            contact(portal, "Tid", "vera@post.example").await,
        );
        merge(&mut officer, &veras, &hers).await;
        let documents = diary(&mut officer).await;
        assert_eq!(documents[0], (format!("{hers}-1"), "Anna Ek".to_owned(), String::new()));
        assert_eq!(
            documents[1],
            (format!("{veras}-1"), "Vera Besök".to_owned(), String::new())
        );
        // What may be secret makes the whole so.
        let secret = contact(portal, "Annan tid", "bo@post.example").await;
        let entry = officer.open(&pages(&secret).1).await.page().link("Ändra i diariet");
        officer
            .open(&entry)
            .await
            .tick("Uppgifter kan vara hemliga")
            .fill("Bestämmelse", "OSL 21 kap. 1 §")
            .press("Spara")
            .await
            .status(303);
        merge(&mut officer, &secret, &hers).await;
        for (number, party, secrecy) in diary(&mut officer).await {
            assert_eq!(
                (party.contains("Ek") || party.contains("Besök"), secrecy.as_str()),
                (false, "OSL 21 kap. 1 §"),
                "{number}"
            );
        }
    }
);

/// Number, party and mark of secrecy of all documents, the oldest first.
async fn diary(officer: &mut testkit::Browser) -> Vec<(String, String, String)> {
    officer.open(&format!("{DIARY}/diarium.json")).await.status(200);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&officer.page().body).unwrap();
    let text = |row: &serde_json::Value, name: &str| row[name].as_str().unwrap().to_owned();
    let told = |row| (text(row, "handling"), text(row, "motpart"), text(row, "sekretess"));
    rows.iter().map(told).collect()
}
