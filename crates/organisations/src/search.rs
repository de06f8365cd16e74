//! Finds organisations for officers who were told a name, a number or an e-mail address.

use base::{Id, Organisation};
use sea_orm::DbErr;
use web::Portal;

use crate::model::State;
use crate::pages::staff_filter;
use crate::queries::{self, Exact, Place, Selection, StaffFilter, StaffRow};

/// Which may be meant, with their names: the first of those in use, by the beginnings of words of the name or the
/// whole number. An e-mail address is the organisation's own, or of somebody who acts for it.
pub async fn meant(portal: &Portal, typed: &str) -> anyhow::Result<Vec<(Id<Organisation>, String)>> {
    let Ok(exact) = staff_filter::exact(portal, typed) else {
        return Ok(Vec::new());
    };
    let found = found(portal, typed, exact).await?.into_iter();
    let in_use = found.filter(|row| row.state != State::Ended);
    Ok(in_use.map(|row| (row.id, row.name)).collect())
}

/// The first that are called so, or are exactly what was typed.
pub(crate) async fn found(portal: &Portal, typed: &str, exact: Option<Exact>) -> Result<Vec<StaffRow>, DbErr> {
    let filter = StaffFilter {
        selection: Selection::All,
        called: Some(typed.to_owned()),
        exact,
        ..StaffFilter::default()
    };
    let page = queries::staff_list(portal.store.db(), &filter, Place::First, portal.now()).await?;
    Ok(page.items)
}
