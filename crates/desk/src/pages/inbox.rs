//! `/handlaggning/inkommet`: the mail that did not go into a case by itself, and a record of that which did.

use askama::Template;
use axum::extract::State as Get;
use web::{Asked, Form, Frame, Paging, Portal};

use crate::contact;
use crate::post::rules::MailState;
use crate::queries::{self, COUNT_CAP, MailRow};

/// The list.
pub(crate) const PATH: &str = "/handlaggning/inkommet";
const FILTERS: [&str; 1] = ["visa"];

#[derive(Template)]
#[template(path = "inbox.html")]
struct InboxPage<'a> {
    f: &'a Frame,
    form: Form,
    selections: Vec<SelectionView>,
    rows: Vec<RowView>,
    paging: Paging,
    caption: String,
    /// Begins the keys of what is said when there are none.
    empty: String,
}

struct SelectionView {
    href: String,
    name: String,
    /// Only of those that wait.
    count: Option<String>,
    is_shown: bool,
}

struct RowView {
    href: String,
    subject: String,
    from: String,
    why: String,
    case: Option<String>,
    when: String,
    iso: String,
}

/// GET `/handlaggning/inkommet`
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    let asked = Asked::of(&f);
    let state = MailState::shown(asked.get("visa")).unwrap_or(MailState::Held);
    let db = portal.store.db();
    let held = queries::mails_held(db).await?;
    let page = queries::mails(db, state, asked.place()).await?;
    let rows: anyhow::Result<Vec<_>> = page.items.iter().map(|row| row_view(&f, row)).collect();
    web::page(&InboxPage {
        form: Form::new(&f),
        selections: selections(&f, state, held),
        paging: asked.paging(&page, &FILTERS),
        rows: rows?,
        caption: f.t(&format!("desk-inbox-{}", state.code())),
        empty: format!("desk-inbox-{}-none", state.code()),
        f: &f,
    })
}

fn selections(f: &Frame, shown: MailState, held: u64) -> Vec<SelectionView> {
    let count = match held {
        COUNT_CAP.. => format!("{}+", COUNT_CAP - 1),
        few => few.to_string(),
    };
    let view = |state: MailState| SelectionView {
        href: format!("{PATH}?visa={}", state.code()),
        name: f.t(&format!("desk-inbox-{}", state.code())),
        count: (state == MailState::Held).then(|| count.clone()),
        is_shown: state == shown,
    };
    MailState::SHOWN.into_iter().map(view).collect()
}

fn row_view(f: &Frame, row: &MailRow) -> anyhow::Result<RowView> {
    let from = match row.protected {
        Some(true) => f.t("desk-customer-protected"),
        _ => match &row.from_name {
            Some(name) => name.clone(),
            None => contact::address(f.portal.store.keys(), row.from_email.as_deref())?
                .unwrap_or_else(|| f.t("desk-mail-in-nobody")),
        },
    };
    Ok(RowView {
        href: format!("{PATH}/{}", row.id),
        subject: subject(f, &row.subject),
        from,
        why: row
            .why
            .map_or_else(String::new, |why| f.t(&format!("desk-mail-why-{}", why.code()))),
        case: row.reference.clone(),
        when: f.relative(&row.received_at),
        iso: f.iso(&row.received_at),
    })
}

/// The subject, or that there is none.
pub(super) fn subject(f: &Frame, subject: &str) -> String {
    match subject {
        "" => f.t("desk-mail-in-no-subject"),
        subject => subject.to_owned(),
    }
}
