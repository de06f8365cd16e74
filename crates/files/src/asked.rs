//! Questions of a form that files answer, each in a control of its own with its own limits. What the house
//! takes at all is told as a file arrives; what a question takes, when the form is sent.

use base::Id;
use web::config::{FileKind, FilesConfig};
use web::posted::sent_for;
use web::{Form, Frame};

use crate::acts::{Chosen, ChosenSet};
use crate::field::{FIELD, note};
use crate::model::{File, Refused, Why};
use crate::queries::{self, Sender};
use crate::receiving::PostedFiles;
use crate::rules;
use crate::tables::file;

/// What a question takes, within what the house takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// At most so many files.
    pub files: Option<usize>,
    /// At most so many bytes each.
    pub bytes: Option<u64>,
    /// Only these kinds; none means all.
    pub kinds: Vec<FileKind>,
}

impl Limits {
    pub(crate) fn files(&self, config: &FilesConfig) -> usize {
        self.files.map_or(config.max_files, |files| files.min(config.max_files))
    }

    pub(crate) fn bytes(&self, config: &FilesConfig) -> u64 {
        self.bytes.map_or(config.max_bytes, |bytes| bytes.min(config.max_bytes))
    }

    pub(crate) fn kinds(&self, config: &FilesConfig) -> Vec<FileKind> {
        let takes = |kind: &FileKind| self.kinds.is_empty() || self.kinds.contains(kind);
        config.kinds.iter().copied().filter(takes).collect()
    }

    fn refuse(&self, config: &FilesConfig, row: &file::Model) -> Option<Why> {
        if row.bytes.unsigned_abs() > self.bytes(config) {
            Some(Why::TooLarge)
        } else if !self.kinds(config).contains(&rules::kind_of(&row.media_type, &row.name)) {
            Some(Why::NotHere)
        } else {
            None
        }
    }
}

/// A question that files answer.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its number in its form.
    pub number: i32,
    /// Its control.
    pub control: String,
    /// What it takes.
    pub limits: Limits,
}

/// The files that the form brings: those that answer these questions, and others. None when the form says
/// what is wrong with them; what a question does not take has left the form by then.
pub async fn read_with(
    f: &Frame,
    form: &mut Form,
    sent: &PostedFiles,
    questions: &[Question],
) -> anyhow::Result<Option<Chosen>> {
    let config = &f.portal.config.files;
    let (mut sets, mut left, mut is_right) = (Vec::new(), config.max_files, true);
    let others = Question {
        number: 0,
        control: FIELD.to_owned(),
        limits: Limits::default(),
    };
    for (question, number) in questions
        .iter()
        .map(|one| (one, Some(one.number)))
        .chain([(&others, None)])
    {
        let mut refused: Vec<_> = sent
            .refused
            .iter()
            .filter(|one| one.control == question.control)
            .cloned()
            .collect();
        let mut ids = kept(sent, &question.control);
        refused.extend(refuse_some(f, form, question, &mut ids).await?);
        let most = question.limits.files(config);
        if ids.len() > most.min(left) {
            ids.truncate(most.min(left));
            refused.push(question.refused(String::new(), Why::TooMany));
        }
        left -= ids.len();
        is_right &= refused.is_empty();
        note(f, form, &question.control, &refused, &question.limits);
        sets.push(ChosenSet { question: number, ids });
    }
    let sender = Sender::of(&f.portal, &f.viewer);
    Ok(is_right.then_some(Chosen { sets, sender }))
}

impl Question {
    fn refused(&self, name: String, why: Why) -> Refused {
        Refused {
            control: self.control.clone(),
            name,
            why,
        }
    }
}

/// Takes those out of the form that its question does not take.
async fn refuse_some(
    f: &Frame,
    form: &mut Form,
    question: &Question,
    ids: &mut Vec<Id<File>>,
) -> anyhow::Result<Vec<Refused>> {
    let mut refused = Vec::new();
    if question.limits == Limits::default() {
        return Ok(refused);
    }
    let named: Vec<_> = ids.iter().map(ToString::to_string).collect();
    for row in queries::loose(&f.portal, &f.viewer, named.iter().map(String::as_str)).await? {
        let Some(why) = question.limits.refuse(&f.portal.config.files, &row) else {
            continue;
        };
        ids.retain(|id| *id != row.id);
        form.drop_value(&sent_for(&question.control), &row.id.to_string());
        refused.push(question.refused(row.name, why));
    }
    // Those that came in the same instant have no order of their own.
    refused.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(refused)
}

pub(crate) fn kept(sent: &PostedFiles, control: &str) -> Vec<Id<File>> {
    let all = sent.posted.sent_files().into_iter();
    let own = all.filter(|(of, _)| *of == control);
    let mut kept: Vec<Id<File>> = own.filter_map(|(_, id)| id.parse().ok()).collect();
    kept.sort();
    kept.dedup();
    kept
}
