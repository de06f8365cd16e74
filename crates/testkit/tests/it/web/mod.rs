//! Tests of `web` and of the way of a request through `farstu`, one file per part.

mod foreign_forms;
mod headers;
mod kept_forms;
mod language;
mod messages;
mod problems;
mod second_factor;
mod sessions;
mod taken_roles;
