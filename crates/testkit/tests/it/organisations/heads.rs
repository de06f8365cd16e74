//! The owner's office is told when an organisation has nobody left who keeps its users, however that came
//! about, and staff have a list of them.

use base::{Id, OrgRole, Organisation};
use chrono::TimeDelta;
use testkit::{Browser, TestPortal, both};

use super::{by_name, letters};

const PATH: &str = "/handlaggning/organisationer";
const LIST: &str = "/handlaggning/organisationer?urval=utan-ansvarig";
const OFFICE: &str = "foreningsenheten@kommunen.example";
const HEAD: OrgRole = OrgRole::AssociationManager;

/// Exempel IF with Bo, whom the recurring work has seen there.
async fn kept(portal: &TestPortal) -> (Browser, Id<Organisation>) {
    let bo = portal.bo().await;
    later(portal).await;
    (bo, by_name(portal, "Exempel IF").await.unwrap().id)
}

/// The recurring work has its turn.
async fn later(portal: &TestPortal) {
    portal.advance(TimeDelta::hours(2));
    portal.run_jobs().await;
}

/// How often the office was told of Exempel IF, and which are in the list of staff.
async fn told(portal: &TestPortal) -> (usize, Vec<String>) {
    later(portal).await;
    let name = portal.random().digits(9);
    let mut kim = portal.staff(&name, "Ek", &[base::StaffRole::CustomerService]).await;
    kim.open(LIST).await.heading("Organisationer");
    let listed = kim.page().all("tbody th");
    (
        letters(portal, OFFICE, "Exempel IF har ingen som sköter användarna").await,
        listed,
    )
}

/// Does one of the things that staff do with an account.
async fn does(officer: &mut Browser, whom: &Browser, what: &str, button: &str) {
    officer
        .open(&format!("/handlaggning/personer/{}", whom.id()))
        .await
        .click(what)
        .await
        .fill("Orsak", "Så är det")
        .press(button)
        .await
        .status(303);
}

#[track_caller]
fn is_told(told: (usize, Vec<String>)) {
    assert_eq!(told, (1, vec!["Exempel IF".to_owned()]));
}

both!(
    of_a_lock_the_office_is_told_once_and_again_when_it_happens_again,
    async |portal| {
        let (bo, id) = kept(portal).await;
        assert_eq!(told(portal).await, (0, vec![]));
        let mut ada = portal.administrator().await;
        does(&mut ada, &bo, "Lås kontot", "Lås kontot").await;
        is_told(told(portal).await);
        is_told(told(portal).await);
        let mut karin = portal.customer_service().await;
        karin
            .open(LIST)
            .await
            .click("Exempel IF")
            .await
            .sees("saknas sedan")
            .sees("Ingen sköter längre användarna");
        // Found again: in the list no longer at once, and told of anew the next time.
        let mut ada = portal.staff("Ada", "Ek", &[base::StaffRole::SystemAdministrator]).await;
        does(&mut ada, &bo, "Lås upp kontot", "Lås upp kontot").await;
        karin
            .open(LIST)
            .await
            .sees("Ingen organisation finns i urvalet")
            .does_not_see("Exempel IF");
        karin.open(&format!("{PATH}/{id}")).await.does_not_see("saknas sedan");
        assert_eq!(told(portal).await, (1, vec![]));
        let mut ada = portal.staff("Ada", "Al", &[base::StaffRole::SystemAdministrator]).await;
        does(&mut ada, &bo, "Lås kontot", "Lås kontot").await;
        assert_eq!(told(portal).await, (2, vec!["Exempel IF".to_owned()]));
    }
);

both!(of_a_death_the_office_is_told, async |portal| {
    let (bo, _) = kept(portal).await;
    let mut ada = portal.administrator().await;
    does(&mut ada, &bo, "Avsluta efter dödsfall", "Avsluta kontot").await;
    is_told(told(portal).await);
});

both!(while_another_keeps_it_nobody_is_told, async |portal| {
    let (bo, id) = kept(portal).await;
    let anna = portal.anna().await;
    portal.give_org_role(id, anna.id(), HEAD).await;
    let mut ada = portal.administrator().await;
    does(&mut ada, &bo, "Lås kontot", "Lås kontot").await;
    assert_eq!(told(portal).await, (0, vec![]));
    // The only manager's account goes up in another, which keeps it then.
    let sara = portal.stranger().await;
    let mut karin = portal.customer_service().await;
    karin
        .open(&format!("/handlaggning/personer/{}/sla-ihop/{}", sara.id(), anna.id()))
        .await
        .fill("Orsak", "Samma person")
        .press("Slå ihop kontona")
        .await
        .status(303);
    assert_eq!(told(portal).await, (0, vec![]));
});

both!(of_a_merge_that_is_undone_the_office_is_told, async |portal| {
    let id = portal.organisation("forening", "Exempel IF").await;
    let old = portal.organisation("forening", "Exempel Idrottsförening").await;
    let bo = portal.person("Bo", "Karlsson").await;
    portal.give_org_role(old, bo.id(), HEAD).await;
    let mut karin = portal.customer_service().await;
    karin.open(&format!("{PATH}/{id}/sla-ihop/{old}")).await;
    karin.fill("Skäl", "Samma.").press("Slå ihop").await.status(303);
    assert_eq!(told(portal).await, (0, vec![]));
    let mut karin = portal.staff("Kajsa", "Lind", &[base::StaffRole::CustomerService]).await;
    karin.open(&format!("{PATH}/{id}")).await.click("Ta isar").await;
    karin.fill("Skäl", "Det var två.").press("Ta isar").await.status(303);
    is_told(told(portal).await);
});

both!(one_that_never_had_anybody_or_has_ended_is_not_told_of, async |portal| {
    let (bo, id) = kept(portal).await;
    portal.organisation("forening", "Kammarkören Klang").await;
    let mut karin = portal.customer_service().await;
    karin
        .open(&format!("{PATH}/{id}"))
        .await
        .choose("Läge", "Upphörd")
        .press("Ändra läge")
        .await
        .status(303);
    let mut ada = portal.administrator().await;
    does(&mut ada, &bo, "Lås kontot", "Lås kontot").await;
    assert_eq!(told(portal).await, (0, vec![]));
    // In use again, somebody is missing.
    let mut karin = portal.staff("Kajsa", "Lind", &[base::StaffRole::CustomerService]).await;
    karin
        .open(&format!("{PATH}/{id}"))
        .await
        .choose("Läge", "Aktiv")
        .press("Ändra läge")
        .await
        .status(303);
    is_told(told(portal).await);
});
