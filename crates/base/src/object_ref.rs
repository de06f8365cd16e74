//! Points at any object of any service. The owner's crate says what it is
//! called, where it is shown and who may see it; nothing here does.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Id;

/// An object of some service, without a foreign key: a case is about one, the
/// audit log names one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ObjectRef {
    /// What it is, in the words of the code: `person`, `case`, `booking`.
    pub kind: String,
    /// Its id in the table of its crate.
    pub id: Uuid,
}

impl ObjectRef {
    /// The object of this kind with this id.
    pub fn new<T>(kind: impl Into<String>, id: Id<T>) -> Self {
        Self {
            kind: kind.into(),
            id: id.uuid(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Person;

    #[test]
    fn it_is_written_as_kind_and_id() {
        let person = ObjectRef::new("person", Id::<Person>::from_uuid(Uuid::nil()));
        let json = serde_json::json!({ "kind": "person", "id": "00000000-0000-0000-0000-000000000000" });
        assert_eq!(serde_json::to_value(&person).unwrap(), json);
        assert_eq!(serde_json::from_value::<ObjectRef>(json).unwrap(), person);
    }
}
