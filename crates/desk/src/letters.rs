//! What customers and officers are told by e-mail or text message, each in their own language. One
//! letter for one officer: a new case in the queue mails nobody.

use base::{Email, Id, Lang, ObjectRef, Organisation, Person};
use chrono::{DateTime, Utc};
use notify::{Letter, Recipient};
use store::Tx;
use web::{Portal, UNDER};

use crate::acts::same_customer;
use crate::decision::Remedy;
use crate::model::{CASE, Case, Why};
use crate::rules::SEES_WHOLE_ORGANISATION;
use crate::tables::{case, case_decision};
use crate::{SERVICE, contact, post, queries, topics};

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
    /// Somebody who reads the case beside the customer has written; the name, where it may be told, the words, and
    /// whom it need not be told.
    ReaderWrote(Option<&'a str>, &'a str, Option<Id<Person>>),
    /// We have written and wait for an answer.
    Question(&'a str),
    /// We have solved it; what was done.
    Solved(&'a str),
    /// We have decided; what, and what can be done against it.
    Decided(&'a str, &'a case_decision::Model),
    /// Cases about the same thing were merged.
    Merged,
    /// It was made of lines of another.
    Split,
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
            News::ReaderWrote(..) => "desk.reader-wrote",
            News::Question(_) => "desk.question",
            News::Solved(_) => "desk.solved",
            News::Decided(..) => "desk.decided",
            News::Merged => "desk.merged",
            News::Split => "desk.split",
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
            | News::ReaderWrote(_, text, _)
            | News::Question(text)
            | News::Solved(text)
            | News::Decided(text, _)
            | News::FileRemoved(text) => Some(text),
            News::Received | News::Merged | News::Split | News::Closed | News::Reminder | News::Link => None,
        }
    }
}

/// Tells the customer, those whose cases were merged into this one, and of our own words also the persons with whom it
/// is shared.
pub(crate) async fn tell_customer(portal: &Portal, tx: &Tx, case: &case::Model, news: News<'_>) -> anyhow::Result<()> {
    tell_owner(portal, tx, case, news).await?;
    if let News::Link = news {
        // Only whose link it is asked for it.
        return Ok(());
    }
    let writer = match news {
        News::ReaderWrote(.., writer) => writer,
        _ => None,
    };
    let mut told = vec![case.clone()];
    for merged in queries::merged_into(&**tx, case.id).await? {
        let again = told.iter().any(|one| same_customer(one, &merged));
        let is_own = writer.is_some() && merged.person_id == writer;
        let is_told = merged.wants_answer && !again && !is_own;
        if let Some(to) = customer(tx, &merged).await?.filter(|_| is_told) {
            let secret = contact::status_path(tx.keys(), &merged)?;
            let path = format!("/arenden/{}", case.reference);
            tell(portal, tx, (case, &merged), news, &to, (secret.as_deref(), &path)).await?;
        }
        told.push(merged);
    }
    match news {
        News::Answer(text) | News::Question(text) | News::Solved(text) | News::Decided(text, _) => {
            tell_readers(portal, tx, case, text).await
        }
        _ => Ok(()),
    }
}

/// Tells the persons with whom the case is shared by name that we have written.
async fn tell_readers(portal: &Portal, tx: &Tx, case: &case::Model, text: &str) -> anyhow::Result<()> {
    for reader in queries::readers_of(&**tx, case.id).await? {
        let Some(person) = reader.person_id.filter(|_| reader.why == Why::Shared) else {
            continue;
        };
        if has_left(tx, person, reader.within_id).await? {
            continue;
        }
        let Some(to) = accounts::channels::recipient_for(&**tx, person, SERVICE).await? else {
            continue;
        };
        let topic = topics::name_in(&**tx, &case.topic, to.lang).await?;
        let (kind, path) = ("desk.shared-answer", format!("/arenden/{}", case.reference));
        let mut letter = letter(portal, to.lang, case, topic, (kind, Some(text)), &path);
        letter.reason = portal.t(to.lang, "desk-mail-reason-shared");
        letter.facts.push(subject_fact(portal, to.lang, case));
        let_reply(portal, tx, case.id, &to, &mut letter);
        notify::send(portal, tx, &to, &letter).await?;
    }
    Ok(())
}

/// Who has left an organisation has left its cases.
async fn has_left(tx: &Tx, person: Id<Person>, of: Option<Id<Organisation>>) -> anyhow::Result<bool> {
    let Some(of) = of else { return Ok(false) };
    let hats = organisations::queries::hats(&**tx, person).await?;
    Ok(hats.iter().all(|hat| hat.of != of.into()))
}

/// Says in the letter that it can be answered, where mail is read.
fn let_reply(portal: &Portal, tx: &Tx, case: Id<Case>, to: &Recipient, letter: &mut Letter) {
    let answers_to = |email| post::reply_address(&portal.config, tx.keys(), case, email);
    if let Some(address) = to.email.as_ref().and_then(answers_to) {
        letter.reply_to = Some(address);
        letter.lines.push(portal.t(to.lang, "desk-mail-can-reply"));
    }
}

/// Tells the customer, who may be a person with an account or a visitor with an address; whoever
/// wants no answer gets none.
async fn tell_owner(portal: &Portal, tx: &Tx, case: &case::Model, news: News<'_>) -> anyhow::Result<()> {
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
        tell(portal, tx, (case, case), news, to, (secret.as_deref(), &path)).await?;
    }
    for (to, of) in representatives(tx, case, is_reached).await? {
        let path = format!("/arenden/{}?{UNDER}={of}", case.reference);
        tell(portal, tx, (case, case), news, &to, (None, &path)).await?;
    }
    for (to, of) in successors(tx, case).await? {
        let path = format!("/arenden/{}?{UNDER}={of}", case.reference);
        tell(portal, tx, (case, case), news, &to, (None, &path)).await?;
    }
    Ok(())
}

/// Those who see all cases of the organisation, when whoever raised this one has left it.
async fn successors(tx: &Tx, case: &case::Model) -> anyhow::Result<Vec<(Recipient, Id<Organisation>)>> {
    let (Some(person), Some(of)) = (case.person_id, case.organisation_id) else {
        return Ok(Vec::new());
    };
    if !has_left(tx, person, Some(of)).await? {
        return Ok(Vec::new());
    }
    let mut told = Vec::new();
    for holder in organisations::queries::holders(&**tx, of, &SEES_WHOLE_ORGANISATION).await? {
        let to = accounts::channels::recipient_for(&**tx, holder, SERVICE).await?;
        told.extend(to.map(|to| (to, of)));
    }
    Ok(told)
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

/// Tells one of them, whose own case is `own`, which may have gone into this; `secret` is the private link of a visitor.
async fn tell(
    portal: &Portal,
    tx: &Tx,
    (case, own): (&case::Model, &case::Model),
    news: News<'_>,
    to: &Recipient,
    (secret, path): (Option<&str>, &str),
) -> anyhow::Result<()> {
    let path = secret.unwrap_or(path);
    let topic = topics::name_in(&**tx, &case.topic, to.lang).await?;
    let mut letter = letter(portal, to.lang, case, topic, (news.kind(), news.written()), path);
    letter.single_use = secret.is_some();
    letter.reason = portal.t(to.lang, "desk-mail-reason-customer");
    // Anybody can type another's address into an open form: our mail must not carry their words.
    if secret.is_none() || news.written().is_some() {
        letter.facts.push(subject_fact(portal, to.lang, case));
    }
    if let News::Decided(_, decision) = news {
        let outcome = portal.t(to.lang, &format!("desk-outcome-{}", decision.outcome.code()));
        letter.facts.push((portal.t(to.lang, "desk-decision"), outcome));
        let against = remedy(portal, to.lang, decision.remedy, decision.appeal_to.as_deref());
        letter.lines.push(against);
    }
    if let News::AgentWrote(agent, _) = news {
        let fact = (portal.t(to.lang, "desk-mail-agent"), agent.to_owned());
        letter.facts.push(fact);
    }
    if let News::ReaderWrote(Some(name), ..) = news {
        letter
            .facts
            .push((portal.t(to.lang, "desk-mail-from"), name.to_owned()));
    }
    if matches!(news, News::Received | News::Answer(_)) && case.state.is_open() {
        let due = base::swedish::long_date(case.answer_due_at, to.lang);
        letter.facts.push((portal.t(to.lang, "desk-mail-answer-due"), due));
    }
    let_reply(portal, tx, own.id, to, &mut letter);
    notify::send(portal, tx, to, &letter).await
}

/// What can be done against a decision, and how.
pub(crate) fn remedy(portal: &Portal, lang: Lang, remedy: Remedy, appeal_to: Option<&str>) -> String {
    let owner = &portal.config.owner;
    let values = [
        ("to", appeal_to.unwrap_or_default().into()),
        ("owner", owner.name.as_str().into()),
        ("email", owner.email.as_str().into()),
    ];
    portal.ta(lang, &format!("desk-remedy-{}", remedy.code()), values)
}

/// Whom a case is shared with, as the letter reaches them.
#[derive(Clone, Copy)]
pub(crate) enum Invited<'a> {
    /// An account.
    Person(Id<Person>),
    /// Somebody with a role in an organisation.
    Holder(Id<Person>, Id<Organisation>),
    /// An address without an account: the letter says nothing of the case but its number.
    Address(&'a Email, Lang),
}

/// Tells somebody that a case is shared with them by `by`, who is not named when that is protected.
pub(crate) async fn tell_reader(
    portal: &Portal,
    tx: &Tx,
    case: &case::Model,
    by: Id<Person>,
    invited: Invited<'_>,
) -> anyhow::Result<()> {
    let own = format!("/arenden/{}", case.reference);
    let (to, kind, path) = match invited {
        Invited::Person(person) => {
            let to = accounts::channels::recipient_for(&**tx, person, SERVICE).await?;
            (to, "desk.shared", own)
        }
        Invited::Holder(person, of) => {
            let to = accounts::channels::recipient_for(&**tx, person, SERVICE).await?;
            (to, "desk.shared-organisation", format!("{own}?{UNDER}={of}"))
        }
        Invited::Address(email, lang) => {
            let to = Recipient::address(email.clone(), lang);
            (Some(to), "desk.shared-invited", "/registrera".to_owned())
        }
    };
    let Some(to) = to else { return Ok(()) };
    let topic = topics::name_in(&**tx, &case.topic, to.lang).await?;
    let mut letter = letter(portal, to.lang, case, topic, (kind, None), &path);
    letter.reason = portal.t(to.lang, "desk-mail-reason-shared");
    if matches!(invited, Invited::Address(..)) {
        letter.facts.clear();
    } else {
        letter.facts.push(subject_fact(portal, to.lang, case));
    }
    if let Some(name) = accounts::queries::open_names(&**tx, &[by]).await?.remove(&by) {
        letter.facts.push((portal.t(to.lang, "desk-mail-from"), name));
    }
    notify::send(portal, tx, &to, &letter).await
}

/// Tells a person that a draft is deleted then; never what it says.
pub(crate) async fn tell_of_draft(
    portal: &Portal,
    tx: &Tx,
    person: Id<Person>,
    at: DateTime<Utc>,
) -> anyhow::Result<()> {
    let Some(to) = accounts::channels::recipient_for(&**tx, person, SERVICE).await? else {
        return Ok(());
    };
    let date = base::swedish::date(at, to.lang);
    let text = |part: &str| {
        let key = format!("desk-mail-draft-{part}");
        portal.ta(to.lang, &key, [("date", date.as_str().into())])
    };
    let subject = text("subject");
    let letter = Letter {
        kind: "desk.draft",
        sms: Some(subject.clone()),
        subject,
        lines: vec![text("text")],
        action: Some((text("button"), portal.config.link("/arenden"))),
        reason: text("reason"),
        ..Letter::default()
    };
    notify::send(portal, tx, &to, &letter).await
}

async fn customer(tx: &Tx, case: &case::Model) -> anyhow::Result<Option<Recipient>> {
    if let Some(person) = case.person_id {
        return match has_left(tx, person, case.organisation_id).await? {
            true => Ok(None),
            false => accounts::channels::recipient_for(&**tx, person, SERVICE).await,
        };
    }
    let lang = Lang::from_code(&case.lang).unwrap_or_default();
    Ok(contact::email(tx.keys(), case)?.map(|email| Recipient::address(email, lang)))
}

/// What an officer is told.
#[derive(Clone, Copy)]
pub(crate) enum OfficerNews<'a> {
    /// A colleague gave them the case.
    Assigned,
    /// A colleague mentioned them in the last line, a note.
    Mentioned,
    /// The customer has written.
    CustomerWrote(&'a str),
    /// The customer says that it is solved.
    CustomerSolved,
    /// A decision of theirs was appealed against, by this case.
    Appealed,
    /// A party asks that the matter be decided.
    AskedToSettle,
    /// Our word is due soon.
    DueSoon,
    /// Our word is late.
    Late,
}

impl<'a> OfficerNews<'a> {
    /// The kind of the letter, and what was written.
    fn kind(self) -> (&'static str, Option<&'a str>) {
        match self {
            OfficerNews::Assigned => ("desk.assigned", None),
            // What a note says stands behind the login.
            OfficerNews::Mentioned => ("desk.mentioned", None),
            OfficerNews::CustomerWrote(text) => ("desk.customer-wrote", Some(text)),
            OfficerNews::CustomerSolved => ("desk.customer-solved", None),
            OfficerNews::Appealed => ("desk.appealed", None),
            OfficerNews::AskedToSettle => ("desk.asked-to-settle", None),
            OfficerNews::DueSoon => ("desk.due-soon", None),
            OfficerNews::Late => ("desk.late", None),
        }
    }
}

/// Tells the officer of a case, if it has one; of a customer with protected identity nothing more
/// than that there is something to read.
pub(crate) async fn tell_officer(
    portal: &Portal,
    tx: &Tx,
    case: &case::Model,
    news: OfficerNews<'_>,
) -> anyhow::Result<()> {
    match case.officer_id {
        Some(officer) => tell_colleague(portal, tx, case, officer, news).await,
        None => Ok(()),
    }
}

/// Tells somebody who handles cases.
pub(crate) async fn tell_colleague(
    portal: &Portal,
    tx: &Tx,
    case: &case::Model,
    officer: Id<Person>,
    news: OfficerNews<'_>,
) -> anyhow::Result<()> {
    let Some(to) = accounts::channels::recipient_for(&**tx, officer, SERVICE).await? else {
        return Ok(());
    };
    let is_mentioned = matches!(news, OfficerNews::Mentioned);
    let page = format!("/handlaggning/arenden/{}", case.reference);
    let (path, reason) = match is_mentioned {
        true => (format!("{page}#m{}", case.version), "desk-mail-reason-mentioned"),
        false if case.officer_id == Some(officer) => (page, "desk-mail-reason-officer"),
        false => (page, "desk-mail-reason-team"),
    };
    let topic = topics::name_in(&**tx, &case.topic, to.lang).await?;
    let mut letter = letter(portal, to.lang, case, topic, news.kind(), &path);
    letter.reason = portal.t(to.lang, reason);
    if matches!(news, OfficerNews::DueSoon | OfficerNews::Late) {
        let due = base::swedish::date_time(case.answer_due_at, to.lang);
        letter.facts.push((portal.t(to.lang, "desk-queue-due"), due));
    }
    if is_protected(tx, case).await? {
        if !is_mentioned {
            letter.lines = vec![portal.t(to.lang, "desk-mail-officer-protected")];
        }
    } else {
        letter.facts.push(subject_fact(portal, to.lang, case));
    }
    notify::send(portal, tx, &to, &letter).await
}

/// Tells a colleague once of all cases they were given at the same time.
pub(crate) async fn tell_of_several(
    portal: &Portal,
    tx: &Tx,
    officer: Id<Person>,
    references: &[String],
) -> anyhow::Result<()> {
    let Some(to) = accounts::channels::recipient_for(&**tx, officer, SERVICE).await? else {
        return Ok(());
    };
    let count = |key| portal.ta(to.lang, key, [("count", references.len().into())]);
    let subject = count("desk-mail-assigned-several-subject");
    let action = portal.t(to.lang, "desk-mail-assigned-several-button");
    let letter = Letter {
        kind: "desk.assigned-several",
        sms: Some(subject.clone()),
        subject,
        lines: vec![count("desk-mail-assigned-several-text"), references.join(", ")],
        action: Some((action, portal.config.link("/handlaggning/arenden?urval=mina"))),
        reason: portal.t(to.lang, "desk-mail-reason-officer"),
        ..Letter::default()
    };
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
    topic: String,
    (kind, written): (&'static str, Option<&str>),
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
            (portal.t(lang, "desk-mail-topic"), topic),
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
