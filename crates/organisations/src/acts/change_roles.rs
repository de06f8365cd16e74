//! Giving and taking roles, and ending somebody's access. An organisation never loses the last who
//! keeps its users: the rule holds under the organisation's lock, however many try at once.

use base::{Id, OrgRole, Organisation, Person};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, ModelTrait, QueryFilter};
use serde_json::json;
use store::{Actor, Stop, Tx};
use web::Portal;

use super::{audit, begin, forget_kept, give_role, load, lock, note};
use crate::letters::{self, News};
use crate::queries;
use crate::rules::{self, Change, Refusal};
use crate::tables::{Membership, membership, membership_role, organisation};

/// What is to become of a member's roles.
#[derive(Clone, Debug)]
pub(crate) enum Wish {
    /// From the roles that were seen to those ticked; what others changed meanwhile stays.
    Roles { seen: Vec<OrgRole>, ticked: Vec<OrgRole> },
    /// The person acts for it no longer.
    Leave,
}

/// Changes what a member may do. `by` is a manager, or the member who leaves: the caller knows it.
pub(crate) async fn change_roles(
    portal: &Portal,
    by: Id<Person>,
    key: &str,
    organisation: Id<Organisation>,
    member: Id<Membership>,
    wish: &Wish,
) -> Result<(), Stop<Refusal>> {
    let done = portal
        .store
        .write(|tx| async move {
            let Some(of) = begin(&tx, organisation, key).await? else {
                return Ok(());
            };
            // Who just lost the right to keep users can no longer use it.
            let leads = queries::roles_of_person(&*tx, of.id, by).await?;
            let member = find(&tx, &of, member).await?;
            if member.person_id != by && !leads.contains(&of.kind.head()) {
                return Err(Stop::Refusal(Refusal::NotAllowed));
            }
            carry_out(portal, &tx, by, &of, &member, wish).await?;
            tx.answer_form(key, "changed").await?;
            Ok(())
        })
        .await;
    forget_kept(portal);
    done
}

async fn find(tx: &Tx, of: &organisation::Model, id: Id<Membership>) -> Result<membership::Model, Stop<Refusal>> {
    let there = membership::Entity::find_by_id(id)
        .filter(membership::Column::OrganisationId.eq(of.id))
        .one(&**tx)
        .await?;
    there.ok_or(Stop::Refusal(Refusal::NotAMember))
}

/// Lets a member go whose account is closed, in the transaction that closes it.
pub(crate) async fn leave_in(portal: &Portal, tx: &Tx, member: &membership::Model) -> Result<(), Stop<Refusal>> {
    lock(tx, member.organisation_id).await?;
    let of = load(tx, member.organisation_id).await?;
    carry_out(portal, tx, member.person_id, &of, member, &Wish::Leave).await
}

async fn carry_out(
    portal: &Portal,
    tx: &Tx,
    by: Id<Person>,
    of: &organisation::Model,
    member: &membership::Model,
    wish: &Wish,
) -> Result<(), Stop<Refusal>> {
    let held = queries::roles_of_person(&**tx, of.id, member.person_id).await?;
    let change = match wish {
        Wish::Roles { seen, ticked } => rules::change(of.kind, &held, seen, ticked).map_err(Stop::Refusal)?,
        Wish::Leave => Change {
            gained: Vec::new(),
            lost: held,
        },
    };
    let heads = queries::holders(&**tx, of.id, &[of.kind.head()]).await?;
    let others: Vec<_> = heads.into_iter().filter(|head| *head != member.person_id).collect();
    rules::may_lose(of.kind, of.state, &change.lost, others.len()).map_err(Stop::Refusal)?;
    write(tx, by, member, &change).await?;
    let leaves = matches!(wish, Wish::Leave);
    if leaves {
        leave(tx, of, member).await?;
    }
    let done = Done {
        by,
        of,
        member: member.person_id,
        change: &change,
        leaves,
        others: &others,
    };
    tell(portal, tx, &done).await?;
    let codes = |roles: &[OrgRole]| roles.iter().map(|role| role.code()).collect::<Vec<_>>();
    let details = json!({
        "membership": member.id, "person": member.person_id,
        "gained": codes(&change.gained), "lost": codes(&change.lost), "left": leaves,
    });
    let actor = Actor::Person {
        id: by,
        hat: Some(of.id.into()),
    };
    audit(tx, actor, "organisations.roles_changed", of.id, details).await?;
    Ok(())
}

async fn write(tx: &Tx, by: Id<Person>, member: &membership::Model, change: &Change) -> Result<(), DbErr> {
    for role in &change.gained {
        give_role(tx, member.id, *role, Some(by)).await?;
    }
    let lost: Vec<_> = change.lost.iter().map(|role| role.code()).collect();
    membership_role::Entity::delete_many()
        .filter(membership_role::Column::MembershipId.eq(member.id))
        .filter(membership_role::Column::Role.is_in(lost))
        .exec(&**tx)
        .await?;
    Ok(())
}

async fn leave(tx: &Tx, of: &organisation::Model, member: &membership::Model) -> Result<(), DbErr> {
    member.clone().delete(&**tx).await?;
    organisation::Entity::update_many()
        .col_expr(organisation::Column::ContactPersonId, Expr::value(None::<Id<Person>>))
        .filter(organisation::Column::Id.eq(of.id))
        .filter(organisation::Column::ContactPersonId.eq(member.person_id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// What was done, and who else keeps the users.
struct Done<'a> {
    by: Id<Person>,
    of: &'a organisation::Model,
    member: Id<Person>,
    change: &'a Change,
    leaves: bool,
    others: &'a [Id<Person>],
}

/// Everything in the history of the person, who is told of what others did; the other managers are
/// told when somebody became one of them or is one no longer.
async fn tell(portal: &Portal, tx: &Tx, done: &Done<'_>) -> anyhow::Result<()> {
    let (person, is_own) = (done.member, done.by == done.member);
    // Who of the organisation did it is the organisation's own matter.
    let shown_as = if is_own { Actor::person(person) } else { Actor::System };
    let name = Some(done.of.name.as_str());
    for (roles, kind) in [
        (&done.change.gained, "organisation-role-given"),
        (&done.change.lost, "organisation-role-taken"),
    ] {
        for role in roles {
            note(tx, person, kind, name, Some(*role), shown_as).await?;
        }
    }
    if done.leaves {
        note(tx, person, "organisation-left", name, None, shown_as).await?;
    }
    let news = News {
        change: done.change,
        left: done.leaves,
    };
    if !is_own {
        letters::tell_member(portal, tx, person, done.of, &news).await?;
    }
    if done.change.touches(done.of.kind.head()) {
        for head in done.others.iter().filter(|head| **head != done.by) {
            letters::tell_other_head(portal, tx, *head, done.of, person, &news).await?;
        }
    }
    Ok(())
}
