//! What is taken from somebody between the door and the transaction of what they do is taken.

use std::time::Duration;

use base::{Id, OrgRole, Person};
use organisations::tables::billing::member_count;
use organisations::tables::category;
use sea_orm::{ConnectionTrait, EntityTrait, Statement};
use store::Never;
use testkit::{Browser, Submission, TestPortal, both};

/// Sends a form that waits for `lock` while what let its sender in is taken.
async fn taken_while_it_waits(
    portal: &TestPortal,
    lock: &str,
    (browser, form): (&mut Browser, &Submission),
    (taken, of): (&str, Id<Person>),
) {
    let take = portal.store.write::<_, Never, _, _>(|tx| async move {
        tx.lock(lock).await?;
        tokio::time::sleep(Duration::from_millis(600)).await;
        let statement = Statement::from_sql_and_values(tx.get_database_backend(), taken, [of.into()]);
        tx.execute_raw(statement).await?;
        Ok(())
    });
    let send = async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        browser.submit(form).await;
    };
    let (taken, ()) = tokio::join!(take, send);
    taken.unwrap();
}

both!(staff_do_nothing_by_a_role_that_was_taken, async |portal| {
    let mut karin = portal.customer_service().await;
    karin
        .open("/handlaggning/organisationer/kategorier")
        .await
        .fill("Namn på svenska", "Kultur")
        .fill("Namn på engelska", "Culture");
    let (form, id) = (karin.submission("Lägg till"), karin.id());
    let taken = "DELETE FROM staff_roles WHERE person_id = $1";
    taken_while_it_waits(portal, "organisations.categories", (&mut karin, &form), (taken, id)).await;
    karin.status(403);
    let there = category::Entity::find().all(portal.store.db()).await.unwrap();
    assert!(there.is_empty());
    // The form was not used up: with the role again it is done.
    let given = portal.store.write::<_, Never, _, _>(|tx| async move {
        let text = "INSERT INTO staff_roles (person_id, role, given_at, approved_at) VALUES ($1, $2, $3, $3)";
        let role = base::StaffRole::CustomerService.code();
        let values = [id.into(), role.into(), tx.now().into()];
        let statement = Statement::from_sql_and_values(tx.get_database_backend(), text, values);
        tx.execute_raw(statement).await?;
        Ok(())
    });
    given.await.unwrap();
    karin.submit(&form).await.status(303);
});

both!(
    nobody_acts_by_a_role_in_an_organisation_that_was_taken,
    async |portal| {
        let mut bo = portal.bo().await;
        bo.open("/organisation/fakturering").await;
        let (form, id) = (bo.submission("Spara").with("adults_men", "3"), bo.id());
        let of = form.get("_hat").to_owned();
        let lock = format!("organisations.organisation.{of}");
        let taken =
            "DELETE FROM membership_roles WHERE membership_id IN (SELECT id FROM memberships WHERE person_id = $1)";
        taken_while_it_waits(portal, &lock, (&mut bo, &form), (taken, id)).await;
        bo.status(403);
        let counts = member_count::Entity::find().all(portal.store.db()).await.unwrap();
        assert!(counts.is_empty());
        portal
            .give_org_role(of.parse().unwrap(), id, OrgRole::AssociationManager)
            .await;
        bo.submit(&form).await.status(303);
    }
);
