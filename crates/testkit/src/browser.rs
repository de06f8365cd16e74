//! A browser without a screen: keeps cookies, fills in forms by label, presses buttons by their words.
//! Follows nothing by itself, and sends what browsers send about where a form comes from. Talks to a
//! router in this process, or to a server over TCP.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use base::{Id, Person};
use cookie::Cookie;
use http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use http::{HeaderMap, Request, Response, StatusCode};
use http_body_util::BodyExt;
use tower::ServiceExt;
use web::session::Session;

use crate::cast::Who;
use crate::page::Page;
use crate::pdf;

const BOUNDARY: &str = "a-boundary-that-no-file-has";
const MULTIPART: &str = "multipart/form-data; boundary=a-boundary-that-no-file-has";

/// What was typed: id of the field → value.
pub(crate) type Typed = BTreeMap<String, String>;

/// What a form sends.
#[derive(Clone, Debug)]
pub struct Submission {
    /// POST or GET.
    pub is_post: bool,
    /// Where to.
    pub action: String,
    /// Name and value of every field, hidden ones too.
    pub fields: Vec<(String, String)>,
    /// Files for a form that brings some: name, bytes.
    pub files: Option<Vec<(String, Vec<u8>)>>,
    /// Files for questions of their own: control, name, bytes.
    pub answers: Vec<(String, String, Vec<u8>)>,
}

impl Submission {
    /// The same with another value in one field.
    pub fn with(mut self, name: &str, value: &str) -> Submission {
        self.fields.retain(|(n, _)| n != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The value of a field.
    #[track_caller]
    pub fn get(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(n, _)| n == name);
        found.map_or_else(|| panic!("no field {name:?}"), |(_, value)| value)
    }

    /// The kind of its body, and the body.
    pub fn body(&self) -> (&'static str, Vec<u8>) {
        let Some(files) = &self.files else {
            return ("application/x-www-form-urlencoded", self.encoded().into_bytes());
        };
        let mut body = Vec::new();
        let mut part = |head: String, bytes: &[u8]| {
            body.extend_from_slice(
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes(),
            );
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        };
        for (name, value) in &self.fields {
            part(format!("name=\"{name}\""), value.as_bytes());
        }
        let answers = self
            .answers
            .iter()
            .map(|(control, name, bytes)| (control.as_str(), name, bytes));
        for (control, name, bytes) in files.iter().map(|(name, bytes)| ("files", name, bytes)).chain(answers) {
            let name = name.replace('"', "%22");
            part(
                format!("name=\"{control}\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream"),
                bytes,
            );
        }
        if files.is_empty() {
            part(
                "name=\"files\"; filename=\"\"\r\nContent-Type: application/octet-stream".to_owned(),
                b"",
            );
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        (MULTIPART, body)
    }

    /// As it stands in the body of a form without files.
    pub fn encoded(&self) -> String {
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&self.fields)
            .finish()
    }
}

/// How a request reaches the portal.
#[derive(Clone)]
enum Way {
    Router(Router),
    Tcp(reqwest::Client, SocketAddr),
}

impl Way {
    async fn send(&self, request: Request<Vec<u8>>, from: IpAddr) -> anyhow::Result<Response<Bytes>> {
        match self {
            Way::Router(router) => {
                let mut request = request.map(Body::from);
                let from = ConnectInfo(SocketAddr::from((from, 50_000)));
                request.extensions_mut().insert(from);
                let (parts, body) = router.clone().oneshot(request).await?.into_parts();
                let body = body.collect().await?.to_bytes();
                Ok(Response::from_parts(parts, body))
            }
            Way::Tcp(client, address) => {
                let (parts, body) = request.into_parts();
                let url = format!("http://{address}{}", parts.uri);
                let sent = client.request(parts.method, url).headers(parts.headers).body(body);
                let (parts, body) = Response::from(sent.send().await?).into_parts();
                let body = body.collect().await?.to_bytes();
                Ok(Response::from_parts(parts, body))
            }
        }
    }
}

/// A browser. A clone shares nothing with it, but has the same cookies and page.
#[derive(Clone)]
pub struct Browser {
    way: Way,
    origin: String,
    cookies: BTreeMap<String, String>,
    page: Page,
    typed: Typed,
    chosen: Vec<(String, Vec<u8>)>,
    /// Control, name, bytes.
    answers: Vec<(String, String, Vec<u8>)>,
    /// The address it comes from.
    pub address: IpAddr,
    /// Headers sent with everything.
    pub headers: Vec<(&'static str, String)>,
    pub(crate) who: Option<Who>,
    pub(crate) session: Option<Id<Session>>,
}

impl Browser {
    pub(crate) fn new(router: Router, origin: &str) -> Browser {
        Browser::by(Way::Router(router), origin)
    }

    /// A browser that talks to the server at `address`, which people reach as `origin`.
    pub fn over_tcp(address: SocketAddr, origin: &str) -> Browser {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .expect("a client can be made");
        Browser::by(Way::Tcp(client, address), origin)
    }

    fn by(way: Way, origin: &str) -> Browser {
        Browser {
            way,
            origin: origin.to_owned(),
            cookies: BTreeMap::new(),
            page: Page {
                path: String::new(),
                status: StatusCode::OK,
                headers: HeaderMap::new(),
                body: String::new(),
                bytes: Bytes::new(),
            },
            typed: Typed::new(),
            chosen: Vec::new(),
            answers: Vec::new(),
            address: IpAddr::from([192, 0, 2, 10]),
            headers: vec![("user-agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0".to_owned())],
            who: None,
            session: None,
        }
    }

    /// Who is logged in.
    #[track_caller]
    pub fn id(&self) -> Id<Person> {
        self.who.as_ref().expect("a visitor has no id").id
    }

    /// The address of who is logged in.
    #[track_caller]
    pub fn email(&self) -> &str {
        &self.who.as_ref().expect("a visitor has no address").email
    }

    /// Its login session.
    #[track_caller]
    pub fn session(&self) -> Id<Session> {
        self.session.expect("a visitor has no session")
    }

    /// The page it shows.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Puts a cookie into the jar.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// The same person in another window, or at another server of the same portal.
    pub fn with_cookies_of(mut self, other: &Browser) -> Browser {
        self.cookies.clone_from(&other.cookies);
        self
    }

    pub(crate) fn take_cookie(&mut self, cookie: &Cookie) {
        self.set_cookie(cookie.name(), cookie.value());
    }

    // Going somewhere

    /// Opens an address of the portal.
    pub async fn open(&mut self, path: &str) -> &mut Browser {
        self.send("GET", path, &[("sec-fetch-site", "same-origin")], "").await
    }

    /// Follows the redirect that the last answer was.
    pub async fn follow(&mut self) -> &mut Browser {
        let to = self.location();
        self.open(&to).await
    }

    /// Opens the link with these words.
    pub async fn click(&mut self, link: &str) -> &mut Browser {
        let path = self.page.link(link);
        self.open(&path).await
    }

    /// Sends a request with these headers and no others but cookies and `user-agent`.
    pub async fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> &mut Browser {
        self.try_send(method, path, headers, body)
            .await
            .expect("the portal answers");
        self
    }

    /// The same to a server that may go away meanwhile.
    pub async fn try_send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl AsRef<[u8]> + Send,
    ) -> anyhow::Result<()> {
        let path = path.strip_prefix(&self.origin).unwrap_or(path);
        let path = path.split('#').next().expect("a split has a first part").to_owned();
        let mut request = Request::builder().method(method).uri(&path).header(HOST, self.host());
        let own = self.headers.iter().map(|(name, value)| (*name, value.as_str()));
        for (name, value) in own.chain(headers.iter().copied()) {
            request = request.header(name, value);
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<_> = self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect();
            request = request.header(COOKIE, cookies.join("; "));
        }
        let answer = self
            .way
            .send(request.body(body.as_ref().to_owned())?, self.address)
            .await?;
        let (parts, body) = answer.into_parts();
        self.keep_cookies(&parts.headers);
        self.typed.clear();
        self.chosen.clear();
        self.answers.clear();
        self.page = Page {
            path,
            status: parts.status,
            body: readable(&parts.headers, &body),
            headers: parts.headers,
            bytes: body,
        };
        Ok(())
    }

    // Forms

    /// Types into the field with this label.
    #[track_caller]
    pub fn fill(&mut self, label: &str, value: &str) -> &mut Browser {
        self.typed.insert(self.page.id_of(label), value.to_owned());
        self
    }

    /// Ticks the box, or chooses the radio button, with this label.
    #[track_caller]
    pub fn tick(&mut self, label: &str) -> &mut Browser {
        let id = self.page.id_of(label);
        let value = self.page.attributes(&format!("[id='{id}']"), "value");
        self.typed
            .insert(id, value.into_iter().next().unwrap_or_else(|| "on".to_owned()));
        self
    }

    /// Takes the tick away from the box with this label.
    #[track_caller]
    pub fn untick(&mut self, label: &str) -> &mut Browser {
        self.typed.insert(self.page.id_of(label), String::new());
        self
    }

    /// Chooses from the list with this label by the words of the option.
    #[track_caller]
    pub fn choose(&mut self, label: &str, option: &str) -> &mut Browser {
        let value = self.page.option(label, option);
        self.fill(label, &value)
    }

    /// Chooses one more file in the control for files.
    pub fn attach(&mut self, name: &str, bytes: &[u8]) -> &mut Browser {
        self.chosen.push((name.to_owned(), bytes.to_owned()));
        self
    }

    /// Chooses one more file in the control with this label.
    #[track_caller]
    pub fn attach_to(&mut self, label: &str, name: &str, bytes: &[u8]) -> &mut Browser {
        let control = self.page.id_of(label);
        self.answers.push((control, name.to_owned(), bytes.to_owned()));
        self
    }

    /// Presses the button with these words.
    pub async fn press(&mut self, button: &str) -> &mut Browser {
        let what = self.submission(button);
        self.submit(&what).await
    }

    /// Presses the one of several such buttons that stands nearest to these words.
    pub async fn press_beside(&mut self, beside: &str, button: &str) -> &mut Browser {
        let what = self.with_files(self.page.submission(button, Some(beside), &self.typed));
        self.submit(&what).await
    }

    /// What pressing the button would send, to be sent later, or often.
    #[track_caller]
    pub fn submission(&self, button: &str) -> Submission {
        self.with_files(self.page.submission(button, None, &self.typed))
    }

    fn with_files(&self, mut what: Submission) -> Submission {
        match &mut what.files {
            Some(files) => {
                files.clone_from(&self.chosen);
                what.answers.clone_from(&self.answers);
            }
            None => assert!(self.chosen.is_empty(), "this form takes no files"),
        }
        what
    }

    /// Sends a form, as from the page it stood on.
    pub async fn submit(&mut self, what: &Submission) -> &mut Browser {
        self.try_submit(what).await.expect("the portal answers");
        self
    }

    /// The same to a server that may go away meanwhile.
    pub async fn try_submit(&mut self, what: &Submission) -> anyhow::Result<()> {
        let own = ("sec-fetch-site", "same-origin");
        if !what.is_post {
            let encoded = what.encoded();
            let path = what.action.split('?').next().expect("a split has a first part");
            return self.try_send("GET", &format!("{path}?{encoded}"), &[own], "").await;
        }
        let (origin, (kind, body)) = (self.origin.clone(), what.body());
        let headers = [own, ("origin", &origin), (CONTENT_TYPE.as_str(), kind)];
        self.try_send("POST", &what.action, &headers, body).await
    }

    // What is seen

    /// Has this status.
    #[track_caller]
    pub fn status(&mut self, status: u16) -> &mut Browser {
        assert_eq!(
            self.page.status.as_u16(),
            status,
            "{} {}",
            self.page.path,
            self.page.text()
        );
        self
    }

    /// Is a page of status 200 with this heading.
    #[track_caller]
    pub fn heading(&mut self, heading: &str) -> &mut Browser {
        self.status(200);
        assert_eq!(self.page.h1(), heading, "{}", self.page.path);
        self
    }

    /// Is a PDF that those who check PDFs find nothing wrong with.
    #[track_caller]
    pub fn paper(&mut self) -> &mut Browser {
        self.status(200);
        assert_eq!(
            self.page.header("content-type"),
            "application/pdf",
            "{}",
            self.page.path
        );
        assert_eq!(pdf::mistakes(&self.page.bytes), None, "{}", self.page.path);
        self
    }

    /// Says this somewhere.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Browser {
        let all = self.page.text();
        assert!(all.contains(text), "{} does not say {text:?}: {all}", self.page.path);
        self
    }

    /// Says this nowhere, not even in the markup.
    #[track_caller]
    pub fn does_not_see(&mut self, text: &str) -> &mut Browser {
        let found = self.page.text().contains(text) || self.page.body.contains(text);
        assert!(!found, "{} says {text:?}", self.page.path);
        self
    }

    /// Shows this message after a redirect.
    #[track_caller]
    pub fn flash(&mut self, text: &str) -> &mut Browser {
        let flash = self.page.flash().unwrap_or_default();
        assert!(flash.contains(text), "{} has the message {flash:?}", self.page.path);
        self
    }

    /// Is the form again, 422, with just these mistakes in the summary and nowhere a password.
    #[track_caller]
    pub fn mistakes(&mut self, mistakes: &[&str]) -> &mut Browser {
        self.status(422);
        assert_eq!(self.page.mistakes(), mistakes, "{}", self.page.path);
        assert!(
            self.page.all("title")[0].starts_with("Fel: "),
            "{:?}",
            self.page.all("title")
        );
        let kept = self.page.attributes("input[type=password]", "value");
        assert!(kept.iter().all(String::is_empty), "a password was kept");
        self
    }

    /// Is a redirect to this address.
    #[track_caller]
    pub fn leads_to(&mut self, path: &str) -> &mut Browser {
        assert_eq!(self.location(), path);
        self
    }

    /// Where the redirect leads that the last answer was.
    #[track_caller]
    pub fn location(&self) -> String {
        let page = &self.page;
        let to = page.headers.get(LOCATION).and_then(|to| to.to_str().ok());
        let to = to.unwrap_or_else(|| panic!("{} is no redirect but {}: {}", page.path, page.status, page.text()));
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.path);
        to.to_owned()
    }

    fn host(&self) -> String {
        self.origin.split_once("://").map_or("", |(_, host)| host).to_owned()
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for header in headers.get_all(SET_COOKIE) {
            let text = header.to_str().expect("a cookie is ASCII").to_owned();
            let cookie = Cookie::parse(text).expect("a cookie can be read");
            match cookie.max_age() {
                Some(age) if age.is_zero() => {
                    self.cookies.remove(cookie.name());
                }
                _ => self.take_cookie(&cookie),
            }
        }
    }
}

/// HTML as it is, and the words of a PDF, so that what must not be told is found in both.
fn readable(headers: &HeaderMap, body: &[u8]) -> String {
    let is_pdf = headers.get(CONTENT_TYPE).is_some_and(|kind| kind == "application/pdf");
    let words = if is_pdf { pdf::words(body) } else { None };
    words.unwrap_or_else(|| String::from_utf8_lossy(body).into_owned())
}
