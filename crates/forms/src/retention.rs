//! How long the rows of this crate's tables are kept.

use sea_orm::{ConnectionTrait, Statement};
use store::{Holder, Never, Retention};
use web::Portal;

/// The tables of this crate.
pub(crate) fn retention() -> Vec<Retention> {
    vec![
        Retention::always("forms", "staff take their questions away"),
        Retention::always("form_versions", "what was answered tells what was asked"),
        Retention::always(
            "form_answers",
            "each goes with the object that it belongs to, a day after it",
        ),
    ]
}

/// Deletes the answers whose object is gone; gives how many.
pub async fn forget_gone(portal: &Portal, holder: &Holder) -> anyhow::Result<u64> {
    let Holder { kind, table, id } = *holder;
    let text = &format!(
        "DELETE FROM form_answers WHERE object_kind = $1 \
         AND NOT EXISTS (SELECT 1 FROM {table} WHERE {table}.{id} = form_answers.object_id)"
    );
    let forgotten = portal.store.write::<_, Never, _, _>(|tx| async move {
        let statement = Statement::from_sql_and_values(tx.get_database_backend(), text, [kind.into()]);
        Ok(tx.execute_raw(statement).await?.rows_affected())
    });
    Ok(forgotten.await?)
}
