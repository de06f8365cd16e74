//! `/organisation/styrelse`: who sits on the board, as what and how long. Everybody who acts for the
//! organisation reads it; its managers keep it.

use askama::Template;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Redirect};
use base::swedish;
use chrono::NaiveDate;
use sea_orm::{ActiveEnum, Iterable};
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::detail_fields::under;
use super::organisation::{Acting, no_hat};
use super::stale::{Compared, Difference};
use super::tabs::Tabs;
use super::{InPath, id_of};
use crate::acts::{self, NewSeat, Who};
use crate::model::{from_code, limit};
use crate::parsing;
use crate::queries::{self, Seated};
use crate::rules::Refusal;
use crate::tables::board_seat::{self, Post, Seat};

/// The page.
pub(crate) const PATH: &str = "/organisation/styrelse";

#[derive(Template)]
#[template(path = "board.html")]
struct BoardPage<'a> {
    f: &'a Frame,
    acting: &'a Acting,
    tabs: Tabs,
    seats: Vec<SeatView>,
    add: String,
}

/// A seat in a list.
pub(crate) struct SeatView {
    pub(crate) name: String,
    /// Where a manager changes it.
    pub(crate) href: Option<String>,
    pub(crate) post: String,
    /// The first and the last day.
    pub(crate) mandate: (NaiveDate, NaiveDate),
    pub(crate) tag: Option<(String, &'static str)>,
    pub(crate) is_public: bool,
    pub(crate) signs_alone: bool,
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let Some(acting) = Acting::of(&portal, &viewer).await? else {
        return no_hat(&f);
    };
    let id = acting.organisation.id;
    let board = queries::board(portal.store.db(), id).await?;
    web::page(&BoardPage {
        f: &f,
        tabs: Tabs::of(&portal, &f, &acting, PATH).await?,
        seats: board
            .iter()
            .map(|seated| seat_view(&f, seated, href(&acting, seated)))
            .collect(),
        add: under(&format!("{PATH}/ny"), id),
        acting: &acting,
    })
}

/// The post in words.
pub(crate) fn post(f: &Frame, post: Post) -> String {
    f.t(&format!("organisations-post-{}", post.to_value()))
}

/// Where a manager changes it.
fn href(acting: &Acting, seated: &Seated) -> Option<String> {
    let href = format!("{PATH}/{}", seated.seat.id);
    acting.is_head.then(|| under(&href, acting.organisation.id))
}

/// A seat as a list shows it.
pub(crate) fn seat_view(f: &Frame, seated: &Seated, href: Option<String>) -> SeatView {
    let (seat, today) = (&seated.seat, swedish::local_date(f.now()));
    let tag = if seat.to_day < today {
        Some((f.t("organisations-board-over"), "neutral"))
    } else if seat.from_day > today {
        Some((f.t("organisations-board-coming"), "info"))
    } else {
        None
    };
    SeatView {
        name: seated
            .name
            .clone()
            .unwrap_or_else(|| f.t("organisations-user-protected")),
        href,
        post: post(f, seat.post),
        mandate: (seat.from_day, seat.to_day),
        tag,
        is_public: seat.is_public,
        signs_alone: seat.signs_alone,
    }
}

#[derive(Template)]
#[template(path = "board_seat.html")]
struct SeatPage<'a> {
    f: &'a Frame,
    form: Form,
    members: Vec<(String, String)>,
    posts: Vec<(String, String)>,
    action: String,
    back: String,
    is_association: bool,
    is_new: bool,
    version: i64,
    /// What somebody else saved meanwhile.
    differences: Vec<Difference>,
}

impl SeatPage<'_> {
    fn title(&self) -> String {
        self.f.t(if self.is_new {
            "organisations-board-add"
        } else {
            "organisations-board-change"
        })
    }
}

pub(crate) async fn show_new(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    if !Acting::is_one(&viewer)? {
        return Ok(Redirect::to(PATH).into_response());
    }
    let acting = Acting::head(&portal, &viewer).await?;
    draw(&portal, &f, &acting, Form::new(&f), None).await
}

pub(crate) async fn show_seat(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, seat: InPath<Seat>) -> web::Result {
    if !Acting::is_one(&viewer)? {
        return Ok(Redirect::to(PATH).into_response());
    }
    let acting = Acting::head(&portal, &viewer).await?;
    let seat = find(&portal, &acting, seat).await?;
    let form = filled(&f, &seat).remembering();
    draw(&portal, &f, &acting, form, Some(&seat)).await
}

async fn find(portal: &Portal, acting: &Acting, seat: InPath<Seat>) -> Result<board_seat::Model, web::Error> {
    let found = queries::board_seat(portal.store.db(), acting.organisation.id, id_of(seat)?).await?;
    found.ok_or_else(|| Problem::NotFound.into())
}

fn filled(f: &Frame, seat: &board_seat::Model) -> Form {
    let tick = |on: bool| if on { "1" } else { "" };
    let person = seat.person_id.map(|id| id.to_string()).unwrap_or_default();
    Form::new(f)
        .fill("person", person)
        .fill("name", seat.name.clone().unwrap_or_default())
        .fill("post", seat.post.to_value())
        .fill("from_day", seat.from_day.to_string())
        .fill("to_day", seat.to_day.to_string())
        .fill("is_public", tick(seat.is_public))
        .fill("signs_alone", tick(seat.signs_alone))
        .fill("ends_roles", tick(seat.ends_roles))
}

async fn draw(
    portal: &Portal,
    f: &Frame,
    acting: &Acting,
    form: Form,
    seat: Option<&board_seat::Model>,
) -> web::Result {
    let page = page(portal, f, acting, form, seat).await?;
    web::page_with(page.form.status(), &page)
}

async fn page<'a>(
    portal: &Portal,
    f: &'a Frame,
    acting: &Acting,
    form: Form,
    seat: Option<&board_seat::Model>,
) -> anyhow::Result<SeatPage<'a>> {
    let of = &acting.organisation;
    let members = queries::members(portal.store.db(), of.id).await?;
    let named = members.into_iter().filter(|member| !member.protected);
    let named = named.map(|member| (member.person.to_string(), member.name)).collect();
    let posts = Post::iter().map(|one| (one.to_value(), post(f, one))).collect();
    Ok(SeatPage {
        f,
        form,
        members: parsing::with_all(f.t("organisations-board-no-account"), named),
        posts: parsing::with_all(f.t("organisations-choose"), posts),
        action: seat.map_or_else(|| format!("{PATH}/ny"), |seat| format!("{PATH}/{}", seat.id)),
        back: under(PATH, of.id),
        is_association: of.kind == crate::model::Kind::Association,
        is_new: seat.is_none(),
        version: seat.map_or(0, |seat| seat.version),
        differences: Vec::new(),
    })
}

fn read(form: &mut Form, posted: &Posted) -> Option<NewSeat> {
    let person = form.read_optional("person", |id| {
        id.parse().map_err(|_| "organisations-board-person-wrong")
    });
    let who = match person? {
        Some(person) => Some(Who::Member(person)),
        None => form
            .read_text("name", limit::NAME, "organisations-board-name-missing")
            .map(Who::Named),
    };
    let post = form.read("post", |code| from_code(code).ok_or("organisations-board-post-missing"));
    let (from_day, to_day) = (day(form, "from_day"), day(form, "to_day"));
    let (from_day, to_day) = (from_day?, to_day?);
    if to_day < from_day {
        form.mistake("to_day", "organisations-board-days-turned");
        return None;
    }
    Some(NewSeat {
        who: who?,
        post: post?,
        from_day,
        to_day,
        is_public: posted.has("is_public"),
        ends_roles: posted.has("ends_roles"),
        signs_alone: posted.has("signs_alone"),
    })
}

fn day(form: &mut Form, field: &'static str) -> Option<NaiveDate> {
    form.read(field, |typed| {
        typed.parse().map_err(|_| "organisations-board-day-wrong")
    })
}

pub(crate) async fn add(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let acting = Acting::head(&portal, &viewer).await?;
    save(&portal, &f, &viewer, &acting, &posted, None).await
}

pub(crate) async fn change(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    seat: InPath<Seat>,
    posted: Posted,
) -> web::Result {
    let acting = Acting::head(&portal, &viewer).await?;
    let list = under(PATH, acting.organisation.id);
    let (db, id) = (portal.store.db(), id_of(seat)?);
    let Some(seat) = queries::board_seat(db, acting.organisation.id, id).await? else {
        if acts::was_taken_before(&portal, posted.claim()).await? {
            return Ok(web::see_other(&f, &list, None));
        }
        // What was typed is not lost with the seat that somebody else took away.
        if posted.get("act") == "remove" || queries::is_seat(db, id).await? {
            return Err(Problem::NotFound.into());
        }
        let mut form = Form::posted(&f, &posted);
        parsing::refused(&f, &mut form, "person", &Refusal::Gone);
        return draw(&portal, &f, &acting, form, None).await;
    };
    if posted.get("act") != "remove" {
        return save(&portal, &f, &viewer, &acting, &posted, Some(&seat)).await;
    }
    match acts::unseat(&portal, viewer.actor(), posted.claim(), acting.organisation.id, seat.id).await {
        Ok(true) => {
            let told = Flash::good(f.t("organisations-board-removed"));
            Ok(web::see_other(&f, &list, Some(told)))
        }
        Ok(false) => Err(Problem::NotFound.into()),
        Err(Stop::Refusal(never)) => match never {},
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

async fn save(
    portal: &Portal,
    f: &Frame,
    viewer: &Viewer,
    acting: &Acting,
    posted: &Posted,
    seat: Option<&board_seat::Model>,
) -> web::Result {
    let mut form = Form::posted(f, posted);
    let Some(new) = read(&mut form, posted) else {
        return draw(portal, f, acting, form, seat).await;
    };
    let id = acting.organisation.id;
    let there = match seat {
        Some(seat) => {
            let seen = posted.get("_version").parse().map_err(|_| Problem::BadRequest)?;
            Some((seat.id, seen))
        }
        None => None,
    };
    match acts::seat(portal, viewer.actor(), form.claim(), id, there, &new).await {
        Ok(()) => {
            let told = Flash::good(f.t("organisations-board-saved"));
            Ok(web::see_other(f, &under(PATH, id), Some(told)))
        }
        // Somebody of another organisation, by changed form data.
        Err(Stop::Refusal(Refusal::NotAMember)) => Err(Problem::NotFound.into()),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(f, &mut form, "person", &refusal);
            let newest = match seat {
                Some(seat) => queries::board_seat(portal.store.db(), id, seat.id).await?,
                None => None,
            };
            match newest {
                Some(newest) => overtaken(portal, f, acting, form, &newest).await,
                None => draw(portal, f, acting, form, None).await,
            }
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// The form of a seat that somebody else has saved since it was opened, with what they changed.
async fn overtaken(
    portal: &Portal,
    f: &Frame,
    acting: &Acting,
    mut form: Form,
    seat: &board_seat::Model,
) -> web::Result {
    let newest = filled(f, seat);
    let overtaken = form.overtaken(&newest);
    form.catch_up(&newest);
    let mut page = page(portal, f, acting, form, Some(seat)).await?;
    let compared = Compared {
        f,
        overtaken: &overtaken,
        newest: &newest,
        form: &page.form,
    };
    page.differences = compared.seat(&page.members, &page.posts);
    web::page_with(page.form.status(), &page)
}
