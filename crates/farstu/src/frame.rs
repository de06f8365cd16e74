//! Finds out who looks, and fills the frame around the page, once per request.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base::Lang;
use http::HeaderMap;
use http::header::USER_AGENT;
use http::request::Parts;
use web::api::is_for_programs;
use web::session::{cookie_value, is_background};
use web::{
    CsrfCookie, Error, Flash, Frame, FrameParts, MenuGroup, MenuItem, Portal, SignedIn, Viewer, Waits, add_cookie,
};

use crate::router::client_address;
use crate::services::places;
use crate::{api, permit};

const STAFF: &str = "/handlaggning";
const ACCOUNT: &str = "/mitt-konto";

/// Puts `Viewer` and `Frame` into the request, and draws the page of a problem. What programs ask for has neither.
pub(crate) async fn fill(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    if is_for_programs(request.uri().path()) {
        return api::answer(&portal, request, next).await;
    }
    let (mut parts, body) = request.into_parts();
    let (csrf, csrf_cookie) = CsrfCookie::find_or_new(&portal.config, portal.random(), &parts.headers);
    let mut viewer = visitor(&portal, &parts, csrf);
    match person(&portal, &parts).await {
        Ok(person) => sign_in(&portal, &mut viewer, &parts.headers, person),
        Err(e) => return web::draw(Error::from(e).into_response(), &Frame::bare(portal, viewer)),
    }
    let pattern = parts.extensions.get::<MatchedPath>().cloned();
    let flash = match is_background(&parts.headers) {
        true => None,
        false => Flash::take(&portal.config, portal.store.keys(), &parts.headers),
    };
    let (flash, flash_gone) = flash.map_or((None, None), |(flash, gone)| (Some(flash), Some(gone)));
    let frame = match frame(&portal, &viewer, pattern.as_ref().map(MatchedPath::as_str), flash).await {
        Ok(frame) => frame,
        Err(e) => {
            let bare = Frame::bare(portal.clone(), viewer);
            return web::draw(Error::from(e).into_response(), &bare);
        }
    };
    parts.extensions.insert(viewer.clone());
    parts.extensions.insert(frame.clone());
    let answered = permit::go_on(&viewer, Request::from_parts(parts, body), next).await;
    let mut response = web::draw(answered, &frame);
    if let Some(pattern) = pattern {
        response.extensions_mut().insert(pattern);
    }
    // A message is taken away by the page that shows it, not by a redirect on the way there.
    let shown = flash_gone.filter(|_| !response.status().is_redirection());
    for cookie in [csrf_cookie, shown].into_iter().flatten() {
        add_cookie(&mut response, &cookie);
    }
    response
}

/// Who looks, as long as nobody is known to be logged in.
fn visitor(portal: &Portal, request: &Parts, csrf: CsrfCookie) -> Viewer {
    let page = request.uri.path_and_query().map_or("/", |page| page.as_str());
    let device = request.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
    Viewer {
        lang: chosen_lang(portal, &request.headers).unwrap_or_default(),
        address: client_address(&portal.config, request),
        page: page.into(),
        csrf,
        device: web::device::words(device.unwrap_or_default()).into(),
        person: None,
    }
}

/// The language of this browser goes before the person's own.
fn sign_in(portal: &Portal, viewer: &mut Viewer, headers: &HeaderMap, person: Option<SignedIn>) {
    let own = person.as_ref().and_then(|person| person.lang);
    viewer.lang = chosen_lang(portal, headers).or(own).unwrap_or_default();
    viewer.person = person.map(Arc::new);
}

fn chosen_lang(portal: &Portal, headers: &HeaderMap) -> Option<Lang> {
    Lang::from_code(&cookie_value(headers, accounts::pages::language::name(&portal.config))?)
}

async fn person(portal: &Portal, request: &Parts) -> anyhow::Result<Option<SignedIn>> {
    let mut person = signed_in(portal, &request.headers).await?;
    if let (Some(person), Some(named)) = (&mut person, under(request)) {
        person.hat = person.hat_named(&named).cloned();
    }
    Ok(person)
}

/// A link opens under the hat it names, whichever is worn otherwise (law.md, Accounts and
/// organisations); one that the person does not have is none.
fn under(request: &Parts) -> Option<String> {
    let query = request.uri.query()?;
    let named = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == web::UNDER);
    named.map(|(_, of)| of.into_owned())
}

async fn signed_in(portal: &Portal, headers: &HeaderMap) -> anyhow::Result<Option<SignedIn>> {
    let Some(key) = web::session::key(&portal.config, headers) else {
        return Ok(None);
    };
    let is_member = organisations::queries::IS_MEMBER;
    let Some((mut session, known)) = accounts::queries::known(portal, &key, is_member).await? else {
        return Ok(None);
    };
    if !session.is_live(portal.now()) || session.awaits_second_factor {
        return Ok(None);
    }
    let rest = match is_background(headers) {
        true => session.rest(portal.now()),
        false => web::session::touch(portal, &mut session).await?,
    };
    let (db, mut hats) = (portal.store.db(), Vec::new());
    if known.is_member {
        hats.extend(organisations::queries::hats(db, session.person_id).await?);
    }
    if known.has_mandates {
        hats.extend(accounts::mandates::hats(db, session.person_id, portal.now()).await?);
    }
    Ok(Some(SignedIn {
        session: session.id,
        rest,
        id: session.person_id,
        name: known.name,
        first_name: known.first_name,
        address: known.address,
        hat: session
            .hat_id
            .and_then(|worn| hats.iter().find(|hat| hat.of.uuid() == worn).cloned()),
        hats,
        staff: known.staff,
        second_factor: session.second_factor,
        lang: known.lang,
    }))
}

async fn frame(portal: &Portal, viewer: &Viewer, pattern: Option<&str>, flash: Option<Flash>) -> anyhow::Result<Frame> {
    let pattern = pattern.unwrap_or_default();
    let is_staff_page = pattern.starts_with(STAFF) && viewer.is_any_staff();
    let waiting = match &viewer.person {
        Some(person) if !is_staff_page => web::waiting(portal, person).await?,
        _ => Vec::new(),
    };
    let menu = match (&viewer.person, is_staff_page) {
        (None, _) => Vec::new(),
        (Some(_), true) => staff_menu(portal, viewer).await?,
        (Some(_), false) => customer_menu(portal, viewer, pattern, &waiting),
    };
    let waits = waiting.iter().filter(|waits| waits.count > 0);
    let kept = match &viewer.person {
        Some(person) => web::posted::kept(portal, viewer, person.id).await?,
        None => Vec::new(),
    };
    Ok(Frame::new(FrameParts {
        portal: portal.clone(),
        info_box: notify::info_box_for(portal, viewer, box_of(viewer, pattern)).await?,
        viewer: viewer.clone(),
        menu,
        waiting: waiting.iter().map(|waits| waits.count).sum(),
        waits_in: waits.map(|waits| waits.room).collect(),
        flash,
        kept,
        is_staff_page,
    }))
}

/// The page that an information box is looked up by; the first page has one for each kind of hat.
fn box_of<'a>(viewer: &Viewer, pattern: &'a str) -> &'a str {
    let hat = viewer
        .person
        .as_ref()
        .map(|person| person.hat.as_ref().map(|hat| hat.kind.as_str()));
    match (pattern, hat) {
        ("/", None) => "/#besokare",
        ("/", Some(Some("forening"))) => "/#forening",
        ("/", Some(Some("foretag" | "kund"))) => "/#foretag",
        _ => pattern,
    }
}

/// The places of customers, with what waits for them; the places of Mitt konto while in it.
fn customer_menu(portal: &Portal, viewer: &Viewer, pattern: &str, waiting: &[Waits]) -> Vec<MenuGroup> {
    let mut items = places(portal, |service| (service.menu)(portal, viewer));
    let account = items.iter().position(|item| item.href.starts_with(ACCOUNT));
    for waits in waiting {
        let shown = items.iter().position(|item| item.href == waits.href).or(account);
        if let Some(shown) = shown {
            items[shown].count += waits.count;
        }
    }
    if let Some(account) = account.filter(|_| pattern.starts_with(ACCOUNT)) {
        let account = &mut items[account];
        account.within = MenuGroup {
            heading: Some(portal.t(viewer.lang, "farstu-menu-account")),
            items: account_places(portal, viewer),
        };
    }
    vec![MenuGroup { heading: None, items }]
}

/// The places of Mitt konto: the person's own details first, as people expect.
fn account_places(portal: &Portal, viewer: &Viewer) -> Vec<MenuItem> {
    let mut items = places(portal, |service| (service.account_menu)(portal, viewer));
    let menu = places(portal, |service| (service.menu)(portal, viewer));
    let first = menu
        .iter()
        .find(|item| item.href.starts_with(ACCOUNT))
        .map(|item| item.href);
    if let Some(begin) = items.iter().position(|item| Some(item.href) == first) {
        items.rotate_left(begin);
    }
    items
}

async fn staff_menu(portal: &Portal, viewer: &Viewer) -> anyhow::Result<Vec<MenuGroup>> {
    let (mut queues, mut system): (Vec<MenuItem>, Vec<MenuItem>) = (Vec::new(), Vec::new());
    for service in &portal.services {
        for mut item in (service.staff_menu)(portal, viewer) {
            match service.queues.iter().find(|queue| queue.href == item.href) {
                Some(queue) => {
                    item.count = (queue.count)(portal.clone(), viewer.clone()).await?;
                    queues.push(item);
                }
                None => system.push(item),
            }
        }
    }
    let group = |key: &str, items: Vec<MenuItem>| MenuGroup {
        heading: Some(portal.t(viewer.lang, key)),
        items,
    };
    let groups = [group("farstu-menu-queues", queues), group("farstu-menu-system", system)];
    Ok(groups.into_iter().filter(|group| !group.items.is_empty()).collect())
}
