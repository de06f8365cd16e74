//! The customer's rating on the page of a case.

use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem};

use super::my_case::Taken;
use super::parsing;
use crate::acts::{self, Rating, Writer};
use crate::model::limit;
use crate::queries::{self, Opened};
use crate::rules::{Refusal, may_rate};

/// The form, or what was given when it cannot be changed any more.
pub(super) struct RatingView {
    pub(super) form: Form,
    /// "4 av 5", when one was given.
    pub(super) given: Option<String>,
    pub(super) is_open: bool,
    pub(super) stars: Vec<(String, String)>,
}

/// The rating of a case that is solved or closed, for those it is the case of.
pub(super) async fn rating(
    f: &Frame,
    opened: &Opened,
    writer: Writer,
    form: Form,
) -> anyhow::Result<Option<RatingView>> {
    if !matches!(writer, Writer::Person(..) | Writer::Visitor(_)) {
        return Ok(None);
    }
    let row = queries::rating_of(f.portal.store.db(), opened.case.id).await?;
    let may = may_rate(opened.facts(), row.as_ref().map(|row| row.rated_at), f.now());
    if may == Err(Refusal::NotEnded) {
        return Ok(None);
    }
    let form = match &row {
        Some(row) => form
            .fill("stars", row.stars.to_string())
            .fill("words", row.words.as_deref().unwrap_or_default()),
        None => form,
    };
    Ok(Some(RatingView {
        given: row.map(|row| f.ta("desk-rating-given", "stars", row.stars)),
        is_open: may.is_ok(),
        stars: (1..=5)
            .map(|stars| (stars.to_string(), f.t(&format!("desk-rating-{stars}"))))
            .collect(),
        form,
    }))
}

/// Takes the form of a rating.
pub(super) async fn take(
    portal: &Portal,
    f: &Frame,
    opened: &Opened,
    writer: Writer,
    posted: &Posted,
    page: &str,
) -> Result<Taken, web::Error> {
    if !matches!(writer, Writer::Person(..) | Writer::Visitor(_)) {
        return Err(Problem::NotFound.into());
    }
    let mut form = Form::posted(f, posted);
    let stars = form.read("stars", |typed| {
        let stars = typed.parse().ok().filter(|stars| (1..=5).contains(stars));
        stars.ok_or("desk-rating-missing")
    });
    let words = parsing::optional_text(&mut form, "words", limit::RATING);
    let (Some(stars), Some(words)) = (stars, words) else {
        return Ok(Taken::WrongRating(form));
    };
    let rating = Rating {
        case: opened.case.id,
        writer,
        stars,
        words: words.as_deref(),
    };
    match acts::rate(portal, posted.claim(), &rating, page).await {
        Ok(led) => {
            let thanks = Flash::good(f.t("desk-rating-thanks"));
            Ok(Taken::Done(web::see_other(f, &led, Some(thanks))))
        }
        Err(Stop::Refusal(Refusal::NotHeld)) => Err(Problem::NotFound.into()),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&mut form, "stars", refusal);
            Ok(Taken::WrongRating(form))
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}
