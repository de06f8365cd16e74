//! Search among cases: everybody finds by words what they may read, and learns nothing of the rest.

use base::OrgRole;
use chrono::TimeDelta;
use desk::tables::case::Entity;
use sea_orm::{ConnectionTrait, EntityTrait, Statement};
use testkit::{Browser, both};

use super::merging::merge;
use super::{answer, ask, case, contact, lines, open_case, pages};

const QUEUE: &str = "/handlaggning/arenden";

/// The numbers of the cases on the page, from the top.
fn listed(browser: &Browser) -> Vec<String> {
    let links = browser.page().attributes("main a", "href");
    // An officer's case remembers the list it was opened from.
    let links = links.iter().map(|link| match link.starts_with("/handlaggning") {
        true => link.split('?').next().unwrap_or_default(),
        false => link.as_str(),
    });
    let last = links.filter_map(|link| link.rsplit('/').next());
    last.filter(|last| last.starts_with("ARE-") && !last.contains('?'))
        .map(str::to_owned)
        .collect()
}

/// What somebody finds at a list.
async fn found(browser: &mut Browser, list: &str, words: &str) -> Vec<String> {
    let words: String = form_urlencoded::byte_serialize(words.as_bytes()).collect();
    let sign = if list.contains('?') { '&' } else { '?' };
    browser.open(&format!("{list}{sign}sok={words}")).await.status(200);
    listed(browser)
}

async fn note(officer: &mut Browser, reference: &str, text: &str) {
    officer
        .open(&pages(reference).1)
        .await
        .fill("Anteckning", text)
        .press("Spara anteckning")
        .await
        .status(303);
}

async fn write(browser: &mut Browser, reference: &str, text: &str) {
    browser
        .open(&pages(reference).0)
        .await
        .fill("Meddelande", text)
        .press("Skicka svar")
        .await
        .status(303);
}

both!(officers_find_by_all_that_is_written_and_by_names, async |portal| {
    let (mut anna, mut bo, mut omar) = (portal.anna().await, portal.bo().await, portal.officer().await);
    let first = ask(&mut anna, "Tid i Björkhallen").await;
    write(&mut anna, &first, "Nycklarna är <b>borttappade</b> sedan i tisdags.").await;
    note(&mut omar, &first, "Ring vaktmästaren").await;
    answer(
        &mut omar,
        &first,
        "Låssmeden kommer.",
        "Arbeta vidare, ärendet är öppet",
    )
    .await;
    let second = ask(&mut bo, "Bidrag till läger").await;
    let third = contact(portal, "Trasig lampa", "vera@postladan.example").await;

    for (words, expected) in [
        ("björkhallen", vec![&first]),
        ("BJÖRKHALLAR", vec![&first]),
        ("bjorkhallen", vec![]),
        ("nycklar", vec![&first]),
        ("nycklarna tisdag", vec![&first]),
        ("nycklarna onsdag", vec![]),
        ("vaktmästaren", vec![&first]),
        ("låssmed", vec![&first]),
        ("Anna Ek", vec![&first]),
        ("\"Ek Anna\"", vec![]),
        ("Exempel IF", vec![&second]),
        ("läg", vec![&second]),
        ("\"ledig tid\"", vec![&third, &second, &first]),
        ("\"tid ledig\"", vec![]),
        ("Vera Besök", vec![&third]),
        (third.as_str(), vec![&third]),
        ("3", vec![&third]),
        ("000002", vec![&second]),
    ] {
        assert_eq!(
            found(&mut omar, QUEUE, words).await.iter().collect::<Vec<_>>(),
            expected,
            "{words}"
        );
    }
    found(&mut omar, QUEUE, "borttappad").await;
    assert_eq!(omar.page().all("mark"), ["borttappade"]);
    assert!(
        omar.page().body.contains("&#60;b&#62;<mark>borttappade</mark>"),
        "{}",
        omar.page().body
    );
    found(&mut omar, QUEUE, "vaktmästare").await;
    omar.sees("Intern anteckning:").sees("Träffar i alla ärenden");
});

both!(a_search_is_narrowed_by_the_filters, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let (taken, free) = (ask(&mut anna, "Hallen ett").await, ask(&mut anna, "Hallen två").await);
    let other = open_case(portal, anna.id(), None, "bidrag", "Hallen tre").await;
    let done = ask(&mut anna, "Hallen fyra").await;
    omar.open(&pages(&taken).1).await.press("Ta ärendet").await.status(303);
    answer(&mut omar, &done, "Så här.", "Ärendet är löst, svaret är lösningen").await;
    for (filter, expected) in [
        ("", vec![&done, &other, &free, &taken]),
        ("?urval=alla", vec![&done, &other, &free, &taken]),
        ("?urval=mina", vec![&taken]),
        ("?urval=otilldelade", vec![&other, &free]),
        ("?urval=vantar", vec![]),
        ("?urval=forfaller", vec![]),
        ("?lage=solved", vec![&done]),
        ("?urval=mina&lage=solved", vec![&done]),
        ("?amne=bidrag", vec![&other]),
    ] {
        let found = found(&mut omar, &format!("{QUEUE}{filter}"), "hall").await;
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{filter}");
    }
    omar.open(QUEUE)
        .await
        .fill("Sök", "hallen")
        .choose("Ämne", "Bidrag")
        .press("Filtrera")
        .await;
    assert_eq!(listed(&omar), [other]);
});

both!(
    customers_find_their_own_and_nothing_that_is_kept_from_them,
    async |portal| {
        let (mut anna, mut sara, mut omar) = (portal.anna().await, portal.stranger().await, portal.officer().await);
        let annas = ask(&mut anna, "Tid i hallen").await;
        write(&mut anna, &annas, "Helst en onsdag").await;
        note(&mut omar, &annas, "Besvärlig hallkund").await;
        let saras = ask(&mut sara, "Hallen är kall").await;
        for (words, hers) in [
            ("hallen", true),
            ("onsdag", true),
            ("onsd", true),
            ("besvärlig", false),
            ("hallkund", false),
        ] {
            let expected: Vec<_> = hers.then(|| annas.clone()).into_iter().collect();
            assert_eq!(found(&mut anna, "/arenden", words).await, expected, "{words}");
        }
        anna.sees("Inga ärenden stämmer med det du söker")
            .does_not_see("Besvärlig");
        assert_eq!(found(&mut sara, "/arenden", "hallen").await, [saras]);
        for words in ["onsdag", annas.as_str(), "1", "Anna"] {
            assert!(found(&mut sara, "/arenden", words).await.is_empty(), "{words}");
        }

        // Shared, and no longer.
        anna.open(&format!("{}/dela", pages(&annas).0)).await;
        let email = sara.email().to_owned();
        anna.fill("Personens e-postadress", &email)
            .press("Dela")
            .await
            .status(303);
        assert_eq!(
            found(&mut sara, "/arenden", "onsdag").await,
            std::slice::from_ref(&annas)
        );
        sara.sees("Delat med dig");
        assert_eq!(found(&mut sara, "/arenden", "1").await, std::slice::from_ref(&annas));
        assert!(found(&mut sara, "/arenden", "besvärlig").await.is_empty());
        anna.open(&format!("{}/dela", pages(&annas).0)).await;
        anna.press("Ta bort, sara.lund@exempel.example").await.status(303);
        assert!(found(&mut sara, "/arenden", "onsdag").await.is_empty());
    }
);

both!(roles_decide_what_is_found_of_an_organisation, async |portal| {
    let mut bo = portal.bo().await;
    let clubs = ask(&mut bo, "Planens belysning").await;
    let club = case(portal, &clubs).await.organisation_id.expect("Bo wears the hat");
    let mut lisa = portal.person("Lisa", "Berg").await;
    portal.give_org_role(club, lisa.id(), OrgRole::Contact).await;
    portal.wear(&lisa, Some(club)).await;
    let lisas = ask(&mut lisa, "Planens mål").await;
    assert_eq!(
        found(&mut bo, "/arenden", "planen").await,
        [lisas.clone(), clubs.clone()]
    );
    assert_eq!(
        found(&mut bo, "/arenden", "Lisa Berg").await,
        std::slice::from_ref(&lisas)
    );
    assert_eq!(
        found(&mut lisa, "/arenden", "planen").await,
        std::slice::from_ref(&lisas)
    );
    portal.wear(&bo, None).await;
    assert!(found(&mut bo, "/arenden", "planen").await.is_empty());
});

both!(
    nobody_finds_who_is_protected_by_name_or_by_what_they_wrote,
    async |portal| {
        let (mut vera, mut omar) = (portal.protected().await, portal.officer().await);
        let reference = ask(&mut vera, "Skyddad fråga").await;
        write(&mut vera, &reference, "Hälsningar från Björnbärsvägen").await;
        for words in ["Vera", "Vera Skog", "Björnbärsvägen", "ledig tid", "skog"] {
            assert!(found(&mut omar, QUEUE, words).await.is_empty(), "{words}");
        }
        for words in ["skyddad", reference.as_str(), "1"] {
            assert_eq!(
                found(&mut omar, QUEUE, words).await,
                std::slice::from_ref(&reference),
                "{words}"
            );
            omar.does_not_see("Björnbär").does_not_see("Vera");
        }
        assert_eq!(found(&mut vera, "/arenden", "björnbärsvägen").await, [reference]);
    }
);

both!(nobody_looks_in_what_is_noted_about_their_own_matters, async |portal| {
    let (mut omar, mut karin) = (portal.officer().await, portal.customer_service().await);
    let own = ask(&mut omar, "Mitt staket").await;
    note(&mut karin, &own, "Kollegan är svartbyggare").await;
    assert_eq!(
        found(&mut karin, QUEUE, "svartbyggare").await,
        std::slice::from_ref(&own)
    );
    assert!(found(&mut omar, QUEUE, "svartbyggare").await.is_empty());
    assert_eq!(found(&mut omar, QUEUE, "staket").await, [own]);
    omar.does_not_see("svartbyggare");

    let mut bo = portal.bo().await;
    let clubs = ask(&mut bo, "Föreningens fråga").await;
    let club = case(portal, &clubs).await.organisation_id.expect("Bo wears the hat");
    portal.give_org_role(club, omar.id(), OrgRole::Contact).await;
    note(&mut karin, &clubs, "Kassan är misskött").await;
    assert!(found(&mut omar, QUEUE, "misskött").await.is_empty());
});

both!(what_is_merged_or_split_is_found_where_it_is_now, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let (first, second) = (ask(&mut anna, "Lampan").await, ask(&mut anna, "Grinden").await);
    write(&mut anna, &second, "Gångjärnen gnisslar").await;
    assert_eq!(found(&mut omar, QUEUE, "gångjärn").await, std::slice::from_ref(&second));
    merge(&mut omar, &second, &first).await;
    assert_eq!(found(&mut omar, QUEUE, "gångjärn").await, std::slice::from_ref(&first));
    assert_eq!(found(&mut omar, QUEUE, "grinden").await, std::slice::from_ref(&second));

    write(&mut anna, &first, "Och taket läcker").await;
    let page = format!("{}/dela", pages(&first).1);
    omar.open(&page).await.fill("Det nya ärendets rubrik", "Taket");
    let lines = lines(portal, &first).await;
    let line = lines
        .iter()
        .find(|(_, text)| text.contains("läcker"))
        .expect("the line")
        .0;
    let form = omar.submission("Dela upp").with("lines", &line.to_string());
    omar.submit(&form).await.status(303);
    assert_eq!(found(&mut omar, QUEUE, "läcker").await, ["ARE-2026-000003"]);
});

both!(a_new_name_is_found_and_the_old_one_is_not, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Lampan").await;
    let new = "UPDATE persons SET last_name = 'Lindgren' WHERE id = $1";
    let db = portal.store.writer();
    let renamed = Statement::from_sql_and_values(db.get_database_backend(), new, [anna.id().into()]);
    db.execute_raw(renamed).await.expect("a name can be changed");
    portal.advance(TimeDelta::minutes(2));
    portal.run_jobs().await;
    assert_eq!(found(&mut omar, QUEUE, "lindgren").await, [reference]);
    assert!(found(&mut omar, QUEUE, "\"anna ek\"").await.is_empty());
});

both!(sixty_hits_are_shown_once_each_the_newest_first, async |portal| {
    let anna = portal.anna().await;
    for number in 0..60 {
        open_case(portal, anna.id(), None, "bokning", &format!("Fråga {number}")).await;
    }
    let (mut omar, mut sara) = (portal.officer().await, anna);
    for (browser, list) in [(&mut omar, QUEUE), (&mut sara, "/arenden")] {
        let mut seen = found(browser, list, "fråga").await;
        let first = seen.clone();
        assert_eq!((first.len(), first[0].as_str()), (25, "ARE-2026-000060"));
        while browser.page().text().contains("Nästa") {
            browser.click("Nästa").await.status(200);
            seen.extend(listed(browser));
        }
        let expected: Vec<_> = (1..=60).rev().map(|number| format!("ARE-2026-{number:06}")).collect();
        assert_eq!(seen, expected);
        while browser.page().text().contains("Föregående") {
            browser.click("Föregående").await;
        }
        assert_eq!(listed(browser), first);
    }
});

both!(any_text_can_be_looked_for, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let arabic = ask(&mut anna, "مرحبا بالعالم 🚲").await;
    assert_eq!(found(&mut omar, QUEUE, "مرحبا").await, std::slice::from_ref(&arabic));
    assert_eq!(
        found(&mut anna, "/arenden", "بالعالم 🚲").await,
        std::slice::from_ref(&arabic)
    );
    for odd in [
        "%",
        "_",
        "\"",
        "\"\"\"",
        "*",
        "hall*",
        "AND",
        "NOT",
        "OR OR",
        "NEAR(",
        "NEAR(a b, 3)",
        "{staff} : a",
        "head:x",
        "-x",
        "x & | ! <-> :*",
        "'",
        "\\",
        "🚲",
        "  ",
        "^x",
        "(((",
        "x' OR '1'='1",
        "\u{202e}abc",
        "a\u{301}",
    ] {
        found(&mut omar, QUEUE, odd).await;
        assert!(
            found(&mut anna, "/arenden", odd).await.is_empty() || odd.trim().is_empty(),
            "{odd:?}"
        );
    }
    let long = "x".repeat(10_000);
    omar.open(QUEUE).await.fill("Sök", &long).press("Filtrera").await;
    omar.sees("Sökningen är 10000 tecken. Korta den till högst 200.");
    assert_eq!(omar.page().value("Sök"), long, "what was typed is there");
    let many = "ord ".repeat(50);
    found(&mut omar, QUEUE, &many).await;
});

both!(the_words_of_a_case_go_with_it, async |portal| {
    let mut anna = portal.anna().await;
    let reference = ask(&mut anna, "Lampan").await;
    let id = case(portal, &reference).await.id;
    let db = portal.store.writer();
    for table in ["case_messages", "notifications", "form_answers"] {
        let _ = db.execute_unprepared(&format!("DELETE FROM {table}")).await;
    }
    Entity::delete_by_id(id).exec(db).await.expect("a case can be deleted");
    let left = db.query_all_raw(Statement::from_string(
        db.get_database_backend(),
        "SELECT * FROM case_search_words",
    ));
    assert!(left.await.expect("the table is there").is_empty());
});
