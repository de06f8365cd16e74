//! Tests of `notify`, one file per page.
