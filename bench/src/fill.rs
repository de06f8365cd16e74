//! Fills an installation: people with passwords, the notices of the demo, and as many cases as asked
//! for, all of one customer. The same every time.

use accounts::demo::NewPerson;
use accounts::hashing;
use base::{Email, Id, Lang, Person, StaffRole};
use chrono::TimeDelta;
use desk::model::{AuthorKind, Channel, MessageKind, State};
use desk::tables::{case, case_message};
use organisations::model::{self, Activity, Kind};
use organisations::tables::organisation;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel};
use store::Never;
use web::Portal;

/// Everybody's password.
pub(crate) const PASSWORD: &str = "Granskog7!stig";
/// Who has all the cases.
pub(crate) const CUSTOMER: &str = "anna.ek@postladan.example";
/// One of those who handle them.
pub(crate) const OFFICER: &str = "handlaggare-0@kommunen.example";
/// How many people there are for the login storm.
pub(crate) const CROWD: usize = 400;

const OFFICERS: usize = 5;
/// SQLite takes 32 766 values in a statement; a case has 38.
const CASES_AT_ONCE: usize = 500;
/// Of twenty cases in a row.
const STATES: [(State, usize); 4] = [
    (State::New, 2),
    (State::Open, 4),
    (State::Solved, 3),
    (State::Closed, 11),
];
/// One of the newest cases in so many waits for the customer: a person has a few that wait, not hundreds.
const WAITING_ONE_IN: usize = 500;
const WAITING_AMONG: usize = 3_000;
const TEXT: &str = "Hej! Vi undrar om hallen kan öppnas en halvtimme tidigare på torsdagar, eftersom laget behöver tid \
    att ställa i ordning. Vi har frågat vaktmästaren, som bad oss skriva hit. Tack på förhand!";

const PLACES: [&str; 8] = [
    "Granby",
    "Lillsjön",
    "Norrängen",
    "Solhöjden",
    "Sjötorp",
    "Västra backen",
    "Åkerby",
    "Östermalm",
];

/// Whose the cases are.
pub(crate) struct People {
    customer: Id<Person>,
    officers: Vec<Id<Person>>,
}

/// The address of one in the crowd.
pub(crate) fn in_crowd(number: usize) -> String {
    format!("person-{}@postladan.example", number % CROWD)
}

/// Makes the people, and the notices that the start page shows.
pub(crate) async fn people(portal: &Portal) -> anyhow::Result<People> {
    accounts::terms::ensure(portal).await?;
    let hash = &hashing::hash_now(portal.random(), PASSWORD)?;
    let made = portal.store.write::<_, Never, _, _>(|tx| async move {
        let customer = accounts::demo::person(portal, &tx, &person(CUSTOMER, "Anna", hash, Vec::new())?).await?;
        let mut officers = Vec::new();
        for number in 0..OFFICERS {
            let email = format!("handlaggare-{number}@kommunen.example");
            let new = person(&email, "Olle", hash, vec![StaffRole::CaseOfficer])?;
            officers.push(accounts::demo::person(portal, &tx, &new).await?);
        }
        for number in 0..CROWD {
            accounts::demo::person(portal, &tx, &person(&in_crowd(number), "Kim", hash, Vec::new())?).await?;
        }
        notify::demo::load(portal, &tx).await?;
        Ok(People { customer, officers })
    });
    Ok(made.await?)
}

fn person(email: &str, first_name: &str, password_hash: &str, staff: Vec<StaffRole>) -> anyhow::Result<NewPerson> {
    Ok(NewPerson {
        email: Email::parse(email)?,
        username: None,
        first_name: first_name.to_owned(),
        last_name: "Ek".to_owned(),
        mobile: None,
        lang: Lang::Sv,
        password_hash: password_hash.to_owned(),
        staff,
        protected: false,
    })
}

/// Writes the cases numbered `from..to`, each with two messages.
pub(crate) async fn cases(portal: &Portal, people: &People, from: usize, to: usize) -> anyhow::Result<()> {
    let topics = desk::topics::of(portal).await?;
    let topics: Vec<_> = topics.choosable().map(|topic| topic.code.clone()).collect();
    let numbers: Vec<_> = (from..to).collect();
    let is_postgres = portal.store.backend() == DbBackend::Postgres;
    if is_postgres {
        // An index of words is made much faster than it is kept.
        portal
            .store
            .writer()
            .execute_unprepared("DROP INDEX case_search_words_found")
            .await?;
    }
    for batch in numbers.chunks(CASES_AT_ONCE) {
        let cases: &Vec<_> = &batch
            .iter()
            .map(|number| a_case(portal, people, &topics, *number))
            .collect();
        let written = portal.store.write::<_, Never, _, _>(|tx| async move {
            let rows = cases.iter().cloned().map(IntoActiveModel::into_active_model);
            case::Entity::insert_many(rows).exec_without_returning(&*tx).await?;
            let lines = cases.iter().flat_map(thread).map(IntoActiveModel::into_active_model);
            case_message::Entity::insert_many(lines)
                .exec_without_returning(&*tx)
                .await?;
            let ids: Vec<_> = cases.iter().map(|case| case.id).collect();
            Ok(desk::index(&tx, &ids).await?)
        });
        written.await?;
    }
    if is_postgres {
        let index =
            "CREATE INDEX case_search_words_found ON case_search_words USING GIN (words) WITH (fastupdate = off)";
        portal.store.writer().execute_unprepared(index).await?;
        // PostgreSQL does this by itself a while after so many new rows.
        portal.store.writer().execute_unprepared("ANALYZE").await?;
    }
    Ok(())
}

/// Writes so many associations into the register, all shown there.
pub(crate) async fn associations(portal: &Portal, count: usize) -> anyhow::Result<()> {
    let numbers: Vec<_> = (0..count).collect();
    for batch in numbers.chunks(CASES_AT_ONCE) {
        let rows: &Vec<_> = &batch.iter().map(|number| an_association(portal, *number)).collect();
        let written = portal.store.write::<_, Never, _, _>(|tx| async move {
            let rows = rows.iter().cloned().map(IntoActiveModel::into_active_model);
            organisation::Entity::insert_many(rows)
                .exec_without_returning(&*tx)
                .await?;
            Ok(())
        });
        written.await?;
    }
    if portal.store.backend() == DbBackend::Postgres {
        portal.store.writer().execute_unprepared("ANALYZE").await?;
    }
    Ok(())
}

fn an_association(portal: &Portal, number: usize) -> organisation::Model {
    let place = PLACES[number % PLACES.len()];
    let (name, activity) = match number % 3 {
        0 => (format!("{place} idrottsförening {number}"), Activity::Sport),
        1 => (format!("{place} hembygdsförening {number}"), Activity::Heritage),
        _ => (format!("Kören i {place} {number}"), Activity::Culture),
    };
    organisation::Model {
        id: Id::new(portal.now(), portal.random()),
        kind: Kind::Association,
        name_key: model::sort_key(&name),
        search_key: model::search_key(&name, place, None, None),
        name,
        organisation_number: None,
        organisation_number_hash: None,
        is_sole_trader: false,
        address: None,
        postal_code: None,
        city: Some("Exempelstad".to_owned()),
        email: None,
        phone: None,
        web: None,
        contact_person_id: None,
        age_groups: String::new(),
        description: Some("Alla är välkomna, nybörjare också.".to_owned()),
        shown_in_register: true,
        shows_address: false,
        shows_email: false,
        shows_phone: false,
        shows_contact: false,
        state: organisations::model::State::Active,
        confirmed_at: Some(portal.now()),
        confirmed_by: None,
        offered_to: None,
        created_at: portal.now(),
        version: 1,
        is_grant_eligible: false,
        email_key: None,
        merged_state: None,
        ended_at: None,
        activities: model::stored_codes(&[activity]),
        areas: place.to_owned(),
        area_keys: model::area_keys(place),
    }
}

fn state(number: usize) -> State {
    if number < WAITING_AMONG && number % WAITING_ONE_IN == WAITING_ONE_IN - 1 {
        return State::WaitingCustomer;
    }
    let mut place = number % 20;
    for (state, share) in STATES {
        if place < share {
            return state;
        }
        place -= share;
    }
    State::Closed
}

fn a_case(portal: &Portal, people: &People, topics: &[String], number: usize) -> case::Model {
    let age = TimeDelta::minutes(7 * i64::try_from(number).unwrap_or(i64::MAX));
    let created_at = portal.now() - TimeDelta::hours(2) - age;
    let answered_at = created_at + TimeDelta::hours(1);
    let state = state(number);
    let over = matches!(state, State::Solved | State::Closed);
    let reference = format!("ARE-2026-{:06}", number + 1);
    let subject = format!("Öppna hallen tidigare, vecka {}", number % 52 + 1);
    case::Model {
        id: Id::new(created_at, portal.random()),
        reference,
        topic: topics[number % topics.len()].clone(),
        subject,
        state,
        channel: Channel::Web,
        person_id: Some(people.customer),
        organisation_id: None,
        contact_name: None,
        contact_email: None,
        contact_email_hash: None,
        contact_phone: None,
        lang: Lang::Sv.code().to_owned(),
        place: None,
        wants_answer: true,
        officer_id: (state != State::New).then(|| people.officers[number % people.officers.len()]),
        about_kind: None,
        about_id: None,
        follows_id: None,
        merged_into_id: None,
        created_at,
        last_message_at: answered_at,
        answer_due_at: created_at + TimeDelta::days(3),
        answered_at: Some(answered_at),
        promised_at: Some(created_at + TimeDelta::days(3)),
        team_id: None,
        solve_due_at: None,
        solve_left_minutes: None,
        escalate_at: None,
        waiting_since: (state == State::WaitingCustomer).then_some(answered_at),
        reminded_at: (state == State::WaitingCustomer).then_some(answered_at),
        solution: over.then(|| "Hallen öppnas nu 17.30.".to_owned()),
        // A moment ago, so that recurring work does not close them all during the run.
        solved_at: over.then(|| portal.now()),
        closed_at: (state == State::Closed).then(|| portal.now()),
        settle_asked_at: None,
        diary_heading: None,
        secrecy: None,
        status_token: None,
        status_token_hash: None,
        status_until: None,
        version: 2,
    }
}

fn thread(case: &case::Model) -> [case_message::Model; 2] {
    let line = |number, author_kind, author_id, created_at| case_message::Model {
        case_id: case.id,
        number,
        author_kind,
        author_id,
        agent_id: None,
        key_id: None,
        mandate: None,
        by_email: false,
        quoted: None,
        sender: None,
        kind: MessageKind::Message,
        // Each has a word of its own.
        text: format!(
            "{TEXT} Vår bokning är b{}.",
            case.reference.rsplit('-').next().unwrap_or_default()
        ),
        registered_as: None,
        registered_in: None,
        created_at,
    };
    [
        line(1, AuthorKind::Customer, case.person_id, case.created_at),
        line(2, AuthorKind::Staff, case.officer_id, case.last_message_at),
    ]
}
