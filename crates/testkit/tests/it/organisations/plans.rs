//! How the engines read the register of staff with 20 000 organisations: by an index, never sorting, and
//! quickly whatever it is narrowed to.

use std::time::Instant;

use organisations::tables::{membership, membership_role, organisation};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait};
use testkit::{TestPortal, both};

use super::by_name;
use crate::plan::plan;

const ORGANISATIONS: usize = 20_000;
/// Far more than it takes, so that a busy machine does not fail the test, and far less than a list that
/// reads everything for each row.
const SLOW_MS: u128 = 1_500;

/// Copies one organisation with its manager.
async fn fill(portal: &TestPortal) {
    let one = portal.organisation("forening", "Exempel IF").await;
    let manager = portal.anna().await.id();
    portal
        .give_org_role(one, manager, base::OrgRole::AssociationManager)
        .await;
    let model = by_name(portal, "Exempel IF").await.unwrap();
    let writer = portal.store.writer();
    let numbers: Vec<usize> = (0..ORGANISATIONS).collect();
    for some in numbers.chunks(500) {
        let rows: Vec<_> = some
            .iter()
            .map(|number| {
                let mut row = organisation::ActiveModel::from(model.clone()).reset_all();
                row.id = Set(base::Id::new(portal.time(), portal.random()));
                row.name = Set(format!("Klubb {number}"));
                row.name_key = Set(format!("klubb {number:05}"));
                row.search_key = Set(format!("klubb {number}"));
                row.organisation_number_hash = Set(None);
                row
            })
            .collect();
        let members: Vec<_> = rows
            .iter()
            .map(|row| membership::ActiveModel {
                id: Set(base::Id::new(portal.time(), portal.random())),
                organisation_id: row.id.clone(),
                person_id: Set(manager),
                created_at: Set(portal.time()),
            })
            .collect();
        let roles: Vec<_> = members
            .iter()
            .map(|member| membership_role::ActiveModel {
                membership_id: member.id.clone(),
                role: Set("association_manager".to_owned()),
                given_by: Set(None),
                given_at: Set(portal.time()),
            })
            .collect();
        organisation::Entity::insert_many(rows)
            .exec_without_returning(writer)
            .await
            .unwrap();
        membership::Entity::insert_many(members)
            .exec_without_returning(writer)
            .await
            .unwrap();
        membership_role::Entity::insert_many(roles)
            .exec_without_returning(writer)
            .await
            .unwrap();
    }
    writer.execute_unprepared("ANALYZE").await.unwrap();
}

both!(the_register_of_staff_is_read_by_index_and_quickly, async |portal| {
    fill(portal).await;
    let hot = organisations::queries::hot_statements(portal.store.backend(), portal.time());
    assert!(hot.len() > 25);
    let mut bad = Vec::new();
    for (name, statement) in hot {
        let begun = Instant::now();
        portal.store.db().query_all_raw(statement.clone()).await.unwrap();
        let took = begun.elapsed().as_millis();
        let plan = plan(portal, statement).await;
        let reads_all = plan.lines().any(|line| {
            line.contains("Seq Scan on organisations o")
                || (line.trim_start().starts_with("SCAN o") && !line.contains("USING"))
        });
        // What is looked for exactly is little.
        let is_little = name.contains("exact: Some");
        let sorts = plan.contains("TEMP B-TREE FOR ORDER BY") || plan.contains("Sort Key: o");
        if reads_all || (sorts && !is_little) || took > SLOW_MS {
            bad.push(format!("{name}, {took} ms\n{plan}"));
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n\n"));
});
