//! How a text that staff write will look, in one language, before it is saved.

use base::Lang;
use web::{Form, Portal};

use crate::help::placeholders;
use crate::markdown;

/// `views/staff/previews.html` draws it.
pub(super) struct Preview {
    pub(super) lang: Lang,
    pub(super) title: String,
    pub(super) html: String,
}

/// What was typed, in each language.
pub(super) fn previews(portal: &Portal, form: &Form) -> Vec<Preview> {
    Lang::ALL.map(|lang| preview(portal, form, lang)).into()
}

fn preview(portal: &Portal, form: &Form, lang: Lang) -> Preview {
    let (title, body) = match lang {
        Lang::Sv => ("title_sv", "body_sv"),
        Lang::En => ("title_en", "body_en"),
    };
    Preview {
        lang,
        title: form.value(title).to_owned(),
        html: markdown::to_html(form.value(body), &placeholders(portal, lang)),
    }
}
