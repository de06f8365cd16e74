//! What becomes of this crate's rows when two accounts are merged: what an account is entered by and what
//! was done with it stay with it.

use store::Belongs;

const ENTRY: &str = "the account that is left is entered in its own way";
const WHO_ACTED: &str = "it tells who did something, under the name of then";
const OF_THE_ACCOUNT: &str = "it tells of that account";

/// The columns of this crate that say whom a row belongs to.
pub(crate) fn belongs() -> Vec<Belongs> {
    let stays = |table, column, why| Belongs::stays("persons", table, column, why);
    vec![
        stays("staff_roles", "person_id", "given anew, by those who may give it").key(&["role"]),
        stays("staff_roles", "given_by", WHO_ACTED).key(&["person_id", "role"]),
        stays("staff_roles", "approved_by", WHO_ACTED).key(&["person_id", "role"]),
        stays("single_use_links", "person_id", ENTRY),
        stays("terms_acceptances", "person_id", OF_THE_ACCOUNT).key(&["version"]),
        stays("history_entries", "person_id", OF_THE_ACCOUNT),
        stays("history_entries", "by_id", WHO_ACTED),
        stays("totp_secrets", "person_id", ENTRY).key(&[]),
        stays("recovery_codes", "person_id", ENTRY),
        stays("known_devices", "person_id", ENTRY),
        stays("email_changes", "person_id", OF_THE_ACCOUNT),
        stays("email_changes", "requested_by", WHO_ACTED),
        stays("channel_choices", "person_id", "the account that is left has its own").key(&["service"]),
        stays("closings", "person_id", OF_THE_ACCOUNT).key(&[]),
        stays("personal_exports", "person_id", OF_THE_ACCOUNT).key(&[]),
        Belongs::moves("persons", "person_addresses", "person_id")
            .unless(&[])
            .key(&[]),
        Belongs::moves("persons", "person_views", "person_id"),
        stays("person_views", "viewer_id", WHO_ACTED),
        Belongs::moves("persons", "mandates", "from_id").told("accounts-merge-mandates"),
        Belongs::moves("persons", "mandates", "to_id").told("accounts-merge-mandates-held"),
        stays("mandates", "checked_by", WHO_ACTED),
    ]
}
