//! One-time form keys: the same form posted any number of times has one effect and one answer.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use futures::future::join_all;
use sea_orm::{EntityTrait, PaginatorTrait};
use store::tables::form_key;
use store::{Claim, Stop, Tx};
use testkit::{TestPortal, both};

/// Gives out a reference, once a form.
async fn take(tx: Tx, key: &str, refuse: bool) -> Result<String, Stop<&'static str>> {
    if let Claim::Done(answer) = tx.claim_form(key).await? {
        return Ok(answer);
    }
    let answer = tx.reference("TST").await?;
    if refuse {
        return Err(Stop::Refusal("not today"));
    }
    tx.answer_form(key, &answer).await?;
    Ok(answer)
}

async fn post(portal: &TestPortal, key: &str) -> String {
    portal
        .store
        .write(|tx| async move { take(tx, key, false).await })
        .await
        .unwrap()
}

both!(
    fifty_equal_posts_at_once_have_one_effect_and_equal_answers,
    async |portal| {
        let answers: BTreeSet<_> = join_all((0..50).map(|_| post(portal, "one form")))
            .await
            .into_iter()
            .collect();
        assert_eq!(answers, BTreeSet::from(["TST-2026-000001".to_owned()]));
        assert_eq!(post(portal, "another form").await, "TST-2026-000002");
    }
);

both!(a_form_that_was_refused_can_be_sent_again, async |portal| {
    let refused = portal
        .store
        .write(|tx| async move { take(tx, "a form", true).await })
        .await;
    assert!(matches!(refused, Err(Stop::Refusal("not today"))));
    assert_eq!(post(portal, "a form").await, "TST-2026-000001");
});

both!(
    form_keys_are_forgotten_after_some_days_and_stored_as_digests,
    async |portal| {
        post(portal, "a form").await;
        let row = form_key::Entity::find().one(portal.store.db()).await.unwrap().unwrap();
        assert_eq!(row.key_hash.len(), 64);
        portal.advance(TimeDelta::days(1));
        portal.run_jobs().await;
        assert_eq!(form_key::Entity::find().count(portal.store.db()).await.unwrap(), 1);
        portal.advance(TimeDelta::days(2));
        portal.run_jobs().await;
        assert_eq!(form_key::Entity::find().count(portal.store.db()).await.unwrap(), 0);
    }
);
