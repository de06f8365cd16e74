//! The desk's jobs and recurring work. Each turn may be repeated: it does only what the rows still ask for.

use std::time::Duration;

use web::{Cron, JobKind};

use crate::acts;
use crate::post::fetching;

const HOURLY: Duration = Duration::from_secs(60 * 60);
const EVERY_MINUTE: Duration = Duration::from_secs(60);
const EVERY_TEN_MINUTES: Duration = Duration::from_secs(10 * 60);

/// Mails a private link that was asked for, and makes of a mail what it becomes.
pub(crate) fn jobs() -> Vec<JobKind> {
    vec![acts::send_link_job(), acts::take_mail_job()]
}

/// Closes what has been solved for fourteen days, reminds customers, tells teams of what is late, attaches visitors' cases,
/// reads mail, keeps the search up to date.
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
            name: "desk.warn_of_drafts",
            every: HOURLY,
            run: |portal| Box::pin(async move { acts::warn_of_drafts(&portal).await }),
        },
        Cron {
            name: "desk.escalate",
            every: EVERY_MINUTE,
            run: |portal| Box::pin(async move { acts::escalate(&portal).await }),
        },
        Cron {
            name: "desk.index",
            every: EVERY_MINUTE,
            run: |portal| Box::pin(async move { acts::index_stale(&portal).await }),
        },
        Cron {
            name: "desk.attach",
            every: EVERY_TEN_MINUTES,
            run: |portal| {
                Box::pin(async move {
                    acts::attach_unclaimed(&portal).await?;
                    acts::find_readers(&portal).await
                })
            },
        },
        Cron {
            name: "desk.fetch_mail",
            every: EVERY_MINUTE,
            run: |portal| Box::pin(async move { fetching::fetch(&portal).await }),
        },
    ]
}
