//! Which files are taken, told by their content and never by their name alone; and what their names may
//! be. Pure. Archives are never unpacked, so one that would burst does no harm here.

use chrono::TimeDelta;
use web::config::{FileKind, FilesConfig};

use crate::model::{Content, Why};

/// How long a file waits for its form to be sent off.
pub(crate) const LOOSE_KEPT: TimeDelta = TimeDelta::hours(24);
/// The longest name, in characters.
const NAME: usize = 120;
/// So much of the beginning tells what a file is.
const HEAD_BYTES: usize = 8192;
/// Names that Windows runs when they are opened, whatever is in them.
const RUN_WHEN_OPENED: &[&str] = &[
    "bat", "cmd", "com", "cpl", "exe", "hta", "jar", "js", "jse", "lnk", "msi", "pif", "ps1", "reg", "scr", "vbe",
    "vbs", "wsf", "wsh",
];
const OFFICE_NAMES: &[&str] = &[
    "doc", "docx", "dot", "dotx", "msg", "odp", "ods", "odt", "pot", "potx", "pps", "ppsx", "ppt", "pptx", "xls",
    "xlsx", "xlt", "xltx",
];
const TEXT: Content = Content {
    kind: FileKind::Text,
    media_type: "text/plain; charset=utf-8",
};
const SVG: Content = Content {
    kind: FileKind::Image,
    media_type: "image/svg+xml",
};

/// Looks at a file as it passes by.
pub(crate) struct Sniffer {
    head: Vec<u8>,
    bytes: u64,
    text: TextSoFar,
}

impl Sniffer {
    pub(crate) fn new() -> Sniffer {
        Sniffer {
            head: Vec::new(),
            bytes: 0,
            text: TextSoFar::default(),
        }
    }

    /// Looks at the next bytes. Says no as soon as they are too many.
    pub(crate) fn see(&mut self, part: &[u8], config: &FilesConfig) -> Result<(), Why> {
        let room = HEAD_BYTES.saturating_sub(self.head.len());
        self.head.extend_from_slice(&part[..part.len().min(room)]);
        self.bytes += part.len() as u64;
        self.text.see(part);
        if self.bytes > config.max_bytes {
            return Err(Why::TooLarge);
        }
        Ok(())
    }

    /// How many bytes passed by.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// What it was, if that is taken.
    pub(crate) fn verdict(&self, name: &str, config: &FilesConfig) -> Result<Content, Why> {
        if self.bytes == 0 {
            return Err(Why::Empty);
        }
        if RUN_WHEN_OPENED.contains(&ending(name).as_str()) {
            return Err(Why::Program);
        }
        let content = self.content(name)?;
        if config.kinds.contains(&content.kind) {
            Ok(content)
        } else {
            Err(Why::Kind)
        }
    }

    fn content(&self, name: &str) -> Result<Content, Why> {
        let Some(found) = infer::get(&self.head) else {
            return self.as_text();
        };
        let content = |kind| Content {
            kind,
            media_type: found.mime_type(),
        };
        let is_office_name = OFFICE_NAMES.contains(&ending(name).as_str());
        match found.matcher_type() {
            infer::MatcherType::App => Err(Why::Program),
            infer::MatcherType::Image if !found.mime_type().starts_with("image/vnd") => Ok(content(FileKind::Image)),
            infer::MatcherType::Doc => Ok(content(FileKind::Office)),
            infer::MatcherType::Text => self.as_text(),
            _ => match found.mime_type() {
                "application/pdf" => Ok(content(FileKind::Pdf)),
                "application/rtf" => Ok(content(FileKind::Office)),
                // What is in the archive is told by its middle; the name settles only what is harmless.
                "application/zip" | "application/x-ole-storage" if is_office_name => Ok(content(FileKind::Office)),
                "application/zip" => Ok(content(FileKind::Zip)),
                _ => Err(Why::Kind),
            },
        }
    }

    fn as_text(&self) -> Result<Content, Why> {
        if !self.text.is_text() {
            return Err(Why::Kind);
        }
        let beginning = String::from_utf8_lossy(&self.head);
        let beginning = beginning.trim_start_matches('\u{feff}').trim_start();
        let is_drawing =
            beginning.starts_with("<svg") || (beginning.starts_with("<?xml") && beginning.contains("<svg"));
        Ok(if is_drawing { SVG } else { TEXT })
    }
}

/// The kind of a file that was taken, by what it is served as and its name.
pub(crate) fn kind_of(media_type: &str, name: &str) -> FileKind {
    match media_type {
        "application/pdf" => FileKind::Pdf,
        "application/zip" if !OFFICE_NAMES.contains(&ending(name).as_str()) => FileKind::Zip,
        text if text.starts_with("text/") => FileKind::Text,
        image if image.starts_with("image/") => FileKind::Image,
        _ => FileKind::Office,
    }
}

/// Whether all bytes so far are text: no control characters but those of lines, in UTF-16 after a mark
/// that says so, else in whatever charset.
#[derive(Default)]
struct TextSoFar {
    seen: u64,
    first: [u8; 2],
    /// The half of a unit of UTF-16 that has not come whole.
    half: Option<u8>,
    has_control: bool,
    has_wide_control: bool,
}

impl TextSoFar {
    fn see(&mut self, part: &[u8]) {
        for byte in part {
            match self.seen {
                place @ (0 | 1) => self.first[usize::from(place == 1)] = *byte,
                _ => self.see_wide(*byte),
            }
            self.seen += 1;
            self.has_control |= is_control(u16::from(*byte));
        }
    }

    fn see_wide(&mut self, byte: u8) {
        match self.half.take() {
            None => self.half = Some(byte),
            Some(first) => {
                let unit = match self.first {
                    [0xfe, 0xff] => u16::from_be_bytes([first, byte]),
                    _ => u16::from_le_bytes([first, byte]),
                };
                self.has_wide_control |= is_control(unit);
            }
        }
    }

    fn is_text(&self) -> bool {
        let is_utf16 = self.seen >= 2 && matches!(self.first, [0xff, 0xfe] | [0xfe, 0xff]);
        if is_utf16 {
            self.half.is_none() && !self.has_wide_control
        } else {
            !self.has_control
        }
    }
}

const fn is_control(unit: u16) -> bool {
    matches!(unit, 0..=8 | 11 | 14..=26 | 28..=31 | 127 | 0xfffe | 0xffff)
}

/// What stands after the last full stop, in lower case.
fn ending(name: &str) -> String {
    name.rsplit_once('.')
        .map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

/// A name without paths, control and direction characters, and those that file systems mind; never
/// empty, never a hidden file, and with its ending when it had to be cut.
pub(crate) fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    // So browsers write a quotation mark.
    let last = last.replace("%22", "\"");
    let kept: String = last
        .chars()
        .filter(|c| {
            !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        })
        .map(|c| if "<>:\"|?*".contains(c) { '_' } else { c })
        .collect();
    let kept = kept.trim_start_matches(['.', ' ']).trim_end_matches(['.', ' ']);
    let length = kept.chars().count();
    match kept {
        "" => "fil".to_owned(),
        _ if length <= NAME => kept.to_owned(),
        _ => {
            let ending: String = kept
                .rsplit_once('.')
                .map_or("", |(_, ending)| ending)
                .chars()
                .take(10)
                .collect();
            let stem: String = kept.chars().take(NAME - 1 - ending.chars().count()).collect();
            format!("{stem}.{ending}")
        }
    }
}

#[cfg(test)]
mod tests;
