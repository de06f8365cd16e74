//! What a case is about: an object of any service, which is named in an address as `?om=KIND:ID`. The service it
//! belongs to says what it is called and who may see it.

use base::ObjectRef;
use web::{Described, Frame};

use crate::queries::Opened;

/// How it stands in addresses and forms.
pub(super) const NAMED: &str = "om";

/// An object and how the viewer is told of it.
pub(super) struct About {
    pub(super) object: ObjectRef,
    pub(super) told: Described,
}

impl About {
    /// What a text names, when the viewer may see it.
    pub(super) async fn find(f: &Frame, named: &str) -> anyhow::Result<Option<About>> {
        match named.parse() {
            Ok(object) => About::told(f, object).await,
            Err(_) => Ok(None),
        }
    }

    /// What a case is about, when the viewer may see it.
    pub(super) async fn of(f: &Frame, opened: &Opened) -> anyhow::Result<Option<About>> {
        match opened.case.about() {
            Some(object) => About::told(f, object).await,
            None => Ok(None),
        }
    }

    async fn told(f: &Frame, object: ObjectRef) -> anyhow::Result<Option<About>> {
        let told = f.describe(&object).await?;
        Ok(told.map(|told| About { object, told }))
    }
}
