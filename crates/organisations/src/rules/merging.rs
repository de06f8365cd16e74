//! When two organisations may be made one, and what to look out for. Facts in, decision out.

use super::Refusal;
use crate::tables::organisation::Model;

/// Whether staff may merge these two. The same kind, since roles belong to a kind; neither is merged or
/// only offered to somebody.
pub(crate) fn may_merge(kept: &Model, old: &Model) -> Result<(), Refusal> {
    let is_there = |of: &Model| of.merged_state.is_none() && of.offered_to.is_none();
    if kept.id == old.id || !is_there(kept) || !is_there(old) {
        return Err(Refusal::WrongState);
    }
    if kept.kind == old.kind {
        Ok(())
    } else {
        Err(Refusal::OtherKind)
    }
}

/// What an officer looks at twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MergeWarning {
    /// They have different numbers, of which the old one cannot be registered again.
    OtherNumber,
    /// They are called differently.
    OtherName,
    /// Both have invoice details; those of the kept one stay.
    BothBilled,
    /// Both have a bankgiro or plusgiro; that of the kept one stays.
    BothPaid,
}

/// What speaks against it.
pub(crate) fn merge_warnings(kept: &Model, old: &Model, both_billed: bool, both_paid: bool) -> Vec<MergeWarning> {
    let has_number = |of: &Model| of.organisation_number_hash.is_some();
    let all = [
        (has_number(kept) && has_number(old), MergeWarning::OtherNumber),
        (kept.name_key != old.name_key, MergeWarning::OtherName),
        (both_billed, MergeWarning::BothBilled),
        (both_paid, MergeWarning::BothPaid),
    ];
    all.into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, warning)| warning)
        .collect()
}
