//! The texts of all rooms, in Swedish and English. A key begins with the name of its crate.

use std::borrow::Cow;
use std::collections::HashMap;

use base::Lang;
use fluent_templates::fluent_bundle::FluentValue;
use unic_langid::{LanguageIdentifier, langid};

/// What `static_loader!` makes of a crate's `texts/`.
pub type Loader = dyn fluent_templates::Loader + Send + Sync;

const SV: LanguageIdentifier = langid!("sv");
const EN: LanguageIdentifier = langid!("en");

/// The texts of the crates that are built in, by crate name.
pub struct Texts {
    loaders: HashMap<&'static str, &'static Loader>,
}

impl Texts {
    /// The texts of these crates.
    pub fn new(loaders: impl IntoIterator<Item = (&'static str, &'static Loader)>) -> Texts {
        Texts {
            loaders: loaders.into_iter().collect(),
        }
    }

    /// The text of `key`. A key that is not there shows itself; a test finds those.
    pub fn get(&self, lang: Lang, key: &str) -> String {
        self.find(lang, key, None).unwrap_or_else(|| missing(key))
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
        let lang = match lang {
            Lang::Sv => &SV,
            Lang::En => &EN,
        };
        self.loaders.get(crate_name)?.try_lookup_complete(lang, key, values)
    }
}

fn missing(key: &str) -> String {
    tracing::error!(key, "a text is missing");
    debug_assert!(false, "the text {key} is missing");
    key.to_owned()
}
