//! `/handlaggning/arenden/{reference}`: one case as an officer works with it. Every form has a key of
//! its own; what others wrote while an answer was written is told before it is sent.

mod canned;
mod deeds;

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State as Get};
use axum::response::Response;
use base::{Id, Person};
use files::{File, FilesField, PostedFiles};
use forms::AnswerList;
use http::StatusCode;
use sea_orm::{ConnectionTrait, DbErr};
use store::Stop;
use web::{Flash, Form, Frame, Portal, Problem, SignedIn, Viewer};

use self::deeds::{Deed, Forms, Work};
use super::about::About;
use super::case_decisions::{DecisionView, appealed, decisions};
use super::my_case::asked_to_settle;
use super::standing::{self, Standing};
use super::thread::{Eyes, LetterView, answers, letters, reread};
use super::{now, parsing, queue, thread};
use crate::OFFICERS;
use crate::acts::Officer;
use crate::contact;
use crate::guard::QueueCase;
use crate::model::State;
use crate::queries::{self, Opened};
use crate::rules::{Conflict, Refusal};
use crate::teams::{self, TeamOf, Teams};
use crate::topics::{self, Choices, Topics};

#[derive(Template)]
#[template(path = "staff_case.html")]
struct StaffCasePage<'a> {
    f: &'a Frame,
    opened: &'a Opened,
    letters: Vec<LetterView>,
    decisions: Vec<DecisionView>,
    /// What it appeals against: the address of the decision, and the words.
    appeals: Vec<(String, String)>,
    /// By when it is decided, when a party asked for that.
    settle_by: Option<String>,
    answers: Vec<AnswerList>,
    standing: Standing,
    forms: Forms,
    files: FilesField,
    about: Option<About>,
    /// The canned answers to choose from; empty when there are none.
    canned: Choices,
    colleagues: Vec<(String, String)>,
    teams: Vec<(String, String)>,
    email: Option<String>,
    phone: Option<String>,
    /// Cases that have to do with it: number and subject.
    links: Vec<(String, String)>,
    /// The last line of the thread, so that an answer knows what was not seen.
    seen: i32,
    state: State,
    is_mine: bool,
    topics: Arc<Topics>,
    has_keys: bool,
    /// Where the page asks how the counts stand, when the officer wants that.
    live: Option<String>,
    team: Option<String>,
    /// Who has declared a conflict of interest: id and name.
    recused: Vec<(Id<Person>, String)>,
}

impl StaffCasePage<'_> {
    fn action(&self) -> String {
        path(self.opened)
    }

    /// What the diary calls it, and the rule by which it may be secret.
    fn diary_heading(&self) -> String {
        let case = &self.opened.case;
        let heading = case.diary_heading.clone().unwrap_or_else(|| self.topic());
        match &case.secrecy {
            Some(rule) => format!("{heading} ({rule})"),
            None => heading,
        }
    }

    /// Where its forms are sent: the list it was opened from is remembered.
    fn here(&self) -> String {
        queue::in_list(self.f, &self.action())
    }

    /// The list it was opened from.
    fn list(&self) -> String {
        queue::in_list(self.f, queue::PATH)
    }

    /// The next case of that list.
    fn next(&self) -> String {
        queue::in_list(self.f, &format!("{}/nasta", self.action()))
    }

    fn paper(&self) -> String {
        format!("{}/pdf", self.action())
    }

    /// Whom it can be handed over to.
    fn takers(&self) -> Choices {
        takers(self.f, &self.colleagues, &self.teams)
    }

    fn topic(&self) -> String {
        self.topics.name(&self.opened.case.topic, self.f.lang())
    }

    fn topics(&self) -> Choices {
        let choose = self.f.t("desk-form-choose");
        self.topics.choices(choose, self.topics.choosable(), self.f.lang())
    }

    fn is_closed(&self) -> bool {
        self.state.is_over()
    }

    fn waits_for_others(&self) -> bool {
        self.state == State::WaitingThirdParty
    }

    /// A solved case waits for nobody.
    fn may_wait(&self) -> bool {
        self.state.is_open() && !self.waits_for_others()
    }

    /// What others wrote to the customer, or the customer to us, while the officer wrote.
    fn meanwhile(&self) -> Vec<&LetterView> {
        self.letters.iter().filter(|letter| letter.is_meanwhile).collect()
    }

    /// Also when a colleague closed the case meanwhile: what was written is not lost.
    fn shows_answer(&self) -> bool {
        !self.is_closed() || self.forms.answer.has_mistakes() || self.forms.note.has_mistakes()
    }

    /// What an officer should know before writing to a customer who gets no mail.
    fn reach(&self) -> Option<String> {
        let case = &self.opened.case;
        if !case.wants_answer {
            Some(self.f.t("desk-staff-no-answer-wanted"))
        } else if case.person_id.is_none() && self.email.is_none() {
            Some(self.f.t("desk-staff-no-address"))
        } else {
            None
        }
    }

    fn customer(&self) -> String {
        if self.opened.is_protected() {
            return self.f.t("desk-customer-protected");
        }
        self.opened
            .customer()
            .unwrap_or_else(|| self.f.t("desk-customer-unnamed"))
    }

    fn officer(&self) -> String {
        match (self.opened.case.officer_id, self.opened.officer()) {
            (None, _) => self.f.t("desk-fact-no-officer"),
            (Some(_), name) => name.unwrap_or_else(|| self.f.t("desk-officer-protected")),
        }
    }

    /// By when it is to be solved, where its topic promises that.
    fn solve_due(&self) -> Option<String> {
        let case = &self.opened.case;
        let paused = case.solve_left_minutes.map(|_| self.f.t("desk-fact-paused"));
        paused.or_else(|| Some(self.f.date_time(&case.solve_due_at?)))
    }

    fn channel(&self) -> String {
        self.f.t(&format!("desk-channel-{}", self.opened.case.channel.code()))
    }

    /// What can follow an answer.
    fn thens(&self) -> Vec<(String, String)> {
        let choice = |code: &str| (code.to_owned(), self.f.t(&format!("desk-then-{code}")));
        let all = ["wait", "keep_open", "wait_others", "solve"].map(choice);
        let skip_solve = self.state == State::Solved;
        all.into_iter()
            .filter(|(code, _)| !(skip_solve && code == "solve"))
            .collect()
    }

    fn title_prefix(&self) -> String {
        self.forms
            .all()
            .into_iter()
            .map(Form::title_prefix)
            .find(|prefix| !prefix.is_empty())
            .unwrap_or_default()
    }
}

#[derive(Template)]
#[template(path = "locked_out.html")]
struct LockedOutPage<'a> {
    f: &'a Frame,
    reference: &'a str,
    /// Whether it is the officer's own matter, to be read as its customer.
    is_own: bool,
}

/// GET `/handlaggning/arenden/{reference}`
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, case: QueueCase) -> web::Result {
    if let Some(led) = elsewhere(&f, &case)? {
        return Ok(led);
    }
    let forms = Forms::new(&f, &case.opened);
    draw(&portal, &f, viewer.signed_in()?, &case.opened, forms, None).await
}

/// Where a page of a case leads that the officer must leave to a colleague, or that is in another case by now.
pub(super) fn elsewhere(f: &Frame, case: &QueueCase) -> Result<Option<Response>, web::Error> {
    if let Some(conflict) = case.conflict {
        return locked_out(f, &case.opened, conflict).map(Some);
    }
    let other = || web::see_other(f, &queue::in_list(f, &path(&case.opened)), None);
    Ok(case.was_merged.then(other))
}

/// What an officer sees of a case with a conflict of interest.
pub(super) fn locked_out(f: &Frame, opened: &Opened, conflict: Conflict) -> web::Result {
    web::page_with(
        StatusCode::FORBIDDEN,
        &LockedOutPage {
            f,
            reference: &opened.case.reference,
            is_own: conflict == Conflict::Party,
        },
    )
}

/// Draws the page. After a form was sent, `since` is the last line that stood on its page: what others wrote
/// after it stands beside the answer that was being written.
async fn draw(
    portal: &Portal,
    f: &Frame,
    me: &SignedIn,
    opened: &Opened,
    forms: Forms,
    since: Option<i32>,
) -> web::Result {
    let (db, keys, case) = (portal.store.db(), portal.store.keys(), &opened.case);
    let lines = queries::thread(db, case.id, true).await?;
    let eyes = Eyes::Staff { me: me.id, since };
    // Whoever has protected identity is reached by the answer here alone.
    let (email, phone) = if opened.is_protected() {
        (None, None)
    } else {
        (contact::email(keys, case)?, contact::phone(keys, case)?)
    };
    let (topics, teams) = (topics::of(portal).await?, teams::of(portal).await?);
    let mut letters = letters(portal, f, opened, lines, eyes, &path(opened)).await?;
    let kept = queries::kept_for(portal, me.id).await?;
    let page = StaffCasePage {
        f,
        opened,
        decisions: decisions(f, opened, &mut letters).await?,
        letters,
        appeals: appealed(f, opened).await?,
        settle_by: asked_to_settle(f, opened),
        answers: answers(f, opened, &path(opened)).await?,
        files: FilesField::new(f, &forms.answer).await?,
        about: About::of(f, opened).await?,
        standing: standing::for_staff(f, opened, &topics),
        canned: canned::choices(portal, f, opened).await?,
        colleagues: colleagues(portal, f, me).await?,
        teams: team_choices(&teams),
        links: links(db, opened).await?,
        email: email.map(|email| email.as_str().to_owned()),
        phone,
        seen: case.version,
        state: opened.facts().state_at(f.now()),
        is_mine: case.officer_id == Some(me.id),
        topics,
        has_keys: kept.settings.has_keys,
        live: kept.settings.is_live.then(|| queue::in_list(f, now::PATH)),
        team: teams.name(case.team_id).map(str::to_owned),
        recused: recused(f, opened).await?,
        forms,
    };
    web::page_with(page.forms.status(), &page)
}

async fn recused(f: &Frame, opened: &Opened) -> anyhow::Result<Vec<(Id<Person>, String)>> {
    let db = f.portal.store.db();
    let all = queries::recused(db, opened.case.id).await?;
    let mut names = accounts::queries::open_names(db, &all).await?;
    let name = |id| (id, names.remove(&id).unwrap_or_else(|| f.t("desk-officer-protected")));
    Ok(all.into_iter().map(name).collect())
}

async fn links(db: &impl ConnectionTrait, opened: &Opened) -> Result<Vec<(String, String)>, DbErr> {
    let linked = queries::linked_to(db, opened.case.id).await?;
    Ok(linked.into_iter().map(|case| (case.reference, case.subject)).collect())
}

/// Colleagues, and then teams, in one list.
pub(super) fn takers(f: &Frame, colleagues: &[(String, String)], teams: &[(String, String)]) -> Choices {
    let mut takers = vec![(String::new(), colleagues.to_vec())];
    if !teams.is_empty() {
        takers.push((f.t("desk-teams"), teams.to_vec()));
    }
    takers
}

/// The teams, as they stand in such a list.
pub(super) fn team_choices(teams: &Teams) -> Vec<(String, String)> {
    let choice = |team: &TeamOf| (format!("{}{}", parsing::TEAM, team.id), team.name.clone());
    teams.all().iter().map(choice).collect()
}

/// Those who handle cases, by name. Who has protected identity is not among them, and takes cases alone.
pub(super) async fn officers(portal: &Portal) -> anyhow::Result<Vec<(String, String)>> {
    let ids = accounts::queries::staff_with(portal.store.db(), OFFICERS).await?;
    let names = accounts::queries::open_names(portal.store.db(), &ids).await?;
    let mut officers: Vec<_> = names.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    officers.sort_by(|(_, a), (_, b)| a.cmp(b));
    Ok(officers)
}

/// The other officers to choose from.
pub(super) async fn colleagues(portal: &Portal, f: &Frame, me: &SignedIn) -> anyhow::Result<Vec<(String, String)>> {
    let me = me.id.to_string();
    let mut colleagues = officers(portal).await?;
    colleagues.retain(|(id, _)| *id != me);
    colleagues.insert(0, (String::new(), f.t("desk-form-choose")));
    Ok(colleagues)
}

/// POST `/handlaggning/arenden/{reference}`
pub(crate) async fn send(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    case: QueueCase,
    sent: PostedFiles,
) -> web::Result {
    if let Some(conflict) = case.conflict {
        return locked_out(&f, &case.opened, conflict);
    }
    let deed = Deed::of(sent.posted.get("act"));
    if case.was_merged && !deed.writes() {
        let told = Flash::note(f.t("desk-staff-was-merged"));
        return Ok(web::see_other(&f, &path(&case.opened), Some(told)));
    }
    let me = viewer.signed_in()?;
    let work = Work {
        portal: &portal,
        f: &f,
        officer: Officer::of(me),
        opened: &case.opened,
        sent: &sent,
        // Of a case that this one took in, nothing of this one was seen.
        seen: if case.was_merged {
            0
        } else {
            sent.posted.get("_seen").parse().unwrap_or(0)
        },
    };
    let mut form = Form::posted(&f, &sent.posted);
    if deed == Deed::Fetch {
        form = canned::fetch(&work, me, form).await?;
    }
    match work.perform(deed, &mut form).await {
        Ok(Some(led)) => {
            let next = match sent.posted.has("_next") {
                true => queue::next_after(&portal, &f, me, &case.opened.case).await?,
                false => Some(queue::in_list(&f, &led)),
            };
            let next = next.unwrap_or_else(|| queue::in_list(&f, queue::PATH));
            return Ok(web::see_other(&f, &next, Some(deed.thanks(&f))));
        }
        Ok(None) => {}
        Err(Stop::Refusal(Refusal::Conflict(conflict))) => return locked_out(&f, &case.opened, conflict),
        Err(Stop::Refusal(Refusal::Overtaken)) if case.was_merged => form.mistake("text", "desk-refused-into-another"),
        Err(Stop::Refusal(refusal)) => parsing::refused(&mut form, deed.field(), refusal),
        Err(Stop::Fault(e)) => return Err(e.into()),
    }
    let opened = reread(&portal, &case.opened).await?;
    let since = (!case.was_merged && deed.goes_by_thread()).then_some(work.seen);
    let forms = Forms::new(&f, &opened).with(deed, form);
    draw(&portal, &f, me, &opened, forms, since).await
}

/// GET `/handlaggning/arenden/{reference}/nasta`: leads to the next case of the list.
pub(crate) async fn next(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, case: QueueCase) -> web::Result {
    let next = queue::next_after(&portal, &f, viewer.signed_in()?, &case.opened.case).await?;
    Ok(match next {
        Some(next) => web::see_other(&f, &next, None),
        None => {
            let told = Flash::note(f.t("desk-staff-no-next"));
            web::see_other(&f, &queue::in_list(&f, queue::PATH), Some(told))
        }
    })
}

/// GET `/handlaggning/arenden/{reference}/filer/{file}`
pub(crate) async fn file(
    Get(portal): Get<Portal>,
    case: QueueCase,
    Path((_, file)): Path<(String, Id<File>)>,
) -> web::Result {
    if case.conflict.is_some() {
        return Err(Problem::NotFound.into());
    }
    let found = thread::file(&portal, &case.opened, file).await?;
    found.ok_or(Problem::NotFound)?.serve(&portal).await
}

pub(super) fn path(opened: &Opened) -> String {
    format!("/handlaggning/arenden/{}", opened.case.reference)
}
