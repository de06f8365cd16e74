//! How a person wants to hear from each service (accounts.md, E-postfilter). What law or security
//! need is always sent by e-mail; that is decided where it is sent.

use base::{Id, Person};
use notify::{Channels, Recipient};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use store::Tx;

use crate::queries;
pub use crate::tables::channel_choice::Channel;
use crate::tables::channel_choice::{ActiveModel, Column, Entity};

/// The person as one who gets the messages of `service`, by the way the person chose.
pub async fn recipient_for(
    db: &impl ConnectionTrait,
    person: Id<Person>,
    service: &str,
) -> anyhow::Result<Option<Recipient>> {
    let Some(recipient) = queries::recipient(db, person).await? else {
        return Ok(None);
    };
    Ok(Some(Recipient {
        channels: in_use(choice(db, person, service).await?),
        ..recipient
    }))
}

/// What the person chose for `service`; e-mail until something else is chosen.
pub async fn choice(db: &impl ConnectionTrait, person: Id<Person>, service: &str) -> Result<Channel, DbErr> {
    let row = Entity::find_by_id((person, service.to_owned())).one(db).await?;
    Ok(row.map_or(Channel::Email, |row| row.channel))
}

/// Everything the person chose: (service, way).
pub async fn choices(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Vec<(String, Channel)>, DbErr> {
    let rows = Entity::find().filter(Column::PersonId.eq(person)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.service, row.channel)).collect())
}

/// Keeps a choice.
pub async fn choose(tx: &Tx, person: Id<Person>, service: &str, channel: Channel) -> Result<(), DbErr> {
    let row = ActiveModel {
        person_id: Set(person),
        service: Set(service.to_owned()),
        channel: Set(channel),
    };
    let newest_counts = OnConflict::columns([Column::PersonId, Column::Service])
        .update_column(Column::Channel)
        .to_owned();
    Entity::insert(row)
        .on_conflict(newest_counts)
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

fn in_use(channel: Channel) -> Channels {
    Channels {
        email: channel == Channel::Email,
        sms: channel == Channel::Sms,
    }
}
