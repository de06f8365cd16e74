//! Two people or two organisations become one, and are two again when that is undone.

use base::{Id, OrgRole, Organisation, Person};
use sea_orm::{ConnectionTrait, Statement, Value};
use store::tables::merge;
use store::{MERGING, Never, merged_into, undoable_merges};
use testkit::{TestPortal, both};
use uuid::Uuid;

async fn merge(portal: &TestPortal, whom: &'static str, from: Uuid, to: Uuid) -> merge::Model {
    let done = portal.store.write::<_, Never, _, _>(|tx| async move {
        tx.lock(MERGING).await?;
        Ok(portal.merge(&tx, whom, from, to).await?)
    });
    done.await.expect("it merges")
}

async fn undo(portal: &TestPortal, merge: &merge::Model) {
    let done = portal.store.write::<_, Never, _, _>(|tx| async move {
        tx.lock(MERGING).await?;
        portal.undo_merge(&tx, merge.clone()).await?;
        Ok(())
    });
    done.await.expect("it is undone");
}

async fn write(portal: &TestPortal, text: &str, values: Vec<Value>) {
    let (text, values) = (&text, &values);
    let done = portal.store.write::<_, Never, _, _>(|tx| async move {
        let statement = Statement::from_sql_and_values(tx.get_database_backend(), *text, values.clone());
        tx.execute_raw(statement).await?;
        Ok(())
    });
    done.await.unwrap_or_else(|e| panic!("{text}: {e:?}"));
}

async fn count(portal: &TestPortal, text: &str, values: Vec<Value>) -> i64 {
    let db = portal.store.db();
    let statement = Statement::from_sql_and_values(db.get_database_backend(), text, values);
    let row = db.query_one_raw(statement).await.expect("a statement");
    row.expect("a row").try_get_by_index(0).expect("a number")
}

async fn cases(portal: &TestPortal, person: Id<Person>) -> i64 {
    let text = "SELECT COUNT(*) FROM cases WHERE person_id = $1";
    count(portal, text, vec![person.into()]).await
}

async fn roles(portal: &TestPortal, organisation: Id<Organisation>, person: Id<Person>) -> i64 {
    let text = "SELECT COUNT(*) FROM memberships m JOIN membership_roles r ON r.membership_id = m.id \
                WHERE m.organisation_id = $1 AND m.person_id = $2";
    count(portal, text, vec![organisation.into(), person.into()]).await
}

async fn add_case(portal: &TestPortal, person: Id<Person>, number: i32) {
    let values = vec![
        Uuid::from_bytes(portal.random().bytes()).into(),
        format!("ARE-2026-9{number:05}").into(),
        person.into(),
        portal.now().into(),
    ];
    let text = "INSERT INTO cases (id, reference, topic, subject, state, channel, person_id, lang, \
                wants_answer, created_at, last_message_at, answer_due_at, version) \
                VALUES ($1, $2, 'annat', 'x', 'open', 'web', $3, 'sv', true, $4, $4, $4, 1)";
    write(portal, text, values).await;
}

both!(all_that_belongs_goes_along_and_comes_back, async |portal| {
    let (anna, other) = (portal.anna().await.id(), portal.stranger().await.id());
    for number in 0..40 {
        add_case(portal, other, number).await;
    }
    add_case(portal, anna, 90).await;
    let merged = merge(portal, "persons", other.uuid(), anna.uuid()).await;
    assert_eq!((cases(portal, anna).await, cases(portal, other).await), (41, 0));
    assert_eq!(
        merged_into(portal.store.db(), other.uuid()).await.unwrap(),
        Some(anna.uuid())
    );
    // What came later to the one that is left is not of the other.
    add_case(portal, anna, 91).await;
    undo(portal, &merged).await;
    assert_eq!((cases(portal, anna).await, cases(portal, other).await), (2, 40));
    assert_eq!(merged_into(portal.store.db(), other.uuid()).await.unwrap(), None);
    assert!(
        undoable_merges(portal.store.db(), anna.uuid(), portal.now())
            .await
            .unwrap()
            .is_empty()
    );
});

both!(of_two_memberships_one_is_left_with_the_roles_of_both, async |portal| {
    let (anna, other) = (portal.anna().await.id(), portal.stranger().await.id());
    let (choir, club) = (
        portal.organisation("forening", "Kammarkören Klang").await,
        portal.organisation("forening", "Bollklubben").await,
    );
    for (organisation, person, role) in [
        (choir, anna, OrgRole::SubUserBooking),
        (choir, other, OrgRole::SubUserBooking),
        (choir, other, OrgRole::AssociationManager),
        (club, other, OrgRole::AssociationManager),
    ] {
        portal.give_org_role(organisation, person, role).await;
    }
    let merged = merge(portal, "persons", other.uuid(), anna.uuid()).await;
    assert_eq!(roles(portal, choir, anna).await, 2);
    assert_eq!(roles(portal, club, anna).await, 1);
    assert_eq!(roles(portal, club, other).await, 0);
    undo(portal, &merged).await;
    assert_eq!(roles(portal, choir, anna).await, 1);
    assert_eq!(roles(portal, choir, other).await, 2);
    assert_eq!(roles(portal, club, other).await, 1);
});

both!(two_organisations_merge_by_the_same_lists, async |portal| {
    let (anna, other) = (portal.anna().await.id(), portal.stranger().await.id());
    let old = portal.organisation("forening", "Kammarkören Klang").await;
    let kept = portal.organisation("forening", "Kören Klang").await;
    portal.give_org_role(old, anna, OrgRole::AssociationManager).await;
    portal.give_org_role(kept, anna, OrgRole::SubUserBooking).await;
    portal.give_org_role(old, other, OrgRole::SubUserBooking).await;
    let merged = merge(portal, "organisations", old.uuid(), kept.uuid()).await;
    assert_eq!(
        (roles(portal, kept, anna).await, roles(portal, old, anna).await),
        (2, 0)
    );
    assert_eq!(roles(portal, kept, other).await, 1);
    undo(portal, &merged).await;
    assert_eq!(
        (roles(portal, kept, anna).await, roles(portal, old, anna).await),
        (1, 1)
    );
    assert_eq!(roles(portal, old, other).await, 1);
});

both!(what_comes_late_to_the_old_one_follows, async |portal| {
    let (anna, other) = (portal.anna().await.id(), portal.stranger().await.id());
    let merged = merge(portal, "persons", other.uuid(), anna.uuid()).await;
    add_case(portal, other, 1).await;
    portal.advance(chrono::TimeDelta::minutes(6));
    portal.run_jobs().await;
    assert_eq!((cases(portal, anna).await, cases(portal, other).await), (1, 0));
    undo(portal, &merged).await;
    assert_eq!((cases(portal, anna).await, cases(portal, other).await), (0, 1));
});

/// Takes a membership of a person away, with its roles.
async fn leave(portal: &TestPortal, organisation: Id<Organisation>, person: Id<Person>) {
    let text = "DELETE FROM memberships WHERE organisation_id = $1 AND person_id = $2";
    write(portal, text, vec![organisation.into(), person.into()]).await;
}

async fn memberships(portal: &TestPortal, organisation: Id<Organisation>) -> i64 {
    let text = "SELECT COUNT(*) FROM memberships WHERE organisation_id = $1";
    count(portal, text, vec![organisation.into()]).await
}

both!(a_right_that_was_taken_does_not_come_back, async |portal| {
    let (anna, other) = (portal.anna().await.id(), portal.stranger().await.id());
    let (choir, club) = (
        portal.organisation("forening", "Kammarkören Klang").await,
        portal.organisation("forening", "Bollklubben").await,
    );
    for organisation in [choir, club] {
        for person in [anna, other] {
            portal
                .give_org_role(organisation, person, OrgRole::SubUserBooking)
                .await;
        }
        portal
            .give_org_role(organisation, other, OrgRole::AssociationManager)
            .await;
    }
    let merged = merge(portal, "persons", other.uuid(), anna.uuid()).await;
    // Out of the choir; in the club without one role that both had.
    leave(portal, choir, anna).await;
    let text = "DELETE FROM membership_roles WHERE role = $1 AND membership_id IN \
                (SELECT id FROM memberships WHERE organisation_id = $2 AND person_id = $3)";
    let role = OrgRole::SubUserBooking.code();
    write(portal, text, vec![role.into(), club.into(), anna.into()]).await;
    portal.advance(chrono::TimeDelta::minutes(6));
    portal.run_jobs().await;
    assert_eq!(roles(portal, choir, anna).await, 0);
    assert_eq!(roles(portal, club, anna).await, 1);
    undo(portal, &merged).await;
    assert_eq!(memberships(portal, choir).await, 0);
    assert_eq!(
        (roles(portal, club, anna).await, roles(portal, club, other).await),
        (0, 1)
    );
});

both!(a_right_given_anew_is_of_the_kept_one_alone, async |portal| {
    let (anna, other) = (portal.anna().await.id(), portal.stranger().await.id());
    let choir = portal.organisation("forening", "Kammarkören Klang").await;
    for person in [anna, other] {
        portal.give_org_role(choir, person, OrgRole::SubUserBooking).await;
    }
    let merged = merge(portal, "persons", other.uuid(), anna.uuid()).await;
    leave(portal, choir, anna).await;
    portal.give_org_role(choir, anna, OrgRole::SubUserBooking).await;
    undo(portal, &merged).await;
    assert_eq!(
        (roles(portal, choir, anna).await, roles(portal, choir, other).await),
        (1, 0)
    );
});

both!(an_assignment_that_was_ended_stays_ended, async |portal| {
    let [old, kept] = [
        portal.organisation("foretag", "Bryggan AB").await,
        portal.organisation("foretag", "Bryggan och Partner AB").await,
    ];
    for (number, agent) in [old, kept].into_iter().enumerate() {
        let values = vec![
            Uuid::from_bytes([u8::try_from(number).unwrap() + 1; 16]).into(),
            agent.into(),
            portal.now().into(),
        ];
        let text = "INSERT INTO assignments (id, agent_id, number, number_hash, service, scope, state, until_day, \
                    asked_at) VALUES ($1, $2, 'x', 'x', 'desk', 'read', 'active', '2027-01-01', $3)";
        write(portal, text, values).await;
    }
    let merged = merge(portal, "organisations", old.uuid(), kept.uuid()).await;
    let text = "UPDATE assignments SET state = 'ended', ended_at = $2 WHERE agent_id = $1";
    write(portal, text, vec![kept.into(), portal.now().into()]).await;
    undo(portal, &merged).await;
    let text = "SELECT COUNT(*) FROM assignments WHERE agent_id = $1 AND state = 'ended' AND ended_at IS NOT NULL";
    assert_eq!(count(portal, text, vec![old.into()]).await, 1);
});
