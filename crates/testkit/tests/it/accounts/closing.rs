//! "Avsluta kontot", and what staff do at a known death.

use accounts::tables::person::{self, PersonState};
use base::{OrgRole, StaffRole};
use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, EntityTrait, Statement};
use testkit::{Browser, PASSWORD, TestPortal, both};

use super::{fill_in, log_in, set_state};

const PAGE: &str = "/mitt-konto/personuppgifter/avsluta";
const REGRET: &str = "Ångra, behåll kontot";

async fn row(portal: &TestPortal, who: &Browser) -> person::Model {
    let found = person::Entity::find_by_id(who.id()).one(portal.store.db());
    found.await.unwrap().unwrap()
}

async fn ask(who: &mut Browser) {
    who.open(PAGE).await.heading("Avsluta kontot");
    who.fill("Lösenord", PASSWORD)
        .press("Avsluta kontot")
        .await
        .leads_to(PAGE);
}

/// Days later, with hourly work done.
async fn after(portal: &TestPortal, days: i64) {
    portal.advance(TimeDelta::days(days));
    portal.run_jobs().await;
    portal.run_jobs().await;
}

async fn raise_case(who: &mut Browser) -> String {
    who.open("/arenden/ny").await;
    who.choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", "Hallen på tisdag")
        .fill("Meddelande", "Finns det en ledig tid?")
        .press("Skicka")
        .await
        .status(303);
    let to = who.location();
    to[to.find("ARE-").expect("a number")..].to_owned()
}

async fn live_somewhere(portal: &TestPortal, who: &Browser) {
    let text = "INSERT INTO person_addresses (person_id, street, postal_code, city, invoices, version) \
        VALUES ($1, 'Storgatan 1', '12345', 'Exempelstad', 'letter', 1)";
    let writer = portal.store.writer();
    let statement = Statement::from_sql_and_values(writer.get_database_backend(), text, [who.id().into()]);
    writer.execute_raw(statement).await.unwrap();
    assert_eq!(rows(portal, "person_addresses", who).await, 1);
}

async fn rows(portal: &TestPortal, table: &str, who: &Browser) -> i64 {
    let text = format!("SELECT COUNT(*) FROM {table} WHERE person_id = $1");
    let db = portal.store.db();
    let statement = Statement::from_sql_and_values(db.get_database_backend(), text, [who.id().into()]);
    let row = db.query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

both!(
    an_account_is_closed_after_fourteen_days_and_its_cases_stay,
    async |portal| {
        let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
        let email = anna.email().to_owned();
        let case = raise_case(&mut anna).await;
        live_somewhere(portal, &anna).await;
        anna.open("/mitt-konto/personuppgifter")
            .await
            .click("Avsluta kontot")
            .await;
        anna.sees("Hallen på tisdag")
            .sees("Det här tas bort")
            .sees("Det här måste vi spara")
            .sees("Kontot avslutas om 14 dagar.");
        anna.press("Avsluta kontot").await.mistakes(&["Fyll i ditt lösenord."]);
        anna.fill("Lösenord", "fel")
            .press("Avsluta kontot")
            .await
            .mistakes(&["Lösenordet är fel. Försök igen."]);
        anna.fill("Lösenord", PASSWORD);
        let form = anna.submission("Avsluta kontot");
        anna.submit(&form).await.leads_to(PAGE);
        anna.submit(&form).await.leads_to(PAGE);
        anna.follow().await.sees("Ditt konto avslutas 7 december 2026");
        anna.open("/").await.sees("Ditt konto avslutas 7 december 2026");
        portal.run_jobs().await;
        portal.mail(&email, "Ditt konto kommer att avslutas").await;
        after(portal, 11).await;
        assert!(
            portal
                .mail_to(&email)
                .await
                .iter()
                .all(|mail| mail.subject != "Ditt konto avslutas snart")
        );
        after(portal, 2).await;
        portal.mail(&email, "Ditt konto avslutas snart").await;
        assert_eq!(row(portal, &anna).await.state, PersonState::Active);
        after(portal, 2).await;
        portal.run_jobs().await;
        portal.mail(&email, "Ditt konto är avslutat").await;
        let closed = row(portal, &anna).await;
        assert_eq!(
            (closed.state, closed.name().as_str()),
            (PersonState::Closed, "Avslutat konto")
        );
        assert!(!closed.email.contains("anna") && closed.password_hash.is_none() && closed.mobile.is_none());
        for table in [
            "sessions",
            "known_devices",
            "single_use_links",
            "closings",
            "channel_choices",
            "person_addresses",
            "terms_acceptances",
        ] {
            assert_eq!(rows(portal, table, &anna).await, 0, "{table}");
        }
        assert_eq!(rows(portal, "cases", &anna).await, 1);
        let id = omar.id();
        portal.log_in(&mut omar, id, "omar.haddad@exempel.example").await;
        omar.open(&format!("/handlaggning/arenden/{case}"))
            .await
            .sees("Avslutat konto")
            .does_not_see("Anna Ek");
        let mut visitor = portal.visitor();
        log_in(&mut visitor, &email, PASSWORD).await.status(422);
        // The address is free again.
        fill_in(&mut visitor, &email)
            .await
            .press("Registrera")
            .await
            .leads_to("/registrera/klart");
        portal.run_jobs().await;
        portal.mail(&email, "Bekräfta ditt konto").await;
    }
);

both!(whoever_regrets_keeps_the_account, async |portal| {
    let mut anna = portal.anna().await;
    ask(&mut anna).await;
    after(portal, 10).await;
    let mut again = portal.visitor();
    log_in(&mut again, anna.email(), PASSWORD).await.status(303);
    again.open(PAGE).await.press(REGRET).await.leads_to(PAGE);
    again.follow().await.flash("Du har kvar ditt konto.");
    after(portal, 10).await;
    assert_eq!(row(portal, &anna).await.state, PersonState::Active);
    portal.mail(anna.email(), "Du har kvar ditt konto").await;
    portal.visitor().open(PAGE).await.status(303);
});

both!(the_last_who_keeps_an_organisation_settles_that_first, async |portal| {
    let (mut anna, sara) = (portal.anna().await, portal.stranger().await);
    let choir = portal.organisation("forening", "Kammarkören Klang").await;
    let head = OrgRole::AssociationManager;
    portal.give_org_role(choir, anna.id(), head).await;
    anna.open(PAGE)
        .await
        .sees("Kammarkören Klang")
        .sees("Behöver ordnas först")
        .sees("Kontot kan inte avslutas än");
    portal.give_org_role(choir, sara.id(), head).await;
    ask(&mut anna).await;
    // The other one goes meanwhile: closing waits, and the person is told once.
    set_state(portal, sara.email(), PersonState::Closed).await;
    after(portal, 15).await;
    after(portal, 1).await;
    assert_eq!(row(portal, &anna).await.state, PersonState::Active);
    let told = portal.mail_to(anna.email()).await;
    let waits = told
        .iter()
        .filter(|mail| mail.subject == "Ditt konto är inte avslutat än");
    assert_eq!(waits.count(), 1);
    assert_eq!(rows(portal, "memberships", &anna).await, 1);
    set_state(portal, sara.email(), PersonState::Active).await;
    after(portal, 1).await;
    assert_eq!(row(portal, &anna).await.state, PersonState::Closed);
    assert_eq!(rows(portal, "memberships", &anna).await, 0);
});

both!(an_organisation_that_has_ended_holds_nobody_back, async |portal| {
    let mut anna = portal.anna().await;
    let choir = portal.organisation("forening", "Kammarkören Klang").await;
    portal
        .give_org_role(choir, anna.id(), OrgRole::AssociationManager)
        .await;
    portal.run_jobs().await;
    let page = format!("/handlaggning/organisationer/{choir}");
    let mut karin = portal.customer_service().await;
    karin.open(&page).await.choose("Läge", "Upphörd");
    karin.press("Ändra läge").await.status(303);
    anna.open(PAGE).await.does_not_see("Behöver ordnas först");
    ask(&mut anna).await;
    after(portal, 15).await;
    assert_eq!(row(portal, &anna).await.state, PersonState::Closed);
    assert_eq!(rows(portal, "memberships", &anna).await, 0);
    // In use again, the office learns that nobody is there.
    let mut kajsa = portal.staff("Kajsa", "Lind", &[StaffRole::CustomerService]).await;
    kajsa.open(&page).await.choose("Läge", "Aktiv");
    kajsa.press("Ändra läge").await.status(303);
    after(portal, 1).await;
    let office = portal.mail_to("foreningsenheten@kommunen.example").await;
    assert_eq!(
        office
            .iter()
            .filter(|mail| mail.subject.contains("ingen som sköter"))
            .count(),
        1
    );
});

both!(
    the_last_administrator_and_a_locked_account_are_not_closed,
    async |portal| {
        let mut ada = portal.administrator().await;
        ada.open(PAGE)
            .await
            .fill("Lösenord", PASSWORD)
            .press("Avsluta kontot")
            .await;
        ada.mistakes(&["Du är den sista systemadministratören. Ge någon annan behörigheten först."]);
        let mut anna = portal.anna().await;
        ask(&mut anna).await;
        set_state(portal, anna.email(), PersonState::Locked).await;
        after(portal, 15).await;
        assert_eq!(row(portal, &anna).await.state, PersonState::Locked);
    }
);

both!(
    at_a_known_death_login_and_messages_stop_and_that_can_be_undone,
    async |portal| {
        let (mut anna, mut karin) = (portal.anna().await, portal.customer_service().await);
        let page = format!("/handlaggning/personer/{}", anna.id());
        portal.run_jobs().await;
        let before = portal.mail_to(anna.email()).await.len();
        karin.open(&page).await.click("Avsluta efter dödsfall").await;
        karin.press("Avsluta kontot").await.mistakes(&["Skriv orsaken."]);
        karin
            .fill("Orsak", "Uppgift från Skatteverket")
            .press("Avsluta kontot")
            .await
            .leads_to(&page);
        karin.follow().await.sees("Kontot är avslutat efter ett dödsfall.");
        anna.open("/arenden").await.status(303);
        let mut visitor = portal.visitor();
        log_in(&mut visitor, anna.email(), PASSWORD).await.status(422);
        assert_eq!(row(portal, &anna).await.first_name, "Anna");
        karin.open(&page).await.click("Öppna kontot igen").await;
        karin
            .fill("Orsak", "Fel person")
            .press("Öppna kontot igen")
            .await
            .leads_to(&page);
        portal.run_jobs().await;
        assert_eq!(portal.mail_to(anna.email()).await.len(), before);
        log_in(&mut visitor, anna.email(), PASSWORD).await.status(303);
        // Only what was closed so is opened again, and colleagues are for administrators.
        karin
            .open(&format!("{page}/oppna-igen"))
            .await
            .fill("Orsak", "Igen")
            .press("Öppna kontot igen")
            .await;
        karin.mistakes(&["Det är redan gjort, kanske av en kollega."]);
        let bea = portal.staff("Bea", "Lund", &[StaffRole::CaseOfficer]).await;
        karin
            .open(&format!("/handlaggning/personer/{}/dodsfall", bea.id()))
            .await;
        karin.fill("Orsak", "Uppgift").press("Avsluta kontot").await.status(422);
        anna.open(&format!("{page}/dodsfall")).await.status(303);
    }
);

both!(
    what_the_person_applied_for_and_gave_ends_with_the_account,
    async |portal| {
        use accounts::mandates::MandateKind;
        use accounts::tables::mandate::{self, MandateState};
        let (mut anna, bo) = (portal.anna().await, portal.person("Bo", "Berg").await);
        let until = portal.now() + TimeDelta::days(300);
        for (from, to) in [(anna.id(), bo.id()), (bo.id(), anna.id())] {
            portal.give_mandate(MandateKind::Fullmakt, from, to, until).await;
        }
        // An application for a child whose number is in no account.
        let id = anna.id();
        let applied = portal.store.write::<_, store::Never, _, _>(|tx| async move {
            let text = "INSERT INTO mandates (id, kind, state, to_id, first_name, last_name, personnummer, services, \
                    created_at) VALUES ($1, 'guardian', 'waiting', $2, 'Liv', 'Ek', $3, 'desk', $4)";
            let number = tx.keys().seal(tx.random(), "accounts.personnummer", b"198408099284");
            let row: base::Id<mandate::Mandate> = tx.id();
            let values = [row.into(), id.into(), number.into(), tx.now().into()];
            let statement = Statement::from_sql_and_values(tx.get_database_backend(), text, values);
            tx.execute_raw(statement).await?;
            Ok(())
        });
        applied.await.unwrap();
        ask(&mut anna).await;
        after(portal, 15).await;
        assert_eq!(row(portal, &anna).await.state, PersonState::Closed);
        for row in mandate::Entity::find().all(portal.store.db()).await.unwrap() {
            assert!(
                matches!(row.state, MandateState::Ended | MandateState::Revoked),
                "{row:?}"
            );
            assert!(row.personnummer.is_none() && row.first_name.is_none() && row.named.is_none());
        }
        portal.mail(bo.email(), "En fullmakt är återkallad").await;
    }
);
