//! `/organisation/fakturering`: how the organisation is invoiced and, of an association, how many members
//! it has by age and sex. Everybody who acts for it reads it; its managers change it.

use askama::Template;
use axum::extract::State as Get;
use base::{Id, Organisation, PostalCode};
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::change;
use super::detail_fields::under;
use super::organisation::{Acting, no_hat};
use super::tabs::Tabs;
use super::{address, age};
use crate::acts::{self, Billing};
use crate::model::{AgeGroup, GiroKind, Kind, limit, spelled_giro};
use crate::rules::Refusal;
use crate::{parsing, queries};

/// The page.
pub(crate) const PATH: &str = "/organisation/fakturering";
/// More members than this are a mistake.
const MOST: i32 = 1_000_000;

/// The fields of each age: women, men, others.
const FIELDS: [(AgeGroup, [&str; 3]); 5] = [
    (
        AgeGroup::Preschool,
        ["preschool_women", "preschool_men", "preschool_others"],
    ),
    (
        AgeGroup::Children,
        ["children_women", "children_men", "children_others"],
    ),
    (AgeGroup::Youth, ["youth_women", "youth_men", "youth_others"]),
    (AgeGroup::Adults, ["adults_women", "adults_men", "adults_others"]),
    (AgeGroup::Elderly, ["elderly_women", "elderly_men", "elderly_others"]),
];
const SEXES: [&str; 3] = [
    "organisations-members-women",
    "organisations-members-men",
    "organisations-members-others",
];

#[derive(Template)]
#[template(path = "billing.html")]
struct BillingPage<'a> {
    f: &'a Frame,
    acting: &'a Acting,
    tabs: Tabs,
    form: Form,
    facts: Vec<(String, String)>,
    /// Age, and field and words of each sex.
    members: Vec<(String, Vec<(&'static str, String)>)>,
    is_association: bool,
    version: i64,
    /// Where another giro is asked for.
    change: String,
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let Some(acting) = Acting::of(&portal, &viewer).await? else {
        return no_hat(&f);
    };
    let form = filled(&portal, &f, &acting).await?.remembering();
    draw(&portal, &f, &acting, form).await
}

async fn filled(portal: &Portal, f: &Frame, acting: &Acting) -> anyhow::Result<Form> {
    let (db, id) = (portal.store.db(), acting.organisation.id);
    let mut form = Form::new(f);
    if let Some(row) = queries::billing(db, id).await? {
        let code = row.postal_code.as_deref().and_then(|code| PostalCode::parse(code).ok());
        for (field, value) in [
            ("address", row.address),
            ("postal_code", code.map(|code| code.spelled())),
            ("city", row.city),
            ("reference", row.reference),
            ("e_invoice", row.e_invoice),
        ] {
            form = form.fill(field, value.unwrap_or_default());
        }
    }
    for row in queries::member_counts(db, id).await? {
        let fields = FIELDS.iter().find(|(age, _)| *age == row.age).map(|(_, fields)| fields);
        for (field, count) in fields.into_iter().flatten().zip([row.women, row.men, row.others]) {
            form = form.fill(field, count.to_string());
        }
    }
    Ok(form)
}

/// How it is invoiced, and how many members it has.
pub(crate) async fn facts(portal: &Portal, f: &Frame, of: Id<Organisation>) -> anyhow::Result<Vec<(String, String)>> {
    let db = portal.store.db();
    let stored = queries::billing(db, of).await?;
    let total: i32 = queries::member_counts(db, of)
        .await?
        .iter()
        .map(|row| row.women + row.men + row.others)
        .sum();
    let place = stored
        .as_ref()
        .and_then(|row| address(row.address.as_deref(), row.postal_code.as_deref(), row.city.as_deref()));
    let giros = queries::giros(db, of).await?;
    let giro = |kind| {
        let found = giros.iter().find(|giro| giro.kind == kind);
        found.map(|giro| spelled_giro(kind, &giro.number))
    };
    let facts = [
        ("organisations-change-bankgiro", giro(GiroKind::Bankgiro)),
        ("organisations-change-plusgiro", giro(GiroKind::Plusgiro)),
        ("organisations-billing-address", place),
        (
            "organisations-billing-reference",
            stored.as_ref().and_then(|row| row.reference.clone()),
        ),
        (
            "organisations-billing-e-invoice",
            stored.as_ref().and_then(|row| row.e_invoice.clone()),
        ),
        ("organisations-members", (total > 0).then(|| total.to_string())),
    ];
    Ok(facts
        .into_iter()
        .filter_map(|(key, value)| Some((f.t(key), value?)))
        .collect())
}

async fn draw(portal: &Portal, f: &Frame, acting: &Acting, form: Form) -> web::Result {
    let of = &acting.organisation;
    let stored = queries::billing(portal.store.db(), of.id).await?;
    let words = |fields: &[&'static str; 3]| -> Vec<(&'static str, String)> {
        fields
            .iter()
            .zip(SEXES)
            .map(|(field, key)| (*field, f.t(key)))
            .collect()
    };
    let members = FIELDS.iter().map(|(group, fields)| (age(f, *group), words(fields)));
    let status = form.status();
    let page = BillingPage {
        f,
        tabs: Tabs::of(portal, f, acting, PATH).await?,
        facts: facts(portal, f, of.id).await?,
        members: members.collect(),
        is_association: of.kind == Kind::Association,
        change: under(change::PATH, of.id),
        version: stored.map_or(0, |row| row.version),
        form,
        acting,
    };
    web::page_with(status, &page)
}

pub(crate) async fn submit(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let acting = Acting::head(&portal, &viewer).await?;
    let of = &acting.organisation;
    let seen = posted.get("_version").parse().map_err(|_| Problem::BadRequest)?;
    let mut form = Form::posted(&f, &posted);
    let Some(new) = read(&mut form, of.kind, seen) else {
        return draw(&portal, &f, &acting, form).await;
    };
    match acts::bill(&portal, viewer.actor(), form.claim(), of.id, &new).await {
        Ok(()) => {
            let told = Flash::good(f.ta("organisations-saved", "organisation", &of.name));
            Ok(web::see_other(&f, &under(PATH, of.id), Some(told)))
        }
        // What is stored stands above the form, which keeps what was typed.
        Err(Stop::Refusal(refusal)) => {
            let field = if refusal == Refusal::Stale {
                form.catch_up(&filled(&portal, &f, &acting).await?);
                "reference"
            } else {
                "address"
            };
            parsing::refused(&f, &mut form, field, &refusal);
            draw(&portal, &f, &acting, form).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn read(form: &mut Form, kind: Kind, seen: i64) -> Option<Billing> {
    let elsewhere = ["address", "postal_code", "city"]
        .iter()
        .any(|field| !form.value(field).trim().is_empty());
    let address = if elsewhere {
        parsing::address(form).map(Some)
    } else {
        Some(None)
    };
    let reference = parsing::optional_text(form, "reference", limit::CITY);
    let e_invoice = form.read_optional("e_invoice", |typed| {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let known = (10..=13).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
        known.then_some(digits).ok_or("organisations-billing-e-invoice-wrong")
    });
    let mut members = Vec::new();
    let ages = if kind == Kind::Association {
        FIELDS.as_slice()
    } else {
        &[]
    };
    for (age, fields) in ages {
        let mut counts = [0; 3];
        for (count, field) in counts.iter_mut().zip(fields) {
            *count = read_count(form, field);
        }
        if counts.iter().any(|count| *count > 0) {
            members.push((*age, counts));
        }
    }
    let new = Billing {
        address: address?,
        reference: reference?,
        e_invoice: e_invoice?,
        members,
        seen,
    };
    (!form.has_mistakes()).then_some(new)
}

/// A number of members; an empty field is nobody.
fn read_count(form: &mut Form, field: &'static str) -> i32 {
    let read = form.read_optional(field, |typed| {
        let count = typed.parse().ok().filter(|count| (0..=MOST).contains(count));
        count.ok_or("organisations-members-wrong")
    });
    read.flatten().unwrap_or_default()
}
