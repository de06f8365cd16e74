//! What belongs to a person: devices, mandates, what was taken out; and people as staff have them.

use uuid::Uuid;

use super::{Sample, Whose, file};

pub(super) async fn samples(whose: &Whose<'_>) -> Vec<Sample> {
    let &Whose { rows, head, asker, .. } = whose;
    taken_out(whose).await;
    let merge = [("whom", "person".into()), ("to_id", head.id().into())];
    let merge = rows.put("merges", &merge).await.to_string();
    let mut samples = vec![
        ("/mitt-konto/enheter/{device}", whose.owner.session().to_string()),
        ("/handlaggning/personer/{id}", head.id().to_string()),
        ("/handlaggning/personer/{id}/sla-ihop/{other}", asker.id().to_string()),
        ("/handlaggning/personer/{id}/ta-isar/{merge}", merge),
    ];
    samples.extend(mandates(whose).await);
    samples
}

/// One that counts, and one that a guardian has applied for.
async fn mandates(whose: &Whose<'_>) -> [Sample; 3] {
    let &Whose {
        portal, rows, asker, ..
    } = whose;
    let given = [
        ("kind", "fullmakt".into()),
        ("state", "active".into()),
        ("from_id", whose.owner.id().into()),
        ("to_id", asker.id().into()),
        ("services", "desk".into()),
        ("valid_from", portal.now().into()),
        ("valid_until", whose.later().into()),
    ];
    let given = rows.put("mandates", &given).await;
    let applied_for = [
        ("kind", "guardian".into()),
        ("state", "waiting".into()),
        ("to_id", asker.id().into()),
        ("first_name", "Liv".into()),
        ("last_name", "Ek".into()),
        ("services", "desk".into()),
    ];
    let applied_for = rows.put("mandates", &applied_for).await;
    [
        ("/mitt-konto/fullmakter/{id}", given.to_string()),
        ("/handlaggning/stallforetradare/{id}", applied_for.to_string()),
        (
            "/handlaggning/stallforetradare/{id}/filer/{file}",
            file(portal, "mandate", applied_for).await,
        ),
    ]
}

/// The owner has taken out everything that is held about them.
async fn taken_out(whose: &Whose<'_>) {
    let &Whose { portal, rows, .. } = whose;
    let owner = whose.owner.id();
    let made = file(portal, "personal_export", owner.uuid()).await;
    let made: Uuid = made.parse().expect("an id");
    let row = [
        ("person_id", owner.into()),
        ("file_id", made.into()),
        ("made_at", portal.now().into()),
    ];
    rows.put("personal_exports", &row).await;
}
