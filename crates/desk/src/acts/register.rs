//! What the diary says of a case (law.md, Public records). Its documents are in the diary from the moment they are
//! written; only the heading and the mark of secrecy are somebody's choice, also in a case that is closed.

use base::{Id, ObjectRef};
use store::{Actor, Audit, Never};
use uuid::Uuid;
use web::Portal;

use super::{Led, Officer, audit, led_to, save, write};
use crate::model::{CASE, Case};
use crate::queries::Period;

/// What an officer decides about the entry.
pub(crate) struct Registration {
    /// Instead of the topic's name.
    pub(crate) heading: Option<String>,
    /// The rule by which the case may be secret.
    pub(crate) secrecy: Option<String>,
}

/// Writes the entry, and leads to the case.
pub(crate) async fn register(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    case: Id<Case>,
    new: &Registration,
) -> Led {
    write(portal, |tx| async move {
        let mut case = match officer.begin(&tx, case, key).await? {
            Ok(case) => case,
            Err(led) => return Ok(led),
        };
        case.diary_heading.clone_from(&new.heading);
        case.secrecy.clone_from(&new.secrecy);
        save(&tx, &case).await?;
        audit(&tx, Actor::Staff(officer.id), "desk.case_registered", &case).await?;
        led_to(&tx, key, &case).await
    })
    .await
}

/// Who took the diary of which days out is in the audit log.
pub(crate) async fn note_export(portal: &Portal, actor: Actor, period: &Period) -> anyhow::Result<()> {
    let noted = portal.store.write::<_, Never, _, _>(|tx| async move {
        let details = serde_json::json!({ "from": period.from, "until": period.until });
        tx.audit(Audit {
            actor,
            act: "desk.diary_exported",
            object: ObjectRef::new(CASE, Id::<Case>::from_uuid(Uuid::nil())),
            details,
        })
        .await?;
        Ok(())
    });
    Ok(noted.await?)
}

/// That a masked copy was made of so many documents of a case is in the audit log.
pub(crate) async fn note_copy(portal: &Portal, actor: Actor, case: Id<Case>, documents: usize) -> anyhow::Result<()> {
    let noted = portal.store.write::<_, Never, _, _>(|tx| async move {
        tx.audit(Audit {
            actor,
            act: "desk.masked_copy_made",
            object: ObjectRef::new(CASE, case),
            details: serde_json::json!({ "documents": documents }),
        })
        .await?;
        Ok(())
    });
    Ok(noted.await?)
}
