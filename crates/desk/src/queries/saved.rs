//! What officers saved for themselves: selections of the queue, and how its pages behave.

use base::{Id, Person};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::tables::saved_selection::{Column, Entity, Model};
use crate::tables::{officer_setting, saved_selection};
use crate::teams::Team;

/// The selections that an officer sees, by name: the own ones, and those shared with these teams.
pub(crate) async fn saved_for(
    db: &impl ConnectionTrait,
    officer: Id<Person>,
    teams: &[Id<Team>],
) -> Result<Vec<Model>, DbErr> {
    let mut seen = Condition::any().add(Column::PersonId.eq(officer));
    if !teams.is_empty() {
        seen = seen.add(Column::TeamId.is_in(teams.iter().copied()));
    }
    let all = Entity::find().filter(seen).order_by_asc(Column::NameKey);
    all.order_by_asc(Column::Id).all(db).await
}

/// The own selections of an officer, by name.
pub(crate) async fn saved_by(
    db: &impl ConnectionTrait,
    officer: Id<Person>,
) -> Result<Vec<saved_selection::Model>, DbErr> {
    saved_for(db, officer, &[]).await
}

/// How the pages behave for an officer.
pub(crate) async fn settings_of(
    db: &impl ConnectionTrait,
    officer: Id<Person>,
) -> Result<officer_setting::Model, DbErr> {
    let stored = officer_setting::Entity::find_by_id(officer).one(db).await?;
    Ok(stored.unwrap_or(officer_setting::Model {
        person_id: officer,
        has_keys: true,
        is_live: true,
    }))
}
