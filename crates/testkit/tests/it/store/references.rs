//! Reference numbers: no gaps and no doubles, also when many are given at once and some are rolled back.

use futures::future::join_all;
use store::{Never, Stop, Tx};
use testkit::{TestPortal, both};

async fn next(portal: &TestPortal, service: &str) -> String {
    let given = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(tx.reference(service).await?) });
    given.await.unwrap()
}

both!(fifty_at_once_get_the_numbers_from_one_to_fifty, async |portal| {
    let mut given = join_all((0..50).map(|_| next(portal, "TST"))).await;
    given.sort_unstable();
    let expected: Vec<_> = (1..=50).map(|n| format!("TST-2026-{n:06}")).collect();
    assert_eq!(given, expected);
});

both!(one_that_is_rolled_back_leaves_no_gap, async |portal| {
    async fn refuse(tx: Tx) -> Result<(), Stop<&'static str>> {
        tx.reference("TST").await?;
        Err(Stop::Refusal("no"))
    }
    assert_eq!(next(portal, "TST").await, "TST-2026-000001");
    assert!(portal.store.write(refuse).await.is_err());
    let (refused, given) = tokio::join!(portal.store.write(refuse), next(portal, "TST"));
    assert!(refused.is_err());
    assert_eq!(given, "TST-2026-000002");
});

both!(each_service_and_each_swedish_year_counts_by_itself, async |portal| {
    assert_eq!(next(portal, "TST").await, "TST-2026-000001");
    assert_eq!(next(portal, "ARE").await, "ARE-2026-000001");
    portal.clock().set("2026-12-31T22:59:59Z".parse().unwrap());
    assert_eq!(next(portal, "TST").await, "TST-2026-000002");
    // Half past midnight in Sweden.
    portal.clock().set("2026-12-31T23:30:00Z".parse().unwrap());
    assert_eq!(next(portal, "TST").await, "TST-2027-000001");
});
