//! `/mitt-konto/e-postfilter`: what a manager is mailed, and how everybody is told.

use organisations::tables::mail_filter;
use sea_orm::EntityTrait;
use testkit::both;

use super::{NUMBER, by_name, fill_in_organisation, letters};

const OWN_BOOKINGS: &str = "Endast information via e-post om bokningar skapade av mig som användare";
const ALL_BOOKINGS: &str = "Information via e-post om alla bokningar";

both!(a_manager_chooses_for_each_association, async |portal| {
    let mut bo = portal.bo().await;
    bo.open("/mitt-konto/e-postfilter")
        .await
        .heading("E-postfilter")
        .sees("Exempel IF");
    let (all, own) = (bo.page().value(ALL_BOOKINGS), bo.page().value(OWN_BOOKINGS));
    assert_eq!(
        (all.as_str(), own.as_str()),
        ("all", ""),
        "all are sent until something else is chosen"
    );
    let id = by_name(portal, "Exempel IF").await.unwrap().id;
    let form = bo.submission("Spara").with(&format!("booking_{id}"), "own");
    for _ in 0..2 {
        bo.submit(&form).await.leads_to("/mitt-konto/e-postfilter");
    }
    bo.follow().await.flash("Dina val är sparade");
    assert_eq!(bo.page().value(OWN_BOOKINGS), "own");
    let lines = bo.open("/mitt-konto/historik").await.page().all("tbody td:last-child");
    let about_mail: Vec<_> = lines.iter().filter(|line| line.contains("E-postfiltret")).collect();
    assert_eq!(
        about_mail,
        ["E-postfiltret för bokningar i Exempel IF ändrades från alla till bara minaAv dig"],
        "one line for what is new, and none for what stayed as it was"
    );
});

both!(
    a_new_way_of_messages_is_told_in_historik_in_the_readers_words,
    async |portal| {
        let mut anna = portal.anna().await;
        let none = anna
            .open("/mitt-konto/e-postfilter")
            .await
            .submission("Spara")
            .with("organisations", "none");
        anna.submit(&none).await.leads_to("/mitt-konto/e-postfilter");
        anna.open("/mitt-konto/historik")
            .await
            .sees("Besked från ”Organisationer och behörighet” ändrades från e-post till inget besked");
        anna.open("/sprak/en?till=/mitt-konto/historik").await;
        anna.follow()
            .await
            .sees("Messages from “Organisations and access” were changed from e-mail to no message");
    }
);

both!(only_managers_have_a_filter_and_everybody_a_channel, async |portal| {
    let bo = portal.bo().await;
    let id = by_name(portal, "Exempel IF").await.unwrap().id;
    let mut anna = portal.anna().await;
    anna.open("/mitt-konto/e-postfilter")
        .await
        .heading("E-postfilter")
        .does_not_see(ALL_BOOKINGS)
        .sees("mejlar vi alltid");
    // Changed form data does not reach another's association.
    let forged = anna.submission("Spara").with(&format!("booking_{id}"), "own");
    anna.submit(&forged).await.leads_to("/mitt-konto/e-postfilter");
    assert!(
        mail_filter::Entity::find()
            .all(portal.store.db())
            .await
            .unwrap()
            .is_empty()
    );
    assert!(bo.page().path.is_empty());

    let none = anna
        .open("/mitt-konto/e-postfilter")
        .await
        .submission("Spara")
        .with("organisations", "none");
    anna.submit(&none).await.leads_to("/mitt-konto/e-postfilter");
    anna.open(&format!("/behorighet/{id}"))
        .await
        .press("Be föreningsansvarig om behörighet")
        .await;
    let wrong = none
        .clone()
        .with("_key", "another-key-of-enough-length")
        .with("organisations", "brevduva");
    anna.submit(&wrong).await.mistakes(&["Välj hur du vill få besked."]);
    let sms = wrong.with("organisations", "sms");
    anna.submit(&sms)
        .await
        .mistakes(&["Lägg till ett mobilnummer under Användaruppgifter innan du väljer sms."]);
});

both!(who_chose_no_letters_gets_none_but_what_must_be_told, async |portal| {
    let mut anna = portal.anna().await;
    let none = anna
        .open("/mitt-konto/e-postfilter")
        .await
        .submission("Spara")
        .with("organisations", "none");
    anna.submit(&none).await.leads_to("/mitt-konto/e-postfilter");
    anna.open("/mitt-konto/organisationer/ny").await;
    fill_in_organisation(&mut anna, NUMBER);
    anna.tick("Förening").press("Lägg till").await;
    let id = by_name(portal, "Granens Bollklubb").await.unwrap().id;
    let mut sara = portal.stranger().await;
    sara.open(&format!("/behorighet/{id}"))
        .await
        .press("Be föreningsansvarig om behörighet")
        .await;
    assert_eq!(letters(portal, anna.email(), "Någon vill ha behörighet").await, 0);
    let mut karin = portal.customer_service().await;
    karin
        .open(&format!("/handlaggning/organisationer/{id}"))
        .await
        .press("Bekräfta")
        .await;
    assert_eq!(letters(portal, anna.email(), "Granens Bollklubb är bekräftad").await, 1);
});
