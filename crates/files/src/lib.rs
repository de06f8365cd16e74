//! Files that people send (desk.md, Attachments): what is taken, how it arrives, is looked through, hangs
//! on an object of some room, and is given back. Who may have a file is for the room to say whose object
//! it hangs on; this crate never serves one by its id alone.

mod acts;
mod asked;
mod cleaning;
pub mod demo;
mod field;
mod mailed;
mod making;
mod model;
mod moving;
mod pages;
mod program;
mod queries;
mod receiving;
mod rules;
mod scanning;
mod serving;
mod storing;
pub mod tables;

#[path = "../migrations/m20261122_100000_files_files.rs"]
mod m20261122_100000_files_files;
#[path = "../migrations/m20261124_071000_files_questions.rs"]
mod m20261124_071000_files_questions;

pub use acts::{Chosen, release};
pub use asked::{Limits, Question, read_with};
pub use cleaning::let_go_of_gone;
pub use field::{FIELD, FilesField, FilesList, gone, read};
pub use mailed::{NotTaken, bytes_of, hang_on, kept_name, take};
pub use making::{Taken, hang, make, make_of_theirs, to_take_out};
pub use model::{File, FileView};
pub use moving::{move_part, move_parts};
pub use program::{Brought, bring};
pub use queries::{Ready, find, of_object, of_objects};
pub use receiving::PostedFiles;
pub use scanning::try_clamd;

use store::Belongs;

fluent_templates::static_loader! {
    static TEXTS = { locales: "./texts", fallback_language: "sv", customise: |bundle| bundle.set_use_isolating(false) };
}

/// What this crate hands up.
pub fn service() -> web::Service {
    web::Service {
        routes: pages::routes,
        migrations: || {
            vec![
                Box::new(m20261122_100000_files_files::Migration),
                Box::new(m20261124_071000_files_questions::Migration),
            ]
        },
        jobs: || vec![scanning::job_kind()],
        crons: || vec![cleaning::cron()],
        retention: || vec![cleaning::retention()],
        belongs: || vec![Belongs::moves("persons", "files", "person_id")],
        ..web::Service::new("files", || &*TEXTS)
    }
}
