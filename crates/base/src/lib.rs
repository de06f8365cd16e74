//! Words that every crate uses: ids, time, randomness, parsed input such as
//! [`Email`] and [`Personnummer`], the closed lists of roles, and how dates are
//! written. It knows no table, page or rule of a service, and reads neither the
//! clock nor randomness of the machine except through [`Clock`] and [`Random`].

pub mod cursor;
pub mod swedish;

mod clock;
mod email;
mod id;
mod lang;
mod mobile;
mod object_ref;
mod organisationsnummer;
mod personnummer;
mod postal_code;
mod random;
mod represented;
mod roles;

pub use clock::Clock;
pub use cursor::{Cursor, Page, Place};
pub use email::{Email, EmailError};
pub use id::{ApiKey, Id, Organisation, Person};
pub use lang::Lang;
pub use mobile::{Mobile, MobileError};
pub use object_ref::ObjectRef;
pub use organisationsnummer::Organisationsnummer;
pub use personnummer::{NumberError, Personnummer};
pub use postal_code::{PostalCode, PostalCodeError};
pub use random::Random;
pub use represented::Represented;
pub use roles::{OrgRole, StaffRole};
