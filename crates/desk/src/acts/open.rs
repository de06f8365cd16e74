//! Opens a case, from any route: the forms, a case officer with a telephone, or another room.

use accounts::mandates::MandateKind;
use base::{Id, ObjectRef, Organisation, Person};
use chrono::{DateTime, TimeDelta, Utc};
use files::Chosen;
use sea_orm::{ActiveModelTrait, DbErr, IntoActiveModel};
use store::{Actor, Claim, Stop, Tx};
use web::Portal;
use web::throttle::{self, Limit, Verdict};

use super::draft::Place;
use super::readers::{Sharer, With, share_in};
use super::{Author, Led, add_event, add_line, audit, load, mandate, write};
use crate::SERVICE;
use crate::contact;
use crate::letters::{News, tell_customer};
use crate::model::{AuthorKind, CASE, Case, CaseDraft, Channel, Contact, Customer, Event, MessageKind, NewCase, State};
use crate::queries::KeptCounts;
use crate::rules::Refusal;
use crate::tables::case;
use crate::working_days::Office;

/// Confirmations to one address that anybody may have typed.
const CONFIRMATIONS: Limit = Limit {
    name: "desk.confirmations",
    free: 10,
    window: TimeDelta::hours(1),
    pause: TimeDelta::minutes(30),
};

/// What the customer wrote first.
pub(super) const FIRST_LINE: i32 = 1;

/// A case that was opened.
#[derive(Clone, Debug)]
pub struct OpenedCase {
    /// The case.
    pub id: Id<Case>,
    /// Its number.
    pub reference: String,
}

/// Opens a case from a form; gives its reference number, the same for the same form.
pub(crate) async fn open(portal: &Portal, who: Actor, key: &str, new: &NewCase, files: &Chosen) -> Led {
    open_beside(portal, who, key, (new, files), &Beside::default()).await
}

/// What goes with a case that somebody sends from their own pages.
#[derive(Default)]
pub(crate) struct Beside {
    /// Who may read it too.
    pub(crate) with: Vec<With>,
    /// The draft that it was.
    pub(crate) draft: Option<Id<CaseDraft>>,
}

/// The same, with what goes with it.
pub(crate) async fn open_beside(
    portal: &Portal,
    who: Actor,
    key: &str,
    (new, files): (&NewCase, &Chosen),
    beside: &Beside,
) -> Led {
    write(portal, |tx| async move {
        mandate(&tx, who).await?;
        if let Claim::Done(reference) = tx.claim_form(key).await? {
            return Ok(reference);
        }
        old_enough(portal, &tx, who).await?;
        let OpenedCase { id, reference } = open_in(portal, &tx, who, new).await?;
        if !files.attach(&tx, &ObjectRef::new(CASE, id), FIRST_LINE).await? {
            return Err(Refusal::FileGone.into());
        }
        if let Actor::Person { id: person, .. } = who {
            go_with(
                portal,
                &tx,
                Sharer {
                    id: person,
                    actor: who,
                    lang: new.lang,
                },
                id,
                beside,
            )
            .await?;
        }
        tx.answer_form(key, &reference).await?;
        Ok(reference)
    })
    .await
}

async fn go_with(portal: &Portal, tx: &Tx, by: Sharer, id: Id<Case>, beside: &Beside) -> Result<(), Stop<Refusal>> {
    if let Some(draft) = beside.draft {
        let place = Place {
            person: by.id,
            id: draft,
            case: None,
        };
        super::draft::sent(tx, place).await?;
    }
    for one in &beside.with {
        let mut case = load(tx, id).await?;
        share_in(portal, tx, by, &mut case, one).await?;
    }
    Ok(())
}

/// Who is known to be too young does not begin a matter alone; a guardian does it for them (law.md).
async fn old_enough(portal: &Portal, tx: &Tx, who: Actor) -> Result<(), Stop<Refusal>> {
    let (Actor::Person { id, hat: None }, Some(least)) = (who, portal.config.minimum_age.get(SERVICE)) else {
        return Ok(());
    };
    match accounts::queries::age(tx, id).await? {
        Some(age) if age < *least => Err(Refusal::TooYoung.into()),
        _ => Ok(()),
    }
}

/// Opens a case inside the caller's transaction and confirms it to the customer.
pub async fn open_in(portal: &Portal, tx: &Tx, who: Actor, new: &NewCase) -> anyhow::Result<OpenedCase> {
    let by = mandate(tx, who).await.map_err(super::fault)?;
    let mut case = row(tx, Office::of(portal), new, tx.now()).await?;
    match &new.customer {
        Customer::Person { .. } => {}
        Customer::Visitor(contact) => {
            case.person_id = account_of(tx, contact).await?;
            write_contact(tx, &mut case, contact, new.channel);
            if case.status_token.is_none() && new.topic.anonymous && new.channel == Channel::Web {
                contact::set_token(tx, &mut case);
            }
        }
        Customer::Organisation { organisation, contact }
        | Customer::Program {
            organisation, contact, ..
        } => {
            case.person_id = member_of(tx, contact, *organisation).await?;
            write_contact(tx, &mut case, contact, new.channel);
        }
    }
    insert(tx, &case).await?;
    let author = first_author(&case, &new.customer, who, by);
    add_line(tx, &mut case, author, MessageKind::Message, &new.text, tx.now()).await?;
    if let (Actor::Staff(officer), true) = (who, new.channel != Channel::Web) {
        add_event(
            tx,
            &mut case,
            Author::staff(officer),
            &Event::Registered { channel: new.channel },
        )
        .await?;
    }
    super::save(tx, &case).await?;
    if let Some(answers) = &new.answers {
        answers.keep(tx, &ObjectRef::new(CASE, case.id)).await?;
    }
    if may_confirm(tx, &new.customer).await? {
        tell_customer(portal, tx, &case, News::Received).await?;
    }
    audit(tx, who, "desk.case_opened", &case).await?;
    portal.shared::<KeptCounts>().forget();
    Ok(OpenedCase {
        id: case.id,
        reference: case.reference,
    })
}

/// The row of a new case, opened at `at`, without a thread yet.
pub(crate) async fn row(tx: &Tx, office: Office, new: &NewCase, at: DateTime<Utc>) -> anyhow::Result<case::Model> {
    let reference = tx.reference("ARE").await?;
    let (person_id, organisation_id) = match &new.customer {
        Customer::Person { id, organisation } => (Some(*id), *organisation),
        Customer::Visitor(_) => (None, None),
        Customer::Organisation { organisation, .. } | Customer::Program { organisation, .. } => {
            (None, Some(*organisation))
        }
    };
    let due = new.topic.promise(office).opened(at);
    Ok(case::Model {
        id: tx.id(),
        topic: new.topic.code.clone(),
        subject: new.subject.clone(),
        reference,
        state: State::New,
        channel: new.channel,
        person_id,
        organisation_id,
        contact_name: None,
        contact_email: None,
        contact_email_hash: None,
        contact_phone: None,
        lang: new.lang.code().to_owned(),
        place: new.place.clone(),
        wants_answer: new.wants_answer,
        officer_id: None,
        about_kind: new.about.as_ref().map(|about| about.kind.clone()),
        about_id: new.about.as_ref().map(|about| about.id),
        follows_id: new.follows,
        merged_into_id: None,
        created_at: at,
        last_message_at: at,
        answer_due_at: due.answer_at,
        answered_at: None,
        promised_at: Some(due.answer_at),
        team_id: new.topic.team,
        solve_due_at: due.solve_at,
        solve_left_minutes: due.solve_left_minutes,
        escalate_at: due.escalate_at,
        waiting_since: None,
        reminded_at: None,
        solution: None,
        solved_at: None,
        closed_at: None,
        settle_asked_at: None,
        diary_heading: None,
        secrecy: None,
        status_token: None,
        status_token_hash: None,
        status_until: None,
        version: 0,
    })
}

/// Writes the row of a new case.
pub(crate) async fn insert(tx: &Tx, case: &case::Model) -> Result<(), DbErr> {
    case.clone().into_active_model().insert(&**tx).await?;
    Ok(())
}

/// How a visitor can be reached. Who wrote through the portal and gave an address gets a private link.
pub(crate) fn write_contact(tx: &Tx, case: &mut case::Model, from: &Contact, channel: Channel) {
    case.contact_name.clone_from(&from.name);
    if let Some(phone) = &from.phone {
        contact::set_phone(tx, case, phone);
    }
    if let Some(email) = &from.email {
        contact::set_email(tx, case, email);
        if matches!(channel, Channel::Web | Channel::Email) || case.person_id.is_none() {
            contact::set_token(tx, case);
        }
    }
}

/// The confirmed account with the visitor's address: the case shows there (seed 2, visibility).
async fn account_of(tx: &Tx, contact: &Contact) -> Result<Option<Id<Person>>, DbErr> {
    let Some(email) = &contact.email else { return Ok(None) };
    let person = accounts::queries::find_by_email(&**tx, email).await?;
    Ok(person.filter(super::attach::is_verified).map(|person| person.id))
}

/// The account of a contact who has a role in the organisation: the case is theirs there.
async fn member_of(tx: &Tx, contact: &Contact, organisation: Id<Organisation>) -> Result<Option<Id<Person>>, DbErr> {
    let Some(person) = account_of(tx, contact).await? else {
        return Ok(None);
    };
    let hats = organisations::queries::hats(&**tx, person).await?;
    Ok(hats.iter().any(|hat| hat.of == organisation.into()).then_some(person))
}

/// Whether a confirmation is sent. An open form must not fill somebody's mailbox: the case is taken,
/// and its number stands on the receipt.
async fn may_confirm(tx: &Tx, customer: &Customer) -> anyhow::Result<bool> {
    let (Customer::Visitor(contact) | Customer::Organisation { contact, .. } | Customer::Program { contact, .. }) =
        customer
    else {
        return Ok(true);
    };
    let Some(email) = &contact.email else { return Ok(true) };
    let verdict = throttle::attempt_in(tx, CONFIRMATIONS, &email.key()).await?;
    Ok(matches!(verdict, Verdict::Free { .. }))
}

/// Whose words the first message holds, also when staff wrote them down: not the customer's when
/// somebody acts for them.
fn first_author(case: &case::Model, customer: &Customer, who: Actor, mandate: Option<MandateKind>) -> Author {
    match (customer, who) {
        (Customer::Program { key, .. }, _) => Author::program(*key),
        (Customer::Visitor(_) | Customer::Organisation { .. }, _) => Author {
            kind: AuthorKind::Visitor,
            id: None,
            agent: None,
            key: None,
            mandate,
        },
        (Customer::Person { .. }, Actor::Person { id, .. }) => Author {
            kind: AuthorKind::Customer,
            id: Some(id),
            agent: None,
            key: None,
            mandate,
        },
        (Customer::Person { .. }, Actor::Staff(_) | Actor::System | Actor::Visitor | Actor::Key { .. }) => Author {
            kind: AuthorKind::Customer,
            id: case.person_id,
            agent: None,
            key: None,
            mandate,
        },
    }
}
