//! People of the demo can open everything they are led to, under the first of their hats.

use testkit::{TestPortal, both};

use super::links::walk;

/// One of each sort: private, reader of English, many hats, manager, company, agent, officer, staff without pages yet,
/// customer service, administrator.
const SORTS: [&str; 10] = [
    "anna", "grace", "lena", "aino", "karin", "erik", "maria", "petra", "amina", "sofia",
];

/// Walks as one of the demo's people.
async fn walk_as(portal: &TestPortal, email: &str) {
    let address = base::Email::parse(email).unwrap();
    let found = accounts::queries::find_by_email(portal.store.db(), &address)
        .await
        .unwrap();
    let id = found.unwrap().id;
    let mut browser = portal.visitor();
    portal.log_in(&mut browser, id, email).await;
    let hats = organisations::queries::hats(portal.store.db(), id).await.unwrap();
    portal
        .wear(&browser, hats.first().and_then(|hat| hat.of.organisation()))
        .await;
    let is_staff = !accounts::queries::staff_roles(portal.store.db(), id)
        .await
        .unwrap()
        .is_empty();
    let beginnings = ["/", "/mitt-konto/uppgifter", "/handlaggning"];
    walk(portal, &mut browser, &beginnings[..if is_staff { 3 } else { 2 }]).await;
}

both!(people_of_the_demo_can_open_everything_they_are_led_to, async |portal| {
    farstu::demo::load(portal).await.unwrap();
    let cast = farstu::demo::cast();
    let all: Vec<_> = cast.logins().filter(|login| SORTS.contains(&login.username)).collect();
    assert_eq!(all.len(), SORTS.len());
    for login in all {
        walk_as(portal, login.email).await;
    }
    walk(portal, &mut portal.visitor(), &["/"]).await;
});
