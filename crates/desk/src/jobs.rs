//! The desk's jobs and recurring work. Each turn may be repeated: it does only what the rows still ask for.

use std::time::Duration;

use web::{Cron, JobKind};

use crate::acts;

const HOURLY: Duration = Duration::from_secs(60 * 60);
const EVERY_TEN_MINUTES: Duration = Duration::from_secs(10 * 60);

/// Mails a private link that was asked for.
pub(crate) fn jobs() -> Vec<JobKind> {
    vec![acts::send_link_job()]
}

/// Closes what has been solved for fourteen days, reminds customers, attaches visitors' cases.
pub(crate) fn crons() -> Vec<Cron> {
    vec![
        Cron {
            name: "desk.close_solved",
            every: HOURLY,
            run: |portal| Box::pin(async move { acts::close_solved(&portal).await }),
        },
        Cron {
            name: "desk.remind",
            every: HOURLY,
            run: |portal| Box::pin(async move { acts::remind(&portal).await }),
        },
        Cron {
            name: "desk.attach",
            every: EVERY_TEN_MINUTES,
            run: |portal| Box::pin(async move { acts::attach_unclaimed(&portal).await }),
        },
    ]
}
