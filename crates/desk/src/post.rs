//! Mail that comes in (desk.md, Customer): the address that an answer goes to, the mailbox that is read, what a
//! mail holds, and what is made of it. What has come is stored before anything else is done with it (law.md).

pub(crate) mod address;
pub(crate) mod fetching;
pub(crate) mod mail;
mod mailbox;
mod mime;
pub(crate) mod quoting;
pub mod rules;

pub(crate) use address::reply_address;
pub use fetching::take_in;
pub use mailbox::try_mailbox;

/// Refuses settings under `mail_in` that cannot be understood, without connecting.
pub fn check_mail_in(config: &web::Config) -> anyhow::Result<()> {
    address::check(config)?;
    mailbox::Server::of(config).map(drop)
}
