//! The commands as an operator runs them: the real program, in a folder of its own, on SQLite. What they
//! do on PostgreSQL is tested in testkit.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod installation;

mod admin;
mod audit;
mod backup;
mod check;
mod demo;
mod keys;
mod serve;
