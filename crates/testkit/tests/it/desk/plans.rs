//! How the engines read what most requests wait for: by an index, never a whole table, never sorting.

use base::{Id, OrgRole};
use chrono::{DateTime, TimeDelta, Utc};
use desk::model::{Channel, State};
use desk::tables::case;
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, EntityTrait};
use testkit::{TestPortal, both};
use web::{Hat, SignedIn};

use crate::plan::plan;

const CASES: usize = 3_000;

/// Most cases are closed, as in a portal that has been in use for a while.
async fn fill(
    portal: &TestPortal,
    persons: &[Id<base::Person>],
    officers: &[Id<base::Person>],
    club: Id<base::Organisation>,
) {
    let rows = (0..CASES).map(|i| {
        let state = match i % 20 {
            0 => State::New,
            1..=3 => State::Open,
            4 => State::WaitingCustomer,
            5 => State::Solved,
            _ => State::Closed,
        };
        let minutes = |n: usize| TimeDelta::minutes(i64::try_from(n).expect("a small number"));
        let at: DateTime<Utc> = portal.time() - minutes(60 * (CASES - i));
        case::ActiveModel {
            id: Set(Id::new(at, portal.random())),
            reference: Set(format!("ARE-2025-{i:06}")),
            topic: Set(desk::topics::all()[i % 5].code.clone()),
            subject: Set(format!("Ärende {i}")),
            search_key: Set(format!("ärende {i}")),
            state: Set(state),
            channel: Set(Channel::Web),
            person_id: Set(Some(persons[i % persons.len()])),
            organisation_id: Set((i % 40 == 0).then_some(club)),
            lang: Set("sv".to_owned()),
            wants_answer: Set(true),
            officer_id: Set((i % 20 > 0 && i % 3 > 0).then(|| officers[i % officers.len()])),
            created_at: Set(at),
            last_message_at: Set(at),
            answer_due_at: Set(portal.time() - minutes(i * 7_919 % 100_003)),
            solved_at: Set((state == State::Solved).then_some(at)),
            version: Set(1),
            ..Default::default()
        }
    });
    let rows: Vec<_> = rows.collect();
    for some in rows.chunks(300) {
        let written = case::Entity::insert_many(some.to_vec())
            .exec_without_returning(portal.store.writer())
            .await;
        written.expect("cases can be written");
    }
    portal
        .store
        .writer()
        .execute_unprepared("ANALYZE")
        .await
        .expect("the engine counts its rows");
}

both!(the_hot_statements_read_by_index_and_sort_nothing, async |portal| {
    let bo = portal.bo().await;
    let mut persons = vec![bo.id()];
    for number in 0..40 {
        persons.push(portal.person("Kund", &format!("Nummer{number}")).await.id());
    }
    let officers = [portal.officer().await.id(), portal.customer_service().await.id()];
    let club = organisations::queries::hats(portal.store.db(), bo.id())
        .await
        .expect("the tables are there")[0]
        .of
        .organisation()
        .expect("Bo manages an association");
    fill(portal, &persons, &officers, club).await;
    let viewer = SignedIn {
        session: Id::new(portal.time(), portal.random()),
        rest: web::session::Rest::default(),
        id: bo.id(),
        name: "Bo Karlsson".to_owned(),
        first_name: "Bo".to_owned(),
        hat: None,
        hats: vec![Hat {
            of: club.into(),
            name: "Exempel IF".to_owned(),
            kind: "forening".to_owned(),
            roles: vec![OrgRole::AssociationManager],
            services: Vec::new(),
            confirmed: true,
        }],
        staff: Vec::new(),
        second_factor: false,
        lang: None,
    };
    let hot = desk::hot_statements(portal.store.backend(), &viewer, club, portal.time());
    assert!(hot.len() > 20);
    let mut bad = Vec::new();
    for (name, statement) in hot {
        let plan = plan(portal, statement).await;
        let reads_all = plan
            .lines()
            .any(|line| line.contains("Seq Scan on cases") || (line.contains("SCAN c") && !line.contains("USING")));
        // What waits for one person is little, whatever there is.
        let sorts = plan.contains("TEMP B-TREE FOR ORDER BY") || plan.contains("Sort Key: c");
        if reads_all || (sorts && name != "what waits for me") {
            bad.push(format!("{name}\n{plan}"));
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n\n"));
});
