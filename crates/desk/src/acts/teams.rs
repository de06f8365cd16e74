//! Staff make a team, say who is in it, and take away one that is not used.

use base::{Id, ObjectRef, Person};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use store::{Actor, Audit, Claim, Stop, Tx};
use web::Portal;

use crate::queries::{KeptCounts, unfinished};
use crate::rules::Refusal;
use crate::tables::{case, team, team_member, topic};
use crate::teams::{self, Team};

/// What a team is called and who is in it.
#[derive(Clone, Debug)]
pub(crate) struct TeamEdit {
    pub(crate) name: String,
    /// Those chosen of `offered`; who was not offered stays as it was.
    pub(crate) members: Vec<Id<Person>>,
    pub(crate) offered: Vec<Id<Person>>,
    /// The version that was seen.
    pub(crate) seen: i32,
}

/// Makes a team, or changes the one that is given.
pub(crate) async fn save_team(
    portal: &Portal,
    by: Actor,
    key: &str,
    id: Option<Id<Team>>,
    edit: &TeamEdit,
) -> Result<(), Stop<Refusal>> {
    let saved = portal.store.write(|tx| async move {
        if claimed(&tx, key).await? {
            return Ok(());
        }
        let all = teams::read(&*tx).await?;
        let name_key = edit.name.to_lowercase();
        let same = all.all().iter().find(|team| team.name.to_lowercase() == name_key);
        if same.is_some_and(|same| Some(same.id) != id) {
            return Err(Refusal::NameTaken.into());
        }
        let before = id.and_then(|id| all.find(id));
        if before.map_or(0, |before| before.version) != edit.seen {
            return Err(Refusal::Stale.into());
        }
        let row = team::ActiveModel {
            id: Set(id.unwrap_or_else(|| tx.id())),
            name: Set(edit.name.clone()),
            name_key: Set(name_key),
            version: Set(edit.seen + 1),
        };
        let saved = match id {
            Some(_) => row.update(&*tx).await?,
            None => row.insert(&*tx).await?,
        };
        set_members(&tx, saved.id, edit).await?;
        audit(&tx, by, "desk.team_saved", saved.id).await?;
        tx.answer_form(key, "saved").await?;
        Ok(())
    });
    let saved = saved.await;
    forget(portal);
    saved
}

async fn set_members(tx: &Tx, team: Id<Team>, edit: &TeamEdit) -> anyhow::Result<()> {
    use team_member::Column::{PersonId, TeamId};
    team_member::Entity::delete_many()
        .filter(TeamId.eq(team))
        .filter(PersonId.is_in(edit.offered.iter().copied()))
        .exec(&**tx)
        .await?;
    let chosen = edit.members.iter().filter(|person| edit.offered.contains(person));
    for person in chosen {
        let member = team_member::ActiveModel {
            team_id: Set(team),
            person_id: Set(*person),
        };
        team_member::Entity::insert(member)
            .exec_without_returning(&**tx)
            .await?;
    }
    Ok(())
}

/// Takes away a team that no topic leads to and that has no open case.
pub(crate) async fn delete_team(portal: &Portal, by: Actor, key: &str, id: Id<Team>) -> Result<(), Stop<Refusal>> {
    let deleted = portal.store.write(|tx| async move {
        if claimed(&tx, key).await? {
            return Ok(());
        }
        let topics = topic::Entity::find().filter(topic::Column::TeamId.eq(id));
        let cases = case::Entity::find()
            .filter(case::Column::TeamId.eq(id))
            .filter(unfinished());
        if topics.count(&*tx).await? > 0 || cases.count(&*tx).await? > 0 {
            return Err(Refusal::TeamUsed.into());
        }
        team::Entity::delete_by_id(id).exec(&*tx).await?;
        audit(&tx, by, "desk.team_deleted", id).await?;
        tx.answer_form(key, "deleted").await?;
        Ok(())
    });
    let deleted = deleted.await;
    forget(portal);
    deleted
}

async fn claimed(tx: &Tx, key: &str) -> anyhow::Result<bool> {
    // Topics name teams, so both lists have one lock.
    tx.lock("desk.topics").await?;
    Ok(matches!(tx.claim_form(key).await?, Claim::Done(_)))
}

fn forget(portal: &Portal) {
    teams::forget(portal);
    portal.shared::<KeptCounts>().forget();
}

async fn audit(tx: &Tx, actor: Actor, act: &'static str, id: Id<Team>) -> anyhow::Result<()> {
    let (object, details) = (ObjectRef::new("team", id), json!({}));
    tx.audit(Audit {
        actor,
        act,
        object,
        details,
    })
    .await?;
    Ok(())
}
