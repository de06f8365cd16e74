//! An installation to run commands on: a folder, the demo in it, and a server when one is wanted.

use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use tempfile::TempDir;

/// A folder with the demo of its own.
pub struct Installation {
    folder: TempDir,
    /// Its address.
    pub listen: String,
}

/// How a command ended.
pub struct Ran {
    /// Its exit code.
    pub code: i32,
    /// Everything that it wrote.
    pub said: String,
}

impl Ran {
    /// The command did what it was asked; gives what it said.
    #[track_caller]
    pub fn worked(self) -> String {
        assert_eq!(self.code, 0, "{}", self.said);
        self.said
    }

    /// The command ended with 1 and said all of `words`.
    #[track_caller]
    pub fn refused(self, words: &[&str]) {
        assert_eq!(self.code, 1, "{}", self.said);
        for word in words {
            assert!(self.said.contains(word), "{word:?} is not in: {}", self.said);
        }
    }
}

impl Installation {
    /// An empty folder.
    pub fn empty() -> Installation {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        Installation {
            folder: tempfile::tempdir().unwrap(),
            listen: format!("127.0.0.1:{port}"),
        }
    }

    /// With the demo loaded.
    pub fn demo() -> Installation {
        let installation = Installation::empty();
        installation.run(&["demo"]).worked();
        installation
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(&[], arguments)
    }

    /// The same with further variables.
    pub fn run_with(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Ran {
        let mut command = self.command(arguments);
        let output = command.envs(variables.iter().copied()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        Ran {
            code: output.status.code().unwrap_or(-1),
            said,
        }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_farstu"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("FARSTU_")) {
            command.env_remove(name);
        }
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .env("FARSTU__LISTEN", &self.listen)
            .env("FARSTU__BASE_URL", format!("http://{}", self.listen));
        command
    }

    /// Starts `farstu serve --demo` and waits until it is ready.
    pub fn serve(&self) -> Server {
        self.serve_with(&[])
    }

    /// The same with further variables.
    pub fn serve_with(&self, variables: &[(&str, &str)]) -> Server {
        let mut child = self
            .command(&["serve", "--demo"])
            .envs(variables.iter().copied())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let began = Instant::now();
        let mut said = String::new();
        while !said.contains("Farstu is ready") {
            let line = lines.next().unwrap_or_else(|| panic!("it ended:\n{said}")).unwrap();
            said += &format!("{line}\n");
            assert!(began.elapsed() < Duration::from_secs(60), "{said}");
        }
        std::thread::spawn(move || lines.for_each(drop));
        Server {
            child,
            listen: self.listen.clone(),
            said,
        }
    }

    /// An administrator "ny@kommunen.example" who gets a link to choose a password, which waits in the outbox.
    pub fn add_administrator_by_mail(&self) {
        let name = ["--first-name", "Ny", "--last-name", "Ek"];
        let add = [&["admin", "add", "ny@kommunen.example"][..], &name, &["--mail-link"]].concat();
        self.run(&add).worked();
    }

    /// What the database answers to a question for one number.
    pub fn number(&self, question: &str) -> i64 {
        let question = question.to_owned();
        self.ask(async move |db| {
            let statement = Statement::from_string(db.get_database_backend(), question);
            let row = db.query_one_raw(statement).await.unwrap().unwrap();
            row.try_get_by_index(0).unwrap()
        })
    }

    /// What the database answers to a question for texts.
    pub fn texts(&self, question: &str) -> Vec<String> {
        let question = question.to_owned();
        self.ask(async move |db| {
            let statement = Statement::from_string(db.get_database_backend(), question);
            let rows = db.query_all_raw(statement).await.unwrap();
            rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
        })
    }

    /// Changes the database behind Farstu's back.
    pub fn tamper(&self, statement: &str) {
        let statement = statement.to_owned();
        self.ask(async move |db| {
            db.execute_unprepared(&statement).await.unwrap();
        });
    }

    fn ask<T>(&self, question: impl AsyncFnOnce(&DatabaseConnection) -> T) -> T {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let url = format!("sqlite:{}", self.path("data/farstu.db").display());
            let db = Database::connect(url).await.unwrap();
            let answer = question(&db).await;
            db.close().await.unwrap();
            answer
        })
    }
}

/// A running server; it ends with the test.
pub struct Server {
    child: Child,
    listen: String,
    /// What it said until it was ready.
    pub said: String,
}

impl Server {
    /// Whether somebody listens.
    pub fn answers(&self) -> bool {
        TcpStream::connect(&self.listen).is_ok()
    }

    /// Sends a signal and gives the exit code.
    pub fn stop(mut self, signal: &str) -> Option<i32> {
        let child = self.child.id().to_string();
        let told = Command::new("kill").args(["-s", signal, &child]).status().unwrap();
        assert!(told.success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
