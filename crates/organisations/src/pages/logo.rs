//! `/organisation/uppgifter/logotyp`: choosing a logo and taking it away; and the picture itself, which
//! everybody may have when the register shows its association, else only those who act for it.

use askama::Template;
use axum::extract::{Path, State as Get};
use base::{Id, ObjectRef, Organisation};
use http::HeaderValue;
use http::header::CACHE_CONTROL;
use store::Stop;
use tokio::sync::Semaphore;
use web::{Flash, Form, Frame, Portal, Problem, Viewer};

use super::detail_fields::under;
use super::one_file::{Brought, PostedFile, digest};
use super::organisation::{Acting, no_hat};
use super::tabs::Tabs;
use crate::acts::{self, LOGO, NewLogo};
use crate::drawing::{self, Drawn, Undrawable};
use crate::queries;
use crate::tables::logo;

/// The page.
pub(crate) const PATH: &str = "/organisation/uppgifter/logotyp";
/// A picture of more bytes is not taken.
const LARGEST: usize = 2_000_000;
/// One is drawn at a time: reading a large one takes more memory than all else that is going on.
static DRAWING: Semaphore = Semaphore::const_new(1);

/// A logo as pages show it: address and size in pixels.
pub(crate) struct LogoView {
    pub(crate) src: String,
    pub(crate) width: i32,
    pub(crate) height: i32,
}

/// The logo so that it is at most `side` pixels wide and high.
pub(crate) fn view(row: &logo::Model, side: i32) -> LogoView {
    view_of(row.organisation_id, &row.digest, (row.width, row.height), side)
}

/// The same, of what a list reads.
pub(crate) fn view_of(of: Id<Organisation>, digest: &str, (width, height): (i32, i32), side: i32) -> LogoView {
    let longest = width.max(height).max(1);
    let scaled = |length: i32| {
        if longest > side {
            (length * side / longest).max(1)
        } else {
            length
        }
    };
    LogoView {
        src: format!("/foreningar/{of}/logotyp/{digest}"),
        width: scaled(width),
        height: scaled(height),
    }
}

#[derive(Template)]
#[template(path = "logo.html")]
struct LogoPage<'a> {
    f: &'a Frame,
    acting: &'a Acting,
    tabs: Tabs,
    form: Form,
    action: String,
    logo: Option<LogoView>,
    /// There is one, but the virus scanner has not looked at it yet.
    is_held: bool,
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    if !Acting::is_one(&viewer)? {
        return no_hat(&f);
    }
    let acting = Acting::head(&portal, &viewer).await?;
    draw(&portal, &f, &acting, Form::new(&f)).await
}

async fn draw(portal: &Portal, f: &Frame, acting: &Acting, form: Form) -> web::Result {
    let (db, id) = (portal.store.db(), acting.organisation.id);
    let there = queries::logo(db, id).await?;
    let shown = queries::logos(db, &[id]).await?.remove(&id);
    let page = LogoPage {
        f,
        tabs: Tabs::of(portal, f, acting, "/organisation").await?,
        action: form.action_with_files(PATH),
        is_held: there.is_some() && shown.is_none(),
        logo: shown.as_ref().map(|row| view(row, 192)),
        form,
        acting,
    };
    web::page_with(page.form.status(), &page)
}

pub(crate) async fn submit(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    sent: PostedFile<LARGEST>,
) -> web::Result {
    let acting = Acting::head(&portal, &viewer).await?;
    let id = acting.organisation.id;
    let mut form = Form::posted(&f, &sent.posted);
    let new = match sent.posted.get("act") {
        "remove" => None,
        _ => match drawn(sent.file()).await? {
            Ok(drawn) => Some(keep(&portal, &drawn).await?),
            Err(key) => {
                form.mistake("picture", key);
                return draw(&portal, &f, &acting, form).await;
            }
        },
    };
    match acts::hang_logo(&portal, viewer.actor(), form.claim(), id, new.as_ref()).await {
        Ok(()) => {
            let key = if new.is_some() {
                "organisations-logo-saved"
            } else {
                "organisations-logo-removed"
            };
            Ok(web::see_other(&f, &under(PATH, id), Some(Flash::good(f.t(key)))))
        }
        Err(Stop::Refusal(never)) => match never {},
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// The picture drawn anew, or what is wrong with it.
async fn drawn(file: Brought) -> anyhow::Result<Result<Drawn, &'static str>> {
    let bytes = match file {
        Brought::Nothing => return Ok(Err("organisations-logo-missing")),
        Brought::TooMuch => return Ok(Err("organisations-logo-too-large")),
        Brought::Bytes(bytes) => bytes,
    };
    let _turn = DRAWING.acquire().await?;
    let drawn = tokio::task::spawn_blocking(move || drawing::draw(&bytes)).await?;
    Ok(drawn.map_err(|why| match why {
        Undrawable::Kind => "organisations-logo-kind",
        Undrawable::TooLarge => "organisations-logo-pixels",
    }))
}

/// Puts a picture that was drawn into the storage.
pub(crate) async fn keep(portal: &Portal, drawn: &Drawn) -> anyhow::Result<NewLogo> {
    let file = files::make_of_theirs(portal, "logotyp.png", "image/png", drawn.png.as_slice()).await?;
    Ok(NewLogo {
        file,
        digest: digest(&drawn.png),
        width: i32::try_from(drawn.width)?,
        height: i32::try_from(drawn.height)?,
    })
}

/// GET `/foreningar/{id}/logotyp/{digest}`
pub(crate) async fn picture(
    Get(portal): Get<Portal>,
    viewer: Viewer,
    Path((id, digest)): Path<(String, String)>,
) -> web::Result {
    let id: Id<Organisation> = id.parse().map_err(|_| Problem::NotFound)?;
    let db = portal.store.db();
    let is_public = queries::shown(db, id).await?.is_some();
    let acts_for = |person: &web::SignedIn| person.hats.iter().any(|hat| hat.of == id.into());
    if !is_public && !viewer.person.as_deref().is_some_and(acts_for) {
        return Err(Problem::NotFound.into());
    }
    let row = queries::logo(db, id).await?.filter(|row| row.digest == digest);
    let row = row.ok_or(Problem::NotFound)?;
    let found = files::find(db, row.file_id, &ObjectRef::new(LOGO, id)).await?;
    let mut response = found.ok_or(Problem::NotFound)?.serve(&portal).await?;
    // Another picture has another address; what was hidden is forgotten within a day.
    let kept = if is_public {
        "public, max-age=86400, immutable"
    } else {
        "private, max-age=3600"
    };
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static(kept));
    Ok(response)
}
