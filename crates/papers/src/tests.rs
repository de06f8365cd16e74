use base::Lang;
use proptest::prelude::*;
use serde_json::json;

use super::*;

const TEMPLATE: &str =
    "#import \"/frame.typ\": *\n#show: paper\n#facts(data.content.facts)\n= Heading\n#typed(data.content.text)\n";

fn head() -> Letterhead {
    Letterhead {
        owner: "Exempelstad".to_owned(),
        title: "Trasig lampa".to_owned(),
        reference: "ARE-2026-000001".to_owned(),
        made: "Utskrivet 23 november 2026".to_owned(),
        pages: "Sida {page} av {pages}".to_owned(),
    }
}

fn print(template: &'static str, content: &serde_json::Value) -> anyhow::Result<Vec<u8>> {
    let paper = Paper {
        template,
        lang: Lang::Sv,
        at: "2026-11-23T09:00:00Z".parse().unwrap(),
        head: &head(),
        content,
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(pdf(&paper))
}

fn content(text: &str) -> serde_json::Value {
    json!({ "facts": [["Ärende", "ARE-2026-000001"], ["Ämne", text]], "text": text })
}

#[test]
fn a_paper_is_a_tagged_pdf_in_its_language() {
    let made = print(
        TEMPLATE,
        &content("Lampan är *trasig* #sedan $i$ går.\n\nHälsningar\nAnna"),
    )
    .unwrap();
    let text = String::from_utf8_lossy(&made);
    assert!(text.starts_with("%PDF-1.7"));
    for part in ["/Marked true", "pdfuaid", "/Lang(sv)"] {
        assert!(text.contains(part), "{part}");
    }
}

#[test]
fn the_same_paper_is_made_twice_the_same() {
    let make = || print(TEMPLATE, &content("Lika")).unwrap();
    assert_eq!(make(), make());
}

#[test]
fn what_is_wrong_names_the_line_and_nothing_that_was_written() {
    let secret = json!({ "facts": [], "text": 7, "name": "Hemlig Person" });
    let wrong = print(TEMPLATE, &secret).unwrap_err().to_string();
    assert!(wrong.contains("line") && !wrong.contains("Hemlig"), "{wrong}");
    let wrong = print("#read(\"/etc/passwd\")", &secret).unwrap_err().to_string();
    assert_eq!(wrong, "typst refuses line 1 of main.typ");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn whatever_was_typed_can_be_printed(text in any::<String>(), more in "\\PC{0,200}") {
        print(TEMPLATE, &content(&format!("{text}\n{more}"))).unwrap();
    }
}

#[test]
fn a_mark_that_stands_on_nothing_can_be_printed() {
    for text in [
        "\n\u{64e}",
        "a\n\n\u{898}b",
        "\u{301}",
        "\u{202e}\n\u{64e}",
        "0\u{b55}\u{6df}",
        "0½\u{898}",
    ] {
        print(TEMPLATE, &content(text)).unwrap();
    }
}
