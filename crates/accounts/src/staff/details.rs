//! Staff write a person's name and mobile number, as the person asked them to.

use anyhow::Context;
use base::Mobile;
use sea_orm::EntityTrait;
use sea_orm::sea_query::Expr;

use super::change::{Details, Done, Work};
use crate::names;
use crate::tables::person::{Column, Entity};

pub(super) async fn change(at: Work<'_>, new: &Details) -> Done {
    let person = at.person;
    let old_mobile = person.mobile.as_deref().map(Mobile::parse).transpose();
    let old_mobile = old_mobile.context("a person's mobile number is parsed before it is stored")?;
    let (old_mobile, new_mobile) = (spelled(old_mobile.as_ref()), spelled(new.mobile.as_ref()));
    let changes: Vec<_> = [
        ("first-name", Some(&person.first_name), Some(&new.first_name)),
        ("last-name", Some(&person.last_name), Some(&new.last_name)),
        ("mobile", old_mobile.as_ref(), new_mobile.as_ref()),
    ]
    .into_iter()
    .filter(|(_, old, new)| old != new)
    .collect();
    if changes.is_empty() {
        return Ok(());
    }
    let mobile = new.mobile.as_ref().map(|mobile| mobile.as_str().to_owned());
    let keys = names::keys(&new.first_name, &new.last_name);
    at.save(
        Entity::update_many()
            .col_expr(Column::FirstName, Expr::value(new.first_name.as_str()))
            .col_expr(Column::LastName, Expr::value(new.last_name.as_str()))
            .col_expr(Column::NameKey, Expr::value(keys.name_key))
            .col_expr(Column::SurnameKey, Expr::value(keys.surname_key))
            .col_expr(Column::Mobile, Expr::value(mobile)),
    )
    .await?;
    for (kind, old, new) in changes {
        let kind = match (kind, old, new) {
            ("mobile", None, _) => "mobile-added",
            ("mobile", _, None) => "mobile-removed",
            (kind, ..) => kind,
        };
        let value = |name, text: Option<&String>| text.map(|text| (name, text.clone()));
        let values = [value("old", old), value("new", new)];
        at.note(kind, values.into_iter().flatten().collect()).await?;
    }
    at.audit("accounts.details_changed_by_staff").await?;
    at.tell("details", None).await?;
    Ok(())
}

fn spelled(mobile: Option<&Mobile>) -> Option<String> {
    mobile.map(Mobile::spelled)
}
