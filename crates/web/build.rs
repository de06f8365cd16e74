//! Says what to do when the assets are not built, instead of failing in a macro.

use std::path::Path;

fn main() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/dist/manifest.json");
    println!("cargo:rerun-if-changed={}", manifest.display());
    assert!(manifest.exists(), "ui/dist is missing: run `make ui` first");
}
