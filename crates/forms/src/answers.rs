//! Answers: made only by reading a form that was right, kept with the version that asked for them in
//! the transaction that makes their object.

use base::{Id, Lang, ObjectRef};
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};
use serde_json::json;
use store::Tx;

use crate::definition::Definition;
use crate::model::{Field, FormVersion, Values};
use crate::tables::form_answers;

/// What is asked now.
pub(crate) struct Published {
    pub(crate) version: Id<FormVersion>,
    pub(crate) definition: Definition,
}

/// Answers that are right, to be kept.
#[derive(Clone, Debug)]
pub struct Answers {
    pub(crate) version: Id<FormVersion>,
    pub(crate) values: Values,
}

impl Answers {
    /// Keeps them with the object that the same transaction makes.
    pub async fn keep(&self, tx: &Tx, object: &ObjectRef) -> Result<(), DbErr> {
        let row = form_answers::ActiveModel {
            object_kind: Set(object.kind.clone()),
            object_id: Set(object.id),
            version_id: Set(self.version),
            answers: Set(serde_json::to_string(&self.values).expect("answers are plain data")),
        };
        form_answers::Entity::insert(row).exec_without_returning(&**tx).await?;
        Ok(())
    }
}

/// What was answered for an object, with the fields that asked for it.
#[derive(Clone, Debug)]
pub struct Answered {
    pub(crate) definition: Definition,
    pub(crate) values: Values,
}

impl Answered {
    /// What was asked, in the words of the owner, and what was answered, for what a person takes out.
    pub fn taken_out(&self) -> serde_json::Value {
        let answer = |field: &Field| {
            let value = self.values.get(&field.id)?;
            Some(json!({ "question": field.label.get(Lang::Sv), "answer": value }))
        };
        self.definition.fields().iter().filter_map(answer).collect()
    }
}
