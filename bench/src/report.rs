//! Writes what was measured as a page that people read: the goals first, then all figures.

use std::fmt::Write;
use std::time::Duration;

use crate::load::Figures;
use crate::run::ROUNDS;
use crate::storm::{Storm, Waits};
use crate::uploads::{self, Uploads};

/// Everything that was measured.
pub(crate) struct Results {
    pub(crate) machine: String,
    pub(crate) seconds: u64,
    pub(crate) others: f64,
    pub(crate) databases: Vec<OnDatabase>,
    pub(crate) first_view: Option<FirstView>,
}

/// What was measured on one database.
pub(crate) struct OnDatabase {
    pub(crate) name: &'static str,
    pub(crate) rows: Vec<PageRow>,
    /// With few and with many cases.
    pub(crate) started: [Duration; 2],
    /// At the start, after the load, a few seconds after the storm.
    pub(crate) resident_mib: [f64; 3],
    /// The most there ever was.
    pub(crate) peak_mib: f64,
    pub(crate) calm: Waits,
    pub(crate) storm: Storm,
    pub(crate) uploads: Vec<Uploads>,
}

/// One page at one size.
pub(crate) struct PageRow {
    pub(crate) title: &'static str,
    /// How many cases or associations there were.
    pub(crate) filled: usize,
    pub(crate) plain: Sent,
    pub(crate) compressed: Sent,
}

impl PageRow {
    /// Of two measurements of the same page, what cost less.
    pub(crate) fn keep_better(&mut self, again: PageRow) {
        for (kept, again) in [(&mut self.plain, again.plain), (&mut self.compressed, again.compressed)] {
            kept.farstu = kept.farstu.or_better(again.farstu);
            kept.bare = kept.bare.or_better(again.bare);
        }
    }
}

/// A page and the bare one with the same body.
pub(crate) struct Sent {
    pub(crate) bytes: usize,
    pub(crate) farstu: Figures,
    pub(crate) bare: Figures,
}

/// Bytes of the first visit, compressed.
pub(crate) struct FirstView {
    pub(crate) page: usize,
    pub(crate) assets: usize,
    pub(crate) files: usize,
}

const TOP: &str = "# Results of `make bench`\n\nWritten by `bench/run.sh`; do not edit. [README.md](README.md) tells what the time goes to. The goals are those of \
    operations, Speed.\n\n";
const HOW: &str = "\n## How it was measured\n
- The release program in production configuration (sessions, form tokens, Swedish texts, log to a file), started \
anew for each size; people log in through the form. One customer has all the cases; five officers share the queue.
- `wrk`, one thread, 16 connections, as fast as answers come, on the same machine. Requests per CPU-second are \
requests divided by the user and system time of the server's process and of the PostgreSQL processes that work for \
it (`/proc/PID/stat`); the time of `wrk` is not in it. p50 and p99 are those of the full load, so they are mostly queueing.
- *bare* is axum with one route that gives the same bytes from memory, measured right after each page. *br*: the \
page is compressed with Brotli for each request, as for a browser; the bare page is then sent as the very bytes, \
without compressing. The ratio is bare divided by Farstu: so many static pages cost as much as one of ours.
- The storm: 100 browsers log in as fast as they are answered, half of them guessing at accounts that do not exist. \
Meanwhile others ask for a page every 10 ms (start page, my cases, login page, help); their wait is counted from \
when the request should have been sent. They share the cores with the storm's own client.
- A private PostgreSQL of the run forgets fsync; pages only read.
- Memory is resident memory after minutes, not the hour of the goal: after the load, and five seconds after the \
storm. Files go to a folder of the same disk, and to an S3 server in Python on the same machine, whose pace is its own. The peak is in the storm: two passwords at 19 MiB each, and a hundred browsers.\n";

/// So many others that want a core disturb.
const BUSY: f64 = 0.5;

/// A goal, what was measured, and whether it is met.
struct Goal {
    what: String,
    goal: String,
    measured: String,
    met: bool,
    missed_by: String,
}

/// The report in Markdown.
pub(crate) fn write(results: &Results) -> String {
    let mut text = TOP.to_owned();
    let (machine, others) = (&results.machine, results.others);
    line(
        &mut text,
        format_args!("Machine: {machine}. When it began, {others:.1} others wanted a core.\n"),
    );
    if others >= BUSY {
        line(
            &mut text,
            format_args!(
                "**The machine had other work**: costs are up to twice those of a quiet one, and waits mean nothing.\n"
            ),
        );
    }
    line(
        &mut text,
        format_args!("| what | goal | measured | |\n|---|---|---|---|"),
    );
    for goal in goals(results) {
        let verdict = if goal.met {
            "met".to_owned()
        } else {
            format!("**missed by {}**", goal.missed_by)
        };
        line(
            &mut text,
            format_args!("| {} | {} | {} | {verdict} |", goal.what, goal.goal, goal.measured),
        );
    }
    for database in &results.databases {
        write_database(&mut text, database);
    }
    text.push_str(HOW);
    line(
        &mut text,
        format_args!(
            "- Each page was measured {ROUNDS} times for {} seconds, the other pages in between. The time that cost least \
             counts: the first warms up, and what else a machine has to do only adds.",
            results.seconds
        ),
    );
    text
}

fn line(text: &mut String, words: std::fmt::Arguments<'_>) {
    writeln!(text, "{words}").expect("writing to a text does not fail");
}

fn goals(results: &Results) -> Vec<Goal> {
    let mut goals = Vec::new();
    for database in &results.databases {
        let name = database.name;
        for row in &database.rows {
            let least = match row.title {
                "login page" | "start page" => 5_000.0,
                "my cases" | "staff queue" => 2_000.0,
                search if search.starts_with("search, ") => {
                    let what = format!("{search}, {} cases, {name}", thousands(row.filled as f64));
                    let cost = 1e3 / row.plain.farstu.per_cpu_second;
                    goals.push(below(what, cost, 50.0, "ms of the server"));
                    continue;
                }
                "association register" | "search in the register" => {
                    let what = format!("{}, {} associations, {name}", row.title, thousands(row.filled as f64));
                    goals.push(below(
                        what,
                        1e3 / row.plain.farstu.per_cpu_second,
                        10.0,
                        "ms of the server",
                    ));
                    continue;
                }
                // The overview has no goal of its own.
                _ => continue,
            };
            let title = format!("{}, {} cases, {name}", row.title, thousands(row.filled as f64));
            goals.push(at_least(title, row.plain.farstu.per_cpu_second, least));
        }
        for title in ["my cases", "staff queue"] {
            goals.extend(flat(database, title));
        }
        let wait = database.storm.others.p99_ms;
        goals.push(below(
            format!("other pages' p99 in a login storm, {name}"),
            wait,
            200.0,
            "ms",
        ));
        let resident = database.resident_mib.iter().copied().fold(0.0, f64::max);
        goals.push(below(format!("memory, {name}"), resident, 150.0, "MiB"));
        for Uploads { to, peak_mib, .. } in &database.uploads {
            let what = format!("memory while {} files of 50 MB go to {to}, {name}", uploads::COUNT);
            goals.push(below(what, *peak_mib, 200.0, "MiB"));
        }
        let start = database.started[1].as_secs_f64() * 1e3;
        goals.push(below(format!("start with 100 000 cases, {name}"), start, 1_000.0, "ms"));
    }
    if let Some(view) = &results.first_view {
        let kilobytes = (view.page + view.assets) as f64 / 1e3;
        let what = format!(
            "first view: start page and {} files, compressed, without fonts",
            view.files
        );
        goals.push(below(what, kilobytes, 60.0, "kB"));
    }
    goals
}

fn at_least(what: String, measured: f64, least: f64) -> Goal {
    Goal {
        what,
        goal: format!("≥ {} per CPU-second", thousands(least)),
        measured: thousands(measured),
        met: measured >= least,
        missed_by: percent(1.0 - measured / least),
    }
}

fn below(what: String, measured: f64, most: f64, unit: &str) -> Goal {
    Goal {
        what,
        goal: format!("< {most:.0} {unit}"),
        measured: format!("{measured:.0} {unit}"),
        met: measured < most,
        missed_by: percent(measured / most - 1.0),
    }
}

/// A list must cost as much with many cases as with few.
fn flat(database: &OnDatabase, title: &'static str) -> Option<Goal> {
    let of = |large: bool| {
        let mut rows = database.rows.iter().filter(|row| row.title == title);
        if large { rows.next_back() } else { rows.next() }
    };
    let (small, large) = (
        of(false)?.plain.farstu.per_cpu_second,
        of(true)?.plain.farstu.per_cpu_second,
    );
    let slower = 1.0 - large / small;
    Some(Goal {
        what: format!("{title}, flat, {}", database.name),
        goal: "within 20 %".to_owned(),
        measured: format!("{} slower with many cases", percent(slower.max(0.0))),
        met: slower <= 0.2,
        missed_by: percent(slower - 0.2),
    })
}

fn write_database(text: &mut String, database: &OnDatabase) {
    let name = database.name;
    line(text, format_args!("\n## {name}\n"));
    line(
        text,
        format_args!("| page | filled with | sent | bytes | per CPU-second | bare | ratio | per second | p50 | p99 |"),
    );
    line(text, format_args!("|---|--:|---|--:|--:|--:|--:|--:|--:|--:|"));
    for row in &database.rows {
        for (how, sent) in [("plain", &row.plain), ("br", &row.compressed)] {
            let (ours, bare) = (&sent.farstu, &sent.bare);
            line(
                text,
                format_args!(
                    "| {} | {} | {how} | {} | {} | {} | {:.1} | {} | {:.2} ms | {:.2} ms |",
                    row.title,
                    thousands(row.filled as f64),
                    thousands(sent.bytes as f64),
                    thousands(ours.per_cpu_second),
                    thousands(bare.per_cpu_second),
                    bare.per_cpu_second / ours.per_cpu_second,
                    thousands(ours.per_second),
                    ours.p50_ms,
                    ours.p99_ms,
                ),
            );
        }
    }
    let [start_small, start_large] = database.started.map(|started| started.as_millis());
    let [at_start, after_load, after_storm] = database.resident_mib;
    let peak = database.peak_mib;
    line(
        text,
        format_args!("\nStart: {start_small} ms with 3 000 cases, {start_large} ms with 100 000."),
    );
    line(
        text,
        format_args!(
            "Memory: {at_start:.0} MiB at the start, {after_load:.0} after the load, {after_storm:.0} after the storm, {peak:.0} at the peak."
        ),
    );
    for sent in &database.uploads {
        line(
            text,
            format_args!(
                "Files: {} of 50 MB at once to {} in {:.1} s, {:.0} MB a second together, {:.0} MiB at the peak.",
                uploads::COUNT,
                sent.to,
                sent.seconds,
                sent.pace(),
                sent.peak_mib
            ),
        );
    }
    write_storm(text, &database.calm, &database.storm);
}

fn write_storm(text: &mut String, calm: &Waits, storm: &Storm) {
    line(
        text,
        format_args!("\n| other pages, 100 a second | p50 | p99 | longest |\n|---|--:|--:|--:|"),
    );
    for (when, waits) in [("calm", calm), ("in the storm", &storm.others)] {
        let Waits {
            p50_ms,
            p99_ms,
            longest_ms,
        } = waits;
        line(
            text,
            format_args!("| {when} | {p50_ms:.1} ms | {p99_ms:.1} ms | {longest_ms:.1} ms |"),
        );
    }
    line(
        text,
        format_args!(
            "\nThe storm, {:.0} s: {} let in, {} wrong, {} told to come back (503).",
            storm.seconds, storm.let_in, storm.refused, storm.busy
        ),
    );
}

/// 12 345.
fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let groups: Vec<_> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(String::from_utf8_lossy)
        .collect();
    groups.join(" ")
}

fn percent(part: f64) -> String {
    format!("{:.0} %", part * 100.0)
}
