//! The demo owner: loaded once, by one of many, with people who can log in.

use accounts::hashing::{self, Verified};
use accounts::queries;
use accounts::tables::person;
use base::{Email, Id, OrgRole, Organisation};
use desk::tables::{canned_answer, case};
use farstu::demo::{self, Loaded};
use files::tables::file;
use organisations::model::{Kind, State};
use organisations::tables::{agent, board_seat, document, organisation};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use testkit::{TestPortal, both};

async fn counts(portal: &TestPortal) -> [u64; 3] {
    let db = portal.store.db();
    [
        person::Entity::find().count(db).await.unwrap(),
        organisation::Entity::find().count(db).await.unwrap(),
        case::Entity::find().count(db).await.unwrap(),
    ]
}

both!(the_demo_is_loaded_once_by_one_of_two_nodes, async |portal| {
    let node = portal.another_node().await;
    let loaded = tokio::join!(demo::load(portal), demo::load(&node));
    let mut loaded = [loaded.0.unwrap(), loaded.1.unwrap()];
    loaded.sort_by_key(|loaded| *loaded == Loaded::Before);
    assert_eq!(loaded, [Loaded::Now, Loaded::Before]);
    let first = counts(portal).await;
    assert!(first[0] > 25 && first[1] >= 40 && first[2] >= 20, "{first:?}");
    assert_eq!(demo::load(portal).await.unwrap(), Loaded::Before);
    assert_eq!(counts(portal).await, first);
});

both!(
    everybody_in_the_table_of_logins_can_log_in_and_nobody_is_mailed,
    async |portal| {
        demo::load(portal).await.unwrap();
        let cast = demo::cast();
        for login in cast.logins() {
            let email = Email::parse(login.email).unwrap();
            let person = queries::find_by_email(portal.store.db(), &email).await.unwrap();
            let hash = person.unwrap().password_hash;
            let verified = hashing::verify(portal, login.password, hash.as_deref()).await;
            assert!(matches!(verified, Ok(Verified::Right { .. })), "{}", login.username);
            portal.run_jobs().await;
            assert!(portal.mail_to(login.email).await.is_empty(), "{}", login.username);
        }
        let mut lena = portal.visitor();
        lena.open("/logga-in").await;
        lena.fill("Användarnamn", "lena").fill("Lösenord", &cast.password);
        lena.press("Logga in").await.leads_to("/");
        lena.follow()
            .await
            .sees("Lena Forsberg")
            .sees("Granbackens schackförening")
            .sees("Exempel IF");
    }
);

/// The ids of those of a kind that staff have confirmed.
async fn confirmed(portal: &TestPortal, kind: Kind) -> Vec<Id<Organisation>> {
    let all = organisation::Entity::find()
        .filter(organisation::Column::Kind.eq(kind))
        .filter(organisation::Column::State.ne(State::Unconfirmed));
    let all = all.all(portal.store.db()).await.unwrap();
    all.into_iter().map(|of| of.id).collect()
}

/// How many keep an association, act for it beside them, sit on its board, and of its papers, which all
/// have a file.
async fn people_and_papers(portal: &TestPortal, of: Id<Organisation>) -> [usize; 4] {
    let db = portal.store.db();
    let holders = async |roles: &[OrgRole]| organisations::queries::holders(db, of, roles).await.unwrap();
    let managers = holders(&[OrgRole::AssociationManager]).await;
    let mut others = holders(&[OrgRole::SubUserBooking, OrgRole::SubUserGrants]).await;
    others.retain(|other| !managers.contains(other));
    let seats = board_seat::Entity::find().filter(board_seat::Column::OrganisationId.eq(of));
    let papers = document::Entity::find().filter(document::Column::OrganisationId.eq(of));
    let papers = papers.all(db).await.unwrap();
    for paper in &papers {
        let files = file::Entity::find().filter(file::Column::ObjectId.eq(paper.id.uuid()));
        assert_eq!(files.count(db).await.unwrap(), 1, "a paper of {of}");
    }
    let seats = usize::try_from(seats.count(db).await.unwrap()).unwrap();
    [managers.len(), others.len(), seats, papers.len()]
}

both!(
    all_forty_associations_have_managers_sub_users_boards_and_documents,
    async |portal| {
        demo::load(portal).await.unwrap();
        let associations = confirmed(portal, Kind::Association).await;
        assert_eq!(associations.len(), 40);
        for of in associations {
            let there = people_and_papers(portal, of).await;
            assert!(there.iter().all(|count| *count > 0), "{of}: {there:?}");
        }
        assert_eq!(confirmed(portal, Kind::Company).await.len(), 10);
        let customers = confirmed(portal, Kind::Customer).await;
        assert_eq!(customers.len(), 6);
        let agents = agent::Entity::find().all(portal.store.db()).await.unwrap();
        assert_eq!(agents.len(), 2);
        assert!(agents.iter().all(|agent| customers.contains(&agent.organisation_id)));
    }
);

both!(
    cases_are_in_all_states_with_files_and_canned_answers_stand_ready,
    async |portal| {
        demo::load(portal).await.unwrap();
        let db = portal.store.db();
        let cases = case::Entity::find().all(db).await.unwrap();
        assert!(cases.len() >= 60, "{}", cases.len());
        for state in desk::model::State::ALL {
            assert!(cases.iter().any(|case| case.state == state), "{state:?}");
        }
        let talked = cases.iter().filter(|case| case.version > 3).count();
        assert!(talked >= 20, "{talked} have a history");
        let attached = file::Entity::find().filter(file::Column::ObjectKind.eq("case"));
        let attached = attached.count(db).await.unwrap();
        assert!(attached >= 5, "{attached}");
        let answers = canned_answer::Entity::find().count(db).await.unwrap();
        assert!((28..=40).contains(&answers), "{answers}");
    }
);

both!(the_demo_is_not_mixed_with_real_people, async |portal| {
    portal.anna().await;
    assert_eq!(demo::load(portal).await.unwrap(), Loaded::NotEmpty);
    assert_eq!(counts(portal).await, [1, 0, 0]);
});
