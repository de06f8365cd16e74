//! What becomes of this crate's rows when two accounts are merged.

use store::Belongs;

const WHO_ACTED: &str = "it tells who did something, under the name of then";

/// The columns of this crate that say whom a row belongs to.
pub(crate) fn belongs() -> Vec<Belongs> {
    vec![
        Belongs::moves("persons", "notifications", "person_id").told("notify-merge-notifications"),
        Belongs::moves("persons", "notice_removals", "person_id")
            .unless(&["notice_id"])
            .key(&["notice_id"]),
        Belongs::stays("persons", "notices", "created_by", WHO_ACTED),
        Belongs::stays("persons", "help_text_versions", "edited_by", WHO_ACTED),
    ]
}
