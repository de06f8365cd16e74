//! Forms that staff make: fields, conditions and limits in versions that never change once they are
//! published, and answers that are kept with the version that asked. Whose a form is, and what its answers
//! mean, is for the rooms to say; here an owner is only a word such as `desk.topic:parkering`.

mod acts;
mod answer_list;
mod answers;
mod definition;
mod drafting;
pub mod model;
mod pages;
mod queries;
mod questions;
mod retention;
mod rules;
pub mod tables;
mod wording;

#[path = "../migrations/m20261122_110000_forms_forms.rs"]
mod m20261122_110000_forms_forms;
#[path = "../migrations/m20261124_072000_forms_file_limits.rs"]
mod m20261124_072000_forms_file_limits;

pub use acts::publish_in;
pub use answer_list::AnswerList;
pub use answers::{Answered, Answers};
pub use definition::{Definition, Flaw};
pub use queries::{answered, answers_of, is_any_published};
pub use questions::{
    Answer, Asked, AskedColumn, AskedKind, AskedOption, AskedWhen, ProgramAnswers, Questions, SHOW, asked, place_of,
};
pub use retention::forget_gone;

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
                Box::new(m20261122_110000_forms_forms::Migration),
                Box::new(m20261124_072000_forms_file_limits::Migration),
            ]
        },
        retention: retention::retention,
        belongs: || {
            let why = "it tells who published, under the name of then";
            vec![Belongs::stays("persons", "form_versions", "published_by", why)]
        },
        staff_menu: pages::staff_menu,
        ..web::Service::new("forms", || &*TEXTS)
    }
}
