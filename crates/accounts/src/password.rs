//! Which passwords are good enough (accounts.md, Password). Pure: a password goes in, the rules it
//! does not meet come out, all at once. Takes up to 25 ms, so pages ask through `hashing::queue`.

use web::config::PasswordPolicy;
use zxcvbn::{Score, zxcvbn};

/// Longer passwords are refused: hashing must not become a burden.
pub const LONGEST: usize = 128;
/// So many characters are estimated: more only take time, up to half a second.
const ESTIMATED: usize = 24;
/// One of these is asked for by the policy `seed`; others are allowed.
pub const SYMBOLS: &str = "!@#$%^*";

/// A rule for passwords.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// At least so many characters.
    Length(usize),
    /// A capital letter.
    Upper,
    /// A small letter.
    Lower,
    /// A digit.
    Digit,
    /// One of [`SYMBOLS`].
    Symbol,
    /// At most [`LONGEST`] characters.
    NotTooLong,
    /// Neither common nor made of the person's own words.
    HardToGuess,
}

impl Rule {
    /// The end of its text keys, also its name in the page's markup.
    pub fn code(self) -> &'static str {
        match self {
            Rule::Length(_) => "length",
            Rule::Upper => "upper",
            Rule::Lower => "lower",
            Rule::Digit => "digit",
            Rule::Symbol => "symbol",
            Rule::NotTooLong => "too-long",
            Rule::HardToGuess => "guess",
        }
    }

    fn is_met(self, password: &str, own_words: &[&str]) -> bool {
        let length = password.chars().count();
        match self {
            Rule::Length(least) => length >= least,
            Rule::Upper => password.chars().any(char::is_uppercase),
            Rule::Lower => password.chars().any(char::is_lowercase),
            Rule::Digit => password.chars().any(|c| c.is_ascii_digit()),
            Rule::Symbol => password.chars().any(|c| SYMBOLS.contains(c)),
            Rule::NotTooLong => length <= LONGEST,
            Rule::HardToGuess => {
                let beginning: String = password.chars().take(ESTIMATED).collect();
                zxcvbn(&beginning, own_words).score() >= Score::Two
            }
        }
    }
}

/// The rules of a policy, in the order they are listed.
pub fn rules(policy: PasswordPolicy) -> &'static [Rule] {
    match policy {
        PasswordPolicy::Seed => &[
            Rule::Length(8),
            Rule::Upper,
            Rule::Lower,
            Rule::Digit,
            Rule::Symbol,
            Rule::NotTooLong,
            Rule::HardToGuess,
        ],
        PasswordPolicy::Nist => &[Rule::Length(15), Rule::NotTooLong, Rule::HardToGuess],
    }
}

/// The rules that `password` does not meet. `own_words` are the person's: names, e-mail address,
/// username.
pub fn unmet(policy: PasswordPolicy, password: &str, own_words: &[&str]) -> Vec<Rule> {
    let words: Vec<_> = own_words.iter().flat_map(|words| parts(words)).collect();
    rules(policy)
        .iter()
        .copied()
        .filter(|rule| !rule.is_met(password, &words))
        .collect()
}

/// A text and its words of three letters or more: `anna.ek@exempel.example` holds "exempel" too.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 3);
    std::iter::once(text).chain(words).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Rule::*;
    use super::*;

    #[test]
    fn the_policy_seed_asks_for_four_kinds_of_characters() {
        for (password, expected) in [
            ("Granskog7!kv", vec![]),
            ("Blå häst i 9 hagar*", vec![]),
            ("ÅÄÖgranskog7!åäö", vec![]),
            ("Gr7!k", vec![Length(8), HardToGuess]),
            ("granskog7!kv", vec![Upper]),
            ("GRANSKOG7!KV", vec![Lower]),
            ("Granskog!kvist", vec![Digit]),
            ("Granskog7kvist", vec![Symbol]),
            ("Granskog7&kvist", vec![Symbol]),
            ("", vec![Length(8), Upper, Lower, Digit, Symbol, HardToGuess]),
        ] {
            assert_eq!(unmet(PasswordPolicy::Seed, password, &[]), expected, "{password}");
        }
    }

    #[test]
    fn common_passwords_are_refused_though_they_fit_the_other_rules() {
        for common in ["Passw0rd!", "Password1!", "Qwerty123!", "Abc12345!"] {
            assert_eq!(unmet(PasswordPolicy::Seed, common, &[]), [HardToGuess], "{common}");
        }
    }

    #[test]
    fn the_persons_own_words_are_refused() {
        let own = ["Annika", "Granström", "annika.granstrom@exempel.example"];
        for made_of_them in ["Annika1!", "Granström1!", "Exempel1!"] {
            assert_eq!(
                unmet(PasswordPolicy::Seed, made_of_them, &own),
                [HardToGuess],
                "{made_of_them}"
            );
        }
        assert_eq!(unmet(PasswordPolicy::Seed, "Granskog7!kv", &own), []);
    }

    #[test]
    fn the_policy_nist_asks_for_length_only() {
        for (password, expected) in [
            ("blå häst i nio hagar", vec![]),
            ("blå häst i nio", vec![Length(15)]),
            ("passwordpassword", vec![HardToGuess]),
            ("aaaaaaaaaaaaaaaaaaaa", vec![HardToGuess]),
        ] {
            assert_eq!(unmet(PasswordPolicy::Nist, password, &[]), expected, "{password}");
        }
    }

    #[test]
    fn passwords_may_have_128_characters_and_no_more() {
        let longest: String = "Häst7!".chars().cycle().take(LONGEST).collect();
        assert!(!unmet(PasswordPolicy::Seed, &longest, &[]).contains(&NotTooLong));
        assert_eq!(unmet(PasswordPolicy::Seed, &format!("{longest}x"), &[]), [NotTooLong]);
    }
}
