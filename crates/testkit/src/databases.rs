//! A database for each test: a SQLite file in a folder of its own, or a PostgreSQL database, copied from
//! a template that is migrated once. Never touches a database that it did not make.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use base::{Clock, Random};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use sea_orm_migration::MigratorTrait;
use store::{Keyring, Store};

/// The variable that names a server to make databases on, as its superuser.
const SERVER: &str = "FARSTU_TEST_POSTGRES";

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file.
    Sqlite,
    /// A database of its own on a server.
    Postgres,
}

/// A database made for one test. It stays after a failure, to be looked at.
pub(crate) struct TestDatabase {
    /// As `database.url` takes it.
    pub(crate) url: String,
    name: Option<String>,
}

impl TestDatabase {
    /// Makes one. `folder` is where a SQLite file goes.
    pub(crate) async fn make(engine: Engine, folder: &Path) -> TestDatabase {
        match engine {
            Engine::Sqlite => copy_template_file(folder).await,
            Engine::Postgres => copy_template().await,
        }
    }

    /// Takes it away.
    pub(crate) async fn remove(self) {
        if let Some(name) = self.name {
            let server = connect("postgres").await;
            run(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
            close(server).await;
        }
    }
}

async fn copy_template_file(folder: &Path) -> TestDatabase {
    let file = folder.join("farstu.db");
    std::fs::copy(template_file(folder).await, &file).expect("the template can be copied");
    TestDatabase {
        url: sqlite(&file),
        name: None,
    }
}

/// Makes the template, beside the program, unless another test has: each makes one of its own, and the last to be done
/// is kept.
async fn template_file(folder: &Path) -> PathBuf {
    let program = std::env::current_exe().expect("a running program has a file");
    let template = program.with_extension("db");
    let changed = |file: &Path| file.metadata().and_then(|file| file.modified()).ok();
    if changed(&template) < changed(&program) {
        let unfinished = folder.join("template.db");
        migrate(&sqlite(&unfinished)).await;
        let own = folder.file_name().expect("each test has a folder of its own");
        let beside = template.with_file_name(own).with_extension("db");
        std::fs::copy(&unfinished, &beside).expect("there is room beside the program");
        std::fs::rename(&beside, &template).expect("the template gets its name");
    }
    template
}

fn sqlite(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

async fn copy_template() -> TestDatabase {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let name = format!("farstu_test_{}_{number}", std::process::id());
    let server = connect("postgres").await;
    let template = template(&server).await;
    run(&server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
    run(&server, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    close(server).await;
    TestDatabase {
        url: address(&name),
        name: Some(name),
    }
}

/// Makes the template unless another process has: the lock is let go of when the connection closes.
async fn template(server: &DatabaseConnection) -> String {
    let name = format!("farstu_template_{:016x}", of_this_program());
    run(server, "SELECT pg_advisory_lock(7316)").await;
    let there = server
        .query_one_raw(sea_orm::Statement::from_string(
            sea_orm::DbBackend::Postgres,
            format!("SELECT 1 FROM pg_database WHERE datname = '{name}'"),
        ))
        .await
        .expect("the server lists its databases");
    if there.is_none() {
        let unfinished = format!("{name}_unfinished");
        run(server, &format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)")).await;
        run(server, &format!("CREATE DATABASE {unfinished} TEMPLATE template0")).await;
        migrate(&address(&unfinished)).await;
        run(server, &format!("ALTER DATABASE {unfinished} RENAME TO {name}")).await;
    }
    run(server, "SELECT pg_advisory_unlock(7316)").await;
    name
}

/// A program that was built anew may have other tables.
fn of_this_program() -> u64 {
    let program = std::env::current_exe().expect("a running program has a file");
    let built = program.metadata().and_then(|file| file.modified()).ok();
    let mut hasher = DefaultHasher::new();
    (program, built).hash(&mut hasher);
    hasher.finish()
}

async fn migrate(url: &str) {
    let keys = Keyring::new([("test", SECRET)], SECRET).expect("the keys of tests are long enough");
    let store = Store::open(url, Clock::system(), Random::system(), keys)
        .await
        .expect("the template opens");
    farstu::wiring::migrate(&store).await.expect("the tables can be made");
    let pending = farstu::migrator::Migrator::get_pending_migrations(store.writer()).await;
    assert!(pending.expect("the tables are there").is_empty());
    store.close().await.expect("the template closes");
}

pub(crate) const SECRET: &str = "a secret of tests, as long as a real one has to be";

async fn connect(database: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(address(database));
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options)
        .await
        .expect("the PostgreSQL of the tests answers")
}

async fn run(server: &DatabaseConnection, statement: &str) {
    let done = server.execute_unprepared(statement).await;
    done.unwrap_or_else(|e| panic!("{statement}: {e}"));
}

async fn close(server: DatabaseConnection) {
    server.close().await.expect("a connection closes");
}

fn address(database: &str) -> String {
    let (start, _) = server()
        .rsplit_once('/')
        .expect("FARSTU_TEST_POSTGRES ends with a database");
    format!("{start}/{database}")
}

fn server() -> &'static str {
    static NAMED: OnceLock<(String, Option<Child>)> = OnceLock::new();
    let (address, _) = NAMED.get_or_init(|| match std::env::var(SERVER) {
        Ok(address) if !address.is_empty() => (address, None),
        _ => start_server(),
    });
    address
}

/// A server for this process alone: the script stops it when our end of its input closes.
fn start_server() -> (String, Option<Child>) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scripts/with-postgres.sh");
    let mut child = Command::new(script)
        .args(["sh", "-c", "echo $FARSTU_TEST_POSTGRES; exec cat"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("scripts/with-postgres.sh runs");
    let mut address = String::new();
    BufReader::new(child.stdout.take().expect("it was piped"))
        .read_line(&mut address)
        .expect("the script tells the address");
    assert!(
        !address.trim().is_empty(),
        "no PostgreSQL could be started: `scripts/with-postgres.sh true` tells why"
    );
    (address.trim().to_owned(), Some(child))
}
