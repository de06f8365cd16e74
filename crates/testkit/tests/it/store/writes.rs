//! Write transactions: none inside another, all or nothing, and run again when PostgreSQL asks for it.

use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures::FutureExt;
use futures::future::join_all;
use store::{InstallationLock, Never, Stop, Tx};
use testkit::{Engine, TestPortal, both, run_on};
use tokio::sync::Barrier;

async fn count(portal: &TestPortal) -> String {
    let given = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(tx.reference("CNT").await?) });
    given.await.unwrap()
}

/// What a panic said.
async fn panic_of<T>(act: impl Future<Output = T>) -> String {
    let panic = AssertUnwindSafe(act).catch_unwind().await.err().expect("it panics");
    let said = panic.downcast_ref::<String>().cloned();
    said.or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()))
        .expect("a panic has words")
}

both!(a_write_inside_a_write_panics, async |portal| {
    let nested = portal.store.write::<_, Never, _, _>(|_| async move {
        count(portal).await;
        Ok(())
    });
    let said = panic_of(nested).await;
    assert!(said.contains("a second write inside a write"), "{said}");
});

both!(a_read_beside_the_transaction_inside_a_write_panics, async |portal| {
    let nested = portal.store.write::<_, Never, _, _>(|_| async move {
        portal.store.db();
        Ok(())
    });
    let said = panic_of(nested).await;
    assert!(said.contains("a read from the reader pool inside a write"), "{said}");
});

both!(
    what_a_panic_began_is_rolled_back_and_the_next_write_goes_on,
    async |portal| {
        let act = portal.store.write::<(), Never, _, _>(|tx| async move {
            tx.reference("CNT").await?;
            panic!("as if the code were wrong")
        });
        panic_of(act).await;
        assert_eq!(count(portal).await, "CNT-2026-000001");
    }
);

both!(a_write_that_was_given_up_half_way_is_rolled_back, async |portal| {
    let act = portal.store.write::<(), Never, _, _>(|tx| async move {
        tx.reference("CNT").await?;
        std::future::pending().await
    });
    assert!(
        tokio::time::timeout(std::time::Duration::from_millis(50), act)
            .await
            .is_err()
    );
    assert_eq!(count(portal).await, "CNT-2026-000001");
});

both!(two_hundred_writes_at_once_all_go_through, async |portal| {
    let mut given = join_all((0..200).map(|_| count(portal))).await;
    given.sort_unstable();
    given.dedup();
    assert_eq!(given.len(), 200);
});

/// Two that lock each other out: PostgreSQL ends one, and it is run again.
#[test]
fn a_deadlock_is_run_again() {
    async fn act(tx: Tx, names: [&str; 2], tries: &AtomicUsize, both_hold_one: &Barrier) -> Result<(), Stop<Never>> {
        tx.lock(names[0]).await?;
        tx.reference(names[0]).await?;
        if tries.fetch_add(1, Ordering::SeqCst) < 2 {
            both_hold_one.wait().await;
        }
        tx.lock(names[1]).await?;
        Ok(())
    }
    run_on(
        Engine::Postgres,
        |_| {},
        async |portal| {
            let (tries, barrier) = (&AtomicUsize::new(0), &Barrier::new(2));
            let write = |names| portal.store.write(move |tx| act(tx, names, tries, barrier));
            let (one, other) = tokio::join!(write(["AAA", "BBB"]), write(["BBB", "AAA"]));
            one.unwrap();
            other.unwrap();
            assert_eq!(tries.load(Ordering::SeqCst), 3, "one of the two was run again");
            let next = portal.store.write::<_, Never, _, _>(|tx| async move {
                Ok((tx.reference("AAA").await?, tx.reference("BBB").await?))
            });
            let (a, b) = next.await.unwrap();
            assert_eq!(
                (&*a, &*b),
                ("AAA-2026-000002", "BBB-2026-000002"),
                "each had one effect"
            );
        },
    );
}

#[test]
fn a_second_process_on_the_same_sqlite_file_is_refused_in_clear_words() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("farstu.db");
    let first = InstallationLock::take(&database).unwrap();
    let refused = InstallationLock::take(&database).unwrap_err().to_string();
    assert!(refused.contains("another farstu process already uses"), "{refused}");
    assert!(refused.contains("its own data_dir"), "{refused}");
    drop(first);
    InstallationLock::take(&database).unwrap();
}
