//! The audit chain: what is sealed cannot be changed, taken away or cut off without being told.

use base::{Id, ObjectRef, Person};
use futures::future::join_all;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use store::tables::audit_entry::{Column, Entity};
use store::{Actor, Audit, AuditTrouble, Never};
use testkit::{TestPortal, both};

/// Writes rows and gives how many there are then.
async fn write(portal: &TestPortal, rows: u64) -> u64 {
    let written = portal.store.write::<_, Never, _, _>(|tx| async move {
        for n in 0..rows {
            let person: Id<Person> = tx.id();
            tx.audit(Audit {
                actor: Actor::person(person),
                act: "test.done",
                object: ObjectRef::new("person", person),
                details: json!({ "n": n }),
            })
            .await?;
        }
        Ok(())
    });
    written.await.unwrap();
    Entity::find().all(portal.store.db()).await.unwrap().len() as u64
}

/// What somebody with the database in hand could do.
async fn tamper(portal: &TestPortal, seq: i64, column: Column, value: &str) {
    let changed = portal.store.write::<_, Never, _, _>(|tx| async move {
        let row = Entity::update_many()
            .col_expr(column, Expr::value(value))
            .filter(Column::Seq.eq(seq));
        Ok(row.exec(&*tx).await?.rows_affected)
    });
    assert_eq!(changed.await.unwrap(), 1);
}

async fn remove(portal: &TestPortal, seq: i64) {
    let removed = portal.store.write::<_, Never, _, _>(|tx| async move {
        Ok(Entity::delete_many()
            .filter(Column::Seq.eq(seq))
            .exec(&*tx)
            .await?
            .rows_affected)
    });
    assert_eq!(removed.await.unwrap(), 1);
}

async fn trouble(portal: &TestPortal, head: Option<(i64, String)>) -> Option<AuditTrouble> {
    portal.store.verify_audit(head).await.unwrap().trouble
}

both!(what_has_no_seal_yet_is_told_and_then_sealed, async |portal| {
    let rows = write(portal, 5).await;
    let before = portal.store.verify_audit(None).await.unwrap();
    assert_eq!(
        (before.sealed, before.unsealed, before.head, before.trouble),
        (0, rows, None, None)
    );
    portal.store.seal_audit().await.unwrap();
    let after = portal.store.verify_audit(None).await.unwrap();
    assert_eq!((after.sealed, after.unsealed, after.trouble), (rows, 0, None));
    assert_eq!(after.head.unwrap().0, i64::try_from(rows).unwrap());
});

both!(a_changed_row_is_found, async |portal| {
    write(portal, 5).await;
    portal.store.seal_audit().await.unwrap();
    tamper(portal, 3, Column::Details, r#"{"n":99}"#).await;
    assert!(matches!(
        trouble(portal, None).await,
        Some(AuditTrouble::Changed { seq: 3, .. })
    ));
    let told = trouble(portal, None).await.unwrap().to_string();
    assert!(told.contains("row 3"), "{told}");
});

both!(every_column_is_under_the_seal, async |portal| {
    write(portal, 4).await;
    portal.store.seal_audit().await.unwrap();
    for (column, forged) in [
        (Column::Act, "test.undone"),
        (Column::ActorKind, "system"),
        (Column::ObjectKind, "case"),
    ] {
        let row = Entity::find()
            .filter(Column::Seq.eq(2))
            .one(portal.store.db())
            .await
            .unwrap()
            .unwrap();
        tamper(portal, 2, column, forged).await;
        assert!(
            matches!(trouble(portal, None).await, Some(AuditTrouble::Changed { seq: 2, .. })),
            "{column:?}"
        );
        let was = match column {
            Column::Act => row.act,
            Column::ActorKind => row.actor_kind,
            _ => row.object_kind,
        };
        tamper(portal, 2, column, &was).await;
        assert_eq!(trouble(portal, None).await, None, "{column:?}");
    }
});

both!(a_forged_row_with_a_hash_of_its_own_breaks_the_chain, async |portal| {
    write(portal, 5).await;
    portal.store.seal_audit().await.unwrap();
    let forged = "0".repeat(64);
    tamper(portal, 2, Column::Hash, &forged).await;
    assert!(matches!(
        trouble(portal, None).await,
        Some(AuditTrouble::Changed { seq: 2, .. })
    ));
});

both!(a_removed_row_is_found, async |portal| {
    write(portal, 5).await;
    portal.store.seal_audit().await.unwrap();
    remove(portal, 2).await;
    assert_eq!(trouble(portal, None).await, Some(AuditTrouble::Missing(2)));
});

both!(rows_cut_off_at_the_end_are_found_by_the_known_head, async |portal| {
    let rows = i64::try_from(write(portal, 5).await).unwrap();
    portal.store.seal_audit().await.unwrap();
    let head = portal.store.verify_audit(None).await.unwrap().head;
    assert_eq!(trouble(portal, head.clone()).await, None);
    remove(portal, rows).await;
    assert_eq!(trouble(portal, head).await, Some(AuditTrouble::Truncated(rows - 1)));
});

both!(a_chain_made_anew_does_not_fit_the_known_head, async |portal| {
    let rows = i64::try_from(write(portal, 3).await).unwrap();
    portal.store.seal_audit().await.unwrap();
    let known = Some((rows, "0".repeat(64)));
    assert!(matches!(
        trouble(portal, known).await,
        Some(AuditTrouble::Changed { .. })
    ));
});

both!(sealers_side_by_side_make_one_chain, async |portal| {
    let rows = write(portal, 40).await;
    join_all((0..4).map(|_| async { portal.store.seal_audit().await.unwrap() })).await;
    let report = portal.store.verify_audit(None).await.unwrap();
    assert_eq!((report.sealed, report.unsealed, report.trouble), (rows, 0, None));
});

both!(rows_written_later_go_on_in_the_same_chain, async |portal| {
    write(portal, 3).await;
    portal.store.seal_audit().await.unwrap();
    let head = portal.store.verify_audit(None).await.unwrap().head;
    portal.advance(chrono::TimeDelta::seconds(1));
    let rows = write(portal, 3).await;
    portal.store.seal_audit().await.unwrap();
    let report = portal.store.verify_audit(head).await.unwrap();
    assert_eq!((report.sealed, report.trouble), (rows, None));
});
