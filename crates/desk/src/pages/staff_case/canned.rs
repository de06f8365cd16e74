//! Canned answers on the page of a case: those to choose from, and one fetched into the answer that is being
//! written, in the customer's language and with its places filled in.

use std::collections::BTreeMap;

use base::{Id, Lang, swedish};
use web::{Form, Frame, Portal, SignedIn};

use super::deeds::Work;
use crate::model::CannedAnswer;
use crate::placeholders::{self, Placeholder};
use crate::queries::{self, Opened};
use crate::rules::CUSTOMER_ANSWERS_WITHIN;
use crate::topics::{self, Choices};
use crate::working_days::Office;

/// Those for the case's topic and for all topics first; the rest under their topics.
pub(super) async fn choices(portal: &Portal, f: &Frame, opened: &Opened) -> anyhow::Result<Choices> {
    let offered = queries::offered_canned(portal.store.db()).await?;
    if offered.is_empty() {
        return Ok(Choices::new());
    }
    let topics = topics::of(portal).await?;
    let mut near = vec![(String::new(), f.t("desk-form-choose"))];
    let mut far: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for one in offered {
        let choice = (one.id.to_string(), one.name);
        match one.topic.filter(|topic| *topic != opened.case.topic) {
            None => near.push(choice),
            Some(topic) => far.entry(topics.name(&topic, f.lang())).or_default().push(choice),
        }
    }
    Ok(std::iter::once((String::new(), near)).chain(far).collect())
}

/// The form with the chosen text after what was typed.
pub(super) async fn fetch(work: &Work<'_>, me: &SignedIn, mut form: Form) -> Result<Form, web::Error> {
    // What is wrong with files that came along is told; they stay with the form.
    let _read = files::read(work.f, &mut form, work.sent);
    let chosen: Option<Id<CannedAnswer>> = form.read("canned", |id| id.parse().map_err(|_| "desk-canned-missing"));
    let Some(chosen) = chosen else { return Ok(form) };
    let found = queries::canned(work.portal.store.db(), chosen).await?;
    let Some(canned) = found.filter(|canned| canned.is_offered) else {
        form.mistake("canned", "desk-canned-missing");
        return Ok(form);
    };
    let lang = Lang::from_code(&work.opened.case.lang).unwrap_or_default();
    let text = filled(work, me, canned.text(lang), lang).await?;
    let typed = form.value("text").trim_end().to_owned();
    let both = if typed.is_empty() {
        text
    } else {
        format!("{typed}\n\n{text}")
    };
    form.forget("text");
    form.forget("canned");
    Ok(form.fill("text", both))
}

async fn filled(work: &Work<'_>, me: &SignedIn, text: &str, lang: Lang) -> anyhow::Result<String> {
    let (portal, opened) = (work.portal, work.opened);
    let names = accounts::queries::open_names(portal.store.db(), &[me.id]).await?;
    let owner = &work.f.owner().name;
    // Who has protected identity is never named in a letter.
    let (customer, first) = match opened.is_protected() {
        true => (None, None),
        false => (opened.customer(), opened.customers_first_name()),
    };
    let answer_by = Office::of(portal).due(work.f.now(), CUSTOMER_ANSWERS_WITHIN);
    let topics = topics::of(portal).await?;
    Ok(placeholders::filled(text, |place| match place {
        Placeholder::Greeting => match &first {
            Some(name) => portal.ta(lang, "desk-greeting-named", [("name", name.as_str().into())]),
            None => portal.t(lang, "desk-greeting"),
        },
        Placeholder::Customer => customer.clone().unwrap_or_default(),
        Placeholder::Reference => opened.case.reference.clone(),
        Placeholder::Subject => opened.case.subject.clone(),
        Placeholder::Topic => topics.name(&opened.case.topic, lang),
        Placeholder::Me => names.get(&me.id).unwrap_or(owner).clone(),
        Placeholder::AnswerBy => swedish::long_date(answer_by, lang),
    }))
}
