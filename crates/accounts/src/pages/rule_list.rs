//! The list of password rules beside a field for a new password, and the reading of that field.

use askama::Template;
use base::Lang;
use web::{Error, Form, Frame, Portal};

use crate::hashing;
use crate::password::{self, LONGEST, Rule, SYMBOLS};

/// The rules in force, as part of a form: `{{ rules }}` in a template.
#[derive(Template)]
#[template(path = "password_rules.html")]
pub struct RuleList<'a> {
    f: &'a Frame,
    field: &'static str,
    rules: Vec<Shown>,
}

struct Shown {
    rule: Rule,
    words: String,
}

impl Shown {
    /// The name the page's script knows; none for what only the server can judge.
    fn live(&self) -> Option<&'static str> {
        (self.rule != Rule::HardToGuess).then(|| self.rule.code())
    }

    /// The least length.
    fn min(&self) -> Option<usize> {
        match self.rule {
            Rule::Length(least) => Some(least),
            _ => None,
        }
    }
}

impl askama::filters::HtmlSafe for RuleList<'_> {}

/// The rules in force, for the field of this name.
pub fn rules_for<'a>(f: &'a Frame, field: &'static str) -> RuleList<'a> {
    let in_force = password::rules(f.portal.config.password.policy);
    // Nobody needs to be told of 128 characters before they have typed them.
    let listed = in_force.iter().copied().filter(|rule| *rule != Rule::NotTooLong);
    RuleList {
        f,
        field,
        rules: listed
            .map(|rule| Shown {
                rule,
                words: words(&f.portal, f.lang(), "rule", rule),
            })
            .collect(),
    }
}

/// Reads a new password and notes all unmet rules in one mistake. `own_words` are the person's.
pub async fn read_new(
    f: &Frame,
    form: &mut Form,
    field: &'static str,
    password: &str,
    own_words: &[&str],
) -> Result<Option<String>, Error> {
    let unmet = unmet(f, password, own_words).await?;
    if unmet.is_empty() {
        return Ok(Some(password.to_owned()));
    }
    let rules: Vec<_> = unmet
        .into_iter()
        .map(|rule| words(&f.portal, f.lang(), "unmet", rule))
        .collect();
    form.mistake_text(field, f.ta("accounts-password-unmet", "rules", rules.join(", ")));
    Ok(None)
}

/// The same for a password that is typed twice.
pub async fn read_new_twice(
    f: &Frame,
    form: &mut Form,
    fields: (&'static str, &'static str),
    typed: (&str, &str),
    own_words: &[&str],
) -> Result<Option<String>, Error> {
    let password = read_new(f, form, fields.0, typed.0, own_words).await?;
    if typed.0 != typed.1 {
        form.mistake(fields.1, "accounts-password-differs");
        return Ok(None);
    }
    Ok(password)
}

async fn unmet(f: &Frame, password: &str, own_words: &[&str]) -> Result<Vec<Rule>, Error> {
    let (policy, password) = (f.portal.config.password.policy, password.to_owned());
    let own_words: Vec<String> = own_words.iter().map(|words| (*words).to_owned()).collect();
    let judge = move || {
        let own_words: Vec<_> = own_words.iter().map(String::as_str).collect();
        password::unmet(policy, &password, &own_words)
    };
    hashing::queue(&f.portal, judge).await
}

/// A rule as the list tells it (`rule`), or as what a password lacks (`unmet`).
pub(crate) fn words(portal: &Portal, lang: Lang, kind: &str, rule: Rule) -> String {
    let key = format!("accounts-password-{kind}-{}", rule.code());
    match rule {
        Rule::Length(least) => portal.ta(lang, &key, [("count", least.to_string().into())]),
        Rule::NotTooLong => portal.ta(lang, &key, [("count", LONGEST.to_string().into())]),
        Rule::Symbol => portal.ta(lang, &key, [("symbols", SYMBOLS.into())]),
        Rule::Upper | Rule::Lower | Rule::Digit | Rule::HardToGuess => portal.t(lang, &key),
    }
}
