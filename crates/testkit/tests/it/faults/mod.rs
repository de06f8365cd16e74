//! What happens when something around the portal fails: the process is killed, the mail server hangs,
//! the database goes away.

mod database;
mod killed;
mod killed_desk;
mod mail;
mod post;
pub(crate) mod server;
