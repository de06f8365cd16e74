//! Tests of the pages of `accounts`.

mod register;
