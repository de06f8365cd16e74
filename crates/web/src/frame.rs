//! The frame around every page: header, hats, menu, flash, information box, footer. A middleware in
//! `farstu` fills it once per request; here it is only drawn.

use std::borrow::Cow;
use std::fmt::Display;
use std::net::IpAddr;
use std::ops::Deref;
use std::sync::Arc;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::{Clock, Lang, ObjectRef, Represented};
use chrono::{DateTime, TimeDelta, Utc};
use fluent_templates::fluent_bundle::FluentValue;
use http::header::SET_COOKIE;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, StatusCode};

use crate::api::{self, Program};
use crate::assets;
use crate::config::OwnerConfig;
use crate::csrf::CsrfCookie;
use crate::flash::Flash;
use crate::portal::Portal;
use crate::problem::Error;
use crate::service::{Described, MenuGroup};
use crate::viewer::{Hat, SignedIn, Viewer};

/// What surrounds a page, and its texts; cheap to clone.
#[derive(Clone)]
pub struct Frame(Arc<FrameParts>);

/// What a frame is filled with.
#[derive(Clone)]
pub struct FrameParts {
    /// The portal.
    pub portal: Portal,
    /// Who looks.
    pub viewer: Viewer,
    /// The left menu; empty for visitors.
    pub menu: Vec<MenuGroup>,
    /// How many matters wait for the person.
    pub waiting: u64,
    /// The rooms in which they wait, by name.
    pub waits_in: Vec<&'static str>,
    /// How something went, after a redirect.
    pub flash: Option<Flash>,
    /// The blue information box of this page, HTML that is safe.
    pub info_box: Option<Arc<str>>,
    /// The fields of a form that was kept over a login.
    pub kept: Vec<(String, String)>,
    /// Whether this is a page of staff.
    pub is_staff_page: bool,
}

impl Deref for Frame {
    type Target = FrameParts;

    fn deref(&self) -> &FrameParts {
        &self.0
    }
}

impl Frame {
    /// A filled frame.
    pub fn new(parts: FrameParts) -> Frame {
        Frame(Arc::new(parts))
    }

    /// What an object of any room is called and where it is shown; none that the viewer may not see.
    pub async fn describe(&self, object: &ObjectRef) -> anyhow::Result<Option<Described>> {
        for describe in self.portal.services.iter().filter_map(|service| service.describe) {
            let found = describe(self.portal.clone(), object.clone(), self.viewer.clone()).await?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// A frame without menu, for problems before it could be filled.
    pub fn bare(portal: Portal, viewer: Viewer) -> Frame {
        Frame::new(FrameParts {
            portal,
            viewer,
            menu: Vec::new(),
            waiting: 0,
            waits_in: Vec::new(),
            flash: None,
            info_box: None,
            kept: Vec::new(),
            is_staff_page: false,
        })
    }

    /// Words, rules and clock for an answer to a program; there is no page.
    pub fn of_program(portal: &Portal, program: &Program) -> Frame {
        let (csrf, _) = CsrfCookie::find_or_new(&portal.config, portal.random(), &HeaderMap::new());
        let viewer = Viewer {
            lang: program.lang,
            address: IpAddr::from([0, 0, 0, 0]),
            page: api::ROOT.into(),
            csrf,
            device: "".into(),
            person: None,
        };
        Frame::bare(portal.clone(), viewer)
    }

    /// The same frame for the person under another hat.
    pub(crate) fn seen_by(&self, viewer: Viewer) -> Frame {
        Frame::new(FrameParts {
            viewer,
            ..FrameParts::clone(&self.0)
        })
    }

    /// The language of the page.
    pub fn lang(&self) -> Lang {
        self.viewer.lang
    }

    /// A text.
    pub fn t(&self, key: &str) -> String {
        self.portal.t(self.lang(), key)
    }

    /// A text with one value.
    pub fn ta(&self, key: &str, name: &'static str, value: impl Display) -> String {
        self.portal.ta(
            self.lang(),
            key,
            [(name, FluentValue::String(Cow::Owned(value.to_string())))],
        )
    }

    /// A text with two values.
    pub fn ta2(&self, key: &str, a: &'static str, av: impl Display, b: &'static str, bv: impl Display) -> String {
        let text = |value: String| FluentValue::String(Cow::Owned(value));
        self.portal
            .ta(self.lang(), key, [(a, text(av.to_string())), (b, text(bv.to_string()))])
    }

    /// A text with a number that decides its form.
    pub fn tn(&self, key: &str, name: &'static str, number: impl Display) -> String {
        self.portal
            .ta(self.lang(), key, [(name, FluentValue::try_number(&number.to_string()))])
    }

    /// The instant it is.
    pub fn now(&self) -> DateTime<Utc> {
        self.portal.now()
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        self.portal.clock()
    }

    /// Who runs the portal.
    pub fn owner(&self) -> &OwnerConfig {
        &self.portal.config.owner
    }

    /// When customer service answers.
    pub fn hours(&self) -> &str {
        match self.lang() {
            Lang::Sv => &self.owner().hours,
            Lang::En => &self.owner().hours_en,
        }
    }

    /// The telephone number of customer service as a link.
    pub fn phone(&self) -> PhoneLink<'_> {
        PhoneLink(&self.owner().phone)
    }

    /// A text in which the telephone number of customer service is a link.
    pub fn with_phone<'a>(&'a self, text: impl Into<Cow<'a, str>>) -> WithPhone<'a> {
        WithPhone {
            text: text.into(),
            phone: self.phone(),
        }
    }

    /// The person, when logged in.
    pub fn person(&self) -> Option<&SignedIn> {
        self.viewer.person.as_deref()
    }

    /// The name of the hat worn.
    pub fn hat(&self) -> String {
        match self.person().and_then(|p| p.hat.as_ref()) {
            Some(hat) => self.hat_label(hat),
            None => self.t("web-hat-private"),
        }
    }

    /// What a hat is called: of a person with the kind of mandate, "Anna Ek (fullmakt)".
    pub fn hat_label(&self, hat: &Hat) -> String {
        match hat.of {
            Represented::Organisation(_) => hat.name.clone(),
            Represented::Person(_) => {
                let hidden = || self.t("web-hat-protected");
                let name = Some(hat.name.clone()).filter(|name| !name.is_empty());
                self.ta(&format!("web-hat-{}", hat.kind), "name", name.unwrap_or_else(hidden))
            }
        }
    }

    /// The name of a hat of the person's; none is "Privat".
    pub fn hat_name(&self, hat: &Option<Represented>) -> String {
        let all = self.person().map_or(&[][..], |person| &person.hats);
        match all.iter().find(|own| Some(own.of) == *hat) {
            Some(own) => self.hat_label(own),
            None => self.t("web-hat-private"),
        }
    }

    /// Whether the person can act for others than themselves.
    pub fn has_hats(&self) -> bool {
        self.person().is_some_and(|person| !person.hats.is_empty())
    }

    /// Whether the person wears this hat.
    pub fn wears(&self, hat: &Option<Represented>) -> bool {
        let worn = self.person().and_then(|person| person.hat.as_ref());
        worn.map(|worn| worn.of) == *hat
    }

    /// What stands under the name: on pages of staff the first staff role, else the hat.
    pub fn role(&self) -> String {
        let Some(person) = self.person() else {
            return String::new();
        };
        if self.is_staff_page
            && let Some(role) = person.staff.first()
        {
            return self.t(&format!("web-staff-role-{}", role.code()));
        }
        self.hat()
    }

    /// A new form token.
    pub fn csrf(&self) -> String {
        self.viewer.csrf.token(self.portal.store.keys(), self.portal.random())
    }

    /// The address of an asset.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::url(name)
    }

    /// An icon of the sprite.
    pub fn icon(&self, name: &str) -> Icon {
        Icon {
            sprite: assets::url("icons.svg"),
            name: name.to_owned(),
        }
    }

    /// A date, "27 november 2026".
    pub fn date(&self, at: &DateTime<Utc>) -> String {
        base::swedish::date(*at, self.lang())
    }

    /// A date as a leaf of a calendar.
    pub fn leaf(&self, at: &DateTime<Utc>) -> Leaf {
        Leaf {
            iso: self.iso(at),
            words: base::swedish::leaf(*at, self.lang()),
        }
    }

    /// Date and time, "27 november 2026 18.00".
    pub fn date_time(&self, at: &DateTime<Utc>) -> String {
        base::swedish::date_time(*at, self.lang())
    }

    /// Date and time as people say it: "i dag 14.20".
    pub fn relative(&self, at: &DateTime<Utc>) -> String {
        base::swedish::relative(*at, self.now(), self.lang())
    }

    /// The same of when something may be done again: the next whole minute, so that nobody comes too early.
    pub fn not_before(&self, at: &DateTime<Utc>) -> String {
        self.relative(&(*at + TimeDelta::seconds(59)))
    }

    /// "i två år": how long a class of record is kept, within a sentence.
    pub fn kept_time(&self, class: &str) -> String {
        crate::personal::kept_in_words(&self.portal, self.lang(), class)
    }

    /// For the `datetime` attribute.
    pub fn iso(&self, at: &DateTime<Utc>) -> String {
        at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    }

    /// The link that shows this page in the other language.
    pub fn other_language(&self) -> String {
        let other = match self.lang() {
            Lang::Sv => Lang::En,
            Lang::En => Lang::Sv,
        };
        let query: String = form_urlencoded::Serializer::new(String::new())
            .append_pair("till", &self.viewer.page)
            .finish();
        format!("/sprak/{}?{query}", other.code())
    }

    /// Whether a place in the menu is the page, or leads towards it.
    pub fn is_current(&self, href: &str) -> bool {
        let path = self.viewer.page.split('?').next().unwrap_or_default();
        path == href || (href != "/" && path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')))
    }
}

/// A picture from the sprite.
pub struct Icon {
    sprite: &'static str,
    name: String,
}

impl Display for Icon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            r##"<svg class="i" aria-hidden="true"><use href="{}#{}"></use></svg>"##,
            self.sprite, self.name
        )
    }
}

// The name comes from templates and the sprite's address from the manifest.
impl askama::filters::HtmlSafe for Icon {}

/// Weekday, day and month, one below the other.
pub struct Leaf {
    iso: String,
    words: [String; 3],
}

impl Display for Leaf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [weekday, day, month] = &self.words;
        write!(
            f,
            r#"<time datetime="{}">{weekday} <b>{day}</b> {month}</time>"#,
            self.iso
        )
    }
}

// Names of days and months, and digits.
impl askama::filters::HtmlSafe for Leaf {}

/// A telephone number as a link.
#[derive(Clone, Copy)]
pub struct PhoneLink<'a>(&'a str);

impl Display for PhoneLink<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let dialled: String = self.0.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        write!(f, r#"<a class="tel" href="tel:{dialled}">"#)?;
        escape(self.0, f)?;
        f.write_str("</a>")
    }
}

impl askama::filters::HtmlSafe for PhoneLink<'_> {}

/// A text with the telephone number in it as a link.
pub struct WithPhone<'a> {
    text: Cow<'a, str>,
    phone: PhoneLink<'a>,
}

impl Display for WithPhone<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut pieces = self.text.split(self.phone.0);
        escape(pieces.next().unwrap_or_default(), f)?;
        for piece in pieces {
            self.phone.fmt(f)?;
            escape(piece, f)?;
        }
        Ok(())
    }
}

impl askama::filters::HtmlSafe for WithPhone<'_> {}

fn escape(text: &str, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    let safe = askama::filters::escape(text, askama::filters::Html).map_err(|_| std::fmt::Error)?;
    write!(f, "{safe}")
}

impl<S: Sync> FromRequestParts<S> for Frame {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let frame = parts.extensions.get::<Frame>().cloned();
        frame.ok_or_else(|| anyhow::anyhow!("the frame layer is not mounted").into())
    }
}

/// Leads on after a form was taken, with a message on the next page.
pub fn see_other(f: &Frame, path: &str, flash: Option<Flash>) -> Response {
    let mut response = Redirect::to(path).into_response();
    if let Some(flash) = flash {
        add_cookie(&mut response, &flash.cookie(&f.portal.config, f.portal.store.keys()));
    }
    response
}

/// Gives the browser a cookie.
pub fn add_cookie(response: &mut Response, cookie: &cookie::Cookie<'_>) {
    let value = HeaderValue::from_str(&cookie.to_string()).expect("a cookie is plain ASCII");
    response.headers_mut().append(SET_COOKIE, value);
}

/// A page.
pub fn page(template: &impl Template) -> Result<Response, Error> {
    Ok(Html(template.render()?).into_response())
}

/// A page with a status: 422 for a form with mistakes.
pub fn page_with(status: StatusCode, template: &impl Template) -> Result<Response, Error> {
    Ok((status, Html(template.render()?)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_telephone_number_in_a_text_is_a_link_and_the_rest_is_only_text() {
        let shown = |text: &str, phone: &str| {
            let (text, phone) = (text.into(), PhoneLink(phone));
            WithPhone { text, phone }.to_string()
        };
        assert_eq!(
            shown("Ring 08-465 004 00 <nu>", "08-465 004 00"),
            "Ring <a class=\"tel\" href=\"tel:0846500400\">08-465 004 00</a> &#60;nu&#62;"
        );
        assert_eq!(shown("Inget nummer", "08-465 004 00"), "Inget nummer");
    }
}
