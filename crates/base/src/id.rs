//! Typed ids. An id says what it belongs to, so that the id of a person can
//! never be used where the id of an organisation is asked for. An id gives no
//! access by itself and is never a secret.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{ArrayType, Nullable, ValueType, ValueTypeErr};
use sea_orm::{
    ActiveValue, ColIdx, ColumnType, DbErr, IntoActiveValue, QueryResult, TryFromU64, TryGetError, TryGetable, Value,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::{Builder, Uuid};

use crate::Random;

/// Marks ids of persons (table `persons` in accounts).
#[derive(Debug)]
pub enum Person {}

/// Marks ids of organisations (table `organisations` in organisations).
#[derive(Debug)]
pub enum Organisation {}

/// Marks ids of the keys by which programs call (table `api_keys` in organisations).
#[derive(Debug)]
pub enum ApiKey {}

/// The id of a `T`: a version 7 UUID (RFC 9562), stored as a `uuid` column.
/// `T` is only a label, usually an enum without variants.
pub struct Id<T> {
    uuid: Uuid,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// A new id from the instant and the randomness given. Ids of different
    /// milliseconds sort in the order of their instants.
    pub fn new(now: DateTime<Utc>, random: &Random) -> Self {
        let millis = now.timestamp_millis().max(0).cast_unsigned();
        Self::from_uuid(Builder::from_unix_timestamp_millis(millis, &random.bytes::<10>()).into_uuid())
    }

    /// The lowest id of this millisecond: ids made since are not below it.
    pub fn first_of(at: DateTime<Utc>) -> Self {
        let millis = at.timestamp_millis().max(0).cast_unsigned();
        Self::from_uuid(Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid())
    }

    /// Labels a UUID that is known to belong to a `T`.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self { uuid, of: PhantomData }
    }

    /// The UUID without its label.
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.uuid, f)
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.uuid, f)
    }
}

impl<T> FromStr for Id<T> {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::from_str(text).map(Self::from_uuid)
    }
}

impl<T> From<Id<T>> for Uuid {
    fn from(id: Id<T>) -> Self {
        id.uuid
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.uuid.serialize(serializer)
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::from_uuid)
    }
}

impl<T> From<Id<T>> for Value {
    fn from(id: Id<T>) -> Self {
        id.uuid.into()
    }
}

impl<T> TryGetable for Id<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        Uuid::try_get_by(row, index).map(Self::from_uuid)
    }
}

impl<T> ValueType for Id<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        <Uuid as ValueType>::try_from(value).map(Self::from_uuid)
    }

    fn type_name() -> String {
        "Id".to_owned()
    }

    fn array_type() -> ArrayType {
        <Uuid as ValueType>::array_type()
    }

    fn column_type() -> ColumnType {
        <Uuid as ValueType>::column_type()
    }
}

impl<T> Nullable for Id<T> {
    fn null() -> Value {
        <Uuid as Nullable>::null()
    }
}

impl<T> TryFromU64 for Id<T> {
    fn try_from_u64(_: u64) -> Result<Self, DbErr> {
        Err(DbErr::ConvertFromU64("Id"))
    }
}

impl<T> IntoActiveValue<Self> for Id<T> {
    fn into_active_value(self) -> ActiveValue<Self> {
        ActiveValue::Set(self)
    }
}

#[cfg(test)]
mod tests;
