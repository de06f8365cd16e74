//! Letters about invitations and roles.

use base::{Id, Lang, OrgRole, Person};
use notify::Recipient;
use store::Tx;
use web::Portal;

use super::{letter, recipient};
use crate::acts::Offer;
use crate::rules::Change;
use crate::tables::{invitation, organisation};

/// What happened to a member's roles.
pub(crate) struct News<'a> {
    pub(crate) change: &'a Change,
    /// The person acts for it no longer.
    pub(crate) left: bool,
}

fn role_words(portal: &Portal, lang: Lang, roles: &[OrgRole]) -> String {
    let words = roles
        .iter()
        .map(|role| portal.t(lang, &format!("web-org-role-{}", role.code())));
    words.collect::<Vec<_>>().join(", ")
}

/// How others in the organisation know a person.
pub(super) async fn known_as(portal: &Portal, tx: &Tx, lang: Lang, person: Id<Person>) -> anyhow::Result<String> {
    let row = accounts::queries::person(&**tx, person).await?;
    let open = row.filter(|row| !row.protected).map(|row| row.name());
    Ok(open.unwrap_or_else(|| portal.t(lang, "organisations-user-protected")))
}

/// The mailed link, which works once.
pub(crate) async fn invite(
    portal: &Portal,
    tx: &Tx,
    of: &organisation::Model,
    offer: &Offer,
    token: &str,
) -> anyhow::Result<()> {
    let known = accounts::queries::find_by_email(&**tx, &offer.email).await?;
    let to = match &known {
        Some(person) => accounts::queries::recipient_of(person)?,
        None => Recipient::address(offer.email.clone(), offer.lang),
    };
    let mut letter = letter(
        portal,
        to.lang,
        of,
        "organisations.invited",
        &format!("/inbjudan/{token}"),
    );
    let roles = role_words(portal, to.lang, &offer.roles);
    letter.facts.push((portal.t(to.lang, "organisations-mail-role"), roles));
    letter.single_use = true;
    letter.must = true;
    letter.sms = None;
    letter.reason = portal.t(to.lang, "organisations-mail-invited-reason");
    notify::send(portal, tx, &to, &letter).await
}

/// Who invited learns the answer; `joined` is who said yes.
pub(crate) async fn tell_inviter(
    portal: &Portal,
    tx: &Tx,
    of: &organisation::Model,
    waiting: &invitation::Model,
    joined: Option<Id<Person>>,
) -> anyhow::Result<()> {
    let Some(inviter) = waiting.invited_by else {
        return Ok(());
    };
    let Some(to) = recipient(tx, inviter).await? else {
        return Ok(());
    };
    let (kind, who) = match joined {
        Some(person) => ("organisations.joined", known_as(portal, tx, to.lang, person).await?),
        None => ("organisations.turned-down", waiting.email.clone()),
    };
    let mut letter = letter(portal, to.lang, of, kind, &super::users_path(of));
    letter.facts.push((portal.t(to.lang, "organisations-mail-who"), who));
    notify::send(portal, tx, &to, &letter).await
}

/// A member learns what became of their own roles.
pub(crate) async fn tell_member(
    portal: &Portal,
    tx: &Tx,
    member: Id<Person>,
    of: &organisation::Model,
    news: &News<'_>,
) -> anyhow::Result<()> {
    let Some(to) = recipient(tx, member).await? else {
        return Ok(());
    };
    let kind = if news.left {
        "organisations.removed"
    } else {
        "organisations.roles-changed"
    };
    let mut letter = letter(portal, to.lang, of, kind, "/mitt-konto/organisationer");
    letter.must = true;
    letter.facts.extend(facts(portal, to.lang, news));
    notify::send(portal, tx, &to, &letter).await
}

/// The others who keep the users learn of a change among themselves.
pub(crate) async fn tell_other_head(
    portal: &Portal,
    tx: &Tx,
    head: Id<Person>,
    of: &organisation::Model,
    member: Id<Person>,
    news: &News<'_>,
) -> anyhow::Result<()> {
    let Some(to) = recipient(tx, head).await? else {
        return Ok(());
    };
    let mut letter = letter(
        portal,
        to.lang,
        of,
        "organisations.heads-changed",
        &super::users_path(of),
    );
    letter.must = true;
    let who = known_as(portal, tx, to.lang, member).await?;
    letter.facts.push((portal.t(to.lang, "organisations-mail-who"), who));
    letter.facts.extend(facts(portal, to.lang, news));
    notify::send(portal, tx, &to, &letter).await
}

fn facts(portal: &Portal, lang: Lang, news: &News<'_>) -> Vec<(String, String)> {
    let both = [
        ("organisations-mail-gained", &news.change.gained),
        ("organisations-mail-lost", &news.change.lost),
    ];
    let told = both.into_iter().filter(|(_, roles)| !roles.is_empty());
    told.map(|(key, roles)| (portal.t(lang, key), role_words(portal, lang, roles)))
        .collect()
}
