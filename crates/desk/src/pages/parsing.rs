//! Reads the fields that several forms share. What is wrong is noted in the form, which keeps what
//! was typed.

use base::Email;
use forms::Questions;
use web::{Form, Frame};

use crate::model::limit;
use crate::rules::Refusal;
use crate::topics::{self, Topic, TopicPage};

/// A topic of this page.
pub(crate) fn topic(form: &mut Form, page: TopicPage) -> Option<&'static Topic> {
    form.read("topic", |code| {
        topics::find(code)
            .filter(|topic| topic.is_on(page))
            .ok_or("desk-topic-missing")
    })
}

/// What the form of the chosen topic asks, among those that can be chosen. Its fields follow the topic.
pub(crate) async fn questions(
    f: &Frame,
    form: &mut Form,
    choices: impl Iterator<Item = &'static Topic> + Clone,
) -> anyhow::Result<Questions> {
    let chosen = choices.clone().find(|topic| topic.code == form.value("topic"));
    let owner = chosen.map(Topic::form_owner);
    let questions = Questions::of(f, form, owner.as_deref()).await?;
    let owners = choices.map(Topic::form_owner).collect();
    match forms::is_any_published(f.portal.store.db(), owners).await? {
        true => Ok(questions.chosen_by("topic")),
        false => Ok(questions),
    }
}

/// The subject line.
pub(crate) fn subject(form: &mut Form) -> Option<String> {
    form.read_text("subject", limit::SUBJECT, "desk-subject-missing")
        .map(|subject| one_line(&subject))
}

/// What the customer tells.
pub(crate) fn text(form: &mut Form) -> Option<String> {
    form.read_text("text", limit::TEXT, "desk-text-missing")
}

/// A text of at most `max` characters that may be left empty.
pub(crate) fn optional_text(form: &mut Form, field: &'static str, max: usize) -> Option<Option<String>> {
    if form.value(field).trim().is_empty() {
        return Some(None);
    }
    form.read_text(field, max, "desk-text-missing").map(Some)
}

/// An e-mail address.
pub(crate) fn email(form: &mut Form) -> Option<Email> {
    form.read("email", |typed| match typed {
        "" => Err("desk-email-missing"),
        typed => Email::parse(typed).map_err(|_| "desk-email-wrong"),
    })
}

/// An e-mail address that may be left out.
pub(crate) fn optional_email(form: &mut Form) -> Option<Option<Email>> {
    form.read_optional("email", |typed| Email::parse(typed).map_err(|_| "desk-email-wrong"))
}

/// A telephone number that may be left out, kept as it was typed.
pub(crate) fn optional_phone(form: &mut Form) -> Option<Option<String>> {
    form.read_optional("phone", |typed| {
        let plausible = typed.chars().all(|c| c.is_ascii_digit() || " +-()/".contains(c))
            && typed.chars().filter(char::is_ascii_digit).count() >= 5
            && typed.chars().count() <= limit::PHONE;
        if plausible {
            Ok(typed.to_owned())
        } else {
            Err("desk-phone-wrong")
        }
    })
}

/// Which field a refusal stands at, and its words.
pub(crate) fn refused(form: &mut Form, field: &'static str, refusal: Refusal) {
    match refusal {
        Refusal::FileGone => files::gone(form),
        refusal => form.mistake(field, refusal_key(refusal)),
    }
}

fn refusal_key(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Closed => "desk-refused-closed",
        Refusal::NotSolved => "desk-refused-not-solved",
        Refusal::AlreadySolved => "desk-refused-already-solved",
        Refusal::OwnMatter => "desk-refused-own-matter",
        Refusal::SolutionMissing => "desk-refused-solution-missing",
        Refusal::NotAssigned => "desk-refused-not-assigned",
        Refusal::NotAnOfficer => "desk-refused-not-an-officer",
        Refusal::NotHeld => "desk-refused-not-held",
        Refusal::TooYoung => "desk-refused-too-young",
        Refusal::FileGone => "files-gone",
    }
}

/// Words to look for, when there are any and not too many.
pub(crate) fn words(f: &Frame, form: &mut Form, typed: &str) -> Option<String> {
    let length = typed.chars().count();
    if length > limit::SEARCH {
        form.mistake_text(
            "sok",
            f.ta2("desk-search-too-long", "max", limit::SEARCH, "length", length),
        );
        return None;
    }
    (!typed.is_empty()).then(|| typed.to_owned())
}

/// A subject stands on one line, also in the subject of a letter.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn a_subject_is_one_line() {
        assert_eq!(
            one_line("Hål\nBcc: a@b.example \t i   gatan"),
            "Hål Bcc: a@b.example i gatan"
        );
    }
}
