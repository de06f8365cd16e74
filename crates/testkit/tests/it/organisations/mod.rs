//! Tests of `organisations`, one file per page.
