//! Organisations with and without somebody who keeps their details and users.

use base::{Id, Organisation};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Statement};

use crate::tables::head;

/// The most that are read at once.
const AT_ONCE: u64 = 500;

/// Somebody who can log in keeps the details and users of the organisation `o`.
pub(super) const HEADED: &str = "EXISTS (SELECT 1 FROM memberships m \
     JOIN membership_roles r ON r.membership_id = m.id JOIN persons p ON p.id = m.person_id \
     WHERE m.organisation_id = o.id AND p.state = 'active' \
     AND r.role = CASE WHEN o.kind = 'forening' THEN 'association_manager' ELSE 'administrator' END)";

/// The office was told that nobody does, of an organisation `o` that has not ended.
pub(super) const TOLD_MISSING: &str = "o.state <> 'ended' AND EXISTS (SELECT 1 FROM heads h \
     WHERE h.organisation_id = o.id AND h.missing_since IS NOT NULL)";

/// What is written down of an organisation.
pub(crate) async fn head(db: &impl ConnectionTrait, of: Id<Organisation>) -> Result<Option<head::Model>, DbErr> {
    head::Entity::find_by_id(of).one(db).await
}

/// Some of those that have somebody, which is not written down yet.
pub(crate) async fn newly_headed(db: &impl ConnectionTrait) -> Result<Vec<Id<Organisation>>, DbErr> {
    let text = format!(
        "SELECT o.id FROM organisations o LEFT JOIN heads h ON h.organisation_id = o.id \
         WHERE (h.organisation_id IS NULL OR h.missing_since IS NOT NULL) AND {HEADED} LIMIT {AT_ONCE}"
    );
    ids(db, text).await
}

/// Those that have nobody any more, which is not written down yet.
pub(crate) async fn newly_headless(db: &impl ConnectionTrait) -> Result<Vec<Id<Organisation>>, DbErr> {
    let text = format!(
        "SELECT o.id FROM heads h JOIN organisations o ON o.id = h.organisation_id AND o.state <> 'ended' \
         WHERE h.missing_since IS NULL AND NOT {HEADED} LIMIT {AT_ONCE}"
    );
    ids(db, text).await
}

async fn ids(db: &impl ConnectionTrait, text: String) -> Result<Vec<Id<Organisation>>, DbErr> {
    let statement = Statement::from_string(db.get_database_backend(), text);
    let rows = db.query_all_raw(statement).await?;
    rows.iter().map(|row| row.try_get("", "id")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;

    #[test]
    fn whoever_is_missing_is_the_head_of_its_kind() {
        assert!(HEADED.contains(&format!("THEN '{}'", Kind::Association.head().code())));
        for kind in [Kind::Company, Kind::Customer] {
            assert!(HEADED.contains(&format!("ELSE '{}'", kind.head().code())));
        }
    }
}
