//! Keeps the language that a person wants pages and messages in.

use base::Lang;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Claim, Never};
use web::{Error, Portal, SignedIn};

use crate::history::{self, Entry};
use crate::tables::person;
use crate::{queries, registering};

/// Keeps the language. Choosing the same again changes nothing.
pub(crate) async fn choose_language(portal: &Portal, who: &SignedIn, key: &str, lang: Lang) -> Result<(), Error> {
    let chosen = portal.store.write::<_, Never, _, _>(|tx| async move {
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let person = queries::inside::required(&*tx, who.id).await?;
        if person.lang() != Some(lang) {
            person::Entity::update_many()
                .col_expr(person::Column::Lang, Expr::value(lang.code()))
                .filter(person::Column::Id.eq(who.id))
                .exec(&*tx)
                .await?;
            let kind = match lang {
                Lang::Sv => "language-sv",
                Lang::En => "language-en",
            };
            let by = who.actor();
            history::note(&tx, Entry::new(who.id, kind, Vec::new(), by)).await?;
            tx.audit(registering::audit(by, "accounts.language_chosen", who.id))
                .await?;
        }
        Ok(tx.answer_form(key, "").await?)
    });
    Ok(chosen.await?)
}
