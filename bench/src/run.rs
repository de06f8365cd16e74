//! The run: both databases, every page at both sizes, the bare page right after each, the storm.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, ensure};
use http::StatusCode;

use crate::bare::Bare;
use crate::browser::Browser;
use crate::fill;
use crate::installation::Installation;
use crate::load::{self, Figures, Process};
use crate::machine;
use crate::report::{self, FirstView, OnDatabase, PageRow, Results, Sent};
use crate::s3::S3;
use crate::storm::{self, Storm, Waits};
use crate::uploads::{self, Uploads};

const SQLITE: &str = "SQLite";
const SMALL: usize = 3_000;
const LARGE: usize = 100_000;
const HUGE: usize = 1_000_000;
const STORM_SECONDS: u64 = 10;
/// Ordinary traffic after the storm, before memory is looked at.
const AFTERMATH_SECONDS: u64 = 5;

/// What to measure, and where to write it.
#[derive(clap::Args)]
pub(crate) struct Plan {
    /// The release program.
    #[arg(long)]
    program: PathBuf,
    /// The script that wrk says its figures with.
    #[arg(long)]
    script: PathBuf,
    /// A PostgreSQL server where a database may be made; SQLite alone when there is none.
    #[arg(long, env = "FARSTU_TEST_POSTGRES")]
    postgres: Option<String>,
    /// A Python with moto; without one, files are sent to a folder alone.
    #[arg(long, env = "FARSTU_TEST_PYTHON")]
    python: Option<PathBuf>,
    /// The file to write.
    #[arg(long)]
    out: PathBuf,
    /// How long each page is measured in a round; the bare page half as long.
    #[arg(long, default_value_t = 2)]
    seconds: u64,
}

/// So many rounds over the pages of one size. Of each page the one that cost least counts: the first warms up, and
/// what else a machine has to do only adds, and comes and goes within minutes.
pub(crate) const ROUNDS: usize = 3;

/// What a page is called in the report, where it is and who asks for it.
type Asked = (&'static str, &'static str, Who);

/// Who asks for a page.
#[derive(Clone, Copy)]
enum Who {
    Visitor,
    Customer,
    Officer,
}

const PAGES: [Asked; 3] = [
    ("login page", "/logga-in", Who::Visitor),
    ("start page", "/", Who::Visitor),
    ("overview, logged in", "/", Who::Customer),
];
const LISTS: [Asked; 2] = [
    ("my cases", "/arenden", Who::Customer),
    ("staff queue", "/handlaggning/arenden", Who::Officer),
];

/// What officers look for: words that all cases have, two of them with one that a few have, and one that a single case has.
const SEARCHES: [Asked; 3] = [
    (
        "search, common words",
        "/handlaggning/arenden?sok=hallen+torsdagar",
        Who::Officer,
    ),
    (
        "search, a common and a rarer word",
        "/handlaggning/arenden?sok=hallen+%22vecka+17%22",
        Who::Officer,
    ),
    ("search, a rare word", "/handlaggning/arenden?sok=b001700", Who::Officer),
];

const ASSOCIATIONS: usize = 20_000;
const REGISTER: [Asked; 2] = [
    ("association register", "/foreningar", Who::Visitor),
    ("search in the register", "/foreningar?sok=hembygd", Who::Visitor),
];

/// Measures everything and writes the report.
pub(crate) async fn run(plan: Plan) -> anyhow::Result<()> {
    let mut results = Results {
        machine: machine::describe()?,
        seconds: plan.seconds,
        others: machine::others_at_work().await?,
        databases: Vec::new(),
        first_view: None,
    };
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()?;
    for (name, postgres) in [(SQLITE, None), ("PostgreSQL", plan.postgres.as_deref())] {
        if name == "PostgreSQL" && postgres.is_none() {
            say("no PostgreSQL was given: SQLite alone is measured");
            continue;
        }
        let installation = Installation::new(&plan.program, postgres).await?;
        let room = Room {
            plan: &plan,
            client: &client,
            installation: &installation,
            name,
        };
        let measured = room.measure(&mut results.first_view).await?;
        results.databases.push(measured);
        installation.remove().await?;
    }
    std::fs::write(&plan.out, report::write(&results)).context("the report could not be written")?;
    say(&format!("written: {}", plan.out.display()));
    Ok(())
}

/// One database under measurement.
struct Room<'a> {
    plan: &'a Plan,
    client: &'a reqwest::Client,
    installation: &'a Installation,
    name: &'static str,
}

impl Room<'_> {
    async fn measure(&self, first_view: &mut Option<FirstView>) -> anyhow::Result<OnDatabase> {
        say(&format!("{}: {SMALL} cases", self.name));
        let portal = self.installation.portal().await?;
        let people = fill::people(&portal).await?;
        fill::cases(&portal, &people, 0, SMALL).await?;
        portal.store.clone().close().await?;
        machine::settle()?;

        let server = self.installation.serve().await?;
        let started_small = server.started_in;
        if first_view.is_none() {
            *first_view = Some(self.first_view().await?);
        }
        let pages: Vec<_> = PAGES.into_iter().chain(LISTS).chain(SEARCHES).collect();
        let mut rows = self.pages(&server, &pages, SMALL).await?;
        server.stop().await?;

        say(&format!("{}: {LARGE} cases", self.name));
        let portal = self.installation.portal().await?;
        fill::cases(&portal, &people, SMALL, LARGE).await?;
        fill::associations(&portal, ASSOCIATIONS).await?;
        portal.store.clone().close().await?;
        machine::settle()?;
        let server = self.installation.serve().await?;
        let started_large = server.started_in;
        let resident_at_start = server.resident_mib()?;
        let pages: Vec<_> = LISTS.into_iter().chain(SEARCHES).collect();
        rows.extend(self.pages(&server, &pages, LARGE).await?);
        rows.extend(self.pages(&server, &REGISTER, ASSOCIATIONS).await?);
        let resident_after_load = server.resident_mib()?;
        let (calm, storm) = self.storm().await?;
        self.calm(AFTERMATH_SECONDS).await?;
        let resident_after_storm = server.resident_mib()?;
        let peak = server.peak_mib()?;
        server.stop().await?;
        let mut uploads = vec![self.uploads("a folder", Vec::new()).await?];
        rows.extend(self.huge(&people).await?);
        // Once is enough: the database has no part in it.
        if let Some(python) = self.plan.python.as_deref().filter(|_| self.name == SQLITE) {
            let s3 = S3::start(python).await?;
            uploads.push(self.uploads("S3", s3.settings()).await?);
        }
        Ok(OnDatabase {
            name: self.name,
            rows,
            started: [started_small, started_large],
            resident_mib: [resident_at_start, resident_after_load, resident_after_storm],
            peak_mib: peak,
            calm,
            storm,
            uploads,
        })
    }

    /// Lists, counts and search with as many cases as a large municipality has in many years.
    async fn huge(&self, people: &fill::People) -> anyhow::Result<Vec<PageRow>> {
        say(&format!("{}: {HUGE} cases", self.name));
        let portal = self.installation.portal().await?;
        fill::cases(&portal, people, LARGE, HUGE).await?;
        portal.store.clone().close().await?;
        machine::settle()?;
        let server = self.installation.serve().await?;
        let pages: Vec<_> = LISTS.into_iter().chain(SEARCHES).collect();
        let rows = self.pages(&server, &pages, HUGE).await?;
        server.stop().await?;
        Ok(rows)
    }

    async fn browser(&self, who: Who) -> anyhow::Result<Browser> {
        let mut browser = Browser::new(self.client, self.installation.url(""), "192.0.2.1".to_owned());
        let name = match who {
            Who::Visitor => {
                // The cookie that form tokens are made from, as a browser has it after its first page.
                browser.get("/", "identity").await?;
                return Ok(browser);
            }
            Who::Customer => fill::CUSTOMER,
            Who::Officer => fill::OFFICER,
        };
        let status = browser.log_in(name, fill::PASSWORD).await?;
        ensure!(status == StatusCode::SEE_OTHER, "the login was answered with {status}");
        Ok(browser)
    }

    async fn pages(&self, server: &Process, pages: &[Asked], filled: usize) -> anyhow::Result<Vec<PageRow>> {
        let mut browsers = Vec::new();
        for (_, _, who) in pages {
            browsers.push(self.browser(*who).await?);
        }
        let mut rows: Vec<PageRow> = Vec::new();
        for _ in 0..ROUNDS {
            for (n, (page, browser)) in pages.iter().zip(&mut browsers).enumerate() {
                let row = self.page(server, browser, page, filled).await?;
                match rows.get_mut(n) {
                    Some(best) => best.keep_better(row),
                    None => rows.push(row),
                }
            }
        }
        for row in &rows {
            let [plain, compressed] = [&row.plain, &row.compressed].map(|sent| sent.farstu.per_cpu_second);
            say(&format!(
                "  {}: {plain:.0} per CPU-second, compressed {compressed:.0}",
                row.title
            ));
        }
        Ok(rows)
    }

    /// A page as it is and compressed, each time with the bare page of the same bytes after it.
    async fn page(
        &self,
        server: &Process,
        browser: &mut Browser,
        (title, path, _): &Asked,
        filled: usize,
    ) -> anyhow::Result<PageRow> {
        Ok(PageRow {
            title,
            filled,
            plain: self.sent(server, browser, path, "identity").await?,
            compressed: self.sent(server, browser, path, "br").await?,
        })
    }

    async fn sent(&self, server: &Process, browser: &mut Browser, path: &str, encoding: &str) -> anyhow::Result<Sent> {
        let page = browser.get(path, encoding).await?;
        ensure!(
            page.status == StatusCode::OK,
            "{path} was answered with {}",
            page.status
        );
        let headers = [
            ("Cookie", browser.cookies()),
            ("Accept-Encoding", encoding.to_owned()),
            ("X-Forwarded-For", "192.0.2.1".to_owned()),
        ];
        let (script, seconds) = (&self.plan.script, self.plan.seconds);
        let url = self.installation.url(path);
        let farstu = load::measure(server, script, &url, &headers, seconds).await?;
        let after = browser.get(path, encoding).await?;
        ensure!(
            after.status == StatusCode::OK,
            "{path} was answered with {} after the load",
            after.status
        );
        let bare = self.bare(&page.body, encoding == "br").await?;
        Ok(Sent {
            bytes: page.body.len(),
            farstu,
            bare,
        })
    }

    async fn bare(&self, body: &[u8], compressed: bool) -> anyhow::Result<Figures> {
        let bare = Bare::start(body, compressed).await?;
        let seconds = (self.plan.seconds / 2).max(1);
        load::measure(bare.process(), &self.plan.script, bare.url(), &[], seconds).await
    }

    async fn storm(&self) -> anyhow::Result<(Waits, Storm)> {
        say(&format!("{}: login storm", self.name));
        let calm = self.calm(STORM_SECONDS).await?;
        let cookies = self.browser(Who::Customer).await?.cookies();
        let (root, lasts) = (self.installation.url(""), Duration::from_secs(STORM_SECONDS));
        let storm = storm::storm(self.client, &root, &cookies, lasts).await?;
        say(&format!("  others waited {:.0} ms at p99", storm.others.p99_ms));
        Ok((calm, storm))
    }

    /// Large files at once, to a server that has done nothing else.
    async fn uploads(&self, to: &'static str, settings: Vec<(&str, String)>) -> anyhow::Result<Uploads> {
        say(&format!("{}: {} files at once to {to}", self.name, uploads::COUNT));
        let server = self.installation.serve_with(settings).await?;
        let mut browser = self.browser(Who::Customer).await?;
        let seconds = uploads::send(&mut browser).await?;
        let peak_mib = server.peak_mib()?;
        server.stop().await?;
        say(&format!("  {peak_mib:.0} MiB at the peak"));
        Ok(Uploads { to, seconds, peak_mib })
    }

    /// How long pages take at an even pace.
    async fn calm(&self, seconds: u64) -> anyhow::Result<Waits> {
        let cookies = self.browser(Who::Customer).await?.cookies();
        let (root, lasts) = (self.installation.url(""), Duration::from_secs(seconds));
        storm::calm(self.client, &root, &cookies, lasts).await
    }

    /// What a browser fetches for the start page the first time, fonts aside.
    async fn first_view(&self) -> anyhow::Result<FirstView> {
        let mut browser = self.browser(Who::Visitor).await?;
        let html = browser.get("/", "identity").await?.body;
        let html = String::from_utf8_lossy(&html).into_owned();
        let mut files: Vec<&str> = html
            .split(['"', '\''])
            .filter(|text| text.starts_with(web::assets::PATH))
            .map(|text| text.split('#').next().unwrap_or(text))
            .filter(|file| !file.ends_with(".woff2"))
            .collect();
        files.sort_unstable();
        files.dedup();
        let page = browser.get("/", "br").await?.body.len();
        let mut assets = 0;
        for file in &files {
            assets += browser.get(file, "br").await?.body.len();
        }
        Ok(FirstView {
            page,
            assets,
            files: files.len(),
        })
    }
}

/// Tells how far it has come.
fn say(what: &str) {
    eprintln!("==> {what}");
}
