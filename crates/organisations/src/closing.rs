//! What becomes of a person's organisations when the account is closed. Nobody leaves an organisation
//! without somebody who keeps its users.

use base::{Id, Person};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Stop, Tx};
use web::{Closing, OpenMatter, Portal, Viewer};

use crate::acts;
use crate::queries;
use crate::rules;
use crate::tables::{access_request, membership};

/// The organisations that nobody else could keep, and what the person waits for.
pub(crate) async fn open_matters(
    portal: Portal,
    person: Id<Person>,
    viewer: Viewer,
) -> anyhow::Result<Vec<OpenMatter>> {
    let (db, t) = (portal.store.db(), |key| portal.t(viewer.lang, key));
    let mut open = Vec::new();
    for mine in queries::mine(db, person).await? {
        let heads = queries::holders(db, mine.id, &[mine.kind.head()]).await?;
        let others = heads.iter().filter(|head| **head != person).count();
        if rules::may_lose(mine.kind, mine.state, &mine.roles, others).is_err() {
            open.push(OpenMatter {
                title: mine.name,
                text: t("organisations-open-head"),
                href: "/mitt-konto/organisationer".to_owned(),
                blocks: true,
            });
        }
    }
    for asked in queries::asked_of(db, person).await? {
        open.push(OpenMatter {
            title: asked.name,
            text: t("organisations-open-asked"),
            href: "/mitt-konto/organisationer".to_owned(),
            blocks: false,
        });
    }
    Ok(open)
}

/// Leaves every organisation, as the person would, and takes back what was asked for.
pub(crate) async fn close_account(portal: &Portal, tx: &Tx, person: Id<Person>) -> anyhow::Result<Closing> {
    let memberships = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(person))
        .order_by_asc(membership::Column::OrganisationId);
    for member in memberships.all(&**tx).await? {
        match acts::leave_in(portal, tx, &member).await {
            Ok(()) => {}
            Err(Stop::Refusal(_)) => return Ok(Closing::Blocked),
            Err(Stop::Fault(e)) => return Err(e),
        }
    }
    access_request::Entity::delete_many()
        .filter(access_request::Column::PersonId.eq(person))
        .filter(access_request::Column::State.eq(crate::model::RequestState::Open))
        .exec(&**tx)
        .await?;
    Ok(Closing::Done)
}
