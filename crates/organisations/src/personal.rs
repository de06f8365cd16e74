//! What this room holds about a person, as the person is told (law.md). What belongs to an organisation, and
//! what the person did in office among the staff, is no part of it.

use base::{Id, Organisation, Person};
use sea_orm::ActiveEnum;
use serde_json::{Value, json};
use web::{Export, ExportedFile, Frame, Portal, Stored, Viewer};

use crate::acts::RECOVERY;
use crate::queries::personal::{Everything, everything};
use crate::tables::{assignment, board_seat, membership};
use crate::{pages, queries};

/// Its part of "Mina personuppgifter".
pub(crate) async fn stored(portal: Portal, person: Id<Person>, viewer: Viewer) -> anyhow::Result<Vec<Stored>> {
    let db = portal.store.db();
    let mine = queries::mine(db, person).await?;
    let seats = queries::seats_of(db, person).await?;
    let invited = queries::invited(db, portal.now(), person).await?.len();
    let all = everything(db, person).await?;
    let f = Frame::bare(portal, viewer);
    let one = |row: &queries::MineRow| match row.roles.as_slice() {
        [] => row.name.clone(),
        roles => format!("{} ({})", row.name, pages::roles(&f, roles)),
    };
    let named: Vec<_> = mine.iter().map(one).collect();
    let posts: Vec<_> = seats.iter().map(|seat| pages::board::post(&f, seat.post)).collect();
    let listed = |words: Vec<String>, none: &str| match words.is_empty() {
        true => f.t(none),
        false => words.join(", "),
    };
    let stored = |name: &str, title: String, facts: String, outlives: bool| Stored {
        title,
        facts,
        why: f.t(&format!("organisations-stored-{name}why")),
        kept: f.ta(&format!("organisations-stored-{name}kept"), "time", time(&f, name)),
        outlives,
    };
    let counted = |name: &str, count: usize| f.tn(&format!("organisations-stored-{name}-count"), "count", count);
    let asked = counted("asked", all.requests.len() + invited);
    let deeds = counted("deeds", all.deeds());
    Ok(vec![
        stored(
            "",
            f.t("organisations-mine"),
            listed(named, "organisations-stored-none"),
            false,
        ),
        stored(
            "seats-",
            f.t("organisations-stored-seats"),
            listed(posts, "organisations-stored-seats-none"),
            true,
        ),
        stored("asked-", f.t("organisations-stored-asked"), asked, true),
        stored("deeds-", f.t("organisations-stored-deeds"), deeds, true),
    ])
}

/// How long the class of record is kept that a text tells of.
fn time(f: &Frame, name: &str) -> String {
    let class = match name {
        "seats-" => "board_seats",
        "asked-" => "access_requests",
        "deeds-" => return f.kept_time("recoveries"),
        _ => return String::new(),
    };
    web::kept(&f.portal, f.lang(), class)
}

/// What the person is for organisations, asked of them, and did for them; of organisations only the names.
pub(crate) async fn export(portal: Portal, person: Id<Person>) -> anyhow::Result<Export> {
    let db = portal.store.db();
    let all = everything(db, person).await?;
    let seats = queries::seats_of(db, person).await?;
    let invited = queries::invited(db, portal.now(), person).await?;
    let offers = queries::offers(db, person).await?;
    let of_seats = seats.iter().map(|seat| seat.organisation_id);
    let ids: Vec<_> = all.organisations().into_iter().chain(of_seats).collect();
    let names = queries::names(db, &ids).await?;
    let name = |id: Id<Organisation>| names.get(&id).cloned();
    let invitation = |row: &queries::InvitedTo| {
        let (row, organisation) = (&row.invitation, &row.organisation);
        json!({
            "organisation": organisation, "email": row.email, "roles": row.roles, "created_at": row.created_at,
            "expires_at": row.expires_at,
        })
    };
    let seat = |row: &board_seat::Model| {
        json!({
            "organisation": name(row.organisation_id), "post": row.post.to_value(), "from": row.from_day,
            "to": row.to_day, "shown_in_register": row.is_public,
        })
    };
    let data = json!({
        "memberships": list(&all.memberships, |row| member(row, &all, name(row.organisation_id))),
        "board_seats": list(&seats, seat),
        "contact_of": list(&all.contact_of, |row| row.name.as_str().into()),
        "offered": list(&offers, |row| row.name.as_str().into()),
        "invitations": list(&invited, invitation),
        "requests": asked(&all, &name),
        "recoveries": recoveries(&all, &name),
        "recoveries_signed": list(&all.signatures, |(row, of)| {
            json!({ "organisation": name(of.organisation_id), "signed_at": row.signed_at })
        }),
        "documents_sent": documents(&all, &name),
        "changes_asked": changes(&all, &name),
        "assignments": list(&all.assignments, |row| assigned(row, person, &name)),
        "details_verified": list(&all.verified, |row| {
            json!({ "organisation": name(row.organisation_id), "verified_at": row.verified_at })
        }),
        "keys_made": list(&all.keys, |row| {
            json!({ "organisation": name(row.organisation_id), "name": row.name, "made_at": row.made_at })
        }),
        "webhooks_made": list(&all.webhooks, |row| {
            json!({ "organisation": name(row.organisation_id), "name": row.description, "made_at": row.made_at })
        }),
        "mailings": list(&all.letters, |(row, of)| {
            json!({ "organisation": name(row.organisation_id), "subject": of.subject_sv, "sent_at": row.sent_at })
        }),
    });
    let ids: Vec<_> = all.recoveries.iter().map(|row| row.id.uuid()).collect();
    let files = files::to_take_out(db, RECOVERY, &ids).await?;
    let attached = files.into_iter().enumerate().map(|(n, file)| ExportedFile {
        path: format!("{RECOVERY}/{}-{}", n + 1, file.name),
        blob: file.blob,
    });
    Ok(Export {
        name: "organisations",
        data,
        files: attached.collect(),
    })
}

fn list<T>(rows: &[T], told: impl Fn(&T) -> Value) -> Value {
    rows.iter().map(told).collect()
}

fn member(row: &membership::Model, all: &Everything, organisation: Option<String>) -> Value {
    let roles = all.roles.iter().filter(|role| role.membership_id == row.id);
    let filters = all.filters.iter().filter(|filter| filter.membership_id == row.id);
    let role = |role: &str, given_at| json!({ "role": role, "given_at": given_at });
    let roles: Vec<_> = roles.map(|row| role(&row.role, row.given_at)).collect();
    let filter = |about, scope| json!({ "about": about, "scope": scope });
    let filters: Vec<_> = filters
        .map(|row| filter(row.about.to_value(), row.scope.to_value()))
        .collect();
    json!({ "organisation": organisation, "since": row.created_at, "roles": roles, "mail": filters })
}

/// How the name of an organisation is found.
type Name<'a> = &'a dyn Fn(Id<Organisation>) -> Option<String>;

fn asked(all: &Everything, name: Name<'_>) -> Value {
    list(&all.requests, |row| {
        json!({
            "organisation": name(row.organisation_id), "asked_at": row.created_at, "message": row.message,
            "state": row.state.to_value(), "answered_at": row.answered_at, "reason": row.reason,
        })
    })
}

fn recoveries(all: &Everything, name: Name<'_>) -> Value {
    list(&all.recoveries, |row| {
        json!({
            "organisation": name(row.organisation_id), "asked_at": row.created_at, "reason": row.reason,
            "state": row.state.to_value(), "ended_at": row.ended_at, "why": row.why,
        })
    })
}

fn documents(all: &Everything, name: Name<'_>) -> Value {
    list(&all.documents, |row| {
        json!({
            "organisation": name(row.organisation_id), "kind": row.kind.to_value(), "year": row.year,
            "sent_at": row.sent_at, "state": row.state.to_value(), "decided_at": row.decided_at, "reason": row.reason,
            "virus_found": row.is_infected(),
        })
    })
}

/// Which number it was is the organisation's.
fn changes(all: &Everything, name: Name<'_>) -> Value {
    list(&all.changes, |row| {
        json!({
            "organisation": name(row.organisation_id), "field": row.field.to_value(), "reason": row.reason,
            "asked_at": row.asked_at, "state": row.state.to_value(), "decided_at": row.decided_at, "why": row.why,
        })
    })
}

fn assigned(row: &assignment::Model, person: Id<Person>, name: Name<'_>) -> Value {
    let when = |by: Option<Id<Person>>, at| (by == Some(person)).then_some(at).flatten();
    let message = (row.asked_by == Some(person)).then_some(row.message.as_deref());
    json!({
        "agent": name(row.agent_id), "customer": row.customer_id.and_then(name), "service": row.service,
        "scope": row.scope.to_value(), "state": row.state.to_value(), "message": message.flatten(),
        "you_asked_at": when(row.asked_by, Some(row.asked_at)),
        "you_answered_at": when(row.answered_by, row.answered_at), "you_ended_at": when(row.ended_by, row.ended_at),
    })
}
