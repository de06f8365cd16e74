//! Letters about mandates, and about an organisation that nobody keeps the users of any longer.

use base::{Id, Lang, Person};
use notify::Recipient;
use sea_orm::ActiveEnum;
use store::Tx;
use web::Portal;

use super::users::known_as;
use super::{letter, office, recipient};
use crate::queries;
use crate::rules::MandateNews;
use crate::tables::board_seat;
use crate::tables::organisation;

/// The holder and those who keep the users learn that a mandate ends, or has ended.
pub(crate) async fn tell_mandate(
    portal: &Portal,
    tx: &Tx,
    of: &organisation::Model,
    seat: &board_seat::Model,
    news: MandateNews,
) -> anyhow::Result<()> {
    let mut told: Vec<Id<Person>> = queries::holders(&**tx, of.id, &[of.kind.head()]).await?;
    told.extend(seat.person_id.filter(|person| !told.contains(person)));
    let kind = match news {
        MandateNews::Ends => "organisations.mandate-ends",
        MandateNews::Ended => "organisations.mandate-ended",
    };
    for person in told {
        let Some(to) = recipient(tx, person).await? else {
            continue;
        };
        let path = format!("/organisation/styrelse?{}={}", web::UNDER, of.id);
        let mut letter = letter(portal, to.lang, of, kind, &path);
        let who = match seat.person_id {
            Some(holder) => known_as(portal, tx, to.lang, holder).await?,
            None => seat.name.clone().unwrap_or_default(),
        };
        let post = portal.t(to.lang, &format!("organisations-post-{}", seat.post.to_value()));
        let text = |key| portal.t(to.lang, key);
        letter.facts.extend([
            (text("organisations-mail-who"), who),
            (text("organisations-board-post"), post),
            (text("organisations-board-to"), seat.to_day.to_string()),
        ]);
        if seat.ends_roles {
            letter.lines.push(text("organisations-mail-mandate-roles"));
        }
        notify::send(portal, tx, &to, &letter).await?;
    }
    Ok(())
}

/// The owner's office learns that nobody keeps the users any longer.
pub(crate) async fn tell_office_headless(portal: &Portal, tx: &Tx, of: &organisation::Model) -> anyhow::Result<()> {
    let to = Recipient::address(office(portal, of)?, Lang::Sv);
    let path = format!("/handlaggning/organisationer/{}", of.id);
    let letter = letter(portal, to.lang, of, "organisations.headless", &path);
    notify::send(portal, tx, &to, &letter).await
}
