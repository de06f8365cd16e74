//! Tests of what the commands do, on both databases; how they are called is tested in `farstu` itself.

mod administrators;
mod audit_heads;
mod demo;
mod keys;
mod migrating;
