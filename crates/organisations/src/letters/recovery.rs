//! Letters of an organisation that nobody keeps the users of, and the question who does.

use accounts::tables::person;
use base::{Email, Id, Lang, Person};
use notify::Recipient;
use store::Tx;
use web::{Portal, UNDER};

use super::users::known_as;
use super::{letter, office, recipient};
use crate::tables::organisation;
use crate::tables::recovery::{self, RecoveryState};

/// Everybody who acts for it learns of every step: it is how a hostile one is stopped.
pub(crate) async fn tell_of_recovery(
    portal: &Portal,
    tx: &Tx,
    member: Id<Person>,
    of: &organisation::Model,
    recovery: &recovery::Model,
) -> anyhow::Result<()> {
    let Some(to) = recipient(tx, member).await? else {
        return Ok(());
    };
    let kind = match recovery.state {
        RecoveryState::Asked => "organisations.recovery-asked",
        RecoveryState::Waiting => "organisations.recovery-waits",
        RecoveryState::Done => "organisations.recovery-done",
        RecoveryState::Stopped => "organisations.recovery-stopped",
        RecoveryState::Declined => "organisations.recovery-declined",
    };
    let path = format!("/organisation/aterstallning?{UNDER}={}", of.id);
    let mut letter = letter(portal, to.lang, of, kind, &path);
    letter.must = true;
    let who = known_as(portal, tx, to.lang, recovery.person_id).await?;
    letter.facts.push((portal.t(to.lang, "organisations-mail-who"), who));
    if let Some(at) = recovery
        .effective_at
        .filter(|_| recovery.state == RecoveryState::Waiting)
    {
        let words = base::swedish::date_time(at, to.lang);
        letter.facts.push((portal.t(to.lang, "organisations-mail-when"), words));
    }
    let letter = super::with_reason(portal, to.lang, letter, recovery.why.as_deref());
    notify::send(portal, tx, &to, &letter).await
}

/// Who is named as authorised signatory is asked to sign, with or without an account.
pub(crate) async fn ask_signatory(
    portal: &Portal,
    tx: &Tx,
    of: &organisation::Model,
    recovery: &recovery::Model,
    signatory: &Email,
) -> anyhow::Result<()> {
    let to = match accounts::queries::find_by_email(&**tx, signatory).await? {
        Some(person) => accounts::queries::recipient_of(&person)?,
        None => Recipient::address(signatory.clone(), Lang::Sv),
    };
    let path = format!("/underskrift/{}", recovery.id);
    let mut letter = letter(portal, to.lang, of, "organisations.recovery-signatory", &path);
    letter.must = true;
    letter.sms = None;
    letter.reason = portal.t(to.lang, "organisations-mail-recovery-signatory-reason");
    let who = known_as(portal, tx, to.lang, recovery.person_id).await?;
    letter.facts.push((portal.t(to.lang, "organisations-mail-who"), who));
    notify::send(portal, tx, &to, &letter).await
}

/// Who asked learns that a document held a virus and is gone.
pub(crate) async fn tell_of_lost_paper(
    portal: &Portal,
    tx: &Tx,
    of: &organisation::Model,
    recovery: &recovery::Model,
) -> anyhow::Result<()> {
    let Some(to) = recipient(tx, recovery.person_id).await? else {
        return Ok(());
    };
    let path = format!("/organisation/aterstallning?{UNDER}={}", of.id);
    let mut letter = letter(portal, to.lang, of, "organisations.recovery-file-lost", &path);
    letter.must = true;
    notify::send(portal, tx, &to, &letter).await
}

/// The office may have to see documents.
pub(crate) async fn tell_office_of_recovery(portal: &Portal, tx: &Tx, of: &organisation::Model) -> anyhow::Result<()> {
    let to = Recipient::address(office(portal, of)?, Lang::Sv);
    let path = format!("/handlaggning/organisationer/{}/aterstallning", of.id);
    let letter = letter(portal, to.lang, of, "organisations.recovery-office", &path);
    notify::send(portal, tx, &to, &letter).await
}

/// "Vem är administratör?" to those who know, or to the office when there is nobody.
pub(crate) async fn ask_who(
    portal: &Portal,
    tx: &Tx,
    heads: &[Id<Person>],
    of: &organisation::Model,
    asker: &person::Model,
    message: Option<&str>,
) -> anyhow::Result<()> {
    let mut recipients = Vec::new();
    for head in heads {
        recipients.extend(recipient(tx, *head).await?);
    }
    let path = if heads.is_empty() {
        recipients.push(Recipient::address(office(portal, of)?, Lang::Sv));
        format!("/handlaggning/organisationer/{}", of.id)
    } else {
        super::users_path(of)
    };
    for to in recipients {
        let mut letter = letter(portal, to.lang, of, "organisations.who", &path);
        let text = |key| portal.t(to.lang, key);
        // Staff look up who is protected themselves, and say why.
        if !asker.protected {
            letter.facts.push((text("organisations-mail-who"), asker.name()));
            letter.facts.push((text("organisations-email"), asker.email.clone()));
        }
        let message = message.map(|message| (text("organisations-access-message"), message.to_owned()));
        letter.facts.extend(message.filter(|_| !asker.protected));
        notify::send(portal, tx, &to, &letter).await?;
    }
    Ok(())
}
