//! What becomes of cases when a person's account is closed: they stay, as public records, and those that
//! the person had at work are free again.

use base::{Id, Person};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::Tx;
use web::{Closing, OpenMatter, Portal, Viewer};

use crate::model::State;
use crate::queries;
use crate::tables::case;

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

/// Frees the cases that the person handled as an officer.
pub(crate) async fn close_account(tx: &Tx, person: Id<Person>) -> anyhow::Result<Closing> {
    case::Entity::update_many()
        .col_expr(case::Column::OfficerId, Expr::value(None::<Id<Person>>))
        .filter(case::Column::OfficerId.eq(person))
        .filter(case::Column::State.is_in([State::New, State::Open, State::WaitingCustomer]))
        .exec(&**tx)
        .await?;
    Ok(Closing::Done)
}
