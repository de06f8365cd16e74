//! The boxes of roles that can be given in an organisation, with what each of them allows.

use base::OrgRole;
use web::{Form, Frame, Posted, Problem};

use crate::model::Kind;

/// Field, words and hint of each box: what `role_fields.html` draws, as `roles`.
pub(crate) type RoleFields = Vec<(&'static str, String, String)>;

/// The roles that can be given: those of this kind of organisation, and of an agent one more.
fn offered(kind: Kind, is_agent: bool) -> impl Iterator<Item = &'static OrgRole> {
    let roles = kind.roles().iter();
    roles.filter(move |role| is_agent || **role != OrgRole::AgentCaseWorker)
}

/// The boxes of the roles that can be given.
pub(crate) fn role_fields(f: &Frame, kind: Kind, is_agent: bool) -> RoleFields {
    let hint = |role: &OrgRole| f.t(&format!("organisations-role-hint-{}", role.code()));
    offered(kind, is_agent)
        .map(|role| (role.code(), super::role(f, *role), hint(role)))
        .collect()
}

/// The form with the boxes of these roles ticked.
pub(crate) fn ticked(form: Form, held: &[OrgRole]) -> Form {
    held.iter().fold(form, |form, role| form.fill(role.code(), "1"))
}

/// The roles that are ticked; none is a mistake. A role of another kind of organisation is no box of ours.
pub(crate) fn read(
    form: &mut Form,
    posted: &Posted,
    (kind, is_agent): (Kind, bool),
) -> Result<Option<Vec<OrgRole>>, Problem> {
    let ticked: Vec<_> = OrgRole::ALL
        .into_iter()
        .filter(|role| posted.has(role.code()))
        .collect();
    if ticked
        .iter()
        .any(|role| !offered(kind, is_agent).any(|one| one == role))
    {
        return Err(Problem::NotFound);
    }
    if ticked.is_empty() {
        form.mistake("roles", "organisations-roles-none");
        return Ok(None);
    }
    Ok(Some(ticked))
}
