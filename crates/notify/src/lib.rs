//! Tells people things: notifications by e-mail and text message, notices, information boxes, help
//! and statements. It is told whom and what by the rooms below it, and knows none of them.

mod acts;
mod belongs;
mod content;
mod delivery;
pub mod demo;
mod help;
mod help_words;
mod letter;
pub mod markdown;
mod model;
mod notices;
mod pages;
mod personal;
mod queries;
mod rendering;
mod retention;
mod rules;
mod sending;
pub mod tables;

#[path = "../migrations/m20261121_120000_notify_notifications.rs"]
mod m20261121_120000_notify_notifications;
#[path = "../migrations/m20261121_120100_notify_help.rs"]
mod m20261121_120100_notify_help;
#[path = "../migrations/m20261126_040000_notify_reply_to.rs"]
mod m20261126_040000_notify_reply_to;

pub use content::terms;
pub use delivery::{check_addresses, sms_is_offered, try_mail, try_sms};
pub use help::{info_box, info_box_for};
pub use letter::{Channels, Letter, Recipient};
pub use notices::{NoticeShown, notices};
pub use sending::send;

fluent_templates::static_loader! {
    static TEXTS = { locales: "./texts", fallback_language: "sv", customise: |bundle| bundle.set_use_isolating(false) };
}

/// What this crate hands up.
pub fn service() -> web::Service {
    web::Service {
        migrations: || {
            vec![
                Box::new(m20261121_120000_notify_notifications::Migration),
                Box::new(m20261121_120100_notify_help::Migration),
                Box::new(m20261126_040000_notify_reply_to::Migration),
            ]
        },
        jobs: || vec![delivery::job_kind()],
        sealed: model::sealed,
        retention: retention::retention,
        belongs: belongs::belongs,
        crons: || vec![retention::cron()],
        routes: pages::routes,
        staff_menu: pages::staff_menu,
        export: Some(|portal, person| Box::pin(personal::export(portal, person))),
        stored: Some(|portal, person, viewer| Box::pin(personal::stored(portal, person, viewer))),
        ..web::Service::new("notify", || &*TEXTS)
    }
}
