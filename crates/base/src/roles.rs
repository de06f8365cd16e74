//! The closed lists of roles (product.md, "Who uses it"). Who holds a role, and
//! what it allows, is decided elsewhere.

use serde::{Deserialize, Serialize};

/// What somebody employed by the owner does in the portal. Not a hat: it counts
/// only under `/handlaggning`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffRole {
    /// Ärendehandläggare: handles cases.
    CaseOfficer,
    /// Bokningshandläggare: handles booking requests.
    BookingOfficer,
    /// Bidragshandläggare: handles applications for grants.
    GrantsOfficer,
    /// Parkeringsoperatör: handles permits.
    ParkingOperator,
    /// Kassör: handles payments and refunds.
    Cashier,
    /// Kundtjänst: helps customers.
    CustomerService,
    /// Parkeringsvakt: checks plates.
    ParkingWarden,
    /// Systemadministratör: settings, staff roles, help texts, notices, audit.
    SystemAdministrator,
}

impl StaffRole {
    /// All staff roles, in the order of product.md.
    pub const ALL: [Self; 8] = [
        Self::CaseOfficer,
        Self::BookingOfficer,
        Self::GrantsOfficer,
        Self::ParkingOperator,
        Self::Cashier,
        Self::CustomerService,
        Self::ParkingWarden,
        Self::SystemAdministrator,
    ];

    /// How the role is stored and sent.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CaseOfficer => "case_officer",
            Self::BookingOfficer => "booking_officer",
            Self::GrantsOfficer => "grants_officer",
            Self::ParkingOperator => "parking_operator",
            Self::Cashier => "cashier",
            Self::CustomerService => "customer_service",
            Self::ParkingWarden => "parking_warden",
            Self::SystemAdministrator => "system_administrator",
        }
    }

    /// The staff role with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// What a person does for an organisation. One person can hold many, also in
/// several organisations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrgRole {
    /// Föreningsansvarig: everything the association can do, and its users and roles.
    AssociationManager,
    /// Underanvändare bokning: books for the association.
    SubUserBooking,
    /// Underanvändare bidrag: applies for grants for the association.
    SubUserGrants,
    /// Administratör: the organisation's users, roles and invoicing details.
    Administrator,
    /// Beställare: orders from the catalogue.
    Orderer,
    /// Attestant: approves orders.
    Approver,
    /// Agenthandläggare: acts for the agent's customers.
    AgentCaseWorker,
    /// Firmatecknare: signs agreements; may have no other access.
    AuthorisedSignatory,
    /// Kontaktperson: reads.
    Contact,
}

impl OrgRole {
    /// All roles in organisations, in the order of product.md.
    pub const ALL: [Self; 9] = [
        Self::AssociationManager,
        Self::SubUserBooking,
        Self::SubUserGrants,
        Self::Administrator,
        Self::Orderer,
        Self::Approver,
        Self::AgentCaseWorker,
        Self::AuthorisedSignatory,
        Self::Contact,
    ];

    /// How the role is stored and sent.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AssociationManager => "association_manager",
            Self::SubUserBooking => "sub_user_booking",
            Self::SubUserGrants => "sub_user_grants",
            Self::Administrator => "administrator",
            Self::Orderer => "orderer",
            Self::Approver => "approver",
            Self::AgentCaseWorker => "agent_case_worker",
            Self::AuthorisedSignatory => "authorised_signatory",
            Self::Contact => "contact",
        }
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_staff_role_is_found_by_the_code_it_is_serialised_as() {
        for role in StaffRole::ALL {
            assert_eq!(StaffRole::from_code(role.code()), Some(role));
            assert_eq!(serde_json::to_value(role).unwrap(), role.code());
        }
        assert_eq!(StaffRole::from_code("CaseOfficer"), None);
    }

    #[test]
    fn every_role_in_an_organisation_is_found_by_the_code_it_is_serialised_as() {
        for role in OrgRole::ALL {
            assert_eq!(OrgRole::from_code(role.code()), Some(role));
            assert_eq!(serde_json::to_value(role).unwrap(), role.code());
        }
        assert_eq!(OrgRole::from_code(""), None);
    }
}
