//! An officer's answer to the customer. What was written before somebody else's words were seen is not
//! sent: the officer is told what came in between, and decides anew.

use base::{Id, Person};
use files::Chosen;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use store::{Actor, Stop, Tx};
use web::Portal;

use super::{Author, Led, Officer, add_event, add_line, attach_files, audit, led_to, move_on, save, write};
use crate::letters::{News, tell_customer};
use crate::model::{AuthorKind, Case, Event, MessageKind};
use crate::rules::{Refusal, Then, Wish};
use crate::tables::{case, case_message};

/// What an officer answers.
pub(crate) struct Answer<'a> {
    pub(crate) case: Id<Case>,
    pub(crate) text: &'a str,
    pub(crate) then: Then,
    /// The last line that stood on the page.
    pub(crate) seen: i32,
    pub(crate) files: &'a Chosen,
}

/// Sends the answer, unless others wrote after what the officer saw.
pub(crate) async fn answer(portal: &Portal, officer: Officer<'_>, key: &str, answer: &Answer<'_>) -> Led {
    write(portal, |tx| async move {
        let mut case = match officer.begin(&tx, answer.case, key).await? {
            Ok(case) => case,
            Err(led) => return Ok(led),
        };
        answer_in(portal, &tx, officer, &mut case, answer).await?;
        led_to(&tx, key, &case).await
    })
    .await
}

/// The same for a case that is locked, in the transaction of another act. Refuses before it writes, unless files
/// are gone.
pub(super) async fn answer_in(
    portal: &Portal,
    tx: &Tx,
    officer: Officer<'_>,
    case: &mut case::Model,
    answer: &Answer<'_>,
) -> Result<(), Stop<Refusal>> {
    let author = Author::staff(officer.id);
    move_on(portal, tx, case, Wish::Answer(answer.then)).await?;
    not_overtaken(tx, case, answer.seen, officer.id).await?;
    case.officer_id.get_or_insert(officer.id);
    let news = send(tx, case, author, answer).await?;
    save(tx, case).await?;
    tell_customer(portal, tx, case, news).await?;
    audit(tx, Actor::Staff(officer.id), "desk.case_answered", case).await?;
    Ok(())
}

async fn send<'a>(
    tx: &Tx,
    case: &mut case::Model,
    author: Author,
    answer: &Answer<'a>,
) -> Result<News<'a>, Stop<Refusal>> {
    let (kind, news) = match answer.then {
        Then::Wait => (MessageKind::Message, News::Question(answer.text)),
        Then::KeepOpen | Then::WaitForOthers => (MessageKind::Message, News::Answer(answer.text)),
        Then::Solve => (MessageKind::Solution, News::Solved(answer.text)),
    };
    if answer.then == Then::Solve {
        case.solution = Some(answer.text.to_owned());
    }
    add_line(tx, case, author, kind, answer.text, tx.now()).await?;
    attach_files(tx, case, answer.files).await?;
    if answer.then == Then::WaitForOthers {
        add_event(tx, case, author, &Event::WaitsForOthers).await?;
    }
    Ok(news)
}

/// Refuses when others wrote after line `seen`.
pub(super) async fn not_overtaken(tx: &Tx, case: &case::Model, seen: i32, me: Id<Person>) -> Result<(), Stop<Refusal>> {
    use case_message::Column;
    let by_others = Column::AuthorKind.ne(AuthorKind::Staff).or(Column::AuthorId.ne(me));
    let written = case_message::Entity::find()
        .filter(Column::CaseId.eq(case.id))
        .filter(Column::Number.gt(seen))
        .filter(Column::Kind.is_in([MessageKind::Message, MessageKind::Solution]))
        .filter(by_others)
        .count(&**tx)
        .await?;
    match written {
        0 => Ok(()),
        _ => Err(Refusal::Overtaken.into()),
    }
}
