//! The cast: persons of the tests, each in one line. They are confirmed and have accepted the terms.

use std::sync::OnceLock;

use accounts::demo::NewPerson;
use accounts::mandates::MandateKind;
use anyhow::Context;
use base::{Email, Id, Lang, OrgRole, Organisation, Person, Random, StaffRole};
use chrono::{DateTime, Utc};
use organisations::model::Kind;
use store::Never;
use web::session::{self, SecondFactor};

use crate::browser::Browser;
use crate::portal::TestPortal;

/// Everybody's password.
pub const PASSWORD: &str = "Granskog7!kv";

/// Who sits at a browser.
#[derive(Clone, Debug)]
pub struct Who {
    /// The person.
    pub id: Id<Person>,
    /// The e-mail address.
    pub email: String,
}

impl TestPortal {
    /// Anna Ek: a private customer.
    pub async fn anna(&self) -> Browser {
        self.person("Anna", "Ek").await
    }

    /// Sara Lund: another private customer, who has nothing to do with anything of others.
    pub async fn stranger(&self) -> Browser {
        self.person("Sara", "Lund").await
    }

    /// Bo Karlsson: manager of the association Exempel IF, wearing its hat.
    pub async fn bo(&self) -> Browser {
        let bo = self.person("Bo", "Karlsson").await;
        let association = self.organisation("forening", "Exempel IF").await;
        self.give_org_role(association, bo.id(), OrgRole::AssociationManager)
            .await;
        self.wear(&bo, Some(association)).await;
        bo
    }

    /// Omar Haddad: a case officer.
    pub async fn officer(&self) -> Browser {
        self.staff("Omar", "Haddad", &[StaffRole::CaseOfficer]).await
    }

    /// Karin Berg: customer service.
    pub async fn customer_service(&self) -> Browser {
        self.staff("Karin", "Berg", &[StaffRole::CustomerService]).await
    }

    /// Ada Strand: a system administrator.
    pub async fn administrator(&self) -> Browser {
        self.staff("Ada", "Strand", &[StaffRole::SystemAdministrator]).await
    }

    /// Somebody with a protected identity.
    pub async fn protected(&self) -> Browser {
        let mut new = new_person("Vera", "Skog");
        new.protected = true;
        self.settle(&new).await
    }

    /// A private customer by this name, logged in: `first.last@exempel.example`.
    pub async fn person(&self, first: &str, last: &str) -> Browser {
        self.settle(&new_person(first, last)).await
    }

    /// A member of the staff, logged in.
    pub async fn staff(&self, first: &str, last: &str, roles: &[StaffRole]) -> Browser {
        let mut new = new_person(first, last);
        new.staff = roles.to_vec();
        self.settle(&new).await
    }

    /// Makes the person and logs a browser in.
    pub async fn settle(&self, new: &NewPerson) -> Browser {
        let id = self
            .store
            .write::<_, Never, _, _>(|tx| async move { Ok(accounts::demo::person(self, &tx, new).await?) })
            .await
            .expect("a person can be made");
        let mut browser = self.visitor();
        self.log_in(&mut browser, id, new.email.as_str()).await;
        browser
    }

    /// Logs a browser in without the login page.
    pub async fn log_in(&self, browser: &mut Browser, id: Id<Person>, email: &str) {
        let begun = self.store.write::<_, Never, _, _>(|tx| async move {
            Ok(session::begin(&tx, &self.config, id, "Firefox", SecondFactor::None).await?)
        });
        let begun = begun.await.expect("a session can begin");
        browser.take_cookie(&begun.cookie);
        browser.session = Some(begun.id);
        browser.who = Some(Who {
            id,
            email: email.to_owned(),
        });
    }

    /// An active organisation without members: `forening`, `foretag` or `kund`.
    pub async fn organisation(&self, kind: &str, name: &str) -> Id<Organisation> {
        let made = self.store.write::<_, Never, _, _>(|tx| async move {
            let kind = Kind::from_code(kind).context("a kind of organisation")?;
            Ok(organisations::demo::organisation(&tx, kind, name).await?)
        });
        made.await.expect("an organisation can be made")
    }

    /// Makes the person a member of the organisation, with one role.
    pub async fn give_org_role(&self, organisation: Id<Organisation>, person: Id<Person>, role: OrgRole) {
        let given = self.store.write::<_, Never, _, _>(|tx| async move {
            Ok(organisations::demo::member(&tx, organisation, person, &[role]).await?)
        });
        given.await.expect("a role can be given");
    }

    /// Lets `to` act for `from` in cases until `until`, as if it had been given and accepted.
    pub async fn give_mandate(&self, kind: MandateKind, from: Id<Person>, to: Id<Person>, until: DateTime<Utc>) {
        let given = self.store.write::<_, Never, _, _>(|tx| async move {
            let mandate = accounts::demo::NewMandate { kind, from, to, until };
            Ok(accounts::demo::mandate(&tx, &mandate, &[desk::SERVICE]).await?)
        });
        given.await.expect("a mandate can be given");
    }

    /// Puts on the hat of a person without the menu.
    pub async fn wear_for(&self, browser: &Browser, of: Id<Person>) {
        let session = browser.session.expect("the browser is logged in");
        self.store
            .write::<_, Never, _, _>(|tx| async move { Ok(session::wear(&tx, session, Some(of.into())).await?) })
            .await
            .expect("a hat can be put on");
    }

    /// Puts on a hat without the menu; `None` is "Privat".
    pub async fn wear(&self, browser: &Browser, hat: Option<Id<Organisation>>) {
        let session = browser.session.expect("the browser is logged in");
        self.store
            .write::<_, Never, _, _>(|tx| async move { Ok(session::wear(&tx, session, hat.map(Into::into)).await?) })
            .await
            .expect("a hat can be put on");
    }
}

/// A private customer who is not made yet, for `settle`.
pub fn new_person(first: &str, last: &str) -> NewPerson {
    let plain = |name: &str| name.to_lowercase().replace(['å', 'ä'], "a").replace('ö', "o");
    let email = format!("{}.{}@exempel.example", plain(first), plain(last));
    NewPerson {
        email: Email::parse(&email).expect("an address of the example domain"),
        username: None,
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        mobile: None,
        lang: Lang::Sv,
        password_hash: password_hash().to_owned(),
        staff: Vec::new(),
        protected: false,
    }
}

/// Hashing is slow on purpose, so it is done once.
fn password_hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| accounts::hashing::hash_now(&Random::seeded(1), PASSWORD).expect("a password can be hashed"))
}
