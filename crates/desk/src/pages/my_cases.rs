//! `/arenden`: the customer's cases under the hat worn, and what waits under the others.

use askama::Template;
use axum::extract::State as Get;
use base::{Id, OrgRole, Organisation, Page, Place};
use web::{Asked, Form, Frame, Paging, Portal, Problem, SignedIn, Turn, Viewer};

use super::about::{self, About};
use super::drafts::{self, DraftView};
use super::{customers_cases, earlier, parsing, queue, standing};
use crate::model::State;
use crate::queries::{self, CaseRow, MyFilter, Scope};
use crate::rules::Facts;
use crate::search::{Hit, Piece, Query, marked};
use crate::topics::{self, Choices, Side, Topics};

/// What the lists can be narrowed by.
pub(crate) const FILTERS: [&str; 5] = ["lage", "amne", "sok", "kund", about::NAMED];

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
    topics: Choices,
    rows: Vec<RowView>,
    paging: Paging,
    /// What waits for the person under the other hats.
    turns: Vec<Turn>,
    /// Of an agent.
    sides: Option<Sides>,
    /// Which cases these are, in words.
    whose: String,
    is_filtered: bool,
    /// What the cases are about, when the list is narrowed to that.
    about: Option<About>,
    /// How many cases from before the account can be taken over, in words.
    earlier: Option<String>,
    /// What is typed and not sent.
    drafts: Vec<DraftView>,
}

struct RowView {
    href: String,
    subject: Vec<Piece>,
    /// What was looked for, in the thread.
    hit: Option<Hit>,
    facts: String,
    /// "Delat med dig", of another's case.
    shared: Option<String>,
    word: String,
    colour: &'static str,
}

/// GET `/arenden`
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let asked = Asked::of(&f);
    let mut form = Form::new(&f)
        .fill("lage", asked.get("lage"))
        .fill("amne", asked.get("amne"))
        .fill("sok", asked.get("sok"));
    let person = viewer.signed_in()?;
    let scope = Scope::of(person).ok_or(Problem::NotFound)?;
    let about = About::find(&f, asked.get(about::NAMED)).await?;
    let topics = topics::of(&portal).await?;
    let filter = MyFilter {
        state: State::from_code(asked.get("lage")),
        topics: topics.within(asked.get("amne")),
        about: about.as_ref().map(|about| about.object.clone()),
        place: asked.place(),
        ..MyFilter::default()
    };
    let query = parsing::query(&f, &mut form, asked.get("sok"));
    let page = listed(&portal, &scope, &filter, query.as_ref()).await?;
    let paging = asked.paging(&page, &FILTERS);
    let rows = page.items.iter();
    let rows = rows.map(|row| row_view(&f, row, &topics, &scope)).collect();
    let sides = Sides::of(person, "/arenden");
    // Without hats nothing waits under another one, and most people have none.
    let may_wait = f.waiting > 0 && !person.hats.is_empty();
    let turns = if may_wait {
        crate::service::turns(portal.clone(), viewer.clone()).await?
    } else {
        Vec::new()
    };
    let me = viewer.signed_in()?;
    let (earlier, drafts) = match filter.place {
        Place::First => {
            let hash = earlier::hash_of(&portal, me);
            let (count, drafts) = queries::beside_list(portal.store.db(), me.id, hash.as_deref()).await?;
            (earlier::offer(&f, count), drafts::views(&f, me, drafts).await?)
        }
        Place::After(_) | Place::Before(_) => (None, Vec::new()),
    };
    let is_filtered = filter.narrows() || !asked.get("sok").is_empty();
    let page = MyCasesPage {
        f: &f,
        form,
        states: states(&f),
        topics: queue::filter_choices(&f, &topics, Side::Customer),
        rows,
        paging,
        turns: turns.into_iter().filter(|turn| !f.wears(&turn.hat)).collect(),
        whose: whose(&f, &scope),
        sides,
        is_filtered,
        about,
        earlier,
        drafts,
    };
    web::page(&page)
}

/// A row of a customer's list: its subject with what was looked for apart, and where that is in the thread.
pub(crate) struct Listed {
    pub(crate) row: CaseRow,
    pub(crate) subject: Vec<Piece>,
    pub(crate) hit: Option<Hit>,
}

/// A page of the list, or of what is looked for in it.
pub(crate) async fn listed(
    portal: &Portal,
    scope: &Scope,
    filter: &MyFilter,
    query: Option<&Query>,
) -> anyhow::Result<Page<Listed>> {
    let db = portal.store.db();
    let Some(query) = query else {
        let page = queries::mine(db, scope, filter).await?;
        return Ok(page.map(|row| Listed {
            subject: Piece::plain(&row.subject),
            row,
            hit: None,
        }));
    };
    let page = queries::search_mine(db, scope, filter, query, portal.now()).await?;
    Ok(page.map(|found| Listed {
        subject: marked(query, &found.row.subject),
        row: found.row,
        hit: found.hit,
    }))
}

pub(crate) fn states(f: &Frame) -> Vec<(String, String)> {
    let all = (String::new(), f.t("desk-list-all-states"));
    let states = State::ALL
        .into_iter()
        .filter(|state| state.to_customers() == *state)
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

fn row_view(f: &Frame, listed: &Listed, topics: &Topics, scope: &Scope) -> RowView {
    let row = &listed.row;
    let state = Facts {
        state: row.state,
        solved_at: row.solved_at,
    }
    .state_at(f.now());
    RowView {
        href: format!("/arenden/{}", row.reference),
        subject: listed.subject.clone(),
        hit: listed.hit.clone(),
        facts: facts(f, row, topics, row.is_shared || matches!(scope, Scope::Organisation(_))),
        shared: row.is_shared.then(|| shared(f, scope)),
        word: standing::word_of(f, topics, (&row.topic, state), Side::Customer),
        colour: standing::customer_colour(state),
    }
}

fn shared(f: &Frame, scope: &Scope) -> String {
    match scope {
        Scope::Private(_) if f.wears(&None) => f.t("desk-list-shared"),
        _ => f.ta("desk-list-shared-with", "whom", f.hat()),
    }
}

/// Number, topic, when somebody last wrote and, where there are several, who raised it.
pub(crate) fn facts(f: &Frame, row: &CaseRow, topics: &Topics, with_customer: bool) -> String {
    let when = f.relative(&row.last_message_at);
    let mut facts = vec![row.reference.clone(), topics.name(&row.topic, f.lang())];
    facts.extend(row.customer.clone().filter(|_| with_customer));
    facts.push(when);
    facts.join(" · ")
}
