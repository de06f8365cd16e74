//! Tests of `web`, one file per part.
