//! Letters about papers: to the office when one comes, back to those who sent it when it is decided.

use base::{Id, Lang, Person};
use notify::{Letter, Recipient};
use sea_orm::ActiveEnum;
use store::Tx;
use web::Portal;

use super::{letter, office, recipient, with_reason};
use crate::queries;
use crate::tables::document::{self, DocumentState};
use crate::tables::organisation;

fn with_paper(portal: &Portal, lang: Lang, mut letter: Letter, paper: &document::Model) -> Letter {
    let kind = portal.t(lang, &format!("organisations-document-{}", paper.kind.to_value()));
    letter.facts.push((
        portal.t(lang, "organisations-document"),
        format!("{kind} {}", paper.year),
    ));
    letter
}

/// Why it was sent back, as its reader understands it.
pub(crate) fn reason(portal: &Portal, lang: Lang, paper: &document::Model) -> Option<String> {
    if paper.is_infected() {
        Some(portal.t(lang, "organisations-document-infected"))
    } else {
        paper.reason.clone()
    }
}

/// The office has a paper to look at.
pub(crate) async fn tell_office_of_document(
    portal: &Portal,
    tx: &Tx,
    of: &organisation::Model,
    paper: &document::Model,
) -> anyhow::Result<()> {
    let to = Recipient::address(office(portal, of)?, Lang::Sv);
    let path = format!("/handlaggning/organisationer/dokument/{}", paper.id);
    let letter = letter(portal, to.lang, of, "organisations.document-sent", &path);
    notify::send(portal, tx, &to, &with_paper(portal, to.lang, letter, paper)).await
}

/// Who sent it and those who keep the organisation learn what was decided.
pub(crate) async fn tell_of_document(
    portal: &Portal,
    tx: &Tx,
    of: &organisation::Model,
    paper: &document::Model,
) -> anyhow::Result<()> {
    let mut told: Vec<Id<Person>> = queries::holders(&**tx, of.id, &[of.kind.head()]).await?;
    told.extend(paper.sent_by.filter(|sender| !told.contains(sender)));
    let kind = match paper.state {
        DocumentState::Approved => "organisations.document-approved",
        DocumentState::Waiting | DocumentState::Returned => "organisations.document-returned",
    };
    for person in told {
        let Some(to) = recipient(tx, person).await? else {
            continue;
        };
        let path = format!("/organisation/dokument?{}={}", web::UNDER, of.id);
        let letter = letter(portal, to.lang, of, kind, &path);
        let letter = with_paper(portal, to.lang, letter, paper);
        let reason = reason(portal, to.lang, paper);
        let letter = with_reason(portal, to.lang, letter, reason.as_deref());
        notify::send(portal, tx, &to, &letter).await?;
    }
    Ok(())
}
