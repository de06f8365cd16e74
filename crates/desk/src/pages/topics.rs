//! `/handlaggning/arenden/amnen`: the list of topics, and each of them.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State as Get};
use axum::response::Response;
use base::Id;
use store::{Actor, Stop};
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::{parsing, standing};
use crate::OFFICERS;
use crate::acts;
use crate::model::{State, limit};
use crate::rules::Refusal;
use crate::teams::{self, Team, Teams};
use crate::topics::{self, Side, StateWords, Topic, TopicEdit, Topics};
use crate::working_days::Span;

/// The list.
pub(crate) const PATH: &str = "/handlaggning/arenden/amnen";
/// Longer than anybody promises.
const MOST: u32 = 999;

#[derive(Template)]
#[template(path = "topics.html")]
struct TopicsPage<'a> {
    f: &'a Frame,
    form: Form,
    rows: Vec<RowView>,
    /// Whether the viewer may see the queue too.
    is_officer: bool,
}

struct RowView {
    code: String,
    name: String,
    is_within: bool,
    is_first: bool,
    shown: String,
    is_hidden: bool,
    team: String,
    answer: String,
    solve: String,
}

#[derive(Template)]
#[template(path = "topic.html")]
struct TopicPage<'a> {
    f: &'a Frame,
    form: Form,
    of: Option<&'a Topic>,
    groups: Vec<(String, String)>,
    teams: Vec<(String, String)>,
    version: i32,
    is_officer: bool,
}

impl TopicPage<'_> {
    fn title(&self) -> String {
        let name = self.of.map(|of| of.name(self.f.lang()).to_owned());
        name.unwrap_or_else(|| self.f.t("desk-topic-new"))
    }

    fn action(&self) -> String {
        path(self.of.map_or("nytt", |of| &of.code))
    }

    fn pages(&self) -> Vec<(String, String)> {
        let page = |code: &str| (code.to_owned(), self.f.t(&format!("desk-topic-on-{code}")));
        vec![page("contact"), page("fault")]
    }

    fn units(&self) -> Vec<(String, String)> {
        let unit = |code: &str| (code.to_owned(), self.f.t(&format!("desk-topic-{code}")));
        vec![unit("days"), unit("hours")]
    }

    /// Of each state its usual name to each side, and the fields for another one.
    fn states(&self) -> Vec<(String, Vec<(String, String)>)> {
        let fields = |state: State| {
            let fields = sides(state).flat_map(move |side| {
                ["sv", "en"].map(|lang| {
                    let label = self.f.t(&format!("desk-topic-state-{}-{lang}", side.code()));
                    (word_field(state, side, lang), label)
                })
            });
            fields.collect()
        };
        let name = |state: State| standing::staff_word(self.f, state);
        State::ALL
            .into_iter()
            .map(|state| (name(state), fields(state)))
            .collect()
    }

    /// Whether the names of states are used here, or wrong.
    fn has_words(&self) -> bool {
        let mut fields = self.states().into_iter().flat_map(|(_, fields)| fields);
        fields.any(|(field, _)| !self.form.value(&field).is_empty())
    }
}

fn path(code: &str) -> String {
    format!("{PATH}/{code}")
}

/// Who reads of a state: customers are not told of all.
fn sides(state: State) -> impl Iterator<Item = Side> {
    let is_told = state.to_customers() == state;
    Side::ALL
        .into_iter()
        .filter(move |side| is_told || *side == Side::Staff)
}

fn word_field(state: State, side: Side, lang: &str) -> String {
    format!("word_{}_{lang}", StateWords::key(state, side))
}

/// GET the list.
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    draw_list(&portal, &f, Form::new(&f)).await
}

/// POST: moves one up.
pub(crate) async fn move_up(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let form = Form::posted(&f, &posted);
    match acts::move_topic_up(&portal, actor(&viewer)?, form.claim(), posted.get("up")).await {
        Ok(()) => Ok(web::see_other(&f, PATH, Some(Flash::good(f.t("desk-topic-moved"))))),
        Err(Stop::Refusal(_)) => draw_list(&portal, &f, form).await,
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

async fn draw_list(portal: &Portal, f: &Frame, form: Form) -> web::Result {
    let (topics, teams) = (topics::of(portal).await?, teams::of(portal).await?);
    let mut rows: Vec<RowView> = Vec::new();
    for topic in topics.all() {
        let is_first = !topics
            .all()
            .take_while(|before| before.code != topic.code)
            .any(|before| before.parent == topic.parent);
        rows.push(row_view(f, topic, &teams, is_first));
    }
    let status = form.status();
    web::page_with(
        status,
        &TopicsPage {
            f,
            form,
            rows,
            is_officer: f.viewer.is_staff(OFFICERS),
        },
    )
}

fn row_view(f: &Frame, topic: &Topic, teams: &Teams, is_first: bool) -> RowView {
    let on = [("contact", topic.on_contact), ("fault", topic.on_fault)];
    let on = on.into_iter().filter(|(_, is_on)| *is_on && !topic.is_group);
    let shown: Vec<_> = on.map(|(page, _)| f.t(&format!("desk-topic-on-{page}"))).collect();
    let none = || "–".to_owned();
    let (answer, solve) = match topic.is_group {
        true => (none(), none()),
        false => (
            span(f, topic.answer_within),
            topic.solve_within.map_or_else(none, |within| span(f, within)),
        ),
    };
    RowView {
        code: topic.code.clone(),
        name: topic.name(f.lang()).to_owned(),
        is_within: topic.parent.is_some(),
        is_first,
        shown: if shown.is_empty() { none() } else { shown.join(", ") },
        is_hidden: topic.is_hidden,
        team: teams.name(topic.team).map_or_else(none, str::to_owned),
        answer,
        solve,
    }
}

/// A time in words.
pub(super) fn span(f: &Frame, span: Span) -> String {
    match span {
        Span::Hours(hours) => f.tn("desk-span-hours", "count", hours),
        Span::Days(days) => f.tn("desk-span-days", "count", days),
    }
}

/// GET a form for a new one.
pub(crate) async fn new(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    let form = Form::new(&f)
        .fill("pages", "contact")
        .fill("answer_number", "3")
        .fill("answer_unit", "days")
        .fill("solve_unit", "days");
    draw(&portal, &f, form, None).await
}

/// GET one of them.
pub(crate) async fn show_one(Get(portal): Get<Portal>, f: Frame, Path(code): Path<String>) -> web::Result {
    let of = find(&portal, &code).await?;
    let form = filled(&f, &of).remembering();
    draw(&portal, &f, form, Some(&of)).await
}

/// As it is stored: what is edited is never what was remembered.
async fn find(portal: &Portal, code: &str) -> Result<Arc<Topic>, web::Error> {
    let topics = topics::read(portal.store.db()).await?;
    Ok(topics.find(code).ok_or(Problem::NotFound)?.clone())
}

fn filled(f: &Frame, of: &Topic) -> Form {
    let pages = [("contact", of.on_contact), ("fault", of.on_fault)];
    let pages = pages.into_iter().filter(|(_, is_on)| *is_on);
    let mut form = Form::new(f)
        .fill("name_sv", of.name(base::Lang::Sv))
        .fill("name_en", of.name(base::Lang::En))
        .fill("parent", of.parent.as_deref().unwrap_or_default())
        .fill_all("pages", pages.map(|(page, _)| page.to_owned()))
        .fill("team", of.team.map_or_else(String::new, |team| team.to_string()));
    // A box that is not ticked sends nothing.
    for (tick, is_on) in [("anonymous", of.anonymous), ("hidden", of.is_hidden_itself)] {
        if is_on {
            form = form.fill(tick, "1");
        }
    }
    for (within, number, unit) in [
        (Some(of.answer_within), "answer_number", "answer_unit"),
        (of.solve_within, "solve_number", "solve_unit"),
    ] {
        let stored = within.map_or_else(|| " days".to_owned(), |within| within.to_string());
        let (amount, of_unit) = stored.split_once(' ').unwrap_or_default();
        form = form.fill(number, amount).fill(unit, of_unit);
    }
    for (state, side) in states_and_sides() {
        for (code, lang) in [("sv", base::Lang::Sv), ("en", base::Lang::En)] {
            let word = of.words.get(state, side, lang).unwrap_or_default();
            form = form.fill(&word_field(state, side, code), word);
        }
    }
    form
}

fn states_and_sides() -> impl Iterator<Item = (State, Side)> {
    State::ALL
        .into_iter()
        .flat_map(|state| sides(state).map(move |side| (state, side)))
}

async fn draw(portal: &Portal, f: &Frame, form: Form, of: Option<&Topic>) -> web::Result {
    let (topics, teams) = (topics::of(portal).await?, teams::of(portal).await?);
    let none = |key: &str| std::iter::once((String::new(), f.t(key)));
    let named = teams.all().iter().map(|team| (team.id.to_string(), team.name.clone()));
    let page = TopicPage {
        f,
        groups: none("desk-topic-no-group").chain(groups(f, &topics, of)).collect(),
        teams: none("desk-topic-no-team").chain(named).collect(),
        version: of.map_or(0, |of| of.version),
        is_officer: f.viewer.is_staff(OFFICERS),
        of,
        form,
    };
    web::page_with(page.form.status(), &page)
}

/// What a topic can stand under: those at the top, other than itself.
fn groups(f: &Frame, topics: &Topics, of: Option<&Topic>) -> Vec<(String, String)> {
    let at_top = topics.all().filter(|topic| topic.parent.is_none());
    let others = at_top.filter(|topic| of.is_none_or(|of| of.code != topic.code));
    let choice = |topic: &Arc<Topic>| (topic.code.clone(), topic.name(f.lang()).to_owned());
    others.map(choice).collect()
}

/// POST a new one.
pub(crate) async fn add(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    save(&portal, &f, &viewer, &posted, None).await
}

/// POST: changes one.
pub(crate) async fn change(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(code): Path<String>,
    posted: Posted,
) -> web::Result {
    let of = find(&portal, &code).await?;
    save(&portal, &f, &viewer, &posted, Some(&of)).await
}

async fn save(portal: &Portal, f: &Frame, viewer: &Viewer, posted: &Posted, of: Option<&Topic>) -> web::Result {
    let mut form = Form::posted(f, posted);
    let teams = teams::of(portal).await?;
    let Some(edit) = read(&mut form, posted, &teams) else {
        return draw(portal, f, form, of).await;
    };
    let code = of.map(|of| of.code.as_str());
    match acts::save_topic(portal, actor(viewer)?, form.claim(), code, &edit).await {
        Ok(_) => {
            let told = Flash::good(f.ta("desk-topic-saved", "topic", &edit.name_sv));
            Ok(web::see_other(f, PATH, Some(told)))
        }
        Err(Stop::Refusal(refusal)) => again(portal, f, form, code, refusal).await,
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// The form once more. When somebody else saved meanwhile, what they changed stands in the fields that were
/// left as they were.
async fn again(
    portal: &Portal,
    f: &Frame,
    mut form: Form,
    code: Option<&str>,
    refusal: Refusal,
) -> web::Result<Response> {
    let of = match code {
        Some(code) => Some(find(portal, code).await?),
        None => None,
    };
    if let (Refusal::Stale, Some(of)) = (refusal, &of) {
        form.catch_up(&filled(f, of));
    }
    let field = match refusal {
        Refusal::GroupInGroup => "parent",
        _ => "name_sv",
    };
    parsing::refused(&mut form, field, refusal);
    draw(portal, f, form, of.as_deref()).await
}

fn read(form: &mut Form, posted: &Posted, teams: &Teams) -> Option<TopicEdit> {
    let name_sv = parsing::name(form, "name_sv");
    let name_en = parsing::name(form, "name_en");
    let answer_within = read_span(form, "answer_number", "answer_unit");
    let solve_within = match form.value("solve_number").trim() {
        "" => Some(None),
        _ => read_span(form, "solve_number", "solve_unit").map(Some),
    };
    let team_id = form.read_optional("team", |id| {
        let known = id.parse::<Id<Team>>().ok().filter(|id| teams.find(*id).is_some());
        known.ok_or("desk-team-unknown")
    });
    let words = read_words(form);
    let is_on = |page: &str| posted.all("pages").any(|on| on == page);
    Some(TopicEdit {
        name_sv: name_sv?,
        name_en: name_en?,
        parent: Some(posted.get("parent").to_owned()).filter(|parent| !parent.is_empty()),
        answer_within: answer_within?,
        solve_within: solve_within?,
        on_contact: is_on("contact"),
        on_fault: is_on("fault"),
        is_anonymous: posted.has("anonymous"),
        is_hidden: posted.has("hidden"),
        team_id: team_id?,
        words: words?,
        seen: posted.get("_version").parse().unwrap_or(-1),
    })
}

fn read_span(form: &mut Form, number: &'static str, unit: &'static str) -> Option<Span> {
    let is_hours = form.value(unit) == "hours";
    form.read(number, |typed| match typed.parse() {
        Ok(hours @ 1..=MOST) if is_hours => Ok(Span::Hours(hours)),
        Ok(days @ 1..=MOST) => Ok(Span::Days(days)),
        _ => Err("desk-topic-number-wrong"),
    })
}

/// Names of states are written in both languages, or in none.
fn read_words(form: &mut Form) -> Option<StateWords> {
    let mut words = StateWords::default();
    let mut is_right = true;
    for (state, side) in states_and_sides() {
        let fields = ["sv", "en"].map(|lang| word_field(state, side, lang));
        let typed = fields.clone().map(|field| form.value(&field).trim().to_owned());
        let [sv, en] = &typed;
        match (sv.as_str(), en.as_str()) {
            ("", "") => continue,
            (sv, en) if !sv.is_empty() && !en.is_empty() => words.set(state, side, sv, en),
            _ => {}
        }
        for (field, typed) in fields.iter().zip(&typed) {
            if typed.is_empty() {
                form.mistake(field, "desk-topic-word-missing");
                is_right = false;
            } else if typed.chars().count() > limit::STATE {
                form.mistake(field, "desk-topic-word-long");
                is_right = false;
            }
        }
    }
    is_right.then_some(words)
}

fn actor(viewer: &Viewer) -> Result<Actor, web::Error> {
    Ok(Actor::Staff(viewer.signed_in()?.id))
}
