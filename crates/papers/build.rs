//! Says what to do when the fonts are not there, instead of failing in a macro.

use std::path::Path;

fn main() {
    let here = std::env::var("CARGO_MANIFEST_DIR").expect("cargo tells a build script where it is");
    let fonts = Path::new(&here).join("../../ui/fonts/inter-400.ttf");
    println!("cargo:rerun-if-changed={}", fonts.display());
    assert!(fonts.exists(), "ui/fonts is missing: run `make ui` first");
}
