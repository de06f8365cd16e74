//! `/handlaggning/arenden/nytt`: staff write down a call, a letter or a visit.

use accounts::model::Username;
use base::{Mobile, OrgRole, StaffRole};
use desk::model::Channel;
use testkit::{Browser, both, new_person};

use super::{ask, cases, pages, subjects};

const PAGE: &str = "/handlaggning/arenden/nytt";
/// The field of what is looked for.
const SEARCH: &str = "Sök person eller organisation";
/// The choice when it is nobody of those found.
const UNLISTED: &str = "Kunden finns inte här";

/// Fills in what a call was about.
fn call<'b>(officer: &'b mut Browser, subject: &str) -> &'b mut Browser {
    officer
        .choose("Ämne", "Något annat")
        .fill("Rubrik", subject)
        .fill("Vad sa kunden?", "Undrar")
}

/// Those whom a search finds, to choose from.
async fn found(officer: &mut Browser, typed: &str) -> Vec<String> {
    officer.fill(SEARCH, typed).press("Sök kund").await.status(200);
    officer.page().all("#customer label")
}

both!(a_call_from_somebody_with_an_account_shows_there, async |portal| {
    let (mut anna, mut karin) = (portal.anna().await, portal.customer_service().await);
    karin.open(PAGE).await.heading("Registrera samtal");
    karin
        .fill(SEARCH, "ANNA.EK@exempel.example")
        .choose("Ämne", "Konto och inloggning");
    karin
        .fill("Rubrik", "Kommer inte in")
        .fill("Vad sa kunden?", "Glömt lösenordet");
    let form = karin.submission("Registrera");
    for _ in 0..3 {
        karin
            .submit(&form)
            .await
            .leads_to("/handlaggning/arenden/ARE-2026-000001");
    }
    karin
        .follow()
        .await
        .flash("Ärendet är registrerat som ARE-2026-000001.")
        .sees("Samtal");
    anna.open("/arenden/ARE-2026-000001")
        .await
        .sees("Glömt lösenordet")
        .sees("Ärendet skrevs ner efter ett samtal");
    assert_eq!(cases(portal).await.len(), 1);
    assert_eq!(
        subjects(portal, anna.email()).await,
        ["Vi har tagit emot ditt ärende ARE-2026-000001"]
    );
});

both!(what_is_missing_or_wrong_is_told, async |portal| {
    let mut karin = portal.customer_service().await;
    karin.open(PAGE).await.press("Registrera").await.mistakes(&[
        "Skriv kundens namn, eller ett konto.",
        "Välj vad det gäller.",
        "Skriv en rubrik.",
        "Skriv något först.",
    ]);
    karin
        .fill(SEARCH, "ingen")
        .choose("Ämne", "Något annat")
        .fill("Rubrik", "Ringde");
    karin
        .fill("Vad sa kunden?", "Undrar")
        .press("Registrera")
        .await
        .status(422);
    karin.sees("Det finns inget konto med det namnet.");
    assert_eq!(karin.page().value("Vad sa kunden?"), "Undrar");
    // One's own matter is written down by a colleague.
    let email = karin.email().to_owned();
    karin.fill(SEARCH, &email).press("Registrera").await;
    karin.mistakes(&["Ingen handlägger sitt eget ärende. En kollega behöver göra det."]);
    karin
        .fill(SEARCH, "")
        .fill("Namn", "Olle")
        .fill("E-post", "olle")
        .fill("Telefon", "x")
        .press("Registrera")
        .await
        .status(422);
    assert_eq!(karin.page().mistakes().len(), 2);
    let fax = karin.submission("Registrera").with("channel", "fax");
    karin
        .submit(&fax)
        .await
        .status(422)
        .sees("Välj hur kunden hörde av sig.");
    assert!(cases(portal).await.is_empty());
});

both!(
    a_letter_from_somebody_without_an_account_can_be_answered_by_mail,
    async |portal| {
        let mut karin = portal.customer_service().await;
        karin
            .open(PAGE)
            .await
            .tick("Brev")
            .fill("Namn", "Olle Lind")
            .fill("E-post", "olle@post.example");
        karin
            .choose("Ämne", "Något annat")
            .fill("Rubrik", "Brev")
            .fill("Vad sa kunden?", "Undrar");
        karin
            .fill("Telefon", "070-174 06 05")
            .press("Registrera")
            .await
            .follow()
            .await
            .sees("Olle Lind")
            .sees("olle@post.example")
            .sees("070-174 06 05");
        karin.sees("Brev");
        portal.run_jobs().await;
        let letter = portal.mail("olle@post.example", "Vi har tagit emot ditt ärende").await;
        portal.visitor().open(&letter.link()).await.heading("Brev");

        // Without an address officers are told that nobody is reached.
        karin
            .open(PAGE)
            .await
            .tick("Besök")
            .fill("Namn", "Olle Lind")
            .choose("Ämne", "Något annat");
        karin
            .fill("Rubrik", "Besök")
            .fill("Vad sa kunden?", "Undrar")
            .press("Registrera")
            .await
            .follow()
            .await;
        karin.sees("Kunden har inte lämnat någon e-postadress och får inget mejl.");
    }
);

both!(references_run_without_gaps, async |portal| {
    let (mut anna, mut karin) = (portal.anna().await, portal.customer_service().await);
    // What is refused takes no number.
    karin.open(PAGE).await.press("Registrera").await.status(422);
    anna.open("/arenden/ny").await.press("Skicka").await.status(422);
    assert_eq!(ask(&mut anna, "Första").await, "ARE-2026-000001");
    karin
        .fill("Namn", "Olle")
        .choose("Ämne", "Något annat")
        .fill("Rubrik", "Andra")
        .fill("Vad sa kunden?", "Undrar");
    karin.press("Registrera").await.leads_to(&pages("ARE-2026-000002").1);
    // A new year begins anew.
    portal.clock().set("2026-12-31T23:00:01Z".parse().expect("an instant"));
    let mut again = portal.visitor();
    portal.log_in(&mut again, anna.id(), anna.email()).await;
    assert_eq!(ask(&mut again, "Nyår").await, "ARE-2027-000001");
});

both!(who_is_found_by_name_is_chosen_and_the_case_is_theirs, async |portal| {
    let (mut anna, mut karin) = (portal.anna().await, portal.customer_service().await);
    portal.person("Anna", "Ekberg").await;
    karin.open(PAGE).await;
    call(&mut karin, "Kommer inte in");
    let (anna_ek, ekberg) = (
        "Anna Ek · anna.ek@exempel.example",
        "Anna Ekberg · anna.ekberg@exempel.example",
    );
    assert_eq!(found(&mut karin, "anna ek").await, [anna_ek, ekberg, UNLISTED]);
    // Nobody is meant until somebody is chosen.
    karin.press("Registrera").await.status(422);
    karin.sees("Det finns inget konto med det namnet.");
    karin
        .tick(anna_ek)
        .press("Registrera")
        .await
        .leads_to("/handlaggning/arenden/ARE-2026-000001");
    anna.open("/arenden").await.sees("Kommer inte in");
    assert_eq!(cases(portal).await[0].person_id, Some(anna.id()));
});

both!(people_are_found_by_what_they_tell_on_the_telephone, async |portal| {
    let mut siv = new_person("Siv", "Lind");
    siv.mobile = Some(Mobile::parse("0701740605").expect("a number for films"));
    siv.username = Some(Username::parse("Sivan").expect("a username"));
    portal.settle(&siv).await;
    let csv = "email;first_name;last_name;personnummer\nlisa@exempel.example;Lisa;Ny;19900101-2385\n";
    accounts::import::import(portal, csv.as_bytes(), |_| {}).await.unwrap();
    let mut karin = portal.customer_service().await;
    karin.open(PAGE).await;
    let (siv, lisa) = ("Siv Lind · siv.lind@exempel.example", "Lisa Ny · lisa@exempel.example");
    for (typed, who) in [
        ("lind siv", siv),
        ("siv.lind@", siv),
        ("sivan", siv),
        ("070-174 06 05", siv),
        ("+46701740605", siv),
        ("900101-2385", lisa),
    ] {
        assert_eq!(found(&mut karin, typed).await, [who, UNLISTED], "{typed}");
    }
    for typed in ["0701740606", "900101-2386", "s", "%"] {
        assert_eq!(found(&mut karin, typed).await, [UNLISTED], "{typed}");
    }
});

both!(a_call_for_an_organisation_is_the_organisations, async |portal| {
    let (mut bo, mut karin) = (portal.person("Bo", "Karlsson").await, portal.customer_service().await);
    let club = portal.organisation("forening", "Exempel IF").await;
    portal.give_org_role(club, bo.id(), OrgRole::AssociationManager).await;
    portal.wear(&bo, Some(club)).await;
    let row = "Exempel IF · organisation";
    karin.open(PAGE).await;
    call(&mut karin, "Tid i hallen");
    assert_eq!(found(&mut karin, "exempel if").await, [row, UNLISTED]);
    assert_eq!(found(&mut karin, "if").await, [row, UNLISTED]);
    assert_eq!(found(&mut karin, "xempel").await, [UNLISTED]);
    found(&mut karin, "Exempel").await;
    karin
        .tick(row)
        .fill("Namn", "Ring Upp")
        .press("Registrera")
        .await
        .leads_to("/handlaggning/arenden/ARE-2026-000001")
        .follow()
        .await
        .sees("Exempel IF");
    bo.open("/arenden").await.sees("Tid i hallen");

    // Who acts for it leaves it to a colleague.
    portal.give_org_role(club, karin.id(), OrgRole::Contact).await;
    karin.open(PAGE).await;
    call(&mut karin, "Min egen sak");
    found(&mut karin, "exempel if").await;
    karin.tick(row).press("Registrera").await;
    karin.mistakes(&["Ingen handlägger sitt eget ärende. En kollega behöver göra det."]);
    assert_eq!(cases(portal).await.len(), 1);
});

both!(where_nobody_is_found_all_that_was_typed_is_kept, async |portal| {
    let mut karin = portal.customer_service().await;
    karin.open(PAGE).await;
    call(&mut karin, "Ringde")
        .tick("Brev")
        .untick("Kunden vill ha svar")
        .fill("Namn", "Olle");
    assert_eq!(found(&mut karin, "Finns Inte").await, [UNLISTED]);
    karin.sees("Ingen hittades.");
    for (label, typed) in [
        (SEARCH, "Finns Inte"),
        ("Namn", "Olle"),
        ("Rubrik", "Ringde"),
        ("Vad sa kunden?", "Undrar"),
    ] {
        assert_eq!(karin.page().value(label), typed);
    }
    karin
        .tick(UNLISTED)
        .press("Registrera")
        .await
        .leads_to("/handlaggning/arenden/ARE-2026-000001");
    let case = &cases(portal).await[0];
    assert_eq!((case.channel, case.wants_answer), (Channel::Paper, false));
    assert_eq!(case.contact_name.as_deref(), Some("Olle"));

    karin.open(PAGE).await.press("Sök kund").await;
    karin.mistakes(&["Skriv vem du söker efter."]);
});

both!(who_is_protected_is_not_found_by_name_and_never_named, async |portal| {
    let mut vera = new_person("Vera", "Skog");
    vera.protected = true;
    vera.mobile = Some(Mobile::parse("0701740605").expect("a number for films"));
    let mut vera = portal.settle(&vera).await;
    let mut karin = portal.customer_service().await;
    karin.open(PAGE).await;
    for typed in ["Vera Skog", "skog", "vera.skog@", "0701740605"] {
        assert_eq!(found(&mut karin, typed).await, [UNLISTED], "{typed}");
    }
    call(&mut karin, "Ringde");
    let protected = "Skyddade personuppgifter";
    assert_eq!(
        found(&mut karin, "vera.skog@exempel.example").await,
        [protected, UNLISTED]
    );
    karin.does_not_see("Vera").tick(protected).press("Registrera").await;
    karin.leads_to("/handlaggning/arenden/ARE-2026-000001");
    vera.open("/arenden").await.sees("Ringde");
});

both!(the_page_of_a_person_leads_to_a_case_for_them, async |portal| {
    let (anna, mut omar) = (portal.anna().await, portal.officer().await);
    let page = |person: &Browser| format!("/handlaggning/personer/{}", person.id());
    omar.open(&page(&anna)).await.click("Registrera samtal").await;
    omar.heading("Registrera samtal")
        .sees("Anna Ek · anna.ek@exempel.example");
    assert_eq!(
        omar.submission("Registrera").get("customer"),
        anna.id().to_string(),
        "she is chosen"
    );
    let own = page(&omar);
    omar.open(&own).await.does_not_see("Registrera samtal");
    // One who is gone is told, and one who never was is as if nobody was chosen.
    let nobody = "00000000-0000-0000-0000-000000000000";
    omar.open(&format!("{PAGE}?kund={nobody}")).await.status(200);
    let made_up = call(&mut omar, "Ringde")
        .submission("Registrera")
        .with("customer", nobody);
    omar.submit(&made_up).await;
    omar.mistakes(&["Kunden finns inte längre. Sök igen."]);
});

both!(only_those_who_handle_cases_search_here, async |portal| {
    for role in [StaffRole::GrantsOfficer, StaffRole::ParkingWarden] {
        let mut other = portal.staff(role.code(), "Tjänsteman", &[role]).await;
        other.open(PAGE).await.status(403);
    }
    portal.anna().await.open(PAGE).await.status(403);
});
