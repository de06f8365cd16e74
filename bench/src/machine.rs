//! Names the machine that was measured: nothing that tells whose it is.

use std::process::Command;
use std::time::Duration;

const SAMPLES: u32 = 20;

/// Waits until the disk has what was filled: a machine that still writes it has less time for others.
pub(crate) fn settle() -> anyhow::Result<()> {
    let status = Command::new("sync").status()?;
    anyhow::ensure!(status.success(), "sync ended with {status}");
    Ok(())
}

/// Processor, cores, memory, kernel and compiler, in one line.
pub(crate) fn describe() -> anyhow::Result<String> {
    let cpuinfo = std::fs::read_to_string("/proc/cpuinfo")?;
    let model = cpuinfo.lines().find_map(|line| line.strip_prefix("model name"));
    let model = model.map_or("unknown processor", |line| line.trim_start_matches([' ', '\t', ':']));
    let meminfo = std::fs::read_to_string("/proc/meminfo")?;
    let kib = meminfo.lines().find_map(|line| line.strip_prefix("MemTotal:"));
    let kib: f64 = kib.map_or("0", |line| line.trim().trim_end_matches(" kB")).parse()?;
    let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease")?;
    let rustc = Command::new("rustc").arg("--version").output()?.stdout;
    Ok(format!(
        "{model}, {} cores, {:.0} GiB RAM, Linux {}, {}",
        std::thread::available_parallelism()?,
        kib / 1024.0 / 1024.0,
        kernel.trim(),
        String::from_utf8_lossy(&rustc).trim(),
    ))
}

/// How many others want a core, on average over two seconds, so that a busy machine shows in the results.
pub(crate) async fn others_at_work() -> anyhow::Result<f64> {
    let mut sum = 0.0;
    for _ in 0..SAMPLES {
        let text = std::fs::read_to_string("/proc/loadavg")?;
        let running = text.split(' ').nth(3).and_then(|field| field.split('/').next());
        let running: f64 = running.unwrap_or_default().parse()?;
        // This process is one of them.
        sum += (running - 1.0).max(0.0);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(sum / f64::from(SAMPLES))
}
