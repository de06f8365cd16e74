//! The days that a list is about, as the address asks for them.

use base::swedish;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use web::{Asked, Form, Frame};

use crate::queries::Period;

/// Without dates, so many days until today.
const DAYS: u64 = 30;

/// What the address asks for, and the form with it: without dates the last thirty days. A date that cannot be read
/// is told in the form.
pub(super) fn read(f: &Frame) -> (Asked, Form, Option<Period>) {
    let (asked, today) = (Asked::of(f), swedish::local_date(f.now()));
    let or = |name, other: NaiveDate| match asked.get(name) {
        "" => other.to_string(),
        typed => typed.to_owned(),
    };
    let mut form = Form::new(f)
        .fill("fran", or("fran", today - Days::new(DAYS)))
        .fill("till", or("till", today));
    let period = period(&mut form);
    (asked, form, period)
}

fn period(form: &mut Form) -> Option<Period> {
    let from = day(form, "fran");
    let to = day(form, "till");
    let (from, to) = (from?, to?);
    if to < from {
        form.mistake("till", "desk-diary-turned");
        return None;
    }
    Some(Period {
        from: midnight(from),
        until: midnight(to.checked_add_days(Days::new(1))?),
    })
}

/// A date in a form.
pub(super) fn day(form: &mut Form, name: &'static str) -> Option<NaiveDate> {
    form.read(name, |typed| typed.parse().map_err(|_| "desk-diary-date-wrong"))
}

fn midnight(day: NaiveDate) -> DateTime<Utc> {
    swedish::from_local(day.and_time(NaiveTime::MIN)).expect("clocks are never changed at midnight")
}
