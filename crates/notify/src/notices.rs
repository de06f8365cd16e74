//! Notices ("Nyheter"): who sees which, and when. Every page of every visitor may ask, so what is
//! published is read at most every few seconds; only what a person took away is asked for each time.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use base::{Id, Lang, OrgRole, Person};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};
use web::{Cached, Portal, Viewer};

use crate::content::Words;
use crate::help::placeholders;
use crate::markdown;
use crate::tables::{Notice, notice, notice_removal};

const KEPT: Duration = Duration::from_secs(5);
/// More notices than this at once nobody reads.
const AT_MOST: u64 = 200;

/// Who sees a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    Everyone,
    SignedIn,
    Staff,
    /// Whoever may act for an organisation of this kind.
    Organisation(OrganisationKind),
    /// Whoever has this role in some organisation.
    Role(OrgRole),
}

/// The kinds of organisations, as the table of organisations writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OrganisationKind {
    Forening,
    Foretag,
    Kund,
}

impl OrganisationKind {
    pub(crate) const ALL: [OrganisationKind; 3] = [
        OrganisationKind::Forening,
        OrganisationKind::Foretag,
        OrganisationKind::Kund,
    ];

    pub(crate) const fn code(self) -> &'static str {
        match self {
            OrganisationKind::Forening => "forening",
            OrganisationKind::Foretag => "foretag",
            OrganisationKind::Kund => "kund",
        }
    }
}

impl Audience {
    /// All audiences, the widest first.
    pub(crate) fn all() -> Vec<Audience> {
        let mut all = vec![Audience::Everyone, Audience::SignedIn, Audience::Staff];
        all.extend(OrganisationKind::ALL.map(Audience::Organisation));
        all.extend(OrgRole::ALL.map(Audience::Role));
        all
    }

    /// How it is stored: `everyone`, `signed_in`, `staff`, `organisation:forening`, `role:approver`.
    pub(crate) fn code(&self) -> String {
        match self {
            Audience::Everyone => "everyone".to_owned(),
            Audience::SignedIn => "signed_in".to_owned(),
            Audience::Staff => "staff".to_owned(),
            Audience::Organisation(kind) => format!("organisation:{}", kind.code()),
            Audience::Role(role) => format!("role:{}", role.code()),
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Audience> {
        Audience::all().into_iter().find(|audience| audience.code() == code)
    }

    /// Whether the viewer belongs to it, under whichever hat.
    pub(crate) fn includes(&self, viewer: &Viewer) -> bool {
        let Some(person) = &viewer.person else {
            return *self == Audience::Everyone;
        };
        match self {
            Audience::Everyone | Audience::SignedIn => true,
            Audience::Staff => !person.staff.is_empty(),
            Audience::Organisation(kind) => person.hats.iter().any(|hat| hat.kind == kind.code()),
            Audience::Role(role) => person.hats.iter().any(|hat| hat.roles.contains(role)),
        }
    }
}

/// A notice as it is shown to somebody.
#[derive(Clone, Debug)]
pub struct NoticeShown {
    /// Which.
    pub id: Id<Notice>,
    /// The title.
    pub title: String,
    /// The text as HTML that is safe.
    pub html: Arc<str>,
    /// How the text begins, in plain words.
    pub beginning: Arc<str>,
    /// Since when it is shown.
    pub from: DateTime<Utc>,
    /// Its page.
    pub href: String,
    /// Where a form is posted that takes it away from the own list; none for visitors.
    pub remove: Option<String>,
}

/// A notice that is or will be shown, rendered.
struct Published {
    id: Id<Notice>,
    title: Words,
    html: [Arc<str>; 2],
    beginning: [Arc<str>; 2],
    audience: Audience,
    from: DateTime<Utc>,
    until: Option<DateTime<Utc>>,
}

impl Published {
    fn new(portal: &Portal, row: notice::Model) -> Option<Published> {
        let audience = Audience::from_code(&row.audience)?;
        let body = Words::new(row.body_sv, row.body_en);
        let html = Lang::ALL.map(|lang| markdown::to_html(body.get(lang), &placeholders(portal, lang)).into());
        let beginning = Lang::ALL.map(|lang| markdown::beginning(body.get(lang), &placeholders(portal, lang)).into());
        let title = Words::new(row.title_sv, row.title_en);
        Some(Published {
            id: row.id,
            title,
            html,
            beginning,
            audience,
            from: row.from_at,
            until: row.until_at,
        })
    }

    fn is_shown_to(&self, viewer: &Viewer, now: DateTime<Utc>) -> bool {
        self.from <= now && self.until.is_none_or(|until| now < until) && self.audience.includes(viewer)
    }

    fn shown(&self, viewer: &Viewer) -> NoticeShown {
        let href = format!("/nyheter/{}", self.id);
        NoticeShown {
            id: self.id,
            title: self.title.get(viewer.lang).to_owned(),
            html: self.html[viewer.lang as usize].clone(),
            beginning: self.beginning[viewer.lang as usize].clone(),
            from: self.from,
            remove: viewer.person.as_ref().map(|_| format!("{href}/ta-bort")),
            href,
        }
    }
}

struct NoticeCache(Cached<Vec<Published>>);

impl Default for NoticeCache {
    fn default() -> Self {
        NoticeCache(Cached::for_at_most(KEPT))
    }
}

async fn published(portal: &Portal) -> anyhow::Result<Arc<Vec<Published>>> {
    let cache = portal.shared::<NoticeCache>();
    let now = portal.now();
    let read = async {
        let still = notice::Column::UntilAt.is_null().or(notice::Column::UntilAt.gt(now));
        let rows = notice::Entity::find()
            .filter(still)
            .order_by_desc(notice::Column::FromAt)
            .order_by_desc(notice::Column::Id)
            .limit(AT_MOST)
            .all(portal.store.db())
            .await?;
        anyhow::Ok(rows.into_iter().filter_map(|row| Published::new(portal, row)).collect())
    };
    cache.0.get(now, read).await
}

/// Forgets what was read, after a change on this node.
pub(crate) fn forget(portal: &Portal) {
    portal.shared::<NoticeCache>().0.forget();
}

/// The notices for the viewer, the newest first, without those taken away. Costs visitors no query on
/// a warm cache, and people who are logged in one.
pub async fn notices(portal: &Portal, viewer: &Viewer) -> anyhow::Result<Vec<NoticeShown>> {
    let (now, all) = (portal.now(), published(portal).await?);
    let mine: Vec<_> = all.iter().filter(|notice| notice.is_shown_to(viewer, now)).collect();
    let removed = match &viewer.person {
        Some(person) if !mine.is_empty() => removed_by(portal, person.id).await?,
        _ => HashSet::new(),
    };
    Ok(mine
        .into_iter()
        .filter(|notice| !removed.contains(&notice.id))
        .map(|notice| notice.shown(viewer))
        .collect())
}

/// One notice, where the viewer may see it, also when taken away from the own list.
pub(crate) async fn notice_for(
    portal: &Portal,
    viewer: &Viewer,
    id: Id<Notice>,
) -> anyhow::Result<Option<NoticeShown>> {
    let (now, all) = (portal.now(), published(portal).await?);
    let found = all
        .iter()
        .find(|notice| notice.id == id && notice.is_shown_to(viewer, now));
    Ok(found.map(|notice| notice.shown(viewer)))
}

async fn removed_by(portal: &Portal, person: Id<Person>) -> anyhow::Result<HashSet<Id<Notice>>> {
    let removed = notice_removal::Entity::find().filter(notice_removal::Column::PersonId.eq(person));
    let rows = removed.all(portal.store.db()).await?;
    Ok(rows.into_iter().map(|row| row.notice_id).collect())
}

#[cfg(test)]
mod tests;
