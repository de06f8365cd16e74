//! `/foreningar`: search, paging, and what must never be shown.

use organisations::model::State;
use sea_orm::ActiveValue::Set;
use testkit::both;

use super::change;

both!(
    visitors_find_associations_by_name_activity_area_and_age,
    async |portal| {
        for name in [
            "Exempel IF",
            "Exempelstads Musikkår",
            "Sjöscouterna i Viken",
            "Vikens Roddklubb",
        ] {
            portal.organisation("forening", name).await;
        }
        let mut visitor = portal.visitor();
        visitor
            .open("/foreningar")
            .await
            .heading("Föreningsregister")
            .sees("4 föreningar att hitta")
            .sees("Exempel IF");
        assert_eq!(
            visitor.page().all("main .list h3"),
            [
                "Exempel IF",
                "Exempelstads Musikkår",
                "Sjöscouterna i Viken",
                "Vikens Roddklubb"
            ]
        );
        let found = [
            ("sok=musikk", "Exempelstads Musikkår"),
            ("sok=EXEMPEL+if", "Exempel IF"),
            ("sok=bl%C3%A5sorkester", "Exempelstads Musikkår"),
            ("verksamhet=natur", "Sjöscouterna i Viken"),
            ("verksamhet=idrott&omrade=sk%7Crg%7Brden", "Vikens Roddklubb"),
            ("verksamhet=friluftsliv&sok=rodd", "Vikens Roddklubb"),
            ("alder=forskola", "none"),
            ("sok=%25", "none"),
            ("sok=%27%3B+DROP+TABLE+organisations%3B--", "none"),
        ];
        for (query, name) in found {
            visitor
                .open(&format!("/foreningar?{query}"))
                .await
                .heading("Föreningsregister");
            let shown = visitor.page().all("main .list h3");
            match name {
                "none" => assert!(shown.is_empty(), "{query}: {shown:?}"),
                name => assert_eq!(shown, [name], "{query}"),
            }
        }
        visitor.open("/foreningar").await;
        visitor.choose("Område", "Skärgården").press("Sök").await;
        assert_eq!(
            visitor.page().all("main .list h3"),
            ["Sjöscouterna i Viken", "Vikens Roddklubb"]
        );
        visitor
            .choose("Åldersgrupper", "0–6 år")
            .press("Sök")
            .await
            .sees("Ingen förening passar");
    }
);

both!(only_those_confirmed_in_use_and_willing_are_shown, async |portal| {
    let resting = portal.organisation("forening", "Vilande IF").await;
    let unconfirmed = portal.organisation("forening", "Ny IF").await;
    let hidden = portal.organisation("forening", "Hemlig IF").await;
    let company = portal.organisation("foretag", "Almgrens Bygg AB").await;
    change(portal, resting, |row| row.state = Set(State::Resting)).await;
    change(portal, unconfirmed, |row| row.state = Set(State::Unconfirmed)).await;
    change(portal, hidden, |row| row.shown_in_register = Set(false)).await;
    change(portal, company, |row| row.shown_in_register = Set(true)).await;
    let mut visitor = portal.visitor();
    visitor.open("/foreningar").await.sees("Här finns inga föreningar än");
    for id in [resting, unconfirmed, hidden, company] {
        visitor.open(&format!("/foreningar/{id}")).await.status(404);
    }
    for wrong in ["/foreningar/x", "/foreningar/00000000-0000-0000-0000-000000000000"] {
        visitor.open(wrong).await.status(404);
    }
});

both!(an_association_shows_what_it_chose_and_no_more, async |portal| {
    let id = portal.organisation("forening", "Exempelstads Musikkår").await;
    let vera = portal.protected().await;
    portal
        .give_org_role(id, vera.id(), base::OrgRole::AssociationManager)
        .await;
    let vera = vera.id();
    change(portal, id, |row| {
        row.shows_address = Set(false);
        row.shows_email = Set(true);
        row.shows_phone = Set(false);
        row.shows_contact = Set(true);
        row.contact_person_id = Set(Some(vera));
        row.description = Set(Some("<b>Sång</b>".to_owned()));
    })
    .await;
    let mut visitor = portal.visitor();
    visitor
        .open(&format!("/foreningar/{id}"))
        .await
        .heading("Exempelstads Musikkår")
        .sees("<b>Sång</b>")
        .sees("info@exempelstadsmusikkar.example")
        .does_not_see("08-465 116")
        .does_not_see("Adress")
        .does_not_see("8099");
    // A member with protected identity is never named.
    visitor.does_not_see("Vera").does_not_see("Skog");
});

both!(the_register_leads_on_and_back, async |portal| {
    for number in 0..60 {
        portal
            .organisation("forening", &format!("Åsens klubb {number:02}"))
            .await;
    }
    let mut visitor = portal.visitor();
    visitor.open("/foreningar").await.click("Nästa").await;
    let second = visitor.page().all("main .list h3");
    assert_eq!((second.len(), second[0].as_str()), (25, "Åsens klubb 25"));
    visitor.click("Nästa").await;
    assert_eq!(visitor.page().all("main .list h3").len(), 10);
    visitor.click("Föregående").await;
    assert_eq!(visitor.page().all("main .list h3"), second);
    visitor.click("Första").await.sees("Åsens klubb 00");
    visitor.open("/foreningar?efter=x").await.sees("Åsens klubb 00");
});

both!(names_stand_in_swedish_order, async |portal| {
    for name in ["Öster IF", "Ängens IF", "Åsens IF", "Zorn IF", "alfa IF"] {
        portal.organisation("forening", name).await;
    }
    let mut visitor = portal.visitor();
    visitor.open("/foreningar").await;
    assert_eq!(
        visitor.page().all("main .list h3"),
        ["alfa IF", "Zorn IF", "Åsens IF", "Ängens IF", "Öster IF"]
    );
});
