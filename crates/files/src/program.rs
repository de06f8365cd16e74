//! Files that a program sends, in one request with what it says about them: taken and kept by the same rules as those
//! that come with a form.

use axum::extract::Request;
use base::Id;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use web::{Error, Frame, Parts, Portal, Problem};

use crate::acts::{Chosen, ChosenSet};
use crate::asked::Limits;
use crate::field::{FIELD, told};
use crate::model::{File, Refused, Why};
use crate::queries::Sender;
use crate::receiving::{discard, receive_from};
use crate::rules;
use crate::tables::file;

/// What a program brought. Its files hang on nothing yet.
pub struct Brought {
    words: Vec<(String, String)>,
    /// In the order they came.
    ids: Vec<Id<File>>,
    refused: Vec<Refused>,
    sender: Sender,
}

/// Takes the parts of a multipart request as they come. `who` is counted, so that nobody sends without end.
pub async fn bring(portal: &Portal, request: Request, who: &str) -> Result<Brought, Error> {
    let mut parts = Parts::open(portal, request)?;
    let sender = Sender::of_one_request(portal);
    let (mut ids, mut refused) = (Vec::new(), Vec::new());
    while let Some(part) = parts.next_file().await? {
        let name = rules::clean_name(part.name());
        let arrived = if ids.len() < portal.config.files.max_files {
            receive_from(portal, (&sender, who), &name, part).await?
        } else {
            discard(part).await?;
            Err(Why::TooMany)
        };
        match arrived {
            Ok(id) => ids.push(id),
            Err(Why::TooOften { until }) => return Err(Problem::Limited { until }.into()),
            Err(Why::NotStored) => return Err(Problem::Busy.into()),
            Err(why) => refused.push(Refused {
                control: FIELD.to_owned(),
                name,
                why,
            }),
        }
    }
    let clean = |(name, value): &(String, String)| (name.clone(), web::posted::clean(value));
    Ok(Brought {
        words: parts.fields().iter().map(clean).collect(),
        ids,
        refused,
        sender,
    })
}

impl Brought {
    /// What it says in a field; empty when that is not there.
    pub fn word(&self, name: &str) -> &str {
        let found = self.words.iter().find(|(own, _)| own == name);
        found.map_or("", |(_, value)| value)
    }

    /// What is wrong with the files that were not taken, each by its name.
    pub fn refusals(&self, f: &Frame) -> Vec<String> {
        let limits = Limits::default();
        self.refused.iter().map(|refused| told(f, refused, &limits)).collect()
    }

    /// Whether there are no files, not even some that were not taken.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty() && self.refused.is_empty()
    }

    /// What tells it from other words and files: the same sent again is the same.
    pub async fn content(&self, portal: &Portal) -> anyhow::Result<String> {
        let words = self.words.iter().map(|(name, value)| format!("{name}={value}"));
        let mut content: Vec<_> = words.collect();
        let rows = self.rows(portal).await?;
        content.extend(rows.into_iter().map(|row| format!("{} {}", row.sha256, row.name)));
        // In whatever order they arrived.
        content.sort();
        Ok(content.join("\n"))
    }

    /// The names of the files, as they are kept.
    pub async fn names(&self, portal: &Portal) -> anyhow::Result<Vec<String>> {
        Ok(self.rows(portal).await?.into_iter().map(|row| row.name).collect())
    }

    /// In the order they came.
    async fn rows(&self, portal: &Portal) -> anyhow::Result<Vec<file::Model>> {
        let rows = file::Entity::find().filter(file::Column::Id.is_in(self.ids.iter().copied()));
        let mut rows = rows.all(portal.store.db()).await?;
        rows.sort_by_key(|row| self.ids.iter().position(|id| *id == row.id));
        Ok(rows)
    }

    /// The files, to be hung on what the request makes.
    pub fn chosen(&self) -> Chosen {
        Chosen {
            sets: vec![ChosenSet {
                question: None,
                ids: self.ids.clone(),
            }],
            sender: self.sender.clone(),
        }
    }
}
