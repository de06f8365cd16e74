//! `/arenden`: the customer's cases under the hat worn, and what waits under the others.

use askama::Template;
use axum::extract::State as Get;
use base::{Id, OrgRole, Organisation};
use web::{Asked, Form, Frame, Paging, Portal, Problem, SignedIn, Turn, Viewer};

use super::{customers_cases, parsing, standing};
use crate::model::State;
use crate::queries::{self, CaseRow, MyFilter, Scope};
use crate::rules::Facts;

/// What the lists can be narrowed by.
pub(crate) const FILTERS: [&str; 3] = ["lage", "sok", "kund"];

/// The choice between an agent's own cases and those of its customers.
pub(crate) struct Sides {
    agent: Id<Organisation>,
    pub(crate) are_customers: bool,
}

impl Sides {
    /// None for who is no agent case worker under the hat worn.
    pub(crate) fn of(person: &SignedIn, path: &str) -> Option<Sides> {
        let hat = person.hat.as_ref()?;
        let acts = hat.roles.contains(&OrgRole::AgentCaseWorker);
        let agent = hat.of.organisation()?;
        acts.then(|| Sides {
            agent,
            are_customers: path == customers_cases::PATH,
        })
    }

    /// Whose customers they are.
    pub(crate) fn agents(&self) -> [Id<Organisation>; 1] {
        [self.agent]
    }
}

#[derive(Template)]
#[template(path = "my_cases.html")]
struct MyCasesPage<'a> {
    f: &'a Frame,
    form: Form,
    states: Vec<(String, String)>,
    rows: Vec<RowView>,
    paging: Paging,
    /// What waits for the person under the other hats.
    turns: Vec<Turn>,
    /// Of an agent.
    sides: Option<Sides>,
    /// Which cases these are, in words.
    whose: String,
    is_filtered: bool,
}

struct RowView {
    href: String,
    subject: String,
    facts: String,
    word: String,
    colour: &'static str,
}

/// GET `/arenden`
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let asked = Asked::of(&f);
    let mut form = Form::new(&f)
        .fill("lage", asked.get("lage"))
        .fill("sok", asked.get("sok"));
    let person = viewer.signed_in()?;
    let scope = Scope::of(person).ok_or(Problem::NotFound)?;
    let filter = MyFilter {
        state: State::from_code(asked.get("lage")),
        words: parsing::words(&f, &mut form, asked.get("sok")),
        place: asked.place(),
    };
    let page = queries::mine(portal.store.db(), &scope, &filter).await?;
    let paging = asked.paging(&page, &FILTERS);
    let rows = page.items.iter().map(|row| row_view(&f, row, &scope)).collect();
    let sides = Sides::of(person, "/arenden");
    // Without hats nothing waits under another one, and most people have none.
    let may_wait = f.waiting > 0 && !person.hats.is_empty();
    let turns = if may_wait {
        crate::service::turns(portal, viewer.clone()).await?
    } else {
        Vec::new()
    };
    let is_filtered = filter.state.is_some() || !asked.get("sok").is_empty();
    let page = MyCasesPage {
        f: &f,
        form,
        states: states(&f),
        rows,
        paging,
        turns: turns.into_iter().filter(|turn| !f.wears(&turn.hat)).collect(),
        whose: whose(&f, &scope),
        sides,
        is_filtered,
    };
    web::page(&page)
}

pub(crate) fn states(f: &Frame) -> Vec<(String, String)> {
    let all = (String::new(), f.t("desk-list-all-states"));
    let states = State::ALL
        .into_iter()
        .map(|state| (state.code().to_owned(), standing::customer_word(f, state)));
    std::iter::once(all).chain(states).collect()
}

fn whose(f: &Frame, scope: &Scope) -> String {
    match scope {
        Scope::Private(_) if f.wears(&None) => f.t("desk-list-private"),
        Scope::Private(_) => f.ta("desk-list-of-person", "person", f.hat()),
        Scope::Organisation(_) | Scope::Customers(_) => f.ta("desk-list-organisation", "organisation", f.hat()),
        Scope::OwnIn(..) => f.ta("desk-list-own-in", "organisation", f.hat()),
    }
}

fn row_view(f: &Frame, row: &CaseRow, scope: &Scope) -> RowView {
    let state = Facts {
        state: row.state,
        solved_at: row.solved_at,
    }
    .state_at(f.now());
    RowView {
        href: format!("/arenden/{}", row.reference),
        subject: row.subject.clone(),
        facts: facts(f, row, matches!(scope, Scope::Organisation(_))),
        word: standing::customer_word(f, state),
        colour: standing::customer_colour(state),
    }
}

/// Number, topic, when somebody last wrote and, where there are several, who raised it.
pub(crate) fn facts(f: &Frame, row: &CaseRow, with_customer: bool) -> String {
    facts_at(f, row, f.relative(&row.last_message_at), with_customer)
}

fn facts_at(f: &Frame, row: &CaseRow, when: String, with_customer: bool) -> String {
    let mut facts = vec![row.reference.clone(), crate::topics::name(&row.topic, f.lang())];
    facts.extend(row.customer().filter(|_| with_customer));
    facts.push(when);
    facts.join(" · ")
}
