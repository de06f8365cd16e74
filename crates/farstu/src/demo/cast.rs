//! Who is in the demo, as `content/demo.toml` tells it, and the logins that are shown to whoever
//! tries it. The README repeats them; a test keeps both equal.

use accounts::demo::NewPerson;
use accounts::mandates::MandateKind;
use accounts::model::Username;
use base::{Email, Lang, Mobile, OrgRole, Personnummer, StaffRole};
use sea_orm::ActiveEnum;
use serde::{Deserialize, Deserializer, de};

/// The people and organisations of the demo.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cast {
    /// Everybody's password.
    pub password: String,
    #[serde(rename = "person")]
    pub(super) people: Vec<CastPerson>,
    #[serde(rename = "organisation")]
    pub(super) organisations: Vec<CastOrganisation>,
    #[serde(rename = "mandate")]
    pub(super) mandates: Vec<CastMandate>,
    /// The key of a program.
    pub key: CastKey,
}

/// A key that anybody may try the API with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CastKey {
    /// Whose program it is.
    pub organisation: String,
    /// What that calls the program.
    pub program: String,
    /// The key itself.
    pub text: String,
}

/// Who of them acts for whom.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CastMandate {
    #[serde(deserialize_with = "mandate_kind")]
    pub(super) kind: MandateKind,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) days: i64,
}

/// A person of the demo.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CastPerson {
    pub(super) username: String,
    #[serde(deserialize_with = "email")]
    pub(super) email: Email,
    name: (String, String),
    #[serde(default, deserialize_with = "mobile")]
    mobile: Option<Mobile>,
    #[serde(default, deserialize_with = "personnummer")]
    pub(super) personnummer: Option<Personnummer>,
    #[serde(default)]
    lang: Lang,
    #[serde(default)]
    staff: Vec<StaffRole>,
    #[serde(default)]
    pub(super) protected: bool,
    /// Whether cases of private customers may be this person's.
    #[serde(default)]
    pub(super) customer: bool,
    who: String,
}

/// An organisation of the demo, with who acts for it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CastOrganisation {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) members: Vec<CastMember>,
}

/// What a person may do for an organisation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CastMember {
    pub(super) person: String,
    pub(super) roles: Vec<OrgRole>,
}

/// A line of the table of demo logins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Login<'a> {
    /// The e-mail address.
    pub email: &'a str,
    /// The username.
    pub username: &'a str,
    /// The password.
    pub password: &'a str,
    /// Who that is, in the Swedish words of product.md.
    pub who: &'a str,
}

/// Reads the cast that comes with the program.
pub fn cast() -> Cast {
    toml::from_str(include_str!("../../content/demo.toml")).expect("the cast of the demo is read by a test")
}

impl Cast {
    /// The table of demo logins.
    pub fn logins(&self) -> impl Iterator<Item = Login<'_>> {
        self.people.iter().map(|person| Login {
            email: person.email.as_str(),
            username: &person.username,
            password: &self.password,
            who: &person.who,
        })
    }
}

impl CastPerson {
    pub(super) fn with_password(&self, password_hash: String) -> NewPerson {
        NewPerson {
            email: self.email.clone(),
            username: Some(Username::parse(&self.username).expect("a test reads every username of the demo")),
            first_name: self.name.0.clone(),
            last_name: self.name.1.clone(),
            mobile: self.mobile.clone(),
            lang: self.lang,
            password_hash,
            staff: self.staff.clone(),
            protected: self.protected,
        }
    }

    pub(super) fn is_registrar(&self) -> bool {
        organisations::model::REGISTRARS
            .iter()
            .any(|role| self.staff.contains(role))
    }

    pub(super) fn is_case_officer(&self) -> bool {
        self.staff.contains(&StaffRole::CaseOfficer)
    }
}

fn email<'de, D: Deserializer<'de>>(text: D) -> Result<Email, D::Error> {
    Email::parse(&String::deserialize(text)?).map_err(de::Error::custom)
}

fn mandate_kind<'de, D: Deserializer<'de>>(text: D) -> Result<MandateKind, D::Error> {
    MandateKind::try_from_value(&String::deserialize(text)?).map_err(de::Error::custom)
}

fn mobile<'de, D: Deserializer<'de>>(text: D) -> Result<Option<Mobile>, D::Error> {
    Mobile::parse(&String::deserialize(text)?)
        .map(Some)
        .map_err(de::Error::custom)
}

fn personnummer<'de, D: Deserializer<'de>>(text: D) -> Result<Option<Personnummer>, D::Error> {
    let digits = String::deserialize(text)?.replace('-', "");
    Personnummer::from_stored(&digits).map(Some).map_err(de::Error::custom)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use web::config::PasswordPolicy;

    use super::*;

    #[test]
    fn everybody_can_be_made_and_nobody_twice() {
        let cast = cast();
        let mut seen = HashSet::new();
        for person in &cast.people {
            let new = person.with_password(String::new());
            assert!(seen.insert(new.email.key()), "{}", person.username);
            assert!(seen.insert(new.username.unwrap().key()), "{}", person.username);
            assert!(person.email.as_str().ends_with(".example"), "{}", person.username);
        }
    }

    #[test]
    fn every_role_is_held_by_somebody() {
        let cast = cast();
        for role in StaffRole::ALL {
            assert!(
                cast.people.iter().any(|person| person.staff.contains(&role)),
                "{role:?}"
            );
        }
        let members = cast.organisations.iter().flat_map(|organisation| &organisation.members);
        let held: Vec<_> = members.clone().flat_map(|member| &member.roles).collect();
        for role in OrgRole::ALL {
            assert!(held.contains(&&role), "{role:?}");
        }
        for mandate in &cast.mandates {
            for name in [&mandate.from, &mandate.to] {
                assert!(cast.people.iter().any(|person| person.username == *name), "{name}");
            }
        }
        for member in members {
            assert!(
                cast.people.iter().any(|person| person.username == member.person),
                "{}",
                member.person
            );
        }
    }

    #[test]
    fn the_password_of_the_demo_keeps_the_rules_for_everybody() {
        let cast = cast();
        for person in &cast.people {
            let own = [person.email.as_str(), &person.username, &person.name.0, &person.name.1];
            assert_eq!(
                accounts::password::unmet(PasswordPolicy::Seed, &cast.password, &own),
                []
            );
        }
    }

    #[test]
    fn the_readme_lists_the_logins_of_the_demo() {
        let readme = include_str!("../../../../README.md");
        let (_, part) = readme
            .split_once("## Demo logins\n")
            .expect("the README has the heading");
        let told: Vec<_> = part
            .split("\n## ")
            .next()
            .unwrap_or_default()
            .lines()
            .filter(|line| line.starts_with("| ") && line.contains('@'))
            .collect();
        let cast = cast();
        let expected: Vec<_> = cast
            .logins()
            .map(|l| format!("| {} | {} | {} | {} |", l.email, l.username, l.password, l.who))
            .collect();
        assert_eq!(told, expected);
    }
}
