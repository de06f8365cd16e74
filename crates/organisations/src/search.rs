//! Finds organisations for the rooms below, whose officers hear a name, a number or an e-mail address.

use base::{Id, Organisation};
use web::Portal;

use crate::model::State;
use crate::pages::staff_filter;
use crate::queries::{self, Place, Selection, StaffFilter};

/// Which may be meant, with their names: the first of those in use, by the beginnings of words of the name or the
/// whole number. An e-mail address is the organisation's own, or of somebody who acts for it.
pub async fn meant(portal: &Portal, typed: &str) -> anyhow::Result<Vec<(Id<Organisation>, String)>> {
    let Ok(exact) = staff_filter::exact(portal, typed) else {
        return Ok(Vec::new());
    };
    let filter = StaffFilter {
        selection: Selection::All,
        called: Some(typed.to_owned()),
        exact,
        ..StaffFilter::default()
    };
    let found = queries::staff_list(portal.store.db(), &filter, Place::First, portal.now()).await?;
    let in_use = found.items.into_iter().filter(|row| row.state != State::Ended);
    Ok(in_use.map(|row| (row.id, row.name)).collect())
}
