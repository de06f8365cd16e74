//! `/handlaggning/arenden/flera`: what an officer does to several cases of the queue at once. It says what will
//! happen, and which of them cannot be changed and why, before anything is.

use askama::Template;
use axum::extract::State as Get;
use axum::response::Response;
use base::Id;
use store::Stop;
use web::{Asked, Flash, Form, Frame, Portal, Posted, SignedIn, Viewer};

use super::{parsing, queue, staff_case};
use crate::acts::{self, Deed, Officer, Outcome, To};
use crate::model::{Case, limit};
use crate::queries;
use crate::rules::{self, Refusal, Then, Wish};
use crate::tables::case;
use crate::teams;
use crate::topics::{self, Choices, Topic};

/// The page.
pub(crate) const PATH: &str = "/handlaggning/arenden/flera";
/// Cases that are changed at once.
const AT_MOST: usize = 100;
/// Numbers of those that could not be changed, in the message afterwards.
const NAMED: usize = 5;

/// What can be done to several cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Take,
    HandOver,
    Topic,
    Wait,
    Solve,
}

impl Kind {
    pub(super) const ALL: [Kind; 5] = [Kind::Take, Kind::HandOver, Kind::Topic, Kind::Wait, Kind::Solve];

    /// How it stands in the address, and the end of its text key.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Kind::Take => "take",
            Kind::HandOver => "hand_over",
            Kind::Topic => "topic",
            Kind::Wait => "wait",
            Kind::Solve => "solve",
        }
    }

    fn from_code(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    pub(super) fn name(self, f: &Frame) -> String {
        f.t(&format!("desk-several-{}", self.code()))
    }

    /// What the rules are asked for.
    const fn wish(self) -> Wish {
        match self {
            Kind::Take | Kind::HandOver => Wish::Assign,
            Kind::Topic => Wish::Annotate,
            Kind::Wait => Wish::WaitForOthers,
            Kind::Solve => Wish::Answer(Then::Solve),
        }
    }
}

#[derive(Template)]
#[template(path = "several.html")]
struct SeveralPage<'a> {
    f: &'a Frame,
    form: Form,
    kind: Kind,
    /// Those that change: what the form sends of each.
    changing: Vec<RowView>,
    /// Those that do not, and why.
    left: Vec<(RowView, String)>,
    takers: Choices,
    topics: Choices,
}

impl SeveralPage<'_> {
    fn title(&self) -> String {
        self.kind.name(self.f)
    }

    fn action(&self) -> String {
        queue::in_list(self.f, PATH)
    }

    fn back(&self) -> String {
        queue::in_list(self.f, queue::PATH)
    }
}

struct RowView {
    reference: String,
    subject: String,
    officer: String,
    /// Its number, and the last line that the officer has seen.
    seen: String,
}

/// A case that was chosen, and the last line that was seen of it.
struct Chosen {
    case: case::Model,
    seen: i32,
}

/// GET: what would happen.
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let asked = Asked::of(&f);
    let wanted: Vec<_> = asked.all("arende").map(|reference| (reference, None)).collect();
    let chosen = choose(&portal, &wanted).await?;
    let Some(kind) = Kind::from_code(asked.get("gor")) else {
        return Ok(back(&f, f.t("desk-several-which")));
    };
    if let Some(words) = wrong(&f, &wanted, &chosen) {
        return Ok(back(&f, words));
    }
    draw(&portal, &f, viewer.signed_in()?, Form::new(&f), (kind, chosen)).await
}

/// POST: does it.
pub(crate) async fn send(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let me = viewer.signed_in()?;
    let wanted: Vec<_> = posted.all("case").filter_map(reference_and_line).collect();
    let chosen = choose(&portal, &wanted).await?;
    let Some(kind) = Kind::from_code(posted.get("act")) else {
        return Ok(back(&f, f.t("desk-several-which")));
    };
    if let Some(words) = wrong(&f, &wanted, &chosen) {
        return Ok(back(&f, words));
    }
    let mut form = Form::posted(&f, &posted);
    let topics = topics::of(&portal).await?;
    let fields = Fields::read(&mut form, kind, |code| topics.choose(code));
    let Some(fields) = fields else {
        return draw(&portal, &f, me, form, (kind, chosen)).await;
    };
    let cases: Vec<(Id<Case>, i32)> = chosen.iter().map(|one| (one.case.id, one.seen)).collect();
    match acts::change_several(&portal, Officer::of(me), posted.claim(), &cases, fields.deed(me)).await {
        Ok(outcome) => Ok(web::see_other(
            &f,
            &queue::in_list(&f, queue::PATH),
            Some(told(&f, &outcome)),
        )),
        Err(Stop::Refusal(refusal)) => {
            form.mistake(field(kind), parsing::refusal_key(refusal));
            draw(&portal, &f, me, form, (kind, chosen)).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// What was filled in, parsed.
enum Fields {
    Take,
    HandOver(To, Option<String>),
    Topic(std::sync::Arc<Topic>),
    Wait(Option<String>),
    Solve(String),
}

impl Fields {
    fn read(form: &mut Form, kind: Kind, topic: impl Fn(&str) -> Option<std::sync::Arc<Topic>>) -> Option<Fields> {
        Some(match kind {
            Kind::Take => Fields::Take,
            Kind::HandOver => {
                let to = parsing::taker(form);
                let note = parsing::optional_text(form, "handover", limit::TEXT);
                Fields::HandOver(to?, note?)
            }
            Kind::Topic => Fields::Topic(form.read("topic", |code| topic(code).ok_or("desk-topic-missing"))?),
            Kind::Wait => Fields::Wait(parsing::optional_text(form, "for_whom", limit::TEXT)?),
            Kind::Solve => Fields::Solve(parsing::text(form)?),
        })
    }

    fn deed(&self, me: &SignedIn) -> Deed<'_> {
        match self {
            Fields::Take => Deed::HandOver(To::Officer(me.id), None),
            Fields::HandOver(to, note) => Deed::HandOver(*to, note.as_deref()),
            Fields::Topic(topic) => Deed::Topic(topic),
            Fields::Wait(for_whom) => Deed::Wait(for_whom.as_deref()),
            Fields::Solve(text) => Deed::Solve(text),
        }
    }
}

/// Where a refusal of the whole is told.
const fn field(kind: Kind) -> &'static str {
    match kind {
        Kind::Take | Kind::HandOver => "officer",
        Kind::Topic => "topic",
        Kind::Wait => "for_whom",
        Kind::Solve => "text",
    }
}

/// "ARE-2026-000001:17".
fn reference_and_line(sent: &str) -> Option<(&str, Option<i32>)> {
    let (reference, line) = sent.split_once(':')?;
    Some((reference, Some(line.parse().ok()?)))
}

/// The cases of these numbers, as many as may be changed at once, in the order of their answer times.
async fn choose(portal: &Portal, wanted: &[(&str, Option<i32>)]) -> anyhow::Result<Vec<Chosen>> {
    let numbers = wanted.iter().take(AT_MOST).map(|(reference, _)| *reference);
    let cases = queries::of_numbers(portal.store.db(), numbers).await?;
    let seen = |case: &case::Model| wanted.iter().find(|(reference, _)| *reference == case.reference)?.1;
    let chosen = cases.into_iter().map(|case| Chosen {
        seen: seen(&case).unwrap_or(case.version),
        case,
    });
    Ok(chosen.collect())
}

/// Why nothing at all can be done.
fn wrong(f: &Frame, wanted: &[(&str, Option<i32>)], chosen: &[Chosen]) -> Option<String> {
    if wanted.len() > AT_MOST {
        Some(f.ta("desk-several-too-many", "max", AT_MOST))
    } else if chosen.is_empty() {
        Some(f.t("desk-several-none"))
    } else {
        None
    }
}

fn back(f: &Frame, words: String) -> Response {
    web::see_other(f, &queue::in_list(f, queue::PATH), Some(Flash::note(words)))
}

async fn draw(
    portal: &Portal,
    f: &Frame,
    me: &SignedIn,
    form: Form,
    (kind, chosen): (Kind, Vec<Chosen>),
) -> web::Result {
    let officers: Vec<_> = chosen.iter().filter_map(|one| one.case.officer_id).collect();
    let names = accounts::queries::open_names(portal.store.db(), &officers).await?;
    let (mut changing, mut left) = (Vec::new(), Vec::new());
    for Chosen { case, seen } in chosen {
        let view = RowView {
            officer: match case.officer_id {
                None => "–".to_owned(),
                Some(officer) if officer == me.id => f.t("desk-thread-you"),
                Some(officer) => names
                    .get(&officer)
                    .cloned()
                    .unwrap_or_else(|| f.t("desk-officer-protected")),
            },
            seen: format!("{}:{seen}", case.reference),
            reference: case.reference.clone(),
            subject: case.subject.clone(),
        };
        match refusal(portal, f, me, kind, &case).await? {
            None => changing.push(view),
            Some(refusal) => left.push((view, words(f, refusal))),
        }
    }
    let (takers, topics) = choices(portal, f, me, kind).await?;
    let page = SeveralPage {
        f,
        form,
        kind,
        changing,
        left,
        takers,
        topics,
    };
    web::page_with(page.form.status(), &page)
}

/// What the form offers to choose from.
async fn choices(portal: &Portal, f: &Frame, me: &SignedIn, kind: Kind) -> anyhow::Result<(Choices, Choices)> {
    Ok(match kind {
        Kind::HandOver => {
            let colleagues = staff_case::colleagues(portal, f, me).await?;
            let teams = staff_case::team_choices(teams::of(portal).await?.as_ref());
            (staff_case::takers(f, &colleagues, &teams), Choices::new())
        }
        Kind::Topic => {
            let topics = topics::of(portal).await?;
            let choices = topics.choices(f.t("desk-form-choose"), topics.choosable(), f.lang());
            (Choices::new(), choices)
        }
        Kind::Take | Kind::Wait | Kind::Solve => (Choices::new(), Choices::new()),
    })
}

/// Why this one cannot be changed so, as far as is known beforehand.
async fn refusal(
    portal: &Portal,
    f: &Frame,
    me: &SignedIn,
    kind: Kind,
    case: &case::Model,
) -> anyhow::Result<Option<Refusal>> {
    if let Some(conflict) = Officer::of(me).conflict(portal.store.db(), case).await? {
        return Ok(Some(Refusal::Conflict(conflict)));
    }
    let facts = rules::Facts {
        state: case.state,
        solved_at: case.solved_at,
    };
    Ok(rules::decide(facts, kind.wish(), f.now()).err())
}

fn words(f: &Frame, refusal: Refusal) -> String {
    f.t(match refusal {
        Refusal::Overtaken => "desk-several-written",
        refusal => parsing::refusal_key(refusal),
    })
}

/// How many were changed, and which were not and why.
fn told(f: &Frame, outcome: &Outcome) -> Flash {
    let done = f.tn("desk-several-done", "count", outcome.done.len());
    if outcome.left.is_empty() {
        return Flash::good(done);
    }
    let named = outcome.left.iter().take(NAMED);
    let mut named: Vec<_> = named
        .map(|(reference, refusal)| format!("{reference} ({})", words(f, *refusal).trim_end_matches('.')))
        .collect();
    let more = outcome.left.len().saturating_sub(NAMED);
    if more > 0 {
        named.push(f.ta("desk-several-and-more", "count", more));
    }
    let not = f.tn("desk-several-not", "count", outcome.left.len());
    Flash::note(format!("{done} {not} {}.", named.join(", ")))
}
