//! Guardians, gode män and förvaltare: `/mitt-konto/fullmakter/stallforetradare` and
//! `/handlaggning/stallforetradare`.

use accounts::mandates::MandateKind;
use accounts::tables::mandate;
use accounts::tables::person::{self, PersonState};
use base::{Id, Personnummer};
use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::Never;
use testkit::{Browser, TestPortal, both};

use super::letters;

const APPLY: &str = "/mitt-konto/fullmakter/stallforetradare";
const QUEUE: &str = "/handlaggning/stallforetradare";
/// Of the Tax Agency's test numbers: a child, and somebody of age.
const CHILD: &str = "20120304-2385";
const PRINCIPAL: &str = "19501017-2483";

async fn apply(browser: &mut Browser, kind: &str, name: (&str, &str), number: &str) {
    browser.open(APPLY).await.heading("Ansök som ställföreträdare");
    browser
        .tick(kind)
        .fill("Barnets eller huvudmannens förnamn", name.0)
        .fill("Barnets eller huvudmannens efternamn", name.1)
        .fill("Barnets eller huvudmannens personnummer", number)
        .attach("underlag.txt", "Personbevis\n".as_bytes())
        .press("Skicka ansökan")
        .await;
}

async fn row(portal: &TestPortal) -> mandate::Model {
    mandate::Entity::find().one(portal.store.db()).await.unwrap().unwrap()
}

async fn path(portal: &TestPortal) -> String {
    format!("{QUEUE}/{}", row(portal).await.id)
}

async fn without_login(portal: &TestPortal) -> Vec<person::Model> {
    let made = person::Entity::find().filter(person::Column::State.eq(PersonState::WithoutLogin));
    made.all(portal.store.db()).await.unwrap()
}

async fn give_number(portal: &TestPortal, id: Id<base::Person>, number: &str) {
    let number = &Personnummer::from_stored(&number.replace('-', "")).unwrap();
    let given = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(accounts::demo::give_personnummer(&tx, id, number).await?) });
    given.await.unwrap();
}

both!(
    a_guardian_acts_after_a_check_until_the_child_comes_of_age,
    async |portal| {
        let (mut anna, mut karin) = (portal.anna().await, portal.customer_service().await);
        apply(&mut anna, "Vårdnadshavare", ("Olle", "Ek"), CHILD).await;
        anna.leads_to("/mitt-konto/fullmakter");
        anna.follow()
            .await
            .flash("Ansökan är skickad.")
            .sees("Du agerar för Olle Ek");
        anna.does_not_see("Olle Ek (vårdnadshavare)");
        karin
            .open(QUEUE)
            .await
            .sees("Anna Ek")
            .sees("Vårdnadshavare")
            .does_not_see("Olle");
        let page = path(portal).await;
        karin
            .open(&page)
            .await
            .sees("Olle Ek")
            .sees(CHILD)
            .sees("underlag.txt")
            .sees("Har inget konto.");
        let file = karin.page().link("underlag.txt");
        karin.open(&file).await.status(200);
        karin.open(&page).await.press("Godkänn").await.leads_to(&page);
        karin.follow().await.sees("Godkänd").sees("3 mars 2030");
        assert_eq!(
            letters(portal, anna.email(), "Ansökan om att agera är godkänd").await,
            1
        );
        let children = without_login(portal).await;
        assert_eq!(children.len(), 1);
        karin
            .open(&format!("/handlaggning/personer/{}", children[0].id))
            .await
            .sees("Utan inloggning")
            .sees("Anna Ek agerar för Olle Ek");

        anna.open("/arenden").await.press("Olle Ek (vårdnadshavare)").await;
        anna.open("/arenden/ny").await;
        anna.choose("Vad gäller det?", "Bokning av lokal")
            .fill("Rubrik", "Simskola")
            .fill("Meddelande", "Finns det en plats?")
            .press("Skicka")
            .await;
        let case = anna.location();
        anna.open(&case).await.sees("vårdnadshavare för Olle Ek");
        assert_eq!(letters(portal, anna.email(), "Vi har tagit emot").await, 1);

        portal.advance(TimeDelta::days(4 * 365));
        let (id, email) = (anna.id(), anna.email().to_owned());
        portal.log_in(&mut anna, id, &email).await;
        anna.open("/").await.does_not_see("Olle Ek (vårdnadshavare)");
        anna.open(&case).await.status(404);
    }
);

both!(
    who_is_too_young_has_a_guardian_do_it,
    |config: &mut web::Config| {
        config.minimum_age.insert("desk".to_owned(), 16);
    },
    async |portal| {
        let (mut olle, mut anna) = (portal.person("Olle", "Ek").await, portal.anna().await);
        for path in ["/arenden/ny", "/kontakt"] {
            olle.open(path).await;
            olle.choose("Vad gäller det?", "Bokning av lokal")
                .fill("Rubrik", "Tid")
                .fill("Meddelande", "Finns det en tid?");
            let form = olle.submission("Skicka");
            give_number(portal, olle.id(), CHILD).await;
            olle.submit(&form)
                .await
                .status(422)
                .sees("Be en vårdnadshavare göra det åt dig");
        }
        let until = portal.time() + TimeDelta::days(300);
        portal
            .give_mandate(MandateKind::Guardian, olle.id(), anna.id(), until)
            .await;
        portal.wear_for(&anna, olle.id()).await;
        anna.open("/arenden/ny").await;
        anna.choose("Vad gäller det?", "Bokning av lokal")
            .fill("Rubrik", "Tid")
            .fill("Meddelande", "Finns det en tid?")
            .press("Skicka")
            .await
            .status(303);
    }
);

both!(what_is_wrong_with_an_application_is_told, async |portal| {
    let mut anna = portal.anna().await;
    anna.open(APPLY).await.press("Skicka ansökan").await.status(422);
    for told in ["Välj vad du är.", "Skriv personnumret.", "Bifoga ett underlag."] {
        anna.sees(told);
    }
    apply(&mut anna, "God man", ("Olle", "Ek"), "20120304-2386").await;
    anna.status(422);
    give_number(portal, anna.id(), PRINCIPAL).await;
    let mut own = portal.visitor();
    portal.log_in(&mut own, anna.id(), "anna.ek@exempel.example").await;
    apply(&mut own, "God man", ("Anna", "Ek"), PRINCIPAL).await;
    own.status(422).sees("Du kan inte företräda dig själv.");
    assert!(mandate::Entity::find().one(portal.store.db()).await.unwrap().is_none());
});

both!(staff_say_no_with_a_reason_and_not_in_their_own_matter, async |portal| {
    let (mut anna, mut karin) = (portal.anna().await, portal.customer_service().await);
    let mut omar = portal.officer().await;
    apply(&mut anna, "God man", ("Rut", "Ek"), PRINCIPAL).await;
    let page = path(portal).await;
    for closed in [QUEUE, &page] {
        omar.open(closed).await.status(403);
        anna.open(closed).await.status(403);
        portal.visitor().open(closed).await.status(303);
    }
    karin
        .open(&page)
        .await
        .press("Neka")
        .await
        .status(422)
        .sees("Skriv orsaken.");
    karin
        .fill("Orsak", "Beslutet har gått ut.")
        .press("Neka")
        .await
        .leads_to(&page);
    assert_eq!(letters(portal, anna.email(), "Ansökan om att agera är nekad").await, 1);
    assert!(row(portal).await.personnummer.is_none());
    assert!(without_login(portal).await.is_empty());
    anna.open("/mitt-konto/fullmakter").await.sees("Beslutet har gått ut.");

    let mut own = portal.staff("Nora", "Berg", &[base::StaffRole::CustomerService]).await;
    apply(&mut own, "Förvaltare", ("Rut", "Ek"), PRINCIPAL).await;
    let mine = mandate::Entity::find().filter(mandate::Column::ToId.eq(own.id()));
    let mine = mine.one(portal.store.db()).await.unwrap().unwrap();
    let page = format!("{QUEUE}/{}", mine.id);
    own.open(&page).await.sees("Lämna det till en kollega.");
    let form = karin.open(&page).await.submission("Godkänn");
    let forged = form.with(
        "_csrf",
        own.page().attributes("input[name=_csrf]", "value").first().unwrap(),
    );
    own.submit(&forged).await.status(422);
    assert!(without_login(portal).await.is_empty());
});

both!(a_principal_with_an_account_is_told_and_staff_end_it, async |portal| {
    let (mut anna, mut karin) = (portal.anna().await, portal.customer_service().await);
    let rut = portal.person("Rut", "Dahl").await;
    give_number(portal, rut.id(), PRINCIPAL).await;
    apply(&mut anna, "God man", ("Rut", "Dahl"), PRINCIPAL).await;
    let page = path(portal).await;
    karin
        .open(&page)
        .await
        .fill("Till och med", "2020-01-01")
        .press("Godkänn")
        .await
        .status(422);
    karin.fill("Till och med", "").press("Godkänn").await;
    assert_eq!(row(portal).await.from_id, Some(rut.id()));
    assert_eq!(letters(portal, rut.email(), "Ansökan om att agera är godkänd").await, 1);
    anna.open("/").await.sees("Rut Dahl (god man)");
    karin
        .open(&page)
        .await
        .fill("Orsak", "Förordnandet har upphört.")
        .press("Avsluta")
        .await;
    for who in [anna.email(), rut.email()] {
        assert_eq!(letters(portal, who, "En fullmakt har slutat gälla").await, 1, "{who}");
    }
    anna.open("/").await.does_not_see("Rut Dahl (god man)");
    assert_eq!(portal.audited("accounts.mandate_ended_by_staff").await, 1);
});

both!(
    a_protected_principal_is_named_nowhere_before_the_answer,
    async |portal| {
        let (mut anna, mut karin, vera) = (
            portal.anna().await,
            portal.customer_service().await,
            portal.protected().await,
        );
        give_number(portal, vera.id(), PRINCIPAL).await;
        apply(&mut anna, "God man", ("Vera", "Skog"), PRINCIPAL).await;
        let page = path(portal).await;
        karin.open(QUEUE).await.does_not_see("Skog");
        karin
            .open(&page)
            .await
            .does_not_see("Skog")
            .does_not_see(PRINCIPAL)
            .sees("Person med skyddade personuppgifter");
    }
);

both!(nobody_has_a_guardian_who_has_come_of_age, async |portal| {
    let (mut anna, mut karin) = (portal.anna().await, portal.customer_service().await);
    apply(&mut anna, "Vårdnadshavare", ("Rut", "Ek"), PRINCIPAL).await;
    let page = path(portal).await;
    karin
        .open(&page)
        .await
        .press("Godkänn")
        .await
        .status(422)
        .sees("har fyllt 18 år");
    assert!(without_login(portal).await.is_empty());
});
