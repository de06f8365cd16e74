//! `/handlaggning/personer`: finds people. What is looked for may be an identity number or a name, so
//! it is posted and never stands in an address; so are the pages of the list.

use askama::Template;
use axum::extract::State;
use base::{Id, Person};
use http::StatusCode;
use web::{Form, Frame, Portal, Posted, page, page_with};

use super::{name_in_lists, state};
use crate::queries::search::{self, Mark, People, Place};
use crate::tables::person;

#[derive(Template)]
#[template(path = "staff/people.html")]
struct PeoplePage<'a> {
    f: &'a Frame,
    form: &'a Form,
    found: Option<Found>,
}

struct Found {
    rows: Vec<Row>,
    previous: Option<Mark>,
    next: Option<Mark>,
}

struct Row {
    id: Id<Person>,
    name: String,
    email: String,
    username: String,
    state: String,
    colour: Option<&'static str>,
    is_protected: bool,
}

/// GET `/handlaggning/personer`
pub(crate) async fn show(f: Frame) -> web::Result {
    page(&PeoplePage {
        f: &f,
        form: &Form::new(&f),
        found: None,
    })
}

/// POST `/handlaggning/personer`
pub(crate) async fn search(State(portal): State<Portal>, f: Frame, posted: Posted) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    let Some(wanted) = form.read("q", |typed| search::read(&portal, typed)) else {
        let (f, form) = (&f, &form);
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &PeoplePage { f, form, found: None });
    };
    let people = search::people(&portal, &wanted, &place(&posted)).await?;
    page(&PeoplePage {
        f: &f,
        form: &form,
        found: Some(shown(&f, people)),
    })
}

fn shown(f: &Frame, people: People) -> Found {
    Found {
        rows: people.items.iter().map(|person| row(f, person)).collect(),
        previous: people.previous,
        next: people.next,
    }
}

fn row(f: &Frame, person: &person::Model) -> Row {
    let (state, colour) = state(f, person.state);
    let unless_protected = |text: &str| {
        if person.protected {
            "–".to_owned()
        } else {
            text.to_owned()
        }
    };
    Row {
        id: person.id,
        name: name_in_lists(f, person),
        email: unless_protected(person.address().unwrap_or("–")),
        username: unless_protected(person.username.as_deref().unwrap_or("–")),
        state,
        colour,
        is_protected: person.protected,
    }
}

/// Which page; a mark that was cut is the first page.
fn place(posted: &Posted) -> Place {
    let mark = || {
        Some(Mark {
            column: posted
                .get("mark_in")
                .parse()
                .ok()
                .filter(|nth| *nth < search::COLUMNS.len())?,
            key: posted.get("mark").to_owned(),
            person: posted.get("mark_id").parse().ok()?,
        })
    };
    match (posted.get("way"), mark()) {
        ("next", Some(mark)) => Place::After(mark),
        ("previous", Some(mark)) => Place::Before(mark),
        _ => Place::First,
    }
}
