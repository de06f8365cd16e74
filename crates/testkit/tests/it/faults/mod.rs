//! What happens when something around the portal fails: the process is killed, the mail server hangs,
//! the database goes away.

mod database;
mod killed;
mod mail;
pub(crate) mod server;
