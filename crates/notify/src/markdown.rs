//! The small Markdown of help texts, notices and statements: paragraphs, headings, lists, strong,
//! emphasis and links. HTML in it is shown as text. What comes out is safe to put into a page.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use base::Lang;
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream};
use web::Portal;
use web::config::OwnerConfig;

static SAFE: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut safe = Builder::empty();
    safe.tags(HashSet::from(["p", "h2", "h3", "ul", "ol", "li", "strong", "em", "a"]))
        .add_tag_attributes("a", ["href"])
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::Custom(Box::new(local_path)))
        .link_rel(Some("noopener noreferrer"));
    safe
});

/// Characters of a beginning.
const BEGINNING: usize = 160;

/// Only addresses within the portal: `/hjalp`, never `//elsewhere` or `hjalp`.
fn local_path(url: &str) -> Option<Cow<'_, str>> {
    (url.starts_with('/') && !url.starts_with("//") && !url.contains('\\')).then_some(Cow::Borrowed(url))
}

/// Turns Markdown into HTML. `{owner}`, `{phone}`, `{email}`, `{hours}`, `{association_office_email}`
/// and `{data_protection_email}` become what the configuration says; addresses and numbers become links.
/// In help texts `{kept:cases}` becomes how long that class of record is kept.
pub fn to_html(text: &str, owner: &Placeholders) -> String {
    let parser = TextMergeStream::new(Parser::new_ext(text, Options::empty()));
    let mut events = Vec::new();
    let mut in_link = false;
    for event in parser {
        match event {
            Event::Start(Tag::Link {
                dest_url, title, id, ..
            }) => {
                in_link = true;
                let dest_url = owner.fill(&dest_url).into_owned().into();
                events.push(Event::Start(Tag::Link {
                    link_type: LinkType::Inline,
                    dest_url,
                    title,
                    id,
                }));
            }
            Event::End(TagEnd::Link) => {
                in_link = false;
                events.push(Event::End(TagEnd::Link));
            }
            Event::Start(Tag::Heading { level, .. }) => events.push(Event::Start(heading(level))),
            Event::End(TagEnd::Heading(level)) => events.push(Event::End(TagEnd::Heading(lowered(level)))),
            // A picture or a piece of code is shown as its words.
            Event::Start(Tag::Image { .. } | Tag::CodeBlock(_)) | Event::End(TagEnd::Image | TagEnd::CodeBlock) => {}
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) | Event::Code(text) if in_link => {
                events.push(Event::Text(owner.fill(&text).into_owned().into()));
            }
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) | Event::Code(text) => {
                owner.push_linked(&text, &mut events);
            }
            other => events.push(other),
        }
    }
    let mut html = String::with_capacity(text.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, events.into_iter());
    SAFE.clean(&html).to_string()
}

fn lowered(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => HeadingLevel::H2,
        _ => HeadingLevel::H3,
    }
}

fn heading(level: HeadingLevel) -> Tag<'static> {
    Tag::Heading {
        level: lowered(level),
        id: None,
        classes: Vec::new(),
        attrs: Vec::new(),
    }
}

/// The same as plain words, for searching.
pub(crate) fn to_words(text: &str, owner: &Placeholders) -> String {
    let mut words = String::with_capacity(text.len());
    for event in Parser::new_ext(text, Options::empty()) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                words.push_str(&text)
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => {
                words.push(' ');
            }
            _ => {}
        }
    }
    owner.fill(words.trim_end()).into_owned()
}

/// The first paragraph as plain words, cut between two words where it is long.
pub(crate) fn beginning(text: &str, owner: &Placeholders) -> String {
    let paragraph = text.trim_start().split("\n\n").next().unwrap_or_default();
    let words = to_words(paragraph, owner);
    let Some((cut, _)) = words.char_indices().nth(BEGINNING) else {
        return words;
    };
    let whole = words[..cut].rfind(' ').unwrap_or(cut);
    format!("{} …", words[..whole].trim_end_matches([',', '.', ' ']))
}

/// What stands for `{owner}` and the other names in braces.
pub struct Placeholders(Vec<(String, String)>);

impl Placeholders {
    /// What the configuration says of the owner; `hours` in the language of the text.
    pub fn new(owner: &OwnerConfig, hours: &str) -> Placeholders {
        let names = [
            ("owner", owner.name.as_str()),
            ("phone", &owner.phone),
            ("email", &owner.email),
            ("hours", hours),
            ("association_office_email", &owner.association_office_email),
            ("data_protection_email", &owner.data_protection_email),
        ];
        let names = names.map(|(name, value)| (format!("{{{name}}}"), value.to_owned()));
        Placeholders(names.into())
    }

    /// And how long each class of record is kept: `{kept:cases}` becomes "i tio år" within a sentence.
    #[must_use]
    pub(crate) fn with_times(mut self, portal: &Portal, lang: Lang) -> Placeholders {
        let times =
            web::classes(portal).map(|class| (format!("{{kept:{class}}}"), web::kept_in_words(portal, lang, class)));
        self.0.extend(times);
        self
    }

    fn fill<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if !text.contains('{') {
            return Cow::Borrowed(text);
        }
        Cow::Owned(
            self.0
                .iter()
                .fold(text.to_owned(), |text, (name, value)| text.replace(name, value)),
        )
    }

    fn push_linked<'e>(&self, text: &str, events: &mut Vec<Event<'e>>) {
        let mut rest = text;
        while let Some((at, name, value)) = self.first_in(rest) {
            events.push(Event::Text(rest[..at].to_owned().into()));
            rest = &rest[at + name.len()..];
            let words = Event::Text(value.to_owned().into());
            match link_to(name, value) {
                Some(dest_url) => {
                    let (title, id) = (CowStr::Borrowed(""), CowStr::Borrowed(""));
                    events.push(Event::Start(Tag::Link {
                        link_type: LinkType::Inline,
                        dest_url,
                        title,
                        id,
                    }));
                    events.push(words);
                    events.push(Event::End(TagEnd::Link));
                }
                None => events.push(words),
            }
        }
        events.push(Event::Text(rest.to_owned().into()));
    }

    fn first_in(&self, text: &str) -> Option<(usize, &str, &str)> {
        let found = self
            .0
            .iter()
            .filter_map(|(name, value)| Some((text.find(name)?, name.as_str(), value.as_str())));
        found.min_by_key(|(at, ..)| *at)
    }
}

fn link_to(name: &str, value: &str) -> Option<CowStr<'static>> {
    if name.ends_with("email}") {
        return Some(format!("mailto:{value}").into());
    }
    let digits: String = value.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    (name == "{phone}").then(|| format!("tel:{digits}").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_the_first_paragraph_and_ends_with_a_word() {
        let owner = OwnerConfig::default();
        let owner = Placeholders::new(&owner, "");
        assert_eq!(
            beginning("\nRing **oss** i [dag](/x).\n\nMer.", &owner),
            "Ring oss i dag."
        );
        let long = beginning(&"ordet är, ".repeat(40), &owner);
        assert!(
            long.ends_with("är …") && long.chars().count() <= BEGINNING + 2,
            "{long}"
        );
    }

    fn html(text: &str) -> String {
        let owner = OwnerConfig::default();
        to_html(text, &Placeholders::new(&owner, "vardagar 8–16"))
            .trim()
            .to_owned()
    }

    #[test]
    fn the_small_markdown_becomes_html() {
        assert_eq!(
            html("Hej **du** och *ni*."),
            "<p>Hej <strong>du</strong> och <em>ni</em>.</p>"
        );
        assert_eq!(html("- ett\n- två"), "<ul>\n<li>ett</li>\n<li>två</li>\n</ul>");
        assert_eq!(html("1. ett\n2. två"), "<ol>\n<li>ett</li>\n<li>två</li>\n</ol>");
        assert_eq!(html("# Stor\n\n#### Liten"), "<h2>Stor</h2>\n<h3>Liten</h3>");
    }

    #[test]
    fn links_lead_within_the_portal_or_safely_out_of_it() {
        assert_eq!(
            html("[hjälp](/hjalp)"),
            r#"<p><a href="/hjalp" rel="noopener noreferrer">hjälp</a></p>"#
        );
        assert!(html("[digg](https://www.digg.se/tdosanmalan)").contains(r#"href="https://www.digg.se/tdosanmalan""#));
        for bad in [
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html,x)",
            "[x](//ond.example/)",
            "[x](hjalp)",
            "[x](vbscript:x)",
            "<javascript:alert(1)>",
        ] {
            assert!(!html(bad).contains("href"), "{bad}: {}", html(bad));
        }
    }

    #[test]
    fn only_paths_are_local() {
        assert!(local_path("/hjalp?q=a").is_some());
        assert!(local_path("//ond.example").is_none() && local_path("/\\ond.example").is_none());
        assert!(local_path("hjalp").is_none() && local_path("").is_none());
    }

    #[test]
    fn html_is_shown_as_text() {
        assert_eq!(
            html("<script>alert(1)</script>"),
            "&lt;script&gt;alert(1)&lt;/script&gt;"
        );
        assert!(html("Hej <b onclick=x>du</b>").contains("&lt;b onclick=x&gt;du&lt;/b&gt;"));
        assert!(!html("<img src=x onerror=alert(1)>").contains("<img"));
        assert!(!html("![bild](https://ond.example/x.png)").contains("<img"));
        assert!(!html("| a |\n|---|\n| b |").contains("<table"));
    }

    #[test]
    fn the_owner_fills_the_gaps_and_can_be_reached_by_a_click() {
        assert_eq!(
            html("Ring {phone} eller mejla {email}."),
            "<p>Ring <a href=\"tel:0846500400\" rel=\"noopener noreferrer\">08-465 004 00</a> eller mejla \
             <a href=\"mailto:kundtjanst@kommunen.example\" rel=\"noopener noreferrer\">kundtjanst@kommunen.example</a>.</p>"
        );
        assert_eq!(html("{owner}, {hours}"), "<p>Exempelkommunen, vardagar 8–16</p>");
        let link = html("[mejla {owner}](mailto:{data_protection_email})");
        assert!(
            link.contains(r#"href="mailto:dataskyddsombud@kommunen.example""#),
            "{link}"
        );
        assert!(
            link.contains(">mejla Exempelkommunen<") && link.matches("<a").count() == 1,
            "{link}"
        );
    }

    #[test]
    fn the_owners_name_is_text_and_not_markup() {
        let owner = OwnerConfig {
            name: "A <b>*&* Co".to_owned(),
            ..OwnerConfig::default()
        };
        let html = to_html("Hos {owner}", &Placeholders::new(&owner, ""));
        assert_eq!(html.trim(), "<p>Hos A &lt;b&gt;*&amp;* Co</p>");
    }

    #[test]
    fn words_are_told_without_markup() {
        let owner = OwnerConfig::default();
        let words = to_words(
            "## Rubrik\n\nHej **du**, [läs](/hjalp)\n\n- {owner}",
            &Placeholders::new(&owner, ""),
        );
        assert_eq!(words, "Rubrik Hej du, läs Exempelkommunen");
    }
}
