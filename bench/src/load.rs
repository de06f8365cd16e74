//! A server process, what it has used of the processor and memory, and load from `wrk`.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use tokio::process::{Child, Command};

use crate::installation::DATABASE;

/// Linux counts processor time in hundredths of a second in `/proc`, whatever the kernel's own tick.
const TICKS_PER_SECOND: f64 = 100.0;
const CONNECTIONS: &str = "-c16";

/// A server that was started here, and ends with this value.
pub(crate) struct Process {
    child: Child,
    pid: u32,
    /// From its start until it answered.
    pub(crate) started_in: Duration,
}

impl Process {
    /// Starts it and waits until it answers at `address`.
    pub(crate) async fn start(mut command: Command, address: &str) -> anyhow::Result<Process> {
        let began = Instant::now();
        let mut child = command
            .kill_on_drop(true)
            .spawn()
            .context("the server could not be started")?;
        let pid = child.id().context("the server ended at once")?;
        while tokio::net::TcpStream::connect(address).await.is_err() {
            if let Some(status) = child.try_wait()? {
                bail!("the server ended with {status}");
            }
            ensure!(
                began.elapsed() < Duration::from_secs(120),
                "the server does not answer at {address}"
            );
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        Ok(Process {
            child,
            pid,
            started_in: began.elapsed(),
        })
    }

    /// Memory in use now, in MiB.
    pub(crate) fn resident_mib(&self) -> anyhow::Result<f64> {
        self.memory_mib("VmRSS:")
    }

    /// The most memory that was ever in use, in MiB.
    pub(crate) fn peak_mib(&self) -> anyhow::Result<f64> {
        self.memory_mib("VmHWM:")
    }

    fn memory_mib(&self, name: &str) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid))?;
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let kib = line.and_then(|line| line.split_whitespace().next());
        let kib: f64 = kib
            .with_context(|| format!("/proc/PID/status has no {name}"))?
            .parse()?;
        Ok(kib / 1024.0)
    }

    /// Asks it to stop, and waits for it.
    pub(crate) async fn stop(mut self) -> anyhow::Result<()> {
        let told = Command::new("kill")
            .arg("-TERM")
            .arg(self.pid.to_string())
            .status()
            .await?;
        ensure!(told.success(), "the server could not be told to stop");
        self.child.wait().await?;
        Ok(())
    }
}

/// User and system time of a process so far, in seconds.
fn cpu_seconds(pid: u32) -> anyhow::Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let (_, fields) = stat.rsplit_once(')').context("/proc/PID/stat has a name in brackets")?;
    let fields: Vec<_> = fields.split_whitespace().collect();
    let ticks = |i: usize| -> anyhow::Result<f64> { Ok(fields.get(i).context("/proc/PID/stat is short")?.parse()?) };
    Ok((ticks(11)? + ticks(12)?) / TICKS_PER_SECOND)
}

/// The same of the PostgreSQL processes on this machine that work for our database.
fn postgres_seconds() -> anyhow::Result<f64> {
    let mut sum = 0.0;
    for entry in std::fs::read_dir("/proc")? {
        let Some(pid) = entry?.file_name().to_str().and_then(|name| name.parse().ok()) else {
            continue;
        };
        let title = std::fs::read_to_string(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        if title.starts_with("postgres:") && title.contains(DATABASE) {
            sum += cpu_seconds(pid)?;
        }
    }
    Ok(sum)
}

/// What was measured of one page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figures {
    pub(crate) per_cpu_second: f64,
    pub(crate) per_second: f64,
    pub(crate) p50_ms: f64,
    pub(crate) p99_ms: f64,
}

impl Figures {
    /// The one of two that cost less.
    pub(crate) fn or_better(self, other: Figures) -> Figures {
        match other.per_cpu_second > self.per_cpu_second {
            true => other,
            false => self,
        }
    }
}

/// Asks for `url` as fast as answers come, over 16 connections.
pub(crate) async fn measure(
    server: &Process,
    script: &Path,
    url: &str,
    headers: &[(&str, String)],
    seconds: u64,
) -> anyhow::Result<Figures> {
    let used = || -> anyhow::Result<f64> { Ok(cpu_seconds(server.pid)? + postgres_seconds()?) };
    let before = used()?;
    let said = wrk(script, url, headers, seconds).await?;
    let cpu = used()? - before;
    let [requests, micros, failed, p50, p99] = said;
    ensure!(failed == 0.0, "{failed} requests of {url} failed");
    Ok(Figures {
        per_cpu_second: requests / cpu,
        per_second: requests / (micros / 1e6),
        p50_ms: p50 / 1e3,
        p99_ms: p99 / 1e3,
    })
}

/// Requests, duration in µs, failures, and the 50th and 99th percentile in µs.
async fn wrk(script: &Path, url: &str, headers: &[(&str, String)], seconds: u64) -> anyhow::Result<[f64; 5]> {
    let mut command = Command::new("wrk");
    command
        .args(["-t1", CONNECTIONS, &format!("-d{seconds}s")])
        .arg("-s")
        .arg(script);
    for (name, value) in headers {
        command.arg("-H").arg(format!("{name}: {value}"));
    }
    let out = command.arg(url).output().await.context("wrk could not be started")?;
    let said = String::from_utf8_lossy(&out.stdout);
    let line = said.lines().find_map(|line| line.strip_prefix("figures "));
    let line = line.with_context(|| format!("wrk said: {said}{}", String::from_utf8_lossy(&out.stderr)))?;
    let figures: Vec<f64> = line.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    figures.try_into().map_err(|_| anyhow::anyhow!("wrk said: {line}"))
}
