//! The page on which a request for access is answered: by a manager of the organisation, or by staff.

use askama::Template;
use base::OrgRole;
use http::StatusCode;
use web::{Form, Frame, Posted, Problem};

use crate::acts::Answer;
use crate::model::{Kind, RequestState, limit};
use crate::parsing;
use crate::queries::Asked;
use crate::rules::Refusal;
use crate::tables::organisation;

#[derive(Template)]
#[template(path = "request.html")]
pub(crate) struct RequestPage<'a> {
    f: &'a Frame,
    asked: &'a Asked,
    organisation: &'a organisation::Model,
    grant: Form,
    decline: Form,
    action: String,
    /// Words and address of the page above.
    above: (String, String),
    roles: Vec<(String, String)>,
}

/// What a posted answer leads to.
pub(crate) enum Step<'a> {
    Answer(Answer, RequestPage<'a>),
    Again(RequestPage<'a>),
}

impl<'a> RequestPage<'a> {
    pub(crate) fn new(
        f: &'a Frame,
        organisation: &'a organisation::Model,
        asked: &'a Asked,
        action: String,
        above: (String, String),
    ) -> RequestPage<'a> {
        let roles = organisation.kind.roles().iter();
        let roles = roles
            .map(|role| (role.code().to_owned(), super::role(f, *role)))
            .collect();
        RequestPage {
            f,
            asked,
            organisation,
            grant: Form::new(f),
            decline: Form::new(f),
            action,
            above,
            roles: parsing::with_all(f.t("organisations-choose"), roles),
        }
    }

    fn name(&self) -> String {
        super::asker(self.f, self.asked)
    }

    fn opens(&self) -> Option<String> {
        super::opens(self.f, self.asked.person_id, self.asked.protected)
    }

    /// What was written; of somebody with protected identity it may tell who it is.
    fn message(&self) -> Option<&str> {
        self.asked.message.as_deref().filter(|_| !self.asked.protected)
    }

    fn title_prefix(&self) -> String {
        [&self.grant, &self.decline].map(|form| form.title_prefix()).concat()
    }

    fn is_open(&self) -> bool {
        self.asked.state == RequestState::Open
    }

    fn outcome(&self) -> String {
        self.f.t(match self.asked.state {
            RequestState::Granted => "organisations-request-granted",
            RequestState::Open | RequestState::Declined => "organisations-request-declined",
        })
    }

    fn when(&self) -> String {
        self.f.date_time(&self.asked.created_at)
    }

    fn status(&self) -> StatusCode {
        if self.grant.has_mistakes() || self.decline.has_mistakes() {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        }
    }

    pub(crate) fn draw(&self) -> web::Result {
        web::page_with(self.status(), self)
    }

    /// Tells why the answer was not taken.
    pub(crate) fn refused(mut self, f: &Frame, refusal: &Refusal) -> Self {
        parsing::refused(f, &mut self.grant, "role", refusal);
        self
    }
}

/// Reads the answer; a mistake stands in its own form.
pub(crate) fn read<'a>(f: &Frame, mut page: RequestPage<'a>, posted: &Posted, kind: Kind) -> Result<Step<'a>, Problem> {
    match posted.get("act") {
        "grant" => {
            page.grant = Form::posted(f, posted);
            let role = page.grant.read("role", |code| {
                let role = OrgRole::from_code(code).filter(|role| kind.roles().contains(role));
                role.ok_or("organisations-role-missing")
            });
            Ok(match role {
                Some(role) => Step::Answer(Answer::Grant(role), page),
                None => Step::Again(page),
            })
        }
        "decline" => {
            page.decline = Form::posted(f, posted);
            Ok(
                match parsing::optional_text(&mut page.decline, "reason", limit::REASON) {
                    Some(reason) => Step::Answer(Answer::Decline(reason), page),
                    None => Step::Again(page),
                },
            )
        }
        _ => Err(Problem::BadRequest),
    }
}
