//! Tests of the first page, and of what the commands do, on both databases; how commands are called is
//! tested in `farstu` itself.

mod administrators;
mod audit_heads;
mod demo;
mod keys;
mod migrating;
mod overview;
mod packages;
mod retention;
mod start;
