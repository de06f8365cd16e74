//! Letters as plain text, HTML and text message. A single-use link stands in the stored texts as a
//! mark only; `with_link` puts it in at delivery.

use anyhow::Context;
use askama::Template;
use base::Lang;
use web::{Portal, assets};

use crate::letter::{Letter, Recipient};
use crate::rules;

/// An e-mail as it is stored.
pub(crate) struct Mail {
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct LetterPage<'a> {
    lang: Lang,
    css: String,
    owner: &'a str,
    subject: &'a str,
    lines: &'a [String],
    facts: &'a [(String, String)],
    action: Option<(&'a str, &'a str)>,
    reason: &'a str,
    choose: Option<(String, String)>,
    foot: String,
}

/// The words that stand where a single-use link belongs.
pub(crate) fn link_mark(portal: &Portal, lang: Lang) -> String {
    portal.t(lang, "notify-letter-link")
}

/// The letter that a person with protected identity gets instead: no content, and no address that
/// tells anything, except a single-use link, which has to come through.
pub(crate) fn neutral(portal: &Portal, lang: Lang, letter: &Letter) -> Letter {
    let t = |key: &str| portal.t(lang, key);
    let action = match &letter.action {
        Some((_, url)) if letter.single_use => (t("notify-neutral-link"), url.clone()),
        _ => (t("notify-neutral-action"), portal.config.link("/")),
    };
    Letter {
        kind: letter.kind,
        subject: t("notify-neutral-subject"),
        lines: vec![t("notify-neutral-line")],
        facts: Vec::new(),
        action: Some(action),
        single_use: letter.single_use,
        must: letter.must,
        sms: letter.sms.is_some().then(|| t("notify-neutral-sms")),
        reason: t("notify-neutral-reason"),
        reply_to: None,
        about: letter.about.clone(),
    }
}

/// The letter as an e-mail.
pub(crate) fn mail(portal: &Portal, to: &Recipient, letter: &Letter) -> anyhow::Result<Mail> {
    let letter = &without_mark(portal, to.lang, letter);
    let subject = rules::one_line(&letter.subject);
    let link = shown_link(portal, to.lang, letter);
    let action = letter
        .action
        .as_ref()
        .zip(link.as_deref())
        .map(|((words, _), link)| (words.as_str(), link));
    let owner = &portal.config.owner;
    let may_choose = to.person.is_some() && !letter.must;
    let choose = may_choose.then(|| {
        (
            portal.t(to.lang, "notify-letter-choose"),
            portal.config.link("/mitt-konto/e-postfilter"),
        )
    });
    let values = [
        ("owner", owner.name.as_str().into()),
        ("phone", owner.phone.as_str().into()),
    ];
    let page = LetterPage {
        lang: to.lang,
        css: assets::mail_css(),
        owner: &owner.name,
        subject: &subject,
        lines: &letter.lines,
        facts: &letter.facts,
        action,
        reason: &letter.reason,
        choose,
        foot: portal.ta(to.lang, "notify-letter-foot", values),
    };
    let html = page.render()?;
    let text = plain(&page);
    Ok(Mail { subject, text, html })
}

fn plain(page: &LetterPage<'_>) -> String {
    let mut parts: Vec<String> = page.lines.iter().map(|line| line.trim_end().to_owned()).collect();
    if !page.facts.is_empty() {
        let facts: Vec<_> = page
            .facts
            .iter()
            .map(|(what, value)| format!("{what}: {value}"))
            .collect();
        parts.push(facts.join("\n"));
    }
    if let Some((words, link)) = page.action {
        parts.push(format!("{words}:\n{link}"));
    }
    let mut foot = vec!["-- ".to_owned()];
    if !page.reason.is_empty() {
        foot.push(page.reason.to_owned());
    }
    if let Some((words, url)) = &page.choose {
        foot.push(format!("{words}: {url}"));
    }
    foot.push(page.foot.clone());
    parts.push(foot.join("\n"));
    parts.join("\n\n")
}

/// The letter as a text message.
pub(crate) fn sms(portal: &Portal, to: &Recipient, letter: &Letter) -> String {
    let letter = &without_mark(portal, to.lang, letter);
    let text = letter.sms.as_deref().unwrap_or(&letter.subject);
    let link = shown_link(portal, to.lang, letter);
    let length = letter.action.as_ref().map_or(0, |(_, url)| url.chars().count());
    rules::fit_sms(text, link.as_deref().map(|link| (link, length)))
}

fn shown_link(portal: &Portal, lang: Lang, letter: &Letter) -> Option<String> {
    let (_, url) = letter.action.as_ref()?;
    Some(if letter.single_use {
        link_mark(portal, lang)
    } else {
        url.clone()
    })
}

/// The mark may stand once only: what people wrote must not be taken for it.
fn without_mark(portal: &Portal, lang: Lang, letter: &Letter) -> Letter {
    let mut letter = letter.clone();
    if !letter.single_use {
        return letter;
    }
    let mark = link_mark(portal, lang);
    let bare = mark.trim_matches(['[', ']']).to_owned();
    let clean = |text: &mut String| *text = text.replace(&mark, &bare);
    clean(&mut letter.subject);
    clean(&mut letter.reason);
    letter.lines.iter_mut().for_each(clean);
    letter.sms.iter_mut().for_each(clean);
    for (what, value) in &mut letter.facts {
        clean(what);
        clean(value);
    }
    if let Some((words, _)) = &mut letter.action {
        clean(words);
    }
    letter
}

/// What is sealed beside a notification with a single-use link.
pub(crate) fn secret(mark: &str, url: &str) -> String {
    format!("{mark}\n{url}")
}

/// Puts the single-use link where its mark stands, in text and HTML.
pub(crate) fn with_link(text: &str, html: Option<&str>, secret: &str) -> anyhow::Result<(String, Option<String>)> {
    let (mark, url) = secret.split_once('\n').context("a sealed link has no mark")?;
    let at = text
        .rfind(mark)
        .context("the mark of a sealed link is not in its text")?;
    let text = format!("{}{url}{}", &text[..at], &text[at + mark.len()..]);
    let attribute = url.replace('&', "&amp;").replace('"', "&quot;");
    let html = html.map(|html| html.replace(&format!("href=\"{mark}\""), &format!("href=\"{attribute}\"")));
    Ok((text, html))
}

/// A stored text as HTML, where addresses within the portal can be clicked and no others.
pub(crate) fn linked(text: &str, base_url: &str) -> String {
    let mut html = String::with_capacity(text.len() + 64);
    let mut rest = text;
    // An empty address would be found everywhere.
    let base_url = if base_url.is_empty() { "\0" } else { base_url };
    while let Some(at) = rest.find(base_url) {
        let (before, found) = rest.split_at(at);
        let end = found.find(char::is_whitespace).unwrap_or(found.len());
        let address = found[..end].trim_end_matches(['.', ',', ')', '!', '?']);
        let path = &address[base_url.len()..];
        escape_into(before, &mut html);
        if path.is_empty() || (path.starts_with('/') && !path.starts_with("//")) {
            html.push_str("<a href=\"");
            escape_into(if path.is_empty() { "/" } else { path }, &mut html);
            html.push_str("\">");
            escape_into(address, &mut html);
            html.push_str("</a>");
        } else {
            escape_into(address, &mut html);
        }
        rest = &found[address.len()..];
    }
    escape_into(rest, &mut html);
    html
}

fn escape_into(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests;
