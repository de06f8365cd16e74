//! An officer's answer to the customer. What was written before somebody else's words were seen is
//! kept and sent, but changes no state: the officer is told what came in between and decides anew.

use base::{Id, Person};
use files::Chosen;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use store::{Actor, Stop, Tx};
use web::Portal;

use super::{Author, Led, Officer, add_line, attach_files, audit, claim, facts, load, move_on, save, write};
use crate::letters::{News, tell_customer};
use crate::model::{AuthorKind, Case, MessageKind, State};
use crate::rules::{Refusal, Then, Wish, decide};
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

/// Sends the answer. Leads to the case, with `?sedan=N` when others wrote after line N.
pub(crate) async fn answer(portal: &Portal, officer: Officer<'_>, key: &str, answer: &Answer<'_>) -> Led {
    write(portal, |tx| async move {
        if let Err(led) = claim(&tx, answer.case, key).await? {
            return Ok(led);
        }
        let mut case = load(&tx, answer.case).await?;
        officer.refuses(&case)?;
        let mut led = format!("/handlaggning/arenden/{}", case.reference);
        let unseen = written_since(&tx, &case, answer.seen, officer.id).await?;
        let author = Author::staff(officer.id);
        case.officer_id.get_or_insert(officer.id);
        let news = if unseen > 0 {
            decide(facts(&case), Wish::Annotate, tx.now())?;
            if case.state == State::New {
                move_on(&mut case, Wish::Assign, tx.now())?;
            }
            led = format!("{led}?sedan={}", answer.seen);
            add_line(&tx, &mut case, author, MessageKind::Message, answer.text, tx.now()).await?;
            attach_files(&tx, &case, answer.files).await?;
            News::Answer(answer.text)
        } else {
            move_on(&mut case, Wish::Answer(answer.then), tx.now())?;
            send(&tx, &mut case, author, answer).await?
        };
        save(&tx, &case).await?;
        tell_customer(portal, &tx, &case, news).await?;
        audit(&tx, Actor::Staff(officer.id), "desk.case_answered", &case).await?;
        tx.answer_form(key, &led).await?;
        Ok(led)
    })
    .await
}

async fn send<'a>(
    tx: &Tx,
    case: &mut case::Model,
    author: Author,
    answer: &Answer<'a>,
) -> Result<News<'a>, Stop<Refusal>> {
    let (kind, news) = match answer.then {
        Then::Wait => (MessageKind::Message, News::Question(answer.text)),
        Then::KeepOpen => (MessageKind::Message, News::Answer(answer.text)),
        Then::Solve => (MessageKind::Solution, News::Solved(answer.text)),
    };
    if answer.then == Then::Solve {
        case.solution = Some(answer.text.to_owned());
    }
    add_line(tx, case, author, kind, answer.text, tx.now()).await?;
    attach_files(tx, case, answer.files).await?;
    Ok(news)
}

/// How many messages others wrote after line `seen`.
async fn written_since(tx: &Tx, case: &case::Model, seen: i32, me: Id<Person>) -> Result<u64, DbErr> {
    use case_message::Column;
    let by_others = Column::AuthorKind.ne(AuthorKind::Staff).or(Column::AuthorId.ne(me));
    case_message::Entity::find()
        .filter(Column::CaseId.eq(case.id))
        .filter(Column::Number.gt(seen))
        .filter(Column::Kind.is_in([MessageKind::Message, MessageKind::Solution]))
        .filter(by_others)
        .count(&**tx)
        .await
}
