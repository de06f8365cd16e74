//! Mailings, and who a mailing goes to: one letter to each person and address, however many of the
//! organisations they stand behind.

use std::collections::{HashMap, HashSet};

use base::{Email, Id, Organisation, Person};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use store::Sql;

use super::{AT_ONCE, StaffFilter, organisations, staff_rows};
use crate::tables::mailing::{self, Mailing, letter};
use crate::tables::organisation;

/// Mailings on the list.
const SHOWN: u64 = 100;

/// One mailing.
pub(crate) async fn mailing(db: &impl ConnectionTrait, id: Id<Mailing>) -> Result<Option<mailing::Model>, DbErr> {
    mailing::Entity::find_by_id(id).one(db).await
}

/// The latest mailings.
pub(crate) async fn mailings(db: &impl ConnectionTrait) -> Result<Vec<mailing::Model>, DbErr> {
    mailing::Entity::find()
        .order_by_desc(mailing::Column::CreatedAt)
        .limit(SHOWN)
        .all(db)
        .await
}

/// How many letters a mailing has, and how many of them are on their way.
pub(crate) async fn letters_of(db: &impl ConnectionTrait, id: Id<Mailing>) -> Result<(u64, u64), DbErr> {
    let all = letter::Entity::find().filter(letter::Column::MailingId.eq(id));
    let sent = all.clone().filter(letter::Column::SentAt.is_not_null());
    Ok((all.count(db).await?, sent.count(db).await?))
}

/// Which of these people and, without a person, of these organisations a mailing has a letter for already.
pub(crate) async fn listed_letters(
    db: &impl ConnectionTrait,
    id: Id<Mailing>,
    among: &[(Option<Id<Person>>, Id<Organisation>)],
) -> Result<Vec<(Option<Id<Person>>, Id<Organisation>)>, DbErr> {
    let people = among.iter().filter_map(|(person, _)| *person);
    let own = among.iter().filter(|(person, _)| person.is_none()).map(|(_, of)| *of);
    let at_own_address = Condition::all()
        .add(letter::Column::PersonId.is_null())
        .add(letter::Column::OrganisationId.is_in(own));
    letter::Entity::find()
        .select_only()
        .columns([letter::Column::PersonId, letter::Column::OrganisationId])
        .filter(letter::Column::MailingId.eq(id))
        .filter(
            Condition::any()
                .add(letter::Column::PersonId.is_in(people))
                .add(at_own_address),
        )
        .into_tuple()
        .all(db)
        .await
}

/// Which organisations a mailing is for.
#[derive(Clone, Debug)]
pub(crate) enum Among {
    Chosen(Vec<Id<Organisation>>),
    Narrowed(StaffFilter),
}

/// Who gets a mailing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recipients {
    /// How many organisations there are.
    pub(crate) organisations: usize,
    pub(crate) people: Vec<(Id<Person>, Id<Organisation>)>,
    /// Organisations that get it at their own address.
    pub(crate) addresses: Vec<Id<Organisation>>,
    /// Organisations with nobody to write to.
    pub(crate) unreached: Vec<(Id<Organisation>, String)>,
}

impl Recipients {
    /// How many letters that is.
    pub(crate) fn letters(&self) -> usize {
        self.people.len() + self.addresses.len()
    }
}

#[derive(FromQueryResult)]
struct Head {
    organisation_id: Id<Organisation>,
    person_id: Id<Person>,
    email_key: String,
}

/// What has been gathered of letters so far.
#[derive(Default)]
struct Gathered {
    found: Recipients,
    people: HashSet<Id<Person>>,
    addresses: HashSet<String>,
    /// Own addresses wait until all people are known.
    own: Vec<(Id<Organisation>, String)>,
}

/// Everybody who gets a mailing.
pub(crate) async fn recipients(
    db: &impl ConnectionTrait,
    among: &Among,
    to_heads: bool,
    to_address: bool,
    now: DateTime<Utc>,
) -> Result<Recipients, DbErr> {
    let mut gathered = Gathered::default();
    match among {
        Among::Chosen(ids) => {
            for some in ids.chunks(AT_ONCE) {
                let some = organisations(db, some).await?;
                gathered.add(db, &some, to_heads, to_address).await?;
            }
        }
        Among::Narrowed(filter) => {
            let mut after = None;
            loop {
                let some = staff_rows(db, filter, after, now).await?;
                gathered.add(db, &some, to_heads, to_address).await?;
                after = some.last().map(|last| (last.name_key.clone(), last.id));
                if some.len() < AT_ONCE {
                    break;
                }
            }
        }
    }
    Ok(gathered.done())
}

impl Gathered {
    async fn add(
        &mut self,
        db: &impl ConnectionTrait,
        some: &[organisation::Model],
        to_heads: bool,
        to_address: bool,
    ) -> Result<(), DbErr> {
        let ids: Vec<_> = some.iter().map(|of| of.id).collect();
        let heads = if to_heads { heads(db, &ids).await? } else { Vec::new() };
        let mut by_organisation: HashMap<Id<Organisation>, Vec<Head>> = HashMap::new();
        for head in heads {
            by_organisation.entry(head.organisation_id).or_default().push(head);
        }
        for of in some {
            let heads = by_organisation.remove(&of.id).unwrap_or_default();
            let own = of
                .email
                .as_deref()
                .filter(|_| to_address)
                .and_then(|email| Email::parse(email).ok());
            if heads.is_empty() && own.is_none() {
                self.found.unreached.push((of.id, of.name.clone()));
            }
            for head in heads {
                if self.people.insert(head.person_id) {
                    self.addresses.insert(head.email_key);
                    self.found.people.push((head.person_id, of.id));
                }
            }
            self.own.extend(own.map(|own| (of.id, own.key())));
        }
        self.found.organisations += some.len();
        Ok(())
    }

    fn done(mut self) -> Recipients {
        for (of, key) in self.own {
            if self.addresses.insert(key) {
                self.found.addresses.push(of);
            }
        }
        self.found
    }
}

/// Those who keep the details and users of these organisations and can log in.
async fn heads(db: &impl ConnectionTrait, ids: &[Id<Organisation>]) -> Result<Vec<Head>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT m.organisation_id, p.id AS person_id, p.email_key FROM organisations o \
         JOIN memberships m ON m.organisation_id = o.id JOIN membership_roles r ON r.membership_id = m.id \
         AND r.role = CASE WHEN o.kind = 'forening' THEN 'association_manager' ELSE 'administrator' END \
         JOIN persons p ON p.id = m.person_id AND p.state = 'active' WHERE o.id IN ",
    );
    let places: Vec<_> = ids.iter().map(|id| sql.bind(*id)).collect();
    sql.push(&format!("({}) ORDER BY o.name_key, o.id, m.id", places.join(", ")));
    Head::find_by_statement(sql.done(db.get_database_backend()))
        .all(db)
        .await
}
