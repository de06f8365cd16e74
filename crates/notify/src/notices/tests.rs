//! Who sees which notice.

use std::net::IpAddr;

use base::{Random, Represented, StaffRole};
use http::HeaderMap;
use uuid::Uuid;
use web::{Config, CsrfCookie, Hat, SignedIn};

use super::*;

fn viewer(person: Option<SignedIn>) -> Viewer {
    let (csrf, _) = CsrfCookie::find_or_new(&Config::default(), &Random::seeded(1), &HeaderMap::new());
    let address = IpAddr::from([127, 0, 0, 1]);
    let person = person.map(Arc::new);
    Viewer {
        lang: Lang::Sv,
        address,
        page: "/".into(),
        csrf,
        device: "".into(),
        person,
    }
}

fn person(staff: &[StaffRole], hats: &[(&str, OrgRole)]) -> SignedIn {
    let hat = |(kind, role): &(&str, OrgRole)| Hat {
        of: Represented::Organisation(Id::from_uuid(Uuid::nil())),
        name: "Exempel IF".to_owned(),
        kind: (*kind).to_owned(),
        roles: vec![*role],
        services: Vec::new(),
        confirmed: true,
    };
    SignedIn {
        session: Id::from_uuid(Uuid::nil()),
        rest: web::session::Rest::default(),
        id: Id::from_uuid(Uuid::nil()),
        name: "Anna Ek".to_owned(),
        first_name: "Anna".to_owned(),
        address: None,
        hat: None,
        hats: hats.iter().map(hat).collect(),
        staff: staff.to_vec(),
        second_factor: false,
        lang: None,
    }
}

#[test]
fn every_audience_is_found_by_the_code_it_is_stored_as() {
    for audience in Audience::all() {
        assert_eq!(Audience::from_code(&audience.code()), Some(audience));
    }
    for other in [
        "",
        "alla",
        "organisation:",
        "organisation:klubb",
        "role:",
        "role:case_officer",
    ] {
        assert_eq!(Audience::from_code(other), None, "{other}");
    }
}

#[test]
fn the_notices_of_the_demo_are_for_audiences_there_are() {
    for notice in crate::content::demo_notices() {
        assert!(Audience::from_code(&notice.audience).is_some(), "{}", notice.audience);
    }
}

#[test]
fn a_notice_is_seen_by_its_audience_and_no_others() {
    let visitor = viewer(None);
    let private = viewer(Some(person(&[], &[])));
    let manager = viewer(Some(person(&[], &[("forening", OrgRole::AssociationManager)])));
    let approver = viewer(Some(person(&[], &[("foretag", OrgRole::Approver)])));
    let officer = viewer(Some(person(&[StaffRole::CaseOfficer], &[])));
    for (code, seen) in [
        ("everyone", [true, true, true, true, true]),
        ("signed_in", [false, true, true, true, true]),
        ("staff", [false, false, false, false, true]),
        ("organisation:forening", [false, false, true, false, false]),
        ("organisation:foretag", [false, false, false, true, false]),
        ("organisation:kund", [false, false, false, false, false]),
        ("role:association_manager", [false, false, true, false, false]),
        ("role:approver", [false, false, false, true, false]),
    ] {
        let audience = Audience::from_code(code).unwrap();
        let viewers = [&visitor, &private, &manager, &approver, &officer];
        assert_eq!(viewers.map(|viewer| audience.includes(viewer)), seen, "{code}");
    }
}

#[test]
fn a_notice_is_shown_from_its_first_instant_until_its_last() {
    let at = |text: &str| -> DateTime<Utc> { text.parse().unwrap() };
    let notice = Published {
        id: Id::from_uuid(Uuid::nil()),
        title: Words::new("Hej", "Hello"),
        html: ["".into(), "".into()],
        beginning: ["".into(), "".into()],
        audience: Audience::Everyone,
        from: at("2026-11-20T23:00:00Z"),
        until: Some(at("2026-11-22T23:00:00Z")),
    };
    for (now, shown) in [
        ("2026-11-20T22:59:59.999Z", false),
        ("2026-11-20T23:00:00Z", true),
        ("2026-11-22T22:59:59.999Z", true),
        ("2026-11-22T23:00:00Z", false),
    ] {
        assert_eq!(notice.is_shown_to(&viewer(None), at(now)), shown, "{now}");
    }
    let endless = Published { until: None, ..notice };
    assert!(endless.is_shown_to(&viewer(None), at("2099-01-01T00:00:00Z")));
}
