//! `/foreningar.csv` and `/foreningar.json`.

use futures::future::join_all;
use organisations::model::State;
use sea_orm::ActiveValue::Set;
use testkit::{Browser, both};

use super::{by_name, change};

fn names(visitor: &Browser) -> Vec<String> {
    let data: serde_json::Value = serde_json::from_str(&visitor.page().body).expect("JSON");
    assert_eq!(data["licence"], "CC0-1.0");
    let all = data["associations"].as_array().expect("a list");
    all.iter()
        .map(|one| one["name"].as_str().expect("a name").to_owned())
        .collect()
}

both!(
    the_register_is_open_data_under_the_filters_of_its_page,
    async |portal| {
        for name in ["Exempel IF", "Exempelstads Musikkår", "Sjöscouterna i Viken"] {
            portal.organisation("forening", name).await;
        }
        let mut visitor = portal.visitor();
        visitor.open("/foreningar").await.sees("Öppna data").sees("CC0");
        let link = visitor.page().link("Ladda ner som JSON");
        visitor.open(&link).await.status(200);
        assert_eq!(
            names(&visitor),
            ["Exempel IF", "Exempelstads Musikkår", "Sjöscouterna i Viken"]
        );
        assert_eq!(visitor.page().header("access-control-allow-origin"), "*");
        visitor.open("/foreningar?verksamhet=natur&sok=viken").await;
        let link = visitor.page().link("Ladda ner som JSON");
        visitor.open(&link).await;
        assert_eq!(names(&visitor), ["Sjöscouterna i Viken"]);
        visitor.open("/foreningar.csv?sok=musikk").await;
        assert_eq!(visitor.page().header("content-type"), "text/csv; charset=utf-8");
        let lines: Vec<_> = visitor.page().body.lines().collect();
        assert!(
            lines[0].starts_with("id,name,page,activities,activity_names,areas,age_groups") && lines.len() == 2,
            "{lines:?}"
        );
        assert!(lines[1].contains("Exempelstads Musikkår"));
    }
);

both!(who_has_the_file_already_is_told_so, async |portal| {
    let id = portal.organisation("forening", "Exempel IF").await;
    for path in ["/foreningar.csv", "/foreningar.json", "/foreningar.json?sok=exempel"] {
        let mut visitor = portal.visitor();
        visitor.open(path).await.status(200);
        let (tag, at) = (
            visitor.page().header("etag").to_owned(),
            visitor.page().header("last-modified").to_owned(),
        );
        visitor
            .send("GET", path, &[("if-none-match", &tag)], "")
            .await
            .status(304);
        visitor
            .send("GET", path, &[("if-modified-since", &at)], "")
            .await
            .status(304);
        visitor
            .send("GET", path, &[("if-none-match", "\"x\"")], "")
            .await
            .status(200);
        change(portal, id, |row| row.name = Set(format!("Exempel IF {path}"))).await;
        visitor
            .send("GET", path, &[("if-none-match", &tag)], "")
            .await
            .status(200);
        visitor
            .send("GET", path, &[("if-modified-since", &at)], "")
            .await
            .status(200);
    }
});

both!(open_data_hold_only_what_is_shown, async |portal| {
    let id = portal.organisation("forening", "Exempelstads Musikkår").await;
    let hidden = portal.organisation("forening", "Hemlig IF").await;
    let resting = portal.organisation("forening", "Vilande IF").await;
    let trader = portal.organisation("foretag", "Almgrens Bygg AB").await;
    let vera = portal.protected().await;
    portal
        .give_org_role(id, vera.id(), base::OrgRole::AssociationManager)
        .await;
    let vera = vera.id();
    change(portal, id, |row| {
        row.shows_address = Set(false);
        row.shows_phone = Set(false);
        row.shows_contact = Set(true);
        row.contact_person_id = Set(Some(vera));
        row.description = Set(Some("=cmd|' /C calc'!A0".to_owned()));
    })
    .await;
    change(portal, hidden, |row| row.shown_in_register = Set(false)).await;
    change(portal, resting, |row| row.state = Set(State::Resting)).await;
    change(portal, trader, |row| {
        row.shown_in_register = Set(true);
        row.is_sole_trader = Set(true);
    })
    .await;
    let street = by_name(portal, "Exempelstads Musikkår").await.unwrap().address.unwrap();
    let mut visitor = portal.visitor();
    for path in ["/foreningar.csv", "/foreningar.json"] {
        visitor.open(path).await.status(200);
        let body = &visitor.page().body;
        assert!(body.contains("info@exempelstadsmusikkar.example"), "{body}");
        for secret in [
            "Vera",
            "Skog",
            "08-465",
            street.as_str(),
            "8099",
            "Hemlig",
            "Vilande",
            "Almgrens",
            "\n=cmd",
            ",=cmd",
        ] {
            assert!(!body.contains(secret), "{path} has {secret}");
        }
    }
    assert!(visitor.open("/foreningar.csv").await.page().body.contains("'=cmd"));
});

both!(many_who_ask_at_once_all_get_what_they_asked_for, async |portal| {
    for number in 0..20 {
        portal
            .organisation("forening", &format!("Klubb {number:02} Åsen"))
            .await;
    }
    let asked = (0..20).map(|number| async move {
        let mut visitor = portal.visitor();
        visitor
            .open(&format!("/foreningar.json?sok=klubb+{number:02}+%C3%85SEN"))
            .await;
        assert_eq!(names(&visitor), [format!("Klubb {number:02} Åsen")]);
    });
    join_all(asked).await;
});
