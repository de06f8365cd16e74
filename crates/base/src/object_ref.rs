//! Points at any object of any service. The owner's crate says what it is
//! called, where it is shown and who may see it; nothing here does.

use std::fmt;
use std::str::FromStr;

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

/// `kind:id`, as it stands in addresses.
impl fmt::Display for ObjectRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind, self.id)
    }
}

impl FromStr for ObjectRef {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, id) = text.split_once(':').unwrap_or(("", text));
        Ok(Self {
            kind: kind.to_owned(),
            id: id.parse()?,
        })
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
        let text = "person:00000000-0000-0000-0000-000000000000";
        assert_eq!(person.to_string(), text);
        assert_eq!(text.parse(), Ok(person));
        for other in ["", "person", "person:", "person:1", ":"] {
            assert!(other.parse::<ObjectRef>().is_err(), "{other}");
        }
    }
}
