//! Whom staff write a case down for: a person or an organisation found by search, or somebody without an
//! account. What is looked for may be a name or a number, so it is posted and never stands in an address.

use accounts::tables::person::{self, PersonState};
use base::{Id, Lang, Organisation, Person, Represented};
use organisations::model::State;
use web::{Form, Frame, SignedIn};

use super::parsing;
use crate::model::{Contact, Customer, limit};
use crate::rules::{Reader, is_own_matter};

/// Who is chosen of those found.
pub(super) const CHOSEN: &str = "customer";
/// The same in an address.
pub(super) const NAMED: &str = "kund";
/// What is looked for; a whole e-mail address or username needs no choice.
const WANTED: &str = "account";
/// Chosen when it is none of those found.
const UNLISTED: &str = "unlisted";
/// Fewer characters would find half the town.
const SHORTEST: usize = 2;

/// Somebody who can be a customer, by account or as an organisation.
pub(super) struct Known {
    of: Represented,
    /// What tells them from others.
    words: String,
    lang: Option<Lang>,
}

impl Known {
    fn person(f: &Frame, person: &person::Model) -> Known {
        let words = match (person.protected, person.address()) {
            (true, _) => f.t("desk-customer-protected"),
            (false, Some(address)) => format!("{} · {address}", person.name()),
            (false, None) => person.name(),
        };
        Known {
            of: person.id.into(),
            words,
            lang: person.lang(),
        }
    }

    fn organisation(f: &Frame, id: Id<Organisation>, name: &str) -> Known {
        Known {
            of: id.into(),
            words: format!("{name} · {}", f.t("desk-register-organisation")),
            lang: None,
        }
    }
}

fn is_in_use(person: &person::Model) -> bool {
    person.state != PersonState::Closed
}

/// Who a choice is, while they can be a customer.
async fn find(f: &Frame, chosen: &str) -> anyhow::Result<Option<Known>> {
    let Ok(id) = chosen.parse::<Id<Person>>() else {
        return Ok(None);
    };
    let db = f.portal.store.db();
    if let Some(person) = accounts::queries::person(db, id).await? {
        return Ok(is_in_use(&person).then(|| Known::person(f, &person)));
    }
    let found = organisations::queries::organisation(db, Id::from_uuid(id.uuid())).await?;
    let found = found.filter(|of| of.state != State::Ended);
    Ok(found.map(|of| Known::organisation(f, of.id, &of.name)))
}

async fn search(f: &Frame, typed: &str) -> anyhow::Result<Vec<Known>> {
    if !(SHORTEST..=limit::SEARCH).contains(&typed.chars().count()) {
        return Ok(Vec::new());
    }
    let people = accounts::queries::search::meant(&f.portal, typed).await?;
    let others = organisations::search::meant(&f.portal, typed).await?;
    let people = people.iter().map(|person| Known::person(f, person));
    let others = others.iter().map(|(id, name)| Known::organisation(f, *id, name));
    Ok(people.chain(others).collect())
}

/// What a search found, to choose from.
pub(super) struct Candidates {
    /// Id and words; empty where nobody was looked for or chosen.
    pub(super) options: Vec<(String, String)>,
    /// Whether nobody was found who was looked for.
    pub(super) is_nobody: bool,
}

/// Those whom the form looks for, and who is chosen in it.
pub(super) async fn candidates(f: &Frame, form: &Form) -> anyhow::Result<Candidates> {
    let typed = form.value(WANTED).trim();
    let mut known = search(f, typed).await?;
    let is_nobody = known.is_empty() && !typed.is_empty();
    if let Some(chosen) = find(f, form.value(CHOSEN)).await?
        && known.iter().all(|one| one.of != chosen.of)
    {
        known.insert(0, chosen);
    }
    let is_choice = is_nobody || !known.is_empty();
    let unlisted = is_choice.then(|| (UNLISTED.to_owned(), f.t("desk-register-unlisted")));
    let options = known.into_iter().map(|one| (one.of.to_string(), one.words));
    Ok(Candidates {
        options: options.chain(unlisted).collect(),
        is_nobody,
    })
}

/// Reads a search. Who was chosen before is not meant any more.
pub(super) fn look_anew(form: &mut Form) {
    form.forget(CHOSEN);
    form.read_text(WANTED, limit::SEARCH, "desk-register-search-missing");
}

/// Who is meant by the form.
pub(super) enum Meant {
    /// Chosen, or typed whole.
    Known(Known),
    /// Somebody without an account.
    Stranger,
    /// What is wrong is told in the form.
    Unclear,
}

/// Reads who is meant. Nobody writes down their own matter.
pub(super) async fn read(f: &Frame, form: &mut Form, me: &SignedIn) -> anyhow::Result<Meant> {
    let known = match (form.value(CHOSEN), form.value(WANTED).trim()) {
        (UNLISTED, _) | ("", "") => return Ok(Meant::Stranger),
        ("", typed) => {
            let person = accounts::queries::find_by_login(f.portal.store.db(), typed).await?;
            let person = person.filter(is_in_use);
            person
                .map(|person| Known::person(f, &person))
                .ok_or("desk-register-account-unknown")
        }
        (chosen, _) => find(f, chosen).await?.ok_or("desk-register-customer-gone"),
    };
    let reader = Reader::of(me);
    let mistake = match known {
        Ok(known) if !is_own_matter(reader, known.of.person(), known.of.organisation()) => {
            return Ok(Meant::Known(known));
        }
        Ok(_) => "desk-refused-own-matter",
        Err(key) => key,
    };
    form.mistake(WANTED, mistake);
    Ok(Meant::Unclear)
}

impl Meant {
    /// Whose case it is, with the name and address in the form where there is no account.
    pub(super) fn customer(&self, form: &mut Form) -> Option<Customer> {
        let name = match self {
            Meant::Known(Known {
                of: Represented::Person(id),
                ..
            }) => {
                return Some(Customer::Person {
                    id: *id,
                    organisation: None,
                });
            }
            Meant::Stranger => form
                .read_text("name", limit::NAME, "desk-register-name-missing")
                .map(Some),
            Meant::Known(_) | Meant::Unclear => parsing::optional_text(form, "name", limit::NAME),
        };
        let (email, phone) = (parsing::optional_email(form), parsing::optional_phone(form));
        let contact = Contact {
            name: name?,
            email: email?,
            phone: phone?,
        };
        match self {
            Meant::Known(known) => {
                let organisation = known.of.organisation()?;
                Some(Customer::Organisation { organisation, contact })
            }
            Meant::Stranger => Some(Customer::Visitor(contact)),
            Meant::Unclear => None,
        }
    }

    /// The customer's language.
    pub(super) fn lang(&self) -> Lang {
        match self {
            Meant::Known(known) => known.lang.unwrap_or(Lang::Sv),
            Meant::Stranger | Meant::Unclear => Lang::Sv,
        }
    }
}
