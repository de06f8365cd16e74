//! Makes a mail safe to read: one that was built to cost too much is told before it is read, and mails within
//! mails are left as they are, so that nothing is nested deeper than its multiparts. Pure; never looks at words.

/// Kinds of parts that hold others; each may be looked for to the end of the mail.
const MOST_MULTIPARTS: usize = 100;
/// Lines that may begin a part.
const MOST_BOUNDARIES: usize = 10_000;
/// Lines that may be a header.
const MOST_HEADERS: usize = 300_000;
/// The headers of the mail itself.
const LONGEST_HEAD: usize = 2 * 1024 * 1024;

/// The mail was built, or broken, so that reading it would cost too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooMuch;

/// The same bytes, in which the content types of mails within mails are written over.
pub(crate) fn tamed(mut raw: Vec<u8>) -> Result<Vec<u8>, TooMuch> {
    if head_length(&raw) > LONGEST_HEAD {
        return Err(TooMuch);
    }
    let (mut multiparts, mut boundaries, mut headers) = (0, 0, 0);
    let mut at = 0;
    while at < raw.len() {
        let end = line_end(&raw, at);
        let line = &raw[at..end];
        boundaries += usize::from(line.starts_with(b"--"));
        headers += usize::from(line.contains(&b':'));
        if let Some(colon) = content_type(line) {
            let value = value(&raw, at + colon, end);
            let kinds = [bare(&raw[value.clone()], true), bare(&raw[value.clone()], false)];
            let holds = |word| kinds.iter().any(|kind| holds(kind, word));
            multiparts += usize::from(holds(b"multipart"));
            if holds(b"message") || holds(b"digest") {
                write_over(&mut raw[value]);
            }
        }
        at = end;
    }
    let is_fine = multiparts <= MOST_MULTIPARTS && boundaries <= MOST_BOUNDARIES && headers <= MOST_HEADERS;
    is_fine.then_some(raw).ok_or(TooMuch)
}

/// The beginning of a mail of which the rest is not read.
pub(crate) fn head(raw: &[u8]) -> &[u8] {
    const ENOUGH: usize = 64 * 1024;
    &raw[..head_length(raw).min(ENOUGH)]
}

fn head_length(raw: &[u8]) -> usize {
    let mut at = 0;
    while at < raw.len() {
        let end = line_end(raw, at);
        if raw[at..end].trim_ascii().is_empty() {
            return at;
        }
        at = end;
    }
    raw.len()
}

fn line_end(raw: &[u8], at: usize) -> usize {
    let length = raw[at..].iter().position(|byte| *byte == b'\n');
    length.map_or(raw.len(), |length| at + length + 1)
}

/// Where the value begins, when the line may be taken for a `Content-Type`: readers skip white space in names
/// and may begin within a line.
fn content_type(line: &[u8]) -> Option<usize> {
    const NAME: &[u8] = b"content-type:";
    let mut matched = 0;
    for (place, byte) in line.iter().enumerate() {
        if byte.is_ascii_whitespace() {
            continue;
        }
        let byte = byte.to_ascii_lowercase();
        matched = match byte == NAME[matched] {
            true => matched + 1,
            false => usize::from(byte == NAME[0]),
        };
        if matched == NAME.len() {
            return Some(place + 1);
        }
    }
    None
}

/// The kind and its subtype, over folded lines, without attributes.
fn value(raw: &[u8], from: usize, line_end: usize) -> std::ops::Range<usize> {
    let mut end = line_end;
    while matches!(raw.get(end), Some(b' ' | b'\t')) {
        end = self::line_end(raw, end);
    }
    let attributes = raw[from..end].iter().position(|byte| *byte == b';');
    let end = attributes.map_or(end, |place| from + place);
    let line_break = raw[from..end]
        .iter()
        .rev()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'));
    from..end - line_break.count()
}

/// Letters alone, with comments or without, so that neither these nor quotes and white space hide anything.
fn bare(value: &[u8], with_comments: bool) -> Vec<u8> {
    let mut depth = 0_usize;
    let mut letters = Vec::new();
    for byte in value {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            byte if byte.is_ascii_alphabetic() && (with_comments || depth == 0) => {
                letters.push(byte.to_ascii_lowercase());
            }
            _ => {}
        }
    }
    letters
}

fn holds(value: &[u8], word: &[u8]) -> bool {
    value.windows(word.len()).any(|part| part == word)
}

/// What nobody reads as anything but a file.
fn write_over(value: &mut [u8]) {
    value.fill(b' ');
    for (byte, new) in value.iter_mut().zip(b"x/x") {
        *byte = *new;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tamed_text(mail: &str) -> String {
        String::from_utf8(tamed(mail.as_bytes().to_vec()).unwrap()).unwrap()
    }

    #[test]
    fn mails_within_mails_are_files() {
        for hidden in [
            "Content-Type: message/rfc822\r\n",
            "content-TYPE : Message/RFC822; name=a\r\n",
            "--bContent-Type:message/global\r\n",
            ": C ontent-Type:\r\n message/\r\n rfc822\r\n",
            "Content-Type: mess(c)age/rfc822\n",
            "Content-Type: multipart/digest; boundary=b\n",
        ] {
            let tamed = tamed_text(hidden).to_lowercase();
            assert!(
                tamed.contains("x/x") && !tamed.contains("rfc822") && !tamed.contains("digest"),
                "{tamed}"
            );
            assert_eq!(tamed.len(), hidden.len());
        }
    }

    #[test]
    fn all_other_words_stay_as_they_are() {
        for mail in [
            "Content-Type: text/plain; charset=utf-8\r\n\r\nmessage/rfc822 och digest\r\n",
            "Subject: Content\r\n type: message\r\n\r\n",
            "",
            "\n\n",
            "Content-Type:",
            "Content-Type:\n",
        ] {
            assert_eq!(tamed_text(mail), mail);
        }
    }

    #[test]
    fn what_costs_too_much_is_told() {
        let multipart = "Content-Type: multipart/mixed; boundary=b\n";
        for bomb in [
            multipart.repeat(MOST_MULTIPARTS + 1),
            format!("a: b\n\n{}", "--b\n".repeat(MOST_BOUNDARIES + 1)),
            format!("a: b\n\n{}", "a:\n".repeat(MOST_HEADERS + 1)),
            "a: bcdefghij\n".repeat(LONGEST_HEAD / 10),
        ] {
            assert_eq!(tamed(bomb.into_bytes()), Err(TooMuch));
        }
    }

    #[test]
    fn the_head_ends_at_the_first_empty_line() {
        assert_eq!(head(b"a: b\r\nc: d\r\n\r\ntext"), b"a: b\r\nc: d\r\n");
        assert_eq!(head(b"a: b"), b"a: b");
        assert_eq!(head(b"\r\ntext"), b"");
    }
}
