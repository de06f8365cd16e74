//! System administrators set and take away the mark of protected identity, after proof (law.md).

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::Stop;

use super::change::{Done, Work};
use super::rules::Refusal;
use crate::acts::change_address::forget_address;
use crate::tables::person::{Column, Entity, Model};

pub(super) async fn set(at: Work<'_>, protected: bool, reason: &str) -> Done {
    if at.person.protected == protected {
        return Err(Stop::Refusal(Refusal::OtherState));
    }
    at.save(Entity::update_many().col_expr(Column::Protected, Expr::value(protected)))
        .await?;
    if protected {
        forget_address(at.tx, at.person.id).await?;
    }
    // What was merged into the account names the same person.
    let merged = store::merged_from(&**at.tx, at.person.id.uuid()).await?;
    Entity::update_many()
        .col_expr(Column::Protected, Expr::value(protected))
        .filter(Column::Id.is_in(merged))
        .exec(&**at.tx)
        .await?;
    let (kind, act) = if protected {
        ("protected", "accounts.protected")
    } else {
        ("unprotected", "accounts.unprotected")
    };
    at.note(kind, vec![("reason", reason.to_owned())]).await?;
    at.audit(act).await?;
    // Neutral both times: a letter must not say who was protected.
    let guarded = Model {
        protected: true,
        ..at.person.clone()
    };
    let at = Work { person: &guarded, ..at };
    at.tell(kind, None).await?;
    Ok(())
}
