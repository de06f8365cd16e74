//! `/organisation/api`: keys of programs, whom they let in and for how long.

use base::OrgRole;
use chrono::TimeDelta;
use organisations::keys::{KeyRefusal, NewKey, make_key};
use organisations::model::State;
use organisations::tables::{api_key, organisation};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use store::tables::audit_entry;
use store::{Actor, Never, Stop};
use testkit::{Browser, TestPortal, both};

use super::{PROBE, program, with_probe};

const PATH: &str = "/organisation/api";

async fn keys(portal: &TestPortal) -> Vec<api_key::Model> {
    api_key::Entity::find().all(portal.store.db()).await.unwrap()
}

/// Makes a key on the page; gives its text.
async fn made_by(bo: &mut Browser, name: &str) -> String {
    bo.open(PATH).await.heading("API och webhookar");
    bo.fill("Programmets namn", name).press("Skapa nyckeln").await;
    bo.heading(&format!("Nyckeln till {name} är skapad"));
    bo.page().all(".codes li").remove(0)
}

both!(a_manager_makes_a_key_that_is_shown_once, async |portal| {
    let mut bo = portal.bo().await;
    bo.open(PATH).await.sees("Det finns inga nycklar än.");
    let form = bo
        .fill("Programmets namn", "Ärendesystemet")
        .submission("Skapa nyckeln");
    bo.submit(&form).await.heading("Nyckeln till Ärendesystemet är skapad");
    let text = bo.page().all(".codes li").remove(0);
    assert!(text.starts_with("farstu_") && text.len() == 71, "{}", text.len());
    bo.submit(&form).await;
    bo.follow().await.flash("visas inte igen").does_not_see(&text);
    bo.sees("Ärendesystemet").sees("har inte använts");
    let [key] = keys(portal).await.try_into().unwrap();
    assert!(!key.key_hash.contains(&text[7..]) && text.ends_with(&key.tail));
    assert_eq!(key.made_by, Some(bo.id()));
    assert_eq!(key.expires_at, Some(portal.time() + TimeDelta::days(365)));
    assert_eq!(portal.audited("organisations.key_made").await, 1);

    let mut program = portal.program("Granens IF").await.before(with_probe(portal), portal);
    program.text = text;
    let told = program.get(PROBE).await.status(200).json();
    assert_eq!(told["program"], "Ärendesystemet");
    assert_eq!(told["organisation"], key.organisation_id.to_string());
    bo.open(PATH).await.does_not_see("har inte använts");
    bo.open("/organisation/historik").await.sees("En API-nyckel skapades");
});

both!(a_revoked_key_lets_nobody_in, async |portal| {
    let mut bo = portal.bo().await;
    let mut program = program(portal, "Granens IF").await;
    program.text = made_by(&mut bo, "Ärendesystemet").await;
    program.get(PROBE).await.status(200);
    bo.open(PATH).await.click("Återkalla, Ärendesystemet").await;
    bo.heading("Återkalla nyckeln till Ärendesystemet?");
    let form = bo.submission("Återkalla");
    for _ in 0..2 {
        bo.submit(&form).await;
        bo.follow().await.flash("Nyckeln till Ärendesystemet är återkallad.");
    }
    bo.sees("Återkallad");
    program.get(PROBE).await.problem(401, "no-key");
    assert_eq!(program.headers()["www-authenticate"], "Bearer");
    assert_eq!(portal.audited("organisations.key_revoked").await, 1);
    // The name is free again.
    made_by(&mut bo, "Ärendesystemet").await;
});

both!(only_keys_that_hold_let_in, async |portal| {
    let mut program = program(portal, "Exempel IF").await;
    let right = program.text.clone();
    for wrong in [
        "",
        "farstu_",
        "hej",
        &right[..70],
        &format!("{right}0"),
        &right.to_uppercase(),
    ] {
        wrong.clone_into(&mut program.text);
        program.get(PROBE).await.problem(401, "no-key");
        program
            .post(PROBE, &json!({ "text": "Hej" }))
            .await
            .problem(401, "no-key");
    }
    program.text = right;
    program.get(PROBE).await.status(200);
    portal.advance(TimeDelta::days(365));
    program.get(PROBE).await.problem(401, "no-key");
    assert_eq!(portal.audited("probe.written").await, 0);
});

both!(who_is_logged_in_has_no_key_and_a_key_is_no_login, async |portal| {
    let bo = portal.bo().await;
    let mut program = program(portal, "Granens IF").await;
    let cookies = ["__Host-farstu-session", "__Host-farstu-csrf"].map(|name| (name, bo.cookie(name)));
    for (name, value) in cookies {
        if let Some(value) = value {
            program.browser.set_cookie(name, value);
        }
    }
    assert!(program.browser.cookie("__Host-farstu-session").is_some());
    program.browser.open(PROBE).await.status(401);
    program.browser = portal.visitor();
    let bearer = format!("Bearer {}", program.text);
    program
        .browser
        .send("GET", PATH, &[("authorization", &bearer)], "")
        .await
        .leads_to("/logga-in?till=%2Forganisation%2Fapi");
});

both!(the_key_of_an_organisation_that_ended_lets_nobody_in, async |portal| {
    let mut mine = program(portal, "Exempel IF").await;
    let mut theirs = program(portal, "Granens IF").await;
    let of = mine.organisation;
    let ended = portal.store.write::<_, Never, _, _>(|tx| async move {
        organisation::Entity::update_many()
            .col_expr(organisation::Column::State, Expr::value(State::Ended))
            .filter(organisation::Column::Id.eq(of))
            .exec(&*tx)
            .await?;
        Ok(())
    });
    ended.await.unwrap();
    mine.get(PROBE).await.problem(401, "no-key");
    theirs.get(PROBE).await.status(200);
});

both!(a_key_revoked_on_the_way_writes_nothing, async |portal| {
    let mut program = program(portal, "Exempel IF").await;
    program
        .post(PROBE, &json!({ "text": "Hej", "revoke": true }))
        .await
        .problem(401, "no-key");
    assert_eq!(portal.audited("probe.written").await, 0);
});

both!(what_a_program_does_is_logged_under_its_key, async |portal| {
    let mut program = program(portal, "Exempel IF").await;
    program.post(PROBE, &json!({ "text": "Hej" })).await.status(200);
    let found = audit_entry::Entity::find().filter(audit_entry::Column::Act.eq("probe.written"));
    let row = found.one(portal.store.db()).await.unwrap().unwrap();
    assert_eq!(row.actor_kind, "key");
    assert_eq!(row.actor_id, Some(program.key.uuid()));
    assert_eq!(row.hat_id, Some(program.organisation.uuid()));
});

both!(
    wrong_keys_from_one_address_are_slowed_down_and_right_ones_not,
    async |portal| {
        let mut program = program(portal, "Exempel IF").await;
        let mut guessing = program.clone();
        guessing.text.push('0');
        for _ in 0..50 {
            guessing.get(PROBE).await.problem(401, "no-key");
        }
        guessing.get(PROBE).await.problem(429, "limited");
        program.get(PROBE).await.status(200);
    }
);

both!(its_use_is_noted_once_an_hour, async |portal| {
    let mut program = program(portal, "Exempel IF").await;
    let used = async || keys(portal).await[0].last_used_at.unwrap();
    program.get(PROBE).await.status(200);
    let first = used().await;
    portal.advance(TimeDelta::minutes(59));
    program.get(PROBE).await.status(200);
    assert_eq!(used().await, first);
    portal.advance(TimeDelta::minutes(1));
    program.get(PROBE).await.status(200);
    assert_eq!(used().await, portal.time());
});

both!(
    keys_are_the_matter_of_managers_and_of_their_own_organisation,
    async |portal| {
        let mut bo = portal.bo().await;
        let other = portal.program("Granens IF").await;
        let foreign = format!("{PATH}/nycklar/{}", other.key);
        bo.open(&foreign).await.status(404);
        bo.open(PATH).await;
        let form = bo.fill("Programmets namn", "X").submission("Skapa nyckeln");
        let mut stolen = form.clone();
        stolen.action.clone_from(&foreign);
        bo.submit(&stolen).await.status(404);
        assert!(keys(portal).await.iter().all(|key| key.revoked_at.is_none()));

        let of = organisation::Entity::find().filter(organisation::Column::Name.eq("Exempel IF"));
        let of = of.one(portal.store.db()).await.unwrap().unwrap().id;
        let mut lisa = portal.person("Lisa", "Berg").await;
        portal.give_org_role(of, lisa.id(), OrgRole::SubUserBooking).await;
        portal.wear(&lisa, Some(of)).await;
        lisa.open(PATH).await.status(403);
        lisa.open("/organisation").await.does_not_see("API och webhookar");
        let mut anna = portal.anna().await;
        anna.open(PATH).await.sees("Du agerar som privatperson");
    }
);

both!(mistakes_in_a_key_are_told, async |portal| {
    let mut bo = portal.bo().await;
    bo.open(PATH).await.press("Skapa nyckeln").await;
    bo.mistakes(&["Fyll i vad programmet heter."]);
    made_by(&mut bo, "Ärendesystemet").await;
    bo.open(PATH).await.fill("Programmets namn", "ärendesystemet");
    bo.press("Skapa nyckeln").await;
    bo.mistakes(&["Det finns redan en nyckel med det namnet. Välj ett annat, eller återkalla den först."]);

    let of = portal.organisation("forening", "Granens IF").await;
    let make = async |n: usize| {
        let new = NewKey {
            name: format!("Program {n}"),
            expires_at: None,
        };
        make_key(portal, Actor::System, &format!("form-{n}"), of, &new).await
    };
    for n in 0..20 {
        make(n).await.unwrap();
    }
    assert!(matches!(make(20).await, Err(Stop::Refusal(KeyRefusal::TooMany))));
});
