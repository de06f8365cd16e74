//! `/organisation/historik`: who did what, for those who manage the organisation.

use base::OrgRole;
use store::{Actor, Audit, Never};
use testkit::{Browser, both};

use super::by_name;

const PATH: &str = "/organisation/historik";

both!(managers_read_who_did_what, async |portal| {
    let (mut bo, anna) = (portal.bo().await, portal.anna().await);
    let id = by_name(portal, "Exempel IF").await.unwrap().id;
    portal.give_org_role(id, anna.id(), OrgRole::Contact).await;
    bo.open("/organisation/anvandare").await.click("Anna Ek").await;
    bo.tick("Underanvändare bokning").press("Spara").await;
    let mut karin = portal.customer_service().await;
    karin
        .open(&format!("/handlaggning/organisationer/{id}/uppgifter"))
        .await
        .press("Spara")
        .await;
    bo.open("/organisation")
        .await
        .click("Historik")
        .await
        .heading("Historik");
    let rows = bo.page().all("main tbody tr");
    assert_eq!(rows.len(), 2, "{rows:?}");
    // The newest first; officers are told of without their names.
    assert!(
        rows[0].contains("Uppgifterna ändrades") && rows[0].contains("Personal"),
        "{rows:?}"
    );
    assert!(
        rows[1].contains("Behörigheter ändrades")
            && rows[1].contains("Anna Ek. Fick: Underanvändare bokning")
            && rows[1].contains("Bo Karlsson"),
        "{rows:?}"
    );
});

both!(who_is_protected_is_not_named, async |portal| {
    let (mut bo, vera) = (portal.bo().await, portal.protected().await);
    let id = by_name(portal, "Exempel IF").await.unwrap().id;
    let by = Actor::Person {
        id: vera.id(),
        hat: Some(id.into()),
    };
    let person = vera.id();
    let done = portal.store.write::<_, Never, _, _>(|tx| async move {
        for number in 0..60 {
            let details = serde_json::json!({ "person": person, "lost": ["contact"], "n": number });
            let audit = Audit {
                actor: by,
                act: "organisations.roles_changed",
                object: base::ObjectRef::new("organisation", id),
                details,
            };
            tx.audit(audit).await?;
        }
        Ok(())
    });
    done.await.unwrap();
    bo.open(PATH)
        .await
        .does_not_see("Vera")
        .sees("Skyddade personuppgifter");
    assert_eq!(bo.page().all("main tbody tr").len(), 50);
    bo.click("Nästa").await.does_not_see("Vera");
    assert_eq!(bo.page().all("main tbody tr").len(), 10);
    bo.click("Föregående").await;
    assert_eq!(bo.page().all("main tbody tr").len(), 50);

    // Staff read all of it too.
    let mut karin = portal.customer_service().await;
    let rows = |karin: &Browser| karin.page().all("#historik tbody tr").len();
    karin.open(&format!("/handlaggning/organisationer/{id}")).await;
    assert_eq!((rows(&karin), karin.page().all("#historik[open]").len()), (50, 0));
    karin.click("Nästa").await.does_not_see("Vera");
    assert_eq!((rows(&karin), karin.page().all("#historik[open]").len()), (10, 1));
    karin.click("Första").await;
    assert_eq!(rows(&karin), 50);
});

both!(it_is_for_managers_only, async |portal| {
    let (_, mut anna) = (portal.bo().await, portal.anna().await);
    let id = by_name(portal, "Exempel IF").await.unwrap().id;
    portal.give_org_role(id, anna.id(), OrgRole::SubUserBooking).await;
    portal.wear(&anna, Some(id)).await;
    anna.open("/organisation").await.does_not_see("Historik");
    anna.open(PATH).await.status(403);
    portal
        .stranger()
        .await
        .open(PATH)
        .await
        .sees("Du agerar som privatperson");
    portal.visitor().open(PATH).await.status(303);
});
