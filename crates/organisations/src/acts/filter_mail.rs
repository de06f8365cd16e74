//! A manager chooses which e-mails to get for each organisation (accounts.md, E-postfilter).

use accounts::channels::{self, Channel};
use accounts::history::{self, Entry};
use base::{Id, ObjectRef, Person};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveEnum, ActiveValue::Set, DbErr, EntityTrait};
use serde_json::json;
use store::{Actor, Audit, Claim, Never, Stop, Tx};
use web::Portal;

use crate::model::{MailAbout, MailScope};
use crate::tables::{Membership, mail_filter};

/// Everything that the page chooses.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choices {
    /// For the person's own memberships as a manager: the caller knows which.
    pub(crate) filters: Vec<Filter>,
    /// The way of each service's messages.
    pub(crate) channels: Vec<(&'static str, Channel)>,
}

/// Which e-mails a manager wants.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    pub(crate) membership: Id<Membership>,
    /// The organisation's name.
    pub(crate) organisation: String,
    pub(crate) about: MailAbout,
    pub(crate) scope: MailScope,
}

/// What is written in Historik: kind and values.
type Line = (&'static str, Vec<(&'static str, String)>);

/// Keeps the choices, with one line of Historik for each that is new.
pub(crate) async fn filter_mail(
    portal: &Portal,
    by: Actor,
    person: Id<Person>,
    key: &str,
    choices: &Choices,
) -> Result<(), Stop<Never>> {
    portal
        .store
        .write(|tx| async move {
            tx.lock(&format!("organisations.mail_filter.{person}")).await?;
            if let Claim::Done(_) = tx.claim_form(key).await? {
                return Ok(());
            }
            let mut lines = Vec::new();
            for filter in &choices.filters {
                lines.extend(keep(&tx, filter).await?);
            }
            for (service, channel) in &choices.channels {
                lines.extend(keep_channel(&tx, person, service, *channel).await?);
            }
            for (kind, values) in lines {
                history::note(&tx, Entry::new(person, kind, values, by)).await?;
            }
            let chosen: Vec<_> = choices
                .channels
                .iter()
                .map(|(service, channel)| json!([service, channel.to_value()]))
                .collect();
            tx.audit(Audit {
                actor: by,
                act: "organisations.mail_filtered",
                object: ObjectRef::new("person", person),
                details: json!({ "channels": chosen }),
            })
            .await?;
            tx.answer_form(key, "chosen").await?;
            Ok(())
        })
        .await
}

async fn keep(tx: &Tx, filter: &Filter) -> Result<Option<Line>, DbErr> {
    let stored = mail_filter::Entity::find_by_id((filter.membership, filter.about));
    let old = stored.one(&**tx).await?.map(|row| row.scope).unwrap_or_default();
    if old == filter.scope {
        return Ok(None);
    }
    let row = mail_filter::ActiveModel {
        membership_id: Set(filter.membership),
        about: Set(filter.about),
        scope: Set(filter.scope),
    };
    let newest_counts = OnConflict::columns([mail_filter::Column::MembershipId, mail_filter::Column::About])
        .update_column(mail_filter::Column::Scope)
        .to_owned();
    mail_filter::Entity::insert(row)
        .on_conflict(newest_counts)
        .exec_without_returning(&**tx)
        .await?;
    let kind = match filter.about {
        MailAbout::Booking => "mail-filter-booking",
        MailAbout::Grants => "mail-filter-grants",
    };
    let values = vec![
        ("organisation", filter.organisation.clone()),
        ("old", old.to_value()),
        ("new", filter.scope.to_value()),
    ];
    Ok(Some((kind, values)))
}

async fn keep_channel(
    tx: &Tx,
    person: Id<Person>,
    service: &'static str,
    channel: Channel,
) -> Result<Option<Line>, DbErr> {
    let old = channels::choice(&**tx, person, service).await?;
    if old == channel {
        return Ok(None);
    }
    channels::choose(tx, person, service, channel).await?;
    let values = vec![
        ("service", service.to_owned()),
        ("old", old.to_value()),
        ("new", channel.to_value()),
    ];
    Ok(Some(("mail-channel", values)))
}
