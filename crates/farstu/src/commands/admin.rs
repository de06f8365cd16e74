//! `farstu admin add`: a system administrator, made from the command line beside a running server.

use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

use accounts::administrators::{self, Added, NewAdministrator};
use accounts::{hashing, queries};
use anyhow::{Context, bail};
use base::Email;
use clap::{Args, Subcommand};
use console::Term;
use store::Stop;
use web::{Config, Portal};

use super::say;
use crate::wiring;

#[derive(Debug, Subcommand)]
pub(super) enum Admin {
    /// Make a system administrator, or give the role to somebody who has an account.
    Add(Add),
}

#[derive(Debug, Args)]
pub(super) struct Add {
    /// The e-mail address to log in with.
    email: String,
    /// First name, for a new account.
    #[arg(long)]
    first_name: Option<String>,
    /// Last name, for a new account.
    #[arg(long)]
    last_name: Option<String>,
    /// A file with the password of a new account; `-` reads it from standard input. Asked for when not given.
    #[arg(long, conflicts_with = "mail_link")]
    password_file: Option<PathBuf>,
    /// Mail a link to choose the password with, instead of asking for one.
    #[arg(long)]
    mail_link: bool,
}

impl Admin {
    pub(super) async fn run(self, config: Config) -> anyhow::Result<()> {
        let Admin::Add(add) = self;
        let portal = wiring::beside(config).await?;
        let added = add.run(&portal).await;
        portal.store.clone().close().await?;
        added
    }
}

impl Add {
    async fn run(self, portal: &Portal) -> anyhow::Result<()> {
        let Ok(email) = Email::parse(&self.email) else {
            bail!("{:?} is not an e-mail address", self.email)
        };
        let is_new = queries::find_by_email(portal.store.db(), &email).await?.is_none();
        let name = if is_new { Some(self.name()?) } else { None };
        let password_hash = match &name {
            Some((first, last)) if !self.mail_link => {
                let password = self.password(portal, &[email.as_str(), first, last])?;
                Some(hashing::hash_now(portal.random(), &password)?)
            }
            _ => None,
        };
        let new = NewAdministrator {
            email,
            name,
            password_hash,
        };
        let added = match administrators::add(portal, &new).await {
            Ok(added) => added,
            Err(Stop::Refusal(refusal)) => bail!("{refusal}"),
            Err(Stop::Fault(e)) => return Err(e),
        };
        match (added, self.mail_link) {
            (Added::Made, true) => say("The account is made; a link to choose a password is on its way by mail."),
            (Added::Made, false) => say(format_args!(
                "The account is made: log in on {}",
                portal.config.link("/logga-in")
            )),
            (Added::Given, _) => say("The account was there already and is a system administrator now."),
            (Added::HadIt, _) => say("The account is a system administrator already."),
        }?;
        Ok(())
    }

    fn name(&self) -> anyhow::Result<(String, String)> {
        let name = |given: &Option<String>, question, option| {
            let name = match given {
                Some(name) => name.clone(),
                None if Term::stderr().is_term() => ask(question)?,
                None => bail!("there is no account with this address: a new one needs {option}"),
            };
            let name = name.trim().to_owned();
            anyhow::ensure!(
                (1..=100).contains(&name.chars().count()),
                "a name has 1 to 100 characters"
            );
            Ok(name)
        };
        Ok((
            name(&self.first_name, "First name", "--first-name")?,
            name(&self.last_name, "Last name", "--last-name")?,
        ))
    }

    fn password(&self, portal: &Portal, own_words: &[&str]) -> anyhow::Result<String> {
        match &self.password_file {
            Some(file) => {
                let password = read_password(file)?;
                match administrators::lacks(portal, &password, own_words).as_slice() {
                    [] => Ok(password),
                    lacks => bail!("the password needs {}", lacks.join(", ")),
                }
            }
            None if std::io::stdin().is_terminal() => ask_for_password(portal, own_words),
            None => bail!("there is nobody to ask for a password: give --password-file FILE or --mail-link"),
        }
    }
}

fn ask(question: &str) -> anyhow::Result<String> {
    let term = Term::stderr();
    term.write_str(&format!("{question}: "))?;
    Ok(term.read_line()?)
}

fn ask_for_password(portal: &Portal, own_words: &[&str]) -> anyhow::Result<String> {
    let term = Term::stderr();
    let secretly = |question: &str| {
        term.write_str(&format!("{question}: "))?;
        term.read_secure_line()
    };
    loop {
        let password = secretly("Password")?;
        match administrators::lacks(portal, &password, own_words).as_slice() {
            [] if secretly("The same again")? == password => return Ok(password),
            [] => term.write_line("They were not the same.")?,
            lacks => term.write_line(&format!("It needs {}.", lacks.join(", ")))?,
        }
    }
}

fn read_password(file: &Path) -> anyhow::Result<String> {
    let mut text = String::new();
    if file == Path::new("-") {
        std::io::stdin().read_to_string(&mut text)?;
    } else {
        text = std::fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))?;
    }
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}
