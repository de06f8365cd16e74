//! Who may do what: every route, as everybody who can come, on what is theirs and on what is another's.
//! What is right is the table in `docs/permissions.md`; a test that finds it otherwise says which lines.
//! `FARSTU_WRITE_PERMISSIONS=1` writes the table anew: read the difference before it is kept.

use std::fmt::Write;

use accounts::mandates::MandateKind;
use base::{OrgRole, Represented, StaffRole};
use chrono::TimeDelta;
use http::Method;
use testkit::{Browser, TestPortal, both};
use web::{Guard, Route};

use super::routes::{post, routes, token};
use super::rows::Rows;
use super::samples::{Samples, everybodys, filled, place, somebody};
use crate::forms::{asks, one_of, publish};

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/permissions.md");

/// What is filled in, and which button pressed; all other forms are sent empty. `{new}` is a number that no other has.
const FORMS: [(&str, &str); 39] = [
    ("/hatt", "hatt={hat}"),
    ("/arenden/ny", "topic=bokning&subject=Tid&text=Hej"),
    ("/arenden/{reference}", "text=Hej"),
    ("/handlaggning/arenden/{reference}", "act=take"),
    ("/behorighet/{id}", "text=Hej"),
    ("/mitt-konto/organisationer/{id}", "answer=yes"),
    ("/mitt-konto/inbjudningar/{id}", "answer=yes"),
    ("/mitt-konto/fullmakter/{id}", "act=revoke"),
    ("/mitt-konto/sprak", "lang=sv"),
    ("/mitt-konto/uppgifter", "version={version}&first_name=Bo&last_name=Ek"),
    (
        "/mitt-konto/adress",
        "version=0&address=Storgatan+1&postal_code=12345&city=Ort&invoices=email",
    ),
    ("/organisation/agenter/{id}", "act=end"),
    ("/organisation/kunder/{id}", "act=end"),
    ("/organisation/uppgifter/logotyp", "act=remove"),
    ("/organisation/anvandare/inbjudan/{id}", "act=withdraw"),
    ("/organisation/anvandare/{request}", "act=decline"),
    ("/organisation/styrelse/{id}", "act=remove"),
    (
        "/organisation/styrelse/ny",
        "post=ledamot&name=Eva+Holm&from_day=2026-11-21&to_day=2027-11-21",
    ),
    ("/organisation/aterstallning/svar", "act=stop"),
    ("/underskrift/{id}", "act=stop"),
    ("/handlaggning/organisationer/{id}", "act=move&state=resting"),
    ("/handlaggning/organisationer/{id}/behorighet/{request}", "act=decline"),
    (
        "/handlaggning/organisationer/{id}/aterstallning",
        "act=decline&reason=Nej",
    ),
    ("/handlaggning/organisationer/{id}/agent", "from_day=2026-11-21"),
    ("/handlaggning/organisationer/dokument/{id}", "act=approve&_version=0"),
    ("/handlaggning/organisationer/begaran/{id}", "act=decline&reason=Nej"),
    ("/handlaggning/organisationer/import/{id}", "act=discard"),
    ("/handlaggning/organisationer/utskick/{id}", "act=discard"),
    ("/handlaggning/organisationer/kategorier/{id}", "act=delete"),
    (
        "/handlaggning/organisationer/kategorier",
        "name_sv=Nytt+{new}&name_en=New+{new}",
    ),
    ("/handlaggning/stallforetradare/{id}", "act=refuse&reason=Nej"),
    ("/handlaggning/personer", "q=Kim"),
    (
        "/handlaggning/personer/{id}/uppgifter",
        "version={version}&first_name=Kim&last_name=Ek",
    ),
    (
        "/handlaggning/personer/{id}/anvandarnamn",
        "version={version}&username=&reason=Ja",
    ),
    ("/handlaggning/personer/{id}/las", "version={version}&reason=Ja"),
    ("/handlaggning/personer/{id}/dodsfall", "version={version}&reason=Ja"),
    ("/handlaggning/personer/{id}/skydda", "version={version}&reason=Ja"),
    ("/handlaggning/behorigheter/{id}/{role}", "act=take"),
    (
        "/handlaggning/nyheter/ny",
        "title_sv=Nytt&body_sv=Nytt&title_en=New&body_en=New&audience=everyone&from=2026-11-21",
    ),
];

/// What a page of an organisation says to who wears no hat.
const NO_HAT: &str = "Du agerar som privatperson";

const LOG_IN: &str = "/logga-in?till=";

/// What must be asked for with more than the address.
const ASKED: [(&str, &str); 1] = [("/handlaggning/formular/{owner}/nytt", "?slag=text")];

/// What of another's a customer may come to, because it is everybody's.
const EVERYBODYS: [&str; 2] = ["/behorighet/{id}", "/nyheter/{id}/ta-bort"];

/// What leaves nothing as it was for the forms that follow, though it is about no single object.
const ENDS: [&str; 6] = [
    "/hatt",
    "/logga-ut",
    "/mitt-konto/enheter/logga-ut-andra",
    "/mitt-konto/personuppgifter/ladda-ner",
    "/organisation/anvandare/lamna",
    "/organisation/aterstallning/svar",
];

/// Stands for what is worn.
const HAT: &str = "{hat}";

/// That nobody has changed the account.
const VERSION: &str = "1";

/// Who comes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Visitor,
    Private,
    /// Under the hat of a person who gave a mandate, whose things are the own ones.
    Holder,
    Org(OrgRole),
    Staff(StaffRole),
}

impl Who {
    fn all() -> Vec<Who> {
        let org = OrgRole::ALL.into_iter().map(Who::Org);
        let staff = StaffRole::ALL.into_iter().map(Who::Staff);
        [Who::Visitor, Who::Private, Who::Holder]
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
            Who::Holder => (
                "ho",
                "holder of a mandate in the services that are open to mandates, acting for the person who gave it",
            ),
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
        matches!(self, Who::Private | Who::Holder | Who::Org(_))
    }

    fn organisation(self) -> &'static str {
        match self {
            Who::Org(OrgRole::AssociationManager | OrgRole::SubUserBooking | OrgRole::SubUserGrants) => "forening",
            _ => "kund",
        }
    }
}

/// Somebody at a browser, with a place of their own and another's.
struct Scene {
    browser: Browser,
    token: String,
    sent: usize,
    own: Samples,
    foreign: Samples,
}

impl Scene {
    /// With what is another's as it was left, where it is given.
    async fn set(portal: &TestPortal, rows: &Rows<'_>, who: Who, foreign: Option<Samples>) -> Scene {
        let last = format!("Ek{}", portal.random().digits(12));
        let mut browser = match who {
            Who::Visitor => portal.visitor(),
            Who::Private | Who::Holder | Who::Org(_) => portal.person("Bo", &last).await,
            Who::Staff(role) => portal.staff("Ada", &last, &[role]).await,
        };
        let mut principal = None;
        if who == Who::Holder {
            let of = somebody(portal).await;
            let until = portal.now() + TimeDelta::days(100);
            portal
                .give_mandate(MandateKind::Fullmakt, of.id(), browser.id(), until)
                .await;
            portal.wear_for(&browser, of.id()).await;
            principal = Some(of);
        }
        let mine = (who != Who::Visitor).then_some(principal.as_ref().unwrap_or(&browser));
        let in_person = matches!(who, Who::Private | Who::Holder);
        let mut own = place(portal, rows, who.organisation(), mine, in_person).await;
        let hat = match (who, &principal) {
            (Who::Org(_), _) => own.organisation.to_string(),
            (_, Some(principal)) => Represented::Person(principal.id()).to_string(),
            _ => "privat".to_owned(),
        };
        own.samples.insert(HAT, hat);
        let foreign = match foreign {
            Some(foreign) => foreign,
            None if who.owns() => {
                let place = place(portal, rows, who.organisation(), None, false).await;
                let mut foreign = place.samples;
                foreign.insert(HAT, place.organisation.to_string());
                foreign
            }
            None => Samples::new(),
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
    async fn outcome(&mut self, route: &Route, path: &str, form: &str) -> char {
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
                let sent = format!("{}&_key=form-{}&{form}", self.token, self.sent);
                self.sent += 1;
                post(&mut self.browser, path, &sent).await;
            }
        }
        let page = self.browser.page();
        match page.status.as_u16() {
            401 => '>',
            303 if page.header("location").starts_with(LOG_IN) => '>',
            200 if page.text().contains(NO_HAT) => '?',
            200..=399 => '+',
            400 | 409 | 422 => '!',
            403 => 'x',
            404 | 410 => '-',
            other => panic!("{method} {path}: {other} {}", page.text()),
        }
    }
}

/// What comes of every route for somebody: on what is their own, then on what is another's.
async fn column(portal: &TestPortal, rows: &Rows<'_>, everybodys: &Samples, routes: &[Route], who: Who) -> Vec<String> {
    let mut scene = Scene::set(portal, rows, who, None).await;
    let mut cells = Vec::new();
    for (n, route) in routes.iter().enumerate() {
        let form = FORMS.iter().find(|(form, _)| *form == route.path);
        let form = form.map_or("", |(_, filled_in)| filled_in);
        let both = who.owns() && (route.path.contains('{') || form.contains(HAT));
        let mut cell = String::new();
        for is_own in [true, false].into_iter().take(if both { 2 } else { 1 }) {
            // What is sent by open forms is counted by address.
            scene.browser.address = [198, 51, 100, u8::try_from(n % 250).unwrap()].into();
            let samples = if is_own { &scene.own } else { &scene.foreign };
            let path = filled(route.path, |place| {
                samples.get(place).or_else(|| everybodys.get(place)).cloned()
            });
            let asked = ASKED.iter().find(|(form, _)| *form == route.path);
            let path = format!("{path}{}", asked.map_or("", |(_, asked)| asked));
            let form = form.replace(HAT, &samples[HAT]).replace("{version}", VERSION);
            let form = form.replace("{new}", &portal.random().digits(9));
            let outcome = scene.outcome(route, &path, &form).await;
            cell.push(outcome);
            let is_done = route.method == Method::POST && scene.browser.page().status == 303;
            if is_done && (route.path.contains('{') || ENDS.contains(&route.path)) {
                let foreign = is_own.then_some(scene.foreign);
                scene = Scene::set(portal, rows, who, foreign).await;
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
        Who::Private | Who::Holder | Who::Org(_) => {
            if matches!(route.guard, Guard::Staff(_)) {
                assert!(cell.chars().all(|outcome| outcome == 'x'), "{name}");
            } else if !is_open && !EVERYBODYS.contains(&route.path) {
                let foreign = cell.chars().nth(1);
                assert!(foreign.is_none_or(|outcome| !"+!".contains(outcome)), "{name}: {cell}");
                // Who acts for somebody comes to no account but the own one.
                let is_of_account = foreign.is_some() && route.path.starts_with("/mitt-konto");
                assert!(who != Who::Holder || !is_of_account || cell == "--", "{name}: {cell}");
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

Each line is a route, each column somebody who comes. `+` is let through, `!` is let through to a form that says what
is missing or wrong in it (many are sent empty), so it tells nothing of what the right form would do. `x` is refused (403),
`-` is not there for them (404), `>` is led to the login, `?` is asked for a hat.
Where two letters stand, the first is for what belongs to the person or to the organisation acted for, the second for
what belongs to another. Who holds a mandate acts for the person who gave it, and what is theirs is the first; pages of
Mitt konto without anything to choose show the holder's own account. At `/hatt` it is hats that are one's own or another's. Mailed links are tried with one that nobody has. The test `parity::permissions` makes every request of the table on both databases and compares.

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
