//! Tests of `store`, one file per part.

mod audit;
mod form_keys;
mod jobs;
mod merging;
mod references;
mod writes;
