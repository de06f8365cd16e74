//! The page on which a request for access is answered: by a manager of the organisation, or by staff.

use askama::Template;
use base::OrgRole;
use http::StatusCode;
use store::{Actor, Stop};
use web::{Flash, Form, Frame, Portal, Posted, Problem};

use crate::acts::{self, Answer};
use crate::model::{RequestState, limit};
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

impl<'a> RequestPage<'a> {
    pub(crate) fn new(
        f: &'a Frame,
        organisation: &'a organisation::Model,
        asked: &'a Asked,
        action: String,
        above: (String, String),
    ) -> RequestPage<'a> {
        // An agent gives its own role among its users.
        let roles = organisation.kind.roles().iter();
        let roles = roles
            .filter(|role| **role != OrgRole::AgentCaseWorker)
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
        Form::status_of([&self.grant, &self.decline])
    }

    pub(crate) fn draw(&self) -> web::Result {
        web::page_with(self.status(), self)
    }

    /// Tells why the answer was not taken.
    pub(crate) fn refused(mut self, refusal: &Refusal) -> Self {
        parsing::refused(self.f, &mut self.grant, "role", refusal);
        self
    }

    /// Gives the posted answer. `by` may: the caller knows.
    pub(crate) async fn answer(mut self, portal: &Portal, by: Actor, posted: &Posted) -> web::Result {
        let Some(answer) = self.read(posted)? else {
            return self.draw();
        };
        let (organisation, request) = (self.organisation.id, self.asked.id);
        let told = match acts::answer(portal, by, posted.claim(), organisation, request, &answer).await {
            Ok(()) => Flash::good(self.f.t("organisations-request-answered")),
            Err(Stop::Refusal(Refusal::Answered(what))) => Flash::note(self.f.t(what.text())),
            Err(Stop::Refusal(refusal)) => return self.refused(&refusal).draw(),
            Err(Stop::Fault(e)) => return Err(e.into()),
        };
        Ok(web::see_other(self.f, &self.above.1, Some(told)))
    }

    /// Reads the answer; a mistake stands in its own form.
    fn read(&mut self, posted: &Posted) -> Result<Option<Answer>, Problem> {
        match posted.get("act") {
            "grant" => {
                let possible: Vec<_> = self.roles.iter().map(|(code, _)| code.clone()).collect();
                self.grant = Form::posted(self.f, posted);
                let role = self.grant.read("role", |code| {
                    let role = OrgRole::from_code(code).filter(|_| possible.iter().any(|one| one == code));
                    role.ok_or("organisations-role-missing")
                });
                Ok(role.map(Answer::Grant))
            }
            "decline" => {
                self.decline = Form::posted(self.f, posted);
                let reason = parsing::optional_text(&mut self.decline, "reason", limit::REASON);
                Ok(reason.map(Answer::Decline))
            }
            _ => Err(Problem::BadRequest),
        }
    }
}
