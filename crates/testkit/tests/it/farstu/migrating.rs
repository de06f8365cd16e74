//! Nodes that start together: one brings the tables up to date, the others wait.

use sea_orm::ConnectionTrait;
use testkit::both;

both!(parallel_migrations_make_each_table_once, async |portal| {
    let taken_back = "DELETE FROM seaql_migrations WHERE version LIKE '%desk_canned'";
    for statement in ["DROP TABLE canned_answers", taken_back] {
        portal.store.writer().execute_unprepared(statement).await.unwrap();
    }
    assert_eq!(farstu::wiring::missing_migrations(&portal.store).await.unwrap(), 1);
    let node = portal.another_node().await;
    let done = tokio::join!(
        farstu::wiring::migrate(&portal.store),
        farstu::wiring::migrate(&node.store),
    );
    let made = [&done.0, &done.1].map(Result::is_ok);
    // On SQLite the installation lock keeps the second process out before it comes this far.
    let enough = match portal.engine {
        testkit::Engine::Sqlite => made.contains(&true),
        testkit::Engine::Postgres => made == [true, true],
    };
    assert!(enough, "{done:?}");
    assert_eq!(farstu::wiring::missing_migrations(&portal.store).await.unwrap(), 0);
});
