//! Reads the fields that several forms share. What is wrong is noted in the form, which keeps what
//! was typed.

use std::sync::Arc;

use base::Email;
use forms::Questions;
use web::posted::{FILES, sent_for};
use web::{Form, Frame};

use crate::acts::To;
use crate::model::limit;
use crate::rules::{Conflict, Refusal};
use crate::search::Query;
use crate::topics::{Topic, TopicPage, Topics};

/// A topic of this page.
pub(crate) fn topic(form: &mut Form, topics: &Topics, page: TopicPage) -> Option<Arc<Topic>> {
    form.read("topic", |code| {
        let found = topics.find(code).filter(|topic| topic.is_on(page));
        found.cloned().ok_or("desk-topic-missing")
    })
}

/// What the form of the chosen topic asks, among those that can be chosen. Its fields follow the topic.
pub(crate) async fn questions<'a>(
    f: &Frame,
    form: &mut Form,
    choices: impl Iterator<Item = &'a Arc<Topic>> + Clone,
) -> anyhow::Result<Questions> {
    let chosen = choices.clone().find(|topic| topic.code == form.value("topic"));
    let owner = chosen.map(|topic| topic.form_owner());
    let questions = Questions::of(f, form, owner.as_deref()).await?;
    let owners: Vec<_> = choices.map(|topic| topic.form_owner()).collect();
    let is_chosen = owners.len() > 1;
    match is_chosen && forms::is_any_published(f.portal.store.db(), owners).await? {
        true => Ok(questions.chosen_by("topic")),
        false => Ok(questions),
    }
}

/// Takes what was written, with its files, from a form that could not be taken into another.
pub(crate) fn carry_on(form: Form, sent: &Form) -> Form {
    let files = sent_for(FILES);
    let sent_before: Vec<_> = sent.values(&files).map(str::to_owned).collect();
    form.fill("text", sent.value("text")).fill_all(&files, sent_before)
}

/// Before the id of a team, where both officers and teams can be chosen.
pub(crate) const TEAM: &str = "team:";

/// To whom a case is given.
pub(crate) fn taker(form: &mut Form) -> Option<To> {
    form.read("officer", |chosen| {
        let to = match chosen.strip_prefix(TEAM) {
            Some(team) => team.parse().ok().map(To::Team),
            None => chosen.parse().ok().map(To::Officer),
        };
        to.ok_or("desk-officer-missing")
    })
}

/// What something is called.
pub(crate) fn name(form: &mut Form, field: &'static str) -> Option<String> {
    form.read_text(field, limit::NAME, "desk-title-missing")
        .map(|name| one_line(&name))
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

/// The words of a refusal.
pub(crate) fn refusal_key(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Closed => "desk-refused-closed",
        Refusal::Merged => "desk-refused-merged",
        Refusal::NotSolved => "desk-refused-not-solved",
        Refusal::AlreadySolved => "desk-refused-already-solved",
        Refusal::Conflict(Conflict::Party) | Refusal::ColleagueConflict(Conflict::Party) => "desk-refused-own-matter",
        Refusal::Conflict(Conflict::Declared) | Refusal::ColleagueConflict(Conflict::Declared) => {
            "desk-refused-recused"
        }
        Refusal::SolutionMissing => "desk-refused-solution-missing",
        Refusal::NotAssigned => "desk-refused-not-assigned",
        Refusal::NotEnded => "desk-refused-not-ended",
        Refusal::RatingStays => "desk-refused-rating-stays",
        Refusal::Oneself => "desk-refused-oneself",
        Refusal::NoRole => "desk-refused-no-role",
        Refusal::ProtectedSharing => "desk-refused-protected-sharing",
        Refusal::TooManyReaders => "desk-refused-too-many-readers",
        Refusal::NotShared => "desk-refused-not-shared",
        Refusal::NotAnOfficer => "desk-refused-not-an-officer",
        Refusal::NotHeld => "desk-refused-not-held",
        Refusal::TooYoung => "desk-refused-too-young",
        Refusal::SameCase => "desk-refused-same-case",
        Refusal::NotOpen => "desk-refused-not-open",
        Refusal::ProtectedApart => "desk-refused-protected-apart",
        Refusal::LineGone => "desk-refused-line-gone",
        Refusal::Overtaken => "desk-refused-overtaken",
        Refusal::MentionsParty => "desk-refused-mentions-party",
        Refusal::TooManySaved => "desk-refused-too-many-saved",
        Refusal::NoSuchTeam => "desk-refused-no-such-team",
        Refusal::NoSuchCase => "desk-refused-no-such-case",
        Refusal::MailSettled => "desk-refused-mail-settled",
        Refusal::FileGone => "files-gone",
        Refusal::Stale => "desk-refused-stale",
        Refusal::NameTaken => "desk-refused-name-taken",
        Refusal::GroupInGroup => "desk-refused-group-in-group",
        Refusal::AppealedAlready => "desk-refused-appealed-already",
        Refusal::NotToSettle => "desk-refused-not-to-settle",
        Refusal::TeamUsed => "desk-refused-team-used",
    }
}

/// What is looked for, when anything is typed and it is not too long.
pub(crate) fn query(f: &Frame, form: &mut Form, typed: &str) -> Option<Query> {
    let length = typed.chars().count();
    if length > limit::SEARCH {
        form.mistake_text(
            "sok",
            f.ta2("desk-search-too-long", "max", limit::SEARCH, "length", length),
        );
        return None;
    }
    (!typed.is_empty()).then(|| Query::of(typed))
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
