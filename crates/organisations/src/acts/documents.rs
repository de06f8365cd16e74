//! Sending a paper, and an officer's yes or no to it.

use base::{Id, ObjectRef, Organisation, Person};
use files::Chosen;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use store::{Actor, Stop, Tx};
use web::Portal;

use super::{audit, begin, forget_kept, load, not_ones_own};
use crate::letters;
use crate::rules::{self, Refusal};
use crate::tables::document::{self, Document, DocumentKind, DocumentState};

/// The kind of a paper as an object that files hang on.
pub(crate) const DOCUMENT: &str = "document";

/// What is sent.
#[derive(Clone, Debug)]
pub(crate) struct NewDocument {
    pub(crate) year: i32,
    pub(crate) kind: DocumentKind,
    pub(crate) files: Chosen,
}

/// Sends a paper; it takes the place of one that waits or was sent back. `by` may: the caller knows it.
pub(crate) async fn send_document(
    portal: &Portal,
    by: Actor,
    key: &str,
    id: Id<Organisation>,
    new: &NewDocument,
) -> Result<(), Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        let Some(of) = begin(&tx, id, key).await? else {
            return Ok(());
        };
        let there = there(&tx, id, new).await?;
        rules::may_replace(there.as_ref().map(|there| there.state)).map_err(Stop::Refusal)?;
        let row = document::ActiveModel {
            id: Set(there.as_ref().map_or_else(|| tx.id(), |there| there.id)),
            organisation_id: Set(id),
            year: Set(new.year),
            kind: Set(new.kind),
            state: Set(DocumentState::Waiting),
            sent_by: Set(by.person_id()),
            sent_at: Set(tx.now()),
            decided_by: Set(None),
            decided_at: Set(None),
            reason: Set(None),
            version: Set(there.as_ref().map_or(1, |there| there.version + 1)),
        };
        let sent = match there {
            Some(_) => row.update(&*tx).await?,
            None => row.insert(&*tx).await?,
        };
        if !new
            .files
            .attach(&tx, &ObjectRef::new(DOCUMENT, sent.id), sent.version)
            .await?
        {
            return Err(Stop::Refusal(Refusal::FileGone));
        }
        letters::tell_office_of_document(portal, &tx, &of, &sent).await?;
        let details = json!({ "document": sent.id, "version": sent.version });
        audit(&tx, by, "organisations.document_sent", id, details).await?;
        tx.answer_form(key, "sent").await?;
        Ok(())
    });
    let done = write.await;
    forget_kept(portal);
    done
}

/// The paper of this year and kind; of others there can be many.
async fn there(tx: &Tx, id: Id<Organisation>, new: &NewDocument) -> Result<Option<document::Model>, sea_orm::DbErr> {
    if new.kind == DocumentKind::Other {
        return Ok(None);
    }
    document::Entity::find()
        .filter(document::Column::OrganisationId.eq(id))
        .filter(document::Column::Year.eq(new.year))
        .filter(document::Column::Kind.eq(new.kind))
        .one(&**tx)
        .await
}

/// An officer says yes, or sends it back with a reason; who sent it and the managers are told.
pub(crate) async fn decide_document(
    portal: &Portal,
    officer: Id<Person>,
    key: &str,
    document: &document::Model,
    reason: Option<&str>,
) -> Result<(), Stop<Refusal>> {
    let (id, seen) = (document.organisation_id, document.version);
    let document: Id<Document> = document.id;
    let write = portal.store.write(|tx| async move {
        let Some(of) = begin(&tx, id, key).await? else {
            return Ok(());
        };
        not_ones_own(&tx, id, Actor::Staff(officer)).await?;
        let found = document::Entity::find_by_id(document).one(&*tx).await?;
        // Another one was sent since the officer read it.
        let before = found.filter(|found| found.version == seen);
        let before = before.ok_or(Stop::Refusal(Refusal::NewerDocument))?;
        let after = rules::decide_document(before.state, reason.is_none()).map_err(Stop::Refusal)?;
        let mut row = before.into_active_model();
        row.state = Set(after);
        row.decided_by = Set(Some(officer));
        row.decided_at = Set(Some(tx.now()));
        row.reason = Set(reason.map(str::to_owned));
        let decided = row.update(&*tx).await?;
        letters::tell_of_document(portal, &tx, &of, &decided).await?;
        let details = json!({ "document": document, "version": seen, "approved": reason.is_none() });
        audit(
            &tx,
            Actor::Staff(officer),
            "organisations.document_decided",
            id,
            details,
        )
        .await?;
        tx.answer_form(key, "decided").await?;
        Ok(())
    });
    let done = write.await;
    forget_kept(portal);
    done
}

/// The virus scanner took a file of a paper away: it goes back, since staff cannot read it.
pub(crate) async fn document_lost(portal: &Portal, tx: &Tx, object: &ObjectRef) -> anyhow::Result<()> {
    let id: Id<Document> = Id::from_uuid(object.id);
    let found = document::Entity::find_by_id(id).one(&**tx).await?;
    let Some(before) = found.filter(|_| object.kind == DOCUMENT) else {
        return Ok(());
    };
    let of = load(tx, before.organisation_id).await?;
    let mut row = before.into_active_model();
    row.state = Set(DocumentState::Returned);
    row.decided_by = Set(None);
    row.decided_at = Set(Some(tx.now()));
    row.reason = Set(None);
    let returned = row.update(&**tx).await?;
    letters::tell_of_document(portal, tx, &of, &returned).await?;
    let details = json!({ "document": id });
    audit(tx, Actor::System, "organisations.document_lost", of.id, details).await?;
    Ok(())
}
