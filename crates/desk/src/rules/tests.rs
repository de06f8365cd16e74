//! The whole table of states and wishes, and who may read.

use base::{Id, OrgRole, Organisation, Person, Random};
use web::Hat;

use super::*;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn now() -> DateTime<Utc> {
    at("2026-11-23T09:00:00Z")
}

fn facts(state: State) -> Facts {
    Facts {
        state,
        solved_at: (state == State::Solved).then(|| now() - TimeDelta::days(1)),
    }
}

#[test]
fn every_wish_in_every_state_has_its_answer() {
    use Refusal::{AlreadySolved, Closed as IsClosed, NotSolved as IsNotSolved, SolutionMissing};
    use State::{Closed, New, Open, Solved, WaitingCustomer as Waiting};
    let close = |solution| Wish::Close { solution };
    type Row = (Wish, [Result<State, Refusal>; 5]);
    // In the order of `State::ALL`: new, open, waiting, solved, closed.
    let table: [Row; 10] = [
        (Wish::Reply, [Ok(New), Ok(Open), Ok(Open), Ok(Open), Err(IsClosed)]),
        (
            Wish::Solved,
            [Ok(Solved), Ok(Solved), Ok(Solved), Ok(Closed), Err(IsClosed)],
        ),
        (
            Wish::NotSolved,
            [
                Err(IsNotSolved),
                Err(IsNotSolved),
                Err(IsNotSolved),
                Ok(Open),
                Err(IsClosed),
            ],
        ),
        (
            Wish::Assign,
            [Ok(Open), Ok(Open), Ok(Waiting), Ok(Solved), Err(IsClosed)],
        ),
        (
            Wish::Annotate,
            [Ok(New), Ok(Open), Ok(Waiting), Ok(Solved), Err(IsClosed)],
        ),
        (
            Wish::Answer(Then::Wait),
            [Ok(Waiting), Ok(Waiting), Ok(Waiting), Ok(Waiting), Err(IsClosed)],
        ),
        (
            Wish::Answer(Then::KeepOpen),
            [Ok(Open), Ok(Open), Ok(Open), Ok(Open), Err(IsClosed)],
        ),
        (
            Wish::Answer(Then::Solve),
            [Ok(Solved), Ok(Solved), Ok(Solved), Err(AlreadySolved), Err(IsClosed)],
        ),
        (
            close(true),
            [Ok(Closed), Ok(Closed), Ok(Closed), Ok(Closed), Err(IsClosed)],
        ),
        (
            close(false),
            [
                Err(SolutionMissing),
                Err(SolutionMissing),
                Err(SolutionMissing),
                Err(SolutionMissing),
                Err(IsClosed),
            ],
        ),
    ];
    for (wish, answers) in table {
        for (state, expected) in State::ALL.into_iter().zip(answers) {
            assert_eq!(decide(facts(state), wish, now()), expected, "{wish:?} in {state:?}");
        }
    }
}

#[test]
fn a_solved_case_can_be_taken_up_for_fourteen_days_and_not_a_moment_longer() {
    let solved = |ago: TimeDelta| Facts {
        state: State::Solved,
        solved_at: Some(now() - ago),
    };
    let just_within = solved(REOPEN_FOR - TimeDelta::milliseconds(1));
    assert_eq!(decide(just_within, Wish::NotSolved, now()), Ok(State::Open));
    assert_eq!(decide(solved(REOPEN_FOR), Wish::NotSolved, now()), Err(Refusal::Closed));
    assert_eq!(decide(solved(REOPEN_FOR), Wish::Reply, now()), Err(Refusal::Closed));
    assert_eq!(solved(REOPEN_FOR).state_at(now()), State::Closed);
}

#[test]
fn the_next_word_is_due_anew_only_when_the_turn_changes() {
    let due = at("2026-11-25T15:00:00Z");
    let three_days = at("2026-11-26T15:00:00Z");
    let five_days = at("2026-11-30T15:00:00Z");
    use State::{New, Open, Solved, WaitingCustomer as Waiting};
    for (before, after, wish, expected) in [
        (New, New, Wish::Reply, due),
        (Open, Open, Wish::Reply, due),
        (Waiting, Open, Wish::Reply, three_days),
        (Solved, Open, Wish::NotSolved, three_days),
        (Open, Open, Wish::Answer(Then::KeepOpen), three_days),
        (Open, Waiting, Wish::Answer(Then::Wait), five_days),
        (Open, Solved, Wish::Answer(Then::Solve), due),
        (New, Open, Wish::Assign, due),
    ] {
        assert_eq!(
            next_due(before, after, wish, due, 3, now()),
            expected,
            "{wish:?} from {before:?}"
        );
    }
}

struct Cast {
    anna: Id<Person>,
    bo: Id<Person>,
    club: Id<Organisation>,
    firm: Id<Organisation>,
}

fn cast() -> Cast {
    let random = Random::seeded(7);
    Cast {
        anna: Id::new(now(), &random),
        bo: Id::new(now(), &random),
        club: Id::new(now(), &random),
        firm: Id::new(now(), &random),
    }
}

fn hat(organisation: Id<Organisation>, roles: &[OrgRole]) -> Hat {
    Hat {
        of: organisation.into(),
        name: "Exempel IF".to_owned(),
        kind: "forening".to_owned(),
        roles: roles.to_vec(),
        services: Vec::new(),
        confirmed: true,
    }
}

#[test]
fn people_read_their_own_cases_and_some_read_their_organisations() {
    let Cast { anna, bo, club, firm } = cast();
    let manager = [hat(club, &[OrgRole::AssociationManager])];
    let contact = [hat(club, &[OrgRole::Contact, OrgRole::SubUserBooking])];
    for (what, hats, customer, organisation, expected) in [
        ("my private case", &[][..], Some(anna), None, true),
        ("somebody else's private case", &manager[..], Some(bo), None, false),
        ("a case without a customer", &manager[..], None, None, false),
        ("my case for the club", &contact[..], Some(anna), Some(club), true),
        (
            "bo's case for the club, as its manager",
            &manager[..],
            Some(bo),
            Some(club),
            true,
        ),
        (
            "bo's case for the club, as a contact",
            &contact[..],
            Some(bo),
            Some(club),
            false,
        ),
        (
            "a case of another organisation",
            &manager[..],
            Some(bo),
            Some(firm),
            false,
        ),
        ("my case for a club I have left", &[][..], Some(anna), Some(club), false),
    ] {
        assert_eq!(
            may_read(Reader { person: anna, hats }, customer, organisation),
            expected,
            "{what}"
        );
    }
}

fn mandate(of: Id<Person>, services: &[&str]) -> Hat {
    Hat {
        of: of.into(),
        name: "Bo Ek".to_owned(),
        kind: "fullmakt".to_owned(),
        roles: Vec::new(),
        services: services.iter().map(|name| (*name).to_owned()).collect(),
        confirmed: true,
    }
}

#[test]
fn who_acts_for_somebody_reads_that_persons_private_cases_as_far_as_the_mandate_goes() {
    let Cast { anna, bo, club, .. } = cast();
    let (for_cases, for_others) = ([mandate(bo, &[crate::SERVICE])], [mandate(bo, &["booking"])]);
    for (hats, organisation, expected) in [
        (&for_cases, None, true),
        (&for_others, None, false),
        (&for_cases, Some(club), false),
    ] {
        assert_eq!(
            may_read(Reader { person: anna, hats }, Some(bo), organisation),
            expected
        );
    }
}

#[test]
fn nobody_handles_the_matter_of_a_person_they_act_for() {
    let Cast { anna, bo, .. } = cast();
    let hats = [mandate(bo, &["booking"])];
    let officer = Reader {
        person: anna,
        hats: &hats,
    };
    assert!(is_own_matter(officer, Some(bo), None));
}

#[test]
fn all_of_an_organisation_is_seen_by_managers_administrators_and_agents_only() {
    let seeing: Vec<_> = OrgRole::ALL.into_iter().filter(|role| sees_whole(&[*role])).collect();
    assert_eq!(
        seeing,
        [
            OrgRole::AssociationManager,
            OrgRole::Administrator,
            OrgRole::AgentCaseWorker
        ]
    );
    assert!(!sees_whole(&[]));
}

#[test]
fn nobody_handles_their_own_matter_or_their_organisations() {
    let Cast { anna, bo, club, firm } = cast();
    let hats = [hat(club, &[OrgRole::Contact])];
    let officer = Reader {
        person: anna,
        hats: &hats,
    };
    assert!(is_own_matter(officer, Some(anna), None));
    assert!(is_own_matter(officer, Some(bo), Some(club)));
    assert!(!is_own_matter(officer, Some(bo), None));
    assert!(!is_own_matter(officer, Some(bo), Some(firm)));
    assert!(!is_own_matter(officer, None, None));
}
