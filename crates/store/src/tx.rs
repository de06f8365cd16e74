//! One write transaction, with the instant, randomness and keys that an act may use.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use base::{ApiKey, Id, Organisation, Person, Random, Represented};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, Statement};
use sha2::{Digest, Sha256};

use crate::keys::Keyring;
use crate::open::Store;

/// Who does something, as the audit log tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A person for themselves, or for somebody else.
    Person {
        /// Who.
        id: Id<Person>,
        /// The organisation or person acted for.
        hat: Option<Represented>,
    },
    /// One of the owner's staff.
    Staff(Id<Person>),
    /// Farstu itself: jobs, commands, demo.
    System,
    /// Somebody who is not logged in.
    Visitor,
    /// A program, by a key that an organisation made for it.
    Key {
        /// The key.
        id: Id<ApiKey>,
        /// Whom it acts for.
        organisation: Id<Organisation>,
    },
}

impl Actor {
    /// A person acting for themselves.
    pub fn person(id: Id<Person>) -> Actor {
        Actor::Person { id, hat: None }
    }

    /// The person behind, if any.
    pub fn person_id(&self) -> Option<Id<Person>> {
        match *self {
            Actor::Person { id, .. } | Actor::Staff(id) => Some(id),
            Actor::System | Actor::Visitor | Actor::Key { .. } => None,
        }
    }
}

/// A write transaction; derefs to the connection, so queries take `&*tx`.
pub struct Tx {
    transaction: Arc<DatabaseTransaction>,
    now: DateTime<Utc>,
    random: Random,
    store: Store,
    enqueued: Arc<AtomicBool>,
}

impl Deref for Tx {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.transaction
    }
}

impl Tx {
    pub(crate) fn new(transaction: Arc<DatabaseTransaction>, store: &Store, enqueued: Arc<AtomicBool>) -> Tx {
        Tx {
            transaction,
            now: store.clock().now(),
            random: store.random().clone(),
            store: store.clone(),
            enqueued,
        }
    }

    /// The one instant of this transaction.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// A new id.
    pub fn id<T>(&self) -> Id<T> {
        Id::new(self.now, &self.random)
    }

    /// Randomness for tokens and codes.
    pub fn random(&self) -> &Random {
        &self.random
    }

    /// The keys that fields are encrypted and hashed with.
    pub fn keys(&self) -> &Keyring {
        self.store.keys()
    }

    /// Waits until no other transaction holds `name`, and holds it until the end. Take locks before
    /// reading anything, always in the same order. SQLite has one writer, so there it is free.
    pub async fn lock(&self, name: &str) -> Result<(), DbErr> {
        if self.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        self.query_one_raw(advisory_lock(name)).await?;
        Ok(())
    }

    pub(crate) fn job_was_added(&self) {
        self.enqueued.store(true, Ordering::Release);
    }
}

/// Waits for the advisory lock of `name`, held until the transaction ends.
pub(crate) fn advisory_lock(name: &str) -> Statement {
    let digest = Sha256::digest(name.as_bytes());
    let key = i64::from_be_bytes(digest[..8].try_into().expect("a digest has 32 bytes"));
    Statement::from_sql_and_values(DbBackend::Postgres, "SELECT pg_advisory_xact_lock($1)", [key.into()])
}
