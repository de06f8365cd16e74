//! `/organisation`: details under a hat, and forms that act under the hat they were shown under.

use base::{Id, OrgRole, Organisation};
use chrono::TimeDelta;
use organisations::tables::{membership, organisation};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use store::Never;
use testkit::{Browser, TestPortal, both};

use super::{by_name, letters};

async fn exempel(portal: &TestPortal) -> organisation::Model {
    by_name(portal, "Exempel IF").await.unwrap()
}

/// Takes every role from a person.
async fn leave(portal: &TestPortal, organisation: Id<Organisation>, who: &Browser) {
    let person = who.id();
    let left = portal.store.write::<_, Never, _, _>(|tx| async move {
        let theirs = Condition::all()
            .add(membership::Column::OrganisationId.eq(organisation))
            .add(membership::Column::PersonId.eq(person));
        membership::Entity::delete_many().filter(theirs).exec(&*tx).await?;
        Ok(())
    });
    left.await.unwrap();
}

both!(a_manager_changes_the_details, async |portal| {
    let mut bo = portal.bo().await;
    bo.open("/organisation")
        .await
        .heading("Exempel IF")
        .sees("Organisationsnummer");
    bo.click("Uppdatera kunduppgifter")
        .await
        .heading("Uppdatera kunduppgifter")
        .sees("Numret kan bara vi ändra.");
    bo.fill("E-post", "styrelsen@exempelif.example")
        .fill("Webbplats", "nya.exempelif.example")
        .fill("Områden", "Norra, Gamla byn, norra")
        .fill("Beskrivning", "Fotboll <script>alert(1)</script>")
        .tick("Teknik och spel")
        .choose("Kontaktperson", "Bo Karlsson")
        .tick("Visa kontaktpersonens namn")
        .tick("65 år och äldre");
    let form = bo.submission("Spara");
    for _ in 0..2 {
        bo.submit(&form).await;
        bo.leads_to(&format!("/organisation?som={}", exempel(portal).await.id));
    }
    bo.follow()
        .await
        .flash("Uppgifterna om Exempel IF är sparade")
        .sees("Idrott och motion · Teknik och spel")
        .sees("Norra, Gamla byn")
        .sees("Bo Karlsson");
    assert_eq!(exempel(portal).await.version, 2);
    let mut visitor = portal.visitor();
    // Each of its areas and activities finds it.
    for found in [
        "omrade=norra",
        "omrade=gamla+byn",
        "verksamhet=idrott",
        "verksamhet=teknik",
    ] {
        visitor.open(&format!("/foreningar?{found}")).await.sees("Exempel IF");
    }
    visitor.open("/foreningar?sok=norra").await.click("Exempel IF").await;
    visitor
        .heading("Exempel IF")
        .sees("Bo Karlsson")
        .sees("nya.exempelif.example")
        .sees("Fotboll <script>");
    assert!(!visitor.page().body.contains("<script>alert"));
});

both!(each_mistake_is_told_at_its_field, async |portal| {
    let mut bo = portal.bo().await;
    let long = "å".repeat(2001);
    let cases = [
        ("Namn", "", "Fyll i organisationens namn."),
        (
            "E-post",
            "x",
            "Skriv en hel e-postadress, till exempel info@exempelif.example.",
        ),
        (
            "Telefon",
            "ring mig",
            "Skriv ett telefonnummer med bara siffror, mellanslag och bindestreck.",
        ),
        (
            "Webbplats",
            "javascript:alert(1)",
            "Skriv en webbadress, till exempel exempelif.example.",
        ),
        (
            "Postnummer",
            "00",
            "Ett postnummer har fem siffror, till exempel 123 45.",
        ),
        (
            "Beskrivning",
            &long,
            "Texten är 2001 tecken. Korta den till högst 2000.",
        ),
    ];
    for (label, value, mistake) in cases {
        bo.open("/organisation/uppgifter").await.fill(label, value);
        bo.press("Spara").await.mistakes(&[mistake]);
    }
    bo.open("/organisation/uppgifter")
        .await
        .tick("Visa kontaktpersonens namn")
        .press("Spara")
        .await;
    bo.mistakes(&["Välj vem som ska visas som kontaktperson, eller ta bort krysset."]);
    // A stranger by changed form data.
    let stranger = portal.stranger().await;
    bo.open("/organisation/uppgifter").await;
    let forged = bo.submission("Spara").with("contact", &stranger.id().to_string());
    bo.submit(&forged)
        .await
        .mistakes(&["Personen kan inte vara kontaktperson. Välj någon annan."]);
    assert_eq!(exempel(portal).await.version, 1);
});

both!(a_stale_form_is_told_and_can_be_saved_knowingly, async |portal| {
    let mut bo = portal.bo().await;
    bo.open("/organisation/uppgifter").await;
    let mut other = bo.clone();
    other.open("/organisation/uppgifter").await;
    other.fill("Ort", "Annanstad").fill("Telefon", "08-465 009 99");
    other.tick("Visa telefonnumret").press("Spara").await.follow().await;
    bo.fill("Ort", "Tredjestad").press("Spara").await.status(422);
    bo.sees("Någon annan har sparat ändringar sedan du öppnade sidan.");
    // What the other saved stands beside what was typed.
    let rows = bo.page().all("section[aria-labelledby=stale] tbody tr");
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(
        rows[0].contains("Annanstad") && rows[0].contains("Tredjestad"),
        "{rows:?}"
    );
    assert!(rows[1].contains("08-465 009 99"), "{rows:?}");
    assert_eq!(bo.page().value("Ort"), "Tredjestad");
    bo.press("Spara").await.follow().await.sees("Tredjestad");
    // What the second left as it was is what the first saved.
    assert_eq!(exempel(portal).await.phone.as_deref(), Some("08-465 009 99"));
});

both!(only_managers_change_details, async |portal| {
    portal.bo().await;
    let id = exempel(portal).await.id;
    let mut nils = portal.person("Nils", "Ek").await;
    portal.give_org_role(id, nils.id(), OrgRole::SubUserBooking).await;
    portal.wear(&nils, Some(id)).await;
    nils.open("/organisation")
        .await
        .heading("Exempel IF")
        .does_not_see("Uppdatera kunduppgifter");
    nils.open("/organisation/uppgifter").await.status(403);
    let mut anna = portal.anna().await;
    anna.open("/organisation")
        .await
        .heading("Organisation")
        .sees("Du agerar som privatperson");
    // A hat in the address that is not one's own is no hat.
    anna.open(&format!("/organisation?som={id}"))
        .await
        .heading("Organisation")
        .does_not_see("Exempel IF");
});

both!(a_form_acts_under_its_own_hat, async |portal| {
    let mut bo = portal.bo().await;
    let other = portal.organisation("forening", "Kammarkören Klang").await;
    portal.give_org_role(other, bo.id(), OrgRole::AssociationManager).await;
    bo.open("/organisation/uppgifter").await.fill("Ort", "Bystad");
    let form = bo.submission("Spara");
    // In another tab, bo changes hats.
    portal.wear(&bo, Some(other)).await;
    bo.submit(&form)
        .await
        .follow()
        .await
        .heading("Exempel IF")
        .flash("Uppgifterna om Exempel IF är sparade");
    assert_eq!(exempel(portal).await.city.as_deref(), Some("Bystad"));
    assert_eq!(by_name(portal, "Kammarkören Klang").await.unwrap().version, 1);
    // With mistakes it is shown again under its own hat, too.
    bo.submit(
        &form
            .clone()
            .with("_key", "another-key-of-enough-length")
            .with("city", ""),
    )
    .await
    .status(422);
    assert_eq!(bo.submission("Spara").get("_hat"), exempel(portal).await.id.to_string());
});

both!(a_hat_that_is_lost_refuses_the_form_and_keeps_it, async |portal| {
    let mut bo = portal.bo().await;
    let id = exempel(portal).await.id;
    bo.open("/arenden/ny")
        .await
        .choose("Vad gäller det?", "Konto och inloggning");
    bo.fill("Rubrik", "Nyckel")
        .fill("Meddelande", "Vi saknar en nyckel till hallen.");
    let form = bo.submission("Skicka");
    leave(portal, id, &bo).await;
    bo.submit(&form).await;
    assert!(bo.location().starts_with("/arenden/ny?formular="), "{}", bo.location());
    bo.follow()
        .await
        .heading("Nytt ärende")
        .flash("Du kan inte längre agera för den som formuläret gällde");
    assert_eq!(bo.page().value("Rubrik"), "Nyckel");
    assert_eq!(bo.page().value("Meddelande"), "Vi saknar en nyckel till hallen.");
    // Sent again, it is a matter of the person's own.
    bo.press("Skicka")
        .await
        .follow()
        .await
        .sees("Vi saknar en nyckel till hallen.");
});

both!(a_forged_hat_is_no_hat, async |portal| {
    portal.bo().await;
    let id = exempel(portal).await.id;
    let mut sara = portal.stranger().await;
    let own = portal.organisation("forening", "Kammarkören Klang").await;
    portal.give_org_role(own, sara.id(), OrgRole::AssociationManager).await;
    portal.wear(&sara, Some(own)).await;
    sara.open("/organisation/uppgifter").await.fill("Namn", "Kapad IF");
    let forged = sara.submission("Spara").with("_hat", &id.to_string());
    sara.submit(&forged).await;
    assert!(sara.location().contains("formular="), "{}", sara.location());
    assert!(by_name(portal, "Kapad IF").await.is_none());
});

both!(once_a_year_a_manager_says_that_the_details_are_right, async |portal| {
    let mut bo = portal.bo().await;
    let id = exempel(portal).await.id;
    let subject = "Stämmer uppgifterna om Exempel IF?";
    bo.open("/organisation").await.does_not_see("Stämmer uppgifterna?");
    assert_eq!(letters(portal, bo.email(), subject).await, 0);
    portal.advance(TimeDelta::days(340));
    assert_eq!(letters(portal, bo.email(), subject).await, 1);
    portal.advance(TimeDelta::days(30));
    assert_eq!(letters(portal, bo.email(), subject).await, 1);
    let (person, email) = (bo.id(), bo.email().to_owned());
    portal.log_in(&mut bo, person, &email).await;
    portal.wear(&bo, Some(id)).await;
    bo.open("/organisation").await.sees("Stämmer uppgifterna?");
    let right = bo.submission("Uppgifterna stämmer");
    for _ in 0..2 {
        bo.submit(&right).await.leads_to(&format!("/organisation?som={id}"));
    }
    bo.follow()
        .await
        .flash("Tack! Vi ber er gå igenom uppgifterna igen om ett år.")
        .sees("Uppgifterna gicks igenom")
        .does_not_see("Stämmer uppgifterna?");
    // Only who keeps the details says so.
    let mut nils = portal.person("Nils", "Ek").await;
    portal.give_org_role(id, nils.id(), OrgRole::SubUserBooking).await;
    portal.wear(&nils, Some(id)).await;
    nils.open("/organisation").await.does_not_see("Uppgifterna stämmer");
    let mut forged = nils.open("/organisation/anvandare").await.submission("Lämna");
    forged.action = right.action;
    nils.submit(&forged).await.status(403);
});
