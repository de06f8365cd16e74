//! Tests of `desk`, one file per page.
