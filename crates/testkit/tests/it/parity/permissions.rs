//! Who may do what: every route, as everybody who can come, on what is theirs and on what is another's.
//! What is right is the table in `docs/permissions.md`; a test that finds it otherwise says which lines.
//! `FARSTU_WRITE_PERMISSIONS=1` writes the table anew: read the difference before it is kept.

use std::collections::BTreeMap;
use std::fmt::Write;

use base::{Id, Lang, ObjectRef, OrgRole, Organisation, Person, Represented, StaffRole};
use chrono::TimeDelta;
use desk::model::{Channel, Customer, NewCase};
use http::Method;
use organisations::tables::membership;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Value};
use store::{Actor, Never};
use testkit::{Browser, TestPortal, both};
use uuid::Uuid;
use web::{Guard, Route};

use super::routes::{post, routes, token};
use super::rows::Rows;
use crate::forms::{asks, one_of, publish};

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/permissions.md");
const TOPIC: &str = "desk.topic:parkering";

/// Which button was pressed, in forms that have several.
const PRESSED: [(&str, &str); 5] = [
    ("/mitt-konto/fullmakter/{id}", "act=revoke"),
    ("/organisation/agenter/{id}", "act=end"),
    ("/organisation/kunder/{id}", "act=end"),
    ("/mitt-konto/organisationer/{id}", "answer=yes"),
    ("/organisation/anvandare/inbjudan/{id}", "act=withdraw"),
];

/// What a page of an organisation says to who wears no hat.
const NO_HAT: &str = "Du agerar som privatperson";

const LOG_IN: &str = "/logga-in?till=";

/// What of another's a customer may come to, because it is everybody's.
const EVERYBODYS: [&str; 2] = ["/behorighet/{id}", "/nyheter/{id}/ta-bort"];

/// Who comes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Visitor,
    Private,
    Org(OrgRole),
    Staff(StaffRole),
}

impl Who {
    fn all() -> Vec<Who> {
        let org = OrgRole::ALL.into_iter().map(Who::Org);
        let staff = StaffRole::ALL.into_iter().map(Who::Staff);
        [Who::Visitor, Who::Private]
            .into_iter()
            .chain(org)
            .chain(staff)
            .collect()
    }

    /// The head of the column, and what it stands for.
    fn head(self) -> (&'static str, &'static str) {
        match self {
            Who::Visitor => ("vi", "visitor"),
            Who::Private => ("pr", "private customer"),
            Who::Org(OrgRole::AssociationManager) => ("am", "association manager"),
            Who::Org(OrgRole::SubUserBooking) => ("sb", "sub-user, booking"),
            Who::Org(OrgRole::SubUserGrants) => ("sg", "sub-user, grants"),
            Who::Org(OrgRole::Administrator) => ("ad", "organisation administrator"),
            Who::Org(OrgRole::Orderer) => ("or", "orderer"),
            Who::Org(OrgRole::Approver) => ("ap", "approver"),
            Who::Org(OrgRole::AgentCaseWorker) => ("ac", "agent case worker"),
            Who::Org(OrgRole::AuthorisedSignatory) => ("si", "authorised signatory"),
            Who::Org(OrgRole::Contact) => ("co", "contact"),
            Who::Staff(StaffRole::CaseOfficer) => ("CO", "case officer"),
            Who::Staff(StaffRole::BookingOfficer) => ("BO", "booking officer"),
            Who::Staff(StaffRole::GrantsOfficer) => ("GO", "grants officer"),
            Who::Staff(StaffRole::ParkingOperator) => ("PO", "parking operator"),
            Who::Staff(StaffRole::Cashier) => ("CA", "cashier"),
            Who::Staff(StaffRole::CustomerService) => ("CS", "customer service"),
            Who::Staff(StaffRole::ParkingWarden) => ("PW", "parking warden"),
            Who::Staff(StaffRole::SystemAdministrator) => ("SA", "system administrator"),
        }
    }

    /// Whether things can be theirs.
    fn owns(self) -> bool {
        matches!(self, Who::Private | Who::Org(_))
    }

    fn organisation(self) -> &'static str {
        match self {
            Who::Org(OrgRole::AssociationManager | OrgRole::SubUserBooking | OrgRole::SubUserGrants) => "forening",
            _ => "kund",
        }
    }
}

/// What stands for each open place of an address, by the address up to it.
type Samples = BTreeMap<&'static str, String>;

/// An organisation with something of everything.
struct Place {
    organisation: Id<Organisation>,
    samples: Samples,
}

/// Somebody at a browser, with a place of their own and another's.
struct Scene {
    browser: Browser,
    token: String,
    sent: usize,
    own: Samples,
    foreign: Samples,
}

async fn somebody(portal: &TestPortal) -> Browser {
    portal.person("Kim", &format!("Ek{}", portal.random().digits(12))).await
}

/// An organisation with its people, papers and a case. What belongs to a person is `mine` where somebody is
/// given, the case of a private customer too.
async fn place(portal: &TestPortal, rows: &Rows<'_>, who: Who, mine: Option<&Browser>) -> Place {
    let kind = who.organisation();
    let organisation = portal.organisation(kind, &rows.name()).await;
    let offered = portal.organisation(kind, &rows.name()).await;
    let (head, asker) = (somebody(portal).await, somebody(portal).await);
    let role = if kind == "forening" {
        OrgRole::AssociationManager
    } else {
        OrgRole::Administrator
    };
    portal.give_org_role(organisation, head.id(), role).await;
    portal.wear(&head, Some(organisation)).await;
    let of = || ("organisation_id", Value::from(organisation));
    let text = |text: &str| Value::from(text);
    let document = [
        of(),
        ("kind", text("protokoll")),
        ("state", text("waiting")),
        ("version", 0.into()),
    ];
    let document = rows.put("documents", &document).await;
    let recovery = [of(), ("person_id", asker.id().into()), ("state", text("asked"))];
    let recovery = rows.put("recoveries", &recovery).await;
    let request = [of(), ("person_id", asker.id().into()), ("state", text("open"))];
    let request = rows.put("access_requests", &request).await;
    let owner = mine.unwrap_or(&head);
    let later = portal.now() + TimeDelta::days(7);
    let invitation = [
        of(),
        ("roles", text("contact")),
        ("email_key", text(owner.email())),
        ("expires_at", later.into()),
    ];
    let invitation = rows.put("invitations", &invitation).await;
    let to = vec![owner.id().into(), offered.into()];
    rows.write("UPDATE organisations SET offered_to = $1 WHERE id = $2", to)
        .await;
    let seat = [of(), ("post", text("ordforande")), ("name", text("Eva Holm"))];
    let seat = rows.put("board_seats", &seat).await;
    let case = match (who, mine) {
        (Who::Private, Some(mine)) => case(portal, mine, None, "Lampa").await,
        _ => case(portal, &head, Some(organisation), "Lampa").await,
    };
    let merge = [("whom", text("person")), ("to_id", head.id().into())];
    let merge = rows.put("merges", &merge).await;
    let of_organisations = [("whom", text("organisation")), ("to_id", organisation.into())];
    let of_organisations = rows.put("merges", &of_organisations).await;
    let by = || ("made_by", Value::from(owner.id()));
    let import = rows
        .put("organisation_imports", &[by(), ("state", text("preview"))])
        .await;
    let mailing = rows.put("mailings", &[by(), ("state", text("draft"))]).await;
    let category = rows.put("organisation_categories", &[]).await;
    let sealed =
        |domain: &str, text: &str| Value::from(portal.store.keys().seal(portal.random(), domain, text.as_bytes()));
    let change = [
        of(),
        ("field", text("bankgiro")),
        ("state", text("waiting")),
        ("new_value", sealed("organisations.change", "9912346")),
    ];
    let change = rows.put("change_requests", &change).await;
    let agent = |of: Id<Organisation>| {
        [
            ("organisation_id", of.into()),
            ("from_day", portal.now().date_naive().into()),
        ]
    };
    rows.put("agents", &agent(organisation)).await;
    rows.put("agents", &agent(offered)).await;
    let assigned = |agent: Id<Organisation>, customer: Id<Organisation>| {
        [
            ("agent_id", Value::from(agent)),
            ("customer_id", customer.into()),
            ("number", sealed("organisations.number", "2120000142")),
            ("service", text("desk")),
            ("scope", text("read")),
            ("state", text("active")),
            ("until_day", later.date_naive().into()),
        ]
    };
    let to_agent = rows.put("assignments", &assigned(offered, organisation)).await;
    let to_customer = rows.put("assignments", &assigned(organisation, offered)).await;
    let mandate = [
        ("kind", text("fullmakt")),
        ("state", text("active")),
        ("from_id", owner.id().into()),
        ("to_id", asker.id().into()),
        ("services", text("desk")),
        ("valid_from", portal.now().into()),
        ("valid_until", later.into()),
    ];
    let mandate = rows.put("mandates", &mandate).await;
    let application = [
        ("kind", text("guardian")),
        ("state", text("waiting")),
        ("to_id", asker.id().into()),
        ("first_name", text("Liv")),
        ("last_name", text("Ek")),
        ("services", text("desk")),
    ];
    let application = rows.put("mandates", &application).await;
    let file = |kind: &'static str, of: Uuid| file(portal, kind, of);
    let (document_file, recovery_file) = (file("document", document).await, file("recovery", recovery).await);
    let case_file = file("case", case.0).await;
    let (change_file, application_file) = (file("change_request", change).await, file("mandate", application).await);
    rows.write("UPDATE files SET part = 1 WHERE object_id = $1", vec![case.0.into()])
        .await;
    let samples = [
        ("/foreningar/{id}", organisation.to_string()),
        ("/behorighet/{id}", organisation.to_string()),
        ("/mitt-konto/organisationer/{id}", offered.to_string()),
        ("/mitt-konto/inbjudningar/{id}", invitation.to_string()),
        ("/mitt-konto/enheter/{device}", owner.session().to_string()),
        ("/organisation/anvandare/inbjudan/{id}", invitation.to_string()),
        (
            "/organisation/anvandare/person/{id}",
            membership(portal, head.id()).await,
        ),
        ("/organisation/anvandare/{request}", request.to_string()),
        ("/organisation/dokument/{id}", document.to_string()),
        ("/organisation/dokument/{id}/filer/{file}", document_file.clone()),
        ("/organisation/styrelse/{id}", seat.to_string()),
        ("/organisation/uppgifter/andring/{id}", change.to_string()),
        ("/organisation/agenter/{id}", to_agent.to_string()),
        ("/organisation/kunder/{id}", to_customer.to_string()),
        ("/mitt-konto/fullmakter/{id}", mandate.to_string()),
        ("/arenden/{reference}", case.1.clone()),
        ("/arenden/{reference}/filer/{file}", case_file.clone()),
        ("/handlaggning/arenden/{reference}", case.1),
        ("/handlaggning/arenden/{reference}/filer/{file}", case_file),
        ("/handlaggning/organisationer/{id}", organisation.to_string()),
        ("/handlaggning/organisationer/import/{id}", import.to_string()),
        ("/handlaggning/organisationer/utskick/{id}", mailing.to_string()),
        ("/handlaggning/organisationer/kategorier/{id}", category.to_string()),
        (
            "/handlaggning/organisationer/{id}/behorighet/{request}",
            request.to_string(),
        ),
        (
            "/handlaggning/organisationer/{id}/aterstallning/filer/{file}",
            recovery_file,
        ),
        ("/handlaggning/organisationer/dokument/{id}", document.to_string()),
        ("/handlaggning/organisationer/dokument/{id}/filer/{file}", document_file),
        ("/handlaggning/organisationer/begaran/{id}", change.to_string()),
        ("/handlaggning/organisationer/begaran/{id}/filer/{file}", change_file),
        (
            "/handlaggning/organisationer/{id}/sla-ihop/{other}",
            offered.to_string(),
        ),
        (
            "/handlaggning/organisationer/{id}/ta-isar/{merge}",
            of_organisations.to_string(),
        ),
        ("/handlaggning/stallforetradare/{id}", application.to_string()),
        ("/handlaggning/stallforetradare/{id}/filer/{file}", application_file),
        ("/handlaggning/personer/{id}", head.id().to_string()),
        ("/handlaggning/personer/{id}/sla-ihop/{other}", asker.id().to_string()),
        ("/handlaggning/personer/{id}/ta-isar/{merge}", merge.to_string()),
    ];
    let samples = samples.into_iter().collect();
    Place { organisation, samples }
}

/// What belongs to nobody, or to who has the link.
async fn everybodys(portal: &TestPortal, rows: &Rows<'_>) -> Samples {
    let past = Value::from(portal.now() - TimeDelta::days(1));
    let notice = rows
        .put("notices", &[("audience", "everyone".into()), ("from_at", past)])
        .await
        .to_string();
    let sealed = portal
        .store
        .keys()
        .seal(portal.random(), "notify.address", b"kim@exempel.example");
    let letter = [
        ("address_sealed", sealed.into()),
        ("channel", "email".into()),
        ("state", "failed".into()),
    ];
    let letter = rows.put("notifications", &letter).await.to_string();
    let shown = rows
        .put("mailbox_messages", &[("html", "<p>Hej".into())])
        .await
        .to_string();
    let colleague = portal
        .staff(
            "Stig",
            &format!("Al{}", portal.random().digits(12)),
            &[StaffRole::Cashier],
        )
        .await;
    let nobodys = || "a-link-that-nobody-has".to_owned();
    let samples = [
        ("/sprak/{lang}", "sv".to_owned()),
        ("/nyheter/{id}", notice.clone()),
        ("/dev/utkorg/{id}", shown),
        ("/bekrafta/{token}", nobodys()),
        ("/nytt-losenord/{token}", nobodys()),
        ("/e-postadress/bekrafta/{token}", nobodys()),
        ("/e-postadress/angra/{token}", nobodys()),
        ("/inbjudan/{token}", nobodys()),
        ("/arende-status/{token}", nobodys()),
        ("/arende-status/{token}/filer/{file}", Uuid::nil().to_string()),
        ("/handlaggning/nyheter/{id}", notice),
        ("/handlaggning/utskick/{id}", letter),
        ("/handlaggning/hjalptexter/{kind}", "rutor".to_owned()),
        ("/handlaggning/hjalptexter/{kind}/{key}", "arenden".to_owned()),
        ("/handlaggning/formular/{owner}", TOPIC.to_owned()),
        ("/handlaggning/formular/{owner}/falt/{field}", "1".to_owned()),
        ("/handlaggning/behorigheter/{id}", colleague.id().to_string()),
        (
            "/handlaggning/behorigheter/{id}/{role}",
            StaffRole::Cashier.code().to_owned(),
        ),
        ("/handlaggning/villkor/{version}", "2026-11-21".to_owned()),
    ];
    samples.into_iter().collect()
}

/// Opens a case of a customer; gives its id and its number.
pub(super) async fn case(
    portal: &TestPortal,
    of: &Browser,
    organisation: Option<Id<Organisation>>,
    subject: &str,
) -> (Uuid, String) {
    let customer = Customer::Person {
        id: of.id(),
        organisation,
    };
    let new = &NewCase {
        topic: desk::topics::find("parkering").expect("a topic of the desk"),
        subject: subject.to_owned(),
        text: "Den är trasig.".to_owned(),
        answers: None,
        place: None,
        customer,
        wants_answer: true,
        channel: Channel::Web,
        lang: Lang::Sv,
        about: None,
        follows: None,
    };
    let by = Actor::Person {
        id: of.id(),
        hat: organisation.map(Represented::Organisation),
    };
    let opened = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(desk::open_in(portal, &tx, by, new).await?) });
    let opened = opened.await.expect("a case can be opened");
    (opened.id.uuid(), opened.reference)
}

async fn membership(portal: &TestPortal, person: Id<Person>) -> String {
    let own = membership::Entity::find().filter(membership::Column::PersonId.eq(person));
    let own = own.one(portal.store.db()).await.expect("the table is there");
    own.expect("a member").id.to_string()
}

async fn file(portal: &TestPortal, kind: &str, of: Uuid) -> String {
    let object = &ObjectRef {
        kind: kind.to_owned(),
        id: of,
    };
    let made = files::make(portal, "ritning.txt", "text/plain", &b"Ritning"[..]).await;
    let id = made.expect("a file can be made");
    let hung = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(files::hang(&tx, id, object).await?) });
    hung.await.expect("a file can be hung");
    id.to_string()
}

impl Scene {
    async fn set(portal: &TestPortal, rows: &Rows<'_>, who: Who) -> Scene {
        let last = format!("Ek{}", portal.random().digits(12));
        let mut browser = match who {
            Who::Visitor => portal.visitor(),
            Who::Private | Who::Org(_) => portal.person("Bo", &last).await,
            Who::Staff(role) => portal.staff("Ada", &last, &[role]).await,
        };
        let mine = (who != Who::Visitor).then_some(&browser);
        let own = place(portal, rows, who, mine).await;
        let foreign = match who.owns() {
            true => place(portal, rows, who, None).await.samples,
            false => Samples::new(),
        };
        if let Who::Org(role) = who {
            portal.give_org_role(own.organisation, browser.id(), role).await;
            portal.wear(&browser, Some(own.organisation)).await;
        }
        Scene {
            token: token(&mut browser).await,
            sent: 0,
            browser,
            own: own.samples,
            foreign,
        }
    }

    /// What comes of it, in one letter.
    async fn outcome(&mut self, route: &Route, path: &str) -> char {
        let method = &route.method;
        match *method {
            Method::GET => {
                self.browser.open(path).await;
                if self.browser.page().status == 303 && !self.browser.location().starts_with(LOG_IN) {
                    self.browser.follow().await;
                }
            }
            _ => {
                // Each form is another one.
                let pressed = PRESSED.iter().find(|(form, _)| *form == route.path);
                let pressed = pressed.map_or("", |(_, pressed)| pressed);
                let sent = format!("{}&_key=form-{}&{pressed}", self.token, self.sent);
                self.sent += 1;
                post(&mut self.browser, path, &sent).await;
            }
        }
        let page = self.browser.page();
        match page.status.as_u16() {
            401 => '>',
            303 if page.header("location").starts_with(LOG_IN) => '>',
            200 if page.text().contains(NO_HAT) => '?',
            // What is sent lacks all that was asked for: who hears of that was let through.
            200..=399 | 400 | 409 | 422 => '+',
            403 => 'x',
            404 | 410 => '-',
            other => panic!("{method} {path}: {other} {}", page.text()),
        }
    }
}

/// The address of a route, with what stands for each of its open places.
fn filled(path: &'static str, sample: impl Fn(&str) -> Option<String>) -> String {
    let mut ends = path.match_indices('/').map(|(at, _)| at).skip(1).chain([path.len()]);
    let mut begin = 0;
    std::iter::from_fn(|| {
        let end = ends.next()?;
        let part = &path[begin..end];
        begin = end;
        Some(match part.starts_with("/{") {
            true => format!(
                "/{}",
                sample(&path[..end]).unwrap_or_else(|| panic!("nothing stands for {}", &path[..end]))
            ),
            false => part.to_owned(),
        })
    })
    .collect()
}

/// What comes of every route for somebody: on what is their own, then on what is another's.
async fn column(portal: &TestPortal, rows: &Rows<'_>, everybodys: &Samples, routes: &[Route], who: Who) -> Vec<String> {
    let mut scene = Scene::set(portal, rows, who).await;
    let mut cells = Vec::new();
    for (n, route) in routes.iter().enumerate() {
        let both = who.owns() && route.path.contains('{');
        let mut cell = String::new();
        for is_own in [true, false].into_iter().take(if both { 2 } else { 1 }) {
            // What is sent by open forms is counted by address.
            scene.browser.address = [198, 51, 100, u8::try_from(n % 250).unwrap()].into();
            let samples = if is_own { &scene.own } else { &scene.foreign };
            let path = filled(route.path, |place| {
                samples.get(place).or_else(|| everybodys.get(place)).cloned()
            });
            let outcome = scene.outcome(route, &path).await;
            cell.push(outcome);
            if route.method == Method::POST && scene.browser.page().status == 303 {
                scene = Scene::set(portal, rows, who).await;
            }
        }
        must_hold(who, route, &cell);
        cells.push(cell);
    }
    cells
}

/// What no table may say.
fn must_hold(who: Who, route: &Route, cell: &str) {
    let is_open = route.guard == Guard::Open;
    let name = format!("{} {} as {}", route.method, route.path, who.head().1);
    match who {
        Who::Visitor => assert!(is_open || cell == ">", "{name}"),
        Who::Staff(role) => {
            if let Guard::Staff(roles) = route.guard {
                assert_eq!(roles.contains(&role), cell != "x", "{name}");
            }
        }
        Who::Private | Who::Org(_) => {
            if matches!(route.guard, Guard::Staff(_)) {
                assert!(cell.chars().all(|outcome| outcome == 'x'), "{name}");
            } else if !is_open && !EVERYBODYS.contains(&route.path) {
                let foreign = cell.chars().nth(1);
                assert!(foreign.is_none_or(|outcome| outcome != '+'), "{name}: {cell}");
            }
        }
    }
}

fn table(by_service: &[(&str, Vec<Route>)], columns: &[(Who, Vec<String>)]) -> String {
    let mut text = String::from(HEAD);
    for (who, _) in columns {
        let (head, name) = who.head();
        writeln!(text, "- `{head}` {name}").unwrap();
    }
    let mut line = 0;
    for (service, routes) in by_service.iter().filter(|(_, routes)| !routes.is_empty()) {
        let heads: Vec<_> = columns.iter().map(|(who, _)| who.head().0).collect();
        writeln!(text, "\n## {service}\n\n```text\n{:72}{}", "", heads.join(" ")).unwrap();
        for route in routes {
            let cells: Vec<_> = columns.iter().map(|(_, cells)| format!("{:2}", cells[line])).collect();
            let row = format!("{:5}{:67}{}", route.method.as_str(), route.path, cells.join(" "));
            writeln!(text, "{}", row.trim_end()).unwrap();
            line += 1;
        }
        text.push_str("```\n");
    }
    text
}

const HEAD: &str = "\
# Who may do what

Each line is a route, each column somebody who comes. `+` is let through (a form is sent empty, so it may be told what
is missing), `x` is refused (403), `-` is not there for them (404), `>` is led to the login, `?` is asked for a hat.
Where two letters stand, the first is for what belongs to the person or to the organisation acted for, the second for
what belongs to another. Mailed links are tried with one that nobody has. The test `parity::permissions` makes every request of the table on both databases and compares.

";

both!(everybody_may_do_what_the_table_says_and_no_more, async |portal| {
    let rows = Rows::of(portal).await;
    publish(portal, "parkering", vec![asks(1, "Var?", one_of(&["Här", "Där"]))]).await;
    let by_service: Vec<_> = portal
        .services
        .iter()
        .map(|service| (service.name, (service.routes)().iter().cloned().collect::<Vec<_>>()))
        .collect();
    let routes = routes(portal);
    // Made before anybody comes: what all may read is kept in memory.
    let everybodys = everybodys(portal, &rows).await;
    let mut columns = Vec::new();
    for who in Who::all() {
        columns.push((who, column(portal, &rows, &everybodys, &routes, who).await));
    }
    let found = table(&by_service, &columns);
    if std::env::var_os("FARSTU_WRITE_PERMISSIONS").is_some() {
        std::fs::write(TABLE, &found).unwrap();
    }
    let right = std::fs::read_to_string(TABLE).unwrap();
    let differs: Vec<_> = found
        .lines()
        .zip(right.lines())
        .filter(|(found, right)| found != right)
        .collect();
    assert!(
        found == right,
        "docs/permissions.md is otherwise (found, right): {differs:#?}"
    );
});
