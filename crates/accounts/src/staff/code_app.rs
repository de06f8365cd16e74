//! Staff take the code app away from a person whose identity they checked: the phone is lost, and the
//! recovery codes too. From then on the password is enough, so everybody is logged out first.

use store::Stop;
use web::{session, throttle};

use super::change::{Done, Work};
use super::email::IdentityCheck;
use super::rules::Refusal;
use crate::rules::CODES;
use crate::second_factor;

pub(super) async fn remove(at: Work<'_>, check: IdentityCheck) -> Done {
    let person = at.person.id;
    if !second_factor::remove(at.tx, person).await? {
        return Err(Stop::Refusal(Refusal::OtherState));
    }
    session::end_others(at.tx, person, None).await?;
    // Wrong codes of yesterday must not keep the person from adding a new app.
    throttle::clear(at.tx, CODES, &person.to_string()).await?;
    at.note("code-app-removed", vec![("check", check.code().to_owned())])
        .await?;
    at.audit("accounts.code_app_removed").await?;
    at.tell("code-app", None).await?;
    Ok(())
}
