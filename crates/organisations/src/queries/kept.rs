//! What everybody sees of the register and what every officer's menu counts, kept for a few seconds.

use std::sync::Arc;
use std::time::Duration;

use web::{Cached, Portal};

use super::public::{self, Listed, Overview, Shown, Wanted};
use super::staff::{self, Counts};
use super::{NamePage, Place};

/// What is kept in this process.
pub(crate) struct Kept {
    overview: Cached<Overview>,
    first_page: Cached<NamePage<Listed>>,
    shown: Cached<Vec<Shown>>,
    counts: Cached<Counts>,
}

impl Default for Kept {
    fn default() -> Kept {
        Kept {
            overview: Cached::for_at_most(Duration::from_secs(60)),
            first_page: Cached::for_at_most(Duration::from_secs(10)),
            shown: Cached::for_at_most(Duration::from_secs(60)),
            counts: Cached::for_at_most(Duration::from_secs(5)),
        }
    }
}

impl Kept {
    /// Forgets everything, after a change.
    pub(crate) fn forget(&self) {
        self.overview.forget();
        self.first_page.forget();
        self.shown.forget();
        self.counts.forget();
    }
}

/// How much there is in the register.
pub(crate) async fn overview_for(portal: &Portal) -> anyhow::Result<Arc<Overview>> {
    let kept = portal.shared::<Kept>();
    let read = public::overview(portal.store.db());
    Ok(kept.overview.get(portal.now(), read).await?)
}

/// A page of the register; the first one without a wish is kept, since everybody meets it.
pub(crate) async fn page_for(portal: &Portal, wanted: &Wanted) -> anyhow::Result<Arc<NamePage<Listed>>> {
    let read = public::listed(portal.store.db(), wanted);
    if *wanted != Wanted::default() || wanted.place != Place::First {
        return Ok(Arc::new(read.await?));
    }
    let kept = portal.shared::<Kept>();
    Ok(kept.first_page.get(portal.now(), read).await?)
}

/// All that the register shows, by name.
pub(crate) async fn all_shown_for(portal: &Portal) -> anyhow::Result<Arc<Vec<Shown>>> {
    let kept = portal.shared::<Kept>();
    let read = public::all_shown(portal.store.db());
    Ok(kept.shown.get(portal.now(), read).await?)
}

/// How much waits for staff.
pub(crate) async fn counts_for(portal: &Portal) -> anyhow::Result<Arc<Counts>> {
    let kept = portal.shared::<Kept>();
    let read = staff::counts(portal.store.db());
    Ok(kept.counts.get(portal.now(), read).await?)
}
