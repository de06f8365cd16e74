//! `/organisation/kunder`: the customers of an agent, and asking one more. Whether a number is somebody's
//! is not told: the customer is named once it has said yes.

use askama::Template;
use axum::extract::State as Get;
use base::swedish;
use sea_orm::{ActiveEnum, Iterable};
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::InPath;
use super::assignments::{self, AssignmentView};
use super::detail_fields::under;
use super::organisation::{Acting, no_hat};
use super::tabs::Tabs;
use crate::acts::{self, NewAssignment};
use crate::model::{CASES, from_code, limit};
use crate::queries::{self, Side};
use crate::rules::Refusal;
use crate::tables::assignment::{Assignment, Scope};
use crate::{parsing, rules};

/// The page.
pub(crate) const PATH: &str = "/organisation/kunder";

#[derive(Template)]
#[template(path = "customers.html")]
struct CustomersPage<'a> {
    f: &'a Frame,
    acting: &'a Acting,
    tabs: Tabs,
    rows: Vec<AssignmentView>,
    form: Form,
    scopes: Vec<(String, String)>,
    /// Whether the agreement counts today.
    is_agent: bool,
}

impl CustomersPage<'_> {
    fn may_ask(&self) -> bool {
        self.is_agent && self.acting.is_head
    }
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let Some(acting) = Acting::of(&portal, &viewer).await? else {
        return no_hat(&f);
    };
    let until = rules::proposed_until(swedish::local_date(f.now()));
    let form = Form::new(&f)
        .fill("scope", Scope::Read.to_value())
        .fill("until_day", until.to_string());
    draw(&portal, &f, &acting, form).await
}

async fn draw(portal: &Portal, f: &Frame, acting: &Acting, form: Form) -> web::Result {
    let id = acting.organisation.id;
    let rows = assignments::views(portal, f, id, Side::Agent, PATH).await?;
    let row = queries::agent(portal.store.db(), id).await?;
    let scope = |scope: Scope| {
        let code = scope.to_value();
        let words = f.t(&format!("organisations-agent-scope-{code}"));
        (code, words)
    };
    let page = CustomersPage {
        f,
        tabs: Tabs::of(portal, f, acting, PATH).await?,
        rows,
        scopes: Scope::iter().map(scope).collect(),
        is_agent: rules::is_agent(row.as_ref(), swedish::local_date(f.now())),
        acting,
        form,
    };
    web::page_with(page.form.status(), &page)
}

pub(crate) async fn ask(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let acting = Acting::head(&portal, &viewer).await?;
    let id = acting.organisation.id;
    let mut form = Form::posted(&f, &posted);
    let Some(new) = read(&f, &mut form) else {
        return draw(&portal, &f, &acting, form).await;
    };
    match acts::ask_customer(&portal, viewer.actor(), form.claim(), id, &new).await {
        Ok(()) => {
            let told = Flash::good(f.t("organisations-agent-asked"));
            Ok(web::see_other(&f, &under(PATH, id), Some(told)))
        }
        Err(Stop::Refusal(Refusal::NotAllowed)) => Err(Problem::Forbidden.into()),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&f, &mut form, "organisation_number", &refusal);
            draw(&portal, &f, &acting, form).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn read(f: &Frame, form: &mut Form) -> Option<NewAssignment> {
    let number = parsing::number(f, form);
    let scope = form.read("scope", |code| {
        from_code(code).ok_or("organisations-agent-scope-missing")
    });
    let today = swedish::local_date(f.now());
    let until = form.read("until_day", |typed| {
        let day = typed.parse().map_err(|_| "organisations-board-day-wrong")?;
        let may = rules::may_last(day, today);
        may.then_some(day).ok_or("organisations-agent-until-wrong")
    });
    let message = parsing::optional_text(form, "message", limit::MESSAGE);
    Some(NewAssignment {
        number: number?,
        service: CASES,
        scope: scope?,
        until_day: until?,
        message: message?,
    })
}

/// "Ta tillbaka" and "Avsluta".
pub(crate) async fn answer(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    id: InPath<Assignment>,
    posted: Posted,
) -> web::Result {
    assignments::answer(&portal, &f, &viewer, (id, &posted), (Side::Agent, PATH)).await
}
