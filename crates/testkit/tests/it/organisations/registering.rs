//! `/registrera/forening`, `/registrera/foretag` and `/mitt-konto/organisationer`: registering an
//! organisation with and without an account.

use chrono::TimeDelta;
use futures::future::join_all;
use organisations::model::{Kind, State};
use sea_orm::{EntityTrait, PaginatorTrait};
use testkit::{PASSWORD, both};

use super::{NUMBER, PERSONNUMMER, WRONG, by_name, count, fill_in, fill_in_organisation, letters};

const LISA: &str = "lisa.berg@exempel.example";

both!(an_association_and_its_manager_register_together, async |portal| {
    let mut lisa = portal.visitor();
    fill_in(&mut lisa, NUMBER, LISA)
        .await
        .press("Registrera")
        .await
        .leads_to("/registrera/klart");
    let made = by_name(portal, "Granens Bollklubb").await.unwrap();
    assert_eq!((made.kind, made.state), (Kind::Association, State::Unconfirmed));
    assert!(!made.shown_in_register && made.offered_to.is_none());
    // The number is sealed, not written down.
    assert!(!made.organisation_number.unwrap().contains("809900"));

    portal.run_jobs().await;
    let link = portal.mail(LISA, "Bekräfta ditt konto").await.link();
    lisa.open(&link).await.press("Bekräfta kontot").await.follow().await;
    lisa.fill("Användarnamn", LISA).fill("Lösenord", PASSWORD);
    lisa.press("Logga in")
        .await
        .follow()
        .await
        .sees("Granens Bollklubb (väntar på bekräftelse)");
    lisa.open("/mitt-konto/organisationer")
        .await
        .sees("Granens Bollklubb")
        .sees("Föreningsansvarig")
        .sees("Väntar på bekräftelse");
    lisa.open("/mitt-konto/historik")
        .await
        .sees("Granens Bollklubb registrerades");
});

both!(a_sole_traders_number_is_never_shown, async |portal| {
    let mut visitor = portal.visitor();
    visitor
        .open("/registrera/foretag")
        .await
        .heading("Registrera ett företag");
    fill_in_organisation(&mut visitor, PERSONNUMMER);
    visitor
        .fill("E-post", LISA)
        .fill("Förnamn", "Lisa")
        .fill("Efternamn", "Berg");
    visitor
        .fill("Lösenord", PASSWORD)
        .tick("Jag har läst och godkänner villkoren")
        .press("Registrera")
        .await
        .leads_to("/registrera/klart");
    let made = by_name(portal, "Granens Bollklubb").await.unwrap();
    assert!(made.is_sole_trader && made.kind == Kind::Company);
    let mut karin = portal.customer_service().await;
    karin
        .open(&format!("/handlaggning/organisationer/{}", made.id))
        .await
        .sees("Enskild firma, visas inte")
        .does_not_see("840809")
        .does_not_see("9284");
    // Nobody finds it by its number but staff.
    karin
        .open("/handlaggning/organisationer")
        .await
        .fill("Namn, nummer eller e-post", "19840809-9284")
        .press("Sök")
        .await
        .leads_to(&format!("/handlaggning/organisationer/{}", made.id));
    let mut anna = portal.anna().await;
    anna.open("/foreningar?sok=19840809-9284").await.does_not_see("Granens");
});

both!(each_mistake_is_told_at_its_field_and_the_rest_is_kept, async |portal| {
    let long = "å".repeat(121);
    let cases = [
        (
            "Organisationsnummer",
            WRONG,
            "Organisationsnumret stämmer inte. Kontrollera att alla siffror är rätt.",
        ),
        ("Organisationsnummer", "", "Fyll i organisationsnumret."),
        (
            "Organisationsnummer",
            "12",
            "Ett organisationsnummer har tio siffror, till exempel 809900-1235.",
        ),
        (
            "Organisationsnummer",
            PERSONNUMMER,
            "En förening kan inte ha ett personnummer. Fyll i föreningens organisationsnummer.",
        ),
        ("Namn", "", "Fyll i organisationens namn."),
        ("Namn", &long, "Texten är 121 tecken. Korta den till högst 120."),
        ("Adress", "", "Fyll i adressen."),
        (
            "Postnummer",
            "1234",
            "Ett postnummer har fem siffror, till exempel 123 45.",
        ),
        ("Ort", "", "Fyll i orten."),
        ("Förnamn", "", "Fyll i ditt förnamn."),
    ];
    let mut visitor = portal.visitor();
    for (label, value, mistake) in cases {
        fill_in(&mut visitor, NUMBER, LISA).await.fill(label, value);
        visitor.press("Registrera").await.mistakes(&[mistake]);
        assert_eq!(visitor.page().value("E-post"), LISA);
        assert!(visitor.page().mistake_at(label).unwrap().contains(mistake), "{label}");
    }
    visitor
        .open("/registrera/forening")
        .await
        .press("Registrera")
        .await
        .status(422);
    assert_eq!(visitor.page().mistakes().len(), 10, "{:?}", visitor.page().mistakes());
    assert_eq!(count(portal).await, 0);
});

both!(a_number_that_is_registered_leads_to_asking_for_access, async |portal| {
    let mut first = portal.visitor();
    fill_in(&mut first, NUMBER, LISA).await.press("Registrera").await;
    let there = by_name(portal, "Granens Bollklubb").await.unwrap();
    let mut second = portal.visitor();
    fill_in(&mut second, "16809900-1235", "olle.ek@exempel.example").await;
    second.fill("Namn", "Något annat").press("Registrera").await;
    second
        .mistakes(&["En organisation med det numret finns redan hos oss. Be om behörighet i stället."])
        .sees("Organisationen finns redan");
    // No details of it.
    second.does_not_see("Granens Bollklubb");
    second.click("Be om behörighet").await.heading("Be om behörighet");
    second
        .sees("Du behöver ett eget konto först")
        .does_not_see("Granens Bollklubb");
    assert_eq!(second.page().path, format!("/behorighet/{}", there.id));
    assert!(letters(portal, "olle.ek@exempel.example", "").await == 0);
});

both!(
    a_taken_address_gives_the_same_page_and_offers_the_organisation_to_its_owner,
    async |portal| {
        let mut anna = portal.anna().await;
        let mut visitor = portal.visitor();
        fill_in(&mut visitor, NUMBER, anna.email())
            .await
            .press("Registrera")
            .await
            .leads_to("/registrera/klart");
        assert_eq!(letters(portal, anna.email(), "Du har redan ett konto").await, 1);
        assert_eq!(letters(portal, anna.email(), "Bekräfta ditt konto").await, 0);

        // The number is as taken as any: trying it twice tells nothing about the address.
        let mut other = portal.visitor();
        fill_in(&mut other, NUMBER, "olle.ek@exempel.example")
            .await
            .press("Registrera")
            .await
            .status(422);

        // It is nobody's yet: no hat, and not in the queue of staff.
        anna.open("/").await.sees("Är Granens Bollklubb din?");
        let mut karin = portal.customer_service().await;
        karin
            .open("/handlaggning/organisationer")
            .await
            .does_not_see("Granens Bollklubb");
        let id = by_name(portal, "Granens Bollklubb").await.unwrap().id;
        karin
            .open(&format!("/handlaggning/organisationer/{id}"))
            .await
            .status(404);

        // Somebody else cannot take it.
        anna.open("/mitt-konto/organisationer").await;
        let yes = anna.submission("Ja, lägg till den");
        let mut sara = portal.stranger().await;
        sara.open("/mitt-konto/organisationer/ny").await;
        let csrf = sara.submission("Lägg till").get("_csrf").to_owned();
        sara.submit(
            &yes.clone()
                .with("_csrf", &csrf)
                .with("_key", "another-key-of-enough-length"),
        )
        .await
        .status(404);

        for _ in 0..3 {
            anna.submit(&yes).await.leads_to("/mitt-konto/organisationer");
        }
        anna.follow()
            .await
            .flash("Granens Bollklubb är tillagd")
            .sees("Väntar på bekräftelse");
        karin.open("/handlaggning/organisationer").await;
        portal.advance(TimeDelta::seconds(10));
        karin
            .open("/handlaggning/organisationer")
            .await
            .sees("Granens Bollklubb");
    }
);

both!(an_offer_that_is_refused_frees_the_number, async |portal| {
    let mut anna = portal.anna().await;
    let mut visitor = portal.visitor();
    fill_in(&mut visitor, NUMBER, anna.email())
        .await
        .press("Registrera")
        .await;
    anna.open("/mitt-konto/organisationer")
        .await
        .press("Nej, ta bort den")
        .await;
    anna.follow().await.flash("Granens Bollklubb är borttagen");
    assert_eq!(count(portal).await, 0);
    fill_in(&mut visitor, NUMBER, LISA)
        .await
        .press("Registrera")
        .await
        .leads_to("/registrera/klart");
});

both!(
    fifty_registrations_of_one_number_at_once_make_one_organisation,
    async |portal| {
        let mut all = Vec::new();
        for place in 0..50_u8 {
            let mut visitor = portal.visitor();
            visitor.address = std::net::IpAddr::from([198, 51, 100, place]);
            let email = format!("person{place}@exempel.example");
            fill_in(&mut visitor, NUMBER, &email).await;
            let form = visitor.submission("Registrera");
            all.push(async move {
                visitor.submit(&form).await;
                visitor.page().status.as_u16()
            });
        }
        let statuses = join_all(all).await;
        assert_eq!(
            statuses.iter().filter(|status| **status == 303).count(),
            1,
            "{statuses:?}"
        );
        // The others are told, or asked to come back when fewer hash at once.
        assert!(
            statuses.iter().all(|status| [303, 422, 503].contains(status)),
            "{statuses:?}"
        );
        assert_eq!(count(portal).await, 1);
        let persons = accounts::tables::person::Entity::find().count(portal.store.db()).await;
        assert_eq!(persons.unwrap(), 1);
    }
);

both!(who_has_an_account_adds_an_organisation, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/registrera/forening")
        .await
        .leads_to("/mitt-konto/organisationer/ny");
    anna.follow().await.heading("Lägg till organisation");
    fill_in_organisation(&mut anna, NUMBER);
    anna.press("Lägg till")
        .await
        .mistakes(&["Välj om det är en förening eller ett företag."]);
    let form = anna.tick("Förening").submission("Lägg till");
    for _ in 0..2 {
        anna.submit(&form).await.leads_to("/mitt-konto/organisationer");
    }
    assert_eq!(count(portal).await, 1);
    anna.follow()
        .await
        .flash("Granens Bollklubb är tillagd")
        .sees("Väntar på bekräftelse");
    anna.open("/mitt-konto/organisationer/ny").await;
    fill_in_organisation(&mut anna, NUMBER);
    anna.tick("Förening")
        .press("Lägg till")
        .await
        .mistakes(&["En organisation med det numret finns redan hos oss. Be om behörighet i stället."]);
    let customer = anna.submission("Lägg till").with("kind", "kund");
    anna.submit(&customer).await.status(422);
});

both!(the_search_before_the_form_finds_associations, async |portal| {
    let id = portal.organisation("forening", "Exempelstads Musikkår").await;
    let mut visitor = portal.visitor();
    visitor
        .open("/registrera/forening?sok=musikk")
        .await
        .sees("INTE registrera den på nytt")
        .sees("En förening hittades.");
    visitor
        .click("Be föreningsansvarig om behörighet, Exempelstads Musikkår")
        .await;
    visitor.heading("Be om behörighet för Exempelstads Musikkår");
    assert_eq!(visitor.page().path, format!("/behorighet/{id}"));
    visitor
        .open("/registrera/forening?sok=finnsinte")
        .await
        .sees("Ingen förening i registret har det namnet");
});

both!(an_organisation_nobody_came_for_is_forgotten, async |portal| {
    let mut visitor = portal.visitor();
    fill_in(&mut visitor, NUMBER, LISA).await.press("Registrera").await;
    portal.organisation("forening", "Kammarkören Klang").await;
    portal.advance(TimeDelta::days(31));
    portal.run_jobs().await;
    portal.advance(TimeDelta::hours(2));
    portal.run_jobs().await;
    assert!(by_name(portal, "Granens Bollklubb").await.is_none());
    assert!(by_name(portal, "Kammarkören Klang").await.is_some());
});

both!(only_who_is_logged_in_has_organisations, async |portal| {
    let mut visitor = portal.visitor();
    for path in [
        "/mitt-konto/organisationer",
        "/mitt-konto/organisationer/ny",
        "/organisation",
        "/mitt-konto/e-postfilter",
    ] {
        visitor.open(path).await;
        assert!(visitor.location().starts_with("/logga-in?till="), "{path}");
    }
});
