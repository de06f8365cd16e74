//! `/handlaggning/personer`: finding people.

use std::fmt::Write;

use base::{Lang, StaffRole};
use testkit::{Browser, TestPortal, both, new_person};

const PATH: &str = "/handlaggning/personer";

async fn search<'b>(browser: &'b mut Browser, words: &str) -> &'b mut Browser {
    browser.open(PATH).await.heading("Personer");
    browser.fill("Sök person", words).press("Sök").await
}

fn names(browser: &Browser) -> Vec<String> {
    browser.page().all("tbody th")
}

both!(
    people_are_found_by_the_beginning_of_what_they_are_called,
    async |portal| {
        portal.person("Anna-Lena", "Öberg").await;
        portal.person("Öjvind", "Annasson").await;
        let mut bo = new_person("Bo", "Karlsson");
        bo.username = Some(accounts::model::Username::parse("Bosse.K").unwrap());
        portal.settle(&bo).await;
        let mut karin = portal.customer_service().await;
        for (words, found) in [
            ("anna", &["Öjvind Annasson", "Anna-Lena Öberg"][..]),
            ("ANNA LENA ö", &["Anna-Lena Öberg"]),
            ("Öberg, Anna-Lena", &["Anna-Lena Öberg"]),
            ("öj", &["Öjvind Annasson"]),
            ("oj", &["Öjvind Annasson"]),
            ("bosse", &["Bo Karlsson"]),
            ("BO.KARLSSON@exempel", &["Bo Karlsson"]),
            ("karlsson", &["Bo Karlsson"]),
            ("%", &[]),
            ("' OR 1=1 --", &[]),
        ] {
            search(&mut karin, words).await;
            if words.chars().count() < 2 {
                karin.mistakes(&["Skriv minst två tecken."]);
                continue;
            }
            karin.heading("Personer");
            assert_eq!(names(&karin), found, "{words}");
            assert_eq!(karin.page().path, PATH, "what is looked for never stands in an address");
        }
    }
);

both!(
    an_identity_number_is_found_whole_and_told_when_it_is_wrong,
    async |portal| {
        let csv = "email;first_name;last_name;personnummer\nlisa@exempel.example;Lisa;Berg;19900101-2385\n";
        accounts::import::import(portal, csv.as_bytes(), |_| {}).await.unwrap();
        let mut karin = portal.customer_service().await;
        for typed in ["199001012385", "900101-2385", "19900101 2385"] {
            search(&mut karin, typed).await.heading("Personer");
            assert_eq!(names(&karin), ["Lisa Berg"], "{typed}");
            karin.does_not_see("2385-");
        }
        search(&mut karin, "19900101-2386").await;
        karin.mistakes(&["Personnumret stämmer inte. Kontrollera siffrorna, ÅÅÅÅMMDD-NNNN."]);
        search(&mut karin, "").await.mistakes(&["Skriv det du söker efter."]);
    }
);

both!(a_long_list_is_turned_forwards_and_back, async |portal| {
    many(portal, 60).await;
    let mut karin = portal.customer_service().await;
    search(&mut karin, "Testsson").await.heading("Personer");
    let mut seen = names(&karin);
    assert_eq!(seen.len(), 25);
    karin.press("Nästa").await.heading("Personer");
    let second = names(&karin);
    seen.extend(second.clone());
    karin.press("Nästa").await.heading("Personer");
    assert_eq!(names(&karin).len(), 10);
    seen.extend(names(&karin));
    let expected: Vec<_> = (0..60).map(|n| format!("Person{n:02} Testsson")).collect();
    assert_eq!(seen, expected);
    assert!(!karin.page().text().contains("Nästa"));
    karin.press("Föregående").await;
    assert_eq!(names(&karin), second);
    karin.press("Föregående").await;
    assert_eq!(names(&karin), expected[..25]);
    assert!(!karin.page().text().contains("Föregående"));
});

async fn many(portal: &TestPortal, how_many: usize) {
    let mut csv = "email,first_name,last_name\n".to_owned();
    for n in 0..how_many {
        writeln!(csv, "p{n:02}@exempel.example,Person{n:02},Testsson").unwrap();
    }
    let report = accounts::import::import(portal, csv.as_bytes(), |_| {}).await.unwrap();
    assert_eq!(report.made, how_many as u64);
}

both!(
    a_protected_person_is_found_only_by_a_whole_name_and_has_none_in_the_list,
    async |portal| {
        portal.protected().await;
        let mut karin = portal.customer_service().await;
        for part in ["ver", "skog", "vera.skog@"] {
            search(&mut karin, part).await.sees("Ingen person hittades");
        }
        for whole in ["Vera Skog", "skog vera", "vera.skog@exempel.example"] {
            search(&mut karin, whole).await.heading("Personer");
            assert_eq!(names(&karin), ["Person med skyddade personuppgifter"], "{whole}");
            let rest = karin.page().all("tbody td");
            assert_eq!(rest[..2], ["–", "–"], "{whole}");
        }
    }
);

both!(only_those_whose_matters_come_from_people_may_search, async |portal| {
    let mut visitor = portal.visitor();
    visitor
        .open(PATH)
        .await
        .leads_to("/logga-in?till=%2Fhandlaggning%2Fpersoner");
    portal.anna().await.open(PATH).await.status(403);
    for (role, status) in [
        (StaffRole::CaseOfficer, 200),
        (StaffRole::CustomerService, 200),
        (StaffRole::SystemAdministrator, 200),
        (StaffRole::ParkingWarden, 403),
        (StaffRole::Cashier, 403),
        (StaffRole::BookingOfficer, 403),
    ] {
        let mut new = new_person(role.code(), "Tjänsteman");
        (new.staff, new.lang) = (vec![role], Lang::Sv);
        portal.settle(&new).await.open(PATH).await.status(status);
    }
});

both!(
    what_was_looked_for_is_still_there_after_a_login_in_between,
    async |portal| {
        let mut karin = portal.customer_service().await;
        karin.open(PATH).await;
        let sent = karin.fill("Sök person", "Lisa").submission("Sök");
        portal.advance(chrono::TimeDelta::minutes(31));
        karin.submit(&sent).await.status(303);
        let (id, email) = (karin.id(), karin.email().to_owned());
        let form = karin.page().header("location").to_owned();
        let (_, page) = form_urlencoded::parse(form.split_once('?').unwrap().1.as_bytes())
            .find(|(name, _)| name == "till")
            .unwrap();
        assert!(!form.contains("Lisa"));
        portal.log_in(&mut karin, id, &email).await;
        karin.open(&page).await.heading("Personer");
        assert_eq!(karin.page().value("Sök person"), "Lisa");
    }
);
