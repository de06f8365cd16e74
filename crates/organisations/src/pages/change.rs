//! `/organisation/uppgifter/andring`: asking staff to change the organisation number, bankgiro or
//! plusgiro, and what became of earlier requests. Everybody who acts for it reads; its managers ask.

use askama::Template;
use axum::extract::State as Get;
use base::{Id, Organisationsnummer, Person, swedish};
use files::{FilesField, PostedFiles};
use sea_orm::{ActiveEnum, Iterable};
use std::collections::HashMap;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::detail_fields::under;
use super::organisation::{Acting, no_hat};
use super::tabs::Tabs;
use super::{InPath, id_of};
use crate::acts::{self, NewChange, giro_of};
use crate::model::{GiroError, from_code, limit, parse_giro, spelled_giro};
use crate::rules::{Answered, ChangeMove, Refusal};
use crate::tables::change_request::{self, ChangeRequest, ChangeState, Field};
use crate::{parsing, queries};

/// The page.
pub(crate) const PATH: &str = "/organisation/uppgifter/andring";

#[derive(Template)]
#[template(path = "change.html")]
struct ChangePage<'a> {
    f: &'a Frame,
    acting: &'a Acting,
    tabs: Tabs,
    form: Form,
    fields: Vec<(String, String)>,
    files: FilesField,
    action: String,
    rows: Vec<ChangeView>,
}

/// A request in a list.
pub(crate) struct ChangeView {
    pub(crate) title: String,
    /// From what to what.
    pub(crate) values: String,
    pub(crate) facts: String,
    pub(crate) why: Option<String>,
    pub(crate) tag: (String, &'static str),
    pub(crate) action: String,
    pub(crate) form: Form,
    pub(crate) is_waiting: bool,
}

/// What is to be changed, in words.
pub(crate) fn field(f: &Frame, field: Field) -> String {
    f.t(&format!("organisations-change-{}", field.to_value()))
}

/// The digits as people write them; those of a sole trader are never shown (law.md).
pub(crate) fn spelled(f: &Frame, field: Field, digits: &str) -> String {
    match giro_of(field) {
        Some(kind) => spelled_giro(kind, digits),
        None => match Organisationsnummer::from_stored(digits) {
            Ok(number) if !number.is_sole_trader() => number.full(),
            _ => f.t("organisations-number-sole-trader"),
        },
    }
}

/// The state in words, and the colour of its tag.
pub(crate) fn tag(f: &Frame, state: ChangeState) -> (String, &'static str) {
    let colour = match state {
        ChangeState::Waiting => "info",
        ChangeState::Approved => "success",
        ChangeState::Declined => "danger",
        ChangeState::Withdrawn => "neutral",
    };
    (f.t(&format!("organisations-change-is-{}", state.to_value())), colour)
}

/// A request, with the names of those who asked and decided where they may be told.
pub(crate) fn view(
    portal: &Portal,
    f: &Frame,
    row: &change_request::Model,
    names: &HashMap<Id<Person>, String>,
) -> anyhow::Result<ChangeView> {
    let (old, new) = acts::values(portal.store.keys(), row)?;
    let new = spelled(f, row.field, &new);
    let values = match old {
        Some(old) => f.ta2(
            "organisations-change-values",
            "old",
            spelled(f, row.field, &old),
            "new",
            new,
        ),
        None => f.ta("organisations-change-value", "new", new),
    };
    let asked = match row.asked_by.and_then(|by| names.get(&by)) {
        Some(name) => f.ta2(
            "organisations-change-asked-by",
            "name",
            name,
            "when",
            f.date(&row.asked_at),
        ),
        None => f.ta("organisations-change-asked-at", "when", f.date(&row.asked_at)),
    };
    let decided = row
        .decided_at
        .map(|at| f.ta("organisations-change-decided-at", "when", f.date(&at)));
    Ok(ChangeView {
        title: field(f, row.field),
        values,
        facts: std::iter::once(asked).chain(decided).collect::<Vec<_>>().join(" · "),
        why: row.why.clone(),
        tag: tag(f, row.state),
        action: format!("{PATH}/{}", row.id),
        form: Form::new(f),
        is_waiting: row.state == ChangeState::Waiting,
    })
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let Some(acting) = Acting::of(&portal, &viewer).await? else {
        return no_hat(&f);
    };
    draw(&portal, &f, &acting, Form::new(&f)).await
}

async fn draw(portal: &Portal, f: &Frame, acting: &Acting, form: Form) -> web::Result {
    let (db, id) = (portal.store.db(), acting.organisation.id);
    let rows = queries::changes(db, id).await?;
    let askers: Vec<_> = rows.iter().filter_map(|row| row.asked_by).collect();
    let names = accounts::queries::open_names(db, &askers).await?;
    let fields = Field::iter().map(|one| (one.to_value(), field(f, one))).collect();
    let page = ChangePage {
        f,
        tabs: Tabs::of(portal, f, acting, "/organisation").await?,
        fields: parsing::with_all(f.t("organisations-choose"), fields),
        files: FilesField::new(f, &form).await?,
        action: form.action_with_files(PATH),
        rows: rows
            .iter()
            .map(|row| view(portal, f, row, &names))
            .collect::<anyhow::Result<_>>()?,
        form,
        acting,
    };
    web::page_with(page.form.status(), &page)
}

pub(crate) async fn ask(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, sent: PostedFiles) -> web::Result {
    let acting = Acting::head(&portal, &viewer).await?;
    let id = acting.organisation.id;
    let mut form = Form::posted(&f, &sent.posted);
    let Some(new) = read(&f, &mut form, &sent) else {
        return draw(&portal, &f, &acting, form).await;
    };
    match acts::request_change(&portal, viewer.actor(), form.claim(), id, &new).await {
        Ok(()) => {
            let told = Flash::good(f.t("organisations-change-asked"));
            Ok(web::see_other(&f, &under(PATH, id), Some(told)))
        }
        Err(Stop::Refusal(refusal)) => {
            refused(&f, &mut form, &refusal);
            draw(&portal, &f, &acting, form).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// Where a refusal stands: the new number is the field of them all.
fn refused(f: &Frame, form: &mut Form, refusal: &Refusal) {
    match refusal {
        Refusal::NumberTaken(_) => form.mistake("value", "organisations-change-taken"),
        Refusal::NumberIsPersonal => form.mistake("value", "organisations-number-personal"),
        other => parsing::refused(f, form, "value", other),
    }
}

fn read(f: &Frame, form: &mut Form, sent: &PostedFiles) -> Option<NewChange> {
    let field = form.read("field", |code| {
        from_code::<Field>(code).ok_or("organisations-change-field-missing")
    });
    let today = swedish::local_date(f.now());
    let value = match field {
        Some(field) => form.read("value", |typed| match (typed, giro_of(field)) {
            ("", _) => Err("organisations-change-value-missing"),
            (typed, Some(kind)) => parse_giro(kind, typed).map_err(|e| match e {
                GiroError::Malformed => "organisations-giro-malformed",
                GiroError::CheckDigit => "organisations-giro-check-digit",
            }),
            (typed, None) => Organisationsnummer::parse(typed, today)
                .map(|number| number.digits().to_owned())
                .map_err(parsing::number_mistake),
        }),
        None => None,
    };
    let reason = form.read_text("reason", limit::REASON, "organisations-change-reason-missing");
    let files = files::read(f, form, sent);
    Some(NewChange {
        field: field?,
        value: value?,
        reason: reason?,
        files: files?,
    })
}

/// "Ta tillbaka".
pub(crate) async fn withdraw(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    id: InPath<ChangeRequest>,
    posted: Posted,
) -> web::Result {
    let of = Acting::head(&portal, &viewer).await?.organisation.id;
    let which = (of, id_of(id)?);
    let back = under(PATH, of);
    match acts::decide_change(&portal, viewer.actor(), posted.claim(), which, ChangeMove::Withdraw).await {
        Ok(()) => {
            let told = Flash::good(f.t("organisations-change-withdrawn"));
            Ok(web::see_other(&f, &back, Some(told)))
        }
        Err(Stop::Refusal(Refusal::NotAMember)) => Err(Problem::NotFound.into()),
        Err(Stop::Refusal(_)) => {
            let told = Flash::note(f.t(Answered::Change.text()));
            Ok(web::see_other(&f, &back, Some(told)))
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}
