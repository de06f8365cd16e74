//! `/organisation/aterstallning`: asking to keep the users when nobody is left who does; signing and
//! stopping it. The documents are for staff only.

use askama::Template;
use axum::extract::State as Get;
use base::Email;
use files::{FilesField, PostedFiles};
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::detail_fields::under;
use super::organisation::{Acting, no_hat};
use super::users;
use crate::acts::{self, Move, NewRecovery};
use crate::model::limit;
use crate::parsing;
use crate::queries;
use crate::rules::{Answered, Refusal, SIGNATURES};
use crate::tables::recovery::{self, RecoveryState, signature};

pub(crate) const PATH: &str = "/organisation/aterstallning";

#[derive(Template)]
#[template(path = "recovery.html")]
struct RecoveryPage<'a> {
    f: &'a Frame,
    acting: &'a Acting,
    form: Form,
    files: FilesField,
    action: String,
    back: String,
    open: Option<OpenView>,
}

/// A recovery that is not over, as those see it who act for the organisation.
pub(crate) struct OpenView {
    pub(crate) facts: Vec<(String, String)>,
    pub(crate) can_sign: bool,
    /// Who looks at it has asked for it.
    pub(crate) is_own: bool,
}

/// What is known of a recovery: who, why, and how far it has come.
pub(crate) async fn facts(
    portal: &Portal,
    f: &Frame,
    open: &recovery::Model,
    signed: &[signature::Model],
) -> anyhow::Result<Vec<(String, String)>> {
    let counted = signed.iter().filter(|one| !one.is_unproven).count();
    let is_checked = signed.iter().any(|one| one.is_unproven);
    let mut facts = vec![
        (f.t("organisations-recovery-who"), asker(portal, f, open).await?),
        (f.t("organisations-recovery-reason"), open.reason.clone()),
        (f.t("organisations-request-when"), f.date_time(&open.created_at)),
    ];
    let is_asked = open.state == RecoveryState::Asked;
    if is_asked || counted > 0 {
        let signed = f.ta2("organisations-recovery-signed", "count", counted, "of", SIGNATURES);
        facts.push((f.t("organisations-recovery-signatures"), signed));
    }
    if is_asked && (open.signatory.is_some() || is_checked) {
        let word = f.t(if is_checked {
            "organisations-recovery-signatory-unproven"
        } else {
            "organisations-recovery-signatory-asked"
        });
        facts.push((f.t("organisations-recovery-signatory"), word));
    }
    if let Some(at) = open.effective_at {
        facts.push((f.t("organisations-recovery-effective"), f.date_time(&at)));
    }
    Ok(facts)
}

/// Who asks, by name where it is open.
pub(crate) async fn asker(portal: &Portal, f: &Frame, open: &recovery::Model) -> anyhow::Result<String> {
    let asker = accounts::queries::person(portal.store.db(), open.person_id).await?;
    Ok(match asker {
        Some(person) if !person.protected => person.name(),
        _ => f.t("organisations-user-protected"),
    })
}

async fn view(portal: &Portal, f: &Frame, acting: &Acting, open: &recovery::Model) -> anyhow::Result<OpenView> {
    let db = portal.store.db();
    let me = f.person().map(|person| person.id);
    let signed = queries::signatures(db, open).await?;
    let is_own = me == Some(open.person_id);
    let has_signed = me.is_some_and(|me| signed.iter().any(|one| one.person_id == me));
    Ok(OpenView {
        facts: facts(portal, f, open, &signed).await?,
        is_own,
        can_sign: !is_own && !has_signed && !acting.is_head && open.state == RecoveryState::Asked,
    })
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let Some(acting) = Acting::of(&portal, &viewer).await? else {
        return no_hat(&f);
    };
    draw(&portal, &f, &acting, Form::new(&f)).await
}

async fn draw(portal: &Portal, f: &Frame, acting: &Acting, form: Form) -> web::Result {
    let id = acting.organisation.id;
    let open = match queries::open_recovery(portal.store.db(), id).await? {
        Some(open) => Some(view(portal, f, acting, &open).await?),
        None => None,
    };
    let status = form.status();
    let page = RecoveryPage {
        f,
        acting,
        files: FilesField::new(f, &form).await?.asked(
            &f.t("organisations-recovery-files"),
            &f.t("organisations-recovery-files-hint"),
            false,
        ),
        action: form.action_with_files(PATH),
        form,
        back: under(users::PATH, id),
        open,
    };
    web::page_with(status, &page)
}

/// Asks.
pub(crate) async fn submit(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, sent: PostedFiles) -> web::Result {
    let acting = Acting::of(&portal, &viewer).await?.ok_or(Problem::NotFound)?;
    let id = acting.organisation.id;
    let mut form = Form::posted(&f, &sent.posted);
    let reason = form.read_text("reason", limit::REASON, "organisations-recovery-reason-missing");
    let signatory = form.read_optional("signatory", |typed| {
        Email::parse(typed).map_err(|_| "organisations-email-wrong")
    });
    let documents = files::read(&f, &mut form, &sent);
    let (Some(reason), Some(signatory), Some(documents)) = (reason, signatory, documents) else {
        return draw(&portal, &f, &acting, form).await;
    };
    let me = viewer.signed_in()?.id;
    let new = NewRecovery { reason, signatory };
    match acts::ask_recovery(&portal, me, form.claim(), id, &new, &documents).await {
        Ok(()) => {
            let told = Flash::good(f.t("organisations-recovery-sent"));
            Ok(web::see_other(&f, &under(PATH, id), Some(told)))
        }
        Err(Stop::Refusal(Refusal::NotAllowed)) => Err(Problem::Forbidden.into()),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&f, &mut form, "reason", &refusal);
            draw(&portal, &f, &acting, form).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// Signs or stops the one that is open.
pub(crate) async fn answer(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let acting = Acting::of(&portal, &viewer).await?.ok_or(Problem::NotFound)?;
    let (id, me) = (acting.organisation.id, viewer.signed_in()?.id);
    // Of what was stopped nothing is left to read.
    let (what, thanks, next) = match posted.get("act") {
        "sign" => (Move::Sign(me), "organisations-recovery-thanks-signed", PATH),
        "stop" => (Move::Stop(me), "organisations-recovery-thanks-stopped", users::PATH),
        _ => return Err(Problem::BadRequest.into()),
    };
    let back = under(PATH, id);
    let Some(open) = queries::open_recovery(portal.store.db(), id).await? else {
        let told = Flash::note(f.t(Answered::Recovery.text()));
        return Ok(web::see_other(&f, &back, Some(told)));
    };
    match acts::recover(&portal, Some(posted.claim()), id, open.id, what).await {
        Ok(()) => Ok(web::see_other(&f, &under(next, id), Some(Flash::good(f.t(thanks))))),
        Err(Stop::Refusal(Refusal::NotAllowed)) => Err(Problem::Forbidden.into()),
        Err(Stop::Refusal(refusal)) => {
            let mut form = Form::posted(&f, &posted);
            parsing::refused(&f, &mut form, "act", &refusal);
            let told = Flash::note(form.mistake_of("act").unwrap_or_default());
            Ok(web::see_other(&f, &back, Some(told)))
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}
