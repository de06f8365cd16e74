//! Letters about mandates, to both sides: both must know who acts for whom and until when. Who has
//! protected identity is never named in them.

use base::{Email, Id, Lang, ObjectRef, Person};
use notify::{Letter, Recipient};
use sea_orm::{ConnectionTrait, DbErr};
use store::Tx;
use web::Portal;

use crate::acts::mandates::MANDATE;
use crate::pages::{MANDATES, STAFF_MANDATES};
use crate::queries;
use crate::tables::mandate::{MandateKind, Model};
use crate::tables::person;

/// What has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum News {
    Given,
    Accepted,
    Declined,
    Revoked,
    Resigned,
    Ends,
    Ended,
    Approved,
    Refused,
    /// A document of an application held a virus and is gone.
    FileLost,
}

impl News {
    /// The kind of the letter, whose end is the middle of its text keys.
    fn kind(self) -> &'static str {
        match self {
            News::Given => "accounts.mandate-given",
            News::Accepted => "accounts.mandate-accepted",
            News::Declined => "accounts.mandate-declined",
            News::Revoked => "accounts.mandate-revoked",
            News::Resigned => "accounts.mandate-resigned",
            News::Ends => "accounts.mandate-ends",
            News::Ended => "accounts.mandate-ended",
            News::Approved => "accounts.mandate-approved",
            News::Refused => "accounts.mandate-refused",
            News::FileLost => "accounts.mandate-file-lost",
        }
    }
}

/// The kind of the letter to whom a fullmakt is offered.
const OFFERED: &str = "accounts.mandate-offered";

/// Who is represented and who represents, as far as they are known here.
pub(crate) struct Parties {
    pub(crate) from: Option<person::Model>,
    pub(crate) to: Option<person::Model>,
}

impl Parties {
    /// Those of a mandate.
    pub(crate) async fn of(db: &impl ConnectionTrait, row: &Model) -> Result<Parties, DbErr> {
        Ok(Parties {
            from: find(db, row.from_id).await?,
            to: find(db, row.to_id).await?,
        })
    }

    /// Who is represented, as the other side may know them; none when that is protected.
    pub(crate) fn represented(&self, row: &Model) -> Option<String> {
        match &self.from {
            Some(from) => Some(from.name()).filter(|_| !from.protected),
            None => Some(format!("{} {}", row.first_name.as_deref()?, row.last_name.as_deref()?)),
        }
    }

    /// Who represents, as the giver may know them: what was typed until there is an answer.
    pub(crate) fn representative(&self, row: &Model) -> Option<String> {
        let has_answered = row.valid_from.is_some() || row.kind != MandateKind::Fullmakt;
        match &self.to {
            Some(to) if has_answered => Some(to.name()).filter(|_| !to.protected),
            _ => row.named.clone(),
        }
    }
}

async fn find(db: &impl ConnectionTrait, id: Option<Id<Person>>) -> Result<Option<person::Model>, DbErr> {
    match id {
        Some(id) => queries::person(db, id).await,
        None => Ok(None),
    }
}

/// Tells both sides, each in their own language; of an application that comes to nothing only who applied.
pub(crate) async fn tell(portal: &Portal, tx: &Tx, row: &Model, parties: &Parties, news: News) -> anyhow::Result<()> {
    let from = parties
        .from
        .as_ref()
        .filter(|_| !matches!(news, News::Refused | News::FileLost));
    for (person, is_receiver) in [(from, false), (parties.to.as_ref(), true)] {
        let Some(person) = person else { continue };
        let Some(to) = queries::recipient(&**tx, person.id).await? else {
            continue;
        };
        let kind = match news {
            News::Given if is_receiver => OFFERED,
            news => news.kind(),
        };
        let mut letter = letter(portal, to.lang, row, parties, kind);
        let greeting = [("name", person.first_name.as_str().into())];
        letter
            .lines
            .insert(0, portal.ta(to.lang, "accounts-mail-greeting", greeting));
        notify::send(portal, tx, &to, &letter).await?;
    }
    Ok(())
}

/// Offers a fullmakt to an address that has no account.
pub(crate) async fn tell_address(
    portal: &Portal,
    tx: &Tx,
    row: &Model,
    parties: &Parties,
    address: &Email,
) -> anyhow::Result<()> {
    let lang = parties.from.as_ref().and_then(person::Model::lang).unwrap_or_default();
    let to = Recipient::address(address.clone(), lang);
    notify::send(portal, tx, &to, &letter(portal, lang, row, parties, OFFERED)).await
}

/// Adds to a letter about a new password who may act for the person by fullmakt, by name alone: whoever had
/// the old password may have let them in.
pub(crate) async fn add_holders(
    portal: &Portal,
    tx: &Tx,
    person: Id<Person>,
    lang: Lang,
    letter: &mut Letter,
) -> anyhow::Result<()> {
    let mut names = Vec::new();
    for row in queries::mandates::in_force_for(&**tx, person, tx.now()).await? {
        let name = Parties::of(&**tx, &row).await?.representative(&row);
        names.push(name.unwrap_or_else(|| portal.t(lang, "accounts-mandate-protected")));
    }
    names.sort();
    names.dedup();
    if !names.is_empty() {
        let names = [("names", names.join(", ").into())];
        letter.lines.push(portal.ta(lang, "accounts-mail-who-may-act", names));
    }
    Ok(())
}

/// The owner learns that an application waits; nothing of who.
pub(crate) async fn tell_office(portal: &Portal, tx: &Tx, row: &Model) -> anyhow::Result<()> {
    let to = Recipient::address(Email::parse(&portal.config.owner.email)?, Lang::Sv);
    let text = |part: &str| portal.t(to.lang, &format!("accounts-mail-mandate-applied-{part}"));
    let letter = Letter {
        kind: "accounts.mandate-applied",
        subject: text("subject"),
        lines: vec![text("text")],
        action: Some((text("button"), portal.config.link(STAFF_MANDATES))),
        about: Some(ObjectRef::new(MANDATE, row.id)),
        reason: text("reason"),
        ..Letter::default()
    };
    notify::send(portal, tx, &to, &letter).await
}

fn letter(portal: &Portal, lang: Lang, row: &Model, parties: &Parties, kind: &'static str) -> Letter {
    let name = kind.trim_start_matches("accounts.");
    let text = |part: &str| portal.t(lang, &format!("accounts-mail-{name}-{part}"));
    Letter {
        kind,
        subject: text("subject"),
        lines: vec![text("text")],
        facts: facts(portal, lang, row, parties),
        action: Some((
            portal.t(lang, "accounts-mail-mandate-button"),
            portal.config.link(MANDATES),
        )),
        must: true,
        reason: portal.t(lang, "accounts-mail-mandate-reason"),
        about: Some(ObjectRef::new(MANDATE, row.id)),
        ..Letter::default()
    }
}

fn facts(portal: &Portal, lang: Lang, row: &Model, parties: &Parties) -> Vec<(String, String)> {
    let t = |key: &str| portal.t(lang, key);
    let known = |name: Option<String>| name.unwrap_or_else(|| t("accounts-mandate-protected"));
    let mut facts = vec![
        (
            t("accounts-mandate-kind"),
            t(&format!("accounts-mandate-kind-{}", row.kind.code())),
        ),
        (t("accounts-mandate-from"), known(parties.represented(row))),
        (t("accounts-mandate-to"), known(parties.representative(row))),
        (t("accounts-mandate-services"), services(portal, lang, row)),
    ];
    if let Some(last) = last_day(row) {
        facts.push((t("accounts-mandate-last"), base::swedish::date(last, lang)));
    }
    facts.extend(row.reason.clone().map(|reason| (t("accounts-mandate-why"), reason)));
    facts
}

/// An instant of the last day on which it counts.
pub(crate) fn last_day(row: &Model) -> Option<chrono::DateTime<chrono::Utc>> {
    Some(row.valid_until? - chrono::TimeDelta::minutes(1))
}

/// The names of the services it is for.
pub(crate) fn services(portal: &Portal, lang: Lang, row: &Model) -> String {
    let all = portal
        .services
        .iter()
        .filter(|service| row.services().any(|name| name == service.name));
    let names = all.filter_map(|service| Some(portal.t(lang, service.by_mandate?)));
    names.collect::<Vec<_>>().join(", ")
}
