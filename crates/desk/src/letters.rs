//! What customers and officers are told by e-mail or text message, each in their own language. One
//! letter for one officer: a new case in the queue mails nobody.

use base::{Id, Lang, ObjectRef, Person};
use notify::{Letter, Recipient};
use store::Tx;
use web::{Portal, UNDER};

use crate::model::CASE;
use crate::tables::case;
use crate::{SERVICE, contact, queries, topics};

/// A letter shows so many characters of what was written; the rest stands in the case.
const EXCERPT: usize = 1000;

/// What a customer is told.
#[derive(Clone, Copy)]
pub(crate) enum News<'a> {
    /// The case has come in.
    Received,
    /// We have written.
    Answer(&'a str),
    /// The agent of the customer's organisation has written; its name and what it wrote.
    AgentWrote(&'a str, &'a str),
    /// We have written and wait for an answer.
    Question(&'a str),
    /// We have solved it; what was done.
    Solved(&'a str),
    /// It has ended.
    Closed,
    /// We still wait for an answer.
    Reminder,
    /// The private link that was asked for.
    Link,
    /// A file was taken away; its name.
    FileRemoved(&'a str),
}

impl<'a> News<'a> {
    /// The kind of the letter, whose end is the middle of its text keys.
    fn kind(self) -> &'static str {
        match self {
            News::Received => "desk.received",
            News::Answer(_) => "desk.answer",
            News::AgentWrote(..) => "desk.agent-wrote",
            News::Question(_) => "desk.question",
            News::Solved(_) => "desk.solved",
            News::Closed => "desk.closed",
            News::Reminder => "desk.reminder",
            News::Link => "desk.link",
            News::FileRemoved(_) => "desk.file-removed",
        }
    }

    fn written(self) -> Option<&'a str> {
        match self {
            News::Answer(text)
            | News::AgentWrote(_, text)
            | News::Question(text)
            | News::Solved(text)
            | News::FileRemoved(text) => Some(text),
            News::Received | News::Closed | News::Reminder | News::Link => None,
        }
    }
}

/// Tells the customer, who may be a person with an account or a visitor with an address; whoever
/// wants no answer gets none.
pub(crate) async fn tell_customer(portal: &Portal, tx: &Tx, case: &case::Model, news: News<'_>) -> anyhow::Result<()> {
    if !case.wants_answer {
        return Ok(());
    }
    let customer = customer(tx, case).await?;
    let is_reached = customer
        .as_ref()
        .is_some_and(|to| to.email.is_some() || to.mobile.is_some());
    if let Some(to) = &customer {
        let secret = contact::status_path(tx.keys(), case)?;
        let path = format!("/arenden/{}", case.reference);
        tell(portal, tx, case, news, to, (secret.as_deref(), &path)).await?;
    }
    for (to, of) in representatives(tx, case, is_reached).await? {
        let path = format!("/arenden/{}?{UNDER}={of}", case.reference);
        tell(portal, tx, case, news, &to, (None, &path)).await?;
    }
    Ok(())
}

/// Those who act for the customer now and have done so in the case; all who may when nobody else is
/// reached. Of a customer with protected identity they are told nothing more than that there is something.
async fn representatives(
    tx: &Tx,
    case: &case::Model,
    is_reached: bool,
) -> anyhow::Result<Vec<(Recipient, Id<Person>)>> {
    let (Some(of), None) = (case.person_id, case.organisation_id) else {
        return Ok(Vec::new());
    };
    let holders = accounts::mandates::holders(&**tx, of, SERVICE, tx.now()).await?;
    if holders.is_empty() {
        return Ok(Vec::new());
    }
    let acted = queries::acted_by_mandate(&**tx, case.id).await?;
    let protected = is_protected(tx, case).await?;
    let mut told = Vec::new();
    for holder in holders {
        let is_told = !is_reached || acted.contains(&holder);
        let to = accounts::channels::recipient_for(&**tx, holder, SERVICE).await?;
        if let Some(mut to) = to.filter(|_| is_told) {
            to.protected |= protected;
            told.push((to, of));
        }
    }
    Ok(told)
}

/// Tells one of them; `secret` is the private link of a visitor.
async fn tell(
    portal: &Portal,
    tx: &Tx,
    case: &case::Model,
    news: News<'_>,
    to: &Recipient,
    (secret, path): (Option<&str>, &str),
) -> anyhow::Result<()> {
    let path = secret.unwrap_or(path);
    let mut letter = letter(portal, to.lang, case, news.kind(), news.written(), path);
    letter.single_use = secret.is_some();
    letter.reason = portal.t(to.lang, "desk-mail-reason-customer");
    // Anybody can type another's address into an open form: our mail must not carry their words.
    if secret.is_none() || news.written().is_some() {
        letter.facts.push(subject_fact(portal, to.lang, case));
    }
    if let News::AgentWrote(agent, _) = news {
        let fact = (portal.t(to.lang, "desk-mail-agent"), agent.to_owned());
        letter.facts.push(fact);
    }
    if matches!(news, News::Received | News::Answer(_)) && case.state.is_open() {
        let due = base::swedish::long_date(case.answer_due_at, to.lang);
        letter.facts.push((portal.t(to.lang, "desk-mail-answer-due"), due));
    }
    notify::send(portal, tx, to, &letter).await
}

async fn customer(tx: &Tx, case: &case::Model) -> anyhow::Result<Option<Recipient>> {
    if let Some(person) = case.person_id {
        return accounts::channels::recipient_for(&**tx, person, "desk").await;
    }
    let lang = Lang::from_code(&case.lang).unwrap_or_default();
    Ok(contact::email(tx.keys(), case)?.map(|email| Recipient::address(email, lang)))
}

/// What an officer is told.
#[derive(Clone, Copy)]
pub(crate) enum OfficerNews<'a> {
    /// A colleague gave them the case.
    Assigned,
    /// The customer has written.
    CustomerWrote(&'a str),
    /// The customer says that it is solved.
    CustomerSolved,
}

/// Tells the officer of a case, if it has one; of a customer with protected identity nothing more
/// than that there is something to read.
pub(crate) async fn tell_officer(
    portal: &Portal,
    tx: &Tx,
    case: &case::Model,
    news: OfficerNews<'_>,
) -> anyhow::Result<()> {
    let Some(officer) = case.officer_id else { return Ok(()) };
    let Some(to) = accounts::channels::recipient_for(&**tx, officer, "desk").await? else {
        return Ok(());
    };
    let (kind, written) = match news {
        OfficerNews::Assigned => ("desk.assigned", None),
        OfficerNews::CustomerWrote(text) => ("desk.customer-wrote", Some(text)),
        OfficerNews::CustomerSolved => ("desk.customer-solved", None),
    };
    let path = format!("/handlaggning/arenden/{}", case.reference);
    let mut letter = letter(portal, to.lang, case, kind, written, &path);
    letter.reason = portal.t(to.lang, "desk-mail-reason-officer");
    if is_protected(tx, case).await? {
        letter.lines = vec![portal.t(to.lang, "desk-mail-officer-protected")];
    } else {
        letter.facts.push(subject_fact(portal, to.lang, case));
    }
    notify::send(portal, tx, &to, &letter).await
}

async fn is_protected(tx: &Tx, case: &case::Model) -> anyhow::Result<bool> {
    let Some(person) = case.person_id else { return Ok(false) };
    let customer = accounts::queries::person(&**tx, person).await?;
    Ok(customer.is_some_and(|customer| customer.protected))
}

fn letter(
    portal: &Portal,
    lang: Lang,
    case: &case::Model,
    kind: &'static str,
    written: Option<&str>,
    path: &str,
) -> Letter {
    let name = kind.trim_start_matches("desk.");
    let text = |part: &str| {
        portal.ta(
            lang,
            &format!("desk-mail-{name}-{part}"),
            [("reference", case.reference.as_str().into())],
        )
    };
    let subject = text("subject");
    let mut lines = vec![text("text")];
    lines.extend(written.map(excerpt).into_iter().flatten());
    Letter {
        kind,
        sms: Some(subject.clone()),
        subject,
        lines,
        facts: vec![
            (portal.t(lang, "desk-mail-reference"), case.reference.clone()),
            (portal.t(lang, "desk-mail-topic"), topics::name(&case.topic, lang)),
        ],
        action: Some((text("button"), portal.config.link(path))),
        about: Some(ObjectRef::new(CASE, case.id)),
        ..Letter::default()
    }
}

fn subject_fact(portal: &Portal, lang: Lang, case: &case::Model) -> (String, String) {
    (portal.t(lang, "desk-mail-subject"), case.subject.clone())
}

/// The paragraphs of what was written, cut when it is long.
fn excerpt(text: &str) -> Vec<String> {
    let cut: String = text.chars().take(EXCERPT).collect();
    let whole = cut.len() == text.len();
    let mut paragraphs: Vec<_> = cut
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(str::to_owned)
        .collect();
    if let (false, Some(last)) = (whole, paragraphs.last_mut()) {
        last.push_str(" …");
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn a_short_text_is_told_whole_by_paragraph() {
        assert_eq!(
            excerpt("Hej!\n\nTack för bilden.\nVi byter låset.\n"),
            ["Hej!", "Tack för bilden.\nVi byter låset."]
        );
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let told = excerpt(&"å".repeat(1001));
        assert_eq!(told, [format!("{} …", "å".repeat(1000))]);
        assert_eq!(excerpt(&"å".repeat(1000)), ["å".repeat(1000)]);
        assert!(excerpt("").is_empty());
    }
}
