use super::*;

fn verdict(name: &str, bytes: &[u8]) -> Result<FileKind, Why> {
    let config = FilesConfig::default();
    let mut sniffer = Sniffer::new();
    for part in bytes.chunks(7) {
        sniffer.see(part, &config)?;
    }
    let content = sniffer.verdict(name, &config)?;
    assert_eq!(
        kind_of(content.media_type, name),
        content.kind,
        "{name}, once it is kept"
    );
    Ok(content.kind)
}

#[test]
fn content_tells_what_a_file_is_and_not_its_name() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    let exe = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0";
    let elf = &[&b"\x7fELF\x02\x01\x01"[..], &[0; 60]].concat();
    let zip = b"PK\x03\x04\x14\0\0\0\x08\0abcdefgh";
    for (name, bytes, expected) in [
        ("protokoll.pdf", &b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"[..], Ok(FileKind::Pdf)),
        ("bild.png", png, Ok(FileKind::Image)),
        ("bild.pdf", png, Ok(FileKind::Image)),
        ("faktura.pdf", exe, Err(Why::Program)),
        ("faktura", elf, Err(Why::Program)),
        ("arkiv.zip", zip, Ok(FileKind::Zip)),
        ("budget.xlsx", zip, Ok(FileKind::Office)),
        ("logg.txt", "Räksmörgås\r\n\tAE\n".as_bytes(), Ok(FileKind::Text)),
        ("gammal.txt", b"R\xe4ksm\xf6rg\xe5s\r\n", Ok(FileKind::Text)),
        ("utf16.txt", b"\xff\xfeh\0e\0j\0", Ok(FileKind::Text)),
        ("server.log", b"2026-11-21 INFO started", Ok(FileKind::Text)),
        ("sida.html", b"<html><script>alert(1)</script>", Ok(FileKind::Text)),
        (
            "ritning.svg",
            b"<svg xmlns='x'><script>alert(1)</script></svg>",
            Ok(FileKind::Image),
        ),
        ("brus.txt", b"hej\0hej\x01", Err(Why::Kind)),
        ("brus16.txt", b"\xff\xfeh\0\x01\0", Err(Why::Kind)),
        ("halv16.txt", b"\xff\xfeh\0e", Err(Why::Kind)),
        ("start.bat", b"echo hej", Err(Why::Program)),
        ("faktura.pdf.JS", b"alert(1)", Err(Why::Program)),
        ("film.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", Err(Why::Kind)),
        ("tom.txt", b"", Err(Why::Empty)),
    ] {
        assert_eq!(verdict(name, bytes), expected, "{name}");
    }
}

#[test]
fn a_file_is_refused_at_the_first_byte_too_many() {
    let config = FilesConfig {
        max_bytes: 10,
        ..FilesConfig::default()
    };
    let mut sniffer = Sniffer::new();
    assert_eq!(sniffer.see(b"0123456789", &config), Ok(()));
    assert_eq!(sniffer.see(b"0", &config), Err(Why::TooLarge));
}

#[test]
fn only_configured_kinds_are_taken() {
    let config = FilesConfig {
        kinds: vec![FileKind::Pdf],
        ..FilesConfig::default()
    };
    let mut sniffer = Sniffer::new();
    sniffer.see(b"hej", &config).unwrap();
    assert_eq!(sniffer.verdict("hej.txt", &config), Err(Why::Kind));
}

#[test]
fn names_lose_what_could_lead_astray() {
    let long = format!("{}.pdf", "å".repeat(300));
    let cut = format!("{}.pdf", "å".repeat(NAME - 4));
    for (name, clean) in [
        ("protokoll 2026.pdf", "protokoll 2026.pdf"),
        ("../../x", "x"),
        ("C:\\Users\\anna\\bild.png", "bild.png"),
        (".htaccess", "htaccess"),
        ("faktura\u{202e}fdp.exe", "fakturafdp.exe"),
        ("a\0b\nc.txt", "abc.txt"),
        ("vad?*.txt", "vad__.txt"),
        ("%22citat%22.txt", "_citat_.txt"),
        ("..", "fil"),
        ("", "fil"),
        (long.as_str(), cut.as_str()),
    ] {
        assert_eq!(clean_name(name), clean, "{name:?}");
    }
}
