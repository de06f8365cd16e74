//! `farstu admin add`: the first administrator logs in; a role is never given to an address that may be
//! another's.

use accounts::administrators::{self, Added, NewAdministrator, Refusal};
use accounts::hashing;
use base::{Email, StaffRole};
use store::Stop;
use testkit::{PASSWORD, TestPortal, both};

const ADA: &str = "ada.strand@kommunen.example";

async fn add(portal: &TestPortal, email: &str, password: Option<&str>) -> Result<Added, Stop<Refusal>> {
    let new = NewAdministrator {
        email: Email::parse(email).unwrap(),
        name: Some(("Ada".to_owned(), "Strand".to_owned())),
        password_hash: password.map(|password| hashing::hash_now(portal.random(), password).unwrap()),
    };
    administrators::add(portal, &new).await
}

async fn administrators(portal: &TestPortal) -> usize {
    let roles = [StaffRole::SystemAdministrator];
    let found = accounts::queries::staff_with(portal.store.db(), &roles).await;
    found.unwrap().len()
}

both!(the_first_administrator_is_made_and_logs_in, async |portal| {
    assert_eq!(add(portal, ADA, Some(PASSWORD)).await.unwrap(), Added::Made);
    assert_eq!(add(portal, ADA, None).await.unwrap(), Added::HadIt);
    assert_eq!(administrators(portal).await, 1);
    let mut ada = portal.visitor();
    ada.open("/logga-in").await;
    ada.fill("Användarnamn", ADA).fill("Lösenord", PASSWORD);
    ada.press("Logga in").await.status(303);
    ada.open("/handlaggning/nyheter").await.status(200);
    assert!(portal.mail_to(ADA).await.is_empty());
});

both!(without_a_password_a_link_to_choose_one_is_mailed, async |portal| {
    assert_eq!(add(portal, ADA, None).await.unwrap(), Added::Made);
    portal.run_jobs().await;
    let letters = portal.mail_to(ADA).await;
    assert_eq!(letters.len(), 1);
    let mut ada = portal.visitor();
    ada.open(&letters[0].link()).await.status(200);
    ada.fill("Nytt lösenord", PASSWORD)
        .fill("Bekräfta nytt lösenord", PASSWORD);
    ada.press("Spara lösenordet").await.status(303);
    ada.open("/logga-in").await;
    ada.fill("Användarnamn", ADA).fill("Lösenord", PASSWORD);
    ada.press("Logga in").await.status(303);
});

both!(two_commands_at_once_make_one_account, async |portal| {
    let both = tokio::join!(add(portal, ADA, None), add(portal, ADA, None));
    let mut done = [both.0.unwrap(), both.1.unwrap()];
    done.sort_by_key(|added| *added == Added::HadIt);
    assert_eq!(done, [Added::Made, Added::HadIt]);
    assert_eq!(administrators(portal).await, 1);
});

both!(
    an_account_that_is_there_gets_the_role_and_an_unconfirmed_one_does_not,
    async |portal| {
        let anna = portal.anna().await;
        assert_eq!(add(portal, anna.email(), None).await.unwrap(), Added::Given);
        let rows = "email,first_name,last_name\nny@exempel.example,Ny,Ek\n";
        accounts::import::import(portal, rows.as_bytes(), |_| {}).await.unwrap();
        let refused = add(portal, "ny@exempel.example", None).await;
        assert!(
            matches!(refused, Err(Stop::Refusal(Refusal::Unconfirmed))),
            "{refused:?}"
        );
        assert_eq!(administrators(portal).await, 1);
    }
);
