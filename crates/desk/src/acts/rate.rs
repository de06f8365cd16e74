//! The customer's rating of a case that is solved or closed: once, and changeable for a while.

use base::Id;
use sea_orm::{ActiveValue::Set, EntityTrait, IntoActiveModel};
use web::Portal;

use super::{Led, Writer, add_event, audit, claim, facts, load_living, mandate, save, write};
use crate::model::{Case, Event};
use crate::rules::may_rate;
use crate::tables::case_rating::{ActiveModel, Entity};

/// What the customer thought.
pub(crate) struct Rating<'a> {
    pub(crate) case: Id<Case>,
    pub(crate) writer: Writer,
    /// From 1 to 5.
    pub(crate) stars: i32,
    pub(crate) words: Option<&'a str>,
}

/// Keeps the rating and leads to `page`.
pub(crate) async fn rate(portal: &Portal, key: &str, rating: &Rating<'_>, page: &str) -> Led {
    write(portal, |tx| async move {
        if let Err(led) = claim(&tx, rating.case, key).await? {
            return Ok(led);
        }
        let by = mandate(&tx, rating.writer.actor()).await?;
        let mut case = load_living(&tx, rating.case).await?;
        let before = Entity::find_by_id(case.id).one(&*tx).await?;
        may_rate(facts(&case), before.as_ref().map(|before| before.rated_at), tx.now())?;
        let author = rating.writer.author(by);
        let words = rating.words.map(str::to_owned);
        if let Some(before) = before {
            let mut row = before.into_active_model();
            (row.stars, row.words, row.rated_by) = (Set(rating.stars), Set(words.clone()), Set(author.id));
            Entity::update(row).exec(&*tx).await?;
        } else {
            let row = ActiveModel {
                case_id: Set(case.id),
                stars: Set(rating.stars),
                words: Set(words.clone()),
                rated_by: Set(author.id),
                rated_at: Set(tx.now()),
            };
            Entity::insert(row).exec_without_returning(&*tx).await?;
        }
        let event = Event::Rated {
            stars: rating.stars,
            words,
        };
        add_event(&tx, &mut case, author, &event).await?;
        save(&tx, &case).await?;
        audit(&tx, rating.writer.actor(), "desk.case_rated", &case).await?;
        tx.answer_form(key, page).await?;
        Ok(page.to_owned())
    })
    .await
}
