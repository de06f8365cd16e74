//! An answer of the portal, read as a person reads it: headings, labels, buttons, messages. Never by
//! class or id where words will do.

use axum::body::Bytes;
use http::{HeaderMap, StatusCode};
use scraper::{ElementRef, Html, Selector};

use crate::browser::{Submission, Typed};

/// An answer of the portal.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it came from: path and query.
    pub path: String,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The HTML, or whatever it is.
    pub body: String,
    /// The body as it came.
    pub bytes: Bytes,
}

impl Page {
    /// A header, empty when it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("a header is ASCII"))
    }

    /// What the page says, without markup, in one line.
    pub fn text(&self) -> String {
        words(self.html().root_element())
    }

    /// The words of every element that the selector finds.
    pub fn all(&self, css: &str) -> Vec<String> {
        self.html().select(&selector(css)).map(words).collect()
    }

    /// An attribute of every element that the selector finds and that has it.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let html = self.html();
        let selector = selector(css);
        let found = html.select(&selector).filter_map(|element| element.attr(name));
        found.map(str::to_owned).collect()
    }

    /// The first heading of the first level.
    pub fn h1(&self) -> String {
        self.all("h1").into_iter().next().unwrap_or_default()
    }

    /// The mistakes in the summary at the top.
    pub fn mistakes(&self) -> Vec<String> {
        self.all(".errors li")
    }

    /// The mistake at the field with this label.
    #[track_caller]
    pub fn mistake_at(&self, label: &str) -> Option<String> {
        let html = self.html();
        let described = field(&html, label).attr("aria-describedby")?;
        let error = described.split(' ').find(|id| id.ends_with("-error"))?;
        let found = html.select(&selector(&format!("[id='{error}']"))).next();
        Some(words(found.expect("aria-describedby names what is there")))
    }

    /// What stands in the field with this label; "1" for a ticked box.
    #[track_caller]
    pub fn value(&self, label: &str) -> String {
        let html = self.html();
        let field = field(&html, label);
        value_of(field).unwrap_or_default()
    }

    /// Where the link with these words leads.
    #[track_caller]
    pub fn link(&self, text: &str) -> String {
        let html = self.html();
        let all: Vec<_> = html.select(&selector("a[href]")).collect();
        let found = all.iter().find(|link| words(**link) == text).or_else(|| {
            let accessible = |link: &&ElementRef| link.attr("aria-label") == Some(text);
            all.iter().find(accessible)
        });
        let Some(link) = found else {
            let there: Vec<_> = all.iter().map(|link| words(*link)).collect();
            panic!("no link {text:?} on {}, only {there:?}", self.path);
        };
        link.attr("href").expect("it was selected by it").to_owned()
    }

    /// The message after a redirect.
    pub fn flash(&self) -> Option<String> {
        self.all(".flash").into_iter().next()
    }

    /// The id of the field with this label.
    #[track_caller]
    pub(crate) fn id_of(&self, label: &str) -> String {
        let html = self.html();
        field(&html, label)
            .attr("id")
            .expect("a label names its field")
            .to_owned()
    }

    /// The value of the option with these words, in the list with this label.
    #[track_caller]
    pub(crate) fn option(&self, label: &str, option: &str) -> String {
        let html = self.html();
        let all: Vec<_> = field(&html, label).select(&selector("option")).collect();
        let found = all.iter().find(|o| words(**o) == option);
        let there: Vec<_> = all.iter().map(|o| words(*o)).collect();
        let found = found.unwrap_or_else(|| panic!("no {option:?} in {label:?}, only {there:?}"));
        found.attr("value").expect("our options have values").to_owned()
    }

    /// What pressing a button would send. `beside` picks one of several by words near it.
    #[track_caller]
    pub(crate) fn submission(&self, button: &str, beside: Option<&str>, typed: &Typed) -> Submission {
        let html = self.html();
        let all: Vec<_> = html
            .select(&selector("button:not([type=button]), input[type=submit]"))
            .collect();
        let named = |b: &&ElementRef| words(**b) == button || b.attr("aria-label") == Some(button);
        let mut found: Vec<_> = all.iter().filter(named).copied().collect();
        if let Some(text) = beside {
            found.sort_by_key(|b| steps_to(*b, text));
            found.truncate(1);
        }
        found.retain(|b| form_of(&html, *b).is_some());
        if found.len() > 1 {
            found.retain(|b| form_of(&html, *b).is_some_and(|form| holds(&html, form, typed)));
        }
        let there: Vec<_> = all.iter().map(|b| words(*b)).collect();
        let [pressed] = found[..] else {
            panic!(
                "{} buttons {button:?} on {} ({}), all: {there:?}",
                found.len(),
                self.path,
                self.h1()
            );
        };
        let form = form_of(&html, pressed).expect("it was looked for");
        self.sent(&html, form, Some(pressed), typed)
    }

    /// Each form in which one looks for something: what it would send, and the names of the fields in which
    /// one types.
    pub fn searches(&self) -> Vec<(Submission, Vec<String>)> {
        let html = self.html();
        let holds = |form: ElementRef, css: &str| {
            let found = controls(&html, form).into_iter().filter(|c| selector(css).matches(c));
            found.filter_map(|c| c.attr("name")).map(str::to_owned).collect()
        };
        let mut found = Vec::new();
        for form in html.select(&selector("form")) {
            let looks: Vec<String> = holds(form, "input[type=search]");
            if !looks.is_empty() {
                let typed = holds(
                    form,
                    "input:not([type]), textarea, input:is([type=search], [type=text], [type=email], [type=tel])",
                );
                found.push((self.sent(&html, form, None, &Typed::new()), typed));
            }
        }
        found
    }

    /// What a form sends when this button is pressed.
    fn sent(&self, html: &Html, form: ElementRef, pressed: Option<ElementRef>, typed: &Typed) -> Submission {
        let mut fields = collect(html, form, typed);
        if let Some((pressed, name)) = pressed.and_then(|pressed| Some((pressed, pressed.attr("name")?))) {
            fields.push((name.to_owned(), pressed.attr("value").unwrap_or_default().to_owned()));
        }
        let of = |name: &str| {
            let own = pressed.and_then(|pressed| pressed.attr(&format!("form{name}")));
            own.or(form.attr(name))
        };
        Submission {
            is_post: of("method").is_some_and(|method| method.eq_ignore_ascii_case("post")),
            action: of("action").unwrap_or(&self.path).to_owned(),
            fields,
            files: of("enctype")
                .is_some_and(|kind| kind == "multipart/form-data")
                .then(Vec::new),
            answers: Vec::new(),
        }
    }

    fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }
}

pub(crate) fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|e| panic!("{css}: {e}"))
}

/// The words of an element, with single spaces.
fn words(element: ElementRef) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn field<'a>(html: &'a Html, label: &str) -> ElementRef<'a> {
    let all: Vec<_> = html.select(&selector("label[for]")).collect();
    let is_it = |l: &&ElementRef| {
        let text = words(**l);
        [" (frivilligt)", " (optional)"]
            .iter()
            .any(|mark| text.strip_suffix(mark) == Some(label))
            || text == label
    };
    let ids: Vec<_> = all.iter().filter(is_it).filter_map(|l| l.attr("for")).collect();
    let labels: Vec<_> = all.iter().map(|l| words(*l)).collect();
    match ids[..] {
        [id] => html
            .select(&selector(&format!("[id='{id}']")))
            .next()
            .unwrap_or_else(|| panic!("the label {label:?} names a field that is not there")),
        [] => html
            .select(&selector("input, select, textarea"))
            .find(|f| f.attr("aria-label") == Some(label))
            .unwrap_or_else(|| panic!("no field {label:?}, only {labels:?}")),
        _ => panic!("several fields {label:?}"),
    }
}

/// How far up from `element` these words are; those that are nowhere near come last.
fn steps_to(element: ElementRef, text: &str) -> usize {
    let above = element.ancestors().filter_map(ElementRef::wrap);
    above
        .take_while(|a| a.value().name() != "main")
        .position(|a| words(a).contains(text))
        .unwrap_or(usize::MAX)
}

fn form_of<'a>(html: &'a Html, control: ElementRef<'a>) -> Option<ElementRef<'a>> {
    match control.attr("form") {
        Some(id) => html.select(&selector(&format!("form[id='{id}']"))).next(),
        None => control
            .ancestors()
            .filter_map(ElementRef::wrap)
            .find(|a| a.value().name() == "form"),
    }
}

fn holds(html: &Html, form: ElementRef, typed: &Typed) -> bool {
    !typed.is_empty()
        && typed
            .keys()
            .all(|id| controls(html, form).iter().any(|c| c.attr("id") == Some(id.as_str())))
}

fn controls<'a>(html: &'a Html, form: ElementRef<'a>) -> Vec<ElementRef<'a>> {
    html.select(&selector("input[name], select[name], textarea[name]"))
        .filter(|control| form_of(html, *control).is_some_and(|own| own == form))
        .collect()
}

/// What a browser sends of a form.
fn collect(html: &Html, form: ElementRef, typed: &Typed) -> Vec<(String, String)> {
    let controls = controls(html, form);
    let unknown: Vec<_> = typed
        .keys()
        .filter(|id| !controls.iter().any(|c| c.attr("id") == Some(id.as_str())))
        .collect();
    assert!(
        unknown.is_empty(),
        "{unknown:?} were filled in, but are not in this form"
    );
    let chosen = |name: &str| {
        let group = controls
            .iter()
            .filter(|c| c.attr("type") == Some("radio") && c.attr("name") == Some(name));
        group.filter_map(|c| c.attr("id")).any(|id| typed.contains_key(id))
    };
    let mut fields = Vec::new();
    for control in &controls {
        let (name, id) = (
            control.attr("name").expect("selected by it"),
            control.attr("id").unwrap_or_default(),
        );
        let words = typed.get(id).cloned();
        let value = match control.attr("type").unwrap_or_default() {
            "submit" | "button" | "file" => None,
            "radio" if chosen(name) => words,
            "checkbox" => words.or_else(|| value_of(*control)).filter(|value| !value.is_empty()),
            _ => words.or_else(|| value_of(*control)),
        };
        if let Some(value) = value.filter(|_| control.attr("disabled").is_none()) {
            fields.push((name.to_owned(), value));
        }
    }
    fields
}

fn value_of(control: ElementRef) -> Option<String> {
    let value = || control.attr("value").unwrap_or_default().to_owned();
    match (control.value().name(), control.attr("type")) {
        ("textarea", _) => Some(control.text().collect::<String>().trim_start_matches('\n').to_owned()),
        ("select", _) => {
            let options: Vec<_> = control.select(&selector("option")).collect();
            let chosen = options
                .iter()
                .find(|o| o.attr("selected").is_some())
                .or(options.first());
            chosen.map(|o| o.attr("value").unwrap_or_default().to_owned())
        }
        (_, Some("checkbox" | "radio")) => control.attr("checked").map(|_| value()),
        _ => Some(value()),
    }
}
