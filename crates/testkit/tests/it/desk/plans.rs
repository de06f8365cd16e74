//! How the engines read what most requests wait for: by an index, never a whole table, never sorting.

use base::{Id, OrgRole};
use chrono::{DateTime, TimeDelta, Utc};
use desk::model::{Case, Channel, State, Why};
use desk::post::rules::MailState;
use desk::tables::{case, case_reader, incoming_mail};
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};
use store::Never;
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
    let topics = desk::topics::of(portal).await.expect("the table is there");
    let topics: Vec<_> = topics.choosable().take(5).map(|topic| topic.code.clone()).collect();
    let rows = (0..CASES).map(|i| {
        let state = match i % 20 {
            0 => State::New,
            1..=3 => State::Open,
            4 => State::WaitingCustomer,
            5 => State::Solved,
            6 => State::WaitingThirdParty,
            7 => State::Merged,
            _ => State::Closed,
        };
        let minutes = |n: usize| TimeDelta::minutes(i64::try_from(n).expect("a small number"));
        let at: DateTime<Utc> = portal.time() - minutes(60 * (CASES - i));
        case::ActiveModel {
            id: Set(Id::new(at, portal.random())),
            reference: Set(format!("ARE-2025-{i:06}")),
            topic: Set(topics[i % topics.len()].clone()),
            subject: Set(format!("Ärende {i}")),
            state: Set(state),
            channel: Set(Channel::Web),
            person_id: Set(Some(persons[i % persons.len()])),
            organisation_id: Set((i % 40 == 0).then_some(club)),
            // The statements ask for a team with the association's id.
            team_id: Set((i % 7 == 0).then(|| Id::from_uuid(club.uuid()))),
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
    share(portal, &persons[1..], club).await;
    index(portal).await;
    fill_mails(portal).await;
    portal
        .store
        .writer()
        .execute_unprepared("ANALYZE")
        .await
        .expect("the engine counts its rows");
}

/// Some cases are shared, with a few persons and with the association.
async fn share(portal: &TestPortal, persons: &[Id<base::Person>], club: Id<base::Organisation>) {
    let cases = case::Entity::find().limit(400).all(portal.store.db()).await;
    let rows = cases
        .expect("the table is there")
        .into_iter()
        .enumerate()
        .map(|(i, case)| {
            let is_club = i % 4 == 0;
            case_reader::ActiveModel {
                id: Set(Id::new(portal.time(), portal.random())),
                case_id: Set(case.id),
                person_id: Set((!is_club).then(|| persons[i % persons.len()])),
                organisation_id: Set(is_club.then_some(club)),
                within_id: Set(case.organisation_id.filter(|_| !is_club)),
                email: Set(None),
                email_hash: Set(None),
                why: Set(Why::Shared),
                given_by: Set(None),
                given_at: Set(portal.time()),
                last_message_at: Set(case.last_message_at),
            }
        });
    let written = case_reader::Entity::insert_many(rows)
        .exec_without_returning(portal.store.writer())
        .await;
    written.expect("readers can be written");
}

async fn index(portal: &TestPortal) {
    let ids: Vec<Id<Case>> = case::Entity::find()
        .select_only()
        .column(case::Column::Id)
        .into_tuple()
        .all(portal.store.db())
        .await
        .expect("the table is there");
    for some in ids.chunks(500) {
        let done = portal
            .store
            .write::<_, Never, _, _>(|tx| async move { Ok(desk::index(&tx, some).await?) });
        done.await.expect("cases can be indexed");
    }
}

/// Most mails went into their cases.
async fn fill_mails(portal: &TestPortal) {
    let rows = (0..CASES).map(|i| {
        let at = portal.time() - TimeDelta::minutes(i64::try_from(i).expect("a small number"));
        incoming_mail::ActiveModel {
            id: Set(Id::new(at, portal.random())),
            mail_key: Set(format!("key {i}")),
            state: Set(match i % 20 {
                0 => MailState::Held,
                1 => MailState::Automatic,
                2 => MailState::Aside,
                _ => MailState::InCase,
            }),
            subject: Set(format!("Mejl {i}")),
            text: Set("Hej".to_owned()),
            bytes: Set(100),
            is_whole: Set(true),
            received_at: Set(at),
            ..Default::default()
        }
    });
    let rows: Vec<_> = rows.collect();
    for some in rows.chunks(300) {
        let written = incoming_mail::Entity::insert_many(some.to_vec())
            .exec_without_returning(portal.store.writer())
            .await;
        written.expect("mails can be written");
    }
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
        address: None,
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
        // Who reads beside a customer, or must not, is little: an engine may look it up once instead of for each case
        // it finds. And nobody has drafts here.
        let is_beside = |line: &str| {
            let little = ["Seq Scan on case_readers", "Seq Scan on case_recusals"];
            name.starts_with("search") && little.iter().any(|scan| line.contains(scan))
                || line.contains("Seq Scan on case_drafts")
        };
        let reads_all = plan
            .lines()
            .filter(|line| !is_beside(line))
            .any(|line| line.contains("Seq Scan on case") || (line.contains("SCAN c") && !line.contains("USING")));
        // What waits for one person is little, whatever there is.
        let mut before = "";
        let sorts = plan.lines().any(|line| {
            // Own and shared cases, put together, are a page of each.
            let is_page = ["SCAN own", "SCAN shared"].contains(&before) || before.contains("Merge Append");
            before = line;
            let sorts = line.contains("Sort Key: c") || line.contains("TEMP B-TREE FOR ORDER BY");
            sorts && !is_page
        });
        if reads_all || (sorts && name != "what waits for me") {
            bad.push(format!("{name}\n{plan}"));
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n\n"));
});
