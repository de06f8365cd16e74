//! The one state of the web application, and of its jobs.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, RwLock};

use base::{Clock, Lang, Random};
use chrono::{DateTime, Utc};
use fluent_templates::fluent_bundle::FluentValue;
use store::{Belongs, Blobs, Store};

use crate::config::Config;
use crate::service::Service;
use crate::texts::Texts;

/// Store, configuration, clock, randomness, texts and services; cheap to clone.
#[derive(Clone)]
pub struct Portal(Arc<PortalParts>);

/// What a portal is put together from.
pub struct PortalParts {
    /// The database.
    pub store: Store,
    /// The files beside it.
    pub blobs: Blobs,
    /// The configuration.
    pub config: Config,
    /// The texts of all rooms.
    pub texts: Texts,
    /// The services that are switched on.
    pub services: Vec<Service>,
    /// The columns of all rooms that say whom a row belongs to.
    pub(crate) belongs: Vec<Belongs>,
    shared: RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

impl Deref for Portal {
    type Target = PortalParts;

    fn deref(&self) -> &PortalParts {
        &self.0
    }
}

impl Portal {
    /// Puts a portal together of all rooms; those that the configuration switches off have no part in it
    /// but for their rows.
    pub fn new(store: Store, blobs: Blobs, config: Config, texts: Texts, mut services: Vec<Service>) -> Portal {
        let belongs = services.iter().flat_map(|service| (service.belongs)()).collect();
        services.retain(|service| !service.switchable || config.is_on(service.name));
        Portal(Arc::new(PortalParts {
            store,
            blobs,
            config,
            texts,
            services,
            belongs,
            shared: RwLock::default(),
        }))
    }

    /// What a room keeps in this process beside the database (caches, queues), one of each type.
    pub fn shared<T: Any + Send + Sync + Default>(&self) -> Arc<T> {
        let read = self.shared.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(found) = read.get(&TypeId::of::<T>()) {
            return found.clone().downcast().expect("kept under its own type");
        }
        drop(read);
        let mut write = self.shared.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        let kept = write.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default()));
        kept.clone().downcast().expect("kept under its own type")
    }

    /// The instant it is.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock().now()
    }

    /// The clock of the installation.
    pub fn clock(&self) -> &Clock {
        self.store.clock()
    }

    /// The randomness of the installation.
    pub fn random(&self) -> &Random {
        self.store.random()
    }

    /// A text without values.
    pub fn t(&self, lang: Lang, key: &str) -> String {
        self.texts.get(lang, key)
    }

    /// A text with values.
    pub fn ta<'a>(
        &self,
        lang: Lang,
        key: &str,
        values: impl IntoIterator<Item = (&'static str, FluentValue<'a>)>,
    ) -> String {
        self.texts.get_with(lang, key, values)
    }
}
