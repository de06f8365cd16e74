//! Every column that says whom a row belongs to is in the list of its room, so that a merge of two people
//! or two organisations forgets nothing.

use std::collections::BTreeSet;

use store::{AtMerge, Belongs};
use testkit::both;

use super::schema;

const OWNERS: [&str; 3] = ["persons", "organisations", "memberships"];
/// What other columns of ids point at: things that are never merged, and ids of any kind of thing.
const OTHERS: [&str; 25] = [
    "id",
    "about_id",
    "case_id",
    "category_id",
    "current_id",
    "decision_id",
    "file_id",
    "follows_id",
    "form_id",
    "from_id",
    "import_id",
    "key_id",
    "lease",
    "mailing_id",
    "merge_id",
    "merged_into_id",
    "notice_id",
    "object_id",
    "other_id",
    "recovery_id",
    "registered_in",
    "team_id",
    "type_id",
    "version_id",
    "webhook_id",
];

pub(super) fn lists() -> Vec<Belongs> {
    let services = farstu::services::all();
    services.iter().flat_map(|service| (service.belongs)()).collect()
}

both!(every_id_of_somebody_is_listed_once, async |portal| {
    let schema = schema::of(portal).await;
    let mut listed: Vec<_> = lists()
        .iter()
        .map(|b| (b.table.to_owned(), b.column.to_owned()))
        .collect();
    listed.sort();
    let mut there = Vec::new();
    for (table, parts) in &schema {
        let points = |column: &str| {
            let mut references = parts.references.iter();
            references.any(|(from, to, _)| from == column && OWNERS.contains(&to.as_str()))
        };
        for (column, (holds, _)) in &parts.columns {
            let is_other = OTHERS.contains(&column.as_str()) || (table == "merges" || table == "merge_moves");
            if points(column) || (holds == "uuid" && !is_other) {
                there.push((table.clone(), column.clone()));
            }
        }
    }
    assert_eq!(listed, there);
});

both!(what_moves_breaks_no_key, async |portal| {
    let schema = schema::of(portal).await;
    for what in lists() {
        let Belongs {
            whom, table, column, ..
        } = what;
        let parts = &schema[table];
        let to: Vec<_> = parts.references.iter().filter(|(from, ..)| from == column).collect();
        assert!(to.iter().all(|(_, to, _)| to == whom), "{table}.{column} is of {to:?}");
        assert!(OWNERS.contains(&whom), "{whom}");
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
        let unique = parts.indexes.iter().filter(|(_, is_unique, _)| *is_unique);
        let keys: Vec<BTreeSet<_>> = unique
            .map(|(columns, ..)| set(&columns.split(',').collect::<Vec<_>>()))
            .collect();
        // With the column or without it, the key names one row.
        let mut key = set(what.key);
        let is_key = keys.contains(&key) || (key.insert(column.to_owned()) && keys.contains(&key));
        assert!(is_key, "{table}.{column}: {:?}", what.key);
        let of_owner = keys.iter().filter(|key| key.contains(column));
        let rest: Vec<_> = of_owner
            .map(|key| {
                key.iter()
                    .filter(|name| *name != column)
                    .cloned()
                    .collect::<BTreeSet<_>>()
            })
            .collect();
        match what.at_merge {
            AtMerge::Stays(why) => assert!(!why.is_empty()),
            AtMerge::Moves => assert!(rest.is_empty(), "{table}.{column} may have an equal: {rest:?}"),
            AtMerge::MovesUnless { same, .. } => {
                let same = set(same);
                assert!(rest.iter().all(|key| same.is_subset(key)), "{table}.{column}: {rest:?}");
            }
        }
    }
});
