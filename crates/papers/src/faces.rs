//! The fonts of papers: Latin, Greek and Cyrillic, Arabic, and pictograms. `make ui` fetches them.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

macro_rules! font {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/fonts/", $name))
    };
}

const FILES: [&[u8]; 5] = [
    font!("inter-400.ttf"),
    font!("inter-600.ttf"),
    font!("noto-sans-arabic-400.ttf"),
    font!("noto-sans-arabic-600.ttf"),
    font!("noto-emoji-400.ttf"),
];

/// Fonts, and what is known of them without opening them.
pub(crate) struct Faces {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) fonts: Vec<Font>,
}

pub(crate) static FACES: LazyLock<Faces> = LazyLock::new(|| {
    let fonts: Vec<_> = FILES
        .into_iter()
        .flat_map(|bytes| Font::iter(Bytes::new(bytes)))
        .collect();
    Faces {
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

/// Whether one of the fonts can show all of these characters.
pub(crate) fn covers(all: &[char]) -> bool {
    let shows = |font: &Font, c: &char| font.info().coverage.contains(u32::from(*c));
    FACES.fonts.iter().any(|font| all.iter().all(|c| shows(font, c)))
}
