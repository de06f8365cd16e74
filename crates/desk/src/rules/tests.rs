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
    use Refusal::{AlreadySolved, NotSolved as IsNotSolved, SolutionMissing};
    use State::{Closed, Merged, New, Open, Solved, WaitingCustomer as Waiting, WaitingThirdParty as Others};
    let same = |answer| [answer; 5];
    type Row = (Wish, [Result<State, Refusal>; 5]);
    // In the order of `State::ALL`: new, open, waiting for the customer, for others, solved.
    let table: [Row; 13] = [
        (Wish::Reply, [Ok(New), Ok(Open), Ok(Open), Ok(Open), Ok(Open)]),
        (
            Wish::Solved,
            [Ok(Solved), Ok(Solved), Ok(Solved), Ok(Solved), Ok(Closed)],
        ),
        (
            Wish::NotSolved,
            [
                Err(IsNotSolved),
                Err(IsNotSolved),
                Err(IsNotSolved),
                Err(IsNotSolved),
                Ok(Open),
            ],
        ),
        (Wish::Assign, [Ok(Open), Ok(Open), Ok(Waiting), Ok(Others), Ok(Solved)]),
        (Wish::Annotate, [Ok(New), Ok(Open), Ok(Waiting), Ok(Others), Ok(Solved)]),
        (Wish::Resume, [Ok(New), Ok(Open), Ok(Waiting), Ok(Open), Ok(Solved)]),
        (
            Wish::WaitForOthers,
            [Ok(Others), Ok(Others), Ok(Others), Ok(Others), Err(AlreadySolved)],
        ),
        (Wish::Answer(Then::Wait), same(Ok(Waiting))),
        (Wish::Answer(Then::KeepOpen), same(Ok(Open))),
        (Wish::Answer(Then::WaitForOthers), same(Ok(Others))),
        (
            Wish::Answer(Then::Solve),
            [Ok(Solved), Ok(Solved), Ok(Solved), Ok(Solved), Err(AlreadySolved)],
        ),
        (Wish::Close { solution: true }, same(Ok(Closed))),
        (Wish::Close { solution: false }, same(Err(SolutionMissing))),
    ];
    for (wish, answers) in table {
        for (state, expected) in State::ALL.into_iter().zip(answers) {
            assert_eq!(decide(facts(state), wish, now()), expected, "{wish:?} in {state:?}");
        }
        for (over, refusal) in [(Closed, Refusal::Closed), (Merged, Refusal::Merged)] {
            assert_eq!(decide(facts(over), wish, now()), Err(refusal), "{wish:?} in {over:?}");
        }
    }
}

#[test]
fn a_case_goes_into_an_open_one_and_is_not_left_waiting_there() {
    use State::{Closed, Merged, New, Open, Solved, WaitingCustomer as Waiting, WaitingThirdParty as Others};
    for (from, into, expected) in [
        (New, New, Ok(New)),
        (Open, New, Ok(Open)),
        (Waiting, New, Ok(Open)),
        (New, Waiting, Ok(Open)),
        (Open, Others, Ok(Open)),
        (Waiting, Others, Ok(Others)),
        (Others, Waiting, Ok(Waiting)),
        (Solved, Waiting, Ok(Waiting)),
        (Solved, Open, Ok(Open)),
        (Open, Solved, Err(Refusal::NotOpen)),
        (Open, Closed, Err(Refusal::NotOpen)),
        (Open, Merged, Err(Refusal::Merged)),
        (Merged, Open, Err(Refusal::Merged)),
        (Closed, Open, Err(Refusal::Closed)),
    ] {
        for (is_same, is_protected) in [(true, true), (true, false), (false, false)] {
            assert_eq!(
                merged(from, into, is_same, is_protected),
                expected,
                "{from:?} into {into:?}"
            );
        }
        if expected.is_ok() {
            assert_eq!(merged(from, into, false, true), Err(Refusal::ProtectedApart));
        }
    }
}

#[test]
fn a_solved_case_can_be_taken_up_for_fourteen_days_and_not_a_moment_longer() {
    let solved = |ago: TimeDelta| Facts {
        state: State::Solved,
        solved_at: Some(now() - ago),
    };
    let just_within = solved(SOLVED_FOR - TimeDelta::milliseconds(1));
    assert_eq!(decide(just_within, Wish::NotSolved, now()), Ok(State::Open));
    assert_eq!(decide(solved(SOLVED_FOR), Wish::NotSolved, now()), Err(Refusal::Closed));
    assert_eq!(decide(solved(SOLVED_FOR), Wish::Reply, now()), Err(Refusal::Closed));
    assert_eq!(solved(SOLVED_FOR).state_at(now()), State::Closed);
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

#[test]
fn a_closed_case_can_be_taken_up_again_for_as_many_days_after_the_solution_as_are_configured() {
    let ago = |days| Some(now() - TimeDelta::days(days));
    for (state, solved_at, closed, days, expected) in [
        (State::Closed, ago(13), ago(1), 14, true),
        (State::Closed, ago(14), ago(1), 14, false),
        (State::Closed, ago(14), ago(1), 30, true),
        (State::Closed, ago(1), ago(1), 0, false),
        (State::Closed, None, ago(13), 14, true),
        (State::Closed, None, ago(14), 14, false),
        (State::Closed, None, None, 14, false),
        (State::Merged, None, ago(1), 14, false),
        (State::Solved, ago(1), None, 14, false),
        // Time has closed it, though the job has not been there yet.
        (State::Solved, ago(15), None, 30, true),
    ] {
        assert_eq!(
            reopens(Facts { state, solved_at }, closed, TimeDelta::days(days), now()),
            expected,
            "{state:?} {solved_at:?} {closed:?} {days}"
        );
    }
}

#[test]
fn what_has_ended_is_rated_and_the_rating_changed_for_fourteen_days() {
    let ended = facts(State::Solved);
    assert_eq!(may_rate(facts(State::Open), None, now()), Err(Refusal::NotEnded));
    assert_eq!(may_rate(facts(State::Merged), None, now()), Err(Refusal::NotEnded));
    assert_eq!(may_rate(ended, None, now()), Ok(()));
    let just_within = now() - RATING_CHANGES_FOR + TimeDelta::milliseconds(1);
    assert_eq!(may_rate(ended, Some(just_within), now()), Ok(()));
    let stays = may_rate(ended, Some(now() - RATING_CHANGES_FOR), now());
    assert_eq!(stays, Err(Refusal::RatingStays));
}

#[test]
fn another_reader_reads_through_whoever_could_be_the_customer() {
    let Cast { anna, bo, club, firm } = cast();
    let hats = [
        hat(club, &[OrgRole::AssociationManager]),
        hat(firm, &[OrgRole::Contact]),
    ];
    let reader = Reader {
        person: anna,
        hats: &hats,
    };
    assert_eq!(reads_beside(reader, &[bo.into(), anna.into()]), Some(anna.into()));
    assert_eq!(reads_beside(reader, &[firm.into(), club.into()]), Some(club.into()));
    assert_eq!(reads_beside(reader, &[bo.into(), firm.into()]), None);
    assert_eq!(reads_beside(reader, &[]), None);
}
