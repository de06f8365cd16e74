//! `/handlaggning/arenden`: the queue of case officers, oldest answer time first, with its saved
//! selections and filters. And `/handlaggning`, which leads to the first queue one may use.

use askama::Template;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Redirect};
use base::{Cursor, Id, Person, Place, swedish};
use web::{Asked, Flash, Form, Frame, Paging, Portal, SignedIn, Viewer};

use super::about::{self, About};
use super::several::Kind;
use super::{now, parsing, standing};
use crate::model::State;
use crate::queries::{self, COUNT_CAP, Counts, QueueFilter, QueueRow, Selection};
use crate::search::{Hit, Piece, marked};
use crate::service::EDITORS;
use crate::tables::{case, saved_selection};
use crate::teams::{self, TeamOf, Teams};
use crate::topics::{self, Choices, Side, Topics};

pub(crate) const PATH: &str = "/handlaggning/arenden";
/// What narrows the queue, in the address.
pub(super) const FILTERS: [&str; 6] = ["urval", "team", "amne", "lage", about::NAMED, "sok"];

#[derive(Template)]
#[template(path = "queue.html")]
struct QueuePage<'a> {
    f: &'a Frame,
    form: Form,
    selections: Vec<SelectionView>,
    /// Those that the officer or a team saved.
    saved: Vec<SavedView>,
    /// Whether the queue is narrowed in a way that is not saved yet.
    is_new: bool,
    /// Where the one that is shown can be changed.
    change: Option<String>,
    /// Whether a team or topic that the address names is gone.
    has_gone: bool,
    /// Where the page asks how things stand, when the officer wants that.
    live: Option<String>,
    /// This list from its beginning.
    list: String,
    has_keys: bool,
    /// Code of the selection shown, kept by the filter form.
    selection: &'static str,
    topics: Choices,
    teams: Vec<(String, String)>,
    /// Whether the viewer keeps the lists of topics and teams.
    is_editor: bool,
    states: Vec<(String, String)>,
    rows: Vec<RowView>,
    /// What the page is narrowed to, for the form of what is ticked.
    kept: Vec<(&'static str, String)>,
    /// Said before the number of a case, at its box.
    tick: String,
    /// What can be done to those ticked.
    kinds: Vec<(String, String)>,
    paging: Paging,
    caption: String,
    /// Whether words are looked for.
    is_search: bool,
    /// What the cases are about.
    about: Option<About>,
}

struct SelectionView {
    href: String,
    name: String,
    count: String,
    is_shown: bool,
}

struct SavedView {
    href: String,
    name: String,
    is_shown: bool,
}

struct RowView {
    href: String,
    subject: Vec<Piece>,
    /// What was looked for, in the thread.
    hit: Option<Hit>,
    reference: String,
    customer: String,
    topic: String,
    word: String,
    /// None is a state without a tag: most rows are open, and tags on all would be noise.
    colour: Option<&'static str>,
    officer: String,
    is_mine: bool,
    due: String,
    iso: String,
    haste: Option<(String, &'static str)>,
}

/// GET `/handlaggning`. Whose role has no page here yet is told so, at home.
pub(crate) async fn first(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let all = portal.services.iter();
    let places: Vec<_> = all.flat_map(|service| (service.staff_menu)(&portal, &viewer)).collect();
    let queues: Vec<_> = portal.services.iter().flat_map(|service| &service.queues).collect();
    let queue = places
        .iter()
        .find(|place| queues.iter().any(|queue| queue.href == place.href));
    let href = queue.or(places.first()).map(|place| place.href);
    Ok(match href {
        Some(href) => Redirect::to(href).into_response(),
        None => web::see_other(&f, "/", Some(Flash::note(f.t("desk-queue-none")))),
    })
}

/// GET `/handlaggning/arenden`
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let (me, now) = (viewer.signed_in()?, portal.now());
    let officer = me.id;
    let asked = Asked::of(&f);
    let mut form = Form::new(&f);
    for name in FILTERS {
        form = form.fill(name, asked.get(name));
    }
    let topics = topics::of(&portal).await?;
    let teams = teams::of(&portal).await?;
    let narrowed = narrowed(&f, &asked, &topics, &teams).await?;
    let (filter, about) = (narrowed.filter, narrowed.about);
    let query = parsing::query(&f, &mut form, asked.get("sok"));
    let kept = FILTERS.into_iter().map(|name| match name {
        "urval" => (name, filter.selection.code().to_owned()),
        name => (name, asked.get(name).to_owned()),
    });
    let kept: Vec<_> = kept.filter(|(_, value)| !value.is_empty()).collect();
    let list = asked.link(&FILTERS, Some(("urval", filter.selection.code())));
    let db = portal.store.db();
    let kept_for_me = queries::kept_for(&portal, officer).await?;
    let (counts, settings) = (&kept_for_me.counts, &kept_for_me.settings);
    let saved = saved_views(&kept_for_me.saved, &list);
    let shown = kept_for_me.saved.iter().find(|row| is_filter(row, &list));
    let view = |row: &QueueRow| row_view(&f, row, &topics, (officer, &list));
    let (rows, paging): (Vec<_>, _) = match &query {
        Some(query) => {
            let page = queries::search_queue(db, me, &filter, query, now).await?;
            let found = page.items.iter().map(|found| RowView {
                subject: marked(query, &found.row.subject),
                hit: found.hit.clone(),
                ..view(&found.row)
            });
            (found.collect(), asked.paging(&page, &FILTERS))
        }
        None => {
            let page = queries::queue(db, officer, &filter, now).await?;
            (page.items.iter().map(view).collect(), asked.paging(&page, &FILTERS))
        }
    };
    let selections = selections(&f, &filter, (&teams, officer), counts, query.is_some());
    web::page(&QueuePage {
        f: &f,
        form,
        selections: match shown {
            // One of them is shown, and it is that one.
            Some(_) => none_shown(selections),
            None => selections,
        },
        is_new: shown.is_none() && kept.len() > 1,
        change: shown
            .filter(|row| row.person_id == officer)
            .map(|row| format!("{PATH}/urval/{}", row.id)),
        saved,
        has_gone: narrowed.has_gone,
        live: settings.is_live.then(|| list.replacen(PATH, now::PATH, 1)),
        has_keys: settings.has_keys,
        selection: filter.selection.code(),
        topics: filter_choices(&f, &topics, Side::Staff),
        teams: team_choices(&f, &teams),
        is_editor: viewer.is_staff(EDITORS),
        states: with_all(all_states(&f, filter.shows_ended(query.is_some())), states(&f)),
        paging,
        rows,
        list,
        kept,
        tick: f.t("desk-several-tick"),
        kinds: Kind::ALL.map(|kind| (kind.code().to_owned(), kind.name(&f))).into(),
        caption: caption(&f, filter.selection, query.is_some()),
        is_search: query.is_some(),
        about,
    })
}

/// What the list is. What is looked for in all that is open is looked for in what is over too.
fn caption(f: &Frame, selection: Selection, is_search: bool) -> String {
    let name = f.t(&format!("desk-queue-{}", selection.code()));
    match (is_search, selection) {
        (false, _) => f.ta("desk-queue-caption", "selection", name),
        (true, Selection::AllOpen) => f.t("desk-queue-found"),
        (true, _) => f.ta("desk-queue-found-in", "selection", name),
    }
}

fn none_shown(mut views: Vec<SelectionView>) -> Vec<SelectionView> {
    for view in &mut views {
        view.is_shown = false;
    }
    views
}

/// The selections that were saved, and which of them is shown.
fn saved_views(saved: &[saved_selection::Model], list: &str) -> Vec<SavedView> {
    let view = |row: &saved_selection::Model| SavedView {
        href: format!("{PATH}?{}", row.filter),
        name: row.name.clone(),
        is_shown: is_filter(row, list),
    };
    saved.iter().map(view).collect()
}

fn is_filter(row: &saved_selection::Model, list: &str) -> bool {
    list.split_once('?').is_some_and(|(_, filter)| filter == row.filter)
}

/// The cases of the list that the address of this page tells of, from a place on. Of what is found by words the
/// beginning is given, since it stands in another order.
pub(super) async fn listed(
    portal: &Portal,
    f: &Frame,
    me: &SignedIn,
    (unless_asked, place): (Selection, Place),
) -> anyhow::Result<Vec<QueueRow>> {
    let (asked, db) = (Asked::of(f), portal.store.db());
    let (topics, teams) = (topics::of(portal).await?, teams::of(portal).await?);
    let mut filter = narrowed(f, &asked, &topics, &teams).await?.filter;
    if asked.get("urval").is_empty() {
        filter.selection = unless_asked;
    }
    Ok(match parsing::query(f, &mut Form::new(f), asked.get("sok")) {
        Some(query) => {
            filter.place = Place::First;
            let page = queries::search_queue(db, me, &filter, &query, portal.now()).await?;
            page.items.into_iter().map(|found| found.row).collect()
        }
        None => {
            filter.place = place;
            queries::queue(db, me.id, &filter, portal.now()).await?.items
        }
    })
}

/// What stands behind the links of the selections, by their addresses.
pub(super) async fn counts_by_link(
    portal: &Portal,
    f: &Frame,
    officer: Id<Person>,
) -> anyhow::Result<Vec<(String, String)>> {
    let (teams, kept) = (teams::of(portal).await?, queries::kept_for(portal, officer).await?);
    let all = selections(f, &QueueFilter::default(), (&teams, officer), &kept.counts, false);
    Ok(all.into_iter().map(|view| (view.href, view.count)).collect())
}

/// What the address of a page narrows the queue to.
struct Narrowed {
    filter: QueueFilter,
    about: Option<About>,
    /// Whether it names a team, a topic or an object that is gone, which narrows nothing.
    has_gone: bool,
}

async fn narrowed(f: &Frame, asked: &Asked, topics: &Topics, teams: &Teams) -> anyhow::Result<Narrowed> {
    let named = |name| !asked.get(name).is_empty();
    let team = asked.get("team").parse().ok().filter(|id| teams.find(*id).is_some());
    let topics = topics.within(asked.get("amne"));
    let about = About::find(f, asked.get(about::NAMED)).await?;
    let has_gone =
        named("team") && team.is_none() || named("amne") && topics.is_empty() || named(about::NAMED) && about.is_none();
    let filter = QueueFilter {
        selection: Selection::from_code(asked.get("urval")).unwrap_or_default(),
        team,
        topics,
        state: State::from_code(asked.get("lage")),
        about: about.as_ref().map(|about| about.object.clone()),
        place: asked.place(),
    };
    Ok(Narrowed {
        filter,
        about,
        has_gone,
    })
}

/// Another page of staff that goes on from the list this page was opened from.
pub(super) fn in_list(f: &Frame, path: &str) -> String {
    let here = Asked::of(f).link(&FILTERS, None);
    match here.split_once('?') {
        Some((_, query)) => format!("{path}?{query}"),
        None => path.to_owned(),
    }
}

/// The case after this one in the list that the page was opened from, or the first of the others when it was the
/// last. Without a list the officer's own cases are gone through.
pub(super) async fn next_after(
    portal: &Portal,
    f: &Frame,
    me: &SignedIn,
    case: &case::Model,
) -> anyhow::Result<Option<String>> {
    for place in [Place::After(Cursor::new(case.answer_due_at, case.id)), Place::First] {
        let rows = listed(portal, f, me, (Selection::Mine, place)).await?;
        let behind = rows.iter().skip_while(|row| row.id != case.id).nth(1);
        if let Some(next) = behind.or_else(|| rows.iter().find(|row| row.id != case.id)) {
            return Ok(Some(in_list(f, &format!("{PATH}/{}", next.reference))));
        }
    }
    Ok(None)
}

/// The saved selections; after the officer's own cases those of the officer's teams.
fn selections(
    f: &Frame,
    filter: &QueueFilter,
    (teams, officer): (&Teams, Id<Person>),
    counts: &Counts,
    is_search: bool,
) -> Vec<SelectionView> {
    let view = |(selection, count): (Selection, &u64)| SelectionView {
        href: format!("{PATH}?urval={}", selection.code()),
        name: f.t(&format!("desk-queue-{}", selection.code())),
        count: shown_count(*count),
        is_shown: selection == filter.selection && filter.team.is_none() && !filter.shows_ended(is_search),
    };
    let mut views: Vec<_> = Selection::ALL.into_iter().zip(&counts.selections).map(view).collect();
    let own: Vec<_> = teams.with(officer).collect();
    let team_view = |(team, count): (&&TeamOf, &u64)| SelectionView {
        href: format!("{PATH}?urval={}&team={}", Selection::AllOpen.code(), team.id),
        name: match own.len() {
            1 => f.t("desk-queue-my-team"),
            _ => team.name.clone(),
        },
        count: shown_count(*count),
        is_shown: filter.selection == Selection::AllOpen && filter.team == Some(team.id),
    };
    let of_teams: Vec<_> = own.iter().zip(&counts.teams).map(team_view).collect();
    views.splice(1..1, of_teams);
    views
}

pub(super) fn shown_count(count: u64) -> String {
    if count < COUNT_CAP {
        count.to_string()
    } else {
        format!("{}+", COUNT_CAP - 1)
    }
}

/// None when there are no teams to choose from.
fn team_choices(f: &Frame, teams: &Teams) -> Vec<(String, String)> {
    let named: Vec<_> = teams
        .all()
        .iter()
        .map(|team| (team.id.to_string(), team.name.clone()))
        .collect();
    match named.is_empty() {
        true => named,
        false => with_all(f.t("desk-queue-all-teams"), named),
    }
}

fn with_all(all: String, choices: Vec<(String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), all)).chain(choices).collect()
}

/// Groups stand for all within them. What is hidden still has cases, but customers are not told of it: it may not be
/// theirs yet.
pub(crate) fn filter_choices(f: &Frame, topics: &Topics, side: Side) -> Choices {
    let told = topics.all().filter(|topic| match side {
        Side::Staff => !topic.is_group,
        Side::Customer => topic.can_be_chosen(),
    });
    let mut choices = topics.choices(f.t("desk-queue-all-topics"), told, f.lang());
    let groups = topics.all().filter(|topic| topic.is_group);
    for group in groups {
        let name = group.name(f.lang());
        if let Some((_, within)) = choices.iter_mut().find(|(of, _)| of == name) {
            within.insert(0, (group.code.clone(), f.ta("desk-queue-whole-group", "group", name)));
        }
    }
    choices
}

fn all_states(f: &Frame, shows_ended: bool) -> String {
    match shows_ended {
        true => f.t("desk-list-all-states"),
        false => f.t("desk-queue-all-states"),
    }
}

fn states(f: &Frame) -> Vec<(String, String)> {
    State::ALL
        .into_iter()
        .map(|state| (state.code().to_owned(), standing::staff_word(f, state)))
        .collect()
}

fn row_view(f: &Frame, row: &QueueRow, topics: &Topics, (me, list): (Id<Person>, &str)) -> RowView {
    let today = swedish::local_date(row.answer_due_at) == swedish::local_date(f.now());
    RowView {
        href: list.replacen(PATH, &format!("{PATH}/{}", row.reference), 1),
        subject: Piece::plain(&row.subject),
        hit: None,
        reference: row.reference.clone(),
        customer: customer(f, row),
        topic: topics.name(&row.topic, f.lang()),
        word: standing::word_of(f, topics, (&row.topic, row.state), Side::Staff),
        colour: matches!(row.state, State::New | State::Solved).then(|| standing::staff_colour(row.state)),
        officer: match (row.officer_id, &row.officer) {
            (None, _) => "–".to_owned(),
            (Some(_), name) => name.clone().unwrap_or_else(|| f.t("desk-officer-protected")),
        },
        is_mine: row.officer_id == Some(me),
        due: if today {
            f.relative(&row.answer_due_at)
        } else {
            swedish::date_iso(row.answer_due_at)
        },
        iso: f.iso(&row.answer_due_at),
        haste: standing::haste(f, row.state, row.answer_due_at),
    }
}

fn customer(f: &Frame, row: &QueueRow) -> String {
    if row.is_protected {
        return f.t("desk-customer-protected");
    }
    row.customer.clone().unwrap_or_else(|| f.t("desk-customer-unnamed"))
}
