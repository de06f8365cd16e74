//! What becomes of cases when a person's account is closed: they stay, as public records, and those that
//! the person had at work are free again.

use base::{Id, Person};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::Tx;
use web::{Closing, OpenMatter, Portal, Viewer};

use crate::model::State;
use crate::queries;
use crate::tables::{case, case_draft, case_reader, officer_setting, saved_selection, team_member};

/// The cases that are not finished.
pub(crate) async fn open_matters(
    portal: Portal,
    person: Id<Person>,
    viewer: Viewer,
) -> anyhow::Result<Vec<OpenMatter>> {
    let open = queries::unfinished_of(portal.store.db(), person).await?;
    let matter = |case: case::Model| OpenMatter {
        title: case.subject,
        text: portal.ta(
            viewer.lang,
            "desk-closing-open",
            [("reference", case.reference.as_str().into())],
        ),
        href: format!("/arenden/{}", case.reference),
        blocks: false,
    };
    Ok(open.into_iter().map(matter).collect())
}

/// Frees the cases that the person handled as an officer, leaves the teams, gives back what others shared, and deletes
/// drafts and what was saved of the queue.
pub(crate) async fn close_account(tx: &Tx, person: Id<Person>) -> anyhow::Result<Closing> {
    case::Entity::update_many()
        .col_expr(case::Column::OfficerId, Expr::value(None::<Id<Person>>))
        .filter(case::Column::OfficerId.eq(person))
        .filter(case::Column::State.is_in(State::OPEN))
        .exec(&**tx)
        .await?;
    case_draft::Entity::delete_many()
        .filter(case_draft::Column::PersonId.eq(person))
        .exec(&**tx)
        .await?;
    case_reader::Entity::delete_many()
        .filter(case_reader::Column::PersonId.eq(person))
        .exec(&**tx)
        .await?;
    team_member::Entity::delete_many()
        .filter(team_member::Column::PersonId.eq(person))
        .exec(&**tx)
        .await?;
    saved_selection::Entity::delete_many()
        .filter(saved_selection::Column::PersonId.eq(person))
        .exec(&**tx)
        .await?;
    officer_setting::Entity::delete_by_id(person).exec(&**tx).await?;
    Ok(Closing::Done)
}
