//! Tests of `store`, one file per part.
