//! The rows of this crate's tables.

pub mod channel_choice;
pub mod closing;
pub mod email_change;
pub mod held_username;
pub mod history_entry;
pub mod known_device;
pub mod mandate;
pub mod person;
pub mod person_address;
pub mod person_view;
pub mod personal_export;
pub mod recovery_code;
pub mod single_use_link;
pub mod staff_role;
pub mod terms;
pub mod terms_acceptance;
pub mod totp_secret;
