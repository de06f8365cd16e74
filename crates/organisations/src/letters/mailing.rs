//! What staff wrote to many organisations at once.

use base::{Id, Lang, ObjectRef, Organisation};
use notify::{Letter, Recipient};
use store::Tx;
use web::Portal;

use crate::model::ORGANISATION;
use crate::tables::mailing;

/// Sends it to one of them, in their language when it is written in it.
pub(crate) async fn mailing(
    portal: &Portal,
    tx: &Tx,
    to: &Recipient,
    of: &mailing::Model,
    organisation: Id<Organisation>,
) -> anyhow::Result<()> {
    let english = of.subject_en.as_ref().zip(of.text_en.as_ref());
    let (subject, text) = match english.filter(|_| to.lang == Lang::En) {
        Some((subject, text)) => (subject, text),
        None => (&of.subject_sv, &of.text_sv),
    };
    let reason = if to.person.is_some() {
        "organisations-mailing-reason"
    } else {
        "organisations-mailing-reason-address"
    };
    let letter = Letter {
        kind: "organisations.mailing",
        subject: subject.clone(),
        lines: paragraphs(text),
        reason: portal.t(to.lang, reason),
        about: Some(ObjectRef::new(ORGANISATION, organisation)),
        ..Letter::default()
    };
    notify::send(portal, tx, to, &letter).await
}

/// What stands between empty lines.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}
