//! Tells the programs of an organisation what happened to its case: that it was opened, that staff wrote, that it is in
//! another state. Asked where a case is saved, so that no act can forget it.

use organisations::webhooks::{Event, News, tell};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::Tx;

use crate::model::{AuthorKind, MessageKind};
use crate::tables::{case, case_message};

/// Tells what is new in a case that is about to be written as it is now.
pub(super) async fn tell_programs(tx: &Tx, case: &case::Model) -> anyhow::Result<()> {
    let Some(organisation) = case.organisation_id else {
        return Ok(());
    };
    let Some(before) = case::Entity::find_by_id(case.id).one(&**tx).await? else {
        return Ok(());
    };
    let news = |event, message| News {
        event,
        reference: &case.reference,
        message,
    };
    if before.version == 0 {
        return tell(tx, organisation, news(Event::CaseCreated, None)).await;
    }
    for number in written_by_staff(tx, &before, case).await? {
        tell(tx, organisation, news(Event::CaseMessage, Some(number))).await?;
    }
    if before.state.to_customers() != case.state.to_customers() {
        tell(tx, organisation, news(Event::CaseState, None)).await?;
    }
    Ok(())
}

/// The letters of staff that came since.
async fn written_by_staff(tx: &Tx, before: &case::Model, case: &case::Model) -> Result<Vec<i32>, DbErr> {
    use case_message::Column;
    if before.version == case.version {
        return Ok(Vec::new());
    }
    case_message::Entity::find()
        .select_only()
        .column(Column::Number)
        .filter(Column::CaseId.eq(case.id))
        .filter(Column::Number.gt(before.version))
        .filter(Column::AuthorKind.eq(AuthorKind::Staff))
        .filter(Column::Kind.is_in([MessageKind::Message, MessageKind::Solution]))
        .order_by_asc(Column::Number)
        .into_tuple()
        .all(&**tx)
        .await
}
