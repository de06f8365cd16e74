//! Registering a person: the fields that all three roles share, and what is done with them. A taken
//! e-mail address is never told on the page: its owner gets a letter instead.

use askama::Template;
use base::{Email, Id, Lang, Mobile, ObjectRef, Person, Personnummer};
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use store::{Actor, Audit, Stop, Tx, is_unique_violation};
use web::throttle::{self, Verdict};
use web::{Error, Form, Frame, Portal, Posted, Viewer};

use crate::model::Username;
use crate::pages::rule_list::{self, RuleList};
pub use crate::rules::UNCONFIRMED_KEPT;
use crate::tables::held_username;
use crate::tables::person::{self, PersonState};
use crate::{hashing, history, letters, links, names, parsing, personnummer, queries, terms};

/// What a person typed, parsed; the password is still in clear and goes no further than `prepare`.
pub struct AccountForm {
    /// Where the link is mailed.
    pub email: Email,
    username: Option<Username>,
    first_name: String,
    last_name: String,
    mobile: Option<Mobile>,
    terms_version: String,
    password: String,
}

/// An account that can be written: the password is hashed.
#[derive(Clone)]
pub struct NewAccount {
    /// Where the link is mailed.
    pub email: Email,
    /// The chosen username; none is the e-mail address.
    pub username: Option<Username>,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// For text messages.
    pub mobile: Option<Mobile>,
    /// The language of the page.
    pub lang: Lang,
    /// The version of the terms that was accepted.
    pub terms_version: String,
    /// Argon2id in PHC format.
    pub password_hash: String,
}

/// What became of a registration. The page shown is the same for both: `DONE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registered {
    /// An unconfirmed account; the link is in the mail.
    New(Id<Person>),
    /// The address has an account already; its owner is told by mail.
    Taken(Id<Person>),
}

/// The chosen username belongs to somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the username is taken")]
pub struct UsernameTaken;

impl UsernameTaken {
    /// Tells it at its field.
    pub fn show(self, form: &mut Form) {
        form.mistake("username", "accounts-username-taken");
    }
}

/// The page after registering, for all roles.
pub const DONE: &str = "/registrera/klart";

/// "E-post" to "Lösenord", as part of a form: `{{ fields }}` in a template.
#[derive(Template)]
#[template(path = "registering_fields.html")]
pub struct Fields<'a> {
    f: &'a Frame,
    form: &'a Form,
    rules: RuleList<'a>,
}

impl askama::filters::HtmlSafe for Fields<'_> {}

/// The fields of the person.
pub fn fields<'a>(f: &'a Frame, form: &'a Form) -> Fields<'a> {
    Fields {
        f,
        form,
        rules: rule_list::rules_for(f, "password"),
    }
}

/// The box "Jag har läst och godkänner villkoren": `{{ terms }}` in a template.
#[derive(Template)]
#[template(path = "registering_terms.html")]
pub struct TermsBox<'a> {
    f: &'a Frame,
    form: &'a Form,
    version: String,
}

impl askama::filters::HtmlSafe for TermsBox<'_> {}

/// The box for the terms in force.
pub async fn terms_box<'a>(f: &'a Frame, form: &'a Form) -> anyhow::Result<TermsBox<'a>> {
    Ok(TermsBox {
        f,
        form,
        version: terms::current(&f.portal).await?.version,
    })
}

/// Counts the form for this address, reads the fields of the person and the box, and notes every mistake.
pub async fn read(f: &Frame, form: &mut Form, posted: &Posted) -> Result<Option<AccountForm>, Error> {
    throttle::open_form(&f.portal, f.viewer.address).await?;
    let email = form.read("email", parsing::email);
    let username = form.read_optional("username", parsing::username);
    let first_name = form.read_text("first_name", 100, "accounts-first-name-missing");
    let last_name = form.read_text("last_name", 100, "accounts-last-name-missing");
    let mobile = form.read_optional("mobile", parsing::mobile);
    let own_words: Vec<_> = ["email", "username", "first_name", "last_name"]
        .map(|field| posted.get(field))
        .into_iter()
        .collect();
    let password = rule_list::read_new(f, form, "password", posted.raw("password"), &own_words).await?;
    let terms_version = read_terms(&f.portal, form, posted).await?;
    if form.has_mistakes() {
        return Ok(None);
    }
    let (
        Some(email),
        Some(username),
        Some(first_name),
        Some(last_name),
        Some(mobile),
        Some(password),
        Some(terms_version),
    ) = (email, username, first_name, last_name, mobile, password, terms_version)
    else {
        return Ok(None);
    };
    Ok(Some(AccountForm {
        email,
        username,
        first_name,
        last_name,
        mobile,
        terms_version,
        password,
    }))
}

/// Reads the box "Jag har läst och godkänner villkoren": the version that is accepted.
pub(crate) async fn read_terms(portal: &Portal, form: &mut Form, posted: &Posted) -> anyhow::Result<Option<String>> {
    let current = terms::current(portal).await?;
    if !posted.has("terms") {
        form.mistake("terms", "accounts-terms-missing");
        return Ok(None);
    }
    if posted.get("terms_version") != current.version {
        form.mistake("terms", "accounts-terms-changed");
        return Ok(None);
    }
    Ok(Some(current.version))
}

/// Hashes the password, which takes as long for a taken e-mail address. Before the transaction:
/// `register_in` belongs inside.
pub async fn prepare(portal: &Portal, viewer: &Viewer, typed: AccountForm) -> Result<NewAccount, Error> {
    let password_hash = hashing::hash(portal, &typed.password).await?;
    Ok(NewAccount {
        email: typed.email,
        username: typed.username,
        first_name: typed.first_name,
        last_name: typed.last_name,
        mobile: typed.mobile,
        lang: viewer.lang,
        terms_version: typed.terms_version,
        password_hash,
    })
}

/// Registers a person, or tells the owner of a taken address. Only a taken username is a refusal.
pub async fn register_in(portal: &Portal, tx: &Tx, new: &NewAccount) -> Result<Registered, Stop<UsernameTaken>> {
    // Both in this order everywhere: parallel registrations must not wait for each other in a ring.
    tx.lock(&format!("accounts.email.{}", new.email.key())).await?;
    if let Some(username) = &new.username {
        tx.lock(&format!("accounts.username.{}", username.key())).await?;
        if is_taken(tx, username).await? {
            return Err(Stop::Refusal(UsernameTaken));
        }
    }
    if let Some(owner) = queries::find_by_email(&**tx, &new.email).await? {
        if let Some(username) = &new.username {
            hold(tx, username).await?;
        }
        let kept = queries::kept(&**tx, &owner).await?;
        tell_owner(portal, tx, kept.as_ref().unwrap_or(&owner), new.lang).await?;
        return Ok(Registered::Taken(owner.id));
    }
    let person = insert(tx, new).await?;
    let by = Actor::person(person.id);
    let values = vec![("email", person.email.clone())];
    history::note(
        tx,
        history::Entry {
            person: person.id,
            kind: "registered",
            values,
            by,
        },
    )
    .await?;
    tx.audit(audit(Actor::Visitor, "accounts.registered", person.id))
        .await?;
    terms::accept(tx, person.id, &new.terms_version, by).await?;
    let token = links::issue(tx, person.id, links::Purpose::Confirm, None).await?;
    let letter = letters::confirm(portal, new.lang, &person, &token);
    notify::send(portal, tx, &queries::recipient_of(&person)?, &letter).await?;
    Ok(Registered::New(person.id))
}

/// Whether somebody has the username, or chose it together with a taken address.
pub(crate) async fn is_taken(tx: &Tx, username: &Username) -> Result<bool, DbErr> {
    let theirs = person::Entity::find().filter(person::Column::UsernameKey.eq(username.key()));
    if theirs.count(&**tx).await? > 0 {
        return Ok(true);
    }
    Ok(held_username::Entity::find_by_id(username.key())
        .one(&**tx)
        .await?
        .is_some())
}

async fn hold(tx: &Tx, username: &Username) -> Result<(), DbErr> {
    let row = held_username::ActiveModel {
        username_key: Set(username.key()),
        held_at: Set(tx.now()),
    };
    held_username::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The row of a new account as every account begins: unconfirmed, and with nothing that is not given.
pub(crate) fn new_row(
    tx: &Tx,
    email: &Email,
    username: Option<&Username>,
    [first_name, last_name]: [&str; 2],
    mobile: Option<&Mobile>,
) -> person::ActiveModel {
    let keys = names::keys(first_name, last_name);
    person::ActiveModel {
        id: Set(tx.id()),
        email: Set(email.as_str().to_owned()),
        email_key: Set(email.key()),
        username: Set(username.map(|username| username.as_str().to_owned())),
        username_key: Set(username.map(Username::key)),
        first_name: Set(first_name.to_owned()),
        last_name: Set(last_name.to_owned()),
        name_key: Set(keys.name_key),
        surname_key: Set(keys.surname_key),
        mobile: Set(mobile.map(|mobile| mobile.as_str().to_owned())),
        personnummer: Set(None),
        personnummer_hash: Set(None),
        password_hash: Set(None),
        lang: Set(None),
        state: Set(PersonState::Unconfirmed),
        protected: Set(false),
        created_at: Set(tx.now()),
        confirmed_at: Set(None),
        last_login_at: Set(None),
        version: Set(1),
    }
}

/// An account without a login, for somebody whom others act for.
pub(crate) async fn without_login(
    tx: &Tx,
    [first_name, last_name]: [&str; 2],
    number: &Personnummer,
) -> Result<Id<Person>, DbErr> {
    let keys = names::keys(first_name, last_name);
    let id: Id<Person> = tx.id();
    let row = person::ActiveModel {
        id: Set(id),
        email: Set(id.to_string()),
        email_key: Set(id.to_string()),
        username: Set(None),
        username_key: Set(None),
        first_name: Set(first_name.to_owned()),
        last_name: Set(last_name.to_owned()),
        name_key: Set(keys.name_key),
        surname_key: Set(keys.surname_key),
        mobile: Set(None),
        personnummer: Set(Some(personnummer::seal(tx.keys(), tx.random(), number))),
        personnummer_hash: Set(Some(personnummer::hash(tx.keys(), number))),
        password_hash: Set(None),
        lang: Set(None),
        state: Set(PersonState::WithoutLogin),
        protected: Set(false),
        created_at: Set(tx.now()),
        confirmed_at: Set(None),
        last_login_at: Set(None),
        version: Set(1),
    };
    person::Entity::insert(row).exec_without_returning(&**tx).await?;
    tx.audit(audit(Actor::System, "accounts.made_without_login", id))
        .await?;
    Ok(id)
}

async fn insert(tx: &Tx, new: &NewAccount) -> Result<person::Model, Stop<UsernameTaken>> {
    let names = [new.first_name.as_str(), new.last_name.as_str()];
    let row = person::ActiveModel {
        password_hash: Set(Some(new.password_hash.clone())),
        lang: Set(Some(new.lang.code().to_owned())),
        ..new_row(tx, &new.email, new.username.as_ref(), names, new.mobile.as_ref())
    };
    match person::Entity::insert(row).exec_with_returning(&**tx).await {
        Ok(person) => Ok(person),
        // Staff can give the same username at the same time; the addresses are locked.
        Err(e) if new.username.is_some() && is_unique_violation(&e) => Err(Stop::Refusal(UsernameTaken)),
        Err(e) => Err(e.into()),
    }
}

async fn tell_owner(portal: &Portal, tx: &Tx, owner: &person::Model, lang: Lang) -> anyhow::Result<()> {
    tx.audit(audit(Actor::Visitor, "accounts.registered_again", owner.id))
        .await?;
    if owner.state == PersonState::Closed || !may_be_mailed(tx, owner.id).await? {
        return Ok(());
    }
    let lang = owner.lang().unwrap_or(lang);
    let letter = letters::already_registered(portal, lang, owner);
    notify::send(portal, tx, &queries::recipient_of(owner)?, &letter).await
}

/// Nobody can fill another's mailbox by filling in open forms.
pub(crate) async fn may_be_mailed(tx: &Tx, person: Id<Person>) -> anyhow::Result<bool> {
    let verdict = throttle::attempt_in(tx, crate::rules::MAILS_BY_OPEN_FORMS, &person.to_string()).await?;
    Ok(matches!(verdict, Verdict::Free { .. }))
}

/// An audit entry about a person, without details.
pub(crate) fn audit(actor: Actor, act: &'static str, person: Id<Person>) -> Audit {
    Audit {
        actor,
        act,
        object: ObjectRef::new("person", person),
        details: serde_json::json!({}),
    }
}
