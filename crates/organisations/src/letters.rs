//! What those concerned are told by e-mail or text message, each in their own language. Never tells
//! who the managers of an organisation are.

mod agents;
mod board;
mod changes;
mod documents;
mod logo;
mod mailing;
mod merging;
mod recovery;
mod users;
mod verification;
mod webhooks;

use base::{Id, Lang, ObjectRef, Person};
use notify::{Letter, Recipient};
use store::Tx;
use web::{Portal, UNDER};

pub(crate) use agents::{AgentNews, tell_agreement, tell_of_assignment};
pub(crate) use board::{tell_mandate, tell_office_headless};
pub(crate) use changes::{tell_of_change, tell_of_lost_file, tell_office_of_change};
pub(crate) use documents::{reason, tell_of_document, tell_office_of_document};
pub(crate) use logo::tell_of_lost_logo;
pub(crate) use mailing::{mailing, paragraphs};
pub(crate) use merging::tell_of_merge;
pub(crate) use recovery::{ask_signatory, ask_who, tell_of_lost_paper, tell_of_recovery, tell_office_of_recovery};
pub(crate) use users::{News, invite, tell_inviter, tell_member, tell_other_head};
pub(crate) use verification::remind_to_verify;
pub(crate) use webhooks::tell_of_webhook;

use crate::acts::Answer;
use crate::model::{Kind, ORGANISATION, State};
use crate::rules::Decision;
use crate::tables::organisation;

/// The name of the service in E-postfilter.
pub(crate) const SERVICE: &str = "organisations";

/// A manager learns that somebody asks for access.
pub(crate) async fn tell_head(
    portal: &Portal,
    tx: &Tx,
    head: Id<Person>,
    organisation: &organisation::Model,
    asker: &str,
) -> anyhow::Result<()> {
    let Some(to) = recipient(tx, head).await? else {
        return Ok(());
    };
    let path = users_path(organisation);
    let mut letter = letter(portal, to.lang, organisation, "organisations.asked", &path);
    letter
        .facts
        .push((portal.t(to.lang, "organisations-mail-who"), asker.to_owned()));
    notify::send(portal, tx, &to, &letter).await
}

/// The owner's office learns that a request waits for it: nobody can answer it, or nobody did. Of an
/// organisation that is only offered to somebody it learns when the offer is taken.
pub(crate) async fn tell_office(portal: &Portal, tx: &Tx, organisation: &organisation::Model) -> anyhow::Result<()> {
    if organisation.offered_to.is_some() {
        return Ok(());
    }
    let to = Recipient::address(office(portal, organisation)?, Lang::Sv);
    let path = format!("/handlaggning/organisationer/{}", organisation.id);
    let letter = letter(portal, to.lang, organisation, "organisations.unanswered", &path);
    notify::send(portal, tx, &to, &letter).await
}

/// The owner's office that answers for this kind of organisation.
fn office(portal: &Portal, organisation: &organisation::Model) -> anyhow::Result<base::Email> {
    let owner = &portal.config.owner;
    let office = match organisation.kind {
        Kind::Association => &owner.association_office_email,
        Kind::Company | Kind::Customer => &owner.email,
    };
    Ok(base::Email::parse(office)?)
}

/// Who asked learns the answer; `name` is what they may know the organisation by.
pub(crate) async fn tell_asker(
    portal: &Portal,
    tx: &Tx,
    asker: Id<Person>,
    organisation: &organisation::Model,
    name: Option<&str>,
    answer: &Answer,
) -> anyhow::Result<()> {
    let Some(to) = recipient(tx, asker).await? else {
        return Ok(());
    };
    let letter = match answer {
        Answer::Grant(role) => {
            let mut letter = letter(
                portal,
                to.lang,
                organisation,
                "organisations.granted",
                "/mitt-konto/organisationer",
            );
            let role = portal.t(to.lang, &format!("web-org-role-{}", role.code()));
            letter.facts.push((portal.t(to.lang, "organisations-mail-role"), role));
            letter
        }
        Answer::Decline(reason) => {
            let unnamed = || portal.t(to.lang, "organisations-mail-refused-unnamed");
            let known_as = organisation::Model {
                name: name.map_or_else(unnamed, str::to_owned),
                ..organisation.clone()
            };
            let letter = letter(
                portal,
                to.lang,
                &known_as,
                "organisations.refused",
                "/mitt-konto/organisationer",
            );
            with_reason(portal, to.lang, letter, reason.as_deref())
        }
    };
    notify::send(portal, tx, &to, &letter).await
}

/// Those who act for an organisation learn what staff decided; they need to, whatever they chose.
pub(crate) async fn tell_decision(
    portal: &Portal,
    tx: &Tx,
    member: Id<Person>,
    organisation: &organisation::Model,
    decision: Decision,
    reason: Option<&str>,
) -> anyhow::Result<()> {
    let Some(to) = recipient(tx, member).await? else {
        return Ok(());
    };
    let kind = match decision {
        Decision::Confirm => "organisations.confirmed",
        Decision::Decline => "organisations.declined",
        Decision::Move(State::Resting) => "organisations.resting",
        Decision::Move(State::Ended) => "organisations.ended",
        Decision::Move(State::Active | State::Unconfirmed) => "organisations.active",
    };
    let mut letter = letter(portal, to.lang, organisation, kind, "/mitt-konto/organisationer");
    letter.must = true;
    let letter = with_reason(portal, to.lang, letter, reason);
    notify::send(portal, tx, &to, &letter).await
}

/// "Användare" under the organisation's own hat.
fn users_path(organisation: &organisation::Model) -> String {
    format!("/organisation/anvandare?{UNDER}={}", organisation.id)
}

async fn recipient(tx: &Tx, person: Id<Person>) -> anyhow::Result<Option<Recipient>> {
    accounts::channels::recipient_for(&**tx, person, SERVICE).await
}

fn letter(portal: &Portal, lang: Lang, organisation: &organisation::Model, kind: &'static str, path: &str) -> Letter {
    let name = kind.trim_start_matches("organisations.");
    let text = |part: &str| {
        let key = format!("organisations-mail-{name}-{part}");
        portal.ta(lang, &key, [("organisation", organisation.name.as_str().into())])
    };
    let subject = text("subject");
    Letter {
        kind,
        sms: Some(subject.clone()),
        subject,
        lines: vec![text("text")],
        facts: vec![(portal.t(lang, "organisations-organisation"), organisation.name.clone())],
        action: Some((text("button"), portal.config.link(path))),
        reason: portal.t(lang, "organisations-mail-reason"),
        about: Some(ObjectRef::new(ORGANISATION, organisation.id)),
        ..Letter::default()
    }
}

fn with_reason(portal: &Portal, lang: Lang, mut letter: Letter, reason: Option<&str>) -> Letter {
    let reason = reason.map(|reason| (portal.t(lang, "organisations-mail-why"), reason.to_owned()));
    letter.facts.extend(reason);
    letter
}
