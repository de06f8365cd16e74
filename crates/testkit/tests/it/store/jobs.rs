//! Jobs: when they run, how they are tried again, and that no two workers do the same one.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures::future::join_all;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use store::tables::job;
use store::{Cron, JobError, JobKind, Never, NewJob, Stop, Store, Tx, Worker};
use testkit::{TestPortal, both};
use uuid::Uuid;

/// What the jobs of these tests work with.
#[derive(Clone)]
struct Bench {
    store: Store,
    seen: Arc<Mutex<Vec<serde_json::Value>>>,
    gave_up: Arc<AtomicUsize>,
}

impl Bench {
    fn of(portal: &TestPortal) -> Bench {
        Bench {
            store: portal.store.clone(),
            seen: Arc::default(),
            gave_up: Arc::default(),
        }
    }

    fn seen(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    fn worker(&self) -> Worker<Bench> {
        Worker::new(self.store.clone(), self.clone(), kinds(), Vec::new())
    }

    async fn run(&self) -> usize {
        self.worker().run_due().await.unwrap()
    }

    async fn rows(&self) -> Vec<job::Model> {
        job::Entity::find().all(self.store.db()).await.unwrap()
    }
}

fn kinds() -> Vec<JobKind<Bench>> {
    let kind = |name, run| JobKind {
        name,
        concurrency: 4,
        timeout: Duration::from_secs(60),
        run,
        gave_up: Some(|bench: Bench, _| {
            Box::pin(async move {
                bench.gave_up.fetch_add(1, Ordering::SeqCst);
                Ok(())
            })
        }),
    };
    let brief = JobKind {
        timeout: Duration::from_millis(20),
        ..kind("test.hang", |bench: Bench, payload| {
            Box::pin(async move {
                bench.seen.lock().unwrap().push(payload);
                std::future::pending().await
            })
        })
    };
    vec![
        kind("test.note", |bench, payload| {
            Box::pin(async move {
                bench.seen.lock().unwrap().push(payload);
                Ok(())
            })
        }),
        kind("test.fail", |bench, payload| {
            Box::pin(async move {
                bench.seen.lock().unwrap().push(payload);
                Err(JobError::Retry(anyhow::anyhow!("the printer is on fire")))
            })
        }),
        kind("test.hopeless", |bench, payload| {
            Box::pin(async move {
                bench.seen.lock().unwrap().push(payload);
                Err(JobError::GiveUp(anyhow::anyhow!("there is no printer")))
            })
        }),
        kind("test.panic", |_, _| {
            Box::pin(async { panic!("as if the code were wrong") })
        }),
        kind("test.lose_lease", |bench, _| {
            Box::pin(async move {
                lease_to_another(&bench.store, bench.store.clock().now() + TimeDelta::hours(1)).await;
                Ok(())
            })
        }),
        brief,
    ]
}

async fn enqueue(portal: &TestPortal, make: impl Fn() -> NewJob) {
    let done = portal.store.write::<_, Never, _, _>(|tx| {
        let new = make();
        async move { Ok(tx.enqueue(new).await?) }
    });
    done.await.unwrap();
}

/// As if another worker had taken all jobs and would keep them until then.
async fn lease_to_another(store: &Store, until: DateTime<Utc>) {
    let leased = store.write::<_, Never, _, _>(|tx| async move {
        job::Entity::update_many()
            .col_expr(job::Column::Lease, Expr::value(Uuid::from_u128(7)))
            .col_expr(job::Column::LeasedUntil, Expr::value(until))
            .exec(&*tx)
            .await?;
        Ok(())
    });
    leased.await.unwrap();
}

both!(a_job_runs_once_when_its_time_has_come, async |portal| {
    let bench = Bench::of(portal);
    let later = portal.time() + TimeDelta::minutes(10);
    enqueue(portal, || NewJob::now("test.note", json!({ "n": 1 }))).await;
    enqueue(portal, || NewJob::at("test.note", json!({ "n": 2 }), later)).await;
    assert_eq!(bench.run().await, 1);
    assert_eq!(*bench.seen.lock().unwrap(), [json!({ "n": 1 })]);
    portal.advance(TimeDelta::minutes(9));
    assert_eq!(bench.run().await, 0);
    portal.advance(TimeDelta::minutes(1));
    assert_eq!(bench.run().await, 1);
    assert_eq!(bench.rows().await, []);
});

both!(
    a_job_of_a_transaction_that_was_rolled_back_is_never_done,
    async |portal| {
        async fn refuse(tx: Tx) -> Result<(), Stop<&'static str>> {
            tx.enqueue(NewJob::now("test.note", json!({}))).await?;
            Err(Stop::Refusal("no"))
        }
        assert!(matches!(portal.store.write(refuse).await, Err(Stop::Refusal("no"))));
        assert_eq!(Bench::of(portal).run().await, 0);
    }
);

both!(a_failed_job_is_tried_again_after_growing_pauses, async |portal| {
    let bench = Bench::of(portal);
    enqueue(portal, || NewJob::now("test.fail", json!({}))).await;
    assert_eq!(bench.run().await, 1);
    for (tries, pause) in [(1, 15), (2, 30), (3, 60), (4, 120)] {
        portal.advance(TimeDelta::seconds(pause - 1));
        assert_eq!(bench.run().await, 0, "try {tries} came too early");
        portal.advance(TimeDelta::seconds(1));
        assert_eq!(bench.run().await, 1, "try {tries} did not come");
    }
    let row = &bench.rows().await[0];
    assert_eq!((row.attempts, row.failed_at), (5, None));
    assert_eq!(row.last_error.as_deref(), Some("the printer is on fire"));
});

both!(a_pause_is_never_longer_than_an_hour, async |portal| {
    let bench = Bench::of(portal);
    enqueue(portal, || NewJob::now("test.fail", json!({}))).await;
    for _ in 0..14 {
        bench.run().await;
        portal.advance(TimeDelta::hours(1));
    }
    assert_eq!(bench.seen(), 14);
});

both!(a_job_that_fails_for_a_day_is_given_up_and_kept, async |portal| {
    let bench = Bench::of(portal);
    enqueue(portal, || NewJob::now("test.fail", json!({})).unique("the only one")).await;
    bench.run().await;
    portal.advance(TimeDelta::hours(24));
    assert_eq!(bench.run().await, 1);
    let row = &bench.rows().await[0];
    assert_eq!(row.failed_at, Some(portal.time()));
    assert_eq!(bench.gave_up.load(Ordering::SeqCst), 1);
    portal.advance(TimeDelta::hours(24));
    assert_eq!(bench.run().await, 0);
    // It does not stand in the way of a new one.
    enqueue(portal, || NewJob::now("test.fail", json!({})).unique("the only one")).await;
    assert_eq!(bench.run().await, 1);
});

both!(a_hopeless_job_is_given_up_at_once, async |portal| {
    let bench = Bench::of(portal);
    enqueue(portal, || NewJob::now("test.hopeless", json!({}))).await;
    assert_eq!(bench.run().await, 1);
    assert_eq!(bench.rows().await[0].failed_at, Some(portal.time()));
    assert_eq!(bench.gave_up.load(Ordering::SeqCst), 1);
    portal.advance(TimeDelta::hours(2));
    assert_eq!(bench.run().await, 0);
});

both!(a_job_that_panics_or_hangs_is_tried_again, async |portal| {
    let bench = Bench::of(portal);
    enqueue(portal, || NewJob::now("test.panic", json!({}))).await;
    enqueue(portal, || NewJob::now("test.hang", json!({}))).await;
    assert_eq!(bench.run().await, 2);
    let rows = bench.rows().await;
    assert_eq!(rows.len(), 2);
    assert!(
        rows.iter().all(|row| row.lease.is_none() && row.failed_at.is_none()),
        "{rows:?}"
    );
    portal.advance(TimeDelta::seconds(15));
    assert_eq!(bench.run().await, 2);
});

both!(at_most_one_waiting_job_has_a_unique_key, async |portal| {
    let bench = Bench::of(portal);
    for n in 0..3 {
        enqueue(portal, || NewJob::now("test.note", json!({ "n": n })).unique("once")).await;
    }
    assert_eq!(bench.run().await, 1);
    assert_eq!(*bench.seen.lock().unwrap(), [json!({ "n": 0 })]);
    enqueue(portal, || NewJob::now("test.note", json!({ "n": 9 })).unique("once")).await;
    assert_eq!(bench.run().await, 1);
});

both!(workers_side_by_side_do_every_job_once, async |portal| {
    let bench = Bench::of(portal);
    for n in 0..24 {
        enqueue(portal, || NewJob::now("test.note", json!(n))).await;
    }
    let workers: Vec<_> = (0..4).map(|_| bench.worker()).collect();
    let ran: usize = join_all(workers.iter().map(|w| async { w.run_due().await.unwrap() }))
        .await
        .iter()
        .sum();
    let mut seen: Vec<_> = bench
        .seen
        .lock()
        .unwrap()
        .iter()
        .filter_map(serde_json::Value::as_u64)
        .collect();
    seen.sort_unstable();
    assert_eq!((ran, seen), (24, (0..24).collect()));
});

both!(
    a_job_of_a_worker_that_died_is_done_when_its_lease_ends,
    async |portal| {
        let bench = Bench::of(portal);
        enqueue(portal, || NewJob::now("test.note", json!({}))).await;
        lease_to_another(&portal.store, portal.time() + TimeDelta::seconds(90)).await;
        portal.advance(TimeDelta::seconds(89));
        assert_eq!(bench.run().await, 0);
        portal.advance(TimeDelta::seconds(1));
        assert_eq!(bench.run().await, 1);
    }
);

both!(
    a_worker_that_lost_its_lease_leaves_the_job_to_the_other,
    async |portal| {
        let bench = Bench::of(portal);
        enqueue(portal, || NewJob::now("test.lose_lease", json!({}))).await;
        assert_eq!(bench.run().await, 1);
        assert_eq!(bench.rows().await[0].lease, Some(Uuid::from_u128(7)));
    }
);

both!(
    recurring_work_runs_once_a_turn_however_many_workers_there_are,
    async |portal| {
        let bench = Bench::of(portal);
        let cron = || Cron {
            name: "test.recur",
            every: Duration::from_secs(3600),
            run: |bench: Bench| {
                Box::pin(async move {
                    bench.seen.lock().unwrap().push(json!({}));
                    Ok(())
                })
            },
        };
        let worker = || Worker::new(bench.store.clone(), bench.clone(), Vec::new(), vec![cron()]);
        let workers: Vec<_> = (0..4).map(|_| worker()).collect();
        for turn in 1..=3 {
            join_all(workers.iter().map(|w| async { w.run_due().await.unwrap() })).await;
            assert_eq!(bench.seen(), turn);
            join_all(workers.iter().map(|w| async { w.run_due().await.unwrap() })).await;
            assert_eq!(bench.seen(), turn, "a turn was taken twice");
            portal.advance(TimeDelta::hours(1));
        }
    }
);

both!(
    every_kind_of_job_that_is_waited_for_has_somebody_who_does_it,
    async |portal| {
        // A kind that no worker knows would wait for ever without a word.
        let known: Vec<_> = portal
            .services
            .iter()
            .flat_map(|s| (s.jobs)())
            .map(|kind| kind.name)
            .collect();
        let mut visitor = portal.visitor();
        visitor
            .open("/glomt-losenord")
            .await
            .fill("E-post", "ingen@exempel.example");
        visitor.press("Skicka länk").await;
        let rows = job::Entity::find()
            .filter(job::Column::Kind.is_not_in(known))
            .all(portal.store.db())
            .await;
        assert_eq!(rows.unwrap(), []);
        assert!(portal.run_jobs().await > 0);
    }
);
