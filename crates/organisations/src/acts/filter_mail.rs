//! A manager chooses which e-mails to get for each organisation (accounts.md, E-postfilter).

use accounts::channels::{self, Channel};
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
    pub(crate) filters: Vec<(Id<Membership>, MailAbout, MailScope)>,
    /// The way of each service's messages.
    pub(crate) channels: Vec<(&'static str, Channel)>,
}

/// Keeps the choices.
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
            if let Claim::Done(_) = tx.claim_form(key).await? {
                return Ok(());
            }
            for (membership, about, scope) in &choices.filters {
                keep(&tx, *membership, *about, *scope).await?;
            }
            for (service, channel) in &choices.channels {
                channels::choose(&tx, person, service, *channel).await?;
            }
            let entry = accounts::history::Entry {
                person,
                kind: "mail-filter",
                values: Vec::new(),
                by,
            };
            accounts::history::note(&tx, entry).await?;
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

async fn keep(tx: &Tx, membership: Id<Membership>, about: MailAbout, scope: MailScope) -> Result<(), DbErr> {
    let row = mail_filter::ActiveModel {
        membership_id: Set(membership),
        about: Set(about),
        scope: Set(scope),
    };
    let newest_counts = OnConflict::columns([mail_filter::Column::MembershipId, mail_filter::Column::About])
        .update_column(mail_filter::Column::Scope)
        .to_owned();
    mail_filter::Entity::insert(row)
        .on_conflict(newest_counts)
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}
