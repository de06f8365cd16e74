//! Staff keep the list of topics: make one, change it, hide it, move it up.

use base::{Id, ObjectRef};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use store::{Actor, Audit, Claim, Stop, Tx};
use web::Portal;

use crate::queries::{KeptCounts, unfinished};
use crate::rules::Refusal;
use crate::tables::{case, topic};
use crate::teams::Team;
use crate::topics::{self, TopicEdit, code_of, may_save};

/// Makes a topic, or changes the one that is given; leads to its code.
pub(crate) async fn save_topic(
    portal: &Portal,
    by: Actor,
    key: &str,
    code: Option<&str>,
    edit: &TopicEdit,
) -> Result<String, Stop<Refusal>> {
    let saved = portal.store.write(|tx| async move {
        if let Some(code) = claimed(&tx, key).await? {
            return Ok(code);
        }
        let all = topic::Entity::find().all(&*tx).await?;
        may_save(&all, code, edit)?;
        let before = all.iter().find(|row| Some(row.code.as_str()) == code);
        let row = topic::Model {
            code: before.map_or_else(|| code_of(&edit.name_sv, &all), |row| row.code.clone()),
            parent: edit.parent.clone(),
            name_sv: edit.name_sv.clone(),
            name_en: edit.name_en.clone(),
            answer_within: edit.answer_within.to_string(),
            solve_within: edit.solve_within.map(|span| span.to_string()),
            on_contact: edit.on_contact,
            on_fault: edit.on_fault,
            is_anonymous: edit.is_anonymous,
            is_hidden: edit.is_hidden,
            team_id: edit.team_id,
            state_words: edit.words.to_stored(),
            place: before.map_or_else(
                || 1 + all.iter().map(|row| row.place).max().unwrap_or(0),
                |row| row.place,
            ),
            version: edit.seen + 1,
        };
        let (code, moves) = (row.code.clone(), before.is_some_and(|row| row.team_id != edit.team_id));
        let row = topic::ActiveModel::from(row).reset_all();
        match before {
            Some(_) => row.update(&*tx).await?,
            None => row.insert(&*tx).await?,
        };
        if moves {
            move_cases(&tx, &code, edit.team_id).await?;
        }
        audit(&tx, by, "desk.topic_saved", &code).await?;
        tx.answer_form(key, &code).await?;
        Ok(code)
    });
    let saved = saved.await;
    forget(portal);
    saved
}

/// Cases that are not finished follow their topic to its team.
async fn move_cases(tx: &Tx, code: &str, to: Option<Id<Team>>) -> anyhow::Result<()> {
    case::Entity::update_many()
        .col_expr(case::Column::TeamId, Expr::value(to))
        .filter(case::Column::Topic.eq(code))
        .filter(unfinished())
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Moves a topic up, before the one above it in the same group.
pub(crate) async fn move_topic_up(portal: &Portal, by: Actor, key: &str, code: &str) -> Result<(), Stop<Refusal>> {
    let moved = portal.store.write(|tx| async move {
        if claimed(&tx, key).await?.is_some() {
            return Ok(());
        }
        let mut all = topic::Entity::find()
            .order_by_asc(topic::Column::Place)
            .order_by_asc(topic::Column::Code)
            .all(&*tx)
            .await?;
        let at = all.iter().position(|row| row.code == code);
        let above = at.and_then(|at| all[..at].iter().rposition(|row| row.parent == all[at].parent));
        if let (Some(at), Some(above)) = (at, above) {
            all.swap(at, above);
            for (place, row) in (1..).zip(all).filter(|(place, row)| row.place != *place) {
                let mut row = topic::ActiveModel::from(row);
                row.place = Set(place);
                row.update(&*tx).await?;
            }
            audit(&tx, by, "desk.topic_moved", code).await?;
        }
        tx.answer_form(key, code).await?;
        Ok(())
    });
    let moved = moved.await;
    forget(portal);
    moved
}

async fn claimed(tx: &Tx, key: &str) -> anyhow::Result<Option<String>> {
    tx.lock("desk.topics").await?;
    Ok(match tx.claim_form(key).await? {
        Claim::New => None,
        Claim::Done(code) => Some(code),
    })
}

fn forget(portal: &Portal) {
    topics::forget(portal);
    portal.shared::<KeptCounts>().forget();
}

async fn audit(tx: &Tx, actor: Actor, act: &'static str, code: &str) -> anyhow::Result<()> {
    let object = ObjectRef {
        kind: "topic".to_owned(),
        id: Uuid::nil(),
    };
    let details = json!({ "topic": code });
    tx.audit(Audit {
        actor,
        act,
        object,
        details,
    })
    .await?;
    Ok(())
}
