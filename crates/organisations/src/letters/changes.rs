//! Letters about requests to change numbers that only staff change. All managers get them, whatever they
//! chose: whoever does not know of the request can stop it.

use base::{Id, Lang, Person};
use notify::{Letter, Recipient};
use sea_orm::ActiveEnum;
use store::Tx;
use web::{Portal, UNDER};

use super::{letter, office, recipient, users::known_as, with_reason};
use crate::queries;
use crate::tables::change_request::{self, ChangeState};
use crate::tables::organisation;

/// All managers, and who asked, learn that it was asked or what became of it. The digits are not mailed.
pub(crate) async fn tell_of_change(
    portal: &Portal,
    tx: &Tx,
    of: &organisation::Model,
    about: &change_request::Model,
) -> anyhow::Result<()> {
    let kind = match about.state {
        ChangeState::Waiting => "organisations.change-asked",
        ChangeState::Approved => "organisations.change-approved",
        ChangeState::Declined => "organisations.change-declined",
        ChangeState::Withdrawn => "organisations.change-withdrawn",
    };
    let mut told: Vec<Id<Person>> = queries::holders(&**tx, of.id, &[of.kind.head()]).await?;
    let members = queries::members(&**tx, of.id).await?;
    let asker = about
        .asked_by
        .filter(|by| members.iter().any(|member| member.person == *by));
    told.extend(asker.filter(|asker| !told.contains(asker)));
    for person in told {
        send(portal, tx, person, of, about, kind).await?;
    }
    Ok(())
}

async fn send(
    portal: &Portal,
    tx: &Tx,
    person: Id<Person>,
    of: &organisation::Model,
    about: &change_request::Model,
    kind: &'static str,
) -> anyhow::Result<()> {
    let Some(to) = recipient(tx, person).await? else {
        return Ok(());
    };
    let path = format!("/organisation/uppgifter/andring?{UNDER}={}", of.id);
    let mut letter = with_field(portal, to.lang, letter(portal, to.lang, of, kind, &path), about);
    letter.must = true;
    if let Some(asker) = about.asked_by.filter(|_| about.state == ChangeState::Waiting) {
        let who = known_as(portal, tx, to.lang, asker).await?;
        letter.facts.push((portal.t(to.lang, "organisations-mail-who"), who));
    }
    let letter = with_reason(portal, to.lang, letter, about.why.as_deref());
    notify::send(portal, tx, &to, &letter).await
}

fn with_field(portal: &Portal, lang: Lang, mut letter: Letter, about: &change_request::Model) -> Letter {
    let field = portal.t(lang, &format!("organisations-change-{}", about.field.to_value()));
    letter.facts.push((portal.t(lang, "organisations-change-field"), field));
    letter
}

/// The office has a request to decide.
pub(crate) async fn tell_office_of_change(
    portal: &Portal,
    tx: &Tx,
    of: &organisation::Model,
    about: &change_request::Model,
) -> anyhow::Result<()> {
    let to = Recipient::address(office(portal, of)?, Lang::Sv);
    let path = format!("/handlaggning/organisationer/begaran/{}", about.id);
    let letter = letter(portal, to.lang, of, "organisations.change-office", &path);
    notify::send(portal, tx, &to, &with_field(portal, to.lang, letter, about)).await
}

/// Who asked learns that a file held a virus and is gone.
pub(crate) async fn tell_of_lost_file(
    portal: &Portal,
    tx: &Tx,
    of: &organisation::Model,
    about: &change_request::Model,
) -> anyhow::Result<()> {
    match about.asked_by {
        Some(asker) => send(portal, tx, asker, of, about, "organisations.change-file-lost").await,
        None => Ok(()),
    }
}
