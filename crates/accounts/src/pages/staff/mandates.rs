//! `/handlaggning/stallforetradare`: guardians, gode män and förvaltare who apply, with the document that
//! staff check; yes with a last day, no with a reason, and the end of what was approved. A fullmakt, which
//! people give themselves, is reached from the person's page and can only be ended.

use askama::Template;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use base::{Id, ObjectRef};
use chrono::NaiveDate;
use files::{File, FilesList};
use store::Stop;
use web::{Asked, Flash, Form, Frame, Paging, Portal, Posted, Problem, Viewer, page, page_with, see_other};

use super::name_in_lists;
use crate::acts::mandate_applications::{self, Verdict};
use crate::acts::mandates::MANDATE;
use crate::letters::mandates::{Parties, last_day, services};
use crate::mandates::rules::Refusal;
use crate::pages::STAFF_MANDATES;
use crate::pages::inside::refused;
use crate::queries::mandates::{self as queries, Pile};
use crate::staff::{Officer, rules, views};
use crate::tables::mandate::{Mandate, MandateKind, MandateState, Model};
use crate::tables::person;
use crate::{personnummer, queries as people};

const LONGEST_REASON: usize = 1000;

#[derive(Template)]
#[template(path = "staff/mandates.html")]
struct MandatesPage<'a> {
    f: &'a Frame,
    rows: Vec<Row>,
    paging: Paging,
    is_waiting: bool,
    /// How many wait for an answer.
    waiting: u64,
}

struct Row {
    id: Id<Mandate>,
    name: String,
    kind: String,
    when: String,
    word: String,
    colour: &'static str,
}

/// GET `/handlaggning/stallforetradare`
pub(crate) async fn list(State(portal): State<Portal>, f: Frame) -> web::Result {
    let asked = Asked::of(&f);
    let is_waiting = asked.get("urval") != "alla";
    let pile = if is_waiting { Pile::Waiting } else { Pile::Rest };
    let found = queries::pile(portal.store.db(), pile, asked.place()).await?;
    let paging = asked.paging(&found, &["urval"]);
    let names = super::names_of(&portal, &f, found.items.iter().map(|row| row.to_id)).await?;
    let rows = found.items.iter().map(|row| {
        let (word, colour) = state(&f, row);
        Row {
            id: row.id,
            name: row.to_id.and_then(|to| names.get(&to).cloned()).unwrap_or_default(),
            kind: kind(&f, row.kind),
            when: f.relative(&row.created_at),
            word,
            colour,
        }
    });
    page(&MandatesPage {
        f: &f,
        rows: rows.collect(),
        paging,
        is_waiting,
        waiting: queries::waiting_applications(portal.store.db()).await?,
    })
}

fn kind(f: &Frame, kind: MandateKind) -> String {
    f.t(&format!("accounts-mandate-kind-{}", kind.code()))
}

fn state(f: &Frame, row: &Model) -> (String, &'static str) {
    let (state, colour) = match row.state {
        MandateState::Waiting => (MandateState::Waiting, "warning"),
        MandateState::Active if row.is_in_force(f.now()) => (MandateState::Active, "success"),
        MandateState::Active => (MandateState::Ended, "neutral"),
        over => (over, "neutral"),
    };
    (f.t(&format!("accounts-mandate-staff-state-{}", state.code())), colour)
}

#[derive(Template)]
#[template(path = "staff/mandate.html")]
struct MandatePage<'a> {
    f: &'a Frame,
    id: Id<Mandate>,
    kind: String,
    word: String,
    colour: &'static str,
    facts: Vec<Fact>,
    documents: FilesList,
    approve: Form,
    refuse: Form,
    end: Form,
    is_waiting: bool,
    is_active: bool,
    is_own: bool,
    is_guardian: bool,
}

struct Fact {
    name: String,
    value: String,
    href: Option<String>,
}

/// What is known of one: both people, when they have accounts.
struct Held {
    row: Model,
    from: Option<person::Model>,
    to: Option<person::Model>,
    officer: Officer,
    /// Of an application that waits, in clear: it is compared with the document.
    number: Option<base::Personnummer>,
    /// Whether one of them has protected identity, and the officer gave no reason to open their page: what is
    /// typed of the other tells of them too.
    is_shut: bool,
}

impl Held {
    async fn find(
        portal: &Portal,
        viewer: &Viewer,
        id: Result<Path<String>, PathRejection>,
    ) -> Result<Held, web::Error> {
        let id: Option<Id<Mandate>> = id.ok().and_then(|path| path.0.parse().ok());
        Held::of(portal, viewer, id.ok_or(Problem::NotFound)?).await
    }

    async fn of(portal: &Portal, viewer: &Viewer, id: Id<Mandate>) -> Result<Held, web::Error> {
        let db = portal.store.db();
        let row = queries::find(db, id).await?.filter(is_shown);
        let row = row.ok_or(Problem::NotFound)?;
        let keys = portal.store.keys();
        let number = row
            .personnummer
            .as_deref()
            .map(|sealed| personnummer::open(keys, sealed));
        let number = number.transpose()?;
        let Parties { from, to } = Parties::of(db, &row).await?;
        let from = match (from, &number) {
            (None, Some(number)) => queries::by_number(db, &personnummer::hash(keys, number)).await?,
            (from, _) => from,
        };
        let officer = Officer::of(viewer, viewer.signed_in()?);
        let mut is_shut = false;
        for person in [&from, &to].into_iter().flatten().filter(|person| person.protected) {
            let at = views::reason_given_at(db, officer, person.id).await?;
            is_shut |= !rules::is_open(at, portal.now(), false);
        }
        Ok(Held {
            row,
            from,
            to,
            officer,
            number,
            is_shut,
        })
    }

    fn is_own(&self) -> bool {
        [&self.from, &self.to]
            .into_iter()
            .flatten()
            .any(|person| person.id == self.officer.id)
    }

    fn path(&self) -> String {
        format!("{STAFF_MANDATES}/{}", self.row.id)
    }
}

/// An offer that was not accepted is between the two.
fn is_shown(row: &Model) -> bool {
    row.kind != MandateKind::Fullmakt || row.valid_from.is_some()
}

/// GET `/handlaggning/stallforetradare/{id}`
pub(crate) async fn show(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    id: Result<Path<String>, PathRejection>,
) -> web::Result {
    let held = Held::find(&portal, &viewer, id).await?;
    if !held.is_own() {
        let open = [&held.from, &held.to]
            .into_iter()
            .flatten()
            .filter(|person| !person.protected);
        for person in open {
            views::note_page(&portal, held.officer, person.id).await?;
        }
    }
    draw(&portal, &f, &held, [Form::new(&f), Form::new(&f), Form::new(&f)]).await
}

async fn draw(portal: &Portal, f: &Frame, held: &Held, [approve, refuse, end]: [Form; 3]) -> web::Result {
    let files = files::of_object(portal.store.db(), &ObjectRef::new(MANDATE, held.row.id), f.lang()).await?;
    let status = Form::status_of([&approve, &refuse, &end]);
    let (word, colour) = state(f, &held.row);
    let page = MandatePage {
        f,
        id: held.row.id,
        kind: kind(f, held.row.kind),
        word,
        colour,
        facts: facts(portal, f, held),
        documents: FilesList::new(f, files, format!("{}/filer", held.path())),
        approve,
        refuse,
        end,
        is_waiting: held.row.state == MandateState::Waiting,
        is_active: held.row.is_in_force(f.now()),
        is_own: held.is_own(),
        is_guardian: held.row.kind == MandateKind::Guardian,
    };
    page_with(status, &page)
}

fn facts(portal: &Portal, f: &Frame, held: &Held) -> Vec<Fact> {
    let plain = |key: &str, value: String| Fact {
        name: f.t(key),
        value,
        href: None,
    };
    let somebody = |key: &str, person: &person::Model| Fact {
        name: f.t(key),
        value: name_in_lists(f, person),
        href: Some(format!("/handlaggning/personer/{}", person.id)),
    };
    let row = &held.row;
    let mut facts: Vec<Fact> = held.to.iter().map(|to| somebody("accounts-mandate-to", to)).collect();
    facts.extend(held.from.iter().map(|from| somebody("accounts-mandate-from", from)));
    if let (Some(first), Some(last)) = (&row.first_name, &row.last_name) {
        let typed = match held.is_shut {
            true => f.t("accounts-mandate-staff-shut"),
            false => format!("{first} {last}"),
        };
        facts.push(plain("accounts-mandate-staff-typed", typed));
    }
    if let Some(number) = held.number.as_ref().filter(|_| !held.is_shut && !held.is_own()) {
        facts.push(plain("accounts-staff-personnummer", number.full()));
    }
    if held.from.is_none() && row.state == MandateState::Waiting {
        facts.push(plain("accounts-mandate-from", f.t("accounts-mandate-staff-unknown")));
    }
    facts.push(plain("accounts-mandate-services", services(portal, f.lang(), row)));
    facts.push(plain("accounts-mandate-staff-when", f.date_time(&row.created_at)));
    facts.extend(last_day(row).map(|last| plain("accounts-mandate-last", f.date(&last))));
    facts.extend(row.reason.clone().map(|why| plain("accounts-mandate-why", why)));
    facts
}

/// POST `/handlaggning/stallforetradare/{id}`
pub(crate) async fn decide(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    id: Result<Path<String>, PathRejection>,
    posted: Posted,
) -> web::Result {
    let held = Held::find(&portal, &viewer, id).await?;
    let mut form = Form::posted(&f, &posted);
    let at = match posted.get("act") {
        "approve" => 0,
        "refuse" => 1,
        "end" => 2,
        _ => return Err(Problem::BadRequest.into()),
    };
    let (mut last, mut why) = (None, String::new());
    if at == 0 {
        last = read_last(&f, &mut form);
    } else {
        why = form
            .read_text("reason", LONGEST_REASON, "accounts-staff-reason-missing")
            .unwrap_or_default();
    }
    if !form.has_mistakes() {
        let verdict = match at {
            0 => Verdict::Approve(last),
            1 => Verdict::Refuse(&why),
            _ => Verdict::End(&why),
        };
        let field = if at == 0 { "last_day" } else { "reason" };
        match mandate_applications::decide(&portal, held.officer, form.claim(), held.row.id, verdict).await {
            Ok(()) => {
                let done = Flash::good(f.t("accounts-mandate-staff-done"));
                return Ok(see_other(&f, &held.path(), Some(done)));
            }
            Err(Stop::Refusal(Refusal::NotYours)) => return Err(Problem::NotFound.into()),
            Err(Stop::Refusal(Refusal::NotAllowed)) => return Err(Problem::Forbidden.into()),
            Err(Stop::Refusal(refusal)) => form.mistake_text(field, refused(&f, refusal)),
            Err(Stop::Fault(e)) => return Err(e.into()),
        }
    }
    let held = Held::of(&portal, &viewer, held.row.id).await?;
    let mut forms = [Form::new(&f), Form::new(&f), Form::new(&f)];
    forms[at] = form;
    draw(&portal, &f, &held, forms).await
}

/// The last day, which may be left open.
fn read_last(f: &Frame, form: &mut Form) -> Option<NaiveDate> {
    let today = base::swedish::local_date(f.now());
    let read = form.read_optional("last_day", |typed| match typed.parse::<NaiveDate>() {
        Ok(day) if day > today => Ok(day),
        Ok(_) => Err("accounts-mandate-last-day-past"),
        Err(_) => Err("accounts-mandate-last-day-wrong"),
    });
    read.flatten()
}

/// GET `/handlaggning/stallforetradare/{id}/filer/{file}`
pub(crate) async fn file(
    State(portal): State<Portal>,
    viewer: Viewer,
    path: Result<Path<(String, String)>, PathRejection>,
) -> web::Result {
    let Path((id, file)) = path.map_err(|_| Problem::NotFound)?;
    let id: Id<Mandate> = id.parse().map_err(|_| Problem::NotFound)?;
    let file: Id<File> = file.parse().map_err(|_| Problem::NotFound)?;
    let held = Held::of(&portal, &viewer, id).await?;
    if held.is_own() {
        return Err(Problem::Forbidden.into());
    }
    // The document names both: who is protected is read only after a reason.
    for person in [&held.from, &held.to].into_iter().flatten() {
        if person.protected {
            let at = views::reason_given_at(portal.store.db(), held.officer, person.id).await?;
            if !rules::is_open(at, portal.now(), false) {
                return Ok(Redirect::to(&format!("/handlaggning/personer/{}", person.id)).into_response());
            }
        }
        views::note_page(&portal, held.officer, person.id).await?;
    }
    let found = files::find(portal.store.db(), file, &ObjectRef::new(MANDATE, id)).await?;
    found.ok_or(Problem::NotFound)?.serve(&portal).await
}

/// Staff's part of the person's page: who acts for whom.
pub(crate) async fn about(
    portal: &Portal,
    f: &Frame,
    person: Id<base::Person>,
) -> anyhow::Result<Vec<web::SectionRow>> {
    let db = portal.store.db();
    let me = people::inside::required(db, person).await?;
    let mut rows = queries::given_by(db, person).await?;
    rows.extend(queries::received_by(db, &me).await?);
    let may_end = f.viewer.is_staff(rules::EDITORS);
    let mut told = Vec::new();
    for row in rows.iter().filter(|row| row.is_in_force(f.now())) {
        let parties = Parties::of(db, row).await?;
        let known = |name: Option<String>| name.unwrap_or_else(|| f.t("accounts-staff-protected-name"));
        let (to, from) = (known(parties.representative(row)), known(parties.represented(row)));
        told.push(web::SectionRow {
            title: f.ta2("accounts-mandate-staff-acts", "to", to, "from", from),
            href: if may_end {
                format!("{STAFF_MANDATES}/{}", row.id)
            } else {
                String::new()
            },
            facts: kind(f, row.kind),
            tag: None,
        });
    }
    Ok(told)
}
