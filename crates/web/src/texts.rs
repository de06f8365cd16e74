//! The texts of all rooms, in Swedish and English. A key begins with the name of its crate.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use base::Lang;
use fluent_templates::fluent_bundle::FluentValue;
use unic_langid::{LanguageIdentifier, langid};

/// What `static_loader!` makes of a crate's `texts/`.
pub type Loader = dyn fluent_templates::Loader + Send + Sync;

/// The texts of the crates that are built in, by crate name.
pub struct Texts {
    loaders: HashMap<&'static str, &'static Loader>,
    swedish: Language,
    english: Language,
}

/// What texts are looked up with.
struct Language {
    id: LanguageIdentifier,
    /// Those that were asked for without values, by key: a page has a hundred, and working each out anew was a tenth of
    /// a list's cost. Only what there is is kept.
    plain: RwLock<HashMap<String, String>>,
}

impl Texts {
    /// The texts of these crates.
    pub fn new(loaders: impl IntoIterator<Item = (&'static str, &'static Loader)>) -> Texts {
        Texts {
            loaders: loaders.into_iter().collect(),
            swedish: Language::new(langid!("sv")),
            english: Language::new(langid!("en")),
        }
    }

    /// The text of `key`. A key that is not there shows itself; a test finds those.
    pub fn get(&self, lang: Lang, key: &str) -> String {
        let plain = &self.language(lang).plain;
        let kept = plain.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned();
        kept.unwrap_or_else(|| match self.find(lang, key, None) {
            Some(text) => {
                let mut plain = plain.write().unwrap_or_else(PoisonError::into_inner);
                plain.insert(key.to_owned(), text.clone());
                text
            }
            None => missing(key),
        })
    }

    /// The text of `key` with values, for example `[("name", "Anna".into())]`.
    pub fn get_with<'a>(
        &self,
        lang: Lang,
        key: &str,
        values: impl IntoIterator<Item = (impl Into<Cow<'static, str>>, FluentValue<'a>)>,
    ) -> String {
        let values: HashMap<Cow<'static, str>, FluentValue> = values
            .into_iter()
            .map(|(name, value)| (name.into(), value.into_owned()))
            .collect();
        self.find(lang, key, Some(&values)).unwrap_or_else(|| missing(key))
    }

    /// Whether there is such a text.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.find(lang, key, None).is_some()
    }

    fn find(&self, lang: Lang, key: &str, values: Option<&HashMap<Cow<'static, str>, FluentValue>>) -> Option<String> {
        let (crate_name, _) = key.split_once('-')?;
        let loader = self.loaders.get(crate_name)?;
        loader.try_lookup_complete(&self.language(lang).id, key, values)
    }

    fn language(&self, lang: Lang) -> &Language {
        match lang {
            Lang::Sv => &self.swedish,
            Lang::En => &self.english,
        }
    }
}

impl Language {
    fn new(id: LanguageIdentifier) -> Language {
        Language {
            id,
            plain: RwLock::default(),
        }
    }
}

fn missing(key: &str) -> String {
    tracing::error!(key, "a text is missing");
    debug_assert!(false, "the text {key} is missing");
    key.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_the_same_when_it_is_asked_for_again_and_of_its_own_language() {
        let texts = Texts::new([("web", crate::texts())]);
        for _ in 0..2 {
            assert_eq!(texts.get(Lang::Sv, "web-hat-private"), "Privat");
            assert_eq!(texts.get(Lang::En, "web-hat-private"), "Private");
        }
    }
}
