//! `/behorighet/{id}` and `/organisation/anvandare`: asking for access, and answering.

use base::{Id, OrgRole, Organisation, StaffRole};
use chrono::TimeDelta;
use organisations::model::{RequestState, State};
use organisations::tables::access_request;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use testkit::{Browser, TestPortal, both};

use super::{NUMBER, by_name, change, fill_in, letters};

const OFFICE: &str = "foreningsenheten@kommunen.example";

fn hat(browser: &Browser) -> Id<Organisation> {
    browser.page().path.split("som=").last().unwrap().parse().unwrap()
}

/// Bo manages Exempel IF, and anna has asked for access.
async fn asked(portal: &TestPortal) -> (Browser, Browser, Id<Organisation>) {
    let mut bo = portal.bo().await;
    bo.open("/mitt-konto/organisationer").await.click("Exempel IF").await;
    let id = hat(&bo);
    let mut anna = portal.anna().await;
    anna.open(&format!("/behorighet/{id}"))
        .await
        .heading("Be om behörighet för Exempel IF");
    anna.fill("Meddelande", "Jag är ny <b>ledare</b>.")
        .press("Be föreningsansvarig om behörighet")
        .await
        .leads_to("/mitt-konto/organisationer");
    (bo, anna, id)
}

async fn state(portal: &TestPortal) -> RequestState {
    let all = access_request::Entity::find().all(portal.store.db()).await.unwrap();
    assert_eq!(all.len(), 1);
    all[0].state
}

both!(a_manager_lets_somebody_in, async |portal| {
    let (mut bo, mut anna, id) = asked(portal).await;
    anna.follow()
        .await
        .flash("Din fråga är skickad")
        .sees("Exempel IF, skickad");
    // The managers are not named to who asks.
    anna.does_not_see("Bo Karlsson");
    assert_eq!(
        letters(portal, bo.email(), "Någon vill ha behörighet för Exempel IF").await,
        1
    );
    assert_eq!(letters(portal, OFFICE, "behörighet").await, 0);
    bo.open("/").await.sees("En person vill ha behörighet");
    bo.open("/organisation/anvandare")
        .await
        .heading("Användare")
        .click("Svara, Anna Ek")
        .await;
    bo.heading("Anna Ek vill ha behörighet")
        .sees("Jag är ny <b>ledare</b>.")
        .sees(anna.email());
    bo.press("Godkänn")
        .await
        .mistakes(&["Välj vilken behörighet personen ska få."]);
    let form = bo.choose("Behörighet", "Underanvändare bokning").submission("Godkänn");
    for _ in 0..2 {
        bo.submit(&form)
            .await
            .leads_to(&format!("/organisation/anvandare?som={id}"));
    }
    bo.follow()
        .await
        .flash("Svaret är skickat")
        .sees("Anna Ek")
        .sees("Underanvändare bokning");
    assert_eq!(
        letters(portal, anna.email(), "Du har fått behörighet för Exempel IF").await,
        1
    );
    anna.open("/").await.sees("Exempel IF");
    anna.open("/mitt-konto/historik")
        .await
        .sees("Fick behörighet för Exempel IF: underanvändare bokning")
        .sees("Frågade om behörighet för Exempel IF");
    anna.open(&format!("/behorighet/{id}"))
        .await
        .press("Be föreningsansvarig om behörighet")
        .await;
    anna.mistakes(&["Du har redan behörighet i organisationen. Välj den under ”Jag agerar som”."]);
});

both!(a_request_is_answered_once, async |portal| {
    let (mut bo, _, id) = asked(portal).await;
    bo.open("/organisation/anvandare").await.click("Svara, Anna Ek").await;
    let no = bo.submission("Avslå");
    let yes = bo.choose("Behörighet", "Kontaktperson").submission("Godkänn");
    bo.submit(&no.with("reason", "Vi känner dig inte."))
        .await
        .leads_to(&format!("/organisation/anvandare?som={id}"));
    bo.submit(&yes)
        .await
        .follow()
        .await
        .flash("Begäran om behörighet är redan besvarad.");
    assert_eq!(state(portal).await, RequestState::Declined);
    let answer = portal.run_jobs().await;
    assert!(answer > 0);
    let letter = portal
        .mail("anna.ek@exempel.example", "Svar på din fråga om Exempel IF")
        .await;
    assert!(letter.text.contains("Vi känner dig inte."));
});

both!(asking_again_while_a_question_is_open_changes_nothing, async |portal| {
    let (bo, mut anna, id) = asked(portal).await;
    anna.open(&format!("/behorighet/{id}"))
        .await
        .press("Be föreningsansvarig om behörighet")
        .await;
    anna.follow().await.flash("Din fråga är skickad");
    assert_eq!(letters(portal, bo.email(), "Någon vill ha behörighet").await, 1);
    assert_eq!(state(portal).await, RequestState::Open);
});

both!(others_cannot_answer, async |portal| {
    let (mut bo, _, id) = asked(portal).await;
    bo.open("/organisation/anvandare").await.click("Svara, Anna Ek").await;
    let form = bo.choose("Behörighet", "Kontaktperson").submission("Godkänn");
    let (path, foreign) = (
        form.action.clone(),
        portal.organisation("forening", "Kammarkören Klang").await,
    );

    // The manager of another association, under their own hat.
    let mut sara = portal.stranger().await;
    portal
        .give_org_role(foreign, sara.id(), OrgRole::AssociationManager)
        .await;
    portal.wear(&sara, Some(foreign)).await;
    sara.open(&path).await.status(404);
    sara.open("/organisation/uppgifter").await;
    let own = sara.submission("Spara");
    let forged = form
        .clone()
        .with("_csrf", own.get("_csrf"))
        .with("_key", own.get("_key"))
        .with("_hat", &foreign.to_string());
    sara.submit(&forged).await.status(404);

    // A sub-user of the same association.
    let mut nils = portal.person("Nils", "Ek").await;
    portal.give_org_role(id, nils.id(), OrgRole::SubUserBooking).await;
    portal.wear(&nils, Some(id)).await;
    nils.open(&path).await.status(403);
    nils.open("/organisation/anvandare")
        .await
        .heading("Användare")
        .does_not_see("Anna Ek")
        .sees("Bo Karlsson");

    // Staff without such a role, and visitors.
    let mut officer = portal.officer().await;
    officer
        .open(&format!("/handlaggning/organisationer/{id}"))
        .await
        .status(403);
    portal
        .visitor()
        .open(&path)
        .await
        .leads_to(&format!("/logga-in?till={}", path.replace('/', "%2F")));
    assert_eq!(state(portal).await, RequestState::Open);
});

both!(a_role_of_another_kind_of_organisation_is_refused, async |portal| {
    let (mut bo, ..) = asked(portal).await;
    bo.open("/organisation/anvandare").await.click("Svara, Anna Ek").await;
    let form = bo.submission("Godkänn");
    for role in ["administrator", "system_administrator", ""] {
        bo.submit(&form.clone().with("role", role)).await;
        bo.mistakes(&["Välj vilken behörighet personen ska få."]);
    }
});

both!(without_managers_the_office_and_staff_answer, async |portal| {
    let id = portal.organisation("forening", "Kammarkören Klang").await;
    let mut anna = portal.anna().await;
    anna.open(&format!("/behorighet/{id}"))
        .await
        .press("Be föreningsansvarig om behörighet")
        .await;
    assert_eq!(
        letters(portal, OFFICE, "Fråga om behörighet för Kammarkören Klang").await,
        1
    );
    let mut karin = portal.customer_service().await;
    karin
        .open("/handlaggning/organisationer?urval=fragor")
        .await
        .click("Kammarkören Klang")
        .await;
    karin.click("Anna Ek").await.heading("Anna Ek vill ha behörighet");
    karin.choose("Behörighet", "Föreningsansvarig").press("Godkänn").await;
    karin.leads_to(&format!("/handlaggning/organisationer/{id}"));
    anna.open("/mitt-konto/organisationer").await.sees("Föreningsansvarig");
    anna.open("/mitt-konto/historik")
        .await
        .sees("Fick behörighet för Kammarkören Klang: föreningsansvarig");
});

both!(
    the_office_hears_of_an_offered_organisation_when_somebody_takes_it,
    async |portal| {
        let mut anna = portal.anna().await;
        let mut visitor = portal.visitor();
        fill_in(&mut visitor, NUMBER, anna.email())
            .await
            .press("Registrera")
            .await;
        let id = by_name(portal, "Granens Bollklubb").await.unwrap().id;
        let mut sara = portal.stranger().await;
        sara.open(&format!("/behorighet/{id}"))
            .await
            .press("Be föreningsansvarig om behörighet")
            .await
            .leads_to("/mitt-konto/organisationer");
        // Nobody acts for it, so staff could not open it.
        assert_eq!(letters(portal, OFFICE, "Fråga om behörighet").await, 0);
        let mut karin = portal.customer_service().await;
        for query in ["urval=fragor", "urval=alla", "sok=809900-1235"] {
            karin
                .open(&format!("/handlaggning/organisationer?{query}"))
                .await
                .heading("Organisationer")
                .does_not_see("Granens Bollklubb");
        }
        anna.open("/mitt-konto/organisationer")
            .await
            .press("Ja, lägg till den")
            .await;
        assert_eq!(
            letters(portal, OFFICE, "Fråga om behörighet för Granens Bollklubb").await,
            1
        );
        let letter = portal.mail(OFFICE, "Fråga om behörighet").await;
        karin.open(&letter.link()).await.heading("Granens Bollklubb");
        karin.click("Sara Lund").await.heading("Sara Lund vill ha behörighet");
    }
);

both!(what_nobody_answers_in_a_week_goes_to_staff, async |portal| {
    let (_, _, id) = asked(portal).await;
    let mut karin = portal.customer_service().await;
    portal.run_jobs().await;
    portal.advance(TimeDelta::days(6));
    portal.run_jobs().await;
    assert_eq!(letters(portal, OFFICE, "Fråga om behörighet").await, 0);
    portal.advance(TimeDelta::hours(25));
    portal.run_jobs().await;
    assert_eq!(letters(portal, OFFICE, "Fråga om behörighet för Exempel IF").await, 1);
    portal.advance(TimeDelta::hours(2));
    assert_eq!(letters(portal, OFFICE, "Fråga om behörighet för Exempel IF").await, 1);
    let (id_of_karin, address) = (karin.id(), karin.email().to_owned());
    portal.log_in(&mut karin, id_of_karin, &address).await;
    karin
        .open("/handlaggning/organisationer?urval=fragor")
        .await
        .sees("Exempel IF");
    karin
        .open(&format!("/handlaggning/organisationer/{id}"))
        .await
        .sees("Anna Ek");
});

both!(a_protected_person_is_answered_by_staff_only, async |portal| {
    let mut bo = portal.bo().await;
    bo.open("/mitt-konto/organisationer").await.click("Exempel IF").await;
    let id = hat(&bo);
    let mut vera = portal.protected().await;
    vera.open(&format!("/behorighet/{id}"))
        .await
        .fill("Meddelande", "Jag, Vera, bor på Gömgatan 1.")
        .press("Be föreningsansvarig om behörighet")
        .await;
    assert_eq!(letters(portal, bo.email(), "behörighet").await, 0);
    assert_eq!(letters(portal, OFFICE, "Fråga om behörighet för Exempel IF").await, 1);
    bo.open("/organisation/anvandare")
        .await
        .does_not_see("Vera")
        .does_not_see("Vill ha behörighet");
    let request = access_request::Entity::find()
        .one(portal.store.db())
        .await
        .unwrap()
        .unwrap();
    bo.open(&format!("/organisation/anvandare/{}", request.id))
        .await
        .status(404);
    let mut karin = portal.customer_service().await;
    karin
        .open(&format!("/handlaggning/organisationer/{id}"))
        .await
        .does_not_see("Skog")
        .click("Skyddade personuppgifter")
        .await;
    karin
        .heading("Någon med skyddade personuppgifter vill ha behörighet")
        .sees("Namn, e-postadress och meddelande visas inte här.")
        .does_not_see("Skog")
        .does_not_see("Gömgatan");
    // The page of the person asks why; who may not look people up gets no link to it.
    let person = format!("/handlaggning/personer/{}", vera.id());
    karin
        .click("Skyddade personuppgifter")
        .await
        .does_not_see("Skog")
        .does_not_see("Gömgatan");
    assert_eq!(karin.page().path, person);
    karin
        .fill("Varför behöver du öppna uppgifterna?", "Frågan om Exempel IF.")
        .press("Öppna")
        .await
        .follow()
        .await
        .sees("Skog")
        .sees("Vill ha behörighet")
        .sees("Gömgatan");
    let path = format!("/handlaggning/organisationer/{id}");
    karin.open(&format!("{path}/behorighet/{}", request.id)).await;
    karin
        .choose("Behörighet", "Kontaktperson")
        .press("Godkänn")
        .await
        .follow()
        .await;
    karin.does_not_see("Skog");
    assert!(karin.page().body.contains(&person));
    let mut booker = portal.staff("Ada", "Lind", &[StaffRole::BookingOfficer]).await;
    booker
        .open(&path)
        .await
        .sees("Skyddade personuppgifter")
        .does_not_see("Skog")
        .does_not_see(&person);
});

both!(an_organisation_that_is_not_shown_is_not_named, async |portal| {
    let id = portal.organisation("foretag", "Almgrens Bygg AB").await;
    let mut anna = portal.anna().await;
    anna.open(&format!("/behorighet/{id}"))
        .await
        .heading("Be om behörighet")
        .does_not_see("Almgrens");
    anna.press("Be administratören om behörighet").await.follow().await;
    anna.sees("En organisation som du angav numret till")
        .does_not_see("Almgrens");
    let mut karin = portal.customer_service().await;
    karin.open(&format!("/handlaggning/organisationer/{id}")).await;
    karin.click("Anna Ek").await.press("Avslå").await.follow().await;
    portal.run_jobs().await;
    let letter = portal
        .mail(
            anna.email(),
            "Svar på din fråga om en organisation som du angav numret till",
        )
        .await;
    assert!(!letter.text.contains("Almgrens"));
    anna.open("/mitt-konto/historik")
        .await
        .sees("Frågade om behörighet för en organisation")
        .sees("Fick inte behörighet för en organisation")
        .does_not_see("Almgrens");
    change(portal, id, |row| row.state = Set(State::Ended)).await;
    anna.open(&format!("/behorighet/{id}")).await.status(404);
    anna.open("/behorighet/x").await.status(404);
});

both!(nobody_asks_without_end, async |portal| {
    let mut anna = portal.anna().await;
    let mut statuses = Vec::new();
    for number in 0..12 {
        let id = portal.organisation("forening", &format!("Klubb {number}")).await;
        anna.open(&format!("/behorighet/{id}"))
            .await
            .press("Be föreningsansvarig om behörighet")
            .await;
        statuses.push(anna.page().status.as_u16());
    }
    assert_eq!(statuses[..10], [303; 10]);
    assert_eq!(statuses[10..], [422; 2]);
    anna.sees("Det har blivit många försök på kort tid.");
});
