//! Tests of `forms`: staff make forms. How they are answered stands with the desk, which asks them.

mod editing;

use forms::model::{Choice, ChoiceRule, Condition, Field, FieldId, Kind, Words};
use store::{Actor, Never};
use testkit::TestPortal;

/// The same words in both languages.
pub(crate) fn words(text: &str) -> Words {
    Words {
        sv: text.to_owned(),
        en: text.to_owned(),
    }
}

/// A question that must be answered.
pub(crate) fn asks(id: u32, label: &str, kind: Kind) -> Field {
    Field {
        id: FieldId(id),
        label: words(label),
        hint: Words::default(),
        required: true,
        when: None,
        kind,
    }
}

/// One of these; their codes are their words.
pub(crate) fn one_of(options: &[&str]) -> Kind {
    let option = |text: &&str| Choice {
        code: (*text).to_owned(),
        words: words(text),
    };
    Kind::Choice(ChoiceRule {
        many: false,
        options: options.iter().map(option).collect(),
    })
}

/// The question is asked when another has this answer.
pub(crate) fn when(mut field: Field, other: u32, is: &str) -> Field {
    field.when = Some(Condition {
        field: FieldId(other),
        is: is.to_owned(),
    });
    field
}

/// Publishes a form for a topic of the desk.
pub(crate) async fn publish(portal: &TestPortal, topic: &str, fields: Vec<Field>) {
    let form = &forms::Definition::new(fields).expect("a whole form");
    let owner = &format!("desk.topic:{topic}");
    let published = portal.store.write::<_, Never, _, _>(|tx| async move {
        forms::publish_in(&tx, Actor::System, owner, form).await?;
        Ok(())
    });
    published.await.expect("a form can be published");
}
