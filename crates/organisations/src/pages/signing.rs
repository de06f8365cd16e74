//! `/underskrift/{id}`: whoever a recovery names as authorised signatory reads it, signs it or stops it,
//! logged in with the address that was named. For everybody else it is not there.

use askama::Template;
use axum::extract::State as Get;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::{InPath, id_of, recovery};
use crate::acts::{self, Move};
use crate::parsing;
use crate::queries;
use crate::tables::recovery::{Recovery, RecoveryState};

#[derive(Template)]
#[template(path = "signing.html")]
struct SigningPage<'a> {
    f: &'a Frame,
    form: Form,
    organisation: String,
    facts: Vec<(String, String)>,
    action: String,
    can_sign: bool,
    /// What is told when nothing is left to do.
    over: Option<String>,
}

/// Its address.
pub(crate) fn path(id: base::Id<Recovery>) -> String {
    format!("/underskrift/{id}")
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, id: InPath<Recovery>) -> web::Result {
    let (db, id) = (portal.store.db(), id_of(id)?);
    let found = queries::recovery_to_sign(db, id, viewer.signed_in()?.id).await?;
    let (found, has_signed) = found.ok_or(Problem::NotFound)?;
    let over = match found.state {
        RecoveryState::Asked if has_signed => Some("organisations-signing-signed"),
        RecoveryState::Asked | RecoveryState::Waiting => None,
        RecoveryState::Done | RecoveryState::Stopped | RecoveryState::Declined => Some("organisations-signing-over"),
    };
    let facts = vec![
        (
            f.t("organisations-recovery-who"),
            recovery::asker(&portal, &f, &found).await?,
        ),
        (f.t("organisations-recovery-reason"), found.reason.clone()),
        (f.t("organisations-request-when"), f.date_time(&found.created_at)),
    ];
    web::page(&SigningPage {
        form: Form::new(&f),
        organisation: queries::name(db, found.organisation_id).await?.unwrap_or_default(),
        facts,
        action: path(id),
        can_sign: found.state == RecoveryState::Asked,
        over: over.map(|key| f.t(key)),
        f: &f,
    })
}

pub(crate) async fn submit(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    id: InPath<Recovery>,
    posted: Posted,
) -> web::Result {
    let (id, me) = (id_of(id)?, viewer.signed_in()?.id);
    let found = queries::recovery_to_sign(portal.store.db(), id, me).await?;
    let (found, _) = found.ok_or(Problem::NotFound)?;
    let (what, thanks) = match posted.get("act") {
        "sign" => (Move::Sign(me), "organisations-recovery-thanks-signed"),
        "stop" => (Move::Stop(me), "organisations-recovery-thanks-stopped"),
        _ => return Err(Problem::BadRequest.into()),
    };
    match acts::recover(&portal, Some(posted.claim()), found.organisation_id, id, what).await {
        Ok(()) => Ok(web::see_other(&f, &path(id), Some(Flash::good(f.t(thanks))))),
        Err(Stop::Refusal(refusal)) => {
            let mut form = Form::posted(&f, &posted);
            parsing::refused(&f, &mut form, "act", &refusal);
            let told = Flash::note(form.mistake_of("act").unwrap_or_default());
            Ok(web::see_other(&f, &path(id), Some(told)))
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}
