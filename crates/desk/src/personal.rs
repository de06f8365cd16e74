//! What this room holds about a person, as the person is told (law.md). Notes of staff are no part of it.

use std::collections::HashMap;

use base::{Id, ObjectRef, Person};
use sea_orm::prelude::Uuid;
use serde_json::{Value, json};
use web::{Export, ExportedFile, Portal, Stored, Viewer};

use crate::draft::Draft;
use crate::model::{AuthorKind, CASE};
use crate::queries;
use crate::tables::{case, case_message};

/// Its part of "Mina personuppgifter".
pub(crate) async fn stored(portal: Portal, person: Id<Person>, viewer: Viewer) -> anyhow::Result<Vec<Stored>> {
    let t = |key| portal.t(viewer.lang, key);
    let [own, for_organisations, for_others] = queries::how_many_of(portal.store.db(), person).await?;
    let count = |key, count: u64| portal.ta(viewer.lang, key, [("count", count.into())]);
    let mut facts = count("desk-stored-count", own);
    for (key, some) in [
        ("desk-stored-count-organisations", for_organisations),
        ("desk-stored-count-others", for_others),
    ] {
        if some > 0 {
            facts = format!("{facts}, {}", count(key, some));
        }
    }
    let mut stored = vec![Stored {
        title: t("desk-menu"),
        facts,
        why: t("desk-stored-why"),
        kept: t("desk-stored-kept"),
        outlives: true,
    }];
    let mails = queries::loose_mails_of(portal.store.db(), person).await?;
    if !mails.is_empty() {
        stored.push(Stored {
            title: t("desk-stored-mails"),
            facts: count("desk-stored-mails-count", mails.len() as u64),
            why: t("desk-stored-mails-why"),
            kept: t("desk-stored-kept"),
            outlives: true,
        });
    }
    Ok(stored)
}

/// The person's own cases whole, and what they wrote in those of organisations and of others: the rest of these
/// is not theirs.
pub(crate) async fn export(portal: Portal, person: Id<Person>) -> anyhow::Result<Export> {
    let db = portal.store.db();
    let mut cases = queries::all_of(db, person).await?;
    cases.extend(queries::written_in(db, person).await?);
    let ids: Vec<_> = cases.iter().map(|case| case.id).collect();
    let lines = queries::letters_of(db, &ids).await?;
    let mut by_case: HashMap<Uuid, Vec<&case_message::Model>> = HashMap::new();
    for line in &lines {
        let case = cases.iter().find(|case| case.id == line.case_id);
        let is_own = |case: &case::Model| case.person_id == Some(person) && case.organisation_id.is_none();
        let wrote = line.author_id == Some(person) && line.author_kind == AuthorKind::Customer;
        if case.is_some_and(is_own) || wrote {
            by_case.entry(line.case_id.uuid()).or_default().push(line);
        }
    }
    let uuids: Vec<_> = ids.iter().map(|id| id.uuid()).collect();
    let taken = files::to_take_out(db, CASE, &uuids).await?;
    let mut data = Vec::new();
    for case in &cases {
        let lines = by_case.get(&case.id.uuid());
        if case.person_id != Some(person) {
            data.push(json!({ "reference": case.reference, "messages": messages(lines) }));
            continue;
        }
        let mut told = told(case, lines);
        if let Some(answered) = forms::answered(db, &ObjectRef::new(CASE, case.id)).await? {
            told["answers"] = answered.taken_out();
        }
        data.push(told);
    }
    for shared in queries::shared_with(db, person).await? {
        data.push(json!({ "reference": shared.reference, "shared_at": shared.given_at }));
    }
    for row in queries::ratings_by(db, person).await? {
        data.push(json!({ "stars": row.stars, "words": row.words, "rated_at": row.rated_at }));
    }
    for row in queries::drafts_of(db, person).await? {
        let draft = Draft::open(portal.store.keys(), &row)?;
        data.push(json!({ "draft": draft.fields(), "saved_at": row.saved_at }));
    }
    for row in queries::saved_by(db, person).await? {
        data.push(json!({ "saved_selection": row.name, "of_the_queue": row.filter }));
    }
    let mails = queries::loose_mails_of(db, person).await?;
    data.extend(mails.iter().map(|mail| {
        json!({
            "mail": mail.subject, "from": mail.from_name, "at": mail.received_at, "text": mail.text, "below": mail.quoted,
        })
    }));
    Ok(Export {
        name: "cases",
        data: data.into(),
        files: attachments(&cases, &by_case, taken),
    })
}

/// A case as JSON. Who among the staff wrote is not told.
fn told(case: &case::Model, lines: Option<&Vec<&case_message::Model>>) -> Value {
    json!({
        "reference": case.reference, "subject": case.subject, "opened_at": case.created_at,
        "state": case.state.code(), "place": case.place,
        "messages": messages(lines),
    })
}

fn messages(lines: Option<&Vec<&case_message::Model>>) -> Value {
    let by = |kind| match kind {
        AuthorKind::Customer | AuthorKind::Visitor => "customer",
        AuthorKind::Staff => "staff",
        AuthorKind::System => "system",
    };
    let line = |line: &&case_message::Model| json!({ "at": line.created_at, "by": by(line.author_kind), "text": line.text, "below": line.quoted });
    lines.into_iter().flatten().map(line).collect()
}

fn attachments(
    cases: &[case::Model],
    lines: &HashMap<Uuid, Vec<&case_message::Model>>,
    taken: Vec<files::Taken>,
) -> Vec<ExportedFile> {
    let mut given = Vec::new();
    for file in taken {
        let told = lines
            .get(&file.object)
            .is_some_and(|lines| lines.iter().any(|line| line.number == file.part));
        let case = cases.iter().find(|case| case.id.uuid() == file.object).filter(|_| told);
        if let Some(case) = case {
            given.push(ExportedFile {
                // Two files of a case may have the same name.
                path: format!("{}/{}-{}", case.reference, given.len() + 1, file.name),
                blob: file.blob,
            });
        }
    }
    given
}
