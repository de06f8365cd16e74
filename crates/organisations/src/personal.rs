//! What this room holds about a person, as the person is told (law.md).

use base::{Id, Person};
use sea_orm::ActiveEnum;
use serde_json::json;
use web::{Export, Frame, Portal, Stored, Viewer};

use crate::tables::{access_request, board_seat};
use crate::{pages, queries};

/// Its part of "Mina personuppgifter".
pub(crate) async fn stored(portal: Portal, person: Id<Person>, viewer: Viewer) -> anyhow::Result<Vec<Stored>> {
    let mine = queries::mine(portal.store.db(), person).await?;
    let seats = queries::seats_of(portal.store.db(), person).await?;
    let f = Frame::bare(portal, viewer);
    let one = |row: &queries::MineRow| match row.roles.as_slice() {
        [] => row.name.clone(),
        roles => format!("{} ({})", row.name, pages::roles(&f, roles)),
    };
    let named: Vec<_> = mine.iter().map(one).collect();
    let posts: Vec<_> = seats.iter().map(|seat| pages::board::post(&f, seat.post)).collect();
    let member = Stored {
        title: f.t("organisations-mine"),
        facts: if named.is_empty() {
            f.t("organisations-stored-none")
        } else {
            named.join(", ")
        },
        why: f.t("organisations-stored-why"),
        kept: f.t("organisations-stored-kept"),
        outlives: false,
    };
    let seats = Stored {
        title: f.t("organisations-stored-seats"),
        facts: if posts.is_empty() {
            f.t("organisations-stored-seats-none")
        } else {
            posts.join(", ")
        },
        why: f.t("organisations-stored-seats-why"),
        kept: f.t("organisations-stored-seats-kept"),
        outlives: true,
    };
    Ok(vec![member, seats])
}

/// The organisations that the person acts for, and asks to act for.
pub(crate) async fn export(portal: Portal, person: Id<Person>) -> anyhow::Result<Export> {
    let db = portal.store.db();
    let mine = queries::mine(db, person).await?;
    let asked = queries::asked_by(db, person).await?;
    let seats = queries::seats_of(db, person).await?;
    let member = |row: &queries::MineRow| {
        let roles: Vec<_> = row.roles.iter().map(|role| role.code()).collect();
        json!({ "organisation": row.name, "roles": roles })
    };
    let request = |row: &access_request::Model| json!({ "asked_at": row.created_at, "message": row.message });
    let seat = |row: &board_seat::Model| json!({ "post": row.post.to_value(), "from": row.from_day, "to": row.to_day });
    Ok(Export {
        name: "organisations",
        data: json!({
            "memberships": mine.iter().map(member).collect::<Vec<_>>(),
            "board_seats": seats.iter().map(seat).collect::<Vec<_>>(),
            "requests": asked.iter().map(request).collect::<Vec<_>>(),
        }),
        files: Vec::new(),
    })
}
