//! What organisations are made of: kinds, states, activities, age groups, and what is typed about
//! them, parsed. No I/O.

mod event;
mod giro;

use base::{Email, Id, OrgRole, Organisationsnummer, Person, PostalCode, StaffRole};
use sea_orm::prelude::StringLen;
use sea_orm::{ActiveEnum, DeriveActiveEnum, EnumIter};
use store::SealedColumn;

pub use event::Event;
pub(crate) use event::Trouble;
pub use giro::GiroKind;
pub(crate) use giro::{GiroError, parse_giro, spelled_giro};

/// The kind of an organisation as an object of audit and letters.
pub(crate) const ORGANISATION: &str = "organisation";
/// What organisation numbers are sealed and hashed for.
pub(crate) const NUMBER: &str = "organisations.number";

/// What rows of imports are sealed for.
pub(crate) const IMPORT: &str = "organisations.import";

/// What the digits of requested changes are sealed for.
pub(crate) const CHANGE: &str = "organisations.change";
/// What the tokens of invitations are hashed for.
pub(crate) const INVITATION: &str = "organisations.invitation";

/// The service of cases, as assignments of agents name it.
pub const CASES: &str = "cases";

/// What the secrets of webhooks are sealed for.
pub(crate) const WEBHOOK_SECRET: &str = "organisations.webhook_secret";

/// Where numbers and secrets are sealed.
pub(crate) fn sealed() -> Vec<SealedColumn> {
    let sealed = |table, column, domain| SealedColumn {
        table,
        id: "id",
        column,
        domain,
    };
    vec![
        sealed("organisations", "organisation_number", NUMBER),
        sealed("assignments", "number", NUMBER),
        sealed("change_requests", "old_value", CHANGE),
        sealed("change_requests", "new_value", CHANGE),
        sealed("organisation_import_rows", "cells", IMPORT),
        sealed("webhooks", "secret", WEBHOOK_SECRET),
        sealed("webhooks", "old_secret", WEBHOOK_SECRET),
    ]
}

/// Staff who confirm organisations, keep the register and answer what managers left unanswered.
pub const REGISTRARS: &[StaffRole] = &[
    StaffRole::BookingOfficer,
    StaffRole::GrantsOfficer,
    StaffRole::CustomerService,
    StaffRole::SystemAdministrator,
];

/// Longest texts, in characters.
pub(crate) mod limit {
    pub(crate) const NAME: usize = 120;
    pub(crate) const ADDRESS: usize = 120;
    pub(crate) const CITY: usize = 60;
    pub(crate) const PHONE: usize = 40;
    pub(crate) const WEB: usize = 200;
    pub(crate) const WEBHOOK: usize = 1000;
    /// All areas of one association together: they stand in the index of the register.
    pub(crate) const AREAS: usize = 120;
    pub(crate) const SHORT: usize = 60;
    pub(crate) const DESCRIPTION: usize = 2000;
    pub(crate) const MESSAGE: usize = 500;
    pub(crate) const REASON: usize = 1000;
    pub(crate) const LETTER: usize = 5000;
    pub(crate) const SEARCH: usize = 100;
}

/// What an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Kind {
    /// Förening.
    #[sea_orm(string_value = "forening")]
    Association,
    /// Företag.
    #[sea_orm(string_value = "foretag")]
    Company,
    /// Kund: another public body or group with orders and approvals of its own; only staff make them.
    #[sea_orm(string_value = "kund")]
    Customer,
}

impl Kind {
    /// The kind with this code: `forening`, `foretag` or `kund`.
    pub fn from_code(code: &str) -> Option<Kind> {
        from_code(code)
    }

    /// The role of whoever registers it, and of those who keep its details and users.
    pub fn head(self) -> OrgRole {
        match self {
            Kind::Association => OrgRole::AssociationManager,
            Kind::Company | Kind::Customer => OrgRole::Administrator,
        }
    }

    /// The roles that can be given in it.
    pub fn roles(self) -> &'static [OrgRole] {
        match self {
            Kind::Association => &[
                OrgRole::SubUserBooking,
                OrgRole::SubUserGrants,
                OrgRole::Contact,
                OrgRole::AssociationManager,
            ],
            Kind::Company | Kind::Customer => &[
                OrgRole::Orderer,
                OrgRole::Approver,
                OrgRole::AgentCaseWorker,
                OrgRole::AuthorisedSignatory,
                OrgRole::Contact,
                OrgRole::Administrator,
            ],
        }
    }
}

/// Where an organisation is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum State {
    /// Registered; staff have not confirmed the right to represent it, so it cannot bind.
    #[sea_orm(string_value = "unconfirmed")]
    Unconfirmed,
    /// In use.
    #[sea_orm(string_value = "active")]
    Active,
    /// Rests: its people get in, but the register does not show it.
    #[sea_orm(string_value = "resting")]
    Resting,
    /// No more, or never confirmed: nobody acts for it.
    #[sea_orm(string_value = "ended")]
    Ended,
}

/// Where a request for access is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum RequestState {
    /// Waits for an answer.
    #[sea_orm(string_value = "open")]
    Open,
    /// A role was given.
    #[sea_orm(string_value = "granted")]
    Granted,
    /// No.
    #[sea_orm(string_value = "declined")]
    Declined,
}

/// What a manager's e-mail is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum MailAbout {
    /// Bokning.
    #[sea_orm(string_value = "booking")]
    Booking,
    /// Bidrag.
    #[sea_orm(string_value = "grants")]
    Grants,
}

/// Which of them a manager wants by e-mail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum MailScope {
    /// All of the organisation's; what counts until something else is chosen.
    #[default]
    #[sea_orm(string_value = "all")]
    All,
    /// Only those made by the manager.
    #[sea_orm(string_value = "own")]
    Own,
}

/// What an association does: the choices of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Activity {
    /// Sport and exercise.
    #[sea_orm(string_value = "idrott")]
    Sport,
    /// Outdoor life and scouting.
    #[sea_orm(string_value = "friluftsliv")]
    Outdoors,
    /// Music, theatre, dance and art.
    #[sea_orm(string_value = "kultur")]
    Culture,
    /// Local history.
    #[sea_orm(string_value = "hembygd")]
    Heritage,
    /// Adult education and study.
    #[sea_orm(string_value = "bildning")]
    Education,
    /// Technology and games.
    #[sea_orm(string_value = "teknik")]
    Technology,
    /// Animals and nature.
    #[sea_orm(string_value = "natur")]
    Nature,
    /// Villages and neighbourhoods.
    #[sea_orm(string_value = "bygd")]
    Neighbourhood,
    /// Pensioners.
    #[sea_orm(string_value = "pensionar")]
    Pensioners,
    /// Rights of people with disabilities.
    #[sea_orm(string_value = "funktionsratt")]
    Disability,
    /// Help and care.
    #[sea_orm(string_value = "social")]
    Care,
    /// Meetings between cultures.
    #[sea_orm(string_value = "integration")]
    Integration,
    /// Faith and views of life.
    #[sea_orm(string_value = "tro")]
    Faith,
    /// Anything else.
    #[sea_orm(string_value = "annat")]
    Other,
}

/// Whom an association is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum AgeGroup {
    /// 0–6 years.
    #[sea_orm(string_value = "forskola")]
    Preschool,
    /// 7–12 years.
    #[sea_orm(string_value = "barn")]
    Children,
    /// 13–19 years.
    #[sea_orm(string_value = "ungdom")]
    Youth,
    /// 20–64 years.
    #[sea_orm(string_value = "vuxna")]
    Adults,
    /// 65 years and more.
    #[sea_orm(string_value = "aldre")]
    Elderly,
}

/// The member of a closed list with this code.
pub(crate) fn from_code<E: ActiveEnum<Value = String>>(code: &str) -> Option<E> {
    E::try_from_value(&code.to_owned()).ok()
}

/// Activities or age groups as they are stored: each code with a space before and after.
pub fn stored_codes<E: ActiveEnum<Value = String>>(chosen: &[E]) -> String {
    let codes: String = chosen.iter().map(|one| format!(" {}", one.to_value())).collect();
    if codes.is_empty() { codes } else { codes + " " }
}

/// The activities or age groups of a stored text.
pub(crate) fn codes<E: ActiveEnum<Value = String>>(stored: &str) -> Vec<E> {
    stored.split_whitespace().filter_map(from_code).collect()
}

/// The areas of a text that somebody typed with commas between: each once, written as they are stored and
/// shown, "Centrum, Norra".
pub(crate) fn areas(typed: &str) -> String {
    let mut areas: Vec<(String, String)> = Vec::new();
    for area in typed
        .split([',', ';', '|'])
        .map(one_line)
        .filter(|area| !area.is_empty())
    {
        let key = sort_key(&area);
        if areas.iter().all(|(other, _)| *other != key) {
            areas.push((key, area));
        }
    }
    areas.into_iter().map(|(_, area)| area).collect::<Vec<_>>().join(", ")
}

/// Stored areas one by one.
pub(crate) fn each_area(stored: &str) -> impl Iterator<Item = &str> {
    stored.split(", ").filter(|area| !area.is_empty())
}

/// Stored areas for choosing: the sort key of each with a comma before and after.
pub fn area_keys(stored: &str) -> String {
    let keys: String = each_area(stored).map(|area| format!(",{}", sort_key(area))).collect();
    if keys.is_empty() { keys } else { keys + "," }
}

/// Roles as they are stored: codes with spaces between.
pub(crate) fn stored_roles(roles: &[OrgRole]) -> String {
    roles.iter().map(|role| role.code()).collect::<Vec<_>>().join(" ")
}

/// The roles of a stored text.
pub(crate) fn roles_of(stored: &str) -> Vec<OrgRole> {
    stored.split_whitespace().filter_map(OrgRole::from_code).collect()
}

/// An organisation as it is registered.
#[derive(Clone, Debug)]
pub(crate) struct NewOrganisation {
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) number: Organisationsnummer,
    pub(crate) address: Address,
}

/// Where letters reach an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) street: String,
    pub(crate) postal_code: PostalCode,
    pub(crate) city: String,
}

/// What its own people change.
#[derive(Clone, Debug)]
pub(crate) struct Details {
    pub(crate) name: String,
    pub(crate) address: Address,
    pub(crate) email: Option<Email>,
    pub(crate) phone: Option<String>,
    pub(crate) web: Option<String>,
    pub(crate) activities: Vec<Activity>,
    /// As [`areas`] gives them.
    pub(crate) areas: String,
    pub(crate) age_groups: Vec<AgeGroup>,
    pub(crate) description: Option<String>,
    /// What the register shows; companies and other customers are not in it.
    pub(crate) listing: Listing,
}

/// What the public register shows of an association.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Listing {
    pub(crate) shown: bool,
    pub(crate) address: bool,
    pub(crate) email: bool,
    pub(crate) phone: bool,
    /// The member who is named, and whether the register does so.
    pub(crate) contact: Option<Id<Person>>,
    pub(crate) names_contact: bool,
}

/// Sorts as Swedish does when compared byte by byte: å, ä, ö last.
pub fn sort_key(text: &str) -> String {
    let letter = |c| match c {
        'å' => '{',
        'ä' | 'æ' => '|',
        'ö' | 'ø' => '}',
        'à' | 'á' | 'â' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ü' => 'y',
        other => other,
    };
    one_line(text).to_lowercase().chars().map(letter).collect()
}

/// What is looked through for the words of a search.
pub fn search_key(name: &str, areas: &str, city: Option<&str>, description: Option<&str>) -> String {
    let begins: String = description.unwrap_or_default().chars().take(200).collect();
    let parts = [name, areas, city.unwrap_or_default(), &begins];
    one_line(&parts.join(" ")).to_lowercase()
}

/// The text on one line, with single spaces.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A website as a link takes it; a bare name gets `https://`. None when it is no such address.
pub(crate) fn website(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let (scheme, rest) = match typed.split_once("://") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None => ("https".to_owned(), typed),
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let named = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    let plain = !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\@:".contains(c));
    let known = scheme == "https" || scheme == "http";
    (known && named && plain).then(|| format!("{scheme}://{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_as_in_a_swedish_register() {
        let mut names = ["Öknens KK", "Zorn IF", "Ängens FF", "Ålunds SK", "Björk", "élan"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(
            names,
            ["Björk", "élan", "Zorn IF", "Ålunds SK", "Ängens FF", "Öknens KK"]
        );
    }

    #[test]
    fn a_website_is_a_web_address_and_nothing_else() {
        assert_eq!(
            website("exempelif.example").as_deref(),
            Some("https://exempelif.example")
        );
        assert_eq!(
            website(" http://exempelif.example/om?a=1 ").as_deref(),
            Some("http://exempelif.example/om?a=1")
        );
        for wrong in [
            "",
            "exempelif",
            "javascript:alert(1)",
            "javascript://x.example/%0aalert(1)",
            "ftp://x.example",
            "https://a b.example",
            "https://x.example\"onclick",
            "https://a@b.example",
            ".example",
        ] {
            assert_eq!(website(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn age_groups_and_activities_are_found_again() {
        let groups = [AgeGroup::Children, AgeGroup::Elderly];
        assert_eq!(stored_codes(&groups), " barn aldre ");
        assert_eq!(codes::<AgeGroup>(&stored_codes(&groups)), groups);
        assert_eq!(stored_codes::<Activity>(&[]), "");
        assert!(codes::<Activity>(" okänd ").is_empty());
    }

    #[test]
    fn areas_are_typed_with_commas_and_kept_once_each() {
        let stored = areas(" Centrum,norra  byn ;CENTRUM,, |Älvsjö");
        assert_eq!(stored, "Centrum, norra byn, Älvsjö");
        assert_eq!(area_keys(&stored), ",centrum,norra byn,|lvsj},");
        assert_eq!(each_area(&stored).count(), 3);
        assert_eq!((areas(" , "), area_keys("")), (String::new(), String::new()));
        assert_eq!(areas(&stored), stored);
    }

    #[test]
    fn codes_are_found_and_others_are_not() {
        assert_eq!(from_code::<Kind>("forening"), Some(Kind::Association));
        assert_eq!(from_code::<Activity>("idrott"), Some(Activity::Sport));
        assert_eq!(from_code::<State>("Active"), None);
    }

    #[test]
    fn everybody_who_registers_gets_a_role_that_can_be_given() {
        for kind in [Kind::Association, Kind::Company, Kind::Customer] {
            assert!(kind.roles().contains(&kind.head()));
        }
    }
}
