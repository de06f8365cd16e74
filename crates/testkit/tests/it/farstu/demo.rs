//! The demo owner: loaded once, by one of many, with people who can log in.

use accounts::hashing::{self, Verified};
use accounts::queries;
use accounts::tables::person;
use base::Email;
use desk::tables::case;
use farstu::demo::{self, Loaded};
use organisations::tables::organisation;
use sea_orm::{EntityTrait, PaginatorTrait};
use testkit::{TestPortal, both};

async fn counts(portal: &TestPortal) -> [u64; 3] {
    let db = portal.store.db();
    [
        person::Entity::find().count(db).await.unwrap(),
        organisation::Entity::find().count(db).await.unwrap(),
        case::Entity::find().count(db).await.unwrap(),
    ]
}

both!(the_demo_is_loaded_once_by_one_of_two_nodes, async |portal| {
    let node = portal.another_node().await;
    let loaded = tokio::join!(demo::load(portal), demo::load(&node));
    let mut loaded = [loaded.0.unwrap(), loaded.1.unwrap()];
    loaded.sort_by_key(|loaded| *loaded == Loaded::Before);
    assert_eq!(loaded, [Loaded::Now, Loaded::Before]);
    let first = counts(portal).await;
    assert!(first[0] > 25 && first[1] >= 40 && first[2] >= 20, "{first:?}");
    assert_eq!(demo::load(portal).await.unwrap(), Loaded::Before);
    assert_eq!(counts(portal).await, first);
});

both!(
    everybody_in_the_table_of_logins_can_log_in_and_nobody_is_mailed,
    async |portal| {
        demo::load(portal).await.unwrap();
        let cast = demo::cast();
        for login in cast.logins() {
            let email = Email::parse(login.email).unwrap();
            let person = queries::find_by_email(portal.store.db(), &email).await.unwrap();
            let hash = person.unwrap().password_hash;
            let verified = hashing::verify(portal, login.password, hash.as_deref()).await;
            assert!(matches!(verified, Ok(Verified::Right { .. })), "{}", login.username);
            portal.run_jobs().await;
            assert!(portal.mail_to(login.email).await.is_empty(), "{}", login.username);
        }
        let mut lena = portal.visitor();
        lena.open("/logga-in").await;
        lena.fill("Användarnamn", "lena").fill("Lösenord", &cast.password);
        lena.press("Logga in").await.leads_to("/");
        lena.follow()
            .await
            .sees("Lena Forsberg")
            .sees("Granbackens schackförening")
            .sees("Exempel IF");
    }
);

both!(the_demo_is_not_mixed_with_real_people, async |portal| {
    portal.anna().await;
    assert_eq!(demo::load(portal).await.unwrap(), Loaded::NotEmpty);
    assert_eq!(counts(portal).await, [1, 0, 0]);
});
