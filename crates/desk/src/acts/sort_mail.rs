//! What staff do with a mail that did not go into a case by itself: add it to one, make a new one of it, or put it
//! aside. Only the sender's own address writes by itself; here somebody of the staff has read it.

use std::sync::Arc;

use base::{Id, ObjectRef};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Actor, Claim, Stop, Tx};
use web::Portal;

use super::mailed::{Content, locked, new_case, tell_left_out, words};
use super::take_mail::{FILES, LANG, load, save};
use super::{Author, Led, Mailed, Officer, add_mailed_line, move_on, open_in, write};
use crate::contact;
use crate::letters::{OfficerNews, tell_officer};
use crate::model::{AuthorKind, CASE, Contact, Customer, INCOMING_MAIL, IncomingMail, LeftOut, MessageKind};
use crate::post::rules::MailState;
use crate::rules::{Conflict, Refusal, Wish};
use crate::tables::{case, incoming_mail};
use crate::topics::Topic;

const INBOX: &str = "/handlaggning/inkommet";
const FIRST_LINE: i32 = 1;
/// Who wrote a mail that staff put into a case; the line itself tells what the mail says.
const SOMEBODY: Author = Author {
    kind: AuthorKind::Visitor,
    id: None,
    agent: None,
    key: None,
    mandate: None,
};

/// Adds the mail to the case with this number.
pub(crate) async fn add_to_case(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    mail: Id<IncomingMail>,
    reference: &str,
) -> Led {
    write(portal, |tx| async move {
        let mut row = match claimed(&tx, officer, key, mail).await? {
            Ok(row) => row,
            Err(led) => return Ok(led),
        };
        let found = case::Entity::find()
            .filter(case::Column::Reference.eq(reference))
            .one(&*tx)
            .await?;
        let id = found.ok_or(Refusal::NoSuchCase)?.id;
        let mut case = locked(&tx, id).await?;
        officer.refuses(&tx, &case).await?;
        write_line(portal, &tx, &row, &mut case).await?;
        super::audit(&tx, Actor::Staff(officer.id), "desk.mail_added", &case).await?;
        row.case_id = Some(case.id);
        let led = format!("/handlaggning/arenden/{}", case.reference);
        settled(&tx, officer, key, row, MailState::InCase, &led).await?;
        Ok(led)
    })
    .await
}

async fn write_line(
    portal: &Portal,
    tx: &Tx,
    row: &incoming_mail::Model,
    case: &mut case::Model,
) -> Result<(), Stop<Refusal>> {
    let sender = sender(portal, tx, row).await?;
    move_on(portal, tx, case, Wish::Reply).await?;
    let content = content(row)?;
    let text = words(portal, &content);
    let mailed = Mailed {
        quoted: content.quoted.as_deref(),
        sender: Some(&sender),
    };
    add_mailed_line(tx, case, SOMEBODY, MessageKind::Message, &text, tx.now(), Some(mailed)).await?;
    let (from, to) = (ObjectRef::new(INCOMING_MAIL, row.id), ObjectRef::new(CASE, case.id));
    files::move_part(tx, (&from, FILES), (&to, case.version)).await?;
    tell_left_out(tx, case, &content.left_out, Author::SYSTEM).await?;
    super::save(tx, case).await?;
    tell_officer(portal, tx, case, OfficerNews::CustomerWrote(&text)).await?;
    Ok(())
}

/// Who sent it, as it says: nothing has proved it. Who has protected identity is not named.
async fn sender(portal: &Portal, tx: &Tx, row: &incoming_mail::Model) -> anyhow::Result<String> {
    let account = match row.person_id {
        Some(person) => accounts::queries::person(&**tx, person).await?,
        None => None,
    };
    if account.is_some_and(|account| account.protected) {
        return Ok(portal.t(LANG, "desk-customer-protected"));
    }
    Ok(
        match (&row.from_name, contact::address(tx.keys(), row.from_email.as_deref())?) {
            (Some(name), Some(address)) => format!("{name} <{address}>"),
            (Some(name), None) => name.clone(),
            (None, Some(address)) => address,
            (None, None) => portal.t(LANG, "desk-mail-in-nobody"),
        },
    )
}

/// Makes a case of the mail. Its sender hears of it, unless a machine wrote it.
pub(crate) async fn make_case(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    mail: Id<IncomingMail>,
    (topic, subject): (&Arc<Topic>, &str),
) -> Led {
    write(portal, |tx| async move {
        let mut row = match claimed(&tx, officer, key, mail).await? {
            Ok(row) => row,
            Err(led) => return Ok(led),
        };
        let contact = Contact {
            name: row.from_name.clone(),
            email: contact::sender(tx.keys(), &row)?,
            phone: None,
        };
        let content = content(&row)?;
        let customer = Customer::Visitor(contact);
        let mut new = new_case(portal, &tx, &topic.code, (&row, &content), customer).await?;
        (new.topic, new.subject) = (topic.clone(), subject.to_owned());
        new.wants_answer = row.state != MailState::Automatic;
        let opened = open_in(portal, &tx, Actor::Staff(officer.id), &new).await?;
        let (from, to) = (ObjectRef::new(INCOMING_MAIL, row.id), ObjectRef::new(CASE, opened.id));
        files::move_part(&tx, (&from, FILES), (&to, FIRST_LINE)).await?;
        let mut case = super::load(&tx, opened.id).await?;
        tell_left_out(&tx, &mut case, &content.left_out, Author::SYSTEM).await?;
        super::save(&tx, &case).await?;
        row.case_id = Some(opened.id);
        let led = format!("/handlaggning/arenden/{}", opened.reference);
        settled(&tx, officer, key, row, MailState::InCase, &led).await?;
        Ok(led)
    })
    .await
}

/// Puts the mail aside; it stays as a record.
pub(crate) async fn put_aside(portal: &Portal, officer: Officer<'_>, key: &str, mail: Id<IncomingMail>) -> Led {
    write(portal, |tx| async move {
        match claimed(&tx, officer, key, mail).await? {
            Ok(row) => {
                settled(&tx, officer, key, row, MailState::Aside, INBOX).await?;
                Ok(INBOX.to_owned())
            }
            Err(led) => Ok(led),
        }
    })
    .await
}

/// The mail, if this form was not sent before and nobody else was faster; `Err` tells where the same form led.
async fn claimed(
    tx: &Tx,
    officer: Officer<'_>,
    key: &str,
    mail: Id<IncomingMail>,
) -> Result<Result<incoming_mail::Model, String>, Stop<Refusal>> {
    let row = load(tx, mail).await?;
    if let Claim::Done(led) = tx.claim_form(key).await? {
        return Ok(Err(led));
    }
    if let Some(case) = row.case_id {
        officer.refuses(tx, &super::load(tx, case).await?).await?;
    }
    match row.state {
        MailState::InCase | MailState::Received => Err(Refusal::MailSettled.into()),
        _ if row.person_id == Some(officer.id) => Err(Refusal::Conflict(Conflict::Party).into()),
        MailState::Held | MailState::Automatic | MailState::Aside => Ok(Ok(row)),
    }
}

async fn settled(
    tx: &Tx,
    officer: Officer<'_>,
    key: &str,
    mut row: incoming_mail::Model,
    state: MailState,
    led: &str,
) -> anyhow::Result<()> {
    row.state = state;
    row.settled_by = Some(officer.id);
    row.settled_at = Some(tx.now());
    save(tx, &row).await?;
    super::take_mail::audit(tx, Actor::Staff(officer.id), "desk.mail_settled", &row).await?;
    tx.answer_form(key, led).await?;
    Ok(())
}

/// What the mail holds, as its row has it.
fn content(row: &incoming_mail::Model) -> anyhow::Result<Content> {
    let left_out: Option<Vec<LeftOut>> = row.left_out.as_deref().map(serde_json::from_str).transpose()?;
    Ok(Content {
        text: row.text.clone(),
        quoted: row.quoted.clone(),
        files: Vec::new(),
        left_out: left_out.unwrap_or_default(),
    })
}
