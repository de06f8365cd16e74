//! Staff merge two accounts of one person, and undo it.

use accounts::tables::person::{self, PersonState};
use base::{OrgRole, StaffRole};
use chrono::TimeDelta;
use sea_orm::EntityTrait;
use testkit::{Browser, PASSWORD, TestPortal, both, new_person};

use super::{change_password, log_in, set_state};

fn page_of(person: &Browser) -> String {
    format!("/handlaggning/personer/{}", person.id())
}

fn preview(kept: &Browser, old: &Browser) -> String {
    format!("{}/sla-ihop/{}", page_of(kept), old.id())
}

async fn ask(browser: &mut Browser, subject: &str) {
    browser.open("/arenden/ny").await;
    browser
        .choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", subject)
        .fill("Meddelande", "Finns det en ledig tid?")
        .press("Skicka")
        .await
        .status(303);
}

async fn merge(karin: &mut Browser, kept: &Browser, old: &Browser) {
    karin.open(&preview(kept, old)).await.heading("Slå ihop två konton");
    karin
        .fill("Orsak", "Samma person, sett legitimation")
        .press("Slå ihop kontona")
        .await
        .leads_to(&page_of(kept));
}

async fn undo(karin: &mut Browser, kept: &Browser) {
    karin.open(&page_of(kept)).await.click("Ångra Anna Ekman").await;
    karin
        .sees("Berätta för personen innan du ångrar")
        .fill("Orsak", "Det var två personer")
        .press("Ångra sammanslagningen")
        .await
        .leads_to(&page_of(kept));
}

async fn row(portal: &TestPortal, who: &Browser) -> person::Model {
    let found = person::Entity::find_by_id(who.id()).one(portal.store.db());
    found.await.unwrap().unwrap()
}

both!(two_accounts_become_one_and_two_again, async |portal| {
    let (mut anna, mut old) = (portal.anna().await, portal.person("Anna", "Ekman").await);
    let choir = portal.organisation("forening", "Kammarkören Klang").await;
    portal.give_org_role(choir, old.id(), OrgRole::AssociationManager).await;
    ask(&mut old, "Hallen på tisdag").await;
    ask(&mut anna, "Min egen fråga").await;
    let mut karin = portal.customer_service().await;
    karin.open(&page_of(&anna)).await.click("Slå ihop konton").await;
    karin.press("Sök").await.mistakes(&["Skriv det du söker efter."]);
    karin.fill("Det andra kontot", "Ekman").press("Sök").await;
    karin.click("Anna Ekman").await.heading("Slå ihop två konton");
    karin
        .sees("Jämför namn, personnummer och e-post innan du slår ihop.")
        .sees("Ett ärende")
        .sees("Hallen på tisdag")
        .sees("Kammarkören Klang")
        .sees("Kontona har olika efternamn.");
    karin.press("Slå ihop kontona").await.mistakes(&["Skriv orsaken."]);
    karin.fill("Orsak", "Samma person, sett legitimation");
    let form = karin.submission("Slå ihop kontona");
    karin.submit(&form).await.leads_to(&page_of(&anna));
    karin.follow().await.flash("Kontona är ihopslagna.").sees("Anna Ekman");
    // The same form again does nothing more.
    karin.submit(&form).await.leads_to(&page_of(&anna));
    anna.open("/arenden")
        .await
        .sees("Hallen på tisdag")
        .sees("Min egen fråga");
    anna.open("/mitt-konto/organisationer").await.sees("Kammarkören Klang");
    anna.open("/mitt-konto/historik")
        .await
        .sees("Ett annat konto slogs ihop med det här.");
    old.open("/arenden").await.status(303);
    karin
        .open(&page_of(&old))
        .await
        .sees("Kontot är sammanslaget med ett annat");
    karin.click("Öppna kontot som finns kvar").await.heading("Anna Ek");
    portal.run_jobs().await;
    portal.mail(anna.email(), "Dina konton är ihopslagna").await;
    portal.mail(old.email(), "Ditt konto är ihopslaget med ett annat").await;

    undo(&mut karin, &anna).await;
    karin.follow().await.flash("Sammanslagningen är ångrad.");
    anna.open("/arenden")
        .await
        .does_not_see("Hallen på tisdag")
        .sees("Min egen fråga");
    anna.open("/mitt-konto/organisationer")
        .await
        .does_not_see("Kammarkören Klang");
    log_in(&mut old, "anna.ekman@exempel.example", PASSWORD)
        .await
        .status(303);
    old.open("/arenden").await.sees("Hallen på tisdag");
    portal.run_jobs().await;
    portal.mail(old.email(), "Ditt konto är ditt eget igen").await;
});

both!(the_old_door_leads_to_the_account_that_is_kept, async |portal| {
    let (mut anna, mut old) = (portal.anna().await, portal.person("Anna", "Ekman").await);
    let mut karin = portal.customer_service().await;
    merge(&mut karin, &anna, &old).await;
    log_in(&mut old, "anna.ekman@exempel.example", PASSWORD)
        .await
        .status(303);
    old.open("/mitt-konto/uppgifter").await.sees("anna.ek@exempel.example");
    // A forgotten password of the old address is chosen for the kept account, by its own address.
    let mut visitor = portal.visitor();
    visitor.open("/glomt-losenord").await;
    visitor.fill("E-post", old.email());
    let button = visitor.page().all("form[action='/glomt-losenord'] button").remove(0);
    visitor.press(button.trim()).await.status(303);
    portal.run_jobs().await;
    let letters = portal.mail_to(anna.email()).await;
    assert!(letters.iter().any(|letter| letter.text.contains("/nytt-losenord/")));
    // A new password closes the door that the old one opened.
    change_password(&mut anna, "Vintergata9!kv").await;
    let mut again = portal.visitor();
    log_in(&mut again, "anna.ekman@exempel.example", PASSWORD)
        .await
        .status(422);
    log_in(&mut again, "anna.ekman@exempel.example", "Vintergata9!kv")
        .await
        .status(303);
});

both!(what_must_not_be_merged_is_not, async |portal| {
    let (anna, old) = (portal.anna().await, portal.person("Anna", "Ekman").await);
    let (mut karin, mut omar) = (portal.customer_service().await, portal.officer().await);
    omar.open(&preview(&anna, &old)).await.status(403);
    portal.visitor().open(&preview(&anna, &old)).await.status(303);
    karin.open(&preview(&anna, &anna)).await.sees("Välj ett annat konto");
    karin
        .open(&preview(&anna, &omar))
        .await
        .sees("Bara en systemadministratör");
    let own = preview(&karin, &old);
    karin.open(&own).await.status(403);
    set_state(portal, old.email(), PersonState::Locked).await;
    karin.open(&preview(&anna, &old)).await.sees("Lås upp det först");
    set_state(portal, old.email(), PersonState::Closed).await;
    karin.open(&preview(&anna, &old)).await.sees("Kontot är avslutat");
    set_state(portal, old.email(), PersonState::Active).await;
    // Refused also when it happened since the page was opened.
    karin.open(&preview(&anna, &old)).await.fill("Orsak", "Samma person");
    set_state(portal, old.email(), PersonState::Locked).await;
    karin
        .press("Slå ihop kontona")
        .await
        .mistakes(&["Ett av kontona är låst. Lås upp det först."]);
    assert_eq!(row(portal, &anna).await.state, PersonState::Active);
});

both!(protected_identity_goes_along_and_asks_for_a_reason, async |portal| {
    let mut new = new_person("Vera", "Skog");
    new.protected = true;
    let (vera, anna) = (portal.settle(&new).await, portal.anna().await);
    let mut karin = portal.customer_service().await;
    karin
        .open(&preview(&anna, &vera))
        .await
        .heading("Stopp: skyddade personuppgifter")
        .does_not_see("Vera");
    karin
        .fill("Varför behöver du öppna uppgifterna?", "Hon ringer")
        .press("Öppna")
        .await;
    merge(&mut karin, &anna, &vera).await;
    assert!(row(portal, &anna).await.protected);
});

both!(undoing_ends_after_thirty_days, async |portal| {
    let (anna, old) = (portal.anna().await, portal.person("Anna", "Ekman").await);
    let mut karin = portal.customer_service().await;
    merge(&mut karin, &anna, &old).await;
    portal.advance(TimeDelta::days(31));
    let (id, email) = (karin.id(), karin.email().to_owned());
    portal.log_in(&mut karin, id, &email).await;
    karin.open(&page_of(&anna)).await.does_not_see("Sammanslaget hit");
    portal.run_jobs().await;
    assert_eq!(row(portal, &old).await.state, PersonState::Closed);
});

both!(many_who_merge_at_once_merge_once, async |portal| {
    let (anna, old) = (portal.anna().await, portal.person("Anna", "Ekman").await);
    let (mut karin, mut ada) = (portal.customer_service().await, portal.administrator().await);
    karin.open(&preview(&anna, &old)).await.fill("Orsak", "Samma person");
    ada.open(&preview(&old, &anna)).await.fill("Orsak", "Samma person");
    let (one, other) = (karin.submission("Slå ihop kontona"), ada.submission("Slå ihop kontona"));
    tokio::join!(karin.submit(&one), ada.submit(&other));
    let states = [row(portal, &anna).await.state, row(portal, &old).await.state];
    assert_eq!(states.iter().filter(|state| **state == PersonState::Closed).count(), 1);
});

both!(a_case_sent_while_the_account_is_merged_is_not_lost, async |portal| {
    let (mut anna, mut old) = (portal.anna().await, portal.person("Anna", "Ekman").await);
    let mut karin = portal.customer_service().await;
    karin.open(&preview(&anna, &old)).await.fill("Orsak", "Samma person");
    old.open("/arenden/ny").await;
    old.choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", "Hallen på tisdag")
        .fill("Meddelande", "Finns det en ledig tid?");
    let (one, other) = (karin.submission("Slå ihop kontona"), old.submission("Skicka"));
    tokio::join!(karin.submit(&one), old.submit(&other));
    let was_sent = old.page().status == 303 && old.location().starts_with("/arenden/");
    portal.advance(TimeDelta::minutes(6));
    portal.run_jobs().await;
    anna.open("/arenden").await;
    if was_sent {
        anna.sees("Hallen på tisdag");
    }
    undo(&mut karin, &anna).await;
    anna.open("/arenden").await.does_not_see("Hallen på tisdag");
});

both!(
    the_old_door_is_shut_when_the_kept_account_becomes_staff,
    async |portal| {
        let (anna, old) = (portal.anna().await, portal.person("Anna", "Ekman").await);
        let mut karin = portal.customer_service().await;
        merge(&mut karin, &anna, &old).await;
        assert!(row(portal, &old).await.password_hash.is_some());
        let mut ada = portal.administrator().await;
        ada.open("/handlaggning/behorigheter/ge").await;
        ada.fill("Personens e-postadress eller användarnamn", anna.email());
        ada.choose("Behörighet", "Ärendehandläggare")
            .press("Ge behörighet")
            .await
            .status(303);
        assert_eq!(row(portal, &old).await.password_hash, None);
    }
);

both!(who_is_protected_later_is_so_in_both_accounts, async |portal| {
    let (anna, old) = (portal.anna().await, portal.person("Anna", "Ekman").await);
    let mut karin = portal.customer_service().await;
    merge(&mut karin, &anna, &old).await;
    let mut ada = portal.administrator().await;
    ada.open(&format!("{}/skydda", page_of(&anna))).await;
    ada.fill("Orsak", "Beslut visat").press("Sätt skydd").await.status(303);
    assert!(row(portal, &anna).await.protected && row(portal, &old).await.protected);
});

both!(a_staff_role_that_was_taken_does_not_come_back, async |portal| {
    let role = [StaffRole::CaseOfficer];
    let (anna, old) = (
        portal.staff("Anna", "Ek", &role).await,
        portal.staff("Anna", "Ekman", &role).await,
    );
    let mut ada = portal.administrator().await;
    merge(&mut ada, &anna, &old).await;
    ada.open(&format!("/handlaggning/behorigheter/{}/{}", anna.id(), role[0].code()))
        .await
        .press("Ta bort behörigheten")
        .await
        .status(303);
    undo(&mut ada, &anna).await;
    for person in [&anna, &old] {
        let roles = accounts::queries::staff_roles(portal.store.db(), person.id()).await;
        assert!(roles.unwrap().is_empty());
    }
});

both!(
    an_account_is_not_closed_while_a_merge_into_it_can_be_undone,
    async |portal| {
        const PAGE: &str = "/mitt-konto/personuppgifter/avsluta";
        let (mut anna, old) = (portal.anna().await, portal.person("Anna", "Ekman").await);
        let mut karin = portal.customer_service().await;
        merge(&mut karin, &anna, &old).await;
        portal.advance(TimeDelta::days(5));
        let (id, email) = (anna.id(), anna.email().to_owned());
        portal.log_in(&mut anna, id, &email).await;
        let day = base::swedish::date(portal.now() + TimeDelta::days(25), base::Lang::Sv);
        anna.open(PAGE).await.sees("kan ångras").sees(&day);
        anna.fill("Lösenord", PASSWORD)
            .press("Avsluta kontot")
            .await
            .leads_to(PAGE);
        anna.follow().await.sees(&format!("Ditt konto avslutas {day}"));
        portal.run_jobs().await;
        let letter = portal.mail(&email, "Ditt konto kommer att avslutas").await;
        assert!(letter.text.contains(&day), "{}", letter.text);
        portal.advance(TimeDelta::days(15));
        portal.run_jobs().await;
        assert_eq!(row(portal, &anna).await.state, PersonState::Active);
        assert_eq!(row(portal, &old).await.first_name, "Anna");
        portal.advance(TimeDelta::days(11));
        portal.run_jobs().await;
        assert_eq!(row(portal, &anna).await.state, PersonState::Closed);
        assert_eq!(row(portal, &old).await.first_name, "Avslutat");
    }
);
