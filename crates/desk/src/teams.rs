//! Teams of case officers, who share the queue of their topics. Every page of the queue reads them, so they
//! are kept in memory; other nodes see a change within two seconds.

use std::sync::Arc;
use std::time::Duration;

use base::{Id, Person};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryOrder};
use web::{Cached, Portal};

use crate::tables::{team, team_member};

const KEPT_FOR: Duration = Duration::from_secs(2);

/// Marks ids of teams (table `teams`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Team {}

/// A team and those in it.
#[derive(Clone, Debug)]
pub(crate) struct TeamOf {
    pub(crate) id: Id<Team>,
    pub(crate) name: String,
    pub(crate) version: i32,
    pub(crate) members: Vec<Id<Person>>,
}

/// All teams, by name.
#[derive(Debug, Default)]
pub(crate) struct Teams(Vec<TeamOf>);

impl Teams {
    /// All of them.
    pub(crate) fn all(&self) -> &[TeamOf] {
        &self.0
    }

    /// The team with this id.
    pub(crate) fn find(&self, id: Id<Team>) -> Option<&TeamOf> {
        self.0.iter().find(|team| team.id == id)
    }

    /// The name of a case's or topic's team, when it has one.
    pub(crate) fn name(&self, id: Option<Id<Team>>) -> Option<&str> {
        Some(&self.find(id?)?.name)
    }

    /// The teams of an officer.
    pub(crate) fn with(&self, person: Id<Person>) -> impl Iterator<Item = &TeamOf> {
        self.0.iter().filter(move |team| team.members.contains(&person))
    }
}

/// What this process remembers.
struct Known(Cached<Teams>);

impl Default for Known {
    fn default() -> Known {
        Known(Cached::for_at_most(KEPT_FOR))
    }
}

/// All teams as they are now. Not for acts, which read what they need in their transaction.
pub(crate) async fn of(portal: &Portal) -> Result<Arc<Teams>, DbErr> {
    let known = portal.shared::<Known>();
    known.0.get(portal.now(), read(portal.store.db())).await
}

/// Reads them anew next time, because one was changed.
pub(crate) fn forget(portal: &Portal) {
    portal.shared::<Known>().0.forget();
}

/// All teams as they are stored.
pub(crate) async fn read(db: &impl ConnectionTrait) -> Result<Teams, DbErr> {
    let rows = team::Entity::find().order_by_asc(team::Column::NameKey).all(db).await?;
    let members = team_member::Entity::find().all(db).await?;
    let of = |row: team::Model| TeamOf {
        members: members
            .iter()
            .filter(|member| member.team_id == row.id)
            .map(|member| member.person_id)
            .collect(),
        id: row.id,
        name: row.name,
        version: row.version,
    };
    Ok(Teams(rows.into_iter().map(of).collect()))
}
