//! `/handlaggning/organisationer/export`: the register as it is narrowed, as a file for a Swedish
//! spreadsheet, sent as it is read. Leaves out numbers of sole traders and contacts with protected identity.

use axum::body::{Body, Bytes};
use axum::extract::State as Get;
use base::{Id, ObjectRef, Organisation};
use futures::stream::{self, TryStreamExt};
use store::{Actor, Audit, Never};
use uuid::Uuid;
use web::{Asked, Frame, Portal, Viewer, sheet};

use super::staff_filter;
use crate::import::{Beside, Column, NUMBER, cells_of};
use crate::queries::{self, StaffFilter};
use crate::tables::organisation;

/// The page.
pub(crate) const PATH: &str = "/handlaggning/organisationer/export";

/// GET
pub(crate) async fn give(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let asked = Asked::of(&f);
    let filter = staff_filter::read(|name| asked.get(name));
    note(&portal, viewer.actor()).await?;
    let head: Vec<_> = std::iter::once(NUMBER)
        .chain(Column::ALL.map(Column::name))
        .chain(["läge"])
        .collect();
    let begins = sheet::csv([head])?;
    let begins = stream::once(async move { Ok::<_, anyhow::Error>(Bytes::from(begins)) });
    let rows = stream::try_unfold(Some(None), move |next| {
        let (portal, filter, f) = (portal.clone(), filter.clone(), f.clone());
        async move {
            let Some(after) = next else { return Ok(None) };
            some(&portal, &f, &filter, after).await
        }
    });
    let whole = Body::from_stream(futures::StreamExt::chain(begins, rows).into_stream());
    Ok(web::download("organisationer.csv", sheet::CSV, whole))
}

/// After which organisation the next rows begin.
type After = Option<(String, Id<Organisation>)>;

/// The next rows as text, and where those after them begin; none after the last.
async fn some(
    portal: &Portal,
    f: &Frame,
    filter: &StaffFilter,
    after: After,
) -> anyhow::Result<Option<(Bytes, Option<After>)>> {
    let db = portal.store.db();
    let some = queries::staff_rows(db, filter, after, portal.now()).await?;
    let next = (some.len() == queries::AT_ONCE).then(|| some.last().map(|last| (last.name_key.clone(), last.id)));
    let ids: Vec<_> = some.iter().map(|of| of.id).collect();
    let beside = queries::beside(db, &ids).await?;
    let none = Beside::default();
    let rows = some
        .iter()
        .map(|of| row(portal, f, of, beside.get(&of.id).unwrap_or(&none)));
    let rows = rows.collect::<anyhow::Result<Vec<_>>>()?;
    let text = sheet::written(b';', rows.iter().map(|row| row.iter().map(String::as_str)))?;
    Ok(Some((Bytes::from(text), next)))
}

fn row(portal: &Portal, f: &Frame, of: &organisation::Model, beside: &Beside) -> anyhow::Result<Vec<String>> {
    let number = super::number(portal, of)?.unwrap_or_default();
    let cells = cells_of(of, beside).into_iter().map(|(_, text)| text);
    let state = super::state(f, of.state, of.confirmed_at.is_some()).0;
    Ok(std::iter::once(number).chain(cells).chain([state]).collect())
}

/// Who took the register out is in the audit log.
async fn note(portal: &Portal, actor: Actor) -> anyhow::Result<()> {
    let noted = portal.store.write::<_, Never, _, _>(|tx| async move {
        let object = ObjectRef {
            kind: "organisations".to_owned(),
            id: Uuid::nil(),
        };
        let (act, details) = ("organisations.exported", serde_json::json!({}));
        tx.audit(Audit {
            actor,
            act,
            object,
            details,
        })
        .await?;
        Ok(())
    });
    Ok(noted.await?)
}
