//! Says what to do when the assets are not built, instead of failing in a macro.

use std::path::Path;

fn main() {
    let here = std::env::var("CARGO_MANIFEST_DIR").expect("cargo tells a build script where it is");
    let manifest = Path::new(&here).join("../../ui/dist/manifest.json");
    println!("cargo:rerun-if-changed={}", manifest.display());
    assert!(manifest.exists(), "ui/dist is missing: run `make ui` first");
}
