//! Reads of what is held about a person, for "Mina personuppgifter": what the person is for organisations, asked
//! of them and did for them.

use base::{Id, Organisation, Person};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::tables::{
    access_request, api_key, assignment, change_request, document, mail_filter, mailing, membership, membership_role,
    organisation, recovery, verification, webhook,
};

/// Every row that is about the person, but for what the pages read too.
pub(crate) struct Everything {
    pub(crate) memberships: Vec<membership::Model>,
    pub(crate) roles: Vec<membership_role::Model>,
    pub(crate) filters: Vec<mail_filter::Model>,
    pub(crate) contact_of: Vec<organisation::Model>,
    pub(crate) requests: Vec<access_request::Model>,
    pub(crate) recoveries: Vec<recovery::Model>,
    pub(crate) signatures: Vec<(recovery::signature::Model, recovery::Model)>,
    pub(crate) documents: Vec<document::Model>,
    pub(crate) changes: Vec<change_request::Model>,
    pub(crate) assignments: Vec<assignment::Model>,
    pub(crate) verified: Vec<verification::Model>,
    pub(crate) letters: Vec<(mailing::letter::Model, mailing::Model)>,
    pub(crate) keys: Vec<api_key::Model>,
    pub(crate) webhooks: Vec<webhook::Model>,
}

/// All of it.
pub(crate) async fn everything(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Everything, DbErr> {
    let memberships = membership::Entity::find().filter(membership::Column::PersonId.eq(person));
    let memberships = memberships.all(db).await?;
    let ids: Vec<_> = memberships.iter().map(|row| row.id).collect();
    let roles = membership_role::Entity::find().filter(membership_role::Column::MembershipId.is_in(ids.clone()));
    let filters = mail_filter::Entity::find().filter(mail_filter::Column::MembershipId.is_in(ids));
    let contact_of = organisation::Entity::find().filter(organisation::Column::ContactPersonId.eq(person));
    let requests = access_request::Entity::find().filter(access_request::Column::PersonId.eq(person));
    let recoveries = recovery::Entity::find().filter(recovery::Column::PersonId.eq(person));
    let documents = document::Entity::find().filter(document::Column::SentBy.eq(person));
    let changes = change_request::Entity::find().filter(change_request::Column::AskedBy.eq(person));
    let assignments = assignment::Entity::find().filter(
        Condition::any()
            .add(assignment::Column::AskedBy.eq(person))
            .add(assignment::Column::AnsweredBy.eq(person))
            .add(assignment::Column::EndedBy.eq(person)),
    );
    let verified = verification::Entity::find().filter(verification::Column::VerifiedBy.eq(person));
    let keys = api_key::Entity::find().filter(api_key::Column::MadeBy.eq(person));
    let webhooks = webhook::Entity::find().filter(webhook::Column::MadeBy.eq(person));
    Ok(Everything {
        roles: roles.all(db).await?,
        filters: filters.all(db).await?,
        contact_of: contact_of.all(db).await?,
        requests: requests.order_by_asc(access_request::Column::CreatedAt).all(db).await?,
        recoveries: recoveries.order_by_asc(recovery::Column::CreatedAt).all(db).await?,
        signatures: signatures(db, person).await?,
        documents: documents.order_by_asc(document::Column::SentAt).all(db).await?,
        changes: changes.order_by_asc(change_request::Column::AskedAt).all(db).await?,
        assignments: assignments.order_by_asc(assignment::Column::AskedAt).all(db).await?,
        verified: verified.all(db).await?,
        letters: letters(db, person).await?,
        keys: keys.order_by_asc(api_key::Column::MadeAt).all(db).await?,
        webhooks: webhooks.order_by_asc(webhook::Column::MadeAt).all(db).await?,
        memberships,
    })
}

async fn signatures(
    db: &impl ConnectionTrait,
    person: Id<Person>,
) -> Result<Vec<(recovery::signature::Model, recovery::Model)>, DbErr> {
    use recovery::signature::{Column, Entity};
    let signed = Entity::find().filter(Column::PersonId.eq(person)).all(db).await?;
    let ids = signed.iter().map(|row| row.recovery_id);
    let of = recovery::Entity::find().filter(recovery::Column::Id.is_in(ids));
    let of = of.all(db).await?;
    let both = signed.into_iter().filter_map(|row| {
        let of = of.iter().find(|of| of.id == row.recovery_id)?;
        Some((row, of.clone()))
    });
    Ok(both.collect())
}

async fn letters(
    db: &impl ConnectionTrait,
    person: Id<Person>,
) -> Result<Vec<(mailing::letter::Model, mailing::Model)>, DbErr> {
    use mailing::letter::{Column, Entity};
    let sent = Entity::find().filter(Column::PersonId.eq(person));
    let sent = sent.filter(Column::SentAt.is_not_null()).all(db).await?;
    let ids = sent.iter().map(|row| row.mailing_id);
    let of = mailing::Entity::find().filter(mailing::Column::Id.is_in(ids));
    let of = of.all(db).await?;
    let both = sent.into_iter().filter_map(|row| {
        let of = of.iter().find(|of| of.id == row.mailing_id)?;
        Some((row, of.clone()))
    });
    Ok(both.collect())
}

impl Everything {
    /// How many things the person has sent, asked or answered for organisations.
    pub(crate) fn deeds(&self) -> usize {
        let of_recoveries = self.recoveries.len() + self.signatures.len();
        let for_programs = self.keys.len() + self.webhooks.len();
        let of_papers = self.documents.len() + self.changes.len();
        of_papers + self.assignments.len() + self.verified.len() + of_recoveries + for_programs
    }

    /// The organisations that it names.
    pub(crate) fn organisations(&self) -> Vec<Id<Organisation>> {
        let mut named: Vec<_> = self.memberships.iter().map(|row| row.organisation_id).collect();
        named.extend(self.requests.iter().map(|row| row.organisation_id));
        named.extend(self.recoveries.iter().map(|row| row.organisation_id));
        named.extend(self.signatures.iter().map(|(_, row)| row.organisation_id));
        named.extend(self.documents.iter().map(|row| row.organisation_id));
        named.extend(self.changes.iter().map(|row| row.organisation_id));
        named.extend(
            self.assignments
                .iter()
                .flat_map(|row| [Some(row.agent_id), row.customer_id])
                .flatten(),
        );
        named.extend(self.keys.iter().map(|row| row.organisation_id));
        named.extend(self.webhooks.iter().map(|row| row.organisation_id));
        named.extend(self.verified.iter().map(|row| row.organisation_id));
        named.extend(self.letters.iter().map(|(row, _)| row.organisation_id));
        named
    }
}
