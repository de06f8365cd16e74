//! PDFs as those who check them see them: Debian's `poppler-utils` reads their words, `qpdf` their build.

use std::io::Write;
use std::process::{Command, Output};

/// The words of a PDF; nothing when it is none that can be read.
pub(crate) fn words(bytes: &[u8]) -> Option<String> {
    let read = run(bytes, "pdftotext", |command, file| {
        command.arg("-layout").arg(file).arg("-")
    });
    let words = read.status.success().then_some(read.stdout)?;
    String::from_utf8(words).ok()
}

/// What `qpdf --check` finds wrong.
pub(crate) fn mistakes(bytes: &[u8]) -> Option<String> {
    let checked = run(bytes, "qpdf", |command, file| command.arg("--check").arg(file));
    (!checked.status.success()).then(|| String::from_utf8_lossy(&checked.stderr).into_owned())
}

fn run(
    bytes: &[u8],
    program: &str,
    arguments: impl for<'a> FnOnce(&'a mut Command, &std::path::Path) -> &'a mut Command,
) -> Output {
    let mut file = tempfile::NamedTempFile::new().expect("there is room for a file");
    file.write_all(bytes).expect("there is room for a file");
    let mut command = Command::new(program);
    arguments(&mut command, file.path())
        .output()
        .unwrap_or_else(|e| panic!("{program} cannot be run ({e}): scripts/tools.sh test says how to get it"))
}
