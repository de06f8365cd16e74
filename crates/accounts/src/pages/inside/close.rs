//! `/mitt-konto/personuppgifter/avsluta`: what is open, what is deleted and what must be kept; asks for the
//! password and begins the 14 days, or takes it back.

use askama::Template;
use axum::extract::State;
use futures::future::try_join_all;
use store::Stop;
use web::{Flash, Form, Frame, OpenMatter, Portal, Posted, Stored, Turn, Viewer, page_with, see_other};

use super::{CLOSE, myself, read_own_password};
use crate::acts::close::{self, Refusal};
use crate::acts::was_taken_before;
use crate::rules::REGRETTED_WITHIN;
use crate::tables::closing;

#[derive(Template)]
#[template(path = "inside/close.html")]
struct ClosePage<'a> {
    f: &'a Frame,
    form: &'a Form,
    waiting: Option<closing::Model>,
    regret: Form,
    /// Those that block come first.
    open: Vec<OpenMatter>,
    kept: Vec<Stored>,
    /// The day, when a merge that can be undone puts it off.
    put_off_to: Option<String>,
}

impl ClosePage<'_> {
    fn is_blocked(&self) -> bool {
        self.open.iter().any(|matter| matter.blocks)
    }

    fn days(&self) -> i64 {
        REGRETTED_WITHIN.num_days()
    }

    fn due(&self, waiting: &closing::Model) -> String {
        waiting.due_at.map(|due| self.f.date(&due)).unwrap_or_default()
    }
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    draw(&portal, &f, &viewer, &Form::new(&f)).await
}

pub(crate) async fn submit(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let who = viewer.signed_in()?;
    let mut form = Form::posted(&f, &posted);
    let person = myself(&portal, who).await?;
    let is_right = read_own_password(&f, &mut form, &posted, &person).await?;
    if !is_right {
        if was_taken_before(&portal, form.claim()).await? {
            return Ok(see_other(&f, CLOSE, None));
        }
        return draw(&portal, &f, &viewer, &form).await;
    }
    if open_matters(&portal, &viewer).await?.iter().any(|matter| matter.blocks) {
        form.mistake("password", "accounts-close-blocked");
        return draw(&portal, &f, &viewer, &form).await;
    }
    match close::ask(&portal, who, form.claim(), &person).await {
        Ok(()) => Ok(see_other(&f, CLOSE, Some(Flash::good(f.t("accounts-close-begun"))))),
        Err(Stop::Refusal(refusal)) => {
            let key = match refusal {
                Refusal::NoLongerCurrent => "accounts-own-password-wrong",
                Refusal::LastAdministrator => "accounts-close-last-administrator",
                Refusal::Blocked => "accounts-close-blocked",
            };
            form.mistake("password", key);
            draw(&portal, &f, &viewer, &form).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

pub(crate) async fn regret(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    close::regret(&portal, viewer.signed_in()?, posted.claim()).await?;
    let flash = Flash::good(f.t("accounts-close-regretted"));
    Ok(see_other(&f, CLOSE, Some(flash)))
}

async fn open_matters(portal: &Portal, viewer: &Viewer) -> anyhow::Result<Vec<OpenMatter>> {
    let Some(who) = viewer.person.as_deref() else {
        return Ok(Vec::new());
    };
    let rooms = portal.services.iter().filter_map(|service| service.open_matters);
    let asked = rooms.map(|ask| ask(portal.clone(), who.id, viewer.clone()));
    let mut open = try_join_all(asked).await?.concat();
    open.sort_by_key(|matter| !matter.blocks);
    Ok(open)
}

async fn draw(portal: &Portal, f: &Frame, viewer: &Viewer, form: &Form) -> web::Result {
    let who = viewer.signed_in()?.id;
    let rooms = portal.services.iter().filter_map(|service| service.stored);
    let stored = try_join_all(rooms.map(|ask| ask(portal.clone(), who, viewer.clone()))).await?;
    let closed_at = close::closed_at(portal.store.db(), who, portal.now()).await?;
    let page = ClosePage {
        f,
        form,
        waiting: close::find(portal.store.db(), who).await?,
        regret: Form::new(f),
        open: open_matters(portal, viewer).await?,
        kept: stored.concat().into_iter().filter(|one| one.outlives).collect(),
        put_off_to: Some(closed_at)
            .filter(|at| *at > f.now() + REGRETTED_WITHIN)
            .map(|at| f.date(&at)),
    };
    page_with(form.status(), &page)
}

/// An account that is to be closed, first among what waits for the person.
pub(crate) async fn turn(portal: Portal, viewer: Viewer) -> anyhow::Result<Vec<Turn>> {
    let Some(who) = viewer.person.as_deref() else {
        return Ok(Vec::new());
    };
    let waiting = close::find(portal.store.db(), who.id).await?;
    let Some(due) = waiting.and_then(|waiting| waiting.due_at) else {
        return Ok(Vec::new());
    };
    let date = base::swedish::date(due, viewer.lang);
    Ok(vec![Turn {
        title: portal.ta(viewer.lang, "accounts-close-waits", [("date", date.into())]),
        text: portal.t(viewer.lang, "accounts-close-waits-text"),
        href: CLOSE.to_owned(),
        action: portal.t(viewer.lang, "accounts-close-turn"),
        due: Some(due),
        hat: None,
    }])
}
