//! What a mail holds, in plain words: who wrote it, where it was sent, its text and files, and whether a machine
//! wrote it. Whatever it holds, something comes out; nothing is ever fetched for it.

use base::Email;
use chrono::{DateTime, Utc};
use mail_parser::decoders::html::html_to_text;
use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::mime;
use crate::model::limit;

/// Text parts that are put together; the others are files.
const TEXTS: usize = 10;
/// Longer ones are cut before they are looked at.
const LONGEST_TEXT: usize = 1_000_000;
/// Recipients that are looked through for an address of ours.
const RECIPIENTS: usize = 20_000;
/// Where the servers on the way write whom they delivered to.
const DELIVERED_TO: [&str; 4] = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Forwarded-To"];

/// A mail as it was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mail {
    pub(crate) message_id: Option<String>,
    pub(crate) from_name: Option<String>,
    /// None when there is none, or none that can be written to.
    pub(crate) from: Option<Email>,
    /// All addresses that it was sent to.
    pub(crate) to: Vec<String>,
    pub(crate) subject: String,
    pub(crate) sent_at: Option<DateTime<Utc>>,
    pub(crate) text: String,
    pub(crate) files: Vec<Attached>,
    pub(crate) written_by: WrittenBy,
}

/// A file in a mail.
#[derive(Clone, Debug)]
pub(crate) struct Attached {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    /// Stands in the text, as the pictures of signatures do.
    is_inline: bool,
}

impl Attached {
    /// A text as a file.
    pub(crate) fn text(name: &str, text: &str) -> Attached {
        Attached {
            name: name.to_owned(),
            bytes: text.as_bytes().to_vec(),
            is_inline: false,
        }
    }
}

/// Who seems to have written a mail, by its headers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum WrittenBy {
    /// Nothing says that it was a machine.
    #[default]
    Somebody,
    /// A machine that answers by itself (RFC 3834).
    AutoReply,
    /// A mail server that could not deliver, or tells that it has (RFC 3464).
    Report,
    /// A mailing list (RFC 2919).
    List,
}

/// Reads a mail. Of one that would cost too much the headers alone are read, and that is told.
pub(crate) fn read(raw: Vec<u8>) -> (Mail, Result<(), mime::TooMuch>) {
    let head = mime::head(&raw).to_vec();
    match mime::tamed(raw) {
        Ok(raw) => (parse(&raw), Ok(())),
        Err(too_much) => (read_head(&head), Err(too_much)),
    }
}

/// Reads the headers alone.
pub(crate) fn read_head(head: &[u8]) -> Mail {
    let tamed = mime::tamed(mime::head(head).to_vec());
    let message = tamed
        .as_deref()
        .ok()
        .and_then(|head| MessageParser::default().parse_headers(head).map(headers));
    message.unwrap_or_default()
}

fn parse(raw: &[u8]) -> Mail {
    let Some(message) = MessageParser::default()
        .parse(raw)
        .filter(|message| !message.parts.is_empty())
    else {
        return Mail {
            text: clean(&String::from_utf8_lossy(&raw[..raw.len().min(LONGEST_TEXT)])),
            ..Mail::default()
        };
    };
    let (text, files) = (text(&message), files(&message));
    Mail {
        text,
        files,
        ..headers(message)
    }
}

fn headers(message: Message<'_>) -> Mail {
    let Some(root) = message.parts.first() else {
        return Mail::default();
    };
    let sender = message.from().and_then(Address::first);
    let name = sender
        .and_then(|sender| sender.name())
        .map(|name| line(name, limit::NAME));
    Mail {
        message_id: message.message_id().map(str::to_owned),
        from_name: name.filter(|name| !name.is_empty()),
        from: sender.and_then(|sender| Email::parse(sender.address()?).ok()),
        to: recipients(&message, root),
        subject: line(message.subject().unwrap_or_default(), 4 * limit::SUBJECT),
        sent_at: message
            .date()
            .and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)),
        written_by: written_by(&message, root),
        ..Mail::default()
    }
}

fn recipients(message: &Message<'_>, root: &MessagePart<'_>) -> Vec<String> {
    let written = message.all_to().chain([message.cc()].into_iter().flatten());
    let written = written.flat_map(Address::iter).filter_map(|to| to.address());
    let delivered = DELIVERED_TO.into_iter().flat_map(|name| values(root, name));
    let delivered = delivered.map(|value| value.trim_matches(['<', '>', ' ']));
    // What the servers say first: a mail to very many has ours somewhere.
    delivered.chain(written).take(RECIPIENTS).map(str::to_owned).collect()
}

/// The texts of all headers of this name.
fn values<'a>(root: &'a MessagePart<'_>, name: &'static str) -> impl Iterator<Item = &'a str> {
    let named = root
        .headers
        .iter()
        .filter(move |header| header.name().eq_ignore_ascii_case(name));
    named.filter_map(|header| header.value().as_text())
}

fn written_by(message: &Message<'_>, root: &MessagePart<'_>) -> WrittenBy {
    let value = |name| {
        values(root, name)
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase()
    };
    let is_there = |name: &str| {
        root.headers
            .iter()
            .any(|header| header.name().eq_ignore_ascii_case(name))
    };
    let sender = message
        .from()
        .and_then(Address::first)
        .and_then(|sender| sender.address())
        .unwrap_or_default();
    let name = sender.split('@').next().unwrap_or_default().to_ascii_lowercase();
    // `<>` is a header without a text.
    let nobody = is_there("Return-Path")
        && message
            .return_path()
            .as_text()
            .is_none_or(|path| path.trim().is_empty());
    if nobody || root.is_content_type("multipart", "report") || matches!(name.as_str(), "mailer-daemon" | "postmaster")
    {
        return WrittenBy::Report;
    }
    let precedence = value("Precedence");
    if is_there("List-Id") || matches!(precedence.as_str(), "list" | "bulk" | "junk") {
        return WrittenBy::List;
    }
    let submitted = value("Auto-Submitted");
    let is_auto = !submitted.is_empty() && !submitted.starts_with("no")
        || [
            "X-Auto-Response-Suppress",
            "X-Autoreply",
            "X-Autorespond",
            "X-Autogenerated",
        ]
        .into_iter()
        .any(is_there)
        || precedence == "auto_reply";
    if is_auto {
        WrittenBy::AutoReply
    } else {
        WrittenBy::Somebody
    }
}

/// The words of the mail; of HTML what is left when all marks are taken away.
fn text(message: &Message<'_>) -> String {
    let plain = put_together(message.text_bodies());
    if !plain.is_empty() {
        return plain;
    }
    match put_together(message.html_bodies()) {
        html if html.is_empty() => {
            let root = without_parts(message).map(MessagePart::contents).unwrap_or_default();
            clean(&String::from_utf8_lossy(&root[..root.len().min(LONGEST_TEXT)]))
        }
        html => html,
    }
}

/// The whole of a mail that says it has parts, and has none.
fn without_parts<'a>(message: &'a Message<'_>) -> Option<&'a MessagePart<'a>> {
    let root = message.parts.first()?;
    let says = root.content_type().is_some_and(|kind| kind.ctype() == "multipart");
    (says && !root.is_multipart()).then_some(root)
}

fn put_together<'a>(parts: impl Iterator<Item = &'a MessagePart<'a>>) -> String {
    let words = |part: &MessagePart<'_>| match &part.body {
        PartType::Text(text) => Some(clean(first(text))),
        PartType::Html(html) => Some(clean(&html_to_text(first(html)))),
        _ => None,
    };
    let texts: Vec<_> = parts
        .take(TEXTS)
        .filter_map(words)
        .filter(|text| !text.is_empty())
        .collect();
    texts.join("\n\n")
}

fn first(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST_TEXT)]
}

/// Those that were attached come before those that stand in the text.
fn files(message: &Message<'_>) -> Vec<Attached> {
    let text = without_parts(message).map(std::ptr::from_ref);
    let parts = message
        .attachments()
        .filter(|part| text != Some(std::ptr::from_ref(*part)));
    let mut files: Vec<_> = parts.filter_map(file).collect();
    files.sort_by_key(|file| file.is_inline);
    files
}

fn file(part: &MessagePart<'_>) -> Option<Attached> {
    let bytes = match &part.body {
        PartType::Multipart(_) | PartType::Message(_) => return None,
        _ => part.contents().to_vec(),
    };
    let kind = part.content_type();
    let is_mail = kind.is_some_and(|kind| kind.ctype() == "x" && kind.subtype() == Some("x"));
    let unnamed = match &part.body {
        _ if is_mail => "mejl.eml",
        PartType::Html(_) => "mejl.html",
        PartType::Text(_) => "mejl.txt",
        _ => "fil",
    };
    let is_inline = part.content_id().is_some() && part.content_disposition().is_none_or(|how| !how.is_attachment());
    Some(Attached {
        name: part
            .attachment_name()
            .map_or_else(|| unnamed.to_owned(), |name| line(name, 200)),
        bytes,
        is_inline,
    })
}

/// One line, no longer than `most` characters.
fn line(text: &str, most: usize) -> String {
    let words = text.split(|c: char| c.is_control() || c.is_whitespace());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().take(most).collect()
}

/// Text without control characters, with at most one empty line in a row.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let kept: String = line.chars().filter(|c| *c == '\t' || !c.is_control()).collect();
        let kept = kept.replace('\u{a0}', " ").trim_end().to_owned();
        if !(kept.is_empty() && lines.last().is_none_or(String::is_empty)) {
            lines.push(kept);
        }
    }
    lines.join("\n").trim_end().to_owned()
}

#[cfg(test)]
mod tests;
