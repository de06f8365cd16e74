//! The portal under test, put together as `farstu serve` does it.

use std::net::SocketAddr;
use std::ops::Deref;
use std::sync::OnceLock;

use axum::Router;
use base::{Clock, Random};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::Worker;
use store::tables::audit_entry::{Column, Entity};
use tempfile::TempDir;
use tokio::net::TcpListener;
use web::config::{Secret, SecretSource};
use web::{Config, Portal};

use crate::browser::Browser;
use crate::databases::{Engine, SECRET, TestDatabase};

/// When tests begin: a Monday at 10.00 in Sweden. The clock stands still until `advance`.
pub const TODAY: &str = "2026-11-23T09:00:00Z";

/// A portal with an empty database, tables made and terms in force.
pub struct TestPortal {
    /// Which database it runs on.
    pub engine: Engine,
    portal: Portal,
    router: Router,
    folder: TempDir,
}

impl Deref for TestPortal {
    type Target = Portal;

    fn deref(&self) -> &Portal {
        &self.portal
    }
}

/// Runs one test on one database.
pub fn run_on(engine: Engine, configure: impl FnOnce(&mut Config), test: impl AsyncFnOnce(&TestPortal)) {
    prepare_process();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime starts");
    runtime.block_on(async {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let database = TestDatabase::make(engine, folder.path()).await;
        let mut config = config(&database, &folder);
        configure(&mut config);
        let portal = TestPortal::new(engine, config, folder).await;
        test(&portal).await;
        let TestPortal { portal, .. } = portal;
        portal.store.clone().close().await.expect("the database closes");
        database.remove().await;
    });
}

impl TestPortal {
    async fn new(engine: Engine, config: Config, folder: TempDir) -> TestPortal {
        let clock = Clock::fixed(TODAY.parse().expect("an instant"));
        let portal = farstu::wiring::portal(config, clock, Random::seeded(1))
            .await
            .expect("the portal can be put together");
        farstu::wiring::migrate(&portal.store)
            .await
            .expect("the tables can be made");
        accounts::terms::ensure(&portal).await.expect("the terms can be stored");
        TestPortal {
            engine,
            router: farstu::router::router(&portal),
            portal,
            folder,
        }
    }

    /// A second process on the same database, with this portal's clock and caches of its own.
    pub async fn another_node(&self) -> Portal {
        farstu::wiring::portal(self.config.clone(), self.clock().clone(), Random::seeded(2))
            .await
            .expect("the portal can be put together")
    }

    /// A browser with nothing in it.
    pub fn visitor(&self) -> Browser {
        Browser::new(self.router.clone(), &self.config.base_url)
    }

    /// Serves it over TCP as long as the test runs; gives where.
    pub async fn serve(&self) -> SocketAddr {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port is free");
        let address = listener.local_addr().expect("a listener has an address");
        let app = self.router.clone().into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, app).await.expect("the listener lasts") });
        address
    }

    /// Moves the clock.
    pub fn advance(&self, by: TimeDelta) {
        self.clock().advance(by);
    }

    /// The instant it is, on the test's clock.
    pub fn time(&self) -> DateTime<Utc> {
        self.now()
    }

    /// Runs every job that is due, and recurring work whose turn it is; gives how many jobs ran.
    pub async fn run_jobs(&self) -> usize {
        self.worker().run_due().await.expect("the worker reaches the database")
    }

    /// How many rows of the audit log tell of this act.
    pub async fn audited(&self, act: &str) -> usize {
        let rows = Entity::find().filter(Column::Act.eq(act)).all(self.store.db());
        rows.await.expect("the audit log can be read").len()
    }

    /// All jobs and recurring work of the portal.
    pub fn worker(&self) -> Worker<Portal> {
        farstu::wiring::worker(&self.portal)
    }

    /// The folder of this test.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }
}

/// HTTPS as in production, so that cookies are what they are there.
fn config(database: &TestDatabase, folder: &TempDir) -> Config {
    let mut config = Config {
        base_url: "https://portal.example".to_owned(),
        data_dir: folder.path().to_owned(),
        ..Config::default()
    };
    config.database.url = Some(Secret::new(&database.url));
    config.mail.url = Some(Secret::new("mailbox:"));
    config
        .keys
        .encryption
        .insert("test".to_owned(), SecretSource::Text(Secret::new(SECRET)));
    config.keys.hash = Some(SecretSource::Text(Secret::new(SECRET)));
    config
}

/// What a program does first of all: the log, and the provider of TLS.
pub fn prepare_process() {
    static ONCE: OnceLock<()> = OnceLock::new();
    ONCE.get_or_init(|| {
        let filter = std::env::var("FARSTU_TEST_LOG").unwrap_or_else(|_| "warn".to_owned());
        tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_test_writer()
            .without_time()
            .init();
        rustls::crypto::ring::default_provider()
            .install_default()
            .expect("nothing else installs one");
    });
}
