//! A person's Historik: every change with old → new and by whom, worded when it is read, in the
//! reader's language. Secrets and identity numbers are masked by the caller.

use base::{Id, Person};
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};
use store::{Actor, Tx};

use crate::tables::history_entry;

/// A line to be written.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Whose history.
    pub person: Id<Person>,
    /// What happened: the text key is `accounts-history-<kind>`.
    pub kind: &'static str,
    /// The values of the text.
    pub values: Vec<(&'static str, String)>,
    /// Who did it.
    pub by: Actor,
}

impl Entry {
    /// A line of this kind.
    pub fn new(person: Id<Person>, kind: &'static str, values: Vec<(&'static str, String)>, by: Actor) -> Entry {
        Entry {
            person,
            kind,
            values,
            by,
        }
    }
}

/// Writes a line, beside what it tells of.
pub async fn note(tx: &Tx, entry: Entry) -> Result<(), DbErr> {
    let (by_kind, by_id) = match entry.by {
        Actor::Staff(id) => ("staff", Some(id)),
        Actor::System | Actor::Key { .. } => ("system", None),
        Actor::Person { .. } | Actor::Visitor => ("self", None),
    };
    let details: serde_json::Map<String, serde_json::Value> = entry
        .values
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    let row = history_entry::ActiveModel {
        id: Set(tx.id()),
        person_id: Set(entry.person),
        at: Set(tx.now()),
        kind: Set(entry.kind.to_owned()),
        details: Set(serde_json::Value::Object(details).to_string()),
        by_kind: Set(by_kind.to_owned()),
        by_id: Set(by_id),
    };
    history_entry::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// What a line is about: the column "Typ" of Historik, and its filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// The account itself, and whatever no other type names.
    Account,
    /// Name, mobile number, identity number, language.
    Details,
    /// The e-mail address.
    Email,
    /// The password.
    Password,
    /// Logins and devices.
    Login,
    /// The second factor.
    Security,
    /// Accepted terms.
    Terms,
    /// Organisations, access to them, and e-mails about them.
    Organisations,
    /// Acting for another person.
    Mandates,
}

impl Type {
    /// All types, in the order of the filter.
    pub const ALL: [Type; 9] = [
        Type::Account,
        Type::Details,
        Type::Email,
        Type::Password,
        Type::Login,
        Type::Security,
        Type::Terms,
        Type::Organisations,
        Type::Mandates,
    ];

    /// The end of its text key `accounts-history-type-<code>`, and its name in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Type::Account => "account",
            Type::Details => "details",
            Type::Email => "email",
            Type::Password => "password",
            Type::Login => "login",
            Type::Security => "security",
            Type::Terms => "terms",
            Type::Organisations => "organisations",
            Type::Mandates => "mandates",
        }
    }

    /// The type of this code.
    pub fn from_code(code: &str) -> Option<Type> {
        Type::ALL.into_iter().find(|one| one.code() == code)
    }

    /// The kinds it names; for `Account` see there.
    pub const fn kinds(self) -> &'static [&'static str] {
        match self {
            Type::Account => &[],
            Type::Details => &[
                "first-name",
                "last-name",
                "mobile",
                "mobile-added",
                "mobile-removed",
                "address",
                "address-removed",
                "personnummer",
                "personnummer-added",
                "personnummer-removed",
                "language-sv",
                "language-en",
            ],
            Type::Email => &[
                "confirmed",
                "email",
                "email-asked",
                "email-cancelled",
                "email-undone",
                "identity-checked",
            ],
            Type::Password => &["password", "password-reset", "password-removed", "reset-link-sent"],
            Type::Login => &[
                "new-device",
                "login-failures",
                "code-failures",
                "device-ended",
                "devices-ended",
            ],
            Type::Security => &[
                "factor-on",
                "factor-off",
                "new-codes",
                "recovery-code-used",
                "code-app-removed",
            ],
            Type::Terms => &["terms"],
            Type::Organisations => &[
                "organisation-registered",
                "organisation-confirmed",
                "organisation-refused",
                "organisation-active",
                "organisation-resting",
                "organisation-ended",
                "organisation-asked",
                "organisation-asked-unnamed",
                "organisation-declined",
                "organisation-declined-unnamed",
                "organisation-role-given",
                "mail-filter-booking",
                "mail-filter-grants",
                "mail-channel",
                "organisation-role-taken",
                "organisation-left",
                "organisation-recovery-asked",
                "organisation-who-asked",
                "organisation-who-asked-unnamed",
            ],
            Type::Mandates => &[
                "mandate-given",
                "mandate-accepted",
                "mandate-declined",
                "mandate-revoked",
                "mandate-resigned",
                "mandate-ended",
                "mandate-applied",
                "mandate-approved",
                "mandate-refused",
            ],
        }
    }

    /// The kinds that some type other than `Account` names.
    pub fn named_kinds() -> impl Iterator<Item = &'static str> {
        Type::ALL.into_iter().flat_map(|one| one.kinds().iter().copied())
    }

    /// The type of a kind.
    pub fn of(kind: &str) -> Type {
        let named = Type::ALL.into_iter().find(|one| one.kinds().contains(&kind));
        named.unwrap_or(Type::Account)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_belongs_to_one_type_and_unknown_ones_to_the_account() {
        for one in Type::ALL {
            assert_eq!(Type::from_code(one.code()), Some(one));
            assert!(one.kinds().iter().all(|kind| Type::of(kind) == one), "{one:?}");
        }
        assert_eq!(Type::of("registered"), Type::Account);
        assert_eq!(Type::from_code("x"), None);
    }

    #[test]
    fn every_kind_has_its_words_in_both_languages() {
        let words = [
            concat!(
                include_str!("../texts/sv/address.ftl"),
                include_str!("../texts/sv/inside.ftl"),
                include_str!("../texts/sv/mandates.ftl"),
                include_str!("../texts/sv/organisations.ftl"),
                include_str!("../texts/sv/staff.ftl"),
                include_str!("../texts/sv.ftl"),
            ),
            concat!(
                include_str!("../texts/en/address.ftl"),
                include_str!("../texts/en/inside.ftl"),
                include_str!("../texts/en/mandates.ftl"),
                include_str!("../texts/en/organisations.ftl"),
                include_str!("../texts/en/staff.ftl"),
                include_str!("../texts/en.ftl"),
            ),
        ];
        for kind in Type::named_kinds() {
            let key = format!("\naccounts-history-{kind} =");
            assert!(words.iter().all(|words| words.contains(&key)), "{kind}");
        }
    }
}
