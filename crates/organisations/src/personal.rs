//! What this room holds about a person, as the person is told (law.md).

use base::{Id, Person};
use web::{Frame, Portal, Stored, Viewer};

use crate::{pages, queries};

/// Its part of "Mina personuppgifter".
pub(crate) async fn stored(portal: Portal, person: Id<Person>, viewer: Viewer) -> anyhow::Result<Vec<Stored>> {
    let mine = queries::mine(portal.store.db(), person).await?;
    let f = Frame::bare(portal, viewer);
    let one = |row: &queries::MineRow| match row.roles.as_slice() {
        [] => row.name.clone(),
        roles => format!("{} ({})", row.name, pages::roles(&f, roles)),
    };
    let named: Vec<_> = mine.iter().map(one).collect();
    Ok(vec![Stored {
        title: f.t("organisations-mine"),
        facts: if named.is_empty() {
            f.t("organisations-stored-none")
        } else {
            named.join(", ")
        },
        why: f.t("organisations-stored-why"),
        kept: f.t("organisations-stored-kept"),
    }])
}
