//! An installation of its own for each database: production configuration, a folder or database that
//! is thrown away afterwards.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use anyhow::Context;
use base::{Clock, Random};
use sea_orm::{ConnectionTrait, Database};
use tempfile::TempDir;
use tokio::process::Command;
use web::Portal;

use crate::load::Process;

/// The PostgreSQL database of the run.
pub(crate) const DATABASE: &str = "farstu_bench";

/// Where Farstu is installed for the run.
pub(crate) struct Installation {
    folder: TempDir,
    program: PathBuf,
    listen: SocketAddr,
    /// The server that holds the PostgreSQL database.
    postgres: Option<String>,
}

impl Installation {
    /// On SQLite, or in a new database of this PostgreSQL server.
    pub(crate) async fn new(program: &Path, postgres: Option<&str>) -> anyhow::Result<Installation> {
        let installation = Installation {
            folder: tempfile::tempdir()?,
            program: program.to_owned(),
            listen: SocketAddr::from(([127, 0, 0, 1], free_port()?)),
            postgres: postgres.map(str::to_owned),
        };
        if let Some(server) = postgres {
            in_postgres(server, &format!("DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")).await?;
            in_postgres(server, &format!("CREATE DATABASE {DATABASE}")).await?;
        }
        std::fs::write(installation.config(), installation.toml())?;
        Ok(installation)
    }

    fn config(&self) -> PathBuf {
        self.folder.path().join("farstu.toml")
    }

    fn toml(&self) -> String {
        let folder = self.folder.path().display();
        let database = match &self.postgres {
            Some(server) => format!("database.url = {:?}\n", database_of(server)),
            None => String::new(),
        };
        format!(
            "listen = \"{}\"\nbase_url = \"https://localhost\"\ndata_dir = {:?}\ntrusted_proxies = [\"127.0.0.1\"]\n\
             mail.url = \"mailbox:\"\n{database}keys.hash = \"{}\"\nkeys.encryption.bench = \"{}\"\n",
            self.listen,
            folder.to_string(),
            "h".repeat(40),
            "e".repeat(40),
        )
    }

    /// Where it answers.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.listen)
    }

    /// A portal of this process, to fill the database with. No server runs meanwhile.
    pub(crate) async fn portal(&self) -> anyhow::Result<Portal> {
        let config = farstu::config::load(Some(&self.config()))?;
        let portal = farstu::wiring::portal(config, Clock::system(), Random::seeded(1)).await?;
        farstu::wiring::migrate(&portal.store).await?;
        Ok(portal)
    }

    /// Starts the server. Its log goes to a file, as in production.
    pub(crate) async fn serve(&self) -> anyhow::Result<Process> {
        self.serve_with(Vec::new()).await
    }

    /// The same with settings that go before those of the file.
    pub(crate) async fn serve_with(&self, settings: Vec<(&str, String)>) -> anyhow::Result<Process> {
        let log = std::fs::File::create(self.folder.path().join("log"))?;
        let mut command = Command::new(&self.program);
        command
            .arg("--config")
            .arg(self.config())
            .arg("serve")
            .envs(settings)
            .stderr(log);
        let started = Process::start(command, &self.listen.to_string()).await;
        started.with_context(|| std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default())
    }

    /// Takes the database away.
    pub(crate) async fn remove(self) -> anyhow::Result<()> {
        match &self.postgres {
            Some(server) => in_postgres(server, &format!("DROP DATABASE {DATABASE} WITH (FORCE)")).await,
            None => Ok(()),
        }
    }
}

async fn in_postgres(server: &str, statement: &str) -> anyhow::Result<()> {
    let db = Database::connect(server)
        .await
        .context("could not connect to PostgreSQL")?;
    db.execute_unprepared(statement).await?;
    Ok(db.close().await?)
}

/// The address of our database on `server`, whose path names another.
fn database_of(server: &str) -> String {
    let path = server.rfind('/').unwrap_or(server.len());
    format!("{}/{DATABASE}", &server[..path])
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
